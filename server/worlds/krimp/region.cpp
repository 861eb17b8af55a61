// Reads the krimp model's data, checks it and calibrates the choice; see the header. Knows no file format.
#include "server/worlds/krimp/region.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "server/worlds/krimp/choice.hpp"

namespace samenspel::worlds::krimp {

namespace {

using Key = std::pair<const char*, double Parameters::*>;

constexpr Key keys[] = {
    {"tick_years", &Parameters::tick_years}, {"decline_per_tick", &Parameters::decline_per_tick},
    {"least_cohort", &Parameters::least_cohort}, {"cohort_noise", &Parameters::cohort_noise},
    {"forecast_error", &Parameters::forecast_error}, {"forecast_narrowing", &Parameters::forecast_narrowing},
    {"ceil_classes", &Parameters::ceil_classes}, {"class_eur", &Parameters::class_eur},
    {"class_pupils", &Parameters::class_pupils}, {"class_fit", &Parameters::class_fit},
    {"profile_classes", &Parameters::profile_classes}, {"pupil_cost_eur", &Parameters::pupil_cost_eur},
    {"main_eur", &Parameters::main_eur}, {"branch_eur", &Parameters::branch_eur},
    {"isolated_eur", &Parameters::isolated_eur}, {"site_eur", &Parameters::site_eur},
    {"merged_extra_eur", &Parameters::merged_extra_eur}, {"overhead_eur", &Parameters::overhead_eur},
    {"federation_saving", &Parameters::federation_saving}, {"bundled_track_saving", &Parameters::bundled_track_saving},
    {"video_saving", &Parameters::video_saving}, {"small_group_pupils", &Parameters::small_group_pupils},
    {"supervision_ticks", &Parameters::supervision_ticks}, {"closure_ticks", &Parameters::closure_ticks},
    {"norm_years", &Parameters::norm_years}, {"map_km", &Parameters::map_km}, {"detour", &Parameters::detour},
    {"least_km", &Parameters::least_km}, {"cycling_limit_km", &Parameters::cycling_limit_km},
    {"cycling_min_per_km", &Parameters::cycling_min_per_km}, {"bus_wait_min", &Parameters::bus_wait_min},
    {"bus_min_per_km", &Parameters::bus_min_per_km}, {"bus_line_saving", &Parameters::bus_line_saving},
    {"bus_line_eur", &Parameters::bus_line_eur}, {"far_min", &Parameters::far_min}, {"far_leak", &Parameters::far_leak},
    {"minute_utility", &Parameters::minute_utility}, {"upper_travel_weight", &Parameters::upper_travel_weight}, {"denomination_utility", &Parameters::denomination_utility},
    {"profile_utility", &Parameters::profile_utility}, {"reputation_utility", &Parameters::reputation_utility},
    {"recruit_utility", &Parameters::recruit_utility}, {"recruit_scale_eur", &Parameters::recruit_scale_eur},
    {"campaign_saving", &Parameters::campaign_saving}, {"campaign_eur", &Parameters::campaign_eur},
    {"marketing_points", &Parameters::marketing_points}, {"marketing_eur", &Parameters::marketing_eur},
    {"reputation_fade", &Parameters::reputation_fade}, {"supervision_reputation", &Parameters::supervision_reputation},
    {"weak_reputation", &Parameters::weak_reputation}, {"weak_quality", &Parameters::weak_quality},
    {"fte_per_class", &Parameters::fte_per_class}, {"attrition", &Parameters::attrition},
    {"hiring", &Parameters::hiring}, {"start_vacancies", &Parameters::start_vacancies},
    {"quality_speed", &Parameters::quality_speed}, {"vacancy_quality", &Parameters::vacancy_quality},
    {"small_group_quality", &Parameters::small_group_quality}, {"merger_quality", &Parameters::merger_quality},
    {"pool_quality", &Parameters::pool_quality}, {"video_quality", &Parameters::video_quality},
    {"merge_once_eur", &Parameters::merge_once_eur}, {"dismissed_unrest", &Parameters::dismissed_unrest},
    {"unrest_fade", &Parameters::unrest_fade}, {"petition_unrest", &Parameters::petition_unrest},
    {"trust_start", &Parameters::trust_start}, {"trust_fade", &Parameters::trust_fade},
    {"books_trust", &Parameters::books_trust}, {"leak_trust", &Parameters::leak_trust},
    {"recruit_trust", &Parameters::recruit_trust}, {"deal_trust", &Parameters::deal_trust},
    {"memo_trust", &Parameters::memo_trust}, {"breach_trust", &Parameters::breach_trust},
    {"empty_place_eur", &Parameters::empty_place_eur}, {"vacant_building_eur", &Parameters::vacant_building_eur},
    {"land_eur", &Parameters::land_eur}, {"takeover_share", &Parameters::takeover_share},
    {"liveability_vacant", &Parameters::liveability_vacant}, {"satisfaction_start", &Parameters::satisfaction_start},
    {"satisfaction_quality", &Parameters::satisfaction_quality},
    {"satisfaction_minute", &Parameters::satisfaction_minute}, {"satisfaction_offer", &Parameters::satisfaction_offer},
};

// Collects the first complaint; reading goes on with zeros, so that no caller has to branch.
struct Reader {
    std::string complaint;

