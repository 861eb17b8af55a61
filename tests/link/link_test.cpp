// The native link against a server on loopback.
#include <catch2/catch.hpp>

#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <mutex>

#include "client/link/loop.hpp"
#include "client/link/state_file.hpp"
#include "tests/link/fake_server.hpp"

using namespace samenspel;
using namespace samenspel::link;
namespace fs = std::filesystem;

namespace {

// Long enough for any machine; reached only when a test fails.
constexpr int most_turns = 200;

Options quick() {
    Options options;
    options.first_retry_ms = 5;
    options.longest_retry_ms = 20;
    return options;
}

Hello by_name() {
    Hello hello;
    hello.set_code("KRIMP");
    hello.set_name("Ada");
    return hello;
}

void say_welcome(FakeConnection& connection, const char* token = nullptr) {
    ServerMessage message;
    Welcome& welcome = *message.mutable_welcome();
    welcome.set_protocol(1);
    welcome.set_viewer(SEAT_VIEWER);
    welcome.set_participant(7);
    welcome.set_table(1);
    welcome.set_seat(2);
    if (token) welcome.set_token(token);
    connection.write(message);
}

void say_event(FakeConnection& connection, std::uint64_t n) {
    ServerMessage message;
    message.set_n(n);
    message.mutable_event()->set_at_ms(static_cast<std::int64_t>(n));
    connection.write(message);
}

void read_to_the_end(FakeConnection& connection) {
    ClientMessage ignored;
    while (connection.read(ignored)) {}
}

// Runs the loop until something comes in that `wanted` takes; what came before it is dropped.
template <typename Wanted>
bool await(Loop& loop, Link& link, Wanted wanted) {
    for (int turn = 0; turn < most_turns; ++turn) {
        while (const auto incoming = link.take())
            if (wanted(*incoming)) return true;
        loop.run_for(100);
    }
    return false;
}

bool await_state(Loop& loop, Link& link, State state, Cause cause) {
    return await(loop, link, [&](const Incoming& incoming) {
        const auto* change = std::get_if<StateChanged>(&incoming);
        return change && change->state == state && change->cause == cause;
    });
}

bool await_event(Loop& loop, Link& link, std::uint64_t n) {
    return await(loop, link, [&](const Incoming& incoming) {
        const auto* message = std::get_if<ServerMessage>(&incoming);
        return message && message->has_event() && message->n() == n;
    });
}

Command say(const char* text) {
    Command command;
    command.mutable_say_in_plenary()->set_text(text);
    return command;
}

struct Folder {
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "samenspel-link-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    std::string path;
};

}  // namespace

TEST_CASE("a link opens and hands over what the server says") {
    FakeServer server([](FakeConnection& connection, int) {
        ClientMessage hello;
        if (!connection.read(hello) || hello.hello().name() != "Ada") return;
        say_welcome(connection);
        say_event(connection, 1);
        read_to_the_end(connection);
    });
    Loop loop;
    const auto link = make_link(loop, quick());
    REQUIRE_FALSE(link->connect(server.url(), by_name()));
    CHECK(await_state(loop, *link, State::open, Cause::none));
    CHECK(await_event(loop, *link, 1));
    link->close();
    CHECK(await_state(loop, *link, State::closed, Cause::none));
}

TEST_CASE("the code of a join link goes into the hello, never into the request") {
    FakeServer server([](FakeConnection& connection, int) {
        ClientMessage hello;
        if (connection.read(hello) && hello.hello().code() == "KR4-MP") say_welcome(connection);
        read_to_the_end(connection);
    });
    const std::string url = server.url();
    const std::string join_link = "http" + url.substr(2, url.size() - 5) + "/j/KR4-MP";
    Loop loop;
    const auto link = make_link(loop, quick());
    Hello hello;
    hello.set_name("Ada");
    REQUIRE_FALSE(link->connect(join_link, hello));
    CHECK(await_state(loop, *link, State::open, Cause::none));
}

