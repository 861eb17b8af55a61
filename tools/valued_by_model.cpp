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

// Without a deciding party with a signature nothing can be agreed, and there is nothing to search.
bool can_be_searched(const Scenario& scenario, const rules::Rulebook& book) {
    const Content& content = book.content();
    if (scenario.roles().empty() || content.issues().empty()) return false;
    if (std::any_of(scenario.roles().begin(), scenario.roles().end(), [](const Role& role) { return role.has_sheet(); })) return false;
    if (std::none_of(content.parties().begin(), content.parties().end(),
                     [&](const PartyInfo& party) { return party.decides() && book.signatory(rules::PartyId{party.number()}); }))
        return false;
    return std::all_of(content.issues().begin(), content.issues().end(), [](const IssueInfo& issue) { return issue.options_size() > 0; });
}

std::shared_ptr<const rules::Rulebook> book_to_search(const std::shared_ptr<const Scenario>& scenario, const insight::Record& record) {
    std::string error;
    if (!scenario) return nullptr;
    auto book = rules::Rulebook::make(scenario, record.content().length_min(), &error);
    return book && can_be_searched(*scenario, *book) ? book : nullptr;
}

}  // namespace

bool model_values(const std::shared_ptr<const Scenario>& scenario, const insight::Record& record) {
    return book_to_search(scenario, record) != nullptr;
}

insight::Observed<insight::Bargaining> valued_by_model(const std::shared_ptr<const Scenario>& scenario, const insight::Record& record) {
    const auto book = book_to_search(scenario, record);
    if (!book) return std::nullopt;
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

std::shared_ptr<const Scenario> scenario_of(const Session& session) {
    auto compiled = std::make_shared<Scenario>();
    if (session.opened().compiled().empty() || !compiled->ParseFromString(session.opened().compiled())) return {};
    return compiled;
}

report::TableRecord record_of(const Session& session, std::uint32_t table, const std::shared_ptr<const Scenario>& scenario, bool quick) {
    report::TableRecord out{table, insight::Record(session.streams.at(table))};
    out.bargaining = insight::valued_by_sheets(out.record);
    if (out.bargaining) return out;
    if (quick) out.not_searched = model_values(scenario, out.record);
    else out.bargaining = valued_by_model(scenario, out.record);
    return out;
}

}  // namespace samenspel
