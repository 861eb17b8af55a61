// Puts documents together: cover, openings, the comparison between tables, the tables.
#include "server/report/report.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include "client/knowledge/course.hpp"
#include "client/knowledge/queries.hpp"
#include "server/insight/openness.hpp"
#include "server/insight/reciprocity.hpp"
#include "server/insight/satisfaction.hpp"
#include "server/report/chapters.hpp"
#include "server/report/openings.hpp"
#include "server/rules/disclose.hpp"

namespace samenspel::report {
namespace {

std::vector<std::string> facts(const Chapters& table, std::size_t tables) {
    const Say& say = table.say();
    const auto& known = table.record().known();
    std::vector<std::string> out;
    out.push_back(say("{} minutes", "{} minuten", {std::to_string(known.opened().content().length_min())}));
    out.push_back(tables == 1 ? say("Table {}", "Tafel {}", {std::to_string(table.table().number)})
                              : say("{} tables", "{} tafels", {std::to_string(tables)}));
    out.push_back(known.opened().talk() == TYPED ? say("typed", "getypt") : say("spoken", "gesproken"));
    out.push_back(!known.ended()        ? table.table().left_early ? say("until you left", "tot je vertrok")
                                                                   : say("not ended yet", "nog niet afgesloten")
                  : known.ended_early() ? say("ended early", "eerder gestopt")
                                        : say("played to the end", "uitgespeeld"));
    return out;
}

std::size_t agreements(const insight::Record& record) {
    std::size_t out = 0;
    for (const auto& event : record.events()) out += event.has_agreement_reached();
    return out;
}

double mean_served(const insight::Record& record) {
    const auto seats = insight::satisfaction(record);
    double out = 0;
    for (const auto& one : seats) out += one.total / static_cast<double>(seats.size());
    return out;
}

Measure compared(const std::vector<const Chapters*>& tables) {
    const Say& say = tables.front()->say();
    Measure out;
    out.id = "compared";
    out.title = say("The tables side by side", "De tafels naast elkaar");
    out.formula = say(
        "As in each table's own part: first interest shown; cards known to another party ÷ cards dealt; agreements; terms broken; mean over the roles of interests served; share of the best joint gain found; widest spread in the last scan.",
        "Zoals in het deel van elke tafel: eerste getoonde belang; kaarten bekend bij een andere partij ÷ uitgedeelde kaarten; afspraken; gebroken onderdelen; gemiddelde over de rollen van gediende belangen; deel van de beste gezamenlijke winst die is gevonden; grootste spreiding in de laatste scan.");
    out.source = say("The journals of these tables.", "De journalen van deze tafels.");
    out.limits = say("Other people, other luck: a difference is a question to both tables, not a ranking.",
                     "Andere mensen, ander geluk: een verschil is een vraag aan beide tafels, geen rangorde.");
    out.table.columns = {{say("Table", "Tafel")},
                         {say("First interest", "Eerste belang"), true},
                         {say("Cards known", "Kaarten bekend"), true},
                         {say("Agreements", "Afspraken"), true},
                         {say("Broken", "Gebroken"), true},
                         {say("Interests served", "Belangen gediend"), true},
                         {say("Share of best", "Deel van het beste"), true},
                         {say("Widest spread", "Grootste spreiding"), true}};
    std::vector<std::string> rows;
    for (const auto* table : tables) {
        const auto& record = table->record();
        const auto open = insight::openness(record);
        std::uint32_t broken = 0;
        for (const auto& one : insight::kept(record)) broken += one.broken;
        const auto seats = insight::satisfaction(record);
        const double served = mean_served(record);
        std::string best = "–", spread = "–";
        if (const auto& bargaining = table->table().bargaining; bargaining && bargaining->ended) {
            std::vector<insight::Values> outcomes;
            for (const auto& package : bargaining->outcomes) outcomes.push_back(package.values);
            if (const auto share = insight::standing(*bargaining->ended, outcomes, bargaining->no_deal).share_of_best)
                best = table->percent(*share);
        }
        double widest = -1;
        const auto scan = knowledge::conditions_scan(record.known(), true);
        for (const auto& condition : scan.conditions)
            if (condition.spread()) widest = std::max(widest, *condition.spread());
        if (widest >= 0) spread = say.number(widest, 0);
        const std::string name = say("Table {}", "Tafel {}", {std::to_string(table->table().number)});
        out.table.rows.push_back({{name, "table-" + std::to_string(table->table().number)},
                                  {open.shown.empty() ? "–" : clock(open.shown.front().at_ms)},
                                  {open.share_known ? table->percent(*open.share_known) : "–"},
                                  {std::to_string(agreements(record))},
                                  {std::to_string(broken)},
                                  {seats.empty() ? "–" : table->percent(served)},
                                  {best},
                                  {spread}});
        const auto bar = [&](const std::string& what, double share) {
            rows.push_back(json_object(
                {{"name", json(what)}, {"series", json(name)}, {"value", json(100 * share)}, {"label", json(table->percent(share))}}));
        };
        if (open.share_known) bar(say("cards known to another party", "kaarten bekend bij een andere partij"), *open.share_known);
        if (!seats.empty()) bar(say("interests served, mean over the roles", "belangen gediend, gemiddeld over de rollen"), served);
    }
    out.lead = say("What went differently, and what made the difference?", "Wat ging anders, en wat maakte het verschil?");
    if (!rows.empty()) {
        rows.insert(rows.begin(), json_object({{"options", json_object({{"domain", "[0,100]"}, {"x", json("%")}})}}));
        out.figure = Figure{"bars", json_list(rows),
                            say("Bars for each table: cards known to another party, and interests served.",
                                "Staven per tafel: kaarten bekend bij een andere partij, en gediende belangen.")};
    }
    return out;
}

Measure compared_indicators(const std::vector<const Chapters*>& tables) {
    const Say& say = tables.front()->say();
    Measure out;
    out.id = "compared-indicators";
    out.title = say("The region's figures, table by table", "De cijfers van de regio, tafel voor tafel");
    out.formula = say("Value after the last round at each table, and without any agreement.",
                      "Waarde na de laatste ronde aan elke tafel, en zonder enige afspraak.");
    out.source = say("The scenario's model.", "Het model van het scenario.");
    out.limits = say("A model with estimated relations; tables that ended early stand where they stopped.",
                     "Een model met geschatte verbanden; tafels die eerder stopten staan waar ze ophielden.");
    out.lead = say("No table had a round worked out.", "Aan geen tafel is een ronde doorgerekend.");
    out.table.columns = {{say("Indicator", "Indicator")}};
    std::vector<std::string> order;
    std::map<std::string, std::map<std::size_t, double>> values;
    std::map<std::string, double> without;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        out.table.columns.push_back({say("Table {}", "Tafel {}", {std::to_string(tables[i]->table().number)}), true});
        const auto& results = tables[i]->record().known().results();
        if (results.empty() || results.rbegin()->round().round() == 0) continue;
        for (const auto& one : results.rbegin()->round().indicators()) {
            if (one.kind() != REGION || !knowledge::indicator_info(tables[i]->record().known(), one.indicator())) continue;
            if (!values.contains(one.indicator())) order.push_back(one.indicator());
            values[one.indicator()][i] = one.value();
        }
        for (const auto& one : results.rbegin()->round().without_deal()) without[one.indicator()] = one.value();
    }
    out.table.columns.push_back({say("Without agreements", "Zonder afspraken"), true});
    const auto shown = [&](double number) { return say.number(number, number >= 1000 || number <= -1000 ? 0 : 1); };
    for (const auto& id : order) {
        std::vector<Cell> row{{tables.front()->names().indicator(id)}};
        for (std::size_t i = 0; i < tables.size(); ++i) row.push_back({values[id].contains(i) ? shown(values[id][i]) : "–"});
        row.push_back({without.contains(id) ? shown(without[id]) : "–"});
        out.table.rows.push_back(std::move(row));
    }
    if (!order.empty())
        out.lead = say("Same region, same start: what each table made of it.",
                       "Dezelfde regio, hetzelfde begin: wat elke tafel ervan maakte.");
    return out;
}

// Of a table since a moment of its time.
std::size_t agreements_since(const insight::Record& record, std::int64_t at_ms) {
    std::size_t out = 0;
    for (const auto& event : record.events()) out += event.has_agreement_reached() && event.at_ms() > at_ms;
    return out;
}

// The same table twice from one moment on: what it did then, and what it did when it could do it again.
std::optional<Measure> branched(const std::vector<const Chapters*>& tables) {
    const Say& say = tables.front()->say();
    Measure out;
    out.id = "branched";
    out.title = say("Again, from a moment", "Opnieuw, vanaf een moment");
    out.formula = say("Since the moment at which the second table went on from the first: agreements made; at the end: mean over the roles of interests served.",
                      "Sinds het moment waarop de tweede tafel verderging vanaf de eerste: gemaakte afspraken; aan het eind: gemiddelde over de rollen van gediende belangen.");
    out.source = say("The journals of both tables; they are the same until that moment.", "De journalen van beide tafels; tot dat moment zijn ze hetzelfde.");
    out.limits = say("The second time people knew what the first time had brought.", "De tweede keer wisten mensen wat de eerste keer had opgeleverd.");
    out.table.columns = {{say("Table", "Tafel")}, {say("From", "Vanaf")}, {say("Cards", "Kaarten")},
                         {say("Agreements, first time", "Afspraken, eerste keer"), true}, {say("Agreements, again", "Afspraken, opnieuw"), true},
                         {say("Served, first time", "Gediend, eerste keer"), true}, {say("Served, again", "Gediend, opnieuw"), true}};
    for (const auto* table : tables) {
        const auto& opened = table->record().known().opened();
        if (!opened.has_branch()) continue;
        const Branch& branch = opened.branch();
        const auto origin = std::find_if(tables.begin(), tables.end(), [&](const Chapters* one) { return one->table().number == branch.table(); });
        if (origin == tables.end()) continue;
        const auto served = [&](const Chapters& one) {
            return insight::satisfaction(one.record()).empty() ? std::string("–") : one.percent(mean_served(one.record()));
        };
        const std::string number = std::to_string(table->table().number), from = std::to_string(branch.table());
        out.table.rows.push_back({{say("Table {}", "Tafel {}", {number}), "table-" + number},
                                  {say("Table {}, {}", "Tafel {}, {}", {from, clock(branch.at_ms())}), "table-" + from},
                                  {branch.open_cards() ? say("open", "open") : say("closed", "dicht")},
                                  {std::to_string(agreements_since((*origin)->record(), branch.at_ms()))},
                                  {std::to_string(agreements_since(table->record(), branch.at_ms()))},
                                  {served(**origin)},
                                  {served(*table)}});
    }
    if (out.table.rows.empty()) return std::nullopt;
    out.lead = say("What did you do differently the second time?", "Wat deden jullie de tweede keer anders?");
    return out;
}

}  // namespace

