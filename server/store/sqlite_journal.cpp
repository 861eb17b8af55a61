#include "server/store/sqlite_journal.hpp"

#include <chrono>

namespace samenspel::store {
namespace {

// What one commit takes at most, so that the first of a flood does not wait for all of it.
constexpr std::size_t most_batches = 1024;
constexpr std::size_t most_bytes = 4 << 20;

std::size_t bytes_in(const Batch& batch) {
    std::size_t bytes = 0;
    for (const auto& record : batch.records) bytes += record.body.size();
    return bytes;
}

}  // namespace

std::unique_ptr<SqliteJournal> SqliteJournal::open(const std::string& path, Error* error, const std::string& vfs, std::chrono::milliseconds spacing) {
    std::unique_ptr<SqliteJournal> journal(new SqliteJournal(path, vfs, spacing));
    *error = journal->lock_.take(path);
    if (!*error) *error = journal->open_file();
    if (*error) return nullptr;
    journal->start();
    return journal;
}

SqliteJournal::~SqliteJournal() {
    stop();
    close_file();
}

Error SqliteJournal::open_file() {
    close_file();
    Error error;
    // What can be read must be on the disk before anybody acts on it. A process that was killed between its last write
    // and its sync leaves a commit that reads well and is gone after a power cut; and after a failed sync the system may
    // have forgotten what it was given, though the next sync succeeds.
    if (in_doubt_ && (error = write_log_anew(path_, vfs_))) return error;
    in_doubt_ = false;
    writer_ = Database(path_, Database::Mode::create, vfs_, &error);
    if (!error) error = prepare(writer_);
    if (!error) reader_ = Database(path_, Database::Mode::read, vfs_, &error);
    if (!error) error = prepare_statements();
    if (!error) error = read_tails(writer_, &tails_);
    if (error) close_file();
    return error;
}

void SqliteJournal::close_file() {
    for (auto* statement : {&begin_, &commit_, &insert_record_, &insert_participant_, &insert_setting_, &insert_clock_}) statement->reset();
    reader_ = {};
    writer_ = {};
}

Error SqliteJournal::prepare_statements() {
    const std::pair<std::unique_ptr<Statement>*, const char*> all[] = {
        {&begin_, "BEGIN IMMEDIATE"},
        {&commit_, "COMMIT"},
        {&insert_record_, "INSERT INTO records VALUES (?, ?, ?, ?, ?)"},
        {&insert_participant_, "INSERT OR REPLACE INTO participants VALUES (?, ?, ?, ?)"},
        {&insert_setting_, "INSERT OR REPLACE INTO settings VALUES (?, ?)"},
        {&insert_clock_, "INSERT OR REPLACE INTO clocks VALUES (?, ?)"}};
    for (const auto& [statement, sql] : all) {
        *statement = std::make_unique<Statement>(writer_, sql);
        if (Error error = (*statement)->failure()) return error;
    }
    return {};
}

void SqliteJournal::start() {
    stopping_ = false;
    thread_ = std::thread([this] { write_loop(); });
}

void SqliteJournal::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void SqliteJournal::on_completion(Completion completion) {
    const std::lock_guard lock(mutex_);
    completion_ = std::move(completion);
}

Ticket SqliteJournal::append(Batch batch) {
    Ticket ticket;
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        ticket.value = next_++;
        first = pending_.empty();
        pending_.emplace_back(ticket, std::move(batch));
    }
    if (first) wake_.notify_one();
    return ticket;
}

Error SqliteJournal::reopen() {
    stop();
    Error error = open_file();
    failed_ = static_cast<bool>(error);
    start();  // also when it failed, so that appends are told
    return error;
}

SqliteJournal::Pending SqliteJournal::next_group() {
    Pending group;
    std::size_t bytes = 0;
    while (!pending_.empty() && group.size() < most_batches && bytes < most_bytes) {
        bytes += bytes_in(pending_.front().second);
        group.push_back(std::move(pending_.front()));
        pending_.pop_front();
    }
    return group;
}

