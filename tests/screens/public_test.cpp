// What everybody sees at once: lids down, the trainer's cards, swapped chairs, the board, and the recap for who joins late.
#include "tests/screens/room.hpp"

#include <sstream>

#include "client/screens/words.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

Knowledge with_prompt(Prompt prompt, std::int64_t at_ms = 119'000) {
    Knowledge known = table_at(3);
    Entry& entry = *known.add_story();
    entry.set_at_ms(at_ms);
    entry.mutable_prompt_given()->set_prompt(prompt);
    return known;
}

Knowledge swapped() {
    Knowledge known = table_at(3);
    known.mutable_chairs()->set_ends_at_ms(300'000);
    ChairSwap& swap = *known.mutable_chairs()->add_swaps();
    swap.set_seat(1);
    swap.set_argues_for(3);
    return known;
}

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

std::size_t words_on(const kit::Semantics& all) {
    std::size_t words = 0;
    for (const auto& one : all) {
        if (one.role != kit::Role::text) continue;
        std::istringstream text(one.label);
        for (std::string word; text >> word;) words += word != "·";
    }
    return words;
}

// The recap shows at once to who joins a running table, and lies over what a test looks at.
void pass_recap(Room& room) {
    room.window.settle();
    room.window.click("recap.go");
}

}  // namespace

TEST_CASE("with the lids down a screen is the clock and one sentence, for all but the trainer") {
    Knowledge known = table_at(3);
    known.set_lids_down(true);
    for (const auto& [viewer, seat] : std::initializer_list<std::pair<ViewerKind, std::uint32_t>>{{SEAT_VIEWER, 1}, {OBSERVER_VIEWER, 0}, {BOARD_VIEWER, 0}}) {
        Room room(welcome(viewer, 1, seat), known);
        room.window.settle();
        CHECK(room.window.find("lids.clock")->label == "9:00");
        CHECK(room.window.shows("Praat met elkaar"));
        std::size_t texts = 0;
        for (const auto& one : room.window.semantics()) texts += one.role == kit::Role::text || one.focusable;
        CHECK(texts == 2);
    }
    Room trainer(welcome(TRAINER_VIEWER, 1), known);
    trainer.window.settle();
    CHECK_FALSE(trainer.window.find("lids.clock"));
    Room seat(welcome(SEAT_VIEWER, 1, 1), known);
    CHECK(faults_everywhere(seat, "lids", true) == Faults{});
}

