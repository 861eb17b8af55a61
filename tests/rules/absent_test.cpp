// Seats whose people are away or absent: no signature, or a neighbour who signs for two.
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

class Thinned : public MiniTable {
public:
    explicit Thinned(AbsentPolicy absent) : MiniTable(talk_1, SPOKEN, {absent, false}) {}

    // The trainer gives the seat of somebody whose laptop is shut away.
    void give(std::uint32_t number, Holder holder) {
        SeatChanged away = table.seats[number - 1];
        if (away.participants_size() > 0 && away.holder() == SINGLE) {
            away.set_presence(AWAY);
            apply(rules::decide_seat(table, away, now_ms).events);
        }
        REQUIRE_FALSE(trainer([&](Command& c) {
            c.mutable_set_seat()->set_seat(number);
            c.mutable_set_seat()->set_holder(holder);
        }));
    }
    void come_back(std::uint32_t number) {
        SeatChanged back;
        back.set_seat(number);
        back.set_holder(SINGLE);
        back.set_presence(HERE);
        back.add_participants(number);
        apply(rules::decide_seat(table, back, now_ms).events);
    }
    std::uint32_t deputy(std::uint32_t number) const { return table.seats[number - 1].deputy(); }
    std::vector<std::uint32_t> positions() const {
        std::vector<std::uint32_t> out;
        for (const auto& [party, position] : table.proposals.back().positions) out.push_back(party);
        return out;
    }
};

using Parties = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("no signature: an absent party is not waited for, in positions or in signatures") {
    Thinned table(NO_SIGNATURE);
    table.give(mayor, ABSENT);
    REQUIRE_FALSE(table.propose({{"bridge", "wood"}}));
    REQUIRE_FALSE(table.judge(north, 1, SUPPORT));
    REQUIRE_FALSE(table.judge(south, 1, SUPPORT));
    CHECK(table.table.proposals[0].state == PROPOSAL_ACCEPTED);
    REQUIRE_FALSE(table.sign(north, 1));
    REQUIRE_FALSE(table.sign(south, 1));
    CHECK(table.table.proposals[0].state == AGREED);
    CHECK(table.deputy(mayor) == 0);
}

TEST_CASE("no signature holds for declared absence even where the scenario counts who is not there as an objection") {
    auto scenario = std::make_shared<Scenario>(*mini_scenario());
    scenario->set_absent_counts(AS_OBJECTION);
    std::string error;
    const auto strict = rules::Rulebook::make(scenario, 45, &error);
    for (const AbsentPolicy policy : {ABSENT_POLICY_UNSET, NO_SIGNATURE}) {
        TableRun run(strict, SPOKEN, 7, {policy, false});
        run.seat_everybody(BOT);
        for (int i = 0; i < 3; ++i) REQUIRE_FALSE(run.give_as_trainer(command([](Command& c) { c.mutable_next_phase(); })));
        REQUIRE_FALSE(run.give_as_trainer(command([](Command& c) {
            c.mutable_set_seat()->set_seat(mayor);
            c.mutable_set_seat()->set_holder(ABSENT);
        })));
        const auto counted = rules::counted_parties(run.table, MiniTable::draft({{"bridge", "wood"}}), *strict->issue("bridge"));
        CHECK(counted == (policy == NO_SIGNATURE ? Parties{1, 2} : Parties{1, 2, 3}));
    }
}

TEST_CASE("what waited only for a party goes on when that one is declared absent") {
    Thinned table(NO_SIGNATURE);
    REQUIRE_FALSE(table.propose({{"bridge", "wood"}}));
    REQUIRE_FALSE(table.judge(north, 1, SUPPORT));
    REQUIRE_FALSE(table.judge(south, 1, SUPPORT));
    table.give(mayor, ABSENT);
    CHECK(table.table.proposals[0].state == PROPOSAL_ACCEPTED);
    REQUIRE_FALSE(table.sign(north, 1));
    table.give(south, ABSENT);
    CHECK(table.table.proposals[0].state == AGREED);
}

TEST_CASE("nothing is agreed by absence alone") {
    Thinned table(NO_SIGNATURE);
    table.give(mayor, ABSENT);
    REQUIRE_FALSE(table.propose({{"bridge", "wood"}}));
    REQUIRE_FALSE(table.judge(north, 1, SUPPORT));
    REQUIRE_FALSE(table.judge(south, 1, SUPPORT));
    for (const auto who : {north, south}) table.give(who, ABSENT);
    CHECK(table.table.proposals[0].state == PROPOSAL_ACCEPTED);
}

