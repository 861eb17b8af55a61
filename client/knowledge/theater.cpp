#include "client/knowledge/theater.hpp"

#include <algorithm>

namespace samenspel::knowledge {
namespace {

template <typename Items>
auto of_round(const Items& items, std::uint32_t round) -> decltype(&*items.begin()) {
    for (const auto& item : items)
        if (item.round() == round) return &item;
    return nullptr;
}

void add(Support& to, std::uint32_t value) {
    to.low = to.answers == 0 ? value : std::min(to.low, value);
    to.high = std::max(to.high, value);
    to.mean += value;
    ++to.answers;
}

const FormKnowledge* known_form(const Knowledge& knowledge, const std::string& id) {
    for (const auto& form : knowledge.forms())
        if (form.form() == id) return &form;
    return nullptr;
}

}  // namespace

bool plays_cards(const Knowledge& knowledge) {
    const auto& phases = knowledge.opened().content().phases();
    return std::any_of(phases.begin(), phases.end(), [](const PhaseInfo& phase) { return phase.kind() == DRAWING; });
}

bool deals_strategies(const Knowledge& knowledge) {
    return !knowledge.opened().content().strategies().empty() && (knowledge.opened().theater() || plays_cards(knowledge));
}

const StrategyInfo* strategy_info(const Knowledge& knowledge, std::string_view strategy) {
    for (const auto& info : knowledge.opened().content().strategies())
        if (info.id() == strategy) return &info;
    return nullptr;
}

const AssignmentPicked* assignment_in(const Knowledge& knowledge, std::uint32_t round) {
    const TheaterKnowledge& theater = knowledge.theater();
    return theater.has_assignment() && theater.assignment().round() == round ? &theater.assignment() : nullptr;
}

const AssignmentPicked* assignment_of(const Knowledge& knowledge, std::uint32_t round) { return of_round(knowledge.theater().picked(), round); }
const ChoiceReported* choice_in(const Knowledge& knowledge, std::uint32_t round) { return of_round(knowledge.theater().choices(), round); }
const StrategiesLaidOpen* open_in(const Knowledge& knowledge, std::uint32_t round) { return of_round(knowledge.theater().open(), round); }

const StrategyInfo* strategy_of(const Knowledge& knowledge, std::uint32_t round, SeatNumber seat) {
    for (const auto& dealt : knowledge.theater().dealt())
        if (dealt.round() == round && dealt.seat() == seat.value) return strategy_info(knowledge, dealt.strategy());
    if (const StrategiesLaidOpen* open = open_in(knowledge, round))
        for (const auto& card : open->cards())
            if (card.seat() == seat.value) return strategy_info(knowledge, card.strategy());
    return nullptr;
}

bool is_held(const SeatChanged& seat) { return seat.holder() == SINGLE || seat.holder() == DUO || seat.holder() == BOT; }

bool has_read(const Knowledge& knowledge, SeatNumber seat) {
    const auto& read = knowledge.theater().read();
    return std::find(read.begin(), read.end(), seat.value) != read.end();
}

std::vector<SeatNumber> not_yet_read(const Knowledge& knowledge) {
    std::vector<SeatNumber> out;
    for (const auto& seat : knowledge.seats())
        if (is_held(seat) && !has_read(knowledge, {seat.seat()})) out.push_back({seat.seat()});
    return out;
}

std::vector<BoardOption> option_board(const Knowledge& knowledge, Language language) {
    const TheaterKnowledge& theater = knowledge.theater();
    if (!theater.options().empty()) return {theater.options().begin(), theater.options().end()};
    std::vector<BoardOption> out;
    for (const auto& option : theater.assignment().options()) out.emplace_back().set_text(text_in(option, language));
    return out;
}

std::uint32_t round_of_form(const Knowledge& knowledge, std::string_view form) {
    for (const auto& phase : knowledge.opened().content().phases())
        for (const auto& named : phase.forms())
            if (named == form) return phase.kind() == DEBRIEFING ? knowledge.opened().content().rounds() : phase.round();
    return 0;
}

Guessed guessed(const Knowledge& knowledge, std::uint32_t round, SeatNumber seat) {
    Guessed out;
    for (const auto& info : knowledge.opened().content().forms()) {
        const FormKnowledge* form = round_of_form(knowledge, info.id()) == round ? known_form(knowledge, info.id()) : nullptr;
        if (!form) continue;
        for (const auto& question : info.questions()) {
            if (question.truth() != STRATEGY_HELD) continue;
            for (const auto& submitted : form->submitted()) {
                if (submitted.seat() != seat.value) continue;
                for (const auto& answer : submitted.answers()) {
                    if (answer.question() != question.id()) continue;
                    const StrategyInfo* held = strategy_of(knowledge, round, signatory_of(knowledge, {answer.partner()}));
                    if (!held) continue;
                    out.right += held->id() == answer.option();
                    ++out.of;
                }
            }
        }
    }
    return out;
}

std::optional<Support> support_in(const Knowledge& knowledge, std::uint32_t round) {
    const ChoiceReported* choice = choice_in(knowledge, round);
    if (!choice || choice->choice().empty()) return std::nullopt;
    Support out;
    for (const auto& form : knowledge.forms()) {
        if (round_of_form(knowledge, form.form()) != round) continue;
        for (const auto& submitted : form.submitted())
            for (const auto& answer : submitted.answers())
                if (answer.question() == "support" && answer.scale() != 0) add(out, answer.scale());
        for (const auto& spread : form.closed().spreads())
            if (spread.question() == "support" && spread.answers() > out.answers) return Support{spread.mean(), spread.low(), spread.high(), spread.answers()};
    }
    if (out.answers == 0) return std::nullopt;
    out.mean /= out.answers;
    return out;
}

}  // namespace samenspel::knowledge
