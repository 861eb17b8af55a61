// Exhaustive scoring held against the meaning of a sheet, one package at a time.
#include <catch2/catch.hpp>

#include <string>

#include "proto/full.hpp"
#include "proto/worth.hpp"
#include "server/scenario/scoring.hpp"

using namespace samenspel;
using scenario::OptionIndexes;
using scenario::Scoring;

namespace {

struct Small {
    Scenario whole;
    Content content;
};

// Three issues of two, three and two options; three parties, of which the third bids on the last issue.
Small small() {
    Small out;
    for (std::uint32_t number = 1; number <= 3; ++number) {
        PartyInfo& party = *out.content.add_parties();
        party.set_number(number);
        party.set_decides(true);
        SeatInfo& seat = *out.content.add_seats();
        seat.set_number(number);
        seat.set_party(number);
        seat.set_id("seat-" + std::to_string(number));
        Role& role = *out.whole.add_roles();
        role.set_seat(seat.id());
        role.mutable_sheet()->set_no_deal(2.5);
    }
    const int sizes[] = {2, 3, 2};
    for (int i = 0; i < 3; ++i) {
        IssueInfo& issue = *out.content.add_issues();
        issue.set_id("issue-" + std::to_string(i));
        issue.set_rule(CONSENT);
        for (int k = 0; k < sizes[i]; ++k) issue.add_options()->set_id("o" + std::to_string(k));
    }
    out.content.mutable_issues(2)->set_bidder(3);
    out.content.mutable_issues(2)->set_if_absent("o1");
    for (int p = 0; p < 3; ++p) {
        ScoreSheet& sheet = *out.whole.mutable_roles(p)->mutable_sheet();
        for (int i = 0; i < 3; ++i)
            for (int k = 0; k < sizes[i]; ++k) {
                auto& line = *sheet.add_points();
                line.set_issue("issue-" + std::to_string(i));
                line.set_option("o" + std::to_string(k));
                line.set_points((p + 1) * (i + 1) * 0.5 - k * 0.75 * p);
            }
    }
    ScoreSheet& first = *out.whole.mutable_roles(0)->mutable_sheet();
    auto& together = *first.add_together();
    for (const int i : {2, 0}) {
        together.add_choices()->set_issue("issue-" + std::to_string(i));
        together.mutable_choices()->rbegin()->set_option("o1");
    }
    together.set_points(4);
    for (int p = 0; p < 2; ++p) {
        auto& tally = *out.whole.mutable_roles(p)->mutable_sheet()->add_tallies();
        tally.set_base(0.1);
        for (int i = 0; i < 3; ++i) {
            auto& part = *tally.add_parts();
            part.mutable_choice()->set_issue("issue-" + std::to_string(i));
            part.mutable_choice()->set_option("o1");
            part.set_amount(0.1 * (i + 1));
        }
        tally.set_each(-1);
        tally.set_squared(p + 0.5);
        tally.set_reach(0.7);
        tally.set_reach_points(3);
    }
    return out;
}

}  // namespace

TEST_CASE("every package is scored once, and as the sheet says") {
    const Small given = small();
    const Scoring scoring(given.whole, given.content, {});
    REQUIRE(scoring.holders().size() == 3);
    CHECK(scoring.packages() == 12);
    std::set<std::string> seen;
    scoring.each([&](const std::uint8_t* options, const double* points) {
        CHECK(seen.insert(std::string(options, options + 3)).second);
        const auto chosen = [&](const std::string& issue) {
            const auto index = static_cast<int>(issue.back() - '0');
            return given.content.issues(index).options(options[index]).id();
        };
        const auto alone = scoring.points_of(OptionIndexes(options, options + 3));
        for (int p = 0; p < 3; ++p) {
            const auto k = static_cast<std::size_t>(p);
            CHECK(points[k] == Approx(worth(given.whole.roles(p).sheet(), chosen)).margin(1e-9));
            CHECK(alone[k] == Approx(points[k]).margin(1e-9));
        }
        return true;
    });
    CHECK(seen.size() == 12);
}

TEST_CASE("the issue of an absent bidder is settled, and its sheet does not count") {
    const Small given = small();
    const Scoring scoring(given.whole, given.content, {3});
    CHECK(scoring.holders().size() == 2);
    CHECK(scoring.packages() == 6);
    scoring.each([](const std::uint8_t* options, const double*) {
        CHECK(options[2] == 1);
        return true;
    });
}

TEST_CASE("a walk stops when it is told to") {
    const Small given = small();
    int visits = 0;
    Scoring(given.whole, given.content, {}).each([&](const std::uint8_t*, const double*) { return ++visits < 5; });
    CHECK(visits == 5);
}

TEST_CASE("an agreement is found where the rule lets enough of them gain, and none where it does not") {
    Small given = small();
    CHECK(Scoring(given.whole, given.content, {}).find_agreement());
    given.whole.mutable_roles(0)->mutable_sheet()->set_no_deal(1000);
    CHECK_FALSE(Scoring(given.whole, given.content, {}).find_agreement());
    for (auto& issue : *given.content.mutable_issues()) issue.set_rule(MAJORITY);
    const Scoring by_majority(given.whole, given.content, {});
    const auto found = by_majority.find_agreement();
    REQUIRE(found);
    const auto points = by_majority.points_of(*found);
    CHECK(points[1] >= 2.5);
    CHECK(points[2] >= 2.5);
}
