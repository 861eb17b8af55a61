// What a bot bids under seal, by its own score sheet.
#include <algorithm>

#include "client/bots/bot.hpp"
#include "client/knowledge/standing_bids.hpp"

namespace samenspel::bots {
namespace {

using knowledge::PartyNumber;
using knowledge::SeatNumber;

Package first_options(const Knowledge& knowledge) { return Package(static_cast<std::size_t>(knowledge.opened().content().issues_size()), 0); }

// As the bids lie open, each party's last; else `otherwise`.
Package as_bid(const Knowledge& knowledge, const Package& otherwise) { return laid_over(package_of(knowledge, knowledge::bids_now(knowledge)), otherwise); }

}  // namespace

std::vector<Package> all_bid_alike(const Knowledge& knowledge, const Package& otherwise) {
    std::vector<Package> out;
    const auto& issues = knowledge.opened().content().issues();
    const auto first = std::find_if(issues.begin(), issues.end(), [](const IssueInfo& issue) { return issue.bidder() != 0; });
    if (first == issues.end()) return out;
    for (const auto& option : first->options()) {
        Package alike = otherwise;
        for (int i = 0; i < issues.size(); ++i)
            for (int k = 0; issues[i].bidder() != 0 && k < issues[i].options_size(); ++k)
                if (issues[i].options(k).id() == option.id()) alike[static_cast<std::size_t>(i)] = k;
        out.push_back(std::move(alike));
    }
    return out;
}

// The best answer to what the others are expected to do; to what they bid last, or to all doing what is best for each alone.
Package Bot::selfish_bid(const Knowledge& knowledge, const Cards& cards, const std::vector<std::size_t>& mine) const {
    Package expected = first_options(knowledge);
    double most = -1e9;
    for (auto& alike : all_bid_alike(knowledge, expected)) {
        double own = 0;
        for (const std::size_t issue : mine) own += cards.sheet->own_points(issue, alike[issue]);
        if (own <= most) continue;
        most = own;
        expected = std::move(alike);
    }
    Package best = as_bid(knowledge, expected);
    for (const std::size_t issue : mine) {
        Package tried = best;
        for (tried[issue] = 0; tried[issue] < knowledge.opened().content().issues(static_cast<int>(issue)).options_size(); ++tried[issue])
            if (cards.sheet->points(tried) > cards.sheet->points(best)) best = tried;
    }
    return best;
}

bool Bot::bid(const Knowledge& knowledge, Command& command) {
    const PartyNumber party = knowledge::party_of(knowledge, SeatNumber{seat_});
    const auto issues = knowledge::issues_to_bid_on(knowledge, party);
    const SeatInfo* seat = knowledge::seat_info(knowledge, SeatNumber{seat_});
    if (issues.empty() || knowledge::bid_of(knowledge, party) || !seat || !seat->signatory()) return false;
    const Cards cards = known_cards(knowledge, seat_);
    Package wish = first_options(knowledge);
    std::vector<std::size_t> mine;
    for (int i = 0; i < knowledge.opened().content().issues_size(); ++i)
        if (knowledge.opened().content().issues(i).bidder() == party.value) mine.push_back(static_cast<std::size_t>(i));
    if (cards.sheet && temperament_ != Temperament::avoider) {
        const Package selfish = selfish_bid(knowledge, cards, mine);
        Package shared = wish;
        for (const auto& alike : all_bid_alike(knowledge, wish))
            if (cards.sheet->points(alike) > cards.sheet->points(shared)) shared = alike;
        // Who cooperates as long as others do looks at what the others bid last.
        int with = 0, others = 0;
        const Package said = package_of(knowledge, knowledge::bids_now(knowledge));
        for (std::size_t i = 0; i < said.size(); ++i) {
            if (said[i] == no_choice || knowledge.opened().content().issues(static_cast<int>(i)).bidder() == party.value) continue;
            ++others;
            with += said[i] == shared[i];
        }
        const bool disappointed = temperament_ == Temperament::conditional_cooperator && others > 0 && 2 * with < others;
        wish = temperament_ == Temperament::competitor || disappointed ? selfish : shared;
        wish = temperament_ == Temperament::competitor ? wish : laid_over(in_force(knowledge), wish);
    }
    for (std::size_t i = 0; i < issues.size(); ++i) {
        Choice& choice = *command.mutable_submit_bid()->add_choices();
        choice.set_issue(issues[i]->id());
        choice.set_option(issues[i]->options(wish[mine[i]]).id());
    }
    return true;
}

}  // namespace samenspel::bots
