// Roles and cards: dealing, showing, asking, telling, and what loaded words mean to whom.
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

TEST_CASE("roles are dealt when the briefing begins, each to its own seat") {
    MiniTable table(1);
    REQUIRE(table.table.roles.size() == 4);
    for (const auto& event : table.journal)
        if (event.has_role_dealt()) {
            REQUIRE(event.listed_size() == 1);
            CHECK(event.listed(0) == event.role_dealt().seat());
        }
}

TEST_CASE("what was told is confirmed by the hearer, once, and which card it was stays with the teller") {
    MiniTable table(exploring);
    REQUIRE_FALSE(table.seat(north, [](Command& c) {
        c.mutable_tell_interest()->set_card("north-1");
        c.mutable_tell_interest()->set_to(south);
    }));
    Event disclosed;
    const Event& told = table.journal.back();
    REQUIRE(rules::disclose(told, rules::access(told, rules::Viewer::of_seat(rules::SeatId{south})), &disclosed));
    CHECK_FALSE(disclosed.interest_told().has_card());
    REQUIRE(rules::disclose(told, rules::access(told, rules::Viewer::of_seat(rules::SeatId{north})), &disclosed));
    CHECK(disclosed.interest_told().card() == "north-1");
    const auto confirm = [&](std::uint32_t who) {
        return table.seat(who, [](Command& c) {
            c.mutable_confirm_heard()->set_from(north);
            c.mutable_confirm_heard()->set_told(1);
        });
    };
    CHECK(reason(confirm(mayor)) == NO_SUCH_ASK);
    CHECK_FALSE(confirm(south));
    CHECK(reason(confirm(south)) == ALREADY_DONE);
}

TEST_CASE("a card is shown in part: what was not chosen is not in it") {
    MiniTable table(exploring);
    REQUIRE_FALSE(table.seat(north, [](Command& c) {
        c.mutable_reveal_card()->set_card("north-1");
        c.mutable_reveal_card()->add_to(mayor);
        c.mutable_reveal_card()->set_weight(true);
    }));
    const Card& shown = table.journal.back().card_revealed().card();
    CHECK(shown.weight() == 3);
    CHECK_FALSE(shown.has_motive());
    CHECK_FALSE(shown.has_price());
    CHECK_FALSE(shown.has_trigger());
}

TEST_CASE("nobody shows another's card") {
    MiniTable table(exploring);
    CHECK(reason(table.seat(south, [](Command& c) {
        c.mutable_reveal_card()->set_card("north-1");
        c.mutable_reveal_card()->add_to(mayor);
    })) == NO_SUCH_CARD);
}

TEST_CASE("an ask is answered by showing a card, or declined, and then it is closed") {
    MiniTable table(exploring);
    const auto ask = [&] { return table.seat(south, [](Command& c) { c.mutable_ask_interest()->set_to(north); }); };
    REQUIRE_FALSE(ask());
    CHECK(reason(ask()) == ALREADY_DONE);
    REQUIRE_FALSE(table.seat(north, [](Command& c) {
        c.mutable_reveal_card()->set_card("north-2");
        c.mutable_reveal_card()->add_to(south);
    }));
    CHECK(table.table.asks[0].ask.state() == ASK_ANSWERED);
    REQUIRE_FALSE(ask());
    const auto decline = [&] {
        return table.seat(north, [](Command& c) {
            c.mutable_decline_ask()->set_from(south);
            c.mutable_decline_ask()->set_ask(2);
        });
    };
    REQUIRE_FALSE(decline());
    CHECK(reason(decline()) == NO_SUCH_ASK);
}

TEST_CASE("a loaded word is explained to the asker with the explainer's own meaning") {
    MiniTable table(exploring);
    REQUIRE_FALSE(table.seat(north, [](Command& c) {
        c.mutable_ask_meaning()->set_to(south);
        c.mutable_ask_meaning()->set_word("near");
    }));
    REQUIRE_FALSE(table.seat(south, [](Command& c) {
        c.mutable_explain_meaning()->set_from(north);
        c.mutable_explain_meaning()->set_ask(1);
    }));
    CHECK(table.journal.back().meaning_explained().meaning().meaning().nl() == "per fiets");
    CHECK(reason(table.seat(north, [](Command& c) {
        c.mutable_ask_meaning()->set_to(south);
        c.mutable_ask_meaning()->set_word("far");
    })) == NO_SUCH_WORD);
}
