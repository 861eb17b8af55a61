// What agreements, acts and injects do to the region: each lever changes the state for good or adds to this tick's flows.
// The table of levers for authors stands in README.md beside this file. Knows nothing of who decided what, or why.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "server/worlds/krimp/region.hpp"
#include "server/worlds/krimp/state.hpp"
#include "server/worlds/world.hpp"

namespace samenspel::worlds::krimp {

// What holds for one tick only. EUR are a year unless they say once; `yearly_eur` and `once_eur` are gains (minus: cost).
struct Flows {
    std::array<double, most_sites> recruit_eur{}, marketing_eur{}, bus_site_eur{}, video{}, departures_fte{}, intake_loss{};
    std::array<double, most_homes> bus_home_eur{};
    std::array<double, most_parties> yearly_eur{}, once_eur{};
    std::array<bool, most_parties> pool{}, ceasefire{};
    double campaign_eur = 0;
    double bus_all_eur = 0;
    double subsidy_eur = 0;
    unsigned subsidy_profiles = 0;
};

// Applies the effects in their order. Adds findings such as "merged:centre_public:centre_christian".
Flows apply_effects(const Region& region, const Layout& layout, const std::vector<Effect>& effects, State& state,
                    std::vector<std::string>& findings);

std::vector<std::string> lever_names();
// Whether the lever acts once, in the first tick of its act or agreement, rather than in every tick while that holds.
bool lever_acts_once(std::string_view lever);

}  // namespace samenspel::worlds::krimp
