#include "tools/log_export.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <google/protobuf/util/json_util.h>

#include "server/report/text.hpp"
#include "server/rules/disclose.hpp"
#include "tools/dictionary.hpp"
#include "tools/log_lines.hpp"

namespace samenspel::log {
namespace {

namespace fs = std::filesystem;
using google::protobuf::FieldDescriptor;

// A table being written, as both.
class Sheet {
public:
    explicit Sheet(std::vector<std::string> columns) : columns_(std::move(columns)) { row_csv(columns_); }
    // As many cells as columns. Those that are JSON already are marked so; there an empty one is null.
    void row(const std::vector<std::string>& cells, std::size_t json_from = SIZE_MAX) {
        row_csv(cells);
        std::vector<std::pair<std::string_view, std::string>> fields;
        for (std::size_t i = 0; i < cells.size() && i < columns_.size(); ++i)
            fields.emplace_back(columns_[i], i < json_from ? report::json(cells[i]) : cells[i].empty() ? "null" : cells[i]);
        lines_ += report::json_object(fields) + "\n";
    }
    const std::string& csv() const { return csv_; }
    const std::string& lines() const { return lines_; }

private:
    void row_csv(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) csv_ += (i == 0 ? "" : ",") + csv_cell(cells[i]);
        csv_ += "\r\n";
    }
    std::vector<std::string> columns_;
    std::string csv_, lines_;
};

const FieldDescriptor* body_of(const Event& event) {
    return event.body_case() == Event::BODY_NOT_SET ? nullptr : Event::descriptor()->FindFieldByNumber(event.body_case());
}

// Protobuf writes a negative zero as the whole number -0, which is read as 0. With a fraction it stays what it is.
std::string with_signed_zeroes(const std::string& written) {
    std::string out;
    bool in_text = false;
    for (std::size_t at = 0; at < written.size(); ++at) {
        const char letter = written[at];
        out += letter;
        if (in_text && letter == '\\' && at + 1 < written.size()) out += written[++at];
        else if (letter == '"') in_text = !in_text;
        const bool zero = !in_text && letter == '0' && at >= 2 && written[at - 1] == '-' && std::string_view(":[,").find(written[at - 2]) != std::string_view::npos;
        if (zero && at + 1 < written.size() && std::string_view(",}]").find(written[at + 1]) != std::string_view::npos) out += ".0";
    }
    return out;
}

std::string as_json(const google::protobuf::Message& message) {
    google::protobuf::util::JsonPrintOptions options;
    options.preserve_proto_field_names = true;
    std::string out;
    return google::protobuf::util::MessageToJsonString(message, &out, options).ok() ? with_signed_zeroes(out) : std::string("{}");
}

std::string fields_of(const Event& event) {
    const FieldDescriptor* body = body_of(event);
    return body ? as_json(event.GetReflection()->GetMessage(event, body)) : std::string("{}");
}

std::string type_of(const Event& event) {
    const FieldDescriptor* body = body_of(event);
    return body ? body->name() : std::string("unknown");
}

std::string file_of(std::uint32_t stream) {
    return stream == 0 ? std::string("events-session.jsonl") : fmt::format("events-table-{}.jsonl", stream);
}

// The highest table of which a folder has the lines; 0 when it has none.
std::uint32_t last_table_in(const std::string& folder) {
    std::uint32_t last = 0;
    std::error_code failed;
    for (fs::directory_iterator each(folder, failed), end; !failed && each != end; each.increment(failed)) {
        constexpr std::string_view before = "events-table-";
        const std::string name = each->path().filename().string();
        std::uint32_t table = 0;
        if (!name.starts_with(before)) continue;
        std::from_chars(name.data() + before.size(), name.data() + name.size(), table);
        if (name == file_of(table)) last = std::max(last, table);
    }
    return last;
}

Sheet events_sheet(const Session& session) {
    Sheet out({"table", "n", "at_ms", "type", "listed", "owners", "fields"});
    for (const auto& [stream, events] : session.streams)
        for (const auto& event : events) {
            // The compiled scenario would be a cell of half a megabyte; the lines have it.
            Event shown = event;
            if (shown.has_session_opened()) shown.mutable_session_opened()->clear_compiled();
            out.row(
                {std::to_string(stream), std::to_string(event.n()), std::to_string(event.at_ms()), type_of(event),
                 fmt::format("{}", fmt::join(event.listed(), " ")), fmt::format("{}", fmt::join(event.owners(), " ")), fields_of(shown)},
                6);
        }
    return out;
}

Sheet disclosures_sheet(const Session& session) {
    Sheet out({"table", "viewer", "n", "at_ms", "type", "fields"});
    for (const auto& [stream, events] : session.streams) {
        std::vector<std::pair<std::string, rules::Viewer>> viewers{{"trainer", rules::Viewer::trainer()},
                                                                   {"board", rules::Viewer::board()}};
        for (const auto& seat : events.front().table_opened().content().seats())
            viewers.emplace_back("seat " + seat.id(), rules::Viewer::of_seat({seat.number()}));
        for (const auto& [name, viewer] : viewers) {
            std::uint64_t n = 0;
            for (const auto& event : events) {
                Event disclosed;
                if (!rules::disclose(event, rules::access(event, viewer), &disclosed)) continue;
                out.row({std::to_string(stream), name, std::to_string(++n), std::to_string(disclosed.at_ms()), type_of(disclosed),
                         fields_of(disclosed)},
                        5);
            }
        }
    }
    return out;
}

Sheet participants_sheet(const Session& session, bool with_names) {
    Sheet out(with_names ? std::vector<std::string>{"participant", "table", "seat", "label", "name"}
                         : std::vector<std::string>{"participant", "table", "seat", "label"});
    for (const auto participant : session.people()) {
        const auto place = session.place_of(participant);
        std::string label = fmt::format("table {}, observer", place->table);
        for (const auto& seat : session.streams.at(place->table).front().table_opened().content().seats())
            if (seat.number() == place->seat) label = fmt::format("table {}, seat {}", place->table, seat.id());
        std::vector<std::string> row{std::to_string(participant), std::to_string(place->table), std::to_string(place->seat), label};
        if (with_names) {
            row.emplace_back();
            for (const auto& one : session.participants)
                if (one.id == participant) row.back() = one.name;
        }
        out.row(row);
    }
    return out;
}

Sheet measures_sheet(const report::Document& document) {
    Sheet out({"part", "measure", "row", "column", "value", "unit", "number"});
    for (const auto& part : document.parts)
        for (const auto& chapter : part.chapters)
            for (const auto& measure : chapter.measures) {
                if (measure.id == "moments") continue;  // those are the events
                if (!measure.observed()) out.row({part.id, measure.id, "", "", measure.left_out ? "not computed" : "not observed", "", ""}, 6);
                for (std::size_t row = 0; row < measure.table.rows.size(); ++row)
                    for (std::size_t at = 0; at < measure.table.rows[row].size() && at < measure.table.columns.size(); ++at) {
                        const auto& column = measure.table.columns[at];
                        const std::string& value = measure.table.rows[row][at].text;
                        const PlainFigure plain = column.number ? plain_figure(value) : PlainFigure{};
                        out.row({part.id, measure.id, std::to_string(row + 1), column.title, value, plain.unit, plain.number}, 6);
                    }
            }
    return out;
}

std::string about_measures(const report::Document& document) {
    std::string out =
        "\n## Measures\n\nOne line for each cell of a measure's table; `row` counts from 1, `column` is its heading, `value` what stands on the English page. "
        "Where that is a figure, `number` is the same one plain, rounded as on the page, and `unit` is `%`, or `s` for table time in seconds; it is empty for "
        "counts and points, and where the row's own name bears the unit. A measure without data has one line: `not observed` when nothing was recorded that it could rest on, "
        "`not computed` when `--quick` left it out (export without it to have it).\n";
    if (document.parts.empty()) return out;
    for (const auto& chapter : document.parts.back().chapters)
        for (const auto& measure : chapter.measures)
            out += fmt::format("\n### {}\n\n{}\n\n- Formula: {}\n- Source: {}\n- Limits: {}\n", measure.id, measure.title, measure.formula,
                               measure.source, measure.limits);
    return out;
}

bool is_number(std::string_view text) {
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

}  // namespace

PlainFigure plain_figure(std::string_view text) {
    constexpr std::string_view digits = "0123456789", share = "\u00A0%";
    const auto all_digits = [&](std::string_view part) { return !part.empty() && part.find_first_not_of(digits) == std::string_view::npos; };
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        const std::string_view minutes = text.substr(0, colon), seconds = text.substr(colon + 1);
        if (!all_digits(minutes) || !all_digits(seconds) || minutes.size() > 9 || seconds.size() != 2) return {};
        return {std::to_string(std::stoll(std::string(minutes)) * 60 + std::stoll(std::string(seconds))), "s"};
    }
    PlainFigure out;
    if (text.size() > share.size() && text.substr(text.size() - share.size()) == share) {
        out.unit = "%";
        text.remove_suffix(share.size());
    }
    // Thousands stand apart by commas in English.
    const std::size_t point = std::min(text.find('.'), text.size()), begin = text.substr(0, 1) == "-" ? 1 : 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] != ',' || at <= begin || at >= point || (point - at) % 4 != 0) out.number += text[at];
    const std::string_view plain = std::string_view(out.number).substr(begin);
    const std::size_t dot = std::min(plain.find('.'), plain.size());
    if (all_digits(plain.substr(0, dot)) && (dot == plain.size() || all_digits(plain.substr(dot + 1)))) return out;
    return {};
}

