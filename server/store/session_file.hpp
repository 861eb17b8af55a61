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

// Makes a session file out of records, as an import of what was exported as lines: each stream from 1 without a gap, in order.
// `to` must not exist.
Error make_session(const std::string& to, const std::vector<Record>& records);

// Empties a participant's name for good. `blank` gives a record's body as it is to stand from now on, or nothing to leave it;
// `changed` counts those that it changed. What was there leaves no trace in the file (secure_delete, VACUUM).
//
// The chain: from the first changed record of a stream on it is computed anew, so `verify` holds afterwards. It then tells no more
// of what stood there before; the setting "blanked" counts the records changed so in all. A file whose chain is broken already is
// refused, for this would hide it; so is one that a server is running or another program has open, which would keep what was there.
Error forget(const std::string& path, std::uint32_t participant, const std::function<std::optional<std::string>(const Record&)>& blank, std::size_t* changed);

}  // namespace samenspel::store
