// Which site pupils choose: a multinomial logit over the sites of the region, seen from each home municipality, with
// leakage over the border outside it. Knows utilities only, not where they come from.
#pragma once

#include <span>
#include <vector>

namespace samenspel::worlds::krimp {

// Utility of a site that takes nobody.
inline constexpr double unavailable = -1e9;

// Shares (sum 1) of one home over the sites; all 0 when none is available. Adding one number to every utility changes
// nothing, hence: equal effort moves nobody.
void logit_shares(std::span<const double> utilities, std::span<double> shares);

// What calibration finds.
struct Calibration {
    std::vector<double> constants;  // one a site, added to its utilities
    double scale = 1.0;             // factor on the homes' pupils
    double error_pupils = 0.0;      // largest distance to a target at the end
};

// Solves the alternative-specific constants so that the sites' totals are `targets` exactly: `homes` pupils for each
// home, `utilities` and `stay` (the fraction that does not leak, 0..1) as rows of one number a site.
Calibration calibrate(std::span<const double> homes, std::span<const double> utilities, std::span<const double> stay,
                      std::span<const double> targets);

}  // namespace samenspel::worlds::krimp
