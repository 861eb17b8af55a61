// The inferred thermometer, the scan, the royal route, and what is switched on: what a viewer concludes from what it knows.
#include <catch2/catch.hpp>

#include "client/knowledge/course.hpp"
#include "client/knowledge/instruments.hpp"
#include "client/knowledge/temperature.hpp"
#include "tests/knowledge/learning.hpp"

using namespace samenspel;
using namespace samenspel::knowledge;

namespace {

Temperature state(std::uint32_t heat, std::uint32_t warmth) {
    Signs signs;
    signs.heat = heat;
    signs.warmth = warmth;
    return temperature_of(signs);
}

Knowledge small_table() {
    Learning learning;
    open_small_table(learning);
    return learning.known();
}

FormInfo& add_scan(Knowledge& known, const char* id) {
    FormInfo& form = *known.mutable_opened()->mutable_content()->add_forms();
    form.set_id(id);
    form.set_instrument(CONDITIONS_SCAN);
    QuestionInfo& question = *form.add_questions();
    question.set_id("ambition");
    question.set_kind(SCALE_1_10);
    return form;
}

void close_scan(Knowledge& known, const char* id, std::uint32_t low, double mean, std::uint32_t high) {
    FormKnowledge& form = *known.add_forms();
    form.set_form(id);
    Spread& spread = *form.mutable_closed()->add_spreads();
    spread.set_question("ambition");
    spread.set_low(low);
    spread.set_mean(mean);
    spread.set_high(high);
    spread.set_answers(3);
}

void rate(Knowledge& known, const char* form, std::uint32_t seat, std::uint32_t partner, std::uint32_t scale) {
    FormKnowledge* answered = nullptr;
    for (auto& one : *known.mutable_forms())
        if (one.form() == form) answered = &one;
    if (!answered) answered = known.add_forms();
    answered->set_form(form);
    FormSubmitted& submitted = *answered->add_submitted();
    submitted.set_seat(seat);
    Answer& answer = *submitted.add_answers();
    answer.set_question("temperature");
    answer.set_partner(partner);
    answer.set_scale(scale);
}

void enter(Knowledge& known, std::uint32_t phase, Move move, const char* reason = "") {
    PhaseEntered& entered = *known.add_route();
    entered.set_phase(phase);
    entered.set_move(move);
    entered.set_reason(reason);
    *known.mutable_phase() = entered;
}

}  // namespace

// ---- the inferred thermometer ----

TEST_CASE("the share of heat gives the state, at its borders too") {
    CHECK(state(0, 0) == Temperature::not_observed);
    CHECK(state(0, 2) == Temperature::friendly);
    CHECK(state(2, 6) == Temperature::watchful);
    CHECK(state(1, 4) == Temperature::friendly);
    CHECK(state(2, 2) == Temperature::disagreement);
    CHECK(state(6, 2) == Temperature::conflict);
    CHECK(state(6, 4) == Temperature::disagreement);
}

TEST_CASE("conflict takes six points of heat: one sign alone is a disagreement at most") {
    CHECK(state(3, 0) == Temperature::disagreement);
    CHECK(state(5, 0) == Temperature::disagreement);
    CHECK(state(6, 0) == Temperature::conflict);
}

TEST_CASE("each sign counts for the pair between which it passed, and for no other") {
    Knowledge known = small_table();
    SaidInGroup& blame = *known.add_story()->mutable_said_in_group();
    blame.set_seat(1);
    blame.set_act(BLAME);
    for (const std::uint32_t member : {1u, 2u}) blame.add_members(member);
    CardRevealed& card = *known.add_story()->mutable_card_revealed();
    card.set_from(3);
    card.add_to(1);
    CHECK(signs_between(known, {1}, {2}).heat == 2);
    CHECK(signs_between(known, {2}, {1}).heat == 2);
    CHECK(signs_between(known, {1}, {3}).warmth == 2);
    CHECK(signs_between(known, {2}, {3}).heat + signs_between(known, {2}, {3}).warmth == 0);
    CHECK(inferred_temperature(known, {2}, {3}) == Temperature::not_observed);
    CHECK(inferred_temperature(known, {1}, {1}) == Temperature::not_observed);
    CHECK(inferred_temperature(known, {1}, {99}) == Temperature::not_observed);
}

TEST_CASE("talk without a tag and a tag that is no blame leave the thermometer as it is") {
    Knowledge known = small_table();
    known.add_story()->mutable_said_in_plenary()->set_seat(1);
    known.add_story()->mutable_said_in_plenary()->set_seat(1);
    known.mutable_story(1)->mutable_said_in_plenary()->set_act(CONCERN);
    CHECK(inferred_temperature(known, {1}, {2}) == Temperature::not_observed);
}

TEST_CASE("an objection that stands heats, the author's own position does not") {
    Learning learning;
    open_small_table(learning);
    table_a_proposal(learning, 1);
    Knowledge known = learning.known();
    REQUIRE(known.proposals_size() == 1);
    known.mutable_proposals(0)->clear_positions();
    for (const std::uint32_t party : {1u, 2u}) {
        PositionTaken& taken = *known.mutable_proposals(0)->add_positions();
        taken.set_party(party);
        taken.set_stance(OBJECT);
    }
    CHECK(signs_between(known, {1}, {2}).objections == 1);
    CHECK(signs_between(known, {1}, {2}).heat == 2);
}

