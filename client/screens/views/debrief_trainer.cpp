// The trainer's page of the debriefing, and the public screen's.
#include <algorithm>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/board.hpp"
#include "client/screens/views/debrief.hpp"
#include "client/screens/views/replay.hpp"
#include "proto/debriefing.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

void take_step(const View& view, DebriefStep step) { view.give_table().mutable_step_debrief()->set_step(step); }

// Minutes meant for a step, rounded; the server sets the clock to the exact length when it is taken.
std::int64_t minutes_for(const View& view, DebriefStep step) { return std::max<std::int64_t>(1, (debrief_step_ms(view.content(), step) + 30'000) / 60'000); }

void draw_steps(const View& view, Rect& room) {
    FlowCard flow(view.kit, "debrief.steps", room);
    flow.head(icon::forum, tr("debrief.steps"), tr("debrief.steps.hint"));
    const DebriefStep now = view.knowledge().debrief().step();
    std::size_t number_of = 0;
    for (const auto& [step, planned] : debrief_plan) {
        const bool on = now == step, narrow = view.kit.columns() == 1;
        const std::string number = std::to_string(++number_of), id = "debrief.step." + number, title = number + ".\xC2\xA0" + step_title(step);
        const std::string length = tr("debrief.minutes", {std::to_string(minutes_for(view, step))});
        std::string words = title;
        // Where the title is wider than a button can be, it stands above.
        const bool above = narrow && button_width(view.kit, title) > flow.width();
        if (above) {
            flow.text(title + " · " + length, {.font = Font::body_bold}, 2);
            words = tr("debrief.take");
        }
        Rect row = flow.row(control_height, 4);
        if (!above) {
            const float wide = std::min(text_width(view.kit, Font::small, length) + view.px(2), row.width() * 0.4f);
            if (!narrow || button_width(view.kit, title) + wide + view.px(8) <= row.width()) {
                label(view.kit, row.cut_right(std::max(wide, narrow ? 0.0f : view.px(64))), length, {.font = Font::small, .color = view.kit.theme().ink_second, .align = Align::right});
                row.cut_right(view.px(8));
            }
        }
        if (button(view.kit, id, row, words, {.kind = on ? ButtonKind::primary : ButtonKind::secondary, .enabled = !on})) take_step(view, step);
    }
    const bool began = now != STEP_UNSET && now != STEP_DONE;
    const auto next = static_cast<DebriefStep>(std::min(static_cast<int>(now) + 1, static_cast<int>(STEP_DONE)));
    const auto halves = flow.row(control_height).columns(2, view.px(gap));
    if (button(view.kit, "debrief.next", halves[0], tr(began ? next == STEP_DONE ? "debrief.finish" : "debrief.next" : "debrief.begin"), {.kind = ButtonKind::primary, .icon = icon::skip_next, .enabled = now != STEP_DONE})) take_step(view, next);
    if (button(view.kit, "debrief.stop", halves[1], tr("debrief.stop"), {.kind = ButtonKind::ghost, .enabled = began})) take_step(view, STEP_DONE);
    if (began) flow.text(step_words(view, now), {.color = view.kit.theme().ink_second});
    if (now == STEP_ROLE_OFF) draw_one_words(view, flow);
    if (now == STEP_OUTCOME) {
        draw_outcome(view, flow);
        draw_best(view, flow, false);
    }
    room.y0 = flow.bottom() + view.px(gap);
}

void draw_promises_card(const View& view, Rect& room) {
    if (view.knowledge().promises_for_monday().empty()) return;
    FlowCard flow(view.kit, "debrief.promises", room);
    flow.head(icon::handshake, step_title(STEP_MONDAY));
    draw_promises(view, flow);
    if (button(view.kit, "debrief.print", flow.row(control_height), tr("debrief.print"), {.icon = icon::document})) {
        Print& print = *view.wants.messages.emplace_back().mutable_print();
        print.set_kind(PROMISE_CARDS);
        print.set_language(language() == Language::dutch ? "nl" : "en");
        print.set_table(view.session.welcome().table());
    }
    room.y0 = flow.bottom() + view.px(gap);
}

// The page to keep: everything that was recorded, with its charts. It comes after a moment.
void draw_page_card(const View& view, Rect& room) {
    FlowCard flow(view.kit, "debrief.page", room);
    flow.head(icon::document, tr("debrief.page"));
    flow.text(tr("debrief.page.text"), {.color = view.kit.theme().ink_second});
    draw_page_buttons(view, flow, true);
    room.y0 = flow.bottom() + view.px(gap);
}

void draw_moments(const View& view, Rect& room) {
    FlowCard flow(view.kit, "debrief.moments", room);
    flow.head(icon::history, tr("replay.title"));
    flow.text(tr("debrief.moments.text"), {.color = view.kit.theme().ink_second});
    if (button(view.kit, "replay.open", flow.row(control_height), tr("replay.open"), {.kind = ButtonKind::primary, .icon = icon::history})) look_back(view);
    int number = 0;
    for (const auto& mark : knowledge::marks_of(view.session.heard())) {
        if (mark.of != knowledge::Mark::Of::bookmark) continue;
        const std::string note = mark_words(view, mark);
        if (button(view.kit, "debrief.moment." + std::to_string(++number), flow.row(control_height, 4), minutes(mark.at_ms) + " · " + note, {.kind = ButtonKind::ghost, .icon = icon::flag, .hint = note})) look_back(view, mark.at_ms);
    }
    room.y0 = flow.bottom() + view.px(gap);
}

const ConsentKnowledge* consent_of(const View& view, std::uint32_t seat, OpenKind kind) {
    for (const auto& consent : view.knowledge().consents())
        if (consent.seat() == seat && consent.kind() == kind) return &consent;
    return nullptr;
}

void draw_opening_buttons(const View& view, FlowCard& flow, Rect row, const SeatInfo& seat, OpenKind kind) {
    const std::string id = "open." + seat.id();
    const ConsentKnowledge* consent = consent_of(view, seat.number(), kind);
    const bool waits = consent && !consent->answered(), refused = consent && consent->answered() && !consent->given();
    const std::string_view go = tr("open.go"), first = tr(waits ? "open.waits" : refused ? "open.refused" : consent ? "open.agreed" : "open.ask");
    const float go_wide = button_width(view.kit, go), first_wide = button_width(view.kit, first);
    const bool narrow = view.kit.columns() == 1, stacked = narrow && go_wide + first_wide + view.px(6) > row.width();
    const SeatChanged* held = knowledge::seat_state(view.knowledge(), {seat.number()});
    const bool person = held && (held->holder() == SINGLE || held->holder() == DUO);
    Rect ask_row = row;
    if (narrow) row = flow.row(control_height, stacked && person ? 4 : 10);
    if (button(view.kit, id + ".go", stacked ? row : row.cut_right(std::min(go_wide, row.width() * 0.4f)), go, {.kind = ButtonKind::primary, .enabled = !waits && !refused})) {
        Open& command = *view.give_table().mutable_open();
        command.set_seat(seat.number());
        command.set_kind(kind);
    }
    row.cut_right(view.px(6));
    if (!person) return;
    if (stacked) ask_row = flow.row(control_height, 10);
    else ask_row = row.cut_right(std::min(first_wide, row.width()));
    if (button(view.kit, id + ".ask", ask_row, first, {.enabled = !consent || refused, .hint = tr("open.ask.hint")})) {
        AskConsent& command = *view.give_table().mutable_ask_consent();
        command.set_seat(seat.number());
        command.set_kind(kind);
    }
}

void draw_opening_row(const View& view, FlowCard& flow, const SeatInfo& seat, OpenKind kind) {
    Rect row = flow.row(control_height, 4);
    const bool narrow = view.kit.columns() == 1;
    Rect name = row;
    party_disc(view, {name.x0 + view.px(13), name.center().y}, view.px(13), seat.party());
    name.cut_left(view.px(34));
    if (was_opened(view, seat.number(), kind)) {
        const std::string words(tr("open.done"));
        const float wide = chip_width(view.kit, icon::check, words);
        chip(view.kit, {name.x1 - wide, name.center().y}, icon::check, words, Tone::good);
        name.cut_right(wide + view.px(6));
    } else if (!narrow) {
        const float widest = button_width(view.kit, tr("open.go")) + view.px(12) + std::max({button_width(view.kit, tr("open.waits")), button_width(view.kit, tr("open.refused")), button_width(view.kit, tr("open.ask"))});
        Rect buttons = name.cut_right(std::min(widest, name.width() * 0.65f));
        name.cut_right(view.px(6));
        draw_opening_buttons(view, flow, buttons, seat, kind);
    }
    label(view.kit, name, seat_name(view.knowledge(), seat.number()), {.font = Font::small_bold, .may_shorten = true});
    if (narrow && !was_opened(view, seat.number(), kind)) draw_opening_buttons(view, flow, row, seat, kind);
}

void draw_openings(const View& view, Rect& room) {
    FlowCard flow(view.kit, "debrief.openings", room);
    flow.head(icon::key, tr("open.title"));
    flow.text(tr("open.text"), {.color = view.kit.theme().ink_second});
    int& picked = view.kit.state<int>("debrief.kind");
    const std::string one = kind_name(OPEN_INTERESTS), two = kind_name(OPEN_TALK), three = kind_name(OPEN_ACTS);
    const int pressed = segmented(view.kit, "open.kind", flow.row(control_height), {{"interests", icon::heart, one}, {"talk", icon::forum, two}, {"acts", icon::work, three}}, picked);
    if (pressed >= 0) picked = pressed;
    const auto kind = static_cast<OpenKind>(OPEN_INTERESTS + picked);
    for (const auto& seat : view.content().seats()) {
        draw_opening_row(view, flow, seat, kind);
        const NeighbourGuessed* guess = nullptr;
        for (const auto& known : view.knowledge().neighbour_guesses())
            if (known.neighbour() == seat.number() && kind == OPEN_INTERESTS) {
                guess = &known;
                const std::string words = tr("debrief.guessed", {seat_name(view.knowledge(), guess->seat()), guess->text()});
                const Rect at = flow.row(0, 0);
                flow.piece(paragraph(view.kit, {at.x0 + view.px(34), at.y0, at.x1, at.y0}, words, {.font = Font::small, .color = view.kit.theme().ink_second}), 4);
            }
    }
    room.y0 = flow.bottom() + view.px(gap);
}

}  // namespace

