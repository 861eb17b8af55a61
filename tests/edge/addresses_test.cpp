// Which address people are told to type.
#include <catch2/catch.hpp>

#include "server/edge/addresses.hpp"

using namespace samenspel::edge;

namespace {

constexpr std::uint32_t at(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) { return a << 24 | b << 16 | c << 8 | d; }

Interface card(const char* name, std::uint32_t address, bool default_route = false) {
    Interface one;
    one.name = name;
    one.address = address;
    one.up = one.hardware = true;
    one.default_route = default_route;
    return one;
}

Interface software(const char* name, std::uint32_t address) {
    Interface one = card(name, address);
    one.hardware = false;
    return one;
}

Interface loopback() {
    Interface one = software("lo", at(127, 0, 0, 1));
    one.loopback = true;
    return one;
}

using Addresses = std::vector<std::string>;

}  // namespace

TEST_CASE("the home or office network with the way out comes first, bridges and tunnels last") {
    CHECK(likely_first({loopback(), software("docker0", at(172, 17, 0, 1)), software("wg0", at(10, 8, 0, 2)), card("enp3s0", at(10, 0, 0, 7)),
                        card("wlp2s0", at(192, 168, 1, 20), true), software("virbr0", at(192, 168, 122, 1))}) ==
          Addresses{"192.168.1.20", "10.0.0.7", "172.17.0.1", "10.8.0.2", "192.168.122.1"});
}

TEST_CASE("a tunnel that holds the default route is still not the way in") {
    Interface vpn = software("nordlynx", at(10, 5, 0, 2));
    vpn.point_to_point = vpn.default_route = true;
    CHECK(likely_first({vpn, card("wlan0", at(192, 168, 178, 31))}).front() == "192.168.178.31");
}

TEST_CASE("without a default route a card goes before what no card stands behind") {
    CHECK(likely_first({software("dummy0", at(192, 168, 9, 9)), card("eth0", at(192, 168, 1, 5))}) == Addresses{"192.168.1.5", "192.168.9.9"});
}

TEST_CASE("a private network goes before a public address, and both before what a machine gives itself") {
    CHECK(likely_first({card("eth1", at(169, 254, 10, 1)), card("eth0", at(85, 10, 20, 30), true), card("wlan0", at(172, 20, 1, 2))}) ==
          Addresses{"172.20.1.2", "85.10.20.30", "169.254.10.1"});
}

TEST_CASE("two laptops on one cable meet at the address that a machine gives itself, not on a bridge") {
    CHECK(likely_first({software("docker0", at(172, 17, 0, 1)), card("eth0", at(169, 254, 10, 1))}).front() == "169.254.10.1");
}

TEST_CASE("what is switched off or leads back here is not told, unless there is nothing else") {
    Interface off = card("eth0", at(192, 168, 1, 5), true);
    off.up = false;
    CHECK(likely_first({off, loopback()}) == Addresses{"127.0.0.1"});
    CHECK(likely_first({}) == Addresses{"127.0.0.1"});
}

TEST_CASE("the same address on two interfaces is told once") {
    CHECK(likely_first({card("eth0", at(192, 168, 1, 5)), software("br0", at(192, 168, 1, 5))}) == Addresses{"192.168.1.5"});
}

TEST_CASE("this machine has an address") {
    CHECK_FALSE(lan_addresses().empty());
    CHECK_FALSE(lan_addresses().front().empty());
}
