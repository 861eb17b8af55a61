// Hosting: choosing what to play, the room that fills up, moving people, tickets, and the start.
#include "tests/screens/room.hpp"

#include <tuple>

#include "client/screens/kit/qr.hpp"
#include "client/screens/seating.hpp"
#include "client/screens/words.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

Knowledge filling(std::uint32_t waiting = 3) {
    Knowledge known = table_at(0);
    for (std::uint32_t participant = 8; participant < 8 + waiting; ++participant) known.add_participants()->set_participant(participant);
    return known;
}

// Somebody of table 1 gets up.
void leave(Knowledge& known, std::uint32_t participant) {
    known.mutable_seats(static_cast<int>(participant) - 1)->set_holder(EMPTY);
    known.mutable_seats(static_cast<int>(participant) - 1)->clear_participants();
    known.mutable_participants(static_cast<int>(participant) - 1)->set_table(0);
    known.mutable_participants(static_cast<int>(participant) - 1)->set_seat(0);
}

}  // namespace

TEST_CASE("one press hosts what is right for most") {
    Room room(welcome(HOST_VIEWER), {});
    room.window.settle();
    CHECK(room.window.focused() == "setup.go");
    room.window.key("Enter");
    const HostSession& wanted = room.message().host_session();
    CHECK(wanted.scenario() == "krimp");
    CHECK(wanted.length_min() == 90);
    CHECK(wanted.tables() == 0);
    CHECK(wanted.talk() == SPOKEN);
    CHECK(wanted.absent() == NO_SIGNATURE);
    CHECK(wanted.without().empty());
    CHECK(wanted.language() == "nl");
    room.window.click("setup.go");
    CHECK(room.wants.messages.size() == 1);  // it is opening already
}

TEST_CASE("every choice of the setup reaches the server") {
    Room room(welcome(HOST_VIEWER), {});
    room.window.settle();
    for (const char* id : {"setup.scenario.triad", "setup.length.2", "setup.talk.1", "setup.language.1", "setup.absent.1", "setup.instrument.6", "setup.tables", "setup.tables.3", "setup.go"}) {
        INFO(id);
        CHECK(room.window.click(id));
    }
    const HostSession& wanted = room.message().host_session();
    CHECK(wanted.scenario() == "triad");
    CHECK(wanted.length_min() == 180);
    CHECK(wanted.tables() == 3);
    CHECK(wanted.talk() == TYPED);
    CHECK(wanted.absent() == DOUBLED);
    REQUIRE(wanted.without_size() == 1);
    CHECK(wanted.without(0) == LEDGER);
    CHECK(wanted.language() == "en");
}

TEST_CASE("a scenario that cannot be played is listed with where and what, and the list is read again on a wish") {
    Room room(welcome(HOST_VIEWER), {});
    room.window.settle();
    CHECK(room.window.shows("sluizen kan zo niet gespeeld worden. issues.yaml, regel 12: 'unanimty' is not a choice here; did you mean 'unanimity'?"));
    CHECK(room.window.shows("nog meer fouten: 2."));
    CHECK(room.window.click("setup.scenario.triad"));
    CHECK(room.window.click("setup.again"));
    CHECK(room.message().has_ask_setup());
    // A list that became another one: what was chosen stays chosen, wherever it stands now.
    ServerMessage fresh;
    fresh.mutable_setup()->add_scenarios()->set_scenario("a-new-one");
    ScenarioOffer& triad = *fresh.mutable_setup()->add_scenarios();
    triad.set_scenario("triad");
    triad.add_lengths_min(45);
    room.take(fresh);
    room.window.settle();
    CHECK_FALSE(room.window.shows("sluizen"));
    CHECK(room.window.click("setup.go"));
    CHECK(room.message().host_session().scenario() == "triad");
    CHECK(room.message().host_session().length_min() == 45);
}

TEST_CASE("an unfinished session is gone on with by one press") {
    Room room(welcome(HOST_VIEWER), {});
    room.window.settle();
    CHECK(room.window.click("setup.resume.2026-11-23.samenspel"));
    CHECK(room.message().host_session().resume() == "2026-11-23.samenspel");
}

