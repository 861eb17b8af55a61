#include "client/bots/sheet.hpp"

#include <algorithm>

#include "client/knowledge/queries.hpp"
#include "proto/worth.hpp"

namespace samenspel::bots {
namespace {

// Issue and option by index; no_choice twice when the table has no such.
std::pair<int, int> place_of(const Content& content, const std::string& issue, const std::string& option) {
    for (int i = 0; i < content.issues_size(); ++i) {
        if (content.issues(i).id() != issue) continue;
        for (int k = 0; k < content.issues(i).options_size(); ++k)
            if (content.issues(i).options(k).id() == option) return {i, k};
    }
    return {no_choice, no_choice};
}

std::vector<std::vector<double>> empty_grid(const Content& content) {
    std::vector<std::vector<double>> out;
    for (const auto& issue : content.issues()) out.emplace_back(static_cast<std::size_t>(issue.options_size()));
    return out;
}

void add(std::vector<std::vector<double>>& grid, std::pair<int, int> at, double amount) {
    if (at.first != no_choice) grid[static_cast<std::size_t>(at.first)][static_cast<std::size_t>(at.second)] += amount;
}

}  // namespace

std::optional<Sheet> Sheet::of(const Knowledge& knowledge, std::uint32_t seat) {
    const RoleDealt* role = knowledge::role_of(knowledge, knowledge::SeatNumber{seat});
    if (!role || !role->has_sheet()) return std::nullopt;
    const Content& content = knowledge.opened().content();
    const ScoreSheet& sheet = role->sheet();
    Sheet out;
    out.lines_ = empty_grid(content);
    for (const auto& line : sheet.points()) add(out.lines_, place_of(content, line.issue(), line.option()), line.points());
    for (const auto& tally : sheet.tallies()) {
        Tally& read = out.tallies_.emplace_back();
        read.amounts = empty_grid(content);
        for (const auto& part : tally.parts()) add(read.amounts, place_of(content, part.choice().issue(), part.choice().option()), part.amount());
        read.base = tally.base();
        read.each = tally.each();
        read.squared = tally.squared();
        read.reach = tally.reach() - reach_slack;
        read.reach_points = tally.reach_points();
        read.has_reach = tally.has_reach();
    }
    for (const auto& together : sheet.together()) {
        Together& read = out.together_.emplace_back();
        read.points = together.points();
        for (const auto& choice : together.choices()) {
            const auto at = place_of(content, choice.issue(), choice.option());
            read.choices.emplace_back(static_cast<std::size_t>(std::max(0, at.first)), at.second == no_choice ? content.issues_size() + 99 : at.second);
        }
    }
    for (const auto& issue : content.issues())
        out.settled_.push_back(knowledge::settled_by_absence(knowledge, issue) ? place_of(content, issue.id(), issue.if_absent()).second : no_choice);
    out.no_deal_ = sheet.no_deal();
    out.parts_count_ = content.parts_count();
    return out;
}

double Sheet::points(const Package& package) const {
    bool all = true, any = false;
    Package whole = package;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        any = any || whole[i] != no_choice;
        if (settled_[i] != no_choice) whole[i] = settled_[i];
        all = all && whole[i] != no_choice;
    }
    if (!any || (!all && !parts_count_)) return no_deal_;
    double sum = 0;
    const auto amount = [&](const std::vector<std::vector<double>>& grid, std::size_t i) {
        return whole[i] == no_choice ? 0.0 : grid[i][static_cast<std::size_t>(whole[i])];
    };
    for (std::size_t i = 0; i < whole.size(); ++i) sum += amount(lines_, i);
    for (const Tally& tally : tallies_) {
        double x = tally.base;
        for (std::size_t i = 0; i < whole.size(); ++i) x += amount(tally.amounts, i);
        sum += (tally.each + tally.squared * x) * x + (tally.has_reach && x >= tally.reach ? tally.reach_points : 0.0);
    }
    for (const Together& together : together_) {
        const bool holds = std::all_of(together.choices.begin(), together.choices.end(), [&](const auto& at) { return whole[at.first] == at.second; });
        if (holds) sum += together.points;
    }
    return sum;
}

}  // namespace samenspel::bots
