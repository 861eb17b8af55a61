// Differences of colours as published, and the palette that they are for.
#include <catch2/catch.hpp>

#include "server/scenario/colours.hpp"

using namespace samenspel::scenario;

TEST_CASE("differences are those of the test data of Sharma, Wu and Dalal") {
    struct Pair { Lab one, other; double difference; };
    for (const Pair& pair : {Pair{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425}, {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000}, {{50, 0, 0}, {50, -1, 2}, 2.3669},
                             {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792}, {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195}, {{50, -0.001, 2.49}, {50, 0.0011, -2.49}, 4.7461},
                             {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065}, {{50, 2.5, 0}, {73, 25, -18}, 27.1492}, {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
                             {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644}, {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
                             {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441}, {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}}) {
        INFO(pair.difference);
        CHECK(difference(pair.one, pair.other) == Approx(pair.difference).margin(0.00005));
        CHECK(difference(pair.other, pair.one) == Approx(pair.difference).margin(0.00005));
    }
}

TEST_CASE("white, black and grey look the same to every sight") {
    for (const Sight sight : all_sights) {
        CHECK(seen(0xFFFFFF, sight).lightness == Approx(100).margin(0.01));
        CHECK(seen(0x000000, sight).lightness == Approx(0).margin(0.01));
        CHECK(difference(seen(0x808080, sight), seen(0x808080, Sight::full)) < 0.1);
    }
    CHECK(difference(seen(0xFF0000, Sight::no_green), seen(0x808000, Sight::no_green)) < difference(seen(0xFF0000, Sight::full), seen(0x808000, Sight::full)) / 2);
}

TEST_CASE("any two colours of the palette are told apart by every sight in both themes") {
    for (std::uint32_t one = 0; one < palette_size; ++one)
        for (std::uint32_t other = 0; other < palette_size; ++other) {
            INFO(palette_words[one] << " and " << palette_words[other]);
            CHECK((one == other ? apart(one, other) == Approx(0).margin(1e-9) : apart(one, other) >= least_difference));
        }
}