TEST_CASE("finished sessions stand apart, by what was played and their file, and one is opened again by one press") {
    Room room(welcome(HOST_VIEWER), {});
    room.window.settle();
    CHECK(room.window.shows("Ga verder met"));
    CHECK(room.window.shows("Terugkijken naar"));
    CHECK(room.window.shows("De driehoek (2026-11-20-1330-triad)"));
    CHECK(room.window.click("setup.resume.2026-11-20-1330-triad.samenspel"));
    CHECK(room.message().host_session().resume() == "2026-11-20-1330-triad.samenspel");
    ServerMessage fresh;
    fresh.mutable_setup()->add_scenarios()->set_scenario("triad");
    room.take(fresh);
    room.window.settle();
    CHECK_FALSE(room.window.shows("Terugkijken naar"));
    CHECK_FALSE(room.window.shows("Ga verder met"));
}

TEST_CASE("people of a session whose names were taken out have numbers at their seats") {
    Room room(welcome(TRAINER_VIEWER, 1), table_at(3));
    const auto& held = room.session().knowledge().seats(0);
    REQUIRE(held.participants_size() == 1);
    ServerMessage message;
    message.mutable_names()->add_names()->set_participant(held.participants(0));
    room.take(message);
    CHECK(room.session().name(held.participants(0)) == "Deelnemer " + std::to_string(held.participants(0)));
    CHECK(room.session().holders(held.seat()) == "Deelnemer " + std::to_string(held.participants(0)));
}

TEST_CASE("thirteen people make two tables, of seven and six") {
    CHECK(screens::tables_for(13, 7) == 2);
    CHECK(screens::spread(13, 2) == std::vector<int>{7, 6});
    CHECK(screens::tables_for(0, 7) == 1);
    Room room(welcome(HOST_VIEWER), {});
    room.window.settle();
    for (int more = 0; more < 6; ++more) room.window.click("setup.more");
    CHECK(room.window.shows("2 tafels: 7 + 6."));
}

TEST_CASE("the tables that the setup counts for the people expected are those that it asks the server for") {
    for (const auto& [scenario, people, tables] : std::initializer_list<std::tuple<const char*, int, int>>{
             {"krimp", 13, 2}, {"krimp", 23, 4}, {"krimp", 40, 6}, {"krimp", 64, 10}, {"hall", 40, 14}, {"hall", 64, 16}}) {
        INFO(scenario << " " << people);
        Room room(welcome(HOST_VIEWER), {});
        ServerMessage offers;
        *offers.mutable_setup() = setup();
        ScenarioOffer& small = *offers.mutable_setup()->add_scenarios();
        small = offers.setup().scenarios(0);
        small.set_scenario("hall");
        small.set_most_people(6);  // three to a table: more people are expected than sit so at sixteen
        room.take(offers);
        room.window.settle();
        REQUIRE(room.window.click(std::string("setup.scenario.") + scenario));
        while (std::stoi(room.window.find("setup.people")->label) < people) REQUIRE(room.window.click("setup.more"));
        CHECK(room.window.shows(std::to_string(tables) + " tafels: "));
        REQUIRE(room.window.click("setup.go"));
        CHECK(room.message().host_session().tables() == 0);
        CHECK(room.message().host_session().tables_expected() == static_cast<std::uint32_t>(tables));
    }
}

TEST_CASE("every number of tables that a server opens can be chosen") {
    Room room(welcome(HOST_VIEWER), {});
    room.window.settle();
    REQUIRE(room.window.click("setup.tables"));
    REQUIRE(room.window.find("setup.tables.16"));
    CHECK_FALSE(room.window.find("setup.tables.17"));
    room.window.kit().focus.request("setup.tables.16", true);
    room.window.settle();
    room.window.key("Enter");
    CHECK(room.window.shows("16 tafels: "));
    REQUIRE(room.window.click("setup.go"));
    CHECK(room.message().host_session().tables() == 16);
    CHECK(room.message().host_session().tables_expected() == 0);
}

