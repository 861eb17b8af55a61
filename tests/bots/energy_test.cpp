// Bots at the regional energy strategy as it is shipped: with the fewest, as many as is usual, and the most people.
#include <catch2/catch.hpp>

#include <set>

#include "client/bots/bot.hpp"
#include "client/knowledge/fold.hpp"
#include "server/rules/view.hpp"
#include "server/scenario/loader.hpp"
#include "tests/support/table_run.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using bots::Temperament;

namespace {

const std::shared_ptr<const rules::Rulebook>& book() {
    static const auto made = [] {
        auto loaded = scenario::load("assets/scenarios/energy");
        std::string error;
        return rules::Rulebook::make(std::shared_ptr<const Scenario>(std::move(loaded.scenario)), 45, &error);
    }();
    return made;
}

// A table with one bot thinking for each seat that is taken; beyond nine people every seat is shared by two.
struct Play {
    TableRun run;
    std::vector<rules::Viewer> all = viewers(*book());
    std::vector<Knowledge> known;
    std::vector<std::uint32_t> taken;
    int commands = 0, refused = 0;
    bool folds = true, refolds = true;
    std::vector<std::string> given;

    Play(std::uint32_t people, std::uint64_t seed, std::optional<Temperament> every = {}) : run(book(), SPOKEN, seed), known(all.size()) {
        const auto learn = [this](const Event& event) {
            for (std::size_t i = 0; i < all.size(); ++i) {
                Event disclosed;
                if (rules::disclose(event, rules::access(event, all[i]), &disclosed)) knowledge::fold(known[i], disclosed);
            }
        };
        for (const auto& event : run.journal) learn(event);
        run.after_event = learn;
        for (const auto seat : book()->fill_order())
            if (taken.size() < people) sit(seat, people > book()->seat_count());
        Command start;
        start.mutable_start();
        REQUIRE_FALSE(run.give_as_trainer(start));
        play(seed, every);
    }

    void sit(rules::SeatId seat, bool duo) {
        SeatChanged wanted;
        wanted.set_seat(seat.value);
        wanted.set_holder(duo ? DUO : SINGLE);
        wanted.set_presence(HERE);
        wanted.add_participants(seat.value);
        if (duo) wanted.add_participants(seat.value + 9);
        run.apply(rules::decide_seat(run.table, wanted, run.now_ms).events);
        taken.push_back(seat.value);
    }

    void play(std::uint64_t seed, std::optional<Temperament> every) {
        std::vector<bots::Bot> players;
        for (const auto seat : taken) players.emplace_back(every.value_or(static_cast<Temperament>((seed + seat) % bots::temperaments)), seat, seed * 31 + seat);
        std::uint32_t phase = 0;
        while (!run.table.ended && run.now_ms < 4'000'000) {
            run.pass_time(1000);
            for (std::size_t i = 0; i < taken.size(); ++i)
                for (const auto& wish : players[i].think(known[taken[i] - 1], run.now_ms)) {
                    ++commands;
                    refused += run.give_as(taken[i], wish).has_value();
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

struct Ends {
    double gain = 0, edges = 0, parks = 0;  // means: points above no deal of a party; bids for the edge and the park at the end
};

Ends ends_of(Temperament every) {
    Ends out;
    constexpr int seeds = 12;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const Play game(9, seed, every);
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
            const Play game(people, seed);
            CHECK(game.run.table.ended);
            CHECK(game.run.table.opened_bids.size() == 2);
            CHECK(game.run.table.scores.size() == book()->seat_count());
            CHECK(game.refused * 10 <= game.commands);
            CHECK(game.folds);
            CHECK(game.refolds);
        }
}

TEST_CASE("the same seed plays the same energy strategy") {
    CHECK(Play(5, 3).given == Play(5, 3).given);
    CHECK(Play(5, 3).given != Play(5, 4).given);
}

TEST_CASE("until bids open, a seat learns what its own party bids and nobody else; a sheet is its own seat's to the end") {
    for (const std::uint32_t people : {5u, 9u, 18u}) {
        const Play game(people, 2);
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
