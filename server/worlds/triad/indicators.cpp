// What everybody and each party may know of a year; see the header.
#include "server/worlds/triad/indicators.hpp"

#include <algorithm>

namespace samenspel::worlds::triad {

namespace {

struct List {
    const Town& town;
    const Layout& layout;
    const State& state;
    std::vector<Indicator> all;

    void region(const char* id, double value) { all.push_back({Scope::region, {}, id, value, true, {}}); }
    void site(std::size_t d, const char* id, double value) { all.push_back({Scope::site, town.districts[d].id, id, value, true, {}}); }
    void secret(std::size_t p, const char* id, double value) { all.push_back({Scope::party, town.parties[p].id, id, value, false, town.parties[p].id}); }
    double overall(Overall what) const { return state[layout.of(what)]; }
    double of(Cohort cohort, OfCohort what) const { return state[layout.of(cohort, what)]; }
    double sum(OfCohort what) const {
        return of(Cohort::first, what) + of(Cohort::second, what) + of(Cohort::settled, what) + of(Cohort::unsettled, what);
    }
    double total(std::size_t p) const { return state[layout.total(p)]; }
    // What a party has more than it would have had without any deal.
    double gain(std::size_t p) const { return total(p) - (p == static_cast<std::size_t>(Role::municipality) ? overall(Overall::idle_eur) : 0); }
};

double mean_calm(const List& list) {
    double calm = 0, homes = 0;
    for (std::size_t d = 0; d < list.town.districts.size(); ++d) {
        calm += list.state[list.layout.of(d, OfDistrict::calm)] * list.town.districts[d].homes;
        homes += list.town.districts[d].homes;
    }
    return calm / homes;
}

double least_calm(const List& list) {
    double least = 100;
    for (std::size_t d = 0; d < list.town.districts.size(); ++d)
        if (list.town.districts[d].homes > 0) least = std::min(least, list.state[list.layout.of(d, OfDistrict::calm)]);
    return least;
}

// Homes left for people without any priority.
double starters(const List& list, const Year& year) {
    const Parameters& n = list.town.numbers;
    return n.social_homes * n.vacated_share - n.refugee_homes - list.overall(Overall::extra_claims) - n.urgent_homes - year.homes;
}

void add_region(List& list, const Year& year) {
    list.region("support", list.overall(Overall::support));
    list.region("waiting", list.overall(Overall::waiting));
    list.region("housed", list.sum(OfCohort::homes));
    list.region("still_housed", list.sum(OfCohort::homes) - list.sum(OfCohort::gone));
    list.region("settled", list.of(Cohort::settled, OfCohort::homes) + list.of(Cohort::unsettled, OfCohort::homes) -
                               list.of(Cohort::settled, OfCohort::gone) - list.of(Cohort::unsettled, OfCohort::gone));
    list.region("cases", year.cases);
    list.region("unresolved", year.unresolved);
    list.region("press", year.press);
    list.region("frozen", list.overall(Overall::frozen));
    list.region("starters", starters(list, year));
    list.region("calm", mean_calm(list));
    list.region("places", list.town.numbers.places - list.overall(Overall::closed));
    double sound = 0;
    for (std::size_t p = 0; p < bookkeepers; ++p) sound += list.gain(p) > -1 ? 1 : 0;
    list.region("sound_parties", sound);
}

void add_districts(List& list, const Year& year) {
    for (std::size_t d = 0; d < list.town.districts.size(); ++d) {
        if (list.town.districts[d].homes <= 0) {
            list.site(d, "places", list.town.numbers.places - list.overall(Overall::closed));
            continue;
        }
        list.site(d, "tenants", list.state[list.layout.of(d, OfDistrict::tenants)]);
        list.site(d, "cases", year.district_cases[d]);
        list.site(d, "calm", list.state[list.layout.of(d, OfDistrict::calm)]);
    }
}

double mean_trust_in(const List& list, std::size_t party) {
    double sum = 0;
    for (std::size_t from = 0; from < list.town.parties.size(); ++from)
        if (from != party) sum += list.state[list.layout.trust(from, party)];
    return list.town.parties.size() > 1 ? sum / static_cast<double>(list.town.parties.size() - 1) : 0;
}

void add_party(List& list, const Year& year, std::size_t p) {
    const Parameters& n = list.town.numbers;
    switch (list.town.parties[p].role) {
        case Role::association:
            list.secret(p, "arrears_pct", n.arrears_start + n.arrears_case * year.cases);
            list.secret(p, "programme_homes", std::max(0.0, n.programme_homes + list.total(p) / n.programme_eur));
            break;
        case Role::provider:
            list.secret(p, "staff_gap_pct", 100 * list.overall(Overall::gap));
            list.secret(p, "contract_years", list.overall(Overall::contract_left));
            list.secret(p, "guidance_hours", year.hours_a_week);
            break;
        case Role::municipality:
            list.secret(p, "booked_eur", list.overall(Overall::booked_eur));
            list.secret(p, "waiting_eur", n.waiting_eur * list.overall(Overall::waiting));
            break;
        case Role::housing:
            list.secret(p, "priority_pct", 100 - 100 * starters(list, year) / (n.social_homes * n.vacated_share));
            break;
        case Role::tenants:
            list.secret(p, "own_calm", list.state[list.layout.of(list.town.home_of_chair, OfDistrict::calm)]);
            list.secret(p, "least_calm", least_calm(list));
            break;
        case Role::clients:
            list.secret(p, "dignity", list.overall(Overall::dignity));
            list.secret(p, "lost_again", list.sum(OfCohort::gone));
            break;
    }
    if (p < bookkeepers) {
        list.secret(p, "result_eur", year.result_eur[p]);
        list.secret(p, "total_eur", list.total(p));
        list.secret(p, "gain_eur", list.gain(p));
        list.secret(p, "for_others_eur", year.carried.for_others[p]);
        list.secret(p, "by_others_eur", year.carried.by_others[p]);
    }
    list.secret(p, "trust", mean_trust_in(list, p));
}

}  // namespace

std::vector<Indicator> indicators(const Town& town, const Layout& layout, const State& state, const Year& year) {
    List list{town, layout, state, {}};
    list.all.reserve(16 + 3 * town.districts.size() + 8 * town.parties.size());
    add_region(list, year);
    add_districts(list, year);
    for (std::size_t p = 0; p < town.parties.size(); ++p) add_party(list, year, p);
    return std::move(list.all);
}

}  // namespace samenspel::worlds::triad
