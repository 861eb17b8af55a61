#include "tools/bench/scored.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "proto/full.hpp"
#include "server/scenario/scoring.hpp"

namespace samenspel::bench {
namespace {

constexpr int issues = 10, options = 4, parties = 8;

// Figures that differ everywhere and are the same in every run.
double figure(int party, int issue, int option) { return (party * 7 + issue * 13 + option * 29) % 17 - 5; }

Choice chosen(int issue, int option) {
    Choice out;
    out.set_issue("issue-" + std::to_string(issue));
    out.set_option("option-" + std::to_string(option));
    return out;
}

void add_sheet(ScoreSheet& sheet, int party) {
    sheet.set_no_deal(10);
    for (int issue = 0; issue < issues; ++issue)
        for (int option = 0; option < options; ++option) {
            auto& line = *sheet.add_points();
            line.set_issue(chosen(issue, option).issue());
            line.set_option(chosen(issue, option).option());
            line.set_points(figure(party, issue, option));
        }
    auto& tally = *sheet.add_tallies();
    tally.set_squared(-0.25);
    tally.set_reach(6);
    tally.set_reach_points(8);
    for (int issue = 0; issue < issues; ++issue) {
        auto& part = *tally.add_parts();
        *part.mutable_choice() = chosen(issue, 1);
        part.set_amount(1);
    }
    auto& together = *sheet.add_together();
    *together.add_choices() = chosen(party, 2);
    *together.add_choices() = chosen(issues - 1, 3);
    together.set_points(4);
}

struct Negotiation { Scenario whole; Content content; };

Negotiation negotiation() {
    Negotiation out;
    for (int party = 0; party < parties; ++party) {
        PartyInfo& info = *out.content.add_parties();
        info.set_number(static_cast<std::uint32_t>(party + 1));
        info.set_decides(true);
        SeatInfo& seat = *out.content.add_seats();
        seat.set_number(info.number());
        seat.set_party(info.number());
        seat.set_id("seat-" + std::to_string(party));
        Role& role = *out.whole.add_roles();
        role.set_seat(seat.id());
        add_sheet(*role.mutable_sheet(), party);
    }
    for (int issue = 0; issue < issues; ++issue) {
        IssueInfo& info = *out.content.add_issues();
        info.set_id(chosen(issue, 0).issue());
        info.set_rule(CONSENT);
        for (int option = 0; option < options; ++option) info.add_options()->set_id(chosen(issue, option).option());
    }
    return out;
}

double seconds_of(const auto& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

// Kept where the compiler cannot see that nobody reads it.
volatile double kept = 0;

void add_up_everything(std::uint64_t packages) {
    std::vector<std::array<double, parties>> looked_up(issues * options);
    for (int issue = 0; issue < issues; ++issue)
        for (int option = 0; option < options; ++option)
            for (int party = 0; party < parties; ++party) looked_up[static_cast<std::size_t>(issue * options + option)][static_cast<std::size_t>(party)] = figure(party, issue, option);
    double most = 0;
    for (std::uint64_t code = 0; code < packages; ++code) {
        std::array<double, parties> sums{};
        std::uint64_t rest = code;
        for (std::size_t issue = 0; issue < issues; ++issue, rest /= options)
            for (std::size_t party = 0; party < parties; ++party) sums[party] += looked_up[issue * options + rest % options][party];
        most = std::max(most, *std::min_element(sums.begin(), sums.end()));
    }
    kept = most;
}

}  // namespace

Scored score_everything(int repeats) {
    const Negotiation given = negotiation();
    const scenario::Scoring scoring(given.whole, given.content, {});
    Scored out;
    out.packages = scoring.packages();
    out.parties = static_cast<std::uint32_t>(scoring.holders().size());
    for (int run = 0; run < std::max(1, repeats); ++run) {
        const double floor = seconds_of([&] { add_up_everything(out.packages); });
        const double scored = seconds_of([&] { kept = scoring.find_agreement() ? 1 : 0; });
        out.floor_seconds = run == 0 ? floor : std::min(out.floor_seconds, floor);
        out.seconds = run == 0 ? scored : std::min(out.seconds, scored);
    }
    return out;
}

}  // namespace samenspel::bench
