// The second conflict thermometer: how things are between two parties, inferred from what was recorded, to be held beside
// what they say themselves. For who knows everything, the trainer; pure, so that a debrief can ask the same at any step.
//
// The rule, as screens tell it. Signs count for the pair between which they passed:
//   heat    2  an objection that stands to the other's proposal; an ask declined; a blame, tagged by its speaker, in a group
//           1  a blame before the whole table, tagged by its speaker or seen by an observer; a time-out; each with everybody
//           3  an agreement broken and found out, or left: with each of its other parties
//   warmth  2  a card shown; an interest told and confirmed as heard; a word explained; thanks for what was given
// The share of heat in all points gives one of four states (those of the magazine's conflict thermometer): below a quarter
// friendly, below a half watchful, below three quarters disagreement, else conflict. One sign alone at most makes
// disagreement: conflict takes six points of heat. Without points there is no state: nothing was observed. The weights are our
// estimate; what was said aloud and not recorded does not count, so the state is a question to the pair, not a verdict.
#pragma once

#include <cstdint>
#include <vector>

#include "client/knowledge/queries.hpp"

namespace samenspel::knowledge {

enum class Temperature : std::uint8_t { not_observed = 0, friendly = 1, watchful = 2, disagreement = 3, conflict = 4 };

// How often each kind of sign was recorded between two parties, and the points that they make.
struct Signs {
    std::uint32_t objections = 0, blames = 0, time_outs = 0, declined = 0, broken = 0, withdrawals = 0;
    std::uint32_t shown = 0, heard = 0, explained = 0, thanks = 0;
    std::uint32_t heat = 0, warmth = 0;
};
Temperature temperature_of(const Signs& signs);

// Symmetric: the same whichever party is named first. A party with itself, or one that there is not, has no signs.
Signs signs_between(const Knowledge& knowledge, PartyNumber one, PartyNumber other);
Temperature inferred_temperature(const Knowledge& knowledge, PartyNumber one, PartyNumber other);

// What `from` says of its contact with `to`: the highest that one of its seats answered last, 1..4, on a question that asks it
// of each partner; not observed when none did. Forms of other instruments do not count.
Temperature rated_temperature(const Knowledge& knowledge, PartyNumber from, PartyNumber to);

}  // namespace samenspel::knowledge
