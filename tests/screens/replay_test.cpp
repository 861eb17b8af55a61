// Looking back on screen: scrubbing, other eyes, following the trainer and snapping back, and what was opened.
#include "tests/screens/looking_back.hpp"

#include "client/screens/words.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

void open_interests(Room& room, std::uint32_t seat) {
    Story story(room);
    Opened& opened = *story.at(60 * minute).mutable_opened();
    opened.set_seat(seat);
    opened.set_kind(OPEN_INTERESTS);
    OpenedMoment& moment = *opened.add_moments();
    moment.set_after(9);
    moment.mutable_event()->set_at_ms(10 * minute);
    fill_role(*moment.mutable_event()->mutable_role_dealt(), seat);
    story.tell();
}

ServerMessage cursor(std::int64_t at_ms, std::uint32_t seat = 0, bool together = true) {
    ServerMessage message;
    Cursor& now = *message.mutable_cursor();
    now.set_table(1);
    now.set_together(together);
    now.set_at_ms(at_ms);
    now.set_seat(seat);
    return message;
}

}  // namespace

TEST_CASE("after play one looks back at one's own table, step by step and over the line, and nothing in it can be done") {
    Seated room(1);
    press(room, "replay.open");
    CHECK(stands(room, "replay.line"));
    press(room, "replay.mark.4");  // the proposal: after it the story's lines are known, before it not
    CHECK_FALSE(stands(room, "end.tabs.result"));
    CHECK(room.window.find("table.tabs.proposals"));
    press(room, "table.time_out");
    CHECK(room.wants.commands.empty());
    const std::string there = room.window.find("replay.clock")->label;
    press(room, "replay.back");
    CHECK(room.window.find("replay.clock")->label != there);
    press(room, "replay.forward");
    CHECK(room.window.find("replay.clock")->label == there);
    press(room, "replay.close");
    CHECK(stands(room, "end.tabs.result"));
}

TEST_CASE("keys go along the line: arrows by moment, pages by mark, Home and End to the ends") {
    Seated room(1);
    press(room, "replay.open");
    room.window.kit().focus.request("replay.line", true);
    room.window.settle();
    const auto clock = [&] {
        room.window.settle();
        return room.window.find("replay.clock")->label;
    };
    room.window.key("Home");
    CHECK(clock().starts_with("0:00"));
    room.window.key("PageDown");
    CHECK(clock().starts_with("10:00"));
    room.window.key("PageDown");
    room.window.key("PageDown");
    CHECK(clock().starts_with("30:00"));
    room.window.key("Right");
    CHECK(clock().starts_with("30:05"));
    room.window.key("Left");
    CHECK(clock().starts_with("30:00"));
    room.window.key("PageUp");
    CHECK(clock().starts_with("20:00"));
    room.window.key("End");
    CHECK(clock().starts_with("55:00"));
}

TEST_CASE("through another's eyes there is nothing of theirs before it was opened, and then only that") {
    Seated room(2);
    room.take(cursor(31 * minute, 1));
    room.window.settle();
    CHECK(says(room, "as far as opened"));
    CHECK_FALSE(stands(room, "role"));
    open_interests(room, 1);
    room.take(cursor(32 * minute, 1));
    room.window.settle();
    REQUIRE(stands(room, "role"));
    room.window.press_mouse("role");  // covered, as on one's own screen
    CHECK(says(room, "The school in the village"));
    room.window.release_mouse();
    room.take(cursor(5 * minute, 1));
    CHECK_FALSE(stands(room, "role"));  // before it was dealt
}

TEST_CASE("a screen follows the trainer; who looks around stays there until snapping back") {
    Seated room(1);
    room.take(cursor(33 * minute));
    room.window.settle();
    REQUIRE(room.window.find("replay.clock"));
    CHECK(room.window.find("replay.clock")->label.starts_with("33:00"));
    CHECK_FALSE(room.window.find("replay.snap"));
    press(room, "replay.forward");
    CHECK(room.window.find("replay.clock")->label.starts_with("35:00"));  // with the board's eyes nothing was shown at 34:00
    room.take(cursor(40 * minute));
    room.window.settle();
    CHECK(room.window.find("replay.clock")->label.starts_with("35:00"));
    press(room, "replay.snap");
    CHECK(room.window.find("replay.clock")->label.starts_with("40:00"));
    CHECK_FALSE(stands(room, "replay.snap"));
    press(room, "replay.close");
    press(room, "replay.snap");  // from the end's own page
    CHECK(room.window.find("replay.clock"));
    room.take(cursor(0, 0, false));
    CHECK(stands(room, "end.tabs.result"));
}

