// Proposals, agreements, acts, results and forms.
#include <catch2/catch.hpp>

#include "tests/knowledge/learning.hpp"

using namespace samenspel;
using namespace samenspel::knowledge;

namespace {

void position(Learning& learning, std::uint32_t party, Stance stance) {
    PositionTaken& taken = *learning.next().mutable_position_taken();
    taken.set_proposal(1);
    taken.set_version(1);
    taken.set_party(party);
    taken.set_stance(stance);
}

void sign(Learning& learning, std::uint32_t party) {
    ProposalSigned& done = *learning.next().mutable_proposal_signed();
    done.set_proposal(1);
    done.set_party(party);
}

void choose(Learning& learning, std::uint32_t party, const char* issue, bool keeps) {
    ComplianceChosen& chosen = *learning.next().mutable_compliance_chosen();
    chosen.set_proposal(1);
    chosen.set_party(party);
    chosen.set_issue(issue);
    chosen.set_keeps(keeps);
}

void act(Learning& learning, std::uint32_t party, std::uint32_t number, bool secret) {
    Event& event = learning.next();
    ActDone& done = secret ? *event.mutable_act_done_secretly() : *event.mutable_act_done_openly();
    done.set_party(party);
    done.set_number(number);
    done.set_act("recruit");
    done.set_secret(secret);
}

void resolve(Learning& learning, std::uint32_t round) { learning.next().mutable_round_resolved()->set_round(round); }

void party_result(Learning& learning, std::uint32_t round, std::uint32_t party) {
    PartyResult& result = *learning.next().mutable_party_result();
    result.set_round(round);
    result.set_party(party);
}

void submit(Learning& learning, std::uint32_t seat, const char* text) {
    FormSubmitted& submitted = *learning.next().mutable_form_submitted();
    submitted.set_form("pulse");
    submitted.set_seat(seat);
    submitted.add_answers()->set_text(text);
}

const ProposalKnowledge& first(Learning& learning) { return learning.known().proposals(0); }

}  // namespace

TEST_CASE("a tabled proposal is open and has its draft as only version") {
    Learning learning;
    table_a_proposal(learning, 1);
    REQUIRE(learning.known().proposals_size() == 1);
    CHECK((first(learning).proposal() == 1 && first(learning).seat() == 1));
    CHECK((first(learning).has_state() && first(learning).state() == PROPOSAL_OPEN));
    CHECK(first(learning).versions_size() == 1);
}

TEST_CASE("an amendment clears positions and signatures and opens the proposal again") {
    Learning learning;
    table_a_proposal(learning, 1);
    position(learning, 1, SUPPORT);
    learning.next().mutable_proposal_accepted()->set_proposal(1);
    sign(learning, 1);
    ProposalAmended& amended = *learning.next().mutable_proposal_amended();
    amended.set_proposal(1);
    amended.set_version(2);
    amended.set_seat(3);
    amended.mutable_draft()->set_text("anders");
    amended.add_changed("merge");
    const ProposalKnowledge& known = first(learning);
    CHECK((known.positions_size() == 0 && known.signed__size() == 0));
    CHECK((known.state() == PROPOSAL_OPEN && known.seat() == 3));
    REQUIRE(known.versions_size() == 2);
    CHECK(known.versions(1).text() == "anders");
    REQUIRE(known.changed_size() == 1);
    CHECK(known.changed(0) == "merge");
}

TEST_CASE("positions stand by party and a party's last one counts") {
    Learning learning;
    table_a_proposal(learning, 1);
    position(learning, 2, OBJECT);
    position(learning, 1, SUPPORT);
    position(learning, 2, CONSENTS);
    REQUIRE(first(learning).positions_size() == 2);
    CHECK(first(learning).positions(0).party() == 1);
    CHECK(first(learning).positions(1).stance() == CONSENTS);
}

TEST_CASE("signatures ascend by party and count once") {
    Learning learning;
    table_a_proposal(learning, 1);
    sign(learning, 3);
    sign(learning, 1);
    sign(learning, 3);
    sign(learning, 2);
    REQUIRE(first(learning).signed__size() == 3);
    CHECK((first(learning).signed_(0) == 1 && first(learning).signed_(1) == 2 && first(learning).signed_(2) == 3));
}

