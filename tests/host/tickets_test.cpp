// A seat goes on at another device: the trainer's one-time ticket, and what becomes of the device before.
#include <catch2/catch.hpp>

#include "server/host/admission.hpp"
#include "tests/host/stage.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

struct Room {
    Stage stage;
    Client *trainer, *anne;
    std::vector<std::string> logged;

    explicit Room(host::Options options = mini_options()) : stage(std::move(options)) {
        stage.options.log = [this](std::string_view line) { logged.emplace_back(line); };
        REQUIRE(stage.open());
        trainer = &stage.join_as_trainer();
        anne = &stage.join("Anne");
        REQUIRE(anne->welcomed);
    }
    Ticket issue(std::uint32_t participant = 1) {
        ClientMessage message;
        message.mutable_issue_ticket()->set_participant(participant);
        trainer->got.clear();
        stage.say(*trainer, message);
        for (const auto& got : trainer->got)
            if (got.has_ticket()) return got.ticket();
        return {};
    }
    Client& device(const std::string& ticket) {
        Client& client = stage.add_client("");
        client.ticket = ticket;
        stage.connect(client);
        return client;
    }
};

}  // namespace

TEST_CASE("a ticket takes the seat over to another device, with its history and a token of its own") {
    Room room;
    Command command;
    command.mutable_start();
    room.stage.give(*room.trainer, command);
    const Ticket ticket = room.issue();
    CHECK((ticket.participant() == 1 && ticket.good_for_s() == 600 && ticket.ticket().size() == 32));
    Client& laptop = room.device(ticket.ticket());
    REQUIRE(laptop.welcomed);
    CHECK((laptop.welcome.participant() == 1 && laptop.welcome.seat() == 1 && laptop.welcome.fresh()));
    CHECK((laptop.token.size() == 32 && laptop.token != room.anne->token));
    CHECK(laptop.knowledge.roles_size() == 1);
    CHECK(text_of(laptop.knowledge) == text_of(room.stage.truth(laptop).knowledge));
    CHECK(laptop.knowledge.seats(0).presence() == HERE);
    CHECK(room.stage.host->figures().participants == 1);

    CHECK(room.anne->refusals == std::vector<Refusal>{REPLACED_DEVICE});
    CHECK(room.anne->closed_by_host);
    room.stage.connect(*room.anne);  // with the token that is no longer good
    CHECK(room.anne->refusals == std::vector<Refusal>{REPLACED_DEVICE, REPLACED_DEVICE});
    CHECK_FALSE(room.anne->welcomed);
    CHECK(laptop.welcomed);
}

TEST_CASE("the new token is the one that counts after a restart, and the dead one is then just a wrong one") {
    Room room;
    Client& laptop = room.device(room.issue().ticket());
    REQUIRE(laptop.welcomed);
    laptop.ticket.clear();
    room.stage.kill();
    REQUIRE(room.stage.open());
    room.stage.connect(laptop);
    CHECK((laptop.welcomed && laptop.welcome.participant() == 1));
    room.stage.connect(*room.anne);
    CHECK(room.anne->refusals.back() == WRONG_TOKEN);
}

