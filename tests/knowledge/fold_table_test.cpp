// The table itself: seats, roles, clock, direction, story, interests and words.
#include <catch2/catch.hpp>

#include "tests/knowledge/learning.hpp"

using namespace samenspel;
using namespace samenspel::knowledge;

namespace {

void enter(Learning& learning, std::uint32_t phase, std::int64_t ends_at_ms) {
    PhaseEntered& entered = *learning.next().mutable_phase_entered();
    entered.set_phase(phase);
    entered.set_ends_at_ms(ends_at_ms);
}

void seat(Learning& learning, std::uint32_t number, Holder holder) {
    SeatChanged& changed = *learning.next().mutable_seat_changed();
    changed.set_seat(number);
    changed.set_holder(holder);
}

void ask_interest(Learning& learning, std::uint32_t from, std::uint32_t to, std::uint32_t number) {
    InterestAsked& asked = *learning.next().mutable_interest_asked();
    asked.set_from(from);
    asked.set_to(to);
    asked.set_ask(number);
}

void ask_meaning(Learning& learning, std::uint32_t from, std::uint32_t to, std::uint32_t number) {
    MeaningAsked& asked = *learning.next().mutable_meaning_asked();
    asked.set_from(from);
    asked.set_to(to);
    asked.set_ask(number);
    asked.set_word("quality");
}

void tell_interest(Learning& learning, std::uint32_t from, std::uint32_t to, std::uint32_t number) {
    InterestTold& told = *learning.next().mutable_interest_told();
    told.set_from(from);
    told.set_to(to);
    told.set_told(number);
}

}  // namespace

TEST_CASE("an opened table says of every plain value that it is not so yet") {
    Learning learning;
    open_small_table(learning);
    const Knowledge& known = learning.known();
    CHECK((known.has_minute_warned() && known.has_paused() && known.has_paused_by_time_out()));
    CHECK((known.has_pen() && known.has_direction() && known.has_ended() && known.has_ended_early()));
    CHECK_FALSE((known.has_phase() || known.has_phase_began_ms() || known.has_year() || known.has_session_started()));
}

TEST_CASE("an event without a body changes nothing") {
    Learning learning;
    learning.next();
    CHECK(learning.bytes().empty());
}

TEST_CASE("seats stand in order of their number, however they were learned") {
    Learning learning;
    seat(learning, 3, SINGLE);
    seat(learning, 1, BOT);
    seat(learning, 2, DUO);
    REQUIRE(learning.known().seats_size() == 3);
    CHECK(learning.known().seats(0).seat() == 1);
    CHECK(learning.known().seats(1).seat() == 2);
    CHECK(learning.known().seats(2).seat() == 3);
}

TEST_CASE("a changed seat replaces what was known of it") {
    Learning learning;
    seat(learning, 1, SINGLE);
    seat(learning, 1, ABSENT);
    REQUIRE(learning.known().seats_size() == 1);
    CHECK(learning.known().seats(0).holder() == ABSENT);
}

TEST_CASE("dealing a role twice is dealing it once") {
    Learning once, twice;
    for (Learning* learning : {&once, &twice, &twice}) {
        RoleDealt& dealt = *learning->next().mutable_role_dealt();
        dealt.set_seat(2);
        dealt.mutable_text()->set_nl("rol");
    }
    CHECK(once.bytes() == twice.bytes());
}

