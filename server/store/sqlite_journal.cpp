#include "server/store/sqlite_journal.hpp"

#include <chrono>

namespace samenspel::store {

std::unique_ptr<SqliteJournal> SqliteJournal::open(const std::string& path, Error* error, const std::string& vfs) {
    std::unique_ptr<SqliteJournal> journal(new SqliteJournal(path, vfs));
    *error = journal->open_file();
    if (*error) return nullptr;
    journal->start();
    return journal;
}

SqliteJournal::~SqliteJournal() { stop(); }

Error SqliteJournal::open_file() {
    Error error;
    for (auto* statement : {&insert_record_, &insert_participant_, &insert_setting_, &insert_clock_}) statement->reset();
    writer_ = Database(path_, Database::Mode::create, vfs_, &error);
    if (error) return error;
    if ((error = prepare(writer_))) return error;
    // A write that changes nothing of value shows whether the disk takes writes again.
    if ((error = writer_.run("BEGIN IMMEDIATE; INSERT OR REPLACE INTO settings VALUES ('opened', 'yes'); COMMIT;"))) {
        writer_.run("ROLLBACK");
        return error;
    }
    reader_ = Database(path_, Database::Mode::write, vfs_, &error);
    if (error) return error;
    insert_record_ = std::make_unique<Statement>(writer_, "INSERT INTO records VALUES (?, ?, ?, ?, ?)");
    insert_participant_ = std::make_unique<Statement>(writer_, "INSERT OR REPLACE INTO participants VALUES (?, ?, ?, ?)");
    insert_setting_ = std::make_unique<Statement>(writer_, "INSERT OR REPLACE INTO settings VALUES (?, ?)");
    insert_clock_ = std::make_unique<Statement>(writer_, "INSERT OR REPLACE INTO clocks VALUES (?, ?)");
    tails_ = tails(writer_);
    return {};
}

void SqliteJournal::start() {
    stopping_ = failed_ = false;
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
    {
        const std::lock_guard lock(mutex_);
        ticket.value = next_++;
        pending_.emplace_back(ticket, std::move(batch));
    }
    wake_.notify_one();
    return ticket;
}

Error SqliteJournal::reopen() {
    stop();
    pending_.clear();
    if (Error error = open_file()) {
        failed_ = true;
        return error;
    }
    start();
    return {};
}

// Everything pending when the last commit ended goes into the next one. What is pending at the stop is still written.
void SqliteJournal::write_loop() {
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [this] { return stopping_ || !pending_.empty(); });
        if (pending_.empty()) return;
        std::deque<std::pair<Ticket, Batch>> batches;
        batches.swap(pending_);
        const bool failed_before = failed_;
        lock.unlock();
        const auto began = std::chrono::steady_clock::now();
        const Error error = failed_before ? Error{Error::Kind::other, "The journal failed before and was not opened again."} : write(batches);
        const auto took = std::chrono::steady_clock::now() - began;
        lock.lock();
        failed_ = failed_ || static_cast<bool>(error);
        ++commits_.count;
        commits_.micros += static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
        for (const auto& batch : batches) commits_.records += batch.second.records.size();
        const Completion completion = completion_;
        lock.unlock();
        if (error && completion.failed) completion.failed(batches.front().first, error);
        if (!error && completion.committed) completion.committed(batches.back().first);
        lock.lock();
    }
}

Error SqliteJournal::write(const std::deque<std::pair<Ticket, Batch>>& batches) {
    std::map<std::uint32_t, Tail> after = tails_;
    if (Error error = writer_.run("BEGIN IMMEDIATE")) return error;
    for (const auto& [ticket, batch] : batches)
        if (Error error = write_batch(batch, after)) {
            writer_.run("ROLLBACK");
            return error;
        }
    if (Error error = writer_.run("COMMIT")) {
        writer_.run("ROLLBACK");
        return error;
    }
    tails_ = std::move(after);
    return {};
}

