// Commands that the server has not answered yet, in the order in which they were given. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "proto/lite.hpp"

namespace samenspel::link {

// As whom a command was given. Who is moved to another seat must not repeat there what was meant elsewhere.
struct Standpoint {
    ViewerKind viewer = VIEWER_UNSET;
    std::uint32_t participant = 0;
    std::uint32_t table = 0;   // 0 for the trainer: a command names its table itself
    std::uint32_t seat = 0;
    friend bool operator==(const Standpoint& one, const Standpoint& other) {
        return one.viewer == other.viewer && one.participant == other.participant && one.table == other.table && one.seat == other.seat;
    }
};

class ResendQueue {
public:
    static constexpr std::size_t most = 256;

    bool full() const { return waiting_.size() >= most; }
    std::size_t size() const { return waiting_.size(); }

    // Keeps a serialised ClientMessage until it is settled. Precondition: not full; references increase.
    void keep(std::uint64_t reference, const Standpoint& standpoint, std::string bytes);
    // Acknowledged or rejected. False when it was not waited for: an answer repeated.
    bool settle(std::uint64_t reference);
    // From now on the viewer stands here. Commands given before anything was known (VIEWER_UNSET) are taken along;
    // those given elsewhere are dropped and returned: whether they were carried out is not known.
    std::vector<std::uint64_t> stand(const Standpoint& here);
    // What to send again, in order.
    std::vector<std::string> all() const;
    // Drops everything and says what that was.
    std::vector<std::uint64_t> clear();

private:
    struct Waiting {
        std::uint64_t reference;
        Standpoint standpoint;
        std::string bytes;
    };
    std::deque<Waiting> waiting_;
};

}  // namespace samenspel::link
