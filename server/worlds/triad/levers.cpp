// The levers: names an effect may use and what each does; see the header.
#include "server/worlds/triad/levers.hpp"

#include <algorithm>

#include "server/worlds/triad/state.hpp"

namespace samenspel::worlds::triad {

namespace {

// Positions of what an effect names.
struct Targets {
    std::vector<std::size_t> districts, parties;
    std::size_t actor = 0;  // or the number of parties
};

struct Bench {
    const Town& town;
    const Layout& layout;
    State& state;
    Flows& flows;
    std::vector<std::string>& findings;

    double& overall(Overall what) { return state[layout.of(what)]; }
    double& set(Set what) { return flows.policy[what]; }
    bool is_party(std::size_t p) const { return p < town.parties.size(); }
    // Whose books a party's money is in; the number of bookkeepers for parties that have none.
    std::size_t books_of(std::size_t p) const {
        if (!is_party(p)) return bookkeepers;
        return town.parties[p].role == Role::housing ? static_cast<std::size_t>(Role::municipality) : std::min(p, bookkeepers);
    }
    void pay(std::size_t p, double gain_eur) {
        if (const std::size_t books = books_of(p); books < bookkeepers) flows.eur[books] += gain_eur;
    }
    void move_support(double points) {
        double& support = overall(Overall::support);
        support = std::clamp(support + points, 0.0, 100.0);
    }
    void move_calm(std::size_t d, double points) {
        double& calm = state[layout.of(d, OfDistrict::calm)];
        calm = std::clamp(calm + points, 0.0, 100.0);
    }
    void move_trust(std::size_t from, std::size_t to, double points) {
        if (from == to) return;
        double& trust = state[layout.trust(from, to)];
        trust = std::clamp(trust + points, 0.0, 100.0);
    }
    void trusted_by_all(std::size_t to, double points) {
        for (std::size_t from = 0; from < town.parties.size(); ++from) move_trust(from, to, points);
    }
};

Targets targets_of(const Town& town, const Effect& effect) {
    Targets targets;
    for (const std::string& name : effect.on) {
        if (const auto d = find_id(town.districts, name); d < town.districts.size()) targets.districts.push_back(d);
        if (const auto p = find_id(town.parties, name); p < town.parties.size()) targets.parties.push_back(p);
    }
    targets.actor = find_id(town.parties, effect.party);
    return targets;
}

// Districts that are meant, as far as people are housed there: those named, else all.
std::vector<std::size_t> districts_of(const Bench& bench, const Targets& on) {
    std::vector<std::size_t> meant;
    for (const std::size_t d : on.districts)
        if (bench.town.districts[d].homes > 0) meant.push_back(d);
    if (!meant.empty()) return meant;
    for (std::size_t d = 0; d < bench.town.districts.size(); ++d)
        if (bench.town.districts[d].homes > 0) meant.push_back(d);
    return meant;
}

// What is agreed: the last one named stands.
template <Set what>
void set(Bench& bench, const Targets&, const Effect& effect) { bench.set(what) = std::max(0.0, effect.amount); }
template <Set what>
void set_part(Bench& bench, const Targets&, const Effect& effect) { bench.set(what) = std::clamp(effect.amount, 0.0, 1.0); }
template <Set what>
void add(Bench& bench, const Targets&, const Effect& effect) { bench.set(what) += effect.amount; }

void cost(Bench& bench, const Targets& on, const Effect& effect) {
    if (bench.is_party(on.actor)) bench.pay(on.actor, -effect.amount);
    else for (const std::size_t p : on.parties) bench.pay(p, -effect.amount / static_cast<double>(on.parties.size()));
}
void transfer(Bench& bench, const Targets& on, const Effect& effect) {
    if (!bench.is_party(on.actor) || on.parties.empty()) return;
    for (const std::size_t p : on.parties) {
        const double each = effect.amount / static_cast<double>(on.parties.size());
        bench.pay(p, each);
        bench.flows.carried.add(bench.books_of(on.actor), bench.books_of(p), each);
    }
    bench.pay(on.actor, -effect.amount);
}

void support(Bench& bench, const Targets&, const Effect& effect) { bench.move_support(effect.amount); }
void press_story(Bench& bench, const Targets& on, const Effect& effect) {
    bench.move_support(-effect.amount);
    for (const std::size_t d : on.districts) bench.findings.push_back("press:" + bench.town.districts[d].id);
}
void incident(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t d : on.districts) {
        bench.move_calm(d, -effect.amount);
        bench.findings.push_back("incident:" + bench.town.districts[d].id);
    }
    bench.move_support(-effect.amount / 2);
}
void serious_cases(Bench& bench, const Targets& on, const Effect& effect) {
    const auto districts = districts_of(bench, on);
    for (const std::size_t d : districts) bench.flows.extra_cases[d] += std::max(0.0, effect.amount) / static_cast<double>(districts.size());
}
void resolve(Bench& bench, const Targets&, const Effect& effect) { bench.flows.resolved_cases += std::max(0.0, effect.amount); }
void relapse(Bench& bench, const Targets&, const Effect& effect) { bench.flows.relapses += std::max(0.0, effect.amount); }
void calm(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t d : districts_of(bench, on)) bench.move_calm(d, effect.amount);
}
void dignity(Bench& bench, const Targets&, const Effect& effect) {
    double& held = bench.overall(Overall::dignity);
    held = std::clamp(held + effect.amount, 0.0, 100.0);
}
void demand(Bench& bench, const Targets&, const Effect& effect) { bench.overall(Overall::extra_demand) = effect.amount; }
void refugee_quota(Bench& bench, const Targets&, const Effect& effect) { bench.overall(Overall::extra_claims) = std::max(0.0, effect.amount); }
void staff_shortage(Bench& bench, const Targets&, const Effect& effect) {
    double& gap = bench.overall(Overall::gap);
    gap = std::clamp(gap + effect.amount, 0.0, bench.town.numbers.most_gap);
}

