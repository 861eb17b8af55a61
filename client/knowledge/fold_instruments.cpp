#include "client/knowledge/fold_instruments.hpp"

#include <algorithm>

namespace samenspel::knowledge {
namespace {

// The element for which `before` no longer holds, when `same` holds for it; else one added there, empty.
template <typename Element, typename Before, typename Same>
Element& in_order(google::protobuf::RepeatedPtrField<Element>& list, Before before, Same same) {
    int at = 0;
    while (at < list.size() && before(list.Get(at))) ++at;
    if (at < list.size() && same(list.Get(at))) return *list.Mutable(at);
    Element* added = list.Add();
    for (int i = list.size() - 1; i > at; --i) list.SwapElements(i, i - 1);
    return *added;
}

void set_instrument(Knowledge& knowledge, const InstrumentSet& set) {
    in_order(*knowledge.mutable_instruments(), [&](const InstrumentSet& one) { return one.instrument() < set.instrument(); },
             [&](const InstrumentSet& one) { return one.instrument() == set.instrument(); }) = set;
}

void answer_give(Knowledge& knowledge, const GiveAnswered& answered) {
    for (auto& give : *knowledge.mutable_gives())
        if (give.logged().from() == answered.from() && give.logged().to() == answered.to() && give.logged().give() == answered.give())
            *give.mutable_answered() = answered;
}

GlossaryKnowledge& word_of(Knowledge& knowledge, const std::string& word) {
    return in_order(*knowledge.mutable_glossary(), [&](const GlossaryKnowledge& one) { return one.written().word() < word; },
                    [&](const GlossaryKnowledge& one) { return one.written().word() == word; });
}

void write_word(Knowledge& knowledge, const GlossaryWritten& written) {
    GlossaryKnowledge& word = word_of(knowledge, written.word());
    *word.mutable_written() = written;
    word.clear_signed_();
}

void sign_word(Knowledge& knowledge, const GlossarySigned& signature) {
    auto& parties = *word_of(knowledge, signature.word()).mutable_signed_();
    if (std::find(parties.begin(), parties.end(), signature.party()) != parties.end()) return;
    parties.Add(signature.party());
    std::sort(parties.begin(), parties.end());
}

void answer_ambition(Knowledge& knowledge, const AmbitionAnswered& answered) {
    if (!knowledge.has_ambition()) return;
    in_order(*knowledge.mutable_ambition()->mutable_answers(), [&](const AmbitionAnswered& one) { return one.party() < answered.party(); },
             [&](const AmbitionAnswered& one) { return one.party() == answered.party(); }) = answered;
}

}  // namespace

bool fold_instruments(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kInstrumentSet: set_instrument(knowledge, event.instrument_set()); return true;
        case Event::kGiveLogged: *knowledge.add_gives()->mutable_logged() = event.give_logged(); return true;
        case Event::kGiveAnswered: answer_give(knowledge, event.give_answered()); return true;
        case Event::kGlossaryWritten: write_word(knowledge, event.glossary_written()); return true;
        case Event::kGlossarySigned: sign_word(knowledge, event.glossary_signed()); return true;
        case Event::kWordClashed: {
            Entry& entry = *knowledge.add_story();
            entry.set_at_ms(event.at_ms());
            *entry.mutable_word_clashed() = event.word_clashed();
            return true;
        }
        case Event::kAmbitionWritten:
            *knowledge.mutable_ambition()->mutable_written() = event.ambition_written();
            knowledge.mutable_ambition()->clear_answers();
            return true;
        case Event::kAmbitionAnswered: answer_ambition(knowledge, event.ambition_answered()); return true;
        default: return false;
    }
}

}  // namespace samenspel::knowledge
