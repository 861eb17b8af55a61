// The tick of the triad world; see the header.
#include "server/worlds/triad/model.hpp"

#include <algorithm>

namespace samenspel::worlds::triad {

Model::Model(std::unique_ptr<const Town> town) : town_(std::move(town)), layout_(*town_) {}

Outcome Model::start(std::uint64_t chance) const {
    const Parameters& n = town_->numbers;
    State state(layout_.count(), 0.0);
    state[layout_.of(Overall::support)] = n.support_start;
    state[layout_.of(Overall::waiting)] = n.waiting_start;
    state[layout_.of(Overall::idle_waiting)] = n.waiting_start;
    state[layout_.of(Overall::contract_left)] = n.contract_years;
    state[layout_.of(Overall::dignity)] = n.dignity_start;
    for (std::size_t d = 0; d < town_->districts.size(); ++d) state[layout_.of(d, OfDistrict::calm)] = town_->districts[d].calm;
    for (std::size_t from = 0; from < town_->parties.size(); ++from)
        for (std::size_t to = 0; to < town_->parties.size(); ++to) state[layout_.trust(from, to)] = from == to ? 100 : n.trust_start;
    const Policy idle = idle_policy(*town_);
    for (std::size_t i = 0; i < policy_size; ++i) state[layout_.policy(i)] = idle.values[i];
    return {layout_.write(state), indicators(*town_, layout_, state, Year{}), {}, chance};
}

int Model::tick_years() const { return static_cast<int>(town_->numbers.tick_years); }

Outcome Model::tick(const Quantities& quantities, const std::vector<Effect>& effects, std::uint64_t chance) const {
    Outcome outcome;
    State state = layout_.read(quantities);
    const Chances chances = town_->numbers.stochastic > 0.5 ? Chances::drawn : Chances::expected;
    const Flows flows = apply_effects(*town_, layout_, effects, state, outcome.findings);
    const Year year = pass_year(*town_, layout_, flows, state, chances, chance, outcome.findings);
    outcome.state = layout_.write(state);
    outcome.indicators = indicators(*town_, layout_, state, year);
    outcome.chance = chance;
    return outcome;
}

std::vector<std::string> Model::levers() const { return lever_names(); }
bool Model::acts_once(std::string_view lever) const { return lever_acts_once(lever); }

std::pair<double, double> Model::forecast(const Quantities& quantities, std::string_view indicator, std::string_view subject, int pooled) const {
    const Parameters& n = town_->numbers;
    const double parts = std::clamp(static_cast<double>(pooled) / static_cast<double>(bookkeepers), 0.0, 1.0);
    const double error = n.forecast_error * (1 - n.forecast_narrowing * parts);
    State state = layout_.read(quantities);
    Flows flows;
    for (std::size_t i = 0; i < policy_size; ++i) flows.policy.values[i] = state[layout_.policy(i)];
    std::vector<std::string> findings;
    std::uint64_t unused = 0;
    const Year year = pass_year(*town_, layout_, flows, state, Chances::expected, unused, findings);
    for (const Indicator& each : indicators(*town_, layout_, state, year))
        if (each.id == indicator && each.subject == subject) return {std::max(0.0, each.value * (1 - error)), each.value * (1 + error)};
    return {0, 0};
}

}  // namespace samenspel::worlds::triad
