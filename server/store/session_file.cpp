#include "server/store/session_file.hpp"

#include <filesystem>

#include "server/store/file_lock.hpp"
#include "server/store/reading.hpp"

namespace samenspel::store {
namespace {

namespace fs = std::filesystem;

class ReadOnlyJournal : public Journal {
public:
    explicit ReadOnlyJournal(Database database) : database_(std::move(database)) {}
    void on_completion(Completion) override {}
    Ticket append(Batch) override { return {}; }
    Error reopen() override { return {Error::Kind::read_only, "This journal was opened for reading only."}; }
    Error read(std::uint32_t stream, std::uint64_t from_seq, const std::function<bool(const Record&)>& visit) override {
        return read_records(database_, stream, from_seq, visit);
    }
    std::vector<std::uint32_t> streams() override { return streams_of(database_); }
    std::uint64_t last_seq(std::uint32_t stream) override { return last_seq_of(database_, stream); }
    std::optional<std::int64_t> clock_ms(std::uint32_t stream) override { return clock_of(database_, stream); }
    std::vector<Participant> participants() override { return participants_of(database_); }
    std::optional<std::string> setting(std::string_view key) override { return setting_of(database_, key); }

private:
    Database database_;
};

Database open_checked(const std::string& path, Error* error) {
    Database database(path, Database::Mode::read, {}, error);
    if (!*error) *error = check(database);
    std::error_code ignored;
    if (error->kind != Error::Kind::read_only && error->kind != Error::Kind::other) return database;
    // In a folder that takes no files SQLite cannot set up what readers share with a writer. Where no log lies beside the
    // file, nobody has it open, and it can be read as it is.
    if (!fs::is_regular_file(path, ignored) || fs::exists(path + "-wal", ignored)) return database;
    Error again;
    Database still(path, Database::Mode::unchanging, {}, &again);
    if (!again) again = check(still);
    if (again) return database;
    *error = {};
    return still;
}

// Copies into a file beside `to`, lets `change` work on it, and gives it its name once it is whole.
Error copy_into(const std::string& from, const std::string& to, const std::string& change) {
    std::error_code failed;
    if (fs::exists(to, failed)) return {Error::Kind::other, "The file '" + to + "' exists already; choose another name."};
    const std::string unfinished = to + ".part";
    fs::remove(unfinished, failed);
    Error error;
    {
        Database database = open_checked(from, &error);
        if (error) return error;
        Statement vacuum(database, "VACUUM INTO ?");
        vacuum.bind(1, unfinished);
        error = vacuum.finish();
    }
    if (!error && !change.empty()) {
        Database copy(unfinished, Database::Mode::write, {}, &error);
        if (!error) error = copy.run(change);
    }
    if (!error) {
        fs::rename(unfinished, to, failed);
        if (!failed) return {};
        error = {Error::Kind::other, "The file '" + to + "' cannot be made: " + failed.message() + "."};
    }
    fs::remove(unfinished, failed);
    return error;
}

// A record as it is to be from now on.
struct Rewritten {
    Record record;
    Hash hash{};
    bool body = false;  // else its hash alone
};

// What changes in one stream: from the first record that `blank` changes on, everything, for each hash holds the one before.
Error rewrite_stream(const Database& database, std::uint32_t stream, const std::function<std::optional<std::string>(const Record&)>& blank, std::vector<Rewritten>* out) {
    Hash before{};
    bool anew = false;
    return read_records(database, stream, 1, [&](const Record& record) {
        Rewritten one{record, {}, false};
        if (auto body = blank(record); body && *body != record.body) {
            one.record.body = std::move(*body);
            one.body = anew = true;
        }
        before = one.hash = chained(before, one.record);
        if (anew) out->push_back(std::move(one));
        return true;
    });
}

Error write_rewritten(const Database& database, const std::vector<Rewritten>& all) {
    Statement update(database, "UPDATE records SET body = ?, hash = ? WHERE stream = ? AND seq = ?");
    for (const auto& one : all) {
        const std::string_view hash(reinterpret_cast<const char*>(one.hash.data()), one.hash.size());
        update.bind_blob(1, one.record.body).bind_blob(2, hash).bind(3, std::int64_t{one.record.stream}).bind(4, static_cast<std::int64_t>(one.record.seq));
        if (Error error = update.finish()) return error;
    }
    return {};
}

Error forget_in(Database& database, std::uint32_t participant, const std::function<std::optional<std::string>(const Record&)>& blank, std::size_t* changed) {
    std::vector<Rewritten> all;
    for (const auto stream : streams_of(database))
        if (Error error = rewrite_stream(database, stream, blank, &all)) return error;
    for (const auto& one : all) *changed += one.body;
    if (Error error = write_rewritten(database, all)) return error;
    Statement name(database, "UPDATE participants SET name = '' WHERE id = ?");
    name.bind(1, std::int64_t{participant});
    if (Error error = name.finish()) return error;
    if (*changed == 0) return {};
    Statement count(database, "INSERT INTO settings VALUES ('blanked', ?) ON CONFLICT (key) DO UPDATE SET value = value + excluded.value");
    count.bind(1, std::to_string(*changed));
    return count.finish();
}

// Moves the log into the file and cuts it off.
Error empty_log(const Database& database) {
    Statement checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)");
    if (!checkpoint.step()) return checkpoint.failure();
    if (checkpoint.number(0) == 0) return {};
    return {Error::Kind::other, "Another program reads the session file, so what was taken out can still be found in it: close that program, and forget once more, by number."};
}

}  // namespace

