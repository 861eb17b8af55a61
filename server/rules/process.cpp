#include "server/rules/process.hpp"

#include <algorithm>
#include <string_view>

#include "server/rules/table.hpp"

namespace samenspel::rules {
namespace {

// The conversation in which a scenario that keeps conversations apart has its cases decided, when it has one of this id.
constexpr std::string_view of_cases = "case";

// The conversation that time is kept for now; none while the table does not talk.
std::optional<std::string> talked_of(const Table& table) {
    if (!table.started) return std::nullopt;
    const PhaseKind kind = table.phase_info().kind();
    if (kind == EXPLORING || kind == TALKING) return table.process.conversation;
    const auto& domains = table.book->content().domains();
    const bool kept = std::any_of(domains.begin(), domains.end(), [](const DomainInfo& domain) { return domain.id() == of_cases; });
    return kind == CASE && kept ? std::optional<std::string>(of_cases) : std::nullopt;
}

void end_stretch(Process& process, std::int64_t at_ms) {
    if (process.talk_since_ms) process.talked_ms[process.talk_of] += at_ms - *process.talk_since_ms;
    process.talk_since_ms.reset();
}

void begin_stretch(Table& table, std::int64_t at_ms) {
    const auto conversation = talked_of(table);
    if (!conversation) return;
    table.process.talk_of = *conversation;
    table.process.talk_since_ms = at_ms;
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
            process.conversation = event.conversation_set().domain();
            if (goes_on) begin_stretch(table, event.at_ms());
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
    begin_stretch(table, at_ms);
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
