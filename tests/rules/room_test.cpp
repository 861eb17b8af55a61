// What the trainer does with the room: lids, bookmarks, swapped chairs, prompts and the board's pages.
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

auto lids(bool down) {
    return [down](Command& c) { c.mutable_set_lids()->set_down(down); };
}
auto swap_for(std::uint32_t minutes) {
    return [minutes](Command& c) { c.mutable_swap_chairs()->set_minutes(minutes); };
}
auto prompt(Prompt which) {
    return [which](Command& c) { c.mutable_give_prompt()->set_prompt(which); };
}
auto page(std::uint32_t number) {
    return [number](Command& c) { c.mutable_turn_board()->set_page(number); };
}
void end_swap(Command& c) { c.mutable_end_swap(); }
void bookmark(Command& c) { c.mutable_bookmark()->set_note("Hier kantelde het."); }

// "1>3 2>4": who argues for whom.
std::string chairs(const rules::Table& table) {
    std::string out;
    if (!table.chairs) return out;
    for (const auto& swap : table.chairs->swaps()) out += (out.empty() ? "" : " ") + std::to_string(swap.seat()) + ">" + std::to_string(swap.argues_for());
    return out;
}

void leave_empty(MiniTable& table, std::uint32_t number) {
    SeatChanged empty;
    empty.set_seat(number);
    empty.set_holder(EMPTY);
    empty.set_presence(NOT_HERE);
    table.apply(rules::decide_seat(table.table, empty, table.now_ms).events);
}

}  // namespace

TEST_CASE("only the trainer has the room's screens in hand") {
    MiniTable table(talk_1);
    for (const auto& fill : std::vector<std::function<void(Command&)>>{lids(true), swap_for(5), end_swap, prompt(NAME_A_WORRY), page(2), bookmark})
        CHECK(reason(table.seat(north, fill)) == NOT_YOUR_TURN);
}

TEST_CASE("lids go down and up by the trainer alone, and stay down over a change of phase") {
    MiniTable table(talk_1);
    CHECK(reason(table.trainer(lids(false))) == ALREADY_DONE);
    REQUIRE_FALSE(table.trainer(lids(true)));
    CHECK(reason(table.trainer(lids(true))) == ALREADY_DONE);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); }));
    CHECK(table.table.lids_down);
    REQUIRE_FALSE(table.trainer(lids(false)));
    CHECK_FALSE(table.table.lids_down);
}

TEST_CASE("a bookmark is the trainer's own, needs a table that has begun, and still can be set when it is over") {
    TableRun empty(mini_book(), SPOKEN, 1);
    CHECK(reason(empty.give_as_trainer(command(bookmark))) == NOT_STARTED);
    MiniTable table(talk_1);
    CHECK(reason(table.trainer([](Command& c) { c.mutable_bookmark()->set_note(std::string(201, 'x')); })) == MALFORMED);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_end_table(); }));
    REQUIRE_FALSE(table.trainer(bookmark));
    CHECK(rules::view(table.table, rules::Viewer::trainer()).story().rbegin()->bookmarked().note() == "Hier kantelde het.");
    const Knowledge seen = rules::view(table.table, rules::Viewer::of_seat(rules::SeatId{north}));
    CHECK_FALSE(seen.story().rbegin()->has_bookmarked());
}

TEST_CASE("a bookmark may mean an earlier moment of the table, never one to come") {
    MiniTable table(talk_1);
    const auto at = [&](std::int64_t at_ms) {
        return table.trainer([at_ms](Command& c) { c.mutable_bookmark()->set_moment_ms(at_ms); });
    };
    CHECK(reason(at(-1)) == MALFORMED);
    CHECK(reason(at(table.now_ms + 1)) == MALFORMED);
    REQUIRE_FALSE(at(table.now_ms));
    REQUIRE_FALSE(at(0));
    const Knowledge seen = rules::view(table.table, rules::Viewer::trainer());
    CHECK(seen.story().rbegin()->bookmarked().has_moment_ms());
    CHECK(seen.story().rbegin()->bookmarked().moment_ms() == 0);
    CHECK(seen.story().rbegin()->at_ms() == table.now_ms);
    REQUIRE_FALSE(table.trainer(bookmark));
    CHECK_FALSE(rules::view(table.table, rules::Viewer::trainer()).story().rbegin()->bookmarked().has_moment_ms());
}

