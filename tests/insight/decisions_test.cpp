// Time to decide, other rules, ways of deciding, on sessions written by hand.
#include "server/insight/decisions.hpp"

#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

const char* const bridge = "draft { choices { issue: 'bridge' option: 'wood' } parties: 1 parties: 2 parties: 3 }";

// Two rounds of the card game: talk and a look back on each, in which people guess what the others held.
ToldTable card_game() {
    ToldTable table;
    REQUIRE(google::protobuf::TextFormat::MergeFromString(
        "forms { id: 'who' questions { id: 'strategy' kind: PARTNER_CHOICE truth: STRATEGY_HELD } questions { id: 'mood' kind: PARTNER_CHOICE } }", &table.content()));
    table.content().clear_phases();
    for (const char* phase : {"kind: JOINING", "kind: DRAWING round: 1", "kind: TALKING round: 1", "kind: EVALUATING round: 1", "kind: DRAWING round: 2", "kind: TALKING round: 2", "kind: EVALUATING round: 2"})
        REQUIRE(google::protobuf::TextFormat::ParseFromString(phase, table.content().add_phases()));
    return table;
}

void deal(ToldTable& table, int round, const std::vector<std::string>& strategies) {
    const std::string number = std::to_string(round);
    table.at(1, "assignment_picked { round: " + number + " assignment: 'trip' }");
    for (std::size_t i = 0; i < strategies.size(); ++i)
        table.at(1, "strategy_dealt { seat: " + std::to_string(i + 1) + " round: " + number + " strategy: '" + strategies[i] + "' }");
}

// Of seat 1: what it thinks that the parties of seats 2 and 3 held.
std::string guess(const std::string& south, const std::string& mayor) {
    return "form_submitted { form: 'who' seat: 1 answers { question: 'strategy' partner: 2 option: '" + south + "' } answers { question: 'strategy' partner: 3 option: '" + mayor + "' } "
           "answers { question: 'mood' partner: 2 option: 'maximise' } }";
}

// The event as far as it is given, with the draft and its end.
std::string about_bridge(std::string event) { return event.append(" ").append(bridge).append(" }"); }

ToldTable tabled() { return ToldTable().at(10000, about_bridge("proposal_tabled { proposal: 1 seat: 1")); }

}  // namespace

TEST_CASE("a proposal takes from its first tabling to its last signature, whatever came between") {
    auto table = tabled().at(20000, "position_taken { proposal: 1 version: 1 party: 2 stance: OBJECT reason: 'no' }");
    table.at(30000, about_bridge("proposal_amended { proposal: 1 version: 2 seat: 1")).at(70000, "agreement_reached { proposal: 1 round: 1 }");
    table.at(80000, about_bridge("proposal_tabled { proposal: 2 seat: 2"));
    const auto record = table.record();
    const auto found = insight::courses(record);
    REQUIRE(found.size() == 2);
    CHECK(found[0].took_ms() == 60000);
    CHECK(found[0].versions == 2);
    CHECK(found[0].objections == 1);
    CHECK_FALSE(found[1].took_ms());
}

TEST_CASE("two for and one silent: a majority, and neither consent nor unanimity, which wait for everybody") {
    auto table = tabled().at(1, "position_taken { proposal: 1 version: 1 party: 1 stance: SUPPORT }").at(2, "position_taken { proposal: 1 version: 1 party: 3 stance: SUPPORT }");
    const auto ruled = insight::under_other_rules(table.record());
    REQUIRE(ruled.size() == 1);
    CHECK(ruled[0].majority);
    CHECK_FALSE(ruled[0].consent);
    CHECK_FALSE(ruled[0].unanimity);
    CHECK_FALSE(ruled[0].agreed);
    table.at(3, "position_taken { proposal: 1 version: 1 party: 2 stance: OBJECT reason: 'no' }");
    const auto objected = insight::under_other_rules(table.record());
    CHECK(objected[0].majority);
    CHECK_FALSE(objected[0].consent);
    CHECK_FALSE(objected[0].unanimity);
}

TEST_CASE("who consents is for it, under every rule; who abstains stands in the way of unanimity alone") {
    auto table = tabled().at(1, "position_taken { proposal: 1 version: 1 party: 1 stance: CONSENTS }").at(2, "position_taken { proposal: 1 version: 1 party: 2 stance: CONSENTS }");
    CHECK(insight::under_other_rules(table.record())[0].majority);  // two of three
    table.at(3, "position_taken { proposal: 1 version: 1 party: 3 stance: ABSTAIN }");
    const auto one_abstains = insight::under_other_rules(table.record());
    CHECK(one_abstains[0].majority);
    CHECK(one_abstains[0].consent);
    CHECK_FALSE(one_abstains[0].unanimity);
    table.at(4, "position_taken { proposal: 1 version: 1 party: 3 stance: CONSENTS }");
    CHECK(insight::under_other_rules(table.record())[0].unanimity);
}

