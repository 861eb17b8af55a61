// The fold of disclosures, by kind of event. It reads nothing but its two arguments.
#include "client/knowledge/fold.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "client/knowledge/fold_bids.hpp"
#include "client/knowledge/fold_debrief.hpp"
#include "client/knowledge/fold_instruments.hpp"
#include "client/knowledge/fold_theater.hpp"
#include "client/knowledge/folding.hpp"

namespace samenspel::knowledge {
namespace {

// ---- the table, its seats and its clock ----

void open_table(Knowledge& knowledge, const TableOpened& opened) {
    *knowledge.mutable_opened() = opened;
    knowledge.set_minute_warned(false);
    knowledge.set_paused(false);
    knowledge.set_paused_by_time_out(false);
    knowledge.set_pen(0);
    knowledge.set_direction(0);
    knowledge.set_ended(false);
    knowledge.set_ended_early(false);
    knowledge.set_lids_down(false);
    knowledge.set_board_page(1);
    knowledge.set_conversation("");
}

bool fold_seating(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kTableOpened: open_table(knowledge, event.table_opened()); return true;
        case Event::kSeatChanged: {
            const SeatChanged& changed = event.seat_changed();
            at_key(*knowledge.mutable_seats(), changed.seat(), [](const SeatChanged& seat) { return seat.seat(); }) = changed;
            return true;
        }
        case Event::kRoleDealt: {
            const RoleDealt& dealt = event.role_dealt();
            at_key(*knowledge.mutable_roles(), dealt.seat(), [](const RoleDealt& role) { return role.seat(); }) = dealt;
            return true;
        }
        case Event::kPenHanded: knowledge.set_pen(event.pen_handed().seat()); return true;
        case Event::kDirectionHanded:
            knowledge.set_direction(event.direction_handed().seat());
            knowledge.set_pen(event.direction_handed().seat());
            return true;
        case Event::kAgendaSet: *knowledge.mutable_agenda() = event.agenda_set().issues(); return true;
        case Event::kTableEnded:
            knowledge.set_ended(true);
            knowledge.set_ended_early(event.table_ended().early());
            return true;
        default: return false;
    }
}

void enter_phase(Knowledge& knowledge, const Event& event) {
    const PhaseEntered& entered = event.phase_entered();
    *knowledge.add_route() = entered;
    *knowledge.mutable_phase() = entered;
    knowledge.mutable_phase()->set_ends_at_ms(entered.ends_at_ms());
    knowledge.set_phase_began_ms(event.at_ms());
    knowledge.set_minute_warned(false);
    knowledge.set_paused(false);
    knowledge.set_paused_by_time_out(false);
    enter_theater_phase(knowledge);
}

void move_end(Knowledge& knowledge, std::int64_t ends_at_ms) {
    if (knowledge.has_phase()) knowledge.mutable_phase()->set_ends_at_ms(ends_at_ms);
}

bool fold_clock(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kPhaseEntered: enter_phase(knowledge, event); return true;
        case Event::kMinuteWarned: knowledge.set_minute_warned(true); return true;
        case Event::kPaused:
            knowledge.set_paused(true);
            knowledge.set_paused_by_time_out(event.paused().by_time_out());
            return true;
        case Event::kResumed:
            knowledge.set_paused(false);
            knowledge.set_paused_by_time_out(false);
            move_end(knowledge, event.resumed().ends_at_ms());
            return true;
        case Event::kExtended:
            knowledge.set_minute_warned(false);
            move_end(knowledge, event.extended().ends_at_ms());
            return true;
        default: return false;
    }
}

// ---- the room ----

bool fold_room(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kLidsSet: knowledge.set_lids_down(event.lids_set().down()); return true;
        case Event::kChairsSwapped:
            *knowledge.mutable_chairs() = event.chairs_swapped();
            *tell(knowledge, event).mutable_chairs_swapped() = event.chairs_swapped();
            return true;
        case Event::kChairsBack: knowledge.clear_chairs(); return true;
        case Event::kBoardTurned: knowledge.set_board_page(event.board_turned().page()); return true;
        default: return false;
    }
}

// ---- the story ----

