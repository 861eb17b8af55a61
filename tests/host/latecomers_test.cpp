// Who comes when all seats are held: waits without learning anything of a table, and is let in by the trainer alone.
#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/host/stage.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

// Every seat of the mini scenario held by one person, and talk under way.
struct UnderWay {
    Stage stage;
    Client* trainer;

    explicit UnderWay(std::uint32_t tables = 1) : stage(options(tables)) {
        REQUIRE(stage.open());
        trainer = &stage.join_as_trainer();
        for (std::uint32_t i = 0; i < 4 * tables; ++i) come("P" + std::to_string(i));
        stage.give(*trainer, start_session());
        stage.pass(301'000);
    }
    Client& come(const std::string& name) { return stage.join(name); }
    Client& person(std::size_t number) { return *stage.clients[number]; }

    static host::Options options(std::uint32_t tables) {
        auto out = mini_options();
        out.commands_per_second = 0;
        out.tables = tables;
        return out;
    }
};

bool heard(const Client& client, const std::string& words) {
    for (const auto& message : client.got)
        if (message.SerializeAsString().find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("who comes late with the code alone waits in the lobby, and is told of no table and of nobody") {
    UnderWay play(2);
    play.stage.give(play.person(1), saying("said before"));
    Client& late = play.come("Late");
    CHECK(late.welcome.viewer() == LOBBY_VIEWER);
    CHECK((late.welcome.table() == 0 && late.welcome.seat() == 0));
    CHECK(late.caught_up);
    CHECK(late.knowledge.session_started());
    play.stage.give(play.person(1), saying("said meanwhile"));
    for (const auto& message : late.got) CHECK_FALSE((message.has_event() || message.has_clock() || message.has_glance() || message.has_reach()));
    CHECK((late.knowledge.participants_size() == 0 && late.knowledge.roles_size() == 0 && late.knowledge.story_size() == 0));
    CHECK((late.names.size() == 1 && late.names.begin()->second == "Late"));
    CHECK(text_of(late.knowledge) == text_of(play.stage.truth(late).knowledge));
    CHECK(late.rejected[play.stage.give(late, saying("may I?"))] == NO_SUCH_TABLE);
    CHECK(late.rejected[play.stage.give(late, placing(late.welcome.participant(), 1, 1))] == NOT_YOUR_TURN);
}

TEST_CASE("a second window of somebody who has a seat learns no other card by coming late") {
    UnderWay play;
    Client& spy = play.come("P0 again");
    CHECK(spy.welcome.viewer() == LOBBY_VIEWER);
    play.stage.disconnect(spy);
    play.stage.connect(spy);
    CHECK(spy.welcome.viewer() == LOBBY_VIEWER);
    play.stage.kill();
    REQUIRE(play.stage.open());
    play.stage.connect(spy);
    CHECK(spy.welcome.viewer() == LOBBY_VIEWER);
    for (const auto& message : spy.got) CHECK_FALSE(message.has_event());
    // Who asks to look on sees what the board sees, as before.
    Client& observer = play.stage.add_client("Olga");
    observer.observer = true;
    play.stage.connect(observer);
    CHECK(observer.welcome.viewer() == OBSERVER_VIEWER);
    CHECK(observer.knowledge.roles_size() == 0);
}

TEST_CASE("a table that waits tells the same whether somebody waits for a place or not") {
    const auto told = [](bool somebody_waits) {
        UnderWay play;
        if (somebody_waits) play.come("Late");
        play.person(1).got.clear();
        play.stage.give(play.person(1), saying("here we are"));
        play.stage.pass(5'000);
        std::vector<std::string> out;
        for (const auto& message : play.person(1).got) out.push_back(message.SerializeAsString());
        return out;
    };
    CHECK(told(true) == told(false));
}

TEST_CASE("the trainer lets a latecomer in as the second at a seat: whole history for the one, the stream goes on for the other") {
    UnderWay play;
    Client& partner = play.person(2);
    play.stage.give(partner, saying("said before"));
    Client& late = play.come("Late");
    const std::uint32_t seat = partner.welcome.seat();
    const std::uint64_t seen = partner.seen;
    partner.got.clear();
    const auto reference = play.stage.give(*play.trainer, placing(late.welcome.participant(), 1, seat));
    CHECK(play.trainer->acknowledged.count(reference) == 1);

    CHECK((late.welcome.viewer() == SEAT_VIEWER && late.welcome.table() == 1 && late.welcome.seat() == seat && late.welcome.fresh()));
    CHECK(heard(late, "said before"));
    REQUIRE(late.knowledge.roles_size() == 1);
    CHECK(late.knowledge.roles(0).seat() == seat);

    // The partner's numbers go on, it is not welcomed anew, and it is told who came.
    CHECK(partner.seen == seen + 1);
    CHECK(std::none_of(partner.got.begin(), partner.got.end(), [](const ServerMessage& message) { return message.has_welcome(); }));
    const SeatChanged& held = partner.knowledge.seats(static_cast<int>(seat) - 1);
    CHECK((held.holder() == DUO && held.participants_size() == 2));
    CHECK(partner.names[late.welcome.participant()] == "Late");

    // Either may act, and both learn the same from here on.
    play.stage.give(late, saying("for us both"));
    CHECK(heard(partner, "for us both"));
    CHECK(late.seen == partner.seen);
    CHECK(text_of(late.knowledge) == text_of(partner.knowledge));
    for (const auto& client : play.stage.clients) {
        CHECK(client->faults.empty());
        CHECK(text_of(client->knowledge) == text_of(play.stage.truth(*client).knowledge));
    }
    // The others see that the seat is a duo's, and nothing of its card.
    CHECK(play.person(1).knowledge.seats(static_cast<int>(seat) - 1).holder() == DUO);
    CHECK(play.person(1).knowledge.roles_size() == 1);

    // A third has no room there; a restart keeps both where they are.
    Client& third = play.come("Third");
    CHECK(play.trainer->rejected[play.stage.give(*play.trainer, placing(third.welcome.participant(), 1, seat))] == SEAT_TAKEN);
    play.stage.kill();
    REQUIRE(play.stage.open());
    play.stage.connect(late);
    CHECK((late.welcome.seat() == seat && !late.welcome.fresh()));
}

TEST_CASE("a seat that somebody leaves goes to the next who comes, and not to who waits without the trainer") {
    UnderWay play;
    Client& waiting = play.come("Waiting");
    Command leave;
    leave.mutable_leave_session();
    play.stage.give(play.person(3), leave);
    CHECK(waiting.welcome.viewer() == LOBBY_VIEWER);
    CHECK(play.trainer->rejected.empty());
    play.stage.give(*play.trainer, placing(waiting.welcome.participant(), 1, 3));
    CHECK((waiting.welcome.viewer() == SEAT_VIEWER && waiting.welcome.seat() == 3));
    CHECK(play.trainer->knowledge.seats(2).holder() == SINGLE);
}

TEST_CASE("who still waits when everything ends is told so") {
    UnderWay play;
    Command end;
    end.mutable_end_table();
    end.set_table(1);
    Client& late = play.come("Late");
    CHECK(late.welcome.viewer() == LOBBY_VIEWER);
    play.stage.give(*play.trainer, end);
    CHECK(late.knowledge.session_ended());
}
