// What stays covered while people talk aloud, for neighbours look along, and when it shows.
#include "tests/screens/room.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

void deal_role(Knowledge& known) {
    RoleDealt& role = *known.add_roles();
    role.set_seat(1);
    role.mutable_bottom_line()->set_nl("Nooit de school dicht.");
    role.mutable_bottom_line()->set_en("Never close the school.");
    for (const auto& [nl, en] : std::initializer_list<std::pair<const char*, const char*>>{{"De school in het dorp", "The school in the village"}, {"Niet de oudste zijn", "Not being the oldest"}}) {
        Card& card = *role.add_cards();
        card.set_card("card-" + std::to_string(role.cards_size()));
        card.mutable_title()->set_nl(nl);
        card.mutable_title()->set_en(en);
        card.set_weight(2);
    }
}

}  // namespace

TEST_CASE("while people talk aloud, what is private stays covered until it is held") {
    Knowledge known = table_at(3);
    add_proposal(known, PROPOSAL_OPEN);
    add_results(known);
    Entry& entry = *known.add_story();
    entry.mutable_promise_made()->set_from(2);
    entry.mutable_promise_made()->set_to(1);
    entry.mutable_promise_made()->set_text("ik steun je plan");
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    CHECK(room.window.find("table.tabs.proposals")->value.empty());  // no badge calls for attention
    room.window.click("table.tabs.story");
    CHECK_FALSE(room.window.shows("ik steun je plan"));
    CHECK(room.window.press_mouse("story.private"));
    CHECK(room.window.shows("ik steun je plan"));
    room.window.release_mouse();
    CHECK_FALSE(room.window.shows("ik steun je plan"));
    CHECK(faults_everywhere(room, "story-covered") == Faults{});
    room.window.click("table.tabs.result");
    CHECK_FALSE(room.window.shows("€\u00A0146.000"));
    room.window.press_mouse("result.own.1");
    CHECK(room.window.shows("€\u00A0146.000"));
    room.window.release_mouse();
    CHECK(faults_everywhere(room, "own-covered") == Faults{});
}

