// Each lever of the krimp world does what its page says, and only that.
#include <catch2/catch.hpp>

#include <set>

#include "tests/worlds/krimp_support.hpp"

namespace samenspel::worlds::krimp::tests {

namespace {

struct Row {
    Effect effect;
    const char* subject;
    const char* indicator;
    int direction;  // +1 above the run without it after two ticks, -1 below
};

// In the order of the page's table.
const std::vector<Row>& rows() {
    static const std::vector<Row> table = {
        {{"merge_sites", "", {"public_school", "christian_school"}, 0}, "", "result_eur", +1},
        {{"close_site", "", {"west_school"}, 0}, "", "coverage", -1},
        {{"one_board", "", {"west", "east"}, 0}, "west", "result_eur", +1},
        {{"federation", "", {"west", "east"}, 0}, "east", "result_eur", +1},
        {{"leave_union", "", {"west"}, 0}, "west", "union_form", 0},
        {{"branch_conversion", "", {"east_school"}, 1}, "east", "result_eur", -1},
        {{"bundle_track", "", {"west_school", "east_school", "christian_school", "bb", "kb"}, 0}, "", "bundled_pupils", +1},
        {{"restore_track", "", {"west_school", "bb"}, 0}, "", "bundled_pupils", 0},
        {{"drop_track", "west", {"bb"}, 0}, "west_school", "tracks", -1},
        {{"add_profile", "centre_public", {"technology", "bb", "kb"}, 100'000}, "public_school", "profile_technology", +1},
        {{"drop_profile", "west", {"technology"}, 0}, "west", "result_eur", +1},
        {{"bundle_profile", "west", {"christian_school", "technology"}, 0}, "christian_school", "profile_technology", +1},
        {{"recruit", "east", {}, 150'000}, "east", "pupils", +1},
        {{"recruit_ceasefire", "east", {}, 0}, "east", "pupils", 0},
        {{"joint_campaign", "", {}, 200'000}, "", "leakage_pupils", -1},
        {{"marketing", "east", {}, 100'000}, "east_school", "reputation", +1},
        {{"share_books", "west", {}, 0}, "", "books_open", +1},
        {{"leak_books", "east", {"west"}, 0.08}, "west", "pupils", -1},
        {{"intake", "", {"east_school"}, 0.1}, "east", "pupils", -1},
        {{"envoy_money", "", {}, 10e6}, "west", "reserves_eur", +1},
        {{"envoy_yearly", "", {"west"}, 1e6}, "west", "result_eur", +1},
        {{"cost", "east", {}, 50'000}, "east", "result_eur", -1},
        {{"cost_once", "east", {}, 50'000}, "east", "reserves_eur", -1},
        {{"transfer", "centre_christian", {"west"}, 200'000}, "west", "result_eur", +1},
        {{"transfer_once", "centre_christian", {"west"}, 200'000}, "west", "reserves_eur", +1},
        {{"bus_line", "alderman", {}, 250'000}, "", "travel_mean_min", -1},
        {{"video_lessons", "west", {}, 30'000}, "west", "result_eur", +1},
        {{"swap_pupils", "", {"east_school", "west_school", "havo"}, 40}, "west", "pupils", +1},
        {{"swap_teachers", "", {"west", "east"}, 0}, "west", "quality", +1},
        {{"mobility_pool", "east", {}, 20'000}, "east", "quality", +1},
        {{"social_plan", "", {}, 4e6}, "west", "reserves_eur", -1},
        {{"building_takeover", "", {"west_school"}, 0}, "west", "result_eur", +1},
        {{"teacher_departures", "", {"east_school"}, 8}, "", "vacancies_fte", +1},
        {{"cohort_revision", "", {}, 0.02}, "", "pupils", -1},
        {{"inspection_weak", "", {"east_school"}, 0}, "east", "pupils", -1},
        {{"inspection_cleared", "", {"east_school"}, 0}, "east_school", "weak", 0},
        {{"lose_isolated", "", {"west_school"}, 0}, "west", "result_eur", -1},
        {{"regain_isolated", "", {"west_school"}, 0}, "west_school", "isolated", 0},
        {{"bilingual_neighbour", "", {}, 0.15}, "", "leakage_pupils", +1},
        {{"petition", "", {}, 10}, "council", "satisfaction", -1},
        {{"memo_leak", "", {"centre_public", "centre_christian"}, 0}, "centre_public", "trust", -1},
        {{"technical_subsidy", "", {"technology"}, 300'000}, "east", "result_eur", +1},
        {{"breach", "east", {}, 0}, "east", "trust", -1},
        {{"trust", "east", {"west"}, 10}, "east", "trust", +1},
        {{"reputation", "", {"east_school"}, 5}, "east", "pupils", +1},
        {{"quality", "", {"east_school"}, 5}, "east", "quality", +1},
    };
    return table;
}

}  // namespace

TEST_CASE("every lever moves the indicator that its page names") {
    const auto world = model_with(nobody_closes);
    const Outcome calm = run(*world, 2);
    for (const Row& row : rows()) {
        INFO(row.effect.lever);
        const double change = value_of(run(*world, 2, {row.effect}), row.subject, row.indicator) - value_of(calm, row.subject, row.indicator);
        CHECK(change * row.direction >= 0);
        if (row.direction != 0) CHECK(std::abs(change) > 1e-6);
        if (row.direction == 0) CHECK(std::abs(change) < 1e-6);
    }
}

TEST_CASE("the table above leaves no lever out") {
    const auto world = model_with({});
    std::set<std::string> tried = {"cooperation_school", "norm_strike"};  // in tests of their own
    for (const Row& row : rows()) tried.insert(row.effect.lever);
    const std::vector<std::string> levers = world->levers();
    CHECK(tried == std::set<std::string>(levers.begin(), levers.end()));
}

TEST_CASE("repeating a lasting lever within a tick or over ticks is harmless where it is not a yearly sum") {
    const auto world = model_with(nobody_closes);
    for (const Row& row : rows()) {
        const std::string& lever = row.effect.lever;
        if (world->acts_once(lever) || row.effect.amount != 0 || lever == "recruit_ceasefire") continue;
        INFO(lever);
        CHECK(run(*world, 2, {row.effect, row.effect}).state == run(*world, 2, {row.effect}).state);
    }
    const Effect money = {"envoy_money", "", {}, 10e6}, plan = {"social_plan", "", {}, 4e6};
    CHECK(run(*world, 3, {money, money}).state == run(*world, 3, {money}).state);
    CHECK(run(*world, 3, {plan, plan}).state == run(*world, 3, {plan}).state);
}

TEST_CASE("a merged school counts for two denominations only as a cooperation school") {
    const auto world = model_with(nobody_closes);
    const Effect merge = {"merge_sites", "", {"christian_school", "public_school"}, 0};
    CHECK(value_of(run(*world, 1), "", "denominations") == 2);
    CHECK(value_of(run(*world, 1, {merge}), "", "denominations") == 1);
    CHECK(value_of(run(*world, 1, {merge, {"cooperation_school", "", {"public_school"}, 2}}), "", "denominations") == 2);
}

TEST_CASE("a third strike of the closure norm closes a main site but not a branch") {
    const auto world = model_with(nobody_closes);
    const Effect strike = {"norm_strike", "", {"east_school"}, 100};
    CHECK(value_of(run(*world, 1, {strike}), "east_school", "open") == 0);
    CHECK(value_of(run(*world, 1, {{"branch_conversion", "", {"east_school"}, 1}, strike}), "east_school", "open") == 1);
}

TEST_CASE("unknown levers and names change nothing") {
    const auto world = model_with({});
    CHECK(run(*world, 1, {{"dance", "west", {"moon"}, 3}, {"swap_pupils", "", {"moon"}, 3}}).state == run(*world, 1).state);
}

}  // namespace samenspel::worlds::krimp::tests
