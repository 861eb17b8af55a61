// The krimp model's state: a flat array of numbers for the tick, and their names for the journal and the trainer.
// Knows where each number stands, not what changes it.
#pragma once

#include "server/worlds/krimp/region.hpp"
#include "server/worlds/named_state.hpp"

namespace samenspel::worlds::krimp {

// One number of the region.
enum class Overall { tick, cohort, decline_extra, leak_pull, unrest, spent_eur, count };
// One number of each site. `at`: index of the site in whose building it teaches. `denominations`: how many its building
// counts for. `sold`: the municipality took over the building.
enum class OfSite { open, at, isolated, branch, weak, reputation, quality, staff, dismissed, norm_years, denominations, sold, count };
// One number of each site and track: profiles as a bit set (0: not taught); site index + 1 where its upper years are
// bundled, or 0.
enum class OfOffer { profiles, hub, count };
// One number of each party. `union_form`: 0 alone, 1 federation, 2 one board. `granted`, `plan`: one-off sums received, spent.
enum class OfParty { reserves, strikes, closed, union_form, books_open, granted, plan, count };

// Where each number stands and what it is called: "cohort", "site.west_school.open", "offer.west_school.bb.hub",
// "party.west.reserves", "trust.west.east" (how far the first trusts the second), "share.2.0.bb" (the third
// municipality, the first site).
class Layout {
public:
    explicit Layout(const Region& region);

    std::size_t of(Overall what) const { return static_cast<std::size_t>(what); }
    std::size_t of(std::size_t site, OfSite what) const { return site0_ + site * size(OfSite::count) + static_cast<std::size_t>(what); }
    std::size_t of(std::size_t site, std::size_t track, OfOffer what) const {
        return offer0_ + (site * tracks_ + track) * size(OfOffer::count) + static_cast<std::size_t>(what);
    }
    std::size_t of(std::size_t party, OfParty what) const { return party0_ + party * size(OfParty::count) + static_cast<std::size_t>(what); }
    std::size_t trust(std::size_t from, std::size_t to) const { return trust0_ + from * parties_ + to; }
    // Share of a home's pupils of a track that goes to a site; the rest leaks over the border.
    std::size_t share(std::size_t home, std::size_t site, std::size_t track) const {
        return share0_ + (home * sites_ + site) * tracks_ + track;
    }
    std::size_t count() const { return names_.size(); }

    Quantities write(const State& state) const { return names_.write(state); }
    State read(const Quantities& quantities) const { return names_.read(quantities); }

private:
    template <typename Enum>
    static constexpr std::size_t size(Enum count) { return static_cast<std::size_t>(count); }

    std::size_t sites_, tracks_, parties_;
    std::size_t site0_ = 0, offer0_ = 0, party0_ = 0, trust0_ = 0, share0_ = 0;
    StateNames names_;
};

}  // namespace samenspel::worlds::krimp
