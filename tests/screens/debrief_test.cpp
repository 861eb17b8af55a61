// The debriefing on screen: what is opened of whom and after what question, its steps, promises, and the pages to take home.
#include "tests/screens/looking_back.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

// 2 promised 1 something, and 1 promised 3.
void tell_promises(Room& room) {
    Story story(room);
    const auto promise = [&](std::uint32_t from, std::uint32_t to, const char* text) {
        PromiseMade& made = *story.at(50 * minute).mutable_promise_made();
        made.set_from(from);
        made.set_to(to);
        made.set_text(text);
    };
    promise(2, 1, "I back your plan");
    promise(1, 3, "I call you first");
    story.tell();
    room.window.settle();
}

}  // namespace

TEST_CASE("the trainer opens somebody's kind of things, or asks first, and takes the steps in any order") {
    Trainer room;
    REQUIRE(stands(room, "debrief.next"));
    press(room, "debrief.next");
    CHECK(room.command().step_debrief().step() == STEP_ROLE_OFF);
    press(room, "debrief.step.5");
    CHECK(room.command().step_debrief().step() == STEP_MONDAY);
    press(room, "open.kind.talk");
    const std::string seat = region().seats(0).id();
    press(room, ("open." + seat + ".ask").c_str());
    CHECK(room.command().ask_consent().seat() == 1);
    CHECK(room.command().ask_consent().kind() == OPEN_TALK);
    press(room, ("open." + seat + ".go").c_str());
    CHECK(room.command().open().kind() == OPEN_TALK);
    press(room, "debrief.moment.1");
    CHECK(stands(room, "replay.line"));
    CHECK(room.window.find("replay.clock")->label.starts_with("36:00"));
    press(room, "replay.fork");
    press(room, "fork.go");
    CHECK(room.command().fork_table().at_ms() == 36 * minute);
    CHECK(room.command().fork_table().open_cards());
}

TEST_CASE("who is asked answers on their own screen; word, guess and promise are sent") {
    Seated room(1);
    {
        Story story(room);
        ConsentAsked& asked = *story.at(60 * minute).mutable_consent_asked();
        asked.set_seat(1);
        asked.set_kind(OPEN_TALK);
        story.tell();
    }
    press(room, "consent.2.yes");
    CHECK(room.command().answer_consent().given());
    const auto step = [&](DebriefStep to) {
        Story story(room);
        DebriefStepped& stepped = *story.at(60 * minute).mutable_debrief_stepped();
        stepped.set_step(to);
        if (to == STEP_NEIGHBOUR) {
            stepped.add_neighbours()->set_seat(1);
            stepped.mutable_neighbours(0)->set_neighbour(2);
        }
        story.tell();
        room.window.settle();
    };
    const auto write = [&](const char* id, const char* words) {
        press(room, id);
        room.window.type(words);
        room.window.settle();
        press(room, (std::string(id) + ".send").c_str());
    };
    step(STEP_ROLE_OFF);
    write("debrief.word", "relieved");
    CHECK(room.command().say_one_word().word() == "relieved");
    step(STEP_NEIGHBOUR);
    write("debrief.guess", "peace");
    CHECK(room.command().guess_neighbour().text() == "peace");
    step(STEP_MONDAY);
    write("debrief.promise", "I will call first");
    CHECK(room.command().promise_for_monday().text() == "I will call first");
}

TEST_CASE("once play is over everybody has a page of their own for the asking, and the trainer the whole one, also as PDF") {
    Seated during(1, {1280, 800, 1}, false);
    CHECK_FALSE(stands(during, "debrief.page.make"));
    Seated after(1);
    press(after, "debrief.page.make");
    CHECK((after.message().print().kind() == DEBRIEF_PAGE && after.message().print().language() == "en" && !after.message().print().pdf()));
    CHECK_FALSE(stands(after, "debrief.page.pdf"));
    const auto asked = after.wants.messages.size();
    press(after, "debrief.page.make");  // it is being made
    CHECK(after.wants.messages.size() == asked);
    Trainer trainer;
    press(trainer, "debrief.page.pdf");
    CHECK((trainer.message().print().kind() == DEBRIEF_PAGE && trainer.message().print().pdf()));
}

TEST_CASE("who was promised something tells in the debriefing whether it was kept, and may think again; who promised reads how it stands") {
    Seated room(1);
    CHECK_FALSE(room.window.shows("Promised during play"));   // nothing was promised yet
    tell_promises(room);
    CHECK(room.window.shows("I back your plan"));
    press(room, "promise.2.1.kept");
    CHECK(room.command().judge_promise().from() == 2);
    CHECK(room.command().judge_promise().promise() == 1);
    CHECK(room.command().judge_promise().kept());
    {
        Story story(room);
        PromiseJudged& judged = *story.at(60 * minute).mutable_promise_judged();
        judged.set_promise(1);
        judged.set_from(2);
        judged.set_to(1);
        judged.set_kept(true);
        story.tell();
    }
    const std::size_t asked = room.wants.commands.size();
    press(room, "promise.2.1.kept");   // it says so already
    CHECK(room.wants.commands.size() == asked);
    press(room, "promise.2.1.broken");
    CHECK(room.wants.commands.size() == asked + 1);
    CHECK(room.command().judge_promise().has_kept());
    CHECK_FALSE(room.command().judge_promise().kept());
    // Of one's own promise one is not asked.
    CHECK(room.window.shows("I call you first"));
    CHECK_FALSE(room.window.find("promise.1.1.kept"));
    CHECK(room.window.shows("Not confirmed as heard"));
    Seated other(4);
    tell_promises(other);
    CHECK_FALSE(other.window.shows("Promised during play"));   // it concerns neither
}

TEST_CASE("around one table promises stay covered in the debriefing until they are read on purpose, or play is over") {
    Seated room(1, {1280, 800, 1}, false);
    tell_promises(room);
    CHECK(room.window.shows("Promised during play"));
    CHECK_FALSE(room.window.shows("I back your plan"));
    CHECK_FALSE(room.window.shows("I call you first"));
    CHECK_FALSE(room.window.find("promise.2.1.kept"));
    CHECK(faults_everywhere(room, "promises-covered") == Faults{});
    press(room, "promises.read");
    CHECK(room.window.shows("I back your plan"));
    CHECK(room.window.shows("I call you first"));
    CHECK(faults_everywhere(room, "promises-read") == Faults{});
    press(room, "promise.2.1.broken");
    CHECK(room.command().judge_promise().from() == 2);
    CHECK_FALSE(room.command().judge_promise().kept());
    Seated after(1);
    tell_promises(after);
    CHECK_FALSE(after.window.find("promises.read"));
}
