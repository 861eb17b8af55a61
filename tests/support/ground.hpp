// What a host under test writes its journal on, in the hand of the test: in memory, or SQLite on a disk that fails. Nothing
// is durable until commit(); completions come from within it, so that the same seed gives the same run.
#pragma once

#include <deque>
#include <memory>
#include <random>

#include "server/store/memory_journal.hpp"
#include "server/store/sqlite_journal.hpp"
#include "tests/store/waiting.hpp"
#include "tests/support/fault_vfs.hpp"
#include "tests/support/scratch.hpp"

namespace samenspel::testing {

class Ground : public store::Journal {
public:
    virtual void commit(std::size_t batches = SIZE_MAX) = 0;  // the oldest pending ones
    virtual bool pending() const = 0;
    virtual void crash() = 0;                                 // the process dies; nobody is told of what was pending
    virtual void break_disk(store::Error error) = 0;          // soon every write fails, until mend_disk
    virtual void mend_disk() = 0;

    store::Error read(std::uint32_t stream, std::uint64_t from, const std::function<bool(const store::Record&)>& visit) override { return under().read(stream, from, visit); }
    std::vector<std::uint32_t> streams() override { return under().streams(); }
    std::uint64_t last_seq(std::uint32_t stream) override { return under().last_seq(stream); }
    std::optional<std::int64_t> clock_ms(std::uint32_t stream) override { return under().clock_ms(stream); }
    std::vector<store::Participant> participants() override { return under().participants(); }
    std::optional<std::string> setting(std::string_view key) override { return under().setting(key); }

protected:
    virtual store::Journal& under() = 0;
};

class MemoryGround : public Ground {
public:
    void on_completion(Completion completion) override { journal_.on_completion(std::move(completion)); }
    store::Ticket append(store::Batch batch) override { return journal_.append(std::move(batch)); }
    store::Error reopen() override { return journal_.reopen(); }
    void commit(std::size_t batches) override { journal_.commit(batches); }
    bool pending() const override { return journal_.pending(); }
    void crash() override { journal_.crash(); }
    void break_disk(store::Error error) override { journal_.break_disk(std::move(error)); }
    void mend_disk() override { journal_.mend_disk(); }

private:
    store::Journal& under() override { return journal_; }
    store::MemoryJournal journal_;
};

// A crash is a kill, after which the system still has what was written, or a power cut, at once or amid a commit.
class DiskGround : public Ground {
public:
    explicit DiskGround(std::uint64_t seed);

    void on_completion(Completion completion) override { completion_ = std::move(completion); }
    store::Ticket append(store::Batch batch) override;
    store::Error reopen() override;
    void commit(std::size_t batches) override;
    bool pending() const override { return !pending_.empty(); }
    void crash() override;
    void break_disk(store::Error error) override;
    void mend_disk() override { disk_.mend(); }

private:
    store::Journal& under() override { return *journal_; }
    std::uint64_t draw(std::uint64_t below) { return chance_() % below; }
    void open();

    Scratch folder_;
    std::mt19937_64 chance_;
    FaultVfs disk_;
    std::unique_ptr<store::SqliteJournal> journal_;
    std::unique_ptr<Waiting> waiting_;
    std::deque<std::pair<store::Ticket, store::Batch>> pending_;
    std::uint64_t next_ = 1;
    Completion completion_;
};

}  // namespace samenspel::testing
