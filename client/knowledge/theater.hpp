// Small questions about the card game on ways of deciding, asked by screens and bots alike. Pure, as queries.hpp; pointers
// go stale when the Knowledge is folded further.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/knowledge/queries.hpp"

namespace samenspel::knowledge {

// The scenario is the card game itself: its rounds begin with an assignment.
bool plays_cards(const Knowledge& knowledge);
// Strategy cards are dealt at this table: in the card game, or beside the roles.
bool deals_strategies(const Knowledge& knowledge);

// Each null when there is none, or none that this viewer knows of.
const StrategyInfo* strategy_info(const Knowledge& knowledge, std::string_view strategy);
const AssignmentPicked* assignment_in(const Knowledge& knowledge, std::uint32_t round);  // while it is on the table
const AssignmentPicked* assignment_of(const Knowledge& knowledge, std::uint32_t round);  // also later: what the round was about
const ChoiceReported* choice_in(const Knowledge& knowledge, std::uint32_t round);
const StrategiesLaidOpen* open_in(const Knowledge& knowledge, std::uint32_t round);
// What the seat holds in this round, dealt or laid open.
const StrategyInfo* strategy_of(const Knowledge& knowledge, std::uint32_t round, SeatNumber seat);

bool is_held(const SeatChanged& seat);                          // by people or by a bot
bool has_read(const Knowledge& knowledge, SeatNumber seat);
std::vector<SeatNumber> not_yet_read(const Knowledge& knowledge);  // held seats, ascending

// The option board: as the pen wrote it; before that, what the assignment begins with.
std::vector<BoardOption> option_board(const Knowledge& knowledge, Language language);

// The round that a form is about: of the phase that it opens with; the last round for the final reflection; 0 for others.
std::uint32_t round_of_form(const Knowledge& knowledge, std::string_view form);

// How many of a seat's guesses about a round's strategies were right, as far as the cards and its answers are known.
struct Guessed {
    int right = 0, of = 0;
};
Guessed guessed(const Knowledge& knowledge, std::uint32_t round, SeatNumber seat);

// The answers to a round's question "support", 1..10: from the answers that are known, else from what its closing told.
// None for a round in which nothing was chosen, whatever was answered: there is no choice to stand behind.
struct Support {
    double mean = 0;
    std::uint32_t low = 0, high = 0, answers = 0;
};
std::optional<Support> support_in(const Knowledge& knowledge, std::uint32_t round);

}  // namespace samenspel::knowledge
