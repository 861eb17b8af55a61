#include "server/insight/attendance.hpp"

#include <algorithm>

namespace samenspel::insight {

Attendance::Attendance(const Record& record)
    : content_(&record.content()),
      recorded_(std::any_of(record.events().begin(), record.events().end(), [](const Event& event) { return event.has_seat_changed(); })) {}

void Attendance::take(const Event& event) {
    if (event.has_seat_changed()) {
        const SeatChanged& now = event.seat_changed();
        signs_[now.seat()] = now.holder() == SINGLE || now.holder() == DUO || now.holder() == BOT || now.deputy() != 0;
    }
    if (event.has_standing_changed()) standings_[event.standing_changed().party()] = event.standing_changed().standing();
}

bool Attendance::takes_part(rules::PartyId party) const {
    for (const auto& seat : content_->seats()) {
        if (seat.party() != party.value || !seat.signatory()) continue;
        const auto found = signs_.find(seat.number());
        return !recorded_ || (found != signs_.end() && found->second);
    }
    return false;
}

bool Attendance::is_closed(rules::PartyId party) const {
    const auto found = standings_.find(party.value);
    return found != standings_.end() && found->second == CLOSED;
}

bool Attendance::settles(const IssueInfo& issue) const { return issue.bidder() != 0 && !takes_part({issue.bidder()}); }

}  // namespace samenspel::insight