Error SqliteJournal::write_batch(const Batch& batch, std::map<std::uint32_t, Tail>& after) {
    const auto ran = [this](Statement& statement) {
        const bool sound = statement.done();
        Error error = sound ? Error{} : writer_.last_error();
        statement.reset();
        return error;
    };
    for (const auto& record : batch.records) {
        Tail& tail = after[record.stream];
        if (record.seq != tail.seq + 1) return {Error::Kind::wrong_order, "A record is out of order."};
        tail.hash = chained(tail.hash, record);
        tail.seq = record.seq;
        insert_record_->bind(1, std::int64_t{record.stream}).bind(2, static_cast<std::int64_t>(record.seq)).bind(3, record.at_ms);
        insert_record_->bind_blob(4, record.body).bind_blob(5, {reinterpret_cast<const char*>(tail.hash.data()), tail.hash.size()});
        if (Error error = ran(*insert_record_)) return error;
    }
    for (const auto& participant : batch.participants) {
        insert_participant_->bind(1, std::int64_t{participant.id}).bind(2, participant.name).bind_blob(3, participant.token_hash).bind(4, participant.instance);
        if (Error error = ran(*insert_participant_)) return error;
    }
    for (const auto& [key, value] : batch.settings) {
        insert_setting_->bind(1, key).bind(2, value);
        if (Error error = ran(*insert_setting_)) return error;
    }
    for (const auto& [stream, now_ms] : batch.clocks) {
        insert_clock_->bind(1, std::int64_t{stream}).bind(2, now_ms);
        if (Error error = ran(*insert_clock_)) return error;
    }
    return {};
}

Error SqliteJournal::read(std::uint32_t stream, std::uint64_t from_seq, const std::function<bool(const Record&)>& visit) {
    Statement statement(reader_, "SELECT seq, at_ms, body FROM records WHERE stream = ? AND seq >= ? ORDER BY seq");
    if (!statement.sound()) return reader_.last_error();
    statement.bind(1, std::int64_t{stream}).bind(2, static_cast<std::int64_t>(from_seq));
    Record record;
    record.stream = stream;
    while (statement.step()) {
        record.seq = static_cast<std::uint64_t>(statement.number(0));
        record.at_ms = statement.number(1);
        record.body = statement.blob(2);
        if (!visit(record)) return {};
    }
    return {};
}

std::vector<std::uint32_t> SqliteJournal::streams() { return streams_of(reader_); }

std::uint64_t SqliteJournal::last_seq(std::uint32_t stream) {
    Statement statement(reader_, "SELECT max(seq) FROM records WHERE stream = ?");
    statement.bind(1, std::int64_t{stream});
    return statement.step() ? static_cast<std::uint64_t>(statement.number(0)) : 0;
}

std::optional<std::int64_t> SqliteJournal::clock_ms(std::uint32_t stream) {
    Statement statement(reader_, "SELECT now_ms FROM clocks WHERE stream = ?");
    statement.bind(1, std::int64_t{stream});
    return statement.step() ? std::optional(statement.number(0)) : std::nullopt;
}

std::vector<Participant> SqliteJournal::participants() {
    std::vector<Participant> out;
    Statement statement(reader_, "SELECT id, name, token_hash, instance FROM participants ORDER BY id");
    while (statement.step()) out.push_back({static_cast<std::uint32_t>(statement.number(0)), statement.text(1), statement.text(2), statement.text(3)});
    return out;
}

std::optional<std::string> SqliteJournal::setting(std::string_view key) {
    Statement statement(reader_, "SELECT value FROM settings WHERE key = ?");
    statement.bind(1, key);
    return statement.step() ? std::optional(statement.text(0)) : std::nullopt;
}

Error SqliteJournal::limit_pages_for_test(std::int64_t pages) { return writer_.run("PRAGMA max_page_count=" + std::to_string(pages)); }

SqliteJournal::Commits SqliteJournal::commits() const {
    const std::lock_guard lock(mutex_);
    return commits_;
}

}  // namespace samenspel::store
