// Bots at the triad as it is shipped: with the fewest, as many as is usual, and the most people.
#include <catch2/catch.hpp>

#include <array>
#include <cmath>

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

// Means over seeds: agreements reached; after six years people who got a home, and support in the council; how well all
// interests are served, 0 to 1.
struct Ends {
    double agreements = 0, housed = 0, support = 0, served = 0;
};

Ends ends_of(Temperament every) {
    Ends out;
    constexpr int seeds = 6;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const BotPlay game = play(6, seed, every);
        REQUIRE(game.run.table.ended);
        const auto figure = [&](const std::string& id) {
            for (const auto& indicator : game.run.table.results.back().round.indicators())
                if (indicator.indicator() == id && indicator.subject().empty()) return indicator.value() / seeds;
            FAIL("no indicator " << id);
            return 0.0;
        };
        out.agreements += game.count(Event::kAgreementReached) / static_cast<double>(seeds);
        out.housed += figure("housed");
        out.support += figure("support");
        for (const auto& score : game.run.table.scores) out.served += score.total() / (6.0 * seeds);
    }
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

TEST_CASE("tables of different temperament end differently: competitors agree on next to nothing, who cooperate house people, and no two end alike") {
    std::array<Ends, bots::temperaments> ends;
    for (std::size_t each = 0; each < ends.size(); ++each) ends[each] = ends_of(static_cast<Temperament>(each));
    const Ends& competitors = ends[static_cast<std::size_t>(Temperament::competitor)];
    const Ends& cooperators = ends[static_cast<std::size_t>(Temperament::conditional_cooperator)];
    CHECK(competitors.agreements < 1);
    CHECK(cooperators.agreements > 2);
    CHECK(cooperators.housed > competitors.housed + 100);
    CHECK(cooperators.served > competitors.served + 0.2);
    // No two temperaments end alike: people housed, support in the council or interests served tell them apart.
    for (std::size_t one = 0; one < ends.size(); ++one)
        for (std::size_t other = one + 1; other < ends.size(); ++other) {
            INFO("temperaments " << one << " and " << other << ": housed " << ends[one].housed << ", " << ends[other].housed << "; support " << ends[one].support << ", "
                                 << ends[other].support << "; served " << ends[one].served << ", " << ends[other].served);
            CHECK((std::abs(ends[one].housed - ends[other].housed) > 10 || std::abs(ends[one].support - ends[other].support) > 5 || std::abs(ends[one].served - ends[other].served) > 0.1));
        }
}
