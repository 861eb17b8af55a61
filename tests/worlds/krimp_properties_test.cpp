// Whatever is done to the region, some things hold: pupils are conserved, runs repeat, numbers stay numbers.
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cmath>

#include "tests/worlds/krimp_support.hpp"

namespace samenspel::worlds::krimp::tests {

namespace {

Effect any_effect(const std::vector<std::string>& levers) {
    static const std::vector<std::string> names = {
        "west_school", "public_school", "christian_school", "east_school", "west", "centre_public", "centre_christian", "east",
        "alderman", "bb", "kb", "tl", "havo", "vwo", "technology", "care", "economics", "culture", "veerstede", "nowhere"};
    static const std::vector<std::string> parties = {"", "west", "centre_public", "centre_christian", "east", "alderman", "council", "envoy"};
    Effect effect;
    effect.lever = *rc::gen::elementOf(levers);
    effect.party = *rc::gen::elementOf(parties);
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i) effect.on.push_back(*rc::gen::elementOf(names));
    effect.amount = *rc::gen::element(0.0, 0.08, 1.0, 2.0, 30.0, 150'000.0, 1e7);
    return effect;
}

}  // namespace

TEST_CASE("pupils are conserved between sites and leakage, and every number stays finite") {
    const auto world = model_with({});
    const std::vector<std::string> levers = world->levers();
    const Outcome start = world->start(1);
    const double all = value_of(start, "", "pupils") + value_of(start, "", "leakage_pupils");
    const bool holds = rc::check("conserved", [&] {
        Outcome outcome = start;
        for (int tick = 0; tick < 4; ++tick) {
            std::vector<Effect> effects;
            for (int i = *rc::gen::inRange(0, 5); i > 0; --i) effects.push_back(any_effect(levers));
            outcome = world->tick(outcome.state, effects, outcome.chance);
            double sites = 0, boards = 0;
            for (const Indicator& each : outcome.indicators) {
                RC_ASSERT(std::isfinite(each.value));
                RC_ASSERT(each.is_public == each.owner.empty());
                if (each.id == "pupils" && each.scope == Scope::site) sites += each.value;
                if (each.id == "pupils" && each.scope == Scope::party) boards += each.value;
            }
            const double region = value_of(outcome, "", "pupils"), leaked = value_of(outcome, "", "leakage_pupils");
            RC_ASSERT(std::abs(sites - region) < 1e-6);
            RC_ASSERT(std::abs(boards - region) < 1e-6);
            RC_ASSERT(leaked >= -1e-6);
            RC_ASSERT(std::abs(region + leaked - all * value_of(outcome, "", "cohort") / 100) < 1e-6);
        }
        RC_ASSERT(outcome.indicators.size() == start.indicators.size());
    });
    CHECK(holds);
}

TEST_CASE("the same state, effects and chance give the same outcome to the bit") {
    const auto world = model_with({{"cohort_noise", 0.01}});
    const auto twin = model_with({{"cohort_noise", 0.01}});
    const std::vector<std::string> levers = world->levers();
    const bool holds = rc::check("repeatable", [&] {
        std::vector<Effect> effects;
        for (int i = *rc::gen::inRange(0, 6); i > 0; --i) effects.push_back(any_effect(levers));
        const auto chance = *rc::gen::arbitrary<std::uint64_t>();
        const Outcome start = world->start(chance);
        const Outcome one = world->tick(start.state, effects, chance), other = twin->tick(start.state, effects, chance);
        RC_ASSERT(one.state == other.state);
        RC_ASSERT(one.findings == other.findings);
        RC_ASSERT(one.chance == other.chance);
        for (std::size_t i = 0; i < one.indicators.size(); ++i) RC_ASSERT(one.indicators[i].value == other.indicators[i].value);
    });
    CHECK(holds);
}

TEST_CASE("nobody moves while every board makes the same effort") {
    const auto world = model_with(nobody_closes);
    const bool holds = rc::check("equal effort", [&] {
        const double eur = *rc::gen::inRange(0, 1'000'000);
        const int ticks = *rc::gen::inRange(1, 6);
        std::vector<Effect> effects;
        for (const char* board : {"west", "centre_public", "centre_christian", "east"}) {
            effects.push_back({"recruit", board, {}, eur});
            effects.push_back({"marketing", board, {}, eur});
        }
        const Outcome outcome = run(*world, ticks, effects), calm = run(*world, ticks);
        for (const char* board : {"west", "centre_public", "centre_christian", "east"})
            RC_ASSERT(std::abs(value_of(outcome, board, "pupils") - value_of(calm, board, "pupils")) < 1e-6);
    });
    CHECK(holds);
}

TEST_CASE("pupils won never lower a board's result") {
    const auto world = model_with(nobody_closes);
    const bool holds = rc::check("gaining pays", [&] {
        const std::string from = *rc::gen::element("west_school", "public_school", "christian_school");
        const double pupils = *rc::gen::inRange(1, 200);
        const Outcome calm = run(*world, 1);
        const Outcome won = world->tick(world->start(1).state, {{"swap_pupils", "", {from, "east_school"}, pupils}}, 1);
        RC_ASSERT(value_of(won, "east", "pupils") > value_of(calm, "east", "pupils"));
        RC_ASSERT(value_of(won, "east", "result_eur") > value_of(calm, "east", "result_eur"));
    });
    CHECK(holds);
}

}  // namespace samenspel::worlds::krimp::tests
