// Who gets in, as whom, and what they are told first.
#include <catch2/catch.hpp>

#include "tests/host/stage.hpp"

using namespace samenspel;
using namespace samenspel::testing;

TEST_CASE("a first join gets a seat, a token, the names and the whole history") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& anne = stage.join("Anne");
    CHECK(anne.welcome.viewer() == SEAT_VIEWER);
    CHECK((anne.welcome.table() == 1 && anne.welcome.seat() == 1));
    CHECK(anne.token.size() == 32);
    CHECK(anne.caught_up);
    CHECK(anne.names[1] == "Anne");
    CHECK(anne.knowledge.seats(0).presence() == HERE);
    CHECK(text_of(anne.knowledge) == text_of(stage.truth(anne).knowledge));
}

TEST_CASE("names never stand in the events") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    stage.join("Wilhelmina");
    for (const std::uint32_t stream : {0u, 1u})
        for (const auto& event : stage.durable(stream)) CHECK(event.SerializeAsString().find("Wilhelmina") == std::string::npos);
}

TEST_CASE("seats fill in the scenario's order, one to a seat, then two, then observers") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    std::vector<std::uint32_t> seats;
    for (int i = 0; i < 9; ++i) seats.push_back(stage.join("P" + std::to_string(i)).welcome.seat());
    CHECK(seats == std::vector<std::uint32_t>{1, 2, 3, 4, 1, 2, 3, 4, 0});
    CHECK(stage.clients.back()->welcome.viewer() == OBSERVER_VIEWER);
}

TEST_CASE("people at a table beyond the sixty-fourth are told of each other too, and of nobody elsewhere") {
    auto options = mini_options();
    options.tables = 70;
    Stage stage(options);
    REQUIRE(stage.open());
    for (int i = 0; i < 140; ++i) stage.join("P" + std::to_string(i));
    Client &first = *stage.clients[69], &second = *stage.clients[139], &elsewhere = *stage.clients[5];
    REQUIRE((first.welcome.table() == 70 && second.welcome.table() == 70));
    CHECK(first.knowledge.participants_size() == 2);
    CHECK(first.names.count(140) == 1);
    CHECK(second.knowledge.participants_size() == 2);
    CHECK(elsewhere.names.count(140) == 0);
    CHECK(text_of(first.knowledge) == text_of(stage.truth(first).knowledge));
}

TEST_CASE("people spread over the tables, the emptiest first") {
    auto options = mini_options();
    options.tables = 3;
    Stage stage(options);
    REQUIRE(stage.open());
    std::vector<std::uint32_t> tables;
    for (int i = 0; i < 6; ++i) tables.push_back(stage.join("P" + std::to_string(i)).welcome.table());
    CHECK(tables == std::vector<std::uint32_t>{1, 2, 3, 1, 2, 3});
}

TEST_CASE("the same join sent again before its answer arrives is the same participant") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& anne = stage.join("Anne");
    const std::string first_token = anne.token;
    anne.token.clear();  // the answer was lost
    stage.disconnect(anne);
    stage.connect(anne);
    CHECK(anne.welcome.participant() == 1);
    CHECK((anne.token.size() == 32 && anne.token != first_token));
    CHECK(stage.host->figures().participants == 1);
}

TEST_CASE("a token resumes after the last number seen, also after a restart") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& anne = stage.join("Anne");
    const auto seen = anne.seen;
    const std::string code = stage.code;
    stage.kill();
    REQUIRE(stage.open());
    CHECK(stage.code == code);
    anne.got.clear();
    stage.connect(anne);
    CHECK_FALSE(anne.welcome.fresh());
    CHECK_FALSE(anne.welcome.has_token());
    CHECK(anne.welcome.participant() == 1);
    CHECK(anne.seen == seen + 2);  // away with the server, and here again
    CHECK(anne.faults.empty());
    Client& trainer = stage.join_as_trainer();
    CHECK(trainer.welcome.viewer() == TRAINER_VIEWER);
}

