#include "server/insight/bargaining_points.hpp"

#include <algorithm>
#include <numeric>

namespace samenspel::insight {
namespace {

constexpr double nothing = 1e-9;

double sum(const Values& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

// The index of the best of `some` by `worth`, the first of equals; none for none.
template <typename Worth>
std::optional<std::size_t> best_of(const std::vector<std::size_t>& some, Worth worth) {
    std::optional<std::size_t> best;
    decltype(worth(std::size_t{})) most{};
    for (const auto index : some) {
        auto value = worth(index);
        if (best && !(most < value)) continue;
        most = std::move(value);
        best = index;
    }
    return best;
}

// What each party could gain at most in any of these outcomes.
Values ideal_gains(const std::vector<Values>& all, const std::vector<std::size_t>& some) {
    Values out(all.empty() ? 0 : all.front().size(), 0.0);
    for (const auto index : some)
        for (std::size_t party = 0; party < out.size(); ++party) out[party] = std::max(out[party], all[index][party]);
    return out;
}

}  // namespace

Values gains(const Values& values, const Values& no_deal) {
    Values out(values.size());
    for (std::size_t party = 0; party < values.size(); ++party) out[party] = values[party] - no_deal[party];
    return out;
}

bool leaves_nobody_worse(const Values& values, const Values& no_deal) {
    for (std::size_t party = 0; party < values.size(); ++party)
        if (values[party] < no_deal[party] - nothing) return false;
    return true;
}

bool dominates(const Values& one, const Values& other) { return leaves_nobody_worse(one, other) && !leaves_nobody_worse(other, one); }

std::vector<std::size_t> pareto_frontier(const std::vector<Values>& outcomes) {
    // Whatever dominates has the greater sum, so it comes earlier and only the frontier so far has to be asked.
    std::vector<std::size_t> order(outcomes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Values sums(outcomes.size());
    std::transform(outcomes.begin(), outcomes.end(), sums.begin(), sum);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) { return sums[one] > sums[other]; });
    std::vector<std::size_t> frontier;
    for (const auto index : order) {
        const bool kept = std::none_of(frontier.begin(), frontier.end(), [&](std::size_t better) { return leaves_nobody_worse(outcomes[better], outcomes[index]); });
        if (kept) frontier.push_back(index);
    }
    std::sort(frontier.begin(), frontier.end());
    return frontier;
}

BargainingPoints bargaining_points(const std::vector<Values>& outcomes, const Values& no_deal) {
    std::vector<Values> gained(outcomes.size());
    std::vector<std::size_t> fair;
    for (std::size_t index = 0; index < outcomes.size(); ++index) {
        gained[index] = gains(outcomes[index], no_deal);
        if (leaves_nobody_worse(outcomes[index], no_deal)) fair.push_back(index);
    }
    const Values ideal = ideal_gains(gained, fair);
    BargainingPoints out;
    out.nash = best_of(fair, [&](std::size_t index) {
        return std::accumulate(gained[index].begin(), gained[index].end(), 1.0, [](double product, double gain) { return product * std::max(gain, 0.0); });
    });
    if (out.nash && std::any_of(gained[*out.nash].begin(), gained[*out.nash].end(), [](double gain) { return gain <= nothing; })) out.nash.reset();
    out.kalai_smorodinsky = best_of(fair, [&](std::size_t index) {
        Values ascending;
        for (std::size_t party = 0; party < ideal.size(); ++party)
            if (ideal[party] > nothing) ascending.push_back(gained[index][party] / ideal[party]);
        std::sort(ascending.begin(), ascending.end());
        return ascending;
    });
    out.egalitarian = best_of(fair, [&](std::size_t index) {
        Values ascending = gained[index];
        std::sort(ascending.begin(), ascending.end());
        return ascending;
    });
    out.utilitarian = best_of(fair, [&](std::size_t index) { return sum(gained[index]); });
    return out;
}

PackageStanding standing(const Values& package, const std::vector<Values>& outcomes, const Values& no_deal) {
    const Values gained = gains(package, no_deal);
    PackageStanding out;
    out.nobody_worse = leaves_nobody_worse(package, no_deal);
    out.joint_gain = sum(gained);
    out.least_gain = gained.empty() ? 0 : *std::min_element(gained.begin(), gained.end());
    out.on_frontier = true;
    double best = 0;
    for (const auto& outcome : outcomes) {
        if (leaves_nobody_worse(outcome, no_deal)) best = std::max(best, sum(gains(outcome, no_deal)));
        if (!dominates(outcome, package)) continue;
        out.on_frontier = false;
        out.left_on_table = std::max(out.left_on_table, sum(gains(outcome, package)));
    }
    if (best > nothing) out.share_of_best = out.joint_gain / best;
    return out;
}

}  // namespace samenspel::insight
