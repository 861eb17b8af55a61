// Bots at the regional energy strategy as it is shipped: with the fewest, as many as is usual, and the most people.
#include <catch2/catch.hpp>

#include "tests/support/bot_play.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using bots::Temperament;

namespace {

const std::shared_ptr<const rules::Rulebook>& book() {
    static const auto made = shipped_book("energy");
    return made;
}

BotPlay play(std::uint32_t people, std::uint64_t seed, std::optional<Temperament> every = {}) {
    return BotPlay(book(), {.people = people, .seed = seed, .every = every});
}

struct Ends {
    double gain = 0, edges = 0, parks = 0;  // means: points above no deal of a party; bids for the edge and the park at the end
};

Ends ends_of(Temperament every) {
    Ends out;
    constexpr int seeds = 12;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const BotPlay game = play(9, seed, every);
        REQUIRE(game.run.table.ended);
        for (const auto& score : game.run.table.scores) out.gain += (score.points() - score.no_deal()) / (9.0 * seeds);
        for (const auto& bid : game.run.table.opened_bids.back().bids()) {
            out.edges += (bid.choices(0).option() == "edge") / static_cast<double>(seeds);
            out.parks += (bid.choices(0).option() == "cluster") / static_cast<double>(seeds);
        }
    }
    UNSCOPED_INFO("gain " << out.gain << ", bids for the edge " << out.edges << ", for the park " << out.parks);
    return out;
}

}  // namespace

TEST_CASE("bots play the energy strategy to its end with 5, 9 and 18 people, are seldom refused, and every fold is the view, after a crash too") {
    for (const std::uint32_t people : {5u, 9u, 18u})
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            INFO(people << " people, seed " << seed);
            const BotPlay game = play(people, seed);
            CHECK(game.run.table.ended);
            CHECK(game.run.table.opened_bids.size() == 2);
            CHECK(game.run.table.scores.size() == book()->seat_count());
            CHECK(game.refused * 10 <= game.commands);
            CHECK(game.folds);
            CHECK(game.refolds);
        }
}

TEST_CASE("the same seed plays the same energy strategy") {
    CHECK(play(5, 3).given == play(5, 3).given);
    CHECK(play(5, 3).given != play(5, 4).given);
}

TEST_CASE("until bids open, a seat learns what its own party bids and nobody else; a sheet is its own seat's to the end") {
    for (const std::uint32_t people : {5u, 9u, 18u}) {
        const BotPlay game = play(people, 2);
        for (const auto& event : game.run.journal)
            for (std::uint32_t seat = 1; seat <= book()->seat_count(); ++seat) {
                Event disclosed;
                if (!rules::disclose(event, rules::access(event, rules::Viewer::of_seat(rules::SeatId{seat})), &disclosed)) continue;
                if (disclosed.has_bid_submitted() && !disclosed.bid_submitted().bid().choices().empty())
                    CHECK(disclosed.bid_submitted().bid().party() == game.run.table.party_of(rules::SeatId{seat}).value);
                if (disclosed.has_role_dealt() && disclosed.role_dealt().has_sheet()) CHECK(disclosed.role_dealt().seat() == seat);
            }
    }
}

TEST_CASE("tables of different temperament end differently: competitors at the edge, who cooperate in the park and with more") {
    const Ends competitors = ends_of(Temperament::competitor), cooperators = ends_of(Temperament::conditional_cooperator);
    CHECK(competitors.edges > 6);
    CHECK(cooperators.parks > 4);
    CHECK(cooperators.gain > competitors.gain + 3);
}
