// Interests served and guessed, on sessions written by hand.
#include "server/insight/satisfaction.hpp"

#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

ToldTable dealt() {
    ToldTable table;
    table.at(0, "role_dealt { seat: 1 cards { card: 'a' layer: 2 motive: 1 weight: 3 } cards { card: 'b' layer: 1 motive: 2 weight: 1 } }");
    table.at(0, "role_dealt { seat: 2 cards { card: 'c' layer: 2 motive: 3 weight: 1 } }");
    return table;
}

}  // namespace

TEST_CASE("a layer's mean weighs every card of it by the card's own weight") {
    auto table = dealt().at(9, "interests_scored { seat: 1 cards { card: 'a' served: 1 } cards { card: 'b' served: 0.5 } total: 0.875 bottom_line_held: true }");
    table.at(9, "interests_scored { seat: 2 cards { card: 'c' served: 0.2 } total: 0.2 }");
    const auto record = table.record();
    const auto by_kind = insight::satisfaction_by_kind(record);
    CHECK(by_kind.layer[1].value() == Approx((1.0 * 3 + 0.2 * 1) / 4));  // organisation: a and c
    CHECK(by_kind.layer[0].value() == Approx(0.5));
    CHECK_FALSE(by_kind.layer[2]);                                       // nobody holds a collective one
    CHECK(by_kind.motive[0].value() == Approx(1));
    CHECK(by_kind.motive[2].value() == Approx(0.2));
    const auto seats = insight::satisfaction(record);
    REQUIRE(seats.size() == 2);
    CHECK(seats[0].bottom_line_held);
    CHECK_FALSE(seats[0].points);
}

TEST_CASE("a table that played on is scored again, and only the last count of each seat is how it ended") {
    auto table = dealt().at(9, "interests_scored { seat: 1 cards { card: 'a' served: 0 } cards { card: 'b' served: 0 } total: 0 }");
    table.at(9, "interests_scored { seat: 2 cards { card: 'c' served: 0.2 } total: 0.2 }");
    table.at(20, "interests_scored { seat: 1 cards { card: 'a' served: 1 } cards { card: 'b' served: 0.5 } total: 0.875 }");
    const auto record = table.record();
    const auto by_kind = insight::satisfaction_by_kind(record);
    CHECK(by_kind.motive[0].value() == Approx(1));    // a alone, as it was scored last
    CHECK(by_kind.layer[0].value() == Approx(0.5));
    CHECK(by_kind.layer[1].value() == Approx((1.0 * 3 + 0.2 * 1) / 4));
    REQUIRE(insight::satisfaction(record).size() == 2);
    CHECK(insight::satisfaction(record)[0].total == Approx(0.875));
}

TEST_CASE("before the end nothing is satisfied or not") {
    const auto record = dealt().record();
    CHECK(insight::satisfaction(record).empty());
    for (const auto& kind : insight::satisfaction_by_kind(record).motive) CHECK_FALSE(kind);
}

TEST_CASE("a guess is held against the heaviest card of whoever signs; the last answer counts") {
    auto table = dealt().at(1, "form_submitted { form: 'guess' seat: 2 answers { question: 'motive' partner: 1 option: 'moral' } }");
    table.at(2, "form_submitted { form: 'guess' seat: 2 answers { question: 'motive' partner: 1 option: 'instrumental' } answers { question: 'layer' partner: 1 option: 'collective' } }");
    const auto record = table.record();
    const auto found = insight::guesses(record);
    REQUIRE(found.size() == 2);
    CHECK(found[0].truth == "instrumental");
    CHECK(found[0].right());
    CHECK(found[1].truth == "organisation");
    CHECK_FALSE(found[1].right());
}
