// What a package is worth to a seat, as far as the cards say that were dealt or shown to whoever does the sum. It knows
// no world: of an indicator it knows the latest value, and it hopes that change helps where things are not well.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "client/bots/sheet.hpp"

#include "client/knowledge/queries.hpp"
#include "proto/lite.hpp"

namespace samenspel::bots {

// The cards that this viewer knows with their measure, by seat; and its own score sheet where the game has them.
struct Cards {
    std::map<std::uint32_t, std::vector<const Card*>> by_seat;
    std::uint32_t own_seat = 0;
    std::optional<Sheet> sheet;
};
Cards known_cards(const Knowledge& knowledge, std::uint32_t own_seat);

Package package_of(const Knowledge& knowledge, const Draft& draft);
Draft draft_of(const Knowledge& knowledge, const Package& package);  // without parties and terms
// What is agreed and in force, the latest agreement first; no_choice where nothing is.
Package in_force(const Knowledge& knowledge);
// `package` where it chooses, else `otherwise`.
Package laid_over(const Package& package, const Package& otherwise);

// 0..1: how far the measure would be served if this were all that is agreed, tabled by this party.
double served(const Knowledge& knowledge, const Measure& measure, const Package& package, std::uint32_t tabled_by);
// 0..1: the weighted mean over the cards; 0 for none.
double worth(const Knowledge& knowledge, const std::vector<const Card*>& cards, const Package& package, std::uint32_t tabled_by);

// 0..1, or beyond it by a score sheet: what the package is worth to this seat, by its sheet and its cards. 0 for a seat of
// which nothing is known.
double worth_to(const Knowledge& knowledge, const Cards& cards, std::uint32_t seat, const Package& package, std::uint32_t tabled_by);

// How much somebody counts in a search, by seat.
using Regard = std::map<std::uint32_t, double>;
double worth_to_all(const Knowledge& knowledge, const Cards& cards, const Regard& regard, const Package& package, std::uint32_t tabled_by);
// The package of the highest worth_to_all, climbed to issue by issue from each of `starts`. Ties keep the earlier. What
// is settled by absence stays; and what parties bid on, unless `bids_too`.
Package best_package(const Knowledge& knowledge, const Cards& cards, const Regard& regard, const std::vector<Package>& starts, std::uint32_t tabled_by,
                     bool bids_too = true);
// `package` with every issue that is settled by absence as it is settled.
Package settled(const Knowledge& knowledge, Package package);

}  // namespace samenspel::bots
