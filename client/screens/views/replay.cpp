#include "client/screens/views/replay.hpp"

#include <algorithm>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/board.hpp"
#include "client/screens/views/console.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;
using knowledge::Eyes;

constexpr int speeds[] = {10, 30, 60, 120};
constexpr std::int64_t send_every_ms = 200, play_every_ms = 100;

bool sees_all(const View& view) { return view.session.trainer() && view.session.seat() == 0; }
// Sits where nobody presses anything.
bool only_shown(const View& view) { return view.session.board(); }
// Everybody is taken along: never while the table still plays, nor out of a look that began then.
bool leads(const View& view, const Looking& looking) { return may_look_back(view) && looking.leading && !looking.alone; }

// ---- whose eyes ----

std::vector<Eyes> choices(const View& view) {
    std::vector<Eyes> out{Eyes{}};
    if (!only_shown(view)) out.push_back({Eyes::Of::board, 0});
    for (const auto& seat : view.content().seats())
        if (sees_all(view) || seat.number() != view.session.seat()) out.push_back({Eyes::Of::seat, seat.number()});
    return out;
}

std::string eyes_name(const View& view, Eyes eyes) {
    switch (eyes.of) {
        case Eyes::Of::own: return std::string(tr(sees_all(view) ? "replay.eyes.trainer" : only_shown(view) ? "replay.eyes.board" : "replay.eyes.own"));
        case Eyes::Of::board: return std::string(tr("replay.eyes.board"));
        case Eyes::Of::seat: return seat_name(view.knowledge(), eyes.seat);
    }
    return {};
}

Welcome welcome_of(const View& view, Eyes eyes) {
    Welcome out = view.session.welcome();
    if (eyes.of == Eyes::Of::own) return out;
    out.set_viewer(eyes.of == Eyes::Of::board ? BOARD_VIEWER : SEAT_VIEWER);
    out.set_seat(eyes.seat);
    return out;
}

// ---- keeping up ----

void prepare(const View& view, Looking& looking) {
    const int openings = view.knowledge().opened_up_size();
    const bool same = looking.past && looking.history == view.session.history() && looking.made_for == looking.eyes && looking.openings == openings;
    if (!same) {
        looking.past = std::make_shared<knowledge::Past>(knowledge::seen_with(view.session.heard(), sees_all(view), looking.eyes), knowledge::session_part(view.knowledge()));
        // The marks are one's own, whoever's eyes one borrows: a bookmark stays where it is.
        looking.marks = knowledge::marks_of(view.session.heard());
        looking.history = view.session.history();
        looking.made_for = looking.eyes;
        looking.openings = openings;
        looking.known = view.session.heard().size();
        looking.then_ms = -1;
    }
    if (looking.known != view.session.heard().size()) {  // the table goes on meanwhile
        looking.past->go_on(knowledge::seen_with(view.session.heard(), sees_all(view), looking.eyes));
        looking.marks = knowledge::marks_of(view.session.heard());
        looking.known = view.session.heard().size();
        looking.then_ms = -1;
    }
    looking.at_ms = std::clamp(looking.at_ms, looking.past->first_ms(), looking.past->last_ms());
    if (looking.then && looking.then_ms == looking.at_ms) return;
    looking.then = std::make_shared<Session>(view.session.looking_back(welcome_of(view, looking.eyes), looking.past->at(looking.at_ms)));
    looking.then_ms = looking.at_ms;
}

void follow(const View& view, Looking& looking) {
    if (view.session.trainer() || looking.moves == view.session.cursor_moves()) return;
    looking.moves = view.session.cursor_moves();
    const Cursor* cursor = view.session.cursor();
    if (!cursor) {
        if (looking.followed && !looking.away) looking.open = false;
        looking.followed = looking.away = false;
        return;
    }
    if (looking.away) return;
    looking.open = looking.followed = true;
    looking.playing = false;
    looking.at_ms = cursor->at_ms();
    const bool own = cursor->seat() == view.session.seat() && (cursor->seat() != 0 || only_shown(view));
    looking.eyes = own ? Eyes{} : cursor->seat() != 0 ? Eyes{Eyes::Of::seat, cursor->seat()} : Eyes{Eyes::Of::board, 0};
    looking.page.reset();
    if (cursor->has_page()) looking.page = static_cast<int>(cursor->page());
}

void snap_back(const View& view, Looking& looking) {
    looking.away = false;
    looking.moves = view.session.cursor_moves() - 1;
    view.kit.request_frame();
}

