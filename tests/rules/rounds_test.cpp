// What happens between talks: agreements reach the world, acts are paid for, injects come, forms open, interests are scored.
#include "server/rules/measure.hpp"
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

double agreements(const rules::Table& table) { return table.results.back().round.read().indicators(0).value(); }

std::optional<rules::Rejection> act(MiniTable& table, std::uint32_t seat, const std::string& id, bool secret = false, const std::string& target = {}) {
    return table.seat(seat, [&](Command& c) {
        c.mutable_do_act()->set_act(id);
        c.mutable_do_act()->set_secret(secret);
        c.mutable_do_act()->set_target(target);
    });
}

void next(MiniTable& table) { REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); })); }

}  // namespace

TEST_CASE("what was agreed reaches the world when the round is resolved") {
    MiniTable table(talk_1);
    table.agree({{"bridge", "wood"}});
    next(table);
    CHECK(agreements(table.table) == 1.0);
    CHECK(table.table.year == 2028);
}

TEST_CASE("what each party bears counts for those that keep it; what all must bear falls with the first breach") {
    MiniTable each(talk_1), all(talk_1);
    each.agree({{"bridge", "stone"}});
    all.agree({{"bridge", "wood"}});
    for (MiniTable* table : {&each, &all}) {
        REQUIRE_FALSE(table->seat(south, [](Command& c) {
            c.mutable_choose_compliance()->set_proposal(1);
            c.mutable_choose_compliance()->set_issue("bridge");
            c.mutable_choose_compliance()->set_keeps(false);
        }));
        CHECK(table->journal.back().listed_size() == 1);  // a secret of the party's seats
        next(*table);
    }
    CHECK(agreements(each.table) == 2.0);
    CHECK(agreements(all.table) == 0.0);
}

TEST_CASE("a pilot is over after its round") {
    MiniTable table(talk_1);
    Draft draft = MiniTable::draft({{"bridge", "wood"}});
    draft.set_pilot(true);
    REQUIRE_FALSE(table.seat(north, [&](Command& c) { *c.mutable_table_proposal()->mutable_draft() = draft; }));
    for (const auto who : {north, south, mayor}) REQUIRE_FALSE(table.judge(who, 1, SUPPORT));
    for (const auto who : {north, south, mayor}) REQUIRE_FALSE(table.sign(who, 1));
    next(table);
    CHECK(agreements(table.table) == 1.0);
    CHECK(table.table.proposals[0].end_cause == PILOT_OVER);
}

TEST_CASE("acts cost points of the round's budget, may be taken back, and the budget returns with the next round") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(act(table, north, "lobby", true, "south"));
    CHECK(reason(act(table, north, "lobby", true, "south")) == ALREADY_DONE);
    CHECK(reason(act(table, north, "lobby", false, "north")) == BUDGET_SPENT);
    REQUIRE_FALSE(table.seat(clerk, [](Command& c) {
        c.mutable_take_back_act()->set_number(1);
        c.mutable_take_back_act()->set_secret(true);
    }));
    REQUIRE_FALSE(act(table, north, "lobby", false, "north"));
    next(table);
    next(table);
    REQUIRE_FALSE(act(table, north, "lobby", false, "north"));
}

TEST_CASE("an act is refused to another party, too early, in the open only, or at a wrong target") {
    MiniTable table(talk_1);
    CHECK(reason(act(table, north, "decree")) == NO_SUCH_ACT);
    CHECK(reason(act(table, mayor, "decree")) == NO_SUCH_ACT);
    CHECK(reason(act(table, north, "share", true)) == NOT_SECRET);
    CHECK(reason(act(table, north, "lobby", false, "mayor")) == MALFORMED);
}

TEST_CASE("open acts are numbered apart from secret ones, so that the number tells nothing") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(act(table, north, "survey", true));
    REQUIRE_FALSE(act(table, north, "share", false));
    for (const auto& event : table.journal)
        if (event.has_act_done_openly()) CHECK(event.act_done_openly().number() == 1);
}

TEST_CASE("sharing figures openly pools them, once a round") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(act(table, south, "share"));
    CHECK(table.table.pooled == std::vector<std::uint32_t>{2});
    CHECK(reason(table.seat(south, [](Command& c) { c.mutable_pool_forecast(); })) == ALREADY_DONE);
    next(table);
    CHECK(table.table.pooled.empty());
}

TEST_CASE("scenario injects come by themselves, to those for whom they are") {
    MiniTable table(talk_2);
    CHECK(table.count(Event::kInjectThrown) == 1);
    REQUIRE(table.count(Event::kInjectThrownTo) == 1);
    for (const auto& event : table.journal)
        if (event.has_inject_thrown_to()) CHECK(event.listed(0) == south);
}

