// Shorthand for the fold's tests: disclosures in a row, and the bytes of what they amount to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "client/knowledge/fold.hpp"
#include "proto/lite.hpp"

namespace samenspel::knowledge {

// Folds disclosures one by one, each a second after the one before; the first is at 1,000 ms.
class Learning {
public:
    // An event whose body the caller fills; folded by the next call of anything here.
    Event& next();
    const Knowledge& known();
    // Deterministic bytes: two learnings are equal when these are.
    std::string bytes();

private:
    void fold_pending();
    std::vector<Event> pending_;
    Knowledge known_;
    std::int64_t at_ms_ = 0;
};

// The table opens with four parties, of one seat each, two phases of a first round and one of a second.
void open_small_table(Learning& learning);
// Proposal `number` over "merge" by seat 1, binding parties 1 and 2.
void table_a_proposal(Learning& learning, std::uint32_t number);

}  // namespace samenspel::knowledge
