// How a bot judges, proposes and keeps: by the cards it holds and those it was shown.
#include <algorithm>

#include "client/bots/bot.hpp"

namespace samenspel::bots {
namespace {

using knowledge::PartyNumber;
using knowledge::SeatNumber;

constexpr int most_versions = 12;
constexpr double worth_reopening = 0.05, worth_handing_on = 0.02;  // of the mean seat's worth
constexpr double breaks_a_bottom_line = 0.5;

bool contains(const google::protobuf::RepeatedField<std::uint32_t>& numbers, std::uint32_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

std::uint32_t party_of(const Knowledge& knowledge, std::uint32_t seat) { return knowledge::party_of(knowledge, SeatNumber{seat}).value; }

bool signatory(const Knowledge& knowledge, std::uint32_t seat) {
    const SeatInfo* info = knowledge::seat_info(knowledge, SeatNumber{seat});
    return info && info->signatory();
}

// Whether this party takes a position on the draft: it is bound and decides, or an issue names it.
bool judges(const Knowledge& knowledge, const Draft& draft, std::uint32_t party) {
    const PartyInfo* info = knowledge::party_info(knowledge, PartyNumber{party});
    if (!info || !info->decides()) return false;
    for (const auto& choice : draft.choices()) {
        const IssueInfo* issue = knowledge::issue_info(knowledge, choice.issue());
        if (!issue) continue;
        if (contains(issue->deciders(), party)) return true;
        if (issue->rule() != ONE_PARTY && contains(draft.parties(), party)) return true;
    }
    return false;
}

bool objected_to(const ProposalKnowledge& proposal) {
    return std::any_of(proposal.positions().begin(), proposal.positions().end(), [](const PositionTaken& taken) { return taken.stance() == OBJECT; });
}

// The party whose seat tabled what was agreed last; 0 when nothing was.
std::uint32_t last_tabler(const Knowledge& knowledge) {
    const auto agreed = knowledge::proposals_in(knowledge, AGREED);
    return agreed.empty() ? 0 : party_of(knowledge, agreed.back()->seat());
}

// The part of a package that one conversation may agree on: its own issues and those of any.
Package in_domain(const Knowledge& knowledge, Package package, const std::string& domain) {
    const auto& issues = knowledge.opened().content().issues();
    for (std::size_t i = 0; i < package.size(); ++i) {
        const std::string& its = issues.Get(static_cast<int>(i)).domain();
        if (!its.empty() && its != domain) package[i] = no_choice;
    }
    return package;
}

// Every conversation; where the scenario keeps none apart, the one of everything.
std::vector<std::string> domains_of(const Knowledge& knowledge) {
    std::vector<std::string> out;
    for (const auto& domain : knowledge.opened().content().domains()) out.push_back(domain.id());
    if (out.empty()) out.emplace_back();
    return out;
}

bool chooses(const Package& package) {
    return std::any_of(package.begin(), package.end(), [](int option) { return option != no_choice; });
}

// 0..1: how far the phase has run.
double part_gone(const Knowledge& knowledge, std::int64_t now_ms) {
    const PhaseInfo* phase = knowledge::phase_info(knowledge);
    const auto left = knowledge::remaining_ms(knowledge, now_ms);
    if (!phase || !left || phase->length_ms() <= 0) return 0;
    return std::clamp(1.0 - static_cast<double>(*left) / static_cast<double>(phase->length_ms()), 0.0, 1.0);
}

// Whether this temperament asks of others what it does itself: then it climbs over what is settled together only.
bool asks_the_same(Temperament temperament) { return temperament != Temperament::competitor; }

}  // namespace

Regard Bot::regard_for(const Knowledge& knowledge, const Cards& cards) const {
    const double warm = goodwill(knowledge);
    const double own[] = {1, 1, 0.6, 1, 1}, others[] = {0, 0.4 + 0.6 * warm, 1, 0.2, 1};
    Regard out;
    for (const auto& [seat, known] : cards.by_seat) out[seat] = seat == seat_ ? own[static_cast<std::size_t>(temperament_)] : others[static_cast<std::size_t>(temperament_)];
    return out;
}

std::vector<Package> Bot::starts(const Knowledge& knowledge) {
    const auto& issues = knowledge.opened().content().issues();
    const Package as_is(static_cast<std::size_t>(issues.size()), 0);
    std::vector<Package> out{laid_over(in_force(knowledge), as_is)};
    for (const auto* proposal : knowledge::open_proposals(knowledge)) out.push_back(laid_over(package_of(knowledge, knowledge::current_draft(*proposal)), out.front()));
    for (int tries = 0; tries < 3; ++tries) {
        Package drawn;
        for (const auto& issue : issues) drawn.push_back(static_cast<int>(any(static_cast<std::size_t>(issue.options_size()))));
        out.push_back(std::move(drawn));
    }
    for (auto& alike : all_bid_alike(knowledge, out.front())) out.push_back(std::move(alike));
    return out;
}

Stance Bot::stance_on(const Knowledge& knowledge, const ProposalKnowledge& proposal) {
    const Cards cards = known_cards(knowledge, seat_);
    if (!cards.by_seat.contains(seat_)) return CONSENTS;
    const std::uint32_t tabler = party_of(knowledge, proposal.seat());
    const Package now = in_force(knowledge), then = laid_over(package_of(knowledge, knowledge::current_draft(proposal)), now);
    const RoleDealt* role = knowledge::role_of(knowledge, SeatNumber{seat_});
    const bool breaks = role && role->has_bottom_line_counts() && served(knowledge, role->bottom_line_counts(), then, tabler) < breaks_a_bottom_line;
    if (breaks && temperament_ != Temperament::accommodator) return OBJECT;
    const double before = worth_to(knowledge, cards, seat_, now, last_tabler(knowledge)), after = worth_to(knowledge, cards, seat_, then, tabler);
    const Package wish = best_package(knowledge, cards, {{seat_, 1.0}}, starts(knowledge), party_of(knowledge, seat_));
    const double most = worth_to(knowledge, cards, seat_, wish, party_of(knowledge, seat_));
    const double gain = (after - before) / std::max(0.05, most - before);  // of what could be gained at all
    const double late = part_gone(knowledge, now_ms_), warm = goodwill(knowledge);
    const double demand[] = {0.95 - 0.15 * late, 0.6 - 0.5 * (warm - 0.5) - 0.35 * late, -2, 0.4 - 0.3 * late, 0.45 - 0.35 * late};
    const double spare = gain - demand[static_cast<std::size_t>(temperament_)];
    if (spare >= 0) return SUPPORT;
    if (spare >= -0.15) return CONSENTS;
    return temperament_ == Temperament::avoider && unit() < 0.5 ? ABSTAIN : OBJECT;
}

bool Bot::judge(const Knowledge& knowledge, Command& command) {
    const std::uint32_t party = party_of(knowledge, seat_);
    if (!signatory(knowledge, seat_)) return false;
    for (const auto* proposal : knowledge::open_proposals(knowledge)) {
        const Draft& draft = knowledge::current_draft(*proposal);
        if (proposal->state() == PROPOSAL_ACCEPTED) {
            if (!contains(draft.parties(), party) || contains(proposal->signed_(), party)) continue;
            if (!judges(knowledge, draft, party) && stance_on(knowledge, *proposal) == OBJECT) continue;
            command.mutable_sign_proposal()->set_proposal(proposal->proposal());
            return true;
        }
        if (knowledge::position_of(*proposal, PartyNumber{party}) || !judges(knowledge, draft, party)) continue;
        TakePosition& position = *command.mutable_take_position();
        position.set_proposal(proposal->proposal());
        position.set_version(static_cast<std::uint32_t>(proposal->versions_size()));
        position.set_stance(stance_on(knowledge, *proposal));
        if (position.stance() == OBJECT) position.set_reason("Zo dient dit ons niet. / As it is, this does not serve us.");
        return true;
    }
    return false;
}

// Somebody else's tabling it may be worth more to all: then that seat gets the pen.
bool Bot::hand_pen_on(const Knowledge& knowledge, const Cards& cards, const Regard& regard, Command& command) {
    if (temperament_ == Temperament::competitor || temperament_ == Temperament::avoider || pen_handed_to_ != 0) return false;
    const auto from = starts(knowledge);
    const std::uint32_t mine = party_of(knowledge, seat_);
    double most = worth_to_all(knowledge, cards, regard, best_package(knowledge, cards, regard, from, mine), mine) + worth_handing_on * static_cast<double>(regard.size());
    std::uint32_t to = 0;
    for (const auto& [seat, known] : cards.by_seat) {
        if (seat == seat_ || !signatory(knowledge, seat)) continue;
        const std::uint32_t party = party_of(knowledge, seat);
        const double value = worth_to_all(knowledge, cards, regard, best_package(knowledge, cards, regard, from, party), party);
        if (value <= most) continue;
        most = value;
        to = seat;
    }
    if (to == 0) return false;
    pen_handed_to_ = to;
    command.mutable_hand_pen()->set_seat(to);
    return true;
}

bool Bot::amend(const Knowledge& knowledge, const ProposalKnowledge& proposal, Command& command) {
    const Cards cards = known_cards(knowledge, seat_);
    Regard regard = regard_for(knowledge, cards);
    const bool gives_in = temperament_ != Temperament::competitor;
    for (const auto& taken : proposal.positions())
        if (taken.stance() == OBJECT && gives_in) {
            const std::uint32_t objector = knowledge::signatory_of(knowledge, PartyNumber{taken.party()}).value;
            if (const auto known = regard.find(objector); known != regard.end()) known->second += 0.5 * proposal.versions_size();
        }
    const std::uint32_t mine = party_of(knowledge, seat_);
    const Package before = package_of(knowledge, knowledge::current_draft(proposal));
    const std::string domain = knowledge::current_draft(proposal).domain();
    Package after = in_domain(knowledge, best_package(knowledge, cards, regard, starts(knowledge), mine, !asks_the_same(temperament_)), domain);
    if (after == before || !chooses(after)) {  // nothing known to be better: give something that costs little, and see
        double least = -1;
        for (int tries = 0; tries < (gives_in ? 4 : 1); ++tries) {
            Package tried = before;
            const std::size_t issue = any(tried.size());
            if (knowledge.opened().content().issues(static_cast<int>(issue)).bidder() != 0 && gives_in) continue;
            tried[issue] = static_cast<int>(any(static_cast<std::size_t>(knowledge.opened().content().issues(static_cast<int>(issue)).options_size())));
            const double value = worth_to_all(knowledge, cards, regard, tried, mine);
            if (tried == before || tried != in_domain(knowledge, tried, domain) || value <= least) continue;
            least = value;
            after = tried;
        }
    }
    if (!chooses(after) || settled(knowledge, after) == settled(knowledge, before)) return false;
    AmendProposal& amended = *command.mutable_amend_proposal();
    amended.set_proposal(proposal.proposal());
    Draft& draft = *amended.mutable_draft();
    draft = knowledge::current_draft(proposal);
    *draft.mutable_choices() = draft_of(knowledge, after).choices();
    return true;
}

bool Bot::propose(const Knowledge& knowledge, Command& command) {
    if (knowledge.pen() != seat_ || !inclined(0.8, 0.8, 0.4, 0.1, 0.8)) return false;
    for (const auto* proposal : knowledge::open_proposals(knowledge)) {
        if (proposal->state() == PROPOSAL_ACCEPTED || !objected_to(*proposal) || proposal->versions_size() >= most_versions) return false;
        return unit() < 0.6 && amend(knowledge, *proposal, command);  // let the others speak first
    }
    const Cards cards = known_cards(knowledge, seat_);
    const Regard regard = regard_for(knowledge, cards);
    if (hand_pen_on(knowledge, cards, regard, command)) return true;
    const std::uint32_t mine = party_of(knowledge, seat_);
    const Package whole = best_package(knowledge, cards, regard, starts(knowledge), mine, !asks_the_same(temperament_)), now = in_force(knowledge);
    if (whole.empty()) return false;
    // An agreement belongs to one conversation: the one in which most is to be gained.
    Package wish;
    std::string domain;
    double most = 0;
    for (const auto& one : domains_of(knowledge)) {
        Package part = in_domain(knowledge, whole, one);
        const double value = worth_to_all(knowledge, cards, regard, laid_over(part, now), mine);
        if (!chooses(part) || (!wish.empty() && value <= most)) continue;
        wish = std::move(part);
        domain = one;
        most = value;
    }
    if (wish.empty()) return false;
    const bool anything = chooses(now);
    const double better = most - worth_to_all(knowledge, cards, regard, now, last_tabler(knowledge));
    if (anything && better < worth_reopening * static_cast<double>(std::max<std::size_t>(1, regard.size()))) return false;
    if (domain != knowledge.conversation() && knowledge.direction() == seat_) {
        command.mutable_set_conversation()->set_domain(domain);
        return true;
    }
    Draft& draft = *command.mutable_table_proposal()->mutable_draft();
    draft = draft_of(knowledge, wish);
    if (!domain.empty()) draft.set_domain(domain);
    for (const auto& party : knowledge.opened().content().parties())
        if (party.decides()) draft.add_parties(party.number());
    return true;
}

bool Bot::comply(const Knowledge& knowledge, Command& command) {
    if (temperament_ != Temperament::competitor || unit() > 0.3) return false;
    const std::uint32_t party = party_of(knowledge, seat_);
    const Cards cards = known_cards(knowledge, seat_);
    const auto own = cards.by_seat.find(seat_);
    if (own == cards.by_seat.end() || cards.sheet) return false;  // a sheet counts what is agreed, not what is kept
    for (const auto* agreement : knowledge::proposals_in(knowledge, AGREED)) {
        const Draft& draft = knowledge::current_draft(*agreement);
        if (!contains(draft.parties(), party) || contains(agreement->left(), party)) continue;
        for (const auto& choice : draft.choices()) {
            const bool chosen = std::any_of(agreement->compliance().begin(), agreement->compliance().end(),
                                            [&](const ComplianceChosen& one) { return one.party() == party && one.issue() == choice.issue(); });
            if (chosen) continue;
            // Breaks what serves none of its cards.
            Package without = package_of(knowledge, draft);
            for (std::size_t i = 0; i < without.size(); ++i)
                if (knowledge.opened().content().issues(static_cast<int>(i)).id() == choice.issue()) without[i] = no_choice;
            const std::uint32_t tabler = party_of(knowledge, agreement->seat());
            if (worth(knowledge, own->second, package_of(knowledge, draft), tabler) - worth(knowledge, own->second, without, tabler) > 0.15) continue;
            ChooseCompliance& broken = *command.mutable_choose_compliance();
            broken.set_proposal(agreement->proposal());
            broken.set_issue(choice.issue());
            broken.set_keeps(false);
            return true;
        }
    }
    return false;
}

}  // namespace samenspel::bots
