// Sessions as tables and lines.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "server/report/report.hpp"
#include "server/store/session_file.hpp"
#include "tests/support/scratch.hpp"
#include "tests/tools/sessions.hpp"
#include "tools/dictionary.hpp"
#include "tools/log_export.hpp"

using namespace samenspel;
using namespace samenspel::testing;

TEST_CASE("a folder to write in is made when it is missing, and where none can be is told with why and what to do") {
    const Scratch scratch;
    std::string error;
    const std::string wanted = scratch / "a/b";
    for (int time = 0; time < 2; ++time) CHECK(folder_called(wanted, &error) == std::filesystem::path(wanted));
    CHECK(std::filesystem::is_directory(wanted));
    CHECK(error.empty());
    std::ofstream(scratch / "file") << "x";
    for (const std::string& name : {scratch / "file", scratch / "file/below", std::string()}) {
        error.clear();
        CHECK_FALSE(folder_called(name, &error));
        CHECK(error.find("The folder '" + name + "' cannot be made: ") == 0);
        CHECK(error.find("Choose another one") != std::string::npos);
    }
}

TEST_CASE("names stand in an export only when asked for") {
    const Session session = random_session(3);
    for (const auto& [name, content] : export_of(session, false)) CHECK(content.find("Zwaantje") == std::string::npos);
    const auto with = export_of(session, true);
    CHECK(with.at("participants.csv").find("7,1,1,\"table 1, seat north\",Zwaantje Quist") != std::string::npos);
    CHECK(export_of(session, false).at("participants.csv").find("7,1,1,\"table 1, seat north\"\r\n") != std::string::npos);
}

