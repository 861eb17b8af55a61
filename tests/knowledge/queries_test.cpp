// What screens and bots ask of knowledge.
#include <catch2/catch.hpp>

#include "client/knowledge/queries.hpp"
#include "client/knowledge/standing_bids.hpp"
#include "tests/knowledge/learning.hpp"

using namespace samenspel;
using namespace samenspel::knowledge;

namespace {

void enter(Learning& learning, std::uint32_t phase) {
    PhaseEntered& entered = *learning.next().mutable_phase_entered();
    entered.set_phase(phase);
    entered.set_ends_at_ms(60'000);
}

void value(RoundResolved& resolved, const char* indicator, const char* subject, double number) {
    Indicator& added = *resolved.add_indicators();
    added.set_indicator(indicator);
    added.set_subject(subject);
    added.set_value(number);
}

}  // namespace

TEST_CASE("a text that lacks the language asked for comes in the other one") {
    Text text;
    text.set_nl("school");
    CHECK(text_in(text, Language::english) == "school");
    text.set_en("the school");
    CHECK(text_in(text, Language::english) == "the school");
    CHECK(text_in(Text{}, Language::dutch).empty());
}

TEST_CASE("a phase without a round belongs to the round before it") {
    Learning learning;
    open_small_table(learning);
    CHECK(round(learning.known()) == 0);
    enter(learning, 0);
    CHECK(round(learning.known()) == 0);
    enter(learning, 2);
    CHECK(round(learning.known()) == 1);
    enter(learning, 3);
    CHECK(round(learning.known()) == 1);
}

TEST_CASE("a phase that the content does not have has no information") {
    Learning learning;
    open_small_table(learning);
    enter(learning, 99);
    CHECK(phase_info(learning.known()) == nullptr);
    CHECK(round(learning.known()) == 0);
}

TEST_CASE("the clock counts down to nothing and never below") {
    Learning learning;
    open_small_table(learning);
    CHECK_FALSE(remaining_ms(learning.known(), 0));
    enter(learning, 1);
    CHECK(remaining_ms(learning.known(), 59'000) == 1'000);
    CHECK(remaining_ms(learning.known(), 61'000) == 0);
    learning.next().mutable_table_ended();
    CHECK_FALSE(remaining_ms(learning.known(), 0));
}

TEST_CASE("a seat that the scenario lacks has no party") {
    Learning learning;
    open_small_table(learning);
    CHECK(party_of(learning.known(), SeatNumber{3}) == PartyNumber{3});
    CHECK(party_of(learning.known(), SeatNumber{9}) == PartyNumber{});
    CHECK(signatory_of(learning.known(), PartyNumber{2}) == SeatNumber{2});
}

TEST_CASE("accepted proposals are still open, withdrawn ones are not") {
    Learning learning;
    for (const std::uint32_t number : {1u, 2u, 3u}) table_a_proposal(learning, number);
    learning.next().mutable_proposal_accepted()->set_proposal(1);
    learning.next().mutable_proposal_withdrawn()->set_proposal(2);
    const auto open = open_proposals(learning.known());
    REQUIRE(open.size() == 2);
    CHECK((open[0]->proposal() == 1 && open[1]->proposal() == 3));
    CHECK(proposals_in(learning.known(), PROPOSAL_ACCEPTED).size() == 1);
}

TEST_CASE("a signature is missing of every bound party that has not signed") {
    Learning learning;
    table_a_proposal(learning, 1);
    ProposalSigned& done = *learning.next().mutable_proposal_signed();
    done.set_proposal(1);
    done.set_party(1);
    const auto missing = missing_signatures(*proposal(learning.known(), 1));
    REQUIRE(missing.size() == 1);
    CHECK(missing[0] == PartyNumber{2});
}

TEST_CASE("a party without a position has none") {
    Learning learning;
    table_a_proposal(learning, 1);
    PositionTaken& taken = *learning.next().mutable_position_taken();
    taken.set_proposal(1);
    taken.set_party(2);
    taken.set_stance(OBJECT);
    const ProposalKnowledge& known = *proposal(learning.known(), 1);
    CHECK(position_of(known, PartyNumber{1}) == nullptr);
    REQUIRE(position_of(known, PartyNumber{2}));
    CHECK(position_of(known, PartyNumber{2})->stance() == OBJECT);
}

TEST_CASE("only open asks to a seat wait for it") {
    Learning learning;
    InterestAsked& interest = *learning.next().mutable_interest_asked();
    interest.set_from(1);
    interest.set_to(2);
    interest.set_ask(1);
    MeaningAsked& meaning = *learning.next().mutable_meaning_asked();
    meaning.set_from(3);
    meaning.set_to(2);
    meaning.set_ask(1);
    CHECK(asks_waiting_for(learning.known(), SeatNumber{2}).size() == 2);
    AskDeclined& declined = *learning.next().mutable_ask_declined();
    declined.set_from(1);
    declined.set_to(2);
    declined.set_ask(1);
    REQUIRE(asks_waiting_for(learning.known(), SeatNumber{2}).size() == 1);
    CHECK(asks_waiting_for(learning.known(), SeatNumber{2})[0]->has_meaning());
}

TEST_CASE("a party's acts come off its budget, other parties' do not, and it never falls below nothing") {
    Learning learning;
    open_small_table(learning);
    ActDone& other = *learning.next().mutable_act_done_openly();
    other.set_party(2);
    other.set_act("invest");
    CHECK(budget_left(learning.known(), PartyNumber{1}) == 3);
    ActDone& cheap = *learning.next().mutable_act_done_openly();
    cheap.set_party(1);
    cheap.set_act("recruit");
    CHECK(budget_left(learning.known(), PartyNumber{1}) == 2);
    ActDone& dear = *learning.next().mutable_act_done_secretly();
    dear.set_party(1);
    dear.set_act("invest");
    dear.set_secret(true);
    CHECK(budget_left(learning.known(), PartyNumber{1}) == 0);
}

TEST_CASE("the latest value of an indicator is the newest round's that has one") {
    Learning learning;
    RoundResolved& start = *learning.next().mutable_round_resolved();
    start.set_round(0);
    value(start, "pupils", "", 900);
    value(start, "quality", "", 6.5);
    RoundResolved& first = *learning.next().mutable_round_resolved();
    first.set_round(1);
    value(first, "pupils", "", 850);
    PartyResult& own = *learning.next().mutable_party_result();
    own.set_round(1);
    own.set_party(1);
    own.add_indicators()->set_indicator("reserve");
    own.mutable_indicators(0)->set_subject("party-1");
    own.mutable_indicators(0)->set_value(-4.5);
    CHECK(latest_indicator(learning.known(), "pupils", "") == 850.0);
    CHECK(latest_indicator(learning.known(), "quality", "") == 6.5);
    CHECK(latest_indicator(learning.known(), "reserve", "party-1") == -4.5);
    CHECK_FALSE(latest_indicator(learning.known(), "reserve", "party-2"));
}

TEST_CASE("a bid stands at later openings until its party opens another, and not for who takes no part") {
    Learning learning;
    TableOpened& opened = *learning.next().mutable_table_opened();
    for (std::uint32_t number = 1; number <= 3; ++number) {
        opened.mutable_content()->add_parties()->set_number(number);
        SeatInfo& seat = *opened.mutable_content()->add_seats();
        seat.set_number(number);
        seat.set_party(number);
        seat.set_signatory(true);
        IssueInfo& issue = *opened.mutable_content()->add_issues();
        issue.set_id("site-" + std::to_string(number));
        issue.set_bidder(number);
    }
    const auto hold = [&](std::uint32_t seat, Holder holder) {
        SeatChanged& changed = *learning.next().mutable_seat_changed();
        changed.set_seat(seat);
        changed.set_holder(holder);
    };
    const auto open = [&](std::initializer_list<std::pair<std::uint32_t, const char*>> bids) {
        BidsOpened& all = *learning.next().mutable_bids_opened();
        for (const auto& [party, option] : bids) {
            Bid& bid = *all.add_bids();
            bid.set_party(party);
            bid.add_choices()->set_issue("site-" + std::to_string(party));
            bid.mutable_choices(0)->set_option(option);
        }
    };
    for (std::uint32_t seat = 1; seat <= 3; ++seat) hold(seat, SINGLE);
    CHECK(bids_now(learning.known()).choices().empty());
    open({{1, "edge"}, {2, "inner"}});
    open({{2, "roofs"}});
    const StandingBid stands = bid_at(learning.known(), PartyNumber{1}, 1), fresh = bid_at(learning.known(), PartyNumber{2}, 1);
    REQUIRE((stands.bid && fresh.bid));
    CHECK((stands.from_before && stands.bid->choices(0).option() == "edge"));
    CHECK((!fresh.from_before && fresh.bid->choices(0).option() == "roofs"));
    CHECK(bid_at(learning.known(), PartyNumber{2}, 0).bid->choices(0).option() == "inner");
    CHECK_FALSE(bid_at(learning.known(), PartyNumber{3}, 1).bid);
    CHECK(bids_now(learning.known()).choices_size() == 2);
    hold(1, ABSENT);
    REQUIRE(bids_now(learning.known()).choices_size() == 1);
    CHECK(bids_now(learning.known()).choices(0).issue() == "site-2");
}
