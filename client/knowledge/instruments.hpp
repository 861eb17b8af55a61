// Questions about the instruments of collaboration, as a viewer knows them. Pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "client/knowledge/queries.hpp"

namespace samenspel::knowledge {

// Every instrument of the vocabulary, in the order in which a trainer reads them.
const std::vector<Instrument>& all_instruments();
// Whether the scenario has it: as it says itself, else as it has a form or loaded words for it.
bool has_instrument(const Content& content, Instrument instrument);
// Whether it can be used now: neither left out of the session nor switched off since.
bool instrument_on(const Knowledge& knowledge, Instrument instrument);

// The word as the table wrote it; null before somebody did.
const GlossaryKnowledge* word_together(const Knowledge& knowledge, std::string_view word);
bool has_signed(const GlossaryKnowledge& word, PartyNumber party);
// Parties bound by the proposal that have not signed what the word means here, ascending: all of them before it was
// written. Parties that nobody speaks for are left out.
std::vector<PartyNumber> unsigned_for(const Knowledge& knowledge, const ProposalKnowledge& proposal, std::string_view word);

// What one party gave another as far as the viewer knows it: how often, and the sum of what the giver and what the
// receiver say that it was worth (0 where the viewer does not know).
struct Balance {
    std::uint32_t gives = 0, answered = 0, thanked = 0, cost = 0, worth = 0;
};
Balance balance(const Knowledge& knowledge, PartyNumber from, PartyNumber to);
// Gives to this seat that wait for its answer, the oldest first.
std::vector<const GiveKnowledge*> gives_waiting_for(const Knowledge& knowledge, SeatNumber seat);

}  // namespace samenspel::knowledge
