// Bots at the card game on ways of deciding, in the scenario as it is shipped, with as many people as it takes.
#include <catch2/catch.hpp>

#include <set>

#include "client/bots/bot.hpp"
#include "client/knowledge/fold.hpp"
#include "client/knowledge/theater.hpp"
#include "server/rules/view.hpp"
#include "server/scenario/loader.hpp"
#include "tests/support/table_run.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

const std::shared_ptr<const rules::Rulebook>& book() {
    static const auto made = [] {
        auto loaded = scenario::load("assets/scenarios/theater");
        std::string error;
        return rules::Rulebook::make(std::shared_ptr<const Scenario>(std::move(loaded.scenario)), 45, &error);
    }();
    return made;
}

// A table with one bot thinking for each seat; from seven people on two share a seat.
struct Play {
    TableRun run;
    std::vector<Knowledge> known;
    std::vector<rules::Viewer> all = viewers(*book());
    int commands = 0, refused = 0;
    bool folds = true, refolds = true;
    std::vector<std::string> given;

    Play(std::uint32_t people, std::uint64_t seed, Talk talk = SPOKEN) : run(book(), talk, seed), known(book()->seat_count() + 2) {
        const auto learn = [this](const Event& event) {
            for (std::size_t i = 0; i < all.size(); ++i) {
                Event disclosed;
                if (rules::disclose(event, rules::access(event, all[i]), &disclosed)) knowledge::fold(known[i], disclosed);
            }
        };
        for (const auto& event : run.journal) learn(event);
        run.after_event = learn;
        const std::uint32_t seats = people <= 6 ? people : (people + 1) / 2;
        for (std::uint32_t seat = 1; seat <= seats; ++seat) sit(seat, people > 6 && (seat < seats || people % 2 == 0));
        Command start;
        start.mutable_start();
        REQUIRE_FALSE(run.give_as_trainer(start));
        play(seats, seed);
    }
    void sit(std::uint32_t seat, bool duo) {
        SeatChanged wanted;
        wanted.set_seat(seat);
        wanted.set_holder(duo ? DUO : SINGLE);
        wanted.set_presence(HERE);
        wanted.add_participants(seat);
        if (duo) wanted.add_participants(seat + 6);
        run.apply(rules::decide_seat(run.table, wanted, run.now_ms).events);
    }
    void play(std::uint32_t seats, std::uint64_t seed) {
        std::vector<bots::Bot> players;
        for (std::uint32_t seat = 1; seat <= seats; ++seat) players.emplace_back(static_cast<bots::Temperament>((seed + seat) % bots::temperaments), seat, seed * 31 + seat);
        std::uint32_t phase = run.table.phase;
        while (!run.table.ended && run.now_ms < 4'000'000) {
            run.pass_time(1000);
            for (std::uint32_t seat = 1; seat <= seats; ++seat)
                for (const auto& wish : players[seat - 1].think(known[seat - 1], run.now_ms)) {
                    ++commands;
                    refused += run.give_as(seat, wish).has_value();
                    given.push_back(wish.SerializeAsString());
                }
            if (run.table.phase == phase) continue;
            phase = run.table.phase;
            check();
        }
        check();
    }
    // Every viewer has learned what its view says, and a server that died here would find the same table in its journal.
    void check() {
        rules::Table again(book());
        for (const auto& event : run.journal) rules::apply(again, event);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::string view = bytes(rules::view(run.table, all[i]));
            folds = folds && bytes(known[i]) == view;
            refolds = refolds && bytes(rules::view(again, all[i])) == view;
        }
    }
};

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
                const Play game(people, seed, talk);
                CHECK(game.run.table.ended);
                CHECK(game.run.table.theater.choices.size() == 3);
                CHECK(game.run.table.theater.open.size() == 3);
                CHECK(game.refused * 10 <= game.commands);
                CHECK(game.folds);
                CHECK(game.refolds);
            }
}

TEST_CASE("some rounds of bots come to a choice and some do not") {
    int chosen = 0, undecided = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Play game(6, seed);
        for (const auto& [round, choice] : game.run.table.theater.choices) ++(choice.choice().empty() ? undecided : chosen);
    }
    CHECK(chosen > undecided);
    CHECK(undecided > 0);
}

TEST_CASE("the same seed plays the same card game") {
    CHECK(Play(5, 3).given == Play(5, 3).given);
    CHECK(Play(5, 3).given != Play(5, 4).given);
}

TEST_CASE("until cards lie open a seat hears of no strategy but its own") {
    for (const std::uint32_t people : {2u, 6u, 12u})
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const Play game(people, seed, seed % 2 ? SPOKEN : TYPED);
            std::set<std::uint32_t> open;
            for (const auto& event : game.run.journal) {
                if (event.has_strategies_laid_open()) open.insert(event.strategies_laid_open().round());
                if (event.has_strategy_dealt()) CHECK(is_secret(event));
            }
            CHECK(open == std::set<std::uint32_t>{1, 2, 3});
        }
}
