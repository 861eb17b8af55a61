// What a player of the card game has before them: the assignment, the own card, the clock and the option board. Spoken
// play comes first, so each phase shows one thing large and asks one thing.
#include <cmath>

#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/secret.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/invitation.hpp"
#include "client/screens/views/theater.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr float widest_column = 720, button_height = 48;

PhaseKind kind_of(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    return phase ? phase->kind() : PHASE_UNSET;
}

std::uint32_t round_of(const View& view) { return knowledge::round(view.knowledge()); }

bool is_open(const View& view) { return knowledge::open_in(view.knowledge(), round_of(view)) != nullptr; }

Rect centred(const View& view, const Rect& rect) {
    const float width = std::min(rect.width(), view.px(widest_column));
    return {std::floor(rect.center().x - width / 2), rect.y0, std::floor(rect.center().x + width / 2), rect.y1};
}

void draw_explanation(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "theater.explanation", centred(view, rect), {.name = tr("theater.how")});
    FlowCard flow(view.kit, "theater.how", area.content());
    flow.text(tr("theater.how"), {.font = Font::heading}, 6);
    flow.text(say(view.content().region()), {.font = Font::title, .color = view.kit.theme().ink_second}, 16);
    for (int step = 1; step <= 5; ++step) {
        const std::string words(tr("theater.how." + std::to_string(step)));
        const float height = paragraph_height(view.kit, words, flow.width() - view.px(40), {.font = Font::title});
        Rect row = flow.piece(std::max(height, view.px(28)), 12);
        const Point centre{row.x0 + view.px(13), row.y0 + view.px(13)};
        view.kit.draw()->AddCircleFilled(centre, view.px(13), view.kit.theme().primary_soft);
        label(view.kit, {row.x0, row.y0, row.x0 + view.px(26), row.y0 + view.px(26)}, std::to_string(step), {.font = Font::small_bold, .color = view.kit.theme().primary, .align = Align::center});
        row.cut_left(view.px(40));
        paragraph(view.kit, row, words, {.font = Font::title});
    }
    area.used(flow.bottom());
}

// ---- drawing ----

void draw_waiting_for_pick(const View& view, Rect room) {
    const bool may = view.session.seat() != 0;
    const float high = view.px(may ? button_height + 40 : 40) + line_height(view.kit, Font::heading) * 2;
    room.y0 = std::max(room.y0, room.center().y - high / 2);
    room.y0 += paragraph(view.kit, room, tr("theater.who_picks"), {.font = Font::heading, .align = Align::center, .id = "theater.who_picks"}) + view.px(20);
    if (!may) return;
    const float width = std::min(room.width(), std::max(view.px(260), button_width(view.kit, tr("theater.pick"), true)));
    const Rect place{room.center().x - width / 2, room.y0, room.center().x + width / 2, room.y0 + view.px(button_height)};
    if (button(view.kit, "theater.pick", place, tr("theater.pick"), {.kind = ButtonKind::primary, .icon = icon::assignment})) view.wants.give().mutable_pick_assignment();
}

std::string reader_sentence(const View& view, const AssignmentPicked& picked) {
    if (picked.seat() == 0) return std::string(tr("theater.trainer_reads"));
    if (picked.seat() == view.session.seat()) return std::string(tr("theater.you_read"));
    return tr("theater.reads", {player_name(view, picked.seat())});
}

// Large, because somebody reads it aloud from here.
void draw_assignment(const View& view, const Rect& rect, const AssignmentPicked& picked) {
    const Rect inside = card(view.kit, rect);
    ScrollArea area(view.kit, "theater.assignment", inside, {.name = tr("theater.assignment")});
    Rect room = area.content();
    room.x1 -= view.px(8);
    const bool mine = picked.seat() == view.session.seat() && picked.seat() != 0;
    const std::string reader = reader_sentence(view, picked);
    room.y0 += paragraph(view.kit, room, reader, {.font = Font::body_bold, .color = mine ? view.kit.theme().primary : view.kit.theme().ink_second, .id = "theater.reader"}) + view.px(10);
    room.y0 += paragraph(view.kit, room, say(picked.title()), {.font = Font::title, .color = view.kit.theme().ink_second}) + view.px(8);
    room.y0 += paragraph(view.kit, room, say(picked.text()), {.font = Font::heading, .id = "theater.text"}) + view.px(12);
    for (const auto& option : picked.options()) room.y0 += paragraph(view.kit, room, "\xE2\x80\xA2 " + say(option), {.font = Font::title}) + view.px(4);
    area.used(room.y0);
}

