// What one viewer has learned so far, folded from its disclosures one by one. Pure: it knows no screen, socket, clock
// or file, and builds over either protobuf runtime, so no reflection here.
//
// Equal, byte for byte, to what server/rules computes from the table for the same viewer. Hence:
// - Disclosed messages are kept as they came. What is told apart by a number (seat, party, participant) stands in its
//   order and is replaced by the next one with that number; the rest stands in the order in which it was learned.
// - TableOpened sets the table's plain values (warned, paused, pen, direction, ended) to false or 0, so that "not yet"
//   is never told from "no". States, `heard` and `open` are always set, also when they are 0.
// - `phase` is the last PhaseEntered with its end as Resumed or Extended moved it; `route` keeps each as disclosed.
//   PhaseEntered ends a pause and the minute's warning; Extended ends the warning too.
// - A form that opens as a phase begins is asked anew: what was submitted before is gone. Opened later by the trainer it goes
//   on where it was.
// - An ask stays open until it is declined, its word is explained, or, for an interest, the one who was asked tells or
//   reveals an interest to the asker.
// - An amendment clears positions, signatures and the state of a proposal; its older versions stay.
// - RoundResolved clears the round's acts and pooled forecasts.
// - A case that opens again begins anew; guesses compared again replace what was counted before. A seat that somebody
//   else took over has the new role in place of the old one.
// - A drawing phase takes the assignment off the table; a new one forgets its round's cards and choice.
// - A form that opens again loses what its last closing said, and keeps what was submitted.
#pragma once

#include "proto/lite.hpp"

namespace samenspel::knowledge {

// Takes one disclosure in. Order matters; a disclosure is folded once, which its number in the stream tells (`n` of
// ServerMessage). Events of the table's and of the session's stream may be mixed. What refers to something unknown
// changes nothing; an event without a body changes nothing.
void fold(Knowledge& knowledge, const Event& disclosed);

// Empties the part that the table's stream built, or the session's: for Welcome.fresh and Welcome.fresh_session.
void forget_table(Knowledge& knowledge);
void forget_session(Knowledge& knowledge);

}  // namespace samenspel::knowledge
