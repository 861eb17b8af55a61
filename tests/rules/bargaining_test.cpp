// Proposals, positions and signatures: who may write, when a package is agreed, and how an agreement is left.
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

TEST_CASE("only the pen writes, and only in the rounds") {
    MiniTable table(talk_1);
    CHECK(reason(table.seat(south, [](Command& c) { *c.mutable_table_proposal()->mutable_draft() = MiniTable::draft({{"toll", "free"}}); })) == PEN_IS_ELSEWHERE);
    CHECK_FALSE(table.propose({{"toll", "free"}}));
    MiniTable early(exploring);
    CHECK(reason(early.propose({{"toll", "free"}})) == WRONG_PHASE);
}

TEST_CASE("a draft is checked: choices, parties, terms") {
    MiniTable table(talk_1);
    CHECK(reason(table.propose({})) == EMPTY_DRAFT);
    CHECK(reason(table.propose({{"toll", "half"}})) == UNKNOWN_CHOICE);
    CHECK(reason(table.propose({{"toll", "free"}, {"toll", "paid"}})) == UNKNOWN_CHOICE);
    CHECK(reason(table.propose({{"toll", "free"}}, {1})) == TOO_FEW_PARTIES);
    CHECK(reason(table.propose({{"toll", "free"}}, {1, 9})) == MALFORMED);
}

TEST_CASE("each issue of a package needs its own rule") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(table.propose({{"bridge", "wood"}, {"toll", "free"}, {"name", "north"}}));
    REQUIRE_FALSE(table.judge(north, 1, SUPPORT));
    REQUIRE_FALSE(table.judge(south, 1, SUPPORT));
    CHECK(table.table.proposals[0].state == PROPOSAL_OPEN);  // a majority for the toll, no unanimity for the bridge
    REQUIRE_FALSE(table.judge(mayor, 1, CONSENTS));
    CHECK(table.table.proposals[0].state == PROPOSAL_ACCEPTED);
}

TEST_CASE("an objection needs a reason and holds up consent") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(table.propose({{"name", "north"}}));
    CHECK(reason(table.judge(south, 1, OBJECT)) == REASON_NEEDED);
    REQUIRE_FALSE(table.judge(south, 1, OBJECT, "Dan verdwijnen wij"));
    REQUIRE_FALSE(table.judge(north, 1, SUPPORT));
    REQUIRE_FALSE(table.judge(mayor, 1, SUPPORT));
    CHECK(table.table.proposals[0].state == PROPOSAL_OPEN);
    REQUIRE_FALSE(table.judge(south, 1, ABSTAIN));
    CHECK(table.table.proposals[0].state == PROPOSAL_ACCEPTED);
}

TEST_CASE("one party decides alone where the issue says so") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(table.propose({{"permit", "yes"}}));
    CHECK(reason(table.judge(south, 1, SUPPORT)) == NOT_A_PARTY);
    REQUIRE_FALSE(table.judge(mayor, 1, SUPPORT));
    CHECK(table.table.proposals[0].state == PROPOSAL_ACCEPTED);
}

TEST_CASE("an absent party is not waited for") {
    MiniTable table(talk_1);
    SeatChanged away = table.table.seats[south - 1];
    away.set_presence(AWAY);
    table.apply(rules::decide_seat(table.table, away, table.now_ms).events);
    REQUIRE_FALSE(table.trainer([](Command& c) {
        c.mutable_set_seat()->set_seat(south);
        c.mutable_set_seat()->set_holder(ABSENT);
    }));
    REQUIRE_FALSE(table.propose({{"bridge", "wood"}}));
    REQUIRE_FALSE(table.judge(north, 1, SUPPORT));
    REQUIRE_FALSE(table.judge(mayor, 1, SUPPORT));
    CHECK(table.table.proposals[0].state == PROPOSAL_ACCEPTED);
    REQUIRE_FALSE(table.sign(north, 1));
    REQUIRE_FALSE(table.sign(mayor, 1));
    CHECK(table.table.proposals[0].state == AGREED);
}

TEST_CASE("an amendment is a new version with its difference, and positions start again") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(table.propose({{"toll", "free"}, {"name", "north"}}));
    REQUIRE_FALSE(table.judge(south, 1, SUPPORT));
    const auto amend = [&](const Draft& draft) {
        return table.seat(north, [&](Command& c) {
            c.mutable_amend_proposal()->set_proposal(1);
            *c.mutable_amend_proposal()->mutable_draft() = draft;
        });
    };
    CHECK(reason(amend(MiniTable::draft({{"toll", "free"}, {"name", "north"}}))) == NO_DIFFERENCE);
    REQUIRE_FALSE(amend(MiniTable::draft({{"toll", "paid"}, {"bridge", "wood"}})));
    const auto& changed = table.table.proposals[0].changed;
    CHECK(changed == std::vector<std::string>{"bridge", "name", "toll"});
    CHECK(table.table.proposals[0].positions.empty());
    CHECK(reason(table.seat(south, [](Command& c) {
        c.mutable_take_position()->set_proposal(1);
        c.mutable_take_position()->set_version(1);
        c.mutable_take_position()->set_stance(SUPPORT);
    })) == OLD_VERSION);
}

