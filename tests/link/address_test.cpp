// Addresses as people type, paste or scan them.
#include <catch2/catch.hpp>

#include "client/link/address.hpp"

using namespace samenspel::link;

namespace {

Address good(const char* text) {
    const auto parsed = parse_address(text);
    INFO(text);
    REQUIRE(std::holds_alternative<Address>(parsed));
    return std::get<Address>(parsed);
}

AddressMistake bad(const char* text) {
    const auto parsed = parse_address(text);
    INFO(text);
    REQUIRE(std::holds_alternative<AddressMistake>(parsed));
    return std::get<AddressMistake>(parsed);
}

}  // namespace

TEST_CASE("a bare host means the server's own port and path") {
    const Address address = good("laptop.local");
    CHECK(address.host == "laptop.local");
    CHECK(address.port == 7070);
    CHECK(address.path == "/ws");
    CHECK(address.code.empty());
}

TEST_CASE("a host may name its port") {
    CHECK(good("192.168.1.20:9000").port == 9000);
    CHECK(good("192.168.1.20:9000").host == "192.168.1.20");
}

TEST_CASE("a WebSocket address is taken as it stands") {
    const Address address = good("ws://host:7000/other/ws");
    CHECK(address.port == 7000);
    CHECK(address.path == "/other/ws");
    CHECK(good("ws://host:7000").path == "/ws");
    CHECK(good("ws://host:7000/").path == "/ws");
}

TEST_CASE("a join link gives host, port and code") {
    const Address address = good("http://host:7070/j/KR4-MP");
    CHECK(address.port == 7070);
    CHECK(address.path == "/ws");
    CHECK(address.code == "KR4-MP");
    CHECK(good("host:7070/j/abc/").code == "abc");
    CHECK(good("host/j/abc").port == 7070);
}

TEST_CASE("a board's link gives them too") {
    const Address address = good("http://host:7070/board/KR4-MP#table=2");
    CHECK((address.port == 7070 && address.path == "/ws" && address.code == "KR4-MP"));
    CHECK(good("host:7070/board/abc/").code == "abc");
    CHECK(good("http://host/school/board/ABC").path == "/school/ws");
    CHECK(bad("http://host/board/a%20b") == AddressMistake::bad_code);
}

TEST_CASE("a join link behind a prefix has its WebSocket behind the same prefix") {
    CHECK(good("http://host/school/j/ABC").path == "/school/ws");
}

TEST_CASE("a scheme without a port means 80") {
    CHECK(good("http://host/j/ABC").port == 80);
    CHECK(good("ws://host").port == 80);
}

TEST_CASE("blanks around it, capitals in the scheme, and a query do not count") {
    const Address address = good("  HTTP://Host:7070/j/ABC?from=mail#top \n");
    CHECK(address.host == "Host");
    CHECK(address.code == "ABC");
}

TEST_CASE("an IPv6 host stands in brackets and keeps none") {
    const Address address = good("[fe80::1]:7070");
    CHECK(address.host == "fe80::1");
    CHECK(address.authority() == "[fe80::1]:7070");
    CHECK(good("host").authority() == "host:7070");
}

TEST_CASE("an address with TLS says so, and means port 443 where none is written") {
    CHECK((good("wss://host").encrypted && good("wss://host").port == 443 && good("wss://host").path == "/ws"));
    const Address link = good("HTTPS://trainer.local:7070/j/ABC-DEF");
    CHECK((link.encrypted && link.host == "trainer.local" && link.port == 7070 && link.code == "ABC-DEF"));
    for (const char* plain : {"host", "ws://host", "http://host/j/ABC"}) CHECK_FALSE(good(plain).encrypted);
}

TEST_CASE("what is wrong with an address is told apart") {
    CHECK(bad("  ") == AddressMistake::empty);
    CHECK(bad("ftp://host") == AddressMistake::unknown_scheme);
    CHECK(bad("wsss://host") == AddressMistake::unknown_scheme);
    CHECK(bad("ws://") == AddressMistake::bad_host);
    CHECK(bad("my laptop") == AddressMistake::bad_host);
    CHECK(bad("user@host") == AddressMistake::bad_host);
    CHECK(bad("fe80::1") == AddressMistake::bad_port);
    CHECK(bad("[fe80::1") == AddressMistake::bad_host);
    CHECK(bad("[fe80::1]x") == AddressMistake::bad_host);
    CHECK(bad("host:") == AddressMistake::bad_port);
    CHECK(bad("host:0") == AddressMistake::bad_port);
    CHECK(bad("host:65536") == AddressMistake::bad_port);
    CHECK(bad("host:80x") == AddressMistake::bad_port);
    CHECK(bad("http://host/j/") == AddressMistake::bad_code);
    CHECK(bad("http://host/j/a%20b") == AddressMistake::bad_code);
    CHECK(bad("http://host/j/12345678901234567") == AddressMistake::bad_code);
}
