// Who let whom look into their hand, what became of questions, and what people thought of each other's interests.
#include <map>

#include "server/insight/openness.hpp"
#include "server/insight/satisfaction.hpp"
#include "server/report/chapters.hpp"

namespace samenspel::report {

Chapter Chapters::interests() const {
    Chapter out{say_("Interests on the table", "Belangen op tafel"),
                say_("Positions are heard by everybody; interests only by those to whom they are told.",
                     "Standpunten hoort iedereen; belangen alleen wie ze verteld krijgt."),
                {}};
    add(out, shown());
    add(out, heard());
    add(out, asked());
    add(out, guessed());
    return out;
}

Measure Chapters::shown() const {
    Measure out;
    out.id = "shown";
    out.title = say_("Who showed what to whom", "Wie wat aan wie liet zien");
    out.formula = say_(
        "Each card shown on screen, one line for each receiver; each interest told aloud that its hearer confirmed. Share known: cards known to at least one other party ÷ cards dealt.",
        "Elke kaart die op het scherm is getoond, een regel per ontvanger; elk belang dat hardop is verteld en door de hoorder is bevestigd. Deel bekend: kaarten die minstens één andere partij kent ÷ uitgedeelde kaarten.");
    out.source = say_("The journal: CardRevealed, InterestTold with InterestHeard.",
                      "Het journaal: CardRevealed, InterestTold met InterestHeard.");
    out.limits = say_("What was said aloud and not confirmed on screen is not in it. A card shown in part counts as shown.",
                      "Wat hardop is gezegd en niet op het scherm bevestigd, telt niet mee. Een deels getoonde kaart telt als getoond.");
    out.lead = say_("Nobody showed a card or confirmed having heard an interest.",
                    "Niemand toonde een kaart of bevestigde een belang te hebben gehoord.");
    const auto open = insight::openness(table_.record);
    if (open.shown.empty()) return out;
    out.table.columns = {
        {say_("When", "Wanneer")}, {say_("From", "Van")}, {say_("To", "Aan")}, {say_("Interest", "Belang")}, {say_("How", "Hoe")}};
    std::map<std::uint32_t, int> by_party;
    for (const auto& one : open.shown) {
        ++by_party[one.from.value];
        out.table.rows.push_back({{clock(one.at_ms), story_.near_ms(one.at_ms)},
                                  names_.seat_cell(one.from.value),
                                  names_.seat_cell(one.to.value),
                                  {names_.card(one.from.value, one.card)},
                                  {one.aloud ? say_("told", "verteld") : say_("shown", "getoond")}});
    }
    std::vector<std::string> rows{json_object(
        {{"options", json_object({{"x", json(say_("times an interest was shown or told", "keren een belang getoond of verteld"))}})}})};
    for (const auto& [seat, times] : by_party)
        rows.push_back(json_object({{"name", json(names_.seat(seat))},
                                    {"value", json(static_cast<double>(times))},
                                    {"label", json(std::to_string(times))},
                                    {"colour", json(colour_of(seat))}}));
    out.figure = Figure{
        "bars", json_list(rows),
        say_("Bars: how often each role showed or told an interest.", "Staven: hoe vaak elke rol een belang toonde of vertelde.")};
    const std::string first = clock(open.shown.front().at_ms);
    out.lead = open.share_known && for_trainer_
                   ? say_("The first interest was shown at {}. In the end another party knew {} of the cards.",
                          "Het eerste belang werd getoond op {}. Aan het eind kende een andere partij {} van de kaarten.",
                          {first, percent(*open.share_known)})
               : for_trainer_ ? say_("The first interest was shown at {}.", "Het eerste belang werd getoond op {}.", {first})
                              : say_("The first interest that you know of was shown at {}.", "Het eerste belang waarvan jij weet, werd getoond op {}.", {first});
    return out;
}

Measure Chapters::heard() const {
    Measure out;
    out.id = "heard";
    out.title = say_("Told and heard", "Verteld en gehoord");
    out.formula = say_(
        "Of what one role told another aloud, as the teller noted it: heard = confirmed by the hearer; share = heard ÷ told; wait = mean table time from telling to confirming.",
        "Van wat de ene rol de andere hardop vertelde, zoals de verteller het noteerde: gehoord = bevestigd door de hoorder; deel = gehoord ÷ verteld; wachttijd = gemiddelde tafeltijd van vertellen tot bevestigen.");
    out.source = say_("The journal: InterestTold, and InterestHeard by the one to whom it was told.",
                      "Het journaal: InterestTold, en InterestHeard door wie het verteld kreeg.");
    out.limits = say_("Who did not confirm may have heard it all the same, and who confirmed may have understood something else.",
                      "Wie niet bevestigde kan het toch hebben gehoord, en wie bevestigde kan iets anders hebben begrepen.");
    out.lead = say_("Nobody noted that an interest was told aloud.", "Niemand noteerde dat een belang hardop is verteld.");
    const auto all = insight::hearings(table_.record);
    if (all.empty()) return out;
    out.table.columns = {{say_("From", "Van")},
                         {say_("To", "Aan")},
                         {say_("Told", "Verteld"), true},
                         {say_("Heard", "Gehoord"), true},
                         {say_("Share", "Deel"), true},
                         {say_("Wait", "Wachttijd"), true}};
    std::vector<std::string> rows{json_object({{"options", json_object({{"x", json(say_("interests", "belangen"))}})}})};
    std::uint32_t told = 0, confirmed = 0;
    for (const auto& one : all) {
        told += one.told;
        confirmed += one.heard;
        out.table.rows.push_back({names_.seat_cell(one.from.value),
                                  names_.seat_cell(one.to.value),
                                  {std::to_string(one.told)},
                                  {std::to_string(one.heard)},
                                  {percent(one.share())},
                                  {one.waited_ms ? clock(*one.waited_ms) : "–"}});
        const std::string pair = names_.seat(one.from.value) + " → " + names_.seat(one.to.value);
        for (const bool heard : {false, true}) {
            const std::uint32_t of = heard ? one.heard : one.told;
            rows.push_back(json_object({{"name", json(pair)},
                                        {"series", json(heard ? say_("heard", "gehoord") : say_("told", "verteld"))},
                                        {"value", json(static_cast<double>(of))},
                                        {"label", json(std::to_string(of))}}));
        }
    }
    const std::vector<std::string> counts{std::to_string(told), std::to_string(confirmed)};
    out.lead = for_trainer_ ? say_("Told aloud: {}; confirmed as heard: {}.", "Hardop verteld: {}; als gehoord bevestigd: {}.", counts)
                            : say_("Told aloud by you or to you: {}; confirmed as heard: {}.",
                                   "Hardop verteld door of aan jou: {}; als gehoord bevestigd: {}.", counts);
    out.figure = Figure{"bars", json_list(rows),
                        say_("Two bars a pair: interests told, and those confirmed as heard.",
                             "Twee staven per paar: vertelde belangen, en die als gehoord zijn bevestigd.")};
    return out;
}

Measure Chapters::asked() const {
    Measure out;
    out.id = "asked";
    out.title = say_("Asked and answered", "Gevraagd en beantwoord");
    out.formula = say_(
        "Each question after an interest or a word's meaning; answered when the one who was asked tells or shows an interest to the asker, or explains the word; the wait is table time.",
        "Elke vraag naar een belang of de betekenis van een woord; beantwoord als de gevraagde de vrager een belang vertelt of toont, of het woord uitlegt; wachttijd in tafeltijd.");
    out.source = say_("The journal: InterestAsked, MeaningAsked and what followed.",
                      "Het journaal: InterestAsked, MeaningAsked en wat volgde.");
    out.limits = say_("Questions asked aloud alone are not in it, and an answer may be about something else than was meant.",
                      "Alleen hardop gestelde vragen staan er niet in, en een antwoord kan over iets anders gaan dan bedoeld.");
    out.lead = say_("Nobody asked through the screen.", "Niemand vroeg iets via het scherm.");
    const auto open = insight::openness(table_.record);
    if (open.asked.empty()) return out;
    int answered = 0, declined = 0;
    out.table.columns = {{say_("When", "Wanneer")},
                         {say_("Who asks", "Wie vraagt")},
                         {say_("Whom", "Aan wie")},
                         {say_("After", "Waarnaar")},
                         {say_("What came of it", "Wat ervan kwam")},
                         {say_("Waited", "Gewacht"), true}};
    for (const auto& one : open.asked) {
        const bool yes = one.answer == insight::Asked::Answer::answered, no = one.answer == insight::Asked::Answer::declined;
        answered += yes;
        declined += no;
        out.table.rows.push_back({{clock(one.at_ms), story_.near_ms(one.at_ms)},
                                  names_.seat_cell(one.from.value),
                                  names_.seat_cell(one.to.value),
                                  {one.word.empty() ? say_("an interest", "een belang") : "“" + names_.word(one.word) + "”"},
                                  {yes  ? say_("answered", "beantwoord")
                                   : no ? say_("not now", "nu niet")
                                        : say_("left open", "open gebleven")},
                                  {one.waited_ms ? clock(*one.waited_ms) : "–"}});
    }
    out.lead = say_("Questions: {}; answered: {}, put off: {}, left open: {}.",
                    "Vragen: {}; beantwoord: {}, afgehouden: {}, open gebleven: {}.",
                    {std::to_string(open.asked.size()), std::to_string(answered), std::to_string(declined),
                     std::to_string(open.asked.size() - static_cast<std::size_t>(answered + declined))});
    return out;
}

Measure Chapters::guessed() const {
    Measure out;
    out.id = "guessed";
    out.title = say_("Guessed against true", "Geraden tegen werkelijk");
    out.formula = say_(
        "Last answer of each seat about each partner, against the motive or layer of the heaviest interest on the partner's card; right ÷ all.",
        "Laatste antwoord van elke plaats over elke partner, naast het motief of de laag van het zwaarste belang op de kaart van de partner; goed ÷ alle.");
    out.source = say_("The form on what drives the others, and the role cards.",
                      "Het formulier over wat de anderen drijft, en de rolkaarten.");
    out.limits = say_(
        "With three options one in three is right by chance. It tells how readable a role was, more than who guesses well.",
        "Bij drie mogelijkheden is één op drie toevallig goed. Het zegt meer over hoe leesbaar een rol was dan over wie goed raadt.");
    out.lead = say_("Nobody filled in what drives the others, or the cards are not known here.",
                    "Niemand vulde in wat de anderen drijft, of de kaarten zijn hier niet bekend.");
    const auto all = insight::guesses(table_.record);
    if (all.empty()) return out;
    struct Count {
        int right = 0, of = 0;
    };
    std::map<std::uint32_t, Count> partners;
    std::map<std::uint32_t, std::string> truths;
    int right = 0;
    const auto word = [&](const std::string& option) {
        for (const auto& form : table_.record.content().forms())
            for (const auto& question : form.questions())
                for (const auto& one : question.options())
                    if (one.id() == option) return names_.text(one.label());
        return option;
    };
    for (const auto& one : all) {
        ++partners[one.partner.value].of;
        partners[one.partner.value].right += one.right();
        truths[one.partner.value] = one.truth;
        right += one.right();
    }
    out.table.columns = {{say_("Party", "Partij")},
                         {say_("What moves it most", "Wat haar het meest beweegt")},
                         {say_("Guessed right", "Goed geraden"), true},
                         {say_("Of", "Van"), true}};
    std::vector<std::string> rows{
        json_object({{"options", json_object({{"domain", "[0,100]"}, {"x", json(say_("guessed right, %", "goed geraden, %"))}})}})};
    for (const auto& [party, count] : partners) {
        const double share = static_cast<double>(count.right) / count.of;
        out.table.rows.push_back(
            {names_.party_cell(party), {word(truths[party])}, {std::to_string(count.right)}, {std::to_string(count.of)}});
        const auto badge = names_.badge(party);
        rows.push_back(json_object({{"name", json(names_.party(party))},
                                    {"value", json(100 * share)},
                                    {"label", json(say_("{} of {}", "{} van {}", {std::to_string(count.right), std::to_string(count.of)}))},
                                    {"colour", json("var(--p" + std::to_string(badge ? badge->colour % 7 : 0) + ")")}}));
    }
    out.lead = say_("Guesses about a partner's strongest interest that were right: {} of {}.",
                    "Goede gokken over het sterkste belang van een partner: {} van de {}.",
                    {std::to_string(right), std::to_string(all.size())});
    out.figure = Figure{"bars", json_list(rows),
                        say_("Bars: for each party, which part of the guesses about it was right.",
                             "Staven: per partij, welk deel van de gokken over haar goed was.")};
    return out;
}

}  // namespace samenspel::report