TEST_CASE("a form opens with its phase, wants every scale, and shows a spread only from three answers on") {
    MiniTable table(exploring);
    table.pass_time(1);
    const auto submit = [&](std::uint32_t seat, int fair) {
        return table.seat(seat, [&](Command& c) {
            c.mutable_submit_form()->set_form("pulse");
            Answer& warm = *c.mutable_submit_form()->add_answers();
            warm.set_question("temperature");
            warm.set_partner(1 + table.table.party_of(rules::SeatId{seat}).value % 3);
            warm.set_scale(2);
            if (fair == 0) return;
            Answer& answer = *c.mutable_submit_form()->add_answers();
            answer.set_question("fair");
            answer.set_scale(static_cast<std::uint32_t>(fair));
        });
    };
    CHECK(reason(submit(north, 0)) == FORM_INCOMPLETE);
    CHECK(reason(submit(north, 11)) == MALFORMED);
    REQUIRE_FALSE(submit(north, 8));
    REQUIRE_FALSE(submit(south, 3));
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_close_form()->set_form("pulse"); }));
    CHECK(table.journal.back().form_closed().spreads_size() == 0);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_open_form()->set_form("pulse"); }));
    REQUIRE_FALSE(submit(mayor, 4));
    next(table);
    const FormClosed& closed = table.table.forms[0].closed;
    REQUIRE(closed.spreads_size() == 2);
    CHECK(closed.spreads(1).low() == 3);
    CHECK(closed.spreads(1).mean() == Approx(5.0));
}

TEST_CASE("with instruments off the trainer alone opens forms, but the last phase opens its own") {
    MiniTable table(result_1, SPOKEN, {ABSENT_POLICY_UNSET, true});
    CHECK(table.count(Event::kFormOpened) == 0);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_open_form()->set_form("pulse"); }));
    CHECK(table.count(Event::kFormOpened) == 1);
    for (int i = 0; i < 4; ++i) REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); }));
    REQUIRE(table.table.phase == debriefing);
    CHECK(table.journal.back().form_opened().form() == "reflection");
}

TEST_CASE("interests are scored at the debriefing by what was agreed, by whom it was tabled, and the world") {
    MiniTable table(talk_1);
    table.agree({{"bridge", "wood"}, {"name", "north"}, {"toll", "free"}});
    REQUIRE_FALSE(table.seat(north, [](Command& c) {
        c.mutable_write_meaning()->set_word("fair");
        c.mutable_write_meaning()->set_text("Voor wie het kan betalen");
    }));
    for (const auto seat : {north, south, mayor})
        REQUIRE_FALSE(table.seat(seat, [](Command& c) {
            c.mutable_sign_meaning()->set_word("fair");
            c.mutable_sign_meaning()->set_version(1);
        }));
    while (table.table.phase < debriefing) next(table);
    REQUIRE(table.table.scores.size() == 4);
    CHECK(table.table.scores[0].total() == Approx(1.0));  // wood, and the name tabled by north itself
    CHECK(table.table.scores[1].total() == Approx(1.0));  // free, and an agreement in force
    CHECK(table.table.scores[0].bottom_line_held());
}

TEST_CASE("who goes back into play and comes to the debriefing again is scored anew") {
    MiniTable table(talk_1);
    while (table.table.phase < debriefing) next(table);
    const double before = table.table.scores.at(0).total();
    while (table.table.phase_info().kind() != TALKING) REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_back_phase()->set_reason("Nog eens."); }));
    table.agree({{"bridge", "wood"}, {"name", "north"}, {"toll", "free"}});
    while (table.table.phase < debriefing) next(table);
    REQUIRE(table.table.scores.size() == 4);
    CHECK(before < 0.9);
    CHECK(table.table.scores[0].total() == Approx(1.0));
}

TEST_CASE("a breach with a monitor shows more often than without, and costs points in the next round") {
    int shown = 0, monitored = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed)
        for (const bool watch : {false, true}) {
            MiniTable table(talk_1);
            table.table.chance_rules = seed * 977;
            Draft draft = MiniTable::draft({{"bridge", "wood"}});
            draft.set_breach_points(2);
            if (watch) draft.set_monitor(3);
            REQUIRE_FALSE(table.seat(north, [&](Command& c) { *c.mutable_table_proposal()->mutable_draft() = draft; }));
            for (const auto who : {north, south, mayor}) REQUIRE_FALSE(table.judge(who, 1, SUPPORT));
            for (const auto who : {north, south, mayor}) REQUIRE_FALSE(table.sign(who, 1));
            REQUIRE_FALSE(table.seat(south, [](Command& c) {
                c.mutable_choose_compliance()->set_proposal(1);
                c.mutable_choose_compliance()->set_issue("bridge");
                c.mutable_choose_compliance()->set_keeps(false);
            }));
            next(table);
            const bool came_out = table.count(Event::kBreachShown) == 1;
            (watch ? monitored : shown) += came_out;
            CHECK(table.table.penalty[2] == (came_out ? 2u : 0u));
        }
    CHECK(monitored > shown + 15);
}
