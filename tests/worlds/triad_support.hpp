// What the triad tests share: the scenario's own data, the reference run's packages, runs of several years.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/worlds/world.hpp"

namespace samenspel::worlds::triad::tests {

// The scenario's model.yaml. Tests run in the project's top folder.
const ModelData& model_data();
// The model with some numbers set otherwise.
std::unique_ptr<World> model_with(const Quantities& changes);
// As the reference run counts: cases as expected, and a contract that always runs.
Quantities expected();
// With the reference run's oracle parameters: waiting costs nothing, everybody settles.
Quantities oracle();

double value_of(const Outcome& outcome, std::string_view subject, std::string_view id);
// Years with the same effects each time; levers that act once are handed over in the first year only.
Outcome run(const World& world, int years, const std::vector<Effect>& effects = {}, std::uint64_t seed = 1);

// A package as the reference run has them.
struct Package {
    const char* label;
    double homes = 0, first = 0, second = 0, after = 0;  // homes a year; hours a week
    bool fallback = false, fund = false, spread = false, guarantee = false, compensation = false;
    double per_home = 0;
};
std::vector<Effect> effects_of(const Package& package);
const std::vector<Package>& packages();

}  // namespace samenspel::worlds::triad::tests
