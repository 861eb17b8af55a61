// Who takes a seat over when the world says that its role falls: the same player, another person in the story.
#include <string_view>

#include "server/rules/dealing.hpp"
#include "server/rules/table.hpp"

namespace samenspel::rules {
namespace {

constexpr std::string_view falls = "succession:";

}  // namespace

std::vector<Event> successions(const Table& table, const std::vector<std::string>& findings, std::int64_t now_ms) {
    std::vector<Event> events;
    SeatSet fallen;
    for (const auto& finding : findings) {
        if (!finding.starts_with(falls)) continue;
        const SeatId seat = table.book->seat_named(std::string_view(finding).substr(falls.size()));
        const Successor* next = seat ? table.book->successor(seat) : nullptr;
        if (!next || fallen.has(seat) || table.process.successions.contains(seat.value)) continue;
        fallen.add(seat);
        Event& succeeded = events.emplace_back();
        succeeded.set_at_ms(now_ms);
        succeeded.mutable_seat_succeeded()->set_seat(seat.value);
        *succeeded.mutable_seat_succeeded()->mutable_name() = next->name();
        Event& dealt = events.emplace_back();
        dealt.set_at_ms(now_ms);
        dealt.add_listed(seat.value);
        *dealt.mutable_role_dealt() = dealt_of(next->role(), seat.value);
    }
    return events;
}

const Role* role_of(const Table& table, SeatId seat) {
    const Successor* next = table.process.successions.contains(seat.value) ? table.book->successor(seat) : nullptr;
    return next ? &next->role() : table.book->role(seat);
}

}  // namespace samenspel::rules