bool fold_story(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kSaidInPlenary: *tell(knowledge, event).mutable_said_in_plenary() = event.said_in_plenary(); return true;
        case Event::kSaidInGroup: *tell(knowledge, event).mutable_said_in_group() = event.said_in_group(); return true;
        case Event::kCorridorRecorded: *tell(knowledge, event).mutable_corridor_recorded() = event.corridor_recorded(); return true;
        case Event::kTimeOutCalled: *tell(knowledge, event).mutable_time_out_called() = event.time_out_called(); return true;
        case Event::kSpeechObserved: *tell(knowledge, event).mutable_speech_observed() = event.speech_observed(); return true;
        case Event::kInjectThrown: *tell(knowledge, event).mutable_inject_thrown() = event.inject_thrown(); return true;
        case Event::kInjectThrownTo: *tell(knowledge, event).mutable_inject_thrown() = event.inject_thrown_to(); return true;
        case Event::kWhispered: *tell(knowledge, event).mutable_whispered() = event.whispered(); return true;
        case Event::kBreachShown: *tell(knowledge, event).mutable_breach_shown() = event.breach_shown(); return true;
        case Event::kPromptGiven: *tell(knowledge, event).mutable_prompt_given() = event.prompt_given(); return true;
        case Event::kBookmarked: *tell(knowledge, event).mutable_bookmarked() = event.bookmarked(); return true;
        case Event::kActExposed: *tell(knowledge, event).mutable_act_exposed() = event.act_exposed(); return true;
        default: return false;
    }
}

// ---- proposals and agreements ----

ProposalKnowledge* find_proposal(Knowledge& knowledge, std::uint32_t number) {
    for (auto& known : *knowledge.mutable_proposals())
        if (known.proposal() == number) return &known;
    return nullptr;
}

void table_proposal(Knowledge& knowledge, const ProposalTabled& tabled) {
    if (find_proposal(knowledge, tabled.proposal())) return;
    ProposalKnowledge& added = *knowledge.add_proposals();
    added.set_proposal(tabled.proposal());
    added.set_seat(tabled.seat());
    *added.add_versions() = tabled.draft();
    added.set_state(PROPOSAL_OPEN);
}

void amend(ProposalKnowledge& known, const ProposalAmended& amended) {
    known.set_seat(amended.seat());
    *known.add_versions() = amended.draft();
    *known.mutable_changed() = amended.changed();
    known.clear_positions();
    known.clear_signed_();
    known.set_state(PROPOSAL_OPEN);
}

void take_position(ProposalKnowledge& known, const PositionTaken& taken) {
    at_key(*known.mutable_positions(), taken.party(), [](const PositionTaken& position) { return position.party(); }) = taken;
}

void choose_compliance(ProposalKnowledge& known, const ComplianceChosen& chosen) {
    const auto key_of = [](const ComplianceChosen& choice) { return std::pair<std::uint32_t, std::string>(choice.party(), choice.issue()); };
    at_key(*known.mutable_compliance(), key_of(chosen), key_of) = chosen;
}

void reach(ProposalKnowledge& known, const AgreementReached& reached) {
    known.set_state(AGREED);
    known.set_agreed_in_round(reached.round());
}

void end(ProposalKnowledge& known, const AgreementEnded& ended) {
    known.set_state(AGREEMENT_ENDED);
    known.set_end_cause(ended.cause());
}

// The number of the proposal that the event changes; 0 when it changes none.
std::uint32_t proposal_of(const Event& event) {
    switch (event.body_case()) {
        case Event::kProposalAmended: return event.proposal_amended().proposal();
        case Event::kProposalWithdrawn: return event.proposal_withdrawn().proposal();
        case Event::kProposalLapsed: return event.proposal_lapsed().proposal();
        case Event::kPositionTaken: return event.position_taken().proposal();
        case Event::kProposalAccepted: return event.proposal_accepted().proposal();
        case Event::kProposalSigned: return event.proposal_signed().proposal();
        case Event::kAgreementReached: return event.agreement_reached().proposal();
        case Event::kAgreementLeft: return event.agreement_left().proposal();
        case Event::kAgreementEnded: return event.agreement_ended().proposal();
        case Event::kComplianceChosen: return event.compliance_chosen().proposal();
        default: return 0;
    }
}

