// The public screen for the projector. In the lobby the way in; then clock, what now, what next, in at most 25 words.
#include "client/screens/views/board.hpp"

#include <cmath>
#include <sstream>

#include "client/knowledge/queries.hpp"
#include "client/screens/views/debrief.hpp"
#include "client/screens/views/invitation.hpp"
#include "client/screens/views/join.hpp"
#include "client/screens/views/people.hpp"
#include "client/screens/views/process.hpp"
#include "client/screens/views/prompts.hpp"
#include "client/screens/views/together.hpp"
#include "client/screens/views/theater.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr int most_words = 25, least_words = 4;  // on the whole board; fewer of a sentence say nothing

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

int words_in(const std::string& text) {
    std::istringstream words(text);
    int count = 0;
    for (std::string word; words >> word;) count += word != "·";
    return count;
}

// As much of a sentence as this many words leave room for.
std::string within(const std::string& text, int words) { return text.empty() || words < least_words ? std::string() : first_words(text, words); }

struct Now { std::string ambition, words; };  // what the table is for, above what it does now

// A card of the trainer's and swapped chairs pass; they stand alone for as long as they last.
Now now_in(const View& view, int most) {
    if (const auto prompt = prompt_now(view)) return {{}, prompt_words(view, *prompt)};
    if (const std::string chairs = chairs_sentence(view); !chairs.empty()) return {{}, chairs};
    if (view.knowledge().ended()) return {};
    const std::string ambition = ambition_words(view);
    Now now{{}, succession_sentence(view)};
    // What to do now comes first; the ambition keeps a third of the words, if it needs them.
    if (now.words.empty()) now.words = within(invitation(view), most - std::min(words_in(ambition), most / 3));
    now.ambition = within(ambition, most - words_in(now.words));
    if (!now.ambition.empty()) now.ambition = "“" + now.ambition + "”";
    return now;
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
    const TextStyle title{.font = Font::number, .color = view.kit.theme().primary, .align = Align::center, .id = "board.phase"};
    const std::string words = over ? std::string(tr("end.over")) : phase_title(view), after = next.empty() ? std::string() : tr("clock.next", {next});
    const Rect below = room.cut_bottom(line_height(view.kit, Font::title));
    if (!after.empty()) label(view.kit, below, after, {.font = Font::title, .color = view.kit.theme().ink_second, .align = Align::center, .may_shorten = true, .id = "board.next"});
    const int taken = words_in(words) + words_in(after) + (view.knowledge().paused() ? words_in(std::string(tr("clock.paused"))) : 0) + 1;
    const Now now = now_in(view, most_words - taken);
    room.y0 += paragraph(view.kit, room, words, title);
    const TextStyle style{.font = Font::heading, .align = Align::center, .id = "board.now"};
    const TextStyle quiet{.font = Font::title, .color = view.kit.theme().ink_second, .align = Align::center, .id = "board.ambition"};
    room.cut_bottom(view.px(10));
    paragraph(view.kit, room.cut_bottom(paragraph_height(view.kit, now.words, room.width(), style)), now.words, style);
    if (!now.ambition.empty()) {
        room.cut_bottom(view.px(6));
        paragraph(view.kit, room.cut_bottom(paragraph_height(view.kit, now.ambition, room.width(), quiet)), now.ambition, quiet);
    }
    room.cut_bottom(view.px(10));
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
