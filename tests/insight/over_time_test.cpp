// Acts, levels and heat as a table went on, on sessions written by hand.
#include "server/insight/over_time.hpp"

#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;

TEST_CASE("acts are counted by round and party, without those taken back, and exposed ones where they came out") {
    ToldTable table;
    CHECK(insight::acts(table.record()).empty());
    table.at(1, "round_resolved { round: 0 }")
        .at(2, "act_done_openly { number: 1 party: 2 act: 'a' }")
        .at(3, "act_done_openly { number: 2 party: 2 act: 'b' }");
    table.at(4, "open_act_taken_back { party: 2 number: 2 }").at(5, "act_done_secretly { number: 1 party: 1 act: 'c' secret: true }");
    table.at(6, "act_done_secretly { number: 1 party: 3 act: 'c' secret: true }").at(7, "secret_act_taken_back { party: 3 number: 1 }");
    table.at(8, "round_resolved { round: 1 }").at(9, "act_exposed { party: 1 act: 'c' }");
    const auto found = insight::acts(table.record());
    REQUIRE(found.size() == 3);  // what party 3 took back is nothing
    CHECK((found[0].round == 1 && found[0].party == rules::PartyId{1} && found[0].open == 0 && found[0].secret == 1 &&
           found[0].exposed == 0));
    CHECK((found[1].round == 1 && found[1].party == rules::PartyId{2} && found[1].open == 1 && found[1].secret == 0));
    CHECK((found[2].round == 2 && found[2].party == rules::PartyId{1} && found[2].exposed == 1));
}

TEST_CASE("levels are counted in the phase in which they were spoken") {
    ToldTable table;
    table.at(1, "said_in_plenary { seat: 1 text: 'x' act: POSITION }");  // before the first phase
    table.at(2, "phase_entered { phase: 2 }")
        .at(3, "said_in_plenary { seat: 1 text: 'x' act: BLAME }")
        .at(4, "speech_observed { seat: 2 act: WISH }");
    table.at(5, "phase_entered { phase: 3 }")
        .at(6, "said_in_group { seat: 1 members: [1, 2] text: 'x' act: QUESTION }")
        .at(7, "said_in_plenary { seat: 1 text: 'untagged' }");
    const auto found = insight::levels(table.record());
    REQUIRE(found.size() == 2);
    CHECK(found[0].count == std::array<std::uint32_t, 3>{0, 1, 1});
    CHECK(found[1].count == std::array<std::uint32_t, 3>{1, 0, 0});
}

TEST_CASE("heat and warmth stand as they were when each phase ended; an amended proposal's objection no longer counts") {
    ToldTable table;
    const std::string draft = "draft { choices { issue: 'bridge' option: 'wood' } parties: 1 parties: 2 parties: 3 }";
    table.at(1000, "phase_entered { phase: 2 }").at(2000, "proposal_tabled { proposal: 1 seat: 1 " + draft + " }");
    table.at(3000, "position_taken { proposal: 1 version: 1 party: 2 stance: OBJECT reason: 'no' }");  // 2 of heat between north and south
    table.at(4000, "phase_entered { phase: 3 }").at(5000, "card_revealed { from: 1 to: 2 card { card: 'north-1' } }");  // 2 of warmth
    table.at(6000, "proposal_amended { proposal: 1 version: 2 seat: 1 " + draft + " }")
        .at(7000, "time_out_called { seat: 3 }");  // 1 with north, 1 with south
    const auto found = insight::heat(table.record());
    REQUIRE(found.size() == 2);
    CHECK((found[0].at_ms == 4000 && found[0].phase == 2 && found[0].heat == 2 && found[0].warmth == 0));
    CHECK((found[1].at_ms == 7000 && found[1].phase == 3 && found[1].heat == 2 && found[1].warmth == 2));
}

TEST_CASE("of very many phases a bounded number is looked at") {
    ToldTable table;
    for (int i = 0; i < 100; ++i) table.at(i, "phase_entered { phase: 2 }");
    CHECK(insight::heat(table.record(), 10).size() <= 12);
    CHECK(insight::heat(ToldTable().record()).empty());
}