void change_proposal(ProposalKnowledge& known, const Event& event) {
    switch (event.body_case()) {
        case Event::kProposalAmended: amend(known, event.proposal_amended()); break;
        case Event::kProposalWithdrawn: known.set_state(PROPOSAL_WITHDRAWN); break;
        case Event::kProposalLapsed: known.set_state(PROPOSAL_LAPSED); break;
        case Event::kPositionTaken: take_position(known, event.position_taken()); break;
        case Event::kProposalAccepted: known.set_state(PROPOSAL_ACCEPTED); break;
        case Event::kProposalSigned: insert_ascending(*known.mutable_signed_(), event.proposal_signed().party()); break;
        case Event::kAgreementReached: reach(known, event.agreement_reached()); break;
        case Event::kAgreementLeft: insert_ascending(*known.mutable_left(), event.agreement_left().party()); break;
        case Event::kAgreementEnded: end(known, event.agreement_ended()); break;
        case Event::kComplianceChosen: choose_compliance(known, event.compliance_chosen()); break;
        default: break;
    }
}

bool fold_proposals(Knowledge& knowledge, const Event& event) {
    if (event.body_case() == Event::kProposalTabled) {
        table_proposal(knowledge, event.proposal_tabled());
        return true;
    }
    const std::uint32_t number = proposal_of(event);
    if (number == 0) return false;
    if (ProposalKnowledge* known = find_proposal(knowledge, number)) change_proposal(*known, event);
    if (event.body_case() == Event::kAgreementLeft) *tell(knowledge, event).mutable_agreement_left() = event.agreement_left();
    return true;
}

// ---- acts, rounds, the world ----

void take_back(Knowledge& knowledge, const ActTakenBack& back, bool secret) {
    auto& acts = *knowledge.mutable_acts();
    const auto found = std::find_if(acts.begin(), acts.end(), [&](const ActDone& done) {
        return done.party() == back.party() && done.number() == back.number() && done.secret() == secret;
    });
    if (found != acts.end()) acts.erase(found);
}

// A result that a party heard of before everybody did has no `round` yet; its parties tell which round it is.
std::uint32_t round_of(const ResultKnowledge& result) {
    return result.has_round() || result.parties().empty() ? result.round().round() : result.parties(0).round();
}

ResultKnowledge& result_of(Knowledge& knowledge, std::uint32_t round) {
    return at_key(*knowledge.mutable_results(), round, round_of);
}

void resolve(Knowledge& knowledge, const RoundResolved& resolved) {
    *result_of(knowledge, resolved.round()).mutable_round() = resolved;
    knowledge.clear_acts();
    knowledge.clear_pooled();
}

void add_party_result(Knowledge& knowledge, const PartyResult& learned) {
    auto& parties = *result_of(knowledge, learned.round()).mutable_parties();
    at_key(parties, learned.party(), [](const PartyResult& result) { return result.party(); }) = learned;
}

bool fold_rounds(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kActDoneOpenly: *knowledge.add_acts() = event.act_done_openly(); return true;
        case Event::kActDoneSecretly: *knowledge.add_acts() = event.act_done_secretly(); return true;
        case Event::kOpenActTakenBack: take_back(knowledge, event.open_act_taken_back(), false); return true;
        case Event::kSecretActTakenBack: take_back(knowledge, event.secret_act_taken_back(), true); return true;
        case Event::kForecastPooled:
            insert_ascending(*knowledge.mutable_pooled(), event.forecast_pooled().party());
            *tell(knowledge, event).mutable_forecast_pooled() = event.forecast_pooled();
            return true;
        case Event::kForecastsSet: *knowledge.mutable_forecasts() = event.forecasts_set().forecasts(); return true;
        case Event::kWorldAdvanced:
            if (event.world_advanced().year() != 0) knowledge.set_year(event.world_advanced().year());
            return true;
        case Event::kRoundResolved: resolve(knowledge, event.round_resolved()); return true;
        case Event::kPartyResult: add_party_result(knowledge, event.party_result()); return true;
        case Event::kStandingChanged: {
            const StandingChanged& changed = event.standing_changed();
            at_key(*knowledge.mutable_standings(), changed.party(), [](const StandingChanged& standing) { return standing.party(); }) = changed;
            return true;
        }
        default: return false;
    }
}

// ---- forms, scores, observers ----

FormKnowledge& form_of(Knowledge& knowledge, const std::string& id) {
    for (auto& known : *knowledge.mutable_forms())
        if (known.form() == id) return known;
    FormKnowledge& added = *knowledge.add_forms();
    added.set_form(id);
    added.set_open(false);
    return added;
}

