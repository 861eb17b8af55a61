#include "server/insight/decisions.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace samenspel::insight {
namespace {

// The id of the strategy that a party's seats hold in a round; empty when none was dealt.
std::string strategy_of(const Record& record, std::uint32_t party, std::uint32_t round) {
    for (const auto& dealt : record.known().theater().dealt())
        if (dealt.round() == round && record.party_of({dealt.seat()}).value == party) return dealt.strategy();
    return {};
}

void count_guesses(const Record& record, const FormSubmitted& submitted, const std::set<std::string>& asks_strategy, StrategyRound& out) {
    for (const auto& answer : submitted.answers()) {
        if (!asks_strategy.contains(answer.question()) || answer.option().empty()) continue;
        const std::string truth = strategy_of(record, answer.partner(), out.round);
        if (truth.empty()) continue;
        ++out.guesses;
        out.right += answer.option() == truth;
    }
}

}  // namespace

std::vector<Course> courses(const Record& record) {
    std::map<std::uint32_t, Course> found;
    for (const auto& event : record.events()) {
        if (event.has_proposal_tabled()) {
            Course course;
            course.proposal = event.proposal_tabled().proposal();
            course.by = {event.proposal_tabled().seat()};
            course.tabled_ms = event.at_ms();
            found[course.proposal] = course;
        }
        if (event.has_proposal_amended()) found[event.proposal_amended().proposal()].versions = event.proposal_amended().version();
        if (event.has_position_taken() && event.position_taken().stance() == OBJECT) ++found[event.position_taken().proposal()].objections;
        if (event.has_agreement_reached()) found[event.agreement_reached().proposal()].agreed_ms = event.at_ms();
    }
    std::vector<Course> out;
    for (auto& [number, course] : found) out.push_back(course);
    return out;
}

std::vector<UnderRules> under_other_rules(const Record& record) {
    std::vector<UnderRules> out;
    for (const auto& proposal : record.known().proposals()) {
        if (proposal.positions().empty()) continue;
        const Draft& draft = proposal.versions(proposal.versions_size() - 1);
        std::size_t deciding = 0, support = 0, object = 0;
        for (const auto& party : record.content().parties())
            deciding += party.decides() && std::count(draft.parties().begin(), draft.parties().end(), party.number()) > 0;
        for (const auto& position : proposal.positions()) {
            if (std::count(draft.parties().begin(), draft.parties().end(), position.party()) == 0) continue;
            support += position.stance() == SUPPORT;
            object += position.stance() == OBJECT;
        }
        UnderRules rules;
        rules.proposal = proposal.proposal();
        rules.unanimity = deciding > 0 && support == deciding;
        rules.consent = support > 0 && object == 0;
        rules.majority = 2 * support > deciding;
        rules.agreed = proposal.agreed_in_round() > 0 || proposal.state() == AGREED || proposal.state() == AGREEMENT_ENDED;
        out.push_back(rules);
    }
    return out;
}

std::vector<StrategyRound> strategy_rounds(const Record& record) {
    std::set<std::string> asks_strategy;
    for (const auto& form : record.content().forms())
        for (const auto& question : form.questions())
            if (question.truth() == STRATEGY_HELD) asks_strategy.insert(question.id());
    std::map<std::uint32_t, StrategyRound> rounds;
    std::uint32_t round = 0;
    for (const auto& event : record.events()) {
        const auto& phases = record.content().phases();
        if (event.has_phase_entered() && event.phase_entered().phase() < static_cast<std::uint32_t>(phases.size()))
            round = std::max(round, phases.Get(static_cast<int>(event.phase_entered().phase())).round());
        if (event.has_strategy_dealt()) rounds[event.strategy_dealt().round()].round = event.strategy_dealt().round();
        if (event.has_choice_reported() && !event.choice_reported().choice().empty()) rounds[event.choice_reported().round()].took_ms = event.choice_reported().took_ms();
        const auto now = rounds.find(round);
        if (event.has_form_submitted() && now != rounds.end()) count_guesses(record, event.form_submitted(), asks_strategy, now->second);
    }
    std::vector<StrategyRound> out;
    for (auto& [number, one] : rounds) out.push_back(one);
    return out;
}

}  // namespace samenspel::insight
