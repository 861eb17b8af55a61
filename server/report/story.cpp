#include "server/report/story.hpp"

#include <algorithm>

#include "client/knowledge/past.hpp"

namespace samenspel::report {

Story::Story(const insight::Record& record, const Names& names, const Say& say, const std::string& part)
    : names_(names), say_(say), part_(part) {
    for (std::size_t i = 0; i < record.events().size(); ++i) {
        Told told{Lane::talk, {}};
        if (!tell(record.events()[i], &told)) continue;
        moments_.push_back({part_ + "-m" + std::to_string(i + 1), knowledge::marked_ms(record.events()[i]), told.lane, std::move(told.says),
                            told.seat, told.party});
    }
    std::stable_sort(moments_.begin(), moments_.end(), [](const Moment& one, const Moment& other) { return one.at_ms < other.at_ms; });
}

std::string Story::at(std::size_t event) const {
    const std::string id = part_ + "-m" + std::to_string(event + 1);
    const bool known = std::any_of(moments_.begin(), moments_.end(), [&](const Moment& moment) { return moment.id == id; });
    return known ? id : std::string();
}

std::string Story::near_ms(std::int64_t at_ms) const {
    const Moment* found = nullptr;
    for (const auto& moment : moments_)
        if (moment.at_ms <= at_ms && (!found || moment.at_ms > found->at_ms)) found = &moment;
    return found ? found->id : std::string();
}

std::string Story::lane_name(Lane lane) const {
    switch (lane) {
        case Lane::talk: return say_("Talk and questions", "Gesprek en vragen");
        case Lane::interests: return say_("Interests shown", "Belangen getoond");
        case Lane::proposals: return say_("Proposals", "Voorstellen");
        case Lane::agreements: return say_("Agreements", "Afspraken");
        case Lane::acts: return say_("Acts and events", "Acties en gebeurtenissen");
        case Lane::trainer: return say_("The trainer", "De trainer");
    }
    return {};
}

bool Story::tell(const Event& event, Told* out) const {
    return tell_talk(event, out) || tell_bargaining(event, out) || tell_course(event, out);
}

bool Story::tell_talk(const Event& event, Told* out) const {
    const auto told = [&](Lane lane, std::uint32_t seat, std::string says) {
        *out = {lane, std::move(says), seat, 0};
        return true;
    };
    const auto seats = [&](const auto& numbers) {
        std::string all;
        for (const auto number : numbers) all += (all.empty() ? "" : ", ") + names_.seat(number);
        return all;
    };
    if (event.has_card_revealed()) {
        const CardRevealed& shown = event.card_revealed();
        const std::string title = shown.card().has_title() ? names_.text(shown.card().title())
                                                           : names_.card(shown.from(), shown.card().card());
        return told(Lane::interests, shown.from(),
                    say_("{} shows “{}” to {}", "{} toont “{}” aan {}", {names_.seat(shown.from()), title, seats(shown.to())}));
    }
    if (event.has_interest_heard()) {
        const InterestHeard& heard = event.interest_heard();
        return told(Lane::interests, heard.from(),
                    say_("{} has told an interest, and {} confirms having heard it",
                         "{} heeft een belang verteld, en {} bevestigt het te hebben gehoord",
                         {names_.seat(heard.from()), names_.seat(heard.to())}));
    }
    if (event.has_interest_asked()) {
        const InterestAsked& asked = event.interest_asked();
        return told(
            Lane::talk, asked.from(),
            say_("{} asks {} after an interest", "{} vraagt {} naar een belang", {names_.seat(asked.from()), names_.seat(asked.to())}));
    }
    if (event.has_meaning_asked()) {
        const MeaningAsked& asked = event.meaning_asked();
        return told(Lane::talk, asked.from(),
                    say_("{} asks {} what “{}” means", "{} vraagt {} wat “{}” betekent",
                         {names_.seat(asked.from()), names_.seat(asked.to()), names_.word(asked.word())}));
    }
    if (event.has_ask_declined()) {
        const AskDeclined& declined = event.ask_declined();
        return told(Lane::talk, declined.to(),
                    say_("{} does not answer {}'s question for now", "{} gaat nu niet in op de vraag van {}",
                         {names_.seat(declined.to()), names_.seat(declined.from())}));
    }
    if (event.has_meaning_explained()) {
        const MeaningExplained& explained = event.meaning_explained();
        return told(Lane::talk, explained.to(),
                    say_("{} explains to {} what “{}” means", "{} legt {} uit wat “{}” betekent",
                         {names_.seat(explained.to()), names_.seat(explained.from()), names_.word(explained.meaning().word())}));
    }
    if (event.has_promise_made()) {
        const PromiseMade& made = event.promise_made();
        return told(Lane::agreements, made.from(),
                    say_("{} promises {}: “{}”", "{} belooft {}: “{}”", {names_.seat(made.from()), names_.seat(made.to()), made.text()}));
    }
    if (event.has_promise_heard()) {
        const PromiseHeard& heard = event.promise_heard();
        return told(Lane::agreements, heard.to(),
                    say_("{} confirms having heard a promise of {}", "{} bevestigt een belofte van {} te hebben gehoord",
                         {names_.seat(heard.to()), names_.seat(heard.from())}));
    }
    if (event.has_promise_judged()) {
        const PromiseJudged& judged = event.promise_judged();
        const std::vector<std::string> both{names_.seat(judged.to()), names_.seat(judged.from())};
        return told(Lane::agreements, judged.to(),
                    judged.kept() ? say_("{} finds that {} kept a promise", "{} vindt dat {} een belofte is nagekomen", both)
                                  : say_("{} finds that {} did not keep a promise", "{} vindt dat {} een belofte niet is nagekomen", both));
    }
    if (event.has_give_logged()) {
        const GiveLogged& give = event.give_logged();
        return told(Lane::talk, give.from(),
                    say_("{} gives {}: “{}”", "{} geeft {}: “{}”", {names_.seat(give.from()), names_.seat(give.to()), give.text()}));
    }
    if (event.has_give_answered() && event.give_answered().thanks())
        return told(
            Lane::talk, event.give_answered().to(),
            say_("{} thanks {}", "{} bedankt {}", {names_.seat(event.give_answered().to()), names_.seat(event.give_answered().from())}));
    if (event.has_time_out_called())
        return told(Lane::talk, event.time_out_called().seat(),
                    say_("{} calls a time-out", "{} vraagt een time-out", {names_.seat(event.time_out_called().seat())}));
    if (event.has_corridor_recorded())
        return told(Lane::talk, event.corridor_recorded().by(),
                    say_("{} talked in the corridor with {}, {} min", "{} sprak op de gang met {}, {} min",
                         {names_.seat(event.corridor_recorded().by()), seats(event.corridor_recorded().members()),
                          std::to_string(event.corridor_recorded().minutes())}));
    if (event.has_ambition_written())
        return told(Lane::agreements, event.ambition_written().seat(),
                    say_("{} writes the ambition: “{}”", "{} schrijft de ambitie: “{}”",
                         {names_.seat(event.ambition_written().seat()), event.ambition_written().text()}));
    if (event.has_glossary_written())
        return told(Lane::agreements, event.glossary_written().seat(),
                    say_("{} writes what “{}” means here: “{}”", "{} schrijft wat “{}” hier betekent: “{}”",
                         {names_.seat(event.glossary_written().seat()), names_.word(event.glossary_written().word()),
                          event.glossary_written().text()}));
    return false;
}

bool Story::tell_bargaining(const Event& event, Told* out) const {
    const auto told = [&](Lane lane, std::uint32_t seat, std::uint32_t party, std::string says) {
        *out = {lane, std::move(says), seat, party};
        return true;
    };
    const auto number = [](std::uint32_t value) { return std::to_string(value); };
    if (event.has_proposal_tabled()) {
        const ProposalTabled& tabled = event.proposal_tabled();
        return told(Lane::proposals, tabled.seat(), 0,
                    say_("{} tables proposal {}: {}", "{} brengt voorstel {} in: {}",
                         {names_.seat(tabled.seat()), number(tabled.proposal()), names_.package(tabled.draft())}));
    }
    if (event.has_proposal_amended()) {
        const ProposalAmended& amended = event.proposal_amended();
        return told(Lane::proposals, amended.seat(), 0,
                    say_("{} amends proposal {}: {}", "{} wijzigt voorstel {}: {}",
                         {names_.seat(amended.seat()), number(amended.proposal()), names_.package(amended.draft())}));
    }
    if (event.has_position_taken() && event.position_taken().stance() == OBJECT) {
        const PositionTaken& taken = event.position_taken();
        return told(Lane::proposals, 0, taken.party(),
                    say_("{} objects to proposal {}: “{}”", "{} heeft bezwaar tegen voorstel {}: “{}”",
                         {names_.party(taken.party()), number(taken.proposal()), taken.reason()}));
    }
    if (event.has_proposal_withdrawn())
        return told(Lane::proposals, 0, 0,
                    say_("Proposal {} is withdrawn", "Voorstel {} wordt ingetrokken", {number(event.proposal_withdrawn().proposal())}));
    if (event.has_proposal_lapsed())
        return told(Lane::proposals, 0, 0, say_("Proposal {} lapses", "Voorstel {} vervalt", {number(event.proposal_lapsed().proposal())}));
    if (event.has_agreement_reached())
        return told(
            Lane::agreements, 0, 0,
            say_("Proposal {} becomes an agreement", "Voorstel {} wordt een afspraak", {number(event.agreement_reached().proposal())}));
    if (event.has_agreement_left()) {
        const AgreementLeft& left = event.agreement_left();
        return told(Lane::agreements, 0, left.party(),
                    say_("{} leaves agreement {}: “{}”", "{} stapt uit afspraak {}: “{}”",
                         {names_.party(left.party()), number(left.proposal()), left.reason()}));
    }
    if (event.has_agreement_ended())
        return told(Lane::agreements, 0, 0, say_("Agreement {} ends", "Afspraak {} eindigt", {number(event.agreement_ended().proposal())}));
    if (event.has_breach_shown()) {
        const BreachShown& shown = event.breach_shown();
        return told(Lane::agreements, 0, shown.party(),
                    say_("It comes out that {} does not keep agreement {} on {}", "Het komt uit dat {} afspraak {} over {} niet nakomt",
                         {names_.party(shown.party()), number(shown.proposal()), names_.issue(shown.issue())}));
    }
    if (event.has_word_clashed())
        return told(Lane::agreements, 0, 0,
                    say_("Agreement {} stalls: “{}” meant something different to each",
                         "Afspraak {} loopt vast: “{}” betekende voor ieder iets anders",
                         {number(event.word_clashed().proposal()), names_.word(event.word_clashed().word())}));
    if (event.has_bids_opened()) return told(Lane::proposals, 0, 0, say_("The bids are opened", "De biedingen gaan open"));
    if (event.has_case_opened())
        return told(Lane::proposals, 0, 0,
                    say_("A case comes up: {}", "Een casus komt op tafel: {}", {names_.text(event.case_opened().title())}));
    if (event.has_choice_reported() && event.choice_reported().choice().empty())
        return told(Lane::agreements, 0, 0,
                    say_("The time of round {} is up, and the group has not chosen", "De tijd van ronde {} is om, en de groep heeft niet gekozen",
                         {number(event.choice_reported().round())}));
    if (event.has_choice_reported())
        return told(Lane::agreements, event.choice_reported().seat(), 0,
                    say_("The group chooses: “{}”", "De groep kiest: “{}”", {event.choice_reported().choice()}));
    return false;
}

bool Story::tell_course(const Event& event, Told* out) const {
    const auto told = [&](Lane lane, std::uint32_t party, std::string says) {
        *out = {lane, std::move(says), 0, party};
        return true;
    };
    const auto act = [&](const ActDone& done, bool secret) {
        const std::string what = names_.act(done.act()) + (done.target().empty() ? "" : " → " + names_.target(done.target()));
        return told(Lane::acts, done.party(),
                    secret ? say_("{} does in secret: {}", "{} doet in het geheim: {}", {names_.party(done.party()), what})
                           : say_("{} does: {}", "{} doet: {}", {names_.party(done.party()), what}));
    };
    if (event.has_phase_entered()) {
        const PhaseEntered& entered = event.phase_entered();
        const std::string why = entered.reason().empty() ? "" : " (“" + entered.reason() + "”)";
        const std::string phase = names_.phase(entered.phase());
        if (entered.move() == BACK) return told(Lane::trainer, 0, say_("Back to “{}”{}", "Terug naar “{}”{}", {phase, why}));
        if (entered.move() == SKIP) return told(Lane::trainer, 0, say_("Straight to “{}”{}", "Meteen naar “{}”{}", {phase, why}));
        return told(Lane::trainer, 0, say_("“{}” begins", "“{}” begint", {phase}));
    }
    if (event.has_act_done_openly()) return act(event.act_done_openly(), false);
    if (event.has_act_done_secretly()) return act(event.act_done_secretly(), true);
    if (event.has_act_exposed())
        return told(Lane::acts, event.act_exposed().party(),
                    say_("It comes out that {} did: {}", "Het komt uit dat {} dit deed: {}",
                         {names_.party(event.act_exposed().party()), names_.act(event.act_exposed().act())}));
    if (event.has_forecast_pooled())
        return told(Lane::acts, event.forecast_pooled().party(),
                    say_("{} opens its books", "{} opent de boeken", {names_.party(event.forecast_pooled().party())}));
    if (event.has_inject_thrown())
        return told(Lane::acts, 0, say_("It happens: {}", "Er gebeurt iets: {}", {names_.text(event.inject_thrown().title())}));
    if (event.has_inject_thrown_to())
        return told(Lane::acts, 0, say_("For some only: {}", "Alleen voor sommigen: {}", {names_.text(event.inject_thrown_to().title())}));
    if (event.has_round_resolved() && event.round_resolved().round() > 0)
        return told(Lane::acts, 0,
                    say_("Round {} is worked out", "Ronde {} wordt doorgerekend", {std::to_string(event.round_resolved().round())}));
    if (event.has_seat_succeeded())
        return told(Lane::acts, 0, say_("{} takes over a seat", "{} neemt een plaats over", {names_.text(event.seat_succeeded().name())}));
    if (event.has_bookmarked())
        return told(Lane::trainer, 0,
                    event.bookmarked().note().empty()
                        ? say_("The trainer's mark", "Bladwijzer van de trainer")
                        : say_("The trainer's mark: “{}”", "Bladwijzer van de trainer: “{}”", {event.bookmarked().note()}));
    if (event.has_chairs_swapped())
        return told(Lane::trainer, 0, say_("Chairs are swapped: each argues for another", "Stoelen gewisseld: ieder bepleit een ander"));
    if (event.has_paused()) return told(Lane::trainer, 0, say_("A pause", "Een pauze"));
    if (event.has_table_ended()) return told(Lane::trainer, 0, say_("The table ends", "De tafel is klaar"));
    return false;
}

}  // namespace samenspel::report
