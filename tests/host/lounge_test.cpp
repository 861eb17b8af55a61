// A server without a session: the trainer opens one, and the next when it is over.
#include <catch2/catch.hpp>

#include "server/host/lounge.hpp"
#include "tests/host/stage.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

struct LoungeStage {
    Stage stage{mini_options()};
    store::MemoryJournal* journal = nullptr;   // the newest session's
    std::vector<store::Ticket> done;
    std::vector<host::Options> asked;
    std::vector<std::string> lines;            // of the log
    std::uint64_t journals = 0;

    LoungeStage() {
        host::LoungeOptions options;
        options.common = mini_options();
        options.common.typed = false;
        options.common.addresses = {{"http://192.168.1.20:7070", true}};
        options.common.log = [this](std::string_view line) { lines.emplace_back(line); };
        options.offer = [](Setup& setup) { setup.add_scenarios()->set_scenario("mini"); };
        options.open = [this](const HostSession& wish, host::Options chosen, std::int64_t now_ms, std::string* error) {
            host::OpenedSession out;
            asked.push_back(chosen);
            if (wish.scenario() != "mini") {
                *error = "There is no such scenario.";
                return out;
            }
            auto made = std::make_unique<store::MemoryJournal>();
            out.first = {++journals * 1'000};
            made->number_from(out.first);
            made->on_completion({[this](store::Ticket up_to) { done.push_back(up_to); }, {}});
            out.host = host::Host::open(*made, chosen, now_ms, error);
            if (!out.host) return out;
            journal = made.get();
            out.journal = std::move(made);
            return out;
        };
        stage.host = host::open_lounge(std::move(options), stage.now_ms);
        stage.code = stage.host->join_code();
        stage.trainer_key = stage.host->trainer_key();
    }
    void settle() {
        do {
            if (journal && journal->pending()) journal->commit();
            for (const auto up_to : std::exchange(done, {})) stage.host->committed(up_to, stage.now_ms);
            stage.settle();
        } while (journal && journal->pending());
    }
    void connect(Client& client) {
        stage.connect(client);
        settle();
    }
    Client& trainer() {
        Client& client = stage.add_trainer();
        client.watch_table = 0;
        connect(client);
        return client;
    }
    Client& person(const std::string& name) {
        Client& client = stage.add_client(name);
        client.code = stage.host->join_code();
        connect(client);
        return client;
    }
    void say(Client& client, const ClientMessage& message) {
        stage.say(client, message);
        settle();
    }
    void open(Client& client, const std::string& scenario = "mini", std::uint32_t tables = 1, std::uint32_t expected = 0) {
        ClientMessage message;
        HostSession& wish = *message.mutable_host_session();
        wish.set_scenario(scenario);
        wish.set_tables(tables);
        wish.set_tables_expected(expected);
        wish.set_language("en");
        wish.set_talk(TYPED);
        wish.set_absent(DOUBLED);
        wish.set_instruments_off(true);
        wish.add_without(LEDGER);
        say(client, message);
    }
    void give(Client& client, const Command& command) {
        stage.give(client, command);
        settle();
    }
    void play_to_the_end(Client& trainer) {
        trainer.watch_table = 1;
        Command start, end;
        start.mutable_start_session();
        end.mutable_end_table();
        give(trainer, start);
        give(trainer, end);
        REQUIRE(trainer.knowledge.session_ended());
    }
};

bool told_of_setup(const Client& client) {
    for (const auto& message : client.got)
        if (message.has_setup()) return true;
    return false;
}

}  // namespace

TEST_CASE("the trainer who asks is told again what can be hosted, and so is one whose wish could not be opened; nobody else") {
    LoungeStage lounge;
    Client& trainer = lounge.trainer();
    ClientMessage ask;
    ask.mutable_ask_setup();
    trainer.got.clear();
    lounge.say(trainer, ask);
    REQUIRE(trainer.got.size() == 1);
    CHECK(trainer.got[0].setup().scenarios(0).scenario() == "mini");
    trainer.got.clear();
    lounge.open(trainer, "nowhere");
    REQUIRE(trainer.got.size() == 2);
    CHECK(trainer.got[0].refused().refusal() == CANNOT_HOST);
    CHECK(trainer.got[1].has_setup());

    lounge.open(trainer);
    trainer.got.clear();
    lounge.say(trainer, ask);
    CHECK_FALSE(told_of_setup(trainer));  // a session is under way
    Client& person = lounge.person("Anne");
    person.got.clear();
    lounge.say(person, ask);
    CHECK_FALSE(told_of_setup(person));
    CHECK(person.refusals == std::vector<Refusal>{BAD_MESSAGE});
    lounge.play_to_the_end(trainer);
    trainer.got.clear();
    lounge.say(trainer, ask);
    CHECK(told_of_setup(trainer));
}

