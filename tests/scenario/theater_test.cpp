// The card game as a scenario: how it is compiled, what can be wrong with it, and what it lends another.
#include <catch2/catch.hpp>

#include <algorithm>

#include "server/scenario/loader.hpp"
#include "server/scenario/strategy_cards.hpp"
#include "tests/scenario/broken_folder.hpp"

using namespace samenspel;
using scenario::test::BrokenFolder;

namespace {

constexpr const char* folder = "assets/scenarios/theater";

const scenario::Loaded& shipped() {
    static const scenario::Loaded loaded = scenario::load(folder);
    return loaded;
}

bool finds(const BrokenFolder& broken, const std::string& words) {
    for (const auto& finding : broken.findings())
        if (finding.find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("the shipped card game has no findings") {
    for (const auto& finding : shipped().findings) CHECK(scenario::to_line(finding).empty());
    REQUIRE(shipped().scenario);
    CHECK(scenario::is_card_game(*shipped().scenario));
}

TEST_CASE("the shipped card game has six strategies with Consensus among them, six assignments and three rounds, the last open") {
    REQUIRE(shipped().scenario);
    CHECK(shipped().scenario->assignments_size() == 6);
    for (const Length& length : shipped().scenario->lengths()) {
        const Content& content = length.content();
        CHECK(content.strategies_size() == 6);
        CHECK(content.strategies(5).id() == "consensus");
        CHECK(content.rounds() == 3);
        int open = 0;
        for (const PhaseInfo& phase : content.phases()) {
            open += phase.open_cards();
            CHECK(phase.open_cards() == ((phase.kind() == DRAWING || phase.kind() == TALKING) && phase.round() == 3));
        }
        CHECK(open == 2);
    }
}

TEST_CASE("the shipped game takes 20 to 40 minutes within the shortest session") {
    REQUIRE(shipped().scenario);
    std::int64_t game_ms = 0;
    for (const PhaseInfo& phase : scenario::length_of(*shipped().scenario, 45)->content().phases())
        if (phase.round() != 0) game_ms += phase.length_ms();
    CHECK(game_ms >= 20 * 60'000);
    CHECK(game_ms <= 40 * 60'000);
}

TEST_CASE("rounds of the card game draw, talk, and perhaps look back, in that order") {
    BrokenFolder broken(folder);
    broken.replace("scenario.yaml", "kind: drawing", "kind: talking");
    CHECK(finds(broken, "is out of order; for each round from 1: drawing, talking, and perhaps evaluating"));
}

TEST_CASE("cards are not drawn where there are none") {
    BrokenFolder broken;
    broken.replace("scenario.yaml", "kind: talking", "kind: drawing");
    CHECK(finds(broken, "draws cards, and there are none"));
}

TEST_CASE("an assignment does not stand in a public text") {
    BrokenFolder broken(folder);
    broken.replace("scenario.yaml", "Jullie moeten samen iets besluiten.", "Deze groep gaat uit eten, en alles staat nog open.");
    CHECK(finds(broken, "a secret text"));
}

TEST_CASE("another scenario borrows strategies, an open last round when it has several, and guessing after each closed one") {
    REQUIRE(shipped().scenario);
    const scenario::Loaded good = scenario::load(scenario::test::good_folder);
    REQUIRE(good.scenario);
    const Scenario both = scenario::with_strategy_cards(*good.scenario, *shipped().scenario);
    for (const Length& length : both.lengths()) {
        const Content& content = length.content();
        CHECK(content.strategies_size() == 6);
        for (const PhaseInfo& phase : content.phases()) {
            const bool open = content.rounds() > 1 && phase.round() == content.rounds();
            CHECK(phase.open_cards() == (phase.kind() == TALKING && open));
            if (phase.kind() != RESULT) continue;
            const std::string form = "strategies-" + std::to_string(phase.round());
            const bool guesses = std::count(phase.forms().begin(), phase.forms().end(), form) == 1;
            CHECK(guesses == !open);
        }
    }
}

TEST_CASE("a length of a single round keeps its cards closed, and asks who played what after it") {
    REQUIRE(shipped().scenario);
    Scenario single;
    Content& content = *single.add_lengths()->mutable_content();
    content.set_rounds(1);
    for (const PhaseKind kind : {TALKING, TALKING, RESULT}) {
        PhaseInfo& phase = *content.add_phases();
        phase.set_kind(kind);
        phase.set_round(1);
    }
    const Scenario both = scenario::with_strategy_cards(single, *shipped().scenario);
    const Content& made = both.lengths(0).content();
    for (const PhaseInfo& phase : made.phases()) CHECK_FALSE(phase.open_cards());
    REQUIRE(made.phases(2).forms_size() == 1);
    CHECK(made.phases(2).forms(0) == "strategies-1");
}

TEST_CASE("the card game borrows nothing from itself") {
    REQUIRE(shipped().scenario);
    CHECK(scenario::with_strategy_cards(*shipped().scenario, *shipped().scenario).SerializeAsString() == shipped().scenario->SerializeAsString());
}
