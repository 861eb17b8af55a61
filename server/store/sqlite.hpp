// SQLite with owners: a connection and a statement that close themselves. Knows no journal.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "server/store/journal.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace samenspel::store {

class Database {
public:
    enum class Mode : std::uint8_t { create, write, read, unchanging };  // unchanging: read, and nobody writes
    // `vfs` empty: the system's. On failure `error` is set and the object is closed.
    Database(const std::string& path, Mode mode, const std::string& vfs, Error* error);
    Database() = default;
    bool open() const { return handle_ != nullptr; }
    sqlite3* handle() const { return handle_.get(); }
    Error run(const std::string& sql);       // one or more statements without results
    Error last_error() const;                // of the call that failed just now

private:
    struct Close { void operator()(sqlite3* handle) const; };
    std::unique_ptr<sqlite3, Close> handle_;
};

class Statement {
public:
    Statement(const Database& database, std::string_view sql);
    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, std::string_view text);
    Statement& bind_blob(int index, std::string_view bytes);  // not copied: must outlive the step
    bool step();                             // true while there is a row
    Error finish();                          // steps to the end, then resets
    Error failure() const;                   // why preparing or the last step failed; none when it did not
    void reset();
    bool is_null(int column) const;
    std::int64_t number(int column) const;
    std::string text(int column) const;
    std::string_view blob(int column) const; // until the next step

private:
    struct Finalize { void operator()(sqlite3_stmt* handle) const; };
    sqlite3* database_ = nullptr;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
    int result_ = 0;
};

// Writes the bytes of the database's write-ahead log once more in their places and syncs them, so that what can be read
// is what a power cut leaves. Nobody else may be writing. Nothing happens when there is no log.
Error write_log_anew(const std::string& path, const std::string& vfs);

}  // namespace samenspel::store
