// A scenario of three parties, four seats, three issues and a world that stands still: small enough to read, with
// every kind of content in it.
#pragma once

#include <memory>

#include "proto/full.hpp"

namespace samenspel::testing {

// One length of 45 minutes: joining, reading, exploring, talk 1, result 1, talk 2, result 2, debriefing.
// Seats 1 north, 2 south, 3 mayor, 4 a second seat of north without signature.
std::shared_ptr<const Scenario> mini_scenario();

// The same, with a minute of talk after its last result.
std::shared_ptr<const Scenario> sequel_scenario();

// The mini scenario with six seats and the card game's phases: joining, then drawing, talking and evaluating for rounds 1 and 2,
// drawing and talking with open cards for round 3, debriefing. Six strategies, four assignments.
std::shared_ptr<const Scenario> theater_scenario();

}  // namespace samenspel::testing
