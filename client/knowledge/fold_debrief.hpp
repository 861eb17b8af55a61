// The part of the fold that looks back: what was opened, who was asked, where the guided debriefing stands.
#pragma once

#include "proto/lite.hpp"

namespace samenspel::knowledge {

// True when the event was one of these.
bool fold_debrief(Knowledge& knowledge, const Event& event);

}  // namespace samenspel::knowledge
