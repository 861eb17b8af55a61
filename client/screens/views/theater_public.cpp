// The card game on the projector: what to do now in a few large words, the clock, the options, and cards that lie open.
#include <algorithm>

#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/board.hpp"
#include "client/screens/views/theater.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

std::uint32_t round_of(const View& view) { return knowledge::round(view.knowledge()); }

// In the middle, as high as it is.
void draw_middle_words(const View& view, const Rect& rect, const std::string& words, std::string_view id) {
    const TextStyle style{.font = Font::heading, .align = Align::center, .id = id};
    const float height = paragraph_height(view.kit, words, rect.width(), style);
    paragraph(view.kit, {rect.x0, rect.center().y - height / 2, rect.x1, rect.center().y + height / 2}, words, style);
}

void draw_drawing(const View& view, Rect room) {
    const AssignmentPicked* picked = knowledge::assignment_in(view.knowledge(), round_of(view));
    label(view.kit, room.cut_top(line_height(view.kit, Font::heading)), phase_title(view), {.font = Font::heading, .color = view.kit.theme().primary, .align = Align::center, .may_shorten = true});
    if (!picked) return draw_middle_words(view, room, std::string(tr("theater.who_picks")), "board.now");
    std::size_t held = 0;
    for (const auto& seat : view.knowledge().seats()) held += knowledge::is_held(seat);
    const std::size_t read = held - std::min(held, knowledge::not_yet_read(view.knowledge()).size());
    label(view.kit, room.cut_bottom(line_height(view.kit, Font::title)), tr("theater.read_count", {std::to_string(read), std::to_string(held)}), {.font = Font::title, .color = view.kit.theme().ink_second, .align = Align::center, .may_shorten = true, .id = "board.read"});
    ScrollArea area(view.kit, "board.assignment", room, {.name = tr("theater.assignment")});
    Rect words = area.content();
    words.y0 += view.px(10);
    words.y0 += paragraph(view.kit, words, say(picked->text()), {.font = Font::title, .align = Align::center, .id = "board.now"});
    if (knowledge::open_in(view.knowledge(), round_of(view))) {
        words.y0 += view.px(10);
        draw_cards_of(view, words, round_of(view));
    }
    area.used(words.y0);
}

void draw_options(const View& view, Rect room) {
    const auto options = knowledge::option_board(view.knowledge(), language() == Language::dutch ? knowledge::Language::dutch : knowledge::Language::english);
    const float line = line_height(view.kit, Font::title) + view.px(4);
    for (const auto& option : options) {
        if (room.height() < line) return;
        if (!option.struck()) {  // what can still be chosen is read whole
            const int lines = room.height() >= 2 * line ? 2 : 1;
            room.y0 += paragraph(view.kit, room, option.text(), {.font = Font::title, .max_lines = lines, .may_shorten = true, .id = "board.option"}) + view.px(4);
            continue;
        }
        const Rect row = room.cut_top(line);
        const float width = label(view.kit, row, option.text(), {.font = Font::title, .color = view.kit.theme().ink_third, .may_shorten = true, .id = "board.option"});
        view.kit.draw()->AddLine({row.x0, row.center().y}, {row.x0 + width, row.center().y}, view.kit.theme().ink_second, view.px(2));
    }
}

