// What a trainer sees of a table at a glance, and when it is called for: quiet, objections, form before interests.
#include "server/rules/glance.hpp"

#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

constexpr std::int64_t minute_ms = 60'000;

// A table whose phases are so long that no clock ends them here.
class Watched : public MiniTable {
public:
    explicit Watched(std::uint32_t phase) : MiniTable(phase) {
        for (int i = 0; i < 2; ++i) REQUIRE_FALSE(trainer([](Command& c) { c.mutable_extend()->set_by_ms(60 * minute_ms); }));
    }
    Alert alert() const { return rules::glance(table, now_ms).alert(); }
    std::int64_t since_ms() const { return rules::glance(table, now_ms).alert_since_ms(); }
    void minutes(std::int64_t count) { pass_time(count * minute_ms); }
    void prompt(Prompt which) {
        REQUIRE_FALSE(trainer([&](Command& c) { c.mutable_give_prompt()->set_prompt(which); }));
    }
    void observe(SpeechAct act, int times = 1) {
        for (int i = 0; i < times; ++i)
            REQUIRE_FALSE(trainer([&](Command& c) {
                c.mutable_observe_speech()->set_seat(north);
                c.mutable_observe_speech()->set_act(act);
            }));
    }
    void tell() {
        REQUIRE_FALSE(seat(north, [](Command& c) {
            c.mutable_tell_interest()->set_card("north-1");
            c.mutable_tell_interest()->set_to(south);
        }));
    }
    void reveal(const char* card = "north-1") {
        REQUIRE_FALSE(seat(north, [&](Command& c) {
            c.mutable_reveal_card()->set_card(card);
            c.mutable_reveal_card()->add_to(south);
        }));
    }
    void object(std::uint32_t who, std::uint32_t proposal = 1) { REQUIRE_FALSE(judge(who, proposal, OBJECT, "Te duur.")); }
};

}  // namespace

TEST_CASE("eight minutes of talk without anything on the table is quiet, since the eighth minute") {
    Watched table(exploring);
    table.minutes(7);
    CHECK(table.alert() == ALERT_NONE);
    table.minutes(2);
    CHECK(table.alert() == QUIET);
    CHECK(table.since_ms() == table.table.phase_began_ms + 8 * minute_ms);
}

TEST_CASE("a reveal, a telling, a proposal, its amendment and a prompt each break the quiet for eight minutes") {
    Watched table(talk_1);
    const std::vector<std::function<void()>> stirs{
        [&] { table.reveal(); }, [&] { table.tell(); }, [&] { REQUIRE_FALSE(table.propose({{"toll", "free"}})); },
        [&] {
            REQUIRE_FALSE(table.seat(table.table.pen.value, [](Command& c) {
                c.mutable_amend_proposal()->set_proposal(1);
                *c.mutable_amend_proposal()->mutable_draft() = MiniTable::draft({{"toll", "paid"}});
            }));
        },
        [&] { table.prompt(NAME_A_WORRY); }};
    for (const auto& stir : stirs) {
        table.minutes(8);
        CHECK(table.alert() == QUIET);
        stir();
        CHECK(table.alert() == ALERT_NONE);
        table.minutes(7);
        CHECK(table.alert() == ALERT_NONE);
        table.minutes(1);
        CHECK(table.alert() == QUIET);
    }
}

TEST_CASE("nobody is called quiet while reading, in a pause, at a result or in the debrief") {
    for (const std::uint32_t phase : {1u, result_1, debriefing}) {
        Watched table(phase);
        table.minutes(20);
        CHECK(table.alert() == ALERT_NONE);
    }
    Watched table(talk_1);
    table.minutes(9);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_pause(); }));
    CHECK(table.alert() == ALERT_NONE);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_resume(); }));
    CHECK(table.alert() == QUIET);
}

