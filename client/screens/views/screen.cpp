// The whole window: which screen fits who looks and when, and what lies over it. Pure choice; the screens draw themselves.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/process.hpp"
#include "client/screens/views/replay.hpp"
#include "client/screens/views/theater.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

void draw_notice(const View& view, Rect& room, const char* icon, const std::string& words, Tone tone) {
    if (words.empty()) return;
    const float height = notice_height(view.kit, words, room.width() - view.px(32));
    notice(view.kit, room.cut_top(height + view.px(12)).inset(view.px(16), view.px(6)), icon, words, tone);
}

// The trainer sees what one seat sees: a band says so, and leads back.
void draw_looking(const View& view, Rect& room) {
    const bool narrow = view.kit.columns() == 1;
    const std::string words = tr(narrow ? "look.short" : "look.banner", {seat_name(view.knowledge(), view.session.seat())});
    const std::string_view back = tr("look.back");
    const float width = narrow ? view.px(control_height) : button_width(view.kit, back, true);
    const float inside = room.width() - view.px(32 + 28 + 12) - width;
    const TextStyle style{.font = Font::small_bold, .id = "look.banner"};
    const float text = paragraph_height(view.kit, words, inside, style);
    const Rect band = room.cut_top(std::max(text, view.px(control_height)) + view.px(narrow ? 8 : 16));
    fill(view.kit, band, view.kit.theme().warning_soft);
    Rect row = band.inset(view.px(16), 0);
    const Rect place = row.cut_right(width);
    icon_at(view.kit, {row.x0 + view.px(10), row.center().y}, icon::visible, view.kit.theme().warning);
    row.cut_left(view.px(28));
    paragraph(view.kit, {row.x0, row.center().y - text / 2, row.x0 + inside, row.center().y + text / 2}, words, style);
    const bool escape = view.kit.reachable() && view.kit.take_key(Key::escape);
    if (!button(view.kit, "look.back", {place.x0, place.center().y - view.px(18), place.x1, place.center().y + view.px(18)}, back, {.kind = ButtonKind::primary, .icon = icon::undo}) && !escape) return;
    view.wants.watch.emplace();
    view.wants.watch->set_table(view.session.welcome().table());
}

bool in_lobby(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    return !phase || phase->kind() == JOINING;
}

void draw_body(const View& view, const Rect& rect) {
    const Session& session = view.session;
    if (!session.welcomed()) return draw_connect(view, rect);
    if (session.host()) return draw_host_setup(view, rect);
    if (session.board()) return draw_board(view, rect);
    if (!session.trainer() || session.looks_as_seat()) return draw_seat_screen(view, rect);
    if (!view.knowledge().session_started() && in_lobby(view)) draw_host_lobby(view, rect);
    else draw_console(view, rect);
    draw_ticket_dialog(view);
}

}  // namespace

void draw_seat_screen(const View& view, const Rect& rect) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    if (view.session.waits_for_place()) return draw_no_place(view, rect);
    if (in_lobby(view)) return draw_lobby(view, rect);
    if (knowledge::plays_cards(view.knowledge())) return draw_theater(view, rect);
    if (phase->kind() == READING) {
        draw_briefing(view, rect);
        return draw_form_dialog(view);
    }
    if (phase->kind() == DEBRIEFING || view.knowledge().ended()) return draw_end(view, rect);
    draw_table(view, rect);
}

void draw_screen(const View& view) {
    const Session& session = view.session;
    Rect room = view.kit.window();
    fill(view.kit, room, view.kit.theme().background);
    note_presence(view);
    if (session.welcomed() && lids_are_down(view)) return draw_lids(view, room);
    if (!(session.welcomed() && session.board())) draw_header(view, room.cut_top(view.px(60)));
    if (session.looks_as_seat()) draw_looking(view, room);
    if (session.frozen()) draw_notice(view, room, icon::warning, say(session.why_frozen()), Tone::warning);
    if (session.welcomed()) {
        draw_notice(view, room, icon::offline, connection_sentence(session.connection()), Tone::warning);
        if (!session.board()) draw_notice(view, room, icon::swap, chairs_sentence(view), Tone::primary);
        if (!session.board()) draw_notice(view, room, icon::person, succession_sentence(view), Tone::warning);
    }
    if (draw_replay(view, room)) return;
    if (session.welcomed()) draw_forms_band(view, room);
    draw_body(view, room);
    if (!session.welcomed() || session.host()) return;
    draw_prompt(view);
    if (session.looks_as_seat() && !view.wants.commands.empty()) view.wants.only_looking = true;
    if (session.looks_as_seat()) view.wants.commands.clear();
}

}  // namespace samenspel::screens
