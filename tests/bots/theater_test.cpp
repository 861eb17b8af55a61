// Bots at the card game on ways of deciding, in the scenario as it is shipped, with as many people as it takes.
#include <catch2/catch.hpp>

#include <set>

#include "tests/support/bot_play.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

const std::shared_ptr<const rules::Rulebook>& book() {
    static const auto made = shipped_book("theater");
    return made;
}

// From seven people on two share a seat, of as few seats as that takes.
BotPlay play(std::uint32_t people, std::uint64_t seed, Talk talk = SPOKEN) {
    return BotPlay(book(), {.people = people, .seed = seed, .talk = talk, .seats = people <= 6 ? people : (people + 1) / 2});
}

// Told to its seat and the trainer, and to nobody else.
bool is_secret(const Event& dealt) {
    for (const auto viewer : viewers(*book())) {
        Event disclosed;
        const bool told = rules::disclose(dealt, rules::access(dealt, viewer), &disclosed);
        const bool own = viewer.kind == rules::Viewer::Kind::trainer || (viewer.kind == rules::Viewer::Kind::seat && viewer.seat.value == dealt.strategy_dealt().seat());
        if (told != own) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("bots play the card game to its end with 2, 6, 7 and 12 people, spoken and typed, are seldom refused, and every fold is the view, after a crash too") {
    for (const std::uint32_t people : {2u, 6u, 7u, 12u})
        for (const Talk talk : {SPOKEN, TYPED})
            for (std::uint64_t seed = 1; seed <= 8; ++seed) {
                INFO(people << " people, talk " << talk << ", seed " << seed);
                const BotPlay game = play(people, seed, talk);
                CHECK(game.run.table.ended);
                CHECK(game.run.table.theater.choices.size() == 3);
                CHECK(game.run.table.theater.open.size() == 3);
                CHECK(game.refused * 10 <= game.commands);
                CHECK(game.folds);
                CHECK(game.refolds);
            }
}

TEST_CASE("with reflections left out the card game goes on to its end and asks for guesses alone") {
    const BotPlay game(book(), {.people = 6, .seed = 1, .options = {.without = {REFLECTIONS}}, .seats = 6});
    CHECK(game.run.table.ended);
    CHECK(game.run.table.theater.choices.size() == 3);
    REQUIRE(game.run.table.forms.size() == 2);
    for (const auto& form : game.run.table.forms) CHECK(form.id.starts_with("guess-"));
}

TEST_CASE("some rounds of bots come to a choice and some do not") {
    int chosen = 0, undecided = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const BotPlay game = play(6, seed);
        for (const auto& [round, choice] : game.run.table.theater.choices) ++(choice.choice().empty() ? undecided : chosen);
    }
    CHECK(chosen > undecided);
    CHECK(undecided > 0);
}

TEST_CASE("the same seed plays the same card game") {
    CHECK(play(5, 3).given == play(5, 3).given);
    CHECK(play(5, 3).given != play(5, 4).given);
}

TEST_CASE("until cards lie open a seat hears of no strategy but its own") {
    for (const std::uint32_t people : {2u, 6u, 12u})
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const BotPlay game = play(people, seed, seed % 2 ? SPOKEN : TYPED);
            std::set<std::uint32_t> open;
            for (const auto& event : game.run.journal) {
                if (event.has_strategies_laid_open()) open.insert(event.strategies_laid_open().round());
                if (event.has_strategy_dealt()) CHECK(is_secret(event));
            }
            CHECK(open == std::set<std::uint32_t>{1, 2, 3});
        }
}
