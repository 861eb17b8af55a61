// Talk: typed lines, and the one-tap records of what was said aloud.
#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

constexpr std::size_t most_line_characters = 1000, most_promise_characters = 80;
constexpr std::uint32_t most_corridor_minutes = 60;

bool typed(Deciding& deciding) { return deciding.table.opened.talk() == TYPED || deciding.refuse(TALK_IS_SPOKEN); }

bool known_act(Deciding& deciding, SpeechAct act) { return SpeechAct_IsValid(act) || deciding.refuse(MALFORMED); }

// The members with the actor among them; refuses unknown seats and groups of one.
SeatSet group(Deciding& deciding, const google::protobuf::RepeatedField<std::uint32_t>& members) {
    SeatSet set;
    for (const auto member : members) {
        if (!deciding.book().has(SeatId{member})) {
            deciding.refuse(NO_SUCH_SEAT);
            return {};
        }
        set.add(SeatId{member});
    }
    set.add(deciding.me());
    if (set.numbers().size() < 2) deciding.refuse(NOT_TO_YOURSELF);
    return set;
}

void say_in_plenary(Deciding& deciding, const SayInPlenary& say) {
    if (!typed(deciding) || !deciding.words(say.text(), 1, most_line_characters) || !known_act(deciding, say.act())) return;
    SaidInPlenary& said = *deciding.add().mutable_said_in_plenary();
    said.set_seat(deciding.me().value);
    said.set_text(say.text());
    if (say.act() != SPEECH_UNSET) said.set_act(say.act());
}

void say_in_group(Deciding& deciding, const SayInGroup& say) {
    if (!typed(deciding) || !deciding.words(say.text(), 1, most_line_characters) || !known_act(deciding, say.act())) return;
    const SeatSet members = group(deciding, say.members());
    if (deciding.refused()) return;
    SaidInGroup& said = *deciding.add(members).mutable_said_in_group();
    said.set_seat(deciding.me().value);
    for (const auto member : members.numbers()) said.add_members(member);
    said.set_text(say.text());
    if (say.act() != SPEECH_UNSET) said.set_act(say.act());
}

void make_promise(Deciding& deciding, const MakePromise& promise) {
    if (!deciding.other_seat(promise.to()) || !deciding.words(promise.text(), 1, most_promise_characters)) return;
    PromiseMade& made = *deciding.add(seats_of({deciding.me().value, promise.to()})).mutable_promise_made();
    made.set_from(deciding.me().value);
    made.set_to(promise.to());
    made.set_text(promise.text());
}

void record_corridor(Deciding& deciding, const RecordCorridor& record) {
    const SeatSet members = group(deciding, record.members());
    if (deciding.refused()) return;
    if (record.minutes() < 1 || record.minutes() > most_corridor_minutes) {
        deciding.refuse(MALFORMED);
        return;
    }
    CorridorRecorded& corridor = *deciding.add(members).mutable_corridor_recorded();
    corridor.set_by(deciding.me().value);
    for (const auto member : members.numbers()) corridor.add_members(member);
    corridor.set_minutes(record.minutes());
}

// A time-out stops the clock. Each seat has one in a phase, so that nobody can stop the table for good.
void call_time_out(Deciding& deciding) {
    const auto last = deciding.table.time_out_round.find(deciding.me().value);
    if (last != deciding.table.time_out_round.end() && last->second == deciding.table.phase + 1) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    deciding.add().mutable_time_out_called()->set_seat(deciding.me().value);
    deciding.add().mutable_paused()->set_by_time_out(true);
}

}  // namespace

void decide_talk(Deciding& deciding, const Command& command) {
    if (command.has_say_in_plenary()) return say_in_plenary(deciding, command.say_in_plenary());
    if (command.has_say_in_group()) return say_in_group(deciding, command.say_in_group());
    if (!deciding.in_phase({EXPLORING, TALKING, CASE, RESULT})) return;
    if (command.has_make_promise()) return make_promise(deciding, command.make_promise());
    if (command.has_record_corridor()) return record_corridor(deciding, command.record_corridor());
    call_time_out(deciding);
}

}  // namespace samenspel::rules
