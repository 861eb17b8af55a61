// Who let whom look into their hand, and what became of questions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/insight/record.hpp"

namespace samenspel::insight {

// One interest made known by one seat to one other. Source: CardRevealed, one for each receiver; or InterestTold that the
// hearer confirmed (InterestHeard), at the moment of the confirmation. What was told and not confirmed is not counted: nobody
// but the teller says that it was said.
struct Shown {
    std::int64_t at_ms = 0;       // table time
    rules::SeatId from, to;
    std::string card;
    bool aloud = false;           // told and heard, not shown on a screen
};

// A question after an interest or after what a word means. An interest that its owner makes known to whoever asked answers
// everything still open between them.
struct Asked {
    enum class Answer : std::uint8_t { open, declined, answered };
    std::int64_t at_ms = 0;
    rules::SeatId from, to;
    std::string word;             // empty: after an interest
    Answer answer = Answer::open;
    Observed<std::int64_t> waited_ms;  // until it was answered or declined
};

struct Openness {
    std::vector<Shown> shown;     // in the order in which it became known
    std::vector<Asked> asked;     // in the order of asking
    // Of the cards that were dealt, how many at least one other party knew at the end: 0..1. Not observed where none was dealt.
    Observed<double> share_known;
};
Openness openness(const Record& record);

}  // namespace samenspel::insight
