// Reads the triad model's data and checks it; see the header. Knows no file format.
#include "server/worlds/triad/town.hpp"

#include <cmath>
#include <utility>

namespace samenspel::worlds::triad {

namespace {

using Key = std::pair<const char*, double Parameters::*>;

constexpr Key keys[] = {
    {"tick_years", &Parameters::tick_years}, {"stochastic", &Parameters::stochastic},
    {"social_homes", &Parameters::social_homes}, {"vacated_share", &Parameters::vacated_share},
    {"refugee_homes", &Parameters::refugee_homes}, {"urgent_homes", &Parameters::urgent_homes},
    {"priority_limit", &Parameters::priority_limit}, {"starters_points", &Parameters::starters_points},
    {"places", &Parameters::places}, {"place_eur", &Parameters::place_eur}, {"place_margin", &Parameters::place_margin},
    {"closed_share", &Parameters::closed_share}, {"closing_waiting", &Parameters::closing_waiting},
    {"waiting_start", &Parameters::waiting_start}, {"new_demand", &Parameters::new_demand}, {"waiting_eur", &Parameters::waiting_eur},
    {"hour_eur", &Parameters::hour_eur}, {"guidance_margin", &Parameters::guidance_margin}, {"weeks", &Parameters::weeks},
    {"solid_hours", &Parameters::solid_hours}, {"some_hours", &Parameters::some_hours}, {"risk_solid", &Parameters::risk_solid},
    {"risk_some", &Parameters::risk_some}, {"risk_some_first", &Parameters::risk_some_first}, {"risk_thin", &Parameters::risk_thin},
    {"settled_hours", &Parameters::settled_hours}, {"settled_factor", &Parameters::settled_factor},
    {"concentrated_factor", &Parameters::concentrated_factor}, {"fallback_factor", &Parameters::fallback_factor},
    {"fallback_beds", &Parameters::fallback_beds}, {"fallback_bed_eur", &Parameters::fallback_bed_eur},
    {"case_eur", &Parameters::case_eur}, {"home_eur", &Parameters::home_eur}, {"relapse_share", &Parameters::relapse_share},
    {"relapse_eur", &Parameters::relapse_eur}, {"resolved_alone", &Parameters::resolved_alone},
    {"resolved_team", &Parameters::resolved_team}, {"conference_share", &Parameters::conference_share},
    {"support_start", &Parameters::support_start}, {"unresolved_points", &Parameters::unresolved_points},
    {"fund_eur", &Parameters::fund_eur}, {"fund_points", &Parameters::fund_points},
    {"freeze_support", &Parameters::freeze_support}, {"frozen_share", &Parameters::frozen_share},
    {"fall_year", &Parameters::fall_year}, {"fall_support", &Parameters::fall_support}, {"booked_years", &Parameters::booked_years},
    {"council_seats", &Parameters::council_seats}, {"council_support", &Parameters::council_support},
    {"council_width", &Parameters::council_width}, {"guarantee_plan_eur", &Parameters::guarantee_plan_eur},
    {"flip_factor", &Parameters::flip_factor}, {"flip_eur", &Parameters::flip_eur}, {"three_way_factor", &Parameters::three_way_factor},
    {"screening_factor", &Parameters::screening_factor}, {"screening_share", &Parameters::screening_share},
    {"contract_years", &Parameters::contract_years}, {"contract_gap", &Parameters::contract_gap}, {"most_gap", &Parameters::most_gap},
    {"long_term_years", &Parameters::long_term_years}, {"term_relief", &Parameters::term_relief},
    {"press_share", &Parameters::press_share}, {"press_points", &Parameters::press_points},
    {"calm_case", &Parameters::calm_case}, {"calm_fund", &Parameters::calm_fund}, {"calm_fade", &Parameters::calm_fade},
    {"dignity_start", &Parameters::dignity_start}, {"dignity_solid", &Parameters::dignity_solid},
    {"dignity_spread", &Parameters::dignity_spread}, {"dignity_flip", &Parameters::dignity_flip},
    {"dignity_three_way", &Parameters::dignity_three_way}, {"dignity_screening", &Parameters::dignity_screening},
    {"dignity_relapse", &Parameters::dignity_relapse}, {"dignity_speed", &Parameters::dignity_speed},
    {"arrears_start", &Parameters::arrears_start}, {"arrears_case", &Parameters::arrears_case},
    {"programme_homes", &Parameters::programme_homes}, {"programme_eur", &Parameters::programme_eur},
    {"trust_start", &Parameters::trust_start}, {"trust_fade", &Parameters::trust_fade}, {"breach_trust", &Parameters::breach_trust},
    {"blame_trust", &Parameters::blame_trust}, {"data_trust", &Parameters::data_trust},
    {"forecast_error", &Parameters::forecast_error}, {"forecast_narrowing", &Parameters::forecast_narrowing},
};

constexpr std::pair<const char*, Role> roles[] = {{"association", Role::association}, {"provider", Role::provider},
                                                  {"municipality", Role::municipality}, {"housing", Role::housing},
                                                  {"tenants", Role::tenants}, {"clients", Role::clients}};

// Collects the first complaint; reading goes on with zeros, so that no caller has to branch.
struct Reader {
    std::string complaint;

