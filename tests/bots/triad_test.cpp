// Bots at the triad as it is shipped: with the fewest, as many as is usual, and the most people.
#include <catch2/catch.hpp>

#include "tests/support/bot_play.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using bots::Temperament;

namespace {

const std::shared_ptr<const rules::Rulebook>& book() {
    static const auto made = shipped_book("triad");
    return made;
}

BotPlay play(std::uint32_t people, std::uint64_t seed, std::optional<Temperament> every = {}, Talk talk = SPOKEN) {
    return BotPlay(book(), {.people = people, .seed = seed, .talk = talk, .every = every});
}

struct Ends {
    double agreements = 0, housed = 0;  // means over seeds: agreements reached; people who got a home in six years
};

Ends ends_of(Temperament every) {
    Ends out;
    constexpr int seeds = 6;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const BotPlay game = play(6, seed, every);
        REQUIRE(game.run.table.ended);
        out.agreements += game.count(Event::kAgreementReached) / static_cast<double>(seeds);
        for (const auto& event : game.run.journal)
            for (const auto& indicator : event.round_resolved().indicators())
                if (event.round_resolved().round() == 2 && indicator.indicator() == "housed" && indicator.subject().empty()) out.housed += indicator.value() / seeds;
    }
    UNSCOPED_INFO("agreements " << out.agreements << ", housed " << out.housed);
    return out;
}

}  // namespace

TEST_CASE("bots play the triad to its end with 3, 6 and 12 people, spoken and typed, are seldom refused, and every fold is the view, after a crash too") {
    for (const std::uint32_t people : {3u, 6u, 12u})
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            INFO(people << " people, seed " << seed);
            const BotPlay game = play(people, seed, {}, seed % 2 ? SPOKEN : TYPED);
            CHECK(game.run.table.ended);
            CHECK(game.taken.size() == std::min(people, 6u));
            CHECK(game.count(Event::kRoundResolved) == 3);
            CHECK(game.count(Event::kCaseOpened) == 2);
            CHECK(game.count(Event::kCaseDecided) == 2);
            CHECK(game.run.table.scores.size() == book()->seat_count());
            CHECK(game.refused * 10 <= game.commands);
            CHECK(game.folds);
            CHECK(game.refolds);
        }
}

TEST_CASE("the same seed plays the same triad") {
    CHECK(play(3, 3).given == play(3, 3).given);
    CHECK(play(3, 3).given != play(3, 4).given);
}

TEST_CASE("tables of different temperament end differently: competitors agree on next to nothing, and who cooperate house people") {
    const Ends competitors = ends_of(Temperament::competitor), cooperators = ends_of(Temperament::conditional_cooperator);
    CHECK(competitors.agreements < 1);
    CHECK(cooperators.agreements > 2);
    CHECK(cooperators.housed > competitors.housed + 100);
}