void play_on(const View& view, Looking& looking) {
    if (!looking.playing) return;
    const std::int64_t passed = std::clamp<std::int64_t>(view.kit.now_ms() - looking.played_ms, 0, 1'000);
    looking.at_ms += passed * speeds[looking.speed];
    looking.played_ms = view.kit.now_ms();
    if (looking.at_ms >= looking.past->last_ms()) looking.playing = false;
    else view.kit.wake_at(view.kit.now_ms() + play_every_ms);
}

void move_to(const View& view, Looking& looking, std::int64_t at_ms) {
    looking.at_ms = at_ms;
    looking.playing = false;
    if (looking.followed) looking.away = true;
    view.kit.request_frame();
}

// The trainer's place, told to everybody at this table a few times a second at most.
void lead(const View& view, Looking& looking) {
    if (!view.session.trainer() || !view.session.connected()) return;
    Cursor now;
    now.set_table(view.session.welcome().table());
    now.set_together(looking.open && leads(view, looking));
    if (looking.sent.together() && looking.sent.table() != now.table()) {
        // At another table now: the one before is let go first.
        Cursor released;
        released.set_table(looking.sent.table());
        *view.wants.messages.emplace_back().mutable_point() = released;
        looking.sent.Clear();
        view.kit.request_frame();
        return;
    }
    if (now.together()) {
        now.set_at_ms(looking.at_ms);
        now.set_seat(looking.eyes.of == Eyes::Of::seat ? looking.eyes.seat : looking.eyes.of == Eyes::Of::own ? view.session.seat() : 0);
        const bool console = sees_all(view) && looking.eyes.of == Eyes::Of::own;
        const auto page = console ? same_at_table(view.kit.state<Console>("replay.console")) : std::optional(table_page_shown(view));
        if (page) now.set_page(static_cast<std::uint32_t>(*page));
        now.set_playing(looking.playing);
    }
    if (!now.together() && !looking.sent.together()) return;
    if (now.SerializeAsString() == looking.sent.SerializeAsString()) return;
    if (view.kit.now_ms() - looking.sent_ms < send_every_ms) {
        view.kit.wake_at(looking.sent_ms + send_every_ms);
        return;
    }
    looking.sent = now;
    looking.sent_ms = view.kit.now_ms();
    *view.wants.messages.emplace_back().mutable_point() = now;
}

// ---- drawing ----

void close(const View& view, Looking& looking) {
    looking.open = looking.playing = false;
    if (looking.followed) looking.away = true;
    view.kit.request_frame();
}

// While the table plays: the way back in words, and how long its phase still has.
void draw_way_back(const View& view, Rect& row, Looking& looking) {
    const bool narrow = view.kit.columns() == 1;
    const std::string_view words = tr("replay.close");
    const Rect place = row.cut_right(narrow ? view.px(control_height) : std::min(button_width(view.kit, words, true), row.width() * 0.4f));
    const Rect middle{place.x0, place.center().y - view.px(17), place.x1, place.center().y + view.px(17)};
    const bool pressed = narrow ? icon_button(view.kit, "replay.close", place, icon::close, words) : button(view.kit, "replay.close", middle, words, {.kind = ButtonKind::primary, .icon = icon::undo});
    if (pressed) close(view, looking);
    row.cut_right(view.px(8));
    const std::string now = narrow ? clock_text(view) : tr("replay.live", {clock_text(view)});
    label(view.kit, row.cut_right(std::min(text_width(view.kit, Font::small_bold, now) + view.px(4), row.width() * 0.5f)), now, {.font = Font::small_bold, .align = Align::right, .may_shorten = true, .id = "replay.live"});
    row.cut_right(view.px(12));
}

void draw_band(const View& view, const Rect& rect, Looking& looking) {
    fill(view.kit, rect, view.kit.theme().primary_soft);
    Rect row = rect.inset(view.px(16), view.px(4));
    icon_at(view.kit, {row.x0 + view.px(10), row.center().y}, icon::history, view.kit.theme().primary);
    row.cut_left(view.px(28));
    if (!only_shown(view)) {
        const bool escape = view.kit.reachable() && !view.kit.focus.editing() && view.kit.take_key(Key::escape);
        if (escape) close(view, looking);
        if (!may_look_back(view)) {
            draw_way_back(view, row, looking);
        } else {
            const Rect cross = row.cut_right(view.px(control_height));
            if (icon_button(view.kit, "replay.close", cross, icon::close, tr("replay.close"))) close(view, looking);
            row.cut_right(view.px(8));
        }
        if (looking.away && view.session.cursor()) {
            const std::string_view words = tr("replay.snap");
            const Rect place = row.cut_right(std::min(button_width(view.kit, words, true), row.width() * 0.6f));
            const bool key = view.kit.reachable() && view.kit.take_key(Key::f);
            if (button(view.kit, "replay.snap", {place.x0, place.center().y - view.px(17), place.x1, place.center().y + view.px(17)}, words, {.kind = ButtonKind::primary, .icon = icon::undo, .hint = tr("replay.snap.hint")}) || key) snap_back(view, looking);
            row.cut_right(view.px(8));
        }
    }
    const bool partly = looking.eyes.of == Eyes::Of::seat && !sees_all(view);
    const bool led = looking.followed && !looking.away;
    std::string words = tr(partly ? "replay.band.opened" : "replay.band", {minutes(looking.at_ms), eyes_name(view, looking.eyes)});
    if (led && view.kit.columns() > 1) words = std::string(tr("replay.led")) + " · " + words;
    label(view.kit, row, words, {.font = Font::small_bold, .may_shorten = true, .id = "replay.band"});
}

void draw_eyes(const View& view, const Rect& rect, Looking& looking) {
    const auto all = choices(view);
    std::vector<std::string> names;
    int selected = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        names.push_back(eyes_name(view, all[i]));
        if (all[i] == looking.eyes) selected = static_cast<int>(i);
    }
    const std::vector<std::string_view> options(names.begin(), names.end());
    if (!select(view.kit, "replay.eyes", rect, options, selected, {.name = tr("replay.eyes")})) return;
    looking.eyes = all[static_cast<std::size_t>(selected)];
    move_to(view, looking, looking.at_ms);
}

