// The trainer's screen from the start on: every table at a glance, and what is done to all of them at once.
#include "client/screens/views/console.hpp"

#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/scroll.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr std::int64_t extra_ms = 120'000;

bool runs(const View& view, std::uint32_t table) {
    const Glance* glance = view.session.glance(table);
    if (glance) return glance->started() && !glance->ended();
    return table == view.session.welcome().table() && view.knowledge().has_phase() && !view.knowledge().ended();
}

bool paused(const View& view, std::uint32_t table) {
    const Glance* glance = view.session.glance(table);
    return glance ? glance->paused() : view.knowledge().paused();
}

bool down(const View& view, std::uint32_t table) {
    const Glance* glance = view.session.glance(table);
    return glance ? glance->lids_down() : view.knowledge().lids_down();
}

struct Whole { std::vector<std::uint32_t> running; bool all_paused = true, all_down = true; };

Whole whole_room(const View& view) {
    Whole out;
    for (const auto table : tables_in_use(view)) {
        if (!runs(view, table)) continue;
        out.running.push_back(table);
        out.all_paused = out.all_paused && paused(view, table);
        out.all_down = out.all_down && down(view, table);
    }
    return out;
}

// Takes what it needs from the top of `all`: one row of tools, or two where a row would leave less than a finger for each.
void draw_for_all(const View& view, Rect& all, Console& console) {
    const Whole whole = whole_room(view);
    const bool any = !whole.running.empty();
    struct Tool { const char* id; const char* key; const char* icon; ButtonKind kind; };
    const Tool tools[] = {
        {"console.pause", any && whole.all_paused ? "console.resume" : "console.pause", any && whole.all_paused ? icon::play : icon::pause, ButtonKind::primary},
        {"console.extend", "console.extend", icon::add, ButtonKind::secondary},
        {"console.next", "console.next", icon::skip_next, ButtonKind::secondary},
        {"console.whisper", "trainer.whisper", icon::chat, ButtonKind::secondary},
        {"console.people", "console.people", icon::groups, ButtonKind::secondary},
        {"console.lids", any && whole.all_down ? "console.lids.up" : "console.lids", any && whole.all_down ? icon::visible : icon::hidden, ButtonKind::secondary},
        {"console.end", "console.end", icon::stop, ButtonKind::ghost}};
    constexpr int count = static_cast<int>(std::size(tools)), half = (count + 1) / 2;
    constexpr float row_height = 40, between = 8, pad = 12;
    const bool one_row = (all.width() - 2 * view.px(pad) - (count - 1) * view.px(between)) / count >= view.px(control_height);
    const int across = one_row ? count : half;
    const Rect rect = all.cut_top(view.px(2 * pad + (one_row ? row_height : 2 * row_height + between)));
    const RegionScope region(view.kit, "region.all", tr("console.all"), rect);
    Rect room = card(view.kit, rect, pad);
    std::vector<Rect> places;
    for (int index = 0; index < count; ++index) {
        const Tool& tool = tools[index];
        if (index % across == 0) {
            places = room.cut_top(view.px(row_height)).columns(across, view.px(between));
            room.cut_top(view.px(between));
        }
        if (!button(view.kit, tool.id, places[static_cast<std::size_t>(index % across)], tr(tool.key), {.kind = tool.kind, .icon = tool.icon, .enabled = any, .hint = tr(tool.key)})) continue;
        if (index == 2) console.begin(Ask::next_all);
        else if (index == 3) console.begin(Ask::whisper);
        else if (index == 4) console.moving = true;
        else if (index == 6) console.begin(Ask::end_all);
        else
            for (const auto table : whole.running) {
                if (index == 0 && whole.all_paused) view.give_table(table).mutable_resume();
                else if (index == 0 && !paused(view, table)) view.give_table(table).mutable_pause();
                else if (index == 1) view.give_table(table).mutable_extend()->set_by_ms(extra_ms);
                else if (index == 5 && down(view, table) == whole.all_down) view.give_table(table).mutable_set_lids()->set_down(!whole.all_down);
            }
    }
}

