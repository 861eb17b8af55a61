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
// Ordered pairs with something given, by giver, then receiver. Empty when the ledger was not used. Source: GiveLogged, GiveAnswered.
std::vector<Giving> giving(const Record& record);

// A promise as the one who made it wrote it down (PromiseMade). `number` counts what `from` promised `to`, from 1; PromiseHeard and
// PromiseJudged name it so. Heard: `to` confirmed it, at the moment of the confirmation; what is not confirmed may have been heard
// all the same. Kept: as `to` found when asked in the debriefing, the last answer counting; nobody else was asked, and a promise that
// nobody answered for is neither kept nor broken. Beside these stands what was recorded since, at the same moment as the promise or
// later, that bears on keeping one's word to the same seat: table time of the first of its kind, not observed where there is none.
// None of that names the promise; a promise can be kept without it and broken in spite of it.
struct Promise {
    std::int64_t at_ms = 0;                 // table time
    rules::SeatId from, to;
    std::string text;
    std::uint32_t number = 0;
    Observed<std::int64_t> heard_ms;        // table time; not observed while not confirmed
    Observed<bool> kept;                    // not observed while not answered
    Observed<std::int64_t> given_ms;        // `from` noted that it gave `to` something (GiveLogged)
    Observed<std::int64_t> thanked_ms;      // `to` thanked `from` for a gift noted since (GiveAnswered)
    Observed<std::int64_t> breach_shown_ms; // it came out that the party of `from` did not keep an agreement with the party of `to` (BreachShown)
};
std::vector<Promise> promises(const Record& record);   // in order

// Over such promises. `heard` is not observed where none of them was confirmed, `kept` and `broken` where none was answered for: the
// question may never have been put. Where one was, kept + broken is how many were answered for, and made - heard, or
// made - kept - broken, how many stayed without an answer.
struct PromiseTotals {
    std::uint32_t made = 0;
    Observed<std::uint32_t> heard;
    Observed<std::uint32_t> kept, broken;   // both or neither
};
PromiseTotals totals(const std::vector<Promise>& promises);

// How a party kept what it signed, round by round: of the (agreement, issue) pairs in force at each resolution to which it was
// bound, those that it kept and those that it chose to break. `found_out` of the broken ones were shown to all.
// `reliability` = kept / (kept + broken), 0..1; not observed while it was bound to nothing. Source: AgreementReached, AgreementLeft,
// AgreementEnded, ComplianceChosen, RoundResolved, BreachShown. Limits: it stands for trust in the sense of "does what it says"
// alone; what people felt is in the scans and the thermometer.
struct Kept {
    rules::PartyId party;
    std::uint32_t kept = 0, broken = 0, found_out = 0;
    Observed<double> reliability;
};
std::vector<Kept> kept(const Record& record);   // every party, ascending

}  // namespace samenspel::insight
