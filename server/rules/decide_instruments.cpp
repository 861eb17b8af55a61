// Glossary, ledger and ambition, and the trainer's switches. What is switched off is refused before anything else is
// looked at.
#include <algorithm>

#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

constexpr std::size_t most_give = 80, most_meaning = 160, most_ambition = 200;
constexpr std::uint32_t most_value = 5;

bool on(Deciding& deciding, Instrument instrument) { return is_on(deciding.table, instrument) || deciding.refuse(INSTRUMENT_OFF); }

bool worth(Deciding& deciding, std::uint32_t value) { return (value >= 1 && value <= most_value) || deciding.refuse(MALFORMED); }

// The parties that the actor signs or answers for; refuses who is no signatory.
std::vector<std::uint32_t> spoken_for(Deciding& deciding) {
    if (!deciding.book().seat(deciding.me()).signatory()) {
        deciding.refuse(NOT_SIGNATORY);
        return {};
    }
    return parties_spoken_for(deciding.table, deciding.me());
}

// ---- give and take ----

void log_give(Deciding& deciding, const LogGive& command) {
    if (!deciding.other_seat(command.to()) || !deciding.words(command.text(), 1, most_give) || !worth(deciding, command.value())) return;
    const std::uint32_t me = deciding.me().value;
    std::uint32_t number = 1;
    for (const auto& give : deciding.table.instruments.gives) number += give.logged.from() == me && give.logged.to() == command.to();
    GiveLogged& logged = *deciding.add(seats_of({me, command.to()}), seats_of({me})).mutable_give_logged();
    logged.set_give(number);
    logged.set_from(me);
    logged.set_to(command.to());
    logged.set_text(command.text());
    logged.set_value(command.value());
}

void answer_give(Deciding& deciding, const AnswerGive& command) {
    const std::uint32_t me = deciding.me().value;
    const auto& gives = deciding.table.instruments.gives;
    const bool waits = std::any_of(gives.begin(), gives.end(), [&](const Give& give) {
        return give.logged.from() == command.from() && give.logged.to() == me && give.logged.give() == command.give() && !give.answered;
    });
    if (!waits) {
        deciding.refuse(NO_SUCH_GIVE);
        return;
    }
    if (!worth(deciding, command.value())) return;
    GiveAnswered& answered = *deciding.add(seats_of({me, command.from()}), seats_of({me})).mutable_give_answered();
    answered.set_give(command.give());
    answered.set_from(command.from());
    answered.set_to(me);
    answered.set_thanks(command.thanks());
    answered.set_value(command.value());
}

// ---- loaded words ----

void write_meaning(Deciding& deciding, const WriteMeaning& command) {
    const auto& words = deciding.book().content().words();
    if (std::none_of(words.begin(), words.end(), [&](const WordInfo& word) { return word.id() == command.word(); })) {
        deciding.refuse(NO_SUCH_WORD);
        return;
    }
    if (!deciding.words(command.text(), 1, most_meaning)) return;
    const auto& glossary = deciding.table.instruments.glossary;
    const auto found = glossary.find(command.word());
    if (found != glossary.end() && found->second.written.text() == command.text()) {
        deciding.refuse(NO_DIFFERENCE);
        return;
    }
    GlossaryWritten& written = *deciding.add().mutable_glossary_written();
    written.set_word(command.word());
    written.set_version(found == glossary.end() ? 1 : found->second.written.version() + 1);
    written.set_seat(deciding.me().value);
    written.set_text(command.text());
}

void sign_meaning(Deciding& deciding, const SignMeaning& command) {
    const auto parties = spoken_for(deciding);
    if (parties.empty()) return;
    const auto found = deciding.table.instruments.glossary.find(command.word());
    if (found == deciding.table.instruments.glossary.end()) {
        deciding.refuse(NO_SUCH_WORD);
        return;
    }
    const WordTogether& word = found->second;
    if (command.version() != word.written.version()) {
        deciding.refuse(OLD_VERSION, {std::to_string(word.written.version())});
        return;
    }
    for (const auto party : parties) {
        if (std::find(word.signers.begin(), word.signers.end(), party) != word.signers.end()) continue;
        GlossarySigned& signature = *deciding.add().mutable_glossary_signed();
        signature.set_word(command.word());
        signature.set_version(command.version());
        signature.set_party(party);
    }
    if (deciding.events().empty()) deciding.refuse(ALREADY_SIGNED);
}

