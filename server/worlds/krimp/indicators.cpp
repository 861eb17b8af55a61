// Writes the indicators in their fixed order; see the header.
#include "server/worlds/krimp/indicators.hpp"

#include <algorithm>

namespace samenspel::worlds::krimp {

namespace {

// The list under construction, with one way in for each kind of reader.
struct List {
    std::vector<Indicator> all;

    void region(const char* id, double value) { all.push_back({Scope::region, {}, id, value, true, {}}); }
    void site(const std::string& subject, const char* id, double value) {
        all.push_back({Scope::site, subject, id, value, true, {}});
    }
    void open(const std::string& party, const char* id, double value) {
        all.push_back({Scope::party, party, id, value, true, {}});
    }
    void secret(const std::string& party, const char* id, double value) {
        all.push_back({Scope::party, party, id, value, false, party});
    }
};

void add_region(List& list, const View& view, const Accounts& accounts, const Measures& measures) {
    list.region("pupils", accounts.region_pupils);
    list.region("result_eur", accounts.region_result_eur);
    list.region("offer_60min", measures.offer);
    list.region("coverage", measures.all_tracks_share * 100);
    list.region("denominations", measures.denominations);
    list.region("denomination_choice", measures.denomination_share * 100);
    list.region("travel_mean_min", measures.travel_mean_min);
    list.region("travel_p95_min", measures.travel_p95_min);
    list.region("leakage_pupils", accounts.leaked_pupils);
    list.region("bundled_pupils", accounts.bundled_pupils);
    list.region("solvent_boards", measures.solvent_boards);
    list.region("quality", measures.quality);
    list.region("vacancies_fte", measures.vacancies_fte);
    list.region("small_groups", measures.small_groups);
    list.region("cohort", view.overall(Overall::cohort) * 100);
    double books = 0;
    for (std::size_t p = 0; p < view.region.boards; ++p) books += view.party(p, OfParty::books_open);
    list.region("books_open", books);
}

void add_site(List& list, const View& view, const Accounts& accounts, const Measures& measures, std::size_t s) {
    const Region& region = view.region;
    const Site& site = region.sites[s];
    const std::size_t b = view.building(s);
    list.site(site.id, "pupils", accounts.site_pupils[s]);
    list.site(site.id, "open", view.is_open(s) ? 1 : 0);
    list.site(site.id, "own_building", view.is_open(s) && b == s ? 1 : 0);
    list.site(site.id, "travel_mean_min", measures.site_travel_min[b]);
    list.site(site.id, "reputation", view.site(s, OfSite::reputation));
    list.site(site.id, "weak", view.site(s, OfSite::weak));
    list.site(site.id, "isolated", view.site(s, OfSite::isolated));
    double tracks = 0;
    std::array<double, most_profiles> offered{};
    for (std::size_t t = 0; t < region.tracks.size(); ++t) {
        if (!view.is_open(s) || view.upper_building(b, t) != b || view.profiles(b, t) == 0) continue;
        tracks += 1;
        for (std::size_t f = 0; f < region.profiles.size(); ++f) offered[f] += (view.profiles(b, t) >> f) & 1U;
    }
    list.site(site.id, "tracks", tracks);
    for (std::size_t f = 0; f < region.profiles.size(); ++f)
        list.all.push_back({Scope::site, site.id, "profile_" + region.profiles[f], offered[f], true, {}});
    list.all.push_back({Scope::site, site.id, "quality", view.site(s, OfSite::quality), false, region.parties[site.party].id});
}

double mean_trust_in(const View& view, std::size_t party) {
    double sum = 0;
    for (std::size_t from = 0; from < view.region.parties.size(); ++from)
        if (from != party) sum += view.state[view.layout.trust(from, party)];
    return view.region.parties.size() > 1 ? sum / static_cast<double>(view.region.parties.size() - 1) : 0;
}

void add_board(List& list, const View& view, const Accounts& accounts, double next_cohort, std::size_t p) {
    const Region& region = view.region;
    const std::string& id = region.parties[p].id;
    double staff = 0, vacancies = 0, quality = 0, groups = 0;
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        if (region.sites[s].party != p) continue;
        staff += view.site(s, OfSite::staff);
        vacancies += std::max(0.0, needed_fte(view, accounts, s) - view.site(s, OfSite::staff));
        quality += view.site(s, OfSite::quality) * accounts.site_pupils[s];
        if (view.is_open(s)) groups += small_groups(view, accounts, view.building(s)) * accounts.part[s];
    }
    const double strikes = view.party(p, OfParty::strikes), reserves = view.party(p, OfParty::reserves);
    list.open(id, "supervision", strikes >= region.numbers.supervision_ticks ? 1 : 0);
    list.open(id, "closed", view.party(p, OfParty::closed));
    list.open(id, "union_form", view.party(p, OfParty::union_form));
    list.open(id, "pupils", accounts.pupils[p]);
    list.secret(id, "pupils_forecast", accounts.pupils[p] * next_cohort / view.overall(Overall::cohort));
    list.secret(id, "income_eur", accounts.income_eur[p]);
    list.secret(id, "result_eur", accounts.result_eur[p]);
    list.secret(id, "reserves_eur", reserves);
    list.secret(id, "reserves_pct", accounts.income_eur[p] > 0 ? 100 * reserves / accounts.income_eur[p] : 0);
    list.secret(id, "strikes", strikes);
    list.secret(id, "staff_fte", staff);
    list.secret(id, "vacancies_fte", vacancies);
    list.secret(id, "quality", accounts.pupils[p] > 0 ? quality / accounts.pupils[p] : 0);
    list.secret(id, "small_groups", groups);
}

void add_alderman(List& list, const View& view, const Accounts& accounts, const Measures& measures, std::size_t p) {
    const Parameters& n = view.region.numbers;
    const std::string& id = view.region.parties[p].id;
    double empty_eur = 0, vacant = 0, land = 0;
    for (std::size_t b = 0; b < view.region.sites.size(); ++b) {
        const bool sold = view.site(b, OfSite::sold) > 0.5;
        if (!view.in_use(b)) {
            (sold ? land : vacant) += 1;
            continue;
        }
        double taught = 0;
        for (std::size_t t = 0; t < view.region.tracks.size(); ++t) taught += accounts.taught[b][t].pupils;
        empty_eur += std::max(0.0, view.region.sites[b].places - taught) * n.empty_place_eur;
        if (sold) empty_eur += n.takeover_share * n.site_eur;
    }
    list.secret(id, "empty_buildings_eur", empty_eur + vacant * n.vacant_building_eur);
    list.secret(id, "spent_eur", -view.party(p, OfParty::reserves));
    list.secret(id, "land_eur", land * n.land_eur);
    list.secret(id, "liveability", std::clamp(measures.near_share * 100 - vacant * n.liveability_vacant, 0.0, 100.0));
}

void add_council(List& list, const View& view, const Measures& measures, const Baseline& baseline, const std::string& id) {
    const Parameters& n = view.region.numbers;
    const double satisfaction = n.satisfaction_start + n.satisfaction_quality * (measures.quality - baseline.quality) -
                                n.satisfaction_minute * (measures.travel_mean_min - baseline.travel_mean_min) +
                                n.satisfaction_offer * (measures.offer - baseline.offer) - view.overall(Overall::unrest);
    double dismissed = 0;
    for (std::size_t s = 0; s < view.region.sites.size(); ++s) dismissed += view.site(s, OfSite::dismissed);
    list.secret(id, "jobs_fte", measures.staff_fte);
    list.secret(id, "dismissed_fte", dismissed);
    list.secret(id, "satisfaction", std::clamp(satisfaction, 0.0, 100.0));
}

void add_envoy(List& list, const View& view, const Measures& measures, std::size_t p) {
    const std::string& id = view.region.parties[p].id;
    const double boards = static_cast<double>(view.region.boards);
    list.secret(id, "showcase", 100 * (0.4 * measures.united_boards / boards + 0.3 * measures.solvent_boards / boards +
                                       0.3 * measures.all_tracks_share));
    list.secret(id, "spent_eur", view.overall(Overall::spent_eur) - view.party(p, OfParty::reserves));
}

}  // namespace

std::vector<Indicator> indicators(const View& view, const Accounts& accounts, const Measures& measures,
                                  const Baseline& baseline, double next_cohort) {
    List list;
    const Region& region = view.region;
    list.all.reserve(32 + region.sites.size() * (12 + region.profiles.size()) + region.parties.size() * 16);
    add_region(list, view, accounts, measures);
    for (std::size_t s = 0; s < region.sites.size(); ++s) add_site(list, view, accounts, measures, s);
    for (std::size_t p = 0; p < region.parties.size(); ++p) {
        const std::string& id = region.parties[p].id;
        switch (region.parties[p].role) {
            case Role::board: add_board(list, view, accounts, next_cohort, p); break;
            case Role::alderman: add_alderman(list, view, accounts, measures, p); break;
            case Role::council: add_council(list, view, measures, baseline, id); break;
            case Role::envoy: add_envoy(list, view, measures, p); break;
        }
        list.secret(id, "trust", mean_trust_in(view, p));
    }
    return std::move(list.all);
}

}  // namespace samenspel::worlds::krimp
