// How far interests were served, by whose they are and by what moves them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "server/insight/record.hpp"

namespace samenspel::insight {

// One seat at the end, by the rules' own count. Source: InterestsScored, the last one of the seat. Limits: it tells how a role came off
// in this model, not how well anybody played, for some roles have less to win.
struct Satisfaction {
    rules::SeatId seat;
    double total = 0;                          // weighted mean over its cards, 0..1
    bool bottom_line_held = false;
    Observed<double> points, no_deal;          // by the party's score sheet, where it holds one
};
// By seat; empty before the end.
std::vector<Satisfaction> satisfaction(const Record& record);

// Means over all cards at the table, weighted by the cards' own weights: sum of served * weight / sum of weight, 0..1. By layer
// (individual, organisation, collective) and by motive (instrumental, affective, moral; Kanter), both in this order. Not
// observed where nobody holds such a card, and before the end. Source: InterestsScored, and the cards of RoleDealt. Limits: few cards of
// a kind make its figure jumpy.
struct ByKind {
    std::array<Observed<double>, 3> layer, motive;
};
ByKind satisfaction_by_kind(const Record& record);

// One guess about a partner's interests against what its card says.
struct Guessed {
    rules::SeatId by;
    rules::PartyId partner;
    std::string question, guess, truth;        // guess and truth are ids of the question's options
    bool right() const { return guess == truth; }
};
// Answers to questions whose truth is a motive or a layer, about the partner's heaviest interest (the first of those that weigh
// most) on the card of the seat that signs for it: as the rules compare guesses for the table. The last answer of a seat counts.
// Source: FormSubmitted and RoleDealt. Limits: with three options one in three is right by chance; it tells how readable a role was,
// more than who guesses well.
std::vector<Guessed> guesses(const Record& record);

}  // namespace samenspel::insight
