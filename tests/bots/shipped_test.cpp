// Bots play every scenario that is shipped to its end: with as few, as usual and as many people as it takes, under seeds that
// SAMENSPEL_BOTS_START and SAMENSPEL_BOTS_RUNS choose, spoken and typed. Whoever plays: every viewer's fold is its view, a
// server that dies finds the same table in its journal, and nobody's messages depend on what they may not know.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "tests/support/bot_play.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

struct Shipped {
    const char* name;
    std::uint32_t least, usual, most;
    bool cards = false;  // with strategies beside the roles
};

const std::vector<Shipped> all{{"krimp", 3, 7, 14}, {"krimp", 3, 7, 14, true}, {"triad", 3, 6, 12}, {"energy", 5, 9, 18}, {"theater", 2, 6, 12}, {"sports-hall", 3, 4, 8}};

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

std::shared_ptr<const rules::Rulebook> book_of(const Shipped& shipped, std::uint32_t length_min = 45) {
    static std::map<std::tuple<std::string, std::uint32_t, bool>, std::shared_ptr<const rules::Rulebook>> made;
    auto& book = made[{shipped.name, length_min, shipped.cards}];
    if (!book) book = shipped_book(shipped.name, length_min, shipped.cards);
    return book;
}

BotPlay play(const Shipped& shipped, std::uint32_t people, std::uint64_t seed, std::uint32_t length_min = 45) {
    auto options = any_options(seed);
    options.theater = shipped.cards;
    // The card game has seven people share as few seats as that takes.
    const std::uint32_t seats = std::string(shipped.name) == "theater" && people > 6 ? (people + 1) / 2 : 0;
    return BotPlay(book_of(shipped, length_min), {.people = people, .seed = seed, .talk = seed % 2 ? SPOKEN : TYPED, .options = options, .seats = seats});
}

std::string named(const Shipped& shipped, std::uint32_t people, std::uint64_t seed) {
    std::string out = shipped.name;
    out.append(shipped.cards ? " with strategy cards, " : ", ").append(std::to_string(people)).append(" people, SAMENSPEL_BOTS_RUNS=1 SAMENSPEL_BOTS_START=");
    return out.append(std::to_string(seed));
}

void check(const Shipped& shipped, const BotPlay& game, const BotPlay& strangers) {
    CHECK(game.run.table.ended);
    CHECK(game.commands > 0);
    CHECK(game.refused * 10 <= game.commands);
    CHECK(game.folds);
    CHECK(game.refolds);
    CHECK_FALSE(tells_others_role(game));
    CHECK_FALSE(depends_on_secrets(game, strangers));
    if (!game.run.table.book->scenario().roles().empty()) CHECK(game.run.table.scores.size() == game.run.table.book->seat_count());
    if (shipped.cards) CHECK(game.count(Event::kStrategyDealt) >= static_cast<int>(game.taken.size()));
}

