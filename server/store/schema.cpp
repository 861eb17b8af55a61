#include "server/store/schema.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace samenspel::store {
namespace {

const char* const tables = R"(
CREATE TABLE records (stream INTEGER NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, body BLOB NOT NULL,
                      hash BLOB NOT NULL, PRIMARY KEY (stream, seq)) WITHOUT ROWID;
CREATE TABLE participants (id INTEGER PRIMARY KEY, name TEXT NOT NULL, token_hash BLOB NOT NULL, instance TEXT NOT NULL);
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE clocks (stream INTEGER PRIMARY KEY, now_ms INTEGER NOT NULL);
)";

std::int64_t pragma(Database& database, const std::string& name) {
    Statement statement(database, "PRAGMA " + name);
    return statement.step() ? statement.number(0) : 0;
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

Error check(Database& database) {
    if (pragma(database, "application_id") != application_id) return {Error::Kind::broken_file, "This is not a Samenspel session file."};
    const std::int64_t version = pragma(database, "user_version");
    if (version > schema_version) return {Error::Kind::broken_file, "This session file was made by a newer Samenspel; use that one to read it."};
    return {};
}

Error prepare(Database& database) {
    if (Error error = database.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")) return error;
    Statement any(database, "SELECT count(*) FROM sqlite_master");
    if (!any.step()) return database.last_error();
    if (any.number(0) > 0) return check(database);
    any.reset();
    return database.run("BEGIN IMMEDIATE; PRAGMA application_id=" + std::to_string(application_id) +
                        "; PRAGMA user_version=" + std::to_string(schema_version) + ";" + tables + "COMMIT;");
}

std::vector<std::uint32_t> streams_of(const Database& database) {
    std::vector<std::uint32_t> out;
    // Each step is one look-up in the key; a DISTINCT would read every record.
    Statement next(database, "SELECT min(stream) FROM records WHERE stream > ?");
    std::int64_t last = -1;
    for (;;) {
        next.bind(1, last);
        if (!next.step() || next.is_null(0)) return out;
        last = next.number(0);
        out.push_back(static_cast<std::uint32_t>(last));
        next.reset();
    }
}

std::map<std::uint32_t, Tail> tails(const Database& database) {
    std::map<std::uint32_t, Tail> out;
    Statement last(database, "SELECT seq, hash FROM records WHERE stream = ? ORDER BY seq DESC LIMIT 1");
    for (const auto stream : streams_of(database)) {
        last.bind(1, std::int64_t{stream});
        if (last.step()) {
            Tail& tail = out[stream];
            tail.seq = static_cast<std::uint64_t>(last.number(0));
            const auto hash = last.blob(1);
            std::memcpy(tail.hash.data(), hash.data(), std::min(hash.size(), tail.hash.size()));
        }
        last.reset();
    }
    return out;
}

}  // namespace samenspel::store
