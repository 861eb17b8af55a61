// What the session's stream makes of a session, and what a viewer may learn of it.
#include "server/rules/session.hpp"

#include <algorithm>

#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

std::uint32_t participant_of(const Event& event) {
    switch (event.body_case()) {
        case Event::kParticipantJoined: return event.participant_joined().participant();
        case Event::kParticipantPlaced: return event.participant_placed().participant();
        case Event::kParticipantLeft: return event.participant_left().participant();
        default: return 0;
    }
}

void learn(ParticipantKnowledge& known, const Event& event) {
    if (!known.has_participant()) {
        known.set_participant(participant_of(event));
        known.set_placed(false);
        known.set_left(false);
    }
    known.set_left(event.has_participant_left());
    if (!event.has_participant_placed()) return;
    known.set_table(event.participant_placed().table());
    known.set_seat(event.participant_placed().seat());
    known.set_placed(true);
}

template <typename Item>
Item& at_table(std::vector<Item>& items, std::uint32_t table) {
    if (items.size() <= table) items.resize(table + std::size_t{1});
    return items[table];
}

bool counts(const Person& person) { return person.known && person.placed && !person.left; }

void apply_person(Session& session, const Event& event) {
    const std::uint32_t participant = participant_of(event);
    if (participant == 0) return;
    if (session.people.size() < participant) session.people.resize(participant);
    Person& person = session.people[participant - 1];
    session.present -= person.known && !person.left;
    if (counts(person)) --at_table(session.counts, person.table);
    person.known = true;
    person.left = event.has_participant_left();
    session.present += !person.left;
    if (event.has_participant_placed()) {
        person.table = event.participant_placed().table();
        person.seat = SeatId{event.participant_placed().seat()};
        person.placed = true;
        ++person.placements;
    }
    if (counts(person)) ++at_table(session.counts, person.table);
    learn(person.record, event);
    for (const auto table : event.listed()) {
        auto& told_of = at_table(session.told_of, table);
        const auto at = std::lower_bound(told_of.begin(), told_of.end(), participant);
        if (at == told_of.end() || *at != participant) told_of.insert(at, participant);
        learn(person.told[table], event);
    }
}

}  // namespace

const Person* Session::person(std::uint32_t participant) const {
    if (participant == 0 || participant > people.size() || !people[participant - 1].known) return nullptr;
    return &people[participant - 1];
}

void apply_session(Session& session, const Event& event) {
    session.events += event.body_case() >= Event::kSessionOpened;
    switch (event.body_case()) {
        case Event::kSessionOpened:
            session.opened = event.session_opened();
            session.opened.clear_compiled();
            break;
        case Event::kSessionStarted: session.started = true; break;
        case Event::kOutcomesCompared:
            session.outcomes.assign(event.outcomes_compared().outcomes().begin(), event.outcomes_compared().outcomes().end());
            break;
        case Event::kTableForked:
            session.opened.set_tables(std::max(session.opened.tables(), event.table_forked().table()));
            session.ended = session.complete = false;
            session.outcomes.clear();
            break;
        case Event::kSessionEnded:
            session.ended = true;
            session.complete = event.session_ended().complete();
            break;
        default: apply_person(session, event);
    }
}

std::optional<Access> session_access(const Event& event, SessionViewer viewer) {
    if (viewer.trainer) return Access{false, false, true};
    if (participant_of(event) == 0) return Access{};
    const bool concerned = viewer.table != 0 && std::find(event.listed().begin(), event.listed().end(), viewer.table) != event.listed().end();
    if (!concerned) return std::nullopt;
    return Access{true, false, false};
}

Knowledge view_session(const Session& session, SessionViewer viewer) {
    Knowledge out;
    if (!session.opened.has_scenario()) return out;
    SessionOpened& opened = *out.mutable_session();
    opened = session.opened;
    opened.clear_chance();
    for (const auto& person : session.people) {
        if (!person.known) continue;
        const auto told = person.told.find(viewer.table);
        if (viewer.trainer) *out.add_participants() = person.record;
        else if (told != person.told.end() && viewer.table != 0) *out.add_participants() = told->second;
    }
    if (session.started) out.set_session_started(true);
    if (session.ended) out.set_session_ended(true);
    for (const auto& outcome : session.outcomes) *out.add_outcomes() = outcome;
    return out;
}

bool sound_name(std::string_view name) {
    constexpr std::size_t most_characters = 40;
    if (!sound_text(name, 1, most_characters) || name.find('\n') != std::string_view::npos) return false;
    return name.front() != ' ' && name.back() != ' ';
}

}  // namespace samenspel::rules
