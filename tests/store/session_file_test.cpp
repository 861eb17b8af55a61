// Session files at rest: checked, damaged, exported, imported, read beside a writer.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "server/store/session_file.hpp"
#include "server/store/sqlite.hpp"
#include "server/store/sqlite_journal.hpp"
#include "tests/store/files.hpp"
#include "tests/store/waiting.hpp"
#include "tests/support/scratch.hpp"

using namespace samenspel::store;
using namespace samenspel::testing;

namespace {

void fill(const std::string& path) {
    Error error;
    const auto journal = SqliteJournal::open(path, &error);
    Waiting waiting(*journal);
    Ticket last;
    for (std::uint64_t seq = 1; seq <= 20; ++seq) {
        Batch batch = batch_of(1 + seq % 2, (seq + 1) / 2, "body " + std::to_string(seq));
        batch.participants.push_back({1, "Marieke", "secret-hash", "0123"});
        batch.settings = {{"code", "AB12CD"}, {"trainer_key_hash", "deadbeef"}};
        last = journal->append(std::move(batch));
    }
    waiting.wait(last);
}

void change(const std::string& path, const std::string& sql) {
    Error error;
    Database database(path, Database::Mode::write, {}, &error);
    database.run(sql);
}

std::vector<std::string> everything(const std::string& path) {
    std::vector<std::string> out;
    Error error;
    const auto journal = open_for_reading(path, &error);
    if (!journal) return out;
    for (const auto stream : journal->streams())
        journal->read(stream, 1, [&](const Record& record) {
            out.push_back(std::to_string(stream) + "/" + std::to_string(record.seq) + "/" + std::to_string(record.at_ms) + "/" + record.body);
            return true;
        });
    return out;
}

bool found_bad(const std::string& path) {
    Error error;
    const bool faults = !verify(path, &error).empty();
    return faults || error;
}

}  // namespace

TEST_CASE("verify accepts what was written and finds a changed body, a changed time, and a gap") {
    const Scratch scratch;
    const std::string path = scratch / "s";
    fill(path);
    Error error;
    CHECK(verify(path, &error).empty());
    CHECK_FALSE(error);
    SECTION("a flipped byte") { change(path, "UPDATE records SET body = x'00' WHERE stream = 1 AND seq = 4"); }
    SECTION("another time") { change(path, "UPDATE records SET at_ms = at_ms + 1 WHERE stream = 1 AND seq = 4"); }
    SECTION("a cut record") { change(path, "DELETE FROM records WHERE stream = 1 AND seq = 4"); }
    const auto faults = verify(path, &error);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].stream == 1);
    CHECK(faults[0].seq >= 4);
}

TEST_CASE("a flipped byte anywhere in the file is found, or changes no record") {
    const Scratch scratch;
    fill(scratch / "s");
    REQUIRE_FALSE(export_session(scratch / "s", scratch / "whole", true));
    const std::string whole = content_of(scratch / "whole");
    const auto records = everything(scratch / "whole");
    REQUIRE(records.size() == 20);
    int found = 0;
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        CAPTURE(at);
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << at % 8));
        write_file(scratch / "flipped", flipped);
        const bool bad = found_bad(scratch / "flipped");
        found += bad;
        if (!bad) REQUIRE(everything(scratch / "flipped") == records);
    }
    CHECK(found > 100);
}

TEST_CASE("a file that is cut off anywhere is found, or lost no record") {
    const Scratch scratch;
    fill(scratch / "s");
    REQUIRE_FALSE(export_session(scratch / "s", scratch / "whole", true));
    const std::string whole = content_of(scratch / "whole");
    for (std::size_t size = 0; size < whole.size(); size += 97) {
        CAPTURE(size);
        write_file(scratch / "cut", whole.substr(0, size));
        if (!found_bad(scratch / "cut")) REQUIRE(everything(scratch / "cut") == everything(scratch / "whole"));
    }
}

TEST_CASE("a server refuses to go on with a stream whose last record was changed") {
    const Scratch scratch;
    fill(scratch / "s");
    change(scratch / "s", "UPDATE records SET body = x'00' WHERE stream = 2 AND seq = 10");
    Error error;
    CHECK_FALSE(SqliteJournal::open(scratch / "s", &error));
    CHECK(error.kind == Error::Kind::broken_file);
}

