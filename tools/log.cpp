// samenspel-log list|show|verify|export|import|forget|prune: reads a session back, for every viewer through the one door of disclosure.
// Exit code: 0 done, 1 the file is not sound or not there, 2 the question was not understood.
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include "proto/full.hpp"
#include "server/command_line.hpp"
#include "server/rules/disclose.hpp"
#include "server/report/report.hpp"
#include "server/report/text.hpp"
#include "server/store/file_lock.hpp"
#include "server/store/session_file.hpp"
#include "tools/log_check.hpp"
#include "tools/log_export.hpp"
#include "tools/log_lines.hpp"
#include "tools/typed_texts.hpp"
#include "tools/valued_by_model.hpp"

namespace samenspel::log {
namespace {

namespace fs = std::filesystem;

// What comes out of a file, or from its name, may steer no terminal. Lists in a sentence of ours keep their lines.
int complain(int exit_code, std::string_view sentence) {
    std::string shown;
    for (std::size_t end = sentence.find('\n'); end != std::string_view::npos; end = sentence.find('\n')) {
        shown += report::clean(sentence.substr(0, end)) + "\n";
        sentence.remove_prefix(end + 1);
    }
    fmt::print(stderr, "samenspel-log: {}{}\n", shown, report::clean(sentence));
    return exit_code;
}

// Opens for reading; complains and gives null when that fails.
std::unique_ptr<store::Journal> open(const std::string& path) {
    std::error_code failed;
    if (!fs::is_regular_file(path, failed)) {
        complain(1, fmt::format("There is no file {}. `samenspel-log list` shows the session files.", path));
        return nullptr;
    }
    store::Error error;
    auto journal = store::open_for_reading(path, &error);
    if (!journal) complain(1, fmt::format("{} cannot be read as a session file: {}", path, error.what));
    return journal;
}

// The event with this number in the stream; empty when there is none.
Event event_at(store::Journal& journal, std::uint32_t stream, std::uint64_t seq) {
    Event event;
    const store::Error ignored = journal.read(stream, seq, [&event](const store::Record& record) {
        if (!event.ParseFromString(record.body)) event.Clear();
        return false;
    });
    static_cast<void>(ignored);
    return event;
}

bool speaks_dutch() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return std::string_view(value).substr(0, 2) == "nl";
    }
    return false;
}

int list(const std::string& folder) {
    std::string sentence;
    const std::vector<std::string> files = session_files(folder, &sentence);
    if (files.empty() && sentence.empty()) return complain(0, fmt::format("There are no session files in {}.", folder));
    for (const std::string& path : files) {
        store::Error error;
        const auto journal = store::open_for_reading(path, &error);
        if (!journal) {
            fmt::print("{}\n", report::clean(fmt::format("{}  cannot be read: {}", path, error.what)));
            continue;
        }
        const Event first = event_at(*journal, 0, 1);
        const Event last = event_at(*journal, 0, journal->last_seq(0));
        std::uint64_t events = 0;
        for (const std::uint32_t stream : journal->streams()) events += journal->last_seq(stream);
        fmt::print("{}  {}, {} min, {} {}, {} events, {}\n", report::clean(path), report::clean(first.session_opened().scenario()), first.session_opened().length_min(),
                   first.session_opened().tables(), first.session_opened().tables() == 1 ? "table" : "tables", events,
                   last.has_session_ended() ? (last.session_ended().complete() ? "complete" : "ended early") : "unfinished");
    }
    return sentence.empty() ? 0 : complain(1, sentence);
}

// Whose eyes; empty with a sentence when nobody is called so.
std::optional<rules::Viewer> viewer_called(const std::string& name, const Content& content, std::string* error) {
    if (name == "trainer") return rules::Viewer::trainer();
    if (name == "board" || name == "observer") return rules::Viewer::board();
    std::uint32_t number = 0;
    const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool is_number = failed == std::errc() && end == name.data() + name.size();
    std::string known;
    for (const SeatInfo& seat : content.seats()) {
        if (is_number ? seat.number() == number : seat.id() == name) return rules::Viewer::of_seat({seat.number()});
        known += fmt::format(", {} ({})", seat.id(), seat.number());
    }
    *error = fmt::format("Nobody at this table is called '{}'. There are: trainer, board, observer{}.", name, known);
    return std::nullopt;
}

