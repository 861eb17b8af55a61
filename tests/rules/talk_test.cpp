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
