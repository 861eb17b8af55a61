#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "server/store/session_file.hpp"
#include "server/store/sqlite.hpp"
#include "server/store/sqlite_journal.hpp"
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

std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
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

TEST_CASE("an export keeps the events and leaves keys and tokens behind, and names unless they are wanted") {
    const Scratch scratch;
    fill(scratch / "s");
    REQUIRE_FALSE(export_session(scratch / "s", scratch / "with", true));
    REQUIRE_FALSE(export_session(scratch / "s", scratch / "without", false));
    Error error;
    CHECK(verify(scratch / "without", &error).empty());
    CHECK(content(scratch / "with").find("Marieke") != std::string::npos);
    for (const std::string& path : {scratch / "with", scratch / "without"}) {
        CHECK(content(path).find("secret-hash") == std::string::npos);
        CHECK(content(path).find("deadbeef") == std::string::npos);
    }
    CHECK(content(scratch / "without").find("Marieke") == std::string::npos);
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
