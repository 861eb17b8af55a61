// The board, the projector's public screen: its lobby and its three pages, readable from afar.
#include "tests/screens/room.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

Knowledge compared(std::uint32_t tables) {
    Knowledge known = table_at(5);
    add_results(known);
    known.set_ended(true);
    known.set_board_page(3);
    for (std::uint32_t table = 1; table <= tables; ++table) {
        TableOutcome& outcome = *known.add_outcomes();
        outcome.set_table(table);
        *outcome.mutable_indicators() = known.results(0).round().indicators();
        *outcome.mutable_without_deal() = known.results(0).round().without_deal();
        outcome.mutable_indicators(0)->set_value(2500 + 60 * table);
        outcome.set_agreements(table % 4);
        outcome.set_reveals(table);
    }
    return known;
}

}  // namespace

TEST_CASE("the board says clock, what now and what next in at most 25 words") {
    Room room(welcome(BOARD_VIEWER, 1), table_at(3));
    room.window.settle();
    CHECK(room.window.find("board.clock")->label == "9:00");
    CHECK(room.window.shows("Onderhandelen, ronde 1"));
    CHECK(room.window.shows("Vertel elkaar wat voor jullie echt op het spel staat."));
    CHECK(room.window.shows("Uitkomst"));
    CHECK(words_on(room) <= 25);
    CHECK(faults_everywhere(room, "board-clock", true) == Faults{});
}

TEST_CASE("no letter on the board is under 28 pixels at 1920 by 1080") {
    for (const int page : {0, 1, 2}) {
        Knowledge known = page == 2 ? compared(8) : table_at(page == 0 ? 0 : 4);
        if (page == 1) {
            known.set_board_page(2);
            add_results(known);
        }
        Room room(welcome(BOARD_VIEWER, 1), known, {1920, 1080, 1});
        room.window.settle();
        for (const auto& one : room.window.semantics())
            if (one.role == kit::Role::text) {
                INFO(one.label);
                CHECK(one.needed_height >= 28);
            }
        CHECK(room.window.kit().px(12) >= 28);
    }
}

TEST_CASE("the board's lobby shows the way in, and names as they come") {
    Room room(welcome(BOARD_VIEWER, 1), table_at(0));
    room.window.settle();
    CHECK(room.window.shows("192.168.1.20:7070/j/K7M2QX"));
    CHECK(room.window.find("board.code")->label == "K7M2QX");
    CHECK(room.window.find("board.qr"));
    CHECK(room.window.shows("Fatima El Amrani"));
    CHECK(faults_everywhere(room, "board-lobby") == Faults{});
}

TEST_CASE("the board's second page sets the region against no deal, the third the tables against each other") {
    Knowledge known = table_at(4);
    add_results(known);
    known.set_board_page(2);
    Room second(welcome(BOARD_VIEWER, 1), known);
    second.window.settle();
    CHECK(second.window.shows("Leerlingen in de streek"));
    REQUIRE(second.window.find("board.pupils"));
    CHECK(second.window.find("board.pupils")->value == "2.840, zonder afspraken 2.610");
    CHECK(faults_everywhere(second, "board-map") == Faults{});
    for (const std::uint32_t tables : {3u, 8u}) {
        Room third(welcome(BOARD_VIEWER, 1), compared(tables));
        third.window.settle();
        CHECK(third.window.shows("2.560"));
        CHECK(third.window.shows("Belangen getoond"));
        CHECK(faults_everywhere(third, "board-tables-" + std::to_string(tables)) == Faults{});
    }
}
