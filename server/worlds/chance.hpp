// One step of the worlds' generator, whose whole state is one number: it stands in the outcome of every tick.
#pragma once

#include <cstdint>

namespace samenspel::worlds {

// SplitMix64 (Steele, Lea and Flood 2014): one step of the generator, and a fraction 0 <= x < 1 from what comes out.
inline double next_fraction(std::uint64_t& chance) {
    std::uint64_t z = chance += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
}

}  // namespace samenspel::worlds
