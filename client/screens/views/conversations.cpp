// The conversations that are kept apart: which one goes on, who sits in it, and where talk sat so far. Also who took a seat over.
#include <algorithm>
#include <vector>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/process.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

bool leads(const View& view) {
    const bool trainer = view.session.trainer() && !view.session.looks_as_seat();
    return trainer || (view.session.seat() != 0 && view.session.seat() == view.knowledge().direction());
}

void set_conversation(const View& view, const std::string& domain) {
    if (view.session.trainer()) view.give_table().mutable_set_conversation()->set_domain(domain);
    else view.wants.give().mutable_set_conversation()->set_domain(domain);
}

const char* icon_of(const View& view, const std::string& domain) {
    const DomainInfo* info = knowledge::domain_info(view.knowledge(), domain);
    return info && !info->icon().empty() ? icon_named(info->icon()) : icon::forum;
}

// Who should be in it, when it is not everybody.
std::string explain(const View& view) {
    const DomainInfo* info = knowledge::domain_info(view.knowledge(), view.knowledge().conversation());
    return info ? say(info->explain()) : std::string(tr("talk.any.explain"));
}

}  // namespace

bool keeps_conversations(const View& view) { return !view.content().domains().empty(); }

std::string conversation_title(const View& view, const std::string& domain) {
    const DomainInfo* info = knowledge::domain_info(view.knowledge(), domain);
    return info ? say(info->title()) : std::string(tr("talk.any"));
}

void draw_conversation_choice(const View& view, const Rect& rect, const char* id) {
    std::vector<std::string> names;
    int now = 0;
    for (const auto& domain : view.content().domains()) {
        if (domain.id() == view.knowledge().conversation()) now = static_cast<int>(names.size());
        names.push_back(say(domain.title()));
    }
    if (view.knowledge().conversation().empty()) now = static_cast<int>(names.size());
    names.push_back(std::string(tr("talk.any")));
    float wanted = 0;
    for (const auto& name : names) wanted = std::max(wanted, text_width(view.kit, Font::small_bold, name));
    int chosen = now;
    if ((wanted + view.px(22)) * static_cast<float>(names.size()) <= rect.width()) {
        std::vector<Segment> segments;
        for (int index = 0; index < static_cast<int>(names.size()); ++index)
            segments.push_back({index < view.content().domains_size() ? std::string_view(view.content().domains(index).id()) : std::string_view("any"), nullptr, names[static_cast<std::size_t>(index)]});
        if (const int pressed = segmented(view.kit, id, rect, segments, now); pressed >= 0) chosen = pressed;
    } else {
        const std::vector<std::string_view> options(names.begin(), names.end());
        select(view.kit, id, rect, options, chosen, {.name = tr("talk.now")});
    }
    if (chosen != now) set_conversation(view, chosen < view.content().domains_size() ? view.content().domains(chosen).id() : std::string());
}

float draw_conversation_bar(const View& view, const Rect& rect) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    if (!keeps_conversations(view) || !phase || (phase->kind() != TALKING && phase->kind() != EXPLORING)) return 0;
    const RegionScope region(view.kit, "region.conversation", tr("talk.now"), rect);
    const std::string& now = view.knowledge().conversation();
    const bool lead = leads(view);
    const std::string words = explain(view);
    const float left = view.px(44), inside = rect.width() - left - view.px(12);
    const DomainInfo* info = knowledge::domain_info(view.knowledge(), now);
    const float discs = info && !info->parties().empty() ? view.px(26) * static_cast<float>(info->parties_size()) : 0;
    const float title = line_height(view.kit, Font::body_bold) + view.px(4), lower = paragraph_height(view.kit, words, inside, {.font = Font::small});
    const float control = lead ? view.px(control_height + 6) : 0;
    const Rect box{rect.x0, rect.y0, rect.x1, rect.y0 + title + lower + control + view.px(16)};
    fill(view.kit, box, view.kit.theme().surface, 10);
    outline(view.kit, box, view.kit.theme().line, 10);
    Rect room = box.inset(view.px(12), view.px(8));
    if (lead) {
        draw_conversation_choice(view, room.cut_top(view.px(control_height)), "talk.choice");
        room.cut_top(view.px(6));
    }
    icon_at(view.kit, {room.x0 + view.px(10), room.y0 + title / 2}, icon_of(view, now), view.kit.theme().primary);
    Rect head{room.x0 + left - view.px(12), room.y0, room.x1, room.y0 + title};
    float x = head.x1 - view.px(11);
    if (info)
        for (int index = info->parties_size() - 1; index >= 0; --index, x -= view.px(26)) party_disc(view, {x, head.center().y}, view.px(11), info->parties(index));
    head.cut_right(discs);
    label(view.kit, head, tr("talk.of", {conversation_title(view, now)}), {.font = Font::body_bold, .may_shorten = true, .id = "talk.now"});
    paragraph(view.kit, {room.x0 + left - view.px(12), room.y0 + title, room.x1, box.y1}, words, {.font = Font::small, .color = view.kit.theme().ink_second});
    return box.height();
}

