// Bids under seal, folded. A part of the fold; see fold.hpp.
#pragma once

#include "proto/lite.hpp"

namespace samenspel::knowledge {

// False, and nothing done, when the event is not about bids.
bool fold_bids(Knowledge& knowledge, const Event& disclosed);

}  // namespace samenspel::knowledge
