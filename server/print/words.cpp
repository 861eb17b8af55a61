// The table of printed words.
#include "server/print/words.hpp"

#include <array>

namespace samenspel::print {
namespace {

constexpr std::array words{
    Printed{Word::role_cards, "print.role_cards", "Rolkaarten", "Role cards"},
    Printed{Word::card_page, "print.card_page", "Kaart {}, zijde {} van {}", "Card {}, side {} of {}"},
    Printed{Word::successor, "print.successor", "Houd achter tot deze plaats valt", "Keep back until this seat falls"},
    Printed{Word::secret, "print.secret", "Geheim: alleen voor jouw ogen", "Secret: for your eyes only"},
    Printed{Word::public_mandate, "briefing.mandate", "Wat iedereen van je weet", "What everybody knows of you"},
    Printed{Word::story, "print.story", "Jouw verhaal", "Your story"},
    Printed{Word::interests, "role.interests", "Jouw belangen", "Your interests"},
    Printed{Word::bottom_line, "role.bottom_line", "Dit nooit", "Never this"},
    Printed{Word::concession, "role.concession", "Dit kun je geven", "This you can give"},
    Printed{Word::loaded_words, "role.words", "Wat jij met deze woorden bedoelt", "What you mean by these words"},
    Printed{Word::weight, "print.weight", "Gewicht", "Weight"},
    Printed{Word::personal, "card.layer.1", "persoonlijk", "personal"},
    Printed{Word::organisation, "card.layer.2", "van je organisatie", "your organisation's"},
    Printed{Word::collective, "card.layer.3", "gezamenlijk", "shared"},
    Printed{Word::advantage, "card.motive.1", "uit voordeel", "for advantage"},
    Printed{Word::feeling, "card.motive.2", "uit gevoel", "from feeling"},
    Printed{Word::conviction, "card.motive.3", "uit overtuiging", "from conviction"},
    Printed{Word::served, "print.served", "Gediend als:", "Served when:"},
    Printed{Word::trigger, "print.trigger", "Komt ter tafel als:", "Comes up when:"},
    Printed{Word::price, "print.price", "Wat je ervoor geeft:", "What you give for it:"},
    Printed{Word::clock_sheet, "print.clock_sheet", "De klok van de trainer", "The trainer's clock"},
    Printed{Word::minutes, "print.minutes", "{} min", "{} min"},
    Printed{Word::table, "print.table", "Tafel", "Table"},
    Printed{Word::trainer, "print.trainer", "Trainer", "Trainer"},
    Printed{Word::begins_at, "print.begins_at", "Begint om", "Starts at"},
    Printed{Word::start, "print.start", "Minuut", "Minute"},
    Printed{Word::length, "print.length", "Duur", "Length"},
    Printed{Word::time, "print.time", "Hoe laat", "Time"},
    Printed{Word::phase, "print.phase", "Fase", "Phase"},
    Printed{Word::say, "print.say", "Zeg hardop", "Say aloud"},
    Printed{Word::act, "print.act", "Doe", "Do"},
    Printed{Word::form, "print.form", "Formulier: {}.", "Form: {}."},
    Printed{Word::bar, "print.bar", "Minuten vanaf het begin", "Minutes from the start"},
    Printed{Word::joining, "print.joining", "Wijs ieder een plaats. Houd de kaarten nog dicht.", "Show everybody to a seat. Keep the cards face down for now."},
    Printed{Word::reading, "print.reading", "Deel de kaarten uit. Niemand laat de zijne zien.", "Hand out the cards. Nobody shows theirs."},
    Printed{Word::exploring, "print.exploring", "Laat hen vragen stellen; houd voorstellen nog tegen.", "Let them ask questions; hold proposals back."},
    Printed{Word::talking, "print.talking", "Let op wie de pen heeft. Meld de laatste minuut.", "Watch who holds the pen. Call the last minute."},
    Printed{Word::result, "print.result", "Toon het bord, lees de uitkomst voor.", "Show the board, read out what happened."},
    Printed{Word::debriefing, "print.debriefing", "Vraag ieder naar de eigen kaart. Luister meer dan je praat.", "Ask each about their own card. Listen more than you talk."},
    Printed{Word::pause, "print.pause", "Zeg hoe laat het verdergaat.", "Say at what time it goes on."},
    Printed{Word::case_card, "print.case", "Lees de casus voor. Alleen wie hem moet oplossen, kiest.", "Read the case aloud. Only those who have to solve it choose."},
    Printed{Word::assignment, "theater.assignment", "Opdracht", "Assignment"},
    Printed{Word::strategy, "print.strategy", "Strategie: laat hem niet zien", "Strategy: show it to nobody"},
    Printed{Word::drawing, "print.drawing", "Laat iemand een opdracht trekken en voorlezen. Wacht tot ieder de eigen kaart heeft gelezen.", "Have somebody draw an assignment and read it aloud. Wait until each has read their own card."},
    Printed{Word::deciding, "print.deciding", "Bemoei je er niet mee. Meld de laatste minuut en vraag daarna het besluit.", "Stay out of it. Call the last minute, then ask for the decision."},
    Printed{Word::evaluating, "print.evaluating", "Vraag wat het makkelijk of moeilijk maakte. Verklap nog geen kaarten.", "Ask what made it easy or hard. Do not give the cards away yet."},
    Printed{Word::promise, "print.promise", "Mijn belofte voor maandag", "My promise for Monday"},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (static_cast<std::size_t>(words[i].word) != i) return false;
    return words.size() == static_cast<std::size_t>(Word::count);
}
static_assert(in_order(), "one line for each word, in the order of the enumeration");

}  // namespace

std::span<const Printed> printed_words() { return words; }

std::string say(Word word, Language language) {
    const Printed& printed = words[static_cast<std::size_t>(word)];
    return std::string(language == Language::dutch ? printed.nl : printed.en);
}

const std::string& say(const Text& text, Language language) {
    const bool dutch = language == Language::dutch ? !text.nl().empty() : text.en().empty();
    return dutch ? text.nl() : text.en();
}

}  // namespace samenspel::print
