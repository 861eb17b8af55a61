// What the trainer does: the clock, the phases, seats, injects, whispers, forms, observation.
#include <algorithm>

#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

constexpr std::size_t most_reason = 200, most_title = 60, most_inject = 600, most_whisper = 400;
constexpr std::int64_t least_extension_ms = -600'000, most_extension_ms = 3'600'000;

bool running(Deciding& deciding) { return deciding.table.started || deciding.refuse(NOT_STARTED); }

void start(Deciding& deciding) {
    const Table& table = deciding.table;
    if (table.started) {
        deciding.refuse(ALREADY_STARTED);
        return;
    }
    if (table.book->phase_count() < 2) {
        deciding.refuse(NO_SUCH_PHASE);
        return;
    }
    const auto held = std::find_if(table.seats.begin(), table.seats.end(), is_held);
    if (held == table.seats.end()) {
        deciding.refuse(NOBODY_HERE);
        return;
    }
    SeatId lead = table.book->first_pen();
    if (!is_held(table.seats[lead.value - 1])) lead = SeatId{held->seat()};
    for (auto& seat : doubled_from_the_start(table)) *deciding.add().mutable_seat_changed() = std::move(seat);
    deciding.add().mutable_direction_handed()->set_seat(lead.value);
    deciding.add_all(enter_phase(table, 1, NEXT, {}, deciding.now_ms));
}

void next_phase(Deciding& deciding, const NextPhase& command) {
    const Table& table = deciding.table;
    if (command.has_from() && command.from() != table.phase) {
        deciding.refuse(ALREADY_DONE);  // pressed twice, or as the clock ran out
        return;
    }
    if (!table.started) return start(deciding);
    if (table.phase + 1 >= table.book->phase_count()) {
        deciding.refuse(NO_SUCH_PHASE);
        return;
    }
    deciding.add_all(enter_phase(table, table.phase + 1, NEXT, {}, deciding.now_ms));
}

bool reasoned(Deciding& deciding, const std::string& reason) {
    if (reason.empty()) return deciding.refuse(REASON_NEEDED);
    return deciding.words(reason, 1, most_reason);
}

void move_phase(Deciding& deciding, std::uint32_t phase, Move move, const std::string& reason) {
    if (!running(deciding) || !reasoned(deciding, reason)) return;
    const bool sound = move == BACK ? deciding.table.phase >= 2 : phase > deciding.table.phase && phase < deciding.book().phase_count();
    if (!sound) {
        deciding.refuse(NO_SUCH_PHASE);
        return;
    }
    deciding.add_all(enter_phase(deciding.table, phase, move, reason, deciding.now_ms));
}

void extend(Deciding& deciding, const Extend& command) {
    if (!running(deciding)) return;
    const std::int64_t ends = deciding.table.phase_ends_ms + command.by_ms();
    if (command.by_ms() == 0 || command.by_ms() < least_extension_ms || command.by_ms() > most_extension_ms || ends <= deciding.now_ms) {
        deciding.refuse(MALFORMED);
        return;
    }
    Extended& extended = *deciding.add().mutable_extended();
    extended.set_by_ms(command.by_ms());
    extended.set_ends_at_ms(ends);
}

void resume(Deciding& deciding) {
    const Table& table = deciding.table;
    if (!running(deciding)) return;
    if (!table.paused) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    const bool may = deciding.by_trainer() || (table.paused_by_time_out && deciding.me() == table.direction);
    if (!may) {
        deciding.refuse(NOT_YOUR_TURN);
        return;
    }
    deciding.add().mutable_resumed()->set_ends_at_ms(table.phase_ends_ms);
}

void pause(Deciding& deciding) {
    if (!running(deciding)) return;
    if (deciding.table.paused) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    deciding.add().mutable_paused()->set_by_time_out(false);
}

void set_seat(Deciding& deciding, const SetSeat& command) {
    if (!deciding.book().has(SeatId{command.seat()})) {
        deciding.refuse(NO_SUCH_SEAT);
        return;
    }
    if (command.holder() != EMPTY && command.holder() != BOT && command.holder() != ABSENT) {
        deciding.refuse(MALFORMED);
        return;
    }
    const SeatChanged& now = deciding.table.seats[command.seat() - 1];
    if (now.presence() == HERE && now.holder() != BOT) {
        deciding.refuse(SEAT_TAKEN);  // somebody sits there: move them first
        return;
    }
    if (now.holder() == command.holder()) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    SeatChanged changed = now;  // its people stay on record, so that who returns gets the seat back
    changed.set_seat(command.seat());
    changed.set_holder(command.holder());
    changed.set_presence(command.holder() == BOT ? HERE : now.participants().empty() ? NOT_HERE : AWAY);
    const auto seats = reseated(deciding.table, changed);
    for (const auto& seat : seats) *deciding.add().mutable_seat_changed() = seat;
    if (command.holder() != ABSENT || deciding.table.opened.absent() == ABSENT_POLICY_UNSET) return;
    Table after = deciding.table;
    for (const auto& seat : seats) after.seats[seat.seat() - 1] = seat;
    wait_no_longer(deciding, after);
    decide_case_without(deciding, after);
}

bool audience(Deciding& deciding, const google::protobuf::RepeatedField<std::uint32_t>& numbers, SeatSet& out) {
    for (const auto number : numbers) {
        if (!deciding.book().has(SeatId{number})) return deciding.refuse(NO_SUCH_SEAT);
        out.add(SeatId{number});
    }
    return true;
}

