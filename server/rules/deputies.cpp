// Who signs for whom, where the session has absent seats doubled by a neighbour.
#include <algorithm>

#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

// Only people who may sign for their own party stand in for another.
bool may_stand_in(const Table& table, const SeatChanged& seat, PartyId party) {
    if (seat.holder() != SINGLE && seat.holder() != DUO) return false;
    const SeatId id{seat.seat()};
    return table.book->seat(id).signatory() && table.book->party_of(id) != party;
}

// The next one by seat number, the first after the last.
SeatId neighbour(const Table& table, const std::vector<SeatChanged>& seats, std::size_t index, PartyId party) {
    for (std::size_t step = 1; step < seats.size(); ++step) {
        const SeatChanged& next = seats[(index + step) % seats.size()];
        if (may_stand_in(table, next, party)) return SeatId{next.seat()};
    }
    return {};
}

std::vector<SeatChanged> differing(const Table& table, const std::vector<SeatChanged>& seats) {
    std::vector<SeatChanged> out;
    for (std::size_t index = 0; index < seats.size(); ++index)
        if (seats[index].SerializeAsString() != table.seats[index].SerializeAsString()) out.push_back(seats[index]);
    return out;
}

// Declared so by the trainer, or taken by nobody when play had begun. Where nothing is bargained nobody signs; and what becomes of
// the issues of a bidder that nobody plays, the scenario says.
bool is_missed(const Table& table, const SeatChanged& seat, PartyId party, bool begun) {
    if (seat.holder() == ABSENT) return true;
    const auto& issues = table.book->content().issues();
    const bool bids = std::any_of(issues.begin(), issues.end(), [&](const IssueInfo& issue) { return issue.bidder() == party.value; });
    return begun && seat.holder() == EMPTY && !issues.empty() && !bids;
}

}  // namespace

void set_deputies(const Table& table, std::vector<SeatChanged>& seats, bool begun) {
    if (table.opened.absent() != DOUBLED) return;
    for (std::size_t index = 0; index < seats.size(); ++index) {
        SeatChanged& seat = seats[index];
        const SeatId id{seat.seat()}, before{seat.deputy()};
        if (!id) continue;
        const PartyId party = table.book->party_of(id);
        SeatId deputy;
        if (is_missed(table, seat, party, begun) && table.book->signatory(party) == id) {
            // Who stands in goes on doing so when somebody nearer comes.
            const bool stays = table.book->has(before) && may_stand_in(table, seats[before.value - 1], party);
            deputy = stays ? before : neighbour(table, seats, index, party);
        }
        if (deputy) seat.set_deputy(deputy.value);
        else seat.clear_deputy();
    }
}

std::vector<SeatChanged> doubled_from_the_start(const Table& table) {
    std::vector<SeatChanged> seats = table.seats;
    set_deputies(table, seats, true);
    return differing(table, seats);
}

std::vector<SeatChanged> reseated(const Table& table, const SeatChanged& wanted) {
    std::vector<SeatChanged> seats = table.seats;
    seats[wanted.seat() - 1] = wanted;
    set_deputies(table, seats, table.started);
    std::vector<SeatChanged> out = differing(table, seats);
    std::stable_partition(out.begin(), out.end(), [&](const SeatChanged& seat) { return seat.seat() == wanted.seat(); });
    return out;
}

std::vector<std::uint32_t> parties_spoken_for(const Table& table, SeatId seat) {
    std::vector<std::uint32_t> out{table.party_of(seat).value};
    for (const auto& other : table.seats)
        if (other.deputy() == seat.value) out.push_back(table.party_of(SeatId{other.seat()}).value);
    return out;
}

}  // namespace samenspel::rules