void draw_leading(const View& view, const Rect& place, Looking& looking) {
    bool led = leads(view, looking);
    if (!toggle(view.kit, "replay.together", place, tr("replay.together"), led)) return;
    looking.leading = led;
    looking.alone = false;
}

void begin_keeping(Looking& looking) {
    looking.keeping = true;
    looking.playing = false;
    looking.note.clear();
}

void begin_fork(const View& view, Looking& looking) {
    looking.forking = true;
    looking.open_cards = may_look_back(view);  // in the middle of play nothing is laid open unasked
}

void draw_steps(const View& view, Rect& row, Looking& looking) {
    const auto square = [&] {
        const Rect out = row.cut_left(view.px(control_height));
        row.cut_left(view.px(4));
        return out;
    };
    if (icon_button(view.kit, "replay.back", square(), icon::chevron_left, tr("replay.back")))
        if (const auto to = looking.past->before(looking.at_ms)) move_to(view, looking, *to);
    const bool space = view.kit.reachable() && view.kit.focus.current().empty() && view.kit.take_key(Key::space);
    if (icon_button(view.kit, "replay.play", square(), looking.playing ? icon::pause : icon::play, tr(looking.playing ? "replay.pause" : "replay.play")) || space) {
        const bool start = !looking.playing;
        move_to(view, looking, start && looking.at_ms >= looking.past->last_ms() ? looking.past->first_ms() : looking.at_ms);
        looking.playing = start;
        looking.played_ms = view.kit.now_ms();
    }
    if (icon_button(view.kit, "replay.forward", square(), icon::chevron_right, tr("replay.forward")))
        if (const auto to = looking.past->after(looking.at_ms)) move_to(view, looking, *to);
    const std::string pace = tr("replay.speed", {std::to_string(speeds[looking.speed])});
    if (button(view.kit, "replay.speed", row.cut_left(view.px(60)), pace, {.kind = ButtonKind::ghost, .hint = tr("replay.speed.hint")})) looking.speed = (looking.speed + 1) % static_cast<int>(std::size(speeds));
    row.cut_left(view.px(8));
}

