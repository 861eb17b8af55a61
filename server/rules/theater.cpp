#include "server/rules/theater.hpp"

#include <algorithm>

#include "server/rules/table.hpp"

namespace samenspel::rules {
namespace {

// A new assignment begins its round afresh, also when the trainer went back to it.
void pick(Theater& theater, const AssignmentPicked& picked) {
    std::erase_if(theater.dealt, [&](const auto& card) { return card.first.first == picked.round(); });
    theater.choices.erase(picked.round());
    theater.open.erase(picked.round());
    const bool unseen = std::find(theater.picked.begin(), theater.picked.end(), picked.assignment()) == theater.picked.end();
    ++theater.picks;
    if (unseen) theater.picked.push_back(picked.assignment());
    theater.last_picked[picked.round()] = picked;
    theater.assignment = picked;
    theater.read = {};
    theater.options.clear();
}

void deal(Theater& theater, const StrategyDealt& dealt) {
    const auto first = theater.dealt.lower_bound({dealt.round(), 0});
    if (first == theater.dealt.end() || first->first.first != dealt.round()) theater.without_consensus = false;
    theater.dealt[{dealt.round(), dealt.seat()}] = dealt;
    ++theater.cards;
}

}  // namespace

bool is_drawn(const Rulebook& book, std::uint32_t round) {
    const auto& phases = book.content().phases();
    return round != 0 && std::any_of(phases.begin(), phases.end(), [&](const PhaseInfo& phase) { return phase.kind() == DRAWING && phase.round() == round; });
}

bool plays_theater(const Rulebook& book) {
    const auto& phases = book.content().phases();
    return std::any_of(phases.begin(), phases.end(), [](const PhaseInfo& phase) { return phase.kind() == DRAWING; });
}

bool apply_theater(Table& table, const Event& event) {
    Theater& theater = table.theater;
    switch (event.body_case()) {
        case Event::kStrategyDealt: deal(theater, event.strategy_dealt()); return true;
        case Event::kAssignmentPicked: pick(theater, event.assignment_picked()); return true;
        case Event::kCardRead: theater.read.add(SeatId{event.card_read().seat()}); return true;
        case Event::kOptionsWritten:
            theater.options.assign(event.options_written().options().begin(), event.options_written().options().end());
            return true;
        case Event::kChoiceReported:
            theater.choices[event.choice_reported().round()] = event.choice_reported();
            table.story.push_back({StoryLine::To::everyone, {}, event.at_ms(), event.body_case(), event.choice_reported().SerializeAsString()});
            return true;
        case Event::kStrategiesLaidOpen: theater.open[event.strategies_laid_open().round()] = event.strategies_laid_open(); return true;
        case Event::kStrategiesLimited: theater.without_consensus = event.strategies_limited().without_consensus(); return true;
        default: return false;
    }
}

void enter_theater_phase(Theater& theater, const PhaseInfo& phase) {
    if (phase.kind() == DRAWING || phase.kind() == TALKING) theater.choices.erase(phase.round());
    if (phase.kind() != DRAWING) return;
    theater.assignment.reset();
    theater.read = {};
    theater.options.clear();
}

TheaterKnowledge theater_known(const Theater& theater, Viewer viewer) {
    const bool trainer = viewer.kind == Viewer::Kind::trainer;
    TheaterKnowledge out;
    for (const auto& [key, dealt] : theater.dealt)
        if (trainer || (viewer.kind == Viewer::Kind::seat && viewer.seat.value == key.second)) *out.add_dealt() = dealt;
    if (theater.assignment) *out.mutable_assignment() = *theater.assignment;
    for (const auto& [round, picked] : theater.last_picked) *out.add_picked() = picked;
    for (const auto seat : theater.read.numbers()) out.add_read(seat);
    for (const auto& option : theater.options) *out.add_options() = option;
    for (const auto& [round, choice] : theater.choices) *out.add_choices() = choice;
    for (const auto& [round, open] : theater.open) *out.add_open() = open;
    if (trainer && theater.without_consensus) out.set_without_consensus(true);
    return out;
}

}  // namespace samenspel::rules
