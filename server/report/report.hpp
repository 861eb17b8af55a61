// What is told of a session afterwards: a page for the trainer, and one for each participant. Pure: records in, documents out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/insight/packages.hpp"
#include "server/insight/record.hpp"
#include "server/report/document.hpp"
#include "server/rules/viewer.hpp"

namespace samenspel::report {

struct TableRecord {
    std::uint32_t number = 1;                       // in the session
    insight::Record record;
    insight::Observed<insight::Bargaining> bargaining = {};  // with what the scenario's model says of packages, where one was asked
    bool not_searched = false;                      // a model could say, and on purpose was not asked: it takes seconds
    bool left_early = false;                        // the record ends where somebody rose from their seat
};

struct Options {
    std::string language = "nl";                    // or "en"
    bool talk_shares = false;                       // compares persons: only when the table agreed to it
    std::string name = {};                          // of the participant, when it was asked for; else the role alone
};

// Everything the trainer knows, of every table given; with two tables or more a comparison comes first.
Document session_report(const std::vector<TableRecord>& tables, const Options& options);

// One seat's page. `told` holds that seat's disclosures and nothing else (the board's for an observer: no seat): whatever stands
// on the page was sent to that seat before.
Document seat_report(const TableRecord& told, rules::SeatId seat, const Options& options);
// The same for somebody who sat at several tables, one after another: a part for each. There is at least one.
struct Stay {
    TableRecord told;
    rules::SeatId seat;
};
Document seat_report(const std::vector<Stay>& stays, const Options& options);

// What a viewer was told, as a record of its own.
insight::Record told_to(const insight::Record& all, rules::Viewer viewer);

}  // namespace samenspel::report
