// The guided debriefing itself: which steps were taken, and what neighbours guessed of each other beside what was opened.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/insight/record.hpp"

namespace samenspel::insight {

// A step as the trainer took it. Source: DebriefStepped. `took_ms`: until the next one, in table time. Not observed for the last one,
// for nothing ends a step by itself, and once the table has ended, for then table time stands still.
struct StepTaken {
    DebriefStep step = STEP_UNSET;
    std::int64_t at_ms = 0;
    Observed<std::int64_t> meant_ms;       // by the length of the session
    Observed<std::int64_t> took_ms;
};
std::vector<StepTaken> steps_taken(const Record& record);   // in order; STEP_DONE closes the one before it and is none itself

// What somebody thought that mattered most to their neighbour, in their own words, the last guess of each seat; and the card that
// weighs most (the first of those that do) of what was opened of the neighbour, as the table saw it. Source: NeighbourGuessed and Opened.
// Words against a card: whether it was a good guess only the two can say.
struct NeighbourGuess {
    rules::SeatId by, neighbour;
    std::string text;
    Observed<Card> truth;                  // not observed while the neighbour's interests are not open
};
std::vector<NeighbourGuess> neighbour_guesses(const Record& record);   // by seat

}  // namespace samenspel::insight
