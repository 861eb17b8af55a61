// A session as tables for spreadsheets (CSV) and as lines for programs (JSON Lines), with its data dictionary; and back.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/report/document.hpp"
#include "tools/session.hpp"

namespace samenspel::log {

struct Forms {
    bool csv = false, lines = false, names = false;
};

// File name to content: events, disclosures of every viewer, measures, participants, dictionary.md. Without names participants are
// called by the label of their seat.
std::map<std::string, std::string> exported(const Session& session, const report::Document& measures, const Forms& forms);

// One cell as it may stand in a CSV file (RFC 4180): quoted where needed, and never a formula.
std::string csv_cell(std::string_view text);

// A figure as the English page shows it ("63 %", "12,345.6", "07:30") as a plain number with its unit: "%", "s", or none. Both are
// empty when the text is no figure.
struct PlainFigure {
    std::string number = {}, unit = {};
};
PlainFigure plain_figure(std::string_view text);

// Of the folder's events-*.jsonl, everything that `exported` wrote there. Empty, with a sentence, when a line cannot be read
// or a table is missing.
std::optional<Session> read_lines(const std::string& folder, std::string* error);
std::vector<store::Record> records_of(const Session& session);

}  // namespace samenspel::log