TEST_CASE("the trainer leads: the place is told at once, then not more often than five times a second, and let go at the end") {
    Trainer room;
    press(room, "replay.open");
    REQUIRE(room.message().has_point());
    CHECK(room.message().point().together());
    const std::size_t before = room.wants.messages.size();
    press(room, "replay.forward");
    press(room, "replay.forward");
    room.advance(1'000);
    room.window.settle();
    CHECK(room.wants.messages.size() <= before + 3);
    CHECK(room.message().point().at_ms() > 0);
    press(room, "replay.close");
    room.advance(1'000);
    room.window.settle();
    CHECK_FALSE(room.message().point().together());
}

TEST_CASE("looking back with nobody's eyes in particular the group sees what was tabled, who stood where, and the story") {
    Seated room(2);
    ServerMessage message = cursor(34 * minute);
    room.take(message);
    room.window.settle();
    REQUIRE(stands(room, "table.tabs.proposals"));
    REQUIRE(stands(room, "proposal.1.positions"));
    CHECK(room.window.find("proposal.1.positions")->value.find(": ") != std::string::npos);
    CHECK_FALSE(stands(room, "board.clock"));
    CHECK_FALSE(stands(room, "role"));  // nobody's own
    CHECK_FALSE(stands(room, "table.tabs.observe"));
    CHECK(faults_everywhere(room, "replay-public") == Faults{});
    message.mutable_cursor()->set_page(static_cast<std::uint32_t>(screens::TablePage::story));
    room.take(message);
    room.window.settle();
    CHECK(says(room, "Regel 12 van het gesprek."));
    message = cursor(46 * minute);  // another phase: the trainer's page stays on
    message.mutable_cursor()->set_page(static_cast<std::uint32_t>(screens::TablePage::story));
    room.take(message);
    room.window.settle();
    CHECK(says(room, "Regel 12 van het gesprek."));
    CHECK_FALSE(says(room, "The school in the village"));  // shown to 2 alone at 34:00
}

TEST_CASE("the trainer marks a moment while looking back, and finds it among the moments to come back to") {
    Trainer room;
    press(room, "replay.open");
    press(room, "replay.mark.4");
    press(room, "replay.keep");
    CHECK(faults_everywhere(room, "replay-keeping") == Faults{});
    press(room, "replay.note");
    room.window.type("Here it turned.");
    press(room, "replay.keeping.go");
    CHECK(room.command().bookmark().note() == "Here it turned.");
    CHECK(room.command().bookmark().moment_ms() == 33 * minute);
    CHECK_FALSE(stands(room, "replay.keeping.go"));
    {
        Story story(room);
        Bookmarked& marked = *story.at(60 * minute).mutable_bookmarked();
        marked.set_note("Here it turned.");
        marked.set_moment_ms(33 * minute);
        story.tell();
    }
    room.window.settle();
    CHECK(says(room, "Here it turned."));  // on the line
    press(room, "replay.close");
    press(room, "debrief.moment.1");
    CHECK(room.window.find("replay.clock")->label.starts_with("33:00"));
    press(room, "replay.close");
    press(room, "debrief.moment.2");
    CHECK(room.window.find("replay.clock")->label.starts_with("36:00"));
    Seated seated(1);
    press(seated, "replay.open");
    CHECK_FALSE(stands(seated, "replay.keep"));
}

TEST_CASE("of many marks in one place the words name the trainer's own first, whatever came before it") {
    Trainer room;
    {
        Story story(room);
        for (std::uint32_t number = 2; number <= 6; ++number) {
            ProposalTabled& tabled = *story.at(60 * minute).mutable_proposal_tabled();
            tabled.set_proposal(number);
            tabled.set_seat(1);
        }
        story.at(60 * minute).mutable_bookmarked()->set_note("Here it turned.");
        story.tell();
    }
    press(room, "replay.open");
    CHECK(says(room, "Here it turned. · "));
}

TEST_CASE("the group stands on the page that the trainer's own view shows") {
    Trainer room;
    press(room, "replay.open");
    press(room, "replay.mark.4");
    press(room, "trainer.tabs.story");
    room.advance(1'000);
    room.window.settle();
    CHECK(room.message().point().page() == static_cast<std::uint32_t>(screens::TablePage::story));
    press(room, "trainer.tabs.insight");
    room.advance(1'000);
    room.window.settle();
    CHECK(room.message().point().together());
    CHECK_FALSE(room.message().point().has_page());
}

TEST_CASE("in the past the board tells in large letters what was tabled and what had just come, and no secret") {
    Room board(welcome(BOARD_VIEWER, 1), {}, {1920, 1080, 1});
    screens::set_language(screens::Language::english);
    tell_all(board, 0, false);
    board.take(cursor(31 * minute));
    board.window.settle();
    REQUIRE(stands(board, "board.then.newest"));
    CHECK(board.window.find("board.then.newest")->label.find("Regel 12") != std::string::npos);
    CHECK_FALSE(stands(board, "board.then.1.positions"));
    board.take(cursor(36 * minute));
    board.window.settle();
    CHECK(stands(board, "board.then.1.positions"));
    CHECK(says(board, "Proposal 1"));
    CHECK(board.window.find("board.then.newest")->label.find("The bus has stopped running") != std::string::npos);
    CHECK_FALSE(says(board, "The school in the village"));
    CHECK(board.window.kit().look.text_scale >= 2);
    CHECK(faults_everywhere(board, "replay-board", true) == Faults{});
    board.take(cursor(10 * minute));
    CHECK(stands(board, "board.now"));  // nothing yet: the clock
    screens::set_language(screens::Language::dutch);
}

TEST_CASE("of a table that still plays the trainer alone looks back; it plays on, nobody is led there, and a new table can begin from it") {
    Trainer room({1280, 800, 1}, false, 4);
    CHECK_FALSE(stands(room, "debrief.next"));
    press(room, "trainer.replay");
    REQUIRE(stands(room, "replay.line"));
    CHECK(room.window.find("replay.clock")->label.starts_with("30:00"));  // where this phase began
    CHECK_FALSE(stands(room, "replay.together"));
    CHECK(room.window.find("replay.live"));
    {
        Story story(room);
        SaidInPlenary& said = *story.at(39 * minute).mutable_said_in_plenary();
        said.set_seat(1);
        said.set_text("Said meanwhile.");
        story.tell();
    }
    room.advance(1'000);
    room.window.settle();
    CHECK(room.window.find("replay.clock")->label == "30:00 / 39:00");
    CHECK(room.wants.messages.empty());
    CHECK(faults_everywhere(room, "replay-running") == Faults{});
    press(room, "replay.fork");
    press(room, "fork.go");
    CHECK(room.command().fork_table().at_ms() == 30 * minute);
    CHECK_FALSE(room.command().fork_table().open_cards());
    CHECK(stands(room, "trainer.replay"));

    // Still open when play ends: nobody is taken along before the trainer says so.
    press(room, "trainer.replay");
    {
        Story story(room);
        story.at(40 * minute).mutable_table_ended();
        story.tell();
    }
    room.advance(1'000);
    REQUIRE(stands(room, "replay.together"));
    CHECK(room.wants.messages.empty());
    press(room, "replay.together");
    REQUIRE(room.message().has_point());
    CHECK(room.message().point().together());
    press(room, "replay.close");
    CHECK_FALSE(stands(room, "replay.line"));
}

TEST_CASE("at a table that still plays nobody but the trainer looks back, whatever comes") {
    Room room(welcome(SEAT_VIEWER, 1, 1), {});
    tell_all(room, 1, false, false, 4);
    pass_recap(room);
    room.take(cursor(33 * minute));
    CHECK_FALSE(stands(room, "replay.line"));
    CHECK_FALSE(room.window.find("replay.open"));
}

TEST_CASE("looking back fits every window, for a participant and for the trainer") {
    Seated seated(1);
    open_interests(seated, 1);
    open_interests(seated, 3);
    CHECK(faults_everywhere(seated, "debrief-end") == Faults{});
    press(seated, "replay.open");
    press(seated, "replay.mark.4");
    CHECK(faults_everywhere(seated, "replay-own") == Faults{});
    Trainer trainer;
    CHECK(faults_everywhere(trainer, "debrief-trainer") == Faults{});
    press(trainer, "debrief.moment.1");
    CHECK(faults_everywhere(trainer, "replay-trainer", true) == Faults{});
}

TEST_CASE("a hand that holds the time line still costs no frames") {
    Seated seated(1);
    press(seated, "replay.open");
    const kit::Rect line = seated.window.find("replay.line")->rect;
    const int before = seated.window.frames();
    seated.window.press_at(line.center());
    CHECK(seated.window.frames() - before < 12);
    seated.window.release_mouse();
}
