// Own numbers, history in chunks, slow readers, moving people, watching.
#include <catch2/catch.hpp>

#include "tests/host/stage.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

host::Options unlimited() {
    auto options = mini_options();
    options.commands_per_second = 0;
    return options;
}

void talk(Stage& stage, Client& client, int times) {
    for (int i = 0; i < times; ++i) stage.give(client, saying(std::string(1'000, 'a')));
}

}  // namespace

TEST_CASE("a long history comes in chunks as the reader drains, and what happens meanwhile follows without gap or double") {
    Stage stage(unlimited());
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    Client& anne = stage.join("Anne");
    Client& bram = stage.join("Bram");
    stage.give(trainer, start_session());
    stage.pass(301'000);
    talk(stage, anne, 200);
    stage.disconnect(bram);
    bram.knowledge.Clear();
    bram.seen = bram.seen_session = 0;
    bram.slow = true;
    stage.connect(bram);
    CHECK_FALSE(bram.caught_up);
    const auto first = bram.seen;
    CHECK(first > 10);
    CHECK(first < 100);
    talk(stage, anne, 100);  // far more than the queue would hold
    CHECK(bram.seen == first);
    CHECK_FALSE(bram.closed_by_host);
    bram.slow = false;
    stage.host->drained(bram.connection, stage.now_ms);
    stage.settle();
    CHECK(bram.caught_up);
    CHECK(bram.faults.empty());
    CHECK(bram.seen == stage.truth(bram).table);
    CHECK(text_of(bram.knowledge) == text_of(stage.truth(bram).knowledge));
}

TEST_CASE("a reader that keeps up with nothing is closed as too slow, delays nobody, and resumes") {
    Stage stage(unlimited());
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    Client& anne = stage.join("Anne");
    Client& bram = stage.join("Bram");
    stage.give(trainer, start_session());
    stage.pass(301'000);
    bram.slow = true;
    talk(stage, anne, 400);
    CHECK(bram.closed_by_host);
    CHECK(bram.refusals == std::vector<Refusal>{TOO_SLOW});
    CHECK(anne.seen == stage.truth(anne).table);
    bram.slow = false;
    stage.connect(bram);
    CHECK_FALSE(bram.welcome.fresh());
    CHECK(bram.faults.empty());
    CHECK(text_of(bram.knowledge) == text_of(stage.truth(bram).knowledge));
}

TEST_CASE("an acknowledgement carries the giver's own number of what it caused, and 0 when it sees nothing of it") {
    Stage stage(unlimited());
    REQUIRE(stage.open());
    Client& trainer = stage.add_trainer();
    trainer.watch_seat = 2;
    stage.connect(trainer);
    Client& anne = stage.join("Anne");
    stage.give(trainer, start_session());
    Command whisper;
    whisper.mutable_whisper()->add_to(1);
    whisper.mutable_whisper()->set_text("Psst");
    CHECK(trainer.acknowledged[stage.give(trainer, whisper)] == 0);  // looks as seat 2
    stage.pass(301'000);
    CHECK(anne.acknowledged[stage.give(anne, saying("now"))] == anne.seen);
}

TEST_CASE("moving a person closes the old stream and gives the whole history of the new seat") {
    auto options = unlimited();
    options.tables = 2;
    Stage stage(options);
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    for (const char* name : {"A", "B", "C", "D"}) stage.join(name);
    Client& a = *stage.clients[1];
    Client& b = *stage.clients[2];
    REQUIRE((a.welcome.table() == 1 && b.welcome.table() == 2));
    stage.give(trainer, start_session());
    REQUIRE(a.knowledge.roles(0).seat() == 1);
    const auto reference = stage.give(trainer, placing(a.welcome.participant(), 2, 3));
    CHECK(trainer.acknowledged.count(reference) == 1);
    CHECK((a.welcome.table() == 2 && a.welcome.seat() == 3 && a.welcome.fresh() && a.welcome.fresh_session()));
    CHECK(a.knowledge.opened().table() == 2);
    CHECK(a.knowledge.roles(0).seat() == 3);
    CHECK(b.knowledge.seats(2).holder() == SINGLE);
    CHECK(b.names.count(a.welcome.participant()) == 1);
    CHECK(trainer.knowledge.seats(0).holder() == EMPTY);
    for (const auto& client : stage.clients) {
        CHECK(client->faults.empty());
        CHECK(text_of(client->knowledge) == text_of(stage.truth(*client).knowledge));
    }
    const auto old_view = a.knowledge.opened().table();
    stage.kill();
    REQUIRE(stage.open());
    stage.connect(a);
    CHECK(a.welcome.table() == old_view);
    CHECK_FALSE(a.welcome.fresh());
    CHECK(text_of(a.knowledge) == text_of(stage.truth(a).knowledge));
}

TEST_CASE("who was moved while away does not mix two seats") {
    Stage stage(unlimited());
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    Client& anne = stage.join("Anne");
    stage.join("Bram");
    stage.give(trainer, start_session());
    stage.disconnect(anne);
    stage.give(trainer, placing(anne.welcome.participant(), 1, 4));
    stage.connect(anne);
    CHECK((anne.welcome.seat() == 4 && anne.welcome.fresh()));
    CHECK(anne.knowledge.roles_size() == 1);
    CHECK(anne.knowledge.roles(0).seat() == 4);
    CHECK(text_of(anne.knowledge) == text_of(stage.truth(anne).knowledge));
}

TEST_CASE("placing says why it cannot be done") {
    Stage stage(unlimited());
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    for (int i = 0; i < 5; ++i) stage.join("P" + std::to_string(i));
    CHECK(trainer.rejected[stage.give(trainer, placing(77, 1, 1))] == NO_SUCH_PARTICIPANT);
    CHECK(trainer.rejected[stage.give(trainer, placing(1, 9, 1))] == NO_SUCH_TABLE);
    CHECK(trainer.rejected[stage.give(trainer, placing(1, 1, 9))] == NO_SUCH_SEAT);
    CHECK(trainer.rejected[stage.give(trainer, placing(1, 1, 1))] == ALREADY_DONE);
    CHECK(trainer.rejected[stage.give(trainer, placing(2, 1, 1))] == SEAT_TAKEN);
    Client& anne = *stage.clients[1];
    CHECK(anne.rejected[stage.give(anne, placing(1, 1, 2))] == NOT_YOUR_TURN);
    CHECK(anne.rejected[stage.give(anne, start_session())] == NOT_YOUR_TURN);
}

TEST_CASE("duo partners share one stream and either may act") {
    Stage stage(unlimited());
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    for (int i = 0; i < 5; ++i) stage.join("P" + std::to_string(i));
    Client& one = *stage.clients[1];
    Client& other = *stage.clients[5];
    REQUIRE(one.welcome.seat() == other.welcome.seat());
    stage.give(trainer, start_session());
    stage.pass(301'000);
    stage.give(other, saying("for us both"));
    CHECK(one.seen == other.seen);
    CHECK(text_of(one.knowledge) == text_of(other.knowledge));
    stage.disconnect(one);
    stage.pass(5'000);
    CHECK(other.knowledge.seats(0).presence() == HERE);
    stage.disconnect(other);
    stage.pass(5'000);
    CHECK(trainer.knowledge.seats(0).presence() == AWAY);
}

TEST_CASE("the trainer watches a table as a seat sees it, or all of it") {
    Stage stage(unlimited());
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    Client& anne = stage.join("Anne");
    stage.join("Bram");
    stage.give(trainer, start_session());
    ClientMessage watch;
    watch.mutable_watch()->set_table(1);
    watch.mutable_watch()->set_as_seat(1);
    stage.say(trainer, watch);
    CHECK(trainer.welcome.fresh());
    Knowledge as_anne = trainer.knowledge, of_anne = anne.knowledge;
    for (Knowledge* knowledge : {&as_anne, &of_anne}) knowledge->clear_participants();
    CHECK(text_of(as_anne) == text_of(of_anne));
    watch.mutable_watch()->set_as_seat(0);
    stage.say(trainer, watch);
    CHECK(trainer.knowledge.roles_size() == 4);
    CHECK(trainer.faults.empty());
}

TEST_CASE("an observer sees what the board sees, and a seat's view once admitted") {
    Stage stage(unlimited());
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    stage.join("Anne");
    Client& observer = stage.add_client("Olga");
    observer.observer = true;
    stage.connect(observer);
    CHECK((observer.welcome.viewer() == OBSERVER_VIEWER && observer.welcome.seat() == 0));
    stage.give(trainer, start_session());
    CHECK(observer.knowledge.roles_size() == 0);
    Command admit;
    admit.mutable_admit_observer()->set_participant(observer.welcome.participant());
    admit.mutable_admit_observer()->set_seat(1);
    stage.give(trainer, admit);
    CHECK((observer.welcome.seat() == 1 && observer.knowledge.roles_size() == 1));
    CHECK(observer.knowledge.roles(0).seat() == 1);
    CHECK(text_of(observer.knowledge) == text_of(stage.truth(observer).knowledge));
    CHECK(observer.rejected[stage.give(observer, saying("may I?"))] == NOT_YOUR_TURN);
    Command stranger = admit;
    stranger.mutable_admit_observer()->set_participant(1);
    CHECK(trainer.rejected[stage.give(trainer, stranger)] == NO_SUCH_PARTICIPANT);
}

TEST_CASE("news of people goes to their tables and to the trainer") {
    auto options = unlimited();
    options.tables = 2;
    Stage stage(options);
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    Client& one = stage.join("One");
    Client& two = stage.join("Two");
    CHECK(one.knowledge.participants_size() == 1);
    CHECK(two.knowledge.participants_size() == 1);
    CHECK(trainer.knowledge.participants_size() == 2);
    CHECK((one.names.size() == 1 && trainer.names.size() == 2));
}

TEST_CASE("bad bytes, an oversized message and a command before the hello close that connection alone") {
    Stage stage(unlimited());
    std::vector<std::string> lines;
    stage.options.log = [&](std::string_view line) { lines.emplace_back(line); };
    REQUIRE(stage.open());
    Client& anne = stage.join("Anne");
    const auto events = stage.host->figures().events;
    for (const std::string& bytes : {std::string("\xff\xff\xff"), std::string(20'000, 'x'), std::string()}) {
        Client& bad = stage.add_client("Bad");
        bad.connection = {5'000 + bytes.size()};
        stage.host->opened(bad.connection, stage.now_ms);
        stage.say_raw(bad, bytes);
        CHECK(bad.refusals == std::vector<Refusal>{BAD_MESSAGE});
        CHECK(bad.closed_by_host);
    }
    Client& early = stage.add_client("Early");
    early.connection = {4'000};
    stage.host->opened(early.connection, stage.now_ms);
    stage.give(early, saying("me first"));
    CHECK(early.closed_by_host);
    CHECK(lines == std::vector<std::string>{"a connection sent what is no message and was closed"});
    CHECK(anne.welcomed);
    CHECK(stage.host->figures().events == events);
}

TEST_CASE("a seat that gives commands too fast is told so and loses nothing") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& anne = stage.join("Anne");
    for (int i = 0; i < 60; ++i) stage.give(anne, saying("quick"));
    std::size_t too_fast = 0;
    for (const auto& [reference, reason] : anne.rejected) too_fast += reason == TOO_FAST;
    CHECK(too_fast == 20);
    stage.pass(1'000);
    CHECK(anne.rejected[stage.give(anne, saying("calmer"))] == NOT_STARTED);
}
