#include "server/store/session_file.hpp"

#include <filesystem>

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

}  // namespace samenspel::store
