// What passed between parties: given and taken, promised, agreed and kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/insight/record.hpp"

namespace samenspel::insight {

// From one party to another, by the ledger. "Actual" is what givers say that it cost them; "felt" what receivers say that it was
// worth to them: no arithmetic makes the two equal (field: balance of give and take), so they stand beside each other.
struct Giving {
    rules::PartyId from, to;
    std::uint32_t gives = 0, answered = 0, thanked = 0;
    std::uint32_t cost = 0;                 // sum of 1..5 over the gives
    Observed<std::uint32_t> worth;          // sum of 1..5 over those answered; not observed when none was
};
// Ordered pairs with something given, by giver, then receiver. Empty when the ledger was not used.
std::vector<Giving> giving(const Record& record);

// A promise as the one who made it wrote it down. Whether it was kept nobody records: that is for the talk afterwards.
struct Promise {
    std::int64_t at_ms = 0;
    rules::SeatId from, to;
    std::string text;
};
std::vector<Promise> promises(const Record& record);

// How a party kept what it signed, round by round: of the (agreement, issue) pairs in force at each resolution to which it was
// bound, those that it kept and those that it chose to break. `found_out` of the broken ones were shown to all.
// `reliability` = kept / (kept + broken), 0..1; not observed while it was bound to nothing. It stands for trust in the sense of
// "does what it says" alone: what people felt is in the scans and the thermometer.
struct Kept {
    rules::PartyId party;
    std::uint32_t kept = 0, broken = 0, found_out = 0;
    Observed<double> reliability;
};
std::vector<Kept> kept(const Record& record);   // every party, ascending

}  // namespace samenspel::insight
