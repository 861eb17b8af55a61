// What a package is worth by a score sheet: the meaning of ScoreSheet in one place, for server and client alike. Include
// proto/full.hpp or proto/lite.hpp first. Pure arithmetic; it knows no table.
#pragma once

#include <string>
#include <string_view>

namespace samenspel {

// `chosen(issue)` gives the id of the option chosen on that issue, empty where nothing is.

// The sum of the amounts of what was chosen, from the tally's base on.
template <typename Chosen>
double tally_sum(const ScoreSheet::Tally& tally, const Chosen& chosen) {
    double sum = tally.base();
    for (const auto& part : tally.parts())
        if (std::string_view(chosen(part.choice().issue())) == part.choice().option()) sum += part.amount();
    return sum;
}

// Slack for sums of decimal fractions: 0.1 eight times is to reach 0.8.
inline constexpr double reach_slack = 1e-9;

// What a tally that stands at `sum` counts, in the sheet's points.
inline double tally_points(const ScoreSheet::Tally& tally, double sum) {
    const bool reached = tally.has_reach() && sum >= tally.reach() - reach_slack;
    return tally.each() * sum + tally.squared() * sum * sum + (reached ? tally.reach_points() : 0.0);
}

// Whether a bonus counts: all of its choices were made.
template <typename Chosen>
bool is_together(const ScoreSheet::Together& together, const Chosen& chosen) {
    for (const auto& choice : together.choices())
        if (std::string_view(chosen(choice.issue())) != choice.option()) return false;
    return true;
}

// The points of what was chosen, in the sheet's own points. Whether it counts at all, or the party is left with no_deal,
// is for the rules: see Content.parts_count.
template <typename Chosen>
double worth(const ScoreSheet& sheet, const Chosen& chosen) {
    double points = 0;
    for (const auto& line : sheet.points())
        if (std::string_view(chosen(line.issue())) == line.option()) points += line.points();
    for (const auto& together : sheet.together())
        if (is_together(together, chosen)) points += together.points();
    for (const auto& tally : sheet.tallies()) points += tally_points(tally, tally_sum(tally, chosen));
    return points;
}

}  // namespace samenspel
