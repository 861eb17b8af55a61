// Shared helpers of the krimp tests; see the header.
#include "tests/worlds/krimp_support.hpp"

#include <algorithm>
#include <stdexcept>

#include "tests/support/model_yaml.hpp"

namespace samenspel::worlds::krimp::tests {

const ModelData& model_data() {
    static const ModelData data = samenspel::tests::read_model_yaml("assets/scenarios/krimp/model.yaml");
    return data;
}

std::unique_ptr<World> model_with(const Quantities& changes) {
    ModelData data = model_data();
    for (const auto& [key, value] : changes) data.numbers.at(key) = value;
    std::string error;
    auto world = make_world("krimp", data, &error);
    if (!world) throw std::runtime_error(error);
    return world;
}

double value_of(const Outcome& outcome, std::string_view subject, std::string_view id) {
    const auto found = std::find_if(outcome.indicators.begin(), outcome.indicators.end(),
                                    [&](const Indicator& each) { return each.subject == subject && each.id == id; });
    if (found == outcome.indicators.end()) throw std::runtime_error("no indicator " + std::string(id) + " of " + std::string(subject));
    return found->value;
}

Outcome run(const World& world, int ticks, const std::vector<Effect>& effects) {
    Outcome outcome = world.start(1);
    std::vector<Effect> lasting;
    for (const Effect& effect : effects)
        if (!world.acts_once(effect.lever)) lasting.push_back(effect);
    for (int tick = 0; tick < ticks; ++tick) outcome = world.tick(outcome.state, tick == 0 ? effects : lasting, outcome.chance);
    return outcome;
}

std::vector<Effect> centre_merger() {
    return {{"one_board", "", {"west", "centre_public", "centre_christian", "east"}, 0},
            {"merge_sites", "", {"public_school", "christian_school"}, 0},
            {"cooperation_school", "", {"christian_school"}, 2},
            {"branch_conversion", "", {"east_school"}, 1}};
}

std::vector<Effect> merger_and_bundling() {
    std::vector<Effect> effects = centre_merger();
    effects.push_back({"bundle_track", "", {"west_school", "east_school", "christian_school", "bb", "kb"}, 0});
    return effects;
}

}  // namespace samenspel::worlds::krimp::tests
