#include "server/store/schema.hpp"

#include <vector>

#include <sodium.h>

namespace samenspel::store {
namespace {

const char* const tables = R"(
CREATE TABLE records (stream INTEGER NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, body BLOB NOT NULL,
                      hash BLOB NOT NULL, PRIMARY KEY (stream, seq)) WITHOUT ROWID;
CREATE TABLE participants (id INTEGER PRIMARY KEY, name TEXT NOT NULL, token_hash BLOB NOT NULL, instance TEXT NOT NULL);
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE clocks (stream INTEGER PRIMARY KEY, now_ms INTEGER NOT NULL);
)";

Error ask(const Database& database, const std::string& sql, std::int64_t* answer) {
    Statement statement(database, sql);
    if (!statement.step()) return statement.failure();
    *answer = statement.number(0);
    return {};
}

Error use_wal(const Database& database) {
    Statement statement(database, "PRAGMA journal_mode=WAL");
    if (!statement.step()) return statement.failure();
    if (statement.text(0) == "wal") return {};
    return {Error::Kind::other, "This disk cannot hold a running session (a network drive?): choose a folder on a disk of this machine."};
}

// What a table of ours consists of: each column, after its place in the key. A file that anybody may have made could have a view
// under the same name, which never ends, columns that are worked out on reading, or no key to look up by.
struct Shape {
    const char* table;
    std::vector<std::string> columns;
};
const std::vector<Shape>& shapes() {
    static const std::vector<Shape> all{{"records", {"1 stream", "2 seq", "0 at_ms", "0 body", "0 hash"}},
                                        {"participants", {"1 id", "0 name", "0 token_hash", "0 instance"}},
                                        {"settings", {"1 key", "0 value"}},
                                        {"clocks", {"1 stream", "0 now_ms"}}};
    return all;
}

Error foreign() { return {Error::Kind::broken_file, "This is not a Samenspel session file: its tables are not those of one."}; }

// Nothing that runs by itself, and the tables as they were made; other plain tables and indexes are let be.
Error check_tables(const Database& database) {
    std::int64_t ours = 0, others = 0;
    if (Error error = ask(database, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('records', 'participants', 'settings', 'clocks')", &ours))
        return error;
    if (Error error = ask(database, "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index') OR (type = 'table' AND (sql IS NULL OR upper(substr(sql, 1, 12)) <> 'CREATE TABLE'))", &others))
        return error;
    if (ours != static_cast<std::int64_t>(shapes().size()) || others != 0) return foreign();
    for (const Shape& shape : shapes()) {
        Statement columns(database, "SELECT pk || ' ' || name, hidden FROM pragma_table_xinfo(?) ORDER BY cid");
        columns.bind(1, std::string_view(shape.table));
        std::vector<std::string> found;
        while (columns.step()) found.push_back(columns.number(1) == 0 ? columns.text(0) : std::string());
        if (Error error = columns.failure()) return error;
        if (found != shape.columns) return foreign();
    }
    return {};
}

template <typename Number>
void put(unsigned char* to, Number number, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) to[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> (8 * i));
}

}  // namespace

Hash chained(const Hash& before, const Record& record) {
    unsigned char head[20];
    put(head, record.stream, 4);
    put(head + 4, record.seq, 8);
    put(head + 12, record.at_ms, 8);
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, std::tuple_size_v<Hash>);
    crypto_generichash_update(&state, before.data(), before.size());
    crypto_generichash_update(&state, head, sizeof head);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(record.body.data()), record.body.size());
    Hash out{};
    crypto_generichash_final(&state, out.data(), out.size());
    return out;
}

Error check(const Database& database) {
    std::int64_t application = 0, version = 0;
    if (Error error = ask(database, "PRAGMA application_id", &application)) return error;
    if (Error error = ask(database, "PRAGMA user_version", &version)) return error;
    if (application != application_id || version < 1) return {Error::Kind::broken_file, "This is not a Samenspel session file."};
    if (version > schema_version) return {Error::Kind::broken_file, "This session file was made by a newer Samenspel; use that one to read it."};
    return check_tables(database);
}

Error prepare(Database& database) {
    std::int64_t known = 0;
    if (Error error = ask(database, "SELECT count(*) FROM sqlite_master", &known)) return error;
    if (known > 0)
        if (Error error = check(database)) return error;
    if (Error error = use_wal(database)) return error;
    // With secure_delete an emptied name leaves no trace in the file's free bytes.
    if (Error error = database.run("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=4000;")) return error;
    if (known > 0) return {};
    Error error = database.run("BEGIN IMMEDIATE; PRAGMA application_id=" + std::to_string(application_id) +
                               "; PRAGMA user_version=" + std::to_string(schema_version) + ";" + tables + "COMMIT;");
    if (error) database.run("ROLLBACK");
    return error;
}

}  // namespace samenspel::store
