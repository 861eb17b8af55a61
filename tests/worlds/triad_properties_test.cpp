// Whatever is done to the town, some things hold: people are conserved, runs repeat, numbers stay numbers.
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cmath>

#include "tests/worlds/triad_support.hpp"

namespace samenspel::worlds::triad::tests {

namespace {

Effect any_effect(const std::vector<std::string>& levers) {
    static const std::vector<std::string> names = {"zuiderhof", "kanaalbuurt", "binnenstad", "molenveld", "nieuwland", "anker", "association",
                                                   "provider", "municipality", "allocation", "tenants", "clients", "nowhere"};
    static const std::vector<std::string> parties = {"", "association", "provider", "municipality", "allocation", "tenants", "clients"};
    Effect effect;
    effect.lever = *rc::gen::elementOf(levers);
    effect.party = *rc::gen::elementOf(parties);
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) effect.on.push_back(*rc::gen::elementOf(names));
    effect.amount = *rc::gen::element(-5.0, 0.0, 0.3, 1.0, 4.0, 60.0, 100.0, 75'000.0);
    return effect;
}

}  // namespace

TEST_CASE("tenants live in districts, figures stay in range, and everybody keeps all gauges") {
    const bool holds = rc::check("conserved", [&] {
        const auto world = model_with({{"stochastic", *rc::gen::element(0.0, 1.0)}});
        const std::vector<std::string> levers = world->levers();
        const Outcome start = world->start(*rc::gen::arbitrary<std::uint64_t>());
        Outcome outcome = start;
        for (int year = 0; year < 7; ++year) {
            std::vector<Effect> effects;
            for (int i = *rc::gen::inRange(0, 8); i > 0; --i) effects.push_back(any_effect(levers));
            outcome = world->tick(outcome.state, effects, outcome.chance);
            double tenants = 0, cases = 0;
            for (const Indicator& each : outcome.indicators) {
                RC_ASSERT(std::isfinite(each.value));
                RC_ASSERT(each.is_public == each.owner.empty());
                if (each.id == "tenants") tenants += each.value;
                if (each.id == "cases" && each.scope == Scope::site) cases += each.value;
                if (each.id == "calm" || each.id == "support" || each.id == "dignity" || each.id == "trust") RC_ASSERT(each.value >= 0 && each.value <= 100);
            }
            RC_ASSERT(std::abs(tenants - value_of(outcome, "", "housed")) < 1e-6);
            RC_ASSERT(value_of(outcome, "", "waiting") >= 0);
            RC_ASSERT(value_of(outcome, "", "still_housed") >= 0);
            RC_ASSERT(value_of(outcome, "", "settled") >= -1e-9);
            RC_ASSERT(std::abs(value_of(outcome, "", "still_housed") + value_of(outcome, "clients", "lost_again") - value_of(outcome, "", "housed")) < 1e-6);
            RC_ASSERT(value_of(outcome, "", "unresolved") <= value_of(outcome, "", "cases") + 1e-9);
            RC_ASSERT(value_of(outcome, "", "places") >= 0);
            RC_ASSERT(std::abs(cases - value_of(outcome, "", "cases")) < 1e-6);
        }
        RC_ASSERT(outcome.indicators.size() == start.indicators.size());
        for (std::size_t i = 0; i < start.indicators.size(); ++i) RC_ASSERT(outcome.indicators[i].id == start.indicators[i].id);
    });
    CHECK(holds);
}

TEST_CASE("the same town, effects and chance give the same year to the bit") {
    const auto world = model_with({}), twin = model_with({});
    const std::vector<std::string> levers = world->levers();
    const bool holds = rc::check("repeatable", [&] {
        std::vector<Effect> effects = effects_of(packages()[static_cast<std::size_t>(*rc::gen::inRange(0, 7))]);
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

TEST_CASE("more guidance never brings more cases, nor a bed to fall back on, a team or spreading less support") {
    const auto world = model_with(expected());
    const bool holds = rc::check("guidance helps", [&] {
        Package package;
        package.homes = *rc::gen::inRange(1, 100);
        package.first = *rc::gen::element(0.0, 1.0, 2.0, 3.0);
        package.second = *rc::gen::element(0.0, 1.0, 3.0);
        package.after = *rc::gen::element(0.0, 0.5, 1.0, 3.0);
        const int years = *rc::gen::inRange(1, 6);
        const Outcome plain = run(*world, years, effects_of(package));
        Package more = package;
        more.first += 1;
        RC_ASSERT(value_of(run(*world, 1, effects_of(more)), "", "cases") <= value_of(run(*world, 1, effects_of(package)), "", "cases") + 1e-9);
        Package safer = package;
        safer.fallback = safer.spread = true;
        RC_ASSERT(value_of(run(*world, years, effects_of(safer)), "", "support") >= value_of(plain, "", "support") - 1e-9);
    });
    CHECK(holds);
}

}  // namespace samenspel::worlds::triad::tests
