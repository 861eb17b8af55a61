// How long to wait before the next attempt to connect. Pure: chance comes in as a number.
#pragma once

#include <algorithm>
#include <cstdint>

namespace samenspel::link {

// Doubles from `first_ms` to half of `longest_ms`, and adds up to as much again by chance, so that a room full of
// clients does not knock at the same moment. With the defaults: 0.25..0.5 s, then 0.5..1 s, ... 2.5..5 s.
class Backoff {
public:
    Backoff() = default;
    // Precondition: 1 <= first_ms and 2 * first_ms <= longest_ms.
    Backoff(std::int64_t first_ms, std::int64_t longest_ms) : first_ms_(first_ms), longest_ms_(longest_ms), base_ms_(first_ms) {}

    // `chance` from [0, 1).
    std::int64_t next_ms(double chance) {
        const std::int64_t delay_ms = base_ms_ + static_cast<std::int64_t>(static_cast<double>(base_ms_) * chance);
        base_ms_ = std::min(base_ms_ * 2, longest_ms_ / 2);
        return delay_ms;
    }
    void reset() { base_ms_ = first_ms_; }

private:
    std::int64_t first_ms_ = 250, longest_ms_ = 5'000, base_ms_ = 250;
};

}  // namespace samenspel::link
