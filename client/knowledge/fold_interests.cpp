// The part of the fold that is about interests, the words they are told in, and promises: told, heard, asked, shown, explained, kept.
#include "client/knowledge/folding.hpp"

namespace samenspel::knowledge {
namespace {

void add_told(Knowledge& knowledge, const InterestTold& told) {
    for (auto& known : *knowledge.mutable_told()) {
        const InterestTold& same = known.told();
        if (same.from() == told.from() && same.to() == told.to() && same.told() == told.told()) {
            *known.mutable_told() = told;
            return;
        }
    }
    ToldKnowledge& known = *knowledge.add_told();
    *known.mutable_told() = told;
    known.set_heard(false);
}

void confirm_told(Knowledge& knowledge, const InterestHeard& heard) {
    for (auto& known : *knowledge.mutable_told()) {
        const InterestTold& told = known.told();
        if (told.from() == heard.from() && told.to() == heard.to() && told.told() == heard.told()) known.set_heard(true);
    }
}

AskKnowledge* find_ask(Knowledge& knowledge, std::uint32_t from, std::uint32_t to, std::uint32_t number) {
    for (auto& known : *knowledge.mutable_asks()) {
        const InterestAsked& interest = known.interest();
        const MeaningAsked& meaning = known.meaning();
        if (known.has_interest() ? interest.from() == from && interest.to() == to && interest.ask() == number
                                 : meaning.from() == from && meaning.to() == to && meaning.ask() == number)
            return &known;
    }
    return nullptr;
}

// Asks of both kinds share one count, so a number that is known already is the same ask again. Null then.
AskKnowledge* add_ask(Knowledge& knowledge, std::uint32_t from, std::uint32_t to, std::uint32_t number) {
    if (find_ask(knowledge, from, to, number)) return nullptr;
    AskKnowledge& added = *knowledge.add_asks();
    added.set_state(ASK_OPEN);
    return &added;
}

void settle_ask(Knowledge& knowledge, std::uint32_t from, std::uint32_t to, std::uint32_t number, AskState state) {
    if (AskKnowledge* ask = find_ask(knowledge, from, to, number)) ask->set_state(state);
}

// `teller` let `asker` know an interest: whatever the asker still had open with the teller is answered.
void answer_interest_asks(Knowledge& knowledge, std::uint32_t asker, std::uint32_t teller) {
    for (auto& ask : *knowledge.mutable_asks())
        if (ask.has_interest() && ask.state() == ASK_OPEN && ask.interest().from() == asker && ask.interest().to() == teller)
            ask.set_state(ASK_ANSWERED);
}

void add_promise(Knowledge& knowledge, const PromiseMade& made) {
    std::uint32_t number = 1;
    for (const auto& known : knowledge.promises()) number += known.made().from() == made.from() && known.made().to() == made.to();
    PromiseKnowledge& known = *knowledge.add_promises();
    *known.mutable_made() = made;
    known.set_promise(number);
    known.set_heard(false);
}

// Said is PromiseHeard or PromiseJudged. Null for a promise that this viewer does not know.
template <typename Said>
PromiseKnowledge* find_promise(Knowledge& knowledge, const Said& said) {
    for (auto& known : *knowledge.mutable_promises())
        if (known.made().from() == said.from() && known.made().to() == said.to() && known.promise() == said.promise()) return &known;
    return nullptr;
}

}  // namespace

bool fold_interests(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kInterestTold:
            add_told(knowledge, event.interest_told());
            answer_interest_asks(knowledge, event.interest_told().to(), event.interest_told().from());
            return true;
        case Event::kInterestHeard: confirm_told(knowledge, event.interest_heard()); return true;
        case Event::kPromiseMade:
            *tell(knowledge, event).mutable_promise_made() = event.promise_made();
            add_promise(knowledge, event.promise_made());
            return true;
        case Event::kPromiseHeard:
            if (PromiseKnowledge* known = find_promise(knowledge, event.promise_heard())) known->set_heard(true);
            return true;
        case Event::kPromiseJudged:
            if (PromiseKnowledge* known = find_promise(knowledge, event.promise_judged())) known->set_kept(event.promise_judged().kept());
            return true;
        case Event::kCardRevealed: {
            const CardRevealed& revealed = event.card_revealed();
            *tell(knowledge, event).mutable_card_revealed() = revealed;
            for (const auto seat : revealed.to()) answer_interest_asks(knowledge, seat, revealed.from());
            return true;
        }
        case Event::kInterestAsked: {
            const InterestAsked& asked = event.interest_asked();
            if (AskKnowledge* ask = add_ask(knowledge, asked.from(), asked.to(), asked.ask())) *ask->mutable_interest() = asked;
            return true;
        }
        case Event::kMeaningAsked: {
            const MeaningAsked& asked = event.meaning_asked();
            if (AskKnowledge* ask = add_ask(knowledge, asked.from(), asked.to(), asked.ask())) *ask->mutable_meaning() = asked;
            return true;
        }
        case Event::kAskDeclined: {
            const AskDeclined& declined = event.ask_declined();
            settle_ask(knowledge, declined.from(), declined.to(), declined.ask(), ASK_DECLINED);
            return true;
        }
        case Event::kMeaningExplained: {
            const MeaningExplained& explained = event.meaning_explained();
            settle_ask(knowledge, explained.from(), explained.to(), explained.ask(), ASK_ANSWERED);
            *knowledge.add_meanings() = explained;
            return true;
        }
        default: return false;
    }
}

}  // namespace samenspel::knowledge
