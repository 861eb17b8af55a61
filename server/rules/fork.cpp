// A table that begins as another one was: its stream is the other's until a moment, and then goes on by itself.
#include <algorithm>

#include "server/rules/apply.hpp"
#include "server/rules/seating.hpp"

namespace samenspel::rules {
namespace {

constexpr std::size_t most_tables = 64;

// Where the table's end begins: TableEnded, with what was decided with it. The size when it has not ended.
std::size_t end_of(const std::vector<Event>& before) {
    std::size_t end = 0;
    while (end < before.size() && !before[end].has_table_ended()) ++end;
    if (end == before.size()) return end;
    const auto of_the_end = [&](const Event& event) {
        return event.at_ms() == before[end].at_ms() && (event.has_interests_scored() || event.has_chairs_back() || event.has_strategies_laid_open());
    };
    std::size_t first = end;
    while (first > 1 && of_the_end(before[first - 1])) --first;
    return first;
}

// The old stream as the new one's beginning, up to and with `at_ms`, but for its end: a fork goes on. Who looks in as an observer
// does so at the old one.
std::vector<Event> beginning(const std::vector<Event>& before, const ForkTable& command, std::uint32_t number, std::int64_t at_ms) {
    std::vector<Event> out;
    const std::size_t end = end_of(before);
    for (std::size_t i = 0; i < end && before[i].at_ms() <= command.at_ms(); ++i) {
        if (before[i].has_observer_admitted()) continue;
        Event& copy = out.emplace_back(before[i]);
        copy.clear_n();
        copy.clear_origin();
    }
    if (out.empty() || !out.front().has_table_opened()) return {};
    TableOpened& opened = *out.front().mutable_table_opened();
    opened.set_table(number);
    Branch& branch = *opened.mutable_branch();
    branch.set_table(command.from());
    branch.set_after(static_cast<std::uint32_t>(out.size()));
    branch.set_at_ms(std::max(at_ms, out.back().at_ms()));
    if (command.open_cards()) branch.set_open_cards(true);
    return out;
}

SeatChanged nobody(std::uint32_t seat) {
    SeatChanged out;
    out.set_seat(seat);
    out.set_holder(EMPTY);
    out.set_presence(NOT_HERE);
    return out;
}

// What people did not want opened stays closed when they do it again.
void carry_refusals(const Table& old, const Table& trial, std::vector<Event>& events, std::int64_t at_ms) {
    for (const auto& consent : old.debrief.consents) {
        const auto key = consent.first;  // clang 14 lets no lambda see a structured binding
        const auto given = consent.second;
        if (trial.debrief.consents.contains(key) && trial.debrief.consents.at(key) == given) continue;
        const auto add = [&]() -> Event& {
            Event& event = events.emplace_back();
            event.set_at_ms(at_ms);
            event.add_listed(key.first);
            return event;
        };
        ConsentAsked& asked = *add().mutable_consent_asked();
        asked.set_seat(key.first);
        asked.set_kind(static_cast<OpenKind>(key.second));
        if (!given) continue;
        ConsentAnswered& answered = *add().mutable_consent_answered();
        answered.set_seat(key.first);
        answered.set_kind(static_cast<OpenKind>(key.second));
        answered.set_given(*given);
    }
}

bool may_open(const Debrief& debrief, std::uint32_t seat) {
    const auto asked = debrief.consents.find({seat, OPEN_INTERESTS});
    return asked == debrief.consents.end() || (asked->second && *asked->second);
}

bool plays(const Table& table) {
    return table.started && !looks_back(table) && !table.opened.branch().open_cards() && std::any_of(table.seats.begin(), table.seats.end(), has_people);
}

}  // namespace

bool others_play(const Hall& hall, std::uint32_t table) {
    for (std::uint32_t number = 1; number <= hall.tables.size(); ++number)
        if (number != table && plays(*hall.tables[number - 1].table)) return true;
    return false;
}

SessionDecision decide_fork(const Session& session, const Hall& hall, const ForkTable& command, const std::vector<Event>& before) {
    Seating seating(session, hall);
    if (!seating.has_table(command.from())) return seating.refuse(NO_SUCH_TABLE);
    const Table& old = seating.table(command.from());
    if (!old.started) return seating.refuse(NOT_STARTED);
    // Who comes along leaves the old one: nobody plays there any more.
    if (command.open_cards() && (others_play(hall, command.from()) || (!command.with_people() && plays(old)))) return seating.refuse(PLAY_GOES_ON);
    const auto number = static_cast<std::uint32_t>(hall.tables.size() + 1);
    const std::int64_t moment_ms = std::min(command.at_ms(), hall.tables[command.from() - 1].now_ms);
    std::vector<Event> events = beginning(before, command, number, moment_ms);
    if (number > most_tables || events.empty()) return seating.refuse(MALFORMED);
    const std::int64_t at_ms = events.front().table_opened().branch().at_ms();
    Table trial(old.book);
    for (const auto& event : events) apply(trial, event);
    const auto add = [&]() -> Event& {
        Event& event = events.emplace_back();
        event.set_at_ms(at_ms);
        return event;
    };
    for (const auto& known : std::vector<SeatChanged>(trial.seats)) {
        const SeatChanged wanted = command.with_people() ? old.seats[known.seat() - 1] : nobody(known.seat());
        if (known.SerializeAsString() != wanted.SerializeAsString()) *add().mutable_seat_changed() = wanted;
    }
    carry_refusals(old, trial, events, at_ms);
    if (command.open_cards())
        for (const auto& seat : trial.seats)
            if (!is_open(trial.debrief, seat.seat(), OPEN_INTERESTS) && may_open(old.debrief, seat.seat()))
                for (auto& part : laid_open(trial, seat.seat(), OPEN_INTERESTS))
                    if (part.moments_size() > 0) *add().mutable_opened() = std::move(part);
    if (trial.started && !trial.paused) add().mutable_paused()->set_by_time_out(false);  // until everybody has found their place

    TableForked& forked = *seating.tell({}).mutable_table_forked();
    forked.set_table(number);
    forked.set_from(command.from());
    forked.set_after_ms(at_ms);
    for (auto& event : events) seating.add({number, std::move(event)});
    if (command.with_people())
        for (const auto& seat : std::vector<SeatChanged>(old.seats))
            for (const auto participant : seat.participants()) {
                seating.place(participant, command.from(), number, SeatId{seat.seat()});
                seating.rise(participant, command.from(), SeatId{seat.seat()});
            }
    return seating.take();
}

}  // namespace samenspel::rules
