// The part of the fold that is about instruments: switches, glossary, ledger, ambition.
#pragma once

#include "proto/lite.hpp"

namespace samenspel::knowledge {

// Folds the event when it is one of an instrument. False for any other.
bool fold_instruments(Knowledge& knowledge, const Event& event);

}  // namespace samenspel::knowledge
