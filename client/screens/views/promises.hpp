// Promises of one seat to another during play: whether they were kept, asked of whom they were made to; and the trainer's list of all.
#pragma once

#include "client/screens/kit/flow.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// A card each, when there is a promise to tell of; room's top moves below it.
void draw_promises_made(const View& view, kit::Rect& room);
void draw_all_promises(const View& view, kit::Rect& room);

}  // namespace samenspel::screens
