// What became of the region and of us: sentences first, then figures against the last round and against no deal.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/secret.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

std::optional<double> value_of(const google::protobuf::RepeatedPtrField<Indicator>& indicators, const std::string& id, const std::string& subject) {
    for (const auto& indicator : indicators)
        if (indicator.indicator() == id && indicator.subject() == subject) return indicator.value();
    return std::nullopt;
}

float share(const IndicatorInfo& info, double value) {
    const double width = info.high() - info.low();
    return width == 0 ? 0 : static_cast<float>(std::clamp((value - info.low()) / width, 0.0, 1.0));
}

constexpr float line_units = 40, delta_units = 92, value_units = 96;

struct Figure { const IndicatorInfo& info; double value; std::optional<double> before, without; std::string id; };

bool name_beside(const View& view, const IndicatorInfo& info, float width) {
    return text_width(view.kit, Font::body, say(info.name())) <= width - view.px(delta_units + value_units);
}

// A name that has no room beside its value stands above it, whole. In pixels.
float figure_height(const View& view, const IndicatorInfo& info, float width) {
    return view.px(line_units) + (name_beside(view, info, width) ? 0 : paragraph_height(view.kit, say(info.name()), width));
}

// One indicator, in the colours of a plain card or of a secret one; the row is as high as figure_height() says.
void draw_line(const View& view, Rect row, const Figure& figure, bool secret) {
    const Theme& theme = view.kit.theme();
    const IndicatorInfo& info = figure.info;
    const Color ink = secret ? theme.secret_ink : theme.ink;
    const bool beside = name_beside(view, info, row.width());
    if (!beside) row.y0 += paragraph(view.kit, row, say(info.name()), {.color = ink});
    Rect upper = row.cut_top(view.px(22));
    const std::string now = measured(figure.value, info.unit());
    const double moved = figure.before ? figure.value - *figure.before : 0;
    const std::string delta = figure.before ? change(moved, info.unit()) : std::string();
    const Color tone = secret ? theme.secret_ink_second : delta.empty() || delta == "=" ? theme.ink_third : (moved > 0) == info.more_is_better() ? theme.in_favour : theme.against;
    label(view.kit, upper.cut_right(view.px(delta_units)), delta, {.font = Font::small_bold, .color = tone, .align = Align::right, .may_shorten = true});
    label(view.kit, beside ? upper.cut_right(view.px(value_units)) : upper, now, {.font = Font::body_bold, .color = ink, .align = beside ? Align::right : Align::left, .may_shorten = true});
    if (beside) label(view.kit, upper, say(info.name()), {.color = ink, .may_shorten = true});
    const bool good = !info.has_target() || (figure.value >= info.target()) == info.more_is_better();
    const std::string spoken = now + (figure.without ? ", " + tr("result.without", {measured(*figure.without, info.unit())}) : std::string());
    gauge(view.kit, figure.id, row.inset(0, view.px(3)), say(info.name()), spoken, share(info, figure.value),
          figure.without ? std::optional(share(info, *figure.without)) : info.has_target() ? std::optional(share(info, info.target())) : std::nullopt, {.on_secret = secret, .good = good});
}

std::vector<Figure> own_figures(const View& view, const PartyResult& party, const PartyResult* was, const std::string& id) {
    std::vector<Figure> out;
    for (const auto& info : view.content().indicators())
        for (const auto& indicator : party.indicators())
            if (indicator.indicator() == info.id())
                out.push_back({info, indicator.value(), was ? value_of(was->indicators(), info.id(), indicator.subject()) : std::nullopt, std::nullopt, id + "." + info.id() + "." + indicator.subject()});
    return out;
}

float draw_own(const View& view, const Rect& room, const PartyResult& party, const PartyResult* was) {
    const std::string id = "result.own." + std::to_string(party.party());
    const auto figures = own_figures(view, party, was, id);
    if (!view.covers_own()) {
        FlowCard flow(view.kit, id, room);
        flow.head(icon::lock, party.party() == view.session.party() ? std::string(tr("result.own")) : party_name(view.knowledge(), party.party()));
        for (const auto& figure : figures) draw_line(view, flow.piece(figure_height(view, figure.info, flow.width()), 4), figure, false);
        return flow.bottom();
    }
    const float hint = paragraph_height(view.kit, tr(view.kit.columns() > 1 ? "kit.secret.hint" : "kit.secret.hint.finger"), std::min(view.px(260), room.width() - view.px(56)), {.font = Font::small}) + view.px(24);
    float needed = 0;
    for (const auto& figure : figures) needed += figure_height(view, figure.info, room.width() - view.px(32)) + view.px(4);
    const float height = view.px(58) + std::max(hint, needed);
    const SecretCard cover = secret_card(view.kit, id, {room.x0, room.y0, room.x1, room.y0 + height}, tr("result.own"));
    Rect inside = cover.inner;
    if (cover.open)
        for (const auto& figure : figures) {
            draw_line(view, inside.cut_top(figure_height(view, figure.info, inside.width())), figure, true);
            inside.cut_top(view.px(4));
        }
    return room.y0 + height;
}

}  // namespace

void draw_result(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "result", rect, {.name = tr("table.tab.result")});
    Rect room = area.content();
    const auto& results = view.knowledge().results();
    if (results.empty()) return;
    const ResultKnowledge& last = *results.rbegin();
    const ResultKnowledge* before = results.size() > 1 ? &results.Get(results.size() - 2) : nullptr;
    {
        FlowCard flow(view.kit, "result.news", room);
        flow.head(icon::event, last.round().round() == 0 ? std::string(tr("result.start")) : tr("result.title", {std::to_string(last.round().year())}));
        int told = 0;
        for (const auto& finding : last.round().findings()) {
            const std::string sentence = finding_sentence(finding, view.knowledge());
            if (sentence.empty() || told++ > 7) continue;
            flow.text("•\xC2\xA0" + sentence, {}, 4);
        }
        for (const auto& standing : view.knowledge().standings())
            if (standing.standing() != SOUND)
                flow.text("•\xC2\xA0" + tr(standing.standing() == CLOSED ? "standing.closed" : "standing.supervised", {party_name(view.knowledge(), standing.party())}), {.color = view.kit.theme().against}, 4);
        if (told == 0) flow.text(tr(last.round().round() == 0 ? "result.before" : "result.quiet"), {.color = view.kit.theme().ink_second});
        room.y0 = flow.bottom() + view.px(gap);
    }
    {
        FlowCard flow(view.kit, "result.region", room);
        flow.head(icon::map, tr("result.region"), tr("result.mark"));
        for (const auto& info : view.content().indicators())
            if (const auto value = value_of(last.round().indicators(), info.id(), ""))
                draw_line(view, flow.piece(figure_height(view, info, flow.width()), 4),
                          {info, *value, before ? value_of(before->round().indicators(), info.id(), "") : std::nullopt,
                           last.round().round() == 0 ? std::nullopt : value_of(last.round().without_deal(), info.id(), ""), "result." + info.id()}, false);
        room.y0 = flow.bottom() + view.px(gap);
    }
    for (const auto& party : last.parties()) {
        const PartyResult* was = nullptr;
        if (before)
            for (const auto& older : before->parties())
                if (older.party() == party.party()) was = &older;
        room.y0 = draw_own(view, room, party, was) + view.px(gap);
    }
    area.used(room.y0);
}

}  // namespace samenspel::screens
