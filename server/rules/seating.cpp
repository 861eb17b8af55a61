// Where somebody who comes in sits, and who signs for the absent once everybody has moved.
#include "server/rules/seating.hpp"

namespace samenspel::rules {

Seating::Place Seating::find(bool observer, std::uint32_t wanted) const {
    if (!observer) {
        for (const auto& fits : {&Seating::free_seat, &Seating::bots_seat, &Seating::half_seat}) {
            Place best;
            std::uint32_t fewest = UINT32_MAX;
            for (std::uint32_t number = 1; number <= hall_.tables.size(); ++number) {
                const std::uint32_t people = session_.people_at(number);
                // Once some have begun, nobody is sent to a table that never will.
                if (people >= fewest || table(number).ended || of_a_fork(number) || (session_.started && !table(number).started)) continue;
                if (hall_.in_order && best.table != 0) break;
                if (const SeatId id = first_seat(number, fits)) best = {number, id}, fewest = people;
            }
            if (best.table != 0) return best;
        }
        if (under_way()) return {};
    }
    if (has_table(wanted)) return {wanted, {}};
    Place best;
    for (std::uint32_t number = 1; number <= hall_.tables.size(); ++number) {
        if (session_.started && !table(number).started) continue;
        if (best.table == 0 || session_.people_at(number) < session_.people_at(best.table)) best.table = number;
    }
    return best.table != 0 ? best : Place{1, {}};
}

bool Seating::of_a_fork(std::uint32_t number) const {
    return table(number).opened.has_branch() || std::any_of(hall_.tables.begin(), hall_.tables.end(), [&](const auto& floor) {
               return floor.table->opened.has_branch() && floor.table->opened.branch().table() == number;
           });
}

bool Seating::under_way() const {
    for (const auto& floor : hall_.tables)
        if (floor.table->started && !floor.table->ended) return true;
    return false;
}

void Seating::settle_deputies(std::uint32_t number) {
    const bool touched = std::any_of(decision_.events.begin(), decision_.events.end(),
                                     [&](const Addressed& one) { return one.stream == number && one.event.has_seat_changed(); });
    if (!touched || table(number).opened.absent() != DOUBLED) return;
    const bool begins = std::any_of(decision_.events.begin(), decision_.events.end(),
                                    [&](const Addressed& one) { return one.stream == number && one.event.has_phase_entered(); });
    std::vector<SeatChanged> seats;
    for (const auto& known : table(number).seats) seats.push_back(seat(number, SeatId{known.seat()}));
    set_deputies(table(number), seats, begins || table(number).started);
    for (const auto& wanted : seats) change(number, wanted);
}

}  // namespace samenspel::rules
