// Score sheets on screen: the secret sheet itself, what a package is worth by it, and the points at the end.
#include <cmath>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/secret.hpp"
#include "client/screens/views/bids.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

std::string points(double value) { return measured(value, "points"); }
std::string signed_points(double value) { return value == 0 ? "0" : change(value, "points"); }

// With a sign, and as many decimals as it has, two at most.
std::string signed_hundredths(double value) {
    const long hundredths = std::lround(std::fabs(value) * 100);
    std::string out = (value < 0 ? "\xE2\x88\x92" : "+") + std::to_string(hundredths / 100);
    if (hundredths % 100 == 0) return out;
    out += language() == Language::dutch ? "," : ".";
    out += std::to_string(hundredths % 100 / 10);
    if (hundredths % 10 != 0) out += std::to_string(hundredths % 10);
    return out;
}

float line(const View& view, const Rect& place, const std::string& words, const std::string& figure) {
    const Theme& theme = view.kit.theme();
    const float side = view.px(64);
    const float height = paragraph(view.kit, {place.x0, place.y0, place.x1 - side, place.y0}, words, {.font = Font::small, .color = theme.secret_ink});
    label(view.kit, {place.x1 - side, place.y0, place.x1, place.y0 + line_height(view.kit, Font::small_bold)}, figure, {.font = Font::small_bold, .color = theme.secret_ink, .align = Align::right});
    return height + view.px(2);
}

// "0,5 for each", "8 from 40 on": how the tally counts.
std::string tally_rule(const ScoreSheet::Tally& tally) {
    std::string out;
    const auto add = [&](const std::string& words) { out += (out.empty() ? "" : "; ") + words; };
    if (tally.each() != 0) add(tr("sheet.each", {signed_hundredths(tally.each())}));
    if (tally.squared() != 0) add(tr("sheet.squared", {signed_hundredths(tally.squared())}));
    if (tally.has_reach()) add(tr("sheet.reach", {signed_points(tally.reach_points()), whole_number(tally.reach())}));
    return out;
}

const InterestsScored* score_of(const View& view, std::uint32_t seat) {
    for (const auto& score : view.knowledge().scores())
        if (score.seat() == seat && score.has_points()) return &score;
    return nullptr;
}

}  // namespace

float draw_sheet(const View& view, const Rect& place, const RoleDealt& role) {
    if (!role.has_sheet()) return 0;
    const Theme& theme = view.kit.theme();
    const TextStyle small{.font = Font::small, .color = theme.secret_ink_second};
    Rect room = place;
    const auto head = [&](std::string_view words, Color color) { room.y0 += paragraph(view.kit, room, words, {.font = Font::small_bold, .color = color}) + view.px(3); };
    head(tr("sheet.title"), theme.secret_accent);
    room.y0 += paragraph(view.kit, room, tr("sheet.no_deal", {points(role.sheet().no_deal())}), small) + view.px(6);
    for (const auto& issue : view.content().issues()) {
        std::string scored;
        for (const auto& option : issue.options())
            for (const auto& points_line : role.sheet().points())
                if (points_line.issue() == issue.id() && points_line.option() == option.id()) scored += "x";
        if (scored.empty()) continue;
        head(say(issue.title()), theme.secret_ink);
        for (const auto& option : issue.options())
            for (const auto& points_line : role.sheet().points())
                if (points_line.issue() == issue.id() && points_line.option() == option.id()) room.y0 += line(view, room, say(option.label()), signed_points(points_line.points()));
        room.y0 += view.px(4);
    }
    for (const auto& together : role.sheet().together()) {
        std::string words;
        for (const auto& choice : together.choices()) words += (words.empty() ? "" : " + ") + option_label(view.knowledge(), choice.issue(), choice.option());
        room.y0 += line(view, room, words, signed_points(together.points()));
    }
    if (role.sheet().tallies_size() > 0) head(tr("sheet.tallies"), theme.secret_ink);
    for (const auto& tally : role.sheet().tallies()) {
        room.y0 += paragraph(view.kit, room, say(tally.title()), {.font = Font::small, .color = theme.secret_ink});
        room.y0 += paragraph(view.kit, room, tally_rule(tally), small) + view.px(3);
    }
    return room.y0 - place.y0 + view.px(8);
}

std::string worth_sentence(const View& view, const Draft& draft) {
    const auto valued = knowledge::valued(view.knowledge(), {view.session.seat()}, draft);
    if (!valued || view.session.trainer()) return {};
    // Where people sit side by side and talk, it is as secret as the card, and shown while that is held open.
    if (view.spoken() && !view.knowledge().ended() && !secret_is_open(view.kit, "role")) return {};
    if (valued->counts) return tr("worth.whole", {points(valued->points), points(valued->no_deal)});
    return tr("worth.part", {points(valued->points), std::to_string(valued->open), points(valued->no_deal)});
}

bool worth_it(const View& view, const Draft& draft) {
    const auto valued = knowledge::valued(view.knowledge(), {view.session.seat()}, draft);
    return valued && valued->points >= valued->no_deal;
}

void draw_own_points(const View& view, FlowCard& flow, const InterestsScored& score) {
    if (!score.has_points()) return;
    flow.head(icon::trending_up, tr("end.points"), points(score.points()));
    const double gain = score.points() - score.no_deal();
    const std::string words = tr(gain > 0 ? "end.points.more" : gain < 0 ? "end.points.less" : "end.points.same", {points(score.no_deal()), points(gain < 0 ? -gain : gain)});
    flow.piece(notice(view.kit, flow.row(0, 0), gain >= 0 ? icon::check : icon::warning, words, gain > 0 ? Tone::good : gain < 0 ? Tone::bad : Tone::neutral), 14);
}

void draw_all_points(const View& view, Rect& room) {
    bool any = false;
    for (const auto& score : view.knowledge().scores()) any = any || score.has_points();
    const bool now = !any;
    if (now)
        for (const auto& role : view.knowledge().roles()) any = any || role.has_sheet();
    if (!any) return;
    FlowCard flow(view.kit, "points.all", room);
    flow.head(icon::trending_up, tr(now ? "points.now" : "points.end"));
    for (const auto& role : view.knowledge().roles()) {
        if (!role.has_sheet()) continue;
        const InterestsScored* score = score_of(view, role.seat());
        const auto valued = knowledge::valued(view.knowledge(), {role.seat()}, {});
        const double value = score ? score->points() : valued && valued->counts ? valued->points : role.sheet().no_deal();
        const double no_deal = score ? score->no_deal() : role.sheet().no_deal();
        const auto party = knowledge::party_of(view.knowledge(), {role.seat()});
        Rect row = flow.row(30, 2);
        party_disc(view, {row.x0 + view.px(12), row.center().y}, view.px(11), party.value);
        row.cut_left(view.px(32));
        label(view.kit, row.cut_right(view.px(150)), tr("points.no_deal", {points(no_deal)}), {.font = Font::small, .color = view.kit.theme().ink_second, .align = Align::right, .may_shorten = true});
        label(view.kit, row.cut_right(view.px(64)), points(value), {.font = Font::body_bold, .color = value < no_deal ? view.kit.theme().against : view.kit.theme().ink, .align = Align::right});
        label(view.kit, row, party_name(view.knowledge(), party.value), {.may_shorten = true});
    }
    room.y0 = flow.bottom() + view.px(gap);
}

}  // namespace samenspel::screens
