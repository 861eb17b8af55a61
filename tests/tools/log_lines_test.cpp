// What samenspel-log prints of an event, and where the server looks for its folders.
#include <catch2/catch.hpp>
#include <google/protobuf/util/json_util.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "proto/full.hpp"
#include "server/command_line.hpp"
#include "server/rules/disclose.hpp"
#include "server/store/session_file.hpp"
#include "tools/log_check.hpp"
#include "tools/log_export.hpp"
#include "tools/log_lines.hpp"

using namespace samenspel;
namespace fs = std::filesystem;

namespace {

Event promise() {
    Event event;
    event.set_n(40);
    event.set_at_ms(205'000);
    event.add_listed(1);
    event.add_listed(2);
    event.mutable_origin()->set_instance("0123456789abcdef");
    auto* made = event.mutable_promise_made();
    made->set_from(1);
    made->set_to(2);
    made->set_text("we keep \"Zuid\" open\nfor now");
    return event;
}

Event seen_by(const Event& event, rules::Viewer viewer) {
    Event disclosed;
    rules::disclose(event, rules::access(event, viewer), &disclosed);
    return disclosed;
}

// A folder of its own that goes away with the test.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("samenspel-tools-test-" + std::to_string(std::rand()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};

}  // namespace

TEST_CASE("a JSON line holds the viewer's own number, the time, the type, and what was disclosed") {
    CHECK(log::json_line(7, seen_by(promise(), rules::Viewer::of_seat({2}))) ==
          R"({"n":7,"at_ms":205000,"type":"promise_made","from":1,"to":2,"text":"we keep \"Zuid\" open\nfor now"})");
    CHECK(log::json_line(9, seen_by(promise(), rules::Viewer::trainer())) ==
          R"({"n":9,"at_ms":205000,"type":"promise_made","journal_n":40,"listed":[1,2],"from":1,"to":2,"text":"we keep \"Zuid\" open\nfor now"})");
}

TEST_CASE("an event without fields of its own is a whole JSON object too") {
    Event event;
    event.set_at_ms(5);
    event.mutable_paused();
    CHECK(log::json_line(1, event) == R"({"n":1,"at_ms":5,"type":"paused"})");
}

TEST_CASE("a line for people names seats and stays one line") {
    Content content;
    for (const char* id : {"north", "south"}) content.add_seats()->set_id(id);
    CHECK(log::plain_line(7, seen_by(promise(), rules::Viewer::of_seat({2})), &content, true) ==
          "    7  03:25  promise made: from north, to south, text \"we keep \"Zuid\" open for now\"");
    Event event;
    event.mutable_inject_thrown()->mutable_title()->set_nl("Brand");
    event.mutable_inject_thrown()->mutable_title()->set_en("Fire");
    CHECK(log::plain_line(1, event, nullptr, true).find("\"Brand\"") != std::string::npos);
    CHECK(log::plain_line(1, event, nullptr, false).find("\"Fire\"") != std::string::npos);
}

TEST_CASE("no text of a file can steer the terminal, or turn a line around") {
    Content content;
    content.add_seats()->set_id("no\x1B[2Jrth");
    Event event = promise();
    event.mutable_promise_made()->set_text("a\x1B]0;title\x07 b\u009B31m c\u202Ed\u2066e\u200Ff \xFF\nlast");
    const auto harmless = [](const std::string& line) {
        for (const char* hostile : {"\x1B", "\x07", "\u009B", "\u202E", "\u2066", "\u200F", "\xFF", "\n"}) CHECK(line.find(hostile) == std::string::npos);
    };
    const std::string line = log::plain_line(1, event, &content, false);
    harmless(line);
    CHECK(line.find("from no\uFFFD[2Jrth") != std::string::npos);
    CHECK(line.find(" last\"") != std::string::npos);
    Event opened;
    opened.mutable_table_opened()->mutable_content()->mutable_title()->set_en("Small\x1B[2J");
    harmless(log::plain_line(1, opened, nullptr, false));
}

TEST_CASE("a JSON line holds no mark that turns it around or hides, and says the same") {
    Event event = promise();
    const std::string text = "a\u202Ab\u202Ec\u2066d\u2069e\u200Ef\u200Fg\u061Ch\u200Bi\u2060j\U000E0041 \u009B31m";
    event.mutable_promise_made()->set_text(text);
    const std::string line = log::json_line(1, event);
    for (const char* hidden : {"\u202A", "\u202E", "\u2066", "\u2069", "\u200E", "\u200F", "\u061C", "\u200B", "\u2060", "\U000E0041", "\u009B"}) CHECK(line.find(hidden) == std::string::npos);
    CHECK(line.find("a\\u202ab\\u202ec\\u2066d\\u2069e\\u200ef\\u200fg\\u061ch\\u200bi\\u2060j\\udb40\\udc41 \\u009b31m") != std::string::npos);
    PromiseMade read;
    google::protobuf::util::JsonParseOptions options;
    options.ignore_unknown_fields = true;  // the line's own: n, at_ms, type
    REQUIRE(google::protobuf::util::JsonStringToMessage(line, &read, options).ok());
    CHECK(read.text() == text);
    const std::string plain = log::plain_line(1, event, nullptr, false);
    for (const char* hidden : {"\u202A", "\u2069", "\u061C", "\u200B", "\u2060", "\U000E0041", "\u009B"}) CHECK(plain.find(hidden) == std::string::npos);
}

