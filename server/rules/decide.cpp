// Who may ask what, and when; then the part that knows. Also what is due by the clock, and who sits where.
#include "server/rules/decide.hpp"

#include <algorithm>

#include "server/rules/chance.hpp"
#include "server/rules/dealing.hpp"
#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

constexpr std::int64_t warning_ms = 60'000, never_ms = INT64_MAX;

enum class Door { seat, seat_or_trainer, trainer, observer_or_trainer, session };

Door door_of(Command::BodyCase body) {
    switch (body) {
        case Command::kHandPen:
        case Command::kHandDirection:
        case Command::kSetAgenda:
        case Command::kSetConversation:
        case Command::kResume: return Door::seat_or_trainer;
        case Command::kObserveSpeech: return Door::observer_or_trainer;
        case Command::kStart:
        case Command::kPause:
        case Command::kExtend:
        case Command::kNextPhase:
        case Command::kBackPhase:
        case Command::kSkipToPhase:
        case Command::kSetSeat:
        case Command::kThrowInject:
        case Command::kWhisper:
        case Command::kOpenForm:
        case Command::kCloseForm:
        case Command::kSignOnBehalf:
        case Command::kAdmitObserver:
        case Command::kSetLids:
        case Command::kBookmark:
        case Command::kSwapChairs:
        case Command::kEndSwap:
        case Command::kGivePrompt:
        case Command::kTurnBoard:
        case Command::kCompareGuesses:
        case Command::kSetInstrument:
        case Command::kLimitStrategies:
        case Command::kOpen:
        case Command::kAskConsent:
        case Command::kStepDebrief:
        case Command::kEndTable: return Door::trainer;
        case Command::kPlaceParticipant:
        case Command::kStartSession:
        case Command::kLeaveSession:
        case Command::kDealParticipants:
        case Command::kSwapParticipants:
        case Command::kEndSession:
        case Command::BODY_NOT_SET: return Door::session;
        default: return Door::seat;
    }
}

bool may_enter(Deciding& deciding, Door door) {
    switch (deciding.actor.kind) {
        case Actor::Kind::trainer:
            if (door == Door::session) return deciding.refuse(MALFORMED);
            return door != Door::seat || deciding.refuse(NOT_YOUR_TURN);  // the trainer never acts as a seat
        case Actor::Kind::observer:
            return door == Door::observer_or_trainer || deciding.refuse(NOT_YOUR_TURN);
        case Actor::Kind::seat:
            if (door == Door::session) return deciding.refuse(MALFORMED);
            if (!deciding.book().has(deciding.me())) return deciding.refuse(NO_SUCH_SEAT);
            return door == Door::seat || door == Door::seat_or_trainer || deciding.refuse(NOT_YOUR_TURN);
    }
    return deciding.refuse(MALFORMED);
}

// The debrief goes on when the table has ended.
bool outlives_the_table(const Command& command) { return command.has_bookmark() || command.has_turn_board() || command.has_compare_guesses() || of_debrief(command); }

// What holds for every command of a seat.
bool seat_may_act(Deciding& deciding, const Command& command) {
    if (deciding.actor.kind != Actor::Kind::seat) return true;
    if (!deciding.table.started) return deciding.refuse(NOT_STARTED);
    return deciding.table.ended || !deciding.table.paused || command.has_resume() || deciding.refuse(TABLE_PAUSED);
}

void dispatch(Deciding& deciding, const Command& command) {
    switch (command.body_case()) {
        case Command::kSayInPlenary:
        case Command::kSayInGroup:
        case Command::kMakePromise:
        case Command::kRecordCorridor:
        case Command::kCallTimeOut: return decide_talk(deciding, command);
        case Command::kTellInterest:
        case Command::kConfirmHeard:
        case Command::kConfirmPromise:
        case Command::kRevealCard:
        case Command::kAskInterest:
        case Command::kDeclineAsk:
        case Command::kAskMeaning:
        case Command::kExplainMeaning: return decide_interests(deciding, command);
        case Command::kTableProposal:
        case Command::kAmendProposal:
        case Command::kWithdrawProposal:
        case Command::kTakePosition:
        case Command::kSignProposal:
        case Command::kSignOnBehalf:
        case Command::kLeaveAgreement:
        case Command::kChooseCompliance: return decide_bargaining(deciding, command);
        case Command::kSubmitBid: return decide_bids(deciding, command);
        case Command::kDoAct:
        case Command::kTakeBackAct:
        case Command::kPoolForecast: return decide_acts(deciding, command);
        case Command::kSubmitForm: return decide_forms(deciding, command);
        case Command::kHandPen:
        case Command::kHandDirection:
        case Command::kSetAgenda:
        case Command::kSetConversation: return decide_direction(deciding, command);
        case Command::kVoteCase: return decide_case(deciding, command);
        case Command::kCompareGuesses: return decide_guesses(deciding, command);
        case Command::kSetLids:
        case Command::kBookmark:
        case Command::kSwapChairs:
        case Command::kEndSwap:
        case Command::kGivePrompt:
        case Command::kTurnBoard: return decide_room(deciding, command);
        case Command::kLogGive:
        case Command::kAnswerGive:
        case Command::kWriteMeaning:
        case Command::kSignMeaning:
        case Command::kWriteAmbition:
        case Command::kAnswerAmbition:
        case Command::kSetInstrument: return decide_instruments(deciding, command);
        case Command::kPickAssignment:
        case Command::kReadCard:
        case Command::kWriteOptions:
        case Command::kReportChoice:
        case Command::kLimitStrategies: return decide_theater(deciding, command);
        default: return of_debrief(command) ? decide_debrief(deciding, command) : decide_trainer(deciding, command);
    }
}

