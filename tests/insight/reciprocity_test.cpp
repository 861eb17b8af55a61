// Give and take, promises, agreements kept, on sessions written by hand.
#include "server/insight/reciprocity.hpp"

#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;

TEST_CASE("a gift has its cost and, once answered, its worth; both add up by pair of parties") {
    ToldTable table;
    table.at(1, "give_logged { give: 1 from: 1 to: 2 value: 4 }").at(2, "give_logged { give: 1 from: 4 to: 2 value: 1 }");
    table.at(3, "give_answered { give: 1 from: 1 to: 2 thanks: true value: 2 }").at(4, "give_logged { give: 1 from: 2 to: 3 value: 5 }");
    const auto given = insight::giving(table.record());
    REQUIRE(given.size() == 2);
    CHECK(given[0].from.value == 1);     // seat 4 is of party 1 too
    CHECK(given[0].gives == 2);
    CHECK(given[0].cost == 5);
    CHECK(given[0].worth == 2u);
    CHECK(given[0].thanked == 1);
    CHECK(given[1].to.value == 3);
    CHECK_FALSE(given[1].worth);         // not answered: not observed
}

TEST_CASE("promises stand as they were written, and whether they were kept nobody says") {
    const auto record = ToldTable().at(7, "promise_made { from: 2 to: 1 text: 'a boat' }").record();
    const auto made = insight::promises(record);
    REQUIRE(made.size() == 1);
    CHECK(made[0].text == "a boat");
    CHECK(made[0].at_ms == 7);
}

TEST_CASE("an agreement on two issues, kept by one and half kept by the other, over two rounds") {
    ToldTable table;
    table.at(1, "proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: 'bridge' option: 'wood' } choices { issue: 'toll' option: 'free' } parties: 1 parties: 2 } }");
    table.at(2, "agreement_reached { proposal: 1 round: 1 }").at(3, "compliance_chosen { proposal: 1 party: 2 issue: 'toll' keeps: false }");
    table.at(4, "round_resolved { round: 1 }").at(4, "breach_shown { proposal: 1 issue: 'toll' party: 2 }").at(5, "round_resolved { round: 2 }");
    const auto record = table.record();
    const auto kept = insight::kept(record);
    REQUIRE(kept.size() == 3);
    CHECK(kept[0].kept == 4);
    CHECK(kept[0].reliability.value() == Approx(1));
    CHECK(kept[1].kept == 2);
    CHECK(kept[1].broken == 2);
    CHECK(kept[1].found_out == 1);
    CHECK(kept[1].reliability.value() == Approx(0.5));
    CHECK_FALSE(kept[2].reliability);    // the mayor was bound to nothing
}

TEST_CASE("who left an agreement, or whose agreement ended, is bound to it no longer") {
    ToldTable table;
    table.at(1, "proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: 'bridge' option: 'wood' } parties: 1 parties: 2 } }");
    table.at(2, "agreement_reached { proposal: 1 round: 1 }").at(3, "agreement_left { proposal: 1 party: 2 reason: 'no' }").at(4, "round_resolved { round: 1 }");
    CHECK(insight::kept(table.record())[0].kept == 1);
    CHECK_FALSE(insight::kept(table.record())[1].reliability);
    table.at(5, "agreement_ended { proposal: 1 cause: TOO_FEW_LEFT }").at(6, "round_resolved { round: 2 }");
    CHECK(insight::kept(table.record())[0].kept == 1);
}
