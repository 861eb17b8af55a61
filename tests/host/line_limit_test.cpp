// Lines that strangers cause: few in the log, however many they are and however often they come.
#include <catch2/catch.hpp>

#include "server/host/line_limit.hpp"
#include "tests/host/stage.hpp"

using namespace samenspel;
using namespace samenspel::testing;

TEST_CASE("a line comes once a minute of one network, and then with how many were left out") {
    host::LineLimit limit;
    CHECK(limit.pass("closed", 7, 1'000) == "closed");
    for (int k = 0; k < 500; ++k) CHECK_FALSE(limit.pass("closed", 7, 2'000));
    CHECK_FALSE(limit.pass("closed", 7, 60'999));
    CHECK(limit.pass("closed", 7, 61'000) == "closed (such lines left out before it: 501)");
    CHECK(limit.pass("closed", 8, 61'001) == "closed");
    CHECK(limit.pass("wrong", 7, 61'001) == "wrong");
    CHECK(limit.pass("closed", 0, 61'002) == "closed");
    CHECK_FALSE(limit.pass("closed", 0, 61'003));
}

TEST_CASE("however many networks there are, a minute has a few lines only") {
    host::LineLimit limit;
    int lines = 0;
    for (std::uint64_t network = 1; network <= 10'000; ++network) lines += limit.pass("closed", network, 1'000).has_value();
    CHECK(lines == 30);
    CHECK(limit.pass("closed", 10'001, 61'000) == "closed (such lines left out before it: 9970)");
}

TEST_CASE("who sends nonsense or guesses over and over gets one line of each into the log, and somebody elsewhere their own") {
    Stage stage(mini_options());
    std::vector<std::string> lines;
    stage.options.log = [&](std::string_view line) { lines.emplace_back(line); };
    REQUIRE(stage.open());
    const auto from = [&](std::uint64_t network, const std::string& instance) {
        Client& client = stage.add_client("Bad");
        client.instance = instance;
        stage.connect(client, network);
    };
    for (int k = 0; k < 50; ++k) from(7, "\x1B[2J no instance\nat all");
    CHECK(lines == std::vector<std::string>{"a connection sent what is no message and was closed"});
    from(8, "none");
    REQUIRE(lines.size() == 2);
    CHECK(lines.back() == "a connection sent what is no message and was closed (such lines left out before it: 49)");
    stage.code = "000000";
    for (int k = 0; k < 100; ++k) from(7, "0123456789abcdef");
    REQUIRE(lines.size() == 3);
    CHECK(lines.back() == "too many wrong codes, keys or tokens");
}
