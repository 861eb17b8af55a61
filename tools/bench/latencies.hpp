// Many durations in little room: to about one per cent.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace samenspel::bench {

class Latencies {
public:
    void add(std::int64_t ns) {
        ++count_;
        ++buckets_[bucket(ns < 0 ? 0 : static_cast<std::uint64_t>(ns))];
    }
    // The value that `share` (0 to 1) of all are at most.
    double milliseconds(double share) const {
        const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(count_));
        std::uint64_t seen = 0;
        for (std::size_t at = 0; at < buckets_.size(); ++at) {
            seen += buckets_[at];
            if (seen > wanted) return static_cast<double>(value(at)) / 1e6;
        }
        return 0;
    }

private:
    static constexpr unsigned fine_bits = 6;  // 64 steps to each doubling
    static std::size_t bucket(std::uint64_t ns) {
        const unsigned top = static_cast<unsigned>(std::bit_width(ns | (1U << fine_bits))) - 1 - fine_bits;
        return (static_cast<std::size_t>(top) << fine_bits) + (ns >> top);
    }
    static std::uint64_t value(std::size_t at) {
        const std::size_t top = at < (2U << fine_bits) ? 0 : (at >> fine_bits) - 1;
        return (static_cast<std::uint64_t>(at) - (static_cast<std::uint64_t>(top) << fine_bits)) << top;
    }
    std::vector<std::uint32_t> buckets_ = std::vector<std::uint32_t>(64U << fine_bits);
    std::uint64_t count_ = 0;
};

}  // namespace samenspel::bench
