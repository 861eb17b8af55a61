// Frames that wait for the disk: nothing leaves before the last event applied before it is durable. In the order in
// which they were made, over all connections.
#pragma once

#include <cstdint>
#include <deque>
#include <utility>

#include "server/host/host.hpp"

namespace samenspel::host {

struct Held {
    enum class Kind : std::uint8_t { plain, welcome, table_event, session_event, answer, history_end_of_chunk, close };
    store::Ticket ticket;
    ConnectionId connection;
    Frame frame;
    std::uint64_t number = 0;        // of an event; the reference of an answer
    std::uint32_t generation = 0;
    Kind kind = Kind::plain;
    bool history = false;            // not counted against the queue's limit
};

class Outbox {
public:
    void add(Held held) { held_.push_back(std::move(held)); }
    // Calls `take` for each that may leave now, in order.
    template <typename Take>
    void release(store::Ticket durable, Take take) {
        while (!held_.empty() && held_.front().ticket <= durable) {
            take(std::move(held_.front()));
            held_.pop_front();
        }
    }
    std::deque<Held> drop() { return std::exchange(held_, {}); }
    std::size_t size() const { return held_.size(); }
    bool empty() const { return held_.empty(); }

private:
    std::deque<Held> held_;
};

}  // namespace samenspel::host
