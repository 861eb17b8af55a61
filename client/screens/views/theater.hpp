// The card game on ways of deciding: its screens for players, board and trainer.
#pragma once

#include "client/knowledge/theater.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// Who plays at a seat: people by name, else bot or the seat's own name.
std::string player_name(const View& view, std::uint32_t seat);
// "1:35" for a decision, or that there was none in time.
std::string choice_sentence(const ChoiceReported& choice);

void draw_theater(const View& view, const kit::Rect& rect);             // a player's screen from the explanation to the end
void draw_theater_board(const View& view, const kit::Rect& rect);       // the public screen, from the first round on
void draw_theater_cards(const View& view, const kit::Rect& rect);       // the trainer's: cards, choices, support, guesses
void draw_strategy_card(const View& view, const kit::Rect& rect);       // mine of this round, covered until it is held

void draw_strategies(const View& view, const kit::Rect& rect);          // beside roles: mine, and everybody's when they lie open

// ---- parts ----
void draw_option_board(const View& view, const kit::Rect& rect);        // struck through, and for the pen to write on
void draw_reflection(const View& view, const kit::Rect& rect);          // round by round, when all lies open
// One row for each seat that holds a card in this round; nothing is drawn of a card that is not known.
void draw_cards_of(const View& view, kit::Rect& room, std::uint32_t round);

}  // namespace samenspel::screens
