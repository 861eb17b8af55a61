// What the edge allows one connection and all of them together.
#pragma once

#include <cstddef>
#include <cstdint>

namespace samenspel::edge {

struct Limits {
    std::size_t connections = 12'000;
    std::size_t strangers = 4'096;                 // connections that have not said anything yet; the oldest makes room
    std::size_t strangers_of_one = 256;            // the same for one network address, this computer's own aside
    std::size_t message_bytes = 16 * 1024;         // from a client, fragments together
    std::size_t request_bytes = 8 * 1024;          // of HTTP, headers included
    std::size_t queue_bytes = 4 * 1024 * 1024;     // outbound, beyond what the operating system holds; then closed as too slow
    std::size_t queue_messages = 8'192;
    std::int64_t request_ms = 10'000;              // to send the HTTP request
    std::int64_t silence_ms = 25'000;              // of a WebSocket before it is pinged
    std::int64_t answer_ms = 20'000;               // after a ping before it is taken for dead
    std::int64_t linger_ms = 3'000;                // for the other side to close
    std::int64_t taking_ms = 20'000;               // for the next taking_bytes of an HTTP answer, or its end, to arrive
    std::size_t taking_bytes = 16 * 1024;
};

}  // namespace samenspel::edge