Document session_report(const std::vector<TableRecord>& tables, const Options& options) {
    Document out;
    out.language = options.language;
    const Say say(options.language == "nl");
    out.kicker = say("Debrief – for the trainer", "Nabespreking – voor de trainer");
    out.warning = say(
        "This page shows what the trainer sees: all cards, private talk and secret acts. Show it when the table agrees; what each participant may see is on their own page.",
        "Deze pagina toont wat de trainer ziet: alle kaarten, privégesprekken en geheime daden. Laat haar zien als de tafel dat goed vindt; wat een deelnemer mag zien staat op diens eigen pagina.");
    if (tables.empty()) return out;
    std::deque<Chapters> chapters;
    std::vector<const Chapters*> all;
    for (const auto& table : tables) all.push_back(&chapters.emplace_back(table, options, true, rules::SeatId{}));
    out.title = all.front()->names().text(all.front()->record().content().title());
    out.facts = facts(*all.front(), tables.size());
    out.openings = openings(all, true);
    out.openings_rule = openings_rule(say);
    if (tables.size() > 1) {
        Part comparison{"compared-tables",
                        say("The tables compared", "De tafels vergeleken"),
                        {{say("Side by side", "Naast elkaar"), "", {compared(all), compared_indicators(all)}}}};
        if (auto again = branched(all)) comparison.chapters.front().measures.insert(comparison.chapters.front().measures.begin(), std::move(*again));
        out.parts.push_back(std::move(comparison));
    }
    for (const auto* table : all) out.parts.push_back(table->part());
    return out;
}