TEST_CASE("reading tells of a missing record and goes no further") {
    const Scratch scratch;
    fill(scratch / "s");
    change(scratch / "s", "DELETE FROM records WHERE stream = 1 AND seq = 4");
    Error error;
    const auto journal = open_for_reading(scratch / "s", &error);
    std::uint64_t last = 0;
    error = journal->read(1, 1, [&](const Record& record) { return (last = record.seq) != 0; });
    CHECK(error.kind == Error::Kind::broken_file);
    CHECK(last == 3);
    CHECK(journal->read(1, 4, [](const Record&) { return true; }).kind == Error::Kind::broken_file);
}

TEST_CASE("a deleted name leaves the events whole and no trace in the file") {
    const Scratch scratch;
    fill(scratch / "s");
    const auto records = everything(scratch / "s");
    CHECK(content_of(scratch / "s").find("Marieke") != std::string::npos);
    {
        Error error;
        const auto journal = SqliteJournal::open(scratch / "s", &error);
        Waiting waiting(*journal);
        Batch batch;
        batch.participants.push_back({1, "", "secret-hash", "0123"});
        REQUIRE_FALSE(waiting.wait(journal->append(std::move(batch))));
    }
    CHECK(content_of(scratch / "s").find("Marieke") == std::string::npos);
    CHECK(everything(scratch / "s") == records);
    CHECK_FALSE(found_bad(scratch / "s"));
}

TEST_CASE("no name is forgotten while another program has the file open: nothing changes, and it is told to close that one") {
    const Scratch scratch;
    const std::string path = scratch / "s";
    fill(path);
    const auto nothing = [](const Record&) { return std::optional<std::string>(); };
    std::size_t changed = 0;
    Error error;
    {
        const auto reader = open_for_reading(path, &error);
        REQUIRE(reader);
        CHECK(reader->last_seq(1) == 10);
        error = forget(path, 1, nothing, &changed);
        REQUIRE(error);
        CHECK(error.what.find("close that program") != std::string::npos);
        CHECK(error.what.find("Nothing was changed.") != std::string::npos);
        CHECK(reader->participants().at(0).name == "Marieke");
    }
    REQUIRE_FALSE(forget(path, 1, nothing, &changed));
    CHECK(content_of(path).find("Marieke") == std::string::npos);
    CHECK(content_of(path + "-wal").find("Marieke") == std::string::npos);
    CHECK_FALSE(found_bad(path));
}

TEST_CASE("a running session is read, checked and exported beside its server") {
    const Scratch scratch;
    Error error;
    const auto journal = SqliteJournal::open(scratch / "s", &error);
    Waiting waiting(*journal);
    REQUIRE_FALSE(waiting.wait(journal->append(batch_of(1, 1, "first"))));
    const auto reader = open_for_reading(scratch / "s", &error);
    REQUIRE(reader);
    CHECK(reader->last_seq(1) == 1);
    REQUIRE_FALSE(waiting.wait(journal->append(batch_of(1, 2, "second"))));
    CHECK(reader->last_seq(1) == 2);
    CHECK_FALSE(found_bad(scratch / "s"));
    REQUIRE_FALSE(export_session(scratch / "s", scratch / "copy", false));
    // A reader in the midst of a long read does not keep the server from starting again.
    reader->read(1, 1, [&](const Record& record) {
        if (record.seq == 1) CHECK_FALSE(journal->reopen());
        return true;
    });
    REQUIRE_FALSE(waiting.wait(journal->append(batch_of(1, 3, "third"))));
    CHECK(everything(scratch / "copy").size() == 2);
}

TEST_CASE("a session file in a folder that takes no files can be read") {
    const Scratch scratch;
    fill(scratch / "s %23?#");
    const AsNobody nobody(scratch.path());
    CHECK(everything(scratch / "s %23?#").size() == 20);
    CHECK_FALSE(found_bad(scratch / "s %23?#"));
}

TEST_CASE("an export that cannot be made leaves nothing behind") {
    const Scratch scratch;
    fill(scratch / "s");
    CHECK(export_session(scratch / "s", scratch / "none/copy", true));
    CHECK(export_session(scratch / "absent", scratch / "copy", true));
    std::filesystem::create_directory(scratch / "other");
    write_file(scratch / "text", "no session");
    CHECK(import_session(scratch / "text", scratch / "other/copy"));
    CHECK(std::filesystem::is_empty(scratch / "other"));
}

