// The edge with real sockets on loopback: frames in and out, control frames, bad frames, slow and silent peers, stopping.
#include <catch2/catch.hpp>

#include <atomic>

#include "proto/full.hpp"
#include "tests/edge/client.hpp"
#include "tests/edge/fake_host.hpp"

using namespace samenspel;
using namespace samenspel::edge_test;

namespace {

host::Frame frame(std::string head, std::shared_ptr<const std::string> body = nullptr) { return {std::move(head), std::move(body)}; }

// Answers each message with "echo " before it.
void echo(FakeHost& host, host::ConnectionId connection, std::string_view bytes) {
    host.output.push_back({connection, {frame("echo ", std::make_shared<const std::string>(bytes))}, false});
}

// The code of the close frame in `bytes`, which begin with a frame.
unsigned close_code(const std::string& bytes) {
    if (bytes.size() < 4 || static_cast<unsigned char>(bytes[0]) != 0x88) return 0;
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[2]) << 8 | static_cast<unsigned char>(bytes[3]));
}

// What a bare client gets back after a good handshake and `bytes`.
std::string after_handshake(std::uint16_t port, const std::string& bytes) {
    Bare bare(port);
    bare.send(handshake() + bytes);
    bare.read_head();
    return bare.read_all();
}

Refusal refusal_of(const std::string& message) {
    ServerMessage parsed;
    REQUIRE(parsed.ParseFromString(message));
    return parsed.refused().refusal();
}

}  // namespace

TEST_CASE("messages of every size up to the limit come through and back, whole and in pieces") {
    FakeHost host;
    host.on_message = echo;
    const Served served(host);
    Client client(served.port());
    for (const std::size_t size : {0u, 1u, 125u, 126u, 127u, 4096u, 16384u}) {
        const std::string message(size, 'm');
        client.send(message);
        CHECK(client.read() == "echo " + message);
        client.send_in_pieces(message + "!", 700 + size / 3);
        if (size < 16384) CHECK(client.read() == "echo " + message + "!");
    }
    CHECK(client.read_to_end() == 1009);  // the last one was a byte too long
    host.wait_for("closed 1");
    CHECK(host.count("closed") == 1);
}

TEST_CASE("many frames for one connection leave gathered and arrive in order, each body shared") {
    FakeHost host;
    const Served served(host);
    Client first(served.port()), second(served.port());
    host.wait_for("opened", 2);
    const auto body = std::make_shared<const std::string>(" and a body that both share");
    host.with([&](FakeHost& it) {
        for (std::uint64_t connection : {1u, 2u}) {
            host::Output output{{connection}, {}, false};
            for (int k = 0; k < 500; ++k) output.frames.push_back(frame(std::to_string(k), body));
            it.output.push_back(std::move(output));
        }
    });
    second.send("go");
    for (int k = 0; k < 500; ++k) {
        REQUIRE(first.read() == std::to_string(k) + *body);
        REQUIRE(second.read() == std::to_string(k) + *body);
    }
    host.wait_for("drained", 2);
    CHECK(ask(served.port(), "GET /metrics HTTP/1.0\r\n\r\n").find("samenspel_deliveries_total 1000\n") != std::string::npos);
}

TEST_CASE("a ping is answered with its payload, between other messages") {
    FakeHost host;
    host.on_message = echo;
    const Served served(host);
    Client client(served.port());
    client.send("before");
    client.ping("are you there");
    client.send("after");
    CHECK(client.read() == "echo before");
    CHECK(client.read() == "echo after");
    CHECK(client.ponged() == "are you there");
}

TEST_CASE("a closing handshake begun by either side is completed, and the host hears it once") {
    FakeHost host;
    host.on_message = [](FakeHost& it, host::ConnectionId connection, std::string_view) {
        it.output.push_back({connection, {frame("last words")}, true});
    };
    const Served served(host);
    Client leaving(served.port());
    leaving.close();
    host.wait_for("closed 1");
    Client dismissed(served.port());
    dismissed.send("x");
    std::vector<std::string> messages;
    CHECK(dismissed.read_to_end(&messages) == 1000);
    CHECK(messages == std::vector<std::string>{"last words"});
    host.wait_for("closed 2");
    CHECK(host.count("closed") == 2);
}

