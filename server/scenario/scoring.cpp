#include "server/scenario/scoring.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "proto/full.hpp"
#include "proto/worth.hpp"

namespace samenspel::scenario {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
constexpr double never = std::numeric_limits<double>::infinity();

const Role* role_of_party(const Scenario& scenario, const Content& content, std::uint32_t party) {
    for (const SeatInfo& seat : content.seats()) {
        if (seat.party() != party) continue;
        for (const Role& role : scenario.roles())
            if (role.seat() == seat.id() && role.has_sheet()) return &role;
    }
    return nullptr;
}

std::uint8_t index_of(const IssueInfo& issue, std::string_view option) {
    for (int i = 0; i < issue.options_size(); ++i)
        if (issue.options(i).id() == option) return static_cast<std::uint8_t>(i);
    return 0;
}

}  // namespace

Scoring::Scoring(const Scenario& scenario, const Content& content, const std::set<std::uint32_t>& absent) {
    std::vector<const Role*> roles;
    for (const PartyInfo& party : content.parties()) {
        const Role* role = role_of_party(scenario, content, party.number());
        if (role == nullptr || absent.count(party.number()) > 0) continue;
        holders_.push_back({party.number(), role->sheet().no_deal()});
        roles.push_back(role);
    }
    for (const IssueInfo& info : content.issues()) {
        Issue& issue = issues_.emplace_back();
        issue.options.resize(static_cast<std::size_t>(info.options_size()));
        for (Option& option : issue.options) option.points.resize(holders_.size());
        if (info.bidder() != 0 && absent.count(info.bidder()) > 0) issue.fixed = index_of(info, info.if_absent());
    }
    terms_.resize(holders_.size());
    for (std::size_t holder = 0; holder < roles.size(); ++holder) add_sheet(content, roles[holder]->sheet(), holder);
    for (Issue& issue : issues_)
        for (Option& option : issue.options) option.amounts.resize(bases_.size());
    add_rules(content, absent);
}

std::optional<std::pair<std::size_t, std::uint8_t>> Scoring::place_of(const Content& content, std::string_view issue,
                                                                      std::string_view option) const {
    for (int i = 0; i < content.issues_size(); ++i) {
        if (content.issues(i).id() != issue) continue;
        const auto& options = content.issues(i).options();
        for (int k = 0; k < options.size(); ++k)
            if (options[k].id() == option) return std::pair(static_cast<std::size_t>(i), static_cast<std::uint8_t>(k));
    }
    return std::nullopt;
}

void Scoring::add_sheet(const Content& content, const ScoreSheet& sheet, std::size_t holder) {
    for (const auto& line : sheet.points())
        if (const auto at = place_of(content, line.issue(), line.option())) issues_[at->first].options[at->second].points[holder] += line.points();
    for (const auto& together : sheet.together()) {
        std::vector<std::pair<std::size_t, std::uint8_t>> choices;
        for (const auto& choice : together.choices())
            if (const auto at = place_of(content, choice.issue(), choice.option())) choices.push_back(*at);
        if (choices.empty() || choices.size() != static_cast<std::size_t>(together.choices_size())) continue;  // something is not open
        std::sort(choices.begin(), choices.end());
        const auto last = choices.back();
        choices.pop_back();
        issues_[last.first].options[last.second].bonuses.push_back({std::move(choices), holder, together.points()});
    }
    for (const auto& tally : sheet.tallies()) {
        std::map<std::pair<std::size_t, std::uint8_t>, double> amounts;
        for (const auto& part : tally.parts())
            if (const auto at = place_of(content, part.choice().issue(), part.choice().option())) amounts[*at] += part.amount();
        // Parties that count the same thing share its sum.
        const auto amount_at = [&](std::size_t issue, std::size_t option, std::size_t sum) {
            const auto& known = issues_[issue].options[option].amounts;
            return sum < known.size() ? known[sum] : 0.0;
        };
        std::size_t sum = nowhere;
        for (std::size_t known = 0; known < bases_.size() && sum == nowhere; ++known) {
            bool same = bases_[known] == tally.base();
            for (std::size_t i = 0; i < issues_.size(); ++i)
                for (std::size_t k = 0; k < issues_[i].options.size() && same; ++k) {
                    const auto found = amounts.find({i, static_cast<std::uint8_t>(k)});
                    same = amount_at(i, k, known) == (found == amounts.end() ? 0.0 : found->second);
                }
            if (same) sum = known;
        }
        if (sum == nowhere) {
            sum = bases_.size();
            bases_.push_back(tally.base());
            for (const auto& [at, amount] : amounts) {
                auto& known = issues_[at.first].options[at.second].amounts;
                known.resize(bases_.size());
                known[sum] = amount;
            }
        }
        terms_[holder].push_back({sum, tally.each(), tally.squared(), tally.has_reach() ? tally.reach() - reach_slack : never, tally.reach_points()});
    }
}

