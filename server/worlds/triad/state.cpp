// Names and places of the state's numbers; see the header.
#include "server/worlds/triad/state.hpp"

#include <algorithm>

namespace samenspel::worlds::triad {

namespace {

constexpr const char* overall_names[] = {"year", "support", "waiting", "idle_waiting", "idle_eur", "closed", "granted_eur",
                                         "contract_left", "gap", "extra_demand", "extra_claims", "fallen", "frozen", "dignity", "booked_eur"};
constexpr const char* cohort_names[] = {"first", "second", "settled", "unsettled"};
constexpr const char* of_cohort_names[] = {"homes", "hours", "gone"};
constexpr const char* district_names[] = {"tenants", "calm"};
static_assert(std::size(overall_names) == static_cast<std::size_t>(Overall::count));
static_assert(std::size(cohort_names) == static_cast<std::size_t>(Cohort::count));
static_assert(std::size(of_cohort_names) == static_cast<std::size_t>(OfCohort::count));
static_assert(std::size(district_names) == static_cast<std::size_t>(OfDistrict::count));

}  // namespace

Layout::Layout(const Town& town) : parties_(town.parties.size()) {
    for (const char* name : overall_names) names_.emplace_back(name);
    cohort0_ = names_.size();
    for (const char* cohort : cohort_names)
        for (const char* name : of_cohort_names) names_.push_back(std::string(cohort) + "." + name);
    district0_ = names_.size();
    for (const District& district : town.districts)
        for (const char* name : district_names) names_.push_back("district." + district.id + "." + name);
    total0_ = names_.size();
    for (std::size_t p = 0; p < bookkeepers; ++p) names_.push_back("total." + town.parties[p].id);
    trust0_ = names_.size();
    for (const Party& from : town.parties)
        for (const Party& to : town.parties) names_.push_back("trust." + from.id + "." + to.id);
    policy0_ = names_.size();
    for (const char* name : policy_names) names_.push_back(std::string("policy.") + name);
    for (std::size_t place = 0; place < names_.size(); ++place) sorted_.emplace_back(names_[place], place);
    std::sort(sorted_.begin(), sorted_.end());
    for (const auto& [name, place] : sorted_) pattern_.emplace_hint(pattern_.end(), name, 0.0);
}

Quantities Layout::write(const State& state) const {
    Quantities quantities = pattern_;
    auto place = sorted_.begin();
    for (auto& [name, value] : quantities) value = state[(place++)->second];
    return quantities;
}

State Layout::read(const Quantities& quantities) const {
    State state(names_.size(), 0.0);
    // Both are sorted, so one walk over the two will do.
    auto place = sorted_.begin();
    for (const auto& [name, value] : quantities) {
        int order = -1;
        while (place != sorted_.end() && (order = place->first.compare(name)) < 0) ++place;
        if (place == sorted_.end()) break;
        if (order == 0) state[(place++)->second] = value;
    }
    return state;
}

}  // namespace samenspel::worlds::triad
