// How a table's course went: the phases as planned against those walked, and the five conditions over time. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/knowledge/queries.hpp"

namespace samenspel::knowledge {

// One planned phase, in the scenario's order.
struct Station {
    std::uint32_t phase = 0;     // index into Content.phases
    std::uint32_t times = 0;     // how often it was entered
    bool passed_over = false;    // a later one was entered by skipping, and this one never
    bool gone_back_to = false;
    bool now = false;
};
// A step off the royal route. A reason is asked for each: leaving it on purpose is craft.
struct Detour {
    Move move = MOVE_UNSET;      // BACK or SKIP
    std::uint32_t from = 0, to = 0;
    std::string reason;
};
struct Route {
    std::vector<Station> stations;
    std::vector<Detour> detours; // in order
};
Route route_walked(const Knowledge& knowledge);

// What one scan says of one condition.
struct Reading {
    std::uint32_t answers = 0;   // 0: not asked yet, or too few to show
    double low = 0, mean = 0, high = 0;
};
// One condition over the scans that the scenario has, in their order.
struct Condition {
    const QuestionInfo* question = nullptr;
    std::vector<Reading> readings;
    // Mean of the last reading less that of the first; none with fewer than two.
    std::optional<double> change() const;
    // How far the answers of the last reading lie apart; none without one.
    std::optional<double> spread() const;
};
struct Scan {
    std::vector<const FormInfo*> forms;   // before, during, after: those of the instrument
    std::vector<Condition> conditions;    // by question; scales of ten only
};
// From what was made public when a form closed; `sees_all`, for the trainer, also from every answer given. Points into the
// Knowledge.
Scan conditions_scan(const Knowledge& knowledge, bool sees_all);
// Whether there is anything to see in it yet.
bool has_readings(const Scan& scan);

}  // namespace samenspel::knowledge
