// Names and places of the state's numbers; see the header.
#include "server/worlds/krimp/state.hpp"

#include <algorithm>

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
    for (const char* name : overall_names) names_.emplace_back(name);
    site0_ = names_.size();
    for (const Site& site : region.sites)
        for (const char* name : site_names) names_.push_back("site." + site.id + "." + name);
    offer0_ = names_.size();
    for (const Site& site : region.sites)
        for (const std::string& track : region.track_ids)
            for (const char* name : offer_names) names_.push_back("offer." + site.id + "." + track + "." + name);
    party0_ = names_.size();
    for (const Party& party : region.parties)
        for (const char* name : party_names) names_.push_back("party." + party.id + "." + name);
    trust0_ = names_.size();
    for (const Party& from : region.parties)
        for (const Party& to : region.parties) names_.push_back("trust." + from.id + "." + to.id);
    share0_ = names_.size();
    // Positions instead of ids: half of the state is shares, and names this short cost no memory of their own.
    for (std::size_t home = 0; home < region.homes.size(); ++home)
        for (std::size_t site = 0; site < region.sites.size(); ++site)
            for (const std::string& track : region.track_ids)
                names_.push_back("share." + std::to_string(home) + "." + std::to_string(site) + "." + track);
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

}  // namespace samenspel::worlds::krimp