TEST_CASE("a broken connection is made again and resumes after the last number seen") {
    std::atomic<std::uint64_t> asked_after{99};
    FakeServer server([&](FakeConnection& connection, int number) {
        ClientMessage hello;
        if (!connection.read(hello)) return;
        say_welcome(connection, number == 1 ? "token" : nullptr);
        if (number == 1) {
            say_event(connection, 1);
            say_event(connection, 2);
            return;
        }
        if (hello.hello().token() == "token" && !hello.hello().has_name()) asked_after = hello.hello().seen();
        say_event(connection, 3);
        read_to_the_end(connection);
    });
    Loop loop;
    const auto link = make_link(loop, quick());
    link->connect(server.url(), by_name());
    CHECK(await_state(loop, *link, State::waiting, Cause::lost));
    CHECK(await_event(loop, *link, 3));
    CHECK(asked_after == 2);
}

TEST_CASE("commands that were not answered come again in order with their references") {
    std::mutex mutex;
    std::vector<std::uint64_t> second_time;
    FakeServer server([&](FakeConnection& connection, int number) {
        ClientMessage message;
        if (!connection.read(message)) return;
        say_welcome(connection);
        for (int i = 0; i < (number == 1 ? 3 : 2); ++i) {
            if (!connection.read(message)) return;
            const std::uint64_t reference = message.command().reference();
            if (number == 1 && reference != 2) continue;
            ServerMessage answer;
            answer.mutable_acknowledged()->set_reference(reference);
            connection.write(answer);
            const std::lock_guard lock(mutex);
            if (number == 2) second_time.push_back(reference);
        }
        if (number == 2) read_to_the_end(connection);
    });
    Loop loop;
    const auto link = make_link(loop, quick());
    link->connect(server.url(), by_name());
    for (std::uint64_t reference = 1; reference <= 3; ++reference) CHECK(link->send(say("a")) == reference);
    std::vector<std::uint64_t> acknowledged;
    CHECK(await(loop, *link, [&](const Incoming& incoming) {
        const auto* message = std::get_if<ServerMessage>(&incoming);
        if (message && message->has_acknowledged()) acknowledged.push_back(message->acknowledged().reference());
        return acknowledged.size() == 3;
    }));
    CHECK(acknowledged == std::vector<std::uint64_t>{2, 1, 3});
    const std::lock_guard lock(mutex);
    CHECK(second_time == std::vector<std::uint64_t>{1, 3});
}

TEST_CASE("a restarted client is the same instance, resumes by token, and uses no reference twice") {
    std::mutex mutex;
    std::vector<Hello> hellos;
    std::vector<std::uint64_t> references;
    FakeServer server([&](FakeConnection& connection, int) {
        ClientMessage message;
        if (!connection.read(message)) return;
        {
            const std::lock_guard lock(mutex);
            hellos.push_back(message.hello());
        }
        say_welcome(connection, message.hello().has_token() ? nullptr : "token");
        if (!connection.read(message)) return;
        {
            const std::lock_guard lock(mutex);
            references.push_back(message.command().reference());
        }
        ServerMessage answer;
        answer.mutable_acknowledged()->set_reference(message.command().reference());
        connection.write(answer);
        read_to_the_end(connection);
    });
    const Folder folder;
    for (int start = 0; start < 2; ++start) {
        Loop loop;
        Options options = quick();
        options.state_folder = folder.path;
        const auto link = make_link(loop, options);
        link->connect(server.url(), by_name());
        link->send(say("a"));
        CHECK(await(loop, *link, [](const Incoming& incoming) {
            const auto* message = std::get_if<ServerMessage>(&incoming);
            return message && message->has_acknowledged();
        }));
    }
    const std::lock_guard lock(mutex);
    REQUIRE(hellos.size() == 2);
    CHECK(hellos[0].name() == "Ada");
    CHECK(hellos[1].token() == "token");
    CHECK(hellos[0].instance() == hellos[1].instance());
    REQUIRE(references.size() == 2);
    CHECK(references[1] > references[0]);
}

