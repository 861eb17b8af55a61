// A row is a place to put somebody, and holds the chips of who is there; both are reached with Tab and arrows.
#include "client/screens/views/host_places.hpp"

#include <algorithm>
#include <cmath>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/shapes.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr float chip_height = 30;

// Past the briefing at a table of their own: whoever holds a seat has read its card.
bool has_read(const View& view, const Person& person) {
    const Glance* glance = view.session.glance(person.table);
    if (person.seat == 0 || !glance || !glance->started() || static_cast<int>(glance->phase()) >= view.content().phases_size()) return false;
    const PhaseKind kind = view.content().phases(static_cast<int>(glance->phase())).kind();
    return kind != JOINING && kind != READING;
}

// The first of the two who would read a second card; null when nobody would.
const Person* reads_again(const View& view, const std::vector<Person>& people, const Command& command) {
    for (const auto& person : people) {
        const bool placed = command.place_participant().participant() == person.id && command.place_participant().seat() != 0;
        const bool swapped = command.swap_participants().one() == person.id || command.swap_participants().other() == person.id;
        if ((placed || swapped) && has_read(view, person)) return &person;
    }
    return nullptr;
}

void give(const View& view, Places& places, Command command) {
    places.picked = 0;
    places.swapping = false;
    places.by_hand = true;
    view.kit.request_frame();
    if (reads_again(view, people_of(view), command)) places.doubtful = std::move(command);
    else view.wants.commands.push_back(std::move(command));
}

void pick(const View& view, Places& places, std::uint32_t participant) {
    if (places.swapping && places.picked != 0 && places.picked != participant) {
        Command command;
        command.mutable_swap_participants()->set_one(places.picked);
        command.mutable_swap_participants()->set_other(participant);
        return give(view, places, std::move(command));
    }
    places.swapping = false;
    places.picked = places.picked == participant ? 0 : participant;
    view.kit.request_frame();
}

void put(const View& view, Places& places, std::uint32_t table, std::uint32_t seat) {
    if (places.picked == 0 || places.swapping) return;
    Command command;
    PlaceParticipant& place = *command.mutable_place_participant();
    place.set_participant(places.picked);
    place.set_table(table);
    place.set_seat(seat);
    give(view, places, std::move(command));
}

float person_width(const View& view, const Person& person) {
    return std::ceil(text_width(view.kit, Font::small_bold, person.name)) + view.px(22 + 22);
}

void person_chip(const View& view, const Rect& box, const Person& person, Places& places) {
    const std::string id = "host.person." + std::to_string(person.id);
    const bool on = places.picked == person.id;
    const Interaction answer = view.kit.control(id, box, {.role = Role::toggle, .label = person.name, .checked = on, .group = "host.person", .radius = 15});
    fill(view.kit, box, on ? view.kit.theme().primary : answer.hovered ? view.kit.theme().primary_soft : view.kit.theme().surface, 15);
    outline(view.kit, box, on ? view.kit.theme().primary : view.kit.theme().control_border, 15);
    const OwnerScope owner(view.kit, id);
    Rect inside = box.inset(view.px(10), 0);
    icon_at(view.kit, {inside.x0 + view.px(6), inside.center().y}, icon::person, on ? view.kit.theme().on_primary : view.kit.theme().ink_third, Font::icon_small);
    inside.cut_left(view.px(18));
    label(view.kit, inside, person.name, {.font = Font::small_bold, .color = on ? view.kit.theme().on_primary : view.kit.theme().ink, .may_shorten = true});
    if (answer.pressed) pick(view, places, person.id);
}

// Chips one after the other, on as many lines as they take. Returns the height; draws nothing when `draw` is false.
float flow_chips(const View& view, const Rect& room, const std::vector<Person>& people, Places& places, bool draw) {
    const float high = view.px(chip_height), space = view.px(6);
    float x = room.x0, y = room.y0;
    for (const auto& person : people) {
        const float width = std::min(person_width(view, person), room.width());
        if (x > room.x0 && x + width > room.x1) {
            x = room.x0;
            y += high + space;
        }
        if (draw) person_chip(view, {x, y, x + width, y + high}, person, places);
        x += width + space;
    }
    return people.empty() ? 0 : y + high - room.y0;
}

// A place to put somebody: a seat, or the observers of a table.
struct Row {
    std::string id, title, remark;
    std::uint32_t party = 0, table = 0, seat = 0;
    std::vector<Person> people;
};

