// The session's own stream as pure rules: who joined, who sits where, start and end. It reads the tables that it seats
// people at; names, tokens and connections it does not know.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/decide.hpp"
#include "server/rules/disclose.hpp"
#include "server/rules/table.hpp"

namespace samenspel::rules {

struct Person {
    bool known = false;             // false: a number that nobody got
    bool placed = false, left = false;
    std::uint32_t table = 0;        // 0: lobby
    SeatId seat;                    // none: observer
    std::uint32_t placements = 0;   // so far; above 1: was moved
    ParticipantKnowledge record;    // what the trainer knows
    std::map<std::uint32_t, ParticipantKnowledge> told;  // what was told at each table
};

struct Session {
    SessionOpened opened;           // without the compiled scenario
    std::vector<Person> people;     // participant - 1
    std::uint32_t present = 0;      // people who have not left
    bool started = false, ended = false, complete = false;
    std::vector<TableOutcome> outcomes;  // by table, once all have ended
    std::uint64_t events = 0;       // in the session's stream so far

    // By table, the lobby at 0: how many sit or look on there now; and who was ever told of there, ascending.
    std::vector<std::uint32_t> counts;
    std::vector<std::vector<std::uint32_t>> told_of;

    const Person* person(std::uint32_t participant) const;  // null when unknown
    std::uint32_t people_at(std::uint32_t table) const { return table < counts.size() ? counts[table] : 0; }
};

// Events of a table's stream are ignored here.
void apply_session(Session& session, const Event& event);

// What a viewer is to an event of the session's stream. Its `listed` names the tables concerned, where a table's stream
// lists seats: news of people goes to those tables and to the trainer, so that a full hall is not told of everybody.
// None: not told. The labels are checked besides, by disclose.
struct SessionViewer {
    bool trainer = false;
    std::uint32_t table = 0;        // 0: the lobby, which hears what lists no table
};
std::optional<Access> session_access(const Event& event, SessionViewer viewer);

// Equal to the fold of that viewer's disclosures.
Knowledge view_session(const Session& session, SessionViewer viewer);

// ---- deciding ----

struct Hall {
    struct Floor { const Table* table; std::int64_t now_ms; };
    std::vector<Floor> tables;                     // number - 1
    std::function<bool(std::uint32_t)> is_here;    // participant: connected now
    std::int64_t now_ms = 0;                       // session time
    bool in_order = false;                         // who joins fills one table before the next; else the emptiest
};

// An event and its stream: 0 is the session, 1..N a table.
struct Addressed {
    std::uint32_t stream = 0;
    Event event;
};

// All of the events, or none.
struct SessionDecision {
    std::vector<Addressed> events;
    std::optional<Rejection> rejection;
};

// Somebody joins, or comes back after leaving: at the table with the fewest people, in the scenario's filling order,
// one to a seat; before the start then two to a seat, then as an observer. Once a table has begun they wait in the lobby
// for a place from the trainer. `table` is an observer's wish, 0 for none.
SessionDecision decide_join(const Session& session, const Hall& hall, std::uint32_t participant, bool observer, std::uint32_t table);
SessionDecision decide_place(const Session& session, const Hall& hall, const PlaceParticipant& command);
SessionDecision decide_leave(const Session& session, const Hall& hall, std::uint32_t participant);
// Starts every table where somebody sits. `fill`: bots take the empty seats there, or everywhere when nobody has joined.
SessionDecision decide_start(const Session& session, const Hall& hall, bool fill);
// What follows from hall.is_here for this participant's seat. A seat that the trainer gave to a bot, left empty or
// declared absent meanwhile goes back to its people when one of them is here.
SessionDecision decide_presence(const Session& session, const Hall& hall, std::uint32_t participant);
// Everybody who is here and takes part over the first `tables` tables and their seats, by chance and as evenly as can be.
// Who is not here leaves the session, and joins anew on return. Only before anything has started.
SessionDecision decide_deal(const Session& session, const Hall& hall, std::uint32_t tables);
// Two people get each other's table and seat, also after the start.
SessionDecision decide_swap(const Session& session, const Hall& hall, const SwapParticipants& command);
// Ends every table that runs, early unless it is in its last phase, and with them the session.
SessionDecision decide_end(const Session& session, const Hall& hall);
// A table more, which begins as command.from() was at that moment. `before` is that table's stream, from its opening, as far as it
// is on disk; what it has beyond the moment is left out, and so is its end.
SessionDecision decide_fork(const Session& session, const Hall& hall, const ForkTable& command, const std::vector<Event>& before);
// People still play this scenario at another table than this, and do not know its cards: what is opened here they could read.
bool others_play(const Hall& hall, std::uint32_t table);
// The end with its outcomes, once every table in use has ended.
SessionDecision decide_session_end(const Session& session, const Hall& hall);

// 1..40 characters, no line feeds, nothing blank at the ends.
bool sound_name(std::string_view name);

}  // namespace samenspel::rules
