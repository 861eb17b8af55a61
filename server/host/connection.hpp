// What the host knows of one connection: who it is, what it looks at, and how far it has read each of its two streams.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "proto/full.hpp"
#include "server/host/event_log.hpp"
#include "server/host/host.hpp"

namespace samenspel::host {

// A viewer's reading of one stream. `number` counts what it saw of the events before `next`.
struct Reading {
    const EventLog* log = nullptr;   // null: looks at no such stream
    Eye eye;
    std::size_t next = 0;
    std::uint64_t number = 0;
    std::uint64_t released = 0;      // last number that has left the host

    bool at_end() const { return !log || next == log->size(); }
};

struct Connection {
    enum class Role : std::uint8_t { unknown, participant, trainer, board };

    ConnectionId id;
    Role role = Role::unknown;
    std::uint32_t participant = 0;
    std::uint32_t table = 0;         // looked at; 0: none
    std::uint32_t as_seat = 0;       // trainer: whose view
    std::string instance;

    Reading session, at_table;
    bool catching_up = false;        // history is being read; live events wait in the log
    bool history_left = false;       // a chunk was handed out: the next one follows when it is drained
    // Each Welcome begins a generation: what was queued for an older one tells nothing of what the client has now.
    std::uint32_t generation = 0, released_generation = 0;

    std::size_t out_bytes = 0;       // live frames handed out and not drained
    std::int64_t bucket_ms = 0;      // token bucket: paid up to this moment
    std::uint32_t too_fast = 0;      // refusals since it last behaved
    std::uint64_t network = 0;       // where it came from; 0: not known
    std::uint32_t wrong_tries = 0;   // within the minute that began at tries_since_ms
    std::int64_t tries_since_ms = 0;
    std::vector<std::uint64_t> glances;   // trainer: which version it was given, by table - 1
    bool glances_under_way = false;  // and not drained
    bool closing = false;
    std::size_t output = 0;          // its place in the output being gathered, from 1
    std::unique_ptr<Hello> waiting;  // its hello, until its Welcome has left
};

}  // namespace samenspel::host
