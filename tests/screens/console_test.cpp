// The trainer's console: all tables at a glance, one table's page, alerts, and looking over a shoulder.
#include "tests/screens/room.hpp"

#include <algorithm>

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

TEST_CASE("every table stands in a card, with its clock, proposals, seats and at most one alert") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room);
    for (int table = 1; table <= 8; ++table) CHECK(room.window.find("console.table." + std::to_string(table)));
    CHECK(room.window.shows("1:00"));
    CHECK(room.window.shows("klok staat stil"));
    CHECK(room.window.shows("Twee bezwaren tegen één voorstel."));
    CHECK(room.window.find("console.send.2"));
    CHECK_FALSE(room.window.find("console.send.1"));
    room.advance(30'000);
    CHECK(room.window.shows("0:30"));
}

TEST_CASE("a table's card says for speech who took which position, and how many said nothing yet") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room, 2);
    CHECK(room.window.shows("Stichting De Waterkant: Voor; Openbaar Onderwijs Midden: Bezwaar; Christelijk College: Voor; 1 partij zei nog niets"));
}

TEST_CASE("a digit picks a table, Enter sends the card that its alert asks for") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room);
    room.window.key("2");
    CHECK(room.window.focused() == "console.table.2");
    room.window.key("Enter");
    CHECK(room.command().table() == 2);
    CHECK(room.command().give_prompt().prompt() == WHAT_FOR_YES);
}

TEST_CASE("the tools say where a table's board is to be found") {
    Room one(welcome(TRAINER_VIEWER, 1), only_table());
    one.glance(glance(1));
    one.window.settle();
    REQUIRE(one.window.find("tools.board.link"));
    CHECK(one.window.find("tools.board.link")->label == "In een browser: 192.168.1.20:7070/board/K7M2QX");
    Room room(welcome(TRAINER_VIEWER, 2), at_talk());
    add_glances(room, 3);
    room.window.key("2");
    room.window.click("console.table.2");
    REQUIRE(room.window.find("tools.board.link"));
    CHECK(room.window.find("tools.board.link")->label == "Van tafel 2, in een browser: 192.168.1.20:7070/board/K7M2QX#table=2");
    CHECK(faults_everywhere(room, "console-board-link") == Faults{});
}

TEST_CASE("once the session is over another one is hosted from the console, after a yes, for it closes the old one") {
    Knowledge known = only_table();
    ServerMessage offers;
    *offers.mutable_setup() = setup();
    Room under_way(welcome(TRAINER_VIEWER, 1), known);
    under_way.take(offers);  // as it was when this session was hosted
    under_way.window.settle();
    CHECK_FALSE(under_way.window.find("console.another"));
    known.set_ended(true);
    known.set_session_ended(true);
    Room alone(welcome(TRAINER_VIEWER, 1), known);  // its server was started for one session
    alone.window.settle();
    CHECK_FALSE(alone.window.find("console.another"));
    Room room(welcome(TRAINER_VIEWER, 1), known);
    room.take(offers);
    room.window.settle();
    CHECK(faults_everywhere(room, "console-another") == Faults{});
    REQUIRE(room.window.click("console.another"));
    CHECK(faults_everywhere(room, "console-another-setup") == Faults{});
    CHECK(room.window.click("setup.scenario.triad"));
    CHECK(room.window.click("setup.go"));
    CHECK(room.wants.messages.empty());
    CHECK(room.window.shows("gaat dan voor iedereen dicht"));
    CHECK(faults_everywhere(room, "console-another-sure") == Faults{});
    CHECK(room.window.click("setup.another.no"));
    CHECK(room.wants.messages.empty());
    CHECK(room.window.click("setup.go"));
    CHECK(room.window.click("setup.another.yes"));
    CHECK(room.message().host_session().scenario() == "triad");
    CHECK(room.window.click("console.another"));
    CHECK_FALSE(room.window.find("setup.go"));
}

TEST_CASE("one table's page shows its alert, and one key sends the card") {
    Room room(welcome(TRAINER_VIEWER, 1), only_table());
    room.glance(glance(1));
    room.window.settle();
    CHECK_FALSE(room.window.find("console.send.1"));
    room.glance(glance(1, QUIET));
    room.window.settle();
    CHECK(room.window.shows("Er wordt al acht minuten gepraat zonder voorstel of onthulling."));
    REQUIRE(room.window.find("console.send.1"));
    room.window.key("Enter");
    CHECK(room.command().table() == 1);
    CHECK(room.command().give_prompt().prompt() == NAME_A_WORRY);
}

