// A world that stands still: for scenarios whose result lies in the agreements alone.
#pragma once

#include <memory>

#include "server/worlds/world.hpp"

namespace samenspel::worlds {

// Needs no data. A tick covers two years and changes nothing; the one indicator is "agreements", the number of effects
// of the lever "agree" in force.
std::unique_ptr<World> make_still_world();

}  // namespace samenspel::worlds
