// People after the start: who came late and waits for a place, and the tables with their seats as in the lobby.
#include "client/screens/kit/scroll.hpp"
#include "client/screens/seating.hpp"
#include "client/screens/views/console.hpp"
#include "client/screens/views/host_places.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

bool plays(const View& view, std::uint32_t table) {
    const Glance* glance = view.session.glance(table);
    if (glance) return glance->started() && !glance->ended();
    return table == view.knowledge().opened().table() && view.knowledge().session_started() && !view.knowledge().ended();
}

std::vector<Chair> chairs_of(const View& view, const std::vector<Person>& people) {
    std::vector<Chair> out;
    for (const auto table : tables_in_use(view)) {
        if (!plays(view, table)) continue;
        for (const auto& seat : view.content().seats()) {
            const SeatChanged* held = seat_at(view, table, seat.number());
            const auto sitting = at_seat(people, table, seat.number());
            const Holder holder = held ? held->holder() : EMPTY;
            if (holder == ABSENT || (holder == BOT && sitting.empty())) continue;
            out.push_back({table, seat.number(), seat.party(), static_cast<int>(sitting.size()), held && held->presence() == HERE});
        }
    }
    return out;
}

struct Late { std::string name, where, button, hint; };

// What is proposed for who has waited longest, in words.
Late words_of(const View& view, const std::vector<Person>& people, const std::vector<Person>& waiting, const std::optional<Chair>& chair) {
    const Person& first = waiting.front();
    const long others = static_cast<long>(waiting.size()) - 1;
    Late out;
    out.name = others == 0 ? tr("late.waits", {first.name}) : tr(others == 1 ? "late.wait.one" : "late.wait.many", {first.name, std::to_string(others)});
    if (!chair) {
        out.where = tr("late.full");
        return out;
    }
    const std::string seat = seat_name(view.knowledge(), chair->seat), table = std::to_string(chair->table);
    const auto sitting = at_seat(people, chair->table, chair->seat);
    if (sitting.empty()) {
        out.where = tr("late.free", {seat, table});
        out.button = tr("late.seat");
        out.hint = tr("late.seat.hint", {first.name});
    } else {
        out.where = tr("late.beside", {sitting.front().name, seat, table});
        out.button = tr("late.duo", {sitting.front().name});
        out.hint = tr("late.duo.hint", {first.name, sitting.front().name});
    }
    return out;
}

void place(const View& view, const Person& person, std::uint32_t table, std::uint32_t seat) {
    PlaceParticipant& command = *view.wants.give().mutable_place_participant();
    command.set_participant(person.id);
    command.set_table(table);
    command.set_seat(seat);
}

// The table where a mere onlooker goes: that with the fewest people.
std::uint32_t quietest(const View& view, const std::vector<Person>& people) {
    std::uint32_t best = 0;
    std::size_t fewest = 0;
    for (const auto table : tables_in_use(view)) {
        std::size_t count = 0;
        for (const auto& person : people) count += person.table == table;
        if (best == 0 || count < fewest) best = table, fewest = count;
    }
    return best;
}

}  // namespace

void draw_latecomers(const View& view, Rect& room, Console& console) {
    const auto people = people_of(view);
    const auto waiting = at_seat(people, 0, 0);
    if (waiting.empty() || console.moving) return;
    const auto chair = propose_chair(chairs_of(view, people), 0);
    const Late late = words_of(view, people, waiting, chair);
    const bool narrow = view.kit.columns() == 1;
    const float pad = view.px(12), buttons_width = view.px(narrow ? 0 : 530), icon_width = view.px(40);
    const float text_width = room.width() - 2 * pad - icon_width - (narrow ? 0 : buttons_width + view.px(gap));
    const TextStyle who{.font = Font::body_bold, .id = "late.who"}, where{.font = Font::small, .color = view.kit.theme().ink_second, .id = "late.where"};
    const float text = paragraph_height(view.kit, late.name, text_width, who) + paragraph_height(view.kit, late.where, text_width, where);
    const float height = 2 * pad + (narrow ? text + view.px(8 + control_height) : std::max(text, view.px(control_height)));
    const Rect box = room.cut_top(height);
    room.cut_top(view.px(gap));
    const RegionScope region(view.kit, "region.late", tr("late.region"), box);
    Rect inside = card(view.kit, box, 12);
    card_accent(view.kit, box, view.kit.theme().warning);
    Rect buttons = narrow ? inside.cut_bottom(view.px(control_height)) : inside.cut_right(buttons_width);
    if (!narrow) buttons = {buttons.x0, buttons.center().y - view.px(control_height) / 2, buttons.x1, buttons.center().y + view.px(control_height) / 2};
    icon_at(view.kit, {inside.x0 + view.px(16), inside.center().y}, icon::add_person, view.kit.theme().warning);
    inside.cut_left(icon_width);
    Rect words{inside.x0, inside.center().y - text / 2, inside.x0 + text_width, inside.y1};
    if (narrow) words.y0 = inside.y0;
    words.y0 += paragraph(view.kit, words, late.name, who);
    paragraph(view.kit, words, late.where, where);

    const bool key = chair && view.kit.reachable() && !view.kit.focus.editing() && view.kit.take_key(Key::l);
    const float wide = buttons.width() * 0.46f;
    const bool in = chair && button(view.kit, "late.in", buttons.cut_left(wide), late.button, {.kind = ButtonKind::primary, .icon = icon::check, .hint = late.hint});
    if (chair) buttons.cut_left(view.px(8));
    const auto halves = buttons.columns(2, view.px(8));
    if (in || key) place(view, waiting.front(), chair->table, chair->seat);
    if (button(view.kit, "late.look", halves[0], tr("late.look"), {.icon = icon::visible, .hint = tr("late.look.hint")})) place(view, waiting.front(), quietest(view, people), 0);
    if (button(view.kit, "late.elsewhere", halves[1], tr("late.elsewhere"), {.icon = icon::groups, .hint = tr("late.elsewhere.hint")})) {
        view.kit.state<Places>("host.places").picked = waiting.front().id;
        console.moving = true;
    }
}

void draw_people_page(const View& view, const Rect& rect, Console& console) {
    const RegionScope region(view.kit, "region.people", tr("console.people"), rect);
    Places& places = view.kit.state<Places>("host.places");
    const auto people = people_of(view);
    draw_doubt(view, places);
    Rect room = rect;
    Rect head = room.cut_top(view.px(control_height));
    room.cut_top(view.px(gap));
    const bool escape = view.kit.reachable() && !view.kit.focus.editing() && places.picked == 0 && !places.doubtful && view.kit.take_key(Key::escape);
    const std::string_view back = tr("people.back");
    if (button(view.kit, "people.back", head.cut_left(std::min(button_width(view.kit, back, true), head.width() * 0.5f)), back, {.icon = icon::chevron_left}) || escape) console.moving = false;
    head.cut_left(view.px(gap));
    label(view.kit, head, tr("console.people"), {.font = Font::title, .may_shorten = true});
    draw_picked(view, room, people, places);
    ScrollArea area(view.kit, "people.scroll", room, {.name = tr("console.people")});
    Rect content = area.content();
    content.x1 -= view.px(10);
    draw_places(view, content, people, places);
    area.used(content.y0);
}

}  // namespace samenspel::screens
