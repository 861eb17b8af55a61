// The journal on a disk that fails at every step in turn, and on one that loses what was not synced.
#include <catch2/catch.hpp>

#include "server/store/session_file.hpp"
#include "server/store/sqlite_journal.hpp"
#include "tests/store/waiting.hpp"
#include "tests/support/fault_vfs.hpp"
#include "tests/support/scratch.hpp"

using namespace samenspel::store;
using namespace samenspel::testing;

namespace {

constexpr std::uint64_t batches = 6;

// One session on such a disk. Whatever was acknowledged, or could be read after opening, has been shown to people:
// from then on it must be there, unchanged, through every later failure.
class Session {
public:
    explicit Session(std::uint64_t seed) : disk(seed), seed_(seed) {}

    void run() {
        open();
        while (shown_.size() < batches) {
            if (shown_.size() == batches / 2) restart();
            const std::uint64_t seq = shown_.size() + 1;
            const std::string body = text(seq);
            if (!waiting_->wait(journal_->append(batch(seq, body)))) shown_.push_back(body);
            else recover(seq);
        }
        power_cut();
        journal_.reset();
        Error error;
        CHECK(verify(path_, &error).empty());
        CHECK_FALSE(error);
    }

    FaultVfs disk;

private:
    std::string text(std::uint64_t seq) { return std::string(400 * seq, 'x') + " attempt " + std::to_string(++attempt_); }

    static Batch batch(std::uint64_t seq, const std::string& body) {
        Batch out = batch_of(1, seq, body);
        out.records.push_back({2, seq, 7, body});
        out.participants.push_back({static_cast<std::uint32_t>(seq), "name", "hash", "instance"});
        out.clocks.emplace_back(1, static_cast<std::int64_t>(seq));
        return out;
    }

    void open() {
        for (int tries = 0; !journal_; ++tries) {
            Error error;
            journal_ = SqliteJournal::open(path_, &error, disk.name());
            if (journal_) break;
            INFO(error.what);
            REQUIRE(tries < 2);
            REQUIRE(disk.failed());
            disk.mend();
            disk.restore();
        }
        waiting_ = std::make_unique<Waiting>(*journal_);
        look();
    }

    void restart() {
        if (std::exchange(restarted_, true)) return;
        journal_.reset();
        open();
    }

    void power_cut() {
        disk.cut_power();
        journal_.reset();
        disk.mend();
        disk.restore();
        open();
    }

    // The append failed: so does every later one, until the journal is opened again.
    void recover(std::uint64_t seq) {
        REQUIRE(disk.failed());
        REQUIRE(waiting_->wait(journal_->append(batch(seq, text(seq)))));
        if (!journal_->reopen()) look();  // a lasting fault: perhaps it can be read
        if (seed_ % 2 == 0) return power_cut();
        disk.mend();
        const Error error = journal_->reopen();
        if (error && !disk.failed()) disk.restore();
        INFO(error.what);
        if (error) return power_cut();
        waiting_ = std::make_unique<Waiting>(*journal_);
        look();
    }

    void look() {
        std::vector<std::string> found, second;
        const auto collect = [](std::vector<std::string>& into) {
            return [&into](const Record& record) {
                REQUIRE(record.seq == into.size() + 1);
                into.push_back(record.body);
                return true;
            };
        };
        REQUIRE_FALSE(journal_->read(1, 1, collect(found)));
        REQUIRE_FALSE(journal_->read(2, 1, collect(second)));
        REQUIRE(found == second);
        REQUIRE(journal_->participants().size() == found.size());
        REQUIRE(journal_->clock_ms(1).value_or(0) == static_cast<std::int64_t>(found.size()));
        REQUIRE(found.size() >= shown_.size());
        REQUIRE(std::equal(shown_.begin(), shown_.end(), found.begin()));
        shown_ = found;
    }

    const std::uint64_t seed_;
    const Scratch scratch_;
    const std::string path_ = scratch_ / "s";
    std::unique_ptr<SqliteJournal> journal_;
    std::unique_ptr<Waiting> waiting_;
    std::vector<std::string> shown_;
    int attempt_ = 0;
    bool restarted_ = false;
};

std::uint64_t steps_undisturbed() {
    Session session(1);
    session.run();
    return session.disk.steps();
}

void fail_at_every_step(FaultVfs::Fault fault, bool lasting, std::uint64_t seeds) {
    const std::uint64_t steps = steps_undisturbed();
    REQUIRE(steps > 40);
    for (std::uint64_t step = 1; step <= steps; ++step)
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            CAPTURE(step, seed);
            Session session(step * 100 + seed);
            session.disk.fail_at(step, fault, lasting);
            session.run();
        }
}

}  // namespace

TEST_CASE("a power cut at any step loses nothing that was shown") { fail_at_every_step(FaultVfs::Fault::power_cut, false, 3); }

TEST_CASE("one failed write or sync at any step loses nothing that was shown") { fail_at_every_step(FaultVfs::Fault::io_error, false, 3); }

TEST_CASE("a disk that breaks at any step and is mended loses nothing that was shown") { fail_at_every_step(FaultVfs::Fault::io_error, true, 2); }

TEST_CASE("a disk that is full from any step on and is freed loses nothing that was shown") { fail_at_every_step(FaultVfs::Fault::disk_full, true, 2); }
