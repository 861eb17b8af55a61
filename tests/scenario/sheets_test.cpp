// Score sheets and bids, as authors write them.
#include <catch2/catch.hpp>

#include "proto/full.hpp"
#include "server/scenario/loader.hpp"
#include "tests/scenario/broken_folder.hpp"

using namespace samenspel;

TEST_CASE("a sheet has points, bonuses, and tallies made of the options' own effects") {
    const auto loaded = scenario::load("tests/scenario/whole");
    for (const auto& finding : loaded.findings) UNSCOPED_INFO(scenario::to_line(finding));
    REQUIRE(loaded.scenario);
    const Content& content = loaded.scenario->lengths(0).content();
    CHECK(content.scorable());
    CHECK(content.parts_count());
    const Role* north = nullptr;
    for (const Role& role : loaded.scenario->roles())
        if (role.seat() == "mayor-north") north = &role;
    REQUIRE(north);
    const ScoreSheet& sheet = north->sheet();
    CHECK(sheet.no_deal() == 10);
    REQUIRE(sheet.points_size() == 3);
    CHECK(sheet.points(1).issue() == "bridge");
    CHECK(sheet.points(1).option() == "close");
    CHECK(sheet.points(1).points() == -5);
    REQUIRE(sheet.together_size() == 1);
    CHECK(sheet.together(0).choices_size() == 2);
    REQUIRE(sheet.tallies_size() == 1);
    const auto& tally = sheet.tallies(0);
    CHECK(tally.indicator() == "traffic");
    CHECK(tally.subject() == "north");
    REQUIRE(tally.parts_size() == 1);
    CHECK(tally.parts(0).choice().option() == "rebuild");
    CHECK(tally.parts(0).amount() == 30);
    CHECK(tally.reach_points() == 2);
}

TEST_CASE("an issue says who bids on it, and what counts when they are not there") {
    const auto loaded = scenario::load("tests/scenario/whole");
    REQUIRE(loaded.scenario);
    const Content& content = loaded.scenario->lengths(0).content();
    for (const IssueInfo& issue : content.issues()) {
        CHECK((issue.bidder() != 0) == (issue.id() == "lights"));
        CHECK((issue.if_absent() == "dark") == (issue.id() == "lights"));
    }
    bool bidding = false;
    for (const PhaseInfo& phase : content.phases()) bidding = bidding || phase.kind() == BIDDING;
    CHECK(bidding);
}
