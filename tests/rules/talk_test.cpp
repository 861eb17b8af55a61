// Lines, groups, promises, time-outs and speech acts: who may say what, and who hears it.
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

TEST_CASE("typed lines are refused at a spoken table and said at a typed one") {
    MiniTable spoken(exploring);
    CHECK(reason(spoken.seat(north, [](Command& c) { c.mutable_say_in_plenary()->set_text("Hallo"); })) == TALK_IS_SPOKEN);
    MiniTable typed(exploring, TYPED);
    CHECK_FALSE(typed.seat(north, [](Command& c) { c.mutable_say_in_plenary()->set_text("Hé, café!"); }));
    SaidInPlenary said;
    REQUIRE(said.ParseFromString(typed.table.story.back().body));
    CHECK(said.text() == "Hé, café!");
}

TEST_CASE("text that is empty, too long, broken or full of control characters is refused") {
    MiniTable table(exploring, TYPED);
    for (const std::string& text : {std::string(), std::string(1001, 'a'), std::string("\xC3"), std::string("\xED\xA0\x80"), std::string("a\x07"),
                                    std::string("\xC0\xAF"), std::string("\xE2\x80\xAE" "abc")})
        CHECK(reason(table.seat(north, [&](Command& c) { c.mutable_say_in_plenary()->set_text(text); })) == MALFORMED);
}

TEST_CASE("a line in a group is for its members alone") {
    MiniTable table(exploring, TYPED);
    REQUIRE_FALSE(table.seat(south, [](Command& c) {
        c.mutable_say_in_group()->add_members(north);
        c.mutable_say_in_group()->set_text("Even samen");
    }));
    const Event& event = table.journal.back();
    CHECK(rules::discloses(event, rules::access(event, rules::Viewer::of_seat(rules::SeatId{north}))));
    CHECK_FALSE(rules::discloses(event, rules::access(event, rules::Viewer::of_seat(rules::SeatId{mayor}))));
    CHECK_FALSE(rules::discloses(event, rules::access(event, rules::Viewer::board())));
    CHECK(reason(table.seat(south, [](Command& c) { c.mutable_say_in_group()->set_text("Alleen"); })) == NOT_TO_YOURSELF);
}

TEST_CASE("a promise has at most 80 characters and is known to the two") {
    MiniTable table(exploring);
    const auto promise = [&](const std::string& text) {
        return table.seat(north, [&](Command& c) {
            c.mutable_make_promise()->set_to(south);
            c.mutable_make_promise()->set_text(text);
        });
    };
    CHECK(reason(promise(std::string(81, 'a'))) == MALFORMED);
    CHECK_FALSE(promise(std::string(80, 'a')));
    CHECK(table.journal.back().listed_size() == 2);
}

TEST_CASE("a promise is confirmed once, by the one to whom it was made, and judged in the debriefing as often as one likes") {
    MiniTable table(exploring);
    const auto promise = [&](std::uint32_t by, std::uint32_t to) {
        return table.seat(by, [&](Command& c) {
            c.mutable_make_promise()->set_to(to);
            c.mutable_make_promise()->set_text("Ik steun je morgen");
        });
    };
    const auto heard = [&](std::uint32_t by, std::uint32_t from, std::uint32_t number) {
        return reason(table.seat(by, [&](Command& c) {
            c.mutable_confirm_promise()->set_from(from);
            c.mutable_confirm_promise()->set_promise(number);
        }));
    };
    const auto kept = [&](std::uint32_t by, std::uint32_t from, std::uint32_t number, bool answer) {
        return reason(table.seat(by, [&](Command& c) {
            c.mutable_judge_promise()->set_from(from);
            c.mutable_judge_promise()->set_promise(number);
            c.mutable_judge_promise()->set_kept(answer);
        }));
    };
    REQUIRE_FALSE(promise(north, south));
    REQUIRE_FALSE(promise(south, north));
    REQUIRE_FALSE(promise(north, south));
    CHECK(heard(south, north, 3) == NO_SUCH_PROMISE);
    CHECK(heard(mayor, north, 1) == NO_SUCH_PROMISE);
    CHECK(heard(south, north, 2) == REASON_UNSET);
    const Event& event = table.journal.back();
    CHECK_FALSE(rules::discloses(event, rules::access(event, rules::Viewer::of_seat(rules::SeatId{mayor}))));
    CHECK(rules::discloses(event, rules::access(event, rules::Viewer::of_seat(rules::SeatId{north}))));
    CHECK(heard(south, north, 2) == ALREADY_DONE);
    CHECK(kept(south, north, 2, true) == WRONG_PHASE);
    CHECK((!table.table.promises[0].heard && !table.table.promises[1].heard && table.table.promises[2].heard));
    while (table.table.phase < debriefing) REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); }));
    CHECK(heard(south, north, 1) == WRONG_PHASE);
    CHECK(reason(table.seat(south, [](Command& c) {
              c.mutable_judge_promise()->set_from(north);
              c.mutable_judge_promise()->set_promise(2);
          })) == MALFORMED);
    CHECK_FALSE(table.table.promises[2].kept);
    CHECK(kept(south, north, 2, true) == REASON_UNSET);
    CHECK(kept(south, north, 2, true) == ALREADY_DONE);
    CHECK(kept(south, north, 2, false) == REASON_UNSET);
    CHECK(kept(south, south, 1, true) == NO_SUCH_PROMISE);
    CHECK_FALSE(*table.table.promises[2].kept);
    CHECK_FALSE(table.table.promises[0].kept);
    CHECK_FALSE(rules::discloses(table.journal.back(), rules::access(table.journal.back(), rules::Viewer::of_seat(rules::SeatId{mayor}))));
}

TEST_CASE("a time-out stops the clock once a phase for each seat, and process direction resumes it") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(table.seat(south, [](Command& c) { c.mutable_call_time_out(); }));
    CHECK(table.table.paused);
    CHECK(reason(table.seat(south, [](Command& c) { c.mutable_call_time_out(); })) == TABLE_PAUSED);
    CHECK(reason(table.seat(south, [](Command& c) { c.mutable_resume(); })) == NOT_YOUR_TURN);
    CHECK_FALSE(table.seat(table.table.direction.value, [](Command& c) { c.mutable_resume(); }));
    CHECK(reason(table.seat(south, [](Command& c) { c.mutable_call_time_out(); })) == ALREADY_DONE);
}

TEST_CASE("an observer taps speech acts and can do nothing else") {
    MiniTable table(talk_1);
    const rules::Actor observer{rules::Actor::Kind::observer, {}, 9};
    CHECK_FALSE(table.give(observer, command([](Command& c) {
        c.mutable_observe_speech()->set_seat(south);
        c.mutable_observe_speech()->set_act(BLAME);
    })));
    CHECK_FALSE(rules::discloses(table.journal.back(), rules::access(table.journal.back(), rules::Viewer::of_seat(rules::SeatId{south}))));
    CHECK(reason(table.give(observer, command([](Command& c) { c.mutable_call_time_out(); }))) == NOT_YOUR_TURN);
}
