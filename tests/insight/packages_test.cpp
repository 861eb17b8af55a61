// Packages valued by score sheets, worked out on paper.
#include "server/insight/packages.hpp"

#include <algorithm>

#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

// Two parties, two issues that matter unequally to them: north cares for the bridge, south for the toll.
//            north  south         packages: wood+free 8+8, wood+paid 8+2, stone+free 2+8, stone+paid 2+2
// wood         8      0           without a deal each has 3
// stone        2      0
// free         0      8
// paid         0      2
const char* const sheets_north =
    "listed: 1 role_dealt { seat: 1 sheet { no_deal: 3 points { issue: 'bridge' option: 'wood' points: 8 } points { issue: 'bridge' option: 'stone' points: 2 } } }";
const char* const sheets_south =
    "listed: 2 role_dealt { seat: 2 sheet { no_deal: 3 points { issue: 'toll' option: 'free' points: 8 } points { issue: 'toll' option: 'paid' points: 2 } } }";

Event opened_with_two_issues() {
    Event event;
    REQUIRE(google::protobuf::TextFormat::ParseFromString(R"(table_opened { table: 1 content {
        parties { number: 1 id: 'north' decides: true } parties { number: 2 id: 'south' decides: true }
        seats { number: 1 id: 'north' party: 1 signatory: true } seats { number: 2 id: 'south' party: 2 signatory: true }
        issues { id: 'bridge' options { id: 'wood' } options { id: 'stone' } } issues { id: 'toll' options { id: 'free' } options { id: 'paid' } } } })",
                                                          &event));
    return event;
}

insight::Record logroll(bool parts_count = false) {
    std::vector<Event> events{opened_with_two_issues()};
    if (parts_count) events[0].mutable_table_opened()->mutable_content()->set_parts_count(true);
    for (
        const std::string text :
        {sheets_north, sheets_south,
         "at_ms: 10 proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: 'bridge' option: 'wood' } choices { issue: 'toll' option: 'paid' } parties: 1 parties: 2 } }",
         "at_ms: 20 proposal_amended { proposal: 1 version: 2 seat: 1 draft { choices { issue: 'bridge' option: 'wood' } choices { issue: 'toll' option: 'free' } parties: 1 parties: 2 } }",
         "at_ms: 25 proposal_tabled { proposal: 2 seat: 2 draft { choices { issue: 'bridge' option: 'stone' } parties: 1 parties: 2 } }",
         "at_ms: 30 agreement_reached { proposal: 1 round: 1 }", "interests_scored { seat: 1 points: 8 no_deal: 3 }",
         "interests_scored { seat: 2 points: 8 no_deal: 3 }"}) {
        Event& event = events.emplace_back();
        REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &event));
    }
    return insight::Record(std::move(events));
}

// Seven municipalities of a region, each with one site: outside, which is worth 4 to itself, or inside, worth 1 to everybody.
// Without a deal each has 4. Five are played; of the sixth the trainer said that it is absent, the seventh nobody took: both
// build inside. With k of the five outside, those have 4 + 7 - k each and the others 7 - k.
class Region {
public:
    Region() {
        Content& content = *events_.emplace_back().mutable_table_opened()->mutable_content();
        for (std::uint32_t number = 1; number <= 7; ++number) {
            auto& party = *content.add_parties();
            party.set_number(number);
            party.set_decides(true);
            auto& seat = *content.add_seats();
            seat.set_number(number);
            seat.set_party(number);
            seat.set_signatory(true);
            auto& issue = *content.add_issues();
            issue.set_id(site(number));
            issue.set_bidder(number);
            issue.set_if_absent("inside");
            issue.add_options()->set_id("outside");
            issue.add_options()->set_id("inside");
        }
        for (std::uint32_t number = 1; number <= 6; ++number) seat(number, number == 6 ? ABSENT : SINGLE);
        for (std::uint32_t number = 1; number <= 7; ++number) {
            auto& role = *events_.emplace_back().mutable_role_dealt();
            role.set_seat(number);
            role.mutable_sheet()->set_no_deal(4);
            for (std::uint32_t other = 1; other <= 7; ++other) add_points(role, other, "inside", 1);
            add_points(role, number, "outside", 4);
        }
    }
    void seat(std::uint32_t number, Holder holder) {
        auto& changed = *events_.emplace_back().mutable_seat_changed();
        changed.set_seat(number);
        changed.set_holder(holder);
    }
    // Of the first `sites`, each the same.
    void table(std::uint32_t proposal, std::uint32_t sites, const char* option) {
        auto& tabled = *events_.emplace_back().mutable_proposal_tabled();
        tabled.set_proposal(proposal);
        tabled.set_seat(1);
        for (std::uint32_t number = 1; number <= 5; ++number) tabled.mutable_draft()->add_parties(number);
        for (std::uint32_t number = 1; number <= sites; ++number) {
            auto& choice = *tabled.mutable_draft()->add_choices();
            choice.set_issue(site(number));
            choice.set_option(option);
        }
    }
    void score(double points) {
        for (std::uint32_t number = 1; number <= 7; ++number) {
            auto& scored = *events_.emplace_back().mutable_interests_scored();
            scored.set_seat(number);
            scored.set_points(points);
        }
    }
    insight::Record record() const { return insight::Record(events_); }

private:
    static std::string site(std::uint32_t number) { return "site-" + std::to_string(number); }
    static void add_points(RoleDealt& role, std::uint32_t number, const char* option, double points) {
        auto& line = *role.mutable_sheet()->add_points();
        line.set_issue(site(number));
        line.set_option(option);
        line.set_points(points);
    }

