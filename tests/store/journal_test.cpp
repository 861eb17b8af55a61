#include <catch2/catch.hpp>

#include "server/store/memory_journal.hpp"
#include "server/store/sqlite_journal.hpp"
#include "tests/store/waiting.hpp"
#include "tests/support/scratch.hpp"

using namespace samenspel::store;
using namespace samenspel::testing;

namespace {

std::vector<std::string> bodies(Journal& journal, std::uint32_t stream, std::uint64_t from = 1) {
    std::vector<std::string> out;
    journal.read(stream, from, [&](const Record& record) {
        out.push_back(record.body);
        return true;
    });
    return out;
}

}  // namespace

TEST_CASE("what was acknowledged is there after opening again, with names, settings and clocks") {
    const Scratch scratch;
    Error error;
    {
        const auto journal = SqliteJournal::open(scratch / "s.samenspel", &error);
        REQUIRE(journal);
        Waiting waiting(*journal);
        Batch batch = batch_of(1, 1, std::string("zero\0inside", 11));
        batch.records.push_back({0, 1, 5, "session"});
        batch.participants.push_back({7, "Anne", "hash", "abcd"});
        batch.settings.emplace_back("code", "K7M2QX");
        batch.clocks.emplace_back(1, 1234);
        REQUIRE_FALSE(waiting.wait(journal->append(std::move(batch))));
    }
    const auto journal = SqliteJournal::open(scratch / "s.samenspel", &error);
    REQUIRE(journal);
    CHECK(bodies(*journal, 1) == std::vector<std::string>{std::string("zero\0inside", 11)});
    CHECK(journal->streams() == std::vector<std::uint32_t>{0, 1});
    CHECK(journal->participants().at(0).name == "Anne");
    CHECK(journal->setting("code") == "K7M2QX");
    CHECK(journal->clock_ms(1) == 1234);
    CHECK(journal->last_seq(1) == 1);
}

TEST_CASE("a record out of order fails its batch and everything after, until the journal is opened again") {
    const Scratch scratch;
    Error error;
    const auto journal = SqliteJournal::open(scratch / "s", &error);
    Waiting waiting(*journal);
    REQUIRE_FALSE(waiting.wait(journal->append(batch_of(1, 1, "a"))));
    CHECK(waiting.wait(journal->append(batch_of(1, 3, "c"))).kind == Error::Kind::wrong_order);
    CHECK(waiting.wait(journal->append(batch_of(1, 2, "b"))));
    REQUIRE_FALSE(journal->reopen());
    waiting.forget_error();
    CHECK_FALSE(waiting.wait(journal->append(batch_of(1, 2, "b"))));
    CHECK(bodies(*journal, 1, 2) == std::vector<std::string>{"b"});
}

TEST_CASE("a batch is written whole or not at all") {
    const Scratch scratch;
    Error error;
    const auto journal = SqliteJournal::open(scratch / "s", &error);
    Waiting waiting(*journal);
    Batch batch = batch_of(1, 1, "a");
    batch.records.push_back({2, 5, 0, "gap"});
    CHECK(waiting.wait(journal->append(std::move(batch))));
    REQUIRE_FALSE(journal->reopen());
    CHECK(journal->last_seq(1) == 0);
}

TEST_CASE("appends that gather while a commit is under way share the next one") {
    const Scratch scratch;
    Error error;
    const auto journal = SqliteJournal::open(scratch / "s", &error);
    Waiting waiting(*journal);
    Ticket last;
    for (std::uint64_t seq = 1; seq <= 5000; ++seq) last = journal->append(batch_of(1, seq, "x"));
    REQUIRE_FALSE(waiting.wait(last));
    CHECK(waiting.commits() < 2500);
    CHECK(journal->commits().records == 5000);
}

TEST_CASE("a full disk is told as such, nothing is lost, and freed it goes on") {
    const Scratch scratch;
    Error error;
    const auto journal = SqliteJournal::open(scratch / "s", &error);
    Waiting waiting(*journal);
    REQUIRE_FALSE(waiting.wait(journal->append(batch_of(1, 1, "a"))));
    // SQLite's own page limit stands in for the disk's end: the same result code, SQLITE_FULL.
    REQUIRE_FALSE(journal->limit_pages_for_test(8));
    CHECK(waiting.wait(journal->append(batch_of(1, 2, std::string(200'000, 'x')))).kind == Error::Kind::disk_full);
    REQUIRE_FALSE(journal->reopen());
    waiting.forget_error();
    CHECK_FALSE(waiting.wait(journal->append(batch_of(1, 2, std::string(200'000, 'x')))));
    CHECK(journal->last_seq(1) == 2);
}

TEST_CASE("the journal in memory keeps what was committed, loses the rest in a crash, and fails when told to") {
    MemoryJournal journal;
    Waiting waiting(journal);
    journal.append(batch_of(1, 1, "a"));
    const Ticket second = journal.append(batch_of(1, 2, "b"));
    journal.commit(1);
    CHECK(journal.last_seq(1) == 1);
    journal.crash();
    CHECK(journal.last_seq(1) == 1);
    Waiting again(journal);
    const Ticket other = journal.append(batch_of(1, 2, "c"));
    CHECK(other > second);
    journal.break_disk({Error::Kind::disk_full, "full"});
    journal.commit();
    CHECK(again.wait(other).kind == Error::Kind::disk_full);
    CHECK(journal.reopen());
    journal.mend_disk();
    CHECK_FALSE(journal.reopen());
    again.forget_error();
    const Ticket third = journal.append(batch_of(1, 2, "c"));
    journal.commit();
    CHECK_FALSE(again.wait(third));
}
