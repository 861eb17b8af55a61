#include "server/worlds/issues/model.hpp"

#include <algorithm>

namespace samenspel::worlds::issues {
namespace {

const std::string lasting = "lasting-";
constexpr double slack = 1e-9;  // 0.1 eight times is to reach 0.8

using Values = std::vector<std::vector<double>>;  // by sum, then by party or the region alone

const std::string& subject_of(const Design& design, const Sum& sum, std::size_t at) {
    static const std::string region;
    return sum.of_parties ? design.parties[at] : region;
}

std::string key_of(const Design& design, const Sum& sum, std::size_t at) { return lasting + sum.id + "." + subject_of(design, sum, at); }

// For whom an effect on this sum counts.
bool concerns(const Design& design, const Sum& sum, std::size_t at, const Effect& effect) {
    if (!sum.of_parties) return true;
    const std::string& party = subject_of(design, sum, at);
    if (!effect.on.empty()) return std::find(effect.on.begin(), effect.on.end(), party) != effect.on.end();
    return effect.party.empty() || effect.party == party;
}

// The sum as `into` sees it.
double seen(const Values& values, std::size_t sum, const Sum& from, const Sum& into, std::size_t at) {
    const auto& own = values[sum];
    if (!from.of_parties) return own.front();
    if (into.of_parties) return own[at];
    double all = 0;
    for (const double value : own) all += value;
    return all;
}

void follow_rules(const Design& design, Values& values) {
    for (const Rule& rule : design.rules) {
        const Sum& into = design.sums[rule.into];
        for (std::size_t at = 0; at < values[rule.into].size(); ++at) {
            const double x = seen(values, rule.from, design.sums[rule.from], into, at);
            const double y = seen(values, rule.with, design.sums[rule.with], into, at);
            const bool reached = rule.has_reach && x >= rule.reach - slack;
            values[rule.into][at] += rule.each * x + rule.squared * x * x + rule.product * x * y + (reached ? rule.add : 0.0);
        }
    }
}

Outcome told(const Design& design, const Values& values, Quantities state, std::uint64_t chance) {
    Outcome out;
    for (std::size_t s = 0; s < design.sums.size(); ++s) {
        const Sum& sum = design.sums[s];
        for (std::size_t at = 0; at < values[s].size(); ++at)
            out.indicators.push_back({sum.of_parties ? Scope::party : Scope::region, subject_of(design, sum, at), sum.id, values[s][at], true, ""});
    }
    for (const Watch& watch : design.watches) {
        const Sum& sum = design.sums[watch.of];
        for (std::size_t at = 0; at < values[watch.of].size(); ++at)
            if (values[watch.of][at] < watch.below - slack)
                out.findings.push_back(watch.id + ":" + (sum.of_parties ? subject_of(design, sum, at) : "region"));
    }
    out.state = std::move(state);
    out.chance = chance;
    return out;
}

}  // namespace

Outcome Model::start(std::uint64_t chance) const {
    Quantities state;
    for (const Sum& sum : design_->sums)
        for (std::size_t at = 0; at < sum.start.size(); ++at) state[key_of(*design_, sum, at)] = 0;
    return tick(state, {}, chance);
}

Outcome Model::tick(const Quantities& before, const std::vector<Effect>& effects, std::uint64_t chance) const {
    Quantities state = before;
    Values values;
    for (const Sum& sum : design_->sums) {
        auto& own = values.emplace_back(sum.start);
        for (std::size_t at = 0; at < own.size(); ++at) {
            double& remains = state[key_of(*design_, sum, at)];
            for (const Effect& effect : effects) {
                if (!concerns(*design_, sum, at, effect)) continue;
                if (effect.lever == sum.id) own[at] += effect.amount;
                if (effect.lever == lasting + sum.id) remains += effect.amount;
            }
            own[at] += remains;
        }
    }
    follow_rules(*design_, values);
    return told(*design_, values, std::move(state), chance);
}

std::vector<std::string> Model::levers() const {
    std::vector<std::string> out;
    for (const Sum& sum : design_->sums) {
        out.push_back(sum.id);
        out.push_back(lasting + sum.id);
    }
    return out;
}

bool Model::acts_once(std::string_view lever) const { return lever.substr(0, lasting.size()) == lasting; }

}  // namespace samenspel::worlds::issues
