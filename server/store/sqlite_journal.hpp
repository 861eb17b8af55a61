// The journal in an SQLite file: WAL, synchronous FULL, one writer thread that commits whatever has gathered while the
// last commit was under way. No timer; idle, the thread sleeps.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "server/store/journal.hpp"
#include "server/store/schema.hpp"

namespace samenspel::store {

class SqliteJournal : public Journal {
public:
    // Opens or creates the file. Null with `error` set when that fails.
    static std::unique_ptr<SqliteJournal> open(const std::string& path, Error* error, const std::string& vfs = {});
    ~SqliteJournal() override;

    void on_completion(Completion completion) override;
    Ticket append(Batch batch) override;
    Error reopen() override;
    Error read(std::uint32_t stream, std::uint64_t from_seq, const std::function<bool(const Record&)>& visit) override;
    std::vector<std::uint32_t> streams() override;
    std::uint64_t last_seq(std::uint32_t stream) override;
    std::optional<std::int64_t> clock_ms(std::uint32_t stream) override;
    std::vector<Participant> participants() override;
    std::optional<std::string> setting(std::string_view key) override;

    // For the metrics: commits made, and how long they took in all.
    struct Commits { std::uint64_t count = 0, records = 0, micros = 0; };
    Commits commits() const;

    // Lets the file grow to this many pages only, until it is opened again: how tests fill the disk.
    Error limit_pages_for_test(std::int64_t pages);

private:
    SqliteJournal(std::string path, std::string vfs) : path_(std::move(path)), vfs_(std::move(vfs)) {}
    Error open_file();
    void start();
    void stop();
    void write_loop();
    Error write(const std::deque<std::pair<Ticket, Batch>>& batches);
    Error write_batch(const Batch& batch, std::map<std::uint32_t, Tail>& tails);

    const std::string path_, vfs_;
    Database writer_, reader_;
    std::unique_ptr<Statement> insert_record_, insert_participant_, insert_setting_, insert_clock_;
    std::map<std::uint32_t, Tail> tails_;  // the writer's

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::pair<Ticket, Batch>> pending_;
    Completion completion_;
    std::uint64_t next_ = 1;
    bool stopping_ = false, failed_ = false;
    Commits commits_;
    std::thread thread_;
};

}  // namespace samenspel::store