// ---- ambition ----

void write_ambition(Deciding& deciding, const WriteAmbition& command) {
    const Table& table = deciding.table;
    if (deciding.me() != table.pen) {
        deciding.refuse(PEN_IS_ELSEWHERE, {std::to_string(table.pen.value)});
        return;
    }
    if (!deciding.words(command.text(), 1, most_ambition)) return;
    const auto& ambition = table.instruments.ambition;
    if (ambition && ambition->written.text() == command.text()) {
        deciding.refuse(NO_DIFFERENCE);
        return;
    }
    AmbitionWritten& written = *deciding.add().mutable_ambition_written();
    written.set_version(ambition ? ambition->written.version() + 1 : 1);
    written.set_seat(deciding.me().value);
    written.set_text(command.text());
}

void answer_ambition(Deciding& deciding, const AnswerAmbition& command) {
    const auto parties = spoken_for(deciding);
    if (parties.empty()) return;
    const auto& ambition = deciding.table.instruments.ambition;
    const std::uint32_t version = ambition ? ambition->written.version() : 0;
    if (!ambition || command.version() != version) {
        deciding.refuse(OLD_VERSION, {std::to_string(version)});
        return;
    }
    if (command.recognition() == RECOGNITION_UNSET || !Recognition_IsValid(command.recognition())) {
        deciding.refuse(MALFORMED);
        return;
    }
    for (const auto party : parties) {
        const auto before = ambition->answers.find(party);
        if (before != ambition->answers.end() && before->second.recognition() == command.recognition()) continue;
        AmbitionAnswered& answered = *deciding.add().mutable_ambition_answered();
        answered.set_version(version);
        answered.set_party(party);
        answered.set_recognition(command.recognition());
    }
    if (deciding.events().empty()) deciding.refuse(ALREADY_DONE);
}

// ---- switches ----

// Its forms that are open close with it.
void set_instrument(Deciding& deciding, const SetInstrument& command) {
    const Table& table = deciding.table;
    if (!has_instrument(deciding.book().content(), command.instrument())) {
        deciding.refuse(MALFORMED);
        return;
    }
    if (is_on(table, command.instrument()) == command.on()) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    InstrumentSet& set = *deciding.add().mutable_instrument_set();
    set.set_instrument(command.instrument());
    set.set_on(command.on());
    if (command.on()) return;
    for (const auto& form : table.forms) {
        const FormInfo* info = deciding.book().form(form.id);
        if (form.open && info && info->instrument() == command.instrument()) deciding.add_all({close_form(table, form, deciding.now_ms)});
    }
}

}  // namespace

void decide_instruments(Deciding& deciding, const Command& command) {
    if (command.has_set_instrument()) return set_instrument(deciding, command.set_instrument());
    const bool of_ledger = command.has_log_give() || command.has_answer_give();
    const bool of_ambition = command.has_write_ambition() || command.has_answer_ambition();
    if (!on(deciding, of_ledger ? LEDGER : of_ambition ? AMBITION : GLOSSARY) || !deciding.in_phase({EXPLORING, TALKING, RESULT})) return;
    switch (command.body_case()) {
        case Command::kLogGive: return log_give(deciding, command.log_give());
        case Command::kAnswerGive: return answer_give(deciding, command.answer_give());
        case Command::kWriteMeaning: return write_meaning(deciding, command.write_meaning());
        case Command::kSignMeaning: return sign_meaning(deciding, command.sign_meaning());
        case Command::kWriteAmbition: return write_ambition(deciding, command.write_ambition());
        default: return answer_ambition(deciding, command.answer_ambition());
    }
}

}  // namespace samenspel::rules
