#include "server/rules/effects.hpp"

#include <algorithm>
#include <set>

#include "server/rules/bargaining.hpp"

namespace samenspel::rules {
namespace {

worlds::Effect effect(const EffectSpec& spec, const std::string& party, const std::string& target = {}) {
    worlds::Effect out;
    out.lever = spec.lever();
    out.party = party;
    out.amount = spec.amount();
    for (const auto& on : spec.on()) out.on.push_back(on == "$target" ? target : on);
    return out;
}

bool limited_to(const EffectSpec& spec, const std::string& party) {
    return spec.parties().empty() || std::find(spec.parties().begin(), spec.parties().end(), party) != spec.parties().end();
}

class Gathering {
public:
    explicit Gathering(const Table& table) : table_(table) {}

    // `fresh`: this is the first round in which it counts.
    void add(worlds::Effect effect, bool fresh) {
        const bool once = table_.book->world().acts_once(effect.lever);
        if (fresh || !once) out_.first.push_back(effect);
        if (!once) out_.later.push_back(std::move(effect));
    }
    RoundEffects take() { return std::move(out_); }

private:
    const Table& table_;
    RoundEffects out_;
};

// `held_up`: a word has kept it from ever working until now.
void add_choice(const Table& table, const Proposal& agreement, const Choice& choice, bool held_up, Gathering& out) {
    const OptionEffects* effects = table.book->option_effects(choice.issue(), choice.option());
    if (!effects) return;
    const bool fresh = table.results.empty() || agreement.agreed_in_round > table.results.back().round.round() || held_up;
    std::vector<std::string> keeping;
    for (const auto party : agreement.draft().parties())
        if (keeps(agreement, party, choice.issue())) keeping.push_back(table.book->party(PartyId{party}).id());
    const bool all_keep = keeping.size() == static_cast<std::size_t>(agreement.draft().parties_size());
    for (const auto& spec : effects->effects()) {
        switch (spec.bearer()) {
            case EffectSpec::EACH:
                for (const auto& party : keeping)
                    if (limited_to(spec, party)) out.add(effect(spec, party), fresh);
                break;
            case EffectSpec::REGION: out.add(effect(spec, {}), fresh); break;
            default:
                if (all_keep) out.add(effect(spec, {}), fresh);
        }
    }
}

void add_injects(const Table& table, Gathering& out) {
    for (const auto& id : table.injects_pending)
        if (const Inject* inject = table.book->inject(id))
            for (const auto& spec : inject->effects()) out.add(effect(spec, spec.parties().empty() ? std::string{} : spec.parties(0)), true);
}

// The chosen ways of cases; what several parties bear, each bears.
void add_ways(const Table& table, Gathering& out) {
    for (const Case::Way* way : table.process.ways_pending)
        for (const auto& spec : way->effects()) {
            if (spec.bearer() != EffectSpec::EACH) out.add(effect(spec, {}), true);
            else
                for (const auto& party : table.book->content().parties())
                    if (limited_to(spec, party.id())) out.add(effect(spec, party.id()), true);
        }
}

// What one party does alone.
void add_own(const Table& table, const Choice& choice, std::uint32_t party, std::vector<worlds::Effect>& out) {
    const OptionEffects* effects = table.book->option_effects(choice.issue(), choice.option());
    if (!effects) return;
    const std::string& own = table.book->party(PartyId{party}).id();
    for (const auto& spec : effects->effects()) {
        const bool each = spec.bearer() == EffectSpec::EACH;
        if (!each || limited_to(spec, own)) out.push_back(effect(spec, each ? own : std::string{}));
    }
}

// Whose word counts where a party has bid more than once: what it did before anybody had talked, or what it says now.
enum class Bidding { first, latest };

// The option that the issue's bidder takes by itself, after bids were opened so many times: by its own bid; before it has
// one, and while it takes no part, IssueInfo.if_absent.
const std::string& alone(const Table& table, const IssueInfo& issue, std::size_t openings, Bidding which) {
    if (settled_by_absence(table, issue)) return issue.if_absent();
    for (std::size_t i = 0; i < openings; ++i) {
        const BidsOpened& opened = table.opened_bids[which == Bidding::first ? i : openings - 1 - i];
        for (const auto& bid : opened.bids())
            for (const auto& choice : bid.choices())
                if (bid.party() == issue.bidder() && choice.issue() == issue.id()) return choice.option();
    }
    return issue.if_absent();
}

std::vector<worlds::Effect> effects_alone(const Table& table, const IssueInfo& issue, const std::string& option) {
    std::vector<worlds::Effect> out;
    Choice choice;
    choice.set_issue(issue.id());
    choice.set_option(option);
    add_own(table, choice, issue.bidder(), out);
    return out;
}

// What bidders do by themselves on the issues that no agreement has.
void add_alone(const Table& table, const std::map<std::string, std::uint32_t>& agreed, Bidding which, Gathering& out) {
    const std::size_t openings = table.opened_bids.size();
    for (const auto& issue : table.book->content().issues()) {
        if (issue.bidder() == 0 || agreed.contains(issue.id())) continue;
        const std::string& option = alone(table, issue, openings, which);
        const bool fresh = table.results.size() <= 1 || option != alone(table, issue, table.results.back().openings, which);
        for (auto& own : effects_alone(table, issue, option)) out.add(std::move(own), fresh);
    }
}

}  // namespace

RoundEffects round_effects(const Table& table) {
    Gathering out(table);
    const auto agreed = choices_in_force(table);
    add_alone(table, agreed, Bidding::latest, out);
    const auto clashing = clashing_issues(table);
    for (const auto& [issue, number] : agreed) {
        if (clashing.contains(issue)) continue;
        const bool held_up = table.instruments.held_up.contains({number, issue});
        const Proposal& agreement = table.proposals[number - 1];
        for (const auto& choice : agreement.draft().choices())
            if (choice.issue() == issue) add_choice(table, agreement, choice, held_up, out);
    }
    for (const auto& [secret, done] : table.acts)
        if (const ActEffects* effects = table.book->act_effects(done.act()))
            for (const auto& spec : effects->effects()) {
                const bool regional = spec.bearer() == EffectSpec::REGION;
                out.add(effect(spec, regional ? std::string{} : table.book->party(PartyId{done.party()}).id(), done.target()), true);
            }
    add_ways(table, out);
    add_injects(table, out);
    return out.take();
}

RoundEffects effects_without_deal(const Table& table) {
    Gathering out(table);
    add_alone(table, {}, Bidding::first, out);
    add_injects(table, out);
    return out.take();
}

std::vector<worlds::Effect> effects_of_bids(const Table& table) {
    std::vector<worlds::Effect> out;
    for (const auto& issue : table.book->content().issues()) {
        if (issue.bidder() == 0) continue;
        std::string option = alone(table, issue, table.opened_bids.size(), Bidding::latest);
        if (const auto bid = table.bids.find(issue.bidder()); bid != table.bids.end() && !settled_by_absence(table, issue))
            for (const auto& choice : bid->second.choices())
                if (choice.issue() == issue.id()) option = choice.option();
        for (auto& own : effects_alone(table, issue, option)) out.push_back(std::move(own));
    }
    return out;
}

std::vector<Breach> breaches(const Table& table) {
    std::vector<Breach> out;
    for (const auto number : agreements_in_force(table)) {
        const Proposal& agreement = table.proposals[number - 1];
        for (const auto& [key, keeps_it] : agreement.keeps) {
            const bool left = std::find(agreement.left.begin(), agreement.left.end(), key.first) != agreement.left.end();
            if (!keeps_it && !left) out.push_back({number, key.second, key.first, agreement.draft().monitor() != 0 && agreement.draft().monitor() != key.first});
        }
    }
    return out;
}

}  // namespace samenspel::rules
