// Strategy cards beside the roles of another scenario: what the card game lends it. Pure.
#pragma once

#include "proto/full.hpp"

namespace samenspel::scenario {

// The rounds begin with an assignment: it is the card game itself.
bool is_card_game(const Scenario& scenario);

// `scenario` with the strategies of `cards`, unless it has its own; with open cards in its last round when it has several,
// and, after each round with closed cards, the form in which `cards` has partners' strategies guessed, as "strategies-ROUND".
// The card game comes back as it is.
Scenario with_strategy_cards(const Scenario& scenario, const Scenario& cards);

}  // namespace samenspel::scenario
