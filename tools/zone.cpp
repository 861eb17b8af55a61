#include "tools/zone.hpp"

#include <algorithm>

#include "proto/full.hpp"
#include "server/rules/chance.hpp"
#include "tools/rehearsal.hpp"

namespace samenspel {
namespace {

using scenario::Finding;
using scenario::Mention;

constexpr std::uint64_t seed = 1;
constexpr double rounding = 1e-9;
constexpr int drawn_packages = 200;

Finding warning(const scenario::Loaded& loaded, Mention::What what, const std::string& name, std::string words, std::string mend) {
    Finding finding{loaded.folder + "/scenario.yaml", 1, 1, std::move(words), std::move(mend), false};
    for (const Mention& mention : loaded.mentions) {
        if (mention.what != what || mention.name != name) continue;
        finding.file = mention.file;
        finding.line = mention.line;
        finding.column = mention.column;
    }
    return finding;
}

struct Served {
    bool better = false, not_better = false;  // than without a deal, by some package
};

// The search climbs to what serves all; what serves one at the cost of another is found by looking at how things are now,
// at each option beside that, and at packages drawn from everywhere.
void look_around(const std::shared_ptr<const rules::Rulebook>& book, const rehearsal::Seen& look) {
    const auto& issues = book->content().issues();
    const rehearsal::Package now(static_cast<std::size_t>(issues.size()), 0);
    std::vector<rehearsal::Package> packages{now};
    for (int issue = 0; issue < issues.size(); ++issue)
        for (int option = 1; option < issues[issue].options_size(); ++option) (packages.emplace_back(now))[static_cast<std::size_t>(issue)] = option;
    rules::Chance chance(seed);
    for (int i = 0; i < drawn_packages && !issues.empty(); ++i) {
        rehearsal::Package& package = packages.emplace_back(now);
        for (int issue = 0; issue < issues.size(); ++issue)
            package[static_cast<std::size_t>(issue)] = static_cast<int>(chance.next() % static_cast<std::uint64_t>(issues[issue].options_size()));
    }
    const auto& parties = book->content().parties();
    const auto tabler = std::find_if(parties.begin(), parties.end(), [&](const PartyInfo& party) { return party.decides() && book->signatory(rules::PartyId{party.number()}); });
    if (tabler == parties.end()) return;
    for (const auto& package : packages) look(package, tabler->number(), rehearsal::agree(book, seed, package, tabler->number()));
}

void search_length(const scenario::Loaded& loaded, const std::shared_ptr<const rules::Rulebook>& book, std::vector<Finding>& found) {
    const std::string minutes = std::to_string(book->content().length_min());
    const rehearsal::Outcome without = rehearsal::without_deal(book, seed);
    std::vector<Served> seats(without.scores.size());
    int tried = 0;
    const rehearsal::Seen look = [&](const rehearsal::Package&, std::uint32_t, const rehearsal::Outcome& outcome) {
        ++tried;
        for (std::size_t seat = 0; seat < seats.size() && seat < outcome.scores.size(); ++seat) {
            const bool better = outcome.served(seat) > without.served(seat) + rounding;
            (better ? seats[seat].better : seats[seat].not_better) = true;
        }
    };
    const auto best = rehearsal::attainable(book, seed, look);
    look_around(book, look);
    if (best.tabled_by == 0) {
        found.push_back(warning(loaded, Mention::What::length, minutes,
                                "in " + minutes + " minutes none of " + std::to_string(tried) + " packages that were tried leaves nobody worse off and breaks no bottom line",
                                "let an option serve somebody more, or make a bottom line milder"));
    }
    for (std::size_t seat = 0; seat < seats.size() && tried > 0; ++seat) {
        const std::string& id = book->content().seats(static_cast<int>(seat)).id();
        if (!seats[seat].better) {
            found.push_back(warning(loaded, Mention::What::seat, id, "in " + minutes + " minutes no package that was tried serves seat '" + id + "' better than no deal",
                                    "let a measure of its interests look at something that can be agreed"));
        } else if (!seats[seat].not_better) {
            found.push_back(warning(loaded, Mention::What::seat, id, "in " + minutes + " minutes every package that was tried serves seat '" + id + "' better than no deal",
                                    "let something that can be agreed cost it, so that it has a reason to negotiate"));
        }
    }
}

}  // namespace

std::vector<Finding> search_agreements(const scenario::Loaded& loaded) {
    std::vector<Finding> found;
    if (!loaded.scenario) return found;
    const auto& roles = loaded.scenario->roles();
    if (std::any_of(roles.begin(), roles.end(), [](const Role& role) { return role.has_sheet(); })) return found;
    if (roles.empty()) return found;  // the card game: nobody has interests to be served
    const auto scenario = std::make_shared<const Scenario>(*loaded.scenario);
    for (const Length& length : scenario->lengths()) {
        std::string error;
        const auto book = rules::Rulebook::make(scenario, length.minutes(), &error);
        if (book) search_length(loaded, book, found);
    }
    return found;
}

}  // namespace samenspel