TEST_CASE("a clerk neither takes position nor signs") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(table.propose({{"toll", "free"}}));
    CHECK(reason(table.judge(clerk, 1, SUPPORT)) == NOT_SIGNATORY);
    CHECK(reason(table.sign(clerk, 1)) == NOT_SIGNATORY);
}

TEST_CASE("an agreement stands when all its parties signed, and the trainer may sign for a dead laptop") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(table.propose({{"toll", "free"}}));
    CHECK(reason(table.sign(north, 1)) == NOT_ACCEPTED_YET);
    REQUIRE_FALSE(table.judge(north, 1, SUPPORT));
    REQUIRE_FALSE(table.judge(south, 1, SUPPORT));
    REQUIRE_FALSE(table.sign(north, 1));
    CHECK(reason(table.sign(north, 1)) == ALREADY_SIGNED);
    REQUIRE_FALSE(table.sign(south, 1));
    REQUIRE_FALSE(table.trainer([](Command& c) {
        c.mutable_sign_on_behalf()->set_proposal(1);
        c.mutable_sign_on_behalf()->set_party(3);
    }));
    CHECK(table.table.proposals[0].state == AGREED);
    CHECK(table.journal[table.journal.size() - 2].proposal_signed().by_trainer());
}

TEST_CASE("leaving an agreement needs a reason, and two must remain") {
    MiniTable table(talk_1);
    table.agree({{"toll", "free"}});
    const auto leave = [&](std::uint32_t who, const std::string& why) {
        return table.seat(who, [&](Command& c) {
            c.mutable_leave_agreement()->set_proposal(1);
            c.mutable_leave_agreement()->set_reason(why);
        });
    };
    CHECK(reason(leave(south, "")) == REASON_NEEDED);
    REQUIRE_FALSE(leave(south, "Te duur"));
    CHECK(reason(leave(south, "Nog eens")) == NOT_A_PARTY);
    CHECK(table.table.proposals[0].state == AGREED);
    REQUIRE_FALSE(leave(mayor, "Dan ik ook"));
    CHECK(table.table.proposals[0].state == AGREEMENT_ENDED);
}

TEST_CASE("a later agreement on the same issues replaces the earlier") {
    MiniTable table(talk_1);
    table.agree({{"toll", "free"}});
    table.agree({{"toll", "paid"}, {"name", "south"}});
    CHECK(table.table.proposals[0].end_cause == REPLACED);
    CHECK(rules::choices_in_force(table.table).at("toll") == 2);
}

TEST_CASE("a supervised board needs the envoy's signature too") {
    MiniTable table(talk_1);
    Event supervised;
    supervised.mutable_standing_changed()->set_party(1);
    supervised.mutable_standing_changed()->set_standing(SUPERVISED);
    table.apply({supervised});
    CHECK(rules::signing_parties(table.table, MiniTable::draft({{"toll", "free"}}, {1, 2})) == std::vector<std::uint32_t>{1, 2, 3});
}

TEST_CASE("a closed board keeps its say where the issue grants it") {
    MiniTable table(talk_1);
    Event closed;
    closed.mutable_standing_changed()->set_party(1);
    closed.mutable_standing_changed()->set_standing(CLOSED);
    table.apply({closed});
    const Draft draft = MiniTable::draft({{"bridge", "wood"}, {"toll", "free"}});
    CHECK(rules::counted_parties(table.table, draft, *mini_book()->issue("bridge")) == std::vector<std::uint32_t>{1, 2, 3});
    CHECK(rules::counted_parties(table.table, draft, *mini_book()->issue("toll")) == std::vector<std::uint32_t>{2, 3});
}

TEST_CASE("a proposal lapses when the phase begins until which it was valid") {
    MiniTable table(talk_1);
    Draft draft = MiniTable::draft({{"toll", "free"}});
    draft.set_valid_until_phase(result_1);
    REQUIRE_FALSE(table.seat(north, [&](Command& c) { *c.mutable_table_proposal()->mutable_draft() = draft; }));
    while (table.table.phase + 1 < result_1) {
        REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); }));
        CHECK(table.table.proposals[0].state == PROPOSAL_OPEN);
    }
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); }));
    CHECK(table.table.proposals[0].state == PROPOSAL_LAPSED);
}
