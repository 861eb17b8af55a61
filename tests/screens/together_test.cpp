// What a table writes together, the trainer's page about it, and the switches.
#include "tests/screens/room.hpp"

#include <algorithm>

#include "client/screens/words.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

constexpr int talk_1 = 3, debriefing = 5;

void both(Text& text, const char* nl, const char* en) {
    text.set_nl(nl);
    text.set_en(en);
}

void add_word(Content& content, const char* id, const char* nl, const char* en) {
    WordInfo& word = *content.add_words();
    word.set_id(id);
    both(*word.mutable_word(), nl, en);
}

void add_scan(Content& content, const char* id) {
    FormInfo& form = *content.add_forms();
    form.set_id(id);
    form.set_instrument(CONDITIONS_SCAN);
    both(*form.mutable_title(), "Vijf voorwaarden", "Five conditions");
    const char* const asked[][2] = {{"Ambitie: willen jullie hetzelfde?", "Ambition: do you want the same?"}, {"Belangen: wordt er met het jouwe rekening gehouden?", "Interests: is yours taken into account?"},
                                    {"Relatie: vertrouw je de anderen?", "Relation: do you trust the others?"}, {"Organisatie: is helder wie wat beslist?", "Organisation: is it clear who decides what?"},
                                    {"Proces: gaat het in een goed tempo?", "Process: is the pace right?"}};
    for (const auto& [nl, en] : asked) {
        QuestionInfo& question = *form.add_questions();
        question.set_id(std::string("condition-") + std::to_string(form.questions_size()));
        question.set_kind(SCALE_1_10);
        both(*question.mutable_text(), nl, en);
    }
}

void close_scan(Knowledge& known, const char* id, std::uint32_t low, double mean, std::uint32_t high) {
    FormKnowledge& form = *known.add_forms();
    form.set_form(id);
    for (int number = 1; number <= 5; ++number) {
        Spread& spread = *form.mutable_closed()->add_spreads();
        spread.set_question("condition-" + std::to_string(number));
        spread.set_low(low);
        spread.set_mean(mean);
        spread.set_high(high);
        spread.set_answers(6);
    }
}

// A table that has every instrument, and used each.
Knowledge with_instruments(int phase = talk_1, Talk talk = SPOKEN) {
    Knowledge known = table_at(phase, talk);
    Content& content = *known.mutable_opened()->mutable_content();
    for (const int instrument : {CONDITIONS_SCAN, THERMOMETER, CONVERSATION_LEVELS, GUESSES, GLOSSARY, LEDGER, ROYAL_ROUTE, AMBITION, REFLECTIONS}) content.add_instruments(static_cast<Instrument>(instrument));
    add_word(content, "near", "dichtbij", "near");
    add_word(content, "together", "samen", "together");
    content.mutable_issues(0)->add_words("near");
    for (const char* id : {"scan-before", "scan-during", "scan-after"}) add_scan(content, id);
    close_scan(known, "scan-before", 1, 4.6, 9);
    close_scan(known, "scan-during", 4, 6.2, 10);
    AmbitionKnowledge& ambition = *known.mutable_ambition();
    ambition.mutable_written()->set_version(1);
    ambition.mutable_written()->set_seat(1);
    ambition.mutable_written()->set_text("Elk kind in onze streek heeft over tien jaar een goede school binnen een half uur fietsen, en niemand van ons heeft dat alleen gedaan.");
    for (std::uint32_t party = 1; party <= 3; ++party) {
        AmbitionAnswered& answered = *ambition.add_answers();
        answered.set_version(1);
        answered.set_party(party);
        answered.set_recognition(static_cast<Recognition>(party));
    }
    GlossaryKnowledge& word = *known.add_glossary();
    word.mutable_written()->set_word("near");
    word.mutable_written()->set_version(1);
    word.mutable_written()->set_text("Een half uur op de fiets, ook in de winter en ook voor wie twaalf is.");
    word.add_signed_(1);
    word.add_signed_(4);
    for (std::uint32_t number = 1; number <= 3; ++number) {
        GiveKnowledge& give = *known.add_gives();
        give.mutable_logged()->set_give(number);
        give.mutable_logged()->set_from(2);
        give.mutable_logged()->set_to(1);
        give.mutable_logged()->set_value(4);
        give.mutable_logged()->set_text("Twee lokalen geleend en een docent Duits op vrijdag");
        if (number == 3) continue;
        give.mutable_answered()->set_value(number == 1 ? 5 : 1);
        give.mutable_answered()->set_thanks(number == 1);
    }
    add_proposal(known, PROPOSAL_OPEN);
    known.add_story()->mutable_time_out_called()->set_seat(3);
    for (const auto& [to, move, reason] : std::initializer_list<std::tuple<std::uint32_t, Move, const char*>>{{0, MOVE_UNSET, ""}, {1, MOVE_UNSET, ""}, {3, SKIP, "Iedereen kende elkaar al en wilde meteen beginnen."}, {2, BACK, "We wisten te weinig van elkaars belangen."}}) {
        PhaseEntered& entered = *known.add_route();
        entered.set_phase(to);
        entered.set_move(move);
        entered.set_reason(reason);
    }
    return known;
}

