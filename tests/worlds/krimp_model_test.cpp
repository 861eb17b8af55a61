// The krimp world on the scenario's own data: the printed decline, the deals that mend it, the war that nobody wins.
#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/worlds/krimp_support.hpp"

namespace samenspel::worlds::krimp::tests {

namespace {

bool found(const Outcome& outcome, const std::string& finding) {
    return std::find(outcome.findings.begin(), outcome.findings.end(), finding) != outcome.findings.end();
}

}  // namespace

TEST_CASE("without deals the region declines as the reference run prints") {
    const auto world = model_with(nobody_closes);
    struct Row { int ticks; double west, centre_public, centre_christian, east, region; };
    // Millions of euros a year, class rule smooth.
    constexpr Row rows[] = {{0, -0.34, 0.27, 1.63, 0.24, 1.80},    {1, -0.57, -0.01, 1.28, -0.02, 0.68},
                            {2, -0.79, -0.29, 0.93, -0.28, -0.43}, {3, -1.01, -0.57, 0.57, -0.55, -1.56},
                            {4, -1.23, -0.85, 0.20, -0.81, -2.70}, {5, -1.46, -1.14, -0.19, -1.08, -3.85}};
    for (const Row& row : rows) {
        INFO("after " << row.ticks << " ticks");
        const Outcome outcome = run(*world, row.ticks);
        const auto millions = [&](const char* subject) { return value_of(outcome, subject, "result_eur") / 1e6; };
        CHECK(millions("west") == Approx(row.west).margin(0.006));
        CHECK(millions("centre_public") == Approx(row.centre_public).margin(0.006));
        CHECK(millions("centre_christian") == Approx(row.centre_christian).margin(0.006));
        CHECK(millions("east") == Approx(row.east).margin(0.006));
        CHECK(millions("") == Approx(row.region).margin(0.006));
        CHECK(value_of(outcome, "west", "pupils") == Approx(870 * (1 - 0.07 * row.ticks)).margin(1e-6));
    }
}

TEST_CASE("the oracle rule reproduces the reference run's other table") {
    Quantities changes = nobody_closes;
    changes["ceil_classes"] = 1;
    const auto world = model_with(changes);
    constexpr double region[] = {2.33, 1.82, 1.54, 1.38, 0.30, -0.90};
    for (int ticks = 0; ticks < 6; ++ticks)
        CHECK(value_of(run(*world, ticks), "", "result_eur") / 1e6 == Approx(region[ticks]).margin(0.006));
}

TEST_CASE("merging the centre under one board brings the region back as printed") {
    const auto world = model_with(nobody_closes);
    CHECK(value_of(run(*world, 2, centre_merger()), "", "result_eur") / 1e6 == Approx(2.22).margin(0.02));
    CHECK(value_of(run(*world, 4, centre_merger()), "", "result_eur") / 1e6 == Approx(0.10).margin(0.02));
}

TEST_CASE("bundling upper vmbo as well is worth another million, less what longer trips cost in pupils") {
    // As the reference counts it: choosing a school looks at its own building only.
    Quantities changes = nobody_closes;
    changes["upper_travel_weight"] = 0;
    changes["far_leak"] = 0;
    const auto blind = model_with(changes);
    CHECK(value_of(run(*blind, 2, merger_and_bundling()), "", "result_eur") / 1e6 == Approx(3.36).margin(0.02));
    CHECK(value_of(run(*blind, 4, merger_and_bundling()), "", "result_eur") / 1e6 == Approx(1.29).margin(0.02));
    CHECK(value_of(run(*blind, 2, merger_and_bundling()), "", "bundled_pupils") == Approx(221).margin(1));

    const auto world = model_with(nobody_closes);
    const Outcome near = run(*world, 2, merger_and_bundling());
    CHECK(value_of(near, "", "result_eur") / 1e6 == Approx(3.3).margin(0.1));
    CHECK(value_of(run(*world, 4, merger_and_bundling()), "", "result_eur") / 1e6 == Approx(1.2).margin(0.1));
    CHECK(value_of(near, "", "leakage_pupils") > value_of(run(*world, 2), "", "leakage_pupils"));
    CHECK(value_of(near, "", "travel_p95_min") > value_of(run(*world, 2), "", "travel_p95_min") + 5);
}

TEST_CASE("a recruitment war costs each board and gains nobody a pupil") {
    const auto world = model_with(nobody_closes);
    std::vector<Effect> war;
    for (const char* board : {"west", "centre_public", "centre_christian", "east"}) war.push_back({"recruit", board, {}, 150'000});
    const Outcome fought = run(*world, 3, war), calm = run(*world, 3);
    for (const char* board : {"west", "centre_public", "centre_christian", "east"}) {
        CHECK(value_of(fought, board, "pupils") == Approx(value_of(calm, board, "pupils")).margin(1e-6));
        CHECK(value_of(fought, board, "result_eur") == Approx(value_of(calm, board, "result_eur") - 150'000).margin(1));
    }
    CHECK(value_of(fought, "", "result_eur") == Approx(value_of(calm, "", "result_eur") - 600'000).margin(1));
}

TEST_CASE("recruiting alone wins a centre site about forty pupils, and that is just not worth it") {
    const auto world = model_with(nobody_closes);
    const Outcome calm = run(*world, 3);
    for (const char* board : {"west", "centre_public", "centre_christian", "east"}) {
        const Outcome alone = run(*world, 3, {{"recruit", board, {}, 150'000}});
        CHECK(value_of(alone, board, "pupils") > value_of(calm, board, "pupils"));
        CHECK(value_of(alone, board, "result_eur") < value_of(calm, board, "result_eur") + 10'000);
    }
    const Outcome poach = run(*world, 3, {{"recruit", "centre_christian", {}, 150'000}});
    CHECK(value_of(poach, "centre_christian", "pupils") - value_of(calm, "centre_christian", "pupils") == Approx(40).margin(5));
    CHECK(value_of(poach, "centre_public", "result_eur") < value_of(calm, "centre_public", "result_eur") - 80'000);
}

TEST_CASE("reserves below zero bring supervision after two ticks and closure after three") {
    const auto world = model_with({});
    CHECK(value_of(run(*world, 1), "west", "supervision") == 0);
    CHECK(found(run(*world, 2), "supervision:west"));
    CHECK(value_of(run(*world, 2), "west", "supervision") == 1);
    CHECK(found(run(*world, 3), "closure_due:west"));
    const Outcome closed = run(*world, 4);
    CHECK(found(closed, "closed:west"));
    CHECK(value_of(closed, "west", "closed") == 1);
    CHECK(value_of(closed, "west_school", "open") == 0);
    CHECK(value_of(closed, "", "leakage_pupils") > value_of(run(*model_with(nobody_closes), 4), "", "leakage_pupils") + 100);
    CHECK(value_of(closed, "", "coverage") < 100);
}

TEST_CASE("nobody is eliminated: a closed board still has all its gauges") {
    const auto world = model_with({});
    const Outcome start = world->start(1), closed = run(*world, 6);
    REQUIRE(start.indicators.size() == closed.indicators.size());
    for (std::size_t i = 0; i < start.indicators.size(); ++i) {
        CHECK(start.indicators[i].id == closed.indicators[i].id);
        CHECK(start.indicators[i].subject == closed.indicators[i].subject);
        CHECK(start.indicators[i].owner == closed.indicators[i].owner);
    }
}

TEST_CASE("money in time saves a board whose closure is due") {
    const auto world = model_with({});
    const Outcome due = run(*world, 3);
    const Outcome saved = world->tick(due.state, {{"envoy_money", "", {"west"}, 8e6}}, due.chance);
    CHECK(value_of(saved, "west", "closed") == 0);
    CHECK(value_of(saved, "west", "supervision") == 0);
}

TEST_CASE("one board answers for its members together") {
    const auto world = model_with({});
    const Outcome outcome = run(*world, 6, merger_and_bundling());
    CHECK(value_of(outcome, "west", "reserves_eur") < 0);
    CHECK(value_of(outcome, "", "solvent_boards") == 4);
}

TEST_CASE("leaked books cost their owner eight per cent of the next intake") {
    const auto world = model_with(nobody_closes);
    const Outcome calm = run(*world, 1), leaked = run(*world, 1, {{"leak_books", "east", {"west"}, 0.08}});
    const double lost = 1 - value_of(leaked, "west", "pupils") / value_of(calm, "west", "pupils");
    // Between a third and half of all pupils are new after two years, by track.
    CHECK(lost == Approx(0.08 * (0.52 * 0.5 + 0.28 * 0.4 + 0.20 / 3)).margin(1e-6));
    CHECK(value_of(leaked, "east", "trust") < value_of(calm, "east", "trust"));
}

TEST_CASE("a name that stands for one thing is refused twice, and missing numbers are named") {
    std::string error;
    ModelData data = model_data();
    data.numbers.erase("class_eur");
    CHECK(make_world("krimp", data, &error) == nullptr);
    CHECK(error == "The model has no number 'class_eur'.");
    data = model_data();
    data.entities.push_back(data.entities.back());
    CHECK(make_world("krimp", data, &error) == nullptr);
    CHECK(error.find("may stand once") != std::string::npos);
    CHECK(make_world("marsh", model_data(), &error) == nullptr);
}

TEST_CASE("pooling figures narrows every forecast and still covers what comes") {
    const auto world = model_with({});
    const Outcome start = world->start(1);
    const double next = value_of(run(*world, 1), "west", "pupils");
    double width = 1e9;
    for (int pooled = 0; pooled <= 4; ++pooled) {
        const auto [least, most] = world->forecast(start.state, "pupils", "west", pooled);
        CHECK(least < next);
        CHECK(next < most);
        CHECK(most - least < width);
        width = most - least;
    }
}

}  // namespace samenspel::worlds::krimp::tests
