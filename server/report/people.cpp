// How things were between people: conditions, temperature, trust, give and take, promises.
#include <cmath>
#include <map>

#include "client/knowledge/course.hpp"
#include "client/knowledge/temperature.hpp"
#include "server/insight/over_time.hpp"
#include "server/insight/reciprocity.hpp"
#include "server/report/chapters.hpp"

namespace samenspel::report {

Chapter Chapters::people() const {
    Chapter out{say_("Between people", "Tussen mensen"),
                for_trainer_ ? say_("Questions to the pair or the group, no verdicts: what was recorded beside what people said themselves.",
                                    "Vragen aan het paar of de groep, geen oordelen: wat is vastgelegd naast wat mensen zelf zeiden.")
                             : say_("Questions, no verdicts. Only what was told to you counts here; between others there was more.",
                                    "Vragen, geen oordelen. Hier telt alleen wat jou is verteld; tussen anderen was er meer."),
                {}};
    add(out, conditions());
    add(out, temperature());
    add(out, temperature_over_time());
    add(out, trust());
    add(out, give_and_take());
    add(out, promised());
    return out;
}

Measure Chapters::conditions() const {
    Measure out;
    out.id = "conditions";
    out.title = say_("The five conditions, before, during and after", "De vijf voorwaarden: vooraf, onderweg en na afloop");
    out.formula = say_(
        "Of the answers 1–10 to one scan on one condition: least, mean and greatest; spread = greatest − least; change = mean of the last scan − mean of the first.",
        "Van de antwoorden 1–10 in één scan op één voorwaarde: laagste, gemiddelde en hoogste; spreiding = hoogste − laagste; verandering = gemiddelde van de laatste scan − dat van de eerste.");
    out.source = say_("Five conditions for working together: Kaats and Opheij (2012); the questions are ours.",
                      "Vijf voorwaarden voor samenwerken: Kaats en Opheij (2012); de vragen zijn van ons.");
    out.limits = say_(
        "Few people answer, each in a role: the spread starts a conversation, and the mean measures nothing finer than that.",
        "Weinig mensen antwoorden, ieder in een rol: de spreiding opent een gesprek, en fijner dan dat meet het gemiddelde niet.");
    out.lead = say_("No scan was answered by enough people.", "Geen scan is door genoeg mensen beantwoord.");
    const auto scan = knowledge::conditions_scan(table_.record.known(), for_trainer_);
    std::vector<std::string> rows;
    std::string widest;
    double spread = -1;
    out.table.columns = {{say_("Condition", "Voorwaarde")},     {say_("Scan", "Scan")},
                         {say_("Answers", "Antwoorden"), true}, {say_("Least", "Laagste"), true},
                         {say_("Mean", "Gemiddeld"), true},     {say_("Greatest", "Hoogste"), true},
                         {say_("Spread", "Spreiding"), true}};
    for (const auto& condition : scan.conditions) {
        std::string name = names_.text(condition.question->text());
        if (const auto colon = name.find(':'); colon != std::string::npos && colon < 40) name.resize(colon);
        for (std::size_t i = 0; i < condition.readings.size(); ++i) {
            const auto& reading = condition.readings[i];
            if (reading.answers == 0) continue;
            const std::string form = names_.text(scan.forms[i]->title());
            out.table.rows.push_back({{name},
                                      {form},
                                      {std::to_string(reading.answers)},
                                      {say_.number(reading.low, 0)},
                                      {say_.number(reading.mean, 1)},
                                      {say_.number(reading.high, 0)},
                                      {say_.number(reading.high - reading.low, 0)}});
            rows.push_back(json_object({{"name", json(name)},
                                        {"reading", json(form)},
                                        {"low", json(reading.low)},
                                        {"mean", json(reading.mean)},
                                        {"high", json(reading.high)}}));
        }
        if (condition.spread() && *condition.spread() > spread) {
            spread = *condition.spread();
            widest = name;
        }
    }
    if (rows.empty()) return out;
    const std::string points = say_.number(spread, 0);
    out.lead = spread <= 0     ? say_("In the last scan everybody answered alike.", "In de laatste scan antwoordde iedereen gelijk.")
               : points == "1" ? say_("Furthest apart in the last scan: {}, one point between the lowest and the highest.",
                                      "Het verst uiteen in de laatste scan: {}, één punt tussen laagste en hoogste.", {widest})
                           : say_("Furthest apart in the last scan: {}, {} points between the lowest and the highest.",
                                  "Het verst uiteen in de laatste scan: {}, {} punten tussen laagste en hoogste.",
                                  {widest, points});
    out.figure = Figure{"ranges", json_list(rows),
                        say_("Lines from the lowest to the highest answer, with a dot at the mean, for each condition and scan.",
                             "Lijnen van het laagste naar het hoogste antwoord, met een stip op het gemiddelde, per voorwaarde en scan.")};
    return out;
}

Measure Chapters::temperature() const {
    Measure out;
    out.id = "temperature";
    out.title = say_("Temperature per pair", "Temperatuur per paar");
    out.formula = say_(
        "Recorded signs between two parties. Heat: objection, question put off or blame in private 2; blame before all or time-out 1; agreement broken or left 3. Warmth: card shown, interest heard, word explained or thanks 2. Heat ÷ all: "
        "under ¼ friendly, under ½ watchful, under ¾ disagreement, else conflict (from six points of heat). Own rating: the highest that one of the party's seats answered last.",
        "Vastgelegde tekens tussen twee partijen. Hitte: bezwaar, afgehouden vraag of verwijt onder vier ogen 2; verwijt voor allen of time-out 1; afspraak gebroken of verlaten 3. Warmte: kaart getoond, belang gehoord, woord uitgelegd of bedankt 2. "
        "Hitte ÷ alles: onder ¼ vriendelijk, onder ½ waakzaam, onder ¾ onenigheid, anders conflict (vanaf zes punten hitte). Eigen oordeel: het hoogste dat een van de plaatsen van de partij als laatste antwoordde.");
    out.source = say_("The conflict thermometer's four states (Common Eye); the weights are our estimate.",
                      "De vier standen van de conflictthermometer (Common Eye); de gewichten zijn onze schatting.");
    out.limits = say_("What was said aloud and not recorded does not count. A question to the pair, not a verdict.",
                      "Wat hardop is gezegd en niet vastgelegd telt niet mee. Een vraag aan het paar, geen oordeel.");
    out.lead = say_("Between no two parties was a sign recorded, and nobody rated a partner.",
                    "Tussen geen twee partijen is een teken vastgelegd, en niemand gaf een partner een stand.");
    const Knowledge& known = table_.record.known();
    const auto& parties = table_.record.content().parties();
    std::vector<std::string> rows;
    int hottest = 0, apart = 0;
    std::string pair, gap;
    out.table.columns = {
        {say_("Pair", "Paar")},           {say_("From the signs", "Uit de tekens")},  {say_("Heat", "Hitte"), true},
        {say_("Warmth", "Warmte"), true}, {say_("The first says", "De eerste zegt")}, {say_("The second says", "De tweede zegt")}};
    for (const auto& one : parties)
        for (const auto& other : parties) {
            if (one.number() == other.number()) continue;
            const auto signs = knowledge::signs_between(known, {one.number()}, {other.number()});
            const int state = static_cast<int>(knowledge::temperature_of(signs)),
                      rated = static_cast<int>(knowledge::rated_temperature(known, {one.number()}, {other.number()}));
            // Above the diagonal what the signs say would stand twice: in the chart a row is one party's eyes where it rated, else the signs.
            const int drawn = rated != 0 ? rated : state;
            const std::string said = rated != 0 ? temperature_word(rated) : temperature_word(state) + (state != 0 ? "*" : "");
            rows.push_back(json_object({{"from", json(names_.party(one.number()))},
                                        {"to", json(names_.party(other.number()))},
                                        {"state", json(static_cast<double>(drawn))},
                                        {"word", json(temperature_word(drawn))},
                                        {"short", json(drawn == 0 ? "" : said)}}));
            if (one.number() > other.number()) continue;
            const int back = static_cast<int>(knowledge::rated_temperature(known, {other.number()}, {one.number()}));
            if (state == 0 && rated == 0 && back == 0) continue;
            out.table.rows.push_back({{names_.party(one.number()) + " – " + names_.party(other.number())},
                                      {temperature_word(state)},
                                      {std::to_string(signs.heat)},
                                      {std::to_string(signs.warmth)},
                                      {temperature_word(rated)},
                                      {temperature_word(back)}});
            if (state > hottest) {
                hottest = state;
                pair = names_.party(one.number()) + " – " + names_.party(other.number());
            }
            if (rated != 0 && back != 0 && std::abs(rated - back) > apart) {
                apart = std::abs(rated - back);
                gap = names_.party(one.number()) + " – " + names_.party(other.number());
            }
        }
    if (out.table.rows.empty()) return out;
    const std::string signs = for_trainer_ ? say_("the signs", "de tekens") : say_("the signs that you saw", "de tekens die jij zag");
    out.lead = hottest >= 3 ? say_("Hottest by {}: {}, {}.", "Het heetst volgens {}: {}, {}.", {signs, pair, temperature_word(hottest)})
                            : say_("By {} no pair came to disagreement.", "Volgens {} kwam geen paar tot onenigheid.", {signs});
    if (apart > 0)
        out.lead += " " +
                    say_("Seen most differently by the two of them: {}.", "Door de twee zelf het meest verschillend gezien: {}.", {gap});
    out.figure = Figure{
        "states", json_list(rows),
        say_("Each row: how that party sees each other one, by its own rating; with a star, where it gave none, from the signs.",
             "Elke rij: hoe die partij elke andere ziet, naar eigen oordeel; met een ster, waar zij geen gaf, uit de tekens.")};
    return out;
}

Measure Chapters::temperature_over_time() const {
    Measure out;
    out.id = "heat";
    out.title = say_("Heat and warmth over time", "Hitte en warmte door de tijd");
    out.formula = say_(
        "The sum over all pairs of the points of heat and of warmth (see temperature per pair) as known when each phase ended.",
        "De som over alle paren van de punten hitte en warmte (zie temperatuur per paar) zoals bekend aan het eind van elke fase.");
    out.source = say_("The recorded signs.", "De vastgelegde tekens.");
    out.limits = say_("An objection that is lifted, or whose proposal is amended, no longer counts: the line can fall.",
                      "Een bezwaar dat is opgeheven, of waarvan het voorstel is gewijzigd, telt niet meer: de lijn kan dalen.");
    out.lead = say_("No sign was recorded.", "Er is geen teken vastgelegd.");
    std::vector<std::string> rows{
        json_object({{"options", json_object({{"x", json(say_("minute", "minuut"))}, {"y", json(say_("points", "punten"))}})}})};
    out.table.columns = {{say_("At the end of", "Aan het eind van")},
                         {say_("When", "Wanneer")},
                         {say_("Heat", "Hitte"), true},
                         {say_("Warmth", "Warmte"), true}};
    std::uint32_t most_heat = 0;
    std::string when;
    std::vector<std::vector<Cell>> found;
    bool any = false;
    for (const auto& one : insight::heat(table_.record)) {
        const std::string phase = names_.phase(one.phase);
        found.push_back({{phase}, {clock(one.at_ms), story_.near_ms(one.at_ms)}, {std::to_string(one.heat)}, {std::to_string(one.warmth)}});
        const double minute = std::round(static_cast<double>(one.at_ms) / 6000.0) / 10;
        rows.push_back(json_object({{"x", json(minute)},
                                    {"y", json(static_cast<double>(one.heat))},
                                    {"series", json(say_("heat", "hitte"))},
                                    {"colour", json("var(--t4)")}}));
        rows.push_back(json_object({{"x", json(minute)},
                                    {"y", json(static_cast<double>(one.warmth))},
                                    {"series", json(say_("warmth", "warmte"))},
                                    {"colour", json("var(--t1)")}}));
        any = any || one.heat + one.warmth > 0;
        if (one.heat <= most_heat) continue;
        most_heat = one.heat;
        when = phase;
    }
    if (!any) return out;
    out.table.rows = std::move(found);
    out.lead = most_heat == 0 ? (for_trainer_ ? say_("No heat was recorded.", "Er is geen hitte vastgelegd.")
                                              : say_("You saw no heat.", "Je zag geen hitte."))
                              : say_("Most heat at the end of “{}”.", "De meeste hitte aan het eind van “{}”.", {when});
    out.figure = Figure{"lines", json_list(rows),
                        say_("Two lines over the minutes: points of heat and points of warmth over all pairs.",
                             "Twee lijnen over de minuten: punten hitte en punten warmte over alle paren.")};
    return out;
}

Measure Chapters::trust() const {
    Measure out;
    out.id = "trust";
    out.title = for_trainer_ ? say_("Agreements kept", "Afspraken nagekomen")
                             : say_("Agreements that your party kept", "Afspraken die jouw partij nakwam");
    out.formula = say_(
        "Reliability = terms kept ÷ (kept + broken), counted for each issue of each agreement in force at each round.",
        "Betrouwbaarheid = nagekomen ÷ (nagekomen + gebroken), geteld per onderwerp van elke afspraak die in een ronde gold.");
    out.source = say_("The journal: agreements, who kept them, and what came out.",
                      "Het journaal: afspraken, wie ze nakwam, en wat uitkwam.");
    out.limits = say_("Trust in the sense of “does what it says” alone; what people felt is in the scans.",
                      "Alleen vertrouwen in de zin van “doet wat hij zegt”; wat mensen voelden staat in de scans.");
    out.lead = say_("No agreement was in force when a round was worked out.", "Er gold geen afspraak toen een ronde werd doorgerekend.");
    std::uint32_t broken = 0, found_out = 0;
    out.table.columns = {{say_("Party", "Partij")},
                         {say_("Kept", "Nagekomen"), true},
                         {say_("Broken", "Gebroken"), true},
                         {say_("Came out", "Kwam uit"), true},
                         {say_("Reliability", "Betrouwbaarheid"), true}};
    for (const auto& one : insight::kept(table_.record)) {
        if (!one.reliability || !is_told_all_of(one.party)) continue;
        broken += one.broken;
        found_out += one.found_out;
        out.table.rows.push_back({names_.party_cell(one.party.value),
                                  {std::to_string(one.kept)},
                                  {std::to_string(one.broken)},
                                  {std::to_string(one.found_out)},
                                  {percent(*one.reliability)}});
    }
    if (out.table.rows.empty()) return out;
    if (for_trainer_) {
        out.lead = broken == 0 ? say_("Every agreement was kept.", "Elke afspraak is nagekomen.")
                               : say_("Terms broken: {}; of these came out: {}.", "Gebroken onderdelen: {}; daarvan uitgekomen: {}.",
                                      {std::to_string(broken), std::to_string(found_out)});
    } else {
        out.lead = broken == 0 ? say_("Your party kept every agreement.", "Jouw partij kwam elke afspraak na.")
                               : say_("Terms that your party broke: {}; of these came out: {}.",
                                      "Onderdelen die jouw partij brak: {}; daarvan uitgekomen: {}.",
                                      {std::to_string(broken), std::to_string(found_out)});
        out.lead += " " + say_("Whether others kept theirs you were told only where it came out: see the moments.",
                               "Of anderen hun afspraken nakwamen, is je alleen verteld waar het uitkwam: zie de momenten.");
    }
    return out;
}

Measure Chapters::give_and_take() const {
    Measure out;
    out.id = "giving";
    out.title = say_("Give and take: what it cost and how it was felt", "Geven en nemen: wat het kostte en hoe het werd gevoeld");
    out.formula = say_(
        "From one party to another: number of gives; sum of what they cost the giver (1–5 each); sum of what they were worth to the receiver (1–5 each, of those answered).",
        "Van een partij aan een andere: aantal keren; som van wat het de gever kostte (elk 1–5); som van wat het de ontvanger waard was (elk 1–5, van de beantwoorde).");
    out.source = say_("Give and take, as both recorded it.", "Geven en nemen, door beiden vastgelegd.");
    out.limits = say_("No arithmetic makes cost and worth equal, and unequal is fine until it is felt to be unjust.",
                      "Geen rekensom maakt kosten en waarde gelijk, en ongelijk is goed totdat het onrechtvaardig voelt.");
    out.lead = say_("Give and take was not recorded.", "Geven en nemen is niet vastgelegd.");
    const auto all = insight::giving(table_.record);
    if (all.empty()) return out;
    std::vector<std::string> rows{json_object({{"options", json_object({{"x", json(say_("points", "punten"))}})}})};
    const std::string actual = say_("cost to the giver", "kosten voor de gever"),
                      felt = say_("worth to the receiver", "waarde voor de ontvanger");
    std::uint32_t gives = 0, open = 0, unthanked = 0;
    out.table.columns = {{say_("From", "Van")},
                         {say_("To", "Aan")},
                         {say_("Gives", "Keren"), true},
                         {say_("Cost", "Kosten"), true},
                         {say_("Felt worth", "Gevoelde waarde"), true},
                         {say_("Answered", "Beantwoord"), true},
                         {say_("Thanked", "Bedankt"), true}};
    for (const auto& one : all) {
        gives += one.gives;
        open += one.gives - one.answered;
        unthanked += one.answered - one.thanked;
        out.table.rows.push_back({names_.party_cell(one.from.value),
                                  names_.party_cell(one.to.value),
                                  {std::to_string(one.gives)},
                                  {one.cost == 0 ? "–" : std::to_string(one.cost)},
                                  {one.worth && *one.worth > 0 ? std::to_string(*one.worth) : "–"},
                                  {std::to_string(one.answered)},
                                  {std::to_string(one.thanked)}});
        const std::string pair = names_.party(one.from.value) + " → " + names_.party(one.to.value);
        if (one.cost > 0)
            rows.push_back(json_object({{"name", json(pair)},
                                        {"series", json(actual)},
                                        {"value", json(static_cast<double>(one.cost))},
                                        {"label", json(std::to_string(one.cost))}}));
        if (one.worth && *one.worth > 0)
            rows.push_back(json_object({{"name", json(pair)},
                                        {"series", json(felt)},
                                        {"value", json(static_cast<double>(*one.worth))},
                                        {"label", json(std::to_string(*one.worth))}}));
    }
    out.lead = say_("Gives logged: {}; never answered: {}, answered without thanks: {}.",
                    "Keren geven vastgelegd: {}; nooit beantwoord: {}, beantwoord zonder dank: {}.",
                    {std::to_string(gives), std::to_string(open), std::to_string(unthanked)});
    if (rows.size() > 1)
        out.figure = Figure{"bars", json_list(rows),
                            say_("Two bars a pair: what it cost the giver, and what it was worth to the receiver.",
                                 "Twee staven per paar: wat het de gever kostte, en wat het de ontvanger waard was.")};
    return out;
}

Measure Chapters::promised() const {
    Measure out;
    out.id = "promises";
    out.title = say_("Promises: made, heard and kept", "Beloften: gedaan, gehoord en nagekomen");
    out.formula = say_(
        "Each promise as the one who made it wrote it down. Heard: when the one to whom it was made confirmed having heard it so. Kept: what that one answered last in the debriefing. No answer: others were confirmed, or answered for, and this one was not. Not observed: none was. Since: the first gift that the one who promised noted to the other afterwards, the first thanks for such a gift, and the first time that it came out that the promiser's party did not keep an agreement with the other's.",
        "Elke belofte zoals wie haar deed haar opschreef. Gehoord: wanneer degene aan wie zij is gedaan bevestigde haar zo te hebben gehoord. Nagekomen: wat die in de nabespreking als laatste antwoordde. Geen antwoord: andere zijn wel bevestigd of beantwoord, deze niet. Niet waargenomen: geen enkele. Sindsdien: de eerste keer dat de belover noteerde de ander iets te geven, de eerste dank daarvoor, en de eerste keer dat uitkwam dat de partij van de belover een afspraak met die van de ander niet nakwam.");
    out.source = say_("The journal: PromiseMade; PromiseHeard and PromiseJudged by the one to whom it was made; GiveLogged, GiveAnswered and BreachShown after it.",
                      "Het journaal: PromiseMade; PromiseHeard en PromiseJudged door degene aan wie zij is gedaan; GiveLogged, GiveAnswered en BreachShown erna.");
    out.limits = say_(
        "Kept is what the one who was promised finds: who promised was not asked and may see it otherwise. Who did not confirm may have heard it all the same, and no answer is no verdict. What was recorded since need not be about the promise. Interests told and heard, and agreements kept, have measures of their own.",
        "Nagekomen is wat degene vindt aan wie is beloofd: de belover is niets gevraagd en kan het anders zien. Wie niet bevestigde kan het toch hebben gehoord, en geen antwoord is geen oordeel. Wat sindsdien is vastgelegd hoeft niet over de belofte te gaan. Belangen die zijn verteld en gehoord, en afspraken die zijn nagekomen, hebben een eigen maat.");
    out.lead = say_("No promise was written down.", "Er is geen belofte opgeschreven.");
    out.table.columns = {{say_("When", "Wanneer")},   {say_("Who", "Wie")},       {say_("To", "Aan")},         {say_("Promise", "Belofte")},
                         {say_("Heard", "Gehoord")}, {say_("Kept", "Nagekomen")}, {say_("Since", "Sindsdien")}};
    const auto all = insight::promises(table_.record);
    if (all.empty()) return out;
    std::size_t given = 0, breached = 0;
    const auto totals = insight::totals(all);
    const std::string unknown = say_("not observed", "niet waargenomen"), no_answer = say_("no answer", "geen antwoord");
    const auto verdict = [&](const insight::Promise& one) {
        if (!one.kept) return totals.kept ? no_answer : unknown;
        return *one.kept ? say_("kept", "nagekomen") : say_("not kept", "niet nagekomen");
    };
    for (const auto& one : all) {
        given += one.given_ms.has_value();
        breached += one.breach_shown_ms.has_value();
        std::string since;
        const auto tell = [&](const insight::Observed<std::int64_t>& at_ms, const std::string& what) {
            if (at_ms) since += (since.empty() ? "" : "; ") + clock(*at_ms) + " " + what;
        };
        tell(one.given_ms, say_("gave", "gaf"));
        tell(one.thanked_ms, say_("was thanked", "werd bedankt"));
        tell(one.breach_shown_ms, say_("an agreement not kept came out", "een niet nagekomen afspraak kwam uit"));
        out.table.rows.push_back({{clock(one.at_ms), story_.near_ms(one.at_ms)},
                                  names_.seat_cell(one.from.value),
                                  names_.seat_cell(one.to.value),
                                  {"“" + one.text + "”"},
                                  {one.heard_ms ? clock(*one.heard_ms) : totals.heard ? no_answer : unknown},
                                  {verdict(one)},
                                  {since.empty() ? say_("nothing recorded", "niets vastgelegd") : since}});
    }
    out.lead = say_("Promises written down: {}.", "Opgeschreven beloften: {}.", {std::to_string(totals.made)});
    if (totals.heard) out.lead += " " + say_("Confirmed as heard: {}.", "Als gehoord bevestigd: {}.", {std::to_string(*totals.heard)});
    if (totals.kept)
        out.lead += " " + say_("By those who were promised: kept {}, not kept {}, no answer {}.",
                               "Volgens wie iets was beloofd: nagekomen {}, niet nagekomen {}, geen antwoord {}.",
                               {std::to_string(*totals.kept), std::to_string(*totals.broken), std::to_string(totals.made - *totals.kept - *totals.broken)});
    if (given + breached > 0)
        out.lead += " " + say_("After {} of them something was given to the same role, and after {} an agreement not kept came out.",
                               "Na {} ervan is dezelfde rol iets gegeven, en na {} kwam een niet nagekomen afspraak uit.",
                               {std::to_string(given), std::to_string(breached)});
    out.lead += " " + (totals.kept ? say_("Do those who made them see it the same way?", "Zien degenen die ze deden dat ook zo?")
                                   : say_("Were they heard as they were meant, and kept?", "Zijn ze gehoord zoals ze waren bedoeld, en nagekomen?"));
    return out;
}

}  // namespace samenspel::report
