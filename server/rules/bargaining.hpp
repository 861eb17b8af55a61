// Who counts, and when a package is accepted. Pure questions to a table, shared by decide and by the round's resolution.
#pragma once

#include <cstddef>
#include <vector>

#include "server/rules/table.hpp"

namespace samenspel::rules {

// The parties whose position counts for one issue of a draft now, ascending: the issue's deciders, or the draft's own
// parties that decide. Parties that do not take part are left out unless the scenario counts them.
std::vector<std::uint32_t> counted_parties(const Table& table, const Draft& draft, const IssueInfo& issue);

// Every party that may take a position on the draft, ascending.
std::vector<std::uint32_t> judging_parties(const Table& table, const Draft& draft);

// The parties that must sign, ascending: those bound that take part, and the envoy where one of them is supervised.
std::vector<std::uint32_t> signing_parties(const Table& table, const Draft& draft);

// Of those who have a say on an issue, how many took which position.
struct Said {
    std::size_t counted = 0, support = 0, consent = 0, object = 0, abstain = 0;
    void add(Stance stance);   // of one more who has a say; unset: silent
};
// Whether what they said is enough under this rule.
bool is_enough(DecisionRule rule, const Said& said);

// Whether every issue's rule is met by the positions given.
bool accepted(const Table& table, const Draft& draft, const std::map<std::uint32_t, PositionTaken>& positions);

// Whether the issue is settled for as long as its bidder takes no part: by IssueInfo.if_absent. It needs no agreement, and
// no draft may name it.
bool settled_by_absence(const Table& table, const IssueInfo& issue);

// Agreements in force, by number; and for each issue the latest of them that has it.
std::vector<std::uint32_t> agreements_in_force(const Table& table);
std::map<std::string, std::uint32_t> choices_in_force(const Table& table);

// Whether the party keeps the agreement on the issue: it has not left and has not chosen to break it.
bool keeps(const Proposal& agreement, std::uint32_t party, const std::string& issue);

}  // namespace samenspel::rules
