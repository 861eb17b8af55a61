// Answers by looking through the lists; they are short, so nothing is indexed.
#include "client/knowledge/queries.hpp"

#include <algorithm>
#include <map>

#include "proto/worth.hpp"

namespace samenspel::knowledge {
namespace {

template <typename List, typename Wanted>
auto find_if(const List& list, Wanted wanted) -> decltype(&*list.begin()) {
    const auto found = std::find_if(list.begin(), list.end(), wanted);
    return found == list.end() ? nullptr : &*found;
}

template <typename List>
auto by_id(const List& list, std::string_view id) -> decltype(&*list.begin()) {
    return find_if(list, [id](const auto& info) { return info.id() == id; });
}

const Content& content_of(const Knowledge& knowledge) { return knowledge.opened().content(); }

template <typename Indicators>
const Indicator* indicator_in(const Indicators& indicators, std::string_view indicator, std::string_view subject) {
    return find_if(indicators, [&](const Indicator& one) { return one.indicator() == indicator && one.subject() == subject; });
}

}  // namespace

const std::string& text_in(const Text& text, Language language) {
    const std::string& wanted = language == Language::dutch ? text.nl() : text.en();
    if (!wanted.empty()) return wanted;
    return language == Language::dutch ? text.en() : text.nl();
}

const PartyInfo* party_info(const Knowledge& knowledge, PartyNumber party) {
    return find_if(content_of(knowledge).parties(), [party](const PartyInfo& info) { return info.number() == party.value; });
}

const SeatInfo* seat_info(const Knowledge& knowledge, SeatNumber seat) {
    return find_if(content_of(knowledge).seats(), [seat](const SeatInfo& info) { return info.number() == seat.value; });
}

const Text* seat_name(const Knowledge& knowledge, SeatNumber seat) {
    for (const auto& succeeded : knowledge.successions())
        if (succeeded.seat() == seat.value) return &succeeded.name();
    const SeatInfo* info = seat_info(knowledge, seat);
    return info ? &info->name() : nullptr;
}

const DomainInfo* domain_info(const Knowledge& knowledge, std::string_view domain) {
    for (const auto& info : knowledge.opened().content().domains())
        if (info.id() == domain) return &info;
    return nullptr;
}

const IssueInfo* issue_info(const Knowledge& knowledge, std::string_view issue) { return by_id(content_of(knowledge).issues(), issue); }

const OptionInfo* option_info(const IssueInfo& issue, std::string_view option) { return by_id(issue.options(), option); }

const ActInfo* act_info(const Knowledge& knowledge, std::string_view act) { return by_id(content_of(knowledge).acts(), act); }

const FormInfo* form_info(const Knowledge& knowledge, std::string_view form) { return by_id(content_of(knowledge).forms(), form); }

const IndicatorInfo* indicator_info(const Knowledge& knowledge, std::string_view indicator) {
    return by_id(content_of(knowledge).indicators(), indicator);
}

const PhaseInfo* phase_info(const Knowledge& knowledge) {
    const Content& content = content_of(knowledge);
    if (!knowledge.has_phase() || knowledge.phase().phase() >= static_cast<std::uint32_t>(content.phases_size())) return nullptr;
    return &content.phases(static_cast<int>(knowledge.phase().phase()));
}

std::uint32_t round(const Knowledge& knowledge) {
    if (!phase_info(knowledge)) return 0;
    for (int index = static_cast<int>(knowledge.phase().phase()); index >= 0; --index)
        if (const std::uint32_t number = content_of(knowledge).phases(index).round(); number != 0) return number;
    return 0;
}

std::optional<std::int64_t> remaining_ms(const Knowledge& knowledge, std::int64_t now_ms) {
    if (!knowledge.has_phase() || knowledge.ended()) return std::nullopt;
    return std::max<std::int64_t>(0, knowledge.phase().ends_at_ms() - now_ms);
}

PartyNumber party_of(const Knowledge& knowledge, SeatNumber seat) {
    const SeatInfo* info = seat_info(knowledge, seat);
    return info ? PartyNumber{info->party()} : PartyNumber{};
}

SeatNumber signatory_of(const Knowledge& knowledge, PartyNumber party) {
    const SeatInfo* info =
        find_if(content_of(knowledge).seats(), [party](const SeatInfo& seat) { return seat.party() == party.value && seat.signatory(); });
    return info ? SeatNumber{info->number()} : SeatNumber{};
}

const SeatChanged* seat_state(const Knowledge& knowledge, SeatNumber seat) {
    return find_if(knowledge.seats(), [seat](const SeatChanged& state) { return state.seat() == seat.value; });
}

const RoleDealt* role_of(const Knowledge& knowledge, SeatNumber seat) {
    return find_if(knowledge.roles(), [seat](const RoleDealt& role) { return role.seat() == seat.value; });
}

std::vector<const ProposalKnowledge*> proposals_in(const Knowledge& knowledge, ProposalState state) {
    std::vector<const ProposalKnowledge*> found;
    for (const auto& known : knowledge.proposals())
        if (known.state() == state) found.push_back(&known);
    return found;
}

std::vector<const ProposalKnowledge*> open_proposals(const Knowledge& knowledge) {
    std::vector<const ProposalKnowledge*> found;
    for (const auto& known : knowledge.proposals())
        if (known.state() == PROPOSAL_OPEN || known.state() == PROPOSAL_ACCEPTED) found.push_back(&known);
    return found;
}

const ProposalKnowledge* proposal(const Knowledge& knowledge, std::uint32_t number) {
    return find_if(knowledge.proposals(), [number](const ProposalKnowledge& known) { return known.proposal() == number; });
}

const Draft& current_draft(const ProposalKnowledge& known) { return known.versions(known.versions_size() - 1); }

const PositionTaken* position_of(const ProposalKnowledge& known, PartyNumber party) {
    return find_if(known.positions(), [party](const PositionTaken& taken) { return taken.party() == party.value; });
}

std::vector<PartyNumber> missing_signatures(const ProposalKnowledge& known) {
    std::vector<PartyNumber> missing;
    for (const auto party : current_draft(known).parties())
        if (std::find(known.signed_().begin(), known.signed_().end(), party) == known.signed_().end()) missing.push_back({party});
    return missing;
}

std::vector<const AskKnowledge*> asks_waiting_for(const Knowledge& knowledge, SeatNumber seat) {
    std::vector<const AskKnowledge*> waiting;
    for (const auto& ask : knowledge.asks()) {
        const std::uint32_t to = ask.has_interest() ? ask.interest().to() : ask.meaning().to();
        if (ask.state() == ASK_OPEN && to == seat.value) waiting.push_back(&ask);
    }
    return waiting;
}

const CaseKnowledge* open_case(const Knowledge& knowledge) {
    for (const auto& known : knowledge.cases())
        if (!known.has_decided()) return &known;
    return nullptr;
}

const CaseKnowledge* last_case(const Knowledge& knowledge) {
    return knowledge.cases().empty() ? nullptr : &*knowledge.cases().rbegin();
}

bool settled_by_absence(const Knowledge& knowledge, const IssueInfo& issue) {
    if (issue.bidder() == 0) return false;
    const SeatChanged* seat = seat_state(knowledge, signatory_of(knowledge, PartyNumber{issue.bidder()}));
    return !seat || (seat->holder() != SINGLE && seat->holder() != DUO && seat->holder() != BOT && seat->deputy() == 0);
}

std::vector<const IssueInfo*> issues_to_bid_on(const Knowledge& knowledge, PartyNumber party) {
    std::vector<const IssueInfo*> out;
    for (const auto& issue : knowledge.opened().content().issues())
        if (issue.bidder() != 0 && issue.bidder() == party.value) out.push_back(&issue);
    return out;
}

const Bid* bid_of(const Knowledge& knowledge, PartyNumber party) {
    for (const auto& bid : knowledge.bids())
        if (bid.party() == party.value) return &bid;
    return nullptr;
}

std::optional<Valued> valued(const Knowledge& knowledge, SeatNumber seat, const Draft& draft) {
    const RoleDealt* role = role_of(knowledge, seat);
    if (!role || !role->has_sheet()) return std::nullopt;
    std::map<std::string_view, std::string_view> chosen;
    for (const auto* agreement : proposals_in(knowledge, AGREED))
        for (const auto& choice : current_draft(*agreement).choices()) chosen[choice.issue()] = choice.option();
    for (const auto& choice : draft.choices()) chosen[choice.issue()] = choice.option();
    Valued out;
    const bool any = !chosen.empty();
    for (const auto& issue : knowledge.opened().content().issues()) {
        if (chosen.contains(issue.id())) continue;
        if (settled_by_absence(knowledge, issue)) chosen[issue.id()] = issue.if_absent();
        else ++out.open;
    }
    out.points = worth(role->sheet(), [&](const std::string& issue) {
        const auto found = chosen.find(issue);
        return found == chosen.end() ? std::string_view() : found->second;
    });
    out.no_deal = role->sheet().no_deal();
    out.counts = any && (out.open == 0 || knowledge.opened().content().parts_count());
    return out;
}

std::uint32_t budget_left(const Knowledge& knowledge, PartyNumber party) {
    std::uint32_t spent = 0;
    for (const auto& done : knowledge.acts()) {
        if (done.party() != party.value) continue;
        if (const ActInfo* act = act_info(knowledge, done.act())) spent += act->cost();
    }
    const std::uint32_t budget = content_of(knowledge).budget();
    return budget - std::min(budget, spent);
}

std::optional<double> latest_indicator(const Knowledge& knowledge, std::string_view indicator, std::string_view subject) {
    for (int index = knowledge.results_size() - 1; index >= 0; --index) {
        const ResultKnowledge& result = knowledge.results(index);
        if (const Indicator* found = indicator_in(result.round().indicators(), indicator, subject)) return found->value();
        for (const auto& party : result.parties())
            if (const Indicator* found = indicator_in(party.indicators(), indicator, subject)) return found->value();
    }
    return std::nullopt;
}

Standing standing_of(const Knowledge& knowledge, PartyNumber party) {
    const StandingChanged* changed =
        find_if(knowledge.standings(), [party](const StandingChanged& standing) { return standing.party() == party.value; });
    return changed ? changed->standing() : SOUND;
}

std::size_t happenings(const Knowledge& knowledge) {
    int count = knowledge.story_size() + knowledge.asks_size() + knowledge.told_size() + knowledge.results_size() + knowledge.forms_size() +
                knowledge.route_size();
    for (const auto& proposal : knowledge.proposals()) count += proposal.versions_size();
    return static_cast<std::size_t>(count);
}

}  // namespace samenspel::knowledge
