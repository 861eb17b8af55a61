// The fold of the theater of decision: cards, the assignment, who has read, the option board, choices.
#include "client/knowledge/fold_theater.hpp"

#include "client/knowledge/folding.hpp"
#include "client/knowledge/queries.hpp"

namespace samenspel::knowledge {
namespace {

template <typename List>
void erase_round(List& list, std::uint32_t round) {
    for (int i = list.size() - 1; i >= 0; --i)
        if (list.Get(i).round() == round) list.DeleteSubrange(i, 1);
}

void pick(TheaterKnowledge& theater, const AssignmentPicked& picked) {
    erase_round(*theater.mutable_dealt(), picked.round());
    erase_round(*theater.mutable_choices(), picked.round());
    erase_round(*theater.mutable_open(), picked.round());
    *theater.mutable_assignment() = picked;
    at_key(*theater.mutable_picked(), picked.round(), [](const AssignmentPicked& known) { return known.round(); }) = picked;
    theater.clear_read();
    theater.clear_options();
}

// The first card of a round uses up what the trainer asked for.
void deal(TheaterKnowledge& theater, const StrategyDealt& dealt) {
    bool first = true;
    for (const auto& known : theater.dealt()) first = first && known.round() != dealt.round();
    if (first) theater.clear_without_consensus();
    const auto key_of = [](const StrategyDealt& card) { return std::pair<std::uint32_t, std::uint32_t>(card.round(), card.seat()); };
    at_key(*theater.mutable_dealt(), key_of(dealt), key_of) = dealt;
}

void tidy(Knowledge& knowledge) {
    if (knowledge.theater().ByteSizeLong() == 0) knowledge.clear_theater();
}

}  // namespace

void enter_theater_phase(Knowledge& knowledge) {
    const PhaseInfo* phase = phase_info(knowledge);
    if (!phase || !knowledge.has_theater()) return;
    TheaterKnowledge& theater = *knowledge.mutable_theater();
    if (phase->kind() == DRAWING || phase->kind() == TALKING) erase_round(*theater.mutable_choices(), phase->round());
    if (phase->kind() == DRAWING) {
        theater.clear_assignment();
        theater.clear_read();
        theater.clear_options();
    }
    tidy(knowledge);
}

bool fold_theater(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kStrategyDealt: deal(*knowledge.mutable_theater(), event.strategy_dealt()); break;
        case Event::kAssignmentPicked: pick(*knowledge.mutable_theater(), event.assignment_picked()); break;
        case Event::kCardRead: insert_ascending(*knowledge.mutable_theater()->mutable_read(), event.card_read().seat()); break;
        case Event::kOptionsWritten: *knowledge.mutable_theater()->mutable_options() = event.options_written().options(); break;
        case Event::kChoiceReported: {
            const ChoiceReported& reported = event.choice_reported();
            auto& choices = *knowledge.mutable_theater()->mutable_choices();
            at_key(choices, reported.round(), [](const ChoiceReported& choice) { return choice.round(); }) = reported;
            *tell(knowledge, event).mutable_choice_reported() = reported;
            break;
        }
        case Event::kStrategiesLaidOpen: {
            const StrategiesLaidOpen& open = event.strategies_laid_open();
            auto& all = *knowledge.mutable_theater()->mutable_open();
            at_key(all, open.round(), [](const StrategiesLaidOpen& round) { return round.round(); }) = open;
            break;
        }
        case Event::kStrategiesLimited:
            if (event.strategies_limited().without_consensus()) knowledge.mutable_theater()->set_without_consensus(true);
            else if (knowledge.has_theater()) knowledge.mutable_theater()->clear_without_consensus();
            break;
        default: return false;
    }
    tidy(knowledge);
    return true;
}

}  // namespace samenspel::knowledge
