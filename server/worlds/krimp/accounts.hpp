// A year of the region as it stands: who is taught where, what each building and each party earns, what is travelled.
// Looks at a state and changes nothing.
#pragma once

#include <array>

#include "server/worlds/krimp/levers.hpp"
#include "server/worlds/krimp/region.hpp"
#include "server/worlds/krimp/state.hpp"

namespace samenspel::worlds::krimp {

// Read-only access by name.
struct View {
    const Region& region;
    const Layout& layout;
    const State& state;

    double overall(Overall what) const { return state[layout.of(what)]; }
    double site(std::size_t s, OfSite what) const { return state[layout.of(s, what)]; }
    double party(std::size_t p, OfParty what) const { return state[layout.of(p, what)]; }
    bool is_open(std::size_t s) const { return site(s, OfSite::open) > 0.5; }
    // Index of the site in whose building this one teaches.
    std::size_t building(std::size_t s) const { return static_cast<std::size_t>(site(s, OfSite::at)); }
    unsigned profiles(std::size_t s, std::size_t t) const { return static_cast<unsigned>(state[layout.of(s, t, OfOffer::profiles)]); }
    // Whether an open site teaches in this building.
    bool in_use(std::size_t building) const;
    // Building where a building's upper years of a track are taught: itself, or the hub while that still teaches it.
    std::size_t upper_building(std::size_t building, std::size_t t) const;
    double share(std::size_t m, std::size_t s, std::size_t t) const { return state[layout.share(m, s, t)]; }
    // Pupils of a home in a track, leaked ones included.
    double home_pupils(std::size_t m, std::size_t t) const {
        return region.homes[m].pupils * region.tracks[t].share * overall(Overall::cohort);
    }
};

double upper_part(const Track& track);
int count_profiles(unsigned bits);

struct Accounts {
    std::array<std::array<double, most_tracks>, most_sites> enrolled{};  // at each site (the school's name)
    std::array<std::array<TrackLoad, most_tracks>, most_sites> taught{}; // in each building
    std::array<std::array<double, most_sites>, most_homes> seats{};      // pupils of a home by building, half days as halves
    std::array<double, most_sites> site_pupils{};
    std::array<SiteBooks, most_sites> books{};                           // of each building, before overhead and flows
    std::array<double, most_sites> part{};                               // a site's part of its building's books, 0..1
    std::array<double, most_parties> pupils{}, income_eur{}, result_eur{};
    double region_pupils = 0, leaked_pupils = 0, bundled_pupils = 0, region_result_eur = 0;
};

Accounts account(const View& view, const Flows& flows);
// Minutes from a home to a building, bus lines of this tick included.
double minutes(const View& view, const Flows& flows, std::size_t home, std::size_t building);
// Year groups of the building below the alarm size.
double small_groups(const View& view, const Accounts& accounts, std::size_t building);
// Teaching posts that a site needs.
double needed_fte(const View& view, const Accounts& accounts, std::size_t site);

}  // namespace samenspel::worlds::krimp
