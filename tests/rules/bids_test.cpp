// Bids under seal, and what a package is worth at the end by each party's score sheet.
#include "client/knowledge/standing_bids.hpp"
#include "tests/rules/rules_fixture.hpp"
#include "tests/support/bidding_scenario.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

constexpr std::uint32_t bids_1 = 3, talk = 4, result_1_of_bids = 5, bids_2 = 6, result_2_of_bids = 9, end = 10;

using Choices = std::vector<std::pair<std::string, std::string>>;

class BidTable : public TableRun {
public:
    explicit BidTable(std::uint32_t phase, const std::function<void(Scenario&)>& change = {}) : TableRun(book(change), SPOKEN, 7) {
        seat_everybody();
        go_to(phase);
    }
    void go_to(std::uint32_t phase) {
        while (table.phase < phase) REQUIRE_FALSE(give_as_trainer(command([](Command& c) { c.mutable_next_phase(); })));
    }
    std::optional<rules::Rejection> bid(std::uint32_t seat, const Choices& choices) {
        return give_as(seat, command([&](Command& c) {
            c.mutable_submit_bid();
            for (const auto& [issue, option] : choices) {
                c.mutable_submit_bid()->add_choices()->set_issue(issue);
                c.mutable_submit_bid()->mutable_choices()->rbegin()->set_option(option);
            }
        }));
    }
    std::optional<rules::Rejection> propose(const Choices& choices) {
        return give_as(table.pen.value, command([&](Command& c) { *c.mutable_table_proposal()->mutable_draft() = MiniTable::draft(choices); }));
    }
    void agree(const Choices& choices) {
        REQUIRE_FALSE(propose(choices));
        const auto number = static_cast<std::uint32_t>(table.proposals.size());
        for (std::uint32_t seat = 1; seat <= 3; ++seat) {
            if (table.seats[seat - 1].holder() != SINGLE || table.proposals[number - 1].state != PROPOSAL_OPEN) continue;
            REQUIRE_FALSE(give_as(seat, command([&](Command& c) {
                c.mutable_take_position()->set_proposal(number);
                c.mutable_take_position()->set_version(1);
                c.mutable_take_position()->set_stance(SUPPORT);
            })));
        }
        for (std::uint32_t seat = 1; seat <= 3; ++seat)
            if (table.seats[seat - 1].holder() == SINGLE) REQUIRE_FALSE(give_as(seat, command([&](Command& c) { c.mutable_sign_proposal()->set_proposal(number); })));
        REQUIRE(table.proposals[number - 1].state == AGREED);
    }
    void leave(std::uint32_t seat) {
        SeatChanged gone;
        gone.set_seat(seat);
        gone.set_holder(ABSENT);
        gone.set_presence(NOT_HERE);
        apply(rules::decide_seat(table, gone, now_ms).events);
    }
    double points(std::uint32_t seat) const {
        for (const auto& score : table.scores)
            if (score.seat() == seat) return score.points();
        return -1e9;
    }
    Knowledge seen_by(std::uint32_t seat) const { return rules::view(table, rules::Viewer::of_seat(rules::SeatId{seat})); }

private:
    static std::shared_ptr<const rules::Rulebook> book(const std::function<void(Scenario&)>& change) {
        auto scenario = std::make_shared<Scenario>(*bidding_scenario());
        if (change) change(*scenario);
        std::string error;
        auto made = rules::Rulebook::make(scenario, 45, &error);
        INFO(error);
        REQUIRE(made);
        return made;
    }
};

const Choices everything{{"bridge", "wood"}, {"toll", "free"}, {"name", "north"}, {"permit", "yes"}, {"north-bank", "quay"}, {"south-bank", "jetty"}};

