#include "tools/whatif_bots.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "tools/rehearsal.hpp"

namespace samenspel {
namespace {

struct Kind {
    const char* name;
    bots::Temperament temperament;
    bots::Exchange exchange;
};
constexpr Kind kinds[] = {
    {"competitor", bots::Temperament::competitor, bots::Exchange::open},
    {"conditional cooperator", bots::Temperament::conditional_cooperator, bots::Exchange::open},
    {"accommodator", bots::Temperament::accommodator, bots::Exchange::open},
    {"avoider", bots::Temperament::avoider, bots::Exchange::open},
    {"asks and reveals", bots::Temperament::revealer, bots::Exchange::open},
    {"the same, never asks or reveals", bots::Temperament::revealer, bots::Exchange::closed},
    {"cooperator, never asks or reveals", bots::Temperament::conditional_cooperator, bots::Exchange::closed},
};

std::string in_words(const rules::Rulebook& book, const rehearsal::Attainable& best) {
    std::string out;
    for (int i = 0; i < book.content().issues_size(); ++i) {
        const IssueInfo& issue = book.content().issues(i);
        out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", issue.id(), issue.options(best.package[static_cast<std::size_t>(i)]).id());
    }
    if (best.tabled_by > 0) out += fmt::format("; tabled by {}", book.party(rules::PartyId{best.tabled_by}).id());
    return out;
}

}  // namespace

void print_bots(const std::shared_ptr<const rules::Rulebook>& book, int seeds) {
    fmt::print(stderr, "searching for the best that could be agreed ...\n");
    const auto without = rehearsal::without_deal(book, 1);
    const auto best = rehearsal::attainable(book, 1);
    fmt::print("interests served, mean over the seats: {:.2f} without a deal, {:.2f} at most ({})\n\n", without.joint(), best.outcome.joint(), in_words(*book, best));
    // What counts as good is said of school boards; other scenarios have the joint gain.
    const auto& indicators = book->content().indicators();
    const bool of_boards = std::any_of(indicators.begin(), indicators.end(), [](const auto& indicator) { return indicator.id() == "coverage"; });
    const std::string head = of_boards ? fmt::format("{:>10}{:>8}", "insolvent", "good") : "";
    fmt::print("{:<36}{}{:>12}{:>12}{:>12}\n", "everybody at the table is", head, "joint gain", "agreements", "cards shown");
    for (const Kind& kind : kinds) {
        int insolvent = 0, well = 0, agreements = 0, shown = 0;
        double gain = 0;
        for (int seed = 1; seed <= seeds; ++seed) {
            const auto outcome = rehearsal::play(book, static_cast<std::uint64_t>(seed), [&](std::uint32_t seat) {
                return bots::Bot(kind.temperament, seat, static_cast<std::uint64_t>(seed) * 1000 + seat, kind.exchange);
            });
            insolvent += outcome.somebody_insolvent();
            well += rehearsal::good(outcome);
            agreements += outcome.agreements;
            shown += outcome.cards_revealed;
            gain += rehearsal::part_of(outcome, without, best.outcome);
            fmt::print(stderr, "\r{}: {} of {}   ", kind.name, seed, seeds);
        }
        fmt::print(stderr, "\r{:60}\r", "");
        const double each = 1.0 / seeds;
        const std::string boards = of_boards ? fmt::format("{:>8.0f} %{:>6.0f} %", 100 * each * insolvent, 100 * each * well) : "";
        fmt::print("{:<36}{}{:>10.0f} %{:>12.1f}{:>12.1f}\n", kind.name, boards, 100 * each * gain, each * agreements, each * shown);
    }
    fmt::print("\n{} sessions of {} minutes each. Joint gain: of what lies between no deal and the best package that leaves no seat worse off.\n", seeds,
               book->content().length_min());
    if (of_boards)
        fmt::print("Insolvent: a board below zero or closed at the end. Good: an agreement, coverage of {:.0f} % or more, two denominations, every board\n"
                   "solvent, no bottom line broken, no seat served {:.1f} less than another.\n", rehearsal::least_coverage_pct, rehearsal::widest_gap);
}

}  // namespace samenspel
