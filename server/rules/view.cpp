#include "server/rules/view.hpp"

#include <algorithm>

namespace samenspel::rules {
namespace {

// What the viewer is to a record with this audience.
class Eye {
public:
    Eye(const Table& table, Viewer viewer) : table_(table), viewer_(viewer) {}
    bool trainer() const { return viewer_.kind == Viewer::Kind::trainer; }
    bool seat() const { return viewer_.kind == Viewer::Kind::seat; }
    bool is(std::uint32_t seat) const { return viewer_.kind == Viewer::Kind::seat && viewer_.seat.value == seat; }
    bool seat_or_trainer(std::uint32_t seat) const { return trainer() || is(seat); }
    bool either_or_trainer(SeatId one, SeatId other) const { return trainer() || is(one.value) || is(other.value); }
    bool listed(const SeatSet& seats) const {
        return trainer() || (viewer_.kind == Viewer::Kind::seat && seats.has(viewer_.seat));
    }
    bool of_party(std::uint32_t party) const {
        return trainer() || (viewer_.kind == Viewer::Kind::seat && table_.party_of(viewer_.seat).value == party);
    }

private:
    const Table& table_;
    Viewer viewer_;
};

TableOpened opening(const Table& table, bool trainer) {
    const TableOpened& opened = table.opened;
    TableOpened out;
    if (opened.has_table()) out.set_table(opened.table());
    *out.mutable_content() = table.large_opening->content();
    if (opened.has_talk()) out.set_talk(opened.talk());
    if (opened.has_format()) out.set_format(opened.format());
    if (opened.has_absent()) out.set_absent(opened.absent());
    if (opened.has_instruments_off()) out.set_instruments_off(opened.instruments_off());
    *out.mutable_without() = opened.without();
    if (opened.has_theater()) out.set_theater(opened.theater());
    if (opened.has_branch()) {
        *out.mutable_branch() = opened.branch();
        if (!trainer) out.mutable_branch()->clear_after();
    }
    if (trainer) *out.mutable_deck() = table.large_opening->deck();
    return out;
}

void add_clock(const Table& table, Knowledge& out) {
    if (!table.route.empty()) {
        *out.mutable_phase() = table.route.back();
        out.mutable_phase()->set_ends_at_ms(table.phase_ends_ms);
        out.set_phase_began_ms(table.phase_began_ms);
    }
    out.set_minute_warned(table.warned);
    out.set_paused(table.paused);
    out.set_paused_by_time_out(table.paused_by_time_out);
    out.set_pen(table.pen.value);
    out.set_direction(table.direction.value);
    for (const auto& issue : table.agenda) out.add_agenda(issue);
    for (const auto& entered : table.route) *out.add_route() = entered;
    out.set_ended(table.ended);
    out.set_ended_early(table.ended_early);
    out.set_lids_down(table.lids_down);
    if (table.chairs) *out.mutable_chairs() = *table.chairs;
    out.set_board_page(table.board_page);
}

// Where the body of such a line belongs.
google::protobuf::Message* open(const StoryLine& line, Entry& entry) {
    switch (line.kind) {
        case Event::kSaidInPlenary: return entry.mutable_said_in_plenary();
        case Event::kSaidInGroup: return entry.mutable_said_in_group();
        case Event::kPromiseMade: return entry.mutable_promise_made();
        case Event::kCorridorRecorded: return entry.mutable_corridor_recorded();
        case Event::kTimeOutCalled: return entry.mutable_time_out_called();
        case Event::kSpeechObserved: return entry.mutable_speech_observed();
        case Event::kCardRevealed: return entry.mutable_card_revealed();
        case Event::kWhispered: return entry.mutable_whispered();
        case Event::kBreachShown: return entry.mutable_breach_shown();
        case Event::kActExposed: return entry.mutable_act_exposed();
        case Event::kForecastPooled: return entry.mutable_forecast_pooled();
        case Event::kAgreementLeft: return entry.mutable_agreement_left();
        case Event::kPromptGiven: return entry.mutable_prompt_given();
        case Event::kChairsSwapped: return entry.mutable_chairs_swapped();
        case Event::kBookmarked: return entry.mutable_bookmarked();
        case Event::kCaseDecided: return entry.mutable_case_decided();
        case Event::kSeatSucceeded: return entry.mutable_seat_succeeded();
        case Event::kWordClashed: return entry.mutable_word_clashed();
        case Event::kBidsOpened: return entry.mutable_bids_opened();
        case Event::kChoiceReported: return entry.mutable_choice_reported();
        default: return entry.mutable_inject_thrown();
    }
}

void add_story(const Table& table, const Eye& eye, Knowledge& out) {
    for (const auto& line : table.story) {
        const bool sees = line.to == StoryLine::To::everyone || (line.to == StoryLine::To::listed && eye.listed(line.listed)) ||
                          eye.trainer();
        if (!sees) continue;
        Entry& entry = *out.add_story();
        entry.set_at_ms(line.at_ms);
        open(line, entry)->ParseFromString(line.body);
        if (entry.has_inject_thrown() && !eye.trainer()) entry.mutable_inject_thrown()->clear_inject();
    }
}

void add_interests(const Table& table, const Eye& eye, Knowledge& out) {
    for (const auto& told : table.told) {
        if (!eye.either_or_trainer(SeatId{told.told.from()}, SeatId{told.told.to()})) continue;
        ToldKnowledge& known = *out.add_told();
        known.mutable_told()->set_told(told.told.told());
        known.mutable_told()->set_from(told.told.from());
        known.mutable_told()->set_to(told.told.to());
        if (eye.seat_or_trainer(told.told.from())) known.mutable_told()->set_card(told.told.card());
        known.set_heard(told.heard);
    }
    for (const auto& promise : table.promises) {
        if (!eye.either_or_trainer(SeatId{promise.made.from()}, SeatId{promise.made.to()})) continue;
        PromiseKnowledge& known = *out.add_promises();
        *known.mutable_made() = promise.made;
        known.set_promise(promise.number);
        known.set_heard(promise.heard);
        if (promise.kept) known.set_kept(*promise.kept);
    }
    for (const auto& ask : table.asks)
        if (eye.either_or_trainer(ask.from, ask.to)) *out.add_asks() = ask.ask;
    for (const auto& explained : table.explained)
        if (eye.listed(explained.listed)) *out.add_meanings() = explained.meaning;
}

void add_proposals(const Table& table, const Eye& eye, Knowledge& out) {
    std::uint32_t number = 0;
    for (const auto& proposal : table.proposals) {
        ProposalKnowledge& known = *out.add_proposals();
        known.set_proposal(++number);
        known.set_seat(proposal.seat.value);
        for (const auto& draft : proposal.versions) *known.add_versions() = draft;
        for (const auto& issue : proposal.changed) known.add_changed(issue);
        for (const auto& [party, position] : proposal.positions) *known.add_positions() = position;
        for (const auto party : proposal.signers) known.add_signed_(party);
        for (const auto party : proposal.left) known.add_left(party);
        known.set_state(proposal.state);
        if (proposal.agreed_at != 0) known.set_agreed_in_round(proposal.agreed_in_round);
        if (proposal.state == AGREEMENT_ENDED) known.set_end_cause(proposal.end_cause);
        for (const auto& [key, keeps] : proposal.keeps) {
            if (!eye.of_party(key.first)) continue;
            ComplianceChosen& chosen = *known.add_compliance();
            chosen.set_proposal(number);
            chosen.set_party(key.first);
            chosen.set_issue(key.second);
            chosen.set_keeps(keeps);
        }
    }
}

void add_bids(const Table& table, const Eye& eye, Knowledge& out) {
    for (const auto& [party, bid] : table.bids) {
        const bool own = eye.seat() && eye.of_party(party);
        if (own && bid.choices().empty()) continue;  // its own seats are told with the bid itself
        if (own || eye.trainer()) *out.add_bids() = bid;
        else if (eye.seat()) out.add_bids()->set_party(party);  // that there is one
    }
    for (const auto& opened : table.opened_bids) *out.add_opened_bids() = opened;
}

void add_round(const Table& table, const Eye& eye, Knowledge& out) {
    for (const auto& [secret, done] : table.acts)
        if (!secret || eye.of_party(done.party())) *out.add_acts() = done;
    for (const auto& forecast : table.forecasts) *out.add_forecasts() = forecast;
    for (const auto party : table.pooled) out.add_pooled(party);
    std::vector<const Result*> by_round;  // after steps back they may have been resolved in another order
    for (const auto& result : table.results) by_round.push_back(&result);
    std::stable_sort(by_round.begin(), by_round.end(), [](const Result* one, const Result* other) { return one->round.round() < other->round.round(); });
    for (const Result* result : by_round) {
        ResultKnowledge& known = *out.add_results();
        *known.mutable_round() = result->round.read();
        for (const auto& party : result->parties)
            if (eye.of_party(party.party())) *known.add_parties() = party.read();
    }
    for (const auto& [party, standing] : table.standings) {
        StandingChanged& known = *out.add_standings();
        known.set_party(party);
        known.set_standing(standing);
    }
    if (eye.trainer() && table.year != 0) out.set_year(table.year);
}

void add_forms(const Table& table, const Eye& eye, Knowledge& out) {
    for (const auto& form : table.forms) {
        FormKnowledge& known = *out.add_forms();
        known.set_form(form.id);
        known.set_open(form.open);
        for (const auto& [seat, submitted] : form.submitted)
            if (eye.seat_or_trainer(seat)) *known.add_submitted() = submitted;
        if (form.has_closed) *known.mutable_closed() = form.closed;
    }
    for (const auto& score : table.scores)
        if (eye.seat_or_trainer(score.seat())) *out.add_scores() = score;
    if (eye.trainer())
        for (const auto& observer : table.observers) *out.add_observers() = observer;
}

void add_instruments(const Table& table, const Eye& eye, Knowledge& out) {
    const Instruments& all = table.instruments;
    for (const auto& give : all.gives) {
        if (!eye.either_or_trainer(SeatId{give.logged.from()}, SeatId{give.logged.to()})) continue;
        GiveKnowledge& known = *out.add_gives();
        *known.mutable_logged() = give.logged;
        if (!eye.seat_or_trainer(give.logged.from())) known.mutable_logged()->clear_value();
        if (!give.answered) continue;
        *known.mutable_answered() = *give.answered;
        if (!eye.seat_or_trainer(give.logged.to())) known.mutable_answered()->clear_value();
    }
    for (const auto& [word, together] : all.glossary) {
        GlossaryKnowledge& known = *out.add_glossary();
        *known.mutable_written() = together.written;
        for (const auto party : together.signers) known.add_signed_(party);
    }
    if (all.ambition) {
        *out.mutable_ambition()->mutable_written() = all.ambition->written;
        for (const auto& [party, answered] : all.ambition->answers) *out.mutable_ambition()->add_answers() = answered;
    }
    for (const auto& [instrument, on] : all.set) {
        InstrumentSet& set = *out.add_instruments();
        set.set_instrument(static_cast<Instrument>(instrument));
        set.set_on(on);
    }
}

void add_debrief(const Debrief& debrief, const Eye& eye, Knowledge& out) {
    for (const auto& [key, given] : debrief.consents) {
        if (!eye.seat_or_trainer(key.first)) continue;
        ConsentKnowledge& known = *out.add_consents();
        known.set_seat(key.first);
        known.set_kind(static_cast<OpenKind>(key.second));
        known.set_answered(given.has_value());
        known.set_given(given.value_or(false));
    }
    for (const auto& opened : debrief.opened) {
        Opened& known = *out.add_opened_up();
        known = *opened;
        if (!eye.trainer()) known.clear_consented();
    }
    if (debrief.step) *out.mutable_debrief() = *debrief.step;
    for (const auto& [seat, said] : debrief.words) *out.add_one_words() = said;
    for (const auto& [seat, guessed] : debrief.guesses)
        if (eye.seat_or_trainer(seat)) *out.add_neighbour_guesses() = guessed;
    for (const auto& [seat, promised] : debrief.promises) *out.add_promises_for_monday() = promised;
    if (debrief.best) *out.mutable_best_found() = *debrief.best;
}

}  // namespace

Knowledge view(const Table& table, Viewer viewer) {
    Knowledge out;
    if (!table.large_opening) return out;
    const Eye eye(table, viewer);
    *out.mutable_opened() = opening(table, eye.trainer());
    for (const auto& seat : table.seats)
        if (seat.has_seat()) *out.add_seats() = seat;
    for (const auto& role : table.roles)
        if (eye.seat_or_trainer(role->seat())) *out.add_roles() = *role;
    add_clock(table, out);
    add_story(table, eye, out);
    add_interests(table, eye, out);
    add_proposals(table, eye, out);
    add_bids(table, eye, out);
    add_round(table, eye, out);
    add_forms(table, eye, out);
    add_process(table, out);
    add_instruments(table, eye, out);
    add_debrief(table.debrief, eye, out);
    if (auto theater = theater_known(table.theater, viewer); theater.ByteSizeLong() > 0) *out.mutable_theater() = std::move(theater);
    return out;
}

}  // namespace samenspel::rules
