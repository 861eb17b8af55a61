// The session file's layout and its hash chain. The page that documents it is README.md beside this file.
#pragma once

#include <array>
#include <map>
#include <string>

#include "server/store/journal.hpp"
#include "server/store/sqlite.hpp"

namespace samenspel::store {

inline constexpr std::int64_t application_id = 0x536D7370;  // "Smsp"
inline constexpr std::int64_t schema_version = 1;

using Hash = std::array<unsigned char, 32>;

// BLAKE2b-256 over the hash before, stream, seq, at_ms (little endian) and body.
Hash chained(const Hash& before, const Record& record);

// Creates the tables in an empty file, or checks that this is a session file of a known version.
Error prepare(Database& database);
Error check(Database& database);

// Last number and hash of each stream.
struct Tail {
    std::uint64_t seq = 0;
    Hash hash{};
};
std::map<std::uint32_t, Tail> tails(const Database& database);

// The streams that have records, ascending.
std::vector<std::uint32_t> streams_of(const Database& database);

}  // namespace samenspel::store
