// The krimp model's data in typed form: parameters, tracks, sites, municipalities, parties, and what follows from them
// once (distances, calibrated choice). Read from ModelData; knows no file format.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/worlds/krimp/funding.hpp"
#include "server/worlds/world.hpp"

namespace samenspel::worlds::krimp {

// Limits on the data, so that a tick works on fixed arrays.
inline constexpr std::size_t most_tracks = 8;
inline constexpr std::size_t most_sites = 12;
inline constexpr std::size_t most_homes = 24;
inline constexpr std::size_t most_parties = 12;
inline constexpr std::size_t most_profiles = 8;

// Every number of model.yaml's `numbers:`, under the same name; meaning, unit and source stand there.
struct Parameters {
    double tick_years, decline_per_tick, least_cohort, cohort_noise, forecast_error, forecast_narrowing;
    double ceil_classes, class_eur, class_pupils, class_fit, profile_classes, pupil_cost_eur;
    double main_eur, branch_eur, isolated_eur, site_eur, merged_extra_eur, overhead_eur, federation_saving;
    double bundled_track_saving, video_saving, small_group_pupils;
    double supervision_ticks, closure_ticks, norm_years;
    double map_km, detour, least_km, cycling_limit_km, cycling_min_per_km, bus_wait_min, bus_min_per_km;
    double bus_line_saving, bus_line_eur, far_min, far_leak;
    double minute_utility, upper_travel_weight, denomination_utility, profile_utility, reputation_utility, recruit_utility, recruit_scale_eur;
    double campaign_saving, campaign_eur, marketing_points, marketing_eur;
    double reputation_fade, supervision_reputation, weak_reputation, weak_quality;
    double fte_per_class, attrition, hiring, start_vacancies;
    double quality_speed, vacancy_quality, small_group_quality, merger_quality, pool_quality, video_quality;
    double merge_once_eur, dismissed_unrest, unrest_fade, petition_unrest;
    double trust_start, trust_fade, books_trust, leak_trust, recruit_trust, deal_trust, memo_trust, breach_trust;
    double empty_place_eur, vacant_building_eur, land_eur, takeover_share;
    double liveability_vacant, satisfaction_start, satisfaction_quality, satisfaction_minute, satisfaction_offer;
};

struct Site {
    std::string id;
    std::size_t party = 0;
    std::size_t denomination = 0;
    double pupils = 0, x = 0, y = 0, reserves_share = 0, quality = 0, reputation = 0, isolated = 0;
    double closure_norm_pupils = 0, places = 0;
    unsigned profiles = 0;  // bit set over Region::profiles, for every track at the start
};

struct Home {
    std::string id;
    double pupils = 0, x = 0, y = 0, leak_share = 0;
    std::vector<double> denomination_shares;
};

enum class Role { board, alderman, council, envoy };

struct Party {
    std::string id;
    Role role = Role::board;
};

struct Region {
    Parameters numbers{};
    CostRates rates;
    std::vector<Track> tracks;
    std::vector<std::string> track_ids, profiles, denominations;
    std::vector<Site> sites;
    std::vector<Home> homes;  // pupils already scaled by the calibration
    std::vector<Party> parties;
    std::size_t boards = 0;   // parties with role board; these come first
    std::vector<double> km;   // home x site, by road
    std::vector<double> constants;  // of the choice, one a site

    double distance_km(std::size_t home, std::size_t site) const { return km[home * sites.size() + site]; }
};

// Position of `id`, or the list's size when it is not there.
std::size_t find(const std::vector<std::string>& ids, std::string_view id);
template <typename Named>
std::size_t find_id(const std::vector<Named>& list, std::string_view id) {
    std::size_t at = 0;
    while (at < list.size() && list[at].id != id) ++at;
    return at;
}

// Null when something is missing or out of range; `error` then says what, in one sentence.
std::unique_ptr<const Region> read_region(const ModelData& data, std::string* error);

// Minutes one way from a home to a site: bicycle within the cycling limit or bus, whichever is quicker. `bus_factor`
// scales the bus.
double travel_min(const Region& region, std::size_t home, std::size_t site, double bus_factor);

}  // namespace samenspel::worlds::krimp
