// Who let whom look into their hand, on sessions written by hand.
#include "server/insight/openness.hpp"

#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using insight::Asked;

namespace {

ToldTable dealt() {
    ToldTable table;
    table.at(0, "role_dealt { seat: 1 cards { card: 'n1' } cards { card: 'n2' } }").at(0, "role_dealt { seat: 2 cards { card: 's1' } }");
    table.at(0, "role_dealt { seat: 4 cards { card: 'c1' } }");
    return table;
}

}  // namespace

TEST_CASE("a card shown to two is known to each of them, from then on") {
    const auto record = dealt().at(5000, "card_revealed { from: 1 to: 2 to: 3 card { card: 'n1' } }").record();
    const auto seen = insight::openness(record);
    REQUIRE(seen.shown.size() == 2);
    CHECK(seen.shown[0].to.value == 2);
    CHECK(seen.shown[1].to.value == 3);
    CHECK(seen.shown[1].at_ms == 5000);
    CHECK_FALSE(seen.shown[1].aloud);
    CHECK(seen.share_known.value() == Approx(0.25));  // one of four cards
}

TEST_CASE("what was told counts once the hearer confirms it, and not before") {
    auto table = dealt().at(1000, "interest_told { told: 1 from: 2 to: 1 card: 's1' }");
    CHECK(insight::openness(table.record()).shown.empty());
    const auto record = table.at(4000, "interest_heard { told: 1 from: 2 to: 1 }").record();
    const auto seen = insight::openness(record);
    REQUIRE(seen.shown.size() == 1);
    CHECK(seen.shown[0].card == "s1");
    CHECK(seen.shown[0].at_ms == 4000);
    CHECK(seen.shown[0].aloud);
}

TEST_CASE("within a party a card shown is no openness towards others") {
    const auto record = dealt().at(1, "card_revealed { from: 1 to: 4 card { card: 'n1' } }").record();
    CHECK(insight::openness(record).share_known.value() == Approx(0));
}

TEST_CASE("a question is open, declined or answered, and how long it waited is told") {
    auto table = dealt().at(1000, "interest_asked { ask: 1 from: 2 to: 1 }").at(2000, "meaning_asked { ask: 2 from: 2 to: 1 word: 'near' }");
    table.at(3000, "interest_asked { ask: 1 from: 3 to: 1 }").at(4000, "ask_declined { ask: 1 from: 3 to: 1 }");
    table.at(7000, "meaning_explained { ask: 2 from: 2 to: 1 meaning { word: 'near' } }");
    const auto record = table.record();
    const auto before = insight::openness(record);
    REQUIRE(before.asked.size() == 3);
    CHECK(before.asked[0].answer == Asked::Answer::open);
    CHECK_FALSE(before.asked[0].waited_ms);
    CHECK(before.asked[1].answer == Asked::Answer::answered);
    CHECK(before.asked[1].waited_ms == 5000);
    CHECK(before.asked[2].answer == Asked::Answer::declined);
    CHECK(before.asked[2].waited_ms == 1000);
    const auto later = dealt().at(1000, "interest_asked { ask: 1 from: 2 to: 1 }").at(9000, "card_revealed { from: 1 to: 2 card { card: 'n2' } }").record();
    CHECK(insight::openness(later).asked[0].waited_ms == 8000);
}

TEST_CASE("where no card was dealt, openness is not observed") { CHECK_FALSE(insight::openness(ToldTable().record()).share_known); }

TEST_CASE("of what one seat told another, how much was confirmed as heard, and how long that took") {
    ToldTable table;
    table.at(1000, "interest_told { told: 1 from: 1 to: 2 card: 'a' }").at(2000, "interest_told { told: 2 from: 1 to: 2 card: 'b' }");
    table.at(2500, "interest_told { told: 1 from: 3 to: 1 card: 'c' }").at(3000, "interest_told { told: 3 from: 1 to: 2 card: 'a' }");
    table.at(4000, "interest_heard { told: 1 from: 1 to: 2 }").at(9000, "interest_heard { told: 2 from: 1 to: 2 }");
    table.at(9500, "interest_heard { told: 2 from: 1 to: 2 }").at(9600, "interest_heard { told: 7 from: 1 to: 2 }");   // twice, and of nothing
    const auto all = insight::hearings(table.record());
    REQUIRE(all.size() == 2);
    CHECK(all[0].from.value == 1);
    CHECK(all[0].to.value == 2);
    CHECK(all[0].told == 3);
    CHECK(all[0].heard == 2);
    CHECK(all[0].share() == Approx(2.0 / 3));
    CHECK(all[0].waited_ms == 5000);         // (3000 + 7000) / 2
    CHECK(all[1].from.value == 3);
    CHECK(all[1].heard == 0);
    CHECK_FALSE(all[1].waited_ms);           // not observed, and no zero
    CHECK(insight::hearings(ToldTable().record()).empty());
}
