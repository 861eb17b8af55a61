// What the trainer does to a table from the console: its clock and phases, absent seats, whispers, events and papers.
#include "tests/screens/room.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

TEST_CASE("each tool of a table gives its command, named for that table") {
    Room room(welcome(TRAINER_VIEWER, 1), only_table());
    room.window.settle();
    struct Step { std::vector<const char*> clicks; Command::BodyCase expected; };
    const Step steps[] = {
        {{"trainer.pause"}, Command::kPause},
        {{"trainer.next"}, Command::kNextPhase},
        {{"trainer.extend"}, Command::kExtend},
        {{"trainer.shorten"}, Command::kExtend},
        {{"trainer.lids"}, Command::kSetLids},
        {{"trainer.prompt", "trainer.prompts.4", "trainer.prompts.go"}, Command::kGivePrompt},
        {{"trainer.swap", "trainer.swapping.go"}, Command::kSwapChairs},
        {{"trainer.board.2"}, Command::kTurnBoard},
        {{"trainer.inject", "trainer.deck.storm", "trainer.deck.go"}, Command::kThrowInject},
        {{"trainer.sign", "trainer.signing.0", "trainer.signing.go"}, Command::kSignOnBehalf},
        {{"trainer.forms", "trainer.form.pulse"}, Command::kOpenForm},
        {{"trainer.form.go", "trainer.bookmark", "trainer.bookmarking.go"}, Command::kBookmark},
        {{"trainer.end", "trainer.end.sure.yes"}, Command::kEndTable},
        {{"trainer.pen.centre"}, Command::kHandPen}};
    for (const auto& step : steps) {
        const std::size_t before = room.wants.commands.size();
        for (const char* id : step.clicks) {
            INFO(id);
            CHECK(room.window.click(id));
        }
        CHECK(room.wants.commands.size() == before + 1);
        CHECK(room.command().body_case() == step.expected);
        CHECK(room.command().table() == 1);
    }
}

TEST_CASE("the next phase is asked for from the one that is seen; a result that is still to be made asks first") {
    Knowledge known = only_table();
    Room again(welcome(TRAINER_VIEWER, 1), known);
    again.window.settle();
    CHECK(again.window.click("trainer.next"));
    CHECK((again.command().next_phase().has_from() && again.command().next_phase().from() == 3));

    known.clear_results();
    Room room(welcome(TRAINER_VIEWER, 1), known);
    room.window.settle();
    room.window.click("trainer.next");
    CHECK(room.wants.commands.empty());
    CHECK(room.window.shows("niet terug te draaien"));
    CHECK(faults_everywhere(room, "console-next-sure") == Faults{});
    CHECK(room.window.click("trainer.next.sure.no"));
    CHECK(room.wants.commands.empty());
    room.window.click("trainer.next");
    CHECK(room.window.click("trainer.next.sure.yes"));
    CHECK(room.command().next_phase().from() == 3);
}

TEST_CASE("a seat whose people are away, or that nobody took, is declared absent by one press; a free one is taken back") {
    Knowledge known = only_table();
    known.mutable_seats(4)->set_holder(EMPTY);
    known.mutable_seats(4)->set_presence(NOT_HERE);
    known.mutable_seats(4)->clear_participants();
    *known.mutable_seats(5) = known.seats(4);
    known.mutable_seats(5)->set_seat(6);
    known.mutable_seats(5)->set_holder(ABSENT);
    known.mutable_seats(5)->set_deputy(4);
    Room room(welcome(TRAINER_VIEWER, 1), known);
    room.window.settle();
    CHECK_FALSE(room.window.find("trainer.absent.west"));  // sits there
    CHECK(room.window.shows("Selma Yilmaz tekent"));
    struct Step { const char* id; std::uint32_t seat; Holder holder; };
    for (const Step& step : {Step{"trainer.absent.christian", 3, ABSENT}, Step{"trainer.absent.parents", 5, ABSENT}, Step{"trainer.absent.teachers", 6, EMPTY}}) {
        INFO(step.id);
        CHECK(room.window.click(step.id));
        CHECK((room.command().set_seat().seat() == step.seat && room.command().set_seat().holder() == step.holder));
    }
}

TEST_CASE("on a phone pause and next stay in sight, and the other tools are a tab away") {
    Room room(welcome(TRAINER_VIEWER, 1), only_table(), {390, 844, 1});
    room.window.settle();
    CHECK(room.window.click("trainer.pause"));
    CHECK(room.command().has_pause());
    CHECK(room.window.click("trainer.next"));
    CHECK(room.command().has_next_phase());
    CHECK(room.window.click("trainer.tabs.tools"));
    CHECK(room.window.click("trainer.extend"));
    CHECK(room.command().has_extend());
    CHECK(faults_everywhere(room, "tools-phone") == Faults{});
}