void Scoring::add_rules(const Content& content, const std::set<std::uint32_t>& absent) {
    const auto holder_of = [&](std::uint32_t party) {
        for (std::size_t k = 0; k < holders_.size(); ++k)
            if (holders_[k].party == party) return k;
        return nowhere;
    };
    for (std::size_t i = 0; i < issues_.size(); ++i) {
        const IssueInfo& info = content.issues(static_cast<int>(i));
        if (issues_[i].fixed) continue;
        std::set<std::uint32_t> deciders(info.deciders().begin(), info.deciders().end());
        if (info.rule() != ONE_PARTY || deciders.empty())
            for (const PartyInfo& party : content.parties())
                if (party.decides()) deciders.insert(party.number());
        Rule rule;
        std::size_t counted = 0;
        for (const std::uint32_t party : deciders) {
            if (absent.count(party) > 0) continue;
            ++counted;
            if (const std::size_t holder = holder_of(party); holder != nowhere) rule.holders.push_back(holder);
        }
        rule.needed = info.rule() == MAJORITY ? std::min(rule.holders.size(), counted / 2 + 1) : rule.holders.size();
        const bool known = std::any_of(rules_.begin(), rules_.end(),
                                       [&](const Rule& other) { return other.holders == rule.holders && other.needed == rule.needed; });
        if (!known) rules_.push_back(std::move(rule));
    }
}

std::uint64_t Scoring::packages() const {
    constexpr std::uint64_t most = std::uint64_t{1} << 63;
    std::uint64_t count = 1;
    for (const Issue& issue : issues_) {
        if (issue.fixed || issue.options.empty()) continue;
        if (count > most / issue.options.size()) return most;
        count *= issue.options.size();
    }
    return count;
}

void Scoring::value(const double* linear, const double* sums, double* points) const {
    for (std::size_t holder = 0; holder < holders_.size(); ++holder) {
        double total = linear[holder];
        for (const Term& term : terms_[holder]) {
            const double x = sums[term.sum];
            total += (term.each + term.squared * x) * x + (x >= term.reach ? term.reach_points : 0.0);
        }
        points[holder] = total;
    }
}

// Goes down issue by issue and keeps what the choices so far add up to, so that a package costs its last choice only.
struct Scoring::Walk {
    const Scoring& scoring;
    const Visit& visit;
    std::vector<std::vector<double>> linear, sums;  // by depth
    OptionIndexes options;
    std::vector<double> points;

    Walk(const Scoring& of, const Visit& with) : scoring(of), visit(with), options(of.issues_.size()), points(of.holders_.size()) {
        linear.assign(of.issues_.size() + 1, std::vector<double>(of.holders_.size()));
        sums.assign(of.issues_.size() + 1, of.bases_);
    }

    void choose(std::size_t depth, std::uint8_t index) {
        options[depth] = index;
        const Option& option = scoring.issues_[depth].options[index];
        for (std::size_t k = 0; k < option.points.size(); ++k) linear[depth + 1][k] = linear[depth][k] + option.points[k];
        for (std::size_t k = 0; k < option.amounts.size(); ++k) sums[depth + 1][k] = sums[depth][k] + option.amounts[k];
        for (const Bonus& bonus : option.bonuses) {
            const bool holds = std::all_of(bonus.earlier.begin(), bonus.earlier.end(), [&](const auto& at) { return options[at.first] == at.second; });
            if (holds) linear[depth + 1][bonus.holder] += bonus.points;
        }
    }

    bool down(std::size_t depth) {
        if (depth == scoring.issues_.size()) {
            scoring.value(linear[depth].data(), sums[depth].data(), points.data());
            return visit(options.data(), points.data());
        }
        const Issue& issue = scoring.issues_[depth];
        const auto first = issue.fixed.value_or(0);
        const auto count = issue.fixed ? std::size_t{1} : issue.options.size();
        for (std::size_t k = 0; k < count; ++k) {
            choose(depth, static_cast<std::uint8_t>(first + k));
            if (!down(depth + 1)) return false;
        }
        return true;
    }
};

void Scoring::each(const Visit& visit) const { Walk(*this, visit).down(0); }

std::vector<double> Scoring::points_of(const OptionIndexes& options) const {
    const Visit nothing;
    Walk walk(*this, nothing);
    for (std::size_t depth = 0; depth < issues_.size(); ++depth) walk.choose(depth, options[depth]);
    value(walk.linear.back().data(), walk.sums.back().data(), walk.points.data());
    return walk.points;
}

bool Scoring::acceptable(const double* points) const {
    for (const Rule& rule : rules_) {
        std::size_t content = 0;
        for (const std::size_t holder : rule.holders) content += points[holder] >= holders_[holder].no_deal ? 1u : 0u;
        if (content < rule.needed) return false;
    }
    return true;
}

std::optional<OptionIndexes> Scoring::find_agreement(bool any) const {
    std::optional<OptionIndexes> best;
    double most = -never;
    each([&](const std::uint8_t* options, const double* points) {
        if (!acceptable(points)) return true;
        double least = never;
        for (std::size_t k = 0; k < holders_.size(); ++k) least = std::min(least, points[k] - holders_[k].no_deal);
        if (best && least <= most) return true;
        most = least;
        best.emplace(options, options + issues_.size());
        return !any;
    });
    return best;
}

}  // namespace samenspel::scenario
