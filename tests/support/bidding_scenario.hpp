// The mini scenario as a scorable negotiation: each party that decides holds a score sheet, two of them bid under seal.
#pragma once

#include <memory>

#include "proto/full.hpp"

namespace samenspel::testing {

// As mini_scenario, and besides: issues "north-bank" and "south-bank" (none, jetty, quay), on which north and south bid, and
// which are "none" while those take no part; a phase of bidding before each round of talk; a world of sums: "noise" of each
// party, "cost" of the region.
// Phases: 0 joining, 1 reading, 2 exploring, 3 bids, 4 talk 1, 5 result 1, 6 bids, 7 talk 2, 8 result 2, 9 debriefing.
std::shared_ptr<const Scenario> bidding_scenario();

}  // namespace samenspel::testing
