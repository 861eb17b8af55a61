// A session file read whole and checked, for tools that report on it: all of it or a sentence that says what is wrong.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "proto/full.hpp"
#include "server/store/journal.hpp"

namespace samenspel {

struct Session {
    std::map<std::uint32_t, std::vector<Event>> streams;   // 0: the session, 1..N its tables; each from its first event on
    std::vector<store::Participant> participants;          // names may be empty

    const SessionOpened& opened() const { return streams.at(0).front().session_opened(); }
    std::vector<std::uint32_t> tables() const;             // numbers with events, ascending
    // Where a participant was placed last: table and seat; seat 0 is an observer. Nothing for one never placed at a table.
    struct Place {
        std::uint32_t table = 0, seat = 0;
    };
    std::optional<Place> place_of(std::uint32_t participant) const;
    std::vector<std::uint32_t> people() const;             // ids of all who were placed, ascending
    // How much of a table's stream was told to a participant's seat there while it was theirs: its first `told` events. The server
    // gives whoever sits down the seat's whole history, and nothing more once they have risen; so it begins with the stream, and ends
    // where the seat is somebody else's. An observer (seat 0) read the public screen, which is for everybody: all of it.
    struct Stay {
        std::uint32_t table = 0, seat = 0;
        std::size_t told = 0;
    };
    // By table, ascending: at each the seat that they held longest, and of several times there the last. Who never sat has the one
    // table that they observed last. Empty for one never placed at a table.
    std::vector<Stay> stays_of(std::uint32_t participant) const;
};

// Never crashes, whatever the file holds. Refuses what is not a session file, what is damaged or was changed, what a newer version
// made, and content beyond the limits of a scenario (16 parties, 32 seats, 400 phases,
// 64 issues of 16 options).
std::optional<Session> read_session(const std::string& path, std::string* error);

// The checks of content alone, for whoever got events from elsewhere: an empty sentence when the streams are a session. Of one that
// is over every table in use has to have its end; of one that is not, nothing tells whether the last events are there.
std::string fault_in(const Session& session);

// The part of it about which tables there are. `own`: the session's own stream; `ended`: for each table that has events, whether
// its end is among them.
std::string fault_in_tables(const std::vector<Event>& own, const std::map<std::uint32_t, bool>& ended);

// The day on which a session was begun, from the name that the server gives its file ("2026-05-01-0930-krimp.samenspel"), which neither
// a copy nor a change to the file renews; nothing when the name has none. The journal knows table time only.
std::optional<std::chrono::sys_days> day_of(const std::string& path);

// The folder of that name, in full; made when it is missing. When that cannot be, nothing, and a sentence in `error` that says why.
std::optional<std::filesystem::path> folder_called(const std::string& name, std::string* error);

// Writes all of it under another name first, then gives it its own. A sentence, or empty.
std::string write_whole(const std::string& path, const std::string& bytes);

}  // namespace samenspel