TEST_CASE("what a party says of a partner is the highest that its seats said last, on the thermometer's form") {
    Knowledge known = small_table();
    for (const char* id : {"pulse", "later", "other"}) {
        FormInfo& form = *known.mutable_opened()->mutable_content()->add_forms();
        form.set_id(id);
        form.set_instrument(std::string(id) == "other" ? LEDGER : THERMOMETER);
        form.add_questions()->set_id("temperature");
        form.mutable_questions(0)->set_kind(PARTNER_SCALE_1_4);
    }
    CHECK(rated_temperature(known, {1}, {2}) == Temperature::not_observed);
    rate(known, "pulse", 1, 2, 4);
    CHECK(rated_temperature(known, {1}, {2}) == Temperature::conflict);
    CHECK(rated_temperature(known, {2}, {1}) == Temperature::not_observed);
    rate(known, "later", 1, 2, 2);
    rate(known, "other", 1, 2, 4);
    CHECK(rated_temperature(known, {1}, {2}) == Temperature::watchful);
}

// ---- the scan ----

TEST_CASE("a condition has its spread from the last scan and its change from the first to the last") {
    Knowledge known = small_table();
    for (const char* id : {"scan-before", "scan-during", "scan-after"}) add_scan(known, id);
    CHECK_FALSE(has_readings(conditions_scan(known, false)));
    close_scan(known, "scan-before", 2, 4.5, 9);
    const Scan first = conditions_scan(known, false);
    REQUIRE(first.conditions.size() == 1);
    CHECK(first.conditions[0].spread() == 7.0);
    CHECK_FALSE(first.conditions[0].change());
    close_scan(known, "scan-after", 6, 7.0, 8);
    const Scan both = conditions_scan(known, false);
    REQUIRE(both.conditions[0].readings.size() == 3);
    CHECK(both.conditions[0].readings[1].answers == 0);
    CHECK(both.conditions[0].spread() == 2.0);
    CHECK(both.conditions[0].change() == 2.5);
}

TEST_CASE("before a scan is closed only who sees the answers themselves sees a spread") {
    Knowledge known = small_table();
    add_scan(known, "scan-before");
    FormKnowledge& form = *known.add_forms();
    form.set_form("scan-before");
    for (const std::uint32_t scale : {3u, 8u}) {
        Answer& answer = *form.add_submitted()->add_answers();
        answer.set_question("ambition");
        answer.set_scale(scale);
    }
    CHECK_FALSE(has_readings(conditions_scan(known, false)));
    const Scan whole = conditions_scan(known, true);
    CHECK(whole.conditions[0].readings[0].mean == 5.5);
    CHECK(whole.conditions[0].spread() == 5.0);
}

// ---- the royal route ----

TEST_CASE("phases that a skip went beyond are passed over, until somebody goes back to them") {
    Knowledge known = small_table();
    REQUIRE(known.opened().content().phases_size() >= 3);
    enter(known, 0, MOVE_UNSET);
    enter(known, 2, SKIP, "Haast");
    Route route = route_walked(known);
    CHECK(route.stations[1].passed_over);
    CHECK(route.stations[2].now);
    REQUIRE(route.detours.size() == 1);
    CHECK(route.detours[0].reason == "Haast");
    enter(known, 1, BACK, "Toch eerst luisteren");
    route = route_walked(known);
    CHECK_FALSE(route.stations[1].passed_over);
    CHECK(route.stations[1].gone_back_to);
    CHECK((route.detours.size() == 2 && route.detours[1].from == 2 && route.detours[1].to == 1));
}

// ---- switches ----

TEST_CASE("the last switch counts, before it what the session left out, and never what the scenario has not") {
    Knowledge known = small_table();
    known.mutable_opened()->mutable_content()->clear_instruments();
    for (const Instrument instrument : {LEDGER, AMBITION}) known.mutable_opened()->mutable_content()->add_instruments(instrument);
    known.mutable_opened()->add_without(AMBITION);
    CHECK(instrument_on(known, LEDGER));
    CHECK_FALSE(instrument_on(known, AMBITION));
    CHECK_FALSE(instrument_on(known, GLOSSARY));
    InstrumentSet& set = *known.add_instruments();
    set.set_instrument(AMBITION);
    set.set_on(true);
    CHECK(instrument_on(known, AMBITION));
}

TEST_CASE("a balance adds what the viewer knows of both sides") {
    Knowledge known = small_table();
    for (int number = 1; number <= 2; ++number) {
        GiveKnowledge& give = *known.add_gives();
        give.mutable_logged()->set_from(1);
        give.mutable_logged()->set_to(2);
        give.mutable_logged()->set_give(static_cast<std::uint32_t>(number));
        give.mutable_logged()->set_value(3);
        if (number == 2) continue;
        give.mutable_answered()->set_value(5);
        give.mutable_answered()->set_thanks(true);
    }
    const Balance there = balance(known, {1}, {2}), back = balance(known, {2}, {1});
    CHECK((there.gives == 2 && there.cost == 6 && there.worth == 5 && there.answered == 1 && there.thanked == 1));
    CHECK(back.gives == 0);
    REQUIRE(gives_waiting_for(known, {2}).size() == 1);
    CHECK(gives_waiting_for(known, {2})[0]->logged().give() == 2);
    CHECK(gives_waiting_for(known, {1}).empty());
}
