// The trainer's console: all tables at a glance, one table with its tools, and looking over a shoulder.
#include "tests/screens/room.hpp"

#include <algorithm>

#include "client/screens/words.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

// Eight tables, the second with an alert.
void add_glances(Room& room, std::uint32_t tables = 8) {
    for (std::uint32_t table = 1; table <= tables; ++table) room.glance(glance(table, table == 2 ? OBJECTIONS : ALERT_NONE));
    room.window.settle();
}

Knowledge at_talk() {
    Knowledge known = table_at(3);
    add_proposal(known, PROPOSAL_OPEN);
    add_proposal(known, PROPOSAL_ACCEPTED);
    add_results(known);
    return known;
}

Knowledge one_table() {
    Knowledge known = at_talk();
    known.mutable_session()->set_tables(1);
    return known;
}

}  // namespace

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
    Room one(welcome(TRAINER_VIEWER, 1), one_table());
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
    Knowledge known = one_table();
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
    Room room(welcome(TRAINER_VIEWER, 1), one_table());
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
    Room room(welcome(TRAINER_VIEWER, 1), one_table());
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
    Room alone(welcome(TRAINER_VIEWER, 1), one_table());
    alone.glance(glance(1));
    alone.window.settle();
    REQUIRE(alone.window.find("trainer.pause"));
    for (const char* help : {"console.mediator.1", "console.break.1", "console.stop.1"}) CHECK_FALSE(alone.window.find(help));
}

TEST_CASE("an alert and what stands beside it fit every window, and hide no word where there is room for it") {
    for (const Alert alert : {QUIET, OBJECTIONS, FORM_FIRST}) {
        Room room(welcome(TRAINER_VIEWER, 1), one_table());
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

TEST_CASE("each tool of a table gives its command, named for that table") {
    Room room(welcome(TRAINER_VIEWER, 1), one_table());
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
    Knowledge known = one_table();
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
    Knowledge known = one_table();
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
    Room room(welcome(TRAINER_VIEWER, 1), one_table(), {390, 844, 1});
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
    Room room(welcome(TRAINER_VIEWER, 1), one_table());
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
    Room alone(welcome(TRAINER_VIEWER, 1), one_table());
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
    Room room(welcome(TRAINER_VIEWER, 1), one_table());
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

TEST_CASE("looking over a shoulder shows a band, sends nothing, and leads back") {
    Room room(welcome(TRAINER_VIEWER, 1), one_table());
    room.window.settle();
    room.window.click("trainer.look");
    room.window.click("trainer.looking.town");
    room.window.click("trainer.looking.go");
    REQUIRE(room.wants.watch);
    CHECK(room.wants.watch->as_seat() == 4);
    Room looking(welcome(TRAINER_VIEWER, 1, 1), one_table());
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
    Room table(welcome(TRAINER_VIEWER, 1), one_table());
    table.window.settle();
    CHECK(faults_everywhere(table, "console-table", true) == Faults{});
    for (const char* tool : {"back", "inject", "whisper", "prompt", "swap", "sign", "forms", "bookmark", "look", "print", "end"}) {
        INFO(tool);
        REQUIRE(table.window.click(std::string("trainer.") + tool));
        CHECK(faults_everywhere(table, std::string("tool-") + tool) == Faults{});
        table.window.key("Escape");
    }
}
