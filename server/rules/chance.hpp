// A small generator whose whole state is one number, so that it can stand in an event.
#pragma once

#include <cstdint>

namespace samenspel::rules {

// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
class Chance {
public:
    explicit Chance(std::uint64_t state) : state_(state) {}
    std::uint64_t state() const { return state_; }
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    // 0 <= x < 1, in steps of 2^-53.
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

private:
    std::uint64_t state_;
};

}  // namespace samenspel::rules
