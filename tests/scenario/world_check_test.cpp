// What the worlds find in a scenario: an incomplete model, and names that the model does not have.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "scenario.pb.h"
#include "server/worlds/scenario_check.hpp"
#include "tests/scenario/broken_folder.hpp"

using namespace samenspel;

TEST_CASE("a model without its numbers is reported at its file") {
    const std::vector<scenario::Finding> findings = worlds::check_scenario(scenario::load(scenario::test::good_folder));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].error);
    CHECK(findings[0].file == "tests/scenario/good/model.yaml");
    CHECK(findings[0].what.rfind("the world cannot be made: ", 0) == 0);
}

TEST_CASE("a scenario that did not load gives the worlds nothing to find") {
    scenario::test::BrokenFolder folder;
    folder.remove("roles.yaml");
    CHECK(worlds::check_scenario(scenario::load(folder.path())).empty());
}
