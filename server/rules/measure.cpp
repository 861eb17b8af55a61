#include "server/rules/measure.hpp"

#include <algorithm>

#include "proto/worth.hpp"
#include "server/rules/bargaining.hpp"
#include "server/rules/instruments.hpp"

namespace samenspel::rules {
namespace {

const Indicator* latest(const Table& table, const std::string& indicator, const std::string& subject) {
    if (table.results.empty()) return nullptr;
    const Result& result = table.results.back();
    for (const auto& known : result.round.indicators())
        if (known.indicator() == indicator && known.subject() == subject) return &known;
    for (const auto& party : result.parties)
        for (const auto& known : party.indicators())
            if (known.indicator() == indicator && known.subject() == subject) return &known;
    return nullptr;
}

// The agreement in force that holds one of these options on the issue and works there; null when none does.
const Proposal* holding(const Table& table, const std::string& issue, const google::protobuf::RepeatedPtrField<std::string>& options) {
    const auto choices = choices_in_force(table);
    const auto found = choices.find(issue);
    if (found == choices.end() || clashing_issues(table).contains(issue)) return nullptr;
    const Proposal& agreement = table.proposals[found->second - 1];
    for (const auto& choice : agreement.draft().choices())
        if (choice.issue() == issue && std::find(options.begin(), options.end(), choice.option()) != options.end()) return &agreement;
    return nullptr;
}

double of_indicator(const Table& table, const Measure::OfIndicator& measure) {
    const Indicator* known = latest(table, measure.indicator(), measure.subject());
    if (!known || measure.full_at() == measure.zero_at()) return 0;
    return std::clamp((known->value() - measure.zero_at()) / (measure.full_at() - measure.zero_at()), 0.0, 1.0);
}

}  // namespace

double served(const Table& table, const Measure& measure) {
    if (measure.has_indicator()) return of_indicator(table, measure.indicator());
    if (measure.has_choice()) return holding(table, measure.choice().issue(), measure.choice().options()) ? 1.0 : measure.choice().otherwise();
    if (measure.has_tabled_by()) {
        const Proposal* agreement = holding(table, measure.tabled_by().issue(), measure.tabled_by().options());
        return agreement && table.party_of(agreement->seat) == table.book->party_named(measure.tabled_by().party()) ? 1.0 : 0.0;
    }
    double value = measure.has_all() ? 1.0 : 0.0;
    for (const auto& part : measure.all().parts()) value = std::min(value, served(table, part));
    for (const auto& part : measure.any().parts()) value = std::max(value, served(table, part));
    return value;
}

double points_by(const Table& table, const ScoreSheet& sheet) {
    const auto agreed = choices_in_force(table);
    const auto clashing = clashing_issues(table);
    std::map<std::string, std::string> chosen;
    bool all = true, any = false;
    for (const auto& issue : table.book->content().issues()) {
        if (const auto found = agreed.find(issue.id()); found != agreed.end()) {
            if (clashing.contains(issue.id())) continue;  // agreed, and worth as much as it does: nothing
            any = true;
            for (const auto& choice : table.proposals[found->second - 1].draft().choices())
                if (choice.issue() == issue.id()) chosen[issue.id()] = choice.option();
        } else if (settled_by_absence(table, issue)) {
            chosen[issue.id()] = issue.if_absent();
        } else {
            all = false;
        }
    }
    const bool counts = any && (all || table.book->content().parts_count());
    if (!counts) return sheet.no_deal();
    return worth(sheet, [&](const std::string& issue) {
        const auto found = chosen.find(issue);
        return found == chosen.end() ? std::string_view() : std::string_view(found->second);
    });
}

}  // namespace samenspel::rules
