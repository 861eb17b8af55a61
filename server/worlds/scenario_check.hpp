// What only the worlds can say about a scenario: whether its model is complete, and whether its levers, indicators and
// years are the world's own.
#pragma once

#include <vector>

#include "server/scenario/loader.hpp"

namespace samenspel::worlds {

// Findings, all of them errors, about a scenario that loaded; none for one that did not.
std::vector<scenario::Finding> check_scenario(const scenario::Loaded& loaded);

}  // namespace samenspel::worlds
