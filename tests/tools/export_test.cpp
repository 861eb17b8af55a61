// Sessions as tables and lines, and back; and files that are none.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <functional>

#include "server/report/report.hpp"
#include "server/store/session_file.hpp"
#include "server/store/sqlite_journal.hpp"
#include "tests/support/mini_scenario.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/table_run.hpp"
#include "tools/dictionary.hpp"
#include "tools/log_export.hpp"
#include "tools/typed_texts.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

// A session of one table, played at random, with a participant at seat 1.
Session random_session(std::uint64_t seed) {
    std::string error;
    Session out;
    const auto add = [&](Event event) {
        event.set_n(out.streams[0].size() + 1);
        out.streams[0].push_back(std::move(event));
    };
    Event opened, placed;
    opened.mutable_session_opened()->set_scenario("mini");
    opened.mutable_session_opened()->set_compiled(mini_scenario()->SerializeAsString());
    opened.mutable_session_opened()->set_tables(1);
    placed.mutable_participant_placed()->set_participant(7);
    placed.mutable_participant_placed()->set_table(1);
    placed.mutable_participant_placed()->set_seat(1);
    add(opened);
    add(placed);
    TableRun run(rules::Rulebook::make(mini_scenario(), 45, &error), TYPED, seed);
    run.seat_everybody();
    rules::Chance chance(seed);
    run.play_at_random(chance, 120);
    for (auto event : run.journal) {
        event.set_n(out.streams[1].size() + 1);
        out.streams[1].push_back(std::move(event));
    }
    out.participants = {{7, "Zwaantje Quist", {}, {}}};
    return out;
}

// Tables 1 and 2 were played to their end, 3 never began; the session was over, and then table 4 went on from table 1.
Session three_tables() {
    std::string error;
    Session out;
    const auto add = [&](std::uint32_t stream) -> Event& {
        Event& event = out.streams[stream].emplace_back();
        event.set_n(out.streams[stream].size());
        return event;
    };
    SessionOpened& opened = *add(0).mutable_session_opened();
    opened.set_scenario("mini");
    opened.set_compiled(mini_scenario()->SerializeAsString());
    opened.set_tables(3);
    for (const std::uint32_t table : {1u, 2u, 3u, 4u}) {
        for (const auto& event : rules::open_table(*rules::Rulebook::make(mini_scenario(), 45, &error), table, TYPED, 1, 0)) {
            Event& copy = add(table);
            const auto n = copy.n();
            copy = event;
            copy.set_n(n);
        }
        if (table > 2) continue;
        add(table).mutable_phase_entered()->set_phase(1);
        add(table).mutable_table_ended();
    }
    OutcomesCompared& compared = *add(0).mutable_outcomes_compared();
    for (const std::uint32_t table : {1u, 2u}) compared.add_outcomes()->set_table(table);
    add(0).mutable_session_ended()->set_complete(true);
    add(0).mutable_table_forked()->set_table(4);
    return out;
}

std::map<std::string, std::string> export_of(const Session& session, bool names) {
    report::Options options;
    options.language = "en";
    const std::vector<report::TableRecord> tables{{1, insight::Record(session.streams.at(1))}};
    return log::exported(session, report::session_report(tables, options), {true, true, names});
}

void write_into(const std::string& folder, const std::map<std::string, std::string>& files) {
    for (const auto& [name, content] : files) REQUIRE(write_whole(folder + "/" + name, content).empty());
}

}  // namespace

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

