// The year's arithmetic; see the header.
#include "server/worlds/triad/year.hpp"

#include <algorithm>
#include <cmath>

#include "server/worlds/chance.hpp"

namespace samenspel::worlds::triad {

namespace {

// Tenants that run the same risk.
struct Group {
    Cohort cohort;
    double homes, hours, risk;
};

// What the year needs at hand.
struct Run {
    const Town& town;
    const Layout& layout;
    const Flows& flows;
    State& state;
    Chances chances;
    std::uint64_t& chance;
    std::vector<std::string>& findings;
    Policy policy;
    Year year;
    std::array<double, most_districts> tenants{};  // of each district
    double all_tenants = 0, support_lost = 0;

    const Parameters& n() const { return town.numbers; }
    bool drawn() const { return chances == Chances::drawn; }
    double& overall(Overall what) { return state[layout.of(what)]; }
    double& of(Cohort cohort, OfCohort what) { return state[layout.of(cohort, what)]; }
    double& of(std::size_t d, OfDistrict what) { return state[layout.of(d, what)]; }
    double draw() { return next_fraction(chance); }
};

void renew_contract(Run& run) {
    const Parameters& n = run.n();
    double& left = run.overall(Overall::contract_left);
    double& gap = run.overall(Overall::gap);
    const double term = run.policy[Set::term];
    if (term > 0) {
        left = term;
        if (term >= n.long_term_years) gap = std::max(0.0, gap - n.term_relief);
        return;
    }
    // Without a contract people look for other work.
    if (left <= 0) gap = std::min(n.most_gap, gap + n.contract_gap);
    const bool runs_out = left > 0 && left <= 1;
    left = std::max(0.0, left - 1);
    if (runs_out) run.findings.push_back("contract_ends:" + run.town.parties[static_cast<std::size_t>(Role::provider)].id);
}

double claims(Run& run) { return run.n().refugee_homes + run.overall(Overall::extra_claims) + run.n().urgent_homes; }

// How many homes are let: as agreed, but no more than there are people waiting or homes coming free; a frozen
// allocation lets through a part.
double let_homes(Run& run) {
    const Parameters& n = run.n();
    const double wanted = run.policy[Set::homes] * (1 - n.screening_share * run.policy[Set::screening]);
    run.year.frozen = run.overall(Overall::support) < n.freeze_support ? 1 : 0;
    double homes = wanted * (run.year.frozen > 0 ? n.frozen_share : 1);
    homes = std::min(homes, run.overall(Overall::waiting) + n.new_demand + run.overall(Overall::extra_demand));
    homes = std::min(homes, n.social_homes * n.vacated_share - claims(run));
    homes = std::max(0.0, homes);
    if (run.drawn()) homes = std::floor(homes + 0.5);
    run.overall(Overall::frozen) = run.year.frozen;
    if (run.year.frozen > 0) run.findings.push_back("frozen:" + std::to_string(std::lround(homes)) + ":" + std::to_string(std::lround(wanted)));
    return homes;
}

void move_in(Run& run, double homes) {
    const Parameters& n = run.n();
    const Cohort long_housed = run.of(Cohort::second, OfCohort::hours) >= n.settled_hours ? Cohort::settled : Cohort::unsettled;
    for (const OfCohort what : {OfCohort::homes, OfCohort::gone}) run.of(long_housed, what) += run.of(Cohort::second, what);
    for (const OfCohort what : {OfCohort::homes, OfCohort::hours, OfCohort::gone}) run.of(Cohort::second, what) = run.of(Cohort::first, what);
    run.of(Cohort::first, OfCohort::homes) = homes;
    run.of(Cohort::first, OfCohort::hours) = run.policy[Set::hours_first] * (1 - run.overall(Overall::gap));
    run.of(Cohort::first, OfCohort::gone) = 0;
    const long flipped = std::lround(run.policy[Set::flip] * run.of(Cohort::second, OfCohort::homes));
    if (flipped > 0) run.findings.push_back("flipped:" + std::to_string(flipped));

    const double spread = run.policy[Set::spread];
    double all = 0, cheap = 0;
    for (const District& district : run.town.districts) {
        all += district.homes;
        cheap += district.cheap ? district.homes : 0;
    }
    for (std::size_t d = 0; d < run.town.districts.size(); ++d) {
        const District& district = run.town.districts[d];
        run.of(d, OfDistrict::tenants) += homes * district.homes * (spread / all + (district.cheap ? (1 - spread) / cheap : 0));
        run.tenants[d] = run.of(d, OfDistrict::tenants);
        run.all_tenants += run.tenants[d];
    }
}

std::array<Group, 4> groups_of(Run& run) {
    const Parameters& n = run.n();
    const Policy& policy = run.policy;
    const double gap = run.overall(Overall::gap);
    const double everywhere = (1 + (n.concentrated_factor - 1) * (1 - policy[Set::spread])) *
                              (1 - (1 - n.fallback_factor) * std::min(1.0, policy[Set::beds] / n.fallback_beds));
    const double bound = 1 - (1 - n.three_way_factor) * policy[Set::three_way];
    const double new_here = bound * (1 - (1 - n.flip_factor) * policy[Set::flip]) * (1 - (1 - n.screening_factor) * policy[Set::screening]);
    const auto group = [&](Cohort cohort, Set hours, int age, double factor) {
        const double first_hours = cohort == Cohort::settled ? n.settled_hours : -1;
        return Group{cohort, run.of(cohort, OfCohort::homes), policy[hours], factor * everywhere * yearly_risk(n, policy[hours], gap, age, first_hours)};
    };
    return {group(Cohort::first, Set::hours_first, 0, new_here), group(Cohort::second, Set::hours_second, 1, bound),
            group(Cohort::settled, Set::hours_after, 2, 1), group(Cohort::unsettled, Set::hours_after, 2, 1)};
}

std::size_t any_district(Run& run) {
    double left = run.draw() * run.all_tenants;
    for (std::size_t d = 0; d + 1 < run.town.districts.size(); ++d) {
        left -= run.tenants[d];
        if (left < 0) return d;
    }
    std::size_t last = run.town.districts.size() - 1;
    while (last > 0 && run.tenants[last] <= 0) --last;
    return last;
}

// One drawn case: is it resolved, does the paper print it, does the tenant lose the home?
void draw_case(Run& run, std::size_t d, double resolved) {
    const Parameters& n = run.n();
    run.year.cases += 1;
    run.year.district_cases[d] += 1;
    if (run.draw() >= resolved) {
        run.year.unresolved += 1;
        run.year.district_unresolved[d] += 1;
        const bool printed = run.draw() < n.press_share;
        // Chosen so that a case costs `unresolved_points` on average, printed or not.
        run.support_lost += n.unresolved_points * (printed ? n.press_points : (1 - n.press_share * n.press_points) / (1 - n.press_share));
        if (printed) {
            run.year.press += 1;
            const std::string story = "press:" + run.town.districts[d].id;
            if (std::find(run.findings.begin(), run.findings.end(), story) == run.findings.end()) run.findings.push_back(story);
        }
    }
}

// People of the cohort lose their home; nobody loses one twice. How many did.
double lose_home(Run& run, Cohort cohort, double people) {
    const double lost = std::clamp(run.of(cohort, OfCohort::homes) - run.of(cohort, OfCohort::gone), 0.0, people);
    run.of(cohort, OfCohort::gone) += lost;
    return lost;
}

void add_cases(Run& run, double resolved) {
    const Parameters& n = run.n();
    const std::array<Group, 4> groups = groups_of(run);
    for (const Group& group : groups) {
        double cases = 0, relapses = 0;
        if (!run.drawn()) {
            cases = group.homes * group.risk;
            relapses = cases * n.relapse_share;
        } else {
            for (long tenant = std::lround(group.homes); tenant > 0; --tenant) {
                if (run.draw() >= group.risk) continue;
                cases += 1;
                draw_case(run, any_district(run), resolved);
                if (run.draw() < n.relapse_share) relapses += 1;
            }
        }
        if (group.cohort == Cohort::first) run.year.first_cases = cases;
        run.year.relapses += lose_home(run, group.cohort, relapses);
        run.year.hours_a_week += group.homes * group.hours * (1 - run.overall(Overall::gap));
        if (run.drawn()) continue;
        run.year.cases += cases;
        run.year.unresolved += cases * (1 - resolved);
        for (std::size_t d = 0; d < run.town.districts.size() && run.all_tenants > 0; ++d) {
            run.year.district_cases[d] += cases * run.tenants[d] / run.all_tenants;
            run.year.district_unresolved[d] += cases * (1 - resolved) * run.tenants[d] / run.all_tenants;
        }
    }
}

// What shocks and case cards add to, or take from, what happened by itself.
void add_told_cases(Run& run, double resolved) {
    const Parameters& n = run.n();
    for (std::size_t d = 0; d < run.town.districts.size(); ++d) {
        const double extra = run.flows.extra_cases[d];
        if (run.drawn()) {
            for (long each = std::lround(extra); each > 0; --each) draw_case(run, d, resolved);
        } else {
            run.year.cases += extra;
            run.year.district_cases[d] += extra;
            run.year.unresolved += extra * (1 - resolved);
            run.year.district_unresolved[d] += extra * (1 - resolved);
        }
    }
    if (!run.drawn()) run.support_lost = n.unresolved_points * run.year.unresolved;
    const double solved = std::min(run.flows.resolved_cases, run.year.unresolved);
    if (run.year.unresolved > 0) run.support_lost *= 1 - solved / run.year.unresolved;
    run.year.unresolved -= solved;
    // Whoever is told of came lately, as far as anybody did. Somebody housed before all agreements costs as much, and is in no cohort.
    double told = run.flows.relapses;
    for (const Cohort cohort : {Cohort::first, Cohort::second, Cohort::unsettled, Cohort::settled}) told -= lose_home(run, cohort, told);
    run.year.relapses += run.flows.relapses;
}

void keep_books(Run& run) {
    const Parameters& n = run.n();
    const Policy& policy = run.policy;
    const Year& year = run.year;
    const double closed = run.overall(Overall::closed), hours = year.hours_a_week * n.weeks, guarantee = policy[Set::guarantee];
    const double provider_cases = policy[Set::flip] * year.first_cases, price = policy[Set::price];
    std::array<double, bookkeepers> eur = run.flows.eur;
    eur[0] += -(1 - guarantee) * n.case_eur * (year.cases - provider_cases) - year.homes * n.home_eur + policy[Set::per_home] * year.homes;
    eur[1] += -closed * n.place_eur * n.place_margin + hours * (price - n.hour_eur * (1 - n.guidance_margin)) + policy[Set::compensation] * closed -
              n.flip_eur * policy[Set::flip] * year.homes - (1 - guarantee) * n.case_eur * provider_cases;
    eur[2] += closed * n.place_eur - hours * price - year.relapses * n.relapse_eur - policy[Set::fund] - policy[Set::beds] * n.fallback_bed_eur -
              guarantee * n.case_eur * year.cases - policy[Set::compensation] * closed - policy[Set::per_home] * year.homes -
              n.waiting_eur * run.overall(Overall::waiting);
    for (std::size_t p = 0; p < bookkeepers; ++p) run.state[run.layout.total(p)] += eur[p];
    run.year.result_eur = eur;

    constexpr auto association = static_cast<std::size_t>(Role::association), provider = static_cast<std::size_t>(Role::provider),
                   municipality = static_cast<std::size_t>(Role::municipality);
    Carried& carried = run.year.carried = run.flows.carried;
    carried.add(municipality, association, policy[Set::per_home] * year.homes + guarantee * n.case_eur * (year.cases - provider_cases));
    carried.add(municipality, provider, policy[Set::compensation] * closed + guarantee * n.case_eur * provider_cases + hours * (price - n.hour_eur));
    carried.add(provider, association, (1 - guarantee) * n.case_eur * provider_cases);
}

void move_lists(Run& run) {
    const Parameters& n = run.n();
    const double demand = n.new_demand + run.overall(Overall::extra_demand);
    // Places that close faster than people leave them are missed by those who wait for one.
    const double missed = n.closing_waiting * std::max(0.0, run.policy[Set::closing] - n.closed_share) * run.year.homes;
    run.overall(Overall::waiting) = std::max(0.0, run.overall(Overall::waiting) + demand - run.year.homes + missed);
    run.overall(Overall::idle_waiting) = std::max(0.0, run.overall(Overall::idle_waiting) + demand);
    run.overall(Overall::idle_eur) -= n.waiting_eur * run.overall(Overall::idle_waiting);
    run.overall(Overall::closed) = std::min(n.places, run.overall(Overall::closed) + run.policy[Set::closing] * run.year.homes);
}

void move_feelings(Run& run) {
    const Parameters& n = run.n();
    const Policy& policy = run.policy;
    const double fund = policy[Set::fund] / n.fund_eur;
    const double crowded = std::max(0.0, claims(run) + run.year.homes - n.priority_limit * n.social_homes * n.vacated_share);
    double& support = run.overall(Overall::support);
    support = std::clamp(support - run.support_lost - n.starters_points * crowded + n.fund_points * std::min(fund, 1.5), 0.0, 100.0);
    for (std::size_t d = 0; d < run.town.districts.size(); ++d) {
        double& calm = run.of(d, OfDistrict::calm);
        calm += n.calm_fade * (run.town.districts[d].calm - calm) - n.calm_case * run.year.district_unresolved[d] + n.calm_fund * std::min(fund, 1.5);
        calm = std::clamp(calm, 0.0, 100.0);
    }
    const double solid = std::min(1.0, policy[Set::hours_first] * (1 - run.overall(Overall::gap)) / n.solid_hours);
    const double wanted = n.dignity_start + n.dignity_solid * solid + n.dignity_spread * policy[Set::spread] - n.dignity_flip * policy[Set::flip] -
                          n.dignity_three_way * policy[Set::three_way] - n.dignity_screening * policy[Set::screening] - n.dignity_relapse * run.year.relapses;
    double& dignity = run.overall(Overall::dignity);
    dignity = std::clamp(dignity + n.dignity_speed * (wanted - dignity), 0.0, 100.0);
    for (std::size_t from = 0; from < run.town.parties.size(); ++from)
        for (std::size_t to = 0; to < run.town.parties.size(); ++to) {
            double& trust = run.state[run.layout.trust(from, to)];
            if (from != to) trust += n.trust_fade * (n.trust_start - trust);
        }
}

}  // namespace

double yearly_risk(const Parameters& n, double hours, double gap, int age, double first_hours) {
    const auto of = [&](double each) {
        if (each >= n.solid_hours) return n.risk_solid;
        if (each >= n.some_hours) return age == 0 ? n.risk_some_first : n.risk_some;
        return n.risk_thin;
    };
    const double risk = (1 - gap) * of(hours) + gap * of(0);
    return age >= 2 && first_hours >= n.settled_hours ? risk * n.settled_factor : risk;
}

void vote(const Town& town, const Layout& layout, Policy& policy, State& state, Chances chances, std::uint64_t& chance,
          std::vector<std::string>& findings) {
    const Parameters& n = town.numbers;
    double& granted = state[layout.of(Overall::granted_eur)];
    const double plan = policy[Set::fund] + policy[Set::beds] * n.fallback_bed_eur + policy[Set::per_home] * policy[Set::homes] +
                        policy[Set::guarantee] * n.guarantee_plan_eur;
    if (plan <= granted + 1) return;
    const double leaning = (state[layout.of(Overall::support)] + policy[Set::lobbying] - n.council_support) / n.council_width;
    const double aye = 1 / (1 + std::exp(-leaning));
    long ayes = std::lround(n.council_seats * aye);
    bool passed = aye >= 0.5;
    if (chances == Chances::drawn) {
        ayes = 0;
        for (long seat = std::lround(n.council_seats); seat > 0; --seat) ayes += next_fraction(chance) < aye ? 1 : 0;
        passed = static_cast<double>(ayes) > n.council_seats / 2;
    }
    findings.push_back((passed ? "council_passed:" : "council_rejected:") + std::to_string(ayes) + ":" + std::to_string(std::lround(n.council_seats) - ayes));
    if (passed) {
        granted = plan;
        return;
    }
    for (const Set each : {Set::fund, Set::beds, Set::per_home, Set::guarantee}) policy[each] *= granted / plan;
}

Year pass_year(const Town& town, const Layout& layout, const Flows& flows, State& state, Chances chances, std::uint64_t& chance,
               std::vector<std::string>& findings) {
    Run run{town, layout, flows, state, chances, chance, findings, flows.policy, {}, {}, 0, 0};
    const Parameters& n = town.numbers;
    run.overall(Overall::year) += 1;
    vote(town, layout, run.policy, state, chances, chance, findings);
    renew_contract(run);
    run.year.homes = let_homes(run);
    move_in(run, run.year.homes);
    const double resolved = std::min(1.0, n.resolved_alone + (n.resolved_team - n.resolved_alone) * run.policy[Set::team] +
                                              n.conference_share * run.policy[Set::conference]);
    add_cases(run, resolved);
    add_told_cases(run, resolved);
    move_lists(run);
    keep_books(run);
    move_feelings(run);
    if (run.overall(Overall::year) <= n.booked_years)
        run.overall(Overall::booked_eur) = state[layout.total(static_cast<std::size_t>(Role::municipality))] - run.overall(Overall::idle_eur);
    if (run.overall(Overall::year) == n.fall_year && run.overall(Overall::support) < n.fall_support && !town.alderman_seat.empty()) {
        run.overall(Overall::fallen) = 1;
        findings.push_back("succession:" + town.alderman_seat);
    }
    for (std::size_t i = 0; i < policy_size; ++i) state[layout.policy(i)] = run.policy.values[i];
    return run.year;
}

}  // namespace samenspel::worlds::triad
