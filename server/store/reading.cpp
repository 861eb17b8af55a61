#include "server/store/reading.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace samenspel::store {
namespace {

Hash hash_in(const Statement& row, int column) {
    Hash out{};
    const auto stored = row.blob(column);
    // Another length can never have been written by us; zeroes fit no record either.
    if (stored.size() == out.size()) std::memcpy(out.data(), stored.data(), out.size());
    return out;
}

void read_row(const Statement& row, Record& record) {
    record.seq = static_cast<std::uint64_t>(row.number(0));
    record.at_ms = row.number(1);
    record.body = row.blob(2);
}

Error missing(std::uint32_t stream, std::uint64_t seq) {
    return {Error::Kind::broken_file, "Record " + std::to_string(seq) + " of stream " + std::to_string(stream) + " is missing: put back a copy of the session file."};
}

}  // namespace

Error read_records(const Database& database, std::uint32_t stream, std::uint64_t from_seq, const std::function<bool(const Record&)>& visit) {
    Statement rows(database, "SELECT seq, at_ms, body FROM records WHERE stream = ? AND seq >= ? ORDER BY seq");
    std::uint64_t expected = std::max<std::uint64_t>(from_seq, 1);
    rows.bind(1, std::int64_t{stream}).bind(2, static_cast<std::int64_t>(expected));
    Record record;
    record.stream = stream;
    for (; rows.step(); ++expected) {
        read_row(rows, record);
        if (record.seq != expected) return missing(stream, expected);
        if (!visit(record)) return {};
    }
    return rows.failure();
}

std::vector<std::uint32_t> streams_of(const Database& database) {
    std::vector<std::uint32_t> out;
    // Each step is one look-up in the key; a DISTINCT would read every record.
    Statement next(database, "SELECT min(stream) FROM records WHERE stream > ?");
    std::int64_t last = -1;
    for (;;) {
        next.bind(1, last);
        // A number that is no larger is none of ours: SQLite stores a text or a fraction in any column, and takes it for larger.
        if (!next.step() || next.is_null(0) || next.number(0) <= last || next.number(0) > UINT32_MAX) return out;
        last = next.number(0);
        out.push_back(static_cast<std::uint32_t>(last));
        next.reset();
    }
}

std::uint64_t last_seq_of(const Database& database, std::uint32_t stream) {
    Statement row(database, "SELECT max(seq) FROM records WHERE stream = ?");
    row.bind(1, std::int64_t{stream});
    return row.step() ? static_cast<std::uint64_t>(row.number(0)) : 0;
}

std::optional<std::int64_t> clock_of(const Database& database, std::uint32_t stream) {
    Statement row(database, "SELECT now_ms FROM clocks WHERE stream = ?");
    row.bind(1, std::int64_t{stream});
    return row.step() ? std::optional(row.number(0)) : std::nullopt;
}

std::vector<Participant> participants_of(const Database& database) {
    std::vector<Participant> out;
    Statement rows(database, "SELECT id, name, token_hash, instance FROM participants ORDER BY id");
    while (rows.step()) out.push_back({static_cast<std::uint32_t>(rows.number(0)), rows.text(1), rows.text(2), rows.text(3)});
    return out;
}

std::optional<std::string> setting_of(const Database& database, std::string_view key) {
    Statement row(database, "SELECT value FROM settings WHERE key = ?");
    row.bind(1, key);
    return row.step() ? std::optional(row.text(0)) : std::nullopt;
}

Error read_tails(const Database& database, Tails* tails) {
    tails->clear();
    Statement rows(database, "SELECT seq, at_ms, body, hash FROM records WHERE stream = ? ORDER BY seq DESC LIMIT 2");
    for (const auto stream : streams_of(database)) {
        Record record;
        record.stream = stream;
        rows.bind(1, std::int64_t{stream});
        if (!rows.step()) return rows.failure();
        read_row(rows, record);
        const Hash hash = hash_in(rows, 3);
        const bool second = rows.step();
        if (Error error = rows.failure()) return error;
        const Hash before = second ? hash_in(rows, 3) : Hash{};
        const std::uint64_t before_seq = second ? static_cast<std::uint64_t>(rows.number(0)) : 0;
        rows.reset();
        if (before_seq + 1 != record.seq) return missing(stream, record.seq - 1);
        if (chained(before, record) != hash)
            return {Error::Kind::broken_file, "The last record of stream " + std::to_string(stream) + " was changed after it was written: put back a copy of the session file."};
        (*tails)[stream] = {record.seq, hash};
    }
    return {};
}

Error follow_chains(const Database& database, std::vector<Broken>* broken) {
    Statement rows(database, "SELECT seq, at_ms, body, hash, stream FROM records ORDER BY stream, seq");
    Record record;
    Tail tail;
    bool first = true, lost = false;
    while (rows.step()) {
        const auto stream = static_cast<std::uint32_t>(rows.number(4));
        if (first || stream != record.stream) {
            tail = {};
            lost = first = false;
            record.stream = stream;
        }
        if (lost) continue;
        read_row(rows, record);
        tail.hash = chained(tail.hash, record);
        const bool gap = record.seq != ++tail.seq;
        lost = gap || tail.hash != hash_in(rows, 3);
        if (lost) broken->push_back({stream, record.seq, gap});
    }
    return rows.failure();
}

}  // namespace samenspel::store
