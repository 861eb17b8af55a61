// Counting pupils, money and posts of one year; see the header.
#include "server/worlds/krimp/accounts.hpp"

#include <algorithm>
#include <bit>

namespace samenspel::worlds::krimp {

namespace {

// Where each site teaches the upper years of each track, and what part of the years that is when it is elsewhere.
struct Uppers {
    std::array<std::array<std::size_t, most_tracks>, most_sites> building{};
    std::array<std::array<double, most_tracks>, most_sites> away{};
};

Uppers uppers_of(const View& view) {
    Uppers uppers;
    for (std::size_t s = 0; s < view.region.sites.size(); ++s)
        for (std::size_t t = 0; t < view.region.tracks.size(); ++t) {
            const std::size_t own = view.building(s);
            uppers.building[s][t] = view.upper_building(own, t);
            uppers.away[s][t] = uppers.building[s][t] == own ? 0 : upper_part(view.region.tracks[t]);
        }
    return uppers;
}

void count_pupils(const View& view, const Uppers& uppers, Accounts& accounts) {
    const Region& region = view.region;
    for (std::size_t m = 0; m < region.homes.size(); ++m)
        for (std::size_t t = 0; t < region.tracks.size(); ++t) {
            const double here = view.home_pupils(m, t);
            double stays = 0;
            for (std::size_t s = 0; s < region.sites.size(); ++s) {
                const double pupils = here * view.share(m, s, t), away = uppers.away[s][t];
                stays += pupils;
                accounts.enrolled[s][t] += pupils;
                accounts.seats[m][view.building(s)] += pupils * (1 - away);
                accounts.seats[m][uppers.building[s][t]] += pupils * away;
                accounts.bundled_pupils += pupils * away;
            }
            accounts.region_pupils += stays;
            accounts.leaked_pupils += here - stays;
        }
}

void place_pupils(const View& view, const Uppers& uppers, Accounts& accounts) {
    const Region& region = view.region;
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        for (std::size_t t = 0; t < region.tracks.size(); ++t) {
            const double pupils = accounts.enrolled[s][t], away = uppers.away[s][t];
            accounts.site_pupils[s] += pupils;
            accounts.taught[view.building(s)][t].pupils += pupils * (1 - away);
            accounts.taught[uppers.building[s][t]][t].pupils += pupils * away;
        }
        accounts.pupils[region.sites[s].party] += accounts.site_pupils[s];
    }
}

// A building's own year: the offer as it teaches it, the fixed sums of the sites that share it.
SiteBooks building_books(const View& view, const Flows& flows, Accounts& accounts, std::size_t b) {
    const Parameters& n = view.region.numbers;
    double schools = 0, video = 0, bundled = 0;
    for (std::size_t s = 0; s < view.region.sites.size(); ++s)
        if (view.is_open(s) && view.building(s) == b) {
            schools += 1;
            video = std::max(video, flows.video[s]);
        }
    for (std::size_t t = 0; t < view.region.tracks.size(); ++t) {
        TrackLoad& load = accounts.taught[b][t];
        const bool away = view.upper_building(b, t) != b;
        bundled += away ? 1 : 0;
        load.profiles = count_profiles(view.profiles(b, t));
        load.kept = load.profiles == 0 ? 0 : away ? 1 - upper_part(view.region.tracks[t]) : 1;
    }
    CostRates rates = view.region.rates;
    if (video > 0) rates.profile_classes *= 1 - n.video_saving;
    const double income_eur = (view.site(b, OfSite::branch) > 0.5 ? n.branch_eur : n.main_eur) +
                              (view.site(b, OfSite::isolated) > 0.5 ? n.isolated_eur : 0);
    double fixed_eur = (n.site_eur + n.merged_extra_eur * (schools - 1)) * std::max(0.0, 1 - n.bundled_track_saving * bundled);
    if (view.site(b, OfSite::sold) > 0.5) fixed_eur *= 1 - n.takeover_share;
    const std::size_t tracks = view.region.tracks.size();
    return site_books(rates, {view.region.tracks.data(), tracks}, {accounts.taught[b].data(), tracks}, income_eur, fixed_eur);
}

void share_books_out(const View& view, Accounts& accounts) {
    const Region& region = view.region;
    std::array<double, most_sites> total{}, schools{};
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        if (!view.is_open(s)) continue;
        total[view.building(s)] += accounts.site_pupils[s];
        schools[view.building(s)] += 1;
    }
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        if (!view.is_open(s)) continue;
        const std::size_t b = view.building(s), p = region.sites[s].party;
        accounts.part[s] = total[b] > 0 ? accounts.site_pupils[s] / total[b] : 1 / schools[b];
        accounts.income_eur[p] += accounts.books[b].income_eur * accounts.part[s];
        accounts.result_eur[p] += accounts.books[b].result_eur * accounts.part[s];
    }
}

