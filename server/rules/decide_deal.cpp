// Everybody dealt over the tables by chance, and two who change places.
#include <algorithm>
#include <map>

#include "server/rules/chance.hpp"
#include "server/rules/seating.hpp"

namespace samenspel::rules {
namespace {

// Keeps what is drawn here apart from the tables' seeds, which come from the same number.
constexpr std::uint64_t dealing_stream = 0xD1B54A32D192ED03u;

struct Place {
    std::uint32_t table = 0;
    SeatId seat;
    friend bool operator==(Place, Place) = default;
};

// All but observers, by number. Who is in the lobby takes part.
People people_who_play(const Session& session) {
    People out;
    for (std::uint32_t number = 1; number <= session.people.size(); ++number) {
        const Person& person = session.people[number - 1];
        const bool observes = person.placed && person.table != 0 && !person.seat;
        if (person.known && !person.left && !observes) out.push_back(number);
    }
    return out;
}

// No generator runs along with a session, as hardly anything in it is drawn. Its seed and the number of events so far
// make one for each deal, so that dealing again deals otherwise; what comes out stands in the events.
void shuffle(const Session& session, People& people) {
    Chance chance(Chance(session.opened.chance() ^ dealing_stream).next() + session.events);
    for (std::size_t left = people.size(); left > 1; --left) std::swap(people[left - 1], people[chance.next() % left]);
}

// A table's seats in the order in which they are dealt: those that the trainer gave to bots last, absent ones not at all.
std::vector<SeatId> seats_to_deal(const Table& table) {
    std::vector<SeatId> out;
    for (const bool bots : {false, true})
        for (const SeatId id : table.book->fill_order()) {
            const Holder holder = table.seats[id.value - 1].holder();
            if (holder != ABSENT && (holder == BOT) == bots) out.push_back(id);
        }
    return out;
}

// The first tables get one more where it does not come out even; at each, everybody alone first, then duos; whoever is
// left looks on.
std::map<std::uint32_t, Place> places(const Seating& seating, const People& people, std::uint32_t tables) {
    std::map<std::uint32_t, Place> out;
    auto next = people.begin();
    for (std::uint32_t number = 1; number <= tables; ++number) {
        const auto seats = seats_to_deal(seating.table(number));
        const std::size_t count = people.size() / tables + (number <= people.size() % tables ? 1 : 0);
        for (std::size_t i = 0; i < count; ++i) out[*next++] = {number, i < 2 * seats.size() ? seats[i % seats.size()] : SeatId{}};
    }
    return out;
}

void seat_all(Seating& seating, std::uint32_t number, const std::map<std::uint32_t, Place>& places) {
    for (const SeatId id : seating.table(number).book->fill_order()) {
        People people;
        for (const auto& [participant, place] : places)
            if (place == Place{number, id}) people.push_back(participant);
        const SeatChanged now = seating.seat(number, id);
        if (!people.empty() || has_people(now)) seating.hold(number, id, people);
        else
            for (const auto participant : people_of(now)) seating.rise(participant, number, id);
    }
}

// `in` takes over from `out` where that one sits, the duo's partner staying.
void replace(Seating& seating, const Person& where, std::uint32_t out, std::uint32_t in) {
    if (!where.seat || !seating.has_table(where.table)) return;
    const SeatChanged now = seating.seat(where.table, where.seat);
    People people = people_of(now);
    const auto found = std::find(people.begin(), people.end(), out);
    if (has_people(now) && found != people.end()) {
        *found = in;
        return seating.hold(where.table, where.seat, people);
    }
    seating.rise(out, where.table, where.seat);
    seating.sit(in, where.table, where.seat);
}

}  // namespace

SessionDecision decide_deal(const Session& session, const Hall& hall, std::uint32_t tables) {
    Seating seating(session, hall);
    // Whoever has read a card keeps it, so a table that the trainer started by itself counts too.
    const bool begun = std::any_of(hall.tables.begin(), hall.tables.end(), [](const Hall::Floor& floor) { return floor.table->started; });
    if (session.started || begun) return seating.refuse(ALREADY_STARTED);
    if (!seating.has_table(tables)) return seating.refuse(NO_SUCH_TABLE);
    People people = people_who_play(session);
    const auto gone = std::stable_partition(people.begin(), people.end(), hall.is_here);
    if (gone == people.begin()) return seating.refuse(NOBODY_HERE);
    // A closed laptop takes nobody's seat: whoever comes back finds one as if new.
    for (auto at = gone; at != people.end(); ++at) seating.leave(*at, session.person(*at)->table);
    people.erase(gone, people.end());
    shuffle(session, people);
    const auto dealt = places(seating, people, tables);
    for (const auto& [participant, place] : dealt) {
        const Person& person = *session.person(participant);
        if (Place{person.table, person.seat} != place) seating.place(participant, person.table, place.table, place.seat);
    }
    for (std::uint32_t number = 1; number <= hall.tables.size(); ++number) seat_all(seating, number, dealt);
    return seating.take();
}

SessionDecision decide_swap(const Session& session, const Hall& hall, const SwapParticipants& command) {
    Seating seating(session, hall);
    const Person *one = session.person(command.one()), *other = session.person(command.other());
    if (!one || one->left || !other || other->left) return seating.refuse(NO_SUCH_PARTICIPANT);
    if (one->table == other->table && one->seat == other->seat) return seating.refuse(ALREADY_DONE);
    seating.place(command.one(), one->table, other->table, other->seat);
    seating.place(command.other(), other->table, one->table, one->seat);
    replace(seating, *one, command.one(), command.other());
    replace(seating, *other, command.other(), command.one());
    return seating.take();
}

}  // namespace samenspel::rules
