// What each connection waits for and until when, for one timer to look at: a list per kind of wait, each in order of time
// because all waits of one kind last equally long. Knows no clock; setting a deadline costs a few pointers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <boost/intrusive/list.hpp>

namespace samenspel::edge {

enum class Wait : std::uint8_t {
    request,  // for the rest of an HTTP request
    silence,  // for anything at all; then it is pinged
    answer,   // for a sign of life after a ping
    linger,   // for the other side to close too
    taking    // for an HTTP answer to go on arriving
};
inline constexpr std::size_t wait_kinds = 5;

// Base of what waits. Leaves its list when it is destroyed.
struct Waiting : boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
    std::int64_t due_ms = 0;
    Wait wait = Wait::request;
};

class Deadlines {
public:
    // How long each kind lasts, in milliseconds, by Wait.
    explicit Deadlines(std::array<std::int64_t, wait_kinds> lasts_ms) : lasts_ms_(lasts_ms) {}

    // Replaces what `waiting` waited for. Deadlines of a second or more are rounded up to whole seconds, so that
    // thousands of idle connections wake the server once a second at most.
    void set(Waiting& waiting, Wait wait, std::int64_t now_ms) {
        const std::int64_t lasts_ms = lasts_ms_[static_cast<std::size_t>(wait)];
        std::int64_t due_ms = now_ms + lasts_ms;
        if (lasts_ms >= 1000) due_ms = (due_ms + 999) / 1000 * 1000;
        if (waiting.is_linked() && waiting.wait == wait && waiting.due_ms == due_ms) return;
        clear(waiting);
        waiting.wait = wait;
        waiting.due_ms = due_ms;
        lists_[static_cast<std::size_t>(wait)].push_back(waiting);
    }

    static void clear(Waiting& waiting) {
        if (waiting.is_linked()) waiting.unlink();
    }

    std::optional<std::int64_t> next_ms() const {
        std::optional<std::int64_t> next;
        for (const List& list : lists_) {
            if (!list.empty() && (!next || list.front().due_ms < *next)) next = list.front().due_ms;
        }
        return next;
    }

    // Unlinks and gives one whose time has come; null when there is none.
    Waiting* take_due(std::int64_t now_ms) {
        for (List& list : lists_) {
            if (list.empty() || list.front().due_ms > now_ms) continue;
            Waiting& waiting = list.front();
            waiting.unlink();
            return &waiting;
        }
        return nullptr;
    }

private:
    using List = boost::intrusive::list<Waiting, boost::intrusive::constant_time_size<false>>;
    std::array<std::int64_t, wait_kinds> lasts_ms_;
    std::array<List, wait_kinds> lists_;
};

}  // namespace samenspel::edge
