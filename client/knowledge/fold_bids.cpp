#include "client/knowledge/fold_bids.hpp"

namespace samenspel::knowledge {
namespace {

void keep_bid(Knowledge& knowledge, const Bid& bid) {
    auto& bids = *knowledge.mutable_bids();
    int at = 0;
    while (at < bids.size() && bids.Get(at).party() < bid.party()) ++at;
    if (at == bids.size() || bids.Get(at).party() != bid.party()) {
        bids.Add();
        for (int i = bids.size() - 1; i > at; --i) bids.SwapElements(i, i - 1);
    }
    if (!bid.choices().empty() || bids.Get(at).choices().empty()) *bids.Mutable(at) = bid;  // who knows it all learns nothing from less
}

}  // namespace

bool fold_bids(Knowledge& knowledge, const Event& disclosed) {
    if (disclosed.has_bid_submitted()) {
        keep_bid(knowledge, disclosed.bid_submitted().bid());
        return true;
    }
    if (!disclosed.has_bids_opened()) return false;
    knowledge.clear_bids();
    *knowledge.add_opened_bids() = disclosed.bids_opened();
    Entry& entry = *knowledge.add_story();
    entry.set_at_ms(disclosed.at_ms());
    *entry.mutable_bids_opened() = disclosed.bids_opened();
    return true;
}

}  // namespace samenspel::knowledge