void throw_inject(Deciding& deciding, const ThrowInject& command) {
    if (!running(deciding)) return;
    InjectThrown thrown;
    SeatSet to;
    if (!audience(deciding, command.to(), to)) return;
    if (!command.inject().empty()) {
        const Inject* inject = deciding.book().inject(command.inject());
        if (!inject) {
            deciding.refuse(NO_SUCH_INJECT);
            return;
        }
        thrown.set_inject(inject->id());
        *thrown.mutable_title() = inject->title();
        *thrown.mutable_text() = inject->text();
        if (to.empty())
            for (const auto& seat : inject->to()) to.add(deciding.book().seat_named(seat));
    } else {
        if (!deciding.words(command.title(), 1, most_title) || !deciding.words(command.text(), 1, most_inject)) return;
        for (Text* text : {thrown.mutable_title(), thrown.mutable_text()}) {
            const std::string& words = text == thrown.mutable_title() ? command.title() : command.text();
            text->set_nl(words);
            text->set_en(words);
        }
    }
    if (to.empty()) *deciding.add().mutable_inject_thrown() = std::move(thrown);
    else *deciding.add(to).mutable_inject_thrown_to() = std::move(thrown);
}

void whisper(Deciding& deciding, const Whisper& command) {
    SeatSet to;
    if (!audience(deciding, command.to(), to) || !deciding.words(command.text(), 1, most_whisper)) return;
    if (to.empty()) {
        deciding.refuse(NO_SUCH_SEAT);
        return;
    }
    deciding.add(to).mutable_whispered()->set_text(command.text());
}

const Form* known_form(const Table& table, const std::string& id) {
    for (const auto& form : table.forms)
        if (form.id == id) return &form;
    return nullptr;
}

void open_form(Deciding& deciding, const std::string& id) {
    if (!running(deciding)) return;
    const Form* form = known_form(deciding.table, id);
    if (!deciding.book().form(id)) deciding.refuse(NO_SUCH_FORM);
    else if (form && form->open) deciding.refuse(ALREADY_DONE);
    else deciding.add().mutable_form_opened()->set_form(id);
}

void shut_form(Deciding& deciding, const std::string& id) {
    const Form* form = known_form(deciding.table, id);
    if (!form || !form->open) deciding.refuse(NO_SUCH_FORM);
    else deciding.add_all({close_form(deciding.table, *form, deciding.now_ms)});
}

void observe(Deciding& deciding, const ObserveSpeech& command) {
    if (!running(deciding)) return;
    if (!deciding.book().has(SeatId{command.seat()})) {
        deciding.refuse(NO_SUCH_SEAT);
        return;
    }
    if (command.act() == SPEECH_UNSET) {
        deciding.refuse(MALFORMED);
        return;
    }
    SpeechObserved& observed = *deciding.add().mutable_speech_observed();
    observed.set_seat(command.seat());
    observed.set_act(command.act());
}

void admit(Deciding& deciding, const AdmitObserver& command) {
    if (command.participant() == 0) {
        deciding.refuse(NO_SUCH_PARTICIPANT);
        return;
    }
    if (command.seat() != 0 && !deciding.book().has(SeatId{command.seat()})) {
        deciding.refuse(NO_SUCH_SEAT);
        return;
    }
    ObserverAdmitted& admitted = *deciding.add().mutable_observer_admitted();
    admitted.set_participant(command.participant());
    admitted.set_seat(command.seat());
}

void end_table(Deciding& deciding) {
    if (!running(deciding)) return;
    deciding.add_all(chairs_back(deciding.table, deciding.now_ms));
    if ((deciding.table.scores.empty() || deciding.table.played_on) && deciding.table.dealt()) deciding.add_all(score(deciding.table, deciding.now_ms));
    deciding.add_all(lay_all_open(deciding.table, deciding.now_ms));
    deciding.add().mutable_table_ended()->set_early(deciding.table.phase + 1 < deciding.book().phase_count());
}

}  // namespace

void decide_trainer(Deciding& deciding, const Command& command) {
    switch (command.body_case()) {
        case Command::kStart: return start(deciding);
        case Command::kPause: return pause(deciding);
        case Command::kResume: return resume(deciding);
        case Command::kExtend: return extend(deciding, command.extend());
        case Command::kNextPhase: return next_phase(deciding, command.next_phase());
        case Command::kBackPhase: return move_phase(deciding, deciding.table.phase - 1, BACK, command.back_phase().reason());
        case Command::kSkipToPhase:
            return move_phase(deciding, command.skip_to_phase().phase(), SKIP, command.skip_to_phase().reason());
        case Command::kSetSeat: return set_seat(deciding, command.set_seat());
        case Command::kThrowInject: return throw_inject(deciding, command.throw_inject());
        case Command::kWhisper: return whisper(deciding, command.whisper());
        case Command::kOpenForm: return open_form(deciding, command.open_form().form());
        case Command::kCloseForm: return shut_form(deciding, command.close_form().form());
        case Command::kObserveSpeech: return observe(deciding, command.observe_speech());
        case Command::kAdmitObserver: return admit(deciding, command.admit_observer());
        case Command::kEndTable: return end_table(deciding);
        default: deciding.refuse(MALFORMED);
    }
}

}  // namespace samenspel::rules
