// What screens ask about the card game on ways of deciding: who guessed right, as its trainer knows, how a choice is
// supported, and what each round was about.
#include <catch2/catch.hpp>

#include "client/knowledge/theater.hpp"
#include "tests/knowledge/learning.hpp"

using namespace samenspel;
using namespace samenspel::knowledge;

namespace {

// A round of cards with a look back in which people guess, and a last one that is guessed at in the debriefing.
void open_card_game(Learning& learning) {
    open_small_table(learning);
    Content content = learning.known().opened().content();
    content.clear_phases();
    content.set_rounds(2);
    const auto phase = [&](PhaseKind kind, std::uint32_t round, const char* form) {
        PhaseInfo& added = *content.add_phases();
        added.set_kind(kind);
        if (round != 0) added.set_round(round);
        if (form) added.add_forms(form);
    };
    phase(DRAWING, 1, nullptr);
    phase(EVALUATING, 1, "who-1");
    content.mutable_phases()->rbegin()->add_forms("look-1");
    phase(DRAWING, 2, nullptr);
    phase(DEBRIEFING, 0, "who-2");
    for (const char* form : {"who-1", "who-2"}) {
        FormInfo& info = *content.add_forms();
        info.set_id(form);
        QuestionInfo& question = *info.add_questions();
        question.set_id("strategy");
        question.set_kind(PARTNER_CHOICE);
        question.set_truth(STRATEGY_HELD);
    }
    FormInfo& look = *content.add_forms();
    look.set_id("look-1");
    look.add_questions()->set_id("support");
    for (const char* strategy : {"consensus", "maximise"}) content.add_strategies()->set_id(strategy);
    *learning.next().mutable_table_opened()->mutable_content() = content;
}

void deal(Learning& learning, std::uint32_t round, std::uint32_t seat, const char* strategy) {
    StrategyDealt& dealt = *learning.next().mutable_strategy_dealt();
    dealt.set_round(round);
    dealt.set_seat(seat);
    dealt.set_strategy(strategy);
}

void guess(Learning& learning, const char* form, const std::vector<std::pair<std::uint32_t, const char*>>& thought) {
    learning.next().mutable_form_opened()->set_form(form);
    FormSubmitted& submitted = *learning.next().mutable_form_submitted();
    submitted.set_form(form);
    submitted.set_seat(1);
    for (const auto& [party, strategy] : thought) {
        Answer& answer = *submitted.add_answers();
        answer.set_question("strategy");
        answer.set_partner(party);
        answer.set_option(strategy);
    }
}

void choose(Learning& learning, std::uint32_t round, const char* choice) {
    ChoiceReported& reported = *learning.next().mutable_choice_reported();
    reported.set_round(round);
    reported.set_choice(choice);
}

}  // namespace

TEST_CASE("a guess counts for its round and is right when the other held that strategy then; who held none does not count") {
    Learning learning;
    open_card_game(learning);
    deal(learning, 1, 2, "consensus");
    deal(learning, 1, 3, "maximise");
    deal(learning, 2, 2, "maximise");
    guess(learning, "who-1", {{2, "consensus"}, {3, "consensus"}, {4, "consensus"}});
    CHECK(guessed(learning.known(), 1, {1}).right == 1);
    CHECK(guessed(learning.known(), 1, {1}).of == 2);
    CHECK(guessed(learning.known(), 1, {2}).of == 0);
    CHECK(guessed(learning.known(), 2, {1}).of == 0);
    guess(learning, "who-2", {{2, "maximise"}});
    CHECK(guessed(learning.known(), 2, {1}).right == 1);
    CHECK(guessed(learning.known(), 2, {1}).of == 1);
}

TEST_CASE("a guess that is handed in again takes the place of the first") {
    Learning learning;
    open_card_game(learning);
    deal(learning, 1, 2, "consensus");
    guess(learning, "who-1", {{2, "maximise"}});
    CHECK(guessed(learning.known(), 1, {1}).right == 0);
    guess(learning, "who-1", {{2, "consensus"}});
    CHECK(guessed(learning.known(), 1, {1}).right == 1);
    CHECK(guessed(learning.known(), 1, {1}).of == 1);
}

TEST_CASE("support is told of a round with a choice, and not of one that ended undecided, whatever was answered") {
    Learning learning;
    open_card_game(learning);
    choose(learning, 1, "");
    learning.next().mutable_form_opened()->set_form("look-1");
    for (const std::uint32_t seat : {1u, 2u}) {
        FormSubmitted& submitted = *learning.next().mutable_form_submitted();
        submitted.set_form("look-1");
        submitted.set_seat(seat);
        Answer& answer = *submitted.add_answers();
        answer.set_question("support");
        answer.set_scale(4 + seat);
    }
    CHECK_FALSE(support_in(learning.known(), 1));
    choose(learning, 1, "Buiten");
    const auto support = support_in(learning.known(), 1);
    REQUIRE(support);
    CHECK(support->mean == Approx(5.5));
    CHECK(support->answers == 2);
    CHECK_FALSE(support_in(learning.known(), 2));
}

TEST_CASE("what a round was about stays known when the next is drawn, and is what was picked last for it") {
    Learning learning;
    open_card_game(learning);
    const auto pick = [&](std::uint32_t round, const char* assignment) {
        AssignmentPicked& picked = *learning.next().mutable_assignment_picked();
        picked.set_round(round);
        picked.set_assignment(assignment);
    };
    pick(2, "prize");
    pick(1, "festival");
    pick(1, "dinner");
    PhaseEntered& entered = *learning.next().mutable_phase_entered();
    entered.set_phase(2);
    CHECK_FALSE(assignment_in(learning.known(), 1));
    REQUIRE(assignment_of(learning.known(), 1));
    CHECK(assignment_of(learning.known(), 1)->assignment() == "dinner");
    REQUIRE(assignment_of(learning.known(), 2));
    CHECK(assignment_of(learning.known(), 2)->assignment() == "prize");
    CHECK_FALSE(assignment_of(learning.known(), 3));
}
