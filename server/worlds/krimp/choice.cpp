// The logit and its calibration; see the header. Pure arithmetic in a fixed order.
#include "server/worlds/krimp/choice.hpp"

#include <algorithm>
#include <cmath>

namespace samenspel::worlds::krimp {

void logit_shares(std::span<const double> utilities, std::span<double> shares) {
    double best = unavailable;
    for (const double utility : utilities) best = std::max(best, utility);
    double sum = 0;
    for (std::size_t s = 0; s < utilities.size(); ++s) {
        // Against the best one, so that no exponent overflows.
        shares[s] = utilities[s] <= unavailable / 2 ? 0.0 : std::exp(utilities[s] - best);
        sum += shares[s];
    }
    if (sum <= 0) return;
    for (std::size_t s = 0; s < utilities.size(); ++s) shares[s] /= sum;
}

Calibration calibrate(std::span<const double> homes, std::span<const double> utilities, std::span<const double> stay,
                      std::span<const double> targets) {
    constexpr int most_steps = 20'000;
    constexpr double close_enough_pupils = 1e-10;
    const std::size_t sites = targets.size();
    Calibration found;
    found.constants.assign(sites, 0.0);
    std::vector<double> row(sites), shares(sites), totals(sites);
    double target_sum = 0;
    for (const double target : targets) target_sum += target;
    for (int step = 0; step < most_steps; ++step) {
        std::fill(totals.begin(), totals.end(), 0.0);
        double sum = 0;
        for (std::size_t m = 0; m < homes.size(); ++m) {
            for (std::size_t s = 0; s < sites; ++s) row[s] = utilities[m * sites + s] + found.constants[s];
            logit_shares(row, shares);
            for (std::size_t s = 0; s < sites; ++s) totals[s] += found.scale * homes[m] * shares[s] * stay[m * sites + s];
        }
        found.error_pupils = 0;
        for (std::size_t s = 0; s < sites; ++s) {
            found.error_pupils = std::max(found.error_pupils, std::abs(totals[s] - targets[s]));
            sum += totals[s];
        }
        if (found.error_pupils < close_enough_pupils) break;
        // Berry's contraction on the shares; the constants cannot lift the total, so the homes' scale does that.
        for (std::size_t s = 0; s < sites; ++s) found.constants[s] += std::log(targets[s] / totals[s]);
        found.scale *= target_sum / sum;
    }
    return found;
}

}  // namespace samenspel::worlds::krimp
