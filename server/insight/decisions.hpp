// How long deciding took and in what way; and what the same positions would have decided under other rules.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/insight/record.hpp"

namespace samenspel::insight {

// One proposal from its first tabling to its end. Source: ProposalTabled, ProposalAmended, PositionTaken, AgreementReached. Limits:
// what was talked over before anything was tabled is not in it, and a long course is not yet a hard one.
struct Course {
    std::uint32_t proposal = 0;
    rules::SeatId by;                      // who tabled it
    std::int64_t tabled_ms = 0;            // table time, which stands still during pauses
    std::uint32_t versions = 1;
    std::uint32_t objections = 0;          // positions OBJECT taken on any version
    Observed<std::int64_t> agreed_ms;      // when the last signature made it an agreement
    // Table time from the first tabling until it became an agreement; not observed when it never did.
    Observed<std::int64_t> took_ms() const { return agreed_ms ? Observed<std::int64_t>(*agreed_ms - tabled_ms) : std::nullopt; }
};
std::vector<Course> courses(const Record& record);   // by proposal

// What positions on a proposal's last version decide when all of its issues have one rule, counted as the table's own rules count
// (rules::is_enough). Those with a say are as the scenario has them for each issue, and as they took part when the positions were
// last weighed: absent parties and closed boards are left out. Unanimity: all support or consent. Consent: all spoke, nobody
// objects, and somebody supports or consents. Majority: more than half support or consent. One hand decides in ONE_PARTY, so it
// has no counterpart here. Source: PositionTaken, with what was recorded of seats and standings (attendance.hpp). Limits: a scenario
// that counts absent parties as more than absent is not followed, for the record does not tell.
struct UnderRules {
    std::uint32_t proposal = 0;
    bool unanimity = false, consent = false, majority = false;
    bool agreed = false;                   // what became of it under the scenario's rules
};
// Proposals on which at least one party took a position, by number. Positions were taken knowing the rule: under another one
// people would have talked differently, so this shows how firm a choice was, not what would have happened.
std::vector<UnderRules> under_other_rules(const Record& record);

// One round of the card game: who guessed whose way of deciding, and how long the group took. Source: StrategyDealt, ChoiceReported and
// the form on others' ways of deciding (FormSubmitted). Limits: the time is until somebody reported the choice, and with few ways of
// deciding many guesses are right by chance.
struct StrategyRound {
    std::uint32_t round = 0;
    Observed<std::int64_t> took_ms;        // until the choice was reported; not observed when none was in time
    std::uint32_t guesses = 0, right = 0;  // about partners' strategy cards
};
std::vector<StrategyRound> strategy_rounds(const Record& record);

}  // namespace samenspel::insight
