// The score sheets of roles.yaml: what outcomes are worth to a party. What many options add up to is taken from their own
// effects, so that a sheet and the world's figures never part.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "server/scenario/draft.hpp"

namespace samenspel::scenario {

namespace {

constexpr double most_points = 1000.0;

void read_points(Draft& draft, const Value& map, ScoreSheet* sheet) {
    for (const auto& [issue, options] : map.members()) {
        const std::string issue_id = draft.names.use({Kind::issue}, issue);
        for (const auto& [option, points] : options.members()) {
            ScoreSheet::Points* line = sheet->add_points();
            line->set_issue(issue_id);
            line->set_option(draft.names.use({Kind::option}, option, issue_id));
            line->set_points(points.number(-most_points, most_points));
        }
    }
}

void read_together(Draft& draft, const Value& entry, ScoreSheet* sheet) {
    Fields fields(entry);
    ScoreSheet::Together* together = sheet->add_together();
    const Value choices = fields.need("choices");
    for (const auto& [issue, option] : choices.members()) {
        Choice* choice = together->add_choices();
        choice->set_issue(draft.names.use({Kind::issue}, issue));
        choice->set_option(draft.names.use({Kind::option}, option, choice->issue()));
    }
    if (choices && (together->choices_size() < 2 || together->choices_size() > 4)) {
        choices.error(fmt::format("{} choices make no bonus", together->choices_size()), "name 2 to 4 issues with an option each");
    }
    together->set_points(fields.need("points").number(-most_points, most_points));
}

// Where the sum begins when nothing is chosen: as the model says for the subject, else for all.
double base_of(const Scenario& scenario, const std::string& sum, const std::string& subject) {
    double base = 0;
    const auto number_of = [](const ModelEntity& entity, const std::string& key, double& out) {
        for (const ModelNumber& number : entity.numbers())
            if (number.key() == key) out = number.value();
    };
    for (const ModelEntity& entity : scenario.model().entities())
        if (entity.kind() == "sum" && entity.id() == sum) number_of(entity, "start", base);
    for (const ModelEntity& entity : scenario.model().entities())
        if (entity.kind() == "party" && !subject.empty() && entity.id() == subject) number_of(entity, sum, base);
    return base;
}

void add_parts(const Scenario& scenario, const std::string& sum, const std::string& subject, ScoreSheet::Tally* tally) {
    for (const OptionEffects& option : scenario.option_effects()) {
        double amount = 0;
        for (const EffectSpec& effect : option.effects()) {
            if (effect.lever() != sum) continue;
            const auto named = std::count(effect.on().begin(), effect.on().end(), subject);
            if (!subject.empty()) amount += effect.on().empty() ? effect.amount() : effect.amount() * static_cast<double>(named);
            else amount += effect.amount() * std::max(1, effect.on_size());
        }
        if (amount == 0) continue;
        ScoreSheet::Tally::Part* part = tally->add_parts();
        part->mutable_choice()->set_issue(option.issue());
        part->mutable_choice()->set_option(option.option());
        part->set_amount(amount);
    }
}

void read_tally(Draft& draft, const Value& entry, ScoreSheet* sheet) {
    constexpr int most_parts = 64;
    Fields fields(entry);
    ScoreSheet::Tally* tally = sheet->add_tallies();
    const Value of = fields.need("of");
    tally->set_indicator(draft.names.use({Kind::indicator, Kind::entity}, of));
    if (const Value subject = fields.may("subject")) tally->set_subject(draft.names.use({Kind::party}, subject));
    const Value title = draft.names.known(Kind::indicator, tally->indicator()) ? fields.may("title") : fields.need("title");
    if (title) draft.text(title, tally->mutable_title(), title_limit, Audience::secret);
    if (const Value each = fields.may("each")) tally->set_each(each.number(-most_points, most_points));
    if (const Value squared = fields.may("squared")) tally->set_squared(squared.number(-most_points, most_points));
    const Value reach = fields.may("reach");
    const Value points = fields.may("reach_points");
    if (reach) tally->set_reach(reach.number(-1e6, 1e6));
    if (points) tally->set_reach_points(points.number(-most_points, most_points));
    if (static_cast<bool>(reach) != static_cast<bool>(points)) entry.error("'reach' and 'reach_points' need each other", "write both or neither");
    tally->set_base(base_of(draft.scenario, tally->indicator(), tally->subject()));
    add_parts(draft.scenario, tally->indicator(), tally->subject(), tally);
    if (of && (tally->parts().empty() || tally->parts_size() > most_parts)) {
        of.error(fmt::format("{} options have an effect on '{}' here", tally->parts_size(), tally->indicator()),
                 fmt::format("name a sum to which 1 to {} options add", most_parts));
    }
    if (!tally->has_each() && !tally->has_squared() && !tally->has_reach()) entry.error("this tally counts nothing", "give it 'each', 'squared' or 'reach'");
}

}  // namespace

void read_sheet(Draft& draft, const Value& value, ScoreSheet* sheet) {
    Fields fields(value);
    sheet->set_no_deal(fields.need("no_deal").number(-most_points, most_points));
    read_points(draft, fields.need("points"), sheet);
    for (const Value& entry : fields.may("together").list(0, 32)) read_together(draft, entry, sheet);
    for (const Value& entry : fields.may("tallies").list(0, 16)) read_tally(draft, entry, sheet);
    draft.whole.set_scorable(true);
}

void check_sheets(Draft& draft, const Value& roles) {
    if (!draft.whole.scorable()) return;
    for (const Role& role : draft.scenario.roles()) {
        const SeatInfo* seat = draft.seat(role.seat());
        const PartyInfo* party = seat == nullptr ? nullptr : draft.party(seat->party());
        const bool needs = party != nullptr && party->decides() && seat->signatory();
        if (!needs || role.has_sheet()) continue;
        roles.error(fmt::format("seat '{}' decides and has no score sheet", role.seat()), "give it a 'sheet', as the others have");
    }
}

}  // namespace samenspel::scenario
