// Kinds of speech and shares of talk, on sessions written by hand.
#include "server/insight/speech.hpp"

#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using insight::Level;

TEST_CASE("a position is content, a blame emotion, a wish intention; what nobody tagged is not observed") {
    CHECK(insight::level_of(POSITION) == Level::content);
    CHECK(insight::level_of(BLAME) == Level::emotion);
    CHECK(insight::level_of(WISH) == Level::intention);
    CHECK_FALSE(insight::level_of(SPEECH_UNSET));
}

TEST_CASE("typed tags and observers' notes stand in one line, in order") {
    ToldTable table;
    table.at(1, "said_in_plenary { seat: 1 text: 'a' act: BLAME }").at(2, "said_in_plenary { seat: 2 text: 'b' }");
    table.at(3, "speech_observed { seat: 2 act: WISH }").at(4, "said_in_group { seat: 3 members: 1 members: 3 text: 'c' act: QUESTION }");
    const auto said = insight::spoken(table.record());
    REQUIRE(said.size() == 3);
    CHECK(said[0].act == BLAME);
    CHECK(said[1].observed);
    CHECK(said[2].seat.value == 3);
}

TEST_CASE("shares of talk: three of four, one of four, and none for who sat silent") {
    ToldTable table;
    for (int seat = 1; seat <= 3; ++seat) table.at(0, "seat_changed { seat: " + std::to_string(seat) + " holder: SINGLE }");
    table.at(1, "said_in_plenary { seat: 1 text: 'hello' }").at(2, "said_in_group { seat: 1 text: 'psst' }").at(3, "speech_observed { seat: 1 act: WISH }");
    table.at(4, "said_in_plenary { seat: 2 text: 'yes' }");
    const auto record = table.record();
    const auto shares = insight::talk_shares(record);
    REQUIRE(shares);
    REQUIRE(shares->size() == 3);
    CHECK((*shares)[0].share == Approx(0.75));
    CHECK((*shares)[0].bytes == 9);
    CHECK((*shares)[1].share == Approx(0.25));
    CHECK((*shares)[2].share == Approx(0));
    // |3/4-1/4|, |3/4-0|, |1/4-0|, each twice, over 2 * 3: (0.5 + 0.75 + 0.25) * 2 / 6.
    CHECK(insight::talk_inequality(record).value() == Approx(0.5));
}

TEST_CASE("people who only talk aloud leave no share of talk behind") {
    ToldTable table;
    table.at(0, "seat_changed { seat: 1 holder: SINGLE }");
    CHECK_FALSE(insight::talk_shares(table.record()));
    CHECK_FALSE(insight::talk_inequality(table.record()));
}
