#include "server/report/openings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "client/knowledge/course.hpp"
#include "client/knowledge/past.hpp"
#include "client/knowledge/temperature.hpp"
#include "server/insight/decisions.hpp"
#include "server/insight/openness.hpp"
#include "server/insight/reciprocity.hpp"
#include "server/insight/satisfaction.hpp"

namespace samenspel::report {
namespace {

constexpr std::size_t how_many = 5;
constexpr double wide_spread = 4;  // of nine
constexpr double little_of_best = 0.9;
constexpr std::uint32_t much_work = 3;     // versions after the first, and objections
constexpr std::int64_t long_ms = 300'000;  // from tabling to the last signature

using Maybe = std::optional<Opening>;

class Finder {
public:
    Finder(const Chapters& table, bool several, bool for_trainer)
        : table_(table), say_(table.say()), names_(table.names()), record_(table.record()), several_(several), for_trainer_(for_trainer) {}

    Maybe well() const {
        for (std::size_t i = 0; i < record_.events().size(); ++i) {
            const Event& event = record_.events()[i];
            if (!event.has_agreement_reached()) continue;
            const auto* proposal = knowledge::proposal(record_.known(), event.agreement_reached().proposal());
            if (!proposal || proposal->versions().empty()) continue;
            const int parties = knowledge::current_draft(*proposal).parties_size();
            const std::string number = std::to_string(proposal->proposal());
            return at_event(i,
                            parties == 1 ? say_("It worked: one party signed proposal {}.", "Het lukte: één partij tekende voorstel {}.", {number})
                                         : say_("It worked: {} parties signed proposal {}.", "Het lukte: {} partijen tekenden voorstel {}.",
                                                {std::to_string(parties), number}),
                            say_("What made it possible to say yes just then?", "Wat maakte dat ieder juist toen ja kon zeggen?"));
        }
        for (std::size_t i = 0; i < record_.events().size(); ++i)
            if (const Event& event = record_.events()[i]; event.has_choice_reported() && !event.choice_reported().choice().empty())
                return at_event(i, say_("In {} the group chose: “{}”.", "In {} koos de groep: “{}”.",
                                        {clock(event.choice_reported().took_ms()), event.choice_reported().choice()}),
                                say_("How did this choice come about?", "Hoe kwam deze keuze tot stand?"));
        const auto open = insight::openness(record_);
        if (open.shown.empty()) return std::nullopt;
        const auto& first = open.shown.front();
        return at_ms(first.at_ms,
                     say_("{} let {} look into their hand.", "{} liet {} in de kaarten kijken.",
                          {names_.seat(first.from.value), names_.seat(first.to.value)}),
                     say_("What did that change between the two of you?", "Wat veranderde dat tussen jullie?"));
    }
    Maybe mark() const {
        for (std::size_t i = 0; i < record_.events().size(); ++i)
            if (const Event& event = record_.events()[i]; event.has_bookmarked() && !event.bookmarked().note().empty())
                return at_event(i, say_("The trainer's mark: “{}”", "Bladwijzer van de trainer: “{}”", {event.bookmarked().note()}),
                                say_("What happened here, seen from each chair?", "Wat gebeurde hier, vanuit elke stoel gezien?"));
        return std::nullopt;
    }
    Maybe broken() const {
        for (std::size_t i = 0; i < record_.events().size(); ++i) {
            const Event& event = record_.events()[i];
            if (event.has_breach_shown())
                return at_event(i,
                                say_("It came out that {} did not keep agreement {}.", "Het kwam uit dat {} afspraak {} niet nakwam.",
                                     {names_.party(event.breach_shown().party()), std::to_string(event.breach_shown().proposal())}),
                                say_("What was the agreement missing, that keeping it did not pay?",
                                     "Wat miste de afspraak, dat nakomen niet loonde?"));
            if (event.has_agreement_left())
                return at_event(i,
                                say_("{} left agreement {}: “{}”.", "{} stapte uit afspraak {}: “{}”.",
                                     {names_.party(event.agreement_left().party()), std::to_string(event.agreement_left().proposal()),
                                      event.agreement_left().reason()}),
                                say_("When could this have been seen coming?", "Wanneer was dit te zien aankomen?"));
            if (event.has_word_clashed())
                return at_event(
                    i,
                    say_("Agreement {} stalled on the word “{}”.", "Afspraak {} liep vast op het woord “{}”.",
                         {std::to_string(event.word_clashed().proposal()), names_.word(event.word_clashed().word())}),
                    say_("Who thought that it meant what, and who asked?", "Wie dacht dat het wat betekende, en wie vroeg ernaar?"));
        }
        return std::nullopt;
    }
    Maybe form_first() const {
        if (!for_trainer_) return std::nullopt;  // what others showed each other a seat is not told
        const auto open = insight::openness(record_);
        const auto all = insight::courses(record_);
        if (all.empty()) return std::nullopt;
        const auto first = std::min_element(all.begin(), all.end(),
                                            [](const auto& one, const auto& other) { return one.tabled_ms < other.tabled_ms; });
        const std::string ask = say_("What would have been in it if you had known each other's interests first?",
                                     "Wat had erin gestaan als jullie elkaars belangen eerst hadden gekend?");
        if (open.shown.empty())
            return at_ms(first->tabled_ms,
                         all.size() == 1 ? say_("A proposal was tabled, and nobody was seen to show an interest.",
                                                "Er is een voorstel ingebracht, en niemand toonde zichtbaar een belang.")
                                         : say_("{} proposals were tabled, and nobody was seen to show an interest.",
                                                "Er zijn {} voorstellen ingebracht, en niemand toonde zichtbaar een belang.",
                                                {std::to_string(all.size())}),
                         ask);
        if (open.shown.front().at_ms <= first->tabled_ms) return std::nullopt;
        return at_ms(
            first->tabled_ms,
            say_("The first proposal came {} before anybody showed an interest.",
                 "Het eerste voorstel kwam {} voordat iemand een belang toonde.", {clock(open.shown.front().at_ms - first->tabled_ms)}),
            ask);
    }
    Maybe unanswered() const {
        for (const auto& asked : insight::openness(record_).asked) {
            if (asked.answer == insight::Asked::Answer::answered) continue;
            return at_ms(
                asked.at_ms,
                asked.answer == insight::Asked::Answer::declined
                    ? say_("{} asked {}, and heard: not now.", "{} vroeg het {}, en hoorde: nu niet.",
                           {names_.seat(asked.from.value), names_.seat(asked.to.value)})
                    : say_("{} asked {}, and never got an answer.", "{} vroeg het {}, en kreeg nooit antwoord.",
                           {names_.seat(asked.from.value), names_.seat(asked.to.value)}),
                say_("What would {} have needed to answer?", "Wat had {} nodig gehad om te antwoorden?", {names_.seat(asked.to.value)}));
        }
        return std::nullopt;
    }
    Maybe seen_differently() const {
        const auto& parties = record_.content().parties();
        int most = 0;
        Maybe out;
        for (const auto& one : parties)
            for (const auto& other : parties) {
                if (one.number() >= other.number()) continue;
                const int here = static_cast<int>(knowledge::rated_temperature(record_.known(), {one.number()}, {other.number()})),
                          there = static_cast<int>(knowledge::rated_temperature(record_.known(), {other.number()}, {one.number()}));
                if (here == 0 || there == 0 || std::abs(here - there) <= most) continue;
                most = std::abs(here - there);
                out = measured("temperature",
                               say_("{} and {} rate the same contact {} steps apart on the thermometer.",
                                    "{} en {} geven hetzelfde contact standen die {} stappen uiteen liggen.",
                                    {names_.party(one.number()), names_.party(other.number()), std::to_string(most)}),
                               say_("What did the one notice that the other did not?", "Wat merkte de een dat de ander niet merkte?"));
            }
        return most >= 2 ? out : std::nullopt;
    }
    Maybe spread() const {
        Maybe out;
        double most = wide_spread - 0.5;
        const auto scan = knowledge::conditions_scan(record_.known(), for_trainer_);
        for (const auto& condition : scan.conditions) {
            if (!condition.spread() || *condition.spread() <= most) continue;
            most = *condition.spread();
            out = measured("conditions",
                           say_("On one condition you lie {} points apart: “{}”", "Op één voorwaarde liggen jullie {} punten uiteen: “{}”",
                                {say_.number(most, 0), names_.text(condition.question->text())}),
                           say_("What does the lowest see, and what the highest?", "Wat ziet de laagste, en wat de hoogste?"));
        }
        return out;
    }
    Maybe left_lying() const {
        const auto& bargaining = table_.table().bargaining;
        if (!for_trainer_ || !bargaining || !bargaining->ended) return std::nullopt;
        std::vector<insight::Values> outcomes;
        for (const auto& package : bargaining->outcomes) outcomes.push_back(package.values);
        const auto standing = insight::standing(*bargaining->ended, outcomes, bargaining->no_deal);
        if (!standing.share_of_best || *standing.share_of_best >= little_of_best) return std::nullopt;
        return measured("packages",
                        say_("The table came to {} of the joint gain of the best package found.",
                             "De tafel kwam tot {} van de gezamenlijke winst van het beste gevonden pakket.",
                             {table_.percent(*standing.share_of_best)}),
                        say_("Who knew something that would have opened that package, and was it asked?",
                             "Wie wist iets dat dat pakket had geopend, en is ernaar gevraagd?"));
    }
    Maybe not_thanked() const {
        for (const auto& give : insight::giving(record_)) {
            if (give.gives == give.answered) continue;
            return measured("giving",
                            say_("{} gave {} something that was never answered.", "{} gaf {} iets waar nooit antwoord op kwam.",
                                 {names_.party(give.from.value), names_.party(give.to.value)}),
                            say_("Was it seen as a gift?", "Is het als geven gezien?"));
        }
        return std::nullopt;
    }
    Maybe misjudged() const {
        struct Count {
            int wrong = 0, of = 0;
        };
        std::map<std::uint32_t, Count> counts;
        if (!for_trainer_) return std::nullopt;
        for (const auto& guess : insight::guesses(record_)) {
            ++counts[guess.partner.value].of;
            counts[guess.partner.value].wrong += !guess.right();
        }
        const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& one, const auto& other) {
            return one.second.wrong * other.second.of < other.second.wrong * one.second.of;
        });
        if (most == counts.end() || 2 * most->second.wrong < most->second.of || most->second.of < 2) return std::nullopt;
        return measured("guessed",
                        say_("{} of {} misread what moves {} most.",
                             most->second.wrong == 1 ? "{} van de {} las verkeerd wat {} het meest beweegt." : "{} van de {} lazen verkeerd wat {} het meest beweegt.",
                             {std::to_string(most->second.wrong), std::to_string(most->second.of), names_.party(most->first)}),
                        say_("What did {} show, and what did the others look at?", "Wat liet {} zien, en waar keken de anderen naar?",
                             {names_.party(most->first)}));
    }
    Maybe undecided() const {
        for (std::size_t i = 0; i < record_.events().size(); ++i)
            if (const Event& event = record_.events()[i]; event.has_choice_reported() && event.choice_reported().choice().empty())
                return at_event(i, say_("In round {} the time was up before the group had chosen.", "In ronde {} was de tijd om voordat de groep had gekozen.",
                                        {std::to_string(event.choice_reported().round())}),
                                say_("What did each of you need to be able to decide?", "Wat had ieder nodig om te kunnen besluiten?"));
        return std::nullopt;
    }
    Maybe ways_read() const {
        if (!for_trainer_) return std::nullopt;
        std::uint32_t right = 0, of = 0;
        for (const auto& round : insight::strategy_rounds(record_)) {
            right += round.right;
            of += round.guesses;
        }
        if (of == 0) return std::nullopt;
        return measured("strategies", say_("Guesses about another's way of deciding that were right: {} of {}.", "Goede gokken over andermans manier van besluiten: {} van de {}.",
                                           {std::to_string(right), std::to_string(of)}),
                        say_("By what did you recognise it, and what misled you?", "Waaraan herkende je het, en wat zette je op het verkeerde been?"));
    }
    Maybe detour() const {
        for (std::size_t i = 0; i < record_.events().size(); ++i) {
            const Event& event = record_.events()[i];
            if (!event.has_phase_entered() || (event.phase_entered().move() != BACK && event.phase_entered().move() != SKIP) ||
                event.phase_entered().reason().empty())
                continue;
            return at_event(i,
                            say_("The table left the planned route: “{}”.", "De tafel week af van de geplande route: “{}”.",
                                 {event.phase_entered().reason()}),
                            say_("Was it the right moment to do so?", "Was dit het goede moment?"));
        }
        return std::nullopt;
    }
    // Agreed or not: what never became an agreement may have been the hardest to talk about.
    Maybe hardest() const {
        const auto all = insight::courses(record_);
        const auto work = [](const insight::Course& one) { return one.versions - 1 + one.objections; };
        const auto took_ms = [](const insight::Course& one) { return one.took_ms().value_or(0); };
        const insight::Course* most = nullptr;
        for (const auto& one : all) {
            if (work(one) < much_work && took_ms(one) < long_ms) continue;
            if (!most || work(one) > work(*most) || (work(one) == work(*most) && took_ms(one) > took_ms(*most))) most = &one;
        }
        if (!most) return std::nullopt;
        const std::string number = std::to_string(most->proposal);
        const std::string versions = most->versions == 1 ? say_("one version", "één versie") : say_("{} versions", "{} versies", {std::to_string(most->versions)});
        const std::string objections = most->objections == 0   ? say_("no objection", "geen bezwaar")
                                       : most->objections == 1 ? say_("one objection", "één bezwaar")
                                                               : say_("{} objections", "{} bezwaren", {std::to_string(most->objections)});
        if (!most->took_ms())
            return at_ms(most->tabled_ms,
                         say_("Proposal {} had {} and {}, and never became an agreement.", "Voorstel {} kreeg {} en {}, en werd geen afspraak.", {number, versions, objections}),
                         say_("What was in the way, and who could have taken it away?", "Wat zat in de weg, en wie had het weg kunnen nemen?"));
        return at_ms(most->tabled_ms,
                     say_("Proposal {} became an agreement after {}, with {} and {}.", "Voorstel {} werd een afspraak na {}, met {} en {}.",
                          {number, clock(*most->took_ms()), versions, objections}),
                     say_("What was in the way, and what took it away?", "Wat zat in de weg, en wat nam het weg?"));
    }

private:
    std::string when(std::int64_t at_ms) const {
        const std::string time = clock(at_ms);
        return several_ ? say_("Table {}, {}", "Tafel {}, {}", {std::to_string(table_.table().number), time})
                        : say_("At {}", "Om {}", {time});
    }
    Opening at_event(std::size_t event, std::string says, std::string asks) const {
        return {std::move(says), std::move(asks), when(knowledge::marked_ms(record_.events()[event])), table_.story().at(event)};
    }
    Opening at_ms(std::int64_t at_ms, std::string says, std::string asks) const {
        return {std::move(says), std::move(asks), when(at_ms), table_.story().near_ms(at_ms)};
    }
    // What has no moment of its own leads to its measure.
    Opening measured(const std::string& measure, std::string says, std::string asks) const {
        const std::string number = std::to_string(table_.table().number);
        return {std::move(says), std::move(asks),
                several_ ? say_("Table {}: the figures", "Tafel {}: de cijfers", {number}) : say_("The figures", "De cijfers"),
                "table-" + number + "-" + measure};
    }

