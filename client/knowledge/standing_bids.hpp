// What parties' bids come to once they are open: a bid stands until the party opens another, as the rules count it.
#pragma once

#include "client/knowledge/queries.hpp"

namespace samenspel::knowledge {

struct StandingBid {
    const Bid* bid = nullptr;  // null: the party has not bid yet; lives as long as the knowledge
    bool from_before = false;  // it was opened earlier, and nothing new was bid here
};
// The party's bid as it counts at an opening (its place in Knowledge.opened_bids, from 0).
StandingBid bid_at(const Knowledge& knowledge, PartyNumber party, int opening);
// All that counts at that opening, in the order of the issues. Without the issues of who takes no part now, which IssueInfo.if_absent settles.
Draft bids_at(const Knowledge& knowledge, int opening);
// The newest opening's; nothing before the first.
Draft bids_now(const Knowledge& knowledge);

}  // namespace samenspel::knowledge
