// Packages against no deal and against the best that was found; how deciding went; the theory in an appendix.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "server/insight/decisions.hpp"
#include "server/report/chapters.hpp"

namespace samenspel::report {
namespace {

using insight::Bargaining;
using insight::Values;

double least_of(const Values& values) { return values.empty() ? 0 : *std::min_element(values.begin(), values.end()); }
double sum_of(const Values& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

std::vector<Values> values_of(const Bargaining& bargaining) {
    std::vector<Values> out;
    for (const auto& package : bargaining.outcomes) out.push_back(package.values);
    return out;
}

std::string name_of(const insight::Tabled& one, const Say& say) {
    return say("Proposal {}", "Voorstel {}", {std::to_string(one.proposal)}) +
           (one.version > 1 ? say(", version {}", ", versie {}", {std::to_string(one.version)}) : "") +
           (one.became_agreement ? say(" – signed", " – getekend") : "");
}

// What stands there until packages turn out to have been valued.
void without_packages(Measure& out, bool left_out, const Say& say) {
    out.left_out = left_out;
    out.lead = left_out ? say("What packages were worth was left out, to be quick (--quick): the search in the scenario's model takes some seconds a table.",
                              "Wat pakketten waard waren is weggelaten, om snel klaar te zijn (--quick): de zoektocht in het model van het scenario duurt enkele seconden per tafel.")
                        : say("Nothing was tabled, or this scenario gives packages no value.",
                              "Er is niets ingebracht, of dit scenario geeft pakketten geen waarde.");
}

}  // namespace

Chapter Chapters::bargaining() const {
    Chapter out{say_("Negotiating and deciding", "Onderhandelen en besluiten"), "", {}};
    if (for_trainer_) add(out, packages());
    if (for_trainer_) add(out, gained());
    add(out, decisions());
    add(out, other_rules());
    add(out, strategies());
    return out;
}

Chapter Chapters::appendix() const {
    Chapter out{say_("Appendix: the points of bargaining theory", "Bijlage: de punten van de onderhandelingstheorie"), "", {}};
    if (for_trainer_ && table_.bargaining) add(out, points());
    return out;
}

Measure Chapters::packages() const {
    Measure out;
    out.id = "packages";
    out.title = say_("Every package against no deal and the best found", "Elk pakket tegenover geen afspraak en het beste dat is gevonden");
    out.formula = say_(
        "Gain = value of the package − value without a deal, for each role. Joint gain: their sum. Share of best: joint gain ÷ the greatest joint gain that leaves nobody worse off. Left on the table: the greatest joint gain over an outcome that is "
        "better for somebody and worse for nobody.",
        "Winst = waarde van het pakket − waarde zonder afspraak, voor elke rol. Gezamenlijke winst: de som. Deel van het beste: gezamenlijke winst ÷ de grootste waarbij niemand slechter af is. Op tafel blijven liggen: de grootste gezamenlijke "
        "winst ten opzichte van een uitkomst die voor iemand beter en voor niemand slechter is.");
    out.source = say_(
        "Values: the parties' score sheets, or how far the scenario's model serves each role's interests. Individual rationality and Pareto dominance as usual in negotiation theory.",
        "Waarden: de scorebladen van de partijen, of hoe ver het model van het scenario de belangen van elke rol dient. Individuele rationaliteit en Pareto-dominantie zoals gebruikelijk in de onderhandelingstheorie.");
    out.limits = say_(
        "Each package is valued as if it alone were agreed. Sums presuppose one unit for all. With many packages the best is the best that a bounded search found.",
        "Elk pakket is gewaardeerd alsof alleen dat is afgesproken. Sommen veronderstellen één eenheid voor allen. Bij veel pakketten is het beste het beste dat een begrensde zoektocht vond.");
    without_packages(out, table_.not_searched && !table_.bargaining, say_);
    if (!table_.bargaining || (table_.bargaining->tabled.empty() && !table_.bargaining->ended)) return out;
    const Bargaining& all = *table_.bargaining;
    const bool interests = all.worth == Bargaining::Worth::interests;
    const auto outcomes = values_of(all);
    const auto points = insight::bargaining_points(outcomes, all.no_deal);
    const double scale = interests ? 100 : 1;
    const auto shown = [&](double number) { return interests ? say_.number(100 * number, 1) : say_.number(number, 1); };
    out.table.columns = {{say_("Package", "Pakket")},
                         {say_("When", "Wanneer")},
                         {say_("Joint gain", "Gezamenlijke winst"), true},
                         {say_("Least gain", "Kleinste winst"), true},
                         {say_("Share of best", "Deel van het beste"), true},
                         {say_("Left on the table", "Op tafel gebleven"), true},
                         {say_("Nobody worse off", "Niemand slechter af")}};
    std::vector<std::string> rows;
    const auto place = [&](const Values& values, const std::string& name, const char* kind) {
        const Values gained = insight::gains(values, all.no_deal);
        rows.push_back(json_object(
            {{"x", json(scale * sum_of(gained))}, {"y", json(scale * least_of(gained))}, {"name", json(name)}, {"kind", json(kind)}}));
    };
    const auto put = [&](const std::string& name, const std::string& moment, const std::string& when, const Values& values) {
        const auto standing = insight::standing(values, outcomes, all.no_deal);
        out.table.rows.push_back({{name},
                                  {when, moment},
                                  {shown(standing.joint_gain)},
                                  {shown(standing.least_gain)},
                                  {standing.share_of_best ? percent(*standing.share_of_best) : "–"},
                                  {shown(standing.left_on_table)},
                                  {standing.nobody_worse ? say_("yes", "ja") : say_("no", "nee")}});
        return standing;
    };
    for (std::size_t i = 0; i < all.outcomes.size(); i += std::max<std::size_t>(1, all.outcomes.size() / 600))
        place(all.outcomes[i].values, "", "tried");
    for (const auto& one : all.tabled) {
        put(name_of(one, say_), story_.near_ms(one.at_ms), clock(one.at_ms), one.values);
        place(one.values, std::to_string(one.proposal) + "." + std::to_string(one.version), one.became_agreement ? "signed" : "tabled");
    }
    const bool ended_so = all.ended && *all.ended == all.no_deal;
    place(all.no_deal, ended_so ? say_("No deal, and the end", "Geen afspraak, en het eind") : say_("No deal", "Geen afspraak"), "none");
    put(say_("No deal", "Geen afspraak"), "", "–", all.no_deal);
    insight::Observed<insight::PackageStanding> end;
    if (all.ended) {
        end = put(say_("How the table ended", "Hoe de tafel eindigde"), "", say_("end", "eind"), *all.ended);
        if (!ended_so) place(*all.ended, say_("The end", "Het eind"), "signed");
    }
    if (points.utilitarian) {
        put(say_("Best found", "Beste gevonden"), "", "–", outcomes[*points.utilitarian]);
        place(outcomes[*points.utilitarian], say_("Best found", "Beste gevonden"), "best");
        std::string best;
        for (const auto& choice : all.outcomes[*points.utilitarian].choices) best += (best.empty() ? "" : "; ") + names_.choice(choice);
        out.lead = end && end->share_of_best
                       ? say_("The table ended with {} of the best joint gain found. That best: {}.",
                              "De tafel eindigde met {} van de beste gezamenlijke winst die is gevonden. Dat beste: {}.",
                              {percent(*end->share_of_best), best})
                       : say_("The best found: {}.", "Het beste dat is gevonden: {}.", {best});
    } else {
        out.lead = say_("No package was found that leaves nobody worse off than without a deal.",
                        "Er is geen pakket gevonden waarbij niemand slechter af is dan zonder afspraak.");
    }
    out.lead += " " + (all.all ? say_("All {} packages were valued.", "Alle {} pakketten zijn gewaardeerd.",
                                      {std::to_string(all.outcomes.size())})
                               : say_("{} packages were valued in a bounded search.",
                                      "In een begrensde zoektocht zijn {} pakketten gewaardeerd.", {std::to_string(all.outcomes.size())}));
    const std::string unit = interests ? say_(" (percentage points)", " (procentpunten)") : say_(" (points)", " (punten)");
    rows.insert(rows.begin(),
                json_object({{"options", json_object({{"x", json(say_("joint gain", "gezamenlijke winst") + unit)},
                                                      {"y", json(say_("least gain of anybody", "kleinste winst van iemand") + unit)},
                                                      {"names", json_object({{"tried", json(say_("other packages", "andere pakketten"))},
                                                                             {"tabled", json(say_("tabled", "ingebracht"))},
                                                                             {"signed", json(say_("signed", "getekend"))},
                                                                             {"none", json(say_("no deal", "geen afspraak"))},
                                                                             {"best", json(say_("best found", "beste gevonden"))}})}})}}));
    out.figure = Figure{
        "plane", json_list(rows),
        say_(
            "Each mark is a package, a proposal with its version as 1.2: to the right the gain of all together, upwards the gain of whoever gains least. Below the line somebody is worse off than without a deal.",
            "Elk teken is een pakket, een voorstel met zijn versie als 1.2: naar rechts de winst van allen samen, omhoog de winst van wie het minst wint. Onder de lijn is iemand slechter af dan zonder afspraak.")};
    return out;
}

Measure Chapters::gained() const {
    Measure out;
    out.id = "gains";
    out.title = say_("Who gained what", "Wie wat won");
    out.formula = say_("Gain = value of the package − value without a deal, for each role in its own unit: points, or percentage points of interests served.",
                       "Winst = waarde van het pakket − waarde zonder afspraak, voor elke rol in de eigen eenheid: punten, of procentpunten gediende belangen.");
    out.source = say_("As in the measure of every package against no deal.", "Als bij de maat van elk pakket tegenover geen afspraak.");
    out.limits = say_("Roles begin unequal and have unequal things to win: gains of two roles are not to be ranked, and say nothing of who played them.",
                      "Rollen beginnen ongelijk en hebben ongelijk te winnen: winsten van twee rollen laten zich niet rangschikken, en zeggen niets over wie ze speelde.");
    without_packages(out, table_.not_searched && !table_.bargaining, say_);
    if (!table_.bargaining || (table_.bargaining->tabled.empty() && !table_.bargaining->ended)) return out;
    const Bargaining& all = *table_.bargaining;
    const double scale = all.worth == Bargaining::Worth::interests ? 100 : 1;
    out.table.columns = {{say_("Package", "Pakket")}};
    for (const auto owner : all.owners) out.table.columns.push_back({names_.seat(owner.value), true});
    const auto put = [&](const std::string& name, const Values& values) {
        std::vector<Cell> row{{name}};
        for (const double gain : insight::gains(values, all.no_deal)) row.push_back({say_.number(scale * gain, 1)});
        out.table.rows.push_back(std::move(row));
    };
    std::vector<std::string> rows;
    const auto draw = [&](std::size_t owner, const std::string& series, const Values& values) {
        const double gain = scale * insight::gains(values, all.no_deal)[owner];
        rows.push_back(json_object({{"name", json(names_.seat(all.owners[owner].value))},
                                    {"series", json(series)},
                                    {"value", json(gain)},
                                    {"label", json(say_.number(gain, 1))}}));
    };
    for (const auto& one : all.tabled) put(name_of(one, say_), one.values);
    if (all.ended) put(say_("How the table ended", "Hoe de tafel eindigde"), *all.ended);
    const auto outcomes = values_of(all);
    const auto best = insight::bargaining_points(outcomes, all.no_deal).utilitarian;
    if (best) put(say_("Best found", "Beste gevonden"), outcomes[*best]);
    for (std::size_t owner = 0; owner < all.owners.size(); ++owner) {
        if (all.ended) draw(owner, say_("how the table ended", "hoe de tafel eindigde"), *all.ended);
        if (best) draw(owner, say_("best found", "beste gevonden"), outcomes[*best]);
    }
    out.lead = say_("What each package brings each role above what it has without a deal; below zero it is worse off.",
                    "Wat elk pakket elke rol brengt boven wat zij zonder afspraak heeft; onder nul is zij slechter af.");
    if (rows.empty()) return out;
    const std::string unit = scale > 1 ? say_("gain, percentage points", "winst, procentpunten") : say_("gain, points", "winst, punten");
    rows.insert(rows.begin(), json_object({{"options", json_object({{"x", json(unit)}})}}));
    out.figure = Figure{"bars", json_list(rows),
                        say_("For each role a bar for how the table ended, beside the best package that was found. Left of the line it is worse off than without a deal.",
                             "Per rol een staaf voor hoe de tafel eindigde, naast het beste pakket dat is gevonden. Links van de lijn is zij slechter af dan zonder afspraak.")};
    return out;
}

Measure Chapters::points() const {
    Measure out;
    out.id = "points";
    out.title = say_("Nash, Kalai-Smorodinsky, egalitarian, utilitarian", "Nash, Kalai-Smorodinsky, egalitair, utilitair");
    out.formula = say_(
        "Among packages that leave nobody worse off than without a deal. Nash: greatest product of gains. Kalai-Smorodinsky: greatest least gain relative to the most that each could gain. Egalitarian: greatest least gain. Utilitarian: greatest sum.",
        "Onder pakketten waarbij niemand slechter af is dan zonder afspraak. Nash: grootste product van de winsten. Kalai-Smorodinsky: grootste kleinste winst ten opzichte van wat ieder hoogstens kon winnen. Egalitair: grootste kleinste winst. Utilitair: grootste som.");
    out.source = "Nash (Econometrica 18, 1950); Kalai & Smorodinsky (Econometrica 43, 1975); Kalai (Econometrica 45, 1977); Pareto (1906).";
    out.limits = say_(
        "Each point states another idea of fairness; none is what a table should have done. Over a searched set they hold for that set.",
        "Elk punt drukt een ander idee van eerlijkheid uit; geen ervan is wat een tafel had moeten doen. Over een doorzochte verzameling gelden ze voor die verzameling.");
    out.lead = say_("No package was found that leaves nobody worse off than without a deal.",
                    "Er is geen pakket gevonden waarbij niemand slechter af is dan zonder afspraak.");
    const Bargaining& all = *table_.bargaining;
    const auto outcomes = values_of(all);
    const auto found = insight::bargaining_points(outcomes, all.no_deal);
    out.table.columns = {{say_("Point", "Punt")}};
    for (const auto owner : all.owners) out.table.columns.push_back({names_.seat(owner.value), true});
    out.table.columns.push_back({say_("Package", "Pakket")});
    const auto put = [&](const std::string& name, std::optional<std::size_t> index) {
        if (!index) return;
        std::vector<Cell> row{{name}};
        for (const double number : outcomes[*index]) row.push_back({value(number, all.worth == Bargaining::Worth::interests)});
        std::string package;
        for (const auto& choice : all.outcomes[*index].choices) package += (package.empty() ? "" : "; ") + names_.choice(choice);
        row.push_back({package});
        out.table.rows.push_back(std::move(row));
    };
    put("Nash", found.nash);
    put("Kalai-Smorodinsky", found.kalai_smorodinsky);
    put(say_("Egalitarian", "Egalitair"), found.egalitarian);
    put(say_("Utilitarian", "Utilitair"), found.utilitarian);
    if (out.table.rows.empty()) return out;
    const auto frontier = insight::pareto_frontier(outcomes);
    out.lead = say_(
        "On the Pareto frontier: {} of the {} packages valued. No other is better for somebody and worse for nobody.",
        "Op de Pareto-grens: {} van de {} gewaardeerde pakketten. Geen ander is voor iemand beter en voor niemand slechter.",
        {std::to_string(frontier.size()), std::to_string(outcomes.size())});
    return out;
}

Measure Chapters::decisions() const {
    Measure out;
    out.id = "decisions";
    out.title = say_("How long deciding took", "Hoe lang besluiten duurde");
    out.formula = say_(
        "Table time from a proposal's first tabling to its last signature; versions; objections raised on any version.",
        "Tafeltijd van het eerste inbrengen van een voorstel tot de laatste handtekening; versies; bezwaren op welke versie ook.");
    out.source = say_("The journal; the clock stands still in pauses.", "Het journaal; de klok staat stil in pauzes.");
    out.limits = say_("What was talked over before anything was tabled is not in it.",
                      "Wat is besproken voordat iets werd ingebracht, zit er niet in.");
    out.lead = say_("No proposal was tabled.", "Er is geen voorstel ingebracht.");
    const auto all = insight::courses(table_.record);
    if (all.empty()) return out;
    out.table.columns = {{say_("Proposal", "Voorstel")},
                         {say_("Tabled", "Ingebracht")},
                         {say_("By", "Door")},
                         {say_("Versions", "Versies"), true},
                         {say_("Objections", "Bezwaren"), true},
                         {say_("Became an agreement after", "Werd een afspraak na"), true}};
    std::vector<std::string> rows{
        json_object({{"options", json_object({{"x", json(say_("minutes until signed", "minuten tot getekend"))}})}})};
    std::size_t agreed = 0;
    for (const auto& one : all) {
        const auto took = one.took_ms();
        agreed += took.has_value();
        const std::string name = say_("Proposal {}", "Voorstel {}", {std::to_string(one.proposal)});
        out.table.rows.push_back({{name},
                                  {clock(one.tabled_ms), story_.near_ms(one.tabled_ms)},
                                  names_.seat_cell(one.by.value),
                                  {std::to_string(one.versions)},
                                  {std::to_string(one.objections)},
                                  {took ? clock(*took) : say_("never", "nooit")}});
        if (took)
            rows.push_back(json_object({{"name", json(name)},
                                        {"value", json(static_cast<double>(*took) / 60000)},
                                        {"label", json(clock(*took))},
                                        {"colour", json(colour_of(one.by.value))}}));
    }
    out.lead = say_("Proposals that became agreements: {} of {}.", "Voorstellen die een afspraak werden: {} van de {}.",
                    {std::to_string(agreed), std::to_string(all.size())});
    if (agreed > 1)
        out.figure = Figure{
            "bars", json_list(rows),
            say_("Bars: minutes from tabling to the last signature.", "Staven: minuten van inbrengen tot de laatste handtekening.")};
    return out;
}

Measure Chapters::other_rules() const {
    Measure out;
    out.id = "rules";
    out.title = say_("The same positions under other rules", "Dezelfde standpunten onder andere regels");
    out.formula = say_(
        "Positions on the last version, of the parties with a say on each issue that took part when it was weighed; “for” and “can live” both count as for. Unanimity: all are for. Consent: all spoke, nobody objects and one is for. Majority: more than half are for.",
        "Standpunten op de laatste versie, van de partijen met een stem over elk onderwerp die meededen toen het werd gewogen; “voor” en “kan leven” tellen allebei als voor. Eenstemmigheid: allen zijn voor. Consent: allen spraken zich uit, niemand heeft bezwaar en één is voor. Meerderheid: meer dan de helft is voor.");
    out.source = say_("The table's own way of counting, with one rule for all issues of the proposal.",
                      "De eigen telling van de tafel, met één regel voor alle onderwerpen van het voorstel.");
    out.limits = say_("People took their positions knowing the rule: it shows how firm a choice was, not what would have happened.",
                      "Mensen kozen hun standpunt wetend welke regel gold: het toont hoe stevig een keuze was, niet wat er was gebeurd.");
    out.lead = say_("Nobody took a position on a proposal.", "Niemand nam een standpunt in over een voorstel.");
    const auto all = insight::under_other_rules(table_.record);
    const std::string yes = say_("accepted", "aangenomen"), no = say_("not", "niet");
    int otherwise = 0;
    out.table.columns = {{say_("Proposal", "Voorstel")},
                         {say_("As it went", "Zoals het ging")},
                         {say_("Unanimity", "Eenstemmigheid")},
                         {say_("Consent", "Consent")},
                         {say_("Majority", "Meerderheid")}};
    for (const auto& one : all) {
        otherwise += one.majority != one.unanimity;
        out.table.rows.push_back({{say_("Proposal {}", "Voorstel {}", {std::to_string(one.proposal)})},
                                  {one.agreed ? yes : no},
                                  {one.unanimity ? yes : no},
                                  {one.consent ? yes : no},
                                  {one.majority ? yes : no}});
    }
    if (!all.empty())
        out.lead = otherwise == 0    ? say_("A majority and unanimity would have decided alike each time.",
                                            "Meerderheid en eenstemmigheid hadden elke keer hetzelfde besloten.")
                   : all.size() == 1 ? say_("On the one proposal a majority would have decided otherwise than unanimity.",
                                            "Bij het ene voorstel had een meerderheid anders besloten dan eenstemmigheid.")
                                     : say_("On {} of {} proposals a majority would have decided otherwise than unanimity.",
                                            "Bij {} van de {} voorstellen had een meerderheid anders besloten dan eenstemmigheid.",
                                            {std::to_string(otherwise), std::to_string(all.size())});
    return out;
}

Measure Chapters::strategies() const {
    Measure out;
    out.id = "strategies";
    out.title = say_("Ways of deciding, round by round", "Manieren van besluiten, ronde voor ronde");
    out.formula = say_(
        "Table time until the choice was reported; guesses about partners' strategy cards that were right ÷ all guesses of the round.",
        "Tafeltijd tot de keuze is gemeld; goede gokken over de strategiekaarten van partners ÷ alle gokken van de ronde.");
    out.source = say_("The Theatre of Decision: strategy cards and the forms after each round.",
                      "Theater van Besluit: de strategiekaarten en de formulieren na elke ronde.");
    out.limits = say_("Rounds differ in their assignment, so times compare only roughly.",
                      "Rondes verschillen in opdracht; tijden zijn maar ruw te vergelijken.");
    out.lead = say_("No strategy cards were dealt.", "Er zijn geen strategiekaarten gedeeld.");
    const auto all = insight::strategy_rounds(table_.record);
    out.table.columns = {{say_("Round", "Ronde")},
                         {say_("Time to decide", "Tijd tot besluit"), true},
                         {for_trainer_ ? say_("Guesses", "Gokken") : say_("Your guesses", "Jouw gokken"), true},
                         {say_("Right", "Goed"), true}};
    for (const auto& one : all)
        out.table.rows.push_back({{std::to_string(one.round)},
                                  {one.took_ms ? clock(*one.took_ms) : say_("none in time", "niet op tijd")},
                                  {std::to_string(one.guesses)},
                                  {for_trainer_ ? std::to_string(one.right) : "–"}});
    if (!all.empty())
        out.lead = all.size() == 1 ? say_("Strategy cards were dealt in one round.", "In één ronde zijn strategiekaarten gedeeld.")
                                   : say_("Strategy cards were dealt in {} rounds.", "In {} rondes zijn strategiekaarten gedeeld.",
                                          {std::to_string(all.size())});
    return out;
}

}  // namespace samenspel::report