// 1 to 8 point at a table; the card that is pointed at takes Enter itself.
void take_table_keys(const View& view, Console& console) {
    for (int number = 1; number <= 8; ++number) {
        if (!view.kit.take_key(static_cast<Key>(static_cast<int>(Key::zero) + number))) continue;
        const auto table = static_cast<std::uint32_t>(number);
        if (!view.session.glance(table)) continue;
        console.picked = table;
        view.kit.focus.request("console.table." + std::to_string(number), true);
        view.kit.request_frame();
    }
}

void open_first(const View& view, Console& console) {
    if (console.chosen) return;
    console.chosen = true;
    // One table needs no overview; the others that were opened stay empty.
    const auto tables = tables_in_use(view);
    console.at_table = tables.size() <= 1 || !view.session.glance(1);
    if (tables.size() == 1 && tables.front() != view.session.welcome().table()) go_to_table(view, console, tables.front());
}

// Only a server that can open another session tells what could be played, and that when this one is over.
void draw_another(const View& view, Rect& room, Console& console) {
    if (!view.knowledge().session_ended() || view.session.setup().scenarios().empty()) {
        console.hosting = false;
        return;
    }
    const RegionScope region(view.kit, "region.another", tr("console.another"), room);
    Rect row = room.cut_top(view.px(control_height));
    room.cut_top(view.px(gap));
    const std::string_view words = tr(console.hosting ? "console.another.back" : "console.another");
    const Rect place = row.cut_right(std::min(button_width(view.kit, words, true), row.width() * 0.6f));
    row.cut_right(view.px(8));
    label(view.kit, row, tr("end.over"), {.font = Font::body_bold, .may_shorten = true});
    if (button(view.kit, "console.another", place, words, {.icon = console.hosting ? icon::chevron_left : icon::add, .hint = words})) console.hosting = !console.hosting;
}

}  // namespace

void go_to_table(const View& view, Console& console, std::uint32_t table) {
    console.at_table = true;
    console.picked = table;
    if (view.session.welcome().table() == table && !view.session.looks_as_seat()) return;
    view.wants.watch.emplace();
    view.wants.watch->set_table(table);
}

void draw_overview(const View& view, const Rect& rect, Console& console) {
    const RegionScope region(view.kit, "region.overview", tr("console.overview"), rect);
    Rect room = rect;
    draw_for_all(view, room, console);
    room.cut_top(view.px(gap));
    take_table_keys(view, console);
    ScrollArea area(view.kit, "console.tables", room, {.name = tr("console.overview")});
    Rect content = area.content();
    content.x1 -= view.px(10);
    const auto tables = tables_in_use(view);
    const int across = std::clamp(static_cast<int>(content.width() / view.px(330)), 1, 4);
    const auto columns = content.columns(across, view.px(gap));
    float bottom = content.y0;
    int column = 0;
    for (const auto table : tables) {
        const Glance* glance = view.session.glance(table);
        Glance empty;
        empty.set_table(table);
        if (column == across) {
            column = 0;
            content.y0 = bottom + view.px(gap);
        }
        const Rect& place = columns[static_cast<std::size_t>(column++)];
        float ends = content.y0;
        if (draw_glance(view, {place.x0, content.y0, place.x1, content.y1}, glance ? *glance : empty, console, ends)) go_to_table(view, console, table);
        bottom = std::max(bottom, ends);
    }
    area.used(bottom + view.px(4));
}

void draw_console(const View& view, const Rect& rect) {
    Console& console = view.kit.state<Console>("console");
    open_first(view, console);
    Rect room = rect.inset(view.px(16), view.px(12));
    draw_another(view, room, console);
    if (console.hosting) return draw_host_setup(view, {rect.x0, room.y0, rect.x1, rect.y1});
    draw_latecomers(view, room, console);
    if (console.moving) draw_people_page(view, room, console);
    else if (console.at_table) draw_table_page(view, room, console);
    else draw_overview(view, room, console);
    draw_console_dialogs(view, console);
}

}  // namespace samenspel::screens