namespace {

// Of one conversation: its name and its figures, beside each other where both fit whole.
struct FigureRow {
    std::int64_t talked_ms;
    std::string title, figures;
    bool now, beside;
    float line, height;
};

FigureRow figure_row(const View& view, float width, const Glance& glance, const GlanceConversation& one) {
    FigureRow out{one.talked_ms(), conversation_title(view, one.domain()), {}, one.domain() == glance.conversation(), false, line_height(view.kit, Font::small), 0};
    if (out.now && glance.has_talk_since_ms()) out.talked_ms += std::max<std::int64_t>(0, view.session.glance_now_ms(glance.table(), view.now_ms) - glance.talk_since_ms());
    out.figures = tr("talk.figures", {minutes(out.talked_ms), std::to_string(one.proposals()), std::to_string(one.agreements())});
    // Room for the hour, so that the rows stay as high while the clock runs.
    out.beside = text_width(view.kit, Font::small_bold, out.title) + text_width(view.kit, Font::small, out.figures) + view.px(36) <= width;
    out.height = (out.beside ? out.line : 2 * out.line) + view.px(13);
    return out;
}

}  // namespace

float conversation_figures_height(const View& view, float width, const Glance& glance) {
    float out = 0;
    for (const auto& one : glance.conversations()) out += figure_row(view, width, glance, one).height;
    return out;
}

void draw_conversation_figures(const View& view, Rect& room, const Glance& glance) {
    std::vector<FigureRow> rows;
    std::int64_t most_ms = 1;
    for (const auto& one : glance.conversations()) {
        rows.push_back(figure_row(view, room.width(), glance, one));
        most_ms = std::max(most_ms, rows.back().talked_ms);
    }
    for (std::size_t index = 0; index < rows.size(); ++index) {
        const FigureRow& shown = rows[index];
        const std::string& domain = glance.conversations(static_cast<int>(index)).domain();
        const Rect whole = room.cut_top(shown.height);
        Rect row = whole;
        const Rect bar = row.cut_bottom(view.px(9));
        const Rect figures = shown.beside ? row.cut_right(text_width(view.kit, Font::small, shown.figures) + 2) : row.cut_bottom(shown.line);
        label(view.kit, figures, shown.figures, {.font = Font::small, .color = view.kit.theme().ink_second, .align = shown.beside ? Align::right : Align::left, .may_shorten = true});
        label(view.kit, row, shown.title, {.font = shown.now ? Font::small_bold : Font::small, .color = shown.now ? view.kit.theme().primary : view.kit.theme().ink, .may_shorten = true});
        fill(view.kit, {bar.x0, bar.y0, bar.x1, bar.y0 + view.px(4)}, view.kit.theme().inset, 2);
        const float share = static_cast<float>(shown.talked_ms) / static_cast<float>(most_ms);
        fill(view.kit, {bar.x0, bar.y0, bar.x0 + bar.width() * share, bar.y0 + view.px(4)}, shown.now ? view.kit.theme().primary : view.kit.theme().control_border, 2);
        view.kit.record(Role::status, "talk.figure." + (domain.empty() ? std::string("any") : domain), shown.title, whole, shown.figures);
    }
}

std::string succession_sentence(const View& view) {
    const SeatSucceeded* newest = nullptr;
    const auto& story = view.knowledge().story();
    for (auto entry = story.rbegin(); entry != story.rend() && entry->at_ms() >= view.knowledge().phase_began_ms() && !newest; ++entry)
        if (entry->has_seat_succeeded()) newest = &entry->seat_succeeded();
    if (!newest || view.knowledge().ended()) return {};
    const std::string name = seat_name(view.knowledge(), newest->seat());
    if (newest->seat() == view.session.seat() && view.session.seat() != 0) return tr("succession.mine", {name});
    const SeatInfo* info = knowledge::seat_info(view.knowledge(), {newest->seat()});
    return tr("succession.other", {name, info ? say(info->name()) : "?"});
}

}  // namespace samenspel::screens
