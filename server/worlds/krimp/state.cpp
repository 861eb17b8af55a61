// Names and places of the state's numbers; see the header.
#include "server/worlds/krimp/state.hpp"

#include <iterator>

namespace samenspel::worlds::krimp {

namespace {

constexpr const char* overall_names[] = {"tick", "cohort", "decline_extra", "leak_pull", "unrest", "spent_eur"};
constexpr const char* site_names[] = {"open", "at", "isolated", "branch", "weak", "reputation", "quality", "staff",
                                      "dismissed", "norm_years", "denominations", "sold"};
constexpr const char* offer_names[] = {"profiles", "hub"};
constexpr const char* party_names[] = {"reserves", "strikes", "closed", "union_form", "books_open", "granted", "plan"};
static_assert(std::size(overall_names) == static_cast<std::size_t>(Overall::count));
static_assert(std::size(site_names) == static_cast<std::size_t>(OfSite::count));
static_assert(std::size(offer_names) == static_cast<std::size_t>(OfOffer::count));
static_assert(std::size(party_names) == static_cast<std::size_t>(OfParty::count));

}  // namespace

Layout::Layout(const Region& region)
    : sites_(region.sites.size()), tracks_(region.tracks.size()), parties_(region.parties.size()) {
    for (const char* name : overall_names) names_.add(name);
    site0_ = names_.size();
    for (const Site& site : region.sites)
        for (const char* name : site_names) names_.add("site." + site.id + "." + name);
    offer0_ = names_.size();
    for (const Site& site : region.sites)
        for (const std::string& track : region.track_ids)
            for (const char* name : offer_names) names_.add("offer." + site.id + "." + track + "." + name);
    party0_ = names_.size();
    for (const Party& party : region.parties)
        for (const char* name : party_names) names_.add("party." + party.id + "." + name);
    trust0_ = names_.size();
    for (const Party& from : region.parties)
        for (const Party& to : region.parties) names_.add("trust." + from.id + "." + to.id);
    share0_ = names_.size();
    // Positions instead of ids: half of the state is shares, and names this short cost no memory of their own.
    for (std::size_t home = 0; home < region.homes.size(); ++home)
        for (std::size_t site = 0; site < region.sites.size(); ++site)
            for (const std::string& track : region.track_ids)
                names_.add("share." + std::to_string(home) + "." + std::to_string(site) + "." + track);
    names_.close();
}

}  // namespace samenspel::worlds::krimp