TEST_CASE("a ticket's link opened again is the same instance until it is welcomed, and goes on as who was kept once it is spent") {
    std::mutex mutex;
    std::vector<Hello> hellos;
    FakeServer server([&](FakeConnection& connection, int number) {
        ClientMessage message;
        if (!connection.read(message)) return;
        {
            const std::lock_guard lock(mutex);
            hellos.push_back(message.hello());
        }
        if (number == 1) {  // the answer is lost: the page is reloaded
            say_event(connection, 1);
        } else if (number == 2) {
            say_welcome(connection, "token");
        } else if (message.hello().has_ticket()) {
            ServerMessage refused;
            refused.mutable_refused()->set_refusal(WRONG_TICKET);
            connection.write(refused);
        } else {
            say_welcome(connection);
        }
        read_to_the_end(connection);
    });
    const Folder folder;
    Hello wanted;
    wanted.set_code("KRIMP");
    wanted.set_ticket("once");
    for (int start = 0; start < 3; ++start) {
        Loop loop;
        Options options = quick();
        options.state_folder = folder.path;
        const auto link = make_link(loop, options);
        link->connect(server.url(), wanted);
        if (start == 0) CHECK(await_state(loop, *link, State::closed, Cause::not_samenspel));
        else CHECK(await_state(loop, *link, State::open, Cause::none));
    }
    const std::lock_guard lock(mutex);
    REQUIRE(hellos.size() == 4);
    CHECK((hellos[0].ticket() == "once" && hellos[1].ticket() == "once" && hellos[2].ticket() == "once"));
    for (const auto& hello : hellos) CHECK(hello.instance() == hellos[0].instance());
    CHECK((hellos[3].token() == "token" && !hellos[3].has_ticket()));
}

TEST_CASE("an address without sense is a mistake at once") {
    Loop loop;
    const auto link = make_link(loop, quick());
    CHECK(link->connect("ftp://host", by_name()) == AddressMistake::unknown_scheme);
    CHECK_FALSE(link->take());
    CHECK(link->send(say("a")) == 0);
}

TEST_CASE("a port where nobody listens is refused and tried again") {
    Loop loop;
    const auto link = make_link(loop, quick());
    link->connect(url_of_nobody(), by_name());
    CHECK(await_state(loop, *link, State::waiting, Cause::refused));
    CHECK(await_state(loop, *link, State::connecting, Cause::none));
}

TEST_CASE("a host that does not exist ends the attempts") {
    Loop loop;
    const auto link = make_link(loop, quick());
    // The top-level name "invalid" never resolves (RFC 2606).
    link->connect("ws://nowhere.invalid:7070/ws", by_name());
    CHECK(await_state(loop, *link, State::closed, Cause::host_not_found));
}

TEST_CASE("a web server that is not ours is told apart") {
    const auto server = FakeServer::plain_web_server();
    Loop loop;
    const auto link = make_link(loop, quick());
    link->connect(server->url(), by_name());
    CHECK(await_state(loop, *link, State::closed, Cause::not_samenspel));
}

TEST_CASE("a WebSocket that speaks something else is told apart") {
    FakeServer server([](FakeConnection& connection, int) {
        connection.write_bytes("{\"hello\": 1}", true);
        read_to_the_end(connection);
    });
    Loop loop;
    const auto link = make_link(loop, quick());
    link->connect(server.url(), by_name());
    CHECK(await_state(loop, *link, State::closed, Cause::not_samenspel));
}

TEST_CASE("a server that says nothing times out and is tried again") {
    const auto server = FakeServer::silent_server();
    Options options = quick();
    options.attempt_ms = 50;
    Loop loop;
    const auto link = make_link(loop, options);
    link->connect(server->url(), by_name());
    CHECK(await_state(loop, *link, State::waiting, Cause::timed_out));
}

