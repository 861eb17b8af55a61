#include "server/store/sqlite.hpp"

#include <sqlite3.h>

namespace samenspel::store {
namespace {

Error::Kind kind_of(int code) {
    switch (code & 0xff) {
        case SQLITE_FULL: return Error::Kind::disk_full;
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN: return Error::Kind::read_only;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return Error::Kind::broken_file;
        case SQLITE_CONSTRAINT: return Error::Kind::wrong_order;
        default: return Error::Kind::other;
    }
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Database::Database(const std::string& path, Mode mode, const std::string& vfs, Error* error) {
    const int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : mode == Mode::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, vfs.empty() ? nullptr : vfs.c_str());
    handle_.reset(opened);
    if (code == SQLITE_OK) {
        sqlite3_extended_result_codes(opened, 1);
        sqlite3_busy_timeout(opened, 5000);
        return;
    }
    *error = opened ? last_error() : Error{Error::Kind::other, "SQLite has no memory."};
    handle_.reset();
}

Error Database::run(const std::string& sql) {
    return sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK ? Error{} : last_error();
}

Error Database::last_error() const {
    return {kind_of(sqlite3_extended_errcode(handle_.get())), std::string("SQLite: ") + sqlite3_errmsg(handle_.get()) + "."};
}

void Statement::Finalize::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

Statement::Statement(const Database& database, std::string_view sql) {
    sqlite3_stmt* prepared = nullptr;
    sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
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

bool Statement::done() {
    while (step()) {}
    return handle_ && result_ == SQLITE_DONE;
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

}  // namespace samenspel::store