TEST_CASE("a session that is opened again has a trainer's key of that server, beside the key it began with") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    const std::string first = stage.trainer_key;
    stage.kill();
    REQUIRE(stage.open());
    CHECK(stage.host->trainer_key() != first);
    for (const std::string& key : {stage.host->trainer_key(), first}) {
        Client& trainer = stage.add_trainer();
        trainer.trainer_key = key;
        stage.connect(trainer);
        CHECK(trainer.welcome.viewer() == TRAINER_VIEWER);
    }
}

TEST_CASE("a copy without key, code and people's names gets key and code when it is opened, and whoever joins it is somebody else") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    REQUIRE(stage.join("Bram").welcome.participant() == 1);
    Stage copy(mini_options());
    for (const std::uint32_t stream : {0u, 1u}) {
        store::Batch batch;
        for (const auto& event : stage.durable(stream)) batch.records.push_back({stream, event.n(), event.at_ms(), event.SerializeAsString()});
        copy.journal.append(std::move(batch));
    }
    copy.journal.commit();
    REQUIRE(copy.open());
    const std::string code = copy.code, key = copy.trainer_key;
    REQUIRE((code.size() == 6 && key.size() == 21));
    Client& anne = copy.join("Anne");
    CHECK((anne.welcome.participant() == 2 && anne.welcome.viewer() == SEAT_VIEWER));
    CHECK((anne.names.at(1).empty() && anne.names.at(2) == "Anne"));
    copy.kill();
    REQUIRE(copy.open());
    CHECK(copy.code == code);
    Client& trainer = copy.add_trainer();
    trainer.trainer_key = key;
    copy.connect(trainer);
    CHECK(trainer.welcome.viewer() == TRAINER_VIEWER);
}

TEST_CASE("a name of somebody who is here is taken, also in other capitals") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    stage.join("Anne");
    CHECK(stage.join(" anne ").refusals == std::vector<Refusal>{NAME_TAKEN});
    CHECK(stage.join("").refusals == std::vector<Refusal>{NAME_NEEDED});
    CHECK(stage.join("two\nlines").refusals == std::vector<Refusal>{NAME_NEEDED});
    CHECK(stage.join("An\xE2\x80\x8B""ne").refusals == std::vector<Refusal>{NAME_TAKEN});  // a space of no width
    CHECK(stage.join(" \xE2\x80\x8E\xE3\x85\xA4 ").refusals == std::vector<Refusal>{NAME_NEEDED});  // nothing that shows
}

TEST_CASE("a name of which nothing shows is none") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    for (const std::string name : {
             "\u00A0", "\u2003", "\u3000", "\u2028", "\u2029",  // spaces and separators
             "\u2800", "\U0001D159",                           // empty symbols
             "\uFE0F", "\u206A", "\u2065", "\uFFF0", "\U000E0041", "\U000E0FFF", "\u3164", "\uFFF9", "\u202E",
             "\u0301", "\u00A0\u0301", "\u20DD",               // marks without a letter
             "\u00A0 \uFE0F\u2800"}) {
        std::string bytes;
        for (const char byte : name) bytes += std::to_string(static_cast<unsigned char>(byte)) + " ";
        INFO(bytes);
        CHECK(stage.join(name).refusals == std::vector<Refusal>{NAME_NEEDED});
    }
    CHECK(stage.host->figures().participants == 0);
}

TEST_CASE("a name that looks like that of somebody who is here is taken: other blanks, other accents, other capitals") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    stage.join("Zed");
    stage.join("Zo\u00EB");
    stage.join("Jan Willem");
    stage.join("\u0416\u0430\u043D");
    for (const std::string name : {"Zed\u00A0", "\u2028Zed", "\u3000zed\u2800", "Z\uFE0Fed", "Zed\U000E0041", "\u0301Zed",
                                   "Zoe\u0308", "ZO\u00CB", "zoe\u200B\u0308",
                                   "Jan\u00A0Willem", "Jan  \u2003 Willem", "Jan \u0301Willem", "\u0416\u0410\u041D"}) {
        INFO(name);
        CHECK(stage.join(name).refusals == std::vector<Refusal>{NAME_TAKEN});
    }
    for (const std::string name : {"Zoe", "JanWillem", "Ze\u0301d"}) {
        INFO(name);
        CHECK(stage.join(name).welcomed);
    }
}

