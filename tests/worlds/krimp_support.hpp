// What the krimp tests share: the scenario's own data, runs of several ticks, reading one indicator.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/worlds/world.hpp"

namespace samenspel::worlds::krimp::tests {

// The scenario's model.yaml. Tests run in the project's top folder.
const ModelData& model_data();
// The model with some numbers set otherwise.
std::unique_ptr<World> model_with(const Quantities& changes);
// No supervision and no closure, so that only cohort and deals move the money.
inline const Quantities nobody_closes = {{"supervision_ticks", 99}, {"closure_ticks", 99}, {"norm_years", 99}};

double value_of(const Outcome& outcome, std::string_view subject, std::string_view id);
// Ticks with the same effects each time; levers that act once are handed over in the first tick only.
Outcome run(const World& world, int ticks, const std::vector<Effect>& effects = {});

// The two centre sites under one roof, all four boards one board, East its branch.
std::vector<Effect> centre_merger();
// The same, and upper vmbo of West and East bundled there.
std::vector<Effect> merger_and_bundling();

}  // namespace samenspel::worlds::krimp::tests
