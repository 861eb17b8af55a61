// Scorable negotiation on screen: bids under seal and what came out of them, score sheets, and what a package is worth to me.
#pragma once

#include <string>

#include "client/screens/kit/flow.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// ---- bids ----
bool bids_are_on(const View& view);                          // the table is in a phase of bidding
bool has_bids(const View& view);                             // bids are on, or were opened
void draw_bids(const View& view, const kit::Rect& rect);     // my own while they are on, who sealed one, and what opened

// ---- score sheets ----
// The sheet on a role, in the colours of a secret card, from room's top; its height in pixels, 0 without a sheet.
float draw_sheet(const View& view, const kit::Rect& room, const RoleDealt& role);
// What the draft, laid over what is agreed, is worth by my own sheet beside no deal; empty without a sheet of mine.
std::string worth_sentence(const View& view, const Draft& draft);
bool worth_it(const View& view, const Draft& draft);         // at least as much as no deal
// Points at the end beside no deal: one's own, and for the trainer each party's. Nothing where nobody scored by a sheet.
void draw_own_points(const View& view, kit::FlowCard& flow, const InterestsScored& score);
void draw_all_points(const View& view, kit::Rect& room);

}  // namespace samenspel::screens
