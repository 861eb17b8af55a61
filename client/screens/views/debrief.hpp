// Looking back in the group: the guided steps, what was opened of whom, and being asked before. Facts in, commands out.
#pragma once

#include "client/screens/kit/flow.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// What is asked of this seat now: its consent, the step's question, the way back to the trainer. Room's top moves below it.
void draw_debrief_cards(const View& view, kit::Rect& room);
// What was opened so far, by seat and kind.
bool has_opened(const View& view);
void draw_opened(const View& view, const kit::Rect& rect);
// The trainer's page: steps, moments, openings.
void draw_debrief_page(const View& view, const kit::Rect& rect);
// The public screen while a step goes on.
bool has_board_step(const View& view);
void draw_board_step(const View& view, const kit::Rect& rect);

// ---- shared by the files of this page ----
// Makes the debrief page, the trainer's or one's own; as PDF too where `pdf` says.
void draw_page_buttons(const View& view, kit::FlowCard& flow, bool pdf);
std::string step_title(DebriefStep step);
std::string step_words(const View& view, DebriefStep step);
std::string kind_name(OpenKind kind);
bool was_opened(const View& view, std::uint32_t seat, OpenKind kind);
// Who this is out of the role: the people's own names where known, else the role's.
std::string person_of(const View& view, std::uint32_t seat);
// The seat's neighbour in this step; 0 for none.
std::uint32_t neighbour_of(const View& view, std::uint32_t seat);
const NeighbourGuessed* guess_of(const View& view, std::uint32_t seat);
// The interest card that weighs most, once it is open to this viewer; null before.
const Card* opened_card(const View& view, std::uint32_t seat);
void draw_one_words(const View& view, kit::FlowCard& flow);
void draw_promises(const View& view, kit::FlowCard& flow);
void draw_outcome(const View& view, kit::FlowCard& flow);
// `briefly`: for the projector, which shows it all at once.
void draw_best(const View& view, kit::FlowCard& flow, bool briefly);

}  // namespace samenspel::screens
