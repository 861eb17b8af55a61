#include "server/store/sqlite.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <vector>

namespace samenspel::store {
namespace {

// SQLite tells a full disk as such only when a write met it; elsewhere the system's own number does.
Error::Kind kind_of(int code, int system) {
    const int primary = code & 0xff;
    if (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) {
        if (system == ENOSPC || system == EDQUOT) return Error::Kind::disk_full;
        if (system == EROFS || system == EACCES || system == EPERM) return Error::Kind::read_only;
    }
    switch (primary) {
        case SQLITE_FULL: return Error::Kind::disk_full;
        case SQLITE_READONLY:
        case SQLITE_PERM: return Error::Kind::read_only;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return Error::Kind::broken_file;
        case SQLITE_CONSTRAINT: return Error::Kind::wrong_order;
        default: return Error::Kind::other;
    }
}

const char* advice(Error::Kind kind, int code) {
    switch (kind) {
        case Error::Kind::disk_full: return "The disk is full: make room, and writing goes on by itself.";
        case Error::Kind::read_only: return "The session file, its folder or its disk is read-only: allow writing, and it goes on by itself.";
        case Error::Kind::broken_file: return "The session file is damaged, or it is not one: put back a copy.";
        case Error::Kind::wrong_order: return "Another program has written to the session file: open it again.";
        default: break;
    }
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return "Another program holds the session file: close that program.";
        case SQLITE_CANTOPEN: return "The session file cannot be opened: check that its folder exists and that you may use it.";
        default: return "Reading or writing the session file failed: check its disk.";
    }
}

Error error_of(int code, int system, const char* message) {
    const auto kind = kind_of(code, system);
    return {kind, std::string(advice(kind, code)) + " (SQLite: " + message + ")", (code & 0xff) == SQLITE_IOERR};
}

Error error_of(sqlite3* database) {
    if (!database) return {Error::Kind::other, "The session file is not open."};
    return error_of(sqlite3_extended_errcode(database), sqlite3_system_errno(database), sqlite3_errmsg(database));
}

// Each piece is read and written back at its own place: a cut in between leaves a log that is no worse.
int copy_onto_itself(sqlite3_file* file) {
    const sqlite3_io_methods& methods = *file->pMethods;
    std::vector<char> piece(1 << 16);
    sqlite3_int64 size = 0;
    int code = methods.xFileSize(file, &size);
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += static_cast<sqlite3_int64>(piece.size())) {
        const int length = static_cast<int>(std::min<sqlite3_int64>(size - at, static_cast<sqlite3_int64>(piece.size())));
        code = methods.xRead(file, piece.data(), length, at);
        if (code == SQLITE_OK) code = methods.xWrite(file, piece.data(), length, at);
    }
    return code == SQLITE_OK ? methods.xSync(file, SQLITE_SYNC_NORMAL) : code;
}

// As SQLite's file names in URI form want it.
std::string unchanging_uri(const std::string& path) {
    std::string out = "file:";
    for (const char c : path) {
        if (c == '%') out += "%25";
        else if (c == '?') out += "%3f";
        else if (c == '#') out += "%23";
        else out += c;
    }
    return out + "?immutable=1";
}

int flags_of(Database::Mode mode) {
    switch (mode) {
        case Database::Mode::create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        case Database::Mode::write: return SQLITE_OPEN_READWRITE;
        case Database::Mode::read: return SQLITE_OPEN_READONLY;
        case Database::Mode::unchanging: return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return SQLITE_OPEN_READONLY;
}

constexpr int longest_value = 256 << 20;  // bytes; records are far shorter

// Nothing that a file's own schema says is run: anybody may have made the file.
void trust_nothing(sqlite3* database) {
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, longest_value);
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Database::Database(const std::string& path, Mode mode, const std::string& vfs, Error* error) {
    sqlite3* opened = nullptr;
    const std::string name = mode == Mode::unchanging ? unchanging_uri(path) : path;
    const int code = sqlite3_open_v2(name.c_str(), &opened, flags_of(mode) | SQLITE_OPEN_NOMUTEX, vfs.empty() ? nullptr : vfs.c_str());
    handle_.reset(opened);
    if (code == SQLITE_OK) {
        sqlite3_extended_result_codes(opened, 1);
        sqlite3_busy_timeout(opened, 5000);
        trust_nothing(opened);
        return;
    }
    *error = opened ? last_error() : Error{Error::Kind::other, "SQLite has no memory."};
    handle_.reset();
}

Error Database::run(const std::string& sql) {
    if (!handle_) return error_of(nullptr);
    return sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK ? Error{} : last_error();
}

Error Database::last_error() const { return error_of(handle_.get()); }

void Statement::Finalize::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

Statement::Statement(const Database& database, std::string_view sql) : database_(database.handle()) {
    sqlite3_stmt* prepared = nullptr;
    if (database_) sqlite3_prepare_v2(database_, sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
    handle_.reset(prepared);
}

Statement& Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(handle_.get(), index, value);
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    sqlite3_bind_text(handle_.get(), index, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
    sqlite3_bind_blob64(handle_.get(), index, bytes.data(), bytes.size(), SQLITE_STATIC);
    return *this;
}

bool Statement::step() { return handle_ && (result_ = sqlite3_step(handle_.get())) == SQLITE_ROW; }

Error Statement::finish() {
    while (step()) {}
    Error error = failure();
    reset();
    return error;
}

Error Statement::failure() const {
    if (handle_ && (result_ == SQLITE_OK || result_ == SQLITE_ROW || result_ == SQLITE_DONE)) return {};
    return error_of(database_);
}

void Statement::reset() {
    sqlite3_reset(handle_.get());
    sqlite3_clear_bindings(handle_.get());
}

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(handle_.get(), column); }

std::string Statement::text(int column) const { return std::string(blob(column)); }

std::string_view Statement::blob(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
    return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

Error write_log_anew(const std::string& path, const std::string& vfs) {
    sqlite3_initialize();
    sqlite3_vfs* system = sqlite3_vfs_find(vfs.empty() ? nullptr : vfs.c_str());
    if (!system) return {Error::Kind::other, "SQLite has no such file layer."};
    // SQLite wants the absolute name, ended by a second zero, as it gives it to its own files.
    std::string name(static_cast<std::size_t>(system->mxPathname) + 1, '\0');
    if (system->xFullPathname(system, (path + "-wal").c_str(), system->mxPathname, name.data()) != SQLITE_OK) return {};
    int exists = 0;
    system->xAccess(system, name.c_str(), SQLITE_ACCESS_EXISTS, &exists);
    if (!exists) return {};
    std::vector<std::max_align_t> space(static_cast<std::size_t>(system->szOsFile) / sizeof(std::max_align_t) + 1);
    auto* file = reinterpret_cast<sqlite3_file*>(space.data());
    int code = system->xOpen(system, name.c_str(), file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_WAL, nullptr);
    const int opened = code;
    if (code == SQLITE_OK) code = copy_onto_itself(file);
    if (opened == SQLITE_OK) file->pMethods->xClose(file);
    return code == SQLITE_OK ? Error{} : error_of(code, 0, sqlite3_errstr(code));
}

}  // namespace samenspel::store
