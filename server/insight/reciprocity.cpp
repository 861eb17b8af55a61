#include "server/insight/reciprocity.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace samenspel::insight {
namespace {

using Give = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // from, to, number

// The terms in force while a table goes on, and who keeps them.
class Terms {
public:
    explicit Terms(std::map<std::uint32_t, Kept>& out) : out_(out) {}

    void take(const Event& event) {
        if (event.has_proposal_tabled()) drafts_[event.proposal_tabled().proposal()] = event.proposal_tabled().draft();
        if (event.has_proposal_amended()) drafts_[event.proposal_amended().proposal()] = event.proposal_amended().draft();
        if (event.has_agreement_reached()) in_force_[event.agreement_reached().proposal()] = {};
        if (event.has_agreement_ended()) in_force_.erase(event.agreement_ended().proposal());
        if (event.has_agreement_left()) leave(event.agreement_left());
        if (event.has_compliance_chosen()) choose(event.compliance_chosen());
        if (event.has_breach_shown()) ++out_[event.breach_shown().party()].found_out;
        if (event.has_round_resolved() && event.round_resolved().round() > 0) resolve();
    }

private:
    void leave(const AgreementLeft& left) {
        const auto found = in_force_.find(left.proposal());
        if (found != in_force_.end()) found->second.insert(left.party());
    }
    void choose(const ComplianceChosen& chosen) {
        const std::tuple<std::uint32_t, std::uint32_t, std::string> key{chosen.proposal(), chosen.party(), chosen.issue()};
        if (chosen.keeps()) breaks_.erase(key);
        else breaks_.insert(key);
    }
    void resolve() {
        for (const auto& [proposal, left] : in_force_) {
            const Draft& draft = drafts_[proposal];
            for (const auto party : draft.parties()) {
                if (left.contains(party)) continue;
                for (const auto& choice : draft.choices()) ++(breaks_.contains({proposal, party, choice.issue()}) ? out_[party].broken : out_[party].kept);
            }
        }
    }

    std::map<std::uint32_t, Kept>& out_;
    std::map<std::uint32_t, Draft> drafts_;
    std::map<std::uint32_t, std::set<std::uint32_t>> in_force_;  // agreement, with the parties that left it
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>> breaks_;
};

// Said is PromiseHeard or PromiseJudged. Null where it names none of these.
template <typename Said>
Promise* find_promise(std::vector<Promise>& promises, const Said& said) {
    for (auto& one : promises)
        if (one.from.value == said.from() && one.to.value == said.to() && one.number == said.promise()) return &one;
    return nullptr;
}

}  // namespace

std::vector<Giving> giving(const Record& record) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Giving> pairs;
    const auto pair_of = [&](std::uint32_t from, std::uint32_t to) -> Giving& {
        const rules::PartyId giver = record.party_of({from}), receiver = record.party_of({to});
        Giving& out = pairs[{giver.value, receiver.value}];
        out.from = giver;
        out.to = receiver;
        return out;
    };
    std::set<Give> answered;
    for (const auto& event : record.events()) {
        if (event.has_give_logged()) {
            Giving& out = pair_of(event.give_logged().from(), event.give_logged().to());
            ++out.gives;
            out.cost += event.give_logged().value();
        }
        if (!event.has_give_answered()) continue;
        const GiveAnswered& answer = event.give_answered();
        if (!answered.insert({answer.from(), answer.to(), answer.give()}).second) continue;
        Giving& out = pair_of(answer.from(), answer.to());
        ++out.answered;
        out.thanked += answer.thanks();
        out.worth = out.worth.value_or(0) + answer.value();
    }
    std::vector<Giving> out;
    for (auto& [parties, one] : pairs) out.push_back(std::move(one));
    return out;
}

std::vector<Promise> promises(const Record& record) {
    std::vector<Promise> out;
    std::vector<std::set<std::uint32_t>> gifts;       // beside `out`: numbers of what was given since between the two
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> numbers;   // from, to: how many so far
    std::map<std::uint32_t, Draft> drafts;
    const auto binds = [](const Draft& draft, rules::PartyId party) {
        return std::find(draft.parties().begin(), draft.parties().end(), party.value) != draft.parties().end();
    };
    for (const auto& event : record.events()) {
        if (event.has_promise_made()) {
            const PromiseMade& made = event.promise_made();
            const std::uint32_t number = ++numbers[{made.from(), made.to()}];
            out.push_back({event.at_ms(), {made.from()}, {made.to()}, made.text(), number, {}, {}, {}, {}, {}});
            gifts.emplace_back();
        }
        if (event.has_promise_heard())
            if (Promise* one = find_promise(out, event.promise_heard()); one && !one->heard_ms) one->heard_ms = event.at_ms();
        if (event.has_promise_judged())
            if (Promise* one = find_promise(out, event.promise_judged())) one->kept = event.promise_judged().kept();
        if (event.has_proposal_tabled()) drafts[event.proposal_tabled().proposal()] = event.proposal_tabled().draft();
        if (event.has_proposal_amended()) drafts[event.proposal_amended().proposal()] = event.proposal_amended().draft();
        for (std::size_t i = 0; i < out.size(); ++i) {
            Promise& one = out[i];
            const auto first = [&](Observed<std::int64_t>& moment) {
                if (!moment) moment = event.at_ms();
            };
            if (event.has_give_logged() && event.give_logged().from() == one.from.value && event.give_logged().to() == one.to.value) {
                gifts[i].insert(event.give_logged().give());
                first(one.given_ms);
            }
            if (event.has_give_answered() && event.give_answered().from() == one.from.value && event.give_answered().to() == one.to.value &&
                event.give_answered().thanks() && gifts[i].contains(event.give_answered().give()))
                first(one.thanked_ms);
            if (event.has_breach_shown() && event.breach_shown().party() == record.party_of(one.from).value &&
                binds(drafts[event.breach_shown().proposal()], record.party_of(one.to)) && record.party_of(one.from) != record.party_of(one.to))
                first(one.breach_shown_ms);
        }
    }
    return out;
}

PromiseTotals totals(const std::vector<Promise>& promises) {
    PromiseTotals out;
    for (const auto& one : promises) {
        ++out.made;
        if (one.heard_ms) out.heard = out.heard.value_or(0) + 1;
        if (!one.kept) continue;
        out.kept = out.kept.value_or(0) + *one.kept;
        out.broken = out.broken.value_or(0) + !*one.kept;
    }
    return out;
}

std::vector<Kept> kept(const Record& record) {
    std::map<std::uint32_t, Kept> parties;
    for (const auto& party : record.content().parties()) parties[party.number()].party = {party.number()};
    Terms terms(parties);
    for (const auto& event : record.events()) terms.take(event);
    std::vector<Kept> out;
    for (auto& [number, one] : parties) {
        const std::uint32_t chances = one.kept + one.broken;
        if (chances > 0) one.reliability = static_cast<double>(one.kept) / chances;
        out.push_back(one);
    }
    return out;
}

}  // namespace samenspel::insight
