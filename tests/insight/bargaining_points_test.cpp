// Points of bargaining theory, held against games whose solutions are published, and against all of random small ones.
#include "server/insight/bargaining_points.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <cmath>

using namespace samenspel::insight;

namespace {

// Nash 1950, the barter of Bill and Jack: what each thing is worth to Bill and to Jack. Bill has the first five.
struct Thing { const char* name; double bill, jack; };
const std::vector<Thing> things{{"book", 2, 4}, {"whip", 2, 2}, {"ball", 2, 1}, {"bat", 2, 2}, {"box", 4, 1},
                                {"pen", 10, 1}, {"toy", 4, 1}, {"knife", 6, 2}, {"hat", 2, 2}};

// Every way of handing things over, by bits; what each has then gained.
std::vector<Values> barters() {
    std::vector<Values> out;
    for (std::size_t bits = 0; bits < (std::size_t{1} << things.size()); ++bits) {
        Values gained{0, 0};
        for (std::size_t i = 0; i < things.size(); ++i) {
            if ((bits >> i & 1) == 0) continue;
            const double sign = i < 5 ? -1 : 1;  // Bill gives the first five, gets the others
            gained[0] += sign * things[i].bill;
            gained[1] -= sign * things[i].jack;
        }
        out.push_back(gained);
    }
    return out;
}

// The frontier v = sqrt(1 - u) in steps of 1/n, with everything below it left out: a game with known solutions.
std::vector<Values> root_game(int n) {
    std::vector<Values> out;
    for (int i = 0; i <= n; ++i) out.push_back({static_cast<double>(i) / n, std::sqrt(1 - static_cast<double>(i) / n)});
    return out;
}

}  // namespace

TEST_CASE("Nash's own barter: Bill gives book, whip, ball and bat, Jack gives pen, toy and knife") {
    const auto all = barters();
    const auto points = bargaining_points(all, {0, 0});
    REQUIRE(points.nash);
    CHECK(*points.nash == 0b011101111u);  // 9 things, the first in the lowest bit
    CHECK(all[*points.nash] == Values{12, 5});
}

TEST_CASE("with v = sqrt(1 - u), Nash gives u = 2/3, Kalai and Smorodinsky u = (sqrt(5) - 1) / 2") {
    const auto all = root_game(30000);
    const auto points = bargaining_points(all, {0, 0});
    CHECK(all[points.nash.value()][0] == Approx(2.0 / 3).margin(1e-4));
    CHECK(all[points.kalai_smorodinsky.value()][0] == Approx((std::sqrt(5.0) - 1) / 2).margin(1e-4));
    // Equal gains where u = sqrt(1 - u): both ideals are 1, so the same point.
    CHECK(all[points.egalitarian.value()][0] == Approx((std::sqrt(5.0) - 1) / 2).margin(1e-4));
    // u + sqrt(1 - u) is greatest at u = 3/4.
    CHECK(all[points.utilitarian.value()][0] == Approx(0.75).margin(1e-4));
}

TEST_CASE("a scale of one party's own moves the Kalai-Smorodinsky point with it, and the egalitarian one not") {
    auto all = root_game(1000);
    const auto before = bargaining_points(all, {0, 0});
    for (auto& outcome : all) outcome[1] *= 10;
    const auto after = bargaining_points(all, {0, 0});
    CHECK(after.kalai_smorodinsky == before.kalai_smorodinsky);
    CHECK(after.nash == before.nash);
    CHECK(after.egalitarian != before.egalitarian);
}

TEST_CASE("whoever is left worse off than without a deal rules an outcome out; without any left there are no points") {
    const auto points = bargaining_points({{10, -1}, {1, 1}, {0, 0}}, {0, 0});
    CHECK(points.utilitarian == 1u);
    const auto none = bargaining_points({{10, -1}, {-1, 10}}, {0, 0});
    CHECK_FALSE(none.nash);
    CHECK_FALSE(none.utilitarian);
    CHECK_FALSE(bargaining_points({}, {}).egalitarian);
}

TEST_CASE("without a gain for everybody there is no Nash point, and the others say what there is") {
    const auto points = bargaining_points({{0, 3}, {0, 5}}, {0, 0});
    CHECK_FALSE(points.nash);
    CHECK(points.kalai_smorodinsky == 1u);
    CHECK(points.egalitarian == 1u);
}

TEST_CASE("of equal least relative gains the greater second one decides: the Kalai-Smorodinsky point is not dominated") {
    // Each could gain 10 at most: the first two give 0.5 and 0.5, and 0.5 and 0.9.
    const auto points = bargaining_points({{5, 5}, {9, 5}, {10, 0}, {0, 10}}, {0, 0});
    CHECK(points.kalai_smorodinsky == 1u);
    CHECK(bargaining_points({{9, 5}, {5, 5}, {10, 0}, {0, 10}}, {0, 0}).kalai_smorodinsky == 0u);
    // Where nobody can gain, every such outcome is as good: the first.
    CHECK(bargaining_points({{1, 1}, {1, 1}}, {1, 1}).kalai_smorodinsky == 0u);
}

TEST_CASE("a package's standing: value left on the table is what others could gain at nobody's cost") {
    const std::vector<Values> all{{1, 1}, {3, 2}, {1, 6}, {9, 0}};
    const PackageStanding low = standing({1, 1}, all, {0, 1});
    CHECK(low.nobody_worse);
    CHECK_FALSE(low.on_frontier);
    CHECK(low.joint_gain == Approx(1));
    CHECK(low.left_on_table == Approx(5));           // to {1, 6}: nobody loses, five more
    CHECK(low.share_of_best.value() == Approx(1.0 / 6));  // {1, 6} gains 1 + 5; {9, 0} leaves the second worse off
    CHECK(low.least_gain == Approx(0));
    const PackageStanding high = standing({3, 2}, all, {0, 1});
    CHECK(high.on_frontier);
    CHECK(high.left_on_table == Approx(0));
    CHECK_FALSE(standing({9, 0}, all, {0, 1}).nobody_worse);
}

TEST_CASE("nothing on the frontier is dominated, and everything off it is") {
    CHECK(rc::check([] {
        const auto parties = *rc::gen::inRange<std::size_t>(1, 5);
        const auto grades = *rc::gen::container<std::vector<std::vector<int>>>(rc::gen::container<std::vector<int>>(parties, rc::gen::inRange(-3, 4)));
        std::vector<Values> all;
        for (const auto& grade : grades) all.emplace_back(grade.begin(), grade.end());
        const auto frontier = pareto_frontier(all);
        RC_ASSERT(all.empty() || !frontier.empty());
        for (std::size_t index = 0; index < all.size(); ++index) {
            bool beaten = false, twin = false;
            for (std::size_t other = 0; other < all.size(); ++other) {
                beaten = beaten || dominates(all[other], all[index]);
                twin = twin || (other < index && all[other] == all[index]);
            }
            const bool on = std::find(frontier.begin(), frontier.end(), index) != frontier.end();
            RC_ASSERT(on == (!beaten && !twin));
        }
    }));
}
