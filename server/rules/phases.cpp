// Entering a phase with all that comes with it: lapses, forms, the dealing of roles, results, scores.
#include <algorithm>

#include "server/rules/apply.hpp"
#include "server/rules/dealing.hpp"
#include "server/rules/deciding.hpp"
#include "server/rules/measure.hpp"

namespace samenspel::rules {
namespace {

Event at(std::int64_t now_ms) {
    Event event;
    event.set_at_ms(now_ms);
    return event;
}

void append(std::vector<Event>& events, std::vector<Event> more) {
    for (auto& event : more) events.push_back(std::move(event));
}

bool resolved(const Table& table, std::uint32_t round) {
    return std::any_of(table.results.begin(), table.results.end(), [&](const Result& result) { return result.round.round() == round; });
}

void close_forms(const Table& table, std::vector<Event>& events, std::int64_t now_ms) {
    for (const auto& form : table.forms)
        if (form.open) events.push_back(close_form(table, form, now_ms));
}

void lapse(const Table& table, std::uint32_t phase, std::vector<Event>& events, std::int64_t now_ms) {
    for (std::uint32_t index = 0; index < table.proposals.size(); ++index) {
        const Proposal& proposal = table.proposals[index];
        const bool open = proposal.state == PROPOSAL_OPEN || proposal.state == PROPOSAL_ACCEPTED;
        const auto until = proposal.draft().valid_until_phase();
        if (!open || until == 0 || until > phase) continue;
        events.push_back(at(now_ms));
        events.back().mutable_proposal_lapsed()->set_proposal(index + 1);
    }
}

void throw_own_injects(const Table& table, std::uint32_t round, std::vector<Event>& events, std::int64_t now_ms) {
    for (const auto& inject : table.book->scenario().injects()) {
        if (inject.auto_round() != round || round == 0) continue;
        Event event = at(now_ms);
        SeatSet to;
        for (const auto& seat : inject.to()) to.add(table.book->seat_named(seat));
        for (const auto seat : to.numbers()) event.add_listed(seat);
        InjectThrown& thrown = to.empty() ? *event.mutable_inject_thrown() : *event.mutable_inject_thrown_to();
        thrown.set_inject(inject.id());
        *thrown.mutable_title() = inject.title();
        *thrown.mutable_text() = inject.text();
        events.push_back(std::move(event));
    }
}

// The round's resolution with the bids that have just opened and the case that has just closed.
std::vector<Event> resolve_after(const Table& table, const std::vector<Event>& opened, const std::optional<Event>& closed, std::uint32_t round, std::int64_t now_ms) {
    const bool decided = closed && !closed->case_decided().option().empty();
    if (opened.empty() && !decided) return resolve_round(table, round, now_ms);
    Table after = table;
    for (const auto& event : opened) apply(after, event);
    if (decided) apply_process(after, *closed);
    return resolve_round(after, round, now_ms);
}

bool visited(const Table& table, std::uint32_t phase) {
    return std::any_of(table.route.begin(), table.route.end(), [&](const PhaseEntered& entered) { return entered.phase() == phase; });
}

}  // namespace

std::vector<Event> enter_phase(const Table& table, std::uint32_t phase, Move move, std::string_view reason, std::int64_t now_ms) {
    const PhaseInfo& info = table.book->phase(phase);
    std::vector<Event> events;
    const auto opened = open_bids(table, now_ms);
    append(events, opened);
    close_forms(table, events, now_ms);
    const auto closed = close_case(table, now_ms);
    if (closed) events.push_back(*closed);
    lapse(table, phase, events, now_ms);
    append(events, chairs_back(table, now_ms));
    append(events, leave_for(table, phase, now_ms));
    PhaseEntered& entered = *events.emplace_back(at(now_ms)).mutable_phase_entered();
    entered.set_phase(phase);
    entered.set_move(move);
    entered.set_ends_at_ms(now_ms + phase_length_ms(table, info));
    if (!reason.empty()) entered.set_reason(std::string(reason));
    if (!table.dealt() && info.kind() != JOINING) append(events, deal(table, now_ms));
    if (info.kind() == TALKING && !visited(table, phase)) throw_own_injects(table, info.round(), events, now_ms);
    if (info.kind() == CASE)
        if (auto brought = open_case_of(table, info.round(), now_ms)) events.push_back(std::move(*brought));
    if (info.kind() == RESULT && !resolved(table, info.round())) append(events, resolve_after(table, opened, closed, info.round(), now_ms));
    if (info.kind() == DEBRIEFING && (table.scores.empty() || table.played_on)) append(events, score(table, now_ms));
    append(events, theater_of(table, info, now_ms));
    if (info.kind() == DEBRIEFING) append(events, lay_all_open(table, now_ms));
    const bool last = phase + 1 == table.book->phase_count();  // its forms are the final reflection
    for (const auto& form : info.forms()) {
        const FormInfo* known = table.book->form(form);
        if (!known || !opens_by_itself(table, *known, last)) continue;
        events.push_back(at(now_ms));
        events.back().mutable_form_opened()->set_form(form);
    }
    return events;
}

std::vector<Event> deal(const Table& table, std::int64_t now_ms) {
    std::vector<Event> events;
    for (std::uint32_t number = 1; number <= table.book->seat_count(); ++number) {
        const Role* role = table.book->role(SeatId{number});
        if (!role) continue;
        Event event = at(now_ms);
        event.add_listed(number);
        *event.mutable_role_dealt() = dealt_of(*role, number);
        events.push_back(std::move(event));
    }
    append(events, resolve_round(table, 0, now_ms));
    return events;
}

std::vector<Event> score(const Table& table, std::int64_t now_ms) {
    std::vector<Event> events;
    for (std::uint32_t number = 1; number <= table.book->seat_count(); ++number) {
        const Role* role = role_of(table, SeatId{number});
        if (!role) continue;
        Event event = at(now_ms);
        event.add_listed(number);
        InterestsScored& scored = *event.mutable_interests_scored();
        scored.set_seat(number);
        double sum = 0, weights = 0;
        for (const auto& interest : role->interests()) {
            CardScore& card = *scored.add_cards();
            card.set_card(interest.id());
            card.set_served(served(table, interest.measure()));
            sum += card.served() * interest.weight();
            weights += interest.weight();
        }
        scored.set_total(weights > 0 ? sum / weights : 0);
        scored.set_bottom_line_held(!role->has_bottom_line_measure() || served(table, role->bottom_line_measure()) >= 0.5);
        if (role->has_sheet()) {
            scored.set_points(points_by(table, role->sheet()));
            scored.set_no_deal(role->sheet().no_deal());
        }
        events.push_back(std::move(event));
    }
    return events;
}

}  // namespace samenspel::rules
