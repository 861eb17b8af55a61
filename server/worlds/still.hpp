// A world that stands still: for scenarios whose result lies in the agreements alone.
#pragma once

#include <memory>

#include "server/worlds/world.hpp"

namespace samenspel::worlds {

// Needs no data. A tick covers two years and changes nothing by itself. Levers: "agree" (amount: how much it counts) and
// "favour" (amount: points for whom it names, or for who acts; acts once). Indicators: "agreements", the sum of "agree" in
// force; each party's own "favour", once it had any; and "supervision" for a party whose favour is below zero.
std::unique_ptr<World> make_still_world();

}  // namespace samenspel::worlds