TEST_CASE("a phase begins when it was entered and stands on the route as disclosed") {
    Learning learning;
    open_small_table(learning);
    enter(learning, 1, 9'000);
    learning.next().mutable_extended()->set_ends_at_ms(12'000);
    CHECK(learning.known().phase_began_ms() == 2'000);
    CHECK(learning.known().phase().ends_at_ms() == 12'000);
    REQUIRE(learning.known().route_size() == 1);
    CHECK(learning.known().route(0).ends_at_ms() == 9'000);
}

TEST_CASE("resuming moves the phase's end and lifts the pause") {
    Learning learning;
    enter(learning, 1, 9'000);
    learning.next().mutable_paused()->set_by_time_out(true);
    CHECK((learning.known().paused() && learning.known().paused_by_time_out()));
    learning.next().mutable_resumed()->set_ends_at_ms(19'000);
    CHECK_FALSE((learning.known().paused() || learning.known().paused_by_time_out()));
    CHECK(learning.known().phase().ends_at_ms() == 19'000);
}

TEST_CASE("a new phase lifts the pause and the minute's warning") {
    Learning learning;
    enter(learning, 1, 9'000);
    learning.next().mutable_minute_warned();
    learning.next().mutable_paused();
    CHECK((learning.known().minute_warned() && learning.known().paused()));
    enter(learning, 2, 20'000);
    CHECK_FALSE((learning.known().minute_warned() || learning.known().paused()));
}

TEST_CASE("an extension takes the minute's warning back") {
    Learning learning;
    enter(learning, 1, 9'000);
    learning.next().mutable_minute_warned();
    learning.next().mutable_extended()->set_ends_at_ms(90'000);
    CHECK_FALSE(learning.known().minute_warned());
}

TEST_CASE("handing direction hands the pen too") {
    Learning learning;
    learning.next().mutable_direction_handed()->set_seat(4);
    CHECK((learning.known().direction() == 4 && learning.known().pen() == 4));
    learning.next().mutable_pen_handed()->set_seat(2);
    CHECK((learning.known().direction() == 4 && learning.known().pen() == 2));
}

TEST_CASE("a new agenda replaces the old one") {
    Learning learning;
    AgendaSet& first = *learning.next().mutable_agenda_set();
    first.add_issues("merge");
    first.add_issues("transport");
    learning.next().mutable_agenda_set()->add_issues("name");
    REQUIRE(learning.known().agenda_size() == 1);
    CHECK(learning.known().agenda(0) == "name");
}

TEST_CASE("the story keeps every line in the order in which it was learned, with its time") {
    Learning learning;
    learning.next().mutable_said_in_plenary()->set_text("a");
    learning.next().mutable_said_in_group()->set_text("b");
    learning.next().mutable_promise_made()->set_text("c");
    learning.next().mutable_corridor_recorded()->set_minutes(2);
    learning.next().mutable_time_out_called()->set_seat(1);
    learning.next().mutable_speech_observed()->set_act(BLAME);
    learning.next().mutable_card_revealed()->set_from(1);
    learning.next().mutable_inject_thrown()->mutable_title()->set_nl("d");
    learning.next().mutable_inject_thrown_to()->mutable_title()->set_nl("e");
    learning.next().mutable_whispered()->set_text("f");
    learning.next().mutable_breach_shown()->set_party(1);
    learning.next().mutable_act_exposed()->set_party(1);
    learning.next().mutable_forecast_pooled()->set_party(1);
    learning.next().mutable_agreement_left()->set_proposal(1);
    learning.next().mutable_prompt_given()->set_prompt(NAME_A_WORRY);
    learning.next().mutable_chairs_swapped()->set_ends_at_ms(1);
    learning.next().mutable_bookmarked()->set_note("g");
    using E = Entry;
    const E::WhatCase expected[] = {E::kSaidInPlenary, E::kSaidInGroup, E::kPromiseMade, E::kCorridorRecorded, E::kTimeOutCalled,
                                    E::kSpeechObserved, E::kCardRevealed, E::kInjectThrown, E::kInjectThrown, E::kWhispered,
                                    E::kBreachShown, E::kActExposed, E::kForecastPooled, E::kAgreementLeft, E::kPromptGiven, E::kChairsSwapped, E::kBookmarked};
    REQUIRE(learning.known().story_size() == 17);
    for (int i = 0; i < 17; ++i) {
        CHECK(learning.known().story(i).what_case() == expected[i]);
        CHECK(learning.known().story(i).at_ms() == (i + 1) * 1'000);
    }
}

TEST_CASE("what was told is unheard until exactly that telling is confirmed") {
    Learning learning;
    tell_interest(learning, 1, 2, 1);
    tell_interest(learning, 1, 2, 2);
    tell_interest(learning, 2, 1, 2);
    CHECK(learning.known().told(0).has_heard());
    InterestHeard& heard = *learning.next().mutable_interest_heard();
    heard.set_from(1);
    heard.set_to(2);
    heard.set_told(2);
    CHECK_FALSE(learning.known().told(0).heard());
    CHECK(learning.known().told(1).heard());
    CHECK_FALSE(learning.known().told(2).heard());
}

TEST_CASE("a promise is known by its place among those of the two, and waits until exactly that one is confirmed and judged") {
    Learning learning;
    const auto promise = [&](std::uint32_t from, std::uint32_t to, const char* text) {
        PromiseMade& made = *learning.next().mutable_promise_made();
        made.set_from(from);
        made.set_to(to);
        made.set_text(text);
    };
    promise(1, 2, "one");
    promise(2, 1, "back");
    promise(1, 2, "two");
    for (const std::uint32_t number : {2u, 9u}) {  // the latter is unknown to this viewer: nothing
        PromiseHeard& heard = *learning.next().mutable_promise_heard();
        heard.set_from(1);
        heard.set_to(2);
        heard.set_promise(number);
    }
    PromiseJudged& judged = *learning.next().mutable_promise_judged();
    judged.set_from(1);
    judged.set_to(2);
    judged.set_promise(1);
    judged.set_kept(false);
    REQUIRE(learning.known().promises_size() == 3);
    const auto& known = learning.known().promises();
    CHECK((known[0].promise() == 1 && known[1].promise() == 1 && known[2].promise() == 2));
    CHECK((!known[0].heard() && !known[1].heard() && known[2].heard()));
    CHECK((known[0].has_kept() && !known[0].kept() && !known[2].has_kept()));
    CHECK(known[2].made().text() == "two");
}

TEST_CASE("the same telling twice is one telling") {
    Learning learning;
    tell_interest(learning, 1, 2, 1);
    tell_interest(learning, 1, 2, 1);
    CHECK(learning.known().told_size() == 1);
}

TEST_CASE("an ask is open until exactly that ask is declined") {
    Learning learning;
    ask_interest(learning, 1, 2, 1);
    ask_interest(learning, 1, 2, 2);
    CHECK((learning.known().asks(0).has_state() && learning.known().asks(0).state() == ASK_OPEN));
    AskDeclined& declined = *learning.next().mutable_ask_declined();
    declined.set_from(1);
    declined.set_to(2);
    declined.set_ask(1);
    CHECK(learning.known().asks(0).state() == ASK_DECLINED);
    CHECK(learning.known().asks(1).state() == ASK_OPEN);
}

TEST_CASE("explaining a word answers its ask and keeps the meaning") {
    Learning learning;
    ask_meaning(learning, 1, 2, 1);
    MeaningExplained& explained = *learning.next().mutable_meaning_explained();
    explained.set_from(1);
    explained.set_to(2);
    explained.set_ask(1);
    explained.mutable_meaning()->set_word("quality");
    CHECK(learning.known().asks(0).state() == ASK_ANSWERED);
    REQUIRE(learning.known().meanings_size() == 1);
    CHECK(learning.known().meanings(0).meaning().word() == "quality");
}

TEST_CASE("a revealed card answers the open interest asks of those it was shown to") {
    Learning learning;
    ask_interest(learning, 1, 3, 1);
    ask_interest(learning, 2, 3, 1);
    ask_interest(learning, 1, 2, 1);
    ask_meaning(learning, 1, 3, 2);
    CardRevealed& revealed = *learning.next().mutable_card_revealed();
    revealed.set_from(3);
    revealed.add_to(1);
    revealed.add_to(4);
    CHECK(learning.known().asks(0).state() == ASK_ANSWERED);
    CHECK(learning.known().asks(1).state() == ASK_OPEN);
    CHECK(learning.known().asks(2).state() == ASK_OPEN);
    CHECK(learning.known().asks(3).state() == ASK_OPEN);
}

TEST_CASE("telling an interest answers the hearer's open asks and leaves declined ones declined") {
    Learning learning;
    ask_interest(learning, 2, 1, 1);
    AskDeclined& declined = *learning.next().mutable_ask_declined();
    declined.set_from(2);
    declined.set_to(1);
    declined.set_ask(1);
    ask_interest(learning, 2, 1, 2);
    ask_interest(learning, 1, 2, 1);
    tell_interest(learning, 1, 2, 1);
    CHECK(learning.known().asks(0).state() == ASK_DECLINED);
    CHECK(learning.known().asks(1).state() == ASK_ANSWERED);
    CHECK(learning.known().asks(2).state() == ASK_OPEN);
}

TEST_CASE("a table's end says whether it came early") {
    Learning learning;
    open_small_table(learning);
    learning.next().mutable_table_ended()->set_early(true);
    CHECK((learning.known().ended() && learning.known().ended_early()));
}

TEST_CASE("chairs are known while they are swapped, lids and the board's page as they were set last") {
    Learning learning;
    open_small_table(learning);
    CHECK_FALSE(learning.known().lids_down());
    CHECK(learning.known().board_page() == 1);
    learning.next().mutable_lids_set()->set_down(true);
    learning.next().mutable_board_turned()->set_page(2);
    learning.next().mutable_chairs_swapped()->set_ends_at_ms(60'000);
    CHECK((learning.known().lids_down() && learning.known().board_page() == 2));
    CHECK(learning.known().chairs().ends_at_ms() == 60'000);
    learning.next().mutable_chairs_back();
    CHECK_FALSE(learning.known().has_chairs());
}
