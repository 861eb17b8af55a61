#include "server/rules/apply.hpp"

#include <algorithm>
#include <array>

#include <google/protobuf/arena.h>
#include <google/protobuf/io/coded_stream.h>

#include "server/rules/envelope.hpp"
#include "server/rules/keep.hpp"

namespace samenspel::rules {
namespace {

SeatSet set_of(const google::protobuf::RepeatedField<std::uint32_t>& numbers) {
    SeatSet seats;
    for (const auto number : numbers) seats.add(SeatId{number});
    return seats;
}

void insert_ascending(std::vector<std::uint32_t>& numbers, std::uint32_t number) {
    const auto at = std::lower_bound(numbers.begin(), numbers.end(), number);
    if (at == numbers.end() || *at != number) numbers.insert(at, number);
}

// A line for everyone.
void tell(Table& table, const Event& event, const google::protobuf::Message& what) {
    table.story.push_back({StoryLine::To::everyone, {}, event.at_ms(), event.body_case(), what.SerializeAsString()});
}

Proposal* proposal(Table& table, std::uint32_t number) {
    return number >= 1 && number <= table.proposals.size() ? &table.proposals[number - 1] : nullptr;
}

// ---- clock and direction ----

// Anew, when play went on after the first time.
void score(Table& table, const InterestsScored& scored) {
    const auto known = std::find_if(table.scores.begin(), table.scores.end(), [&](const InterestsScored& one) { return one.seat() == scored.seat(); });
    if (known == table.scores.end()) table.scores.push_back(scored);
    else *known = scored;
    table.played_on = false;
}

void enter_phase(Table& table, const Event& event) {
    const PhaseEntered& entered = event.phase_entered();
    table.started = !table.route.empty();
    table.phase = entered.phase();
    table.phase_began_ms = event.at_ms();
    table.phase_ends_ms = entered.ends_at_ms();
    table.warned = table.paused = table.paused_by_time_out = false;
    table.route.push_back(entered);
    if (entered.phase() >= table.book->phase_count()) return;  // a journal that was tampered with
    if (table.phase_info().kind() != DEBRIEFING && !table.scores.empty()) table.played_on = true;
    note_phase(table, event.at_ms());
    enter_theater_phase(table.theater, table.phase_info());
}

bool apply_clock(Table& table, const Event& event) {
    switch (event.body_case()) {
        case Event::kPhaseEntered: enter_phase(table, event); return true;
        case Event::kMinuteWarned: table.warned = true; return true;
        case Event::kPaused:
            table.paused = true;
            table.paused_by_time_out = event.paused().by_time_out();
            return true;
        case Event::kResumed:
            table.paused = table.paused_by_time_out = false;
            table.phase_ends_ms = event.resumed().ends_at_ms();
            return true;
        case Event::kExtended:
            table.phase_ends_ms = event.extended().ends_at_ms();
            table.warned = false;
            return true;
        case Event::kPenHanded: table.pen = SeatId{event.pen_handed().seat()}; return true;
        case Event::kDirectionHanded: table.direction = table.pen = SeatId{event.direction_handed().seat()}; return true;
        case Event::kAgendaSet:
            table.agenda.assign(event.agenda_set().issues().begin(), event.agenda_set().issues().end());
            return true;
        case Event::kTableEnded:
            table.ended = true;
            note_end(table, event.at_ms());
            table.ended_early = event.table_ended().early();
            return true;
        default: return false;
    }
}

bool apply_room(Table& table, const Event& event) {
    switch (event.body_case()) {
        case Event::kLidsSet:
            table.lids_down = event.lids_set().down();
            if (!table.lids_down) note_lids_up(table, event.at_ms());
            return true;
        case Event::kChairsSwapped:
            table.chairs = event.chairs_swapped();
            tell(table, event, event.chairs_swapped());
            return true;
        case Event::kChairsBack: table.chairs.reset(); return true;
        case Event::kPromptGiven:
            note_prompt(table, event.prompt_given().prompt(), event.at_ms());
            tell(table, event, event.prompt_given());
            return true;
        case Event::kBoardTurned: table.board_page = event.board_turned().page(); return true;
        default: return false;
    }
}

// ---- talk, interests, words ----

void set_ask(Table& table, std::uint32_t from, std::uint32_t to, std::uint32_t number, AskState state) {
    for (auto& ask : table.asks)
        if (ask.from.value == from && ask.to.value == to && ask.number == number) ask.ask.set_state(state);
}

Ask& add_ask(Table& table, std::uint32_t from, std::uint32_t to, std::uint32_t number) {
    Ask& ask = table.asks.emplace_back();
    ask.from = SeatId{from};
    ask.to = SeatId{to};
    ask.number = number;
    ask.ask.set_state(ASK_OPEN);
    return ask;
}

// Said is PromiseHeard or PromiseJudged.
template <typename Said>
Promise* find_promise(Table& table, const Said& said) {
    for (auto& promise : table.promises)
        if (promise.made.from() == said.from() && promise.made.to() == said.to() && promise.number == said.promise()) return &promise;
    return nullptr;
}

bool apply_interests(Table& table, const Event& event) {
    switch (event.body_case()) {
        case Event::kInterestTold: {
            const InterestTold& told = event.interest_told();
            table.told.push_back({told, false});
            note_interest(table, event.at_ms());
            answer_interest_asks(table, SeatId{told.to()}, SeatId{told.from()});
            return true;
        }
        case Event::kInterestHeard: {
            const InterestHeard& heard = event.interest_heard();
            for (auto& told : table.told)
                if (told.told.from() == heard.from() && told.told.to() == heard.to() && told.told.told() == heard.told())
                    told.heard = true;
            return true;
        }
        case Event::kPromiseHeard:
            if (Promise* promise = find_promise(table, event.promise_heard())) promise->heard = true;
            return true;
        case Event::kPromiseJudged:
            if (Promise* promise = find_promise(table, event.promise_judged())) promise->kept = event.promise_judged().kept();
            return true;
        case Event::kInterestAsked: {
            const InterestAsked& asked = event.interest_asked();
            *add_ask(table, asked.from(), asked.to(), asked.ask()).ask.mutable_interest() = asked;
            return true;
        }
        case Event::kMeaningAsked: {
            const MeaningAsked& asked = event.meaning_asked();
            *add_ask(table, asked.from(), asked.to(), asked.ask()).ask.mutable_meaning() = asked;
            return true;
        }
        case Event::kAskDeclined: {
            const AskDeclined& declined = event.ask_declined();
            set_ask(table, declined.from(), declined.to(), declined.ask(), ASK_DECLINED);
            return true;
        }
        case Event::kMeaningExplained: {
            const MeaningExplained& explained = event.meaning_explained();
            set_ask(table, explained.from(), explained.to(), explained.ask(), ASK_ANSWERED);
            table.explained.push_back({set_of(event.listed()), explained});
            return true;
        }
        default: return false;
    }
}

// ---- bargaining ----

void amend(Proposal& amended, const ProposalAmended& event) {
    amended.seat = SeatId{event.seat()};
    amended.versions.push_back(event.draft());
    amended.changed.assign(event.changed().begin(), event.changed().end());
    amended.positions.clear();
    amended.signers.clear();
    amended.disputed = false;
    amended.state = PROPOSAL_OPEN;
}

void take_position(Proposal& judged, const PositionTaken& taken, std::int64_t at_ms) {
    PositionTaken& position = judged.positions[taken.party()];
    const bool objects = taken.stance() == OBJECT && position.stance() != OBJECT;
    position = taken;
    note_position(judged, objects, at_ms);
}

bool apply_agreement(Table& table, const Event& event) {
    switch (event.body_case()) {
        case Event::kAgreementReached:
            if (Proposal* reached = proposal(table, event.agreement_reached().proposal())) {
                reached->state = AGREED;
                reached->agreed_in_round = event.agreement_reached().round();
                reached->agreed_at = ++table.agreements;
            }
            return true;
        case Event::kAgreementLeft:
            if (Proposal* left = proposal(table, event.agreement_left().proposal()))
                insert_ascending(left->left, event.agreement_left().party());
            tell(table, event, event.agreement_left());
            return true;
        case Event::kAgreementEnded:
            if (Proposal* over = proposal(table, event.agreement_ended().proposal())) {
                over->state = AGREEMENT_ENDED;
                over->end_cause = event.agreement_ended().cause();
            }
            return true;
        case Event::kComplianceChosen: {
            const ComplianceChosen& chosen = event.compliance_chosen();
            if (Proposal* kept = proposal(table, chosen.proposal())) kept->keeps[{chosen.party(), chosen.issue()}] = chosen.keeps();
            return true;
        }
        case Event::kBreachShown: {
            const BreachShown& shown = event.breach_shown();
            tell(table, event, shown);
            if (const Proposal* broken = proposal(table, shown.proposal())) table.penalty[shown.party()] += broken->draft().breach_points();
            return true;
        }
        default: return false;
    }
}

bool apply_proposal(Table& table, const Event& event) {
    switch (event.body_case()) {
        case Event::kProposalTabled: {
            Proposal& tabled = table.proposals.emplace_back();
            tabled.seat = SeatId{event.proposal_tabled().seat()};
            tabled.versions.push_back(event.proposal_tabled().draft());
            note_proposal(table, event.at_ms());
            return true;
        }
        case Event::kProposalAmended:
            if (Proposal* amended = proposal(table, event.proposal_amended().proposal())) amend(*amended, event.proposal_amended());
            note_proposal(table, event.at_ms());
            return true;
        case Event::kProposalWithdrawn:
            if (Proposal* gone = proposal(table, event.proposal_withdrawn().proposal())) gone->state = PROPOSAL_WITHDRAWN;
            return true;
        case Event::kProposalLapsed:
            if (Proposal* gone = proposal(table, event.proposal_lapsed().proposal())) gone->state = PROPOSAL_LAPSED;
            return true;
        case Event::kPositionTaken:
            if (Proposal* judged = proposal(table, event.position_taken().proposal()))
                take_position(*judged, event.position_taken(), event.at_ms());
            return true;
        case Event::kProposalAccepted:
            if (Proposal* accepted = proposal(table, event.proposal_accepted().proposal())) accepted->state = PROPOSAL_ACCEPTED;
            return true;
        case Event::kProposalSigned:
            if (Proposal* signing = proposal(table, event.proposal_signed().proposal()))
                insert_ascending(signing->signers, event.proposal_signed().party());
            return true;
        default: return apply_agreement(table, event);
    }
}

// ---- acts, rounds, the world ----

void take_back(Table& table, const ActTakenBack& back, bool secret) {
    const auto found = std::find_if(table.acts.begin(), table.acts.end(), [&](const auto& done) {
        return done.first == secret && done.second.party() == back.party() && done.second.number() == back.number();
    });
    if (found == table.acts.end()) return;
    const ActInfo* act = table.book->act(found->second.act());
    if (act) table.spent[back.party()] -= std::min(table.spent[back.party()], act->cost());
    table.acts.erase(found);
}

void do_act(Table& table, const ActDone& done, bool secret) {
    table.acts.emplace_back(secret, done);
    if (const ActInfo* act = table.book->act(done.act())) table.spent[done.party()] += act->cost();
}

bool apply_round(Table& table, const Event& event) {
    switch (event.body_case()) {
        case Event::kActDoneOpenly: do_act(table, event.act_done_openly(), false); return true;
        case Event::kActDoneSecretly: do_act(table, event.act_done_secretly(), true); return true;
        case Event::kOpenActTakenBack: take_back(table, event.open_act_taken_back(), false); return true;
        case Event::kSecretActTakenBack: take_back(table, event.secret_act_taken_back(), true); return true;
        case Event::kActExposed: tell(table, event, event.act_exposed()); return true;
        case Event::kForecastPooled:
            insert_ascending(table.pooled, event.forecast_pooled().party());
            tell(table, event, event.forecast_pooled());
            return true;
        case Event::kForecastsSet:
            table.forecasts.assign(event.forecasts_set().forecasts().begin(), event.forecasts_set().forecasts().end());
            return true;
        case Event::kStandingChanged:
            table.standings[event.standing_changed().party()] = event.standing_changed().standing();
            return true;
        default: return false;
    }
}

// ---- forms and end ----

Form& form(Table& table, const std::string& id) {
    for (auto& known : table.forms)
        if (known.id == id) return known;
    Form& added = table.forms.emplace_back();
    added.id = id;
    return added;
}

void apply_form(Table& table, const Event& event) {
    switch (event.body_case()) {
        case Event::kFormOpened: {
            Form& opened = form(table, event.form_opened().form());
            opened.open = true;
            opened.round = table.round();
            if (event.at_ms() == table.phase_began_ms) opened.submitted.clear();  // with its phase: everybody is asked anew
            opened.has_closed = false;
            opened.closed.Clear();
            break;
        }
        case Event::kFormSubmitted:
            form(table, event.form_submitted().form()).submitted[event.form_submitted().seat()] = event.form_submitted();
            break;
        case Event::kFormClosed: {
            Form& closed = form(table, event.form_closed().form());
            closed.open = false;
            closed.has_closed = true;
            closed.closed = event.form_closed();
            break;
        }
        case Event::kInterestsScored: score(table, event.interests_scored()); break;
        case Event::kObserverAdmitted: table.observers.push_back(event.observer_admitted()); break;
        default: break;
    }
}

// ---- bids ----

bool apply_bids(Table& table, const Event& event) {
    if (event.has_bid_submitted()) {
        // Without choices it is what the others hear. It comes first; in journals of before, after the bid, and changes nothing.
        const Bid& bid = event.bid_submitted().bid();
        if (!bid.choices().empty() || !table.bids.contains(bid.party())) table.bids[bid.party()] = bid;
        return true;
    }
    if (!event.has_bids_opened()) return false;
    table.bids.clear();
    table.opened_bids.push_back(event.bids_opened());
    tell(table, event, event.bids_opened());
    return true;
}

bool apply_seating(Table& table, const Event& event) {
    if (!event.has_seat_changed()) return false;
    if (table.book->has(SeatId{event.seat_changed().seat()})) table.seats[event.seat_changed().seat() - 1] = event.seat_changed();
    return true;
}

void apply_opened(Table& table, const Event& event) {
    if (apply_seating(table, event) || apply_clock(table, event) || apply_interests(table, event) || apply_proposal(table, event) ||
        apply_round(table, event) || apply_room(table, event) || apply_process(table, event) || apply_instruments(table, event) ||
        apply_bids(table, event) || apply_theater(table, event) || apply_debrief(table, event))
        return;
    apply_form(table, event);
}

bool merge(Event& event, std::string_view bytes) {
    google::protobuf::io::CodedInputStream input(reinterpret_cast<const std::uint8_t*>(bytes.data()), static_cast<int>(bytes.size()));
    return event.MergeFromCodedStream(&input) && input.ConsumedEntireMessage();
}

const google::protobuf::Message& body_of(const Event& event) {
    return event.GetReflection()->GetMessage(event, Event::descriptor()->FindFieldByNumber(event.body_case()));
}

}  // namespace

void apply(Table& table, const Event& event) {
    const int kind = event.body_case();
    const std::string body = is_kept(kind) || can_be_opened(kind) ? body_of(event).SerializeAsString() : std::string();
    if (is_kept(kind)) keep(table, {kind, event.at_ms(), set_of(event.listed()), body});
    else apply_opened(table, event);
    note_for_debrief(table, kind, event.at_ms(), body);
}

void apply(Table& table, const Event& event, std::string_view encoded) {
    if (is_kept(event.body_case()) || can_be_opened(event.body_case())) {
        apply_encoded(table, encoded);
        return;
    }
    apply_opened(table, event);
    note_for_debrief(table, event.body_case(), event.at_ms(), {});
}

bool apply_encoded(Table& table, std::string_view bytes) {
    const auto envelope = read_envelope(bytes);
    if (!envelope) return false;
    if (is_kept(envelope->kind)) {
        const bool sound = keep(table, {envelope->kind, envelope->at_ms, SeatSet::of_bits(envelope->listed), envelope->body});
        note_for_debrief(table, envelope->kind, envelope->at_ms, envelope->body);
        return sound;
    }
    std::array<char, 2048> block;
    google::protobuf::ArenaOptions options;
    options.initial_block = block.data();
    options.initial_block_size = block.size();
    google::protobuf::Arena arena(options);
    auto* event = google::protobuf::Arena::CreateMessage<Event>(&arena);
    // Who caused it decides nothing here, and its text would be copied.
    const std::size_t skipped = envelope->origin.empty() ? 0 : static_cast<std::size_t>(envelope->origin.data() - bytes.data());
    const std::string_view before = bytes.substr(0, skipped), after = bytes.substr(skipped + envelope->origin.size());
    if (!merge(*event, before) || !merge(*event, after)) return false;
    apply_opened(table, *event);
    note_for_debrief(table, envelope->kind, envelope->at_ms, envelope->body);
    return true;
}

}  // namespace samenspel::rules