TEST_CASE("no cell is a formula, and every cell is read back as it was") {
    CHECK(log::csv_cell("=1+1") == "'=1+1");
    CHECK(log::csv_cell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(log::csv_cell("+31 6") == "'+31 6");
    CHECK(log::csv_cell("-cmd|' /C calc'!A0") == "'-cmd|' /C calc'!A0");
    CHECK(log::csv_cell("\t=1") == "'\t=1");
    CHECK(log::csv_cell("\r=1") == "\"'\r=1\"");
    CHECK(log::csv_cell("-12.5") == "-12.5");
    CHECK(log::csv_cell("-inf") == "'-inf");
    CHECK(log::csv_cell("a,\"b\"\n") == "\"a,\"\"b\"\"\n\"");
    CHECK(log::csv_cell("plain") == "plain");
}

TEST_CASE("a figure of the page is a plain number beside it, with its unit") {
    const auto is = [](std::string_view text, const std::string& number, const std::string& unit) {
        INFO(text);
        const log::PlainFigure plain = log::plain_figure(text);
        CHECK(plain.number == number);
        CHECK(plain.unit == unit);
    };
    is("63\u00A0%", "63", "%");
    is("-2.5", "-2.5", "");
    is("12,345", "12345", "");
    is("-1,234,567.5", "-1234567.5", "");
    is("07:30", "450", "s");
    for (const char* text : {"", "\u2013", "1, 2", "12,34", "never", "7:3", "a:30", "5.", ".5", "-", "\u00A0%", "1.2.3", "inf"}) is(text, "", "");
    report::Measure measure;
    measure.id = "served";
    measure.table.columns = {{"Role"}, {"Share", true}};
    measure.table.rows = {{{"12"}, {"63\u00A0%"}}};
    report::Document document;
    document.parts.push_back({"table-1", "Table 1", {{"Chapter", "", {measure}}}});
    const auto files = log::exported(random_session(3), document, {true, true, false});
    CHECK(files.at("measures.csv") ==
          "part,measure,row,column,value,unit,number\r\ntable-1,served,1,Role,12,,\r\ntable-1,served,1,Share,63\u00A0%,%,63\r\n");
    CHECK(files.at("measures.jsonl").find("\"value\":\"12\",\"unit\":\"\",\"number\":null}") != std::string::npos);
    CHECK(files.at("measures.jsonl").find("\"unit\":\"%\",\"number\":63}") != std::string::npos);
}

TEST_CASE("what was left out to be quick is said to be not computed, not to be not observed") {
    const Session session = random_session(3);
    report::TableRecord record{1, insight::Record(session.streams.at(1))};
    const auto line = [&] {
        report::Options options;
        options.language = "en";
        const auto files = log::exported(session, report::session_report({record}, options), {true, false, false});
        const std::string& csv = files.at("measures.csv");
        const auto at = csv.find("table-1,packages,");
        REQUIRE(at != std::string::npos);
        return csv.substr(at, csv.find('\r', at) - at);
    };
    CHECK(line() == "table-1,packages,,,not observed,,");
    record.not_searched = true;
    CHECK(line() == "table-1,packages,,,not computed,,");
}

TEST_CASE("promises, what was heard and the debriefing are among the measures, and what they mean in the dictionary") {
    Session session = random_session(3);
    Event& promised = session.streams[1].emplace_back();
    promised.set_n(session.streams[1].size());
    promised.mutable_monday_promised()->set_seat(1);
    promised.mutable_monday_promised()->set_text("ask first");
    const auto files = export_of(session, false);
    CHECK(files.at("measures.csv").find("Promise,“ask first”,,\r\n") != std::string::npos);
    CHECK(files.at("measures.jsonl").find("\"measure\":\"monday\"") != std::string::npos);
    for (const char* id : {"promises", "heard", "steps", "words", "neighbours", "monday"}) {
        INFO(id);
        CHECK(files.at("measures.csv").find(std::string("table-1,") + id + ",") != std::string::npos);
        CHECK(files.at("dictionary.md").find(std::string("\n### ") + id + "\n") != std::string::npos);
    }
}

TEST_CASE("whether a promise was heard and kept is in the lines, the measures and the dictionary") {
    Session session = random_session(3);
    const auto add = [&] {
        Event& event = session.streams[1].emplace_back();
        event.set_n(session.streams[1].size());
        event.set_at_ms(90 * 60'000);
        return &event;
    };
    // The next one of seat 1 to seat 2, whatever these promised each other before.
    std::uint32_t number = 1;
    for (const auto& event : session.streams[1]) number += event.has_promise_made() && event.promise_made().from() == 1 && event.promise_made().to() == 2;
    PromiseMade& made = *add()->mutable_promise_made();
    made.set_from(1);
    made.set_to(2);
    made.set_text("a quiet week");
    PromiseHeard& heard = *add()->mutable_promise_heard();
    heard.set_promise(number);
    heard.set_from(1);
    heard.set_to(2);
    PromiseJudged& judged = *add()->mutable_promise_judged();
    judged.set_promise(number);
    judged.set_from(1);
    judged.set_to(2);
    judged.set_kept(false);
    const auto files = export_of(session, false);
    const std::string& measures = files.at("measures.csv");
    const auto at = measures.find("Promise,“a quiet week”,,\r\n");
    REQUIRE(at != std::string::npos);
    CHECK(measures.find(",Kept,not kept,,\r\n", at) != std::string::npos);
    CHECK(measures.find(",Heard,90:00,,\r\n", at) != std::string::npos);
    for (const char* kind : {"\"promise_heard\"", "\"promise_judged\""}) CHECK(files.at("events-table-1.jsonl").find(kind) != std::string::npos);
    const std::string& dictionary = files.at("dictionary.md");
    CHECK(dictionary.find("| from | uint32 | the seats listed, and the trainer | who promised |") != std::string::npos);
    CHECK(dictionary.find("In the debriefing: whether it was kept, as the one finds to whom it was made; the last answer counts.") != std::string::npos);
}

TEST_CASE("the dictionary explains every event, with who may see it") {
    const std::string text = log::dictionary();
    const auto* event = Event::descriptor();
    for (int i = 0; i < event->oneof_decl(0)->field_count(); ++i) {
        INFO(event->oneof_decl(0)->field(i)->name());
        CHECK(text.find("\n### " + event->oneof_decl(0)->field(i)->message_type()->name() + "\n") != std::string::npos);
    }
    CHECK(text.find("| text | string | the seats listed, and the trainer | 1..80 characters |") != std::string::npos);
    CHECK(text.find("| value | uint32 | its owners, and the trainer | what it cost the giver, 1..5: the giver's own |") !=
          std::string::npos);
}

TEST_CASE("the day of a session is the one in its file's name, when it has one") {
    using namespace std::chrono;
    CHECK(day_of("/data/2026-05-01-0930-krimp.samenspel") == sys_days(year(2026) / 5 / 1));
    CHECK(day_of("2024-02-29-2359-triad-2.samenspel") == sys_days(year(2024) / 2 / 29));
    for (const char* none : {"krimp.samenspel", "2026-13-01-0930-krimp.samenspel", "2026-02-30-0930-krimp.samenspel", "2026-05-01", "2026_05_01-krimp", ""})
        CHECK_FALSE(day_of(none));
}
