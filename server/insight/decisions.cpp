#include "server/insight/decisions.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "server/insight/attendance.hpp"
#include "server/rules/bargaining.hpp"

namespace samenspel::insight {
namespace {

// What is known of guesses as the record goes on. A round that is played again has other cards; a form that is handed in
// again takes the place of what its seat said before.
class Guesses {
public:
    explicit Guesses(const Record& record) : record_(record) {
        for (const auto& form : record.content().forms())
            for (const auto& question : form.questions())
                if (question.truth() == STRATEGY_HELD) asks_.insert({form.id(), question.id()});
    }

    void take(const Event& event, std::uint32_t round) {
        if (event.has_assignment_picked()) held_.erase(event.assignment_picked().round());
        if (event.has_strategy_dealt()) held_[event.strategy_dealt().round()][record_.party_of({event.strategy_dealt().seat()}).value] = event.strategy_dealt().strategy();
        if (event.has_form_submitted()) count(event.form_submitted(), round);
    }

    void add_to(std::map<std::uint32_t, StrategyRound>& rounds) const {
        for (const auto& [key, counted] : counted_) {
            const auto found = rounds.find(std::get<0>(key));
            if (found == rounds.end()) continue;
            found->second.guesses += counted.first;
            found->second.right += counted.second;
        }
    }

private:
    void count(const FormSubmitted& submitted, std::uint32_t round) {
        std::uint32_t guesses = 0, right = 0;
        for (const auto& answer : submitted.answers()) {
            if (!asks_.contains({submitted.form(), answer.question()}) || answer.option().empty()) continue;
            const auto held = held_[round].find(answer.partner());
            if (held == held_[round].end()) continue;
            ++guesses;
            right += answer.option() == held->second;
        }
        if (guesses > 0) counted_[{round, submitted.form(), submitted.seat()}] = {guesses, right};
    }

    const Record& record_;
    std::set<std::pair<std::string, std::string>> asks_;                                                          // form and question
    std::map<std::uint32_t, std::map<std::uint32_t, std::string>> held_;                                          // by round and party
    std::map<std::tuple<std::uint32_t, std::string, std::uint32_t>, std::pair<std::uint32_t, std::uint32_t>> counted_;  // by round, form, seat
};

// By proposal: who took part when the positions on it were weighed last.
std::map<std::uint32_t, Attendance> weighed(const Record& record) {
    std::map<std::uint32_t, Attendance> out;
    Attendance now(record);
    for (const auto& event : record.events()) {
        now.take(event);
        if (event.has_position_taken()) out.insert_or_assign(event.position_taken().proposal(), now);
        if (event.has_proposal_accepted()) out.insert_or_assign(event.proposal_accepted().proposal(), now);
    }
    return out;
}

// As rules::counted_parties says of a table; where a scenario counts the absent as something else a record does not tell.
std::set<std::uint32_t> counted(const Content& content, const Draft& draft, const IssueInfo& issue, const Attendance& attendance) {
    std::set<std::uint32_t> out(issue.deciders().begin(), issue.deciders().end());
    if (issue.rule() != ONE_PARTY || issue.deciders().empty())
        for (const auto& party : content.parties())
            if (party.decides() && std::count(draft.parties().begin(), draft.parties().end(), party.number()) > 0) out.insert(party.number());
    for (auto party = out.begin(); party != out.end();) {
        const bool closed_out = attendance.is_closed({*party}) && !issue.closed_boards_count();
        party = closed_out || !attendance.takes_part({*party}) ? out.erase(party) : std::next(party);
    }
    return out;
}

// What those with a say on each issue of the draft said of it, by issue; empty where it names one that is not known.
std::vector<rules::Said> said_of(const Content& content, const ProposalKnowledge& proposal, const Attendance& attendance) {
    std::vector<rules::Said> out;
    const Draft& draft = proposal.versions(proposal.versions_size() - 1);
    for (const auto& choice : draft.choices()) {
        const auto issue = std::find_if(content.issues().begin(), content.issues().end(), [&](const IssueInfo& info) { return info.id() == choice.issue(); });
        if (issue == content.issues().end()) return {};
        rules::Said& said = out.emplace_back();
        for (const auto party : counted(content, draft, *issue, attendance)) {
            const auto position = std::find_if(proposal.positions().begin(), proposal.positions().end(), [&](const PositionTaken& taken) { return taken.party() == party; });
            said.add(position == proposal.positions().end() ? STANCE_UNSET : position->stance());
        }
    }
    return out;
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
    const auto attendances = weighed(record);
    std::vector<UnderRules> out;
    for (const auto& proposal : record.known().proposals()) {
        const auto attendance = attendances.find(proposal.proposal());
        if (proposal.positions().empty() || attendance == attendances.end()) continue;
        const auto said = said_of(record.content(), proposal, attendance->second);
        const auto decides = [&](DecisionRule rule) {
            return !said.empty() && std::all_of(said.begin(), said.end(), [&](const rules::Said& one) { return rules::is_enough(rule, one); });
        };
        UnderRules under;
        under.proposal = proposal.proposal();
        under.unanimity = decides(UNANIMITY);
        under.consent = decides(CONSENT);
        under.majority = decides(MAJORITY);
        under.agreed = proposal.agreed_in_round() > 0 || proposal.state() == AGREED || proposal.state() == AGREEMENT_ENDED;
        out.push_back(under);
    }
    return out;
}

std::vector<StrategyRound> strategy_rounds(const Record& record) {
    Guesses guesses(record);
    std::map<std::uint32_t, StrategyRound> rounds;
    std::uint32_t round = 0;
    for (const auto& event : record.events()) {
        const auto& phases = record.content().phases();
        if (event.has_phase_entered() && event.phase_entered().phase() < static_cast<std::uint32_t>(phases.size())) {
            const std::uint32_t entered = phases.Get(static_cast<int>(event.phase_entered().phase())).round();
            if (entered != 0) round = entered;
        }
        if (event.has_strategy_dealt()) rounds[event.strategy_dealt().round()].round = event.strategy_dealt().round();
        if (event.has_choice_reported()) {
            StrategyRound& reported = rounds[event.choice_reported().round()];
            reported.round = event.choice_reported().round();
            reported.took_ms = event.choice_reported().choice().empty() ? Observed<std::int64_t>() : event.choice_reported().took_ms();
        }
        guesses.take(event, round);
    }
    guesses.add_to(rounds);
    std::vector<StrategyRound> out;
    for (auto& [number, one] : rounds) out.push_back(one);
    return out;
}

}  // namespace samenspel::insight