    void complain(const std::string& text) {
        if (complaint.empty()) complaint = text;
    }
    double number(const Entity& entity, const std::string& key) {
        const auto found = entity.numbers.find(key);
        if (found == entity.numbers.end()) complain("The " + entity.kind + " '" + entity.id + "' has no number '" + key + "'.");
        else if (!(found->second >= 0 && found->second <= 1e6)) complain("The number '" + key + "' of the " + entity.kind + " '" + entity.id + "' is out of range.");
        else return found->second;
        return 0;
    }
};

void read_parameters(const ModelData& data, Town& town, Reader& reader) {
    for (const auto& [name, member] : keys) {
        const auto found = data.numbers.find(name);
        if (found == data.numbers.end()) {
            reader.complain(std::string("The model has no number '") + name + "'.");
            continue;
        }
        if (!std::isfinite(found->second)) reader.complain(std::string("The number '") + name + "' is not finite.");
        town.numbers.*member = found->second;
    }
    const Parameters& n = town.numbers;
    for (const double divisor : {n.tick_years, n.fallback_beds, n.fund_eur, n.council_width, n.programme_eur})
        if (divisor <= 0) reader.complain("tick_years, fallback_beds, fund_eur, council_width and programme_eur must be above zero.");
    for (const double part : {n.relapse_share, n.resolved_alone, n.resolved_team, n.press_share, n.frozen_share, n.most_gap})
        if (part < 0 || part > 1) reader.complain("relapse_share, resolved_alone, resolved_team, press_share, frozen_share and most_gap are fractions of 0 to 1.");
    if (n.press_share * n.press_points > 1) reader.complain("press_share times press_points is at most 1: what the press does not print costs at least nothing.");
}

void read_party(const Entity& entity, Town& town, Reader& reader) {
    const auto tag = entity.tags.find("role");
    for (const auto& [name, role] : roles) {
        if (tag == entity.tags.end() || tag->second != name) continue;
        if (town.party(role) < town.parties.size()) reader.complain(std::string("Two parties have the role ") + name + ".");
        town.parties.push_back({entity.id, role});
        if (const auto seat = entity.tags.find("alderman"); seat != entity.tags.end()) town.alderman_seat = seat->second;
        return;
    }
    reader.complain("The party '" + entity.id + "' has a role that is none of association, provider, municipality, housing, tenants, clients.");
}

void read_district(const Entity& entity, Town& town, Reader& reader) {
    const auto tag = [&](const char* key) {
        const auto found = entity.tags.find(key);
        return found != entity.tags.end() && found->second == "yes";
    };
    if (tag("chair")) town.home_of_chair = town.districts.size();
    town.districts.push_back({entity.id, reader.number(entity, "homes"), reader.number(entity, "calm"), tag("cheap")});
}

void check(const Town& town, Reader& reader) {
    for (std::size_t i = 0; i < bookkeepers; ++i)
        if (i >= town.parties.size() || town.parties[i].role != roles[i].second)
            reader.complain("The first three parties are the association, the provider and the municipality, in that order.");
    double homes = 0, cheap = 0;
    for (const District& district : town.districts) {
        homes += district.homes;
        cheap += district.cheap ? district.homes : 0;
    }
    if (homes <= 0 || cheap <= 0) reader.complain("At least one site has social homes and the tag cheap.");
    if (town.districts.size() > most_districts || town.parties.size() > most_parties)
        reader.complain("There are more than " + std::to_string(most_districts) + " sites or " + std::to_string(most_parties) + " parties.");
}

}  // namespace

std::size_t Town::party(Role role) const {
    std::size_t at = 0;
    while (at < parties.size() && parties[at].role != role) ++at;
    return at;
}

std::unique_ptr<const Town> read_town(const ModelData& data, std::string* error) {
    auto town = std::make_unique<Town>();
    Reader reader;
    read_parameters(data, *town, reader);
    for (const Entity& entity : data.entities) {
        if (find_id(town->parties, entity.id) < town->parties.size() || find_id(town->districts, entity.id) < town->districts.size())
            reader.complain("The name '" + entity.id + "' may stand once.");
        if (entity.kind == "party") read_party(entity, *town, reader);
        else if (entity.kind == "site") read_district(entity, *town, reader);
        else reader.complain("The model knows no entity of kind '" + entity.kind + "'.");
    }
    check(*town, reader);
    if (reader.complaint.empty()) return town;
    if (error) *error = reader.complaint;
    return nullptr;
}

}  // namespace samenspel::worlds::triad
