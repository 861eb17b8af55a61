// How many ticks a second a world makes, on one core: what a search over plans and tables of bots can afford.
#pragma once

#include <string>

namespace samenspel::bench {

struct Ticked {
    std::string world;              // "krimp", "triad"
    double ticks_per_second = 0;    // with effects in every one, state in and out as names and values
    std::string trouble;
};
// Runs the scenario's world for about `seconds`, six ticks at a time from its start, with what its scenario's options do when
// the first other option of each issue is agreed. `scenario`: its folder.
Ticked tick(const std::string& scenario, double seconds);

}  // namespace samenspel::bench
