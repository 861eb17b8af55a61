// The live journal: order, atomic batches, grouping, failures.
#include <catch2/catch.hpp>

#include "server/store/memory_journal.hpp"
#include "server/store/sqlite_journal.hpp"
#include "tests/store/files.hpp"
#include "tests/store/waiting.hpp"
#include "tests/support/fault_vfs.hpp"
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

TEST_CASE("a thousand appends during one slow sync share a few commits") {
    const Scratch scratch;
    FaultVfs disk(1);
    Error error;
    const auto journal = SqliteJournal::open(scratch / "s", &error, disk.name());
    REQUIRE(journal);
    Waiting waiting(*journal);
    disk.hold_syncs();
    Ticket last;
    for (std::uint64_t seq = 1; seq <= 1000; ++seq) last = journal->append(batch_of(1, seq, "x"));
    disk.let_syncs_go();
    REQUIRE_FALSE(waiting.wait(last));
    CHECK(waiting.commits() <= 2);
    CHECK(journal->commits().records == 1000);
}

TEST_CASE("a flood is committed in parts, in order") {
    const Scratch scratch;
    Error error;
    const auto journal = SqliteJournal::open(scratch / "s", &error);
    Waiting waiting(*journal);
    Ticket last;
    for (std::uint64_t seq = 1; seq <= 5000; ++seq) last = journal->append(batch_of(1, seq, std::to_string(seq)));
    REQUIRE_FALSE(waiting.wait(last));
    CHECK(waiting.commits() >= 5);
    CHECK(journal->last_seq(1) == 5000);
}

TEST_CASE("the writer wakes for an append and for nothing else") {
    const Scratch scratch;
    Error error;
    const auto journal = SqliteJournal::open(scratch / "s", &error);
    Waiting waiting(*journal);
    for (std::uint64_t seq = 1; seq <= 20; ++seq) REQUIRE_FALSE(waiting.wait(journal->append(batch_of(1, seq, "x"))));
    CHECK(journal->commits().count == 20);
    CHECK(journal->commits().wakeups <= 20);
    const auto before = journal->commits().wakeups;
    for (int times = 0; times < 2000; ++times) REQUIRE(journal->last_seq(1) == 20);
    CHECK(journal->commits().wakeups == before);
}

TEST_CASE("a full disk is told as such, what there is can still be read, and freed it goes on") {
    const Scratch scratch;
    FaultVfs disk(1);
    Error error;
    const auto journal = SqliteJournal::open(scratch / "s", &error, disk.name());
    REQUIRE(journal);
    Waiting waiting(*journal);
    REQUIRE_FALSE(waiting.wait(journal->append(batch_of(1, 1, "a"))));
    disk.fail_at(disk.steps() + 1, FaultVfs::Fault::disk_full, true);
    const Error full = waiting.wait(journal->append(batch_of(1, 2, "b")));
    CHECK(full.kind == Error::Kind::disk_full);
    CHECK_FALSE(full.in_doubt);
    CHECK(full.what.find("make room") != std::string::npos);
    waiting.forget_error();
    REQUIRE_FALSE(journal->reopen());
    CHECK(bodies(*journal, 1) == std::vector<std::string>{"a"});
    CHECK(waiting.wait(journal->append(batch_of(1, 2, "c"))).kind == Error::Kind::disk_full);
    disk.mend();
    REQUIRE_FALSE(journal->reopen());
    waiting.forget_error();
    CHECK_FALSE(waiting.wait(journal->append(batch_of(1, 2, "d"))));
    CHECK(bodies(*journal, 1) == std::vector<std::string>{"a", "d"});
}

TEST_CASE("a journal that could not be opened again tells every append so") {
    const Scratch scratch;
    FaultVfs disk(1);
    Error error;
    const auto journal = SqliteJournal::open(scratch / "s", &error, disk.name());
    Waiting waiting(*journal);
    REQUIRE_FALSE(waiting.wait(journal->append(batch_of(1, 1, "a"))));
    disk.cut_power();
    CHECK(journal->reopen());
    CHECK(waiting.wait(journal->append(batch_of(1, 2, "b"))));
    CHECK(journal->read(1, 1, [](const Record&) { return true; }));
    CHECK(journal->streams().empty());
    disk.restore();
    REQUIRE_FALSE(journal->reopen());
    waiting.forget_error();
    CHECK_FALSE(waiting.wait(journal->append(batch_of(1, 2, "b"))));
}

TEST_CASE("a second server on the same file is sent away, the first one's end lets it in") {
    const Scratch scratch;
    Error error;
    auto journal = SqliteJournal::open(scratch / "s", &error);
    REQUIRE(journal);
    CHECK_FALSE(SqliteJournal::open(scratch / "s", &error));
    CHECK(error.what.find("Another server") == 0);
    journal.reset();
    CHECK(SqliteJournal::open(scratch / "s", &error));
}

TEST_CASE("a folder that is not there, one that takes no files, and a foreign file are told apart and left alone") {
    const Scratch scratch;
    Error error;
    CHECK_FALSE(SqliteJournal::open(scratch / "none/s", &error));
    CHECK(error.what.find("folder exists") != std::string::npos);
    {
        Database foreign(scratch / "foreign", Database::Mode::create, {}, &(error = {}));
        REQUIRE_FALSE(foreign.run("CREATE TABLE theirs (a)"));
    }
    const std::string before = content_of(scratch / "foreign");
    CHECK_FALSE(SqliteJournal::open(scratch / "foreign", &error));
    CHECK(error.kind == Error::Kind::broken_file);
    CHECK(content_of(scratch / "foreign") == before);
    const AsNobody nobody(scratch.path());
    CHECK_FALSE(SqliteJournal::open(scratch / "s", &error));
    CHECK(error.kind == Error::Kind::read_only);
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

TEST_CASE("the journal in memory fails once at the chosen commit, with its batch lost or written all the same") {
    const bool written = GENERATE(false, true);
    MemoryJournal journal;
    Waiting waiting(journal);
    journal.fail_after(1, {Error::Kind::other, "once"}, written);
    const Ticket first = journal.append(batch_of(1, 1, "a")), second = journal.append(batch_of(1, 2, "b"));
    journal.commit();
    CHECK_FALSE(waiting.wait(first));
    CHECK(waiting.wait(second).in_doubt == written);
    REQUIRE_FALSE(journal.reopen());
    CHECK(journal.last_seq(1) == (written ? 2u : 1u));
}
