// How much room what waits for my answer asks for.
#pragma once

#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// Of draw_waiting() at this width, in pixels; 0 while nothing waits.
float waiting_height(const View& view, float width);

}  // namespace samenspel::screens