std::string csv_cell(std::string_view text) {
    std::string cell(text);
    if (!cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos && !is_number(cell)) cell.insert(0, "'");
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string out = "\"";
    for (const char letter : cell) out += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return out + '"';
}

std::map<std::string, std::string> exported(const Session& session, const report::Document& measures, const Forms& forms) {
    std::map<std::string, std::string> out;
    const auto put = [&](const std::string& name, const Sheet& sheet, bool lines) {
        if (forms.csv) out[name + ".csv"] = sheet.csv();
        if (forms.lines && lines) out[name + ".jsonl"] = sheet.lines();
    };
    put("events", events_sheet(session), false);
    put("disclosures", disclosures_sheet(session), true);
    put("participants", participants_sheet(session, forms.names), true);
    put("measures", measures_sheet(measures), true);
    if (forms.lines)
        for (const auto& [stream, events] : session.streams) {
            std::string& lines = out[file_of(stream)];
            for (const auto& event : events) lines += as_json(event) + "\n";
        }
    out["dictionary.md"] = dictionary() + about_measures(measures);
    return out;
}

std::optional<Session> read_lines(const std::string& folder, std::string* error) {
    Session out;
    const std::uint32_t last = last_table_in(folder);
    for (std::uint32_t stream = 0; stream <= last; ++stream) {
        const fs::path path = fs::path(folder) / file_of(stream);
        std::error_code failed;
        if (!fs::is_regular_file(path, failed)) {
            *error = stream == 0 ? fmt::format("There is no {} in '{}': an export with --jsonl has it.", file_of(0), folder)
                                 : fmt::format("There is no {} in '{}', but there is {}: a table is missing.", file_of(stream), folder, file_of(last));
            return std::nullopt;
        }
        std::ifstream file(path, std::ios::binary);
        std::string line;
        for (std::uint64_t number = 1; std::getline(file, line); ++number) {
            Event event;
            const auto status = google::protobuf::util::JsonStringToMessage(line, &event);
            if (status.ok() && event.n() == number) {
                out.streams[stream].push_back(std::move(event));
                continue;
            }
            *error = status.ok() ? fmt::format("{}, line {}: it says that it is event {}. A line is missing or out of order.",
                                               path.string(), number, event.n())
                                 : fmt::format("{}, line {}: it is no event of this vocabulary.", path.string(), number);
            return std::nullopt;
        }
    }
    if (*error = fault_in(out); error->empty()) return out;
    return std::nullopt;
}

std::vector<store::Record> records_of(const Session& session) {
    std::vector<store::Record> out;
    for (const auto& [stream, events] : session.streams)
        for (const auto& event : events) out.push_back({stream, event.n(), event.at_ms(), event.SerializeAsString()});
    return out;
}

}  // namespace samenspel::log
