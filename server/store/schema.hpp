// The session file's layout and its hash chain. The page that documents it is README.md beside this file.
#pragma once

#include <array>
#include <string>

#include "server/store/journal.hpp"
#include "server/store/sqlite.hpp"

namespace samenspel::store {

inline constexpr std::int64_t application_id = 0x536D7370;  // "Smsp"
inline constexpr std::int64_t schema_version = 1;

using Hash = std::array<unsigned char, 32>;

// BLAKE2b-256 over the hash before, stream, seq, at_ms (little endian) and body.
Hash chained(const Hash& before, const Record& record);

// Makes an empty file a session file ready for writing, or checks that it is one of a known version, with its tables and nothing
// that runs by itself (views, triggers). A foreign file is left as it was.
Error prepare(Database& database);
Error check(const Database& database);

}  // namespace samenspel::store
