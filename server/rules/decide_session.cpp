// Who gets which seat, who may start, when it is over.
#include <algorithm>
#include <vector>

#include "server/rules/apply.hpp"
#include "server/rules/deciding.hpp"
#include "server/rules/session.hpp"

namespace samenspel::rules {
namespace {

using People = std::vector<std::uint32_t>;

bool has_people(const SeatChanged& seat) { return seat.holder() == SINGLE || seat.holder() == DUO; }

People people_of(const SeatChanged& seat) { return {seat.participants().begin(), seat.participants().end()}; }

// One decision in the making. Seats already changed by it are seen as they will be.
class Seating {
public:
    Seating(const Session& session, const Hall& hall) : session_(session), hall_(hall) {}

    const Table& table(std::uint32_t number) const { return *hall_.tables[number - 1].table; }
    bool has_table(std::uint32_t number) const { return number >= 1 && number <= hall_.tables.size(); }
    SeatChanged seat(std::uint32_t number, SeatId id) const {
        for (auto it = decision_.events.rbegin(); it != decision_.events.rend(); ++it)
            if (it->stream == number && it->event.has_seat_changed() && it->event.seat_changed().seat() == id.value) return it->event.seat_changed();
        return table(number).seats[id.value - 1];
    }

    Event& tell(std::initializer_list<std::uint32_t> tables) {
        Event& event = decision_.events.emplace_back(Addressed{0, {}}).event;
        event.set_at_ms(hall_.now_ms);
        std::vector<std::uint32_t> listed(tables);
        std::sort(listed.begin(), listed.end());
        listed.erase(std::unique(listed.begin(), listed.end()), listed.end());
        for (const auto number : listed)
            if (number != 0) event.add_listed(number);
        return event;
    }
    void place(std::uint32_t participant, std::uint32_t from, std::uint32_t to, SeatId id) {
        ParticipantPlaced& placed = *tell({from, to}).mutable_participant_placed();
        placed.set_participant(participant);
        placed.set_table(to);
        placed.set_seat(id.value);
    }
    // Writes the change when it is one.
    void change(std::uint32_t number, const SeatChanged& wanted) {
        if (seat(number, SeatId{wanted.seat()}).SerializeAsString() == wanted.SerializeAsString()) return;
        Event& event = decision_.events.emplace_back(Addressed{number, {}}).event;
        event.set_at_ms(hall_.tables[number - 1].now_ms);
        *event.mutable_seat_changed() = wanted;
    }
    void hold(std::uint32_t number, SeatId id, const People& people) {
        SeatChanged wanted;
        wanted.set_seat(id.value);
        wanted.set_holder(people.empty() ? EMPTY : people.size() == 1 ? SINGLE : DUO);
        const bool here = std::any_of(people.begin(), people.end(), hall_.is_here);
        wanted.set_presence(here ? HERE : people.empty() ? NOT_HERE : AWAY);
        for (const auto participant : people) wanted.add_participants(participant);
        change(number, wanted);
    }
    // Sits somebody down. People who are on record there without holding the seat go on as observers.
    void sit(std::uint32_t participant, std::uint32_t number, SeatId id) {
        const SeatChanged now = seat(number, id);
        People people = people_of(now);
        if (!has_people(now)) {
            for (const auto other : people)
                if (other != participant) place(other, number, number, SeatId{});
            people.clear();
        }
        if (std::find(people.begin(), people.end(), participant) == people.end()) people.push_back(participant);
        hold(number, id, people);
    }
    void rise(std::uint32_t participant, std::uint32_t number, SeatId id) {
        if (!has_table(number) || !table(number).book->has(id)) return;
        SeatChanged now = seat(number, id);
        People people = people_of(now);
        const auto found = std::find(people.begin(), people.end(), participant);
        if (found == people.end()) return;
        people.erase(found);
        if (has_people(now)) return hold(number, id, people);
        now.clear_participants();
        for (const auto other : people) now.add_participants(other);
        now.set_presence(now.holder() == BOT ? HERE : people.empty() ? NOT_HERE : AWAY);
        change(number, now);
    }

    struct Place { std::uint32_t table = 0; SeatId seat; };
    Place find(bool observer, std::uint32_t wanted) const {
        if (!observer) {
            for (const auto& fits : {&Seating::free_seat, &Seating::bots_seat, &Seating::half_seat}) {
                Place best;
                std::uint32_t fewest = UINT32_MAX;
                for (std::uint32_t number = 1; number <= hall_.tables.size(); ++number) {
                    const std::uint32_t people = session_.people_at(number);
                    if (people >= fewest || table(number).ended) continue;
                    if (const SeatId id = first_seat(number, fits)) best = {number, id}, fewest = people;
                }
                if (best.table != 0) return best;
            }
        }
        if (has_table(wanted)) return {wanted, {}};
        Place best{1, {}};
        for (std::uint32_t number = 2; number <= hall_.tables.size(); ++number)
            if (session_.people_at(number) < session_.people_at(best.table)) best.table = number;
        return best;
    }

    const Session& session() const { return session_; }
    const Hall& hall() const { return hall_; }
    SessionDecision refuse(Reason reason) const { return {{}, Rejection{reason, {}}}; }
    SessionDecision take() { return std::move(decision_); }
    void add(Addressed addressed) { decision_.events.push_back(std::move(addressed)); }

private:
    static bool free_seat(const Table&, const SeatChanged& seat) { return seat.holder() == EMPTY; }
    static bool bots_seat(const Table&, const SeatChanged& seat) { return seat.holder() == BOT && seat.participants().empty(); }
    // Nobody gets to read another's secret card by coming late.
    static bool half_seat(const Table& table, const SeatChanged& seat) { return !table.started && seat.holder() == SINGLE; }

    SeatId first_seat(std::uint32_t number, bool (*fits)(const Table&, const SeatChanged&)) const {
        const Table& at = table(number);
        for (const SeatId id : at.book->fill_order())
            if (fits(at, at.seats[id.value - 1])) return id;
        return {};
    }

    const Session& session_;
    const Hall& hall_;
    SessionDecision decision_;
};

// Bots on the empty seats, then the trainer's Start, on a table of its own.
void start_table(Seating& seating, std::uint32_t number, bool fill, std::uint32_t& in_use) {
    const Table& table = seating.table(number);
    if (table.started) {
        ++in_use;
        return;
    }
    Table trial = table;
    std::vector<Event> events;
    for (const auto& seat : table.seats) {
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
    seating.tell({person->table}).mutable_participant_left()->set_participant(participant);
    seating.rise(participant, person->table, person->seat);
    return seating.take();
}

SessionDecision decide_start(const Session& session, const Hall& hall, bool fill) {
    Seating seating(session, hall);
    if (session.started) return seating.refuse(ALREADY_STARTED);
    const bool nobody = std::none_of(session.people.begin(), session.people.end(), [](const Person& person) { return person.known && !person.left; });
    std::uint32_t used = 0;
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

SessionDecision decide_session_end(const Session& session, const Hall& hall) {
    Seating seating(session, hall);
    if (session.ended) return {};
    bool any = false, complete = true;
    for (std::uint32_t number = 1; number <= hall.tables.size(); ++number) {
        const auto& floor = hall.tables[number - 1];
        if (!floor.table->started && session.people_at(number) == 0) continue;
        if (!floor.table->ended) return {};
        any = true;
        complete = complete && !floor.table->ended_early;
    }
    if (any) seating.tell({}).mutable_session_ended()->set_complete(complete);
    return seating.take();
}

}  // namespace samenspel::rules