void draw_not_yet(const View& view, const Rect& rect) {
    const auto waiting = knowledge::not_yet_read(view.knowledge());
    std::string names;
    for (const auto seat : waiting) names += (names.empty() ? "" : ", ") + player_name(view, seat.value);
    paragraph(view.kit, rect, waiting.empty() ? std::string(tr("theater.all_read")) : tr("theater.not_yet", {names}), {.font = Font::small, .color = view.kit.theme().ink_second, .max_lines = 2, .may_shorten = true, .id = "theater.not_yet"});
}

void draw_read_button(const View& view, const Rect& rect) {
    const bool read = knowledge::has_read(view.knowledge(), {view.session.seat()});
    if (read) {
        Rect row = rect;
        icon_at(view.kit, row.cut_left(view.px(28)).center(), icon::check, view.kit.theme().in_favour);
        label(view.kit, row, tr("theater.have_read"), {.font = Font::body_bold, .color = view.kit.theme().in_favour, .may_shorten = true, .id = "theater.have_read"});
        return;
    }
    const bool has_card = knowledge::strategy_of(view.knowledge(), round_of(view), {view.session.seat()}) != nullptr;
    if (button(view.kit, "theater.read", rect, tr("theater.read"), {.kind = ButtonKind::primary, .icon = icon::check, .enabled = has_card})) view.wants.give().mutable_read_card();
}

// The own card with the tap under it.
void draw_reading(const View& view, Rect room) {
    draw_not_yet(view, room.cut_bottom(line_height(view.kit, Font::small) * 2));
    room.cut_bottom(view.px(6));
    draw_read_button(view, room.cut_bottom(view.px(button_height)));
    room.cut_bottom(view.px(gap));
    draw_strategy_card(view, room);
}

void draw_drawing(const View& view, const Rect& rect) {
    const AssignmentPicked* picked = knowledge::assignment_in(view.knowledge(), round_of(view));
    if (!picked) return draw_waiting_for_pick(view, centred(view, rect));
    if (view.session.seat() == 0) {
        Rect room = centred(view, rect);
        draw_not_yet(view, room.cut_bottom(line_height(view.kit, Font::small) * 2));
        return draw_assignment(view, room, *picked);
    }
    Rect room = rect;
    if (view.kit.columns() > 1) {
        const Rect right = room.cut_right(std::max(view.px(340), room.width() * 0.36f));
        room.cut_right(view.px(gap));
        draw_assignment(view, room, *picked);
        return draw_reading(view, right);
    }
    const Rect low = room.cut_bottom(std::min(view.px(380), room.height() * 0.56f));
    room.cut_bottom(view.px(gap));
    draw_assignment(view, room, *picked);
    draw_reading(view, low);
}

// ---- the round ----

void draw_big_clock(const View& view, const Rect& rect) {
    const bool urgent = view.knowledge().minute_warned();
    Rect room = card(view.kit, rect, 12);
    if (const float height = invitation_height(view, room.width()); height > 0) {
        draw_invitation(view, room.cut_bottom(height));
        room.cut_bottom(view.px(4));
    }
    const std::string words = view.knowledge().paused() ? std::string(tr("clock.paused")) : urgent ? std::string(tr("theater.last_minute")) : phase_title(view);
    label(view.kit, room.cut_bottom(line_height(view.kit, Font::body_bold)), words, {.font = Font::body_bold, .color = urgent ? view.kit.theme().against : view.kit.theme().ink_second, .align = Align::center, .may_shorten = true});
    room.cut_bottom(view.px(4));
    giant_label(view.kit, room, clock_text(view), {.color = urgent ? view.kit.theme().against : view.kit.theme().ink, .align = Align::center, .id = "theater.clock"});
}

