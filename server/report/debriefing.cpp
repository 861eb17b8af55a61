// The debriefing itself: its steps, one word, neighbours' guesses, promises for Monday. A seat's page has of guesses and promises its own.
#include "server/insight/debriefing.hpp"
#include "server/report/chapters.hpp"

namespace samenspel::report {

Chapter Chapters::debriefing() const {
    Chapter out{say_("The debriefing itself", "De nabespreking zelf"),
                say_("What people said once they had left their role; beside it stands the role that they had.",
                     "Wat mensen zeiden toen ze uit hun rol waren; ernaast staat de rol die ze hadden."),
                {}};
    add(out, steps());
    add(out, one_words());
    add(out, neighbours());
    add(out, monday());
    return out;
}

std::string Chapters::step_word(DebriefStep step) const {
    switch (step) {
        case STEP_ROLE_OFF: return say_("Out of the role", "Uit je rol");
        case STEP_MOMENTS: return say_("Three moments", "Drie momenten");
        case STEP_NEIGHBOUR: return say_("Your table neighbour's interest", "Het belang van je tafelbuur");
        case STEP_OUTCOME: return say_("What came of it", "Wat het opleverde");
        case STEP_MONDAY: return say_("One promise for Monday", "Eén belofte voor maandag");
        case STEP_UNSET:
        case STEP_DONE: break;
    }
    return "–";
}

Measure Chapters::steps() const {
    Measure out;
    out.id = "steps";
    out.title = say_("The steps that were taken", "De stappen die zijn gezet");
    out.formula = say_("Each step when it began; meant: its part of the time for the debriefing; took: table time until the next step.",
                       "Elke stap toen zij begon; bedoeld: haar deel van de tijd voor de nabespreking; duur: tafeltijd tot de volgende stap.");
    out.source = say_("The journal: DebriefStepped.", "Het journaal: DebriefStepped.");
    out.limits = say_("Any step may be skipped, and the talk goes on between them. Once a table has ended its time stands still: how long a step took is not known then.",
                      "Elke stap mag worden overgeslagen, en het gesprek gaat tussendoor verder. Als een tafel klaar is, staat haar tijd stil: dan is niet bekend hoe lang een stap duurde.");
    out.lead = say_("No step of the guided debriefing was taken.", "Van de begeleide nabespreking is geen stap gezet.");
    const auto all = insight::steps_taken(table_.record);
    if (all.empty()) return out;
    out.table.columns = {{say_("Step", "Stap")}, {say_("Began", "Begon")}, {say_("Meant", "Bedoeld"), true}, {say_("Took", "Duur"), true}};
    for (const auto& one : all)
        out.table.rows.push_back({{step_word(one.step)},
                                  {clock(one.at_ms)},
                                  {one.meant_ms ? clock(*one.meant_ms) : "–"},
                                  {one.took_ms ? clock(*one.took_ms) : say_("not observed", "niet waargenomen")}});
    out.lead = say_("Steps taken: {}.", "Gezette stappen: {}.", {std::to_string(all.size())});
    return out;
}

Measure Chapters::one_words() const {
    Measure out;
    out.id = "words";
    out.title = say_("In one word", "In één woord");
    out.formula = say_("One word for how it was; the last one of each seat.", "Eén woord voor hoe het was; het laatste van elke plaats.");
    out.source = say_("The journal: OneWordSaid. The whole table saw it.", "Het journaal: OneWordSaid. De hele tafel zag het.");
    out.limits = say_("A word opens a conversation and measures nothing. Who said nothing on screen may have said it aloud.",
                      "Een woord opent een gesprek en meet niets. Wie op het scherm niets zei, kan het hardop hebben gezegd.");
    out.lead = say_("Nobody gave a word.", "Niemand gaf een woord.");
    const auto& all = table_.record.known().one_words();
    if (all.empty()) return out;
    out.table.columns = {{say_("Role", "Rol")}, {say_("Word", "Woord")}};
    for (const auto& said : all) out.table.rows.push_back({names_.seat_cell(said.seat()), {"“" + said.text() + "”"}});
    out.lead = say_("Words: {}. Which one surprises you?", "Woorden: {}. Welk verrast je?", {std::to_string(all.size())});
    return out;
}

Measure Chapters::neighbours() const {
    Measure out;
    out.id = "neighbours";
    out.title = for_trainer_ ? say_("What neighbours thought of each other", "Wat tafelburen van elkaar dachten")
                             : say_("What you thought of your neighbour", "Wat jij van je tafelbuur dacht");
    out.formula = say_(
        "The last guess of each seat at what mattered most to its neighbour, beside the card that weighs most among the interests that were opened of that neighbour.",
        "De laatste gok van elke plaats over wat voor de tafelbuur het belangrijkst was, naast de kaart die het zwaarst weegt onder de belangen die van die tafelbuur zijn geopend.");
    out.source = say_("The journal: NeighbourGuessed, which the one who guessed and the trainer alone saw; Opened, which all saw.",
                      "Het journaal: NeighbourGuessed, wat alleen wie raadde en de trainer zagen; Opened, wat allen zagen.");
    out.limits = say_("Own words against a card: how close a guess was, only the two can say. Nothing is counted as right or wrong.",
                      "Eigen woorden tegenover een kaart: hoe dichtbij een gok was, kunnen alleen de twee zeggen. Niets telt als goed of fout.");
    out.lead = say_("Nobody guessed at a neighbour's interest.", "Niemand raadde het belang van een tafelbuur.");
    const auto all = insight::neighbour_guesses(table_.record);
    if (all.empty()) return out;
    out.table.columns = {{say_("Who guesses", "Wie raadt")},
                         {say_("Of whom", "Van wie")},
                         {say_("Guess", "Gok")},
                         {say_("What weighed most", "Wat het zwaarst woog")}};
    std::size_t open = 0;
    for (const auto& one : all) {
        open += one.truth.has_value();
        out.table.rows.push_back({names_.seat_cell(one.by.value),
                                  names_.seat_cell(one.neighbour.value),
                                  {"“" + one.text + "”"},
                                  {one.truth ? names_.text(one.truth->title()) : say_("not opened", "niet geopend")}});
    }
    out.lead = for_trainer_ ? say_("Guesses: {}; of {} the neighbour's interests were opened.",
                                   "Gokken: {}; bij {} zijn de belangen van de tafelbuur geopend.",
                                   {std::to_string(all.size()), std::to_string(open)})
               : open > 0   ? say_("You guessed, and the card was opened.", "Je raadde, en de kaart is geopend.")
                            : say_("You guessed; the card was not opened.", "Je raadde; de kaart is niet geopend.");
    return out;
}

Measure Chapters::monday() const {
    Measure out;
    out.id = "monday";
    out.title = for_trainer_ ? say_("Promises for Monday", "Beloften voor maandag") : say_("Your promise for Monday", "Jouw belofte voor maandag");
    out.formula = say_("One promise for one's own work; the last one of each seat.", "Eén belofte voor het eigen werk; de laatste van elke plaats.");
    out.source = say_("The journal: MondayPromised. The whole table saw it.", "Het journaal: MondayPromised. De hele tafel zag het.");
    out.limits = say_("Whether it is kept lies after the session: nothing here can know.",
                      "Of zij wordt nagekomen, ligt na de sessie: niets hier kan dat weten.");
    out.lead = say_("Nobody wrote down a promise for Monday.", "Niemand schreef een belofte voor maandag op.");
    out.table.columns = {{say_("Role", "Rol")}, {say_("Promise", "Belofte")}};
    // All of the table read it, and it is the person's own to take home.
    for (const auto& promised : table_.record.known().promises_for_monday())
        if (for_trainer_ || promised.seat() == seat_.value)
            out.table.rows.push_back({names_.seat_cell(promised.seat()), {"“" + promised.text() + "”"}});
    if (out.table.rows.empty()) return out;
    out.lead = for_trainer_ ? say_("Promises: {}. Who asks whom how it went?", "Beloften: {}. Wie vraagt wie hoe het ging?",
                                   {std::to_string(out.table.rows.size())})
                            : say_("Whom do you tell, and who asks you how it went?", "Aan wie vertel je het, en wie vraagt je hoe het ging?");
    return out;
}

}  // namespace samenspel::report
