// Who gets which seat, and who may start.
#include <algorithm>
#include <vector>

#include "server/rules/apply.hpp"
#include "server/rules/seating.hpp"
#include "server/rules/theater.hpp"

namespace samenspel::rules {
namespace {

// The card game is played in duos from seven people on, a single where the number is odd. Whoever sits together stays so.
void pair_up(Seating& seating, std::uint32_t number) {
    constexpr std::size_t fewest_in_duos = 7;
    const Table& table = seating.table(number);
    if (table.started || !plays_theater(*table.book)) return;
    std::size_t people = 0;
    std::vector<SeatId> single;
    for (const SeatId id : table.book->fill_order()) {
        const SeatChanged now = seating.seat(number, id);
        if (has_people(now)) people += people_of(now).size();
        if (now.holder() == SINGLE) single.push_back(id);
    }
    if (people < fewest_in_duos) return;
    for (std::size_t i = 0; i + 1 < single.size(); i += 2) {
        const std::uint32_t moves = people_of(seating.seat(number, single[i + 1])).front();
        seating.place(moves, number, number, single[i]);
        seating.rise(moves, number, single[i + 1]);
        seating.sit(moves, number, single[i]);
    }
}

// Bots on the empty seats, then the trainer's Start, on a table of its own.
void start_table(Seating& seating, std::uint32_t number, bool fill, std::uint32_t& in_use) {
    const Table& table = seating.table(number);
    if (table.started) {
        ++in_use;
        return;
    }
    Table trial = table;
    for (auto& seat : trial.seats) seat = seating.seat(number, SeatId{seat.seat()});
    std::vector<Event> events;
    for (const auto& seat : std::vector<SeatChanged>(trial.seats)) {
        if (!fill || seat.holder() != EMPTY) continue;
        SeatChanged bot = seat;
        bot.set_holder(BOT);
        bot.set_presence(HERE);
        for (auto& event : decide_seat(trial, bot, seating.hall().tables[number - 1].now_ms).events) {
            apply(trial, event);
            events.push_back(std::move(event));
        }
    }
    Command start;
    start.mutable_start();
    Decision decision = decide(trial, Actor{Actor::Kind::trainer, {}, 0}, start, seating.hall().tables[number - 1].now_ms);
    if (decision.rejection) return;
    ++in_use;
    for (auto& event : events) seating.add({number, std::move(event)});
    for (auto& event : decision.events) seating.add({number, std::move(event)});
}

}  // namespace

SessionDecision decide_join(const Session& session, const Hall& hall, std::uint32_t participant, bool observer, std::uint32_t table) {
    Seating seating(session, hall);
    const auto place = seating.find(observer, table);
    seating.tell({place.table}).mutable_participant_joined()->set_participant(participant);
    seating.place(participant, 0, place.table, place.seat);
    if (place.seat) seating.sit(participant, place.table, place.seat);
    return seating.take();
}

SessionDecision decide_place(const Session& session, const Hall& hall, const PlaceParticipant& command) {
    Seating seating(session, hall);
    const Person* person = session.person(command.participant());
    const SeatId id{command.seat()};
    if (!person || person->left) return seating.refuse(NO_SUCH_PARTICIPANT);
    if (command.table() != 0 && !seating.has_table(command.table())) return seating.refuse(NO_SUCH_TABLE);
    if (id && (command.table() == 0 || !seating.table(command.table()).book->has(id))) return seating.refuse(NO_SUCH_SEAT);
    if (person->table == command.table() && person->seat == id) return seating.refuse(ALREADY_DONE);
    if (id) {
        const SeatChanged now = seating.seat(command.table(), id);
        if (has_people(now) && now.participants_size() >= 2) return seating.refuse(SEAT_TAKEN);
    }
    seating.place(command.participant(), person->table, command.table(), id);
    seating.rise(command.participant(), person->table, person->seat);
    if (id) seating.sit(command.participant(), command.table(), id);
    return seating.take();
}

SessionDecision decide_leave(const Session& session, const Hall& hall, std::uint32_t participant) {
    Seating seating(session, hall);
    const Person* person = session.person(participant);
    if (!person || person->left) return seating.refuse(NO_SUCH_PARTICIPANT);
    seating.leave(participant, person->table);
    seating.rise(participant, person->table, person->seat);
    return seating.take();
}

SessionDecision decide_start(const Session& session, const Hall& hall, bool fill) {
    Seating seating(session, hall);
    if (session.started) return seating.refuse(ALREADY_STARTED);
    const bool nobody = std::none_of(session.people.begin(), session.people.end(), [](const Person& person) { return person.known && !person.left; });
    std::uint32_t used = 0;
    for (std::uint32_t number = 1; number <= hall.tables.size(); ++number) pair_up(seating, number);
    for (std::uint32_t number = 1; number <= hall.tables.size(); ++number)
        start_table(seating, number, fill && (nobody || session.people_at(number) > 0), used);
    if (used == 0) return seating.refuse(NOBODY_HERE);
    seating.tell({}).mutable_session_started()->set_tables(used);
    return seating.take();
}

SessionDecision decide_presence(const Session& session, const Hall& hall, std::uint32_t participant) {
    Seating seating(session, hall);
    const Person* person = session.person(participant);
    if (!person || person->left || !seating.has_table(person->table) || !person->seat) return {};
    const SeatChanged now = seating.seat(person->table, person->seat);
    const People people = people_of(now);
    if (std::find(people.begin(), people.end(), participant) == people.end()) return {};
    if (has_people(now) || hall.is_here(participant)) seating.hold(person->table, person->seat, people);
    return seating.take();
}

}  // namespace samenspel::rules