TEST_CASE("beside an alert stand a mediator, a break and ending early, each for the table of that alert") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room);
    const auto press = [&](const char* id) {
        INFO(id);
        room.wants.commands.clear();
        CHECK(room.window.click(id));
    };
    const auto helps_of_table_2 = [&] {
        press("console.mediator.2");
        CHECK((room.command().table() == 2 && room.command().give_prompt().prompt() == CALL_MEDIATOR));
        press("console.break.2");
        CHECK((room.command().table() == 2 && room.command().give_prompt().prompt() == HAVE_A_BREAK));
        press("console.stop.2");
        CHECK(room.wants.commands.empty());  // asks first, and says of which table
        CHECK(room.window.shows("Tafel 2 afsluiten"));
        press("trainer.end.sure.no");
        CHECK(room.wants.commands.empty());
        press("console.stop.2");
        press("trainer.end.sure.yes");
        CHECK((room.command().table() == 2 && room.command().has_end_table()));
    };
    helps_of_table_2();
    room.window.key("5");
    room.window.key("Enter");  // where the alert of table 2 is over the page
    REQUIRE(room.window.find("trainer.pause"));
    helps_of_table_2();
    press("trainer.end");  // of the table that is looked at, whatever was asked before
    press("trainer.end.sure.yes");
    CHECK((room.command().table() == 1 && room.command().has_end_table()));
}

TEST_CASE("what stands beside an alert is reached with Tab and pressed with Enter") {
    Room room(welcome(TRAINER_VIEWER, 1), only_table());
    room.glance(glance(1, QUIET));
    room.window.settle();
    for (int times = 0; times < 60 && room.window.focused() != "console.mediator.1"; ++times) room.window.key("Tab");
    REQUIRE(room.window.focused() == "console.mediator.1");
    room.window.key("Enter");
    REQUIRE(room.wants.commands.size() == 1);  // and the card that the alert asks for is not sent as well
    CHECK(room.command().give_prompt().prompt() == CALL_MEDIATOR);
}

TEST_CASE("without an alert nothing stands beside it") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room);
    for (const char* help : {"console.mediator.", "console.break.", "console.stop."}) {
        INFO(help);
        CHECK(room.window.find(std::string(help) + "2"));
        CHECK_FALSE(room.window.find(std::string(help) + "1"));
    }
    Room alone(welcome(TRAINER_VIEWER, 1), only_table());
    alone.glance(glance(1));
    alone.window.settle();
    REQUIRE(alone.window.find("trainer.pause"));
    for (const char* help : {"console.mediator.1", "console.break.1", "console.stop.1"}) CHECK_FALSE(alone.window.find(help));
}

TEST_CASE("an alert and what stands beside it fit every window, and hide no word where there is room for it") {
    for (const Alert alert : {QUIET, OBJECTIONS, FORM_FIRST}) {
        Room room(welcome(TRAINER_VIEWER, 1), only_table());
        room.glance(glance(1, alert));
        room.window.settle();
        CHECK(faults_everywhere(room, "console-alert-" + std::to_string(static_cast<int>(alert))) == Faults{});
        for (const char* words : {"Bemiddelaar", "Pauze", "Eerder stoppen"}) {
            INFO(words);
            const auto& all = room.window.semantics();
            CHECK(std::any_of(all.begin(), all.end(), [&](const kit::Semantic& one) { return one.role == kit::Role::text && one.label == words && one.owner.rfind("console.", 0) == 0; }));
        }
    }
}

TEST_CASE("at one table's page the alert of another one is in sight, and names it") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room);
    room.window.key("5");
    room.window.key("Enter");
    CHECK(room.window.shows("Tafel 2: Twee bezwaren tegen één voorstel."));
    CHECK(room.window.click("console.send.2"));
    CHECK(room.command().table() == 2);
}

TEST_CASE("Enter on a table without an alert opens it, and Escape leads back") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room);
    room.window.key("5");
    room.window.key("Enter");
    REQUIRE(room.wants.watch);
    CHECK(room.wants.watch->table() == 5);
    CHECK(room.window.find("trainer.pause"));
    room.window.key("Escape");
    CHECK(room.window.find("console.table.5"));
}