    std::vector<Event> events_;
};

}  // namespace

TEST_CASE("with five of seven municipalities, what the absent build is in every package and nobody chooses it") {
    Region region;
    region.table(1, 5, "outside");
    region.table(2, 5, "inside");
    region.table(3, 4, "inside");
    region.score(6);
    const auto found = insight::valued_by_sheets(region.record());
    REQUIRE(found);
    CHECK(found->owners == std::vector<rules::SeatId>{{1}, {2}, {3}, {4}, {5}});
    CHECK(found->all);
    CHECK(found->outcomes.size() == 32);  // 2 to the 5th
    REQUIRE(found->tabled.size() == 3);
    CHECK(found->tabled[0].values == insight::Values(5, 6));  // 4 + 2 of the absent
    CHECK(found->tabled[1].values == insight::Values(5, 7));
    CHECK(found->tabled[2].values == insight::Values(5, 4));  // the fifth's site is open: no deal
    CHECK(found->ended == insight::Values(5, 6));
    std::vector<insight::Values> outcomes;
    for (const auto& package : found->outcomes) outcomes.push_back(package.values);
    // Their sum is 35 - k: all inside is best, and gains 5 x 3; all outside gains 5 x 2.
    const auto best = insight::bargaining_points(outcomes, found->no_deal).utilitarian;
    REQUIRE(best);
    CHECK(outcomes[*best] == insight::Values(5, 7));
    CHECK(found->outcomes[*best].choices.size() == 5);
    for (const auto& choice : found->outcomes[*best].choices) CHECK((choice.issue() != "site-6" && choice.issue() != "site-7"));
    CHECK(insight::standing(*found->ended, outcomes, found->no_deal).share_of_best.value() == Approx(2.0 / 3));
}

TEST_CASE("a package is valued as people sat when it was tabled: the same draft is whole once the fifth is absent") {
    Region region;
    region.table(1, 4, "inside");
    region.seat(5, ABSENT);
    region.table(2, 4, "inside");
    region.score(7);
    region.seat(4, EMPTY);  // leaves after the score
    const auto found = insight::valued_by_sheets(region.record());
    REQUIRE(found);
    CHECK(found->owners.size() == 4);
    CHECK(found->outcomes.size() == 16);
    REQUIRE(found->tabled.size() == 2);
    CHECK(found->tabled[0].values == insight::Values(4, 4));
    CHECK(found->tabled[1].values == insight::Values(4, 7));
}

TEST_CASE("where parts count, all packages are those too that leave an issue open, but not the one that leaves all open") {
    const auto found = insight::valued_by_sheets(logroll(true));
    REQUIRE(found);
    CHECK(found->all);
    CHECK(found->outcomes.size() == 8);  // three ways for each of two issues, less one
    CHECK(std::count_if(found->outcomes.begin(), found->outcomes.end(), [](const insight::Package& package) { return package.values == insight::Values{8, 0}; }) == 1);
    CHECK(found->tabled[2].values == insight::Values{2, 0});  // stone, and the toll left open
}

