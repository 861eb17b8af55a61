#include "tools/debrief_best.hpp"

#include <numeric>

namespace samenspel::debrief {
namespace {

constexpr std::size_t fewest_owners = 3;

double figure(const insight::Values& values, bool points) {
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return points || values.empty() ? sum : sum / static_cast<double>(values.size());
}

}  // namespace

std::optional<BestFound> best_found(const insight::Bargaining& bargaining) {
    // Of two, one who knows their own figure could take it off the sum.
    if (bargaining.owners.size() < fewest_owners) return std::nullopt;
    std::vector<insight::Values> outcomes;
    for (const auto& package : bargaining.outcomes) outcomes.push_back(package.values);
    const auto best = insight::bargaining_points(outcomes, bargaining.no_deal).utilitarian;
    if (!best || bargaining.outcomes[*best].choices.empty()) return std::nullopt;
    BestFound out;
    const bool points = bargaining.worth == insight::Bargaining::Worth::sheets;
    for (const auto& choice : bargaining.outcomes[*best].choices) *out.add_choices() = choice;
    if (points) out.set_points(true);
    out.set_best(figure(outcomes[*best], points));
    if (bargaining.ended) out.set_ended(figure(*bargaining.ended, points));
    out.set_no_deal(figure(bargaining.no_deal, points));
    out.set_valued(static_cast<std::uint32_t>(outcomes.size()));
    if (bargaining.all) out.set_all(true);
    return out;
}

}  // namespace samenspel::debrief
