// Time to decide, other rules, ways of deciding, on sessions written by hand.
#include "server/insight/decisions.hpp"

#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

const char* const bridge = "draft { choices { issue: 'bridge' option: 'wood' } parties: 1 parties: 2 parties: 3 }";

ToldTable tabled() { return ToldTable().at(10000, std::string("proposal_tabled { proposal: 1 seat: 1 ") + bridge + " }"); }

}  // namespace

TEST_CASE("a proposal takes from its first tabling to its last signature, whatever came between") {
    auto table = tabled().at(20000, "position_taken { proposal: 1 version: 1 party: 2 stance: OBJECT reason: 'no' }");
    table.at(30000, std::string("proposal_amended { proposal: 1 version: 2 seat: 1 ") + bridge + " }").at(70000, "agreement_reached { proposal: 1 round: 1 }");
    table.at(80000, std::string("proposal_tabled { proposal: 2 seat: 2 ") + bridge + " }");
    const auto record = table.record();
    const auto found = insight::courses(record);
    REQUIRE(found.size() == 2);
    CHECK(found[0].took_ms() == 60000);
    CHECK(found[0].versions == 2);
    CHECK(found[0].objections == 1);
    CHECK_FALSE(found[1].took_ms());
}

TEST_CASE("two for and one silent: a majority, a consent, and no unanimity") {
    auto table = tabled().at(1, "position_taken { proposal: 1 version: 1 party: 1 stance: SUPPORT }").at(2, "position_taken { proposal: 1 version: 1 party: 3 stance: SUPPORT }");
    const auto ruled = insight::under_other_rules(table.record());
    REQUIRE(ruled.size() == 1);
    CHECK(ruled[0].majority);
    CHECK(ruled[0].consent);
    CHECK_FALSE(ruled[0].unanimity);
    CHECK_FALSE(ruled[0].agreed);
    table.at(3, "position_taken { proposal: 1 version: 1 party: 2 stance: OBJECT reason: 'no' }");
    const auto objected = insight::under_other_rules(table.record());
    CHECK(objected[0].majority);
    CHECK_FALSE(objected[0].consent);
}

TEST_CASE("a proposal on which nobody took a position is not held against other rules") { CHECK(insight::under_other_rules(tabled().record()).empty()); }
