// What a person fills in or writes: forms one at a time, none hidden by another, and nothing is lost when the phase changes.
#include "tests/screens/room.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

constexpr int reading = 1, talk_1 = 3;

void ask(Content& content, Knowledge& known, const char* id, const char* title, const char* question) {
    FormInfo& form = *content.add_forms();
    form.set_id(id);
    form.mutable_title()->set_nl(title);
    QuestionInfo& asked = *form.add_questions();
    asked.set_id("why");
    asked.set_kind(FREE_TEXT);
    asked.mutable_text()->set_nl(question);
    FormKnowledge& open = *known.add_forms();
    open.set_form(id);
    open.set_open(true);
}

Knowledge with_two_forms() {
    Knowledge known = table_at(talk_1);
    Content& content = *known.mutable_opened()->mutable_content();
    ask(content, known, "first", "De eerste", "Wat viel op?");
    ask(content, known, "second", "De tweede", "Wat nu?");
    return known;
}

// Past the recap for who joins a table that talks already.
void begin(Room& room) {
    room.window.settle();
    REQUIRE(room.window.click("recap.go"));
}

}  // namespace

TEST_CASE("a form put aside does not hide a later one, and both come back with what was filled in") {
    Room room(welcome(SEAT_VIEWER, 1, 1), with_two_forms());
    begin(room);
    REQUIRE(room.window.shows("De eerste"));
    REQUIRE(room.window.type_into("form.why", "Het zwijgen"));
    REQUIRE(room.window.click("form.later"));
    REQUIRE(room.window.shows("De tweede"));
    CHECK_FALSE(room.window.shows("Het zwijgen"));
    REQUIRE(room.window.type_into("form.why", "Bellen"));
    REQUIRE(room.window.click("form.later"));
    CHECK_FALSE(room.window.find("form"));
    REQUIRE(room.window.click("form.back"));
    CHECK(room.window.shows("De eerste"));
    CHECK(room.window.shows("Het zwijgen"));
    REQUIRE(room.window.click("form.later"));
    CHECK(room.window.shows("Bellen"));
    REQUIRE(room.window.click("form.send"));
    CHECK(room.command().submit_form().form() == "second");
    CHECK(room.command().submit_form().answers(0).text() == "Bellen");
}

TEST_CASE("a form that opens while people read their role waits in a band, leaves the role readable, and can be filled in there") {
    Knowledge known = table_at(reading);
    Content& content = *known.mutable_opened()->mutable_content();
    ask(content, known, "drivers", "Wat drijft de anderen?", "Wat denk je?");
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    room.window.settle();
    REQUIRE(room.window.find("region.briefing"));
    CHECK_FALSE(room.window.find("form"));
    REQUIRE(room.window.find("form.back"));
    REQUIRE(room.window.click("form.back"));
    REQUIRE(room.window.shows("Wat denk je?"));
    REQUIRE(room.window.type_into("form.why", "Dat zij ons niet vertrouwen"));
    REQUIRE(room.window.click("form.send"));
    CHECK(room.command().submit_form().form() == "drivers");
    CHECK(room.window.violations().empty());
}

TEST_CASE("a card of the trainer's is read above the questions of an open form") {
    Knowledge known = with_two_forms();
    Entry& entry = *known.add_story();
    entry.set_at_ms(119'000);
    entry.mutable_prompt_given()->set_prompt(NAME_A_WORRY);
    for (const kit::Surface surface : {kit::Surface{1280, 800, 1}, kit::Surface{390, 844, 1}}) {
        Room room(welcome(SEAT_VIEWER, 1, 1), known, surface);
        begin(room);
        std::size_t over = 0;
        for (const auto& item : room.window.semantics())
            if (item.depth == 1 && item.label == std::string(screens::tr("prompt.1"))) ++over;
        CHECK(over == 1);
        CHECK(room.window.violations().empty());
    }
}

TEST_CASE("who writes when a phase begins goes on writing; who only reads comes to the proposals") {
    const auto began = [](Room& room) {
        ServerMessage message;
        PhaseEntered& entered = *message.mutable_event()->mutable_phase_entered();
        entered.set_phase(talk_1);
        entered.set_move(NEXT);
        entered.set_ends_at_ms(900'000);
        room.take(message);
        room.window.settle();
    };
    for (const bool writes : {true, false}) {
        Room room(welcome(SEAT_VIEWER, 1, 1), table_at(talk_1 - 1, TYPED));
        begin(room);
        REQUIRE(room.window.click("table.tabs.story"));
        if (writes) REQUIRE(room.window.type_into("story.text", "Wat als we"));
        began(room);
        CHECK((room.window.find("story.text") != nullptr) == writes);
        if (writes) CHECK(room.window.find("story.text")->value == "Wat als we");
    }
}
