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
// everything still open between them. Source: InterestAsked, MeaningAsked, AskDeclined, MeaningExplained, and what makes an interest
// known. Limits: a question asked aloud alone is not in it, and an answer may be about something else than was meant.
struct Asked {
    enum class Answer : std::uint8_t { open, declined, answered };
    std::int64_t at_ms = 0;
    rules::SeatId from, to;
    std::string word;             // empty: after an interest
    Answer answer = Answer::open;
    Observed<std::int64_t> waited_ms;  // until it was answered or declined
};

// What one seat told another aloud, as the teller noted it, and how much of it the other confirmed having heard. Source:
// InterestTold and the InterestHeard of the same number between the two. What is not confirmed may have been heard all the same.
struct Hearing {
    rules::SeatId from, to;
    std::uint32_t told = 0, heard = 0;     // heard <= told
    Observed<std::int64_t> waited_ms;      // table time from telling to confirming, mean over those confirmed; not observed when none was
    double share() const { return static_cast<double>(heard) / told; }   // 0..1
};
std::vector<Hearing> hearings(const Record& record);   // by teller, then hearer; only pairs between whom something was told

struct Openness {
    std::vector<Shown> shown;     // in the order in which it became known
    std::vector<Asked> asked;     // in the order of asking
    // Of the cards that were dealt, how many at least one other party knew at the end: 0..1. Not observed where none was dealt.
    Observed<double> share_known;
};
Openness openness(const Record& record);

}  // namespace samenspel::insight
