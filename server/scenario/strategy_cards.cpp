#include "server/scenario/strategy_cards.hpp"

#include <algorithm>

namespace samenspel::scenario {

namespace {

bool is_card_game(const Content& content) {
    return std::any_of(content.phases().begin(), content.phases().end(), [](const PhaseInfo& phase) { return phase.kind() == DRAWING; });
}

const FormInfo* guessing_form(const Content& content) {
    for (const FormInfo& form : content.forms())
        for (const QuestionInfo& question : form.questions())
            if (question.truth() == STRATEGY_HELD) return &form;
    return nullptr;
}

// The last round is played with open cards, unless it is the only one: then none would be played in secret.
bool is_open(const Content& content, std::uint32_t round) { return content.rounds() > 1 && round == content.rounds(); }

void add_guessing(Content& content, const FormInfo& guessing) {
    for (PhaseInfo& phase : *content.mutable_phases()) {
        if (phase.kind() != RESULT || phase.round() == 0 || is_open(content, phase.round())) continue;
        FormInfo& form = *content.add_forms();
        form = guessing;
        form.set_id("strategies-" + std::to_string(phase.round()));
        phase.add_forms(form.id());
    }
}

}  // namespace

bool is_card_game(const Scenario& scenario) {
    return std::any_of(scenario.lengths().begin(), scenario.lengths().end(), [](const Length& length) { return is_card_game(length.content()); });
}

Scenario with_strategy_cards(const Scenario& scenario, const Scenario& cards) {
    Scenario out = scenario;
    if (is_card_game(scenario) || cards.lengths().empty()) return out;
    const Content& from = cards.lengths(0).content();
    for (Length& length : *out.mutable_lengths()) {
        Content& content = *length.mutable_content();
        if (content.strategies().empty()) *content.mutable_strategies() = from.strategies();
        for (PhaseInfo& phase : *content.mutable_phases())
            if (phase.kind() == TALKING && is_open(content, phase.round())) phase.set_open_cards(true);
        if (const FormInfo* guessing = guessing_form(from)) add_guessing(content, *guessing);
    }
    return out;
}

}  // namespace samenspel::scenario