TEST_CASE("swapped chairs: each argues for another party's seat, all moved on by as many seats") {
    MiniTable table(talk_1);
    CHECK(reason(table.trainer(swap_for(0))) == MALFORMED);
    CHECK(reason(table.trainer(swap_for(16))) == MALFORMED);
    REQUIRE_FALSE(table.trainer(swap_for(5)));
    CHECK(chairs(table.table) == "1>3 2>4 3>1 4>2");  // by one seat the clerk would argue for the own party
    CHECK(reason(table.trainer(swap_for(5))) == ALREADY_DONE);
}

TEST_CASE("who can only argue for the own party keeps the chair; with one party there is nothing to swap") {
    MiniTable table(talk_1);
    leave_empty(table, south);
    REQUIRE_FALSE(table.trainer(swap_for(5)));
    CHECK(chairs(table.table) == "1>3 3>4");
    REQUIRE_FALSE(table.trainer(end_swap));
    leave_empty(table, mayor);
    CHECK(reason(table.trainer(swap_for(5))) == NOBODY_HERE);
}

TEST_CASE("swapped chairs end by the clock, which stands still in a pause") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(table.trainer(swap_for(5)));
    table.pass_time(4 * 60'000);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_pause(); }));
    CHECK_FALSE(rules::next_due_ms(table.table));
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_resume(); }));
    CHECK(rules::next_due_ms(table.table) == table.now_ms + 60'000);
    table.pass_time(59'999);
    CHECK(table.table.chairs);
    table.pass_time(1);
    CHECK_FALSE(table.table.chairs);
    CHECK(table.table.phase == talk_1);
    CHECK(reason(table.trainer(end_swap)) == ALREADY_DONE);
}

TEST_CASE("a new phase and the table's end put everybody back first") {
    MiniTable table(talk_1);
    const auto order = [&] {
        std::vector<Event::BodyCase> out;
        for (const auto& event : table.journal)
            if (event.has_chairs_back() || event.has_phase_entered() || event.has_table_ended()) out.push_back(event.body_case());
        return std::vector<Event::BodyCase>(out.end() - 2, out.end());
    };
    REQUIRE_FALSE(table.trainer(swap_for(15)));
    table.pass_time(420'000);
    CHECK(order() == std::vector<Event::BodyCase>{Event::kChairsBack, Event::kPhaseEntered});
    REQUIRE_FALSE(table.trainer(swap_for(15)));
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_end_table(); }));
    CHECK(order() == std::vector<Event::BodyCase>{Event::kChairsBack, Event::kTableEnded});
}

TEST_CASE("a prompt stands in everybody's story, and the break pauses") {
    MiniTable table(talk_1);
    CHECK(reason(table.trainer(prompt(PROMPT_UNSET))) == MALFORMED);
    REQUIRE_FALSE(table.trainer(prompt(WHAT_FOR_YES)));
    CHECK(rules::view(table.table, rules::Viewer::board()).story().rbegin()->prompt_given().prompt() == WHAT_FOR_YES);
    CHECK_FALSE(table.table.paused);
    REQUIRE_FALSE(table.trainer(prompt(HAVE_A_BREAK)));
    CHECK(table.table.paused);
    REQUIRE_FALSE(table.trainer(prompt(HAVE_A_BREAK)));  // said again, while it lasts
    CHECK(table.count(Event::kPaused) == 1);
}

TEST_CASE("the board turns its pages; the tables are compared only when this one has ended") {
    MiniTable table(talk_1);
    CHECK(reason(table.trainer(page(1))) == ALREADY_DONE);
    CHECK(reason(table.trainer(page(0))) == MALFORMED);
    CHECK(reason(table.trainer(page(4))) == MALFORMED);
    CHECK(reason(table.trainer(page(3))) == WRONG_PHASE);
    REQUIRE_FALSE(table.trainer(page(2)));
    CHECK(rules::view(table.table, rules::Viewer::board()).board_page() == 2);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_end_table(); }));
    REQUIRE_FALSE(table.trainer(page(3)));
    CHECK(rules::view(table.table, rules::Viewer::board()).board_page() == 3);
}
