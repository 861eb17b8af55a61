// Where on the map of possible outcomes a table came to stand. Pure arithmetic over packages that somebody else has valued: it
// knows no table, scenario or event.
//
// Values are one number for each party, in that party's own unit, more being better for it. Units are not compared between
// parties except by the sums below that say so (joint gain, utilitarian point), which presuppose one unit for all.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace samenspel::insight {

using Values = std::vector<double>;   // by party, always in the same order

// A party's gain of `values` over what it is left with without a deal.
Values gains(const Values& values, const Values& no_deal);

// Everybody ends at least as well off as without a deal (individual rationality). Differences below 1e-9 do not count.
bool leaves_nobody_worse(const Values& values, const Values& no_deal);

// Every party is at least as well off with `one`, and one of them is better off: `other` leaves value on the table.
bool dominates(const Values& one, const Values& other);

// Indices of the outcomes that no other dominates, ascending (Pareto 1906). Of equal outcomes the first alone. Empty for none.
std::vector<std::size_t> pareto_frontier(const std::vector<Values>& outcomes);

// Solutions of bargaining theory, each the index of an outcome among those that leave nobody worse off than without a deal;
// none when there is no such outcome. Of several equally good ones the first.
struct BargainingPoints {
    // Greatest product of all gains (Nash, The bargaining problem, Econometrica 18, 1950). None unless all can gain at once.
    std::optional<std::size_t> nash;
    // The least relative gain is the greatest: each gain divided by the most that its party could gain in any of these
    // outcomes (Kalai and Smorodinsky, Econometrica 43, 1975; over a finite set its max-min form); of those the second least, and so
    // on, so that no other dominates it. Parties that can gain nothing are left out.
    std::optional<std::size_t> kalai_smorodinsky;
    // The least gain is the greatest (Kalai, Econometrica 45, 1977); of those the second least, and so on.
    std::optional<std::size_t> egalitarian;
    // The sum of gains is the greatest.
    std::optional<std::size_t> utilitarian;
};
BargainingPoints bargaining_points(const std::vector<Values>& outcomes, const Values& no_deal);

// How one package compares.
struct PackageStanding {
    bool nobody_worse = false;                 // against no deal
    bool on_frontier = false;                  // no outcome dominates it
    double joint_gain = 0;                     // sum of gains
    // joint_gain as a share of the greatest joint gain of an outcome that leaves nobody worse off; none where that is not above 0.
    std::optional<double> share_of_best;
    // The most that could still be gained together without anybody giving up anything of it: the greatest sum of differences to
    // an outcome that dominates it; 0 on the frontier.
    double left_on_table = 0;
    double least_gain = 0;                     // the gain of whoever gains least (Rawls)
};
// `package` need not be among the outcomes.
PackageStanding standing(const Values& package, const std::vector<Values>& outcomes, const Values& no_deal);

}  // namespace samenspel::insight