TEST_CASE("nobody is called anything with the lids down, and quiet counts anew once they are up") {
    Watched table(talk_1);
    const auto lids = [&](bool down) { REQUIRE_FALSE(table.trainer([&](Command& c) { c.mutable_set_lids()->set_down(down); })); };
    REQUIRE_FALSE(table.propose({{"toll", "free"}, {"bridge", "wood"}}));
    REQUIRE(table.alert() == FORM_FIRST);
    table.minutes(5);
    lids(true);
    CHECK(table.alert() == ALERT_NONE);
    table.minutes(20);
    CHECK(table.alert() == ALERT_NONE);
    lids(false);
    CHECK(table.alert() == FORM_FIRST);  // what was so before still is
    table.prompt(WHOM_IT_CONCERNS);
    lids(true);
    table.minutes(20);
    lids(false);
    CHECK(table.alert() == ALERT_NONE);
    table.minutes(7);
    CHECK(table.alert() == ALERT_NONE);
    table.minutes(1);
    CHECK(table.alert() == QUIET);
    CHECK(table.since_ms() == table.now_ms);
}

TEST_CASE("two objections to one proposal call for the prompt, until it is given") {
    Watched table(talk_1);
    table.reveal();
    REQUIRE_FALSE(table.propose({{"toll", "free"}, {"bridge", "wood"}}));
    table.object(north);
    CHECK(table.alert() == ALERT_NONE);
    table.minutes(1);
    table.object(south);
    CHECK(table.alert() == OBJECTIONS);
    CHECK(table.since_ms() == table.now_ms);
    table.prompt(NAME_A_WORRY);
    CHECK(table.alert() == OBJECTIONS);  // that was another question
    table.prompt(WHAT_FOR_YES);
    CHECK(table.alert() == ALERT_NONE);
    table.object(mayor);
    CHECK(table.alert() == OBJECTIONS);  // another objection
}

TEST_CASE("a mediator or a break answers whatever the alert was about") {
    for (const Prompt help : {CALL_MEDIATOR, HAVE_A_BREAK}) {
        Watched disputing(talk_1), forming(talk_1), silent(talk_1);
        disputing.reveal();
        REQUIRE_FALSE(disputing.propose({{"toll", "free"}, {"bridge", "wood"}}));
        disputing.object(north);
        disputing.object(south);
        REQUIRE_FALSE(forming.propose({{"toll", "free"}}));
        silent.minutes(8);
        CHECK((disputing.alert() == OBJECTIONS && forming.alert() == FORM_FIRST && silent.alert() == QUIET));
        for (Watched* table : {&disputing, &forming, &silent}) {
            table->prompt(help);
            if (help == HAVE_A_BREAK) REQUIRE_FALSE(table->trainer([](Command& c) { c.mutable_resume(); }));
            CHECK(table->alert() == ALERT_NONE);
        }
        disputing.object(mayor);
        CHECK(disputing.alert() == OBJECTIONS);
    }
}

TEST_CASE("objections are forgotten with their version, and when one of the two is taken back") {
    Watched table(talk_1);
    table.reveal();
    REQUIRE_FALSE(table.propose({{"toll", "free"}, {"bridge", "wood"}}));
    table.object(north);
    table.object(south);
    REQUIRE_FALSE(table.judge(south, 1, SUPPORT));
    CHECK(table.alert() == ALERT_NONE);
    table.object(south);
    CHECK(table.alert() == OBJECTIONS);
    REQUIRE_FALSE(table.seat(table.table.pen.value, [](Command& c) {
        c.mutable_amend_proposal()->set_proposal(1);
        *c.mutable_amend_proposal()->mutable_draft() = MiniTable::draft({{"bridge", "stone"}});
    }));
    CHECK(table.alert() == ALERT_NONE);
    table.object(north);
    table.object(mayor);
    CHECK(table.alert() == OBJECTIONS);
    REQUIRE_FALSE(table.seat(table.table.pen.value, [](Command& c) { c.mutable_withdraw_proposal()->set_proposal(1); }));
    CHECK(table.alert() == ALERT_NONE);
}

