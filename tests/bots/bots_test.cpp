// Bots at a table without a host: what they know is what their seat was disclosed.
#include <catch2/catch.hpp>

#include "client/bots/bot.hpp"
#include "client/knowledge/fold.hpp"
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using bots::Temperament;

namespace {

struct Played {
    int commands = 0, refused = 0, agreements = 0, revealed = 0, acts = 0, exposed = 0;
    bool ended = false;
    std::vector<std::string> given;
};

// One whole session of one temperament at every seat.
Played play(Temperament temperament, std::uint64_t seed) {
    TableRun run(mini_book(), SPOKEN, seed);
    std::vector<Knowledge> known(mini_book()->seat_count());
    const auto learn = [&](const Event& event) {
        for (std::size_t i = 0; i < known.size(); ++i) {
            Event disclosed;
            const auto viewer = rules::Viewer::of_seat(rules::SeatId{static_cast<std::uint32_t>(i + 1)});
            if (rules::disclose(event, rules::access(event, viewer), &disclosed)) knowledge::fold(known[i], disclosed);
        }
    };
    for (const auto& event : run.journal) learn(event);
    run.after_event = learn;
    run.seat_everybody(BOT);
    std::vector<bots::Bot> players;
    for (std::uint32_t seat = 1; seat <= known.size(); ++seat) players.emplace_back(temperament, seat, seed * 31 + seat);
    run.give_as_trainer(command([](Command& c) { c.mutable_start(); }));
    Played out;
    while (!run.table.ended && run.now_ms < 4'000'000) {
        run.pass_time(1000);
        for (std::uint32_t seat = 1; seat <= known.size(); ++seat)
            for (const auto& wish : players[seat - 1].think(known[seat - 1], run.now_ms)) {
                ++out.commands;
                out.refused += run.give_as(seat, wish).has_value();
                out.given.push_back(wish.SerializeAsString());
            }
    }
    for (const auto& event : run.journal) {
        out.agreements += event.has_agreement_reached();
        if (event.has_card_revealed()) out.revealed += event.card_revealed().to_size();
        out.acts += event.has_act_done_secretly();
    }
    out.ended = run.table.ended;
    return out;
}

Played sum(Temperament temperament) {
    Played out;
    out.ended = true;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Played one = play(temperament, seed);
        out.commands += one.commands;
        out.refused += one.refused;
        out.agreements += one.agreements;
        out.revealed += one.revealed;
        out.acts += one.acts;
        out.ended = out.ended && one.ended;
    }
    return out;
}

}  // namespace

TEST_CASE("the same knowledge at the same times gives the same commands") {
    CHECK(play(Temperament::conditional_cooperator, 5).given == play(Temperament::conditional_cooperator, 5).given);
    CHECK(play(Temperament::conditional_cooperator, 5).given != play(Temperament::conditional_cooperator, 6).given);
}

TEST_CASE("bots of every temperament play to the end and are seldom refused") {
    for (int kind = 0; kind < bots::temperaments; ++kind) {
        INFO("temperament " << kind);
        const Played all = sum(static_cast<Temperament>(kind));
        CHECK(all.ended);
        CHECK(all.commands > 100);
        CHECK(all.refused * 10 <= all.commands);
    }
}

TEST_CASE("temperaments differ: revealers show cards, competitors act in secret, accommodators agree") {
    const Played competitor = sum(Temperament::competitor), revealer = sum(Temperament::revealer), accommodator = sum(Temperament::accommodator), avoider = sum(Temperament::avoider);
    CHECK(revealer.revealed > 5 * std::max(1, competitor.revealed));
    CHECK(competitor.acts > 2 * std::max(1, avoider.acts));
    CHECK(accommodator.agreements > competitor.agreements);
}

TEST_CASE("a bot keeps quiet before the start, in a pause and after the end") {
    bots::Bot bot(Temperament::revealer, 1, 7);
    Knowledge nothing;
    CHECK(bot.think(nothing, 1000).empty());
    MiniTable table(talk_1);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_pause(); }));
    Knowledge known;
    for (const auto& event : table.journal) {
        Event disclosed;
        if (rules::disclose(event, rules::access(event, rules::Viewer::of_seat(rules::SeatId{1})), &disclosed)) knowledge::fold(known, disclosed);
    }
    for (int second = 0; second < 60; ++second) CHECK(bot.think(known, table.now_ms + second * 1000).empty());
}