TEST_CASE("what is done to all tables names each of them") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room, 3);
    CHECK(room.window.click("console.extend"));
    REQUIRE(room.wants.commands.size() == 3);
    for (std::uint32_t table = 1; table <= 3; ++table) {
        CHECK(room.wants.commands[table - 1].table() == table);
        CHECK(room.wants.commands[table - 1].extend().by_ms() == 120'000);
    }
    room.wants.commands.clear();
    room.window.click("console.pause");
    CHECK(room.wants.commands.size() == 2);  // the third stands still already
    room.wants.commands.clear();
    room.window.click("console.lids");
    CHECK(room.wants.commands.size() == 3);
    CHECK(room.command().set_lids().down());
    Glance down = glance(2);
    down.set_lids_down(true);
    room.glance(down);
    room.window.settle();
    room.wants.commands.clear();
    room.window.click("console.lids");
    REQUIRE(room.wants.commands.size() == 2);  // those of the second are down already
    CHECK((room.wants.commands[0].table() == 1 && room.wants.commands[1].table() == 3 && room.command().set_lids().down()));
}

TEST_CASE("the next phase for all and the end of the session ask first") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room, 2);
    room.window.click("console.next");
    CHECK(room.wants.commands.empty());
    CHECK(room.window.click("console.next.sure.yes"));
    CHECK(room.wants.commands.size() == 2);
    CHECK(room.command().has_next_phase());
    CHECK(room.command().next_phase().from() == 3);  // as the glance said
    room.wants.commands.clear();
    room.window.click("console.end");
    room.window.click("console.end.sure.no");
    CHECK(room.wants.commands.empty());
    room.window.click("console.end");
    room.window.click("console.end.sure.yes");
    CHECK(room.command().has_end_session());
    CHECK(room.command().table() == 0);
}

TEST_CASE("the next phase for all says where a result follows, and leaves out a table at its last phase") {
    Room room(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(room, 3);
    Glance last = glance(2);
    last.set_phase(5);
    room.glance(last);
    room.window.settle();
    room.window.click("console.next");
    CHECK(room.window.shows("Waar een uitkomst volgt"));
    CHECK(faults_everywhere(room, "console-next-result") == Faults{});
    CHECK(room.window.click("console.next.sure.yes"));
    REQUIRE(room.wants.commands.size() == 2);
    CHECK((room.wants.commands[0].table() == 1 && room.wants.commands[1].table() == 3));
    for (const std::uint32_t table : {1u, 3u}) {
        Glance seen = glance(table);
        seen.set_phase(4);
        room.glance(seen);
    }
    room.window.settle();
    room.window.click("console.next");
    CHECK(room.window.shows("naar hun volgende fase"));
    CHECK_FALSE(room.window.shows("Waar een uitkomst volgt"));
}

TEST_CASE("looking over a shoulder shows a band, sends nothing, and leads back") {
    Room room(welcome(TRAINER_VIEWER, 1), only_table());
    room.window.settle();
    room.window.click("trainer.look");
    room.window.click("trainer.looking.town");
    room.window.click("trainer.looking.go");
    REQUIRE(room.wants.watch);
    CHECK(room.wants.watch->as_seat() == 4);
    Room looking(welcome(TRAINER_VIEWER, 1, 1), only_table());
    looking.window.settle();
    CHECK(looking.window.shows("Je kijkt mee met Marijke de Feijter."));
    CHECK(looking.window.find("table.time_out"));
    looking.window.click("table.time_out");
    CHECK(looking.wants.commands.empty());
    CHECK(looking.wants.only_looking);
    CHECK(looking.window.click("look.back"));
    REQUIRE(looking.wants.watch);
    CHECK(looking.wants.watch->as_seat() == 0);
    CHECK(faults_everywhere(looking, "looking") == Faults{});
}

TEST_CASE("the console stands at every window size and text scale") {
    Room overview(welcome(TRAINER_VIEWER, 1), at_talk());
    add_glances(overview);
    CHECK(faults_everywhere(overview, "console", true) == Faults{});
    Room table(welcome(TRAINER_VIEWER, 1), only_table());
    table.window.settle();
    CHECK(faults_everywhere(table, "console-table", true) == Faults{});
    for (const char* tool : {"back", "inject", "whisper", "prompt", "swap", "sign", "forms", "bookmark", "look", "print", "end"}) {
        INFO(tool);
        REQUIRE(table.window.click(std::string("trainer.") + tool));
        CHECK(faults_everywhere(table, std::string("tool-") + tool) == Faults{});
        table.window.key("Escape");
    }
}
