// Guesses about partners held against what was true, for the debriefing. Counted without names, and counted only where
// there are enough of them.
#include <algorithm>

#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

const Form* known_form(const Table& table, const std::string& id) {
    for (const auto& form : table.forms)
        if (form.id == id) return &form;
    return nullptr;
}

const char* word_of(Motive motive) { return motive == INSTRUMENTAL ? "instrumental" : motive == AFFECTIVE ? "affective" : "moral"; }
const char* word_of(Layer layer) { return layer == INDIVIDUAL ? "individual" : layer == ORGANISATION ? "organisation" : "collective"; }

// The seat that a guess about a party is about: who signs for it, or its first.
SeatId face_of(const Rulebook& book, PartyId party) {
    const SeatId signatory = book.signatory(party);
    if (signatory) return signatory;
    const auto seats = book.seats_of(party).numbers();
    return seats.empty() ? SeatId{} : SeatId{*seats.begin()};
}

// The first of those that weigh most.
const Interest* heaviest(const Role& role) {
    const auto found = std::max_element(role.interests().begin(), role.interests().end(),
                                        [](const Interest& one, const Interest& other) { return one.weight() < other.weight(); });
    return found == role.interests().end() ? nullptr : &*found;
}

// Of the role that was dealt first: who took the seat over later is not whom people guessed at. Empty when nothing is known to be
// true of the party.
std::string truth_of(const Table& table, Truth truth, PartyId party) {
    const SeatId seat = face_of(*table.book, party);
    const Role* role = seat ? table.book->role(seat) : nullptr;
    const Interest* most = role ? heaviest(*role) : nullptr;
    if (!most) return {};
    switch (truth) {
        case MOTIVE_HELD: return word_of(most->motive());
        case LAYER_HELD: return word_of(most->layer());
        case SUSPICION_HELD: return most->suspicion();
        default: return {};
    }
}

GuessOutcome outcome_of(const Form& form, const std::string& question, PartyId party, const std::string& truth) {
    GuessOutcome out;
    out.set_partner(party.value);
    out.set_truth(truth);
    std::uint32_t right = 0, of = 0;
    for (const auto& [seat, submitted] : form.submitted)
        for (const auto& answer : submitted.answers()) {
            if (answer.question() != question || answer.partner() != party.value) continue;
            ++of;
            right += answer.option() == truth;
        }
    if (of < fewest_for_a_spread) return out;
    out.set_right(right);
    out.set_of(of);
    return out;
}

}  // namespace

void decide_guesses(Deciding& deciding, const Command& command) {
    const CompareGuesses& asked = command.compare_guesses();
    const Table& table = deciding.table;
    if (!table.ended && !deciding.in_phase({DEBRIEFING})) return;
    const FormInfo* info = deciding.book().form(asked.form());
    const Form* form = info ? known_form(table, asked.form()) : nullptr;
    if (!form) {
        deciding.refuse(NO_SUCH_FORM);
        return;
    }
    const auto question = std::find_if(info->questions().begin(), info->questions().end(),
                                       [&](const QuestionInfo& known) { return known.id() == asked.question() && known.truth() != NO_TRUTH; });
    if (question == info->questions().end()) {
        deciding.refuse(MALFORMED);
        return;
    }
    GuessesCompared& compared = *deciding.add().mutable_guesses_compared();
    compared.set_form(asked.form());
    compared.set_question(asked.question());
    for (const auto& party : deciding.book().content().parties()) {
        const std::string truth = truth_of(table, question->truth(), PartyId{party.number()});
        if (!truth.empty()) *compared.add_outcomes() = outcome_of(*form, asked.question(), PartyId{party.number()}, truth);
    }
}

}  // namespace samenspel::rules