void switch_off(Knowledge& known, Instrument instrument) {
    InstrumentSet& set = *known.add_instruments();
    set.set_instrument(instrument);
    set.set_on(false);
}

Room player(Knowledge known, std::uint32_t seat = 1) { return {welcome(SEAT_VIEWER, 1, seat), std::move(known)}; }

void to_together(Room& room, const char* page) {
    pass_recap(room);
    REQUIRE(room.window.click("table.tabs.together"));
    if (room.window.find(std::string("together.") + page)) room.window.click(std::string("together.") + page);
    room.window.settle();
}

void to_insight(Room& room) {
    room.window.settle();
    REQUIRE(room.window.click("trainer.tabs.insight"));
    room.window.settle();
}

}  // namespace

// ---- nothing is cut off ----

TEST_CASE("each page of what is written together has room at every size") {
    for (const char* page : {"ambition", "words", "ledger", "card", "scan"}) {
        Room room = player(with_instruments());
        to_together(room, page);
        CHECK(faults_everywhere(room, std::string("together-") + page) == Faults{});
    }
}

TEST_CASE("the pages that are still empty have room at every size") {
    Knowledge known = with_instruments();
    known.clear_ambition();
    known.clear_glossary();
    known.clear_gives();
    for (const char* page : {"ambition", "words", "ledger"}) {
        Room room = player(known);
        to_together(room, page);
        CHECK(faults_everywhere(room, std::string("together-empty-") + page) == Faults{});
    }
}

TEST_CASE("the trainer's page and the switches have room at every size") {
    {
        Room room(welcome(TRAINER_VIEWER, 1), with_instruments());
        to_insight(room);
        CHECK(room.window.click("heat.1.2"));
        CHECK(faults_everywhere(room, "insight") == Faults{});
    }
    Room room(welcome(TRAINER_VIEWER, 1), with_instruments());
    room.window.settle();
    REQUIRE(room.window.click("trainer.switches"));
    CHECK(faults_everywhere(room, "switches") == Faults{});
}

TEST_CASE("the way we went has room at every size when it is over") {
    Knowledge known = with_instruments(debriefing);
    known.set_ended(true);
    Room room = player(known);
    pass_recap(room);
    REQUIRE(room.window.click("end.tabs.course"));
    CHECK(faults_everywhere(room, "course-end") == Faults{});
}

TEST_CASE("what a typist is offered has room at every size") {
    Room room = player(with_instruments(talk_1, TYPED));
    pass_recap(room);
    room.window.click("table.tabs.story");
    REQUIRE(room.window.type_into("story.text", "Jullie komen altijd te laat"));
    CHECK(room.window.find("speech.aid.wish"));
    CHECK(faults_everywhere(room, "speech-aid") == Faults{});
}

// ---- what is off is gone ----