TEST_CASE("an agreement knows its round, who left it, and why it ended") {
    Learning learning;
    table_a_proposal(learning, 1);
    AgreementReached& reached = *learning.next().mutable_agreement_reached();
    reached.set_proposal(1);
    reached.set_round(2);
    CHECK((first(learning).state() == AGREED && first(learning).agreed_in_round() == 2));
    for (const std::uint32_t party : {2u, 1u, 2u}) {
        AgreementLeft& left = *learning.next().mutable_agreement_left();
        left.set_proposal(1);
        left.set_party(party);
    }
    REQUIRE(first(learning).left_size() == 2);
    CHECK(first(learning).left(0) == 1);
    CHECK(learning.known().story_size() == 3);
    AgreementEnded& ended = *learning.next().mutable_agreement_ended();
    ended.set_proposal(1);
    ended.set_cause(TOO_FEW_LEFT);
    CHECK((first(learning).state() == AGREEMENT_ENDED && first(learning).end_cause() == TOO_FEW_LEFT));
}

TEST_CASE("a proposal can be withdrawn or lapse, and no other with it") {
    Learning learning;
    table_a_proposal(learning, 1);
    table_a_proposal(learning, 2);
    table_a_proposal(learning, 3);
    learning.next().mutable_proposal_withdrawn()->set_proposal(1);
    learning.next().mutable_proposal_lapsed()->set_proposal(2);
    CHECK(learning.known().proposals(0).state() == PROPOSAL_WITHDRAWN);
    CHECK(learning.known().proposals(1).state() == PROPOSAL_LAPSED);
    CHECK(learning.known().proposals(2).state() == PROPOSAL_OPEN);
}

TEST_CASE("what happens to an unknown proposal changes nothing") {
    Learning learning;
    learning.next().mutable_proposal_accepted()->set_proposal(7);
    CHECK(learning.bytes().empty());
}

TEST_CASE("compliance stands by party and issue and the last choice counts") {
    Learning learning;
    table_a_proposal(learning, 1);
    choose(learning, 2, "merge", false);
    choose(learning, 1, "transport", false);
    choose(learning, 1, "merge", false);
    choose(learning, 1, "transport", true);
    const auto& compliance = first(learning).compliance();
    REQUIRE(compliance.size() == 3);
    CHECK((compliance.Get(0).party() == 1 && compliance.Get(0).issue() == "merge"));
    CHECK((compliance.Get(1).party() == 1 && compliance.Get(1).keeps()));
    CHECK(compliance.Get(2).party() == 2);
}

TEST_CASE("taking an act back removes that one act, open and secret apart") {
    Learning learning;
    act(learning, 1, 1, false);
    act(learning, 1, 1, true);
    act(learning, 2, 1, true);
    ActTakenBack& back = *learning.next().mutable_secret_act_taken_back();
    back.set_party(1);
    back.set_number(1);
    REQUIRE(learning.known().acts_size() == 2);
    CHECK_FALSE(learning.known().acts(0).secret());
    CHECK(learning.known().acts(1).party() == 2);
}

TEST_CASE("resolving a round clears its acts and pooled forecasts and keeps the forecasts") {
    Learning learning;
    act(learning, 1, 1, false);
    learning.next().mutable_forecast_pooled()->set_party(2);
    learning.next().mutable_forecasts_set()->add_forecasts()->set_indicator("pupils");
    resolve(learning, 1);
    CHECK((learning.known().acts_size() == 0 && learning.known().pooled_size() == 0));
    CHECK(learning.known().forecasts_size() == 1);
}

TEST_CASE("parties that pooled their forecasts ascend and count once") {
    Learning learning;
    for (const std::uint32_t party : {3u, 1u, 3u}) learning.next().mutable_forecast_pooled()->set_party(party);
    REQUIRE(learning.known().pooled_size() == 2);
    CHECK((learning.known().pooled(0) == 1 && learning.known().pooled(1) == 3));
}

TEST_CASE("new forecasts replace the old ones") {
    Learning learning;
    learning.next().mutable_forecasts_set()->add_forecasts()->set_indicator("pupils");
    learning.next().mutable_forecasts_set()->add_forecasts()->set_indicator("reserve");
    REQUIRE(learning.known().forecasts_size() == 1);
    CHECK(learning.known().forecasts(0).indicator() == "reserve");
}

