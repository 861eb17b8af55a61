// People after the start: who came late waits on a clear screen, the trainer lets them in with one key, the partner is told;
// and moving people once cards have been read.
#include "tests/screens/room.hpp"

#include <memory>

#include "client/screens/seating.hpp"
#include "client/screens/words.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

// One table that talks, every seat held, and so many in the lobby.
Knowledge crowded(std::uint32_t waiting) {
    Knowledge known = table_at(3);
    known.mutable_session()->set_tables(1);
    for (std::uint32_t participant = 8; participant < 8 + waiting; ++participant) known.add_participants()->set_participant(participant);
    return known;
}

Glance full_glance(std::uint32_t table) {
    Glance out = glance(table);
    for (auto& seat : *out.mutable_seats()) seat.set_holder(SINGLE);
    return out;
}

void show(Room& room) {
    room.glance(full_glance(1));
    room.window.settle();
}

ServerMessage named(std::uint32_t participant) {
    ServerMessage message;
    Name& name = *message.mutable_names()->add_names();
    name.set_participant(participant);
    name.set_name(name_of(participant));
    return message;
}

}  // namespace

TEST_CASE("a place for who comes late: a free seat, else a person who is here, at the table and party with the fewest duos") {
    using screens::Chair;
    const auto seat_of = [](const std::vector<Chair>& chairs, std::uint32_t own = 0) {
        const auto best = screens::propose_chair(chairs, own);
        return best ? std::make_pair(best->table, best->seat) : std::make_pair(0u, 0u);
    };
    using Place = std::pair<std::uint32_t, std::uint32_t>;
    CHECK(seat_of({}) == Place{0, 0});
    CHECK(seat_of({{1, 1, 1, 2, true}}) == Place{0, 0});
    CHECK(seat_of({{1, 1, 1, 1, true}, {1, 2, 2, 0, false}}) == Place{1, 2});
    CHECK(seat_of({{1, 1, 1, 1, false}, {1, 2, 2, 1, true}}) == Place{1, 2});
    CHECK(seat_of({{1, 1, 1, 1, false}, {1, 2, 2, 2, true}}) == Place{1, 1});
    // Table 2 has no duo yet.
    const std::vector<Chair> two{{1, 1, 1, 2, true}, {1, 2, 2, 1, true}, {2, 1, 1, 1, true}, {2, 2, 2, 1, true}};
    CHECK(seat_of(two) == Place{2, 1});
    CHECK(seat_of(two, 1) == Place{1, 2});
    // Party 1 has its duo already.
    CHECK(seat_of({{1, 1, 1, 2, true}, {1, 2, 1, 1, true}, {1, 3, 2, 1, true}}) == Place{1, 3});
}

TEST_CASE("one key lets in who came late, at the seat that was proposed") {
    Room room(welcome(TRAINER_VIEWER, 1), crowded(1));
    show(room);
    CHECK(room.window.shows("Hanna komt later binnen"));
    CHECK(room.window.shows("als duo bij Anneloes van den Bergh"));
    room.window.key("l");
    const PlaceParticipant& place = room.command().place_participant();
    CHECK((place.participant() == 8 && place.table() == 1 && place.seat() == 1));
    CHECK(room.command().table() == 0);
}

TEST_CASE("the key does nothing under a dialog, in a field, or while nobody waits") {
    Room nobody(welcome(TRAINER_VIEWER, 1), crowded(0));
    show(nobody);
    CHECK_FALSE(nobody.window.find("late.in"));
    nobody.window.key("l");
    CHECK(nobody.wants.commands.empty());
    Room room(welcome(TRAINER_VIEWER, 1), crowded(1));
    show(room);
    REQUIRE(room.window.click("trainer.bookmark"));
    room.window.key("l");
    CHECK(room.wants.commands.empty());
}

TEST_CASE("several who wait are let in one after the other, or look on, or get a seat by hand") {
    Room room(welcome(TRAINER_VIEWER, 1), crowded(3));
    show(room);
    CHECK(room.window.shows("Hanna en nog 2 wachten op een plaats."));
    CHECK(room.window.click("late.look"));
    CHECK((room.command().place_participant().participant() == 8 && room.command().place_participant().table() == 1 && room.command().place_participant().seat() == 0));
    CHECK(room.window.click("late.elsewhere"));
    CHECK(room.window.shows("Hanna: kies een plaats"));
    CHECK(room.window.click("host.seat.1.4"));
    CHECK((room.command().place_participant().participant() == 8 && room.command().place_participant().seat() == 4));
    CHECK_FALSE(room.window.find("move.sure.yes"));  // who has read no card needs no warning
    room.window.key("Escape");
    CHECK(room.window.find("trainer.pause"));
}

TEST_CASE("with two people at every seat nothing is proposed") {
    Knowledge known = crowded(1);
    for (std::uint32_t seat = 1; seat <= 7; ++seat) {
        ParticipantKnowledge& second = *known.add_participants();
        second.set_participant(8 + seat);
        second.set_table(1);
        second.set_seat(seat);
    }
    Room room(welcome(TRAINER_VIEWER, 1), known);
    show(room);
    CHECK_FALSE(room.window.find("late.in"));
    CHECK(room.window.find("late.look"));
    room.window.key("l");
    CHECK(room.wants.commands.empty());
}

