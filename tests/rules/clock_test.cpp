// The clock and the phases: starting, warning, pausing, extending, going on and back, and who leads the process.
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

TEST_CASE("nothing runs before the trainer starts, and a table without people does not start") {
    TableRun empty(mini_book(), SPOKEN, 1);
    CHECK_FALSE(rules::next_due_ms(empty.table));
    CHECK(reason(empty.give_as_trainer(command([](Command& c) { c.mutable_start(); }))) == NOBODY_HERE);
    CHECK(reason(empty.give_as(north, command([](Command& c) { c.mutable_call_time_out(); }))) == NOT_STARTED);
}

TEST_CASE("a phase warns once with a minute left and ends by the clock") {
    MiniTable table(talk_1);
    const auto began = table.table.phase_began_ms;
    table.pass_time(420'000 - 60'001);
    CHECK(table.count(Event::kMinuteWarned) == 0);
    table.pass_time(1);
    CHECK(table.count(Event::kMinuteWarned) == 1);
    table.pass_time(59'999);
    CHECK(table.table.phase == talk_1);
    table.pass_time(1);
    CHECK(table.table.phase == result_1);
    CHECK(table.table.phase_began_ms == began + 420'000);
    CHECK(table.table.route.back().move() == BY_CLOCK);
}

TEST_CASE("a pause stops what is due; a seat's commands wait") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_pause(); }));
    CHECK_FALSE(rules::next_due_ms(table.table));
    CHECK(reason(table.seat(north, [](Command& c) { c.mutable_ask_interest()->set_to(south); })) == TABLE_PAUSED);
    CHECK(reason(table.seat(table.table.direction.value, [](Command& c) { c.mutable_resume(); })) == NOT_YOUR_TURN);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_resume(); }));
    CHECK(rules::next_due_ms(table.table));
}

TEST_CASE("extending moves the end and gives the warning again") {
    MiniTable table(talk_1);
    table.pass_time(370'000);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_extend()->set_by_ms(120'000); }));
    table.pass_time(60'000);
    CHECK(table.table.phase == talk_1);
    table.pass_time(60'000);
    CHECK(table.count(Event::kMinuteWarned) == 2);
    CHECK(reason(table.trainer([](Command& c) { c.mutable_extend()->set_by_ms(-600'000); })) == MALFORMED);
}

TEST_CASE("back and skip leave the royal route and say why") {
    MiniTable table(talk_1);
    CHECK(reason(table.trainer([](Command& c) { c.mutable_back_phase(); })) == REASON_NEEDED);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_back_phase()->set_reason("Belangen eerst"); }));
    CHECK(table.table.phase == exploring);
    CHECK(table.table.route.back().reason() == "Belangen eerst");
    REQUIRE_FALSE(table.trainer([](Command& c) {
        c.mutable_skip_to_phase()->set_phase(talk_2);
        c.mutable_skip_to_phase()->set_reason("De tijd dringt");
    }));
    CHECK(table.table.phase == talk_2);
}

TEST_CASE("a press for the next phase counts for the phase that was seen: twice in a row, or as time runs out, skips none") {
    MiniTable table(exploring);
    const auto next_from = [&](std::uint32_t phase) { return reason(table.trainer([&](Command& c) { c.mutable_next_phase()->set_from(phase); })); };
    CHECK(next_from(exploring) == REASON_UNSET);
    CHECK(next_from(exploring) == ALREADY_DONE);
    CHECK(table.table.phase == talk_1);
    table.now_ms = table.table.phase_ends_ms;
    CHECK(next_from(talk_1) == ALREADY_DONE);
    CHECK(table.table.phase == result_1);
    CHECK(next_from(result_1) == REASON_UNSET);
    CHECK(table.table.phase == talk_2);
}

TEST_CASE("going back over a result does not resolve the round twice, nor deal the roles again") {
    MiniTable table(result_1);
    const int resolved = table.count(Event::kRoundResolved);
    for (int i = 0; i < 2; ++i) REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_back_phase()->set_reason("Nog eens"); }));
    for (int i = 0; i < 2; ++i) REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); }));
    CHECK(table.table.phase == result_1);
    CHECK(table.count(Event::kRoundResolved) == resolved);
    CHECK(table.count(Event::kRoleDealt) == 4);
}

TEST_CASE("the last phase ends the table, after which everything is refused") {
    MiniTable table(debriefing);
    table.pass_time(600'000);
    CHECK(table.table.ended);
    CHECK_FALSE(table.table.ended_early);
    CHECK(reason(table.trainer([](Command& c) { c.mutable_next_phase(); })) == TABLE_OVER);
    CHECK(reason(table.seat(north, [](Command& c) { c.mutable_ask_interest()->set_to(south); })) == TABLE_OVER);
}

TEST_CASE("a seat does none of what the trainer does, and the trainer acts for no seat") {
    MiniTable table(talk_1);
    for (const auto& fill : std::vector<std::function<void(Command&)>>{
             [](Command& c) { c.mutable_pause(); }, [](Command& c) { c.mutable_next_phase(); }, [](Command& c) { c.mutable_end_table(); },
             [](Command& c) { c.mutable_throw_inject()->set_inject("fair"); }, [](Command& c) { c.mutable_whisper()->set_text("x"); },
             [](Command& c) { c.mutable_sign_on_behalf()->set_proposal(1); }, [](Command& c) { c.mutable_observe_speech()->set_seat(1); }})
        CHECK(reason(table.seat(north, fill)) == NOT_YOUR_TURN);
    CHECK(reason(table.trainer([](Command& c) { c.mutable_ask_interest()->set_to(south); })) == NOT_YOUR_TURN);
}

TEST_CASE("process direction takes the pen along, and the pen can be lent") {
    MiniTable table(talk_1);
    CHECK(reason(table.seat(south, [](Command& c) { c.mutable_hand_direction()->set_seat(south); })) == NOT_YOUR_TURN);
    REQUIRE_FALSE(table.seat(north, [](Command& c) { c.mutable_hand_pen()->set_seat(south); }));
    CHECK(table.table.pen.value == south);
    CHECK(table.table.direction.value == north);
    REQUIRE_FALSE(table.seat(north, [](Command& c) { c.mutable_hand_direction()->set_seat(mayor); }));
    CHECK(table.table.pen.value == mayor);
    REQUIRE_FALSE(table.seat(mayor, [](Command& c) { c.mutable_set_agenda()->add_issues("toll"); }));
    CHECK(table.table.agenda == std::vector<std::string>{"toll"});
}

TEST_CASE("somebody who sits there is not put out by a seat's change; who is away finds the seat again") {
    MiniTable table(talk_1);
    const auto set = [&](Holder holder) {
        return table.trainer([&](Command& c) {
            c.mutable_set_seat()->set_seat(south);
            c.mutable_set_seat()->set_holder(holder);
        });
    };
    CHECK(reason(set(BOT)) == SEAT_TAKEN);
    SeatChanged away = table.table.seats[south - 1];
    away.set_presence(AWAY);
    table.apply(rules::decide_seat(table.table, away, table.now_ms).events);
    REQUIRE_FALSE(set(BOT));
    CHECK(table.table.seats[south - 1].participants_size() == 1);
}
