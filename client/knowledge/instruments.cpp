#include "client/knowledge/instruments.hpp"

#include <algorithm>

namespace samenspel::knowledge {
namespace {

template <typename Items, typename Item>
bool contains(const Items& items, const Item& item) {
    return std::find(items.begin(), items.end(), item) != items.end();
}

// Somebody sits in the party's signatory seat, or signs for it.
bool spoken_for(const Knowledge& knowledge, std::uint32_t party) {
    const SeatChanged* seat = seat_state(knowledge, signatory_of(knowledge, PartyNumber{party}));
    return seat && (seat->holder() == SINGLE || seat->holder() == DUO || seat->holder() == BOT || seat->deputy() != 0);
}

}  // namespace

const std::vector<Instrument>& all_instruments() {
    static const std::vector<Instrument> all{CONDITIONS_SCAN, THERMOMETER, CONVERSATION_LEVELS, GUESSES, GLOSSARY, LEDGER, ROYAL_ROUTE, AMBITION, REFLECTIONS};
    return all;
}

bool has_instrument(const Content& content, Instrument instrument) {
    if (instrument == INSTRUMENT_UNSET) return false;
    if (!content.instruments().empty()) return contains(content.instruments(), static_cast<int>(instrument));
    if (instrument == GLOSSARY) return !content.words().empty();
    return std::any_of(content.forms().begin(), content.forms().end(), [&](const FormInfo& form) { return form.instrument() == instrument; });
}

bool instrument_on(const Knowledge& knowledge, Instrument instrument) {
    if (!has_instrument(knowledge.opened().content(), instrument)) return false;
    for (const auto& set : knowledge.instruments())
        if (set.instrument() == instrument) return set.on();
    return !contains(knowledge.opened().without(), static_cast<int>(instrument));
}

const GlossaryKnowledge* word_together(const Knowledge& knowledge, std::string_view word) {
    for (const auto& known : knowledge.glossary())
        if (known.written().word() == word) return &known;
    return nullptr;
}

bool has_signed(const GlossaryKnowledge& word, PartyNumber party) { return contains(word.signed_(), party.value); }

std::vector<PartyNumber> unsigned_for(const Knowledge& knowledge, const ProposalKnowledge& proposal, std::string_view word) {
    std::vector<PartyNumber> out;
    const GlossaryKnowledge* together = word_together(knowledge, word);
    for (const auto party : current_draft(proposal).parties()) {
        if (contains(proposal.left(), party) || !spoken_for(knowledge, party)) continue;
        if (!together || !has_signed(*together, PartyNumber{party})) out.push_back(PartyNumber{party});
    }
    std::sort(out.begin(), out.end(), [](PartyNumber one, PartyNumber other) { return one.value < other.value; });
    return out;
}

Balance balance(const Knowledge& knowledge, PartyNumber from, PartyNumber to) {
    Balance out;
    for (const auto& give : knowledge.gives()) {
        const GiveLogged& logged = give.logged();
        if (!(party_of(knowledge, SeatNumber{logged.from()}) == from) || !(party_of(knowledge, SeatNumber{logged.to()}) == to)) continue;
        ++out.gives;
        out.cost += logged.value();
        out.answered += give.has_answered();
        out.thanked += give.answered().thanks();
        out.worth += give.answered().value();
    }
    return out;
}

std::vector<const GiveKnowledge*> gives_waiting_for(const Knowledge& knowledge, SeatNumber seat) {
    std::vector<const GiveKnowledge*> out;
    for (const auto& give : knowledge.gives())
        if (give.logged().to() == seat.value && !give.has_answered()) out.push_back(&give);
    return out;
}

}  // namespace samenspel::knowledge
