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

TEST_CASE("promises stand as they were written, and where nothing was recorded since nothing is said of them") {
    const auto record = ToldTable().at(7, "promise_made { from: 2 to: 1 text: 'a boat' }").record();
    const auto made = insight::promises(record);
    REQUIRE(made.size() == 1);
    CHECK(made[0].text == "a boat");
    CHECK(made[0].at_ms == 7);
    CHECK_FALSE(made[0].heard_ms);
    CHECK_FALSE(made[0].kept);
    CHECK_FALSE(made[0].given_ms);
    CHECK_FALSE(made[0].thanked_ms);
    CHECK_FALSE(made[0].breach_shown_ms);
}

TEST_CASE("a promise is heard when it was confirmed, and kept as the one finds to whom it was made, the last answer counting") {
    ToldTable table;
    table.at(10, "promise_made { from: 1 to: 2 text: 'wood' }").at(11, "promise_made { from: 2 to: 1 text: 'a toll' }");
    table.at(12, "promise_made { from: 1 to: 3 text: 'a name' }").at(13, "promise_made { from: 1 to: 2 text: 'nails' }");
    const auto quiet = insight::totals(insight::promises(table.record()));
    CHECK(quiet.made == 4);
    CHECK_FALSE(quiet.heard);            // nobody was seen to be asked: no zero
    CHECK_FALSE(quiet.kept);
    CHECK_FALSE(quiet.broken);
    // The second of 1 to 2; a first of 3 to 1 there is not, and a third of 1 to 2 neither.
    table.at(20, "promise_heard { promise: 2 from: 1 to: 2 }").at(21, "promise_heard { promise: 1 from: 3 to: 1 }").at(22, "promise_heard { promise: 3 from: 1 to: 2 }");
    table.at(30, "promise_heard { promise: 1 from: 2 to: 1 }").at(31, "promise_heard { promise: 1 from: 2 to: 1 }");
    const auto heard = insight::totals(insight::promises(table.record()));
    CHECK(heard.heard == 2u);
    CHECK_FALSE(heard.kept);
    table.at(90, "promise_judged { promise: 1 from: 1 to: 2 kept: true }").at(91, "promise_judged { promise: 2 from: 1 to: 2 kept: true }");
    table.at(92, "promise_judged { promise: 1 from: 1 to: 2 kept: false }").at(93, "promise_judged { promise: 1 from: 3 to: 1 kept: true }");
    const auto made = insight::promises(table.record());
    REQUIRE(made.size() == 4);
    CHECK_FALSE(made[0].heard_ms);       // answered for without having been confirmed
    CHECK(made[0].kept == false);
    CHECK(made[1].heard_ms == 30);
    CHECK_FALSE(made[1].kept);
    CHECK_FALSE(made[2].heard_ms);
    CHECK_FALSE(made[2].kept);
    CHECK(made[3].number == 2);
    CHECK(made[3].heard_ms == 20);
    CHECK(made[3].kept == true);
    const auto all = insight::totals(made);
    CHECK(all.made == 4);
    CHECK(all.heard == 2u);
    CHECK(all.kept == 1u);
    CHECK(all.broken == 1u);
}

TEST_CASE("beside a promise stands what was recorded since towards the same seat, and nothing of before or of others") {
    ToldTable table;
    table.at(1, "proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: 'bridge' option: 'wood' } parties: 1 parties: 2 } }").at(2, "agreement_reached { proposal: 1 round: 1 }");
    table.at(3, "give_logged { give: 1 from: 1 to: 2 value: 1 }").at(10, "promise_made { from: 1 to: 2 text: 'wood' }").at(11, "promise_made { from: 2 to: 1 text: 'a toll' }");
    table.at(12, "promise_made { from: 1 to: 3 text: 'a name' }");
    table.at(13, "give_answered { give: 1 from: 1 to: 2 thanks: true value: 2 }");   // for a gift of before the promise
    table.at(14, "give_logged { give: 1 from: 2 to: 3 value: 1 }").at(15, "give_logged { give: 1 from: 4 to: 2 value: 1 }");   // between others
    table.at(20, "give_logged { give: 2 from: 1 to: 2 value: 3 }").at(21, "give_logged { give: 3 from: 1 to: 2 value: 1 }");
    table.at(22, "give_answered { give: 2 from: 1 to: 2 value: 1 }").at(30, "give_answered { give: 3 from: 1 to: 2 thanks: true value: 1 }");
    table.at(40, "breach_shown { proposal: 1 issue: 'bridge' party: 2 }").at(41, "breach_shown { proposal: 1 issue: 'bridge' party: 2 }");
    const auto made = insight::promises(table.record());
    REQUIRE(made.size() == 3);
    CHECK(made[0].given_ms == 20);
    CHECK(made[0].thanked_ms == 30);
    CHECK_FALSE(made[0].breach_shown_ms);   // the other party broke it
    CHECK_FALSE(made[1].given_ms);
    CHECK_FALSE(made[1].thanked_ms);
    CHECK(made[1].breach_shown_ms == 40);
    CHECK_FALSE(made[2].given_ms);
    CHECK_FALSE(made[2].breach_shown_ms);
    // A promise within a party has no agreement beside it, and one to a party that the agreement does not bind neither.
    table.at(50, "promise_made { from: 1 to: 4 text: 'rest' }").at(51, "promise_made { from: 1 to: 3 text: 'again' }").at(52, "breach_shown { proposal: 1 issue: 'bridge' party: 1 }");
    const auto later = insight::promises(table.record());
    REQUIRE(later.size() == 5);
    CHECK(later[0].breach_shown_ms == 52);
    CHECK_FALSE(later[3].breach_shown_ms);
    CHECK_FALSE(later[4].breach_shown_ms);
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
