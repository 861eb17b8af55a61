// Durable before visible, exactly once, and what happens when the disk refuses.
#include <catch2/catch.hpp>

#include "tests/host/stage.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

struct Played : Stage {
    Played() : Stage(mini_options()) {
        REQUIRE(open());
        trainer = &join_as_trainer();
        anne = &join("Anne");
        bram = &join("Bram");
        give(*trainer, start_session());
        pass(301'000);  // past the reading
    }
    std::size_t said(const std::string& text) {
        std::size_t count = 0;
        for (const auto& event : durable(1)) count += event.said_in_plenary().text() == text;
        return count;
    }
    Client *trainer, *anne, *bram;
};

}  // namespace

TEST_CASE("nothing leaves before it is on disk: not the event, not the answer, not a refusal decided after it") {
    Played stage;
    stage.auto_commit = false;
    stage.bram->got.clear();
    const auto reference = stage.give(*stage.anne, saying("hello"));
    const auto refused = stage.give(*stage.bram, saying(""));
    CHECK(stage.anne->acknowledged.count(reference) == 0);
    CHECK(stage.bram->got.empty());
    stage.commit();
    CHECK(stage.anne->acknowledged[reference] == stage.anne->seen);
    CHECK(stage.bram->rejected[refused] == MALFORMED);
    CHECK(stage.bram->got.size() == 2);
}

TEST_CASE("a welcome with its token leaves only when the join is on disk") {
    Played stage;
    stage.auto_commit = false;
    Client& carla = stage.join("Carla");
    CHECK(carla.got.empty());
    stage.commit();
    CHECK(carla.token.size() == 32);
}

TEST_CASE("a command given again has one effect and the same answer, also after a kill") {
    Played stage;
    const auto reference = stage.give(*stage.anne, saying("once"));
    const auto n = stage.anne->acknowledged[reference];
    CHECK(n == stage.anne->seen);
    ClientMessage again;
    *again.mutable_command() = saying("once");
    again.mutable_command()->set_reference(reference);
    stage.give(*stage.bram, saying("meanwhile"));
    stage.anne->acknowledged.clear();
    stage.say(*stage.anne, again);
    CHECK(stage.anne->acknowledged[reference] == n);
    stage.kill();
    REQUIRE(stage.open());
    stage.connect(*stage.anne);
    stage.anne->acknowledged.clear();
    stage.say(*stage.anne, again);
    CHECK(stage.anne->acknowledged[reference] == n);
    CHECK(stage.said("once") == 1);
}

TEST_CASE("the same reference of another client is another command") {
    Played stage;
    const auto one = stage.give(*stage.anne, saying("mine"));
    stage.bram->instance = stage.anne->instance;
    stage.disconnect(*stage.bram);
    stage.connect(*stage.bram);
    stage.bram->reference = one - 1;
    stage.give(*stage.bram, saying("mine"));
    CHECK(stage.said("mine") == 2);
}

TEST_CASE("what was not on disk at a kill is gone, was never shown, and is given again") {
    Played stage;
    stage.auto_commit = false;
    const auto seen = stage.bram->seen;
    const auto reference = stage.give(*stage.anne, saying("lost"));
    stage.kill();
    stage.auto_commit = true;
    REQUIRE(stage.open());
    CHECK(stage.said("lost") == 0);
    CHECK(stage.bram->seen == seen);
    stage.connect(*stage.anne);
    stage.connect(*stage.bram);
    stage.resend(*stage.anne);
    CHECK(stage.anne->acknowledged.count(reference) == 1);
    CHECK(stage.said("lost") == 1);
    CHECK((stage.anne->faults.empty() && stage.bram->faults.empty()));
}

