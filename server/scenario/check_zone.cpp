// Whether a scorable scenario can be settled: every package of each length is looked at, until all is known.
#include <algorithm>

#include <fmt/format.h>

#include "server/scenario/draft.hpp"
#include "server/scenario/scoring.hpp"

namespace samenspel::scenario {

namespace {

constexpr std::uint64_t most_packages = 8'000'000;  // ten seconds, and only when something is wrong
constexpr double rounding = 1e-9;

struct Holding {
    bool gains = false, loses = false;  // in some package
};

struct Findings {
    bool agreement = false;
    std::vector<Holding> holders;

    bool nothing_wrong() const {
        return agreement && std::all_of(holders.begin(), holders.end(), [](const Holding& one) { return one.gains && one.loses; });
    }
};

Findings look_at_all(const Scoring& scoring) {
    Findings found;
    found.holders.resize(scoring.holders().size());
    scoring.each([&](const std::uint8_t*, const double* points) {
        for (std::size_t i = 0; i < found.holders.size(); ++i) {
            const double gain = points[i] - scoring.holders()[i].no_deal;
            found.holders[i].gains = found.holders[i].gains || gain > rounding;
            found.holders[i].loses = found.holders[i].loses || gain < -rounding;
        }
        found.agreement = found.agreement || scoring.acceptable(points);
        return !found.nothing_wrong();
    });
    return found;
}

void check_length(Draft& draft, const Length& length) {
    const Scoring scoring(draft.scenario, length.content(), {});
    const Place place = draft.names.place_of(Kind::length, std::to_string(length.minutes()));
    if (scoring.holders().empty()) return;
    if (scoring.packages() > most_packages) {
        draft.report.warning(place, fmt::format("{} packages are too many to look at all of them", scoring.packages()),
                             "open fewer issues, or leave out options, to know that an agreement is possible");
        return;
    }
    const Findings found = look_at_all(scoring);
    if (!found.agreement) {
        draft.report.error(place, fmt::format("in {} minutes there is no agreement that all can live with", length.minutes()),
                           "lower a party's 'no_deal', raise its points for an option, or ask fewer parties to decide");
    }
    for (std::size_t i = 0; i < found.holders.size(); ++i) {
        if (found.holders[i].gains && found.holders[i].loses) continue;
        const std::string& party = draft.party(scoring.holders()[i].party)->id();
        const bool never = !found.holders[i].gains;
        draft.report.error(draft.names.place_of(Kind::party, party),
                           fmt::format("in {} minutes no package gives party '{}' {} than no deal", length.minutes(), party, never ? "more" : "less"),
                           never ? "raise its points for an option, or lower its 'no_deal'" : "raise its 'no_deal', or let an option cost it points");
    }
}

}  // namespace

void check_zone(Draft& draft) {
    for (const Length& length : draft.scenario.lengths()) check_length(draft, length);
}

}  // namespace samenspel::scenario