TEST_CASE("an absent party is not waited for, and neither is one whose seat nobody took; whoever a neighbour signs for is") {
    const auto seated = [](const char* third) {
        ToldTable table;
        table.at(1, "seat_changed { seat: 1 holder: SINGLE }").at(1, "seat_changed { seat: 2 holder: DUO }").at(1, third);
        table.at(2, about_bridge("proposal_tabled { proposal: 1 seat: 1"));
        table.at(3, "position_taken { proposal: 1 version: 1 party: 1 stance: SUPPORT }").at(4, "position_taken { proposal: 1 version: 1 party: 2 stance: CONSENTS }");
        return insight::under_other_rules(table.record()).at(0);
    };
    for (const char* gone : {"seat_changed { seat: 3 holder: ABSENT }", "seat_changed { seat: 3 holder: EMPTY }", "paused {}"}) {
        CHECK(seated(gone).unanimity);
        CHECK(seated(gone).consent);
    }
    for (const char* there : {"seat_changed { seat: 3 holder: ABSENT deputy: 2 }", "seat_changed { seat: 3 holder: BOT }"}) {
        CHECK_FALSE(seated(there).unanimity);
        CHECK_FALSE(seated(there).consent);
        CHECK(seated(there).majority);
    }
}

TEST_CASE("a closed board has no say, but on an issue on which it keeps one") {
    const auto closed = [](const char* issue) {
        ToldTable table;
        table.at(1, "standing_changed { party: 3 standing: CLOSED }");
        table.at(2, std::string("proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: '") + issue + "' option: 'free' } parties: 1 parties: 2 parties: 3 } }");
        table.at(3, "position_taken { proposal: 1 version: 1 party: 1 stance: SUPPORT }").at(4, "position_taken { proposal: 1 version: 1 party: 2 stance: SUPPORT }");
        return insight::under_other_rules(table.record()).at(0);
    };
    CHECK(closed("toll").unanimity);
    CHECK_FALSE(closed("bridge").unanimity);  // closed boards count there
    CHECK(closed("bridge").majority);
}

TEST_CASE("every issue has to be accepted by those who have a say on it, also where that is one party") {
    ToldTable table;
    table.at(1, "proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: 'permit' option: 'yes' } parties: 1 parties: 2 } }");
    table.at(2, "position_taken { proposal: 1 version: 1 party: 3 stance: CONSENTS }");
    const auto permit = insight::under_other_rules(table.record()).at(0);
    CHECK((permit.unanimity && permit.consent && permit.majority));  // the mayor alone decides on it
    table.at(3, "proposal_tabled { proposal: 2 seat: 1 draft { choices { issue: 'permit' option: 'yes' } choices { issue: 'toll' option: 'free' } parties: 1 parties: 2 } }");
    table.at(4, "position_taken { proposal: 2 version: 1 party: 3 stance: SUPPORT }").at(5, "position_taken { proposal: 2 version: 1 party: 1 stance: SUPPORT }");
    CHECK_FALSE(insight::under_other_rules(table.record()).at(1).majority);  // on the toll one of two
}

TEST_CASE("a proposal on which nobody took a position is not held against other rules") { CHECK(insight::under_other_rules(tabled().record()).empty()); }

TEST_CASE("a guess is right when it names the strategy that the other held in that round, and counts once for each partner") {
    auto table = card_game();
    table.at(1, "phase_entered { phase: 1 }");
    deal(table, 1, {"consensus", "maximise", "authority"});
    table.at(2, "phase_entered { phase: 2 }").at(62000, "choice_reported { round: 1 seat: 1 choice: 'Out' took_ms: 61998 }").at(62000, "phase_entered { phase: 3 }");
    table.at(63000, guess("maximise", "consensus"));
    table.at(70000, "phase_entered { phase: 4 }");
    deal(table, 2, {"authority", "elimination", "consensus"});
    table.at(71000, "phase_entered { phase: 5 }").at(251000, "choice_reported { round: 2 took_ms: 180000 }").at(251000, "phase_entered { phase: 6 }");
    table.at(252000, guess("elimination", "consensus"));
    const auto rounds = insight::strategy_rounds(table.record());
    REQUIRE(rounds.size() == 2);
    CHECK(rounds[0].round == 1);
    CHECK(rounds[0].took_ms == 61998);
    CHECK(rounds[0].guesses == 2);
    CHECK(rounds[0].right == 1);
    CHECK_FALSE(rounds[1].took_ms);
    CHECK(rounds[1].guesses == 2);
    CHECK(rounds[1].right == 2);
}

TEST_CASE("a guess about a party that held no card does not count, and one that is handed in again takes the place of the first") {
    auto table = card_game();
    table.at(1, "phase_entered { phase: 1 }");
    deal(table, 1, {"consensus", "maximise"});
    table.at(2, "phase_entered { phase: 3 }").at(3, guess("authority", "consensus")).at(4, guess("maximise", "consensus"));
    const auto rounds = insight::strategy_rounds(table.record());
    REQUIRE(rounds.size() == 1);
    CHECK(rounds[0].guesses == 1);
    CHECK(rounds[0].right == 1);
}

TEST_CASE("guesses in a round that the trainer went back to are of that round, held against its new cards") {
    auto table = card_game();
    table.at(1, "phase_entered { phase: 1 }");
    deal(table, 1, {"consensus", "maximise", "authority"});
    table.at(2, "phase_entered { phase: 3 }").at(3, guess("maximise", "authority")).at(4, "phase_entered { phase: 4 }");
    deal(table, 2, {"authority", "elimination", "consensus"});
    table.at(5, "phase_entered { phase: 1 }");
    deal(table, 1, {"maximise", "consensus", "adequate"});
    table.at(6, "phase_entered { phase: 3 }").at(7, guess("consensus", "authority"));
    const auto rounds = insight::strategy_rounds(table.record());
    REQUIRE(rounds.size() == 2);
    CHECK(rounds[0].guesses == 2);
    CHECK(rounds[0].right == 1);
    CHECK(rounds[1].guesses == 0);
}