TEST_CASE("a name is kept composed, with one space for the blanks within and none around") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    CHECK(stage.join("Zoe\tvan Dam").refusals == std::vector<Refusal>{NAME_NEEDED});  // a control character
    Client& zoe = stage.join("\u2028 Zoe\u0308 \u00A0\u3000van\u2800Dam\u00A0");
    CHECK(zoe.names[1] == "Zo\u00EB van Dam");
    const std::string forty(40, 'x');
    CHECK(stage.join("\u00A0" + forty + "\u200B").welcomed);
    CHECK(stage.join(forty + "y").refusals == std::vector<Refusal>{NAME_NEEDED});
}

TEST_CASE("a code may be typed in small letters with spaces; a wrong one may be tried ten times") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& anne = stage.add_client("Anne");
    anne.code = " " + stage.code.substr(0, 3) + "-" + stage.code.substr(3);
    for (char& letter : anne.code) letter = static_cast<char>(std::tolower(letter));
    stage.connect(anne);
    CHECK(anne.welcomed);
    Client& guesser = stage.add_client("Guess");
    guesser.code = "000000";
    stage.connect(guesser);
    ClientMessage again;
    again.mutable_hello()->set_protocol(1);
    again.mutable_hello()->set_code("000000");
    for (int i = 0; i < 20; ++i) stage.say(guesser, again);
    CHECK(guesser.refusals.size() == 11);
    CHECK(guesser.refusals.back() == TOO_MANY_TRIES);
    CHECK(guesser.closed_by_host);
}

TEST_CASE("who guesses from one address is stopped over all connections together; tokens and other addresses are not") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    const std::string code = stage.code;
    const auto from = [&](const std::string& name, std::uint64_t network, const std::string& with_code, const std::string& token = {}) -> Client& {
        Client& client = stage.add_client(name);
        client.code = with_code;
        client.token = token;
        stage.connect(client, network);
        return client;
    };
    const std::string token = from("Anne", 7, code).token;
    REQUIRE(!token.empty());
    for (int k = 0; k < 60; ++k) CHECK(from("Guess", 7, "000000").refusals == std::vector<Refusal>{WRONG_CODE});
    Client& stopped = from("Guess", 7, code);
    CHECK(stopped.refusals == std::vector<Refusal>{TOO_MANY_TRIES});
    CHECK(stopped.closed_by_host);
    Client& key = stage.add_trainer();
    stage.connect(key, 7);
    CHECK(key.refusals == std::vector<Refusal>{TOO_MANY_TRIES});
    CHECK(from("Anne", 7, code, token).welcomed);
    CHECK(from("Bram", 8, code).welcomed);
    CHECK(from("Chris", 0, code).welcomed);
    stage.pass(60'000);
    CHECK(from("Dirk", 7, code).welcomed);
}

TEST_CASE("wrong keys by the hundreds are stopped, also behind a proxy, and keep out no participant, board or token; behind a proxy no right key either") {
    for (const std::uint64_t network : {0u, 7u}) {
        INFO("network " << network);
        Stage stage(mini_options());
        REQUIRE(stage.open());
        Client& anne = stage.join("Anne");
        Client& trainer = stage.add_trainer();
        stage.connect(trainer, network);
        std::map<Refusal, int> answers;
        for (int k = 0; k < 75; ++k) {
            Client& guesser = stage.add_trainer();
            guesser.trainer_key = "GUESS";
            stage.connect(guesser, network);
            ClientMessage again;
            again.mutable_hello()->set_protocol(1);
            again.mutable_hello()->set_trainer_key("GUESS");
            for (int i = 0; i < 9; ++i) stage.say(guesser, again);
            for (const Refusal refusal : guesser.refusals) ++answers[refusal];
        }
        CHECK(answers == std::map<Refusal, int>{{WRONG_KEY, 60}, {TOO_MANY_TRIES, 69}});
        CHECK_FALSE(trainer.closed_by_host);
        Client& bram = stage.add_client("Bram");
        stage.connect(bram, network);
        CHECK(bram.welcomed);
        Client& board = stage.add_client("");
        board.board = true;
        stage.connect(board, network);
        CHECK(board.welcomed);
        stage.disconnect(anne);
        stage.connect(anne, network);
        CHECK(anne.welcomed);
        stage.disconnect(trainer);
        stage.connect(trainer, network);
        CHECK(trainer.refusals == (network == 0 ? std::vector<Refusal>{} : std::vector<Refusal>{TOO_MANY_TRIES}));
        stage.pass(60'000);
        Client& again = stage.add_trainer();
        stage.connect(again, network);
        CHECK(again.welcomed);
        Client& late = stage.add_trainer();
        late.trainer_key = "GUESS";
        stage.connect(late, network);
        CHECK(late.refusals == std::vector<Refusal>{WRONG_KEY});
    }
}

TEST_CASE("wrong tokens and tickets by the hundreds keep nobody out") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    for (int k = 0; k < 700; ++k) {
        Client& guesser = stage.add_client("Guess");
        (k % 2 == 0 ? guesser.token : guesser.ticket) = "00";
        stage.connect(guesser);
        CHECK(guesser.refusals == std::vector<Refusal>{k % 2 == 0 ? WRONG_TOKEN : WRONG_TICKET});
    }
    CHECK(stage.join("Anne").welcomed);
}