TEST_CASE("a server that never welcomes times out too") {
    FakeServer server([](FakeConnection& connection, int) { read_to_the_end(connection); });
    Options options = quick();
    options.attempt_ms = 50;
    Loop loop;
    const auto link = make_link(loop, options);
    link->connect(server.url(), by_name());
    CHECK(await_state(loop, *link, State::waiting, Cause::timed_out));
}

TEST_CASE("a refusal by the server comes with its reason and ends the attempts") {
    FakeServer server([](FakeConnection& connection, int) {
        ClientMessage hello;
        connection.read(hello);
        ServerMessage message;
        message.mutable_refused()->set_refusal(WRONG_CODE);
        connection.write(message);
        read_to_the_end(connection);
    });
    Loop loop;
    const auto link = make_link(loop, quick());
    link->connect(server.url(), by_name());
    CHECK(await(loop, *link, [](const Incoming& incoming) {
        const auto* change = std::get_if<StateChanged>(&incoming);
        return change && change->state == State::closed && change->refusal == WRONG_CODE;
    }));
    CHECK(server.accepted() == 1);
}

TEST_CASE("a message beyond one mebibyte ends the connection") {
    FakeServer server([](FakeConnection& connection, int) {
        ClientMessage hello;
        connection.read(hello);
        say_welcome(connection);
        connection.write_bytes(std::string((std::size_t{1} << 20) + 1, 'x'), false);
        read_to_the_end(connection);
    });
    Loop loop;
    const auto link = make_link(loop, quick());
    link->connect(server.url(), by_name());
    CHECK(await_state(loop, *link, State::waiting, Cause::lost));
}

TEST_CASE("connecting elsewhere leaves the first server behind") {
    FakeServer first([](FakeConnection& connection, int) {
        ClientMessage hello;
        connection.read(hello);
        say_welcome(connection);
        for (std::uint64_t n = 1; n <= 50; ++n) say_event(connection, n);
        read_to_the_end(connection);
    });
    FakeServer second([](FakeConnection& connection, int) {
        ClientMessage hello;
        connection.read(hello);
        say_welcome(connection);
        say_event(connection, 1);
        read_to_the_end(connection);
    });
    Loop loop;
    const auto link = make_link(loop, quick());
    link->connect(first.url(), by_name());
    CHECK(await_event(loop, *link, 1));
    link->connect(second.url(), by_name());
    CHECK(await_state(loop, *link, State::connecting, Cause::none));
    CHECK(await_event(loop, *link, 1));
    CHECK(second.accepted() == 1);
}

TEST_CASE("a link that is taken away while connecting harms nobody") {
    const auto server = FakeServer::silent_server();
    Loop loop;
    make_link(loop, quick())->connect(server->url(), by_name());
    loop.run_for(1);
    auto other = make_link(loop, quick());
    other->connect(server->url(), by_name());
    loop.run_for(1);
    other.reset();
    loop.run_for(1);
}

TEST_CASE("a link with its own thread wakes whoever waits for it") {
    FakeServer server([](FakeConnection& connection, int) {
        ClientMessage hello;
        connection.read(hello);
        say_welcome(connection);
        say_event(connection, 1);
        read_to_the_end(connection);
    });
    std::mutex mutex;
    std::condition_variable woken;
    bool awake = false;
    Options options = quick();
    options.wake = [&] {
        const std::lock_guard lock(mutex);
        awake = true;
        woken.notify_one();
    };
    const auto link = make_link(options);
    link->connect(server.url(), by_name());
    bool arrived = false;
    while (!arrived) {
        std::unique_lock lock(mutex);
        REQUIRE(woken.wait_for(lock, std::chrono::seconds(20), [&] { return awake; }));
        awake = false;
        lock.unlock();
        link->poll();
        while (const auto incoming = link->take()) {
            const auto* message = std::get_if<ServerMessage>(&*incoming);
            arrived = arrived || (message && message->has_event());
        }
    }
    CHECK(arrived);
}
