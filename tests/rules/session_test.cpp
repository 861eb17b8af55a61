// Dealing people over tables, swapping two, and the session's end.
#include "server/rules/session.hpp"

#include <algorithm>
#include <set>

#include "client/knowledge/fold.hpp"
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using rules::SeatId;
using rules::SessionDecision;

namespace {

// A session with its tables, all of whose people are here.
class Room {
public:
    explicit Room(std::uint32_t tables, std::uint64_t seed = 7, const std::shared_ptr<const rules::Rulebook>& book = mini_book(), const rules::TableOptions& options = {}) {
        for (std::uint32_t number = 1; number <= tables; ++number) {
            all.emplace_back(book);
            for (const auto& event : rules::open_table(*book, number, SPOKEN, seed + number, 0, options)) rules::apply(all.back(), event);
        }
        rules::SessionDecision opened;
        SessionOpened& session_opened = *opened.events.emplace_back(rules::Addressed{0, {}}).event.mutable_session_opened();
        session_opened.set_scenario("mini");
        session_opened.set_chance(seed);
        take(opened);
    }

    rules::Session session;
    std::vector<rules::Table> all;
    std::vector<rules::Addressed> journal;

    rules::Hall hall() const {
        rules::Hall out;
        for (const auto& table : all) out.tables.push_back({&table, 1'000});
        out.is_here = [this](std::uint32_t participant) { return away.count(participant) == 0; };
        out.now_ms = 1'000;
        out.in_order = in_order;
        return out;
    }
    bool in_order = false;
    std::set<std::uint32_t> away;  // participants not connected
    Reason take(const SessionDecision& decision) {
        for (const auto& [stream, event] : decision.events) {
            if (stream == 0) rules::apply_session(session, event);
            else rules::apply(all[stream - 1], event);
            journal.push_back({stream, event});
        }
        return decision.rejection ? decision.rejection->reason : REASON_UNSET;
    }
    void join(std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i)
            take(rules::decide_join(session, hall(), static_cast<std::uint32_t>(session.people.size()) + 1, false, 0));
    }
    Reason deal(std::uint32_t tables) { return take(rules::decide_deal(session, hall(), tables)); }
    Reason swap(std::uint32_t one, std::uint32_t other) {
        SwapParticipants command;
        command.set_one(one);
        command.set_other(other);
        return take(rules::decide_swap(session, hall(), command));
    }
    void trainer(std::uint32_t table, const std::function<void(Command&)>& fill) {
        Command given;
        fill(given);
        auto decision = rules::decide(all[table - 1], {rules::Actor::Kind::trainer, {}, 0}, given, 1'000);
        REQUIRE_FALSE(decision.rejection);
        for (const auto& event : decision.events) take({{{table, event}}, {}});
    }

    // "1 2 +": how many hold each seat of a table; + for an observer.
    std::string held(std::uint32_t table) const {
        std::string out;
        for (const auto& seat : all[table - 1].seats) out += std::to_string(seat.participants_size());
        for (const auto& person : session.people)
            if (person.known && !person.left && person.table == table && !person.seat) out += "+";
        return out;
    }
    // What the session says of each person is what the seats say; nobody sits twice.
    void check_places() const {
        std::multiset<std::uint32_t> seated;
        for (std::uint32_t table = 1; table <= all.size(); ++table)
            for (const auto& seat : all[table - 1].seats)
                for (const auto participant : seat.participants()) {
                    seated.insert(participant);
                    const rules::Person& person = *session.person(participant);
                    CHECK((person.table == table && person.seat.value == seat.seat() && !person.left));
                }
        std::multiset<std::uint32_t> placed;
        for (std::uint32_t number = 1; number <= session.people.size(); ++number)
            if (const auto* person = session.person(number); person && !person->left && person->seat) placed.insert(number);
        CHECK(seated == placed);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places() const {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
        for (const auto& person : session.people) out.emplace_back(person.table, person.seat.value);
        return out;
    }
};

}  // namespace

TEST_CASE("people are dealt as evenly as can be over exactly so many tables: alone first, then duos, the rest look on") {
    Room room(4);
    room.join(13);
    CHECK(room.deal(0) == NO_SUCH_TABLE);
    CHECK(room.deal(5) == NO_SUCH_TABLE);
    CHECK(room.deal(4) == REASON_UNSET);
    CHECK((room.held(1) == "1111" && room.held(2) == "1110" && room.held(3) == "1110" && room.held(4) == "1110"));
    CHECK(room.deal(2) == REASON_UNSET);
    CHECK((room.held(1) == "2221" && room.held(2) == "2211" && room.held(3) == "0000"));
    room.check_places();
    CHECK(room.deal(1) == REASON_UNSET);
    CHECK(room.held(1) == "2222+++++");
    room.check_places();
}

TEST_CASE("23 over four tables are 6, 6, 6 and 5") {
    Room room(4);
    room.join(23);
    CHECK(room.deal(4) == REASON_UNSET);
    std::vector<std::uint32_t> counts;
    for (std::uint32_t table = 1; table <= 4; ++table) counts.push_back(room.session.people_at(table));
    CHECK(counts == std::vector<std::uint32_t>{6, 6, 6, 5});
    room.check_places();
}

TEST_CASE("a deal is by chance: the same session deals the same, again deals otherwise, another session otherwise too") {
    const auto dealt = [](std::uint64_t seed, int times) {
        Room room(2, seed);
        room.join(8);
        for (int i = 0; i < times; ++i) REQUIRE(room.deal(2) == REASON_UNSET);
        return room.places();
    };
    CHECK(dealt(7, 1) == dealt(7, 1));
    CHECK(dealt(7, 1) != dealt(7, 2));
    CHECK(dealt(7, 1) != dealt(8, 1));
}

TEST_CASE("every seat falls to everybody as often, within chance") {
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> first;
    for (std::uint64_t seed = 1; seed <= 800; ++seed) {
        Room room(2, seed * 1'000);
        room.join(8);
        REQUIRE(room.deal(2) == REASON_UNSET);
        ++first[room.places()[0]];
    }
    CHECK(first.size() == 8);
    for (const auto& [place, count] : first) CHECK((count > 60 && count < 140));  // 100 expected, deviation 9.4
}

TEST_CASE("who left or looks on is not dealt; an absent seat stays so, a bot's seat comes last") {
    Room room(1);
    room.join(4);
    room.take(rules::decide_leave(room.session, room.hall(), 2));
    room.take(rules::decide_join(room.session, room.hall(), 5, true, 1));
    PlaceParticipant lobby;
    for (const std::uint32_t who : {1u, 3u, 4u}) {
        lobby.set_participant(who);
        lobby.set_table(0);
        REQUIRE(room.take(rules::decide_place(room.session, room.hall(), lobby)) == REASON_UNSET);
    }
    const auto set = [&](std::uint32_t seat, Holder holder) {
        room.trainer(1, [&](Command& c) {
            c.mutable_set_seat()->set_seat(seat);
            c.mutable_set_seat()->set_holder(holder);
        });
    };
    set(north, BOT);
    set(mayor, ABSENT);
    CHECK(room.deal(1) == REASON_UNSET);
    CHECK(room.held(1) == "1101+");
    CHECK((room.all[0].seats[mayor - 1].holder() == ABSENT && room.all[0].seats[north - 1].holder() == SINGLE));
    CHECK(room.session.person(2)->left);
    room.check_places();
}

TEST_CASE("who is away is not dealt: the seats are for who is here, and on return there is one") {
    Room room(2);
    room.join(6);
    room.away = {2, 5};
    REQUIRE(room.deal(1) == REASON_UNSET);
    CHECK(room.held(1) == "1111");
    CHECK(room.held(2) == "0000");
    for (const std::uint32_t who : {2u, 5u}) CHECK(room.session.person(who)->left);
    room.check_places();
    room.away.erase(5);
    room.take(rules::decide_join(room.session, room.hall(), 5, false, 0));
    CHECK((room.session.person(5)->seat && !room.session.person(5)->left));
    room.check_places();
    room.away = {1, 3, 4, 5, 6};
    CHECK(room.deal(1) == NOBODY_HERE);
}

TEST_CASE("nobody to deal, or a table that has begun: refused") {
    Room room(2);
    CHECK(room.deal(1) == NOBODY_HERE);
    room.join(4);
    room.trainer(1, [](Command& c) { c.mutable_start(); });
    CHECK(room.deal(1) == ALREADY_STARTED);
}

TEST_CASE("as many tables as needed: one fills before the next") {
    Room room(3);
    room.in_order = true;
    const auto seats = static_cast<std::uint32_t>(room.all[0].seats.size());
    room.join(seats);
    CHECK(room.session.people_at(1) == seats);
    room.join(1);
    CHECK(room.session.people_at(2) == 1);
    CHECK(room.session.people_at(3) == 0);
}

TEST_CASE("who comes late sits at a table that has begun while it has a free seat, and never at one that will not begin") {
    Room room(3);
    room.in_order = true;
    room.join(2);
    REQUIRE(room.take(rules::decide_start(room.session, room.hall(), true)) == REASON_UNSET);
    room.join(5);
    CHECK(room.session.people_at(1) == 4);
    CHECK((room.session.people_at(2) == 0 && room.session.people_at(3) == 0));
    room.check_places();
}

TEST_CASE("a session with doubling has somebody sign for each party that nobody plays, from the start until somebody comes late") {
    Room room(1, 7, mini_book(), {DOUBLED, false});
    room.join(2);
    REQUIRE(room.held(1) == "1100");
    REQUIRE(room.take(rules::decide_start(room.session, room.hall(), false)) == REASON_UNSET);
    CHECK(room.all[0].seats[mayor - 1].deputy() == north);
    room.join(1);
    CHECK(room.held(1) == "1110");
    CHECK(room.all[0].seats[mayor - 1].deputy() == 0);
}

TEST_CASE("with all seats held, who comes late waits in the lobby; who wants to look on looks on, and before the start so does everybody") {
    Room room(2);
    room.join(17);  // two to a seat, and one more
    CHECK((room.session.person(17)->table != 0 && !room.session.person(17)->seat));
    Room late(2);
    late.join(8);
    REQUIRE(late.take(rules::decide_start(late.session, late.hall(), false)) == REASON_UNSET);
    late.join(2);
    for (const std::uint32_t number : {9u, 10u}) CHECK((late.session.person(number)->placed && late.session.person(number)->table == 0 && !late.session.person(number)->seat));
    CHECK((late.held(1) == "1111" && late.held(2) == "1111"));
    late.take(rules::decide_join(late.session, late.hall(), 11, true, 2));
    CHECK(late.session.person(11)->table == 2);
    // The trainer lets them in, also two at once at different seats, but never three at one.
    const auto place = [&](std::uint32_t participant, std::uint32_t table, std::uint32_t seat) {
        PlaceParticipant command;
        command.set_participant(participant);
        command.set_table(table);
        command.set_seat(seat);
        return late.take(rules::decide_place(late.session, late.hall(), command));
    };
    CHECK(place(9, 2, 1) == REASON_UNSET);
    CHECK(place(10, 2, 1) == SEAT_TAKEN);
    CHECK(place(10, 1, 2) == REASON_UNSET);
    CHECK((late.held(1) == "1211" && late.held(2) == "2111+"));
    late.check_places();
}

TEST_CASE("two change places, partners stay, also after the start") {
    Room room(2);
    room.join(9);
    REQUIRE(room.deal(2) == REASON_UNSET);
    REQUIRE(room.take(rules::decide_start(room.session, room.hall(), false)) == REASON_UNSET);
    for (std::uint32_t one = 1; one <= 9; ++one)
        for (std::uint32_t other = 1; other <= 9; ++other) {
            const auto before = room.places();
            const Reason reason = room.swap(one, other);
            auto wanted = before;
            std::swap(wanted[one - 1], wanted[other - 1]);
            CHECK(room.places() == wanted);
            CHECK(reason == (before == wanted ? ALREADY_DONE : REASON_UNSET));
            room.check_places();
        }
    CHECK(room.swap(1, 10) == NO_SUCH_PARTICIPANT);
}

TEST_CASE("an observer gets the seat and its holder looks on; a bot keeps nobody's seat") {
    Room room(1);
    room.join(1);
    room.take(rules::decide_join(room.session, room.hall(), 2, true, 1));
    REQUIRE(room.swap(1, 2) == REASON_UNSET);
    CHECK((room.session.person(2)->seat.value == north && !room.session.person(1)->seat));
    CHECK(room.all[0].seats[north - 1].holder() == SINGLE);
    room.check_places();
}

TEST_CASE("ending the session ends what runs, compares the tables, and is then over") {
    Room room(3);
    room.join(8);
    REQUIRE(room.deal(2) == REASON_UNSET);
    CHECK(room.take(rules::decide_end(room.session, room.hall())) == NOT_STARTED);
    REQUIRE(room.take(rules::decide_start(room.session, room.hall(), false)) == REASON_UNSET);
    REQUIRE(room.take(rules::decide_end(room.session, room.hall())) == REASON_UNSET);
    CHECK((room.all[0].ended && room.all[0].ended_early && room.all[1].ended && !room.all[2].started));
    CHECK((room.session.ended && !room.session.complete));
    CHECK(room.session.outcomes.size() == 2);
    CHECK(room.take(rules::decide_end(room.session, room.hall())) == ALREADY_DONE);
    CHECK(rules::decide_session_end(room.session, room.hall()).events.empty());
}

TEST_CASE("the outcomes have the region's public figures of the last round, and count agreements and cards shown") {
    Room room(1);
    room.join(4);
    REQUIRE(room.take(rules::decide_start(room.session, room.hall(), false)) == REASON_UNSET);
    for (int i = 0; i < 4; ++i) room.trainer(1, [](Command& c) { c.mutable_next_phase(); });
    Command reveal;
    reveal.mutable_reveal_card()->set_card("north-1");
    reveal.mutable_reveal_card()->add_to(south);
    for (int i = 0; i < 2; ++i)
        for (const auto& event : rules::decide(room.all[0], {rules::Actor::Kind::seat, SeatId{north}, 1}, reveal, 1'000).events) room.take({{{1, event}}, {}});
    while (room.all[0].phase < debriefing) room.trainer(1, [](Command& c) { c.mutable_next_phase(); });
    room.trainer(1, [](Command& c) { c.mutable_end_table(); });
    REQUIRE(room.take(rules::decide_session_end(room.session, room.hall())) == REASON_UNSET);
    const std::size_t count = room.journal.size();
    CHECK((room.journal[count - 2].event.has_outcomes_compared() && room.journal[count - 1].event.has_session_ended()));
    CHECK(room.session.complete);
    const TableOutcome& outcome = room.session.outcomes[0];
    CHECK((outcome.table() == 1 && outcome.agreements() == 0 && outcome.reveals() == 1));
    const RoundResolved& last = room.all[0].results.back().round.read();
    CHECK(outcome.without_deal_size() == last.without_deal_size());
    REQUIRE(outcome.indicators_size() > 0);
    for (const auto& indicator : outcome.indicators()) CHECK(indicator.kind() == REGION);
}

TEST_CASE("of the session too, the fold of what a viewer is told is its view") {
    Room room(3);
    room.join(9);
    room.deal(3);
    room.deal(2);
    room.swap(1, 2);
    room.take(rules::decide_start(room.session, room.hall(), true));
    room.take(rules::decide_end(room.session, room.hall()));
    for (const rules::SessionViewer viewer : {rules::SessionViewer{true, 0}, {false, 0}, {false, 1}, {false, 2}, {false, 3}}) {
        Knowledge known;
        for (const auto& [stream, event] : room.journal) {
            if (stream != 0) continue;
            const auto access = rules::session_access(event, viewer);
            Event disclosed;
            if (access && rules::disclose(event, *access, &disclosed)) knowledge::fold(known, disclosed);
        }
        CHECK(bytes(known) == bytes(rules::view_session(room.session, viewer)));
        CHECK(known.outcomes_size() == 2);
        knowledge::forget_session(known);
        CHECK(known.ByteSizeLong() == 0);
    }
}

// ---- the card game ----

TEST_CASE("at the start of the card game seven to twelve people sit in duos, with a single where their number is odd") {
    std::string error;
    const auto cards = rules::Rulebook::make(theater_scenario(), 45, &error);
    for (std::uint32_t people = 2; people <= 12; ++people) {
        Room room(1, 7, cards);
        room.join(people);
        REQUIRE(room.take(rules::decide_start(room.session, room.hall(), false)) == REASON_UNSET);
        std::uint32_t duos = 0, singles = 0;
        for (const auto& seat : room.all[0].seats) {
            duos += seat.holder() == DUO;
            singles += seat.holder() == SINGLE;
        }
        INFO(people << " people");
        CHECK(duos == (people <= 6 ? 0 : people / 2));
        CHECK(singles == (people <= 6 ? people : people % 2));
        for (std::uint32_t participant = 1; participant <= people; ++participant) {
            const SeatChanged& seat = room.all[0].seats[room.session.person(participant)->seat.value - 1];
            CHECK(std::count(seat.participants().begin(), seat.participants().end(), participant) == 1);
        }
    }
}

TEST_CASE("bots that fill the card game's table take the places that duos left") {
    std::string error;
    const auto cards = rules::Rulebook::make(theater_scenario(), 45, &error);
    Room room(1, 7, cards);
    room.join(7);
    REQUIRE(room.take(rules::decide_start(room.session, room.hall(), true)) == REASON_UNSET);
    std::uint32_t bots = 0;
    for (const auto& seat : room.all[0].seats) bots += seat.holder() == BOT;
    CHECK(bots == 2);
}
