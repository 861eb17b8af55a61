// The theater of decision at a table: strategy cards held in secret, the assignment on the table, the option board and
// what was chosen. Plain data, as events make it, and what each viewer may know of it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/ids.hpp"
#include "server/rules/viewer.hpp"

namespace samenspel::rules {

struct Table;
class Rulebook;

struct Theater {
    std::map<std::pair<std::uint32_t, std::uint32_t>, StrategyDealt> dealt;  // by round and seat
    std::uint64_t cards = 0;                        // dealt so far: where the next deal takes up the generator
    std::uint64_t picks = 0;                        // so far: where the next pick takes up the generator
    std::vector<std::string> picked;                // assignments so far, each once
    std::map<std::uint32_t, AssignmentPicked> last_picked;  // by round: what its talk was, or is, about
    std::optional<AssignmentPicked> assignment;     // on the table; none while the next is not picked yet
    SeatSet read;                                   // who has read its card
    std::vector<BoardOption> options;
    std::map<std::uint32_t, ChoiceReported> choices;      // by round; none while its talk goes on
    std::map<std::uint32_t, StrategiesLaidOpen> open;     // by round
    bool without_consensus = false;                 // in the next deal
};

// The strategy that stays in play with few people, by its id in a scenario.
inline constexpr const char* consensus = "consensus";

// The round has its own phase in which an assignment is picked: it goes by the card game's rules.
bool is_drawn(const Rulebook& book, std::uint32_t round);
// Some round is.
bool plays_theater(const Rulebook& book);

// True when the event was one of the theater's; a phase's beginning counts as none.
bool apply_theater(Table& table, const Event& event);
void enter_theater_phase(Theater& theater, const PhaseInfo& phase);

// Without a field while there is nothing to know.
TheaterKnowledge theater_known(const Theater& theater, Viewer viewer);

}  // namespace samenspel::rules
