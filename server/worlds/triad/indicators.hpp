// The numbers that come out of a year, in a fixed order; the table of ids stands in README.md beside this file.
// Looks at state and year and changes nothing.
#pragma once

#include <vector>

#include "server/worlds/triad/year.hpp"

namespace samenspel::worlds::triad {

std::vector<Indicator> indicators(const Town& town, const Layout& layout, const State& state, const Year& year);

}  // namespace samenspel::worlds::triad
