// The one package that the debriefing is told of, worked out on paper.
#include <catch2/catch.hpp>

#include "tools/debrief_best.hpp"

using namespace samenspel;

namespace {

insight::Package package(const char* option, insight::Values values) {
    insight::Package out;
    out.choices.emplace_back().set_issue("bridge");
    out.choices.back().set_option(option);
    out.values = std::move(values);
    return out;
}

}  // namespace

TEST_CASE("the best package has the greatest sum of gains of those that leave nobody worse off") {
    insight::Bargaining all;
    all.worth = insight::Bargaining::Worth::interests;
    all.owners = {{1}, {2}, {3}};
    all.no_deal = {0.2, 0.4, 0.3};
    all.ended = insight::Values{0.3, 0.5, 0.4};
    // Stone sums highest, but the first is worse off with it than without a deal.
    all.outcomes = {package("wood", {0.6, 0.6, 0.6}), package("stone", {0.1, 1.0, 1.0}), package("rope", {0.3, 0.4, 0.3})};
    const auto found = debrief::best_found(all);
    REQUIRE(found);
    CHECK(found->choices(0).option() == "wood");
    CHECK(found->best() == Approx(0.6));
    CHECK(found->no_deal() == Approx(0.3));
    CHECK(found->ended() == Approx(0.4));
    CHECK(found->valued() == 3);
    CHECK_FALSE(found->has_points());
    CHECK_FALSE(found->all());
}

TEST_CASE("points are added up, and where nothing leaves nobody worse off there is no best") {
    insight::Bargaining all;
    all.owners = {{1}, {2}, {3}};
    all.no_deal = {3, 3, 0};
    all.all = true;
    all.outcomes = {package("wood", {8, 2, 1}), package("stone", {5, 4, 0})};
    const auto found = debrief::best_found(all);
    REQUIRE(found);
    CHECK(found->points());
    CHECK(found->all());
    CHECK(found->best() == 9);
    CHECK(found->no_deal() == 6);
    CHECK_FALSE(found->has_ended());
    all.outcomes.pop_back();
    CHECK_FALSE(debrief::best_found(all));
    CHECK_FALSE(debrief::best_found({}));
}

TEST_CASE("of two parties nothing is told: one could take its own figure off the sum") {
    insight::Bargaining all;
    all.owners = {{1}, {2}};
    all.no_deal = {0.1, 0.1};
    all.outcomes = {package("wood", {0.6, 0.6})};
    CHECK_FALSE(debrief::best_found(all));
}
