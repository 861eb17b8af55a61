// Telling the network that a server is here. A machine without Avahi has to pass too.
#include <catch2/catch.hpp>

#include "server/edge/announce.hpp"

using namespace samenspel;

TEST_CASE("telling the network begins and ends, with Avahi or without, and never fails") {
    for (int k = 0; k < 3; ++k) const edge::Announcement announcement("Een oefening van de tests", 9);
}

TEST_CASE("another name is told while it goes on, with Avahi or without") {
    edge::Announcement announcement("Samenspel", 9);
    announcement.rename("Een oefening van de tests");
    announcement.rename("");
}

TEST_CASE("an announced name fits, is never empty, and no letter of it is cut in two") {
    CHECK(edge::announced_name("") == "Samenspel");
    CHECK(edge::announced_name("Krimp") == "Krimp");
    CHECK(edge::announced_name(std::string(63, 'a')) == std::string(63, 'a'));
    CHECK(edge::announced_name(std::string(70, 'a')) == std::string(63, 'a'));
    CHECK(edge::announced_name(std::string(62, 'a') + "\u00E9n") == std::string(62, 'a'));
    CHECK(edge::announced_name(std::string(61, 'a') + "\u00E9n") == std::string(61, 'a') + "\u00E9");
}
