// The fold of what the table's process brings: what is talked of, cases, guesses held against the truth, successions.
#include "client/knowledge/folding.hpp"

namespace samenspel::knowledge {
namespace {

CaseKnowledge* known_case(Knowledge& knowledge, const std::string& id) {
    for (auto& known : *knowledge.mutable_cases())
        if (known.opened().case_() == id) return &known;
    return nullptr;
}

void open(Knowledge& knowledge, const CaseOpened& opened) {
    CaseKnowledge* known = known_case(knowledge, opened.case_());
    if (!known) known = knowledge.add_cases();
    known->Clear();
    *known->mutable_opened() = opened;
}

void compare(Knowledge& knowledge, const GuessesCompared& compared) {
    for (auto& known : *knowledge.mutable_guesses())
        if (known.form() == compared.form() && known.question() == compared.question()) {
            known = compared;
            return;
        }
    *knowledge.add_guesses() = compared;
}

}  // namespace

bool fold_process(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kConversationSet: knowledge.set_conversation(event.conversation_set().domain()); return true;
        case Event::kCaseOpened: open(knowledge, event.case_opened()); return true;
        case Event::kCaseVoted: {
            const CaseVoted& voted = event.case_voted();
            if (CaseKnowledge* known = known_case(knowledge, voted.case_()))
                at_key(*known->mutable_votes(), voted.party(), [](const CaseVoted& vote) { return vote.party(); }) = voted;
            return true;
        }
        case Event::kCaseDecided:
            if (CaseKnowledge* known = known_case(knowledge, event.case_decided().case_())) *known->mutable_decided() = event.case_decided();
            *tell(knowledge, event).mutable_case_decided() = event.case_decided();
            return true;
        case Event::kGuessesCompared: compare(knowledge, event.guesses_compared()); return true;
        case Event::kSeatSucceeded: {
            const SeatSucceeded& succeeded = event.seat_succeeded();
            at_key(*knowledge.mutable_successions(), succeeded.seat(), [](const SeatSucceeded& known) { return known.seat(); }) = succeeded;
            *tell(knowledge, event).mutable_seat_succeeded() = succeeded;
            return true;
        }
        default: return false;
    }
}

}  // namespace samenspel::knowledge
