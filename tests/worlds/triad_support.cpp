// Shared helpers of the triad tests; see the header.
#include "tests/worlds/triad_support.hpp"

#include <algorithm>
#include <stdexcept>

#include "tests/support/model_yaml.hpp"

namespace samenspel::worlds::triad::tests {

const ModelData& model_data() {
    static const ModelData data = samenspel::tests::read_model_yaml("assets/scenarios/triad/model.yaml");
    return data;
}

std::unique_ptr<World> model_with(const Quantities& changes) {
    ModelData data = model_data();
    for (const auto& [key, value] : changes) data.numbers.at(key) = value;
    std::string error;
    auto world = make_world("triad", data, &error);
    if (!world) throw std::runtime_error(error);
    return world;
}

Quantities expected() { return {{"stochastic", 0}, {"contract_years", 99}}; }

Quantities oracle() {
    Quantities out = expected();
    out["waiting_eur"] = 0;
    out["risk_some_first"] = 0.1;
    out["settled_hours"] = 0;
    return out;
}

double value_of(const Outcome& outcome, std::string_view subject, std::string_view id) {
    const auto found = std::find_if(outcome.indicators.begin(), outcome.indicators.end(),
                                    [&](const Indicator& each) { return each.subject == subject && each.id == id; });
    if (found == outcome.indicators.end()) throw std::runtime_error("no indicator " + std::string(id) + " of " + std::string(subject));
    return found->value;
}

Outcome run(const World& world, int years, const std::vector<Effect>& effects, std::uint64_t seed) {
    Outcome outcome = world.start(seed);
    std::vector<Effect> lasting;
    for (const Effect& effect : effects)
        if (!world.acts_once(effect.lever)) lasting.push_back(effect);
    for (int year = 0; year < years; ++year) outcome = world.tick(outcome.state, year == 0 ? effects : lasting, outcome.chance);
    return outcome;
}

std::vector<Effect> effects_of(const Package& package) {
    std::vector<Effect> effects = {{"contingent", "", {}, package.homes}, {"guidance_first", "", {}, package.first},
                                   {"guidance_second", "", {}, package.second}, {"guidance_after", "", {}, package.after},
                                   {"spread", "", {}, package.spread ? 1.0 : 0.0}, {"per_home", "", {}, package.per_home}};
    // A joint case team comes with the fallback agreement.
    if (package.fallback) effects.insert(effects.end(), {{"fallback_beds", "", {}, 6}, {"joint_team", "", {}, 1}});
    if (package.fund) effects.push_back({"neighbourhood_fund", "", {}, 75e3});
    if (package.guarantee) effects.push_back({"guarantee_fund", "", {}, 1});
    if (package.compensation) effects.push_back({"bed_compensation", "", {}, 3.9e3});
    return effects;
}

const std::vector<Package>& packages() {
    static const std::vector<Package> all = {
        {"no deal"},
        {"quota pushed, thin guidance", 60, 1},
        {"defensive, low quota", 20, 2, 1, 0, false, false, true},
        {"joint package", 60, 4, 2, .5, true, true, true, true, true},
        {"joint package, nobody compensated", 60, 4, 2, .5, true, true, true},
        {"joint package, 1,500 a home as well", 60, 4, 2, .5, true, true, true, true, true, 1500},
        {"cheap joint package, one hour throughout", 60, 1, 1, 1, true, true, true, true, true, 1500},
    };
    return all;
}

}  // namespace samenspel::worlds::triad::tests