TEST_CASE("a page whose instrument is off is gone, and with the last the tab") {
    Knowledge known = with_instruments();
    const std::pair<Instrument, const char*> pages[] = {{AMBITION, "ambition"}, {GLOSSARY, "words"}, {LEDGER, "ledger"}, {CONVERSATION_LEVELS, "card"}, {CONDITIONS_SCAN, "scan"}};
    for (const auto& [instrument, page] : pages) {
        Knowledge without = with_instruments();
        switch_off(without, instrument);
        Room room = player(without);
        pass_recap(room);
        REQUIRE(room.window.click("table.tabs.together"));
        CHECK_FALSE(room.window.find(std::string("together.") + page));
        switch_off(known, instrument);
    }
    Room room = player(known);
    pass_recap(room);
    CHECK_FALSE(room.window.find("table.tabs.together"));
}

TEST_CASE("what is off is gone from the trainer's page, and with the last of it the page") {
    Knowledge known = with_instruments();
    Room all(welcome(TRAINER_VIEWER, 1), known);
    to_insight(all);
    const std::pair<Instrument, const char*> cards[] = {{THERMOMETER, "heat.title"}, {CONDITIONS_SCAN, "scan.title"}, {ROYAL_ROUTE, "route.title"}, {AMBITION, "ambition.title"}, {GLOSSARY, "words.title"}, {LEDGER, "ledger.title"}};
    for (const auto& [instrument, title] : cards) {
        Knowledge without = with_instruments();
        switch_off(without, instrument);
        Room room(welcome(TRAINER_VIEWER, 1), without);
        to_insight(room);
        CHECK_FALSE(says(room, screens::tr(title)));
        switch_off(known, instrument);
    }
    CHECK(says(all, screens::tr("heat.title")));
    Room none(welcome(TRAINER_VIEWER, 1), known);
    none.window.settle();
    CHECK_FALSE(none.window.find("trainer.tabs.insight"));
}

TEST_CASE("what the scenario does not have is neither on the trainer's page nor among the switches, nor shown when it is over") {
    Knowledge known = with_instruments(), over = with_instruments(debriefing);
    over.set_ended(true);
    for (Knowledge* each : {&known, &over}) {
        each->mutable_opened()->mutable_content()->clear_instruments();
        each->mutable_opened()->mutable_content()->add_instruments(LEDGER);
    }
    Room room(welcome(TRAINER_VIEWER, 1), known);
    to_insight(room);
    CHECK(says(room, screens::tr("ledger.title")));
    for (const char* title : {"heat.title", "scan.title", "route.title", "ambition.title", "words.title"}) CHECK_FALSE(says(room, screens::tr(title)));
    REQUIRE(room.window.click("trainer.switches"));
    room.window.settle();
    for (const Instrument instrument : {CONDITIONS_SCAN, THERMOMETER, GLOSSARY, LEDGER, ROYAL_ROUTE, AMBITION})
        CHECK((room.window.find("switches." + std::to_string(static_cast<int>(instrument))) != nullptr) == (instrument == LEDGER));
    Room end = player(over);
    pass_recap(end);
    CHECK(end.window.find("end.tabs.story"));
    CHECK_FALSE(end.window.find("end.tabs.course"));
}

TEST_CASE("with the route off nobody is shown it when it is over") {
    Knowledge known = with_instruments(debriefing);
    known.set_ended(true);
    Room on = player(known);
    switch_off(known, ROYAL_ROUTE);
    Room off = player(known);
    for (Room* room : {&on, &off}) {
        pass_recap(*room);
        REQUIRE(room->window.click("end.tabs.course"));
        room->window.settle();
    }
    CHECK(says(on, screens::tr("route.title")));
    CHECK_FALSE(says(off, screens::tr("route.title")));
}

TEST_CASE("a scan shows itself at the table once it has been filled in, with its spread") {
    Knowledge known = with_instruments();
    Room filled = player(known);
    to_together(filled, "scan");
    CHECK(says(filled, "1 · 4,6 · 9"));
    known.clear_forms();
    Room empty = player(known);
    pass_recap(empty);
    REQUIRE(empty.window.click("table.tabs.together"));
    CHECK_FALSE(empty.window.find("together.scan"));
}

