// The session's stream, and what is forgotten when a viewer is moved.
#include <catch2/catch.hpp>

#include "tests/knowledge/learning.hpp"

using namespace samenspel;
using namespace samenspel::knowledge;

namespace {

void place(Learning& learning, std::uint32_t participant, std::uint32_t table, std::uint32_t seat) {
    ParticipantPlaced& placed = *learning.next().mutable_participant_placed();
    placed.set_participant(participant);
    placed.set_table(table);
    placed.set_seat(seat);
}

void open_session(Learning& learning) {
    learning.next().mutable_session_opened()->set_scenario("krimp");
    learning.next().mutable_participant_joined()->set_participant(1);
    learning.next().mutable_session_started()->set_tables(1);
}

}  // namespace

TEST_CASE("a participant who joined is neither placed nor gone") {
    Learning learning;
    learning.next().mutable_participant_joined()->set_participant(5);
    const ParticipantKnowledge& known = learning.known().participants(0);
    CHECK(known.participant() == 5);
    CHECK((known.has_placed() && !known.placed() && known.has_left() && !known.left()));
    CHECK_FALSE((known.has_table() || known.has_seat()));
}

TEST_CASE("participants stand by id") {
    Learning learning;
    for (const std::uint32_t participant : {3u, 1u, 2u}) learning.next().mutable_participant_joined()->set_participant(participant);
    REQUIRE(learning.known().participants_size() == 3);
    CHECK(learning.known().participants(0).participant() == 1);
    CHECK(learning.known().participants(2).participant() == 3);
}

TEST_CASE("placing says table and seat, and brings back who had left") {
    Learning learning;
    learning.next().mutable_participant_joined()->set_participant(1);
    learning.next().mutable_participant_left()->set_participant(1);
    CHECK(learning.known().participants(0).left());
    place(learning, 1, 2, 4);
    const ParticipantKnowledge& known = learning.known().participants(0);
    CHECK((known.table() == 2 && known.seat() == 4 && known.placed() && !known.left()));
}

TEST_CASE("joining twice is joining once") {
    Learning once, twice;
    for (Learning* learning : {&once, &twice, &twice}) learning->next().mutable_participant_joined()->set_participant(1);
    CHECK(once.bytes() == twice.bytes());
}

TEST_CASE("the session's start and end are known once told") {
    Learning learning;
    open_session(learning);
    CHECK(learning.known().session_started());
    learning.next().mutable_session_ended()->set_complete(true);
    CHECK(learning.known().session_ended());
}

TEST_CASE("forgetting the table leaves exactly what the session's stream built") {
    Learning session_only, both;
    open_session(session_only);
    open_session(both);
    open_small_table(both);
    table_a_proposal(both, 1);
    Knowledge known = both.known();
    forget_table(known);
    CHECK(known.SerializeAsString() == session_only.bytes());
}

TEST_CASE("forgetting the session leaves exactly what the table's stream built") {
    Learning table_only, both;
    open_small_table(table_only);
    open_small_table(both);
    open_session(both);
    Knowledge known = both.known();
    forget_session(known);
    CHECK(known.SerializeAsString() == table_only.bytes());
}
