// Looking for servers nearby without asking for any to be there: a machine without Avahi has to pass too.
#include <catch2/catch.hpp>

#include "client/link/nearby.hpp"

using namespace samenspel::link;

TEST_CASE("looking for servers nearby begins and ends, with Avahi or without, and never waits for it") {
    for (int k = 0; k < 3; ++k) {
        Nearby nearby;
        CHECK(nearby.list().empty());
        nearby.start({});
        nearby.list();
    }
    const Nearby never_started;
    CHECK(never_started.list().empty());
}
