// Bots at the sports hall, the example that the authors' guide builds, with as few, as many and as usual people as it takes.
#include <catch2/catch.hpp>

#include "client/bots/bot.hpp"
#include "client/knowledge/fold.hpp"
#include "server/rules/view.hpp"
#include "server/scenario/loader.hpp"
#include "tests/support/table_run.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

const std::shared_ptr<const rules::Rulebook>& book() {
    static const auto made = [] {
        auto loaded = scenario::load("assets/scenarios/sports-hall");
        std::string error;
        return rules::Rulebook::make(std::shared_ptr<const Scenario>(std::move(loaded.scenario)), 45, &error);
    }();
    return made;
}

// A table with one bot thinking for each seat that is taken, in the scenario's own order; with more people two share one.
struct Play {
    TableRun run;
    std::vector<Knowledge> known;
    int commands = 0, refused = 0, agreements = 0;
    std::vector<std::string> given;

    Play(std::uint32_t people, std::uint64_t seed) : run(book(), SPOKEN, seed, any_options(seed)), known(viewers(*book()).size()) {
        const auto all = viewers(*book());
        const auto learn = [this, all](const Event& event) {
            for (std::size_t i = 0; i < all.size(); ++i) {
                Event disclosed;
                if (rules::disclose(event, rules::access(event, all[i]), &disclosed)) knowledge::fold(known[i], disclosed);
            }
        };
        for (const auto& event : run.journal) learn(event);
        run.after_event = learn;
        const auto seats = static_cast<std::uint32_t>(book()->seat_count());
        for (std::uint32_t seat = 1; seat <= std::min(people, seats); ++seat) sit(seat, people >= seats + seat);
        Command start;
        start.mutable_start();
        REQUIRE_FALSE(run.give_as_trainer(start));
        play(std::min(people, seats), seed);
        for (const auto& event : run.journal) agreements += event.has_agreement_reached();
    }
    void sit(std::uint32_t seat, bool duo) {
        SeatChanged wanted;
        wanted.set_seat(seat);
        wanted.set_holder(duo ? DUO : SINGLE);
        wanted.set_presence(HERE);
        wanted.add_participants(seat);
        if (duo) wanted.add_participants(seat + 10);
        run.apply(rules::decide_seat(run.table, wanted, run.now_ms).events);
    }
    void play(std::uint32_t seats, std::uint64_t seed) {
        std::vector<bots::Bot> players;
        for (std::uint32_t seat = 1; seat <= seats; ++seat) players.emplace_back(static_cast<bots::Temperament>((seed + seat) % bots::temperaments), seat, seed * 31 + seat);
        while (!run.table.ended && run.now_ms < 4'000'000) {
            run.pass_time(1000);
            for (std::uint32_t seat = 1; seat <= seats; ++seat)
                for (const auto& wish : players[seat - 1].think(known[seat - 1], run.now_ms)) {
                    ++commands;
                    refused += run.give_as(seat, wish).has_value();
                    given.push_back(wish.SerializeAsString());
                }
        }
    }
};

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
            const Play game(people, seed);
            CHECK(game.run.table.ended);
            CHECK(game.run.table.scores.size() == 4);
            CHECK(game.refused * 10 <= game.commands);
            agreements += game.agreements;
        }
        INFO(people << " people");
        CHECK(agreements > 0);
    }
}

TEST_CASE("at the end of the guide's example every viewer's fold is its view") {
    for (const std::uint32_t people : {least, usual, most})
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            INFO(people << " people, seed " << seed);
            const Play game(people, seed);
            const auto all = viewers(*book());
            for (std::size_t i = 0; i < all.size(); ++i) CHECK(bytes(game.known[i]) == bytes(rules::view(game.run.table, all[i])));
        }
}

TEST_CASE("the same seed plays the guide's example in the same way") {
    CHECK(Play(usual, 3).given == Play(usual, 3).given);
    CHECK(Play(usual, 3).given != Play(usual, 4).given);
}