TEST_CASE("lines that are read back are the same events, byte for byte, and make a sound session file") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Session session = random_session(seed);
        // What JSON could lose: a negative zero, and a text that looks like one.
        Event odd;
        odd.set_n(session.streams[1].size() + 1);
        odd.mutable_round_resolved()->add_indicators()->set_value(-0.0);
        odd.mutable_round_resolved()->add_indicators()->set_value(0.1 + 0.2);
        odd.mutable_round_resolved()->add_findings("\\\":-0,[-0]");
        session.streams[1].push_back(odd);
        const Scratch scratch;
        write_into(scratch.path(), export_of(session, false));
        std::string error;
        const auto back = log::read_lines(scratch.path(), &error);
        INFO(error);
        REQUIRE(back);
        REQUIRE(back->streams.size() == session.streams.size());
        for (const auto& [stream, events] : session.streams) {
            REQUIRE(back->streams.at(stream).size() == events.size());
            for (std::size_t i = 0; i < events.size(); ++i)
                CHECK(back->streams.at(stream)[i].SerializeAsString() == events[i].SerializeAsString());
        }
        const std::string path = scratch / "again.samenspel";
        REQUIRE_FALSE(store::make_session(path, log::records_of(*back)));
        const auto read = read_session(path, &error);
        INFO(error);
        REQUIRE(read);
        CHECK(read->streams.at(1).back().SerializeAsString() == session.streams.at(1).back().SerializeAsString());
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

TEST_CASE("a line that is missing, out of order or no event is told by its number") {
    const Session session = random_session(5);
    const auto files = export_of(session, false);
    const auto told = [&](const std::string& lines) {
        const Scratch scratch;
        auto copy = files;
        copy["events-table-1.jsonl"] = lines;
        write_into(scratch.path(), copy);
        std::string error;
        CHECK_FALSE(log::read_lines(scratch.path(), &error));
        return error;
    };
    const std::string& lines = files.at("events-table-1.jsonl");
    std::string more = lines, first_gone = lines, cut = lines;
    first_gone.erase(0, lines.find('\n') + 1);
    more.append("{\"nonsense\":1}\n");
    cut.resize(lines.size() - 5);
    CHECK(told(first_gone).find("line 1: it says that it is event 2") != std::string::npos);
    CHECK(told(more).find("no event of this vocabulary") != std::string::npos);
    CHECK(told(cut).find("no event of this vocabulary") != std::string::npos);
    const Scratch empty;
    std::string error;
    CHECK_FALSE(log::read_lines(empty.path(), &error));
    CHECK(error.find("events-session.jsonl") != std::string::npos);
}

