// Strategy cards of the card game dealt at a table that plays roles.
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

rules::TableOptions with_theater() {
    rules::TableOptions options;
    options.theater = true;
    return options;
}

}  // namespace

TEST_CASE("beside roles a strategy is dealt for each round of talk, in secret and without an assignment") {
    MiniTable table(exploring, SPOKEN, with_theater());
    CHECK(table.table.theater.dealt.empty());
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); }));
    CHECK(table.table.theater.dealt.size() == 4);
    CHECK_FALSE(table.table.theater.assignment);
    CHECK(rules::view(table.table, rules::Viewer::board()).theater().ByteSizeLong() == 0);
    CHECK(rules::view(table.table, rules::Viewer::of_seat(rules::SeatId{north})).theater().dealt_size() == 1);
    CHECK(reason(table.seat(north, [](Command& c) { c.mutable_report_choice()->set_choice("Hout"); })) == WRONG_PHASE);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); }));
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); }));
    REQUIRE(table.table.phase == talk_2);
    CHECK(table.table.theater.dealt.size() == 8);
}

TEST_CASE("beside roles the talk lasts as long as the scenario says") {
    MiniTable table(talk_1, SPOKEN, with_theater());
    CHECK(table.table.phase_ends_ms - table.table.phase_began_ms == 7 * 60'000);
}

TEST_CASE("going back to a talk beside roles leaves everybody its strategy") {
    MiniTable table(talk_1, SPOKEN, with_theater());
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_back_phase()->set_reason("Nog eens."); }));
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); }));
    CHECK(table.table.theater.dealt.size() == 4);
}

TEST_CASE("without the option no strategy is dealt") {
    MiniTable table(talk_2);
    CHECK(table.table.theater.dealt.empty());
}
