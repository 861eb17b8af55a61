// Bids under seal: each bidding party writes down what it would do on its own issues; all open together when the phase
// ends, with what the figures would be if everybody did so.
#include <algorithm>

#include "server/rules/bargaining.hpp"
#include "server/rules/deciding.hpp"
#include "server/rules/effects.hpp"

namespace samenspel::rules {
namespace {

// One choice for each issue on which the party bids, in the scenario's order; refuses all else.
bool settle(Deciding& deciding, const SubmitBid& command, Bid& bid) {
    const std::uint32_t party = deciding.my_party().value;
    for (const auto& issue : deciding.book().content().issues()) {
        if (issue.bidder() != party) continue;
        const auto& choices = command.choices();
        const auto given = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.issue() == issue.id(); });
        if (given == choices.end() || !deciding.book().option(issue.id(), given->option())) return deciding.refuse(UNKNOWN_CHOICE, {issue.id()});
        *bid.add_choices() = *given;
    }
    if (bid.choices().empty()) return deciding.refuse(NO_BID_NEEDED);
    bid.set_party(party);
    return bid.choices_size() == command.choices_size() || deciding.refuse(MALFORMED);
}

}  // namespace

void decide_bids(Deciding& deciding, const Command& command) {
    if (!deciding.in_phase({BIDDING})) return;
    Bid bid;
    if (!settle(deciding, command.submit_bid(), bid)) return;
    if (!deciding.book().seat(deciding.me()).signatory()) {
        deciding.refuse(NOT_SIGNATORY);
        return;
    }
    const SeatSet own = deciding.book().seats_of(deciding.my_party());
    // The first time, the others hear that there is a bid, and nothing of what it says; before the bid itself is kept, so
    // that nobody's view runs ahead of what that viewer heard.
    if (!deciding.table.bids.contains(bid.party())) {
        SeatSet others;
        for (std::uint32_t seat = 1; seat <= deciding.book().seat_count(); ++seat)
            if (!own.has(SeatId{seat})) others.add(SeatId{seat});
        deciding.add(others).mutable_bid_submitted()->mutable_bid()->set_party(bid.party());
    }
    *deciding.add(own).mutable_bid_submitted()->mutable_bid() = std::move(bid);
}

std::vector<Event> open_bids(const Table& table, std::int64_t now_ms) {
    if (!table.started || table.phase_info().kind() != BIDDING) return {};
    std::vector<Event> events(1);
    events.front().set_at_ms(now_ms);
    BidsOpened& opened = *events.front().mutable_bids_opened();
    for (const auto& [party, bid] : table.bids)
        if (!bid.choices().empty()) *opened.add_bids() = bid;
    const worlds::Outcome outlook = table.book->world().tick(table.world_state.quantities(), effects_of_bids(table), table.chance_world);
    for (const auto& indicator : outlook.indicators)
        if (indicator.is_public) *opened.add_outlook() = plain(indicator);
    return events;
}

}  // namespace samenspel::rules