bool fold_forms(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kFormOpened: {
            FormKnowledge& form = form_of(knowledge, event.form_opened().form());
            form.set_open(true);
            if (event.at_ms() == knowledge.phase_began_ms()) form.clear_submitted();  // with its phase: everybody is asked anew
            form.clear_closed();
            return true;
        }
        case Event::kFormSubmitted: {
            const FormSubmitted& submitted = event.form_submitted();
            auto& all = *form_of(knowledge, submitted.form()).mutable_submitted();
            at_key(all, submitted.seat(), [](const FormSubmitted& one) { return one.seat(); }) = submitted;
            return true;
        }
        case Event::kFormClosed: {
            FormKnowledge& form = form_of(knowledge, event.form_closed().form());
            form.set_open(false);
            *form.mutable_closed() = event.form_closed();
            return true;
        }
        case Event::kInterestsScored: {
            const InterestsScored& scored = event.interests_scored();
            at_key(*knowledge.mutable_scores(), scored.seat(), [](const InterestsScored& score) { return score.seat(); }) = scored;
            return true;
        }
        case Event::kObserverAdmitted: *knowledge.add_observers() = event.observer_admitted(); return true;
        default: return false;
    }
}

// ---- the session ----

ParticipantKnowledge& participant_of(Knowledge& knowledge, std::uint32_t number) {
    const auto key_of = [](const ParticipantKnowledge& participant) { return participant.participant(); };
    ParticipantKnowledge& known = at_key(*knowledge.mutable_participants(), number, key_of);
    if (!known.has_participant()) {
        known.set_participant(number);
        known.set_placed(false);
        known.set_left(false);
    }
    return known;
}

void fold_session(Knowledge& knowledge, const Event& event) {
    switch (event.body_case()) {
        case Event::kSessionOpened: *knowledge.mutable_session() = event.session_opened(); break;
        case Event::kParticipantJoined: {
            ParticipantKnowledge& joined = participant_of(knowledge, event.participant_joined().participant());
            joined.set_left(false);
            break;
        }
        case Event::kParticipantPlaced: {
            const ParticipantPlaced& placed = event.participant_placed();
            ParticipantKnowledge& known = participant_of(knowledge, placed.participant());
            known.set_table(placed.table());
            known.set_seat(placed.seat());
            known.set_placed(true);
            known.set_left(false);
            break;
        }
        case Event::kParticipantLeft: participant_of(knowledge, event.participant_left().participant()).set_left(true); break;
        case Event::kSessionStarted: knowledge.set_session_started(true); break;
        case Event::kSessionEnded: knowledge.set_session_ended(true); break;
        case Event::kTableForked:
            if (event.table_forked().table() > knowledge.session().tables()) knowledge.mutable_session()->set_tables(event.table_forked().table());
            knowledge.clear_session_ended();
            knowledge.clear_outcomes();
            break;
        case Event::kOutcomesCompared: *knowledge.mutable_outcomes() = event.outcomes_compared().outcomes(); break;
        default: break;
    }
}

void move_session(Knowledge& from, Knowledge& to) {
    if (from.has_session()) to.mutable_session()->Swap(from.mutable_session());
    to.mutable_participants()->Swap(from.mutable_participants());
    to.mutable_outcomes()->Swap(from.mutable_outcomes());
    if (from.has_session_started()) to.set_session_started(from.session_started());
    if (from.has_session_ended()) to.set_session_ended(from.session_ended());
}

}  // namespace

void fold(Knowledge& knowledge, const Event& disclosed) {
    if (fold_seating(knowledge, disclosed) || fold_clock(knowledge, disclosed) || fold_room(knowledge, disclosed) || fold_story(knowledge, disclosed) ||
        fold_interests(knowledge, disclosed) || fold_proposals(knowledge, disclosed) || fold_rounds(knowledge, disclosed) ||
        fold_forms(knowledge, disclosed) || fold_process(knowledge, disclosed) || fold_instruments(knowledge, disclosed) ||
        fold_bids(knowledge, disclosed) || fold_theater(knowledge, disclosed) || fold_debrief(knowledge, disclosed))
        return;
    fold_session(knowledge, disclosed);
}

void forget_table(Knowledge& knowledge) {
    Knowledge kept;
    move_session(knowledge, kept);
    knowledge.Swap(&kept);
}

void forget_session(Knowledge& knowledge) {
    knowledge.clear_session();
    knowledge.clear_participants();
    knowledge.clear_session_started();
    knowledge.clear_session_ended();
    knowledge.clear_outcomes();
}

}  // namespace samenspel::knowledge
