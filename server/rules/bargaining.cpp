#include "server/rules/bargaining.hpp"

#include <algorithm>

#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

void add_once(std::vector<std::uint32_t>& numbers, std::uint32_t number) {
    const auto at = std::lower_bound(numbers.begin(), numbers.end(), number);
    if (at == numbers.end() || *at != number) numbers.insert(at, number);
}

std::vector<std::uint32_t> deciders(const Table& table, const Draft& draft, const IssueInfo& issue) {
    std::vector<std::uint32_t> out;
    if (issue.rule() != ONE_PARTY || issue.deciders().empty())
        for (const auto party : draft.parties())
            if (table.book->has(PartyId{party}) && table.book->party(PartyId{party}).decides()) add_once(out, party);
    for (const auto party : issue.deciders()) add_once(out, party);
    return out;
}

// How a party that takes no part counts. Of one that the trainer declared absent the session may say that it has no
// signature and is not waited for; so it goes too when there is no neighbour who could sign for it.
AbsentCounts absence(const Table& table, PartyId party) {
    const SeatId seat = table.book->signatory(party);
    const bool declared = seat && table.seats[seat.value - 1].holder() == ABSENT;
    if (declared && table.opened.absent() != ABSENT_POLICY_UNSET) return NOT_COUNTED;
    const AbsentCounts counts = table.book->scenario().absent_counts();
    return counts == ABSENT_UNSET ? NOT_COUNTED : counts;
}

Stance stance(const Table& table, std::uint32_t party, const std::map<std::uint32_t, PositionTaken>& positions) {
    if (const auto found = positions.find(party); found != positions.end()) return found->second.stance();
    if (takes_part(table, PartyId{party})) return STANCE_UNSET;
    switch (absence(table, PartyId{party})) {
        case AS_SUPPORT: return SUPPORT;
        case AS_OBJECTION: return OBJECT;
        case AS_ABSTENTION: return ABSTAIN;
        default: return STANCE_UNSET;
    }
}

bool met(const Table& table, const Draft& draft, const IssueInfo& issue, const std::map<std::uint32_t, PositionTaken>& positions) {
    Said said;
    for (const auto party : counted_parties(table, draft, issue)) said.add(stance(table, party, positions));
    return is_enough(issue.rule(), said);
}

}  // namespace

std::vector<std::uint32_t> counted_parties(const Table& table, const Draft& draft, const IssueInfo& issue) {
    std::vector<std::uint32_t> out = deciders(table, draft, issue);
    out.erase(std::remove_if(out.begin(), out.end(),
                             [&](std::uint32_t party) {
                                 const bool closed_out = standing_of(table, PartyId{party}) == CLOSED && !issue.closed_boards_count();
                                 const bool gone = !takes_part(table, PartyId{party}) && absence(table, PartyId{party}) == NOT_COUNTED;
                                 return closed_out || gone;
                             }),
              out.end());
    return out;
}

std::vector<std::uint32_t> judging_parties(const Table& table, const Draft& draft) {
    std::vector<std::uint32_t> out;
    for (const auto& choice : draft.choices())
        if (const IssueInfo* issue = table.book->issue(choice.issue()))
            for (const auto party : deciders(table, draft, *issue)) add_once(out, party);
    return out;
}

std::vector<std::uint32_t> signing_parties(const Table& table, const Draft& draft) {
    std::vector<std::uint32_t> out;
    bool supervised = false;
    for (const auto party : draft.parties()) {
        if (!takes_part(table, PartyId{party})) continue;
        add_once(out, party);
        supervised = supervised || standing_of(table, PartyId{party}) == SUPERVISED;
    }
    const PartyId envoy = table.book->envoy();
    if (supervised && envoy && takes_part(table, envoy)) add_once(out, envoy.value);
    return out;
}

void Said::add(Stance stance) {
    ++counted;
    switch (stance) {
        case SUPPORT: ++support; break;
        case CONSENTS: ++consent; break;
        case OBJECT: ++object; break;
        case ABSTAIN: ++abstain; break;
        default: break;
    }
}

bool is_enough(DecisionRule rule, const Said& said) {
    const bool all_spoke = said.support + said.consent + said.object + said.abstain == said.counted;
    switch (rule) {
        case CONSENT: return all_spoke && said.object == 0 && said.support + said.consent > 0;
        case MAJORITY: return 2 * (said.support + said.consent) > said.counted;
        case ONE_PARTY: return said.support + said.consent > 0 && said.object == 0;
        default: return all_spoke && said.object == 0 && said.abstain == 0 && said.counted > 0;
    }
}

bool accepted(const Table& table, const Draft& draft, const std::map<std::uint32_t, PositionTaken>& positions) {
    for (const auto& choice : draft.choices()) {
        const IssueInfo* issue = table.book->issue(choice.issue());
        if (!issue || !met(table, draft, *issue, positions)) return false;
    }
    return true;
}

bool settled_by_absence(const Table& table, const IssueInfo& issue) {
    return issue.bidder() != 0 && !takes_part(table, PartyId{issue.bidder()});
}

std::vector<std::uint32_t> agreements_in_force(const Table& table) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t index = 0; index < table.proposals.size(); ++index)
        if (table.proposals[index].state == AGREED) out.push_back(index + 1);
    return out;
}

std::map<std::string, std::uint32_t> choices_in_force(const Table& table) {
    std::map<std::string, std::uint32_t> out;
    for (const auto number : agreements_in_force(table))
        for (const auto& choice : table.proposals[number - 1].draft().choices()) {
            auto& holder = out[choice.issue()];
            const bool later = holder == 0 || table.proposals[number - 1].agreed_at >= table.proposals[holder - 1].agreed_at;
            if (later) holder = number;
        }
    return out;
}

bool keeps(const Proposal& agreement, std::uint32_t party, const std::string& issue) {
    if (std::find(agreement.left.begin(), agreement.left.end(), party) != agreement.left.end()) return false;
    const auto found = agreement.keeps.find({party, issue});
    return found == agreement.keeps.end() || found->second;
}

}  // namespace samenspel::rules
