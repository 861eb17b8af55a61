// What agreements, acts and injects do to the world, gathered for the ticks of one round.
#pragma once

#include <vector>

#include "server/rules/table.hpp"

namespace samenspel::rules {

struct RoundEffects {
    std::vector<worlds::Effect> once;      // acts, injects and known breaches: in the round's first tick
    std::vector<worlds::Effect> standing;  // agreements in force: in every tick
    std::vector<worlds::Effect> injected;  // injects alone: they happen without a deal too
};

// A party's choice to break what it agreed.
struct Breach {
    std::uint32_t proposal = 0;
    std::string issue;
    std::uint32_t party = 0;
    bool monitored = false;
};

RoundEffects round_effects(const Table& table);
std::vector<Breach> breaches(const Table& table);

}  // namespace samenspel::rules
