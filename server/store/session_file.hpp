// A session file at rest: read it, check it whole, copy it out and in. Never needs a server.
#pragma once

#include "server/store/journal.hpp"

namespace samenspel::store {

// Opens for reading only, also while a server writes. Null with `error` when it is not a session file.
// The returned journal refuses appends.
std::unique_ptr<Journal> open_for_reading(const std::string& path, Error* error);

struct Fault {
    std::uint32_t stream = 0;
    std::uint64_t seq = 0;
    std::string what;
};

// The first fault of each stream: a gap, or a record whose hash does not follow from the one before. Empty when sound.
std::vector<Fault> verify(const std::string& path, Error* error);

// Copies a consistent state of the session into a new file: tokens and keys left out always, names unless asked for.
Error export_session(const std::string& from, const std::string& to, bool with_names);

// Verifies the file and copies it to `to`, which must not exist.
Error import_session(const std::string& from, const std::string& to);

}  // namespace samenspel::store