Event at(std::int64_t now_ms) {
    Event event;
    event.set_at_ms(now_ms);
    return event;
}

// Reading takes as long as it takes: then everybody's tap ends the phase, or the trainer.
std::int64_t end_due_ms(const Table& table) { return table.phase_info().kind() == DRAWING ? never_ms : table.phase_ends_ms; }

// No warning in a phase so short that it would come at its start.
std::optional<std::int64_t> warning_due_ms(const Table& table) {
    const std::int64_t due = table.phase_ends_ms - warning_ms;
    if (table.phase_info().kind() == DRAWING || table.warned || due <= table.phase_began_ms) return std::nullopt;
    return due;
}

}  // namespace

std::vector<Event> open_table(const Rulebook& book, std::uint32_t number, Talk talk, std::uint64_t seed, std::int64_t now_ms,
                              const TableOptions& options) {
    std::vector<Event> events;
    TableOpened& opened = *events.emplace_back(at(now_ms)).mutable_table_opened();
    opened = opening_of(book.scenario(), book.content());
    opened.set_table(number);
    opened.set_talk(talk);
    opened.set_chance_world(Chance(seed).next());
    opened.set_chance_rules(Chance(seed ^ 0x9E3779B97F4A7C15u).next());
    opened.set_format(1);
    if (options.absent != ABSENT_POLICY_UNSET) opened.set_absent(options.absent);
    if (options.instruments_off) opened.set_instruments_off(true);
    for (const auto instrument : options.without) opened.add_without(instrument);
    if (options.theater) opened.set_theater(true);
    for (std::uint32_t seat = 1; seat <= book.seat_count(); ++seat) {
        SeatChanged& empty = *events.emplace_back(at(now_ms)).mutable_seat_changed();
        empty.set_seat(seat);
        empty.set_holder(EMPTY);
        empty.set_presence(NOT_HERE);
    }
    PhaseEntered& first = *events.emplace_back(at(now_ms)).mutable_phase_entered();
    first.set_phase(0);
    first.set_ends_at_ms(now_ms + book.phase(0).length_ms());
    return events;
}

Decision decide(const Table& table, const Actor& actor, const Command& command, std::int64_t now_ms) {
    Deciding deciding(table, actor, now_ms);
    if (!may_enter(deciding, door_of(command.body_case()))) return deciding.take();
    if (table.ended && !outlives_the_table(command)) {
        deciding.refuse(TABLE_OVER);
        return deciding.take();
    }
    if (seat_may_act(deciding, command)) dispatch(deciding, command);
    return deciding.take();
}

std::optional<std::int64_t> next_due_ms(const Table& table) {
    if (!table.started || table.paused || table.ended) return std::nullopt;
    if (theater_is_due(table)) return table.phase_began_ms;
    std::int64_t due = end_due_ms(table);
    if (const auto warning = warning_due_ms(table)) due = std::min(due, *warning);
    if (table.chairs) due = std::min(due, table.chairs->ends_at_ms());
    if (due == never_ms) return std::nullopt;
    return due;
}

std::vector<Event> decide_due(const Table& table, std::int64_t now_ms) {
    const auto due = next_due_ms(table);
    if (!due || *due > now_ms) return {};
    if (auto theater = theater_due(table, now_ms); !theater.empty()) return theater;
    if (table.chairs && table.chairs->ends_at_ms() <= now_ms) return chairs_back(table, now_ms);
    if (now_ms < end_due_ms(table)) {
        Event warned = at(now_ms);
        warned.mutable_minute_warned()->set_phase(table.phase);
        return {warned};
    }
    if (table.phase + 1 < table.book->phase_count()) return enter_phase(table, table.phase + 1, BY_CLOCK, {}, now_ms);
    Event ended = at(now_ms);
    ended.mutable_table_ended()->set_early(false);
    return {ended};
}

Decision decide_seat(const Table& table, const SeatChanged& wanted, std::int64_t now_ms) {
    const Actor host{Actor::Kind::trainer, {}, 0};
    Deciding deciding(table, host, now_ms);
    if (!table.book->has(SeatId{wanted.seat()})) deciding.refuse(NO_SUCH_SEAT);
    else if (wanted.participants_size() > 2) deciding.refuse(SEAT_TAKEN);
    else
        for (auto& seat : reseated(table, wanted)) *deciding.add().mutable_seat_changed() = std::move(seat);
    return deciding.take();
}

}  // namespace samenspel::rules
