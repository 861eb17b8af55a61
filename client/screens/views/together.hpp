// The instruments of collaboration on screen: what a table writes together, and how its course went.
#pragma once

#include "client/screens/kit/flow.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// Whether the player's table has anything of the kind, and how many gives wait for an answer.
bool has_together(const View& view);
int waiting_gives(const View& view);
// Ambition, words, give and take, the pocket card and the scan: one at a time.
void draw_together(const View& view, const kit::Rect& rect);

// A card each; room's top moves below it.
void draw_ambition_card(const View& view, kit::Rect& room);
void draw_words_card(const View& view, kit::Rect& room);
void draw_pocket_card(const View& view, kit::Rect& room);
void draw_route_card(const View& view, kit::Rect& room);
void draw_scan_card(const View& view, kit::Rect& room);

// The ambition in one line, for the public screen; empty while there is none.
std::string ambition_words(const View& view);

// The trainer's page: temperatures, scan, route, and what was written; and whether there is anything on it.
bool has_insight(const View& view);
void draw_insight(const View& view, const kit::Rect& rect);

// The trainer's switches, while their dialog is open.
void open_switches(const View& view);
void draw_switches(const View& view);

// While somebody types: the tag of what they say, and what is offered with a blame. The room's bottom moves above it.
void draw_speech_aid(const View& view, kit::Rect& room, std::string& text);
// The tag chosen; reset when the line was sent.
SpeechAct take_speech_tag(const View& view);

}  // namespace samenspel::screens
