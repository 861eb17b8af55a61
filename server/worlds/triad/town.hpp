// The triad model's data in typed form: parameters, districts and parties of one town. Read from ModelData; knows no
// file format.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/worlds/world.hpp"

namespace samenspel::worlds::triad {

// Limits on the data, so that a year works on fixed arrays.
inline constexpr std::size_t most_districts = 12;
inline constexpr std::size_t most_parties = 12;

// Every number of model.yaml's `numbers:`, under the same name; meaning, unit and source stand there.
struct Parameters {
    double tick_years, stochastic;
    double social_homes, vacated_share, refugee_homes, urgent_homes, priority_limit, starters_points;
    double places, place_eur, place_margin, closed_share, closing_waiting;
    double waiting_start, new_demand, waiting_eur;
    double hour_eur, guidance_margin, weeks;
    double solid_hours, some_hours, risk_solid, risk_some, risk_some_first, risk_thin, settled_hours, settled_factor;
    double concentrated_factor, fallback_factor, fallback_beds, fallback_bed_eur;
    double case_eur, home_eur, relapse_share, relapse_eur, resolved_alone, resolved_team, conference_share;
    double support_start, unresolved_points, fund_eur, fund_points;
    double freeze_support, frozen_share, fall_year, fall_support, booked_years;
    double council_seats, council_support, council_width, guarantee_plan_eur;
    double flip_factor, flip_eur, three_way_factor, screening_factor, screening_share;
    double contract_years, contract_gap, most_gap, long_term_years, term_relief;
    double press_share, press_points;
    double calm_case, calm_fund, calm_fade;
    double dignity_start, dignity_solid, dignity_spread, dignity_flip, dignity_three_way, dignity_screening, dignity_relapse, dignity_speed;
    double arrears_start, arrears_case, programme_homes, programme_eur;
    double trust_start, trust_fade, breach_trust, blame_trust, data_trust;
    double forecast_error, forecast_narrowing;
};

// A part of town in which homes are let; or, with no social homes, another address on the map.
struct District {
    std::string id;
    double homes = 0;    // social homes
    double calm = 0;     // points of 100 at the start
    bool cheap = false;  // where homes come free first: concentrated placing lands here
};

// association, provider and municipality stand first and have books; the others have none.
enum class Role { association, provider, municipality, housing, tenants, clients };
inline constexpr std::size_t bookkeepers = 3;

struct Party {
    std::string id;
    Role role = Role::association;
};

struct Town {
    Parameters numbers{};
    std::vector<District> districts;
    std::vector<Party> parties;
    std::size_t home_of_chair = 0;  // district where the chair of the tenants' body lives
    std::string alderman_seat;      // who falls when the support has gone; empty: nobody

    // Index of the party with this role, or the number of parties.
    std::size_t party(Role role) const;
};

// Position of `id`, or the list's size when it is not there.
template <typename Named>
std::size_t find_id(const std::vector<Named>& list, std::string_view id) {
    std::size_t at = 0;
    while (at < list.size() && list[at].id != id) ++at;
    return at;
}

// Null when something is missing or out of range; `error` then says what, in one sentence.
std::unique_ptr<const Town> read_town(const ModelData& data, std::string* error);

}  // namespace samenspel::worlds::triad