TEST_CASE("without a session the trainer is told what can be hosted, and everybody else to come back") {
    LoungeStage lounge;
    Client& trainer = lounge.trainer();
    CHECK(trainer.welcome.viewer() == HOST_VIEWER);
    CHECK(trainer.welcome.code() == lounge.stage.code);
    REQUIRE(trainer.got.size() == 3);
    REQUIRE(trainer.got[1].has_setup());
    CHECK(trainer.got[1].setup().scenarios(0).scenario() == "mini");
    CHECK((trainer.got[2].reach().code() == lounge.stage.code && trainer.got[2].reach().ways(0).likely()));
    Client& anne = lounge.person("Anne");
    CHECK((anne.refusals == std::vector<Refusal>{NO_SESSION} && anne.closed_by_host));
    Client& board = lounge.stage.add_client("");
    board.board = true;
    lounge.connect(board);
    CHECK(board.refusals == std::vector<Refusal>{NO_SESSION});
    Client& guesser = lounge.stage.add_trainer();
    guesser.trainer_key = "GUESS";
    lounge.connect(guesser);
    CHECK((guesser.refusals == std::vector<Refusal>{WRONG_KEY} && !guesser.welcomed));
}

TEST_CASE("who guesses the trainer's key before there is a session is stopped over all connections together, and in the session too") {
    LoungeStage lounge;
    const auto with_key = [&](const std::string& key, std::uint64_t network) -> Client& {
        Client& client = lounge.stage.add_trainer();
        client.trainer_key = key;
        client.watch_table = 0;
        lounge.stage.connect(client, network);
        lounge.settle();
        return client;
    };
    for (int k = 0; k < 60; ++k) CHECK(with_key("GUESS", 7).refusals == std::vector<Refusal>{WRONG_KEY});
    Client& stopped = with_key(lounge.stage.trainer_key, 7);
    CHECK((stopped.refusals == std::vector<Refusal>{TOO_MANY_TRIES} && stopped.closed_by_host));
    CHECK(with_key("GUESS", 8).refusals == std::vector<Refusal>{WRONG_KEY});
    Client& trainer = with_key(lounge.stage.trainer_key, 8);
    REQUIRE(trainer.welcomed);
    lounge.open(trainer);
    CHECK(with_key(lounge.stage.trainer_key, 0).welcomed);
    CHECK(with_key(lounge.stage.trainer_key, 7).refusals == std::vector<Refusal>{TOO_MANY_TRIES});
    lounge.stage.pass(60'000);
    CHECK(with_key(lounge.stage.trainer_key, 7).welcomed);
    CHECK(with_key("GUESS", 7).refusals == std::vector<Refusal>{WRONG_KEY});
}

TEST_CASE("before there is a session nobody fills the log either") {
    LoungeStage lounge;
    for (const std::uint64_t network : {7u, 7u, 8u, 7u, 7u}) {
        Client& stranger = lounge.stage.add_client("");
        stranger.connection = {700 + lounge.stage.clients.size()};
        lounge.stage.host->opened(stranger.connection, lounge.stage.now_ms);
        lounge.stage.host->came_from(stranger.connection, network);
        lounge.stage.say_raw(stranger, "\xff\xff\xff");
        CHECK(stranger.closed_by_host);
    }
    const std::string line = "a connection sent what is no message and was closed";
    CHECK(lounge.lines == std::vector<std::string>{line, line + " (such lines left out before it: 1)"});
}

TEST_CASE("a wish opens the session on the spot, for every trainer, under the code that was told before") {
    LoungeStage lounge;
    Client &trainer = lounge.trainer(), &second = lounge.trainer();
    lounge.open(trainer);
    REQUIRE(lounge.asked.size() == 1);
    const host::Options& asked = lounge.asked[0];
    CHECK((asked.absent == DOUBLED && asked.instruments_off && asked.without == std::vector<Instrument>{LEDGER} && asked.language == "en" && asked.typed && asked.tables == 1));
    for (const Client* client : {&trainer, &second}) {
        CHECK((client->welcome.viewer() == TRAINER_VIEWER && client->welcome.table() == 0 && client->caught_up));
        CHECK((client->welcome.code() == lounge.stage.code && client->faults.empty()));
        CHECK(client->knowledge.session().language() == "en");
    }
    Client& anne = lounge.person("Anne");
    CHECK((anne.welcome.viewer() == SEAT_VIEWER && lounge.stage.host->join_code() == lounge.stage.code));
    lounge.open(trainer);
    CHECK(trainer.refusals == std::vector<Refusal>{CANNOT_HOST});
    CHECK(lounge.asked.size() == 1);
}

TEST_CASE("no number of tables opens eight; a mistake is told in a sentence and leaves everything as it was") {
    LoungeStage lounge;
    Client& trainer = lounge.trainer();
    trainer.got.clear();
    lounge.open(trainer, "nowhere");
    REQUIRE(trainer.got.size() == 2);
    CHECK(trainer.got[0].refused().refusal() == CANNOT_HOST);
    CHECK(trainer.got[0].refused().args(0) == "There is no such scenario.");
    CHECK(trainer.got[0].refused().args(1) == "failed");
    CHECK(trainer.got[1].has_setup());
    trainer.got.clear();
    lounge.open(trainer, "mini", 17);
    REQUIRE(trainer.got.size() == 2);
    CHECK(trainer.got[0].refused().args(1) == "tables");
    CHECK(trainer.refusals == std::vector<Refusal>{CANNOT_HOST, CANNOT_HOST});
    CHECK(lounge.asked.size() == 1);
    Client& anne = lounge.person("Anne");
    CHECK(anne.refusals == std::vector<Refusal>{NO_SESSION});
    lounge.open(trainer, "mini", 0);
    CHECK((trainer.welcome.viewer() == TRAINER_VIEWER && lounge.asked.back().tables == 8));
}

TEST_CASE("where as many tables open as are needed, there are enough for the people who are expected") {
    for (const auto& [expected, opened] : std::initializer_list<std::pair<std::uint32_t, std::uint32_t>>{{2, 8}, {10, 10}, {16, 16}}) {
        LoungeStage lounge;
        Client& trainer = lounge.trainer();
        lounge.open(trainer, "mini", 0, expected);
        REQUIRE(trainer.welcome.viewer() == TRAINER_VIEWER);
        CHECK(trainer.knowledge.session().tables() == opened);
        CHECK(lounge.asked.back().as_many_tables_as_needed);
    }
    LoungeStage lounge;
    Client& trainer = lounge.trainer();
    lounge.open(trainer, "mini", 0, 17);
    CHECK((trainer.refusals == std::vector<Refusal>{CANNOT_HOST} && lounge.asked.empty()));
}

TEST_CASE("whoever chose the number of tables is told so in the session; where as many open as are needed nothing was chosen") {
    for (const std::uint32_t tables : {1u, 4u, 0u}) {
        LoungeStage lounge;
        Client& trainer = lounge.trainer();
        lounge.open(trainer, "mini", tables);
        CHECK(trainer.knowledge.session().tables_chosen() == (tables != 0));
        if (tables != 0) CHECK(trainer.knowledge.session().tables() == tables);
    }
}

TEST_CASE("when a session is over the trainer is told what can be hosted, and the next one ends the old for its people") {
    LoungeStage lounge;
    Client& trainer = lounge.trainer();
    lounge.open(trainer);
    Client& anne = lounge.person("Anne");
    Client& silent = lounge.stage.add_client("");
    silent.connection = {800};
    lounge.stage.host->opened(silent.connection, lounge.stage.now_ms);
    trainer.got.clear();
    lounge.play_to_the_end(trainer);
    CHECK(told_of_setup(trainer));
    CHECK_FALSE(told_of_setup(anne));
    const std::string first_code = lounge.stage.host->join_code();
    trainer.watch_table = 0;
    lounge.open(trainer);
    CHECK((anne.refusals == std::vector<Refusal>{SESSION_OVER} && anne.closed_by_host));
    CHECK((trainer.welcome.viewer() == TRAINER_VIEWER && trainer.welcome.fresh_session() && trainer.faults.empty()));
    CHECK(trainer.welcome.code() == lounge.stage.host->join_code());
    CHECK(trainer.welcome.code() != first_code);
    CHECK_FALSE(trainer.knowledge.session_ended());
    CHECK_FALSE(silent.closed_by_host);
    lounge.connect(anne);  // with a token of the session before
    CHECK(anne.refusals.back() == WRONG_TOKEN);
    Client& bram = lounge.person("Bram");
    CHECK((bram.welcome.viewer() == SEAT_VIEWER && bram.welcome.participant() == 1));
    // What the old journal had still to say makes nothing of the new session durable.
    lounge.stage.host->committed({1'999}, lounge.stage.now_ms);
    lounge.stage.host->failed({1'999}, {store::Error::Kind::other, "late"}, lounge.stage.now_ms);
    CHECK(lounge.stage.host->figures().frozen_tables == 0);
}

TEST_CASE("without the key nothing is opened: a forged wish, ticket, print or watch ends its connection and changes nothing") {
    std::vector<ClientMessage> forged(4);
    forged[0].mutable_host_session()->set_scenario("mini");
    forged[1].mutable_issue_ticket()->set_participant(1);
    forged[2].mutable_print()->set_kind(ROLE_CARDS);
    forged[3].mutable_watch()->set_table(1);
    LoungeStage lounge;
    Client& trainer = lounge.trainer();
    for (const auto& message : forged) {
        Client& stranger = lounge.stage.add_client("");
        stranger.connection = {700 + static_cast<std::uint64_t>(message.body_case())};
        lounge.stage.host->opened(stranger.connection, lounge.stage.now_ms);
        lounge.say(stranger, message);
        CHECK((stranger.closed_by_host && stranger.refusals == std::vector<Refusal>{BAD_MESSAGE}));
    }
    CHECK(lounge.asked.empty());
    lounge.open(trainer);
    lounge.person("Anne");
    for (const auto& message : forged) {
        for (const bool as_board : {false, true}) {
            Client& forger = lounge.stage.add_client("");
            forger.board = as_board;
            forger.code = lounge.stage.code;
            if (!as_board) forger.name = "F" + std::to_string(message.body_case());
            lounge.connect(forger);
            REQUIRE(forger.welcomed);
            forger.got.clear();
            const auto events = lounge.stage.host->figures().events;
            lounge.say(forger, message);
            CHECK((forger.closed_by_host && forger.refusals == std::vector<Refusal>{BAD_MESSAGE}));
            for (const auto& got : forger.got) CHECK_FALSE((got.has_ticket() || got.has_setup() || got.has_printed() || got.has_welcome()));
            CHECK(lounge.stage.host->figures().events == events);
        }
    }
    CHECK(lounge.asked.size() == 1);
}

TEST_CASE("a session gone on with takes its own key and that of the server that goes on with it") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    const std::string first_key = stage.trainer_key;
    stage.kill();
    stage.options.trainer_key = "SERVERKEYOFTODAY23456";
    stage.options.code = "AAAAAA";
    const std::string code = stage.code;
    REQUIRE(stage.open());
    CHECK(stage.code == code);
    for (const std::string& key : {first_key, stage.options.trainer_key}) {
        Client& trainer = stage.add_trainer();
        trainer.trainer_key = key;
        stage.connect(trainer);
        CHECK(trainer.welcome.viewer() == TRAINER_VIEWER);
    }
    Client& trainer = stage.add_trainer();
    trainer.trainer_key = "";
    stage.connect(trainer);
    CHECK(trainer.refusals == std::vector<Refusal>{WRONG_KEY});
}

TEST_CASE("a server that was started for one session opens no other") {
    Stage stage(mini_options());
    REQUIRE(stage.open());
    Client& trainer = stage.add_trainer();
    stage.connect(trainer);
    ClientMessage message;
    message.mutable_host_session()->set_scenario("mini");
    stage.say(trainer, message);
    CHECK(trainer.refusals == std::vector<Refusal>{CANNOT_HOST});
    CHECK_FALSE(trainer.closed_by_host);
}

TEST_CASE("a trainer's paper is made in the language asked for, else the session's, and is no reason to be closed") {
    auto options = mini_options();
    options.language = "en";
    std::vector<std::string> made;
    options.print = [&](const Print& wish, const Scenario& scenario, std::uint32_t length_min, const std::vector<host::PromiseCard>&) {
        made.push_back(scenario.id() + " " + std::to_string(length_min) + " " + wish.language() + " " + std::to_string(wish.table()));
        Printed out;
        out.set_name("cards.pdf");
        out.set_file(std::string(1 << 20, 'x'));
        return out;
    };
    Stage stage(options);
    REQUIRE(stage.open());
    Client &trainer = stage.add_trainer(), &anne = stage.add_client("Anne");
    stage.connect(trainer);
    stage.connect(anne);
    trainer.got.clear();
    ClientMessage message;
    message.mutable_print()->set_kind(ROLE_CARDS);
    stage.say(trainer, message);
    message.mutable_print()->set_language("nl");
    message.mutable_print()->set_table(1);
    stage.say(trainer, message);
    CHECK(made == std::vector<std::string>{"mini 45 en 0", "mini 45 nl 1"});
    REQUIRE(trainer.got.size() >= 2);
    CHECK((trainer.got.back().printed().name() == "cards.pdf" && trainer.got.back().printed().file().size() == 1 << 20));
    CHECK_FALSE(trainer.closed_by_host);
    stage.say(anne, message);
    CHECK((anne.closed_by_host && anne.refusals == std::vector<Refusal>{BAD_MESSAGE}));
    CHECK(made.size() == 2);
    message.mutable_print()->set_table(9);
    stage.say(trainer, message);
    CHECK((trainer.refusals == std::vector<Refusal>{BAD_MESSAGE} && made.size() == 2));
}
