// The krimp scenario as its authors left it: without errors, complete, and in step with its world.
#include <catch2/catch.hpp>

#include <string>
#include <tuple>
#include <vector>

#include "scenario.pb.h"
#include "server/worlds/scenario_check.hpp"
#include "tests/scenario/broken_folder.hpp"

using namespace samenspel;
using scenario::test::BrokenFolder;

namespace {

constexpr const char* krimp_folder = "assets/scenarios/krimp";

// Without the folder and what follows the first semicolon.
std::vector<std::string> world_findings(const BrokenFolder& folder) {
    std::vector<std::string> lines;
    for (const scenario::Finding& finding : worlds::check_scenario(scenario::load(folder.path()))) {
        const std::string line = to_line(finding);
        lines.push_back(line.substr(folder.path().size() + 1, line.find(';') - folder.path().size() - 1));
    }
    return lines;
}

}  // namespace

TEST_CASE("the krimp scenario has no errors, in itself or against its world") {
    const scenario::Loaded loaded = scenario::load(krimp_folder);
    std::vector<std::string> errors;
    for (const auto& finding : loaded.findings) {
        if (finding.error) errors.push_back(to_line(finding));
    }
    for (const auto& finding : worlds::check_scenario(loaded)) errors.push_back(to_line(finding));
    CHECK(errors == std::vector<std::string>{});
    REQUIRE(loaded.scenario);
}

TEST_CASE("the krimp scenario has three lengths, with two languages in every text of a role") {
    const scenario::Loaded loaded = scenario::load(krimp_folder);
    REQUIRE(loaded.scenario);
    for (const auto& [minutes, issues, rounds] : {std::tuple{45U, 4, 2U}, {90U, 7, 3U}, {180U, 12, 6U}}) {
        const Length* length = scenario::length_of(*loaded.scenario, minutes);
        CAPTURE(minutes);
        REQUIRE(length != nullptr);
        CHECK(length->content().issues_size() == issues);
        CHECK(length->content().rounds() == rounds);
        CHECK(length->content().seats_size() == loaded.scenario->roles_size());
        CHECK(length->content().words_size() == 5);
    }
    for (const Length& length : loaded.scenario->lengths()) {
        CHECK(length.content().concerns().nl() == "de leerling");
        CHECK(length.content().concerns().en() == "the pupil");
    }
    CHECK(loaded.scenario->act_effects_size() >= 14);
    CHECK(loaded.scenario->injects_size() >= 12);
    for (const Role& role : loaded.scenario->roles()) {
        CHECK_FALSE(role.text().nl().empty());
        CHECK_FALSE(role.text().en().empty());
    }
}

TEST_CASE("a lever or indicator that the world does not have is an error where it stands") {
    BrokenFolder folder(krimp_folder);
    const std::string acts = folder.read("acts.yaml");
    const std::size_t at = acts.find("lever: ") + 7;
    const std::string lever = acts.substr(at, acts.find_first_of(",}\n ", at) - at);
    folder.replace("acts.yaml", "lever: " + lever, "lever: " + lever + "x");
    std::vector<std::string> findings = world_findings(folder);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].rfind("acts.yaml:", 0) == 0);
    CHECK(findings[0].find("error: the world has no lever '" + lever + "x'") != std::string::npos);
}

TEST_CASE("a tick of other years than the world's is an error at the length") {
    BrokenFolder folder(krimp_folder);
    folder.replace("scenario.yaml", "round_years: 6", "round_years: 3");
    const std::vector<std::string> findings = world_findings(folder);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].find("error: a tick covers 1 years here and 2 in the world") != std::string::npos);
}