TEST_CASE("a wrong key, a wrong token and an old client are refused with a reason") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& trainer = stage.add_trainer();
    trainer.trainer_key = "GUESS";
    stage.connect(trainer);
    CHECK(trainer.refusals == std::vector<Refusal>{WRONG_KEY});
    Client& lost = stage.add_client("Lost");
    lost.token = "00";
    stage.connect(lost);
    CHECK(lost.refusals == std::vector<Refusal>{WRONG_TOKEN});
    Client& old = stage.add_client("Old");
    old.connection = {900};
    stage.host->opened(old.connection, stage.now_ms);
    ClientMessage hello;
    hello.mutable_hello()->set_protocol(0);
    stage.say(old, hello);
    CHECK(old.refusals == std::vector<Refusal>{OLD_CLIENT});
    CHECK(old.closed_by_host);
}

TEST_CASE("a second window of the same person ends the first") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& anne = stage.join("Anne");
    Client& window = stage.add_client("Anne");
    window.token = anne.token;
    window.instance = anne.instance;
    stage.connect(window);
    CHECK(window.welcomed);
    CHECK(anne.refusals == std::vector<Refusal>{ELSEWHERE});
    CHECK(anne.closed_by_host);
    CHECK(window.knowledge.seats(0).presence() == HERE);
    // A tab that was opened anew is another client instance; the newest wins again, and the one before comes back.
    Client& tab = stage.add_client("Anne");
    tab.token = anne.token;
    stage.connect(tab);
    CHECK((tab.welcomed && tab.welcome.participant() == 1));
    CHECK((window.refusals == std::vector<Refusal>{ELSEWHERE} && window.closed_by_host));
    stage.connect(window);
    CHECK((window.welcomed && tab.refusals == std::vector<Refusal>{ELSEWHERE}));
    stage.pass(5'000);
    CHECK(window.knowledge.seats(0).presence() == HERE);
    CHECK(stage.host->figures().participants == 1);
}

TEST_CASE("a seat is away after the grace, and here again on return") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& anne = stage.join("Anne");
    Client& bram = stage.join("Bram");
    stage.disconnect(anne);
    CHECK(bram.knowledge.seats(0).presence() == HERE);
    stage.pass(2'500);
    CHECK(bram.knowledge.seats(0).presence() == AWAY);
    stage.connect(anne);
    CHECK(bram.knowledge.seats(0).presence() == HERE);
}

TEST_CASE("who leaves frees the seat, and gets one again on return") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& anne = stage.join("Anne");
    Client& bram = stage.join("Bram");
    Command leave;
    leave.mutable_leave_session();
    const auto reference = stage.give(anne, leave);
    CHECK(anne.acknowledged.count(reference) == 1);
    CHECK(anne.closed_by_host);
    CHECK(bram.knowledge.seats(0).holder() == EMPTY);
    stage.connect(anne);
    CHECK(anne.welcome.seat() == 1);
    CHECK(text_of(anne.knowledge) == text_of(stage.truth(anne).knowledge));
}

