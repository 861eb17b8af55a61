#include "tools/zone.hpp"

#include <algorithm>

#include "proto/full.hpp"
#include "tools/rehearsal.hpp"

namespace samenspel {
namespace {

using scenario::Finding;
using scenario::Mention;

constexpr std::uint64_t seed = 1;
constexpr double rounding = 1e-9;

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

void search_length(const scenario::Loaded& loaded, const std::shared_ptr<const rules::Rulebook>& book, std::vector<Finding>& found) {
    const std::string minutes = std::to_string(book->content().length_min());
    const rehearsal::Outcome without = rehearsal::without_deal(book, seed);
    std::vector<Served> seats(without.scores.size());
    int tried = 0;
    const auto best = rehearsal::attainable(book, seed, [&](const rehearsal::Package&, std::uint32_t, const rehearsal::Outcome& outcome) {
        ++tried;
        for (std::size_t seat = 0; seat < seats.size() && seat < outcome.scores.size(); ++seat) {
            const bool better = outcome.served(seat) > without.served(seat) + rounding;
            (better ? seats[seat].better : seats[seat].not_better) = true;
        }
    });
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
    const auto scenario = std::make_shared<const Scenario>(*loaded.scenario);
    for (const Length& length : scenario->lengths()) {
        std::string error;
        const auto book = rules::Rulebook::make(scenario, length.minutes(), &error);
        if (book) search_length(loaded, book, found);
    }
    return found;
}

}  // namespace samenspel