// A strategy is told to its seat and the trainer alone until it lies open.
bool keeps_strategies(const BotPlay& game) {
    for (const auto& event : game.run.journal) {
        if (!event.has_strategy_dealt()) continue;
        for (const auto viewer : game.all) {
            Event disclosed;
            const bool told = rules::disclose(event, rules::access(event, viewer), &disclosed);
            const bool own = viewer.kind == rules::Viewer::Kind::trainer || (viewer.kind == rules::Viewer::Kind::seat && viewer.seat.value == event.strategy_dealt().seat());
            if (told != own) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("the table of what is shipped is right: every scenario, with as few and as many people as it takes") {
    std::set<std::string> tested;
    for (const auto& shipped : all) {
        INFO(shipped.name);
        tested.insert(shipped.name);
        CHECK(book_of(shipped)->scenario().least_people() == shipped.least);
        CHECK(book_of(shipped)->scenario().most_people() == shipped.most);
    }
    CHECK(tested == shipped_names());
}

TEST_CASE("bots play every shipped scenario to its end with as few, as usual and as many people, and secrets, folds and crashes are as they must be") {
    const std::uint64_t start = number_from("SAMENSPEL_BOTS_START", 1), runs = number_from("SAMENSPEL_BOTS_RUNS", 3);
    for (const auto& shipped : all)
        for (const std::uint32_t people : {shipped.least, shipped.usual, shipped.most}) {
            const BotPlay strangers = play(shipped, people, start + runs);
            for (std::uint64_t seed = start; seed < start + runs; ++seed) {
                INFO(named(shipped, people, seed));
                check(shipped, play(shipped, people, seed), strangers);
            }
        }
}

TEST_CASE("bots play every length that a shipped scenario has") {
    for (const auto& shipped : all)
        for (const std::uint32_t length_min : {90u, 180u}) {
            bool has = false;
            for (const auto& length : book_of(shipped)->scenario().lengths()) has = has || length.content().length_min() == length_min;
            if (!has) continue;
            INFO(named(shipped, shipped.usual, 1) << ", " << length_min << " minutes");
            check(shipped, play(shipped, shipped.usual, 1, length_min), play(shipped, shipped.usual, 2, length_min));
        }
}

TEST_CASE("krimp with strategy cards: bots hold one each round of talk, tell nobody, and see all of them in the last round") {
    const Shipped& shipped = all[1];
    REQUIRE(shipped.cards);
    for (const std::uint32_t people : {shipped.least, shipped.usual, shipped.most})
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            INFO(named(shipped, people, seed));
            const BotPlay game = play(shipped, people, seed);
            const std::uint32_t rounds = game.run.table.book->content().rounds();
            CHECK(keeps_strategies(game));
            std::map<std::uint32_t, std::set<std::uint32_t>> holders;
            for (const auto& [key, dealt] : game.run.table.theater.dealt) holders[key.first].insert(key.second);
            CHECK(holders.size() == rounds);
            for (const auto& [round, seats] : holders) CHECK(seats == std::set<std::uint32_t>(game.taken.begin(), game.taken.end()));
            // Open in the last round from its beginning, all the others in the debriefing.
            CHECK(game.run.table.theater.open.size() == rounds);
            std::uint32_t first_open = 0;
            for (const auto& event : game.run.journal)
                if (event.has_strategies_laid_open() && first_open == 0) first_open = event.strategies_laid_open().round();
            CHECK(first_open == rounds);
            CHECK_FALSE(game.run.table.theater.assignment);
        }
}

TEST_CASE("strategy cards beside the roles are secret in some round of every length, and bots guess at them before they lie open") {
    std::set<std::string> played;
    for (const auto& shipped : all) {
        if (std::string(shipped.name) == "theater" || !played.insert(shipped.name).second) continue;
        const Shipped with{shipped.name, shipped.least, shipped.usual, shipped.most, true};
        for (const auto& length : book_of(with)->scenario().lengths()) {
            const std::uint32_t length_min = length.content().length_min();
            INFO(named(with, with.usual, 1) << ", " << length_min << " minutes");
            rules::TableOptions options;
            options.theater = true;
            const BotPlay game(book_of(with, length_min), {.people = with.usual, .seed = 1, .talk = SPOKEN, .options = options});
            CHECK(game.run.table.ended);
            // By round: its cards are dealt, then its guesses come in; when they lie open it is too late for these.
            std::set<std::uint32_t> dealt, guessed, open;
            for (const auto& event : game.run.journal) {
                if (event.has_strategy_dealt()) dealt.insert(event.strategy_dealt().round());
                if (event.has_strategies_laid_open()) open.insert(event.strategies_laid_open().round());
                const std::string form = event.form_submitted().form(), of_round = "strategies-";
                if (form.rfind(of_round, 0) != 0) continue;
                const auto round = static_cast<std::uint32_t>(std::stoul(form.substr(of_round.size())));
                CHECK(dealt.count(round) == 1);
                CHECK(open.count(round) == 0);
                guessed.insert(round);
            }
            CHECK_FALSE(guessed.empty());
            CHECK(open == dealt);
        }
    }
}

TEST_CASE("a form that an instrument brings, and each that needs none, is answered by bots in every scenario that switches it on") {
    for (const auto& shipped : all) {
        const auto& content = book_of(shipped)->content();
        std::map<std::string, Instrument> of_form;
        for (const auto& form : content.forms()) of_form[form.id()] = form.instrument();
        std::map<Instrument, int> used;
        for (std::uint64_t seed = 2; seed <= 5; ++seed) {
            rules::TableOptions options;
            options.theater = shipped.cards;
            const BotPlay game(book_of(shipped), {.people = shipped.usual, .seed = seed, .talk = seed % 2 ? SPOKEN : TYPED, .options = options});
            for (const auto& event : game.run.journal) {
                if (event.has_form_submitted()) ++used[of_form[event.form_submitted().form()]];
                used[GLOSSARY] += event.has_glossary_signed();
                used[LEDGER] += event.has_give_answered();
                used[AMBITION] += event.has_ambition_answered();
            }
        }
        for (const auto number : content.instruments()) {
            const auto instrument = static_cast<Instrument>(number);
            // A card to look at, and a record that the rules keep: nobody has anything to do for these.
            if (instrument == CONVERSATION_LEVELS || instrument == ROYAL_ROUTE) continue;
            INFO(shipped.name << ": " << Instrument_Name(instrument));
            CHECK(used[instrument] > 0);
        }
    }
}
