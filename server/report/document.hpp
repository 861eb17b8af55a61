// What a report says, in one language and in the order of reading, before it is a page. Plain values: no event, no markup.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace samenspel::report {

// A party beside a text: its colour never stands alone.
struct Badge {
    std::string letter;
    std::uint32_t colour = 0;   // PartyInfo.colour
};

struct Cell {
    std::string text;
    std::string moment = {};    // id of a moment that it leads to; empty: none
    std::optional<Badge> badge = {};
};

struct Column {
    std::string title;
    bool number = false;        // set to the right
};

struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> row_ids = {};   // by row, or empty: none can be led to
};

// Drawn by the charts' library from `data`, a JSON array of rows (see assets/debrief/charts.js for the kinds and their fields).
struct Figure {
    std::string kind;
    std::string data;
    std::string says;           // what is to be seen in it, in a sentence
};

// One measure. Not observed: `table` has no rows, and there is no figure.
struct Measure {
    std::string id;             // the same in every language: "conditions"
    std::string title;
    std::string lead;           // what was found, in a sentence or two; for one not observed, what would have been needed
    std::string formula, source, limits;
    Table table;
    std::optional<Figure> figure = {};
    bool left_out = false;      // not observed because, on purpose, nobody looked: `lead` says how to
    bool observed() const { return !table.rows.empty(); }
};

struct Chapter {
    std::string title, lead;
    std::vector<Measure> measures;
};

// A table's part, or the comparison between tables.
struct Part {
    std::string id;             // "table-1"
    std::string title;
    std::vector<Chapter> chapters;
};

// Something to begin the talk with.
struct Opening {
    std::string says, asks;     // what was seen; the question to the group
    std::string when;           // "Table 1, 12:30"
    std::string moment;         // id of the moment it leads to; empty: none
};

struct Document {
    std::string language;       // "nl" or "en"
    std::string title, kicker;  // the scenario; what kind of report
    std::string warning;        // who may see it
    std::vector<std::string> facts;
    std::vector<Opening> openings;
    std::string openings_rule;  // how they were chosen
    std::vector<Part> parts;
};

}  // namespace samenspel::report
