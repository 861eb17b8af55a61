// What the trainer reads when the program started from the desktop cannot host: there is no terminal to read it in.
#pragma once

#include <string_view>

#include "client/screens/kit/kit.hpp"

namespace samenspel::screens {

// Draws a whole frame with `reason`, the server's own words. True when the person wants to close it.
bool draw_cannot_start(kit::Kit& kit, std::string_view reason);

}  // namespace samenspel::screens
