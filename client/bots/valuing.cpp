#include "client/bots/valuing.hpp"

#include <algorithm>

namespace samenspel::bots {
namespace {

// How much of what is missing somebody hopes that change brings, when everything changes.
constexpr double hope = 0.5;
constexpr double usual_weight = 2.0;  // of a card shown without its weight
constexpr int most_sweeps = 8;

int issue_index(const Knowledge& knowledge, const std::string& issue) {
    const auto& issues = knowledge.opened().content().issues();
    for (int i = 0; i < issues.size(); ++i)
        if (issues[i].id() == issue) return i;
    return -1;
}

bool holds(const Knowledge& knowledge, const Package& package, const std::string& issue, const google::protobuf::RepeatedPtrField<std::string>& options) {
    const int index = issue_index(knowledge, issue);
    if (index < 0 || package[static_cast<std::size_t>(index)] == no_choice) return false;
    const auto& chosen = knowledge.opened().content().issues(index).options(package[static_cast<std::size_t>(index)]).id();
    return std::find(options.begin(), options.end(), chosen) != options.end();
}

// The first option of an issue is how things are.
double part_changed(const Package& package) {
    if (package.empty()) return 0;
    const auto changed = std::count_if(package.begin(), package.end(), [](int option) { return option > 0; });
    return static_cast<double>(changed) / static_cast<double>(package.size());
}

double of_indicator(const Knowledge& knowledge, const Measure::OfIndicator& measure, const Package& package) {
    const auto latest = knowledge::latest_indicator(knowledge, measure.indicator(), measure.subject());
    const double span = measure.full_at() - measure.zero_at();
    const double now = latest && span != 0 ? std::clamp((*latest - measure.zero_at()) / span, 0.0, 1.0) : 0.5;
    return now + (1.0 - now) * hope * part_changed(package);
}

}  // namespace

Cards known_cards(const Knowledge& knowledge, std::uint32_t own_seat) {
    Cards known;
    known.own_seat = own_seat;
    known.sheet = Sheet::of(knowledge, own_seat);
    auto& out = known.by_seat;
    if (const RoleDealt* role = knowledge::role_of(knowledge, knowledge::SeatNumber{own_seat}))
        for (const auto& card : role->cards())
            if (card.has_counts()) out[own_seat].push_back(&card);
    for (const auto& entry : knowledge.story()) {
        if (!entry.has_card_revealed() || entry.card_revealed().from() == own_seat || !entry.card_revealed().card().has_counts()) continue;
        const Card& shown = entry.card_revealed().card();
        auto& cards = out[entry.card_revealed().from()];
        const bool seen = std::any_of(cards.begin(), cards.end(), [&](const Card* card) { return card->card() == shown.card(); });
        if (!seen) cards.push_back(&shown);
    }
    if (known.sheet) out[own_seat];  // a sheet without cards counts too
    return known;
}

Package package_of(const Knowledge& knowledge, const Draft& draft) {
    const auto& issues = knowledge.opened().content().issues();
    Package out(static_cast<std::size_t>(issues.size()), no_choice);
    for (const auto& choice : draft.choices()) {
        const int index = issue_index(knowledge, choice.issue());
        if (index < 0) continue;
        const auto& options = issues[index].options();
        for (int option = 0; option < options.size(); ++option)
            if (options[option].id() == choice.option()) out[static_cast<std::size_t>(index)] = option;
    }
    return out;
}

Draft draft_of(const Knowledge& knowledge, const Package& package) {
    Draft draft;
    for (std::size_t i = 0; i < package.size(); ++i) {
        const IssueInfo& issue = knowledge.opened().content().issues(static_cast<int>(i));
        if (package[i] == no_choice || knowledge::settled_by_absence(knowledge, issue)) continue;
        Choice& choice = *draft.add_choices();
        choice.set_issue(issue.id());
        choice.set_option(issue.options(package[i]).id());
    }
    return draft;
}

Package in_force(const Knowledge& knowledge) {
    Package out(static_cast<std::size_t>(knowledge.opened().content().issues_size()), no_choice);
    for (const auto* agreement : knowledge::proposals_in(knowledge, AGREED)) out = laid_over(package_of(knowledge, knowledge::current_draft(*agreement)), out);
    return out;
}

Package laid_over(const Package& package, const Package& otherwise) {
    Package out = otherwise;
    for (std::size_t i = 0; i < package.size(); ++i)
        if (package[i] != no_choice) out[i] = package[i];
    return out;
}

Package settled(const Knowledge& knowledge, Package package) {
    const auto& issues = knowledge.opened().content().issues();
    for (int i = 0; i < issues.size(); ++i) {
        if (!knowledge::settled_by_absence(knowledge, issues[i])) continue;
        for (int option = 0; option < issues[i].options_size(); ++option)
            if (issues[i].options(option).id() == issues[i].if_absent()) package[static_cast<std::size_t>(i)] = option;
    }
    return package;
}

double served(const Knowledge& knowledge, const Measure& measure, const Package& package, std::uint32_t tabled_by) {
    if (measure.has_indicator()) return of_indicator(knowledge, measure.indicator(), package);
    if (measure.has_choice()) return holds(knowledge, package, measure.choice().issue(), measure.choice().options()) ? 1.0 : measure.choice().otherwise();
    if (measure.has_tabled_by()) {
        const PartyInfo* party = knowledge::party_info(knowledge, knowledge::PartyNumber{tabled_by});
        const bool by = party && party->id() == measure.tabled_by().party();
        return by && holds(knowledge, package, measure.tabled_by().issue(), measure.tabled_by().options()) ? 1.0 : 0.0;
    }
    double value = measure.has_all() ? 1.0 : 0.0;
    for (const auto& part : measure.all().parts()) value = std::min(value, served(knowledge, part, package, tabled_by));
    for (const auto& part : measure.any().parts()) value = std::max(value, served(knowledge, part, package, tabled_by));
    return value;
}

double worth(const Knowledge& knowledge, const std::vector<const Card*>& cards, const Package& package, std::uint32_t tabled_by) {
    double sum = 0, weights = 0;
    for (const Card* card : cards) {
        const double weight = card->weight() > 0 ? card->weight() : usual_weight;
        sum += weight * served(knowledge, card->counts(), package, tabled_by);
        weights += weight;
    }
    return weights > 0 ? sum / weights : 0;
}

double worth_to(const Knowledge& knowledge, const Cards& cards, std::uint32_t seat, const Package& package, std::uint32_t tabled_by) {
    // Points are each party's own; this many make the difference between no deal and all that one could hope for.
    constexpr double usual_span = 40.0, sheets_part = 0.8;
    const auto known = cards.by_seat.find(seat);
    const double by_cards = known == cards.by_seat.end() ? 0.0 : worth(knowledge, known->second, package, tabled_by);
    if (!cards.sheet || seat != cards.own_seat) return by_cards;
    return sheets_part * (0.5 + (cards.sheet->points(package) - cards.sheet->no_deal()) / usual_span) + (1 - sheets_part) * by_cards;
}

double worth_to_all(const Knowledge& knowledge, const Cards& cards, const Regard& regard, const Package& package, std::uint32_t tabled_by) {
    double sum = 0;
    for (const auto& [seat, counts] : regard)
        if (counts != 0) sum += counts * worth_to(knowledge, cards, seat, package, tabled_by);
    return sum;
}

Package best_package(const Knowledge& knowledge, const Cards& cards, const Regard& regard, const std::vector<Package>& starts, std::uint32_t tabled_by,
                     bool bids_too) {
    Package best;
    double height = -1e9;
    const auto& issues = knowledge.opened().content().issues();
    std::vector<bool> open;
    for (const auto& issue : issues) open.push_back(!knowledge::settled_by_absence(knowledge, issue) && (bids_too || issue.bidder() == 0));
    for (const Package& start : starts) {
        Package package = settled(knowledge, start);
        double here = worth_to_all(knowledge, cards, regard, package, tabled_by);
        bool higher = true;
        for (int sweep = 0; higher && sweep < most_sweeps; ++sweep) {
            higher = false;
            for (std::size_t i = 0; i < package.size(); ++i)
                for (int option = 0; open[i] && option < issues[static_cast<int>(i)].options_size(); ++option) {
                    const int before = package[i];
                    package[i] = option;
                    const double there = worth_to_all(knowledge, cards, regard, package, tabled_by);
                    if (there > here + 1e-9) {
                        here = there;
                        higher = true;
                    } else {
                        package[i] = before;
                    }
                }
        }
        if (here > height + 1e-9) {
            height = here;
            best = package;
        }
    }
    return best;
}

}  // namespace samenspel::bots
