// The tick of the krimp world; see the header.
#include "server/worlds/krimp/model.hpp"

#include <algorithm>

#include "server/worlds/chance.hpp"
#include "server/worlds/krimp/choice.hpp"
#include "server/worlds/krimp/demand.hpp"
#include "server/worlds/krimp/yearly.hpp"

namespace samenspel::worlds::krimp {

Model::Model(std::unique_ptr<const Region> region) : region_(std::move(region)), layout_(*region_), start_(start_state()) {
    const View view{*region_, layout_, start_};
    const Accounts accounts = account(view, Flows{});
    const Measures measures = measure(view, Flows{}, accounts);
    baseline_ = {measures.travel_mean_min, measures.offer, measures.quality};
}

State Model::start_state() const {
    const Region& region = *region_;
    const Parameters& n = region.numbers;
    State state(layout_.count(), 0.0);
    state[layout_.of(Overall::cohort)] = 1;
    state[layout_.of(Overall::leak_pull)] = 1;
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        const Site& site = region.sites[s];
        state[layout_.of(s, OfSite::open)] = 1;
        state[layout_.of(s, OfSite::at)] = static_cast<double>(s);
        state[layout_.of(s, OfSite::isolated)] = site.isolated;
        state[layout_.of(s, OfSite::reputation)] = site.reputation;
        state[layout_.of(s, OfSite::quality)] = site.quality;
        state[layout_.of(s, OfSite::denominations)] = 1;
        for (std::size_t t = 0; t < region.tracks.size(); ++t) state[layout_.of(s, t, OfOffer::profiles)] = site.profiles;
    }
    for (std::size_t from = 0; from < region.parties.size(); ++from)
        for (std::size_t to = 0; to < region.parties.size(); ++to)
            state[layout_.trust(from, to)] = from == to ? 100 : n.trust_start;
    std::array<double, most_sites> shares{};
    for (std::size_t m = 0; m < region.homes.size(); ++m)
        for (std::size_t t = 0; t < region.tracks.size(); ++t) {
            intake_shares({region, layout_, state}, Flows{}, m, t, {shares.data(), region.sites.size()});
            for (std::size_t s = 0; s < region.sites.size(); ++s) state[layout_.share(m, s, t)] = shares[s];
        }
    const View view{region, layout_, state};
    const Accounts accounts = account(view, Flows{});
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        state[layout_.of(s, OfSite::staff)] = needed_fte(view, accounts, s) * (1 - n.start_vacancies);
        state[layout_.of(region.sites[s].party, OfParty::reserves)] += region.sites[s].reserves_share * accounts.books[s].income_eur;
    }
    return state;
}

double Model::decline(const State& state) const {
    return region_->numbers.decline_per_tick + state[layout_.of(Overall::decline_extra)];
}

Model::Passed Model::advance(State& state, const std::vector<Effect>& effects, double extra_decline, std::vector<std::string>& findings) const {
    const Region& region = *region_;
    Passed passed{apply_effects(region, layout_, effects, state, findings), {}};
    const Flows& flows = passed.flows;
    state[layout_.of(Overall::tick)] += 1;
    double& cohort = state[layout_.of(Overall::cohort)];
    cohort = std::max(region.numbers.least_cohort, cohort - decline(state) - extra_decline);
    // One-off money first: it may be what saves a board.
    for (std::size_t p = 0; p < region.parties.size(); ++p) state[layout_.of(p, OfParty::reserves)] += flows.once_eur[p];
    close_the_overdue(region, layout_, state, findings);
    move_reputations(region, layout_, flows, state);
    renew_shares(region, layout_, flows, state);
    passed.accounts = account({region, layout_, state}, flows);
    move_staff(region, layout_, flows, passed.accounts, state);
    move_quality(region, layout_, flows, passed.accounts, state);
    keep_books(region, layout_, passed.accounts, state, findings);
    fade_feelings(region, layout_, state);
    return passed;
}

std::vector<Indicator> Model::indicators_of(const State& state, const Passed& passed) const {
    const View view{*region_, layout_, state};
    const double next = std::max(region_->numbers.least_cohort, view.overall(Overall::cohort) - decline(state));
    return indicators(view, passed.accounts, measure(view, passed.flows, passed.accounts), baseline_, next);
}

Outcome Model::start(std::uint64_t chance) const {
    return {layout_.write(start_), indicators_of(start_, {Flows{}, account({*region_, layout_, start_}, Flows{})}), {}, chance};
}

int Model::tick_years() const { return static_cast<int>(region_->numbers.tick_years); }

Outcome Model::tick(const Quantities& quantities, const std::vector<Effect>& effects, std::uint64_t chance) const {
    Outcome outcome;
    State state = layout_.read(quantities);
    const double drawn = next_fraction(chance);
    const Passed passed = advance(state, effects, region_->numbers.cohort_noise * (2 * drawn - 1), outcome.findings);
    outcome.state = layout_.write(state);
    outcome.indicators = indicators_of(state, passed);
    outcome.chance = chance;
    return outcome;
}

std::vector<std::string> Model::levers() const { return lever_names(); }
bool Model::acts_once(std::string_view lever) const { return lever_acts_once(lever); }

std::pair<double, double> Model::forecast(const Quantities& quantities, std::string_view indicator, std::string_view subject,
                                          int pooled) const {
    const Parameters& n = region_->numbers;
    const double parts = std::clamp(static_cast<double>(pooled) / static_cast<double>(region_->boards), 0.0, 1.0);
    const double error = n.forecast_error * (1 - n.forecast_narrowing * parts);
    double ends[2] = {0, 0};
    for (const int end : {0, 1}) {
        State state = layout_.read(quantities);
        std::vector<std::string> findings;
        const Passed passed = advance(state, {}, end == 0 ? error : -error, findings);
        for (const Indicator& each : indicators_of(state, passed))
            if (each.id == indicator && each.subject == subject) {
                ends[end] = each.value;
                break;
            }
    }
    return {std::min(ends[0], ends[1]), std::max(ends[0], ends[1])};
}

}  // namespace samenspel::worlds::krimp
