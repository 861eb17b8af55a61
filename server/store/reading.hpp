// Questions to an open session file, asked by the live journal and by whoever reads a file at rest. Writes nothing.
#pragma once

#include <map>

#include "server/store/schema.hpp"

namespace samenspel::store {

// See Journal::read.
Error read_records(const Database& database, std::uint32_t stream, std::uint64_t from_seq, const std::function<bool(const Record&)>& visit);
std::vector<std::uint32_t> streams_of(const Database& database);  // those with records, ascending
std::uint64_t last_seq_of(const Database& database, std::uint32_t stream);
std::optional<std::int64_t> clock_of(const Database& database, std::uint32_t stream);
std::vector<Participant> participants_of(const Database& database);
std::optional<std::string> setting_of(const Database& database, std::string_view key);

// Last number and hash of each stream. An error when a last record's hash does not follow from the one before it.
struct Tail {
    std::uint64_t seq = 0;
    Hash hash{};
};
using Tails = std::map<std::uint32_t, Tail>;
Error read_tails(const Database& database, Tails* tails);

// The first fault of each stream in the order of streams.
struct Broken {
    std::uint32_t stream = 0;
    std::uint64_t seq = 0;
    bool gap = false;  // else the content does not fit its hash
};
Error follow_chains(const Database& database, std::vector<Broken>* broken);

}  // namespace samenspel::store
