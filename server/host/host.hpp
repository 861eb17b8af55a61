// A session and its live tables as a plain object: messages and time go in, frames come out. No socket, thread or clock
// of its own; the edge drives it, and so does the simulator.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proto/full.hpp"
#include "server/host/bot_player.hpp"
#include "server/store/journal.hpp"

namespace samenspel::host {

// Of the messages that travel. A client says in its Hello which one it speaks.
inline constexpr std::uint32_t protocol_version = 1;

class WrongTries;

// One WebSocket, numbered by the edge; never reused.
struct ConnectionId {
    std::uint64_t value = 0;
    friend auto operator<=>(ConnectionId, ConnectionId) = default;
};

// One binary message: head and body in a row. The body is shared by all viewers who may know the same.
struct Frame {
    std::string head;                          // at most 32 bytes
    std::shared_ptr<const std::string> body;   // may be null
    std::size_t size() const { return head.size() + (body ? body->size() : 0); }
};

// What to do with a connection, in order. `close` comes after its frames have been written.
struct Output {
    ConnectionId connection;
    std::vector<Frame> frames;
    bool close = false;
};

// Where others reach the server, without a path: "http://192.168.1.20:7070".
struct Address {
    std::string url;
    bool likely = false;
};

// A promise for Monday and who made it, by the name they joined with.
struct PromiseCard {
    std::string who, text;
};

struct Options {
    std::string scenario_folder;
    std::shared_ptr<const Scenario> scenario;  // instead of the folder, when set
    std::uint32_t tables = 1;          // 1..64
    std::uint32_t length_min = 45;     // 45, 90, 180
    bool as_many_tables_as_needed = false;  // `tables` is the most there can be: who joins fills one before the next
    bool tables_chosen = false;        // somebody said how many: dealing proposes that number
    bool typed = false;
    AbsentPolicy absent = ABSENT_POLICY_UNSET; // unset: as the scenario says
    bool instruments_off = false;      // forms open by the trainer alone, but for the final reflection
    std::vector<Instrument> without = {};  // off from the start
    bool theater = false;              // strategy cards beside the roles, each round of talk
    std::string cards_folder;          // of the card game, which lends its strategies to that; empty: the scenario has its own
    std::string language;              // "nl" or "en", in which clients start; empty: their own
    bool fill_with_bots = false;       // StartSession fills every empty seat
    bool start_at_once = true;         // with fill_with_bots: a new session starts by itself, before anybody has come
    std::string temperament;           // of the bots; empty: one of each in turn
    BotFactory bots;                   // empty: seats held by bots just sit
    std::uint32_t speed = 1;           // table milliseconds for each real one; 60 with --fast
    std::uint64_t seed = 0;            // 0: from the system's random source
    std::uint32_t away_grace_ms = 30'000;
    std::uint32_t commands_per_second = 20;    // of one connection; 0: no limit, for measuring
    std::uint32_t commands_at_once = 40;
    std::vector<Address> addresses;    // told to trainer and board, the likely one first
    std::string code, trainer_key;     // empty: made for a new session. Going on with one, its file's code counts, and both keys
    std::shared_ptr<WrongTries> wrong_tries = nullptr;  // counted on from before this session; null: from none
    // For a trainer of a session that is over: fills what can be hosted, and takes the wish for it, to be answered once
    // the call that brought it has returned. Empty: this host has one session.
    std::function<void(Setup&)> offer;
    std::function<void(ConnectionId, const HostSession&)> next_session;
    // Paper for a trainer: the wish names kind and language, and a table that there is, or 0. Without bytes: it cannot be
    // made, which its trainer is told by an answer without them. Empty: wishes are not answered.
    std::function<Printed(const Print& wish, const Scenario& scenario, std::uint32_t length_min,
                          const std::vector<PromiseCard>& promises)> print;
    // The debrief page of this session, answered later by page_made: the trainer's, or what this participant alone may see (0: the
    // trainer's). Empty: wishes for one are not answered.
    std::function<void(ConnectionId, std::uint32_t participant, const Print& wish)> debrief_page;
    // What could best have been agreed at a table whose play is over, answered later by best_found, or never. Empty: not searched.
    std::function<void(std::uint32_t table)> search_best;
    std::function<void(std::string_view)> log;  // one line, without names, texts or codes; may be empty
};

// What the edge counts and shows; the host fills its own part.
struct Figures {
    std::uint64_t participants = 0, connections = 0, tables_running = 0, events = 0, rejections = 0, frozen_tables = 0;
    std::uint64_t frames_held = 0;     // that wait for the disk
    bool complete = false;             // every table played to its end
};

class Host {
public:
    // Opens a new session in an empty journal, or resumes the one that stands there. Null with a sentence in `error`
    // (for a broken scenario: all findings, one a line). The journal outlives the host; the caller passes its
    // completions on to committed and failed, on the thread that drives the host.
    static std::unique_ptr<Host> open(store::Journal& journal, const Options& options, std::int64_t now_ms, std::string* error);
    virtual ~Host() = default;

    // `now_ms` is steady real time; it never goes back.
    virtual void opened(ConnectionId connection, std::int64_t now_ms) = 0;
    // After opened: a number for the network address that it came from, to limit wrong tries by; 0 for none.
    virtual void came_from(ConnectionId, std::uint64_t /*network*/) {}
    virtual void received(ConnectionId connection, std::string_view bytes, std::int64_t now_ms) = 0;
    // The edge has written all it was given: history may go on.
    virtual void drained(ConnectionId connection, std::int64_t now_ms) = 0;
    virtual void closed(ConnectionId connection, std::int64_t now_ms) = 0;
    // Everything due by now: clocks, bots, grace periods, the retry after a failed write.
    virtual void tick(std::int64_t now_ms) = 0;
    // When tick next has something to do; none: nothing until a message comes.
    virtual std::optional<std::int64_t> next_wake_ms() const = 0;
    virtual void committed(store::Ticket up_to, std::int64_t now_ms) = 0;
    virtual void failed(store::Ticket ticket, const store::Error& error, std::int64_t now_ms) = 0;
    // Answers to what the options asked of another program.
    virtual void page_made(ConnectionId, const Printed& /*page*/, std::int64_t /*now_ms*/) {}
    virtual void best_found(std::uint32_t /*table*/, const BestFound&, std::int64_t /*now_ms*/) {}
    // What may leave now. Call after each of the above.
    virtual std::vector<Output> take_output() = 0;

    virtual std::string join_code() const = 0;
    // This server's. Of a session that was opened again the key of its beginning is good too; its hash alone is kept.
    virtual std::string trainer_key() const = 0;
    virtual Figures figures() const = 0;
    // Of the simulation, in its first language, for people to recognise; may be empty.
    virtual std::string title() const { return {}; }
};

}  // namespace samenspel::host