TEST_CASE("while people talk aloud, keeping or breaking is chosen without the screen telling which") {
    Knowledge known = table_at(3);
    add_proposal(known, AGREED);
    ComplianceChosen& broken = *known.mutable_proposals(0)->add_compliance();
    broken.set_proposal(1);
    broken.set_party(1);
    broken.set_issue("money");
    broken.set_keeps(false);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    const auto shown = [&](const char* id) { return room.window.find(std::string("proposal.1.keep.") + id)->checked; };
    REQUIRE(room.window.find("proposal.1.keep.money.no"));
    CHECK_FALSE((shown("money.yes") || shown("money.no") || shown("schools.yes") || shown("schools.no")));
    REQUIRE(room.window.press_mouse("proposal.1.private"));
    CHECK((shown("money.no") && shown("schools.yes")));
    room.window.release_mouse();
    CHECK_FALSE(shown("money.no"));
    CHECK_FALSE(room.window.shows("Gekozen."));
    CHECK(room.window.click("proposal.1.keep.schools.yes"));  // as it was: the screen answers alike, and nothing is sent
    CHECK(room.wants.commands.empty());
    CHECK(room.window.shows("Gekozen."));
    CHECK(room.window.click("proposal.1.keep.schools.no"));
    CHECK(room.command().choose_compliance().issue() == "schools");
    CHECK_FALSE(room.command().choose_compliance().keeps());
    CHECK(faults_everywhere(room, "keeping-covered") == Faults{});
    *known.mutable_opened() = table_at(3, TYPED).opened();
    Room typed(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(typed);
    CHECK(typed.window.find("proposal.1.keep.schools")->checked);
    CHECK_FALSE(typed.window.find("proposal.1.keep.money")->checked);
}

TEST_CASE("while people talk aloud, one's own interests stand in the talk dialog by number until they are held") {
    for (const Talk talk : {SPOKEN, TYPED}) {
        Knowledge known = table_at(3, talk);
        known.set_pen(2);  // who writes has another button there
        deal_role(known);
        Room room(welcome(SEAT_VIEWER, 1, 1), known);
        pass_recap(room);
        REQUIRE(room.window.click("table.tell"));
        if (talk == TYPED) {
            CHECK(room.window.find("talk.card"));
            continue;
        }
        CHECK(room.window.shows("Kaart 2"));
        CHECK_FALSE(room.window.shows("De school in het dorp"));
        REQUIRE(room.window.press_mouse("talk.private"));
        CHECK(room.window.shows("Kaart 1: De school in het dorp"));
        room.window.release_mouse();
        CHECK_FALSE(room.window.shows("De school in het dorp"));
        CHECK(faults_everywhere(room, "talk-covered") == Faults{});
        CHECK(room.window.click("talk.card.1"));
        room.window.click("talk.partner");
        room.window.click("talk.partner.0");
        CHECK(room.window.click("talk.go"));
        CHECK(room.command().tell_interest().card() == "card-2");
    }
}

TEST_CASE("while people talk aloud, who asks or told what is read on purpose, and covers itself again") {
    Knowledge known = table_at(3);
    AskKnowledge& ask = *known.add_asks();
    ask.mutable_interest()->set_ask(1);
    ask.mutable_interest()->set_from(2);
    ask.mutable_interest()->set_to(1);
    ask.set_state(ASK_OPEN);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    const std::string asks = "Ruud Kooistra vraagt";
    CHECK(room.window.shows("Er wacht iets op jou."));
    CHECK_FALSE(room.window.shows(asks));
    CHECK_FALSE(room.window.find("waiting.decline"));
    CHECK(faults_everywhere(room, "waiting-covered") == Faults{});
    CHECK(room.window.click("waiting.read"));
    CHECK(room.window.shows(asks));
    room.advance(16'000);
    CHECK_FALSE(room.window.shows(asks));
    CHECK(room.window.click("waiting.read"));
    CHECK(room.window.click("waiting.decline"));
    CHECK(room.command().decline_ask().from() == 2);
    CHECK_FALSE(room.window.shows(asks));
    *known.mutable_opened() = table_at(3, TYPED).opened();
    Room typed(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(typed);
    CHECK(typed.window.shows(asks));
}

TEST_CASE("a promise waits until the one to whom it was made says that it was heard; while people talk aloud it is read on purpose") {
    Knowledge known = table_at(3);
    for (std::uint32_t number = 1; number <= 2; ++number) {
        PromiseKnowledge& promise = *known.add_promises();
        promise.mutable_made()->set_from(2);
        promise.mutable_made()->set_to(1);
        promise.mutable_made()->set_text(number == 1 ? "ik bel je morgen" : "ik steun je plan");
        promise.set_promise(number);
        promise.set_heard(number == 1);
    }
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    const std::string promises = "Ruud Kooistra belooft jou: “ik steun je plan”";
    CHECK(room.window.shows("Er wacht iets op jou."));
    CHECK_FALSE(room.window.shows(promises));
    CHECK_FALSE(room.window.find("waiting.heard"));
    CHECK(room.window.click("waiting.read"));
    CHECK(room.window.shows(promises));
    CHECK(room.window.click("waiting.heard"));
    CHECK(room.command().confirm_promise().from() == 2);
    CHECK(room.command().confirm_promise().promise() == 2);   // the first was confirmed before
    CHECK_FALSE(room.window.shows(promises));
    // Who promised waits for nothing, and neither does anybody once it is confirmed.
    Room other(welcome(SEAT_VIEWER, 1, 2), known);
    pass_recap(other);
    CHECK_FALSE(other.window.find("waiting.read"));
    *known.mutable_opened() = table_at(3, TYPED).opened();
    Room typed(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(typed);
    CHECK(typed.window.shows(promises));
    CHECK(typed.window.find("waiting.heard"));
    known.mutable_promises(1)->set_heard(true);
    Room done(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(done);
    CHECK_FALSE(done.window.find("waiting.heard"));
}

TEST_CASE("in the debriefing one's own interests and line stay covered until they are held or opened to all") {
    Knowledge known = table_at(5);
    add_results(known);
    deal_role(known);
    InterestsScored& score = *known.add_scores();
    score.set_seat(1);
    score.set_total(0.62);
    score.set_bottom_line_held(true);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    room.window.settle();
    CHECK_FALSE(room.window.shows("De school in het dorp"));
    CHECK_FALSE(room.window.shows("Nooit de school dicht."));
    REQUIRE(room.window.press_mouse("end.private"));
    CHECK(room.window.shows("De school in het dorp"));
    CHECK(room.window.shows("Nooit de school dicht."));
    room.window.release_mouse();
    CHECK_FALSE(room.window.shows("De school in het dorp"));
    CHECK(faults_everywhere(room, "end-covered") == Faults{});
    Opened& opened = *known.add_opened_up();
    opened.set_seat(1);
    opened.set_kind(OPEN_INTERESTS);
    Room after(welcome(SEAT_VIEWER, 1, 1), known);
    after.window.settle();
    CHECK(after.window.shows("Nooit de school dicht."));
    CHECK_FALSE(after.window.find("end.private"));
}

TEST_CASE("in typed play nobody looks along, and nothing is covered") {
    Knowledge known = table_at(3, TYPED);
    add_proposal(known, PROPOSAL_OPEN);
    Entry& entry = *known.add_story();
    entry.mutable_promise_made()->set_from(2);
    entry.mutable_promise_made()->set_to(1);
    entry.mutable_promise_made()->set_text("ik steun je plan");
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    CHECK(room.window.find("table.tabs.proposals")->value == "1");
    room.window.click("table.tabs.story");
    CHECK(room.window.shows("ik steun je plan"));
}