TEST_CASE("an export keeps the events and leaves keys and tokens behind, and names unless they are wanted") {
    const Scratch scratch;
    fill(scratch / "s");
    REQUIRE_FALSE(export_session(scratch / "s", scratch / "with", true));
    REQUIRE_FALSE(export_session(scratch / "s", scratch / "without", false));
    Error error;
    CHECK(verify(scratch / "without", &error).empty());
    CHECK(content_of(scratch / "with").find("Marieke") != std::string::npos);
    for (const std::string& path : {scratch / "with", scratch / "without"}) {
        CHECK(content_of(path).find("secret-hash") == std::string::npos);
        CHECK(content_of(path).find("deadbeef") == std::string::npos);
    }
    CHECK(content_of(scratch / "without").find("Marieke") == std::string::npos);
    CHECK(export_session(scratch / "s", scratch / "with", true));  // never over an existing file
}

TEST_CASE("import takes a sound file and refuses one that is not") {
    const Scratch scratch;
    fill(scratch / "s");
    REQUIRE_FALSE(import_session(scratch / "s", scratch / "copy"));
    Error error;
    CHECK(open_for_reading(scratch / "copy", &error)->last_seq(1) == 10);
    change(scratch / "s", "UPDATE records SET body = x'00' WHERE stream = 2 AND seq = 1");
    CHECK(import_session(scratch / "s", scratch / "other").what.find("Stream 2, record 1") == 0);
    std::ofstream(scratch / "text") << "not a database at all, not by far, really not";
    CHECK(import_session(scratch / "text", scratch / "other").kind == Error::Kind::broken_file);
}

TEST_CASE("a file whose tables are not those of a session is refused at once: what never ends is never begun") {
    const Scratch scratch;
    const std::string path = scratch / "s";
    fill(path);
    SECTION("a view without an end in the place of a table") {
        change(path, "DROP TABLE records; CREATE VIEW records AS WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) "
                     "SELECT 1 AS stream, n AS seq, 0 AS at_ms, x'' AS body, x'' AS hash FROM more");
    }
    SECTION("a view beside the tables") { change(path, "CREATE VIEW other AS SELECT 1"); }
    SECTION("a trigger") { change(path, "CREATE TRIGGER names AFTER UPDATE ON participants BEGIN DELETE FROM records; END"); }
    SECTION("a column that is worked out") { change(path, "ALTER TABLE clocks ADD COLUMN more AS (now_ms + 1)"); }
    SECTION("a table without its key") { change(path, "DROP TABLE settings; CREATE TABLE settings (key TEXT, value TEXT)"); }
    SECTION("a table that is not there") { change(path, "DROP TABLE clocks"); }
    Error error;
    CHECK_FALSE(open_for_reading(path, &error));
    CHECK(error.kind == Error::Kind::broken_file);
    CHECK(error.what.find("its tables are not those of one") != std::string::npos);
    verify(path, &error);
    CHECK(error);
    CHECK(import_session(path, scratch / "copy"));
    CHECK(export_session(path, scratch / "copy", true));
    std::size_t changed = 0;
    CHECK(forget(path, 1, [](const Record&) { return std::optional<std::string>(); }, &changed));
    CHECK_FALSE(SqliteJournal::open(path, &error));
}

TEST_CASE("what somebody added with their own tools is let be, and a stream that is no number is none") {
    const Scratch scratch;
    const std::string path = scratch / "s";
    fill(path);
    change(path, "CREATE TABLE notes (text); CREATE INDEX by_time ON records (at_ms)");
    Error error;
    auto journal = open_for_reading(path, &error);
    REQUIRE(journal);
    CHECK(journal->streams() == std::vector<std::uint32_t>{1, 2});
    journal.reset();
    for (const char* stream : {"'x'", "2.5", "4294967297"}) {
        change(path, std::string("INSERT INTO records VALUES (") + stream + ", 1, 0, x'', x'')");
        journal = open_for_reading(path, &error);
        REQUIRE(journal);
        INFO(stream);
        CHECK(journal->streams() == std::vector<std::uint32_t>{1, 2});
        journal.reset();
    }
}

TEST_CASE("a file of a newer version says so") {
    const Scratch scratch;
    fill(scratch / "s");
    change(scratch / "s", "PRAGMA user_version = 99");
    Error error;
    CHECK_FALSE(open_for_reading(scratch / "s", &error));
    CHECK(error.what.find("newer") != std::string::npos);
    CHECK_FALSE(SqliteJournal::open(scratch / "s", &error));
}

TEST_CASE("an old session file keeps loading") {
    Error error;
    const auto journal = open_for_reading("tests/store/golden/v1.samenspel", &error);
    REQUIRE(journal);
    CHECK(verify("tests/store/golden/v1.samenspel", &error).empty());
    CHECK(journal->last_seq(1) == 10);
    CHECK(journal->participants().at(0).name == "Marieke");
}
