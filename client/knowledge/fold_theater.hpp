// The part of the fold that is about the theater of decision. Private to this room.
#pragma once

#include "proto/lite.hpp"

namespace samenspel::knowledge {

// True when the event was one of the theater's.
bool fold_theater(Knowledge& knowledge, const Event& event);
// With the phase that has just begun: a round that is played again has no choice yet, and before a new assignment the
// old one leaves the table.
void enter_theater_phase(Knowledge& knowledge);

}  // namespace samenspel::knowledge
