// Names and places of the state's numbers; see the header.
#include "server/worlds/triad/state.hpp"

#include <iterator>

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
    for (const char* name : overall_names) names_.add(name);
    cohort0_ = names_.size();
    for (const char* cohort : cohort_names)
        for (const char* name : of_cohort_names) names_.add(std::string(cohort) + "." + name);
    district0_ = names_.size();
    for (const District& district : town.districts)
        for (const char* name : district_names) names_.add("district." + district.id + "." + name);
    total0_ = names_.size();
    for (std::size_t p = 0; p < bookkeepers; ++p) names_.add("total." + town.parties[p].id);
    trust0_ = names_.size();
    for (const Party& from : town.parties)
        for (const Party& to : town.parties) names_.add("trust." + from.id + "." + to.id);
    policy0_ = names_.size();
    for (const char* name : policy_names) names_.add(std::string("policy.") + name);
    names_.close();
}

}  // namespace samenspel::worlds::triad