TEST_CASE("a QR code is a square with its three corners, and the same text gives the same code") {
    const kit::QrSquare code = kit::qr_square("http://192.168.1.20:7070/j/K7M2QX");
    REQUIRE(code.side >= 21);
    CHECK(code.dark.size() == static_cast<std::size_t>(code.side * code.side));
    for (const auto& [x, y] : std::initializer_list<std::pair<int, int>>{{0, 0}, {code.side - 7, 0}, {0, code.side - 7}}) {
        CHECK(code.at(x, y));
        CHECK_FALSE(code.at(x + 1, y + 1));
        CHECK(code.at(x + 3, y + 3));
    }
    CHECK(kit::qr_square("http://192.168.1.20:7070/j/K7M2QX").dark == code.dark);
    CHECK(kit::qr_square("").side == 0);
    CHECK(kit::qr_square(std::string(5'000, 'x')).side == 0);
}

TEST_CASE("the lobby shows link, code and QR of the likely way, and who still has no seat") {
    Room room(welcome(TRAINER_VIEWER, 1), filling());
    room.window.settle();
    CHECK(room.window.shows("192.168.1.20:7070/j/K7M2QX"));
    REQUIRE(room.window.find("host.qr"));
    CHECK(room.window.find("host.qr")->label == "http://192.168.1.20:7070/j/K7M2QX");
    CHECK(room.window.shows("10.0.0.3:7070"));
    REQUIRE(room.window.find("host.board"));
    CHECK(room.window.find("host.board")->label == "192.168.1.20:7070/board/K7M2QX");
    CHECK(room.window.find("host.person.8"));
    CHECK(room.window.find("host.table.2.card") == nullptr);
}

TEST_CASE("role cards and clock are printed before the start, for any table") {
    Room room(welcome(TRAINER_VIEWER, 1), filling());
    room.window.settle();
    CHECK(room.window.click("host.print"));
    CHECK(room.window.click("trainer.printing.clock"));
    CHECK(faults_everywhere(room, "host-print") == Faults{});
    CHECK(room.window.click("trainer.printing.go"));
    CHECK(room.message().print().kind() == CLOCK_SHEET);
    CHECK(room.message().print().table() == 0);
    CHECK(room.window.click("host.print"));
    CHECK(room.window.click("trainer.printing.go"));
    CHECK(room.message().print().kind() == ROLE_CARDS);
    CHECK_FALSE(room.window.find("trainer.printing.go"));
}

TEST_CASE("a person is moved by pressing the name and then the seat") {
    Room room(welcome(TRAINER_VIEWER, 1), filling());
    room.window.settle();
    CHECK(room.window.click("host.person.8"));
    CHECK(room.window.click("host.seat.1.2"));  // somebody sits there: a duo
    const Command& command = room.command();
    CHECK(command.table() == 0);
    CHECK(command.place_participant().participant() == 8);
    CHECK(command.place_participant().table() == 1);
    CHECK(command.place_participant().seat() == 2);
}

TEST_CASE("two people swap, and an observer is seat 0") {
    Room room(welcome(TRAINER_VIEWER, 1), filling());
    room.window.settle();
    room.window.click("host.person.1");
    CHECK(room.window.click("host.swap"));
    CHECK(room.window.click("host.person.4"));
    CHECK(room.command().swap_participants().one() == 1);
    CHECK(room.command().swap_participants().other() == 4);
    room.window.click("host.person.9");
    CHECK(room.window.click("host.seat.1.0"));
    CHECK(room.command().place_participant().participant() == 9);
    CHECK(room.command().place_participant().seat() == 0);
}

TEST_CASE("somebody is taken out of the session after a question") {
    Room room(welcome(TRAINER_VIEWER, 1), filling());
    room.window.settle();
    room.window.click("host.person.4");
    CHECK(faults_everywhere(room, "host-picked") == Faults{});
    CHECK(room.window.click("host.remove"));
    CHECK(faults_everywhere(room, "host-remove") == Faults{});
    CHECK(room.wants.commands.empty());
    CHECK(room.window.click("host.remove.sure.no"));
    CHECK(room.wants.commands.empty());
    room.window.click("host.person.4");
    room.window.click("host.remove");
    CHECK(room.window.click("host.remove.sure.yes"));
    CHECK(room.command().table() == 0);
    CHECK(room.command().leave_session().participant() == 4);
    CHECK_FALSE(room.window.find("host.swap"));  // nobody is picked any more
}

TEST_CASE("people are moved by keyboard alone") {
    Room room(welcome(TRAINER_VIEWER, 1), filling());
    room.window.settle();
    room.window.kit().focus.request("host.person.8", true);
    room.window.settle();
    room.window.key("Enter");
    room.window.kit().focus.request("host.seat.1.1", true);
    room.window.settle();
    room.window.key("Down");
    CHECK(room.window.focused() == "host.seat.1.2");
    room.window.key("Enter");
    CHECK(room.command().place_participant().seat() == 2);
}

TEST_CASE("dealing names how many tables") {
    Room room(welcome(TRAINER_VIEWER, 1), filling());
    room.window.settle();
    CHECK(room.window.click("host.deal"));
    CHECK(room.command().deal_participants().tables() == 2);  // ten people, seven seats
    room.window.click("host.more");
    room.window.click("host.deal");
    CHECK(room.command().deal_participants().tables() == 3);
}

TEST_CASE("dealing starts from the number of tables that was chosen in the setup, and in the next session from that one's") {
    Knowledge known = filling();
    known.mutable_session()->set_tables(4);
    known.mutable_session()->set_tables_chosen(true);
    Room room(welcome(TRAINER_VIEWER, 1), known);
    room.window.settle();
    CHECK(room.window.shows("4 tafels"));
    room.window.click("host.deal");
    CHECK(room.command().deal_participants().tables() == 4);  // ten people would fit at two
    room.window.click("host.fewer");
    room.window.click("host.deal");
    CHECK(room.command().deal_participants().tables() == 3);
    ServerMessage next;
    *next.mutable_reach() = reach();
    next.mutable_reach()->set_code("ANOTHER");
    room.take(next);
    room.window.kit().request_frame();
    room.window.settle();
    room.window.click("host.deal");
    CHECK(room.command().deal_participants().tables() == 4);
}

TEST_CASE("dealing asks first when it would undo what was done by hand") {
    Room room(welcome(TRAINER_VIEWER, 1), filling());
    room.window.settle();
    CHECK(room.window.click("host.deal"));
    CHECK(room.command().has_deal_participants());  // nobody was put anywhere by hand
    room.window.click("host.person.8");
    CHECK(room.window.click("host.seat.1.2"));
    room.wants.commands.clear();
    CHECK(room.window.click("host.deal"));
    CHECK(room.wants.commands.empty());
    CHECK(faults_everywhere(room, "host-redeal") == Faults{});
    CHECK(room.window.click("host.redeal.no"));
    CHECK(room.wants.commands.empty());
    CHECK(room.window.click("host.deal"));
    CHECK(room.window.click("host.redeal.yes"));
    CHECK(room.command().deal_participants().tables() == 2);
    room.wants.commands.clear();
    CHECK(room.window.click("host.deal"));
    CHECK(room.command().has_deal_participants());
}

TEST_CASE("the card game is for whoever came: no empty seat is missed") {
    Knowledge known = filling();
    leave(known, 2);
    known.mutable_opened()->mutable_content()->add_phases()->set_kind(DRAWING);
    Room room(welcome(TRAINER_VIEWER, 1), known);
    room.window.settle();
    CHECK_FALSE(room.window.shows("mist wie tekent"));
    CHECK(room.window.click("lobby.start"));
    CHECK(room.command().has_start_session());
}

TEST_CASE("a table without a signatory is warned of before the start, and bots mend it") {
    Knowledge known = filling();
    leave(known, 2);
    Room room(welcome(TRAINER_VIEWER, 1), known);
    room.window.settle();
    CHECK(room.window.shows("Tafel 1 mist wie tekent voor: Openbaar Onderwijs Midden."));
    CHECK(room.window.click("lobby.start"));
    CHECK(room.wants.commands.empty());
    CHECK(room.window.click("host.anyway.bots"));
    CHECK(room.command().start_session().fill_with_bots());
    room.wants.commands.clear();
    CHECK(room.window.click("lobby.start"));
    room.window.key("Escape");
    CHECK(room.wants.commands.empty());
    CHECK(room.window.click("lobby.fill"));
    CHECK(room.window.click("lobby.start"));
    CHECK(room.command().start_session().fill_with_bots());
}

TEST_CASE("a new device gets a ticket, which shows until it is put away") {
    Room room(welcome(TRAINER_VIEWER, 1), filling());
    room.window.settle();
    room.window.click("host.person.5");
    CHECK(room.window.click("host.device"));
    CHECK(room.message().issue_ticket().participant() == 5);
    ServerMessage message;
    message.mutable_ticket()->set_participant(5);
    message.mutable_ticket()->set_ticket("3fk9-x7qa");
    message.mutable_ticket()->set_good_for_s(300);
    room.take(message);
    room.advance(1'000);
    REQUIRE(room.window.find("ticket.qr"));
    CHECK(room.window.find("ticket.qr")->label == "http://192.168.1.20:7070/j/K7M2QX#t=3fk9-x7qa");
    CHECK(room.window.shows("Els"));
    CHECK(room.window.shows("4:59"));
    CHECK(faults_everywhere(room, "ticket") == Faults{});
    CHECK(room.window.click("ticket.done"));
    CHECK_FALSE(room.window.find("ticket.qr"));
}

TEST_CASE("hosting stands at every window size and text scale") {
    Room setting_up(welcome(HOST_VIEWER), {});
    CHECK(faults_everywhere(setting_up, "setup", true) == Faults{});
    Knowledge known = filling(5);
    leave(known, 2);
    Room lobby(welcome(TRAINER_VIEWER, 1), known);
    CHECK(faults_everywhere(lobby, "host", true) == Faults{});
    lobby.window.click("host.person.8");
    CHECK(faults_everywhere(lobby, "host-picked") == Faults{});
    lobby.window.click("lobby.start");
    CHECK(faults_everywhere(lobby, "host-anyway") == Faults{});
}

TEST_CASE("thirty-two people at eight tables have room") {
    Knowledge known = table_at(0);
    known.clear_participants();
    for (std::uint32_t participant = 1; participant <= 32; ++participant) {
        ParticipantKnowledge& person = *known.add_participants();
        person.set_participant(participant);
        person.set_table((participant - 1) % 8 + 1);
        person.set_seat((participant - 1) / 8 + 1);
    }
    Room room(welcome(TRAINER_VIEWER, 1), known);
    CHECK(faults_everywhere(room, "host-32") == Faults{});
    CHECK(room.window.find("host.person.32"));
}

TEST_CASE("refusals around hosting say what to do") {
    screens::Connection refused;
    refused.cause = screens::Connection::Cause::refused_by_server;
    for (const auto& [refusal, words] : std::initializer_list<std::pair<Refusal, const char*>>{{NO_SESSION, "Probeer het zo opnieuw"}, {WRONG_TICKET, "Vraag de trainer"}, {CANNOT_HOST, "No such scenario."}, {REPLACED_DEVICE, "ander apparaat"}}) {
        refused.refusal = refusal;
        refused.args = {"No such scenario."};
        CHECK(screens::connection_sentence(refused).find(words) != std::string::npos);
    }
}

TEST_CASE("why nothing can be hosted is said in the person's language, and in the server's words when the kind is unknown") {
    screens::Connection refused;
    refused.cause = screens::Connection::Cause::refused_by_server;
    refused.refusal = CANNOT_HOST;
    for (const char* kind : {"one-session", "under-way", "tables", "language", "scenario", "file", "disk-full", "read-only", "broken-file", "failed"}) {
        INFO(kind);
        refused.args = {"The server's own words.", kind};
        screens::set_language(screens::Language::english);
        const std::string english = screens::connection_sentence(refused);
        screens::set_language(screens::Language::dutch);
        const std::string dutch = screens::connection_sentence(refused);
        CHECK(dutch.find("own words") == std::string::npos);
        CHECK(dutch.find("cannot_host") == std::string::npos);
        CHECK(dutch != english);
    }
    refused.args = {"The server's own words.", "brand-new"};
    CHECK(screens::connection_sentence(refused).find("own words") != std::string::npos);
}
