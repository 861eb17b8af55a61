#include "server/store/session_file.hpp"

#include <filesystem>

#include "server/store/schema.hpp"

namespace samenspel::store {
namespace {

class ReadOnlyJournal : public Journal {
public:
    explicit ReadOnlyJournal(Database database) : database_(std::move(database)) {}
    void on_completion(Completion) override {}
    Ticket append(Batch) override { return {}; }
    Error reopen() override { return {Error::Kind::read_only, "This journal was opened for reading only."}; }
    Error read(std::uint32_t stream, std::uint64_t from_seq, const std::function<bool(const Record&)>& visit) override {
        Statement rows(database_, "SELECT seq, at_ms, body FROM records WHERE stream = ? AND seq >= ? ORDER BY seq");
        rows.bind(1, std::int64_t{stream}).bind(2, static_cast<std::int64_t>(from_seq));
        while (rows.step())
            if (!visit({stream, static_cast<std::uint64_t>(rows.number(0)), rows.number(1), rows.text(2)})) break;
        return {};
    }
    std::vector<std::uint32_t> streams() override { return streams_of(database_); }
    std::uint64_t last_seq(std::uint32_t stream) override {
        Statement rows(database_, "SELECT max(seq) FROM records WHERE stream = ?");
        rows.bind(1, std::int64_t{stream});
        return rows.step() ? static_cast<std::uint64_t>(rows.number(0)) : 0;
    }
    std::optional<std::int64_t> clock_ms(std::uint32_t) override { return std::nullopt; }
    std::vector<Participant> participants() override {
        std::vector<Participant> out;
        Statement rows(database_, "SELECT id, name FROM participants ORDER BY id");
        while (rows.step()) out.push_back({static_cast<std::uint32_t>(rows.number(0)), rows.text(1), {}, {}});
        return out;
    }
    std::optional<std::string> setting(std::string_view key) override {
        Statement rows(database_, "SELECT value FROM settings WHERE key = ?");
        rows.bind(1, key);
        return rows.step() ? std::optional(rows.text(0)) : std::nullopt;
    }

private:
    Database database_;
};

Database open_checked(const std::string& path, Error* error) {
    Database database(path, Database::Mode::read, {}, error);
    if (!*error) *error = check(database);
    return database;
}

Error copy_into(const std::string& from, const std::string& to) {
    if (std::filesystem::exists(to)) return {Error::Kind::other, "The file '" + to + "' exists already; choose another name."};
    Error error;
    Database database = open_checked(from, &error);
    if (error) return error;
    Statement vacuum(database, "VACUUM INTO ?");
    vacuum.bind(1, to);
    return vacuum.done() ? Error{} : database.last_error();
}

}  // namespace

std::unique_ptr<Journal> open_for_reading(const std::string& path, Error* error) {
    Database database = open_checked(path, error);
    return *error ? nullptr : std::make_unique<ReadOnlyJournal>(std::move(database));
}

std::vector<Fault> verify(const std::string& path, Error* error) {
    Database database = open_checked(path, error);
    if (*error) return {};
    std::vector<Fault> faults;
    Statement rows(database, "SELECT stream, seq, at_ms, body, hash FROM records ORDER BY stream, seq");
    Record record;
    Tail tail;
    bool first = true, broken = false;
    while (rows.step()) {
        const auto stream = static_cast<std::uint32_t>(rows.number(0));
        if (first || stream != record.stream) tail = {}, broken = false;
        first = false;
        record = {stream, static_cast<std::uint64_t>(rows.number(1)), rows.number(2), rows.text(3)};
        if (broken) continue;
        tail.hash = chained(tail.hash, record);
        const auto stored = rows.blob(4);
        const bool gap = record.seq != ++tail.seq;
        const bool same = stored == std::string_view(reinterpret_cast<const char*>(tail.hash.data()), tail.hash.size());
        if (!gap && same) continue;
        broken = true;
        faults.push_back({stream, record.seq, gap ? "records before this one are missing" : "the record was changed after it was written"});
    }
    Statement integrity(database, "PRAGMA integrity_check(1)");
    if (!integrity.step() || integrity.text(0) != "ok") *error = {Error::Kind::broken_file, "SQLite finds the file damaged."};
    return faults;
}

Error export_session(const std::string& from, const std::string& to, bool with_names) {
    if (Error error = copy_into(from, to)) return error;
    Error error;
    Database copy(to, Database::Mode::write, {}, &error);
    if (error) return error;
    std::string sql = "PRAGMA secure_delete=ON; UPDATE participants SET token_hash = x'', instance = ''; DELETE FROM settings WHERE key LIKE '%key%';";
    if (!with_names) sql += "UPDATE participants SET name = '';";
    return copy.run(sql + "VACUUM;");
}

Error import_session(const std::string& from, const std::string& to) {
    Error error;
    const auto faults = verify(from, &error);
    if (error) return error;
    if (!faults.empty()) return {Error::Kind::broken_file, "Stream " + std::to_string(faults[0].stream) + ", record " + std::to_string(faults[0].seq) + ": " + faults[0].what + "."};
    return copy_into(from, to);
}

}  // namespace samenspel::store