TEST_CASE("no field of an event's body bears a name that a JSON line uses itself") {
    const auto* event = Event::descriptor();
    for (int at = 0; at < event->field_count(); ++at) {
        if (event->field(at)->containing_oneof() == nullptr) continue;
        for (const char* name : {"n", "at_ms", "type", "journal_n", "listed", "owners"}) {
            INFO(event->field(at)->name() << "." << name);
            CHECK(event->field(at)->message_type()->FindFieldByName(name) == nullptr);
        }
    }
}

TEST_CASE("a file that is no session is not readable, and the verdict says why") {
    const Folder folder;
    const std::string path = (folder.path / "notes.samenspel").string();
    std::ofstream(path) << "not a database, but long enough to be looked at as one, if one looks at its first hundred bytes only";
    const log::Verdict verdict = log::check(path, 1);
    CHECK_FALSE(verdict.readable);
    CHECK_FALSE(verdict.faults.empty());
    CHECK_FALSE(log::check((folder.path / "missing.samenspel").string(), 1).readable);
}

TEST_CASE("a session that is over is not sound without the end of its table or without the table, whole chains or not") {
    const Folder folder;
    std::string error;
    const auto krimp = read_session("tests/store/golden/krimp.samenspel", &error);
    REQUIRE(krimp);
    const auto faults = [&](const Session& session, const char* name) {
        const std::string path = (folder.path / name).string();
        REQUIRE_FALSE(store::make_session(path, log::records_of(session)));
        return log::check(path, 1000).faults;
    };
    CHECK(faults(*krimp, "whole").empty());
    Session cut = *krimp, gone = *krimp;
    cut.streams.at(1).resize(cut.streams.at(1).size() / 2);
    gone.streams.erase(1);
    using Sentences = std::vector<std::string>;
    CHECK(faults(cut, "cut") == Sentences{"The session is over, but table 1 breaks off before its end: this is not a whole session."});
    CHECK(faults(gone, "gone") == Sentences{"Table 1 is missing: this is not a whole session."});
}

TEST_CASE("the data folder is made when it is missing, and a place where none can be is answered with what to do") {
    const Folder folder;
    CHECK(prepare_data_folder((folder.path / "a" / "b").string()).empty());
    CHECK(fs::is_empty(folder.path / "a" / "b"));
    std::ofstream(folder.path / "file") << "x";
    CHECK(prepare_data_folder((folder.path / "file" / "below").string()).find("Choose another one with --data") != std::string::npos);
    CHECK(prepare_data_folder("/proc/nothing").find("Choose another one with --data") != std::string::npos);
}

TEST_CASE("the session files of a folder come newest first, and nothing else does") {
    const Folder folder;
    int age = 0;
    for (const char* name : {"new.samenspel", "older.samenspel", "notes.txt", "oldest.samenspel"}) {
        std::ofstream(folder.path / name) << "x";
        fs::last_write_time(folder.path / name, fs::file_time_type::clock::now() - std::chrono::hours(++age));
    }
    std::vector<std::string> names;
    std::string error;
    for (const std::string& path : session_files(folder.path.string(), &error)) names.push_back(fs::path(path).stem());
    CHECK(names == std::vector<std::string>{"new", "older", "oldest"});
    CHECK(session_files((folder.path / "missing").string(), &error).empty());
    CHECK(error.empty());
}

TEST_CASE("a place that cannot be listed is told with why and what to do") {
    const Folder folder;
    const std::string no_folder = (folder.path / "file").string();
    std::ofstream(no_folder) << "x";
    std::string error;
    CHECK(session_files(no_folder, &error).empty());
    CHECK(error.find("The session files in " + no_folder + " cannot be listed: ") == 0);
    CHECK(error.find("See that it is a folder, that you may read it") != std::string::npos);
}

TEST_CASE("--resume may stand alone, with a file, and before other options") {
    const auto read = [](std::vector<const char*> arguments) {
        arguments.insert(arguments.begin(), "samenspel-server");
        int exit_code = 0;
        return read_command_line(static_cast<int>(arguments.size()), arguments.data(), &exit_code);
    };
    CHECK_FALSE(read({})->resume);
    CHECK(read({"--resume"})->resume == "");
    CHECK(read({"--resume", "--fast"})->resume == "");
    CHECK(read({"--resume", "--fast"})->fast);
    CHECK(read({"--resume", "x.samenspel"})->resume == "x.samenspel");
    CHECK(read({"--length", "90", "--talk", "typed", "--tables", "3", "--port", "0"})->length_min == 90);
}

TEST_CASE("an option that cannot be is refused with an exit code") {
    for (const char* option : {"--length=60", "--talk=shouted", "--tables=0", "--tables=1001", "--port=70000", "--unknown"}) {
        const char* arguments[] = {"samenspel-server", option};
        int exit_code = 0;
        INFO(option);
        CHECK_FALSE(read_command_line(2, arguments, &exit_code));
        CHECK(exit_code != 0);
    }
}