int show(const std::string& path, std::uint32_t table, const std::string& as, bool json) {
    const auto journal = open(path);
    if (!journal) return 1;
    if (journal->last_seq(table) == 0) {
        const std::uint64_t tables = event_at(*journal, 0, 1).session_opened().tables();
        return complain(1, fmt::format("The session has no table {}. Choose one from 1 to {} with --table, or 0 for the session itself.", table, tables));
    }
    const Event opening = event_at(*journal, table == 0 ? 1 : table, 1);
    const Content& content = opening.table_opened().content();
    std::string sentence;
    const auto viewer = viewer_called(as, content, &sentence);
    if (!viewer) return complain(2, sentence);
    const bool dutch = speaks_dutch();
    std::uint64_t n = 0;
    bool sound = true;
    const store::Error error = journal->read(table, 1, [&](const store::Record& record) {
        Event event, disclosed;
        sound = event.ParseFromString(record.body);
        if (!sound || !rules::disclose(event, rules::access(event, *viewer), &disclosed)) return sound;
        ++n;
        fmt::print("{}\n", json ? json_line(n, disclosed) : plain_line(n, disclosed, &content, dutch));
        return std::ferror(stdout) == 0;
    });
    if (error) return complain(1, error.what);
    return sound ? 0 : complain(1, "An event cannot be read. `samenspel-log verify` says where.");
}

int verify(const std::string& path, std::size_t stride) {
    if (!open(path)) return 1;
    const Verdict verdict = check(path, stride);
    for (const std::string& fault : verdict.faults) fmt::print("{}\n", report::clean(fault));
    if (!verdict.faults.empty()) return 1;
    fmt::print("sound: {} events, {} {}, chain and numbering without a gap; {} viewers know what they were told, and nothing else\n",
               verdict.events, verdict.tables, verdict.tables == 1 ? "table" : "tables", verdict.viewers);
    return 0;
}

int export_to(const std::string& from, const std::string& to, bool names) {
    if (!open(from)) return 1;
    std::error_code failed;
    if (fs::exists(to, failed)) return complain(1, fmt::format("{} exists already. Choose another name.", to));
    if (failed) return complain(1, fmt::format("{} cannot be made: {}.", to, failed.message()));
    const store::Error error = store::export_session(from, to, names);
    if (error) return complain(1, error.what);
    fmt::print("{} ({} names)\n", to, names ? "with" : "without");
    return 0;
}

// As tables and lines into folders: all of it is made before the first file is written. `quick`: without the search for what
// packages are worth by the scenario's model, which takes seconds a table.
int export_forms(const std::string& from, const std::vector<std::pair<std::string, Forms>>& wanted, bool quick) {
    std::string sentence;
    const auto session = read_session(from, &sentence);
    if (!session) return complain(1, sentence);
    std::vector<report::TableRecord> tables;
    const auto scenario = scenario_of(*session);
    for (const auto table : session->tables()) tables.push_back(record_of(*session, table, scenario, quick));
    report::Options options;
    options.language = "en";
    const auto document = report::session_report(tables, options);
    for (const auto& [folder, forms] : wanted) {
        const auto files = exported(*session, document, forms);
        if (!folder_called(folder, &sentence)) return complain(1, sentence);
        for (const auto& [name, content] : files) {
            if (sentence = write_whole((fs::path(folder) / name).string(), content); !sentence.empty()) return complain(1, sentence);
            fmt::print("{}\n", (fs::path(folder) / name).string());
        }
    }
    return 0;
}

int import_lines(const std::string& from, const fs::path& to) {
    std::string sentence;
    const auto session = read_lines(from, &sentence);
    if (!session) return complain(1, sentence);
    if (const store::Error error = store::make_session(to.string(), records_of(*session))) return complain(1, error.what);
    fmt::print("{}\n", to.string());
    return 0;
}

// By number, or by name when one participant alone is called so.
std::optional<store::Participant> participant_called(const std::vector<store::Participant>& all, const std::string& called, std::string* sentence) {
    std::vector<store::Participant> found;
    for (const auto& one : all)
        if (std::to_string(one.id) == called || (!one.name.empty() && one.name == called)) found.push_back(one);
    if (found.size() == 1) return found.front();
    std::string known;
    for (const auto& one : all) known += fmt::format("\n  {}  {}", one.id, one.name.empty() ? "(forgotten)" : report::clean(one.name));
    *sentence = fmt::format("{} is called '{}'. Name one by number; there are:{}", found.empty() ? "Nobody" : "More than one", called, known);
    return std::nullopt;
}

