// What a table keeps of its process beside bargaining: what is talked of, cases, guesses held against the truth, who took
// a seat over. Plain data, as events make it; all of it everybody knows.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/ids.hpp"

namespace samenspel::rules {

struct Table;

struct CaseRecord {
    CaseOpened opened;
    std::map<std::uint32_t, CaseVoted> votes;        // by party
    std::optional<CaseDecided> decided;
};

struct Process {
    std::string conversation;                        // domain; empty: anything
    std::map<std::string, std::int64_t> talked_ms;   // table time by domain, without the stretch that goes on; a case counts as `case`
    std::optional<std::int64_t> talk_since_ms;       // when that began; none while the table does not talk
    std::string talk_of;                             // the domain that it counts for: the conversation, or `case`
    std::vector<CaseRecord> cases;                   // in order
    std::vector<const Case::Way*> ways_pending;      // decided since the last resolution; the rulebook's own
    std::vector<GuessesCompared> guesses;            // in order
    std::map<std::uint32_t, SeatSucceeded> successions;  // by seat
};

// True when the event was one of these. The beginning of a phase is noted apart.
bool apply_process(Table& table, const Event& event);
void note_phase(Table& table, std::int64_t at_ms);       // after the table entered it
void note_end(Table& table, std::int64_t at_ms);         // nobody talks any more
void add_process(const Table& table, Knowledge& out);    // its part of every viewer's view

// The case that is being decided; null when none is.
const CaseRecord* open_case(const Table& table);
// The parties whose vote counts now, ascending: those that were asked and take part.
std::vector<std::uint32_t> case_voters(const Table& table, const CaseRecord& open);
// The option that more than half of them vote for; empty when there is none.
std::string case_majority(const Table& table, const CaseRecord& open);

// What the table would see on opening the case of a round; none when it is decided or there is none.
std::optional<Event> open_case_of(const Table& table, std::uint32_t round, std::int64_t now_ms);
// The end of the case that is open: by majority, or undecided.
std::optional<Event> close_case(const Table& table, std::int64_t now_ms);

// The seats that fall by what the world found, each with its successor's card; once a seat.
std::vector<Event> successions(const Table& table, const std::vector<std::string>& findings, std::int64_t now_ms);
// The role that the seat has now, the successor's once there is one; null when the scenario deals none.
const Role* role_of(const Table& table, SeatId seat);

}  // namespace samenspel::rules