// What gathered during one commit goes into the next. What is pending at the stop is still written.
void SqliteJournal::write_loop() {
    std::unique_lock lock(mutex_);
    for (;;) {
        while (!stopping_ && pending_.empty()) {
            wake_.wait(lock);
            ++commits_.wakeups;
        }
        if (pending_.empty()) return;
        wake_.wait_until(lock, last_began_ + spacing_, [this] { return stopping_ || pending_.size() >= most_batches; });
        const Pending group = next_group();
        const bool failed_before = failed_;
        lock.unlock();
        const auto began = last_began_ = std::chrono::steady_clock::now();
        const Error error = failed_before ? Error{Error::Kind::other, "The session file failed before and was not opened again."} : write(group);
        const auto took = std::chrono::steady_clock::now() - began;
        lock.lock();
        failed_ = failed_ || static_cast<bool>(error);
        if (!error) {
            ++commits_.count;
            commits_.micros += static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
            for (std::size_t i = 0; i < Commits::up_to_ms.size(); ++i) commits_.took_up_to[i] += took <= std::chrono::milliseconds(Commits::up_to_ms[i]);
            for (const auto& batch : group) commits_.records += batch.second.records.size();
        }
        const Completion completion = completion_;
        lock.unlock();
        if (error && completion.failed) completion.failed(group.front().first, error);
        if (!error && completion.committed) completion.committed(group.back().first);
        lock.lock();
    }
}

Error SqliteJournal::write(const Pending& batches) {
    Tails after;
    Error error = begin_->finish();
    for (auto batch = batches.begin(); !error && batch != batches.end(); ++batch) error = write_batch(batch->second, after);
    if (!error) error = commit_->finish();
    if (!error) {
        for (const auto& [stream, tail] : after) tails_[stream] = tail;
        return {};
    }
    in_doubt_ = in_doubt_ || error.in_doubt;
    writer_.run("ROLLBACK");
    return error;
}

Error SqliteJournal::write_batch(const Batch& batch, Tails& after) {
    for (const auto& record : batch.records)
        if (Error error = write_record(record, after.try_emplace(record.stream, tails_[record.stream]).first->second)) return error;
    for (const auto& participant : batch.participants) {
        insert_participant_->bind(1, std::int64_t{participant.id}).bind(2, participant.name).bind_blob(3, participant.token_hash).bind(4, participant.instance);
        if (Error error = insert_participant_->finish()) return error;
    }
    for (const auto& [key, value] : batch.settings) {
        insert_setting_->bind(1, key).bind(2, value);
        if (Error error = insert_setting_->finish()) return error;
    }
    for (const auto& [stream, now_ms] : batch.clocks) {
        insert_clock_->bind(1, std::int64_t{stream}).bind(2, now_ms);
        if (Error error = insert_clock_->finish()) return error;
    }
    return {};
}

Error SqliteJournal::write_record(const Record& record, Tail& tail) {
    if (record.seq != tail.seq + 1)
        return {Error::Kind::wrong_order, "Record " + std::to_string(record.seq) + " of stream " + std::to_string(record.stream) + " came after " +
                                              std::to_string(tail.seq) + "; the journal takes " + std::to_string(tail.seq + 1) + " only."};
    tail = {record.seq, chained(tail.hash, record)};
    insert_record_->bind(1, std::int64_t{record.stream}).bind(2, static_cast<std::int64_t>(record.seq)).bind(3, record.at_ms);
    insert_record_->bind_blob(4, record.body).bind_blob(5, {reinterpret_cast<const char*>(tail.hash.data()), tail.hash.size()});
    return insert_record_->finish();
}

Error SqliteJournal::read(std::uint32_t stream, std::uint64_t from_seq, const std::function<bool(const Record&)>& visit) {
    return read_records(reader_, stream, from_seq, visit);
}

std::vector<std::uint32_t> SqliteJournal::streams() { return streams_of(reader_); }
std::uint64_t SqliteJournal::last_seq(std::uint32_t stream) { return last_seq_of(reader_, stream); }
std::optional<std::int64_t> SqliteJournal::clock_ms(std::uint32_t stream) { return clock_of(reader_, stream); }
std::vector<Participant> SqliteJournal::participants() { return participants_of(reader_); }
std::optional<std::string> SqliteJournal::setting(std::string_view key) { return setting_of(reader_, key); }

SqliteJournal::Commits SqliteJournal::commits() const {
    const std::lock_guard lock(mutex_);
    Commits out = commits_;
    out.waiting = pending_.size();
    return out;
}

}  // namespace samenspel::store