TEST_CASE("a proposal before any interest is form first; an interest or the prompt ends that for good") {
    Watched table(talk_1);
    REQUIRE_FALSE(table.propose({{"toll", "free"}}));
    CHECK(table.alert() == FORM_FIRST);
    CHECK(table.since_ms() == table.now_ms);
    SECTION("told") { table.tell(); }
    SECTION("revealed") { table.reveal(); }
    SECTION("observed") { table.observe(INTEREST); }
    SECTION("prompted") { table.prompt(WHOM_IT_CONCERNS); }
    CHECK(table.alert() == ALERT_NONE);
    REQUIRE_FALSE(table.propose({{"toll", "paid"}}));
    CHECK(table.alert() == ALERT_NONE);
}

TEST_CASE("three positions observed are form first too; a prompt given before is no answer to them") {
    Watched table(exploring);
    table.prompt(WHOM_IT_CONCERNS);
    table.observe(POSITION, 2);
    table.observe(QUESTION, 3);
    CHECK(table.alert() == ALERT_NONE);
    table.observe(PROPOSING);
    CHECK(table.alert() == FORM_FIRST);
}

TEST_CASE("form first is of the first round and what comes before it") {
    Watched table(talk_2);
    REQUIRE_FALSE(table.propose({{"toll", "free"}}));
    CHECK(table.alert() == ALERT_NONE);
}

TEST_CASE("objections come before quiet, quiet before form first") {
    Watched table(talk_1);
    REQUIRE_FALSE(table.propose({{"bridge", "wood"}}));
    CHECK(table.alert() == FORM_FIRST);
    table.minutes(8);
    CHECK(table.alert() == QUIET);
    table.object(north);
    table.object(south);
    CHECK(table.alert() == OBJECTIONS);
}

TEST_CASE("a glance counts what is open, agreed and revealed, and who sits where") {
    Watched table(talk_1);
    table.agree({{"name", "north"}});
    REQUIRE_FALSE(table.propose({{"toll", "free"}, {"permit", "yes"}}));
    REQUIRE_FALSE(table.judge(north, 2, SUPPORT));
    table.reveal();
    table.reveal();
    table.tell();
    table.reveal("north-2");
    const Glance glance = rules::glance(table.table, table.now_ms);
    CHECK(glance.table() == 1);
    CHECK((glance.phase() == talk_1 && glance.started() && glance.running() && !glance.paused() && !glance.ended()));
    CHECK(glance.ends_at_ms() == table.table.phase_ends_ms);
    CHECK(glance.pen() == north);
    CHECK(glance.agreements() == 1);
    CHECK(glance.reveals() == 2);  // two cards, one of them shown twice and told
    REQUIRE(glance.proposals_size() == 1);
    CHECK((glance.proposals(0).proposal() == 2 && glance.proposals(0).parties() == 3 && glance.proposals(0).positions_size() == 1));
    CHECK(glance.seats_size() == 4);
    CHECK_FALSE(glance.has_temperature());
}

TEST_CASE("the temperature is the mean over each seat's newest answers about its partners") {
    Watched table(exploring);
    const auto answer = [&](std::uint32_t who, std::uint32_t partner, std::uint32_t warmth) {
        REQUIRE_FALSE(table.seat(who, [&](Command& c) {
            c.mutable_submit_form()->set_form("pulse");
            Answer& first = *c.mutable_submit_form()->add_answers();
            first.set_question("temperature");
            first.set_partner(partner);
            first.set_scale(warmth);
            Answer& second = *c.mutable_submit_form()->add_answers();
            second.set_question("fair");
            second.set_scale(9);
        }));
    };
    answer(north, 2, 4);
    answer(south, 1, 1);
    CHECK(rules::glance(table.table, table.now_ms).temperature() == Approx(2.5));
    answer(north, 2, 2);
    CHECK(rules::glance(table.table, table.now_ms).temperature() == Approx(1.5));
}
