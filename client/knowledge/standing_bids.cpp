#include "client/knowledge/standing_bids.hpp"

namespace samenspel::knowledge {

StandingBid bid_at(const Knowledge& knowledge, PartyNumber party, int opening) {
    for (int at = opening; at >= 0; --at)
        for (const auto& bid : knowledge.opened_bids(at).bids())
            if (bid.party() == party.value) return {&bid, at != opening};
    return {};
}

Draft bids_at(const Knowledge& knowledge, int opening) {
    Draft out;
    for (const auto& issue : knowledge.opened().content().issues()) {
        if (issue.bidder() == 0 || settled_by_absence(knowledge, issue)) continue;
        const Bid* bid = bid_at(knowledge, PartyNumber{issue.bidder()}, opening).bid;
        if (!bid) continue;
        for (const auto& choice : bid->choices())
            if (choice.issue() == issue.id()) *out.add_choices() = choice;
    }
    return out;
}

Draft bids_now(const Knowledge& knowledge) { return bids_at(knowledge, knowledge.opened_bids_size() - 1); }

}  // namespace samenspel::knowledge
