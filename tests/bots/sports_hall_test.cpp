// Bots at the sports hall, the example that the authors' guide builds, with as few, as many and as usual people as it takes.
#include <catch2/catch.hpp>

#include "tests/support/bot_play.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

const std::shared_ptr<const rules::Rulebook>& book() {
    static const auto made = shipped_book("sports-hall");
    return made;
}

BotPlay play(std::uint32_t people, std::uint64_t seed) {
    return BotPlay(book(), {.people = people, .seed = seed, .options = any_options(seed)});
}

constexpr std::uint32_t least = 3, usual = 4, most = 8;

}  // namespace

TEST_CASE("bots play the guide's example to its end with as few, as usual and as many people as it takes") {
    REQUIRE(book());
    CHECK(book()->scenario().least_people() == least);
    CHECK(book()->scenario().most_people() == most);
    for (const std::uint32_t people : {least, usual, most}) {
        int agreements = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            INFO(people << " people, seed " << seed);
            const BotPlay game = play(people, seed);
            CHECK(game.run.table.ended);
            CHECK(game.run.table.scores.size() == 4);
            CHECK(game.refused * 10 <= game.commands);
            agreements += game.count(Event::kAgreementReached);
        }
        INFO(people << " people");
        CHECK(agreements > 0);
    }
}

TEST_CASE("the same seed plays the guide's example in the same way") {
    CHECK(play(usual, 3).given == play(usual, 3).given);
    CHECK(play(usual, 3).given != play(usual, 4).given);
}