TEST_CASE("a party's result goes to its own round, by party") {
    Learning learning;
    resolve(learning, 0);
    resolve(learning, 1);
    party_result(learning, 1, 2);
    party_result(learning, 1, 1);
    party_result(learning, 0, 2);
    REQUIRE(learning.known().results_size() == 2);
    CHECK(learning.known().results(0).parties_size() == 1);
    REQUIRE(learning.known().results(1).parties_size() == 2);
    CHECK(learning.known().results(1).parties(0).party() == 1);
}

TEST_CASE("a party's result before the round's own makes one result all the same") {
    Learning learning;
    party_result(learning, 3, 2);
    party_result(learning, 3, 1);
    resolve(learning, 3);
    REQUIRE(learning.known().results_size() == 1);
    CHECK(learning.known().results(0).has_round());
    CHECK(learning.known().results(0).parties_size() == 2);
}

TEST_CASE("a round resolved again replaces its result") {
    Learning learning;
    resolve(learning, 1);
    RoundResolved& again = *learning.next().mutable_round_resolved();
    again.set_round(1);
    again.set_year(2030);
    REQUIRE(learning.known().results_size() == 1);
    CHECK(learning.known().results(0).round().year() == 2030);
}

TEST_CASE("the year is known only to whom it is told") {
    Learning learning;
    learning.next().mutable_world_advanced();
    CHECK_FALSE(learning.known().has_year());
    learning.next().mutable_world_advanced()->set_year(2028);
    CHECK(learning.known().year() == 2028);
}

TEST_CASE("standings stand by party and the last one counts") {
    Learning learning;
    for (const auto& [party, standing] : {std::pair{2u, SUPERVISED}, std::pair{1u, SUPERVISED}, std::pair{2u, CLOSED}}) {
        StandingChanged& changed = *learning.next().mutable_standing_changed();
        changed.set_party(party);
        changed.set_standing(standing);
    }
    REQUIRE(learning.known().standings_size() == 2);
    CHECK(learning.known().standings(0).party() == 1);
    CHECK(learning.known().standings(1).standing() == CLOSED);
}

TEST_CASE("forms stand in the order of their opening") {
    Learning learning;
    learning.next().mutable_form_opened()->set_form("pulse");
    learning.next().mutable_form_opened()->set_form("conditions");
    learning.next().mutable_form_closed()->set_form("pulse");
    REQUIRE(learning.known().forms_size() == 2);
    CHECK((learning.known().forms(0).form() == "pulse" && !learning.known().forms(0).open()));
    CHECK((learning.known().forms(0).has_closed() && learning.known().forms(0).has_open()));
    CHECK(learning.known().forms(1).open());
}

TEST_CASE("a form that opens again loses its closing and keeps what was submitted") {
    Learning learning;
    learning.next().mutable_form_opened()->set_form("pulse");
    submit(learning, 1, "x");
    learning.next().mutable_form_closed()->set_form("pulse");
    learning.next().mutable_form_opened()->set_form("pulse");
    REQUIRE(learning.known().forms_size() == 1);
    const FormKnowledge& form = learning.known().forms(0);
    CHECK((form.open() && !form.has_closed() && form.submitted_size() == 1));
}

TEST_CASE("a form that opens as a phase begins is asked anew") {
    Learning learning;
    learning.next().mutable_form_opened()->set_form("pulse");
    submit(learning, 1, "x");
    Event& entered = learning.next();
    entered.mutable_phase_entered()->set_phase(4);
    const std::int64_t began_ms = entered.at_ms();
    Event& opened = learning.next();
    opened.mutable_form_opened()->set_form("pulse");
    opened.set_at_ms(began_ms);
    CHECK(learning.known().forms(0).submitted().empty());
}

TEST_CASE("submitted forms stand by seat and a seat's last one counts") {
    Learning learning;
    learning.next().mutable_form_opened()->set_form("pulse");
    submit(learning, 2, "a");
    submit(learning, 1, "b");
    submit(learning, 2, "c");
    const FormKnowledge& form = learning.known().forms(0);
    REQUIRE(form.submitted_size() == 2);
    CHECK(form.submitted(0).seat() == 1);
    CHECK(form.submitted(1).answers(0).text() == "c");
}

TEST_CASE("scores stand by seat") {
    Learning learning;
    for (const std::uint32_t seat : {2u, 1u}) learning.next().mutable_interests_scored()->set_seat(seat);
    REQUIRE(learning.known().scores_size() == 2);
    CHECK(learning.known().scores(0).seat() == 1);
}