TEST_CASE("with the lids down a connection that ended for good says why in place of the clock, and one that was lost says so under it") {
    Knowledge known = table_at(3);
    known.set_lids_down(true);
    const auto told = [](Room& room, screens::Connection::State state, screens::Connection::Cause cause, Refusal refusal) {
        screens::Connection how;
        how.state = state;
        how.cause = cause;
        how.refusal = refusal;
        room.session().take(how, 1'000'000);
        room.advance(1'000);
    };
    using State = screens::Connection::State;
    using Cause = screens::Connection::Cause;
    for (const auto& [refusal, words] : std::initializer_list<std::pair<Refusal, const char*>>{{ELSEWHERE, "in een ander venster"}, {TAKEN_OUT, "uit de sessie gehaald"}, {SESSION_OVER, "Deze sessie is afgelopen."}}) {
        INFO(words);
        Room room(welcome(SEAT_VIEWER, 1, 1), known);
        room.window.settle();
        told(room, State::none, Cause::refused_by_server, refusal);
        CHECK(room.window.shows(words));
        CHECK_FALSE(room.window.find("lids.clock"));
        CHECK_FALSE(room.window.shows("Praat met elkaar"));
        CHECK_FALSE(room.window.find("region.middle"));  // the lids are down all the same
        CHECK(faults_everywhere(room, "lids-over") == Faults{});
    }
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    room.window.settle();
    CHECK_FALSE(room.window.find("lids.offline"));
    for (const State state : {State::waiting, State::connecting}) {
        told(room, state, Cause::lost, REFUSAL_UNSET);
        CHECK(room.window.find("lids.clock"));
        REQUIRE(room.window.find("lids.offline"));
        CHECK(room.window.find("lids.offline")->label == "Geen verbinding; we proberen het opnieuw");
        CHECK(faults_everywhere(room, "lids-offline") == Faults{});
    }
    told(room, State::open, Cause::none, REFUSAL_UNSET);
    CHECK_FALSE(room.window.find("lids.offline"));
}

TEST_CASE("a card given while the lids are down stands under the clock for a minute, on everybody's screen and the board") {
    for (const auto& [viewer, seat] : std::initializer_list<std::pair<ViewerKind, std::uint32_t>>{{SEAT_VIEWER, 1}, {OBSERVER_VIEWER, 0}, {BOARD_VIEWER, 0}}) {
        Knowledge known = with_prompt(NAME_A_WORRY);
        known.set_lids_down(true);
        Room room(welcome(viewer, 1, seat), known);
        room.window.settle();
        REQUIRE(room.window.find("prompt.words"));
        CHECK(room.window.find("prompt.words")->label == "Noem om de beurt één zorg. De rest luistert.");
        CHECK(room.window.find("lids.clock"));
        CHECK_FALSE(room.window.shows("Praat met elkaar"));
        room.advance(61'000);
        CHECK_FALSE(room.window.find("prompt.words"));
        CHECK(room.window.shows("Praat met elkaar"));
    }
    for (const Prompt prompt : {NAME_A_WORRY, CALL_MEDIATOR}) {
        Knowledge known = with_prompt(prompt);
        known.set_lids_down(true);
        Room seat(welcome(SEAT_VIEWER, 1, 1), known);
        CHECK(faults_everywhere(seat, "lids-prompt-" + std::to_string(static_cast<int>(prompt)), true) == Faults{});
        CHECK(seat.window.find("prompt.words"));
    }
}

TEST_CASE("a card lies on the table for a minute, or until it is put away") {
    Room room(welcome(SEAT_VIEWER, 1, 1), with_prompt(WHOM_IT_CONCERNS));
    pass_recap(room);
    CHECK(room.window.shows("Wat verandert er voor de leerling?"));
    CHECK(room.window.click("prompt.close"));
    CHECK_FALSE(room.window.find("prompt.words"));
    Room other(welcome(SEAT_VIEWER, 1, 1), with_prompt(NAME_A_WORRY));
    pass_recap(other);
    CHECK(faults_everywhere(other, "prompt", true) == Faults{});
    CHECK(other.window.find("prompt.words"));
    other.advance(61'000);
    CHECK_FALSE(other.window.find("prompt.words"));
}

TEST_CASE("a card of long ago is no card now, and without a word for whom it names nobody") {
    Room old(welcome(SEAT_VIEWER, 1, 1), with_prompt(NAME_A_WORRY, 10'000));
    pass_recap(old);
    CHECK_FALSE(old.window.find("prompt.words"));
    Knowledge known = with_prompt(WHOM_IT_CONCERNS);
    known.mutable_opened()->mutable_content()->clear_concerns();
    Room nobody(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(nobody);
    CHECK(nobody.window.shows("Wat verandert er voor wie het aangaat?"));
}

TEST_CASE("swapped chairs say whose interests I argue, and how long") {
    Room room(welcome(SEAT_VIEWER, 1, 1), swapped());
    pass_recap(room);
    CHECK(room.window.shows("nog 3:00: jij pleit nu voor Johanna van Wijngaarden (Christelijk College)"));
    Room observer(welcome(OBSERVER_VIEWER, 1), swapped());
    pass_recap(observer);
    CHECK(observer.window.shows("ieder pleit voor een ander"));
    Room board(welcome(BOARD_VIEWER, 1), swapped());
    board.window.settle();
    CHECK(board.window.shows("ieder pleit voor een ander"));
    CHECK(faults_everywhere(room, "chairs") == Faults{});
}

TEST_CASE("the board says clock, what now and what next in at most 25 words") {
    Room room(welcome(BOARD_VIEWER, 1), table_at(3));
    room.window.settle();
    CHECK(room.window.find("board.clock")->label == "9:00");
    CHECK(room.window.shows("Onderhandelen, ronde 1"));
    CHECK(room.window.shows("Vertel elkaar wat voor jullie echt op het spel staat."));
    CHECK(room.window.shows("Uitkomst"));
    CHECK(words_on(room.window.semantics()) <= 25);
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

TEST_CASE("who joins a running table gets at most five lines of where it stands, once") {
    Knowledge known = table_at(3);
    add_proposal(known, AGREED);
    add_proposal(known, PROPOSAL_OPEN);
    add_results(known);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    room.window.settle();
    REQUIRE(room.window.find("recap.go"));
    CHECK(room.window.shows("Nu: Onderhandelen, ronde 1, nog 9:00."));
    CHECK(room.window.shows("Afgesproken: Twee scholen samen, Samen naar draagkracht."));
    CHECK(room.window.shows("Voorstel 2 ligt op tafel"));
    CHECK(room.window.shows("Jouw geheime rol"));
    CHECK(faults_everywhere(room, "recap", true) == Faults{});
    CHECK(room.window.click("recap.go"));
    room.advance(5'000);
    CHECK_FALSE(room.window.find("recap.go"));
    Room early(welcome(SEAT_VIEWER, 1, 1), table_at(0));
    early.window.settle();
    CHECK_FALSE(early.window.find("recap.go"));
    Welcome back = welcome(SEAT_VIEWER, 1, 1);
    back.clear_token();
    Room again(back, known);
    again.window.settle();
    CHECK_FALSE(again.window.find("recap.go"));  // the page was loaded again
}

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

TEST_CASE("the composer shows what an amendment changes against the version on the table") {
    Knowledge known = table_at(3);
    add_proposal(known, PROPOSAL_OPEN);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    REQUIRE(room.window.click("proposal.1.amend"));
    CHECK(room.window.shows("Er is nog niets anders dan nu."));
    CHECK(room.window.click("composer.schools.option-3"));
    CHECK(room.window.shows("Wat anders is dan nu: Welke scholen blijven?"));
    REQUIRE(room.window.find("composer.was.schools"));
    CHECK(room.window.find("composer.was.schools")->label == "was: Twee scholen samen");
    CHECK_FALSE(room.window.find("composer.was.money"));
}

TEST_CASE("refusals around hosting say what to do") {
    screens::Connection refused;
    refused.cause = screens::Connection::Cause::refused_by_server;
    for (const auto& [refusal, words] : std::initializer_list<std::pair<Refusal, const char*>>{{NO_SESSION, "Probeer het zo opnieuw"}, {WRONG_TICKET, "Vraag de trainer"}, {CANNOT_HOST, "No such scenario."}, {REPLACED_DEVICE, "ander apparaat"}}) {
        refused.refusal = refusal;
        refused.args = {"No such scenario."};
        CHECK(screens::connection_sentence(refused).find(words) != std::string::npos);
    }
}

TEST_CASE("why nothing can be hosted is said in the person's language, and in the server's words when the kind is unknown") {
    screens::Connection refused;
    refused.cause = screens::Connection::Cause::refused_by_server;
    refused.refusal = CANNOT_HOST;
    for (const char* kind : {"one-session", "under-way", "tables", "language", "scenario", "file", "disk-full", "read-only", "broken-file", "failed"}) {
        INFO(kind);
        refused.args = {"The server's own words.", kind};
        screens::set_language(screens::Language::english);
        const std::string english = screens::connection_sentence(refused);
        screens::set_language(screens::Language::dutch);
        const std::string dutch = screens::connection_sentence(refused);
        CHECK(dutch.find("own words") == std::string::npos);
        CHECK(dutch.find("cannot_host") == std::string::npos);
        CHECK(dutch != english);
    }
    refused.args = {"The server's own words.", "brand-new"};
    CHECK(screens::connection_sentence(refused).find("own words") != std::string::npos);
}

TEST_CASE("a seat that went on at another device leaves nothing of itself on the old one") {
    screens::Session session;
    ServerMessage message;
    message.mutable_welcome()->set_viewer(SEAT_VIEWER);
    message.mutable_welcome()->set_seat(1);
    session.take(message, 0);
    ServerMessage dealt;
    dealt.set_n(1);
    dealt.mutable_event()->mutable_role_dealt()->mutable_text()->set_nl("Niemand mag dit weten.");
    session.take(dealt, 0);
    REQUIRE(session.knowledge().roles_size() == 1);
    screens::Connection gone;
    gone.cause = screens::Connection::Cause::refused_by_server;
    gone.refusal = REPLACED_DEVICE;
    session.take(gone, 1);
    CHECK(session.knowledge().ByteSizeLong() == 0);
    CHECK_FALSE(session.welcomed());
}

TEST_CASE("long sentences are cut to so many words, at a sentence's end where there is one") {
    CHECK(screens::first_words("Een twee. Drie vier vijf.", 4) == "Een twee.");
    CHECK(screens::first_words("Een twee drie vier.", 2) == "Een twee…");
    CHECK(screens::first_words("Een twee.", 5) == "Een twee.");
}
