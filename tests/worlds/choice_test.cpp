// The logit of school choice: shares, equal effort, calibration.
#include "server/worlds/krimp/choice.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <array>
#include <cmath>

namespace samenspel::worlds::krimp {

TEST_CASE("nobody moves at equal effort") {
    const bool holds = rc::check("adding one number to every utility keeps all shares", [] {
        const auto sites = static_cast<std::size_t>(*rc::gen::inRange(1, 9));
        const double effort = *rc::gen::inRange(-500, 500) / 10.0;
        std::vector<double> utilities(sites), lifted(sites), before(sites), after(sites);
        for (std::size_t s = 0; s < sites; ++s) {
            utilities[s] = *rc::gen::inRange(-1000, 1000) / 100.0;
            lifted[s] = utilities[s] + effort;
        }
        logit_shares(utilities, before);
        logit_shares(lifted, after);
        double sum = 0;
        for (std::size_t s = 0; s < sites; ++s) {
            RC_ASSERT(std::abs(before[s] - after[s]) < 1e-12);
            sum += after[s];
        }
        RC_ASSERT(std::abs(sum - 1) < 1e-12);
    });
    CHECK(holds);
}

TEST_CASE("a site that takes nobody gets nobody, and without sites nobody goes anywhere") {
    std::array<double, 2> shares{};
    logit_shares(std::array{unavailable, 3.0}, shares);
    CHECK(shares == std::array{0.0, 1.0});
    logit_shares(std::array{unavailable, unavailable}, shares);
    CHECK(shares == std::array{0.0, 0.0});
}

TEST_CASE("calibration meets any starting numbers") {
    const bool holds = rc::check("each site ends with its target", [] {
        const auto sites = static_cast<std::size_t>(*rc::gen::inRange(1, 6));
        const auto homes = static_cast<std::size_t>(*rc::gen::inRange(1, 8));
        std::vector<double> people, utilities, stay, targets;
        for (std::size_t m = 0; m < homes; ++m) people.push_back(*rc::gen::inRange(50, 2000));
        for (std::size_t s = 0; s < sites; ++s) targets.push_back(*rc::gen::inRange(100, 2000));
        for (std::size_t i = 0; i < homes * sites; ++i) {
            utilities.push_back(*rc::gen::inRange(-300, 300) / 100.0);
            stay.push_back(*rc::gen::inRange(40, 101) / 100.0);
        }
        const Calibration found = calibrate(people, utilities, stay, targets);
        RC_ASSERT(found.error_pupils < 1e-6);
        RC_ASSERT(found.scale > 0);
    });
    CHECK(holds);
}

}  // namespace samenspel::worlds::krimp
