// theater.yaml, which makes a scenario the card game on ways of deciding: strategy cards, whose texts are public, and
// assignments, which nobody sees before one is picked. Also the order of the game's phases.
#include <algorithm>

#include <fmt/format.h>

#include "server/scenario/draft.hpp"

namespace samenspel::scenario {

namespace {

void read_strategy(Draft& draft, const Value& entry) {
    Fields fields(entry);
    StrategyInfo* strategy = draft.whole.add_strategies();
    strategy->set_id(draft.names.define(Kind::strategy, fields.need("id")));
    draft.text(fields.need("title"), strategy->mutable_title(), label_limit);
    draft.text(fields.need("text"), strategy->mutable_text(), card_limit);
    if (const Value icon = fields.may("icon")) strategy->set_icon(icon.id());
}

void read_assignment(Draft& draft, const Value& entry) {
    Fields fields(entry);
    Assignment* assignment = draft.scenario.add_assignments();
    assignment->set_id(draft.names.define(Kind::assignment, fields.need("id")));
    draft.text(fields.need("title"), assignment->mutable_title(), label_limit, Audience::secret);
    draft.text(fields.need("text"), assignment->mutable_text(), card_limit, Audience::secret);
    for (const Value& option : fields.may("options").list(0, 12)) draft.text(option, assignment->add_options(), board_option_limit, Audience::secret);
}

}  // namespace

void read_theater(Draft& draft, const Value& file) {
    Fields fields(file);
    for (const Value& entry : fields.need("strategies").list(2, 12)) read_strategy(draft, entry);
    for (const Value& entry : fields.need("assignments").list(1, 24)) read_assignment(draft, entry);
}

void check_drawn_rounds(const Value& phases, const Content& content, int assignments) {
    std::uint32_t round = 0;
    PhaseKind last = EVALUATING;
    for (const PhaseInfo& phase : content.phases()) {
        if (phase.kind() != DRAWING && phase.kind() != TALKING && phase.kind() != EVALUATING) continue;
        const bool begins = phase.kind() == DRAWING && last != DRAWING && phase.round() == round + 1;
        const bool talks = phase.kind() == TALKING && last == DRAWING && phase.round() == round;
        const bool ends = phase.kind() == EVALUATING && last == TALKING && phase.round() == round;
        if (!begins && !talks && !ends) {
            phases.error(fmt::format("phase '{}' of round {} is out of order", phase.id(), phase.round()),
                         "for each round from 1: drawing, talking, and perhaps evaluating");
            return;
        }
        round = phase.round();
        last = phase.kind();
    }
    if (round != content.rounds() || last == DRAWING)
        phases.error(fmt::format("{} of the {} rounds are played", round, content.rounds()), "give every round a drawing and a talking phase, or change 'rounds'");
    if (static_cast<int>(content.rounds()) > assignments)
        phases.warning(fmt::format("{} rounds have {} assignments", content.rounds(), assignments), "write one for each round, or one comes up twice");
}

}  // namespace samenspel::scenario
