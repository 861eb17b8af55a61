// Finds what a person would call broken in a drawn frame: things over each other, cut off, or outside the window.
#pragma once

#include <string>
#include <vector>

#include "client/screens/kit/semantics.hpp"

namespace samenspel::kit {

// One sentence for each violation; empty when the layout is sound. `window` is in pixels.
// Deliberate cases are marked where they are drawn: `scrolled`, `floating`, `container`, `may_shorten`.
std::vector<std::string> check_layout(const Semantics& all, const Rect& window);

}  // namespace samenspel::kit
