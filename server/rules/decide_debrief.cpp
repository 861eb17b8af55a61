// Looking back: what is opened of whom, after being asked or not; and the steps of the guided debriefing.
#include "server/rules/deciding.hpp"

#include <algorithm>

#include "proto/debriefing.hpp"

namespace samenspel::rules {
namespace {

// A part of an opening stays well below what one message or one row of the journal should hold.
constexpr std::size_t most_part_bytes = 32 * 1024, most_word = 40, most_line = 160;

bool is_kind(int kind) { return kind == OPEN_INTERESTS || kind == OPEN_TALK || kind == OPEN_ACTS; }

bool back_in_time(Deciding& deciding) { return looks_back(deciding.table) || deciding.refuse(WRONG_PHASE); }

bool openable(Deciding& deciding, std::uint32_t seat, OpenKind kind) {
    if (!back_in_time(deciding)) return false;
    if (!is_kind(kind)) return deciding.refuse(MALFORMED);
    if (!deciding.book().has(SeatId{seat})) return deciding.refuse(NO_SUCH_SEAT);
    return !is_open(deciding.table.debrief, seat, kind) || deciding.refuse(ALREADY_DONE);
}

Event event_of(const ClosedMoment& moment) {
    Event out;
    out.set_at_ms(moment.at_ms);
    auto* body = out.GetReflection()->MutableMessage(&out, Event::descriptor()->FindFieldByNumber(moment.kind));
    if (const auto* bytes = std::get_if<std::string>(&moment.body)) body->ParseFromString(*bytes);
    else if (const auto* role = std::get_if<std::shared_ptr<const RoleDealt>>(&moment.body)) body->CopyFrom(**role);
    else body->CopyFrom(std::get<Kept<PartyResult>>(moment.body).read());
    return out;
}

void open(Deciding& deciding, const Open& command) {
    const Table& table = deciding.table;
    if (!openable(deciding, command.seat(), command.kind())) return;
    // Acts are a party's, so everybody of it that was asked has to agree.
    bool was_asked = false;
    for (const auto& [key, given] : table.debrief.consents) {
        const bool of_these = command.kind() == OPEN_ACTS ? table.party_of(SeatId{key.first}) == table.party_of(SeatId{command.seat()}) : key.first == command.seat();
        if (key.second != command.kind() || !of_these) continue;
        was_asked = true;
        if (!given || !*given) {
            deciding.refuse(given ? CONSENT_REFUSED : CONSENT_AWAITED);
            return;
        }
    }
    for (auto& part : laid_open(table, command.seat(), command.kind())) {
        if (was_asked) part.set_consented(true);
        *deciding.add().mutable_opened() = std::move(part);
    }
}

// Whether one of those who were asked about this still holds the seat. Nobody answers for who sat there before.
bool holds_still(const Table& table, std::uint32_t seat, OpenKind kind) {
    const auto asked = table.debrief.asked.find({seat, kind});
    const auto& now = table.seats[seat - 1].participants();
    if (asked == table.debrief.asked.end() || (asked->second.empty() && now.empty())) return true;
    return std::any_of(now.begin(), now.end(), [&](std::uint32_t one) { return std::find(asked->second.begin(), asked->second.end(), one) != asked->second.end(); });
}

void ask_consent(Deciding& deciding, const AskConsent& command) {
    if (!openable(deciding, command.seat(), command.kind())) return;
    const auto asked = deciding.table.debrief.consents.find({command.seat(), command.kind()});
    const Holder holder = deciding.table.seats[command.seat() - 1].holder();
    if (holder != SINGLE && holder != DUO) {
        deciding.refuse(NOBODY_HERE);
        return;
    }
    if (asked != deciding.table.debrief.consents.end()) {
        const bool same = holds_still(deciding.table, command.seat(), command.kind());
        if (!same && !asked->second.value_or(false)) {
            deciding.refuse(asked->second ? CONSENT_REFUSED : CONSENT_AWAITED);
            return;
        }
        if (same && !asked->second) {
            deciding.refuse(ALREADY_DONE);
            return;
        }
    }
    ConsentAsked& event = *deciding.add(seats_of({command.seat()})).mutable_consent_asked();
    event.set_seat(command.seat());
    event.set_kind(command.kind());
}

// Who agreed may take it back, and who did not may change their mind, as long as nothing was opened.
void answer_consent(Deciding& deciding, const AnswerConsent& command) {
    const std::uint32_t me = deciding.me().value;
    if (!openable(deciding, me, command.kind())) return;
    const auto asked = deciding.table.debrief.consents.find({me, command.kind()});
    if (asked == deciding.table.debrief.consents.end() || !holds_still(deciding.table, me, command.kind())) {
        deciding.refuse(NO_SUCH_ASK);
        return;
    }
    if (asked->second && *asked->second == command.given()) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    ConsentAnswered& event = *deciding.add(seats_of({me})).mutable_consent_answered();
    event.set_seat(me);
    event.set_kind(command.kind());
    event.set_given(command.given());
}

// The next held seat in the circle, of another party where there is one; none for who sits alone.
std::vector<Neighbour> neighbours(const Table& table) {
    std::vector<SeatId> held;
    for (const auto& seat : table.seats)
        if (is_held(seat)) held.push_back(SeatId{seat.seat()});
    std::vector<Neighbour> out;
    if (held.size() < 2) return out;
    for (std::size_t i = 0; i < held.size(); ++i) {
        SeatId next = held[(i + 1) % held.size()];
        for (std::size_t step = 1; step < held.size(); ++step) {
            const SeatId other = held[(i + step) % held.size()];
            if (table.party_of(other) == table.party_of(held[i])) continue;
            next = other;
            break;
        }
        Neighbour& pair = out.emplace_back();
        pair.set_seat(held[i].value);
        pair.set_neighbour(next.value);
    }
    return out;
}

void step(Deciding& deciding, const StepDebrief& command) {
    if (!back_in_time(deciding)) return;
    if (command.step() == STEP_UNSET) {
        deciding.refuse(MALFORMED);
        return;
    }
    if (deciding.table.debrief.step && deciding.table.debrief.step->step() == command.step()) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    DebriefStepped& stepped = *deciding.add().mutable_debrief_stepped();
    stepped.set_step(command.step());
    if (const std::int64_t length_ms = debrief_step_ms(deciding.book().content(), command.step()); length_ms > 0) stepped.set_length_ms(length_ms);
    if (command.step() == STEP_NEIGHBOUR)
        for (auto& pair : neighbours(deciding.table)) *stepped.add_neighbours() = std::move(pair);
}

void say_one_word(Deciding& deciding, const SayOneWord& command) {
    if (!back_in_time(deciding) || !deciding.words(command.word(), 1, most_word)) return;
    OneWordSaid& said = *deciding.add().mutable_one_word_said();
    said.set_seat(deciding.me().value);
    said.set_text(command.word());
}

void promise(Deciding& deciding, const PromiseForMonday& command) {
    if (!back_in_time(deciding) || !deciding.words(command.text(), 1, most_line)) return;
    MondayPromised& promised = *deciding.add().mutable_monday_promised();
    promised.set_seat(deciding.me().value);
    promised.set_text(command.text());
}

void judge_promise(Deciding& deciding, const JudgePromise& command) {
    if (!back_in_time(deciding)) return;
    if (!command.has_kept()) {  // no answer is not "no"
        deciding.refuse(MALFORMED);
        return;
    }
    const Promise* made = deciding.promise_to_me(command.from(), command.promise());
    if (!made) return;
    if (made->kept == command.kept()) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    PromiseJudged& judged = *deciding.add(seats_of({command.from(), deciding.me().value})).mutable_promise_judged();
    judged.set_promise(command.promise());
    judged.set_from(command.from());
    judged.set_to(deciding.me().value);
    judged.set_kept(command.kept());
}

void guess_neighbour(Deciding& deciding, const GuessNeighbour& command) {
    if (!back_in_time(deciding)) return;
    const auto& now = deciding.table.debrief.step;
    const std::uint32_t me = deciding.me().value;
    std::uint32_t neighbour = 0;
    if (now && now->step() == STEP_NEIGHBOUR)
        for (const auto& pair : now->neighbours())
            if (pair.seat() == me) neighbour = pair.neighbour();
    if (neighbour == 0) {
        deciding.refuse(WRONG_PHASE);
        return;
    }
    if (is_open(deciding.table.debrief, neighbour, OPEN_INTERESTS)) {
        deciding.refuse(ALREADY_DONE);  // no guess any more
        return;
    }
    if (!deciding.words(command.text(), 1, most_line)) return;
    NeighbourGuessed& guessed = *deciding.add(seats_of({me})).mutable_neighbour_guessed();
    guessed.set_seat(me);
    guessed.set_neighbour(neighbour);
    guessed.set_text(command.text());
}

}  // namespace

std::vector<Opened> laid_open(const Table& table, std::uint32_t seat, OpenKind kind) {
    const std::uint32_t of = kind == OPEN_ACTS ? table.party_of(SeatId{seat}).value : seat;
    std::vector<Opened> parts(1);
    std::size_t bytes = 0;
    for (const auto& moment : table.debrief.closed) {
        if (moment.opens != kind || moment.of != of) continue;
        OpenedMoment opened;
        opened.set_after(moment.after);
        *opened.mutable_event() = event_of(moment);
        const std::size_t size = opened.ByteSizeLong();
        if (bytes > 0 && bytes + size > most_part_bytes) {
            parts.back().set_more(true);
            parts.emplace_back();
            bytes = 0;
        }
        bytes += size;
        *parts.back().add_moments() = std::move(opened);
    }
    for (auto& part : parts) {
        part.set_seat(seat);
        part.set_kind(kind);
    }
    return parts;
}

std::vector<Event> tell_best(const Table& table, const BestFound& found, std::int64_t now_ms) {
    const Debrief& debrief = table.debrief;
    if (!looks_back(table) || (debrief.best && debrief.best->SerializeAsString() == found.SerializeAsString()) || !debrief.step || debrief.step->step() != STEP_OUTCOME) return {};
    for (const auto& choice : found.choices())
        if (!table.book->option(choice.issue(), choice.option())) return {};
    std::vector<Event> out(1);
    out[0].set_at_ms(now_ms);
    *out[0].mutable_best_found() = found;
    return out;
}

bool of_debrief(const Command& command) {
    switch (command.body_case()) {
        case Command::kAnswerConsent:
        case Command::kSayOneWord:
        case Command::kGuessNeighbour:
        case Command::kPromiseForMonday:
        case Command::kJudgePromise:
        case Command::kOpen:
        case Command::kAskConsent:
        case Command::kStepDebrief: return true;
        default: return false;
    }
}

void decide_debrief(Deciding& deciding, const Command& command) {
    switch (command.body_case()) {
        case Command::kOpen: return open(deciding, command.open());
        case Command::kAskConsent: return ask_consent(deciding, command.ask_consent());
        case Command::kAnswerConsent: return answer_consent(deciding, command.answer_consent());
        case Command::kStepDebrief: return step(deciding, command.step_debrief());
        case Command::kSayOneWord: return say_one_word(deciding, command.say_one_word());
        case Command::kGuessNeighbour: return guess_neighbour(deciding, command.guess_neighbour());
        case Command::kJudgePromise: return judge_promise(deciding, command.judge_promise());
        default: return promise(deciding, command.promise_for_monday());
    }
}

}  // namespace samenspel::rules
