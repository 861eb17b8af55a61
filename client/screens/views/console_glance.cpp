// A table in one card: where it is, who stands where, and the one thing that asks for the trainer.
#include <cmath>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/console.hpp"
#include "client/screens/views/process.hpp"
#include "client/screens/views/prompts.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr int most_proposals = 3;

std::string clock_of(const View& view, const Glance& glance) {
    if (glance.ended()) return std::string(tr("board.over"));
    if (!glance.started()) return "\xE2\x80\x93:\xE2\x80\x93\xE2\x80\x93";
    const int phase = static_cast<int>(glance.phase());
    if (phase < view.content().phases_size() && view.content().phases(phase).kind() == DRAWING) return "\xE2\x80\x93:\xE2\x80\x93\xE2\x80\x93";
    return minutes(glance.ends_at_ms() - view.session.glance_now_ms(glance.table(), view.now_ms));
}

std::string phase_of(const View& view, const Glance& glance) {
    if (!glance.started()) return std::string(tr("console.not_started"));
    if (glance.ended()) return std::string(tr("console.ended"));
    const int phase = static_cast<int>(glance.phase());
    const std::string title = phase < view.content().phases_size() ? say(view.content().phases(phase).title()) : std::string();
    return glance.lids_down() ? title + " · " + std::string(tr("console.lids.are_down")) : glance.paused() ? title + " · " + std::string(tr("console.stands")) : title;
}

void draw_head(const View& view, FlowCard& flow, const Glance& glance) {
    Rect head = flow.row(30, 2);
    const std::string clock = clock_of(view, glance);
    const bool urgent = glance.started() && !glance.ended() && glance.ends_at_ms() - view.session.glance_now_ms(glance.table(), view.now_ms) < 60'000;
    label(view.kit, head.cut_right(std::ceil(text_width(view.kit, Font::number, clock)) + 2), clock, {.font = Font::number, .color = urgent ? view.kit.theme().against : view.kit.theme().ink, .align = Align::right});
    head.cut_right(view.px(8));
    label(view.kit, head, tr("header.table", {std::to_string(glance.table())}), {.font = Font::title, .may_shorten = true});
    const bool still = glance.paused() || glance.lids_down();
    label(view.kit, flow.row(20, 8), phase_of(view, glance), {.font = Font::small, .color = still ? view.kit.theme().warning : view.kit.theme().ink_second, .may_shorten = true});
}

void draw_proposal_line(const View& view, FlowCard& flow, const GlanceProposal& proposal) {
    Rect row = flow.row(26, 2);
    const std::string words = tr("console.proposal", {std::to_string(proposal.proposal()), std::to_string(proposal.version())});
    label(view.kit, row.cut_left(std::min(text_width(view.kit, Font::small, words) + 2, row.width() * 0.36f)), words, {.font = Font::small, .may_shorten = true});
    row.cut_left(view.px(8));
    if (proposal.accepted()) {
        chip(view.kit, {row.x0, row.center().y}, icon::edit, tr("proposal.state.accepted"), Tone::good);
        return;
    }
    float x = row.x0 + view.px(10);
    std::string spoken;
    for (const auto& taken : proposal.positions()) {
        const bool object = taken.stance() == OBJECT, abstain = taken.stance() == ABSTAIN;
        const Point center{x, row.center().y};
        party_disc(view, center, view.px(10), taken.party());
        avatar_mark(view.kit, center, view.px(10), object ? icon::close : abstain ? icon::minus : icon::check, object ? Tone::bad : abstain ? Tone::neutral : Tone::good);
        x += view.px(27);
        spoken += (spoken.empty() ? "" : "; ") + party_name(view.knowledge(), taken.party()) + ": " + std::string(stance_name(taken.stance()));
    }
    const int waits = static_cast<int>(proposal.parties()) - proposal.positions_size();
    if (waits > 0) spoken += (spoken.empty() ? "" : "; ") + tr_count("console.waits", waits);
    view.kit.record(Role::status, {}, words, row, spoken);
    for (int index = 0; index < waits && x < row.x1; ++index, x += view.px(18)) view.kit.draw()->AddCircle({x, row.center().y}, view.px(6), view.kit.theme().control_border, 0, view.px(1.5f));
}

