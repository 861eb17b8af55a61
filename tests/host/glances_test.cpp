// Every table in figures, for trainers alone: when something changed, once a second at most, never before it is durable.
#include <catch2/catch.hpp>

#include "tests/host/stage.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

std::vector<Glance> glances(const Client& client) {
    std::vector<Glance> out;
    for (const auto& message : client.got)
        if (message.has_glance()) out.push_back(message.glance());
    return out;
}

Command start() {
    Command command;
    command.mutable_start();
    return command;
}

// A trainer, and Anne and Bram at tables 1 and 2 of three.
struct Hall {
    Stage stage;
    Client *trainer, *anne, *bram;

    Hall() : stage(options()) {
        REQUIRE(stage.open());
        trainer = &stage.join_as_trainer();
        anne = &stage.join("Anne");
        bram = &stage.join("Bram");
        stage.pass(3'000);
    }
    static host::Options options() {
        auto out = mini_options();
        out.tables = 3;
        return out;
    }
    std::vector<Glance> after(std::int64_t ms) {
        trainer->got.clear();
        stage.pass(ms);
        return glances(*trainer);
    }
};

}  // namespace

TEST_CASE("a trainer gets every table in figures after each welcome; nobody else gets any") {
    Hall hall;
    auto got = glances(*hall.trainer);
    std::set<std::uint32_t> tables;
    for (const auto& glance : got) tables.insert(glance.table());
    CHECK(tables == std::set<std::uint32_t>{1, 2, 3});
    CHECK(got.back().seats_size() == 4);
    CHECK_FALSE(got.back().started());
    CHECK(got.back().speed() == 1);
    hall.trainer->got.clear();
    ClientMessage watch;
    watch.mutable_watch()->set_table(2);
    hall.stage.say(*hall.trainer, watch);
    hall.stage.pass(1);
    CHECK(glances(*hall.trainer).size() == 3);
    Client& board = hall.stage.add_client("");
    board.board = true;
    board.watch_table = 1;
    hall.stage.connect(board);
    hall.stage.give(*hall.trainer, start());
    hall.stage.pass(10'000);
    for (const Client* client : {hall.anne, hall.bram, &board}) CHECK(glances(*client).empty());
}

TEST_CASE("a glance comes when its table changed, and time alone is no change") {
    Hall hall;
    CHECK(hall.after(60'000).empty());
    hall.stage.give(*hall.trainer, start());
    const auto started = hall.after(1'500);
    REQUIRE(started.size() == 1);
    CHECK((started[0].table() == 1 && started[0].started() && started[0].running()));
    CHECK(started[0].ends_at_ms() > 0);
    CHECK(hall.after(60'000).empty());
    Command pause;
    pause.mutable_pause();
    hall.stage.give(*hall.trainer, pause);
    const auto paused = hall.after(1'500);
    REQUIRE(paused.size() == 1);
    CHECK((paused[0].paused() && !paused[0].running() && paused[0].now_ms() >= 60'000));
}

TEST_CASE("a busy table is told of once a second, with what it has become") {
    Hall hall;
    hall.stage.give(*hall.trainer, start());
    hall.stage.pass(5'000);
    hall.trainer->got.clear();
    for (int i = 0; i < 23; ++i) {
        Command next;
        if (i % 2 == 0) next.mutable_pause();
        else next.mutable_resume();
        hall.stage.give(*hall.trainer, next);
        hall.stage.pass(90);
    }
    const auto got = glances(*hall.trainer);
    REQUIRE((!got.empty() && got.size() <= 3));
    const auto last = hall.after(1'500);
    CHECK((last.empty() ? got.back() : last.back()).paused());
}

TEST_CASE("a glance does not leave before what it tells of is durable, and comes again after a failed write") {
    Hall hall;
    hall.stage.auto_commit = false;
    hall.trainer->got.clear();
    hall.stage.give(*hall.trainer, start());
    hall.stage.pass(1'500);
    CHECK(glances(*hall.trainer).empty());
    hall.stage.commit();
    REQUIRE_FALSE(glances(*hall.trainer).empty());
    CHECK(glances(*hall.trainer).back().started());
    hall.stage.auto_commit = true;
    hall.trainer->got.clear();
    hall.stage.lie_once = true;
    Command pause;
    pause.mutable_pause();
    hall.stage.give(*hall.trainer, pause);
    hall.stage.pass(5'000);
    REQUIRE(glances(*hall.trainer).size() >= 3);
    bool told = false;
    for (const auto& glance : glances(*hall.trainer)) told = told || (glance.table() == 1 && glance.paused());
    CHECK(told);
}

TEST_CASE("a trainer who reads slowly gets fewer glances and is not closed for them") {
    auto options = mini_options();
    options.tables = 400;
    Stage stage(options);
    REQUIRE(stage.open());
    Client& trainer = stage.add_trainer();
    trainer.watch_table = 0;
    stage.connect(trainer);
    stage.pass(10);
    CHECK(glances(trainer).size() == 400);
    trainer.slow = true;
    trainer.got.clear();
    for (int i = 0; i < 200; ++i) {
        stage.join("P" + std::to_string(i));
        stage.pass(1'100);
    }
    CHECK(glances(trainer).size() <= 2);
    CHECK_FALSE(trainer.closed_by_host);
    trainer.slow = false;
    stage.host->drained(trainer.connection, stage.now_ms);
    stage.pass(2'000);
    CHECK(glances(trainer).size() >= 199);
}

TEST_CASE("without a trainer an idle host asks for nothing") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    stage.pass(5'000);
    CHECK_FALSE(stage.host->next_wake_ms());
    stage.disconnect(trainer);
    stage.join("Anne");
    stage.pass(5'000);
    CHECK_FALSE(stage.host->next_wake_ms());
}