void draw_debrief_page(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "debrief", rect, {.name = tr("debrief.title")});
    Rect room = area.content();
    room.x1 -= view.px(10);
    draw_steps(view, room);
    draw_moments(view, room);
    draw_openings(view, room);
    draw_promises_card(view, room);
    draw_page_card(view, room);
    area.used(room.y0);
}

bool has_board_step(const View& view) { return view.knowledge().has_debrief() && view.knowledge().debrief().step() != STEP_DONE && view.knowledge().debrief().step() != STEP_UNSET; }

void draw_board_step(const View& view, const Rect& rect) {
    const DebriefStep step = view.knowledge().debrief().step();
    Rect room = rect.inset(view.px(24), view.px(16));
    room.y0 += paragraph(view.kit, room, step_title(step), {.font = Font::number, .color = view.kit.theme().primary, .align = Align::center, .id = "board.step"}) + view.px(8);
    const bool fills = (step == STEP_ROLE_OFF && !view.knowledge().one_words().empty()) || (step == STEP_MONDAY && !view.knowledge().promises_for_monday().empty()) || step == STEP_OUTCOME;
    if (!fills) {
        paragraph(view.kit, {room.x0, room.center().y - view.px(40), room.x1, room.y1}, step_words(view, step), {.font = Font::heading, .align = Align::center});
        return;
    }
    const std::string name = step_title(step);
    ScrollArea area(view.kit, "board.step", room, {.name = name});
    Rect place = area.content();
    // Beside each other: nobody scrolls a projector.
    const bool halves = step == STEP_OUTCOME && view.knowledge().has_best_found() && place.width() >= view.px(560);
    if (halves) {
        Rect right = place;
        right.x0 = place.center().x + view.px(gap / 2);
        place.x1 = place.center().x - view.px(gap / 2);
        FlowCard best(view.kit, "board.step.best", right);
        draw_best(view, best, true);
        area.used(best.bottom());
    }
    FlowCard flow(view.kit, "board.step.card", place);
    if (step == STEP_ROLE_OFF) draw_one_words(view, flow);
    else if (step == STEP_MONDAY) draw_promises(view, flow);
    else draw_outcome(view, flow);
    if (step == STEP_OUTCOME && !halves) draw_best(view, flow, true);
    area.used(flow.bottom());
}

}  // namespace samenspel::screens
