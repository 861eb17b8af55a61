// Those who hold connections open and say nothing, or a letter now and then: bounded, and in nobody's way.
#include <catch2/catch.hpp>

#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "server/edge/strangers.hpp"
#include "tests/edge/client.hpp"
#include "tests/edge/fake_host.hpp"
#include "tests/support/scratch.hpp"

using namespace samenspel;
using namespace samenspel::edge_test;

namespace {

std::uint64_t network(const char* address) { return edge::network_of(boost::asio::ip::make_address(address)); }

void echo(FakeHost& host, host::ConnectionId connection, std::string_view bytes) {
    host.output.push_back({connection, {{"echo ", std::make_shared<const std::string>(bytes)}}, false});
}

// What this program writes as its log goes into a file, for as long as this lives.
class LogInFile {
public:
    LogInFile() : before_(dup(STDERR_FILENO)), file_(std::fopen(path_.c_str(), "w")) {
        REQUIRE(file_ != nullptr);
        dup2(fileno(file_), STDERR_FILENO);
    }
    ~LogInFile() {
        dup2(before_, STDERR_FILENO);
        ::close(before_);
        std::fclose(file_);
    }
    LogInFile(const LogInFile&) = delete;
    LogInFile& operator=(const LogInFile&) = delete;
    // Those that hold `words`.
    std::vector<std::string> lines_with(const std::string& words) const {
        std::vector<std::string> out;
        std::ifstream file(path_);
        for (std::string line; std::getline(file, line);)
            if (line.find(words) != std::string::npos) out.push_back(line);
        return out;
    }

private:
    const samenspel::testing::Scratch folder_;
    const std::string path_ = folder_ / "log";
    const int before_;
    std::FILE* const file_;
};

}  // namespace

TEST_CASE("a network is what one machine can take addresses from") {
    CHECK(network("127.0.0.1") == 0);
    CHECK(network("::1") == 0);
    CHECK(network("::ffff:127.0.0.1") == 0);
    CHECK(network("192.168.1.20") != 0);
    CHECK(network("192.168.1.20") == network("::ffff:192.168.1.20"));
    CHECK(network("192.168.1.20") != network("192.168.1.21"));
    CHECK(network("2001:db8:1:2::1") == network("2001:db8:1:2:ffff::9"));
    CHECK(network("2001:db8:1:2::1") != network("2001:db8:1:3::1"));
    CHECK(network("fe80::1") != network("fe80::2"));
    CHECK(network("fd00::1") != network("fd00::2"));
}

TEST_CASE("of too many strangers the oldest makes room, first one of the same network, and this computer's own go by the total alone") {
    edge::Strangers strangers(6, 2);
    std::vector<std::unique_ptr<edge::Stranger>> all;
    const auto add = [&](std::uint64_t from) {
        all.push_back(std::make_unique<edge::Stranger>());
        strangers.add(*all.back(), from);
    };
    for (const std::uint64_t from : {1u, 2u, 1u, 0u, 0u}) add(from);
    CHECK(strangers.in_the_way(3) == nullptr);
    CHECK(strangers.in_the_way(2) == nullptr);
    CHECK(strangers.in_the_way(1) == all[0].get());
    CHECK(strangers.in_the_way(0) == nullptr);
    add(0);
    CHECK(strangers.in_the_way(3) == all[0].get());
    strangers.remove(*all[0]);
    strangers.remove(*all[0]);
    CHECK(strangers.size() == 5);
    CHECK(strangers.in_the_way(1) == nullptr);
    for (const auto& one : all) strangers.remove(*one);
    CHECK(strangers.size() == 0);
}

TEST_CASE("a crowd that says nothing is bounded: those who play stay, newcomers are served, the oldest of the crowd go") {
    FakeHost host;
    host.on_message = echo;
    edge::Options options;
    options.limits.strangers = 50;
    const Served served(host, options);
    Client early(served.port());
    early.send("hello");
    REQUIRE(early.read() == "echo hello");
    std::vector<std::unique_ptr<Bare>> crowd;
    for (int k = 0; k < 1000; ++k) {
        crowd.push_back(std::make_unique<Bare>(served.port()));
        if (k % 3 == 1) crowd.back()->send("GET / HT");
        if (k % 3 == 2) crowd.back()->send(handshake());  // a WebSocket that never says who it is
    }
    CHECK(crowd[0]->read_all().empty());
    CHECK(crowd[1]->read_all().empty());
    Client late(served.port());
    late.send("me too");
    CHECK(late.read() == "echo me too");
    early.send("still here");
    CHECK(early.read() == "echo still here");
    const std::string figures = ask(served.port(), "GET /metrics HTTP/1.0\r\n\r\n");
    const std::size_t at = figures.find("\nsamenspel_connections ") + 23;
    CHECK(std::stoul(figures.substr(at)) <= 53);
}

TEST_CASE("a request that comes a letter a second is dropped when its time is over, however diligent") {
    FakeHost host;
    std::atomic<std::int64_t> clock_ms{1000};
    edge::Options options;
    options.now_ms = [&clock_ms] { return clock_ms.load(); };
    Served served(host, options);
    Bare slow(served.port());
    const std::string request = "GET / HTTP/1.1\r\nX: " + std::string(100, 'x');
    for (int second = 0; second < 12; ++second) {
        slow.send({&request[static_cast<std::size_t>(second)], 1});
        // An answer to another connection shows that the server has looked at its clock.
        ask(served.port(), "GET /healthz HTTP/1.0\r\n\r\n");
        clock_ms += 1000;
        served.edge().wake();
    }
    CHECK(slow.read_all().empty());
}

TEST_CASE("connections that break the protocol one after the other do not fill the log") {
    FakeHost host;
    std::atomic<std::int64_t> clock_ms{1000};
    edge::Options options;
    options.now_ms = [&clock_ms] { return clock_ms.load(); };
    const Served served(host, options);
    const LogInFile log;
    const auto break_one = [&] {
        Bare bad(served.port());
        bad.send(handshake() + masked(0x83, "x"));  // a kind of frame that there is not
        bad.read_all();
    };
    for (int k = 0; k < 20; ++k) break_one();
    CHECK(log.lines_with("breaks the WebSocket protocol").size() == 1);
    clock_ms += 60'000;
    break_one();
    const auto lines = log.lines_with("breaks the WebSocket protocol");
    REQUIRE(lines.size() == 2);
    CHECK(lines.back().find("(such lines left out before it: 19)") != std::string::npos);
}
