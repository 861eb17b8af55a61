// The journal in an SQLite file: WAL, synchronous FULL, one writer thread that commits whatever has gathered while the
// last commit was under way, up to a limit. No timer; idle, the thread sleeps.
#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "server/store/file_lock.hpp"
#include "server/store/reading.hpp"

namespace samenspel::store {

class SqliteJournal : public Journal {
public:
    // Opens or creates the file; one server at a time. Null with `error` set when that fails, or when a stream's last
    // record does not fit its hash.
    // Between the beginnings of two commits lies `spacing` at least: 250 a second bound what syncing costs, and add 4 ms
    // at most in a crowd; alone, a batch is written at once.
    static std::unique_ptr<SqliteJournal> open(const std::string& path, Error* error, const std::string& vfs = {},
                                               std::chrono::milliseconds spacing = std::chrono::milliseconds(4));
    ~SqliteJournal() override;

    // Before the first append: it gets this ticket, so that those of several journals in one program are in order.
    void number_from(Ticket first) { next_ = first.value; }

    void on_completion(Completion completion) override;
    Ticket append(Batch batch) override;
    Error reopen() override;
    Error read(std::uint32_t stream, std::uint64_t from_seq, const std::function<bool(const Record&)>& visit) override;
    std::vector<std::uint32_t> streams() override;
    std::uint64_t last_seq(std::uint32_t stream) override;
    std::optional<std::int64_t> clock_ms(std::uint32_t stream) override;
    std::vector<Participant> participants() override;
    std::optional<std::string> setting(std::string_view key) override;

    // For the metrics: commits made, how long they took, how often the writer woke up, and what waits now.
    struct Commits {
        static constexpr std::array<std::uint32_t, 8> up_to_ms{1, 2, 5, 10, 25, 50, 100, 500};
        std::uint64_t count = 0, records = 0, micros = 0, wakeups = 0, waiting = 0;
        std::array<std::uint64_t, up_to_ms.size()> took_up_to{};  // how many took no longer than that, shorter ones included
    };
    Commits commits() const;

private:
    SqliteJournal(std::string path, std::string vfs, std::chrono::milliseconds spacing) : path_(std::move(path)), vfs_(std::move(vfs)), spacing_(spacing) {}
    using Pending = std::deque<std::pair<Ticket, Batch>>;
    Error open_file();
    void close_file();
    Error prepare_statements();
    void start();
    void stop();
    void write_loop();
    Pending next_group();
    Error write(const Pending& batches);
    Error write_batch(const Batch& batch, Tails& after);
    Error write_record(const Record& record, Tail& tail);

    const std::string path_, vfs_;
    const std::chrono::milliseconds spacing_;
    FileLock lock_;
    Database writer_, reader_;  // the writer's thread's, and the owner's
    std::unique_ptr<Statement> begin_, commit_, insert_record_, insert_participant_, insert_setting_, insert_clock_;
    Tails tails_;               // the writer's
    bool in_doubt_ = true;      // what can be read may be in the system's memory only

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    Pending pending_;
    Completion completion_;
    std::uint64_t next_ = 1;
    bool stopping_ = false, failed_ = false;
    Commits commits_;
    std::chrono::steady_clock::time_point last_began_{};  // the writer's
    std::thread thread_;
};

}  // namespace samenspel::store
