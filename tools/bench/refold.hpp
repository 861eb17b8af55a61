// How fast a journal becomes a table again: in memory, and as a server that starts. Knows the store and the rules.
#pragma once

#include <cstdint>
#include <string>

#include "tools/bench/measure.hpp"

namespace samenspel::bench {

struct Refolded {
    std::uint64_t events = 0;       // in the journal that was folded, over and over
    double events_per_second = 0;   // read from their bytes and applied, on one core
    std::string trouble;
};
// Plays a session of bots at many tables to its end, and folds what it left for about `seconds`.
Refolded refold(const Setting& setting, std::uint32_t tables, double seconds);

struct Restarted {
    std::uint32_t tables = 0;
    std::uint64_t events = 0;
    double seconds = 0;             // from the start of the process to the welcome of the first client
    double memory_mib = 0;
    std::string trouble;
};
// Fills each table of a begun session up to so many events with talk, and starts a server on it.
Restarted restart(const Setting& setting, std::uint32_t tables, std::uint32_t events_each);

// Milliseconds of one small write with fdatasync in that folder: the middle one of many, and the worst but one in a hundred.
struct Sync { double p50_ms = 0, p99_ms = 0; };
Sync disk_sync(const std::string& folder);

}  // namespace samenspel::bench
