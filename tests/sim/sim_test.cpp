// Seeded whole-system runs. SAMENSPEL_SIM_RUNS and SAMENSPEL_SIM_START choose how many seeds and from which one on;
// a failure prints its seed, which alone runs it again.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "tests/sim/simulation.hpp"

using namespace samenspel::testing;

namespace {

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

}  // namespace

TEST_CASE("whatever drops, dies or refuses, nothing acknowledged is lost, nothing is doubled, and every fold is the view") {
    const std::uint64_t start = number_from("SAMENSPEL_SIM_START", 1), runs = number_from("SAMENSPEL_SIM_RUNS", 1'000);
    for (std::uint64_t seed = start; seed < start + runs; ++seed) {
        const auto faults = Simulation(seed).run();
        if (faults.empty()) continue;
        std::string all = "SAMENSPEL_SIM_RUNS=1 SAMENSPEL_SIM_START=" + std::to_string(seed);
        for (const auto& fault : faults) all += "\n  " + fault;
        FAIL_CHECK(all);
    }
    for (const auto& [what, times] : Simulation::taken()) {
        INFO(what << " " << times);
        CHECK(times >= runs / 4);
    }
}