TEST_CASE("after the briefing a move to another card asks first; to look on does not") {
    Room room(welcome(TRAINER_VIEWER, 1), crowded(0));
    show(room);
    REQUIRE(room.window.click("trainer.move"));
    room.window.click("host.person.2");
    room.window.click("host.seat.1.4");
    CHECK(room.wants.commands.empty());
    CHECK(room.window.shows("Bram kent de geheime rolkaart"));
    CHECK(room.window.click("move.sure.no"));
    CHECK(room.wants.commands.empty());
    room.window.click("host.person.2");
    room.window.click("host.swap");
    room.window.click("host.person.3");
    CHECK(room.window.click("move.sure.yes"));
    CHECK((room.command().swap_participants().one() == 2 && room.command().swap_participants().other() == 3));
    room.window.click("host.person.5");
    room.window.click("host.seat.1.0");
    CHECK((room.command().place_participant().participant() == 5 && room.command().place_participant().seat() == 0));
}

TEST_CASE("while people still read, they are moved without a question") {
    Knowledge known = table_at(1);
    Room room(welcome(TRAINER_VIEWER, 1), known);
    Glance reading = full_glance(1);
    reading.set_phase(1);
    room.glance(reading);
    room.window.settle();
    REQUIRE(room.window.click("console.back"));
    REQUIRE(room.window.click("console.people"));
    room.window.click("host.person.2");
    room.window.click("host.seat.1.4");
    CHECK(room.command().place_participant().seat() == 4);
}

TEST_CASE("who waits for a place sees their name and that it goes on by itself") {
    Welcome lobby = welcome(LOBBY_VIEWER);
    lobby.set_participant(8);
    Knowledge known;
    known.set_session_started(true);
    Room room(lobby, known);
    room.take(named(8));
    room.window.settle();
    CHECK(room.window.find("region.no_place"));
    CHECK(room.window.shows("Welkom, Hanna"));
    CHECK(room.window.shows("De trainer geeft je zo een plaats"));
    CHECK(faults_everywhere(room, "no-place", true) == Faults{});
    ServerMessage over;
    over.mutable_session_event()->mutable_session_ended();
    room.take(over);
    room.window.kit().request_frame();
    room.window.settle();
    CHECK(room.window.shows("De sessie is voorbij"));
}

TEST_CASE("whoever holds a seat is told who comes to share it, once, and sees it from then on") {
    Room room(welcome(SEAT_VIEWER, 1, 2), table_at(3));
    room.window.settle();
    ServerMessage message;
    SeatChanged& held = *message.mutable_event()->mutable_seat_changed();
    held.set_seat(2);
    held.set_holder(DUO);
    held.set_presence(HERE);
    held.add_participants(2);
    held.add_participants(8);
    room.take(message);
    CHECK(room.session().take_remarks().empty());  // the name comes a moment later
    room.take(named(8));
    const auto remarks = room.session().take_remarks();
    REQUIRE(remarks.size() == 1);
    CHECK(remarks.front().text.find("Hanna deelt nu deze plaats met jou") == 0);
    held.set_presence(AWAY);
    room.take(message);
    room.take(named(8));
    CHECK(room.session().take_remarks().empty());
    room.window.kit().request_frame();
    room.window.settle();
    CHECK(room.window.shows("met Hanna"));
    // Elsewhere it is no news.
    Room other(welcome(SEAT_VIEWER, 1, 3), table_at(3));
    other.take(message);
    other.take(named(8));
    CHECK(other.session().take_remarks().empty());
}

TEST_CASE("who is let in late gets five lines of where the table stands") {
    Welcome lobby = welcome(LOBBY_VIEWER);
    lobby.set_participant(8);
    Room room(lobby, {});
    room.window.settle();
    CHECK_FALSE(room.window.find("recap.go"));
    // Let in: the seat's welcome, then its history.
    ServerMessage seated;
    *seated.mutable_welcome() = welcome(SEAT_VIEWER, 1, 2);
    seated.mutable_welcome()->set_participant(8);
    seated.mutable_welcome()->set_fresh(true);
    room.take(seated);
    const Knowledge known = table_at(3);
    ServerMessage opened, entered, done;
    *opened.mutable_event()->mutable_table_opened() = known.opened();
    *entered.mutable_event()->mutable_phase_entered() = known.phase();
    done.set_caught_up(true);
    for (const auto* message : {&opened, &entered, &done}) room.take(*message);
    room.window.kit().request_frame();
    room.window.settle();
    CHECK(room.window.find("recap.go"));
}