    const Chapters& table_;
    const Say& say_;
    const Names& names_;
    const insight::Record& record_;
    bool several_, for_trainer_;
};

}  // namespace

std::vector<Opening> openings(const std::vector<const Chapters*>& tables, bool for_trainer) {
    std::vector<Finder> finders;
    for (const auto* table : tables) finders.emplace_back(*table, tables.size() > 1, for_trainer);
    std::vector<std::size_t> taken(tables.size(), 0);
    std::vector<Opening> out;
    for (const auto kind :
         {&Finder::well, &Finder::mark, &Finder::broken, &Finder::form_first, &Finder::unanswered, &Finder::seen_differently,
          &Finder::spread, &Finder::left_lying, &Finder::not_thanked, &Finder::misjudged, &Finder::undecided, &Finder::ways_read, &Finder::detour, &Finder::hardest}) {
        std::optional<std::size_t> chosen;
        Maybe found;
        for (std::size_t i = 0; i < finders.size(); ++i) {
            if (chosen && taken[*chosen] <= taken[i]) continue;
            if (Maybe here = (finders[i].*kind)()) {
                found = std::move(here);
                chosen = i;
            }
        }
        if (!found) continue;
        ++taken[*chosen];
        out.push_back(*found);
        if (out.size() == how_many) break;
    }
    return out;
}