TEST_CASE("a ticket that is used, replaced, too old or made up is refused") {
    Room room;
    const std::string first = room.issue().ticket(), second = room.issue().ticket();
    CHECK(room.device(first).refusals == std::vector<Refusal>{WRONG_TICKET});
    CHECK(room.device("made up").refusals == std::vector<Refusal>{WRONG_TICKET});
    CHECK(room.device("").refusals == std::vector<Refusal>{NAME_NEEDED});
    CHECK(room.device(second).welcomed);
    CHECK(room.device(second).refusals == std::vector<Refusal>{WRONG_TICKET});
    const std::string old = room.issue().ticket();
    room.stage.pass(600'000);
    CHECK(room.device(old).refusals == std::vector<Refusal>{WRONG_TICKET});
    CHECK(room.issue(7).ticket().empty());
    Client& elsewhere = room.stage.add_client("");
    elsewhere.ticket = room.issue().ticket();
    elsewhere.code = "000000";
    room.stage.connect(elsewhere);
    CHECK(elsewhere.refusals == std::vector<Refusal>{WRONG_CODE});
    CHECK(room.anne->closed_by_host);
}

TEST_CASE("tickets cannot be guessed by trying: the eleventh is not heard") {
    Room room;
    Client& guesser = room.device("0");
    ClientMessage again;
    Hello& hello = *again.mutable_hello();
    hello.set_protocol(1);
    hello.set_instance(guesser.instance);
    hello.set_code(room.stage.code);
    for (int i = 1; i < 12; ++i) {
        hello.set_ticket(std::to_string(i));
        room.stage.say(guesser, again);
    }
    CHECK(guesser.refusals.size() == 11);
    CHECK(guesser.refusals.back() == TOO_MANY_TRIES);
    CHECK(guesser.closed_by_host);
    CHECK(room.anne->welcomed);
}

TEST_CASE("the same device may use its ticket again until it has come back with the token that it got for it") {
    Room room;
    Client& laptop = room.device(room.issue().ticket());
    const std::string ticket = laptop.ticket, lost = laptop.token;
    room.stage.disconnect(laptop);
    room.stage.connect(laptop);  // the answer was lost
    CHECK((laptop.welcomed && laptop.token != lost));
    laptop.ticket.clear();
    room.stage.disconnect(laptop);
    room.stage.connect(laptop);
    CHECK(laptop.welcomed);
    laptop.ticket = ticket;
    room.stage.disconnect(laptop);
    room.stage.connect(laptop);
    CHECK(laptop.refusals == std::vector<Refusal>{WRONG_TICKET});
}

TEST_CASE("the device before is told nothing until the new token is durable") {
    Room room;
    const std::string ticket = room.issue().ticket();
    room.stage.auto_commit = false;
    Client& laptop = room.device(ticket);
    CHECK_FALSE(laptop.welcomed);
    CHECK(room.anne->refusals.empty());
    room.stage.commit();
    CHECK(laptop.welcomed);
    CHECK(room.anne->refusals == std::vector<Refusal>{REPLACED_DEVICE});
}

TEST_CASE("a takeover whose write fails is made again when the disk takes writes, with the same ticket") {
    for (const bool written : {false, true}) {
        Room room;
        const std::string ticket = room.issue().ticket();
        static_cast<MemoryGround&>(room.stage.journal).break_disk({store::Error::Kind::disk_full, "full"});
        if (written) {
            static_cast<MemoryGround&>(room.stage.journal).mend_disk();
            room.stage.lie_once = true;
        }
        Client& laptop = room.device(ticket);
        static_cast<MemoryGround&>(room.stage.journal).mend_disk();
        room.stage.pass(5'000);
        CHECK(laptop.welcomed);
        CHECK(laptop.token.size() == 32);
        CHECK(room.anne->connection.value == 0);
        const auto people = room.stage.journal.participants();
        REQUIRE(people.size() == 1);
        CHECK(people[0].token_hash == host::hash_of(laptop.token));
    }
}

TEST_CASE("a ticket stands nowhere but in its answer") {
    Room room;
    const std::string ticket = room.issue().ticket();
    Client& bram = room.stage.join("Bram");
    Client& laptop = room.device(ticket);
    REQUIRE(laptop.welcomed);
    const auto tells = [&](const std::string& bytes) { return bytes.find(ticket) != std::string::npos; };
    for (const std::uint32_t stream : {0u, 1u})
        for (const auto& event : room.stage.durable(stream)) CHECK_FALSE(tells(event.SerializeAsString()));
    for (const auto& person : room.stage.journal.participants()) CHECK_FALSE((tells(person.token_hash) || tells(person.instance) || tells(person.name)));
    for (const auto& line : room.logged) CHECK_FALSE(tells(line));
    for (const Client* client : {room.anne, &bram, &laptop})
        for (const auto& message : client->got) CHECK_FALSE(tells(message.SerializeAsString()));
}

TEST_CASE("nobody but the trainer gets a ticket: asking for one ends the connection") {
    Room room;
    Client& board = room.stage.add_client("");
    board.board = true;
    room.stage.connect(board);
    Client& stranger = room.stage.add_client("");
    stranger.connection = {900};
    room.stage.host->opened(stranger.connection, room.stage.now_ms);
    ClientMessage message;
    message.mutable_issue_ticket()->set_participant(1);
    for (Client* client : {room.anne, &board, &stranger}) {
        client->got.clear();
        room.stage.say(*client, message);
        CHECK(client->closed_by_host);
        CHECK(client->refusals == std::vector<Refusal>{BAD_MESSAGE});
        for (const auto& got : client->got) CHECK_FALSE(got.has_ticket());
    }
}