int forget(const std::string& path, const std::string& called, const std::string& also, bool blanks, bool dry_run) {
    std::string sentence;
    const auto session = read_session(path, &sentence);
    if (!session) return complain(1, sentence);
    const auto person = participant_called(session->participants, called, &sentence);
    if (!person) return complain(2, sentence);
    const auto named = [&](const std::string& text) { return names(text, person->name) || names(text, also); };
    std::size_t texts = 0;
    for (const auto& [stream, events] : session->streams)
        for (const auto& event : events)
            for (const auto& text : typed_texts(event)) {
                if (!named(text)) continue;
                ++texts;
                fmt::print("{}, event {}: {}\n", stream == 0 ? "session" : fmt::format("table {}", stream), event.n(), report::clean(text));
            }
    if (dry_run) {
        fmt::print("Nothing was changed. {} typed texts hold the name.\n", texts);
        return 0;
    }
    std::size_t changed = 0;
    const store::Error error = store::forget(path, person->id, [&](const store::Record& record) -> std::optional<std::string> {
        Event event;
        if (!blanks || !event.ParseFromString(record.body) || blank(event, person->name) + blank(event, also) == 0) return std::nullopt;
        return event.SerializeAsString();
    }, &changed);
    if (error) return complain(1, error.what);
    if (texts > 0 && !blanks) fmt::print("The name of participant {} is gone; {} typed texts still hold it. --blank takes it out of them.\n", person->id, texts);
    else fmt::print("The name of participant {} is gone; it was taken out of {} typed texts.\n", person->id, texts);
    return 0;
}

// When a session was held: forgetting a name or bringing a copy in makes its file young, but not the session.
fs::file_time_type held(const std::string& path, std::error_code& failed) {
    const auto written = fs::last_write_time(path, failed);
    const auto day = day_of(path);
    if (failed || !day) return written;
    const auto ago = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now() - *day);
    if (ago < -std::chrono::hours(48)) return written;  // a day to come tells nothing; the name has the day as it is here, though
    return fs::file_time_type::clock::now() - std::max(ago, std::chrono::seconds(0));
}

int prune(const std::string& folder, int keep_days, bool dry_run) {
    const auto oldest = fs::file_time_type::clock::now() - std::chrono::hours(24) * keep_days;
    int gone = 0, kept = 0;
    std::string sentence;
    for (const std::string& path : session_files(folder, &sentence)) {
        std::error_code failed;
        auto written = held(path, failed);
        if (failed) continue;
        // A running session writes beside its file.
        if (const auto beside = fs::last_write_time(path + "-wal", failed); !failed) written = std::max(written, beside);
        if (written >= oldest) {
            ++kept;
            continue;
        }
        if (!dry_run) {
            store::FileLock lock;
            if (lock.take(path)) {
                fmt::print("{}  is being used, and stays\n", report::clean(path));
                ++kept;
                continue;
            }
            for (const char* ending : {"", "-wal", "-shm"}) fs::remove(path + ending, failed);
            if (fs::exists(path, failed) || failed) return complain(1, fmt::format("{} could not be removed.", path));
        }
        ++gone;
        fmt::print("{}  {}\n", report::clean(path), dry_run ? "would be removed" : "removed");
    }
    fmt::print("{} {}, {} kept: younger than {} days\n", gone, dry_run ? "would be removed" : "removed", kept, keep_days);
    return sentence.empty() ? 0 : complain(1, sentence);
}

int import_from(const std::string& from, const std::string& folder) {
    std::error_code failed;
    const bool lines = fs::is_directory(from, failed);
    std::string sentence;
    if (!lines && (!open(from) || !read_session(from, &sentence))) return sentence.empty() ? 1 : complain(1, sentence);
    sentence = prepare_data_folder(folder);
    if (!sentence.empty()) return complain(1, sentence);
    fs::path name = fs::absolute(from, failed).lexically_normal();
    if (failed) return complain(1, fmt::format("{} cannot be found: {}.", from, failed.message()));
    if (name.filename().empty()) name = name.parent_path();  // "folder/"
    fs::path to = fs::path(folder) / name.filename();
    to.replace_extension(session_extension);
    if (fs::exists(to, failed)) return complain(1, fmt::format("{} exists already. Rename the file that you bring in.", to.string()));
    if (failed) return complain(1, fmt::format("{} cannot be made: {}.", to.string(), failed.message()));
    if (lines) return import_lines(from, to);
    const store::Error error = store::import_session(from, to.string());
    if (error) return complain(1, error.what);
    fmt::print("{}\n", to.string());
    return 0;
}