TEST_CASE("files that are no sessions, or not whole, give a sentence and nothing else") {
    const Scratch scratch;
    std::string error;
    const std::string path = scratch / "s.samenspel";
    REQUIRE_FALSE(store::make_session(path, log::records_of(random_session(9))));
    REQUIRE(read_session(path, &error));
    const auto bytes = [&] {
        std::ifstream file(path, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    rules::Chance chance(4);
    int refused = 0;
    for (int i = 0; i < 150; ++i) {
        std::string broken = bytes;
        const auto at = chance.next() % broken.size();
        if (i % 3 == 0) broken.resize(at);
        else
            for (int k = 0; k < 1 + i; ++k)
                broken[(at + static_cast<std::size_t>(k) * 37) % broken.size()] = static_cast<char>(chance.next());
        const std::string other = scratch / "broken.samenspel";
        std::ofstream(other, std::ios::binary | std::ios::trunc) << broken;
        error = "untouched";
        const auto read = read_session(other, &error);
        CHECK(read.has_value() == error.empty());
        refused += !read;
    }
    CHECK(refused > 100);
    CHECK_FALSE(read_session(scratch / "nowhere.samenspel", &error));
    CHECK(error.find("There is no file") != std::string::npos);
    std::ofstream(scratch / "text.samenspel") << "just a text";
    CHECK_FALSE(read_session(scratch / "text.samenspel", &error));
}

TEST_CASE("a table that is missing, or that breaks off before its end in a session that is over, makes a session no whole one") {
    const Session whole = three_tables();
    CHECK(fault_in(whole).empty());
    for (const std::uint32_t table : {1u, 2u, 3u, 4u}) {
        INFO(table);
        const std::string name = "able " + std::to_string(table);
        Session gone = whole, cut = whole;
        gone.streams.erase(table);
        CHECK(fault_in(gone).find("T" + name + " is missing") == 0);
        cut.streams[table].resize(cut.streams[table].size() / 2);
        // Table 3 never began, and table 4 goes on from another since the session was over.
        if (table <= 2) CHECK(fault_in(cut).find("t" + name + " breaks off before its end") != std::string::npos);
        else CHECK(fault_in(cut).empty());
    }
    Session goes_on = whole;
    goes_on.streams[0].resize(1);  // nothing is over yet
    goes_on.streams[1].resize(3);
    CHECK(fault_in(goes_on).empty());
}

TEST_CASE("a session file of which a table lost its last rows is not sound, and neither is one of which a table is gone") {
    for (const std::uint32_t table : {1u, 2u}) {
        for (const bool all : {false, true}) {
            const Scratch scratch;
            const std::string path = scratch / "s.samenspel";
            Session session = three_tables();
            if (all) session.streams.erase(table);
            else session.streams[table].resize(session.streams[table].size() / 2);
            REQUIRE_FALSE(store::make_session(path, log::records_of(session)));
            std::string error;
            CHECK_FALSE(read_session(path, &error));
            CHECK(error.find(all ? "is missing" : "breaks off before its end") != std::string::npos);
        }
    }
}

TEST_CASE("lines of which a table's file is gone or cut at the end of a line are refused, also when a later table's is there") {
    const Session session = three_tables();
    const auto told = [&](const std::function<void(std::map<std::string, std::string>&)>& change) {
        const Scratch scratch;
        auto files = log::exported(session, {}, {false, true, false});
        change(files);
        write_into(scratch.path(), files);
        std::string error;
        const bool read = log::read_lines(scratch.path(), &error).has_value();
        CHECK(read == error.empty());
        return error;
    };
    CHECK(told([](auto&) {}).empty());
    CHECK(told([](auto& files) { files.erase("events-table-2.jsonl"); }).find("There is no events-table-2.jsonl in ") == 0);
    CHECK(told([](auto& files) { files.erase("events-table-4.jsonl"); }).find("Table 4 is missing") == 0);
    CHECK(told([](auto& files) {
              std::string& lines = files.at("events-table-1.jsonl");
              lines.resize(lines.rfind('\n', lines.size() - 2) + 1);
          }).find("table 1 breaks off before its end") != std::string::npos);
}

TEST_CASE("every session file that an earlier version wrote is a whole one") {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator("tests/store/golden")) {
        if (entry.path().extension() != ".samenspel" || entry.path().stem() == "v1") continue;  // v1: ten records, no session
        ++files;
        std::string error;
        INFO(entry.path());
        CHECK(read_session(entry.path().string(), &error));
        CHECK(error.empty());
    }
    CHECK(files > 10);
}

TEST_CASE("a newer version and content beyond a scenario's limits are refused") {
    const Scratch scratch;
    std::string error;
    Session newer = random_session(2);
    newer.streams[1][0].mutable_table_opened()->set_format(2);
    REQUIRE_FALSE(store::make_session(scratch / "newer.samenspel", log::records_of(newer)));
    CHECK_FALSE(read_session(scratch / "newer.samenspel", &error));
    CHECK(error.find("newer Samenspel") != std::string::npos);
    Session large = random_session(2);
    while (large.streams[1][0].table_opened().content().parties_size() < 1000)
        large.streams[1][0].mutable_table_opened()->mutable_content()->add_parties();
    REQUIRE_FALSE(store::make_session(scratch / "large.samenspel", log::records_of(large)));
    CHECK_FALSE(read_session(scratch / "large.samenspel", &error));
    CHECK(error.find("more parties") != std::string::npos);
}

TEST_CASE("the day of a session is the one in its file's name, when it has one") {
    using namespace std::chrono;
    CHECK(day_of("/data/2026-05-01-0930-krimp.samenspel") == sys_days(year(2026) / 5 / 1));
    CHECK(day_of("2024-02-29-2359-triad-2.samenspel") == sys_days(year(2024) / 2 / 29));
    for (const char* none : {"krimp.samenspel", "2026-13-01-0930-krimp.samenspel", "2026-02-30-0930-krimp.samenspel", "2026-05-01", "2026_05_01-krimp", ""})
        CHECK_FALSE(day_of(none));
}

TEST_CASE("a name is found in what people typed, as a word, and nowhere in the scenario's own texts") {
    Event said;
    said.mutable_said_in_plenary()->set_text("Dat vindt quist ook; Zwaantjes idee niet.");
    CHECK(names(typed_texts(said).at(0), "Zwaantje Quist"));
    CHECK(blank(said, "Zwaantje Quist") == 1);
    CHECK(said.said_in_plenary().text() == "Dat vindt \u2026 ook; Zwaantjes idee niet.");
    Event role;
    role.mutable_role_dealt()->mutable_text()->set_nl("Quist");
    CHECK(typed_texts(role).empty());
    CHECK(blank(role, "Quist") == 0);
    Event inject;
    inject.mutable_inject_thrown()->mutable_text()->set_nl("Quist belt");
    CHECK(blank(inject, "Quist") == 1);
    inject.mutable_inject_thrown()->set_inject("storm");
    inject.mutable_inject_thrown()->mutable_text()->set_nl("Quist belt");
    CHECK(blank(inject, "Quist") == 0);
    CHECK_FALSE(names("anything", ""));
}

TEST_CASE("a name is found in capitals too where its letters bear accents") {
    CHECK(names("dat zei JOS\u00C9 ook", "Jos\u00E9"));
    CHECK(names("dat zei jos\u00E9 ook", "JOS\u00C9"));
    CHECK(names("\u0160\u00D8REN", "\u0161\u00F8ren"));
    CHECK(names("\u0141UCJA \u0178VES", "\u0142ucja \u00FFves"));
    CHECK_FALSE(names("Jos\u00E8", "Jos\u00E9"));
    CHECK_FALSE(names("Jos\u00E9e", "Jos\u00E9"));
    CHECK_FALSE(names("\u00D7\u00D7\u00D7", "\u00F7\u00F7\u00F7"));  // signs, not letters
    CHECK_FALSE(names("a\xC3", "\xC3\xA9z\xC3\xA9"));
    Event said;
    said.mutable_said_in_plenary()->set_text("JOS\u00C9, en Jos\u00E9!");
    CHECK(blank(said, "Jos\u00E9") == 1);
    CHECK(said.said_in_plenary().text() == "\u2026, en \u2026!");
}

TEST_CASE("a forgotten name leaves no trace in the file, and the session is read as before") {
    const Scratch scratch;
    const std::string path = scratch / "s.samenspel";
    Session session = random_session(11);
    Event said;
    said.set_n(session.streams[1].size() + 1);
    said.mutable_said_in_plenary()->set_seat(1);
    said.mutable_said_in_plenary()->set_text("Zwaantje Quist zei dat");
    session.streams[1].push_back(said);
    REQUIRE_FALSE(store::make_session(path, log::records_of(session)));
    {
        store::Error error;
        const auto journal = store::SqliteJournal::open(path, &error);
        REQUIRE(journal);
        store::Batch batch;
        batch.participants = session.participants;
        journal->append(batch);
    }
    const auto raw = [&] {
        std::string all;
        for (const char* ending : {"", "-wal"}) {
            std::ifstream file(path + ending, std::ios::binary);
            all += std::string(std::istreambuf_iterator<char>(file), {});
        }
        return all;
    };
    REQUIRE(raw().find("Zwaantje") != std::string::npos);
    std::size_t changed = 0;
    const auto error = store::forget(
        path, 7,
        [](const store::Record& record) -> std::optional<std::string> {
            Event event;
            if (!event.ParseFromString(record.body) || blank(event, "Zwaantje Quist") == 0) return std::nullopt;
            return event.SerializeAsString();
        },
        &changed);
    INFO(error.what);
    REQUIRE_FALSE(error);
    CHECK(changed == 1);
    CHECK(raw().find("Zwaantje") == std::string::npos);
    std::string sentence;
    const auto read = read_session(path, &sentence);  // follows the chain
    INFO(sentence);
    REQUIRE(read);
    CHECK(read->streams.at(1).size() == session.streams.at(1).size());
    CHECK(read->streams.at(1).back().said_in_plenary().text() == "\u2026 zei dat");
    CHECK(read->participants.at(0).name.empty());
}
