#include "server/rules/process.hpp"

#include <algorithm>

#include "server/rules/table.hpp"

namespace samenspel::rules {
namespace {

bool talks(const Table& table) {
    const PhaseKind kind = table.phase_info().kind();
    return table.started && (kind == EXPLORING || kind == TALKING);
}

void end_stretch(Process& process, std::int64_t at_ms) {
    if (process.talk_since_ms) process.talked_ms[process.conversation] += at_ms - *process.talk_since_ms;
    process.talk_since_ms.reset();
}

CaseRecord* known_case(Process& process, const std::string& id) {
    for (auto& known : process.cases)
        if (known.opened.case_() == id) return &known;
    return nullptr;
}

// A case that opens again, because the table went back, begins anew.
void open(Process& process, const CaseOpened& opened) {
    CaseRecord* known = known_case(process, opened.case_());
    if (!known) known = &process.cases.emplace_back();
    *known = {opened, {}, std::nullopt};
}

void decide(Table& table, const CaseDecided& decided) {
    CaseRecord* known = known_case(table.process, decided.case_());
    if (!known) return;
    known->decided = decided;
    if (const Case::Way* way = table.book->way(decided.case_(), decided.option())) table.process.ways_pending.push_back(way);
}

void compare(Process& process, const GuessesCompared& compared) {
    for (auto& known : process.guesses)
        if (known.form() == compared.form() && known.question() == compared.question()) {
            known = compared;
            return;
        }
    process.guesses.push_back(compared);
}

void tell(Table& table, const Event& event, const google::protobuf::Message& what) {
    table.story.push_back({StoryLine::To::everyone, {}, event.at_ms(), event.body_case(), what.SerializeAsString()});
}

}  // namespace

bool apply_process(Table& table, const Event& event) {
    Process& process = table.process;
    switch (event.body_case()) {
        case Event::kConversationSet: {
            const bool goes_on = process.talk_since_ms.has_value();
            end_stretch(process, event.at_ms());
            if (goes_on) process.talk_since_ms = event.at_ms();
            process.conversation = event.conversation_set().domain();
            return true;
        }
        case Event::kCaseOpened: open(process, event.case_opened()); return true;
        case Event::kCaseVoted:
            if (CaseRecord* known = known_case(process, event.case_voted().case_())) known->votes[event.case_voted().party()] = event.case_voted();
            return true;
        case Event::kCaseDecided:
            decide(table, event.case_decided());
            tell(table, event, event.case_decided());
            return true;
        case Event::kGuessesCompared: compare(process, event.guesses_compared()); return true;
        case Event::kSeatSucceeded:
            process.successions[event.seat_succeeded().seat()] = event.seat_succeeded();
            tell(table, event, event.seat_succeeded());
            return true;
        default: return false;
    }
}

void note_phase(Table& table, std::int64_t at_ms) {
    end_stretch(table.process, at_ms);
    if (talks(table)) table.process.talk_since_ms = at_ms;
}

void note_end(Table& table, std::int64_t at_ms) { end_stretch(table.process, at_ms); }

void add_process(const Table& table, Knowledge& out) {
    const Process& process = table.process;
    out.set_conversation(process.conversation);
    for (const auto& record : process.cases) {
        CaseKnowledge& known = *out.add_cases();
        *known.mutable_opened() = record.opened;
        for (const auto& [party, vote] : record.votes) *known.add_votes() = vote;
        if (record.decided) *known.mutable_decided() = *record.decided;
    }
    for (const auto& compared : process.guesses) *out.add_guesses() = compared;
    for (const auto& [seat, succeeded] : process.successions) *out.add_successions() = succeeded;
}

}  // namespace samenspel::rules
