// The public screen for the projector. In the lobby the way in; then clock, what now, what next, in at most 25 words.
#include "client/screens/views/board.hpp"

#include <cmath>

#include "client/knowledge/queries.hpp"
#include "client/screens/views/debrief.hpp"
#include "client/screens/views/join.hpp"
#include "client/screens/views/people.hpp"
#include "client/screens/views/process.hpp"
#include "client/screens/views/prompts.hpp"
#include "client/screens/views/together.hpp"
#include "client/screens/views/theater.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr int most_words_now = 16;  // of 25; title, clock and what comes next take the rest

bool lobby(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    return !view.knowledge().ended() && (!phase || phase->kind() == JOINING);
}

void draw_names(const View& view, Rect room) {
    const auto people = people_of(view);
    std::string names;
    for (auto person = people.rbegin(); person != people.rend(); ++person) names += (names.empty() ? "" : " · ") + person->name;
    const float line = line_height(view.kit, Font::title);
    label(view.kit, room.cut_top(line), people.empty() ? std::string(tr("lobby.nobody")) : tr_count("lobby.count", static_cast<long>(people.size())), {.font = Font::title, .color = view.kit.theme().ink_second, .may_shorten = true, .id = "board.count"});
    room.cut_top(view.px(4));
    const int lines = static_cast<int>(room.height() / line_height(view.kit, Font::body));
    if (lines > 0) paragraph(view.kit, room, names, {.font = Font::body, .max_lines = lines, .may_shorten = true, .id = "board.names"});
}

void draw_board_lobby(const View& view, const Rect& rect) {
    Rect room = rect.inset(view.px(20), view.px(16));
    const std::string link = join_link(view), code = join_code(view);
    if (!link.empty()) {
        const bool wide = room.width() > room.height();
        const float side = std::min({room.height(), room.width(), wide ? room.width() * 0.46f : room.height() * 0.4f});
        if (wide) {
            draw_qr(view, "board.qr", room.cut_left(side), link);
            room.cut_left(view.px(20));
        } else {
            draw_qr(view, "board.qr", room.cut_top(side), link);
            room.cut_top(view.px(12));
        }
    }
    room.y0 += paragraph(view.kit, room, tr("host.join"), {.font = Font::heading}) + view.px(6);
    if (!link.empty()) room.y0 += paragraph(view.kit, room, readable(link), {.font = Font::heading, .color = view.kit.theme().primary, .id = "board.link"}) + view.px(10);
    if (!code.empty()) giant_label(view.kit, room.cut_top(std::min(room.height() * 0.3f, view.px(84))), code, {.align = Align::left, .id = "board.code"});
    room.cut_top(view.px(14));
    draw_names(view, room);
}

std::string now_words(const View& view) {
    if (const auto prompt = prompt_now(view)) return prompt_words(view, *prompt);
    if (const std::string chairs = chairs_sentence(view); !chairs.empty()) return chairs;
    if (const std::string ambition = ambition_words(view); !ambition.empty() && !view.knowledge().ended()) return first_words("“" + ambition + "”", most_words_now);
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    if (const std::string succession = succession_sentence(view); !succession.empty()) return succession;
    return phase && !view.knowledge().ended() ? first_words(say(phase->invitation()), most_words_now) : std::string();
}

void draw_board_clock(const View& view, const Rect& rect) {
    Rect room = rect.inset(view.px(24), view.px(16));
    const std::uint32_t round = knowledge::round(view.knowledge());
    const bool cards = !view.knowledge().ended() && knowledge::open_in(view.knowledge(), round) && room.width() > room.height();
    if (cards) {  // strategies beside roles, in the round in which they lie open
        Rect open = room.cut_right(std::floor(room.width() * 0.4f));
        room.cut_right(view.px(20));
        draw_cards_of(view, open, round);
    }
    const bool over = view.knowledge().ended(), urgent = view.knowledge().minute_warned() && !over;
    const std::string next = over ? std::string() : next_phase_title(view);
    const Rect below = room.cut_bottom(line_height(view.kit, Font::title));
    if (!next.empty()) label(view.kit, below, tr("clock.next", {next}), {.font = Font::title, .color = view.kit.theme().ink_second, .align = Align::center, .may_shorten = true, .id = "board.next"});
    const TextStyle title{.font = Font::number, .color = view.kit.theme().primary, .align = Align::center, .id = "board.phase"};
    const std::string words = over ? std::string(tr("end.over")) : phase_title(view), now = now_words(view);
    room.y0 += paragraph(view.kit, room, words, title);
    const TextStyle style{.font = Font::heading, .align = Align::center, .id = "board.now"};
    const float low = now.empty() ? 0 : paragraph_height(view.kit, now, room.width(), style);
    paragraph(view.kit, {room.x0, room.y1 - low - view.px(10), room.x1, room.y1 - view.px(10)}, now, style);
    room.y1 -= low + view.px(20);
    Rect clock = room.inset(0, std::max(view.px(8), room.height() * 0.12f));
    giant_label(view.kit, clock, over ? std::string("0:00") : clock_text(view), {.color = urgent ? view.kit.theme().against : view.kit.theme().ink, .align = Align::center, .id = "board.clock"});
    if (!view.knowledge().paused()) return;
    const float wide = chip_width(view.kit, icon::pause, tr("clock.paused"));
    if (wide < room.width()) chip(view.kit, {room.center().x - wide / 2, clock.y1 + view.px(2)}, icon::pause, tr("clock.paused"), Tone::warning);
}

}  // namespace

void draw_board_line(const View& view, const Rect& rect) {
    Rect row = rect;
    const std::string clock = view.knowledge().ended() ? std::string(tr("board.over")) : clock_text(view);
    label(view.kit, row.cut_right(std::ceil(text_width(view.kit, Font::number, clock)) + 2), clock, {.font = Font::number, .align = Align::right, .id = "board.clock"});
    row.cut_right(view.px(12));
    label(view.kit, row, view.knowledge().ended() ? std::string(tr("end.over")) : phase_title(view), {.font = Font::heading, .color = view.kit.theme().primary, .may_shorten = true});
}

void keep_large(const View& view) {
    if (view.kit.look.text_scale >= 2) return;
    view.kit.look.text_scale = 2;
    view.kit.request_frame();
}

void draw_board(const View& view, const Rect& rect) {
    keep_large(view);
    draw_board_page(view, rect);
}

void draw_board_page(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.board", tr("board.title"), rect);
    if (lobby(view)) return draw_board_lobby(view, rect);
    if (has_board_step(view) && !view.past) return draw_board_step(view, rect);
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    const bool cards = knowledge::plays_cards(view.knowledge());
    if (cards && phase && phase->kind() != READING && !prompt_now(view)) return draw_theater_board(view, rect);
    const std::uint32_t page = cards ? 1 : view.knowledge().board_page();  // the card game's board has no pages to turn
    if (page == 2) draw_board_result(view, rect);
    else if (page == 3 && !view.knowledge().outcomes().empty()) draw_board_compared(view, rect);
    else if (case_is_on(view)) draw_board_case(view, rect);
    else if (view.past && has_board_past(view)) draw_board_past(view, rect);
    else draw_board_clock(view, rect);
}

}  // namespace samenspel::screens
