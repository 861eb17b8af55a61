// Looks at a table and answers an intent with the events that would follow, or with why not. Changes nothing; time
// comes in, chance stands in the table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/table.hpp"
#include "server/rules/viewer.hpp"

namespace samenspel::rules {

struct Rejection {
    Reason reason = MALFORMED;
    std::vector<std::string> args;
};

// Events in the order in which to apply them, without journal number or origin; or a rejection.
struct Decision {
    std::vector<Event> events;
    std::optional<Rejection> rejection;
};

// What the trainer chose for a session besides its scenario.
struct TableOptions {
    AbsentPolicy absent = ABSENT_POLICY_UNSET;  // unset: absent seats count as the scenario says
    bool instruments_off = false;               // forms open by the trainer alone, but for those of the last phase
    std::vector<Instrument> without = {};       // off from the start
    bool theater = false;                       // strategy cards beside the roles, each round of talk
};

// The first events of a table: content, phase 0. `seed` feeds the table's chance.
std::vector<Event> open_table(const Rulebook& book, std::uint32_t number, Talk talk, std::uint64_t seed, std::int64_t now_ms,
                              const TableOptions& options = {});

// One command. The caller has applied all that was due before now_ms (decide_due).
Decision decide(const Table& table, const Actor& actor, const Command& command, std::int64_t now_ms);

// Table time at which decide_due next has something to say; none while paused, not started or over.
std::optional<std::int64_t> next_due_ms(const Table& table);
// What is due at now_ms: warnings, chairs that were swapped long enough, the end of a phase, lapses. Empty when nothing is. Call until empty.
std::vector<Event> decide_due(const Table& table, std::int64_t now_ms);

// Who sits where: joining, leaving, away, back, bot, absent, moved by the trainer. The host has checked who may ask.
// `wanted` carries seat, holder, presence and participants; nothing follows when the seat is like that already.
Decision decide_seat(const Table& table, const SeatChanged& wanted, std::int64_t now_ms);

}  // namespace samenspel::rules
