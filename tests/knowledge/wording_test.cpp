// What a sentence may land as while it is typed.
#include <catch2/catch.hpp>

#include "client/knowledge/wording.hpp"

using samenspel::knowledge::may_land_as_blame;

TEST_CASE("a sentence about the other with a word that accuses may land as blame") {
    CHECK(may_land_as_blame("Jullie komen altijd te laat"));
    CHECK(may_land_as_blame("Het is jouw schuld."));
    CHECK(may_land_as_blame("You NEVER listen!"));
    CHECK(may_land_as_blame("en dat doe je expres"));
}

TEST_CASE("a wish, a concern, and a sentence about oneself do not") {
    CHECK_FALSE(may_land_as_blame(""));
    CHECK_FALSE(may_land_as_blame("Ik zou graag zien dat jullie op tijd komen"));
    CHECK_FALSE(may_land_as_blame("Wij waren altijd de kleinste"));
    CHECK_FALSE(may_land_as_blame("What would you need?"));
    CHECK_FALSE(may_land_as_blame("I never said that"));
    CHECK_FALSE(may_land_as_blame("Nooitgedacht is een mooi dorp voor jullie"));
}
