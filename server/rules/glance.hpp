// A table in figures for the trainer's console, with the most urgent alert.
#pragma once

#include <cstdint>

#include "proto/full.hpp"
#include "server/rules/table.hpp"

namespace samenspel::rules {

struct Warning {
    Alert alert = ALERT_NONE;
    std::int64_t since_ms = 0;  // table time
};

// Only while a table talks (exploring or a round) with its lids up: with the lids down people do what is asked, away from
// what is on the screens. In order of urgency:
// OBJECTIONS: two parties object to the current version of an open proposal; until the prompt WHAT_FOR_YES, and again
//   when another party objects after it.
// QUIET: eight minutes without proposal, reveal, telling or prompt since the phase began or the lids went up; not while paused.
// FORM_FIRST: a proposal, or three positions or proposals observed, before any interest was revealed, told or observed;
//   before the first round's result, until the prompt WHOM_IT_CONCERNS or an interest.
// CALL_MEDIATOR and HAVE_A_BREAK answer any of them.
Warning warning(const Table& table, std::int64_t now_ms);

// `now_ms` is table time. All but `speed`, which is the clock's.
Glance glance(const Table& table, std::int64_t now_ms);

// Different cards revealed, whole or in part.
std::uint32_t cards_revealed(const Table& table);

}  // namespace samenspel::rules