double among(const google::protobuf::RepeatedPtrField<Indicator>& indicators, const std::string& indicator, const std::string& subject) {
    for (const auto& known : indicators)
        if (known.indicator() == indicator && known.subject() == subject) return known.value();
    return -1;
}
double outlook(const BidsOpened& opened, const std::string& indicator, const std::string& subject = {}) { return among(opened.outlook(), indicator, subject); }
// As the last result has it.
double figure(const BidTable& run, const std::string& indicator, const std::string& subject = {}) { return among(run.table.results.back().round.indicators(), indicator, subject); }
double without_deal(const BidTable& run, const std::string& indicator) { return among(run.table.results.back().round.read().without_deal(), indicator, {}); }

std::function<void(Scenario&)> absent_south_builds_a_quay() {
    return [](Scenario& scenario) {
        for (auto& issue : *scenario.mutable_lengths(0)->mutable_content()->mutable_issues())
            if (issue.id() == "south-bank") issue.set_if_absent("quay");
    };
}

}  // namespace

TEST_CASE("a bid is known to its own party and the trainer alone, until all open together at the end of the phase") {
    BidTable run(bids_1);
    REQUIRE_FALSE(run.bid(north, {{"north-bank", "quay"}}));
    REQUIRE_FALSE(run.bid(south, {{"south-bank", "jetty"}}));
    CHECK(run.seen_by(north).bids(0).choices(0).option() == "quay");
    CHECK(run.seen_by(clerk).bids(0).choices(0).option() == "quay");  // of north too
    REQUIRE(run.seen_by(mayor).bids_size() == 2);
    const Knowledge others = run.seen_by(mayor);
    for (const Bid& sealed : others.bids()) CHECK(sealed.choices().empty());  // that there is one, not what it says
    REQUIRE(run.seen_by(south).bids_size() == 2);
    CHECK(run.seen_by(south).bids(0).choices().empty());
    CHECK(run.seen_by(south).bids(1).choices(0).option() == "jetty");
    CHECK(rules::view(run.table, rules::Viewer::trainer()).bids_size() == 2);
    CHECK(rules::view(run.table, rules::Viewer::board()).bids_size() == 0);
    run.go_to(talk);
    const Knowledge known = run.seen_by(mayor);
    REQUIRE(known.opened_bids_size() == 1);
    REQUIRE(known.opened_bids(0).bids_size() == 2);
    CHECK(known.opened_bids(0).bids(0).choices(0).option() == "quay");
    CHECK(known.bids_size() == 0);
}

