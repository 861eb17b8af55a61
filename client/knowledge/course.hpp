// How a table's course went: the phases as planned against those walked, and the five conditions over time. Pure.
//
// The royal route is the order in which the scenario plans its phases. A phase counts as walked when it was entered; as passed
// over when a skip went beyond it and it was never entered, before or after. A step back and a skip are detours, with the reason
// that was given. After the magazine's lesson that a royal route exists and that leaving it on purpose is craft: nothing here
// says that a detour is wrong, and what was talked about in a phase is not known.
//
// The scan asks for each of the five conditions (ambition, interests, relation, organisation, process; Kaats and Opheij, 2012)
// a figure from 1 to 10. Of the answers to one form, on one condition:
//   low, high   the least and the greatest;  spread = high - low, 0..9, of the last form answered
//   mean        their sum / how many;        change = mean of the last form answered - mean of the first
// Limits: who shares a seat answers once; the form that counts is its last opening; with fewer than three answers only the
// trainer sees anything. Few people of few parties answer, so figures start a conversation and measure nothing finer than that.
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