void draw_talking(const View& view, Rect room) {
    const AssignmentPicked* picked = knowledge::assignment_in(view.knowledge(), round_of(view));
    const bool urgent = view.knowledge().minute_warned(), open = knowledge::open_in(view.knowledge(), round_of(view)) != nullptr;
    label(view.kit, room.cut_top(line_height(view.kit, Font::heading)), picked ? say(picked->title()) : phase_title(view), {.font = Font::heading, .color = view.kit.theme().primary, .align = Align::center, .may_shorten = true});
    const bool something = open || !knowledge::option_board(view.knowledge(), knowledge::Language::dutch).empty();
    const bool wide = room.width() > room.height();
    Rect cards;
    if (open && wide) {  // the clock above what can be chosen, the cards beside both
        cards = room.cut_right(room.width() * 0.4f);
        cards.y0 += view.px(10);
        room.cut_right(view.px(20));
    }
    Rect clock = open && wide ? room.cut_top(room.height() * 0.5f) : !something ? room : wide ? room.cut_left(room.width() * 0.48f) : room.cut_top(room.height() * 0.35f);
    if (urgent || view.knowledge().paused())
        label(view.kit, clock.cut_bottom(line_height(view.kit, Font::title)), tr(view.knowledge().paused() ? "clock.paused" : "theater.last_minute"), {.font = Font::title, .color = view.kit.theme().against, .align = Align::center, .may_shorten = true});
    giant_label(view.kit, clock.inset(view.px(8), view.px(16)), clock_text(view), {.color = urgent ? view.kit.theme().against : view.kit.theme().ink, .align = Align::center, .id = "board.clock"});
    if (!something) return;
    room.x0 += wide && !open ? view.px(20) : 0;
    room.cut_top(view.px(10));
    if (open && wide) {
        draw_cards_of(view, cards, round_of(view));
        return draw_options(view, room);
    }
    if (open) {
        const auto halves = room.columns(2, view.px(16));
        cards = halves[1];
        draw_cards_of(view, cards, round_of(view));
        return draw_options(view, halves[0]);
    }
    draw_options(view, room);
}

void draw_decision(const View& view, Rect room) {
    label(view.kit, room.cut_top(line_height(view.kit, Font::heading)), phase_title(view), {.font = Font::heading, .color = view.kit.theme().primary, .align = Align::center, .may_shorten = true});
    const ChoiceReported* choice = knowledge::choice_in(view.knowledge(), round_of(view));
    if (!choice) return;
    label(view.kit, room.cut_bottom(line_height(view.kit, Font::title)), choice_sentence(*choice), {.font = Font::title, .color = view.kit.theme().ink_second, .align = Align::center, .may_shorten = true});
    draw_middle_words(view, room, choice->choice().empty() ? std::string(tr("theater.undecided")) : choice->choice(), "board.choice");
}

void draw_all_rounds(const View& view, Rect room) {
    draw_board_line(view, room.cut_top(line_height(view.kit, Font::number)));
    room.cut_top(view.px(8));
    const int rounds = std::max(1, static_cast<int>(view.content().rounds()));
    ScrollArea area(view.kit, "board.rounds", room, {.name = tr("theater.reflection")});
    // Beside one another where a strategy's name has room, else below one another.
    constexpr float least_column = 160;
    const Rect content = area.content();
    const int across = content.width() >= view.px(least_column) * static_cast<float>(rounds) ? rounds : 1;
    const auto columns = content.columns(across, view.px(16));
    float bottom = content.y0;
    for (int round = 1; round <= rounds; ++round) {
        Rect column = columns[static_cast<std::size_t>((round - 1) % across)];
        if (across == 1 && round > 1) column.y0 = bottom + view.px(16);
        const auto number = static_cast<std::uint32_t>(round);
        label(view.kit, column.cut_top(line_height(view.kit, Font::body_bold)), tr("theater.round", {std::to_string(round)}), {.font = Font::body_bold, .color = view.kit.theme().ink_second, .may_shorten = true});
        if (const ChoiceReported* choice = knowledge::choice_in(view.knowledge(), number)) {
            const std::string words = choice->choice().empty() ? std::string(tr("theater.undecided")) : choice->choice() + " (" + minutes(choice->took_ms()) + ")";
            column.y0 += paragraph(view.kit, column, words, {.font = Font::body_bold, .max_lines = 2, .may_shorten = true}) + view.px(6);
        }
        draw_cards_of(view, column, number);
        bottom = std::max(bottom, column.y0);
    }
    area.used(bottom);
}

}  // namespace

void draw_theater_board(const View& view, const Rect& rect) {
    const Rect room = rect.inset(view.px(24), view.px(16));
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    if (view.knowledge().ended() || phase->kind() == DEBRIEFING) draw_all_rounds(view, room);
    else if (phase->kind() == DRAWING) draw_drawing(view, room);
    else if (phase->kind() == TALKING) draw_talking(view, room);
    else draw_decision(view, room);
}

}  // namespace samenspel::screens