std::string openings_rule(const Say& say) {
    return say(
        "First something that went well: the first agreement; without one the group's first choice, or else the first interest shown. Then, at most one of each kind and in this order, what was recorded of: the trainer's first mark with a note; an agreement broken, left or "
        "stalled on a word; a proposal before any interest was shown; a question put off or never answered; a pair that rates its contact at least two steps apart; the condition with the widest spread, from four points on; less than 90 % of the best "
        "joint gain found; a give never answered; a party that half or more misread; a round without a choice; how ways of deciding were read; a detour with a reason; the proposal with the most new versions and objections, from three together on, or else the one that took longest to become an agreement, from five minutes on. With several tables the one that has the fewest so far goes first.",
        "Eerst iets wat goed ging: de eerste afspraak; zonder afspraak de eerste keuze van de groep, of anders het eerste getoonde belang. Daarna, hoogstens één van elke soort en in deze volgorde, wat is vastgelegd van: de eerste bladwijzer van de trainer met een notitie; een afspraak die is "
        "gebroken, verlaten of vastgelopen op een woord; een voorstel voordat een belang was getoond; een vraag die is afgehouden of nooit beantwoord; een paar dat zijn contact minstens twee stappen verschillend beoordeelt; de voorwaarde met de grootste "
        "spreiding, vanaf vier punten; minder dan 90 % van de beste gezamenlijke winst die is gevonden; iets gegeven waar nooit antwoord op kwam; een partij die door de helft of meer verkeerd is gelezen; een ronde zonder keuze; hoe manieren van besluiten zijn herkend; een omweg met een reden; het voorstel met de meeste nieuwe versies en bezwaren, vanaf drie samen, of anders het voorstel dat er het langst over deed om een afspraak te worden, vanaf vijf minuten. "
        "Bij meer tafels gaat de tafel voor die er nog het minst heeft.");
}

}  // namespace samenspel::report
