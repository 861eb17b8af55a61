// Give and take on screen: a seat's own ledger, and the trainer's with both sides.
#pragma once

#include "client/screens/kit/flow.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// A card each; room's top moves below it.
void draw_ledger_card(const View& view, kit::Rect& room);
void draw_whole_ledger(const View& view, kit::Rect& room);

}  // namespace samenspel::screens
