#include "tools/bench/ticks.hpp"

#include <chrono>

#include "proto/full.hpp"
#include "server/scenario/loader.hpp"
#include "server/worlds/from_scenario.hpp"
#include "server/worlds/world.hpp"

namespace samenspel::bench {
namespace {

constexpr int ticks_a_run = 6;

// Everything that the second option of each issue does, borne by whoever it names.
std::vector<worlds::Effect> effects_of(const Scenario& scenario) {
    std::vector<worlds::Effect> out;
    for (const auto& issue : scenario.lengths(scenario.lengths_size() - 1).content().issues())
        for (const auto& option : scenario.option_effects()) {
            if (option.issue() != issue.id() || option.option() != issue.options(1).id()) continue;
            for (const auto& spec : option.effects()) {
                worlds::Effect effect{spec.lever(), spec.parties().empty() ? std::string() : spec.parties(0), {}, spec.amount()};
                for (const auto& on : spec.on()) effect.on.push_back(on);
                out.push_back(std::move(effect));
            }
        }
    return out;
}

}  // namespace

Ticked tick(const std::string& folder, double seconds) {
    Ticked out;
    const scenario::Loaded loaded = scenario::load(folder);
    if (!loaded.scenario) return {folder, 0, "the scenario in " + folder + " does not load"};
    out.world = loaded.scenario->model().world();
    const auto world = worlds::make_world(out.world, worlds::model_data(*loaded.scenario), &out.trouble);
    if (!world) return out;
    const auto effects = effects_of(*loaded.scenario);
    using Clock = std::chrono::steady_clock;
    const auto began = Clock::now();
    std::uint64_t ticks = 0, seed = 0;
    double passed_s = 0;
    while (passed_s < seconds) {
        worlds::Outcome outcome = world->start(++seed);
        for (int i = 0; i < ticks_a_run; ++i, ++ticks) outcome = world->tick(outcome.state, effects, outcome.chance);
        passed_s = std::chrono::duration<double>(Clock::now() - began).count();
    }
    out.ticks_per_second = static_cast<double>(ticks) / passed_s;
    return out;
}

}  // namespace samenspel::bench