TEST_CASE("every version tabled is valued by each party's sheet, beside all four packages and no deal") {
    const auto found = insight::valued_by_sheets(logroll());
    REQUIRE(found);
    CHECK(found->all);
    CHECK(found->outcomes.size() == 4);
    CHECK(found->no_deal == insight::Values{3, 3});
    REQUIRE(found->tabled.size() == 3);
    CHECK(found->tabled[0].values == insight::Values{8, 2});
    CHECK_FALSE(found->tabled[0].became_agreement);
    CHECK(found->tabled[1].version == 2);
    CHECK(found->tabled[1].values == insight::Values{8, 8});
    CHECK(found->tabled[1].became_agreement);
    // An issue was left open, and parts do not count here: no deal.
    CHECK(found->tabled[2].values == insight::Values{3, 3});
    CHECK(found->ended == insight::Values{8, 8});
}

TEST_CASE("the first version left six points on the table that nobody had to give up") {
    const auto found = insight::valued_by_sheets(logroll());
    std::vector<insight::Values> outcomes;
    for (const auto& package : found->outcomes) outcomes.push_back(package.values);
    const auto first = insight::standing(found->tabled[0].values, outcomes, found->no_deal);
    CHECK_FALSE(first.nobody_worse);  // south has 2, and 3 without a deal
    CHECK(first.left_on_table == 6);  // from 8+2 to 8+8
    CHECK(first.joint_gain == 4);
    CHECK(first.share_of_best == 0.4);  // of 10
    const auto signed_one = insight::standing(*found->ended, outcomes, found->no_deal);
    CHECK(signed_one.left_on_table == 0);
    CHECK(signed_one.share_of_best == 1.0);
}

TEST_CASE("without sheets nothing is valued, and what a file's content lacks breaks nothing") {
    CHECK_FALSE(insight::valued_by_sheets(ToldTable().record()));
    std::vector<Event> events{opened_with_two_issues()};
    events[0].mutable_table_opened()->mutable_content()->mutable_issues(0)->clear_options();
    Event& role = events.emplace_back();
    REQUIRE(google::protobuf::TextFormat::ParseFromString(sheets_north, &role));
    const auto found = insight::valued_by_sheets(insight::Record(std::move(events)));
    REQUIRE(found);
    CHECK(found->outcomes.size() == 2);
}

TEST_CASE("of more packages than can be valued one by one, walks find the best that can be worked out") {
    // Eight issues of five options: 390,625 packages. North gets 4..0 for options a..e, south 0..4 times two: the greatest sum is
    // always e, worth 8 x 8 to south and nothing to north; leaving nobody worse off than (10, 10), each issue at e costs north 4.
    std::vector<Event> events;
    Event& opened = events.emplace_back();
    Content& content = *opened.mutable_table_opened()->mutable_content();
    Event north, south;
    for (std::uint32_t number : {1u, 2u}) {
        auto& party = *content.add_parties();
        party.set_number(number);
        party.set_decides(true);
        auto& seat = *content.add_seats();
        seat.set_number(number);
        seat.set_party(number);
        seat.set_signatory(true);
        auto& role = *(number == 1 ? north : south).mutable_role_dealt();
        role.set_seat(number);
        role.mutable_sheet()->set_no_deal(10);
    }
    for (int issue = 0; issue < 8; ++issue) {
        auto& info = *content.add_issues();
        info.set_id("i" + std::to_string(issue));
        for (int option = 0; option < 5; ++option) {
            const std::string id(1, static_cast<char>('a' + option));
            info.add_options()->set_id(id);
            for (const bool first : {true, false}) {
                auto& points = *(first ? north : south).mutable_role_dealt()->mutable_sheet()->add_points();
                points.set_issue(info.id());
                points.set_option(id);
                points.set_points(first ? 4 - option : 2 * option);
            }
        }
    }
    events.push_back(north);
    events.push_back(south);
    const auto found = insight::valued_by_sheets(insight::Record(std::move(events)));
    REQUIRE(found);
    CHECK_FALSE(found->all);
    CHECK(found->outcomes.size() <= insight::most_packages);
    std::vector<insight::Values> outcomes;
    for (const auto& package : found->outcomes) outcomes.push_back(package.values);
    const auto points = insight::bargaining_points(outcomes, found->no_deal);
    REQUIRE(points.utilitarian);
    // North keeps exactly 10 of its 32: south then has 2 x 22.
    CHECK(outcomes[*points.utilitarian] == insight::Values{10, 44});
}
