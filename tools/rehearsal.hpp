// A table that plays itself, without network or journal: to see what a scenario makes of people of one kind or another,
// and what could have been had. The rules are the server's; bots know what their seats were disclosed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "client/bots/bot.hpp"
#include "proto/full.hpp"
#include "server/rules/table.hpp"

namespace samenspel::rehearsal {

// One option for each issue of the length, in the scenario's order: indices into IssueInfo.options.
using Package = std::vector<int>;

// How a table ended.
struct Outcome {
    std::vector<InterestsScored> scores;    // by seat
    std::map<std::string, double> region;   // the last round's public indicators of the region
    int agreements = 0, cards_revealed = 0, refused = 0, commands = 0, secret_acts = 0, breaches_shown = 0;
    int boards = 0;                         // parties that the world calls solvent or not, counted at the start
    bool ended = false;

    double joint() const;                   // mean over the seats of how far their interests are served, 0..1
    double served(std::size_t seat) const;  // 0..1; seat from 0
    bool bottom_lines_held() const;
    bool somebody_insolvent() const;        // at the end
};

// A good joint outcome: an agreement, every track within an hour for nearly all, two denominations, every board solvent,
// no bottom line broken, and no seat's interests served so much less than another's that it will feel unjust.
// A school plan needs the participation council's consent by the scenario's own decision rules.
inline constexpr double least_coverage_pct = 95, widest_gap = 0.6;
bool good(const Outcome& outcome);

// A whole session, one bot at every seat; `make` gives the bot of a seat (number from 1).
using MakeBot = std::function<bots::Bot(std::uint32_t seat)>;
Outcome play(const std::shared_ptr<const rules::Rulebook>& book, std::uint64_t seed, const MakeBot& make);

// The same session in which nobody does anything but sign this package in the first round, tabled by this party's seat:
// one agreement for each conversation, and one meaning of each loaded word.
Outcome agree(const std::shared_ptr<const rules::Rulebook>& book, std::uint64_t seed, const Package& package, std::uint32_t tabled_by);
Outcome without_deal(const std::shared_ptr<const rules::Rulebook>& book, std::uint64_t seed);

// The most that a table could have had together: the package, and who tables it, with the highest joint() among those
// that leave no seat worse off than without a deal and break no bottom line. All packages when there are at most 2,000,
// else ascent from several starts. `seen` hears of each package tried.
struct Attainable {
    Package package;
    std::uint32_t tabled_by = 0;            // party number
    Outcome outcome;
};
using Seen = std::function<void(const Package&, std::uint32_t tabled_by, const Outcome&)>;
Attainable attainable(const std::shared_ptr<const rules::Rulebook>& book, std::uint64_t seed, const Seen& seen = {});

// Which part of the attainable joint gain was had: 0 as without a deal, 1 as the best; below 0 when it got worse.
double part_of(const Outcome& outcome, const Outcome& without_deal, const Outcome& best);

}  // namespace samenspel::rehearsal
