// What the trainer's alerts go by, kept as events come; glance.hpp says when one of them is shown.
#pragma once

#include <cstdint>

#include "proto/full.hpp"

namespace samenspel::rules {

struct Proposal;
struct Table;

// Times are table time.
struct Signs {
    std::int64_t stirred_ms = 0;        // the last proposal, amendment, reveal, telling, prompt, or lids up
    std::uint32_t forms_seen = 0;       // speech observed as a position or a proposal
    bool interest_seen = false;         // speech observed as an interest
    bool form_first = false;            // a proposal, or three forms seen, came before any interest
    std::int64_t form_first_ms = 0;     // when that was so
    bool form_first_answered = false;   // by a prompt, for good
};

void note_proposal(Table& table, std::int64_t at_ms);   // tabled or amended
void note_interest(Table& table, std::int64_t at_ms);   // revealed or told
void note_speech(Table& table, SpeechAct act, std::int64_t at_ms);
void note_lids_up(Table& table, std::int64_t at_ms);
void note_prompt(Table& table, Prompt prompt, std::int64_t at_ms);
// Of the proposal's current version, after the positions have changed. `objects`: somebody has just begun to object.
void note_position(Proposal& proposal, bool objects, std::int64_t at_ms);

// No card was revealed or told, and no interest observed.
bool no_interest_yet(const Table& table);

}  // namespace samenspel::rules