void draw_row(const View& view, FlowCard& flow, const Row& row, Places& places) {
    const float indent = view.px(40), title = line_height(view.kit, Font::small);
    const Rect measure{0, 0, flow.width() - indent - view.px(12), 0};
    const float chips = row.people.empty() ? title : flow_chips(view, measure, row.people, places, false);
    const float height = title + view.px(3) + chips + view.px(10);
    const Rect box = flow.piece(height, 2);
    const bool target = places.picked != 0 && !places.swapping;
    const std::string group = "host.seat." + std::to_string(row.table);
    const Interaction answer = view.kit.control(row.id, box, {.label = row.title, .value = row.people.empty() ? row.remark : row.people.front().name, .enabled = target, .group = group, .container = true});
    if (target) outline(view.kit, box, answer.hovered ? view.kit.theme().primary : view.kit.theme().line, 8, answer.hovered ? 2.0f : 1.0f);
    if (answer.hovered) fill(view.kit, box.inset(1), view.kit.theme().primary_soft, 8);
    if (answer.pressed) put(view, places, row.table, row.seat);
    Rect inside = box.inset(view.px(6), view.px(5));
    const Point disc{inside.x0 + view.px(15), inside.center().y};
    if (row.party != 0) party_disc(view, disc, view.px(13), row.party);
    else icon_at(view.kit, disc, icon::visible, view.kit.theme().ink_third);
    inside.cut_left(indent);
    const bool remark_beside = !row.people.empty() && !row.remark.empty();
    label(view.kit, inside.cut_top(title), remark_beside ? row.remark + " · " + row.title : row.title, {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
    inside.cut_top(view.px(3));
    if (row.people.empty()) label(view.kit, {inside.x0, inside.y0, inside.x1, inside.y0 + title}, row.remark, {.font = Font::small, .color = view.kit.theme().ink_third, .may_shorten = true});
    else flow_chips(view, {inside.x0, inside.y0, inside.x0 + measure.width(), inside.y1}, row.people, places, true);
}

std::string remark_of(const SeatChanged* held, bool taken) {
    if (taken) return held && held->presence() == AWAY ? std::string(tr("seat.away")) : std::string();
    const Holder holder = held ? held->holder() : EMPTY;
    return std::string(tr(holder == BOT ? "seat.bot" : holder == ABSENT ? "seat.absent" : "seat.empty"));
}

float draw_table_card(const View& view, const Rect& place, std::uint32_t table, const std::vector<Person>& people, Places& places) {
    const std::string number = std::to_string(table);
    FlowCard flow(view.kit, "host.table." + number, place);
    long here = 0;
    for (const auto& person : people) here += person.table == table && person.seat != 0;
    flow.head(icon::groups, tr("header.table", {number}), tr_count("lobby.count", here));
    for (const auto& seat : view.content().seats()) {
        Row row{"host.seat." + number + "." + std::to_string(seat.number()), seat_name(view.knowledge(), seat.number()) + " · " + party_name(view.knowledge(), seat.party()), {}, seat.party(), table, seat.number(), at_seat(people, table, seat.number())};
        row.remark = remark_of(seat_at(view, table, seat.number()), !row.people.empty());
        draw_row(view, flow, row, places);
    }
    draw_row(view, flow, {"host.seat." + number + ".0", std::string(tr("host.observers")), std::string(tr("host.observers.none")), 0, table, 0, at_seat(people, table, 0)}, places);
    return flow.bottom();
}

void draw_removal(const View& view, const std::vector<Person>& people, Places& places) {
    const auto person = std::find_if(people.begin(), people.end(), [&](const Person& one) { return one.id == places.removing; });
    if (person == people.end()) places.removing = 0;  // nobody, or gone meanwhile
    if (places.removing == 0) return;
    const auto answer = confirm(view.kit, "host.remove.sure", tr("host.remove.sure", {person->name}), tr("host.remove.explain"), tr("host.remove"), tr("composer.cancel"), true);
    if (!answer) return;
    if (*answer) view.wants.give().mutable_leave_session()->set_participant(person->id);
    places.removing = 0;
}

int tables_shown(const View& view, const std::vector<Person>& people, const Places& places) {
    std::uint32_t used = 0;
    for (const auto& person : people) used = std::max(used, person.table);
    const int most = std::max(1, static_cast<int>(view.knowledge().session().tables()));
    // Once they play, an empty table is no place to go to.
    if (view.knowledge().session_started()) return std::clamp(static_cast<int>(tables_in_use(view).back()), 1, most);
    return std::clamp(std::max(static_cast<int>(used) + 1, places.tables), 1, most);
}

}  // namespace

void draw_picked(const View& view, Rect& room, const std::vector<Person>& people, Places& places) {
    const Person* picked = nullptr;
    for (const auto& person : people)
        if (person.id == places.picked) picked = &person;
    if (!picked) {
        places.picked = 0;
        places.swapping = false;
        const float height = paragraph_height(view.kit, tr("host.pick"), room.width(), {.font = Font::small});
        paragraph(view.kit, room.cut_top(height), tr("host.pick"), {.font = Font::small, .color = view.kit.theme().ink_second});
        room.cut_top(view.px(8));
        return;
    }
    const std::string words = tr(places.swapping ? "host.swap.who" : "host.picked", {picked->name});
    const float text = paragraph_height(view.kit, words, room.width() - view.px(32), {.font = Font::body_bold});
    const bool narrow = view.kit.columns() == 1;
    const Rect box = room.cut_top(text + view.px(12 + 8 + control_height + 12 + (narrow ? control_height + 8 : 0)));
    room.cut_top(view.px(gap));
    Rect inside = card(view.kit, box, 12);
    inside.x0 += view.px(4);
    paragraph(view.kit, inside.cut_top(text), words, {.font = Font::body_bold});
    inside.cut_top(view.px(8));
    auto places_for = inside.cut_top(view.px(control_height)).columns(narrow ? 2 : 4, view.px(8));
    if (narrow) {
        inside.cut_top(view.px(8));
        for (const auto& place : inside.cut_top(view.px(control_height)).columns(2, view.px(8))) places_for.push_back(place);
    }
    if (button(view.kit, "host.swap", places_for[0], tr("host.swap"), {.kind = places.swapping ? ButtonKind::primary : ButtonKind::secondary, .icon = icon::swap, .hint = tr("host.swap")})) places.swapping = !places.swapping;
    if (button(view.kit, "host.device", places_for[1], tr("ticket.new"), {.icon = icon::key, .hint = tr("ticket.new.hint")})) {
        ask_for_ticket(view, picked->id);
        places.picked = 0;
    }
    if (button(view.kit, "host.remove", places_for[2], tr("host.remove"), {.icon = icon::leave, .hint = tr("host.remove.hint")})) {
        places.removing = picked->id;
        places.picked = 0;
        places.swapping = false;
    }
    const bool escape = view.kit.take_key(Key::escape);
    if (button(view.kit, "host.let_go", places_for[3], tr("host.let_go"), {.icon = icon::close, .hint = tr("host.let_go")}) || escape) {
        places.picked = 0;
        places.swapping = false;
    }
}

void draw_doubt(const View& view, Places& places) {
    const auto people = people_of(view);
    draw_removal(view, people, places);
    if (!places.doubtful) return;
    const Person* person = reads_again(view, people, *places.doubtful);
    const std::string words = tr("move.sure.explain", {person ? person->name : std::string()});
    const auto answer = confirm(view.kit, "move.sure", tr("move.sure"), words, tr("move.sure.yes"), tr("composer.cancel"));
    if (!answer) return;
    if (*answer) view.wants.commands.push_back(*places.doubtful);
    places.doubtful.reset();
}

void draw_places(const View& view, Rect& room, const std::vector<Person>& people, Places& places) {
    const auto waiting = at_seat(people, 0, 0);
    if (!waiting.empty()) {
        FlowCard flow(view.kit, "host.waiting", room);
        flow.head(icon::schedule, tr("host.waiting"), tr_count("lobby.count", static_cast<long>(waiting.size())));
        const Rect measure{0, 0, flow.width(), 0};
        flow_chips(view, flow.piece(flow_chips(view, measure, waiting, places, false), 0), waiting, places, true);
        room.y0 = flow.bottom() + view.px(gap);
    }
    const int tables = tables_shown(view, people, places);
    const int across = std::clamp(static_cast<int>(room.width() / view.px(330)), 1, std::min(3, tables));
    const auto columns = room.columns(across, view.px(gap));
    for (int first = 1; first <= tables; first += across) {
        float bottom = room.y0;
        for (int table = first; table < std::min(first + across, tables + 1); ++table) {
            const Rect& column = columns[static_cast<std::size_t>(table - first)];
            bottom = std::max(bottom, draw_table_card(view, {column.x0, room.y0, column.x1, room.y1}, static_cast<std::uint32_t>(table), people, places));
        }
        room.y0 = bottom + view.px(gap);
    }
}

}  // namespace samenspel::screens
