// One decision about people and their seats in the making, over all the tables of a session. Internal to this folder.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

#include "server/rules/deciding.hpp"
#include "server/rules/session.hpp"

namespace samenspel::rules {

using People = std::vector<std::uint32_t>;
inline bool has_people(const SeatChanged& seat) { return seat.holder() == SINGLE || seat.holder() == DUO; }
inline People people_of(const SeatChanged& seat) { return {seat.participants().begin(), seat.participants().end()}; }

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
    // No longer in the session; rises from no seat by that.
    void leave(std::uint32_t participant, std::uint32_t from) { tell({from}).mutable_participant_left()->set_participant(participant); }
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
    // The best free place for somebody who comes in: a seat; when all are taken a table to look at, or, once a table has
    // begun, the lobby: there the trainer lets people in as the second at a seat. An observer gets a table to look at,
    // `wanted` if there is such a one.
    Place find(bool observer, std::uint32_t wanted) const;
    // This table branched off, or another did from it: whoever sits down here reads what somebody else said in private, so it
    // takes the trainer.
    bool of_a_fork(std::uint32_t number) const;
    // Some table has begun and has not ended.
    bool under_way() const;

    const Session& session() const { return session_; }
    const Hall& hall() const { return hall_; }
    SessionDecision refuse(Reason reason) const { return {{}, Rejection{reason, {}}}; }
    SessionDecision take() {
        for (std::uint32_t number = 1; number <= hall_.tables.size(); ++number) settle_deputies(number);
        return std::move(decision_);
    }
    void add(Addressed addressed) { decision_.events.push_back(std::move(addressed)); }

private:
    // Who came or went may have signed for somebody absent.
    void settle_deputies(std::uint32_t number);

    static bool free_seat(const Table&, const SeatChanged& seat) { return seat.holder() == EMPTY; }
    static bool bots_seat(const Table&, const SeatChanged& seat) { return seat.holder() == BOT && seat.participants().empty(); }
    // Nobody gets to read another's secret card by coming late with the code alone: that takes the trainer.
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

}  // namespace samenspel::rules