TEST_CASE("while talk levels are off nothing is offered to who types") {
    Knowledge known = with_instruments(talk_1, TYPED);
    switch_off(known, CONVERSATION_LEVELS);
    Room room = player(known);
    pass_recap(room);
    room.window.click("table.tabs.story");
    REQUIRE(room.window.type_into("story.text", "Jullie komen altijd te laat"));
    CHECK_FALSE(room.window.find("speech.tag"));
    CHECK_FALSE(room.window.find("speech.aid.wish"));
}

// ---- nothing asks for attention while people talk aloud ----

TEST_CASE("a give that waits puts a number on its tab when people type, and none while they talk aloud") {
    const auto tab = [](Talk talk) {
        Room room = player(with_instruments(talk_1, talk));
        pass_recap(room);
        const kit::Semantic* found = room.window.find("table.tabs.together");
        REQUIRE(found);
        return found->value;
    };
    CHECK(tab(SPOKEN).empty());
    CHECK(tab(TYPED) == "1");
}

// ---- what a press asks ----

TEST_CASE("a blame is offered starters and never forced: it can be sent as it is") {
    Room room = player(with_instruments(talk_1, TYPED));
    pass_recap(room);
    room.window.click("table.tabs.story");
    REQUIRE(room.window.type_into("story.text", "Jullie komen altijd te laat"));
    REQUIRE(room.window.find("speech.aid.need"));
    room.window.click("story.send");
    CHECK(room.command().say_in_plenary().text() == "Jullie komen altijd te laat");
    CHECK(room.command().say_in_plenary().act() == SPEECH_UNSET);
}

TEST_CASE("a starter goes before what was typed, and tags it as what it became") {
    Room room = player(with_instruments(talk_1, TYPED));
    pass_recap(room);
    room.window.click("table.tabs.story");
    REQUIRE(room.window.type_into("story.text", "jullie komen altijd te laat"));
    REQUIRE(room.window.click("speech.aid.wish"));
    room.window.settle();
    CHECK_FALSE(room.window.find("speech.aid.wish"));
    room.window.click("story.send");
    CHECK(room.command().say_in_plenary().text() == std::string(screens::tr("aid.wish")) + " jullie komen altijd te laat");
    CHECK(room.command().say_in_plenary().act() == WISH);
}

TEST_CASE("a party says in one press whether it recognises itself") {
    Room room = player(with_instruments(), 4);
    to_together(room, "ambition");
    REQUIRE(room.window.click("ambition.answer.partly"));
    CHECK(room.command().answer_ambition().recognition() == PARTLY);
    CHECK(room.command().answer_ambition().version() == 1);
}

TEST_CASE("a word is signed on the version that stands") {
    Room room = player(with_instruments(), 2);
    to_together(room, "words");
    REQUIRE(room.window.click("word.near.sign"));
    CHECK(room.command().sign_meaning().word() == "near");
    CHECK(room.command().sign_meaning().version() == 1);
}

TEST_CASE("the trainer switches an instrument with one press") {
    Room room(welcome(TRAINER_VIEWER, 1), with_instruments());
    room.window.settle();
    REQUIRE(room.window.click("trainer.switches"));
    room.window.settle();
    REQUIRE(room.window.click("switches.1"));
    CHECK(room.command().set_instrument().instrument() == CONDITIONS_SCAN);
    CHECK_FALSE(room.command().set_instrument().on());
}

TEST_CASE("the rule of the inferred thermometer stands on the page, and a press on a pair counts its signs") {
    Room room(welcome(TRAINER_VIEWER, 1), with_instruments());
    to_insight(room);
    CHECK(says(room, screens::tr("heat.rule")));
    REQUIRE(room.window.click("heat.1.2"));
    CHECK(room.window.find("insight.signs"));
}