TEST_CASE("going back and skipping want a reason") {
    Room room(welcome(TRAINER_VIEWER, 1), only_table());
    room.window.settle();
    room.window.click("trainer.back");
    room.window.click("trainer.ask.go");
    CHECK(room.wants.commands.empty());
    room.window.type_into("trainer.reason", "Te snel gegaan");
    CHECK(room.window.click("trainer.ask.go"));
    CHECK(room.command().back_phase().reason() == "Te snel gegaan");
    room.window.click("trainer.skip");
    room.window.type_into("trainer.reason", "Tijd is op");
    room.window.click("trainer.phase");
    room.window.click("trainer.phase.1");
    room.window.click("trainer.ask.go");
    CHECK(room.command().skip_to_phase().phase() == 5);
    CHECK(room.command().skip_to_phase().reason() == "Tijd is op");
}

TEST_CASE("a whisper goes to a party, a seat, the table or every table") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room, 2);
    room.window.click("console.open.1");
    const auto whisper_to = [&](const char* option) {
        room.wants.commands.clear();
        room.window.click("trainer.whisper");
        room.window.type_into("trainer.whisper.text", "Vraag eens door");
        room.window.click("trainer.whisper.to");
        room.window.click(std::string("trainer.whisper.to.") + option);
        CHECK(room.window.click("trainer.whispering.go"));
    };
    whisper_to("0");
    CHECK(room.command().whisper().to_size() == 7);
    whisper_to("1");
    CHECK(room.wants.commands.size() == 2);
    CHECK(room.command().table() == 2);
    whisper_to("2");
    CHECK(room.command().whisper().to_size() == 2);
    whisper_to("5");
    CHECK(room.command().whisper().to_size() == 1);
}

TEST_CASE("an event comes to the table that is looked at, or to every table that plays") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room, 4);
    Glance over = glance(4);
    over.set_ended(true);
    room.glance(over);
    room.window.settle();
    room.window.click("console.open.1");
    const auto throw_in = [&](bool everywhere) {
        room.wants.commands.clear();
        CHECK(room.window.click("trainer.inject"));
        if (everywhere) CHECK(room.window.click("trainer.inject.everywhere"));
        CHECK(room.window.click("trainer.deck.storm"));
        CHECK(room.window.click("trainer.deck.go"));
    };
    throw_in(true);
    REQUIRE(room.wants.commands.size() == 3);
    for (std::uint32_t table = 1; table <= 3; ++table) CHECK((room.wants.commands[table - 1].table() == table && room.wants.commands[table - 1].throw_inject().inject() == "storm"));
    throw_in(false);  // what was chosen before holds no longer
    REQUIRE(room.wants.commands.size() == 1);
    CHECK(room.command().table() == 1);
    REQUIRE(room.window.click("trainer.inject"));
    CHECK(faults_everywhere(room, "tool-inject-tables") == Faults{});
    Room alone(welcome(TRAINER_VIEWER, 1), only_table());
    alone.window.settle();
    REQUIRE(alone.window.click("trainer.inject"));
    CHECK_FALSE(alone.window.find("trainer.inject.everywhere"));
}

TEST_CASE("from all tables at a glance a whisper goes to every table that plays, or to one of them") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room, 4);
    Glance over = glance(4);
    over.set_ended(true);
    room.glance(over);
    room.window.settle();
    const auto whisper_to = [&](const char* option) {
        room.wants.commands.clear();
        CHECK(room.window.click("console.whisper"));
        room.window.type_into("trainer.whisper.text", "Nog tien minuten");
        if (option) {
            room.window.click("trainer.whisper.to");
            room.window.click(std::string("trainer.whisper.to.") + option);
        }
        CHECK(room.window.click("trainer.whispering.go"));
    };
    whisper_to(nullptr);
    REQUIRE(room.wants.commands.size() == 3);
    for (std::uint32_t table = 1; table <= 3; ++table) {
        CHECK(room.wants.commands[table - 1].table() == table);
        CHECK(room.wants.commands[table - 1].whisper().to_size() == 7);
        CHECK(room.wants.commands[table - 1].whisper().text() == "Nog tien minuten");
    }
    whisper_to("3");
    REQUIRE(room.wants.commands.size() == 1);
    CHECK((room.command().table() == 3 && room.command().whisper().to_size() == 7));
    REQUIRE(room.window.click("console.whisper"));
    CHECK(faults_everywhere(room, "console-whisper") == Faults{});
}

TEST_CASE("papers and a seat's other device are asked for once, beside commands") {
    Room room(welcome(TRAINER_VIEWER, 1), only_table());
    room.window.settle();
    room.window.click("trainer.print");
    room.window.click("trainer.printing.clock");
    room.window.click("trainer.printing.go");
    CHECK(room.message().print().kind() == CLOCK_SHEET);
    CHECK(room.message().print().table() == 1);
    CHECK(room.message().print().language() == "nl");
    CHECK(room.window.click("trainer.device.4"));
    CHECK(room.message().issue_ticket().participant() == 4);
    CHECK(room.wants.commands.empty());
}
