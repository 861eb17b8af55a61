// Bots on seats, and a session that plays itself.
#include <catch2/catch.hpp>

#include "tests/host/stage.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

// Says one line in each phase, and remembers what it was shown.
struct Talker : host::BotPlayer {
    explicit Talker(std::vector<Knowledge>& shown) : shown_(shown) {}
    std::vector<Command> think(const Knowledge& knowledge, rules::SeatId seat, std::int64_t) override {
        if (shown_.size() < seat.value) shown_.resize(seat.value);
        shown_[seat.value - 1] = knowledge;
        const int phases = knowledge.route_size();
        if (phases == said_in_) return {};
        said_in_ = phases;
        std::vector<Command> out(1);
        out[0].mutable_say_in_plenary()->set_text("Seat " + std::to_string(seat.value));
        return out;
    }
    std::vector<Knowledge>& shown_;
    int said_in_ = 0;
};

host::Options with_bots(std::vector<Knowledge>& shown) {
    auto options = mini_options();
    options.fill_with_bots = true;
    options.speed = 60;
    options.bots = [&shown](std::uint32_t, rules::SeatId, const std::string&, std::uint64_t) { return std::make_unique<Talker>(shown); };
    return options;
}

}  // namespace

TEST_CASE("a session of bots starts by itself, plays to its end and says that it is complete") {
    std::vector<Knowledge> shown;
    Stage stage(with_bots(shown));
    REQUIRE(stage.open());
    stage.pass(60'000);  // an hour at sixty times
    CHECK(stage.host->figures().complete);
    CHECK_FALSE(stage.host->next_wake_ms().has_value());
    std::size_t lines = 0;
    for (const auto& event : stage.durable(1)) lines += event.has_said_in_plenary();
    CHECK(lines > 8);
    CHECK(stage.durable(0).back().session_ended().complete());
}

TEST_CASE("a bot knows what its seat was disclosed and no more") {
    std::vector<Knowledge> shown;
    Stage stage(with_bots(shown));
    REQUIRE(stage.open());
    stage.pass(10'000);
    REQUIRE(shown.size() == 4);
    for (std::uint32_t seat = 1; seat <= 4; ++seat) {
        REQUIRE(shown[seat - 1].roles_size() == 1);
        CHECK(shown[seat - 1].roles(0).seat() == seat);
    }
}

TEST_CASE("who joins a table of bots takes a bot's seat over") {
    std::vector<Knowledge> shown;
    Stage stage(with_bots(shown));
    REQUIRE(stage.open());
    stage.pass(1'000);
    Client& anne = stage.join("Anne");
    CHECK((anne.welcome.seat() == 1 && anne.knowledge.seats(0).holder() == SINGLE));
    CHECK(anne.knowledge.roles(0).seat() == 1);
    stage.disconnect(anne);
    stage.pass(5'000);
    CHECK(anne.knowledge.seats(1).holder() == BOT);
}

TEST_CASE("with people, bots take the empty seats when the trainer starts") {
    std::vector<Knowledge> shown;
    auto options = with_bots(shown);
    options.start_at_once = false;
    Stage stage(options);
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    Client& anne = stage.join("Anne");
    Command start;
    start.mutable_start_session();
    CHECK(trainer.acknowledged[stage.give(trainer, start)] == trainer.seen_session);
    CHECK((anne.knowledge.seats(0).holder() == SINGLE && anne.knowledge.seats(1).holder() == BOT));
    CHECK(trainer.rejected[stage.give(trainer, start)] == ALREADY_STARTED);
}

TEST_CASE("a bot's play goes on after a kill") {
    std::vector<Knowledge> shown;
    Stage stage(with_bots(shown));
    REQUIRE(stage.open());
    stage.pass(20'000);
    stage.kill();
    REQUIRE(stage.open());
    stage.pass(60'000);
    CHECK(stage.host->figures().complete);
}

TEST_CASE("a seat given to a bot goes back to its person on return") {
    std::vector<Knowledge> shown;
    auto options = with_bots(shown);
    options.start_at_once = false;
    Stage stage(options);
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    Client& anne = stage.join("Anne");
    stage.disconnect(anne);
    stage.pass(3'000);
    Command bot;
    bot.mutable_set_seat()->set_seat(1);
    bot.mutable_set_seat()->set_holder(BOT);
    const auto reference = stage.give(trainer, bot);
    CHECK(trainer.acknowledged.count(reference) == 1);
    CHECK(trainer.knowledge.seats(0).holder() == BOT);
    stage.connect(anne);
    CHECK(anne.welcome.seat() == 1);
    CHECK(trainer.knowledge.seats(0).holder() == SINGLE);
}