void draw_controls(const View& view, Rect room, Looking& looking) {
    const bool narrow = view.kit.columns() == 1;
    Rect row = room.cut_top(view.px(control_height));
    draw_steps(view, row, looking);
    const std::string clock = minutes(looking.at_ms) + " / " + minutes(looking.past->last_ms());
    const auto next_row = [&] {
        room.cut_top(view.px(4));
        row = room.cut_top(view.px(control_height));
    };
    if (narrow) next_row();
    label(view.kit, row.cut_left(text_width(view.kit, Font::body_bold, clock) + view.px(12)), clock, {.font = Font::body_bold, .id = "replay.clock"});
    if (view.session.trainer() && narrow) {
        if (icon_button(view.kit, "replay.fork", row.cut_right(view.px(control_height)), icon::branches, tr("fork.title"))) begin_fork(view, looking);
        if (icon_button(view.kit, "replay.keep", row.cut_right(view.px(control_height)), icon::pin, tr("replay.keep"))) begin_keeping(looking);
        if (may_look_back(view)) {
            next_row();
            draw_leading(view, row, looking);
        }
    } else if (view.session.trainer()) {
        if (may_look_back(view)) {
            draw_leading(view, row.cut_right(std::min(text_width(view.kit, Font::small, tr("replay.together")) + view.px(64), row.width() * 0.5f)), looking);
            row.cut_right(view.px(12));
        }
        if (icon_button(view.kit, "replay.fork", row.cut_right(view.px(control_height)), icon::branches, tr("fork.title"))) begin_fork(view, looking);
        row.cut_right(view.px(8));
        // In words where they leave enough for whose eyes to choose.
        const std::string_view words = tr("replay.keep");
        const float wide = button_width(view.kit, words, true);
        const bool pressed = row.width() >= wide + view.px(8 + 280) ? button(view.kit, "replay.keep", row.cut_right(wide), words, {.icon = icon::pin})
                                                                    : icon_button(view.kit, "replay.keep", row.cut_right(view.px(control_height)), icon::pin, words);
        if (pressed) begin_keeping(looking);
        row.cut_right(view.px(8));
    }
    if (narrow) next_row();
    draw_eyes(view, narrow ? row : row.cut_right(std::min(view.px(280), row.width())), looking);
    room.cut_top(view.px(6));
    // A pointer that is held still says the same in every frame.
    const auto to = draw_time_line(view, {room.x0, room.y0, room.x1, room.y0 + time_line_height(view)}, looking);
    if (to && (*to != looking.at_ms || looking.playing)) move_to(view, looking, *to);
}

// A bookmark at this moment, to come back to together.
void draw_keeping(const View& view, Looking& looking) {
    if (!looking.keeping) return;
    Dialog dialog(view.kit, "replay.keeping", tr("replay.keep"), {.width = 460, .body_height = 150, .icon = icon::pin});
    Rect room = dialog.body();
    room.y0 += paragraph(view.kit, room, tr("replay.keep.text", {minutes(looking.at_ms)}), {.color = view.kit.theme().ink_second}) + view.px(10);
    const bool enter = text_input(view.kit, "replay.note", room.cut_top(view.px(control_height)), looking.note, {.name = tr("trainer.bookmark"), .hint = tr("trainer.bookmark.hint"), .limit = 200}).submitted;
    const auto halves = dialog.footer().columns(2, view.px(gap));
    if (button(view.kit, "replay.keeping.cancel", halves[0], tr("composer.cancel"), {.icon = icon_when_narrow(view.kit, halves[0].width(), tr("composer.cancel"), icon::close)}) || dialog.closed()) looking.keeping = false;
    if (!button(view.kit, "replay.keeping.go", halves[1], tr("trainer.bookmark.go"), {.kind = ButtonKind::primary, .icon = icon_when_narrow(view.kit, halves[1].width(), tr("trainer.bookmark.go"), icon::check)}) && !enter) return;
    Bookmark& mark = *view.give_table().mutable_bookmark();
    mark.set_note(looking.note);
    mark.set_moment_ms(looking.at_ms);
    looking.keeping = false;
}

// A new table that goes on from this moment, with or without open cards.
void draw_fork(const View& view, Looking& looking) {
    if (!looking.forking) return;
    Dialog dialog(view.kit, "fork", tr("fork.title"), {.width = 460, .body_height = 190, .icon = icon::branches});
    Rect room = dialog.body();
    room.y0 += paragraph(view.kit, room, tr("fork.text", {minutes(looking.at_ms)}), {.color = view.kit.theme().ink_second}) + view.px(10);
    const auto choice = [&](const char* id, const char* key, bool& value) {
        const std::string_view words = tr(key);
        toggle(view.kit, id, room.cut_top(choice_height(view.kit, words, room.width())), words, value);
        room.cut_top(view.px(8));
    };
    choice("fork.cards", "fork.cards", looking.open_cards);
    choice("fork.people", "fork.people", looking.with_people);
    const auto halves = dialog.footer().columns(2, view.px(gap));
    if (button(view.kit, "fork.cancel", halves[0], tr("composer.cancel")) || dialog.closed()) looking.forking = false;
    if (!button(view.kit, "fork.go", halves[1], tr("fork.go"), {.kind = ButtonKind::primary, .icon = icon::branches})) return;
    ForkTable& fork = *view.wants.give().mutable_fork_table();
    fork.set_from(view.session.welcome().table());
    fork.set_at_ms(looking.at_ms);
    fork.set_open_cards(looking.open_cards);
    fork.set_with_people(looking.with_people);
    looking.forking = looking.open = false;
}