std::unique_ptr<Journal> open_for_reading(const std::string& path, Error* error) {
    *error = {};
    Database database = open_checked(path, error);
    return *error ? nullptr : std::make_unique<ReadOnlyJournal>(std::move(database));
}

std::vector<Fault> verify(const std::string& path, Error* error) {
    *error = {};
    Database database = open_checked(path, error);
    if (*error) return {};
    std::vector<Broken> broken;
    *error = follow_chains(database, &broken);
    std::vector<Fault> faults;
    for (const auto& one : broken)
        faults.push_back({one.stream, one.seq, one.gap ? "records before this one are missing" : "the record was changed after it was written"});
    Statement integrity(database, "PRAGMA integrity_check(1)");
    if (!*error && (!integrity.step() || integrity.text(0) != "ok")) *error = {Error::Kind::broken_file, "SQLite finds the file damaged."};
    return faults;
}

Error export_session(const std::string& from, const std::string& to, bool with_names) {
    // The last VACUUM rebuilds the file, so that nothing of what was taken out stays in its free bytes.
    std::string change =
        "UPDATE participants SET token_hash = x'', instance = '';"
        "DELETE FROM settings WHERE key LIKE '%key%' OR key LIKE '%hash%' OR key LIKE '%token%' OR key LIKE '%secret%';";
    if (!with_names) change += "UPDATE participants SET name = '';";
    return copy_into(from, to, change + "VACUUM;");
}

Error import_session(const std::string& from, const std::string& to) {
    Error error;
    const auto faults = verify(from, &error);
    if (error) return error;
    if (!faults.empty()) return {Error::Kind::broken_file, "Stream " + std::to_string(faults[0].stream) + ", record " + std::to_string(faults[0].seq) + ": " + faults[0].what + "."};
    return copy_into(from, to, {});
}

Error make_session(const std::string& to, const std::vector<Record>& records) {
    std::error_code failed;
    if (fs::exists(to, failed)) return {Error::Kind::other, "The file '" + to + "' exists already; choose another name."};
    const std::string unfinished = to + ".part";
    fs::remove(unfinished, failed);
    Error error;
    {
        Database database(unfinished, Database::Mode::create, {}, &error);
        if (!error) error = prepare(database);
        if (!error) error = database.run("BEGIN IMMEDIATE");
        std::map<std::uint32_t, Tail> tails;
        Statement insert(database, "INSERT INTO records VALUES (?, ?, ?, ?, ?)");
        for (auto record = records.begin(); !error && record != records.end(); ++record) {
            Tail& tail = tails[record->stream];
            if (record->seq != tail.seq + 1) error = {Error::Kind::wrong_order, "Record " + std::to_string(tail.seq + 1) + " of stream " + std::to_string(record->stream) + " is missing."};
            if (error) break;
            tail = {record->seq, chained(tail.hash, *record)};
            const std::string_view hash(reinterpret_cast<const char*>(tail.hash.data()), tail.hash.size());
            insert.bind(1, std::int64_t{record->stream}).bind(2, static_cast<std::int64_t>(record->seq)).bind(3, record->at_ms).bind_blob(4, record->body).bind_blob(5, hash);
            error = insert.finish();
        }
        if (!error) error = database.run("COMMIT; PRAGMA journal_mode=DELETE;");
    }
    if (!error) fs::rename(unfinished, to, failed);
    if (!error && failed) error = {Error::Kind::other, "The file '" + to + "' cannot be made: " + failed.message() + "."};
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(unfinished + ending, ignored);
    return error;
}

Error forget(const std::string& path, std::uint32_t participant, const std::function<std::optional<std::string>(const Record&)>& blank, std::size_t* changed) {
    *changed = 0;
    Error error;
    const auto faults = verify(path, &error);
    if (error) return error;
    if (!faults.empty()) return {Error::Kind::broken_file, "The file is not sound; nothing was changed. `samenspel-log verify` tells more."};
    FileLock lock;
    if (error = lock.take(path); error) return error;
    Database database(path, Database::Mode::write, {}, &error);
    // Alone with the file, or not at all: a reader would keep the old pages where they are.
    if (!error) error = database.run("PRAGMA busy_timeout=1000; PRAGMA locking_mode=EXCLUSIVE;");
    if (!error) error = prepare(database);
    if (!error) error = database.run("BEGIN IMMEDIATE");
    if (error) return {error.kind, error.what + " Nothing was changed."};
    error = forget_in(database, participant, blank, changed);
    if (error) {
        database.run("ROLLBACK");
        return error;
    }
    // The log is emptied too: what was overwritten stood in it.
    if (error = database.run("COMMIT"); error) return error;
    if (error = empty_log(database); error) return error;
    if (error = database.run("VACUUM"); error) return error;
    return empty_log(database);
}

}  // namespace samenspel::store
