#include "tools/valued_by_model.hpp"

#include <algorithm>

#include "server/rules/rulebook.hpp"
#include "tools/rehearsal.hpp"

namespace samenspel {
namespace {

constexpr std::uint64_t seed = 1;

insight::Values values_of(const rehearsal::Outcome& outcome) {
    insight::Values out;
    for (const auto& score : outcome.scores) out.push_back(score.total());
    return out;
}

// What a draft leaves open stays as it is now: the first option.
rehearsal::Package package_of(const Content& content, const Draft& draft) {
    rehearsal::Package out;
    for (const auto& issue : content.issues()) {
        int chosen = 0;
        for (const auto& choice : draft.choices())
            for (int at = 0; choice.issue() == issue.id() && at < issue.options_size(); ++at)
                if (issue.options(at).id() == choice.option()) chosen = at;
        out.push_back(chosen);
    }
    return out;
}

std::vector<Choice> choices_of(const Content& content, const rehearsal::Package& package) {
    std::vector<Choice> out;
    for (int i = 0; i < content.issues_size(); ++i) {
        Choice& choice = out.emplace_back();
        choice.set_issue(content.issues(i).id());
        choice.set_option(content.issues(i).options(package[static_cast<std::size_t>(i)]).id());
    }
    return out;
}

bool can_be_searched(const Scenario& scenario, const Content& content) {
    if (scenario.roles().empty() || content.issues().empty()) return false;
    if (std::any_of(scenario.roles().begin(), scenario.roles().end(), [](const Role& role) { return role.has_sheet(); })) return false;
    return std::all_of(content.issues().begin(), content.issues().end(), [](const IssueInfo& issue) { return issue.options_size() > 0; });
}

}  // namespace

insight::Observed<insight::Bargaining> valued_by_model(const std::shared_ptr<const Scenario>& scenario, const insight::Record& record) {
    std::string error;
    const auto book = rules::Rulebook::make(scenario, record.content().length_min(), &error);
    if (!book || !can_be_searched(*scenario, book->content())) return std::nullopt;
    insight::Bargaining out;
    out.worth = insight::Bargaining::Worth::interests;
    const rehearsal::Outcome without = rehearsal::without_deal(book, seed);
    for (const auto& score : without.scores) out.owners.push_back({score.seat()});
    out.no_deal = values_of(without);
    if (out.owners.empty()) return std::nullopt;
    rehearsal::attainable(book, seed, [&](const rehearsal::Package& package, std::uint32_t, const rehearsal::Outcome& outcome) {
        if (outcome.scores.size() != out.owners.size() || out.outcomes.size() >= insight::most_packages) return;
        out.outcomes.push_back({choices_of(book->content(), package), values_of(outcome)});
    });
    for (auto& one : insight::drafts_tabled(record)) {
        const auto tabler = std::find_if(record.events().begin(), record.events().end(), [&](const Event& event) {
            return event.has_proposal_tabled() && event.proposal_tabled().proposal() == one.tabled.proposal;
        });
        const std::uint32_t party = tabler == record.events().end() ? 0 : record.party_of({tabler->proposal_tabled().seat()}).value;
        if (party == 0 || !book->signatory(rules::PartyId{party})) continue;
        const rehearsal::Package package = package_of(book->content(), one.draft);
        one.tabled.values = values_of(rehearsal::agree(book, seed, package, party));
        if (one.tabled.values.size() != out.owners.size()) continue;
        out.outcomes.push_back({choices_of(book->content(), package), one.tabled.values});
        out.tabled.push_back(one.tabled);
    }
    out.ended = insight::ended_with(record, out.owners, false);
    return out;
}

}  // namespace samenspel
