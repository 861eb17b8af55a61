// What came of it, and how far interests were served.
#include <cmath>

#include "client/knowledge/queries.hpp"
#include "server/insight/satisfaction.hpp"
#include "server/report/chapters.hpp"

namespace samenspel::report {
namespace {

// Units that say something beside the name of what they measure.
std::string unit_word(const std::string& unit, const Say& say) {
    if (unit == "eur") return "€";
    if (unit == "pct") return "%";
    if (unit == "pupils") return say("pupils", "leerlingen");
    if (unit == "min") return say("minutes", "minuten");
    if (unit == "fte") return "fte";
    return {};
}

}  // namespace

Chapter Chapters::outcome() const {
    Chapter out{say_("What came of it", "Wat het opleverde"),
                say_("The result beside what there would have been without any agreement.",
                     "De uitkomst naast wat er zonder enige afspraak was geweest."),
                {}};
    add(out, indicators());
    add(out, satisfied());
    add(out, satisfied_by_kind());
    return out;
}

Measure Chapters::indicators() const {
    Measure out;
    out.id = "indicators";
    out.title = say_("The region's figures", "De cijfers van de regio");
    out.formula = say_("Value after the last round; value of the same model run in which nothing was agreed or done; their difference.",
                       "Waarde na de laatste ronde; waarde in dezelfde berekening waarin niets is afgesproken of gedaan; het verschil.");
    out.source = say_("The scenario's model, as it was worked out during the session.",
                      "Het model van het scenario, zoals tijdens de sessie doorgerekend.");
    out.limits = say_("A model with estimated relations: it shows directions, not forecasts.",
                      "Een model met geschatte verbanden: het toont richtingen, geen voorspelling.");
    out.lead = say_("The session ended before a round was worked out, or this scenario has no model.",
                    "De sessie eindigde voordat een ronde was doorgerekend, of dit scenario heeft geen model.");
    const auto& results = table_.record.known().results();
    if (results.empty() || results.rbegin()->round().round() == 0) return out;
    const RoundResolved& last = results.rbegin()->round();
    const auto found = [](const auto& list, const Indicator& like) {
        for (const auto& one : list)
            if (one.kind() == like.kind() && one.indicator() == like.indicator() && one.subject() == like.subject())
                return insight::Observed<double>(one.value());
        return insight::Observed<double>();
    };
    const std::string nothing = "–";
    int better = 0, worse = 0;
    out.table.columns = {{say_("Indicator", "Indicator")},           {say_("At the start", "Bij het begin"), true},
                         {say_("At the end", "Aan het eind"), true}, {say_("Without agreements", "Zonder afspraken"), true},
                         {say_("Difference", "Verschil"), true},     {say_("That is", "Dat is")}};
    for (const auto& now : last.indicators()) {
        if (now.kind() != REGION) continue;
        const auto start = found(results.begin()->round().indicators(), now), without = found(last.without_deal(), now);
        const IndicatorInfo* info = knowledge::indicator_info(table_.record.known(), now.indicator());
        if (!info) continue;  // the model's own, without a name for people
        const auto shown = [&](insight::Observed<double> number) {
            return number ? say_.number(*number, std::abs(*number) >= 1000 || *number == std::round(*number) ? 0 : 1) : nothing;
        };
        std::string which = say_("the same", "gelijk");
        if (without && std::abs(now.value() - *without) > 1e-9 && info) {
            const bool good = (now.value() > *without) == info->more_is_better();
            which = good ? say_("better", "beter") : say_("worse", "slechter");
            ++(good ? better : worse);
        }
        std::string name = names_.indicator(now.indicator());
        if (const std::string unit = unit_word(info->unit(), say_); !unit.empty()) name += " (" + unit + ")";
        out.table.rows.push_back({{name},
                                  {start ? shown(start) : nothing},
                                  {shown(now.value())},
                                  {shown(without)},
                                  {without ? shown(now.value() - *without) : nothing},
                                  {without ? which : nothing}});
    }
    out.lead = say_("Of the region's figures, better than without agreements: {}; worse: {}.",
                    "Van de cijfers van de regio beter dan zonder afspraken: {}; slechter: {}.",
                    {std::to_string(better), std::to_string(worse)});
    return out;
}

Measure Chapters::satisfied() const {
    Measure out;
    out.id = "satisfaction";
    out.title = for_trainer_ ? say_("How far each role's interests were served", "Hoe ver de belangen van elke rol zijn gediend")
                             : say_("How far your interests were served", "Hoe ver jouw belangen zijn gediend");
    out.formula = say_(
        "Sum of (served × weight) over the cards of the role ÷ sum of weights, 0–100 %. Points: by the party's score sheet, beside what it had without a deal.",
        "Som van (gediend × gewicht) over de kaarten van de rol ÷ som van de gewichten, 0–100 %. Punten: volgens het scoreblad van de partij, naast wat zij zonder afspraak had.");
    out.source = say_("The role cards and the rules' own count at the end.", "De rolkaarten en de telling van de spelregels aan het eind.");
    out.limits = say_(
        "It tells how a role came off in this model, not how well anybody played: some roles have less to win.",
        "Het zegt hoe een rol er in dit model uitkwam, niet hoe goed iemand speelde: sommige rollen hebben minder te winnen.");
    out.lead = say_("Interests are counted when the last round has been worked out.",
                    "Belangen worden geteld als de laatste ronde is doorgerekend.");
    const auto seats = insight::satisfaction(table_.record);
    bool points = false;
    for (const auto& one : seats) points = points || one.points;
    out.table.columns = {{say_("Role", "Rol")}, {say_("Interests served", "Belangen gediend"), true}, {say_("Bottom line", "Ondergrens")}};
    if (points) {
        out.table.columns.push_back({say_("Points", "Punten"), true});
        out.table.columns.push_back({say_("Without a deal", "Zonder afspraak"), true});
    }
    std::vector<std::string> rows;
    int broken = 0;
    for (const auto& one : seats) {
        broken += !one.bottom_line_held;
        std::vector<Cell> row{names_.seat_cell(one.seat.value),
                              {percent(one.total)},
                              {one.bottom_line_held ? say_("held", "gehaald") : say_("broken", "niet gehaald")}};
        if (points) {
            row.push_back({one.points ? value(*one.points, false) : "–"});
            row.push_back({one.no_deal ? value(*one.no_deal, false) : "–"});
        }
        out.table.rows.push_back(std::move(row));
        rows.push_back(json_object({{"name", json(names_.seat(one.seat.value))},
                                    {"value", json(100 * one.total)},
                                    {"label", json(percent(one.total))},
                                    {"colour", json(colour_of(one.seat.value))}}));
    }
    if (seats.empty()) return out;
    out.lead = !for_trainer_ ? (broken == 0 ? say_("Your bottom line held.", "Je ondergrens is gehaald.")
                                            : say_("Your bottom line was broken.", "Je ondergrens is niet gehaald."))
               : broken == 0 ? say_("Everybody's bottom line held.", "Ieders ondergrens is gehaald.")
               : broken == 1 ? say_("One role's bottom line was broken.", "De ondergrens van één rol is niet gehaald.")
                             : say_("The bottom line of {} roles was broken.", "De ondergrens van {} rollen is niet gehaald.",
                                    {std::to_string(broken)});
    rows.insert(
        rows.begin(),
        json_object({{"options", json_object({{"domain", "[0,100]"}, {"x", json(say_("interests served, %", "belangen gediend, %"))}})}}));
    out.figure = Figure{"bars", json_list(rows),
                        say_("Bars: how far the interests on each role's cards were served, in percent.",
                             "Staven: hoe ver de belangen op de kaarten van elke rol zijn gediend, in procenten.")};
    return out;
}

Measure Chapters::satisfied_by_kind() const {
    Measure out;
    out.id = "kinds";
    out.title = for_trainer_ ? say_("Which kind of interests were served", "Welke soort belangen is gediend")
                             : say_("Which kind of your interests were served", "Welke soort van jouw belangen is gediend");
    out.formula = for_trainer_ ? say_("Over all cards of that layer or motive at the table: sum of (served × weight) ÷ sum of weights.",
                                      "Over alle kaarten van die laag of dat motief aan tafel: som van (gediend × gewicht) ÷ som van de gewichten.")
                               : say_("Over your own cards of that layer or motive: sum of (served × weight) ÷ sum of weights.",
                                      "Over je eigen kaarten van die laag of dat motief: som van (gediend × gewicht) ÷ som van de gewichten.");
    out.source = say_("Layers: personal, organisation, collective. Motives after Kanter: instrumental, affective, moral.",
                      "Lagen: persoonlijk, organisatie, gezamenlijk. Motieven naar Kanter: instrumenteel, affectief, moreel.");
    out.limits = say_("Few cards of a kind make its figure jumpy.", "Bij weinig kaarten van een soort springt het cijfer.");
    out.lead = say_("Interests are counted when the last round has been worked out.",
                    "Belangen worden geteld als de laatste ronde is doorgerekend.");
    const auto kinds = insight::satisfaction_by_kind(table_.record);
    std::vector<std::string> rows;
    std::string most, least;
    double high = -1, low = 2;
    const auto put = [&](const std::string& group, const std::string& name, insight::Observed<double> share) {
        if (!share) return;
        out.table.rows.push_back({{name}, {group}, {percent(*share)}});
        rows.push_back(json_object({{"name", json(name)},
                                    {"value", json(100 * *share)},
                                    {"label", json(percent(*share))},
                                    {"colour", json(group == say_("motive", "motief") ? "var(--primary)" : "var(--p5)")}}));
        if (*share > high) {
            high = *share;
            most = name;
        }
        if (*share < low) {
            low = *share;
            least = name;
        }
    };
    for (std::size_t i = 0; i < 3; ++i) put(say_("layer", "laag"), layer_word(i), kinds.layer[i]);
    for (std::size_t i = 0; i < 3; ++i) put(say_("motive", "motief"), motive_word(i), kinds.motive[i]);
    if (rows.empty()) return out;
    out.table.columns = {{say_("Kind", "Soort")}, {say_("Of", "Van")}, {say_("Served", "Gediend"), true}};
    out.lead = percent(high) == percent(low) ? say_("Each kind was served equally: {}.", "Elke soort is evenveel gediend: {}.", {percent(high)})
                                             : say_("Served most: {}. Served least: {}.", "Het meest gediend: {}. Het minst gediend: {}.", {most, least});
    rows.insert(rows.begin(),
                json_object({{"options", json_object({{"domain", "[0,100]"}, {"x", json(say_("served, %", "gediend, %"))}})}}));
    out.figure = Figure{"bars", json_list(rows),
                        for_trainer_ ? say_("Bars: how far interests were served, by layer and by motive.",
                                            "Staven: hoe ver belangen zijn gediend, per laag en per motief.")
                                     : say_("Bars: how far your own interests were served, by layer and by motive.",
                                            "Staven: hoe ver je eigen belangen zijn gediend, per laag en per motief.")};
    return out;
}

}  // namespace samenspel::report