TEST_CASE("who came late gets the recap also when the page was loaded again, as who is known by a seat alone; who was here before gets none") {
    const auto comes_back = [](std::initializer_list<std::uint32_t> phases, std::size_t placed_after) {
        Welcome lobby = welcome(LOBBY_VIEWER);
        lobby.set_participant(8);
        auto room = std::make_unique<Room>(lobby, Knowledge());  // loaded again: no token comes
        ServerMessage seated, opened, placed, done;
        *seated.mutable_welcome() = welcome(SEAT_VIEWER, 1, 2);
        seated.mutable_welcome()->set_participant(8);
        seated.mutable_welcome()->set_fresh(true);
        seated.mutable_welcome()->clear_token();
        *opened.mutable_event()->mutable_table_opened() = table_at(3).opened();
        placed.mutable_event()->set_at_ms(70'000);
        SeatChanged& held = *placed.mutable_event()->mutable_seat_changed();
        held.set_seat(2);
        held.set_holder(DUO);
        held.add_participants(2);
        held.add_participants(8);
        done.set_caught_up(true);
        room->take(seated);
        room->take(opened);
        std::size_t entered = 0;
        for (const auto phase : phases) {
            ServerMessage next;
            next.mutable_event()->mutable_phase_entered()->set_phase(phase);
            room->take(next);
            if (++entered != placed_after) continue;
            room->take(placed);
        }
        held.set_presence(AWAY);  // as when the page is closed
        placed.mutable_event()->set_at_ms(90'000);
        room->take(placed);
        room->take(done);
        room->window.kit().request_frame();
        room->window.settle();
        return room->window.find("recap.go") != nullptr;
    };
    CHECK(comes_back({0, 1, 2}, 3));
    CHECK(comes_back({0, 1, 2, 3}, 3));
    CHECK_FALSE(comes_back({0, 1, 2, 3}, 1));
    CHECK_FALSE(comes_back({0, 1, 2, 3}, 2));  // while people read
}

TEST_CASE("who observes and came after the start gets the recap when the page was loaded again") {
    for (const bool started_before : {true, false}) {
        Welcome lobby = welcome(LOBBY_VIEWER);
        lobby.set_participant(8);
        Room room(lobby, {});
        ServerMessage seated, started, placed, opened, entered, done;
        *seated.mutable_welcome() = welcome(OBSERVER_VIEWER, 1);
        seated.mutable_welcome()->set_participant(8);
        seated.mutable_welcome()->set_fresh(true);
        seated.mutable_welcome()->set_fresh_session(true);
        seated.mutable_welcome()->clear_token();
        started.mutable_session_event()->mutable_session_started();
        placed.mutable_session_event()->set_at_ms(90'000);
        placed.mutable_session_event()->mutable_participant_placed()->set_participant(8);
        placed.mutable_session_event()->mutable_participant_placed()->set_table(1);
        placed.mutable_session_event()->mutable_participant_placed()->set_seat(0);
        *opened.mutable_event()->mutable_table_opened() = table_at(3).opened();
        entered.mutable_event()->mutable_phase_entered()->set_phase(3);
        done.set_caught_up(true);
        room.take(seated);
        room.take(started_before ? started : placed);
        room.take(started_before ? placed : started);
        for (const auto* message : {&opened, &entered, &done}) room.take(*message);
        room.window.kit().request_frame();
        room.window.settle();
        CHECK((room.window.find("recap.go") != nullptr) == started_before);
    }
}

TEST_CASE("people after the start stand at every window size and text scale") {
    Room room(welcome(TRAINER_VIEWER, 1), crowded(2));
    show(room);
    CHECK(faults_everywhere(room, "late", true) == Faults{});
    REQUIRE(room.window.click("console.back"));
    CHECK(faults_everywhere(room, "late-overview") == Faults{});
    REQUIRE(room.window.click("late.elsewhere"));
    CHECK(faults_everywhere(room, "people", true) == Faults{});
}

TEST_CASE("who joins a running table gets at most five lines of where it stands, once") {
    Knowledge known = table_at(3);
    add_proposal(known, AGREED);
    add_proposal(known, PROPOSAL_OPEN);
    add_results(known);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    room.window.settle();
    REQUIRE(room.window.find("recap.go"));
    CHECK(room.window.shows("Nu: Onderhandelen, ronde 1, nog 9:00."));
    CHECK(room.window.shows("Afgesproken: Twee scholen samen, Samen naar draagkracht."));
    CHECK(room.window.shows("Voorstel 2 ligt op tafel"));
    CHECK(room.window.shows("Jouw geheime rol"));
    CHECK(faults_everywhere(room, "recap", true) == Faults{});
    CHECK(room.window.click("recap.go"));
    room.advance(5'000);
    CHECK_FALSE(room.window.find("recap.go"));
    Room early(welcome(SEAT_VIEWER, 1, 1), table_at(0));
    early.window.settle();
    CHECK_FALSE(early.window.find("recap.go"));
    Welcome back = welcome(SEAT_VIEWER, 1, 1);
    back.clear_token();
    Room again(back, known);
    again.window.settle();
    CHECK_FALSE(again.window.find("recap.go"));  // the page was loaded again
}
