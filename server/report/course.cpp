// How it went: the moments in order, the phases walked, acts, the levels of talk; and a seat's own card and answers.
#include <array>
#include <cmath>
#include <map>

#include "client/knowledge/course.hpp"
#include "client/knowledge/queries.hpp"
#include "server/insight/over_time.hpp"
#include "server/insight/speech.hpp"
#include "server/report/chapters.hpp"

namespace samenspel::report {

Chapter Chapters::course() const {
    Chapter out{say_("How it went", "Hoe het ging"), "", {}};
    add(out, moments());
    add(out, route());
    add(out, acts());
    add(out, levels());
    if (talk_shares_) add(out, talk());
    return out;
}

Chapter Chapters::own() const {
    Chapter out{say_("Your own card", "Je eigen kaart"), "", {}};
    add(out, own_card());
    add(out, own_answers());
    return out;
}

Measure Chapters::moments() const {
    Measure out;
    out.id = "moments";
    out.title = say_("The moments", "De momenten");
    out.formula = say_(
        "Every recorded event that tells of people, in order. Time: table time in minutes and seconds, which stands still in pauses.",
        "Elke vastgelegde gebeurtenis die over mensen gaat, op volgorde. Tijd: tafeltijd in minuten en seconden, die in pauzes stilstaat.");
    out.source = say_("The journal.", "Het journaal.");
    out.limits = say_("What was said aloud and not recorded is missing.", "Wat hardop is gezegd en niet vastgelegd, ontbreekt.");
    out.lead = say_("Nothing was recorded.", "Er is niets vastgelegd.");
    if (story_.moments().empty()) return out;
    out.table.columns = {{say_("When", "Wanneer")}, {say_("What", "Wat")}};
    std::vector<std::string> lanes, rows;
    for (const auto lane : {Lane::interests, Lane::talk, Lane::proposals, Lane::agreements, Lane::acts})
        lanes.push_back(json(story_.lane_name(lane)));
    rows.push_back(json_object({{"options", json_object({{"lanes", json_list(lanes)}, {"x", json(say_("minute", "minuut"))}})}}));
    const auto minute = [](std::int64_t ms) { return std::round(static_cast<double>(ms) / 600.0) / 100; };
    const PhaseEntered* phase = nullptr;
    std::int64_t began = 0;
    const auto close = [&](std::int64_t until) {
        if (phase && until > began)
            rows.push_back(json_object(
                {{"from", json(minute(began))}, {"until", json(minute(until))}, {"phase", json(names_.phase(phase->phase()))}}));
    };
    for (const auto& event : table_.record.events()) {
        if (!event.has_phase_entered()) continue;
        close(event.at_ms());
        phase = &event.phase_entered();
        began = event.at_ms();
    }
    close(table_.record.events().back().at_ms());
    for (const auto& moment : story_.moments()) {
        const auto badge = moment.party != 0 ? names_.badge(moment.party) : moment.seat != 0 ? names_.badge_of(moment.seat) : std::nullopt;
        out.table.rows.push_back({{clock(moment.at_ms)}, {moment.says, {}, badge}});
        out.table.row_ids.push_back(moment.id);
        if (moment.lane == Lane::trainer) continue;
        const std::string colour = badge ? "var(--p" + std::to_string(badge->colour % 7) + ")" : "var(--primary)";
        rows.push_back(json_object({{"minute", json(minute(moment.at_ms))},
                                    {"lane", json(story_.lane_name(moment.lane))},
                                    {"says", json(clock(moment.at_ms) + " " + moment.says)},
                                    {"href", json("#" + moment.id)},
                                    {"colour", json(colour)}}));
    }
    out.lead = say_("Moments: {}, in the order in which they happened.", "Momenten: {}, in de volgorde waarin ze gebeurden.",
                    {std::to_string(story_.moments().size())});
    out.figure = Figure{"moments", json_list(rows),
                        say_("A line of time for each kind of moment, over the phases. Each dot leads to its moment.",
                             "Een tijdlijn per soort moment, over de fasen. Elke stip leidt naar zijn moment.")};
    return out;
}

Measure Chapters::route() const {
    Measure out;
    out.id = "route";
    out.title = say_("The royal route and the detours", "De koninklijke route en de omwegen");
    out.formula = say_(
        "Phases in the planned order; walked: entered at least once; passed over: a skip went beyond it and it was never entered. A step back or a skip is a detour, with the reason given.",
        "Fasen in de geplande volgorde; bewandeld: minstens eens begonnen; overgeslagen: een sprong ging eraan voorbij en zij is nooit begonnen. Een stap terug of een sprong is een omweg, met de gegeven reden.");
    out.source = say_(
        "Common Eye's phases of a collaboration; a royal route exists, and leaving it on purpose is craft.",
        "De fasen van een samenwerking van Common Eye; er is een koninklijke route, en er met opzet van afwijken is vakwerk.");
    out.limits = say_("What was talked about within a phase is not known. No detour is wrong by itself.",
                      "Waarover binnen een fase is gesproken, is niet bekend. Geen omweg is op zichzelf fout.");
    out.lead = say_("The session never began.", "De sessie is nooit begonnen.");
    const auto walked = knowledge::route_walked(table_.record.known());
    if (table_.record.known().route().empty()) return out;
    out.table.columns = {
        {say_("Phase", "Fase")}, {say_("Process step", "Processtap")}, {say_("Entered", "Begonnen"), true}, {say_("How", "Hoe")}};
    const auto step = [&](ProcessPhase process) {
        switch (process) {
            case EXPLORE: return say_("explore", "verkennen");
            case SHARE: return say_("share", "delen");
            case AGREE: return say_("agree", "afspreken");
            case SHAPE: return say_("shape", "vormgeven");
            case RENEW: return say_("renew", "uitvoeren en vernieuwen");
            case PROCESS_UNSET: break;
        }
        return std::string("–");
    };
    for (const auto& station : walked.stations) {
        std::string how = station.times > 0     ? say_("walked", "bewandeld")
                          : station.passed_over ? say_("passed over", "overgeslagen")
                                                : say_("not reached", "niet bereikt");
        if (station.gone_back_to) how += say_(", gone back to", ", naar teruggegaan");
        const PhaseInfo& info = table_.record.content().phases(static_cast<int>(station.phase));
        out.table.rows.push_back({{names_.phase(station.phase)}, {step(info.process())}, {std::to_string(station.times)}, {how}});
    }
    out.lead = walked.detours.empty() ? say_("The table kept to the planned order.", "De tafel hield de geplande volgorde aan.")
                                      : say_("Detours: {}.", "Omwegen: {}.", {std::to_string(walked.detours.size())});
    for (const auto& detour : walked.detours)
        out.lead += " " +
                    (detour.move == BACK
                         ? say_("Back from “{}” to “{}”", "Terug van “{}” naar “{}”", {names_.phase(detour.from), names_.phase(detour.to)})
                         : say_("From “{}” straight to “{}”", "Van “{}” meteen naar “{}”",
                                {names_.phase(detour.from), names_.phase(detour.to)})) +
                    (detour.reason.empty() ? "." : ": “" + detour.reason + "”.");
    return out;
}

Measure Chapters::acts() const {
    Measure out;
    out.id = "acts";
    out.title = for_trainer_ ? say_("Acts over the rounds", "Acties door de rondes")
                             : say_("Your party's acts over the rounds", "Acties van jouw partij door de rondes");
    out.formula = for_trainer_
                      ? say_("Open and secret acts of each party in each round, those taken back left out; secret ones that came out.",
                             "Openlijke en geheime daden van elke partij per ronde, teruggenomen daden niet; geheime die uitkwamen.")
                      : say_("Open and secret acts of your own party in each round, those taken back left out; secret ones that came out.",
                             "Openlijke en geheime daden van je eigen partij per ronde, teruggenomen daden niet; geheime die uitkwamen.");
    out.source = say_("The journal: ActDone, ActTakenBack, ActExposed.", "Het journaal: ActDone, ActTakenBack, ActExposed.");
    out.limits = say_("Numbers, not weight: one act can outweigh ten.", "Aantallen, geen gewicht: één daad kan zwaarder wegen dan tien.");
    out.lead = say_("Nobody did anything on its own lever.", "Niemand deed iets met een eigen hefboom.");
    auto all = insight::acts(table_.record);
    std::erase_if(all, [&](const insight::Acts& one) { return !is_told_all_of(one.party); });
    if (all.empty()) return out;
    std::uint32_t open = 0, secret = 0, exposed = 0;
    std::map<std::uint32_t, insight::Acts> rounds;
    out.table.columns = {{say_("Party", "Partij")},
                         {say_("Round", "Ronde"), true},
                         {say_("Open", "Openlijk"), true},
                         {say_("Secret", "Geheim"), true},
                         {say_("Came out", "Kwam uit"), true}};
    for (const auto& one : all) {
        open += one.open;
        secret += one.secret;
        exposed += one.exposed;
        rounds[one.round].open += one.open;
        rounds[one.round].secret += one.secret;
        out.table.rows.push_back({names_.party_cell(one.party.value),
                                  {std::to_string(one.round)},
                                  {std::to_string(one.open)},
                                  {std::to_string(one.secret)},
                                  {std::to_string(one.exposed)}});
    }
    std::vector<std::string> rows{json_object({{"options", json_object({{"x", json(say_("acts", "daden"))}})}})};
    for (const auto& [number, count] : rounds)
        for (const bool hidden : {false, true}) {
            const std::uint32_t of = hidden ? count.secret : count.open;
            rows.push_back(json_object({{"name", json(say_("Round {}", "Ronde {}", {std::to_string(number)}))},
                                        {"series", json(hidden ? say_("secret", "geheim") : say_("open", "openlijk"))},
                                        {"value", json(static_cast<double>(of))},
                                        {"label", json(std::to_string(of))}}));
        }
    const std::vector<std::string> counts{std::to_string(open), std::to_string(secret), std::to_string(exposed)};
    out.lead = for_trainer_ ? say_("Open acts: {}; secret ones: {}; of these came out: {}.",
                                   "Openlijke daden: {}; geheime: {}; daarvan uitgekomen: {}.", counts)
                            : say_("Open acts of your own party: {}; secret ones: {}; of these came out: {}.",
                                   "Openlijke daden van je eigen partij: {}; geheime: {}; daarvan uitgekomen: {}.", counts);
    out.figure = Figure{"bars", json_list(rows),
                        for_trainer_ ? say_("Two bars a round: open and secret acts of all parties.",
                                            "Twee staven per ronde: openlijke en geheime daden van alle partijen.")
                                     : say_("Two bars a round: open and secret acts of your own party.",
                                            "Twee staven per ronde: openlijke en geheime daden van je eigen partij.")};
    return out;
}

Measure Chapters::levels() const {
    Measure out;
    out.id = "levels";
    out.title = say_("At which level people spoke", "Op welk niveau er is gesproken");
    out.formula = say_(
        "Tagged sentences and observed turns in each phase. Content: position, question, summary, proposal. Emotion: blame, worry. Intention: interest, wish.",
        "Zinnen met een etiket en waargenomen beurten per fase. Inhoud: standpunt, vraag, samenvatting, voorstel. Emotie: verwijt, zorg. Intentie: belang, wens.");
    out.source = say_("Three levels of a conversation (Common Eye on conflict); which tag belongs where is our reading.",
                      "Drie niveaus van een gesprek (Common Eye over conflict); welk etiket waar hoort is onze lezing.");
    out.limits = say_("Only what was tagged. A tag says what a speaker meant it to be, or what an observer heard.",
                      "Alleen wat een etiket kreeg. Een etiket zegt wat een spreker bedoelde, of wat een waarnemer hoorde.");
    out.lead = say_("Nothing that was said got a tag.", "Niets wat is gezegd kreeg een etiket.");
    std::array<std::uint32_t, 3> sum{};
    std::vector<std::string> rows{json_object({{"options", json_object({{"x", json(say_("sentences and turns", "zinnen en beurten"))}})}})};
    out.table.columns = {{say_("Phase", "Fase")}, {level_word(0), true}, {level_word(1), true}, {level_word(2), true}};
    for (const auto& one : insight::levels(table_.record)) {
        if (one.count[0] + one.count[1] + one.count[2] == 0) continue;
        const std::string phase = names_.phase(one.phase);
        out.table.rows.push_back({{phase}, {std::to_string(one.count[0])}, {std::to_string(one.count[1])}, {std::to_string(one.count[2])}});
        for (std::size_t level = 0; level < 3; ++level) {
            sum[level] += one.count[level];
            rows.push_back(json_object({{"name", json(phase)},
                                        {"series", json(level_word(static_cast<int>(level)))},
                                        {"value", json(static_cast<double>(one.count[level]))},
                                        {"label", json(std::to_string(one.count[level]))}}));
        }
    }
    if (out.table.rows.empty()) return out;
    const std::vector<std::string> sums{std::to_string(sum[0]), std::to_string(sum[1]), std::to_string(sum[2])};
    out.lead = for_trainer_ ? say_("Of what was tagged {} was content, {} emotion, {} intention.",
                                   "Van wat een etiket kreeg was {} inhoud, {} emotie, {} intentie.", sums)
                            : say_("Of what was tagged and came to you {} was content, {} emotion, {} intention.",
                                   "Van wat een etiket kreeg en jou bereikte was {} inhoud, {} emotie, {} intentie.", sums);
    out.figure = Figure{"bars", json_list(rows),
                        say_("Three bars a phase: content, emotion and intention.", "Drie staven per fase: inhoud, emotie en intentie.")};
    return out;
}

Measure Chapters::talk() const {
    Measure out;
    out.id = "talk";
    out.title = say_("How the talk was shared", "Hoe het gesprek was verdeeld");
    out.formula = say_(
        "Messages typed or turns noted of each seat ÷ all. Inequality: Gini coefficient over the seats, 0 for all the same.",
        "Getypte berichten of genoteerde beurten van elke plaats ÷ alle. Ongelijkheid: Gini-coëfficiënt over de plaatsen, 0 als allen gelijk.");
    out.source = say_("The journal; Gini (1912).", "Het journaal; Gini (1912).");
    out.limits = say_(
        "It compares persons: shown because it was asked for, to be shared only when the table agrees. A short word can be the one that counted.",
        "Het vergelijkt personen: getoond omdat erom is gevraagd, te delen alleen als de tafel het goed vindt. Een kort woord kan het woord zijn dat telde.");
    out.lead = say_("Nothing was typed and nothing noted.", "Er is niets getypt en niets genoteerd.");
    const auto shares = insight::talk_shares(table_.record);
    if (!shares) return out;
    std::vector<std::string> rows{json_object({{"options", json_object({{"x", json(say_("share, %", "deel, %"))}})}})};
    out.table.columns = {{say_("Role", "Rol")}, {say_("Times", "Keren"), true}, {say_("Share", "Deel"), true}};
    for (const auto& one : *shares) {
        out.table.rows.push_back({names_.seat_cell(one.seat.value), {std::to_string(one.times)}, {percent(one.share)}});
        rows.push_back(json_object({{"name", json(names_.seat(one.seat.value))},
                                    {"value", json(100 * one.share)},
                                    {"label", json(percent(one.share))},
                                    {"colour", json(colour_of(one.seat.value))}}));
    }
    const auto gini = insight::talk_inequality(table_.record);
    out.lead = say_("Inequality: {}.", "Ongelijkheid: {}.", {gini ? say_.number(*gini, 2) : "–"});
    out.figure = Figure{"bars", json_list(rows),
                        say_("Bars: each role's share of what was recorded.", "Staven: het deel van elke rol in wat is vastgelegd.")};
    return out;
}

Measure Chapters::own_card() const {
    Measure out;
    out.id = "card";
    out.title = say_("What moved you", "Wat je bewoog");
    out.formula = say_("Served: as the rules counted it at the end, 0–100 %.",
                       "Gediend: zoals de spelregels het aan het eind telden, 0–100 %.");
    out.source = say_("Your role card.", "Je rolkaart.");
    out.limits = say_("A role in an exercise: it says nothing of you.", "Een rol in een oefening: het zegt niets over jou.");
    out.lead = say_("No role was dealt.", "Er is geen rol gedeeld.");
    const RoleDealt* role = knowledge::role_of(table_.record.known(), {seat_.value});
    if (!role) return out;
    const InterestsScored* score = nullptr;
    for (const auto& one : table_.record.known().scores())
        if (one.seat() == seat_.value) score = &one;
    out.table.columns = {{say_("Interest", "Belang")},
                         {say_("Layer", "Laag")},
                         {say_("Motive", "Motief")},
                         {say_("Weight", "Gewicht"), true},
                         {say_("Served", "Gediend"), true}};
    for (const auto& card : role->cards()) {
        std::string served = "–";
        for (int i = 0; score && i < score->cards_size(); ++i)
            if (score->cards(i).card() == card.card()) served = percent(score->cards(i).served());
        out.table.rows.push_back({{names_.text(card.title())},
                                  {layer_word(card.layer() - 1)},
                                  {motive_word(card.motive() - 1)},
                                  {std::to_string(card.weight())},
                                  {served}});
    }
    out.lead = names_.text(role->bottom_line()).empty()
                   ? ""
                   : say_("Your bottom line: {}", "Je ondergrens: {}", {names_.text(role->bottom_line())});
    return out;
}

Measure Chapters::own_answers() const {
    Measure out;
    out.id = "answers";
    out.title = say_("What you wrote down", "Wat je opschreef");
    out.formula = say_("Your own answers in words.", "Je eigen antwoorden in woorden.");
    out.source = say_("The forms you sent.", "De formulieren die je instuurde.");
    out.limits = say_("Scales are in the measures above.", "Schalen staan in de maten hierboven.");
    out.table.columns = {{say_("Question", "Vraag")}, {say_("Answer", "Antwoord")}};
    for (const auto& form : table_.record.known().forms())
        for (const auto& submitted : form.submitted()) {
            if (submitted.seat() != seat_.value) continue;
            const FormInfo* info = knowledge::form_info(table_.record.known(), form.form());
            for (const auto& answer : submitted.answers()) {
                if (answer.text().empty()) continue;
                std::string question = answer.question();
                for (int i = 0; info && i < info->questions_size(); ++i)
                    if (info->questions(i).id() == answer.question()) question = names_.text(info->questions(i).text());
                if (answer.partner() != 0) question += " (" + names_.party(answer.partner()) + ")";
                out.table.rows.push_back({{question}, {"“" + answer.text() + "”"}});
            }
        }
    return out;
}

}  // namespace samenspel::report