TEST_CASE("the trainer takes somebody out: the seat is free, the client is told and stops, and who joins again is a newcomer") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    Client& anne = stage.join("Anne");
    Client& bram = stage.join("Bram");
    const auto take_out = [&](Client& by, std::uint32_t participant) {
        Command command;
        command.mutable_leave_session()->set_participant(participant);
        return stage.give(by, command);
    };
    CHECK(bram.rejected[take_out(bram, anne.welcome.participant())] == NOT_YOUR_TURN);  // nobody but the trainer, nor of oneself by number
    CHECK(bram.rejected[take_out(bram, bram.welcome.participant())] == NOT_YOUR_TURN);
    CHECK(trainer.rejected[take_out(trainer, 0)] == NOT_YOUR_TURN);
    CHECK(trainer.rejected[take_out(trainer, 99)] == NO_SUCH_PARTICIPANT);
    CHECK_FALSE(anne.closed_by_host);
    const auto reference = take_out(trainer, anne.welcome.participant());
    CHECK(trainer.acknowledged.count(reference) == 1);
    CHECK((anne.refusals == std::vector<Refusal>{TAKEN_OUT} && anne.closed_by_host));
    CHECK(bram.knowledge.seats(0).holder() == EMPTY);
    CHECK(trainer.rejected[take_out(trainer, anne.welcome.participant())] == NO_SUCH_PARTICIPANT);
    stage.pass(5'000);
    stage.connect(anne);
    CHECK(anne.welcome.seat() == 1);
    // Whoever is gone for good is taken out all the same, and stays so over a restart.
    stage.disconnect(bram);
    stage.pass(5'000);
    take_out(trainer, bram.welcome.participant());
    CHECK(anne.knowledge.seats(1).holder() == EMPTY);
    stage.kill();
    REQUIRE(stage.open());
    stage.connect(anne);
    CHECK(anne.knowledge.seats(1).holder() == EMPTY);
}

TEST_CASE("the board needs only the code and sees no secrets") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& trainer = stage.join_as_trainer();
    Client& anne = stage.join("Anne");
    Client& board = stage.add_client("");
    board.board = true;
    board.watch_table = 1;
    stage.connect(board);
    CHECK(board.welcome.viewer() == BOARD_VIEWER);
    stage.give(trainer, start_session());
    CHECK(anne.knowledge.roles_size() == 1);
    CHECK(anne.knowledge.roles(0).seat() == 1);
    CHECK(trainer.knowledge.roles_size() == 4);
    CHECK(board.knowledge.roles_size() == 0);
    CHECK(board.knowledge.session_started());
    for (const auto& message : board.got) {
        CHECK(message.SerializeAsString().find("Onze zagerij") == std::string::npos);
        CHECK_FALSE((message.event().has_n() || message.event().has_origin() || message.session_event().session_opened().has_compiled()));
    }
    Command say;
    say.mutable_say_in_plenary()->set_text("no");
    const auto reference = stage.give(board, say);
    CHECK(board.rejected[reference] == NOT_YOUR_TURN);
}

TEST_CASE("trainer and board are told how others reach the server and with what code; nobody else is") {
    auto options = mini_options();
    options.addresses = {{"http://192.168.1.20:7070", true}, {"http://10.0.0.7:7070", false}};
    Stage stage(options);
    REQUIRE(stage.open());
    Client &trainer = stage.add_trainer(), &board = stage.add_client("");
    board.board = true;
    stage.connect(trainer);
    stage.connect(board);
    const Client& anne = stage.join("Anne");
    const auto reach = [](const Client& client) {
        std::vector<Reach> told;
        for (const auto& message : client.got)
            if (message.has_reach()) told.push_back(message.reach());
        return told;
    };
    for (const Client* client : {&trainer, &board}) {
        const auto told = reach(*client);
        REQUIRE(told.size() == 1);
        CHECK(told[0].code() == stage.code);
        REQUIRE(told[0].ways_size() == 2);
        CHECK((told[0].ways(0).url() == "http://192.168.1.20:7070" && told[0].ways(0).likely()));
        CHECK_FALSE(told[0].ways(1).likely());
    }
    CHECK(reach(anne).empty());
}