int run(int argc, char** argv) {
    CLI::App app("Reads session files back: who saw what, whether a file is sound, and copies to give away.");
    app.require_subcommand(1);
    std::string file, to, as, folder = default_data_folder();
    std::uint32_t table = 1;
    std::size_t stride = 0;
    std::string csv, lines, called, also;
    int keep_days = 0;
    bool json = false, names = false, blanks = false, dry_run = false, quick = false;

    CLI::App* list_command = app.add_subcommand("list", "The session files in a folder, the newest first");
    list_command->add_option("folder", folder, "Where to look")->capture_default_str();
    CLI::App* show_command = app.add_subcommand("show", "What one viewer learned, in order");
    show_command->add_option("file", file)->required();
    show_command->add_option("--table", table, "1 for the first; 0: the session itself")->capture_default_str();
    show_command->add_option("--as", as, "A seat's id or number, trainer, board or observer")->required();
    show_command->add_flag("--json", json, "One JSON object a line");
    CLI::App* verify_command = app.add_subcommand("verify", "Checks the chain, the numbering, and every viewer's knowledge");
    verify_command->add_option("file", file)->required();
    verify_command->add_option("--every", stride, "Compare knowledge after every so many events; left out, some 400 times a table")->check(CLI::PositiveNumber);
    CLI::App* export_command = app.add_subcommand("export", "Copies a session into a file to give away, without keys and without names; or writes it as tables and lines");
    export_command->add_option("file", file)->required();
    export_command->add_option("to", to, "The file to make; not with --csv or --jsonl alone");
    export_command->add_option("--csv", csv, "A folder for events, what each viewer was told, and measures, as CSV");
    export_command->add_option("--jsonl", lines, "The same as JSON Lines; `import` makes the session of them again");
    export_command->add_flag("--names", names, "With the participants' names");
    export_command->add_flag("--quick", quick, "With --csv or --jsonl: without the search for the best package in scenarios with a model, which takes seconds a table");
    CLI::App* forget_command = app.add_subcommand("forget", "Erases a participant's name from a session file, and shows the typed texts that hold it");
    forget_command->add_option("file", file)->required();
    forget_command->add_option("participant", called, "Number or name")->required();
    forget_command->add_flag("--blank", blanks, "Takes the name out of those texts too");
    forget_command->add_option("--also", also, "Another way in which people wrote the name");
    forget_command->add_flag("--dry-run", dry_run, "Changes nothing, and shows the texts");
    CLI::App* prune_command = app.add_subcommand("prune", "Removes the files of sessions held long ago: by the date that the file's name begins with, and without one by when it was last written");
    prune_command->add_option("folder", folder, "Where to look")->capture_default_str();
    prune_command->add_option("--keep-days", keep_days, "Sessions of the last so many days stay")->required()->check(CLI::Range(1, 36500));
    prune_command->add_flag("--dry-run", dry_run, "Removes nothing, and shows which");
    CLI::App* import_command = app.add_subcommand("import", "Checks a file, or a folder with JSON Lines, and brings it among the session files");
    import_command->add_option("file", file)->required();
    import_command->add_option("--data", folder, "Where to")->capture_default_str();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (list_command->parsed()) return list(folder);
    if (show_command->parsed()) return show(file, table, as, json);
    if (verify_command->parsed()) return verify(file, stride);
    if (export_command->parsed()) {
        if (to.empty() && csv.empty() && lines.empty()) return complain(2, "Say where to: a file, --csv FOLDER or --jsonl FOLDER.");
        int code = to.empty() ? 0 : export_to(file, to, names);
        const bool together = csv == lines;
        std::vector<std::pair<std::string, Forms>> wanted;
        if (!csv.empty()) wanted.emplace_back(csv, Forms{true, together, names});
        if (!lines.empty() && !together) wanted.emplace_back(lines, Forms{false, true, names});
        return code == 0 && !wanted.empty() ? export_forms(file, wanted, quick) : code;
    }
    if (forget_command->parsed()) return forget(file, called, also, blanks, dry_run);
    if (prune_command->parsed()) return prune(folder, keep_days, dry_run);
    return import_from(file, folder);
}

}  // namespace
}  // namespace samenspel::log

int main(int argc, char** argv) { return samenspel::log::run(argc, argv); }