void draw_proposals_of(const View& view, FlowCard& flow, const Glance& glance) {
    if (glance.proposals().empty()) return flow.text(tr("console.no_proposal"), {.font = Font::small, .color = view.kit.theme().ink_third}, 6);
    const int first = std::max(0, glance.proposals_size() - most_proposals);
    for (int index = first; index < glance.proposals_size(); ++index) draw_proposal_line(view, flow, glance.proposals(index));
    flow.row(0, 6);
}

void draw_figures(const View& view, FlowCard& flow, const Glance& glance) {
    const auto pair = [](std::string_view one, std::string_view other) { return std::string(one) + " · " + std::string(other); };
    const std::string pen = glance.pen() != 0 ? tr("console.pen", {seat_name(view.knowledge(), glance.pen())}) : std::string(tr("console.pen.nobody"));
    Rect row = flow.row(20, 2);
    icon_at(view.kit, {row.x0 + view.px(8), row.center().y}, icon::edit, view.kit.theme().ink_third, Font::icon_small);
    row.cut_left(view.px(22));
    label(view.kit, row, pen, {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
    row = flow.row(20, 8);
    icon_at(view.kit, {row.x0 + view.px(8), row.center().y}, icon::handshake, view.kit.theme().ink_third, Font::icon_small);
    row.cut_left(view.px(22));
    if (glance.has_temperature()) {
        const Rect heat = row.cut_right(view.px(34));
        const int level = std::clamp(static_cast<int>(glance.temperature() + 0.5), 1, 4);
        thermometer(view.kit, {}, {heat.x0, heat.center().y - view.px(8), heat.x1, heat.center().y + view.px(8)}, tr("console.temperature"), tr("heat." + std::to_string(level)), level - 1);
        row.cut_right(view.px(8));
    }
    label(view.kit, row, pair(tr_count("console.agreements", static_cast<long>(glance.agreements())), tr_count("console.reveals", static_cast<long>(glance.reveals()))), {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
}

// Seats as discs: whole when somebody is there, with a mark when not.
void draw_seats(const View& view, FlowCard& flow, const Glance& glance) {
    const float radius = view.px(13), step = view.px(36);
    const int across = std::max(1, static_cast<int>(flow.width() / step)), seats = view.content().seats_size();
    Rect row;
    int away = 0, absent = 0;
    for (int index = 0; index < seats; ++index) {
        if (index % across == 0) row = flow.row(34, 0);
        const SeatInfo& seat = view.content().seats(index);
        const SeatChanged* held = nullptr;
        for (const auto& one : glance.seats())
            if (one.seat() == seat.number()) held = &one;
        const Point center{row.x0 + radius + step * static_cast<float>(index % across), row.center().y};
        party_disc(view, center, radius, seat.party());
        if (!held || held->holder() == EMPTY || held->holder() == ABSENT) {
            ++absent;
            avatar_mark(view.kit, center, radius, icon::close, Tone::neutral);
        } else if (held->holder() == BOT) {
            avatar_mark(view.kit, center, radius, icon::sync, Tone::primary);
        } else if (held->presence() != HERE) {
            ++away;
            avatar_mark(view.kit, center, radius, icon::offline, Tone::warning);
        }
    }
    flow.row(0, 4);
    const int here = seats - away - absent;
    label(view.kit, flow.row(18, 6), tr("console.seats", {std::to_string(here), std::to_string(away), std::to_string(absent)}), {.font = Font::caption, .color = view.kit.theme().ink_second, .may_shorten = true});
}

void send_prompt(const View& view, const Glance& glance) {
    const Prompt prompt = prompt_for(glance.alert());
    if (prompt != PROMPT_UNSET) view.give_table(glance.table()).mutable_give_prompt()->set_prompt(prompt);
}

std::string words_to_send(const Glance& glance) {
    return tr("alert.send", {std::string(tr("prompt.short." + std::to_string(static_cast<int>(prompt_for(glance.alert())))))});
}

bool send_button(const View& view, const Rect& place, const Glance& glance, std::string_view words) {
    return button(view.kit, "console.send." + std::to_string(glance.table()), place, words, {.kind = ButtonKind::primary, .icon = icon::send, .hint = prompt_words(view, prompt_for(glance.alert()))});
}

// What helps when a question does not: somebody neutral, a break, or no further.
struct Help { const char* id; const char* key; const char* icon; Prompt prompt; };
constexpr Help helps[] = {{"console.mediator.", "alert.mediator", icon::balance, CALL_MEDIATOR},
                          {"console.break.", "alert.break", icon::timer, HAVE_A_BREAK},
                          {"console.stop.", "alert.stop", icon::stop, PROMPT_UNSET}};
constexpr float helps_count = static_cast<float>(std::size(helps)), help_gap = 6;

// In pixels, with their words, and with nothing but their icons.
float helps_width(const View& view) {
    float width = view.px(help_gap) * (helps_count - 1);
    for (const Help& help : helps) width += button_width(view.kit, tr(help.key));
    return width;
}
float helps_least(const View& view) { return view.px(control_height) * helps_count + view.px(help_gap) * (helps_count - 1); }

// Side by side, each as much wider than its words as the others; equally wide, with icons, where the words do not fit.
void draw_helps(const View& view, Rect row, const Glance& glance, Console& console) {
    const float room = row.width() - view.px(help_gap) * (helps_count - 1);
    float words = 0;
    for (const Help& help : helps) words += text_width(view.kit, Font::small_bold, tr(help.key));
    const float spare = (room - words) / helps_count;
    const bool fits = spare >= view.px(12);
    for (const Help& help : helps) {
        const std::string_view name = tr(help.key);
        const Rect place = row.cut_left(std::floor(fits ? text_width(view.kit, Font::small_bold, name) + spare : room / helps_count));
        row.cut_left(view.px(help_gap));
        const bool stops = help.prompt == PROMPT_UNSET;
        const std::string hint = stops ? std::string(tr("trainer.end.explain")) : prompt_words(view, help.prompt);
        if (!button(view.kit, help.id + std::to_string(glance.table()), place, name, {.icon = fits ? nullptr : help.icon, .hint = hint})) continue;
        if (stops) console.begin(Ask::end, glance.table());
        else view.give_table(glance.table()).mutable_give_prompt()->set_prompt(help.prompt);
    }
}

void draw_alert(const View& view, FlowCard& flow, const Glance& glance, Console& console) {
    const std::string why(tr("alert." + std::to_string(static_cast<int>(glance.alert()))));
    flow.piece(notice(view.kit, flow.row(0, 0), icon::warning, why, Tone::warning), 6);
    if (send_button(view, flow.row(control_height, help_gap), glance, words_to_send(glance))) send_prompt(view, glance);
    draw_helps(view, flow.row(control_height, 8), glance, console);
}

bool alerted(const Glance* glance) { return glance && glance->alert() != ALERT_NONE && !glance->ended(); }

// The table that is looked at first, then the others by number.
const Glance* most_urgent(const View& view) {
    const Glance* here = view.session.glance(view.session.welcome().table());
    if (alerted(here)) return here;
    for (const auto table : tables_in_use(view))
        if (const Glance* other = view.session.glance(table); alerted(other)) return other;
    return nullptr;
}

}  // namespace

void draw_alert_band(const View& view, Rect& room, Console& console) {
    const Glance* glance = most_urgent(view);
    if (!glance) return;
    std::string why(tr("alert." + std::to_string(static_cast<int>(glance->alert()))));
    if (glance->table() != view.session.welcome().table()) why = tr("header.table", {std::to_string(glance->table())}) + ": " + why;
    // Enter sends it, unless it would press or write something else.
    const bool ready = view.kit.reachable() && view.kit.focus.current().empty();
    std::string words = words_to_send(*glance);
    const std::string with_key = words + " (Enter)";
    const float between = view.px(8), full = room.width(), height = view.px(control_height);
    const bool beside = full >= view.px(560);
    // In a narrow window the buttons come below, in two rows where that leaves room for the page.
    const bool two_rows = !beside && room.height() >= view.px(520);
    const float least = helps_least(view), most = two_rows ? full : beside ? full * 0.4f : full - least - between;
    if (ready && button_width(view.kit, with_key, true) <= most) words = with_key;
    const float send_width = beside ? std::min(button_width(view.kit, words, true), most) : most;
    const float helps_wide = helps_width(view);
    const float help_width = two_rows ? full : beside && full - send_width - helps_wide - 2 * between >= view.px(300) ? helps_wide : least;
    const float why_width = beside ? full - send_width - help_width - 2 * between : full;
    Rect row = room.cut_top(std::max(notice_height(view.kit, why, why_width), height));
    room.cut_top(between);
    Rect buttons = row;
    if (beside) {
        buttons = {row.x0 + why_width + between, row.center().y - height / 2, row.x1, row.center().y + height / 2};
        row.x1 = row.x0 + why_width;
    } else {
        buttons = room.cut_top(height);
        room.cut_top(between);
    }
    notice(view.kit, row, icon::warning, why, Tone::warning);
    const bool enter = ready && view.kit.take_key(Key::enter);
    if (send_button(view, buttons.cut_left(send_width), *glance, words) || enter) send_prompt(view, *glance);
    buttons.cut_left(between);
    if (two_rows) {
        buttons = room.cut_top(height);
        room.cut_top(between);
    }
    draw_helps(view, buttons, *glance, console);
}

Prompt prompt_for(Alert alert) {
    switch (alert) {
        case QUIET: return NAME_A_WORRY;
        case OBJECTIONS: return WHAT_FOR_YES;
        case FORM_FIRST: return WHOM_IT_CONCERNS;
        default: return PROMPT_UNSET;
    }
}

bool draw_glance(const View& view, const Rect& place, const Glance& glance, Console& console, float& bottom) {
    const std::string number = std::to_string(glance.table()), id = "console.table." + number;
    const bool alarmed = alerted(&glance);
    FlowCard flow(view.kit, id + ".card", place);
    const Interaction answer = view.kit.control(id, flow.rect(), {.label = tr("header.table", {number}), .value = phase_of(view, glance), .group = "console.table", .container = true, .radius = 12, .key_press = false});
    if (answer.focused) console.picked = glance.table();
    if (alarmed) outline(view.kit, flow.rect(), view.kit.theme().warning, 12, 2);
    else if (answer.hovered) outline(view.kit, flow.rect(), view.kit.theme().primary, 12, 1.5f);
    bool open = answer.pressed;
    if (answer.focused && view.kit.take_key(Key::enter)) {
        if (alarmed) send_prompt(view, glance);
        else open = true;
    }
    if (answer.focused && view.kit.take_key(Key::space)) open = true;
    draw_head(view, flow, glance);
    if (alarmed) draw_alert(view, flow, glance, console);
    draw_proposals_of(view, flow, glance);
    draw_figures(view, flow, glance);
    if (!glance.conversations().empty()) {
        Rect rows = flow.row(0, 0);
        rows = flow.piece(conversation_figures_height(view, rows.width(), glance), 8);
        draw_conversation_figures(view, rows, glance);
    }
    draw_seats(view, flow, glance);
    if (button(view.kit, "console.open." + number, flow.row(control_height, 0), tr("console.open", {number}), {.icon = icon::chevron_right})) open = true;
    bottom = flow.bottom();
    return open;
}

}  // namespace samenspel::screens