// Where somebody sits before the screen, what everybody saw is the table as a seat sees it, less what is a seat's own.
void draw_past(const View& past, const Rect& rect, bool shown) {
    if (shown) draw_board_page(past, rect);
    else if (past.session.trainer() && !past.session.looks_as_seat()) draw_table_page(past, rect.inset(past.px(16), past.px(12)), past.kit.state<Console>("replay.console"));
    else draw_seat_screen(past, rect);
}

void draw_then(const View& view, const Rect& rect, Looking& looking) {
    Intents nothing;
    const View past{view.kit, *looking.then, nothing, view.door, view.now_ms, looking.at_ms, true};
    const float whole = view.kit.window().height();
    // What is left of a low window is too little for a screen that fills it: it keeps its height, and is scrolled.
    if (whole < view.px(600) && !only_shown(view)) {
        ScrollArea area(view.kit, "replay.then", rect, {.name = tr("replay.title")});
        Rect room = area.content();
        room.y1 = room.y0 + whole;
        draw_past(past, room, false);
        area.used(room.y1);
    } else {
        const ClipScope clip(view.kit, rect);
        draw_past(past, rect, only_shown(view));
    }
    if (!nothing.commands.empty()) view.wants.only_looking = true;
    // A table that came to another phase chose a page by itself: who is led sees the trainer's.
    if (looking.page && *looking.page != static_cast<int>(table_page_shown(view))) {
        show_table_page(view, *looking.page);
        view.kit.request_frame();
    }
    looking.page.reset();
}

}  // namespace

Looking& looking(const View& view) { return view.kit.state<Looking>("replay"); }

bool may_look_back(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    return view.session.caught_up() && !view.session.heard().empty() && (view.knowledge().ended() || (phase && phase->kind() == DEBRIEFING));
}

bool may_look_back_alone(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    return sees_all(view) && !view.past && view.session.caught_up() && !view.session.heard().empty() && phase && phase->kind() != JOINING;
}

void look_back(const View& view, std::optional<std::int64_t> at_ms) {
    Looking& now = looking(view);
    now.open = true;
    now.alone = !may_look_back(view);
    now.playing = false;
    if (now.followed) now.away = true;
    if (at_ms) now.at_ms = *at_ms;
    else if (!now.past) {
        now.at_ms = 0;
        for (const auto& event : view.session.heard())
            if (event->phase_entered().phase() > 0) {
                now.at_ms = event->at_ms();
                break;
            }
    }
    view.kit.request_frame();
}

bool draw_snap(const View& view, const Rect& rect) {
    Looking& now = looking(view);
    if (!view.session.cursor() || !now.away || view.session.trainer()) return false;
    if (button(view.kit, "replay.snap", rect, tr("replay.snap"), {.kind = ButtonKind::primary, .icon = icon::undo, .hint = tr("replay.snap.hint")})) snap_back(view, now);
    return true;
}

bool draw_replay(const View& view, const Rect& rect) {
    if (!view.session.welcomed() || view.past) return false;
    Looking& now = looking(view);
    if (!may_look_back(view) && !may_look_back_alone(view)) now.open = false;
    else follow(view, now);
    now.alone = now.alone || !may_look_back(view);
    if (!now.open) {
        lead(view, now);
        return false;
    }
    if (only_shown(view)) keep_large(view);
    prepare(view, now);
    play_on(view, now);
    prepare(view, now);
    Rect room = rect;
    draw_band(view, room.cut_top(view.px(44)), now);
    const int more_rows = view.kit.columns() > 1 ? 0 : view.session.trainer() && may_look_back(view) ? 3 : 2;
    const float controls = view.px(control_height + 6 + 12 + 10) + time_line_height(view) + view.px((control_height + 4) * static_cast<float>(more_rows));
    const Rect bar = room.cut_bottom(only_shown(view) ? time_line_height(view) + view.px(16) : controls);
    draw_then(view, room, now);
    const RegionScope region(view.kit, "region.replay", tr("replay.title"), bar);
    fill(view.kit, bar, view.kit.theme().surface);
    divider(view.kit, bar);
    const Rect inside = bar.inset(view.px(16), view.px(10));
    if (only_shown(view)) draw_time_line(view, inside, now);
    else draw_controls(view, inside, now);
    draw_fork(view, now);
    draw_keeping(view, now);
    lead(view, now);
    return true;
}

}  // namespace samenspel::screens
