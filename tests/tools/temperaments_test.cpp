// What a table makes of the region depends on what kind of people sit at it, and on whether they ask and show: over fifty
// seeds, in the real scenario at its shortest length. Nothing about krimp is known to a bot but what its seat is told.
#include <catch2/catch.hpp>

#include "server/scenario/loader.hpp"
#include "tools/rehearsal.hpp"

using namespace samenspel;
using bots::Exchange;
using bots::Temperament;

namespace {

constexpr int seeds = 50;

const std::shared_ptr<const rules::Rulebook>& book() {
    static const auto made = [] {
        auto loaded = scenario::load(std::string(SAMENSPEL_ASSETS) + "/scenarios/krimp");
        std::string error;
        return rules::Rulebook::make(std::shared_ptr<const Scenario>(std::move(loaded.scenario)), 45, &error);
    }();
    return made;
}

struct Tally {
    int insolvent = 0, good = 0, shown = 0, refused = 0, ended = 0;
    double gain = 0;  // mean part of the attainable joint gain
};

Tally tally(Temperament temperament, Exchange exchange = Exchange::open) {
    static const auto without = rehearsal::without_deal(book(), 1);
    static const auto best = rehearsal::attainable(book(), 1);
    REQUIRE(best.outcome.joint() > without.joint() + 0.3);  // there is something to gain
    Tally out;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const auto outcome = rehearsal::play(book(), seed, [&](std::uint32_t seat) { return bots::Bot(temperament, seat, seed * 1000 + seat, exchange); });
        out.insolvent += outcome.somebody_insolvent();
        out.good += rehearsal::good(outcome);
        out.shown += outcome.cards_revealed;
        out.refused += outcome.refused;
        out.ended += outcome.ended;
        out.gain += rehearsal::part_of(outcome, without, best.outcome) / seeds;
    }
    CHECK(out.ended == seeds);
    return out;
}

}  // namespace

TEST_CASE("competitors end with an insolvent board in at least 80 % of the sessions") { CHECK(tally(Temperament::competitor).insolvent * 100 >= 80 * seeds); }

TEST_CASE("conditional cooperators reach the good outcome in at least 60 %") { CHECK(tally(Temperament::conditional_cooperator).good * 100 >= 60 * seeds); }

TEST_CASE("asking and showing is worth it: at least 85 % of the joint gain with, at most 60 % without") {
    CHECK(tally(Temperament::revealer).gain >= 0.85);
    const Tally closed = tally(Temperament::revealer, Exchange::closed);
    CHECK(closed.gain <= 0.60);
    CHECK(closed.shown == 0);
    CHECK(tally(Temperament::conditional_cooperator, Exchange::closed).gain <= 0.60);
}

TEST_CASE("an agreement has no worse end than none in what the search keeps, and the same seed plays the same") {
    const auto make = [](std::uint32_t seat) { return bots::Bot(Temperament::revealer, seat, seat); };
    const auto one = rehearsal::play(book(), 3, make), other = rehearsal::play(book(), 3, make);
    CHECK(one.commands == other.commands);
    CHECK(one.joint() == other.joint());
    const auto without = rehearsal::without_deal(book(), 1), best = rehearsal::attainable(book(), 1).outcome;
    for (std::size_t seat = 0; seat < best.scores.size(); ++seat) CHECK(best.served(seat) >= without.served(seat));
}
