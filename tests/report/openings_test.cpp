// What a report opens with, on sessions written by hand.
#include "server/report/report.hpp"

#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

const char* const tabled = "proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: 'bridge' option: 'wood' } parties: [1, 2, 3] } }";

std::vector<report::Opening> openings_of(const ToldTable& table) {
    report::Options options;
    options.language = "en";
    return report::session_report({{1, table.record()}}, options).openings;
}

}  // namespace

TEST_CASE("it opens with what went well, then with the trainer's own mark, each led to its moment") {
    ToldTable table;
    table.at(10'000, tabled)
        .at(30'000, "bookmarked { note: 'look here' }")
        .at(70'000, "agreement_reached { proposal: 1 round: 1 }");
    const auto found = openings_of(table);
    REQUIRE(found.size() >= 3);
    CHECK(found[0].says == "It worked: 3 parties signed proposal 1.");
    CHECK(found[0].moment == "t1-m4");
    CHECK(found[0].when == "At 01:10");
    CHECK(found[1].says == "The trainer's mark: “look here”");
    CHECK(found[2].says == "A proposal was tabled, and nobody was seen to show an interest.");
}

TEST_CASE("a mark that was set afterwards leads to the moment that it means") {
    ToldTable table;
    table.at(10'000, tabled).at(70'000, "agreement_reached { proposal: 1 round: 1 }").at(600'000, "bookmarked { note: 'look here' moment_ms: 30000 }");
    const auto found = openings_of(table);
    REQUIRE(found.size() >= 2);
    CHECK(found[1].says == "The trainer's mark: “look here”");
    CHECK(found[1].when == "At 00:30");
    report::Options options;
    options.language = "en";
    std::vector<std::string> order;
    const auto document = report::session_report({{1, table.record()}}, options);
    for (const auto& chapter : document.parts.at(0).chapters)
        for (const auto& measure : chapter.measures)
            for (const auto& id : measure.table.row_ids)
                if (id == found[0].moment || id == found[1].moment) order.push_back(id);
    CHECK(order == std::vector<std::string>{found[1].moment, found[0].moment});
}

TEST_CASE("a proposal before any interest, an answer that never came and a detour each have their turn") {
    ToldTable table;
    table.at(1000, "phase_entered { phase: 2 move: NEXT }");
    table.at(10'000, tabled);
    table.at(20'000, "interest_asked { ask: 1 from: 2 to: 1 }");
    table.at(40'000, "card_revealed { from: 3 to: 2 card { card: 'mayor-1' } }");
    table.at(50'000, "phase_entered { phase: 1 move: BACK reason: 'too fast' }");
    const auto found = openings_of(table);
    REQUIRE(found.size() == 4);
    CHECK(found[0].says == "Carla let Bram look into their hand.");
    CHECK(found[1].says == "The first proposal came 00:30 before anybody showed an interest.");
    CHECK(found[2].says == "Bram asked Anne, and never got an answer.");
    CHECK(found[3].says == "The table left the planned route: “too fast”.");
}

TEST_CASE("a round without a choice leads to the moment when its time was up") {
    ToldTable table;
    table.at(1000, "phase_entered { phase: 1 }").at(181'000, "choice_reported { round: 1 took_ms: 180000 }");
    const auto found = openings_of(table);
    REQUIRE(found.size() == 1);
    CHECK(found[0].says == "In round 1 the time was up before the group had chosen.");
    CHECK(found[0].when == "At 03:01");
    CHECK(found[0].moment == "t1-m3");
    report::Options options;
    options.language = "en";
    const auto document = report::session_report({{1, table.record()}}, options);
    bool told = false;
    for (const auto& chapter : document.parts.at(0).chapters)
        for (const auto& measure : chapter.measures)
            for (std::size_t i = 0; i < measure.table.row_ids.size(); ++i)
                told = told || (measure.table.row_ids[i] == "t1-m3" && measure.table.rows[i][1].text == "The time of round 1 is up, and the group has not chosen");
    CHECK(told);
}

TEST_CASE("the proposal that took most work is named, agreed or not; a short one of a single version is not") {
    const auto last = [](const ToldTable& table) {
        const auto found = openings_of(table);
        return found.empty() ? std::string() : found.back().says;
    };
    const std::string second = "proposal_tabled { proposal: 2 seat: 2 draft { choices { issue: 'toll' option: 'free' } parties: [1, 2] } }";
    ToldTable table;
    table.at(1000, "listed: [1, 2] card_revealed { from: 1 to: 2 card { card: 'north-1' } }");
    table.at(10'000, tabled).at(20'000, second).at(40'000, "agreement_reached { proposal: 2 round: 1 }");
    CHECK(last(table) == "It worked: 2 parties signed proposal 2.");
    ToldTable slow = table;
    slow.at(310'000, "agreement_reached { proposal: 1 round: 1 }");
    CHECK(last(slow) == "Proposal 1 became an agreement after 05:00, with one version and no objection.");
    table.at(50'000, "position_taken { proposal: 1 version: 1 party: 2 stance: OBJECT reason: 'no' }");
    for (int version = 2; version <= 3; ++version)
        table.at(60'000, "proposal_amended { proposal: 1 version: " + std::to_string(version) + " seat: 1 draft { choices { issue: 'bridge' option: 'wood' } parties: [1, 2, 3] } }");
    CHECK(last(table) == "Proposal 1 had 3 versions and one objection, and never became an agreement.");
    table.at(400'000, "agreement_reached { proposal: 1 round: 1 }");
    CHECK(last(table) == "Proposal 1 became an agreement after 06:30, with 3 versions and one objection.");
}

TEST_CASE("never more than five, and none of an empty session") {
    CHECK(openings_of(ToldTable()).empty());
    ToldTable table;
    table.at(1000, "bookmarked { note: 'a' }")
        .at(2000, tabled)
        .at(3000, "agreement_reached { proposal: 1 round: 1 }");
    table.at(4000, "breach_shown { proposal: 1 issue: 'bridge' party: 2 }").at(5000, "interest_asked { ask: 1 from: 2 to: 1 }");
    table.at(6000, "phase_entered { phase: 1 move: BACK reason: 'x' }")
        .at(7000, "give_logged { give: 1 from: 1 to: 2 text: 'g' value: 2 }");
    CHECK(openings_of(table).size() == 5);
}
