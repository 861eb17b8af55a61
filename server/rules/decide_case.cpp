// Cases: one named case a round, decided by the parties whom it concerns, by tapping.
#include <algorithm>

#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

const Case* case_of(const Table& table, std::uint32_t round) {
    const auto& cases = table.book->scenario().cases();
    const auto decided = [&](const std::string& id) {
        return std::any_of(table.process.cases.begin(), table.process.cases.end(),
                           [&](const CaseRecord& known) { return known.opened.case_() == id && known.decided && !known.decided->option().empty(); });
    };
    // One that this round had already, before the table went back.
    for (const auto& known : table.process.cases)
        if (known.opened.round() == round)
            return decided(known.opened.case_()) ? nullptr : table.book->case_named(known.opened.case_());
    for (const auto& own : cases)
        if (own.round() == round) return &own;
    for (const auto& any : cases) {
        const bool seen = std::any_of(table.process.cases.begin(), table.process.cases.end(),
                                      [&](const CaseRecord& known) { return known.opened.case_() == any.id(); });
        if (any.round() == 0 && !seen) return &any;
    }
    return nullptr;
}

// Those named that take part; where none does, everybody who decides; where nobody is there, those named.
std::vector<std::uint32_t> asked_parties(const Table& table, const Case& asked) {
    std::vector<std::uint32_t> named, there, anybody;
    for (const auto& party : table.book->content().parties()) {
        const bool part = takes_part(table, PartyId{party.number()});
        const bool is_named = std::find(asked.deciders().begin(), asked.deciders().end(), party.id()) != asked.deciders().end();
        if (is_named) named.push_back(party.number());
        if (is_named && part) there.push_back(party.number());
        if (party.decides() && part) anybody.push_back(party.number());
    }
    return !there.empty() ? there : !anybody.empty() ? anybody : named;
}

bool has_option(const CaseOpened& opened, const std::string& option) {
    return std::any_of(opened.options().begin(), opened.options().end(), [&](const OptionInfo& info) { return info.id() == option; });
}

void decide_now(Deciding& deciding, const Table& after) {
    const CaseRecord* open = open_case(after);
    const std::string way = open ? case_majority(after, *open) : std::string();
    if (way.empty()) return;
    CaseDecided& decided = *deciding.add().mutable_case_decided();
    decided.set_case_(open->opened.case_());
    decided.set_option(way);
}

}  // namespace

const CaseRecord* open_case(const Table& table) {
    for (const auto& known : table.process.cases)
        if (!known.decided) return &known;
    return nullptr;
}

std::vector<std::uint32_t> case_voters(const Table& table, const CaseRecord& open) {
    std::vector<std::uint32_t> out;
    for (const auto party : open.opened.deciders())
        if (takes_part(table, PartyId{party})) out.push_back(party);
    return out;
}

std::string case_majority(const Table& table, const CaseRecord& open) {
    const auto voters = case_voters(table, open);
    std::map<std::string, std::size_t> votes;
    for (const auto party : voters)
        if (const auto found = open.votes.find(party); found != open.votes.end()) ++votes[found->second.option()];
    for (const auto& [option, count] : votes)
        if (2 * count > voters.size()) return option;
    return {};
}

std::optional<Event> open_case_of(const Table& table, std::uint32_t round, std::int64_t now_ms) {
    const Case* next = case_of(table, round);
    if (!next) return std::nullopt;
    Event event;
    event.set_at_ms(now_ms);
    CaseOpened& opened = *event.mutable_case_opened();
    opened.set_case_(next->id());
    opened.set_round(round);
    *opened.mutable_title() = next->title();
    *opened.mutable_text() = next->text();
    for (const auto& way : next->ways()) *opened.add_options() = way.option();
    for (const auto party : asked_parties(table, *next)) opened.add_deciders(party);
    return event;
}

std::optional<Event> close_case(const Table& table, std::int64_t now_ms) {
    const CaseRecord* open = open_case(table);
    if (!open) return std::nullopt;
    Event event;
    event.set_at_ms(now_ms);
    event.mutable_case_decided()->set_case_(open->opened.case_());
    event.mutable_case_decided()->set_option(case_majority(table, *open));
    return event;
}

void decide_case(Deciding& deciding, const Command& command) {
    const VoteCase& vote = command.vote_case();
    if (!deciding.in_phase({CASE})) return;
    const CaseRecord* open = open_case(deciding.table);
    const bool over = !open && std::any_of(deciding.table.process.cases.begin(), deciding.table.process.cases.end(),
                                           [&](const CaseRecord& known) { return known.opened.case_() == vote.case_(); });
    if (over) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    if (!open || open->opened.case_() != vote.case_() || !has_option(open->opened, vote.option())) {
        deciding.refuse(NO_SUCH_CASE);
        return;
    }
    if (!deciding.book().seat(deciding.me()).signatory()) {
        deciding.refuse(NOT_SIGNATORY);
        return;
    }
    Table after = deciding.table;
    bool may = false;
    for (const auto party : parties_spoken_for(deciding.table, deciding.me())) {
        const auto& deciders = open->opened.deciders();
        if (std::find(deciders.begin(), deciders.end(), party) == deciders.end()) continue;
        may = true;
        const auto before = open->votes.find(party);
        if (before != open->votes.end() && before->second.option() == vote.option()) continue;
        Event& event = deciding.add();
        event.mutable_case_voted()->set_case_(vote.case_());
        event.mutable_case_voted()->set_party(party);
        event.mutable_case_voted()->set_option(vote.option());
        apply_process(after, event);
    }
    if (deciding.events().empty()) deciding.refuse(may ? ALREADY_DONE : NOT_YOURS_TO_DECIDE);
    else decide_now(deciding, after);
}

void decide_case_without(Deciding& deciding, const Table& after) { decide_now(deciding, after); }

}  // namespace samenspel::rules
