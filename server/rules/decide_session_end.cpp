// When a session is over, and how its tables compare then.
#include <deque>

#include "server/rules/apply.hpp"
#include "server/rules/bargaining.hpp"
#include "server/rules/glance.hpp"
#include "server/rules/seating.hpp"

namespace samenspel::rules {
namespace {

// Public figures only: everybody gets to see them.
TableOutcome outcome(const Table& table, std::uint32_t number) {
    TableOutcome out;
    out.set_table(number);
    if (!table.results.empty()) {
        const RoundResolved& last = table.results.back().round.read();
        for (const auto& indicator : last.indicators())
            if (indicator.kind() == REGION) *out.add_indicators() = indicator;
        *out.mutable_without_deal() = last.without_deal();
    }
    out.set_agreements(static_cast<std::uint32_t>(agreements_in_force(table).size()));
    out.set_reveals(cards_revealed(table));
    return out;
}

void end(Seating& seating, const std::vector<const Table*>& used, bool complete) {
    OutcomesCompared compared;
    for (const Table* table : used) *compared.add_outcomes() = outcome(*table, table->opened.table());
    *seating.tell({}).mutable_outcomes_compared() = std::move(compared);
    seating.tell({}).mutable_session_ended()->set_complete(complete);
}

}  // namespace

SessionDecision decide_session_end(const Session& session, const Hall& hall) {
    Seating seating(session, hall);
    if (session.ended) return {};
    std::vector<const Table*> used;
    bool complete = true;
    for (std::uint32_t number = 1; number <= hall.tables.size(); ++number) {
        const Table& table = *hall.tables[number - 1].table;
        if (!table.started && session.people_at(number) == 0) continue;
        if (!table.ended) return {};
        used.push_back(&table);
        complete = complete && !table.ended_early;
    }
    if (!used.empty()) end(seating, used, complete);
    return seating.take();
}

SessionDecision decide_end(const Session& session, const Hall& hall) {
    Seating seating(session, hall);
    if (session.ended) return seating.refuse(ALREADY_DONE);
    Command end_table;
    end_table.mutable_end_table();
    std::deque<Table> ended;  // as they will be; a deque, so that none moves
    std::vector<const Table*> used;
    bool complete = true;
    for (std::uint32_t number = 1; number <= hall.tables.size(); ++number) {
        const Table* table = hall.tables[number - 1].table;
        if (!table->started) {
            complete = complete && session.people_at(number) == 0;
            continue;
        }
        if (!table->ended) {
            Table& trial = ended.emplace_back(*table);
            for (auto& event : decide(trial, Actor{Actor::Kind::trainer, {}, 0}, end_table, hall.tables[number - 1].now_ms).events) {
                apply(trial, event);
                seating.add({number, std::move(event)});
            }
            table = &trial;
        }
        used.push_back(table);
        complete = complete && !table->ended_early;
    }
    if (used.empty()) return seating.refuse(NOT_STARTED);
    end(seating, used, complete);
    return seating.take();
}

}  // namespace samenspel::rules
