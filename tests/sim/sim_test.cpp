// Seeded whole-system runs. SAMENSPEL_SIM_RUNS and SAMENSPEL_SIM_START choose how many seeds and from which one on,
// SAMENSPEL_DISK_SIM_RUNS and _START those on a failing disk; a failure prints its seed, which alone runs it again.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <functional>

#include "tests/sim/simulation.hpp"

using namespace samenspel::testing;

namespace {

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

void run(const char* which, std::uint64_t start, std::uint64_t runs, const std::function<std::unique_ptr<Ground>(std::uint64_t)>& ground) {
    for (std::uint64_t seed = start; seed < start + runs; ++seed) {
        const auto faults = Simulation(seed, 250, ground(seed)).run();
        if (faults.empty()) continue;
        std::string all = std::string(which) + "_RUNS=1 " + which + "_START=" + std::to_string(seed);
        for (const auto& fault : faults) all += "\n  " + fault;
        FAIL_CHECK(all);
    }
}

}  // namespace

TEST_CASE("whatever drops, dies or refuses, nothing acknowledged is lost, nothing is doubled, and every fold is the view") {
    const std::uint64_t start = number_from("SAMENSPEL_SIM_START", 1), runs = number_from("SAMENSPEL_SIM_RUNS", 1'000);
    run("SAMENSPEL_SIM", start, runs, [](std::uint64_t) { return std::make_unique<MemoryGround>(); });
    for (const auto& [what, times] : Simulation::taken()) {
        INFO(what << " " << times);
        CHECK(times >= runs / 4);
    }
    // What the table's own random runs cannot reach: the session's commands and events.
    const auto often = [&](const google::protobuf::Descriptor& message, int from, int until, std::map<int, std::uint64_t>& counts) {
        for (int i = 0; i < message.field_count(); ++i) {
            if (!message.field(i)->containing_oneof() || message.field(i)->number() < from || message.field(i)->number() >= until) continue;
            INFO(message.field(i)->name());
            CHECK(counts[message.field(i)->number()] >= runs / 10);
        }
    };
    often(*samenspel::Command::descriptor(), samenspel::Command::kPlaceParticipant, samenspel::Command::kAnswerConsent, Simulation::commands());
    often(*samenspel::Event::descriptor(), samenspel::Event::kSessionOpened, samenspel::Event::kOpened, Simulation::events());
}

TEST_CASE("the same on SQLite over a disk that loses what was not synced, runs full and fails at any step") {
    const std::uint64_t start = number_from("SAMENSPEL_DISK_SIM_START", 1), runs = number_from("SAMENSPEL_DISK_SIM_RUNS", 100);
    run("SAMENSPEL_DISK_SIM", start, runs, [](std::uint64_t seed) { return std::make_unique<DiskGround>(seed); });
}