TEST_CASE("doubled: the next seat with people that may sign takes positions and signs for both") {
    Thinned table(DOUBLED);
    table.give(south, ABSENT);
    CHECK(table.deputy(south) == mayor);
    REQUIRE_FALSE(table.propose({{"bridge", "wood"}}));
    REQUIRE_FALSE(table.judge(mayor, 1, SUPPORT, "Voor twee."));
    CHECK(table.positions() == Parties{2, 3});
    CHECK(table.table.proposals[0].positions.at(2).reason() == "Voor twee.");
    REQUIRE_FALSE(table.judge(north, 1, SUPPORT));
    REQUIRE(table.table.proposals[0].state == PROPOSAL_ACCEPTED);
    REQUIRE_FALSE(table.sign(mayor, 1));
    CHECK(table.table.proposals[0].signers == Parties{2, 3});
    CHECK(reason(table.sign(mayor, 1)) == ALREADY_SIGNED);
    REQUIRE_FALSE(table.sign(north, 1));
    CHECK(table.table.proposals[0].state == AGREED);
}

TEST_CASE("the deputy signs only for whom the proposal binds") {
    Thinned table(DOUBLED);
    table.give(south, ABSENT);
    REQUIRE_FALSE(table.propose({{"toll", "free"}}, {1, 2}));
    REQUIRE_FALSE(table.judge(mayor, 1, SUPPORT));
    CHECK(table.positions() == Parties{2});
}

TEST_CASE("a deputy who goes hands on to the next; who came back signs alone again") {
    Thinned table(DOUBLED);
    table.give(south, ABSENT);
    table.give(mayor, ABSENT);
    CHECK((table.deputy(south) == north && table.deputy(mayor) == north));  // the clerk may not sign
    table.come_back(mayor);
    CHECK((table.deputy(south) == north && table.deputy(mayor) == 0));      // who stands in goes on doing so
    table.come_back(south);
    CHECK(table.deputy(south) == 0);
    REQUIRE_FALSE(table.propose({{"bridge", "wood"}}));
    REQUIRE_FALSE(table.judge(north, 1, SUPPORT));
    CHECK(table.positions() == Parties{1});
}

TEST_CASE("bots stand in for nobody; without a neighbour the absent party is not waited for") {
    Thinned table(DOUBLED);
    table.give(mayor, BOT);
    table.give(south, ABSENT);
    CHECK(table.deputy(south) == north);
    table.give(north, BOT);
    CHECK(table.deputy(south) == 0);
    const auto& changed = table.journal.back().seat_changed();
    CHECK((changed.seat() == south && !changed.has_deputy()));
    CHECK(rules::signing_parties(table.table, MiniTable::draft({{"bridge", "wood"}})) == Parties{1, 3});
}

TEST_CASE("doubled: the neighbour signs for a party that nobody plays, from the start until somebody comes") {
    TableRun run(mini_book(), SPOKEN, 7, {DOUBLED, false});
    const auto sit = [&](std::uint32_t number) {
        SeatChanged here;
        here.set_seat(number);
        here.set_holder(SINGLE);
        here.set_presence(HERE);
        here.add_participants(number);
        run.apply(rules::decide_seat(run.table, here, run.now_ms).events);
    };
    for (const auto number : {north, mayor}) sit(number);
    CHECK(run.table.seats[south - 1].deputy() == 0);  // who is still to come is not missed yet
    REQUIRE_FALSE(run.give_as_trainer(command([](Command& c) { c.mutable_next_phase(); })));
    CHECK(run.table.seats[south - 1].holder() == EMPTY);
    CHECK(run.table.seats[south - 1].deputy() == mayor);
    CHECK(run.table.seats[clerk - 1].deputy() == 0);  // may not sign, so nobody does it for them
    CHECK(rules::signing_parties(run.table, MiniTable::draft({{"bridge", "wood"}})) == Parties{1, 2, 3});
    sit(south);
    CHECK(run.table.seats[south - 1].deputy() == 0);
}

TEST_CASE("without doubling an empty seat has no deputy") {
    TableRun run(mini_book(), SPOKEN, 7, {NO_SIGNATURE, false});
    SeatChanged here;
    here.set_seat(north);
    here.set_holder(SINGLE);
    here.set_presence(HERE);
    here.add_participants(north);
    run.apply(rules::decide_seat(run.table, here, run.now_ms).events);
    REQUIRE_FALSE(run.give_as_trainer(command([](Command& c) { c.mutable_next_phase(); })));
    for (const auto& seat : run.table.seats) CHECK(seat.deputy() == 0);
}
