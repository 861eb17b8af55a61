// The journal: streams of numbered records that survive a kill, and beside them the names, tokens and settings of one
// session. Bytes only: it knows no event. One owner thread appends; commits are made elsewhere and reported.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace samenspel::store {

// One fact. Stream 0 is the session, 1..N are the tables; `seq` is gapless from 1 within a stream.
struct Record {
    std::uint32_t stream = 0;
    std::uint64_t seq = 0;
    std::int64_t at_ms = 0;  // table time
    std::string body;
};

// A person, apart from the events. The token itself is never stored.
struct Participant {
    std::uint32_t id = 0;
    std::string name;        // empty once deleted
    std::string token_hash;
    std::string instance;    // client instance that joined, so that a repeated join finds itself
};

// What is written together or not at all.
struct Batch {
    std::vector<Record> records;
    std::vector<Participant> participants;                        // inserted or replaced by id
    std::vector<std::pair<std::string, std::string>> settings;    // inserted or replaced by key
    std::vector<std::pair<std::uint32_t, std::int64_t>> clocks;   // stream and its table time: a checkpoint
    bool empty() const { return records.empty() && participants.empty() && settings.empty() && clocks.empty(); }
};

// Orders batches: a later append has a greater ticket.
struct Ticket {
    std::uint64_t value = 0;
    friend auto operator<=>(Ticket, Ticket) = default;
};

struct Error {
    enum class Kind : std::uint8_t { none, disk_full, read_only, broken_file, wrong_order, other };
    Kind kind = Kind::none;
    std::string what;       // what is wrong and what to do, for the log; no content of records
    bool in_doubt = false;  // the write may be on the disk all the same: only reading after reopen tells
    explicit operator bool() const { return kind != Kind::none; }
};

class Journal {
public:
    virtual ~Journal() = default;

    // How completion is told, on a thread of the journal's own: everything up to and with `up_to` is durable, or the
    // append with this ticket and every later one failed. After a failure nothing is accepted until reopen succeeds.
    struct Completion {
        std::function<void(Ticket up_to)> committed;
        std::function<void(Ticket ticket, Error error)> failed;
    };
    virtual void on_completion(Completion completion) = 0;

    // Hands a batch over without waiting. An empty batch completes with the one before it.
    virtual Ticket append(Batch batch) = 0;
    // Closes and opens the file again, forgetting what was not committed; what can be read afterwards is on the disk. It
    // may succeed while writing still fails: only a commit tells. An error leaves the journal failed. Waits for the
    // disk; called by the owner, never from within a completion.
    virtual Error reopen() = 0;

    // Reading sees what is durable, in order. `visit` returns false to stop; a missing record is an error.
    virtual Error read(std::uint32_t stream, std::uint64_t from_seq, const std::function<bool(const Record&)>& visit) = 0;
    virtual std::vector<std::uint32_t> streams() = 0;                          // ascending
    virtual std::uint64_t last_seq(std::uint32_t stream) = 0;                  // 0 when there is none
    virtual std::optional<std::int64_t> clock_ms(std::uint32_t stream) = 0;    // last checkpoint
    virtual std::vector<Participant> participants() = 0;                       // by id
    virtual std::optional<std::string> setting(std::string_view key) = 0;
};

}  // namespace samenspel::store
