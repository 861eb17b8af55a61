// How long it takes to value every package of a large negotiation for every party: what a check of a scenario can afford.
#pragma once

#include <cstdint>

namespace samenspel::bench {

struct Scored {
    std::uint64_t packages = 0;
    std::uint32_t parties = 0;
    double seconds = 0;        // to find the best package that all can live with, among all of them
    double floor_seconds = 0;  // one sum of ten looked-up figures for each package and party, and nothing else
    double ratio() const { return floor_seconds > 0 ? seconds / floor_seconds : 0; }
};
// Ten issues of four options, eight parties with points, tallies and a bonus each. The cheapest of `repeats` runs of both.
Scored score_everything(int repeats);

}  // namespace samenspel::bench
