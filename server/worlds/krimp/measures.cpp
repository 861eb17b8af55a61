// Offer, reach, travel and staff over the whole region; see indicators.hpp.
#include <algorithm>
#include <utility>

#include "server/worlds/krimp/indicators.hpp"

namespace samenspel::worlds::krimp {

namespace {

// What pupils of one home can reach within the far limit.
struct Reach {
    std::array<unsigned, most_tracks> profiles{};
    unsigned denominations = 0;
    bool near = false;
};

Reach reach_of(const View& view, const Flows& flows, std::size_t m) {
    const Region& region = view.region;
    Reach reach;
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        if (!view.is_open(s)) continue;
        const std::size_t b = view.building(s);
        reach.near = reach.near || region.distance_km(m, b) <= region.numbers.cycling_limit_km;
        if (minutes(view, flows, m, b) > region.numbers.far_min) continue;
        const bool keeps = b == s || view.site(b, OfSite::denominations) > 1.5;
        reach.denominations |= 1U << region.sites[keeps ? s : b].denomination;
        for (std::size_t t = 0; t < region.tracks.size(); ++t)
            if (view.upper_building(b, t) == b) reach.profiles[t] |= view.profiles(b, t);
    }
    return reach;
}

void measure_reach(const View& view, const Flows& flows, Measures& measures) {
    const Region& region = view.region;
    double pupils = 0;
    unsigned denominations = 0;
    for (std::size_t m = 0; m < region.homes.size(); ++m) {
        const Reach reach = reach_of(view, flows, m);
        const double here = region.homes[m].pupils;
        bool all = true;
        for (std::size_t t = 0; t < region.tracks.size(); ++t) {
            measures.offer += here * count_profiles(reach.profiles[t]);
            all = all && reach.profiles[t] != 0;
        }
        denominations |= reach.denominations;
        measures.all_tracks_share += all ? here : 0;
        measures.denomination_share += count_profiles(reach.denominations) > 1 ? here : 0;
        measures.near_share += reach.near ? here : 0;
        pupils += here;
    }
    measures.denominations = count_profiles(denominations);
    measures.offer /= pupils;
    measures.all_tracks_share /= pupils;
    measures.denomination_share /= pupils;
    measures.near_share /= pupils;
}

void measure_travel(const View& view, const Flows& flows, const Accounts& accounts, Measures& measures) {
    const Region& region = view.region;
    std::array<std::pair<double, double>, most_homes * most_sites> trips{};  // minutes, pupils
    std::array<double, most_sites> to_building{};
    std::size_t count = 0;
    double pupils = 0;
    for (std::size_t m = 0; m < region.homes.size(); ++m)
        for (std::size_t b = 0; b < region.sites.size(); ++b) {
            const double here = accounts.seats[m][b];
            if (here <= 0) continue;
            const double min = minutes(view, flows, m, b);
            trips[count++] = {min, here};
            pupils += here;
            measures.travel_mean_min += min * here;
            measures.site_travel_min[b] += min * here;
            to_building[b] += here;
        }
    if (pupils <= 0) return;
    measures.travel_mean_min /= pupils;
    for (std::size_t b = 0; b < region.sites.size(); ++b)
        if (to_building[b] > 0) measures.site_travel_min[b] /= to_building[b];
    std::sort(trips.begin(), trips.begin() + static_cast<std::ptrdiff_t>(count));
    double so_far = 0;
    for (std::size_t i = 0; i < count && so_far < 0.95 * pupils; ++i) {
        so_far += trips[i].second;
        measures.travel_p95_min = trips[i].first;
    }
}

}  // namespace

double joint_reserves(const View& view, std::size_t board) {
    if (view.party(board, OfParty::union_form) < 1.5) return view.party(board, OfParty::reserves);
    double sum = 0;
    for (std::size_t p = 0; p < view.region.boards; ++p)
        if (view.party(p, OfParty::union_form) > 1.5) sum += view.party(p, OfParty::reserves);
    return sum;
}

Measures measure(const View& view, const Flows& flows, const Accounts& accounts) {
    const Region& region = view.region;
    Measures measures;
    measure_reach(view, flows, measures);
    measure_travel(view, flows, accounts, measures);
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        measures.quality += view.site(s, OfSite::quality) * accounts.site_pupils[s];
        measures.staff_fte += view.site(s, OfSite::staff);
        measures.vacancies_fte += std::max(0.0, needed_fte(view, accounts, s) - view.site(s, OfSite::staff));
        if (view.in_use(s)) measures.small_groups += small_groups(view, accounts, s);
    }
    if (accounts.region_pupils > 0) measures.quality /= accounts.region_pupils;
    for (std::size_t p = 0; p < region.boards; ++p) {
        const bool stands = view.party(p, OfParty::closed) < 0.5;
        measures.solvent_boards += stands && joint_reserves(view, p) >= 0 ? 1 : 0;
        measures.united_boards += stands && view.party(p, OfParty::union_form) > 0.5 ? 1 : 0;
    }
    return measures;
}

}  // namespace samenspel::worlds::krimp
