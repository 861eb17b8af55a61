// Sessions read back from lines and files; and files that are none, or not whole.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "server/store/session_file.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/table_run.hpp"
#include "tests/tools/sessions.hpp"
#include "tools/log_export.hpp"

using namespace samenspel;
using namespace samenspel::testing;

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
