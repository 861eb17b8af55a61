#include "client/knowledge/fold_debrief.hpp"

#include <utility>

#include "client/knowledge/folding.hpp"

namespace samenspel::knowledge {
namespace {

ConsentKnowledge& consent_of(Knowledge& knowledge, std::uint32_t seat, OpenKind kind) {
    const auto key_of = [](const ConsentKnowledge& known) { return std::pair<std::uint32_t, int>(known.seat(), known.kind()); };
    ConsentKnowledge& known = at_key(*knowledge.mutable_consents(), std::pair<std::uint32_t, int>(seat, kind), key_of);
    known.set_seat(seat);
    known.set_kind(kind);
    return known;
}

template <typename Said>
void set(google::protobuf::RepeatedPtrField<Said>& all, const Said& said) {
    at_key(all, said.seat(), [](const Said& known) { return known.seat(); }) = said;
}

}  // namespace

bool fold_debrief(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kOpened: *knowledge.add_opened_up() = event.opened(); return true;
        case Event::kConsentAsked: {
            ConsentKnowledge& known = consent_of(knowledge, event.consent_asked().seat(), event.consent_asked().kind());
            known.set_answered(false);
            known.set_given(false);
            return true;
        }
        case Event::kConsentAnswered: {
            ConsentKnowledge& known = consent_of(knowledge, event.consent_answered().seat(), event.consent_answered().kind());
            known.set_answered(true);
            known.set_given(event.consent_answered().given());
            return true;
        }
        case Event::kDebriefStepped: *knowledge.mutable_debrief() = event.debrief_stepped(); return true;
        case Event::kOneWordSaid: set(*knowledge.mutable_one_words(), event.one_word_said()); return true;
        case Event::kNeighbourGuessed: set(*knowledge.mutable_neighbour_guesses(), event.neighbour_guessed()); return true;
        case Event::kMondayPromised: set(*knowledge.mutable_promises_for_monday(), event.monday_promised()); return true;
        case Event::kBestFound: *knowledge.mutable_best_found() = event.best_found(); return true;
        default: return false;
    }
}

}  // namespace samenspel::knowledge