void share_data(Bench& bench, const Targets& on, const Effect&) {
    if (bench.is_party(on.actor)) bench.trusted_by_all(on.actor, bench.town.numbers.data_trust);
}
void breach(Bench& bench, const Targets& on, const Effect&) {
    if (bench.is_party(on.actor)) bench.trusted_by_all(on.actor, -bench.town.numbers.breach_trust);
}
void blame(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t p : on.parties)
        if (bench.is_party(on.actor)) {
            bench.move_trust(p, on.actor, -bench.town.numbers.blame_trust);
            bench.trusted_by_all(p, -bench.town.numbers.blame_trust / 4);
        }
    bench.move_support(-effect.amount);
}
void trust(Bench& bench, const Targets& on, const Effect& effect) {
    if (!bench.is_party(on.actor)) return;
    if (on.parties.empty()) bench.trusted_by_all(on.actor, effect.amount);
    for (const std::size_t p : on.parties) bench.move_trust(p, on.actor, effect.amount);
}

struct Lever {
    std::string_view name;
    void (*act)(Bench&, const Targets&, const Effect&);
    bool once;
};

// In the order of the README's table.
constexpr Lever levers[] = {
    {"contingent", set<Set::homes>, false}, {"more_homes", add<Set::homes>, false},
    {"guidance_first", set<Set::hours_first>, false}, {"guidance_second", set<Set::hours_second>, false},
    {"guidance_after", set<Set::hours_after>, false}, {"flip_share", set_part<Set::flip>, false},
    {"three_way", set_part<Set::three_way>, false}, {"spread", set_part<Set::spread>, false},
    {"fallback_beds", set<Set::beds>, false}, {"joint_team", set_part<Set::team>, false},
    {"case_conference", set_part<Set::conference>, false}, {"screening", set_part<Set::screening>, false},
    {"neighbourhood_fund", add<Set::fund>, false}, {"guarantee_fund", set_part<Set::guarantee>, false},
    {"per_home", set<Set::per_home>, false}, {"bed_closure", set_part<Set::closing>, false},
    {"bed_compensation", set<Set::compensation>, false}, {"care_price", set<Set::price>, false},
    {"contract_term", set<Set::term>, false}, {"council_support", add<Set::lobbying>, false},
    {"cost", cost, false}, {"cost_once", cost, true}, {"transfer", transfer, false}, {"transfer_once", transfer, true},
    {"support", support, true}, {"press_story", press_story, true}, {"incident", incident, true},
    {"serious_cases", serious_cases, true}, {"resolve", resolve, true}, {"relapse", relapse, true}, {"calm", calm, true},
    {"dignity", dignity, true}, {"demand", demand, true}, {"refugee_quota", refugee_quota, true},
    {"staff_shortage", staff_shortage, true}, {"share_data", share_data, true}, {"breach", breach, true},
    {"blame", blame, true}, {"trust", trust, true},
};

}  // namespace

Policy idle_policy(const Town& town) {
    Policy policy;
    policy[Set::closing] = town.numbers.closed_share;
    policy[Set::price] = town.numbers.hour_eur;
    return policy;
}

Flows apply_effects(const Town& town, const Layout& layout, const std::vector<Effect>& effects, State& state,
                    std::vector<std::string>& findings) {
    Flows flows;
    flows.policy = idle_policy(town);
    Bench bench{town, layout, state, flows, findings};
    for (const Effect& effect : effects)
        for (const Lever& lever : levers)
            if (lever.name == effect.lever) lever.act(bench, targets_of(town, effect), effect);
    flows.policy[Set::homes] = std::max(0.0, flows.policy[Set::homes]);
    flows.policy[Set::fund] = std::max(0.0, flows.policy[Set::fund]);
    return flows;
}

std::vector<std::string> lever_names() {
    std::vector<std::string> names;
    for (const Lever& lever : levers) names.emplace_back(lever.name);
    return names;
}

bool lever_acts_once(std::string_view name) {
    return std::any_of(std::begin(levers), std::end(levers), [&](const Lever& lever) { return lever.name == name && lever.once; });
}

}  // namespace samenspel::worlds::triad
