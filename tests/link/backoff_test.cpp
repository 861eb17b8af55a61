// The waits between attempts to connect.
#include <catch2/catch.hpp>

#include "client/link/backoff.hpp"

using namespace samenspel::link;

TEST_CASE("without luck the wait doubles and stops at half of the longest") {
    Backoff backoff;
    for (const std::int64_t expected_ms : {250, 500, 1'000, 2'000, 2'500, 2'500}) CHECK(backoff.next_ms(0.0) == expected_ms);
}

TEST_CASE("chance adds up to as much again and never passes the longest") {
    Backoff backoff;
    for (int i = 0; i < 10; ++i) {
        const std::int64_t delay_ms = backoff.next_ms(0.999);
        CHECK(delay_ms >= 250);
        CHECK(delay_ms <= 5'000);
    }
}

TEST_CASE("a success makes the next wait short again") {
    Backoff backoff(10, 1'000);
    backoff.next_ms(0.5);
    backoff.next_ms(0.5);
    backoff.reset();
    CHECK(backoff.next_ms(0.0) == 10);
}
