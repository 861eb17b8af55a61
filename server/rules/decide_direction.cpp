// Who writes, who leads the process, what is talked of now and in what order the issues are.
#include <set>

#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

bool may_hand_pen(Deciding& deciding) {
    const Table& table = deciding.table;
    if (deciding.by_trainer() || deciding.me() == table.pen || deciding.me() == table.direction) return true;
    return deciding.refuse(PEN_IS_ELSEWHERE, {std::to_string(table.pen.value)});
}

bool leads(Deciding& deciding) {
    return deciding.by_trainer() || deciding.me() == deciding.table.direction || deciding.refuse(NOT_YOUR_TURN);
}

// A seat that somebody holds, other than the one that has it already.
bool can_receive(Deciding& deciding, std::uint32_t seat, SeatId holder) {
    if (!deciding.book().has(SeatId{seat})) return deciding.refuse(NO_SUCH_SEAT);
    if (SeatId{seat} == holder) return deciding.refuse(ALREADY_DONE);
    return is_held(deciding.table.seats[seat - 1]) || deciding.refuse(NOBODY_HERE);
}

void set_agenda(Deciding& deciding, const SetAgenda& command) {
    if (!leads(deciding)) return;
    std::set<std::string> seen;
    for (const auto& issue : command.issues())
        if (!deciding.book().issue(issue) || !seen.insert(issue).second) {
            deciding.refuse(UNKNOWN_CHOICE, {issue.substr(0, 32)});
            return;
        }
    AgendaSet& set = *deciding.add().mutable_agenda_set();
    for (const auto& issue : command.issues()) set.add_issues(issue);
}

void set_conversation(Deciding& deciding, const std::string& domain) {
    if (!leads(deciding)) return;
    if (!domain.empty() && !deciding.book().domain(domain)) deciding.refuse(NO_SUCH_DOMAIN);
    else if (domain == deciding.table.process.conversation) deciding.refuse(ALREADY_DONE);
    else deciding.add().mutable_conversation_set()->set_domain(domain);
}

}  // namespace

void decide_direction(Deciding& deciding, const Command& command) {
    switch (command.body_case()) {
        case Command::kHandPen:
            if (may_hand_pen(deciding) && can_receive(deciding, command.hand_pen().seat(), deciding.table.pen))
                deciding.add().mutable_pen_handed()->set_seat(command.hand_pen().seat());
            return;
        case Command::kHandDirection:
            if (leads(deciding) && can_receive(deciding, command.hand_direction().seat(), deciding.table.direction))
                deciding.add().mutable_direction_handed()->set_seat(command.hand_direction().seat());
            return;
        case Command::kSetConversation: return set_conversation(deciding, command.set_conversation().domain());
        default: return set_agenda(deciding, command.set_agenda());
    }
}

}  // namespace samenspel::rules