TEST_CASE("a disk that refuses freezes the tables with a sentence; when it takes writes again they go on") {
    Played stage;
    stage.auto_commit = false;
    stage.journal.break_disk({store::Error::Kind::disk_full, "The disk is full."});
    const auto seen = stage.bram->seen;
    const auto lost = stage.give(*stage.anne, saying("too much"));
    stage.commit();
    CHECK((stage.anne->frozen && stage.bram->frozen && stage.trainer->frozen));
    CHECK(stage.host->figures().frozen_tables == 1);
    bool told = false;
    for (const auto& message : stage.trainer->got)
        told = told || (message.frozen().why().en().find("Free some space") != std::string::npos && message.frozen().why().nl().find("schijf") != std::string::npos);
    CHECK(told);
    CHECK(stage.bram->seen == seen);
    const auto refused = stage.give(*stage.bram, saying("meanwhile"));
    CHECK(stage.bram->rejected[refused] == TABLE_IS_FROZEN);
    stage.auto_commit = true;
    stage.pass(5'000);
    CHECK(stage.anne->frozen);
    stage.journal.mend_disk();
    stage.pass(3'000);
    CHECK_FALSE((stage.anne->frozen || stage.bram->frozen));
    CHECK(stage.host->figures().frozen_tables == 0);
    CHECK(stage.anne->rejected[lost] == TABLE_IS_FROZEN);
    stage.resend(*stage.anne);
    CHECK(stage.anne->acknowledged.count(lost) == 1);
    CHECK(stage.said("too much") == 1);
    for (Client* client : {stage.anne, stage.bram, stage.trainer}) {
        CHECK(client->faults.empty());
        CHECK(text_of(client->knowledge) == text_of(stage.truth(*client).knowledge));
    }
}

TEST_CASE("a write whose outcome is unknown is looked up: what was written counts and is answered so") {
    Played stage;
    stage.auto_commit = false;
    const auto reference = stage.give(*stage.anne, saying("written"));
    stage.lie_once = true;
    stage.commit();
    CHECK(stage.anne->frozen);
    CHECK(stage.anne->acknowledged[reference] == stage.anne->seen);
    CHECK(stage.bram->seen == stage.truth(*stage.bram).table);
    stage.auto_commit = true;
    stage.pass(3'000);
    CHECK_FALSE(stage.anne->frozen);
    CHECK(stage.said("written") == 1);
    CHECK((stage.anne->faults.empty() && stage.bram->faults.empty()));
}

TEST_CASE("who joins while the tables are frozen hears so, and is welcomed when they go on") {
    Played stage;
    stage.auto_commit = false;
    stage.journal.break_disk({store::Error::Kind::read_only, "The folder is read-only."});
    Client& carla = stage.add_client("Carla");
    stage.connect(carla);   // applied, then lost
    stage.commit();
    Client& dirk = stage.join("Dirk");
    CHECK((carla.frozen && dirk.frozen && !carla.welcomed && !dirk.welcomed));
    stage.auto_commit = true;
    stage.journal.mend_disk();
    stage.pass(3'000);
    CHECK((carla.welcomed && dirk.welcomed));
    CHECK((carla.welcome.seat() == 3 && dirk.welcome.seat() == 4));
}

TEST_CASE("table time stands still while frozen, paused or down, and goes on from there") {
    Played stage;
    const auto clock_of = [](const Client& client) {
        std::int64_t now_ms = -1;
        for (const auto& message : client.got)
            if (message.has_clock()) now_ms = message.clock().now_ms();
        return now_ms;
    };
    stage.pass(10'000);
    Command pause;
    pause.mutable_pause();
    stage.give(*stage.trainer, pause);
    const auto paused_ms = clock_of(*stage.anne);
    CHECK(paused_ms > 300'000);
    stage.pass(2'000);  // the trainer's last glance
    CHECK_FALSE(stage.host->next_wake_ms().has_value());  // nothing ticks in a pause
    stage.pass(58'000);
    stage.kill();
    stage.now_ms += 1'000'000;
    REQUIRE(stage.open());
    stage.connect(*stage.anne);
    stage.connect(*stage.trainer);
    CHECK(clock_of(*stage.anne) == paused_ms);
    Command resume;
    resume.mutable_resume();
    stage.give(*stage.trainer, resume);
    stage.pass(7'300);
    stage.kill();
    stage.now_ms += 1'000'000;
    REQUIRE(stage.open());
    stage.connect(*stage.anne);
    CHECK(clock_of(*stage.anne) >= paused_ms + 6'300);  // at most a second is lost
    CHECK(clock_of(*stage.anne) <= paused_ms + 7'300);
}

TEST_CASE("a phase that ended while a command was on its way has ended before the command") {
    Played stage;
    stage.now_ms += 10'000'000;  // nobody woke the host
    const auto reference = stage.give(*stage.anne, saying("too late?"));
    CHECK((stage.anne->acknowledged.count(reference) == 1 || stage.anne->rejected.count(reference) == 1));
    CHECK(stage.anne->knowledge.phase().phase() > 2);
}
