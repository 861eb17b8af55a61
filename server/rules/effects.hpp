// What agreements, bids, acts and injects do to the world, gathered for the ticks of one round.
#pragma once

#include <vector>

#include "server/rules/table.hpp"

namespace samenspel::rules {

// Each for one tick of the round, counted from 0. Levers that act once are in the first tick of their act, inject or
// agreement alone; the others in every tick while they hold.
struct RoundEffects {
    std::vector<worlds::Effect> first, later;
};

// A party's choice to break what it agreed.
struct Breach {
    std::uint32_t proposal = 0;
    std::string issue;
    std::uint32_t party = 0;
    bool monitored = false;
};

// With everything that was agreed, done and thrown in; on the issues that no agreement has, with what their bidders bid
// last. Or as if nothing had been agreed or done: with the injects, and with what bidders bid first, before it was talked about.
// A bidder that has not bid, or takes no part, does IssueInfo.if_absent.
RoundEffects round_effects(const Table& table);
RoundEffects effects_without_deal(const Table& table);
// As if everybody did what they bid now; who does not bid, what it would do besides.
std::vector<worlds::Effect> effects_of_bids(const Table& table);
std::vector<Breach> breaches(const Table& table);

}  // namespace samenspel::rules
