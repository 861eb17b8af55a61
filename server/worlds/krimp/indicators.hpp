// The numbers that come out of a tick, in a fixed order; the table of ids stands in README.md beside this file.
// Looks at state and accounts and changes nothing.
#pragma once

#include <vector>

#include "server/worlds/krimp/accounts.hpp"

namespace samenspel::worlds::krimp {

// What the satisfaction of parents is measured against.
struct Baseline {
    double travel_mean_min = 0;
    double offer = 0;
    double quality = 0;
};

// Regional figures that several indicators and the baseline share.
struct Measures {
    double offer = 0;                 // distinct track x profile within the far limit, mean over pupils
    double all_tracks_share = 0;      // pupils with every track within it, 0..1
    double denominations = 0;
    double denomination_share = 0;    // pupils with two or more denominations within it, 0..1
    double near_share = 0;            // pupils with a site within the cycling limit, 0..1
    double travel_mean_min = 0, travel_p95_min = 0;
    std::array<double, most_sites> site_travel_min{};  // of each building's pupils
    double quality = 0, vacancies_fte = 0, staff_fte = 0, small_groups = 0;
    double solvent_boards = 0, united_boards = 0;
};

Measures measure(const View& view, const Flows& flows, const Accounts& accounts);
std::vector<Indicator> indicators(const View& view, const Accounts& accounts, const Measures& measures,
                                  const Baseline& baseline, double next_cohort);
// Reserves that stand for a board, EUR: its own, or those of all boards under the one board it belongs to.
double joint_reserves(const View& view, std::size_t board);

}  // namespace samenspel::worlds::krimp