void draw_question(const View& view, const Rect& rect) {
    const AssignmentPicked* picked = knowledge::assignment_in(view.knowledge(), round_of(view));
    if (!picked) return;
    Rect room = card(view.kit, rect, 14);
    ScrollArea area(view.kit, "theater.question", room, {.name = tr("theater.assignment")});
    Rect words = area.content();
    words.x1 -= view.px(8);
    words.y0 += paragraph(view.kit, words, say(picked->title()), {.font = Font::title}) + view.px(6);
    words.y0 += paragraph(view.kit, words, say(picked->text()), {.font = Font::body, .color = view.kit.theme().ink_second});
    area.used(words.y0);
}

void draw_open_cards(const View& view, const Rect& rect) {
    const Rect inside = card(view.kit, rect, 14);
    ScrollArea area(view.kit, "theater.open", inside, {.name = tr("theater.open_cards")});
    Rect room = area.content();
    room.x1 -= view.px(8);
    section_head(view.kit, room.cut_top(view.px(24)), icon::visible, tr("theater.open_cards"));
    room.cut_top(view.px(8));
    draw_cards_of(view, room, round_of(view));
    area.used(room.y0);
}

void draw_own_side(const View& view, const Rect& rect) {
    if (is_open(view)) return draw_open_cards(view, rect);
    if (view.session.seat() != 0) draw_strategy_card(view, rect);
}

void draw_talking(const View& view, const Rect& rect) {
    Rect room = rect;
    const bool own = view.session.seat() != 0 || is_open(view);
    if (view.kit.columns() == 1) {
        draw_big_clock(view, room.cut_top(view.px(38) + clock_card_height(view, room.width())));
        room.cut_top(view.px(8));
        int& page = view.kit.state<int>("theater.page");
        std::vector<Tab> pages{{"board", icon::document, tr("theater.options")}, {"question", icon::assignment, tr("theater.assignment")}};
        if (own) pages.push_back({"card", icon::lock, tr(is_open(view) ? "theater.open_cards" : "theater.my_card")});
        const int pressed = tabs(view.kit, "theater.tabs", room.cut_top(view.px(40)), pages, std::min(page, static_cast<int>(pages.size()) - 1));
        if (pressed >= 0) page = pressed;
        room.cut_top(view.px(8));
        if (page == 1) return draw_question(view, room);
        if (page == 2 && own) return draw_own_side(view, room);
        return draw_option_board(view, room);
    }
    Rect left = room.cut_left(std::floor(room.width() * 0.42f));
    room.cut_left(view.px(gap));
    draw_big_clock(view, left.cut_top(std::floor(left.height() * 0.36f)));
    left.cut_top(view.px(gap));
    if (own) {
        draw_question(view, left.cut_top(std::floor(left.height() * 0.42f)));
        left.cut_top(view.px(gap));
        draw_own_side(view, left);
    } else {
        draw_question(view, left);
    }
    draw_option_board(view, room);
}

// ---- looking back on a round ----

void draw_evaluating(const View& view, const Rect& rect) {
    Rect room = centred(view, rect);
    draw_clock_card(view, room.cut_bottom(clock_card_height(view, room.width())));
    room.cut_bottom(view.px(gap));
    ScrollArea area(view.kit, "theater.back", room, {.name = tr("theater.decision")});
    FlowCard flow(view.kit, "theater.outcome", area.content());
    if (const AssignmentPicked* picked = knowledge::assignment_in(view.knowledge(), round_of(view))) flow.text(say(picked->title()), {.font = Font::title, .color = view.kit.theme().ink_second}, 6);
    if (const ChoiceReported* choice = knowledge::choice_in(view.knowledge(), round_of(view))) {
        const bool decided = !choice->choice().empty();
        flow.text(decided ? choice->choice() : std::string(tr("theater.undecided")), {.font = Font::heading, .color = decided ? view.kit.theme().primary : view.kit.theme().against, .id = "theater.choice"}, 6);
        if (decided) flow.text(choice_sentence(*choice), {.font = Font::body, .color = view.kit.theme().ink_second}, 12);
    }
    flow.text(tr("theater.talk_back"), {.font = Font::title}, 4);
    area.used(flow.bottom());
}

}  // namespace