TEST_CASE("a bid may be changed until the phase ends; the last one counts") {
    BidTable run(bids_1);
    REQUIRE_FALSE(run.bid(north, {{"north-bank", "quay"}}));
    REQUIRE_FALSE(run.bid(north, {{"north-bank", "jetty"}}));
    run.pass_time(240'000);
    REQUIRE(run.table.opened_bids.size() == 1);
    CHECK(run.table.opened_bids[0].bids(0).choices(0).option() == "jetty");
    CHECK(reason(run.bid(north, {{"north-bank", "quay"}})) == WRONG_PHASE);
}

TEST_CASE("after talk the parties bid again, from nothing") {
    BidTable run(bids_1);
    REQUIRE_FALSE(run.bid(north, {{"north-bank", "quay"}}));
    run.go_to(bids_2);
    REQUIRE_FALSE(run.bid(south, {{"south-bank", "none"}}));
    run.go_to(bids_2 + 1);
    REQUIRE(run.table.opened_bids.size() == 2);
    REQUIRE(run.table.opened_bids[1].bids_size() == 1);
    CHECK(run.table.opened_bids[1].bids(0).party() == 2);
}

TEST_CASE("a bid that everybody reads as standing is the one that the rules count, and tells nothing of what is sealed") {
    BidTable run(bids_1);
    REQUIRE_FALSE(run.bid(north, {{"north-bank", "quay"}}));
    REQUIRE_FALSE(run.bid(south, {{"south-bank", "jetty"}}));
    run.go_to(bids_2);
    const auto option_of = [&run](std::uint32_t party) {
        const Knowledge known = run.seen_by(mayor);
        const knowledge::StandingBid standing = knowledge::bid_at(known, knowledge::PartyNumber{party}, known.opened_bids_size() - 1);
        return standing.bid ? standing.bid->choices(0).option() + (standing.from_before ? " stands" : "") : std::string();
    };
    REQUIRE_FALSE(run.bid(south, {{"south-bank", "none"}}));
    CHECK(option_of(2) == "jetty");
    run.go_to(bids_2 + 1);
    CHECK(option_of(1) == "quay stands");
    CHECK(option_of(2) == "none");
    CHECK(outlook(run.table.opened_bids.back(), "cost") == 5);
}

TEST_CASE("who bids on nothing, on another's issue, on half, or without signing for the party, is refused") {
    BidTable run(bids_1);
    CHECK(reason(run.bid(mayor, {{"north-bank", "quay"}})) == NO_BID_NEEDED);
    CHECK(reason(run.bid(north, {{"south-bank", "quay"}})) == UNKNOWN_CHOICE);
    CHECK(reason(run.bid(north, {{"north-bank", "castle"}})) == UNKNOWN_CHOICE);
    CHECK(reason(run.bid(north, {})) == UNKNOWN_CHOICE);
    CHECK(reason(run.bid(north, {{"north-bank", "quay"}, {"south-bank", "quay"}})) == MALFORMED);
    CHECK(reason(run.bid(clerk, {{"north-bank", "quay"}})) == NOT_SIGNATORY);
}

TEST_CASE("opened bids come with the figures as if everybody did so") {
    BidTable run(bids_1);
    REQUIRE_FALSE(run.bid(north, {{"north-bank", "quay"}}));
    REQUIRE_FALSE(run.bid(south, {{"south-bank", "jetty"}}));
    run.go_to(talk);
    const BidsOpened& opened = run.table.opened_bids.front();
    CHECK(outlook(opened, "noise", "north") == 30);
    CHECK(outlook(opened, "noise", "south") == 40);
    CHECK(outlook(opened, "cost") == 8);  // a quay's cost is its bidder's own: once
}

TEST_CASE("where nothing is agreed each bidder does what it bid last, and the line without agreements keeps what it bid first") {
    BidTable run(bids_1);
    REQUIRE_FALSE(run.bid(north, {{"north-bank", "quay"}}));
    REQUIRE_FALSE(run.bid(south, {{"south-bank", "quay"}}));
    run.go_to(result_1_of_bids);
    CHECK(figure(run, "noise", "north") == 60);
    CHECK(figure(run, "noise", "south") == 60);
    CHECK(figure(run, "cost") == 10);
    CHECK(without_deal(run, "cost") == 10);
    run.go_to(bids_2);
    REQUIRE_FALSE(run.bid(north, {{"north-bank", "jetty"}}));  // the south says nothing new
    run.go_to(result_2_of_bids);
    CHECK(outlook(run.table.opened_bids.back(), "cost") == 8);
    CHECK(figure(run, "noise", "north") == 40);
    CHECK(figure(run, "cost") == 8);
    CHECK(without_deal(run, "cost") == 10);
}

TEST_CASE("an agreement takes the place of the bids on its issues, and of those alone") {
    BidTable run(bids_1);
    REQUIRE_FALSE(run.bid(north, {{"north-bank", "quay"}}));
    REQUIRE_FALSE(run.bid(south, {{"south-bank", "quay"}}));
    run.go_to(talk);
    run.agree({{"north-bank", "jetty"}});
    run.go_to(result_1_of_bids);
    CHECK(figure(run, "noise", "north") == 40);
    CHECK(figure(run, "noise", "south") == 30);
    CHECK(figure(run, "cost") == 8);
    CHECK(without_deal(run, "cost") == 10);
}

TEST_CASE("who takes part and has not bid does what it would do when absent, and who leaves no longer does what it bid") {
    BidTable silent(bids_1, absent_south_builds_a_quay());
    REQUIRE_FALSE(silent.bid(north, {{"north-bank", "jetty"}}));
    silent.go_to(result_1_of_bids);
    CHECK(figure(silent, "noise", "south") == 30);
    CHECK(figure(silent, "cost") == 8);
    BidTable gone(bids_1, absent_south_builds_a_quay());
    REQUIRE_FALSE(gone.bid(south, {{"south-bank", "jetty"}}));
    gone.go_to(talk);
    gone.leave(south);
    gone.go_to(result_1_of_bids);
    CHECK(figure(gone, "noise", "south") == 30);
}

TEST_CASE("what acts once in a bid acts once, when it is bid") {
    const auto lasting = [](Scenario& scenario) {
        for (auto& known : *scenario.mutable_option_effects()) {
            if (known.issue() != "north-bank" || known.option() != "jetty") continue;
            EffectSpec& spec = *known.add_effects();
            spec.set_lever("lasting-cost");
            spec.set_amount(7);
            spec.set_bearer(EffectSpec::REGION);
        }
    };
    BidTable from_the_start(bids_1, lasting);
    REQUIRE_FALSE(from_the_start.bid(north, {{"north-bank", "jetty"}}));
    from_the_start.go_to(bids_2);
    CHECK(figure(from_the_start, "cost") == 10);
    REQUIRE_FALSE(from_the_start.bid(north, {{"north-bank", "jetty"}}));
    from_the_start.go_to(result_2_of_bids);
    CHECK(figure(from_the_start, "cost") == 10);
    BidTable later(bids_1, lasting);
    REQUIRE_FALSE(later.bid(north, {{"north-bank", "quay"}}));
    later.go_to(bids_2);
    CHECK(figure(later, "cost") == 5);
    REQUIRE_FALSE(later.bid(north, {{"north-bank", "jetty"}}));
    later.go_to(result_2_of_bids);
    CHECK(figure(later, "cost") == 10);
}

TEST_CASE("a score sheet is dealt to its own seat alone") {
    BidTable run(talk);
    for (const std::uint32_t seat : {north, south, mayor}) {
        const Knowledge known = run.seen_by(seat);
        REQUIRE(known.roles_size() == 1);
        CHECK(known.roles(0).sheet().no_deal() == 3);
    }
    CHECK_FALSE(run.seen_by(clerk).roles(0).has_sheet());
}

TEST_CASE("when every issue is agreed the sheet counts the whole package") {
    BidTable run(talk);
    run.agree(everything);
    run.go_to(end);
    // wood 4, the north's quay 6; bustle 35: -0.1 x 35 - 0.01 x 35 x 35 - 2 for reaching 30.
    CHECK(run.points(north) == Approx(4 + 6 - 3.5 - 12.25 - 2));
    CHECK(run.table.scores.front().no_deal() == 3);
}

TEST_CASE("one issue without agreement leaves everybody with no deal, unless parts count") {
    Choices most = everything;
    most.pop_back();
    BidTable run(talk);
    run.agree(most);
    run.go_to(end);
    CHECK(run.points(north) == 3);
    BidTable parts(talk, [](Scenario& scenario) { scenario.mutable_lengths(0)->mutable_content()->set_parts_count(true); });
    parts.agree(most);
    parts.go_to(end);
    CHECK(parts.points(north) == Approx(4 + 6 - 3.5 - 12.25 - 2));
    BidTable none(end, [](Scenario& scenario) { scenario.mutable_lengths(0)->mutable_content()->set_parts_count(true); });
    CHECK(none.points(south) == 3);
}

TEST_CASE("the issue of a bidder who takes no part is settled: no draft may name it, and it needs no agreement") {
    BidTable run(bids_1, absent_south_builds_a_quay());
    run.leave(south);
    run.go_to(talk);
    CHECK(outlook(run.table.opened_bids.front(), "noise", "north") == 30);
    CHECK(reason(run.propose(everything)) == UNKNOWN_CHOICE);
    Choices rest = everything;
    rest.pop_back();
    run.agree(rest);
    run.go_to(end);
    // Both quays: bustle 65.
    CHECK(run.points(north) == Approx(4 + 6 + 6 - 6.5 - 42.25 - 2));
}
