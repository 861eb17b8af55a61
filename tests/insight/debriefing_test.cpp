// The steps of the debriefing and the neighbours' guesses, on sessions written by hand.
#include "server/insight/debriefing.hpp"

#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;

TEST_CASE("a step lasts until the next one, the last is open, and one after the table's end has no length") {
    ToldTable table;
    table.at(100'000, "debrief_stepped { step: STEP_ROLE_OFF length_ms: 120000 }").at(160'000, "debrief_stepped { step: STEP_NEIGHBOUR }");
    const auto going_on = insight::steps_taken(table.record());
    REQUIRE(going_on.size() == 2);
    CHECK(going_on[0].at_ms == 100'000);
    CHECK(going_on[0].meant_ms == 120'000);
    CHECK(going_on[0].took_ms == 60'000);
    CHECK_FALSE(going_on[1].meant_ms);
    CHECK_FALSE(going_on[1].took_ms);
    table.at(200'000, "debrief_stepped { step: STEP_DONE }");
    REQUIRE(insight::steps_taken(table.record()).size() == 2);
    CHECK(insight::steps_taken(table.record())[1].took_ms == 40'000);
    table.at(200'000, "table_ended {}").at(200'000, "debrief_stepped { step: STEP_MONDAY }").at(200'000, "debrief_stepped { step: STEP_DONE }");
    REQUIRE(insight::steps_taken(table.record()).size() == 3);
    CHECK_FALSE(insight::steps_taken(table.record())[2].took_ms);
    CHECK(insight::steps_taken(ToldTable().record()).empty());
}

TEST_CASE("the last guess of each seat stands beside the heaviest card of what was opened, and beside nothing until then") {
    ToldTable table;
    table.at(1, "role_dealt { seat: 2 cards { card: 'a' weight: 1 } cards { card: 'b' weight: 3 } cards { card: 'c' weight: 3 } }");
    table.at(2, "neighbour_guessed { seat: 2 neighbour: 3 text: 'the town' }").at(3, "neighbour_guessed { seat: 1 neighbour: 2 text: 'money' }");
    table.at(4, "neighbour_guessed { seat: 1 neighbour: 2 text: 'rest' }");
    const auto closed = insight::neighbour_guesses(table.record());
    REQUIRE(closed.size() == 2);
    CHECK(closed[0].by.value == 1);
    CHECK(closed[0].neighbour.value == 2);
    CHECK(closed[0].text == "rest");
    CHECK_FALSE(closed[0].truth);            // dealt, but not opened
    table.at(5, "opened { seat: 2 kind: OPEN_TALK moments { event { promise_made { from: 2 to: 1 text: 'x' } } } }");
    CHECK_FALSE(insight::neighbour_guesses(table.record())[0].truth);
    table.at(6, "opened { seat: 2 kind: OPEN_INTERESTS moments { event { role_dealt { seat: 2 cards { card: 'a' weight: 1 } cards { card: 'b' weight: 3 } cards { card: 'c' weight: 3 } } } } }");
    const auto open = insight::neighbour_guesses(table.record());
    REQUIRE(open[0].truth);
    CHECK(open[0].truth->card() == "b");
    CHECK_FALSE(open[1].truth);              // nothing of seat 3 was opened
    CHECK(insight::neighbour_guesses(ToldTable().record()).empty());
}