std::string player_name(const View& view, std::uint32_t seat) {
    if (std::string people = view.session.holders(seat); !people.empty()) return people;
    return seat_name(view.knowledge(), seat);
}

std::string choice_sentence(const ChoiceReported& choice) {
    return choice.choice().empty() ? std::string(tr("theater.undecided")) : tr("theater.took", {minutes(choice.took_ms())});
}

void draw_strategy_card(const View& view, const Rect& rect) {
    const std::uint32_t round = round_of(view);
    const StrategyInfo* mine = knowledge::strategy_of(view.knowledge(), round, {view.session.seat()});
    const bool open = is_open(view);
    if (open && mine) {
        Rect room = card(view.kit, rect);
        card_accent(view.kit, rect, view.kit.theme().secret);
        ScrollArea area(view.kit, "theater.mine", room, {.name = tr("theater.my_card")});
        Rect words = area.content();
        words.x1 -= view.px(8);
        words.y0 += paragraph(view.kit, words, tr("theater.read_yours"), {.font = Font::body_bold, .color = view.kit.theme().primary}) + view.px(8);
        words.y0 += paragraph(view.kit, words, say(mine->title()), {.font = Font::heading}) + view.px(6);
        words.y0 += paragraph(view.kit, words, say(mine->text()), {.font = Font::title});
        return area.used(words.y0);
    }
    const SecretCard secret = secret_card(view.kit, "theater.secret", rect, tr("theater.my_card"));
    if (!secret.open || !mine) return;
    Rect room = secret.inner;
    const Theme& theme = view.kit.theme();
    room.y0 += paragraph(view.kit, room, say(mine->title()), {.font = Font::heading, .color = theme.secret_accent, .id = "theater.strategy"}) + view.px(8);
    const bool roomy = paragraph_height(view.kit, say(mine->text()), room.width(), {.font = Font::title}) <= room.height();
    paragraph(view.kit, room, say(mine->text()), {.font = roomy ? Font::title : Font::small, .color = theme.secret_ink});
}

void draw_cards_of(const View& view, Rect& room, std::uint32_t round) {
    for (const auto& seat : view.content().seats()) {
        const StrategyInfo* held = knowledge::strategy_of(view.knowledge(), round, {seat.number()});
        if (!held) continue;
        Rect row = room.cut_top(view.px(44));
        party_disc(view, {row.x0 + view.px(15), row.center().y}, view.px(14), seat.party());
        row.cut_left(view.px(40));
        label(view.kit, {row.x0, row.y0 + view.px(1), row.x1, row.center().y + view.px(1)}, say(held->title()), {.font = Font::body_bold, .may_shorten = true});
        label(view.kit, {row.x0, row.center().y, row.x1, row.y1 - view.px(2)}, player_name(view, seat.number()), {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
    }
}

void draw_strategies(const View& view, const Rect& rect) {
    Rect room = rect;
    const bool mine = view.session.seat() != 0 && knowledge::strategy_of(view.knowledge(), round_of(view), {view.session.seat()});
    if (mine) {
        draw_strategy_card(view, is_open(view) ? room.cut_top(std::floor(room.height() * 0.5f)) : room);
        room.cut_top(view.px(gap));
    }
    if (is_open(view)) return draw_open_cards(view, room);
    if (!mine) paragraph(view.kit, card(view.kit, room), tr("theater.no_cards"), {.color = view.kit.theme().ink_second});
}

void draw_theater(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.theater", tr("theater.title"), rect);
    const Rect room = rect.inset(view.px(16), view.px(12));
    const PhaseKind kind = kind_of(view);
    if (view.knowledge().ended() || kind == DEBRIEFING) draw_reflection(view, room);
    else if (kind == DRAWING) draw_drawing(view, room);
    else if (kind == TALKING) draw_talking(view, room);
    else if (kind == EVALUATING) draw_evaluating(view, room);
    else draw_explanation(view, room);
    draw_form_dialog(view);
}

}  // namespace samenspel::screens