Document seat_report(const TableRecord& told, rules::SeatId seat, const Options& options) {
    return seat_report(std::vector<Stay>{Stay{told, seat}}, options);
}

Document seat_report(const std::vector<Stay>& stays, const Options& options) {
    const Say say(options.language == "nl");
    Document out;
    out.language = options.language;
    if (stays.empty()) return out;
    std::deque<Chapters> chapters;
    std::vector<const Chapters*> all;
    for (const auto& stay : stays) all.push_back(&chapters.emplace_back(stay.told, options, false, stay.seat));
    const bool several = stays.size() > 1, sat = static_cast<bool>(stays.back().seat);
    out.title = all.front()->names().text(all.front()->record().content().title());
    out.kicker = say("Debrief – your page", "Nabespreking – jouw pagina");
    out.warning =
        sat ? say("This page holds only what you saw yourself during the session; of what was opened since it has only the interest at which you guessed; the rest stands on your screen. It is yours: share what you want.",
                  "Op deze pagina staat alleen wat je zelf zag tijdens de sessie; van wat daarna is geopend alleen het belang waarnaar je hebt geraden; de rest staat op je scherm. Zij is van jou: deel wat je wilt.")
            : say("This page holds only what was on the public screen.", "Op deze pagina staat alleen wat op het openbare scherm stond.");
    // The last table is the one that the session ended with for them.
    out.facts = facts(*all.back(), stays.size());
    std::vector<std::string> roles;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        const std::uint32_t seat = stays[i].seat.value;
        if (seat == 0) continue;
        const std::string role = all[i]->names().seat_in_full(seat) + " – " + all[i]->names().party_of(seat);
        if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(role);
    }
    out.facts.insert(out.facts.begin(), roles.begin(), roles.end());
    if (!options.name.empty()) out.facts.insert(out.facts.begin(), options.name);
    out.openings = openings(all, false);
    out.openings_rule = openings_rule(say);
    for (const auto* table : all) {
        Part part = table->part();
        part.title = several ? say("What you saw at table {}", "Wat je zag aan tafel {}", {std::to_string(table->table().number)})
                             : say("What you saw", "Wat je zag");
        out.parts.push_back(std::move(part));
    }
    return out;
}

insight::Record told_to(const insight::Record& all, rules::Viewer viewer) {
    std::vector<Event> told;
    for (const auto& event : all.events()) {
        Event disclosed;
        if (rules::disclose(event, rules::access(event, viewer), &disclosed)) told.push_back(std::move(disclosed));
    }
    return insight::Record(std::move(told));
}

}  // namespace samenspel::report