TEST_CASE("frames that break the protocol close that connection with the right code, and no other") {
    FakeHost host;
    host.on_message = echo;
    const Served served(host);
    Client bystander(served.port());
    const std::uint16_t port = served.port();
    CHECK(close_code(after_handshake(port, std::string("\x82\x05hello", 7))) == 1002);
    CHECK(close_code(after_handshake(port, masked(0x81, "text"))) == 1003);
    CHECK(close_code(after_handshake(port, masked(0x82, std::string(17'000, 'x')))) == 1009);
    CHECK(close_code(after_handshake(port, masked(0xF2, "x"))) == 1002);
    CHECK(close_code(after_handshake(port, masked(0x80, "x"))) == 1002);
    CHECK(close_code(after_handshake(port, masked(0x88, "x"))) == 1002);
    CHECK(close_code(after_handshake(port, masked(0x88, std::string("\x03\xE9", 2)))) == 1001);
    host.wait_for("closed", 7);
    CHECK(host.count("message") == 0);
    bystander.send("still here");
    CHECK(bystander.read() == "echo still here");
}

TEST_CASE("frames sent together with the handshake are read, and what follows a broken frame is not") {
    FakeHost host;
    host.on_message = echo;
    const Served served(host);
    const std::string answer = after_handshake(served.port(), masked(0x82, "early") + masked(0x81, "bad") + masked(0x82, "late"));
    CHECK(close_code(answer.substr(answer.find('\x88'))) == 1003);
    CHECK(host.count("message 1 early") == 1);
    CHECK(host.count("message") == 1);
}

TEST_CASE("a frame that comes a byte at a time is read once") {
    FakeHost host;
    host.on_message = echo;
    const Served served(host);
    Bare bare(served.port());
    bare.send(handshake());
    bare.read_head();
    for (const char byte : masked(0x82, "slowly")) bare.send({&byte, 1});
    CHECK(bare.read_exactly(13) == std::string("\x82\x0B", 2) + "echo slowly");
    CHECK(host.count("message 1 slowly") == 1);
}

TEST_CASE("a reader that does not read is cut off and told why, while others go on") {
    FakeHost host;
    edge::Options options;
    options.limits.queue_bytes = 1024 * 1024;
    // Each message to a bystander makes 4 MiB more for the one that does not read.
    host.on_message = [](FakeHost& it, host::ConnectionId connection, std::string_view bytes) {
        host::Output flood{{1}, {}, false};
        const auto body = std::make_shared<const std::string>(65'536, 'f');
        for (int k = 0; k < 64; ++k) flood.frames.push_back(frame("", body));
        it.output.push_back(std::move(flood));
        echo(it, connection, bytes);
    };
    const Served served(host, options);
    Client sleeper(served.port());
    host.wait_for("opened 1");
    Client bystander(served.port());
    int sent = 0;
    for (; host.count("closed 1") == 0 && sent < 100; ++sent) {
        bystander.send("more");
        REQUIRE(bystander.read() == "echo more");
    }
    CHECK(host.count("closed 1") == 1);
    std::vector<std::string> messages;
    sleeper.read_to_end(&messages);
    REQUIRE(!messages.empty());
    CHECK(refusal_of(messages.back()) == TOO_SLOW);
    CHECK(static_cast<int>(messages.size()) < sent * 64);
}

TEST_CASE("drained comes after everything has been written, so history goes out in chunks") {
    FakeHost host;
    std::atomic<int> chunks{0};
    host.on_drained = [&chunks](FakeHost& it, host::ConnectionId connection) {
        if (chunks >= 50) return;
        it.output.push_back({connection, {frame("chunk " + std::to_string(chunks++))}, false});
    };
    const Served served(host);
    Client client(served.port());
    for (int k = 0; k < 50; ++k) REQUIRE(client.read() == "chunk " + std::to_string(k));
}

TEST_CASE("a silent connection is pinged; one that answers stays, one that does not is dropped") {
    FakeHost host;
    std::atomic<std::int64_t> clock_ms{0};
    edge::Options options;
    options.now_ms = [&clock_ms] { return clock_ms.load(); };
    Served served(host, options);
    host.on_message = echo;
    Bare dead(served.port());
    dead.send(handshake());
    dead.read_head();
    Client alive(served.port());
    alive.send("hello");
    REQUIRE(alive.read() == "echo hello");
    clock_ms = 26'000;
    served.edge().wake();
    CHECK(dead.read_exactly(2) == std::string("\x89\x00", 2));
    alive.send("again");  // its read answers the ping on the way
    REQUIRE(alive.read() == "echo again");
    CHECK(alive.pings() == 1);
    clock_ms = 47'000;
    served.edge().wake();
    CHECK(dead.read_all().empty());
    host.wait_for("closed 1");
    alive.send("still");
    REQUIRE(alive.read() == "echo still");
    CHECK(host.count("closed") == 1);
}

TEST_CASE("a peer that vanishes in the middle of a frame is closed") {
    FakeHost host;
    const Served served(host);
    {
        Bare bare(served.port());
        bare.send(handshake() + masked(0x82, "whole") + masked(0x82, "half of it").substr(0, 9));
        bare.read_head();
        host.wait_for("message 1 whole");
    }
    host.wait_for("closed 1");
    CHECK(host.count("message") == 1);
    Bare half(served.port());
    half.send(handshake());
    half.read_head();
    half.end_writing();
    half.read_all();
    host.wait_for("closed 2");
}

TEST_CASE("connections beyond the limit are closed at once, and room that comes free is used") {
    FakeHost host;
    host.on_message = echo;
    edge::Options options;
    options.limits.connections = 3;
    const Served served(host, options);
    Client one(served.port()), two(served.port());
    {
        Client three(served.port());
        CHECK(ask(served.port(), "GET / HTTP/1.1\r\n\r\n").empty());
        three.close();
        three.read_to_end();
    }
    host.wait_for("closed 3");
    one.send("x");
    CHECK(one.read() == "echo x");
}

TEST_CASE("five hundred connections at once are all served") {
    FakeHost host;
    host.on_message = echo;
    const Served served(host);
    std::vector<Client> clients;
    for (int k = 0; k < 500; ++k) clients.emplace_back(served.port());
    for (std::size_t k = 0; k < clients.size(); ++k) clients[k].send(std::to_string(k));
    for (std::size_t k = 0; k < clients.size(); ++k) REQUIRE(clients[k].read() == "echo " + std::to_string(k));
}

TEST_CASE("the host is woken when it asked to be, and hears what the journal says") {
    FakeHost host;
    std::atomic<std::int64_t> clock_ms{5000};
    edge::Options options;
    options.now_ms = [&clock_ms] { return clock_ms.load(); };
    host.wake_at_ms = 7500;
    Served served(host, options);
    clock_ms = 7499;
    served.edge().wake();
    served.edge().committed({});
    host.wait_for("committed");
    CHECK(host.count("tick") == 0);
    clock_ms = 7500;
    served.edge().wake();
    host.wait_for("tick 7500");
    served.edge().failed({}, {});
    host.wait_for("failed");
}

TEST_CASE("stopping tells every client, and run ends") {
    FakeHost host;
    Served served(host);
    Client client(served.port());
    host.wait_for("opened 1");
    served.edge().stop();
    std::vector<std::string> messages;
    CHECK(client.read_to_end(&messages) == 1001);
    REQUIRE(messages.size() == 1);
    CHECK(refusal_of(messages[0]) == SERVER_STOPPING);
    served.join();
    CHECK(host.count("closed") == 0);
}

TEST_CASE("a server that was asked to ends by itself when every table is complete") {
    FakeHost host;
    host.on_message = [](FakeHost& it, host::ConnectionId, std::string_view) { it.shown.complete = true; };
    edge::Options options;
    options.stop_when_complete = true;
    Served served(host, options);
    Client client(served.port());
    client.send("the end");
    CHECK(client.read_to_end() == 1001);
    served.join();
}

TEST_CASE("a port that is taken gives a sentence that says what to do") {
    FakeHost host;
    const Served served(host);
    edge::Options options;
    options.address = "127.0.0.1";
    options.port = served.port();
    std::string error;
    CHECK(edge::Edge::listen(options, &error) == nullptr);
    CHECK(error.find("choose another port with --port") != std::string::npos);
}