    void complain(const std::string& text) {
        if (complaint.empty()) complaint = text;
    }
    double number(const Entity& entity, const std::string& key, double least, double most) {
        const auto found = entity.numbers.find(key);
        if (found == entity.numbers.end()) {
            complain("The " + entity.kind + " '" + entity.id + "' has no number '" + key + "'.");
            return least;
        }
        if (!(found->second >= least && found->second <= most)) {
            complain("The number '" + key + "' of the " + entity.kind + " '" + entity.id + "' is out of range.");
            return least;
        }
        return found->second;
    }
    std::string tag(const Entity& entity, const std::string& key) {
        const auto found = entity.tags.find(key);
        if (found != entity.tags.end()) return found->second;
        complain("The " + entity.kind + " '" + entity.id + "' has no tag '" + key + "'.");
        return {};
    }
};

void read_parameters(const ModelData& data, Region& region, Reader& reader) {
    for (const auto& [name, member] : keys) {
        const auto found = data.numbers.find(name);
        if (found == data.numbers.end()) {
            reader.complain(std::string("The model has no number '") + name + "'.");
            continue;
        }
        if (!std::isfinite(found->second)) reader.complain(std::string("The number '") + name + "' is not finite.");
        region.numbers.*member = found->second;
    }
    const Parameters& n = region.numbers;
    for (const double divisor : {n.class_pupils, n.map_km, n.recruit_scale_eur, n.campaign_eur, n.marketing_eur, n.bus_line_eur, n.tick_years})
        if (divisor <= 0) {
            reader.complain("class_pupils, map_km, recruit_scale_eur, campaign_eur, marketing_eur, bus_line_eur and tick_years must be above zero.");
        }
    region.rates = {n.ceil_classes > 0.5 ? ClassRule::ceil : ClassRule::smooth,
                    n.class_eur, n.class_pupils, n.class_fit, n.profile_classes, n.pupil_cost_eur};
}

unsigned profile_bits(const Region& region, const std::string& words, Reader& reader) {
    unsigned bits = 0;
    std::size_t at = 0;
    while (at < words.size()) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const std::string word = words.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const std::size_t profile = find(region.profiles, word);
        if (profile == region.profiles.size()) {
            reader.complain("There is no profile '" + word + "'.");
        } else {
            bits |= 1U << profile;
        }
    }
    if (bits == 0) reader.complain("A site starts without any profile.");
    return bits;
}

void read_party(const Entity& entity, Region& region, Reader& reader) {
    static const std::vector<std::string> roles = {"board", "alderman", "council", "envoy"};
    const std::size_t role = find(roles, reader.tag(entity, "role"));
    if (role == roles.size()) {
        reader.complain("The party '" + entity.id + "' has a role that is none of board, alderman, council, envoy.");
        return;
    }
    if (role == 0) {
        if (region.boards < region.parties.size()) reader.complain("The boards must stand before the other parties.");
        ++region.boards;
    }
    region.parties.push_back({entity.id, static_cast<Role>(role)});
}

void read_site(const Entity& entity, Region& region, Reader& reader) {
    Site site;
    site.id = entity.id;
    site.party = find_id(region.parties, reader.tag(entity, "party"));
    if (site.party >= region.boards) {
        reader.complain("The site '" + entity.id + "' belongs to no board that stands above it.");
        site.party = 0;
    }
    const std::string denomination = reader.tag(entity, "denomination");
    site.denomination = find(region.denominations, denomination);
    if (site.denomination == region.denominations.size()) region.denominations.push_back(denomination);
    site.pupils = reader.number(entity, "pupils", 1, 10'000);
    site.x = reader.number(entity, "x", 0, 1);
    site.y = reader.number(entity, "y", 0, 1);
    site.reserves_share = reader.number(entity, "reserves_share", -1, 1);
    site.quality = reader.number(entity, "quality", 0, 100);
    site.reputation = reader.number(entity, "reputation", 0, 100);
    site.isolated = reader.number(entity, "isolated", 0, 1);
    site.closure_norm_pupils = reader.number(entity, "closure_norm_pupils", 0, 10'000);
    site.places = reader.number(entity, "places", 0, 20'000);
    site.profiles = profile_bits(region, reader.tag(entity, "profiles"), reader);
    region.sites.push_back(std::move(site));
}

void read_home(const Entity& entity, Region& region, Reader& reader) {
    Home home;
    home.id = entity.id;
    home.pupils = reader.number(entity, "pupils", 1, 100'000);
    home.x = reader.number(entity, "x", 0, 1);
    home.y = reader.number(entity, "y", 0, 1);
    home.leak_share = reader.number(entity, "leak_share", 0, 0.9);
    for (const std::string& denomination : region.denominations)
        home.denomination_shares.push_back(reader.number(entity, "prefers_" + denomination, 0, 1));
    region.homes.push_back(std::move(home));
}

void read_track(const Entity& entity, Region& region, Reader& reader) {
    region.track_ids.push_back(entity.id);
    region.tracks.push_back({reader.number(entity, "rate_eur", 0, 1e6), reader.number(entity, "share", 0, 1),
                             reader.number(entity, "years", 1, 10), reader.number(entity, "upper_years", 0, 9)});
    if (region.tracks.back().upper_years >= region.tracks.back().years)
        reader.complain("The track '" + entity.id + "' has no lower years.");
}

void read_entities(const ModelData& data, Region& region, Reader& reader) {
    for (const Entity& entity : data.entities)
        if (entity.kind == "profile") region.profiles.push_back(entity.id);
    for (const Entity& entity : data.entities) {
        if (entity.kind == "track") read_track(entity, region, reader);
        if (entity.kind == "party") read_party(entity, region, reader);
    }
    for (const Entity& entity : data.entities)
        if (entity.kind == "site") read_site(entity, region, reader);
    // After the sites, since they name the denominations.
    for (const Entity& entity : data.entities)
        if (entity.kind == "municipality") read_home(entity, region, reader);
    const auto within = [&](std::size_t count, std::size_t most, const char* what) {
        if (count == 0 || count > most)
            reader.complain("The model needs 1 to " + std::to_string(most) + " entities of kind '" + what + "'.");
    };
    within(region.tracks.size(), most_tracks, "track");
    within(region.profiles.size(), most_profiles, "profile");
    within(region.parties.size(), most_parties, "party");
    within(region.boards, most_parties, "party with role board");
    within(region.sites.size(), most_sites, "site");
    within(region.homes.size(), most_homes, "municipality");
    for (std::size_t i = 0; i < data.entities.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (data.entities[i].id == data.entities[j].id)
                reader.complain("Two entities are called '" + data.entities[i].id + "'; every id may stand once.");
    double shares = 0;
    for (const Track& track : region.tracks) shares += track.share;
    if (std::abs(shares - 1) > 1e-9) reader.complain("The tracks' shares do not add up to 1.");
}

void measure_and_calibrate(Region& region, Reader& reader) {
    const Parameters& n = region.numbers;
    std::vector<double> homes, utilities, stay, targets;
    for (const Home& home : region.homes) {
        homes.push_back(home.pupils);
        for (const Site& site : region.sites) {
            const double air_km = std::hypot(home.x - site.x, home.y - site.y) * n.map_km;
            region.km.push_back(std::max(n.least_km, air_km * n.detour));
        }
    }
    for (std::size_t m = 0; m < homes.size(); ++m)
        for (std::size_t s = 0; s < region.sites.size(); ++s) {
            const double minutes = travel_min(region, m, s, 1.0);
            utilities.push_back(n.denomination_utility * region.homes[m].denomination_shares[region.sites[s].denomination] -
                                n.minute_utility * minutes);
            stay.push_back((1 - region.homes[m].leak_share) * (minutes > n.far_min ? 1 - n.far_leak : 1.0));
        }
    for (const Site& site : region.sites) targets.push_back(site.pupils);
    Calibration found = calibrate(homes, utilities, stay, targets);
    if (!(found.error_pupils < 1e-6)) reader.complain("The sites' pupils cannot be explained by the municipalities' pupils.");
    region.constants = std::move(found.constants);
    for (Home& home : region.homes) home.pupils *= found.scale;
}

}  // namespace

std::size_t find(const std::vector<std::string>& ids, std::string_view id) {
    return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

double travel_min(const Region& region, std::size_t home, std::size_t site, double bus_factor) {
    const Parameters& n = region.numbers;
    const double km = region.distance_km(home, site);
    const double bus_min = (n.bus_wait_min + km * n.bus_min_per_km) * bus_factor;
    return km > n.cycling_limit_km ? bus_min : std::min(bus_min, km * n.cycling_min_per_km);
}

std::unique_ptr<const Region> read_region(const ModelData& data, std::string* error) {
    auto region = std::make_unique<Region>();
    Reader reader;
    read_parameters(data, *region, reader);
    read_entities(data, *region, reader);
    if (reader.complaint.empty()) measure_and_calibrate(*region, reader);
    if (reader.complaint.empty()) return region;
    if (error) *error = reader.complaint;
    return nullptr;
}

}  // namespace samenspel::worlds::krimp
