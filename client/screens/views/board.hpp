// The projected screen in parts. Everything on it is read from eight metres: nothing smaller than a caption at twice its size.
#pragma once

#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// From eight metres everything is large: sets this screen's text so.
void keep_large(const View& view);
// One line along the top of pages 2 and 3: where the table is, and its clock.
void draw_board_line(const View& view, const kit::Rect& rect);
void draw_board_result(const View& view, const kit::Rect& rect);    // page 2: map, indicators against no deal
void draw_board_compared(const View& view, const kit::Rect& rect);  // page 3: how the tables came out
// At a moment of before, instead of the bare clock: proposals, positions and the newest of the story, once there is any of it.
bool has_board_past(const View& view);
void draw_board_past(const View& view, const kit::Rect& rect);

}  // namespace samenspel::screens