void charge_overhead(const View& view, Accounts& accounts) {
    const Parameters& n = view.region.numbers;
    double united = 0, united_boards = 0;
    for (std::size_t p = 0; p < view.region.boards; ++p)
        if (view.party(p, OfParty::union_form) > 1.5 && view.party(p, OfParty::closed) < 0.5) {
            united += accounts.pupils[p];
            united_boards += 1;
        }
    for (std::size_t p = 0; p < view.region.boards; ++p) {
        if (view.party(p, OfParty::closed) > 0.5) continue;
        const double form = view.party(p, OfParty::union_form);
        double part = form > 0.5 ? 1 - n.federation_saving : 1;
        if (form > 1.5) part = united > 0 ? accounts.pupils[p] / united : 1 / united_boards;
        accounts.result_eur[p] -= n.overhead_eur * part;
    }
}

void add_flows(const View& view, const Flows& flows, Accounts& accounts) {
    const Region& region = view.region;
    std::array<double, most_parties> technical{};
    double all_technical = 0;
    for (std::size_t s = 0; s < region.sites.size(); ++s)
        for (std::size_t t = 0; t < region.tracks.size(); ++t)
            if ((view.profiles(view.building(s), t) & flows.subsidy_profiles) != 0) {
                technical[region.sites[s].party] += accounts.enrolled[s][t];
                all_technical += accounts.enrolled[s][t];
            }
    for (std::size_t p = 0; p < region.parties.size(); ++p) {
        accounts.result_eur[p] += flows.yearly_eur[p];
        if (all_technical > 0) accounts.result_eur[p] += flows.subsidy_eur * technical[p] / all_technical;
        if (p < region.boards) accounts.region_result_eur += accounts.result_eur[p];
    }
}

}  // namespace

bool View::in_use(std::size_t b) const {
    for (std::size_t s = 0; s < region.sites.size(); ++s)
        if (is_open(s) && building(s) == b) return true;
    return false;
}

std::size_t View::upper_building(std::size_t b, std::size_t t) const {
    const auto hub = static_cast<std::size_t>(state[layout.of(b, t, OfOffer::hub)]);
    if (hub == 0) return b;
    const std::size_t target = building(hub - 1);
    // A hub that closed, dropped the track or sends its own upper years elsewhere teaches nobody else's.
    if (target == b || !in_use(target) || profiles(target, t) == 0 || state[layout.of(target, t, OfOffer::hub)] > 0.5) return b;
    return target;
}

double upper_part(const Track& track) { return track.upper_years / track.years; }
int count_profiles(unsigned bits) { return std::popcount(bits); }

Accounts account(const View& view, const Flows& flows) {
    Accounts accounts;
    const Uppers uppers = uppers_of(view);
    count_pupils(view, uppers, accounts);
    place_pupils(view, uppers, accounts);
    for (std::size_t b = 0; b < view.region.sites.size(); ++b)
        if (view.in_use(b)) accounts.books[b] = building_books(view, flows, accounts, b);
    share_books_out(view, accounts);
    charge_overhead(view, accounts);
    add_flows(view, flows, accounts);
    return accounts;
}

double minutes(const View& view, const Flows& flows, std::size_t home, std::size_t building) {
    const Parameters& n = view.region.numbers;
    const double paid_eur = flows.bus_all_eur + flows.bus_home_eur[home] + flows.bus_site_eur[building];
    return travel_min(view.region, home, building, 1 - n.bus_line_saving * std::clamp(paid_eur / n.bus_line_eur, 0.0, 1.0));
}

double small_groups(const View& view, const Accounts& accounts, std::size_t b) {
    double count = 0;
    for (std::size_t t = 0; t < view.region.tracks.size(); ++t) {
        const TrackLoad& load = accounts.taught[b][t];
        if (load.kept <= 0) continue;
        const Track& track = view.region.tracks[t];
        if (group_size(view.region.rates, track, load.pupils / load.kept) < view.region.numbers.small_group_pupils)
            count += track.years * load.kept;
    }
    return count;
}

double needed_fte(const View& view, const Accounts& accounts, std::size_t s) {
    return view.region.numbers.fte_per_class * accounts.books[view.building(s)].classes * accounts.part[s];
}

}  // namespace samenspel::worlds::krimp
