// Instruments at a table: switches, loaded words, give and take, ambition.
#include "server/rules/effects.hpp"
#include "server/rules/measure.hpp"
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

std::optional<rules::Rejection> write_word(MiniTable& at, std::uint32_t seat, const std::string& word, const std::string& text) {
    return at.seat(seat, [&](Command& c) {
        c.mutable_write_meaning()->set_word(word);
        c.mutable_write_meaning()->set_text(text);
    });
}

std::optional<rules::Rejection> sign_word(MiniTable& at, std::uint32_t seat, const std::string& word, std::uint32_t version) {
    return at.seat(seat, [&](Command& c) {
        c.mutable_sign_meaning()->set_word(word);
        c.mutable_sign_meaning()->set_version(version);
    });
}

std::optional<rules::Rejection> log_give(MiniTable& at, std::uint32_t from, std::uint32_t to, std::uint32_t value = 2) {
    return at.seat(from, [&](Command& c) {
        c.mutable_log_give()->set_to(to);
        c.mutable_log_give()->set_text("Een lokaal geleend");
        c.mutable_log_give()->set_value(value);
    });
}

std::optional<rules::Rejection> answer_give(MiniTable& at, std::uint32_t seat, std::uint32_t from, std::uint32_t give) {
    return at.seat(seat, [&](Command& c) {
        c.mutable_answer_give()->set_from(from);
        c.mutable_answer_give()->set_give(give);
        c.mutable_answer_give()->set_thanks(true);
        c.mutable_answer_give()->set_value(5);
    });
}

std::optional<rules::Rejection> write_ambition(MiniTable& at, std::uint32_t seat, const std::string& text) {
    return at.seat(seat, [&](Command& c) { c.mutable_write_ambition()->set_text(text); });
}

std::optional<rules::Rejection> recognise(MiniTable& at, std::uint32_t seat, std::uint32_t version, Recognition recognition) {
    return at.seat(seat, [&](Command& c) {
        c.mutable_answer_ambition()->set_version(version);
        c.mutable_answer_ambition()->set_recognition(recognition);
    });
}

std::optional<rules::Rejection> turn(MiniTable& at, Instrument instrument, bool on) {
    return at.trainer([&](Command& c) {
        c.mutable_set_instrument()->set_instrument(instrument);
        c.mutable_set_instrument()->set_on(on);
    });
}

void next(MiniTable& at) {
    REQUIRE_FALSE(at.trainer([](Command& c) { c.mutable_next_phase(); }));
}

bool does(const MiniTable& at, const std::string& lever) {
    for (const auto& effect : rules::round_effects(at.table).first)
        if (effect.lever == lever) return true;
    return false;
}

bool form_is_open(const MiniTable& at, const std::string& id) {
    for (const auto& form : at.table.forms)
        if (form.id == id) return form.open;
    return false;
}

}  // namespace

// ---- switches ----

TEST_CASE("a command of an instrument that is off is refused, and taken again when it is on") {
    MiniTable at(talk_1);
    REQUIRE_FALSE(turn(at, LEDGER, false));
    CHECK(reason(log_give(at, north, south)) == INSTRUMENT_OFF);
    REQUIRE_FALSE(turn(at, LEDGER, true));
    CHECK_FALSE(log_give(at, north, south));
    REQUIRE_FALSE(turn(at, GLOSSARY, false));
    CHECK(reason(write_word(at, north, "near", "Te voet")) == INSTRUMENT_OFF);
    REQUIRE_FALSE(turn(at, AMBITION, false));
    CHECK(reason(write_ambition(at, at.table.pen.value, "Een brug")) == INSTRUMENT_OFF);
}

TEST_CASE("what is left out of the session is off from the start, and the trainer can switch it on") {
    MiniTable at(talk_1, SPOKEN, {.without = {LEDGER}});
    CHECK(reason(log_give(at, north, south)) == INSTRUMENT_OFF);
    CHECK_FALSE(write_word(at, north, "near", "Te voet"));
    REQUIRE_FALSE(turn(at, LEDGER, true));
    CHECK_FALSE(log_give(at, north, south));
}

TEST_CASE("only the trainer switches, and only what the scenario has and what is not so already") {
    MiniTable at(talk_1);
    CHECK(reason(at.seat(north, [](Command& c) { c.mutable_set_instrument()->set_instrument(LEDGER); })) == NOT_YOUR_TURN);
    CHECK(reason(turn(at, LEDGER, true)) == ALREADY_DONE);
    CHECK(reason(turn(at, INSTRUMENT_UNSET, false)) == MALFORMED);
}

TEST_CASE("a form of an instrument that is off does not open by itself; the trainer can still open it") {
    MiniTable on(exploring), off(exploring, SPOKEN, {.without = {THERMOMETER}});
    CHECK(form_is_open(on, "pulse"));
    CHECK_FALSE(form_is_open(off, "pulse"));
    REQUIRE_FALSE(off.trainer([](Command& c) { c.mutable_open_form()->set_form("pulse"); }));
    CHECK(form_is_open(off, "pulse"));
}

TEST_CASE("switching an instrument off closes its open forms") {
    MiniTable at(exploring);
    REQUIRE(form_is_open(at, "pulse"));
    REQUIRE_FALSE(turn(at, THERMOMETER, false));
    CHECK_FALSE(form_is_open(at, "pulse"));
}

TEST_CASE("sessions that say instruments off still open no form by itself but the last") {
    MiniTable at(exploring, SPOKEN, {.instruments_off = true});
    CHECK_FALSE(form_is_open(at, "pulse"));
    while (at.table.phase < debriefing) next(at);
    CHECK(form_is_open(at, "reflection"));
    CHECK_FALSE(form_is_open(at, "pulse"));
}

TEST_CASE("a scenario that names no instruments has those it has forms or words for") {
    Content content;
    CHECK_FALSE(rules::has_instrument(content, GLOSSARY));
    content.add_words()->set_id("near");
    content.add_forms()->set_instrument(CONDITIONS_SCAN);
    CHECK(rules::has_instrument(content, GLOSSARY));
    CHECK(rules::has_instrument(content, CONDITIONS_SCAN));
    CHECK_FALSE(rules::has_instrument(content, LEDGER));
    content.add_instruments(LEDGER);
    CHECK_FALSE(rules::has_instrument(content, GLOSSARY));
    CHECK(rules::has_instrument(content, LEDGER));
}

TEST_CASE("a form that opens with another phase asks everybody again; the trainer's own opening goes on") {
    MiniTable at(exploring);
    const auto answer = [&] {
        return at.seat(north, [](Command& c) {
            SubmitForm& form = *c.mutable_submit_form();
            form.set_form("pulse");
            form.add_answers()->set_question("temperature");
            form.mutable_answers()->rbegin()->set_partner(2);
            form.mutable_answers()->rbegin()->set_scale(1);
            form.add_answers()->set_question("fair");
            form.mutable_answers()->rbegin()->set_scale(9);
        });
    };
    REQUIRE_FALSE(answer());
    REQUIRE(at.table.forms.front().submitted.size() == 1);
    at.pass_time(1);
    REQUIRE_FALSE(at.trainer([](Command& c) { c.mutable_close_form()->set_form("pulse"); }));
    REQUIRE_FALSE(at.trainer([](Command& c) { c.mutable_open_form()->set_form("pulse"); }));
    CHECK(at.table.forms.front().submitted.size() == 1);
    at.pass_time(1);
    while (at.table.phase < result_1) next(at);
    REQUIRE(form_is_open(at, "pulse"));
    CHECK(at.table.forms.front().submitted.empty());
    CHECK_FALSE(answer());
}

// ---- loaded words ----

TEST_CASE("a word's meaning is signed by signatories, on the version that stands") {
    MiniTable at(talk_1);
    CHECK(reason(sign_word(at, north, "near", 1)) == NO_SUCH_WORD);
    CHECK(reason(write_word(at, north, "nothing", "x")) == NO_SUCH_WORD);
    CHECK(reason(write_word(at, north, "near", std::string(161, 'a'))) == MALFORMED);
    REQUIRE_FALSE(write_word(at, clerk, "near", "Binnen een kilometer"));
    CHECK(reason(write_word(at, north, "near", "Binnen een kilometer")) == NO_DIFFERENCE);
    CHECK(reason(sign_word(at, clerk, "near", 1)) == NOT_SIGNATORY);
    CHECK(reason(sign_word(at, north, "near", 2)) == OLD_VERSION);
    REQUIRE_FALSE(sign_word(at, north, "near", 1));
    CHECK(reason(sign_word(at, north, "near", 1)) == ALREADY_SIGNED);
    CHECK(at.table.instruments.glossary.at("near").signers == std::vector<std::uint32_t>{1});
}

TEST_CASE("a new text needs every signature anew") {
    MiniTable at(talk_1);
    REQUIRE_FALSE(write_word(at, north, "near", "Te voet"));
    REQUIRE_FALSE(sign_word(at, north, "near", 1));
    REQUIRE_FALSE(write_word(at, south, "near", "Op de fiets"));
    CHECK(at.table.instruments.glossary.at("near").signers.empty());
    CHECK(reason(sign_word(at, north, "near", 1)) == OLD_VERSION);
    CHECK_FALSE(sign_word(at, north, "near", 2));
}

TEST_CASE("an agreement that leans on a word understood differently clashes at the resolution, in public, and has no effect") {
    MiniTable at(talk_1);
    at.agree({{"permit", "yes"}});
    CHECK_FALSE(does(at, "favour"));  // the other lever of this option; the flood of the round pulls "agree" too
    next(at);
    REQUIRE(at.count(Event::kWordClashed) == 1);
    for (const auto& event : at.journal)
        if (event.has_word_clashed()) {
            CHECK(event.word_clashed().issue() == "permit");
            CHECK(event.word_clashed().word() == "near");
            CHECK(event.word_clashed().proposal() == 1);
            Event disclosed;
            CHECK(rules::disclose(event, rules::access(event, rules::Viewer::board()), &disclosed));
        }
}

TEST_CASE("it works from the first resolution at which all its parties have signed, once-only levers included") {
    MiniTable at(talk_1);
    at.agree({{"permit", "yes"}});
    next(at);
    CHECK(at.table.instruments.held_up.size() == 1);
    REQUIRE_FALSE(write_word(at, north, "near", "Binnen een kilometer"));
    for (const auto seat : {north, south}) REQUIRE_FALSE(sign_word(at, seat, "near", 1));
    CHECK_FALSE(does(at, "agree"));
    REQUIRE_FALSE(sign_word(at, mayor, "near", 1));
    CHECK((does(at, "agree") && does(at, "favour")));
    while (at.table.phase < result_2) next(at);
    CHECK(at.count(Event::kWordClashed) == 1);
    CHECK(at.table.instruments.held_up.empty());
}

TEST_CASE("what a word keeps from working serves nobody either, until it works") {
    MiniTable at(talk_1);
    at.agree({{"toll", "free"}});
    Measure free;
    free.mutable_choice()->set_issue("toll");
    free.mutable_choice()->add_options("free");
    Measure tabled;
    tabled.mutable_tabled_by()->set_issue("toll");
    tabled.mutable_tabled_by()->add_options("free");
    tabled.mutable_tabled_by()->set_party("north");
    CHECK(rules::served(at.table, free) == 0);
    CHECK(rules::served(at.table, tabled) == 0);
    free.mutable_choice()->set_otherwise(1);  // as where nothing is agreed
    CHECK(rules::served(at.table, free) == 1);
    free.mutable_choice()->set_otherwise(0);
    REQUIRE_FALSE(write_word(at, north, "fair", "Ieder naar draagkracht"));
    for (const auto seat : {north, south, mayor}) REQUIRE_FALSE(sign_word(at, seat, "fair", 1));
    CHECK(rules::served(at.table, free) == 1);
    CHECK(rules::served(at.table, tabled) == 1);
}

TEST_CASE("a score sheet counts what works: not the issue of which the word clashes, and no deal where that is all") {
    MiniTable at(talk_1);
    ScoreSheet sheet;
    sheet.set_no_deal(3);
    const auto worth = [&](const char* issue, const char* option, double points) {
        auto& line = *sheet.add_points();
        line.set_issue(issue);
        line.set_option(option);
        line.set_points(points);
    };
    worth("toll", "free", 10);
    worth("permit", "yes", 10);
    worth("bridge", "wood", 4);
    at.agree({{"toll", "free"}});
    CHECK(rules::points_by(at.table, sheet) == 3);
    at.agree({{"permit", "yes"}});
    at.agree({{"bridge", "wood"}, {"name", "north"}});
    at.agree({{"path", "low"}});
    CHECK(rules::points_by(at.table, sheet) == 4);
    REQUIRE_FALSE(write_word(at, north, "fair", "Ieder naar draagkracht"));
    for (const auto seat : {north, south, mayor}) REQUIRE_FALSE(sign_word(at, seat, "fair", 1));
    CHECK(rules::points_by(at.table, sheet) == 14);
}

TEST_CASE("parties that mean the same need no signature, and neither does anybody while the glossary is off") {
    auto same = std::make_shared<Scenario>(*mini_scenario());
    for (auto& role : *same->mutable_roles())
        for (auto& word : *role.mutable_words()) word.mutable_meaning()->set_nl("gelijk"), word.mutable_meaning()->set_en("equal");
    std::string error;
    rules::Table equal(rules::Rulebook::make(same, 45, &error));
    MiniTable at(talk_1);
    at.agree({{"permit", "yes"}});
    for (auto event : at.journal) {
        if (event.has_role_dealt())
            for (auto& meaning : *event.mutable_role_dealt()->mutable_meanings()) {
                meaning.mutable_meaning()->set_nl("gelijk");
                meaning.mutable_meaning()->set_en("equal");
            }
        rules::apply(equal, event);
    }
    CHECK(rules::clashes(equal).empty());
    CHECK(rules::clashes(at.table).size() == 1);
    REQUIRE_FALSE(turn(at, GLOSSARY, false));
    CHECK(rules::clashes(at.table).empty());
    CHECK(does(at, "agree"));
}

TEST_CASE("an absent party is not waited for with a word") {
    MiniTable at(talk_1, SPOKEN, {.absent = NO_SIGNATURE});
    at.agree({{"permit", "yes"}});
    REQUIRE_FALSE(write_word(at, north, "near", "Binnen een kilometer"));
    for (const auto seat : {north, south}) REQUIRE_FALSE(sign_word(at, seat, "near", 1));
    REQUIRE(rules::clashes(at.table).size() == 1);
    SeatChanged gone = at.table.seats[mayor - 1];
    gone.set_presence(AWAY);
    at.apply(rules::decide_seat(at.table, gone, at.now_ms).events);
    REQUIRE_FALSE(at.trainer([](Command& c) {
        c.mutable_set_seat()->set_seat(mayor);
        c.mutable_set_seat()->set_holder(ABSENT);
    }));
    CHECK(rules::clashes(at.table).empty());
}

// ---- give and take ----

TEST_CASE("a give is known to giver, receiver and trainer, and what it is worth to each only to themselves and the trainer") {
    MiniTable at(talk_1);
    REQUIRE_FALSE(log_give(at, north, south, 4));
    REQUIRE_FALSE(answer_give(at, south, north, 1));
    const auto seen = [&](rules::Viewer viewer) { return rules::view(at.table, viewer); };
    const auto giver = seen(rules::Viewer::of_seat(rules::SeatId{north})), receiver = seen(rules::Viewer::of_seat(rules::SeatId{south}));
    REQUIRE((giver.gives_size() == 1 && receiver.gives_size() == 1));
    CHECK((giver.gives(0).logged().value() == 4 && !giver.gives(0).answered().has_value()));
    CHECK((!receiver.gives(0).logged().has_value() && receiver.gives(0).answered().value() == 5 && receiver.gives(0).answered().thanks()));
    const auto trainer = seen(rules::Viewer::trainer());
    CHECK((trainer.gives(0).logged().value() == 4 && trainer.gives(0).answered().value() == 5));
    CHECK(seen(rules::Viewer::of_seat(rules::SeatId{mayor})).gives().empty());
    CHECK(seen(rules::Viewer::board()).gives().empty());
}

TEST_CASE("only the receiver answers a give, and once") {
    MiniTable at(talk_1);
    CHECK(reason(log_give(at, north, north)) == NOT_TO_YOURSELF);
    CHECK(reason(log_give(at, north, south, 6)) == MALFORMED);
    REQUIRE_FALSE(log_give(at, north, south));
    REQUIRE_FALSE(log_give(at, north, south));
    CHECK(reason(answer_give(at, mayor, north, 1)) == NO_SUCH_GIVE);
    CHECK(reason(answer_give(at, south, north, 3)) == NO_SUCH_GIVE);
    REQUIRE_FALSE(answer_give(at, south, north, 2));
    CHECK(reason(answer_give(at, south, north, 2)) == NO_SUCH_GIVE);
    CHECK_FALSE(answer_give(at, south, north, 1));
}

// ---- ambition ----

TEST_CASE("the pen writes the ambition and each party says whether it recognises itself; a new text asks everybody again") {
    MiniTable at(talk_1);
    const std::uint32_t pen = at.table.pen.value;
    CHECK(reason(write_ambition(at, pen == north ? south : north, "Een brug")) == PEN_IS_ELSEWHERE);
    CHECK(reason(recognise(at, south, 1, RECOGNISES)) == OLD_VERSION);
    REQUIRE_FALSE(write_ambition(at, pen, "Een brug voor iedereen"));
    CHECK(reason(write_ambition(at, pen, "Een brug voor iedereen")) == NO_DIFFERENCE);
    REQUIRE_FALSE(recognise(at, south, 1, PARTLY));
    CHECK(reason(recognise(at, south, 1, PARTLY)) == ALREADY_DONE);
    CHECK(reason(recognise(at, south, 1, RECOGNITION_UNSET)) == MALFORMED);
    CHECK(reason(recognise(at, clerk, 1, RECOGNISES)) == NOT_SIGNATORY);
    REQUIRE_FALSE(recognise(at, south, 1, RECOGNISES_NOT));
    CHECK(at.table.instruments.ambition->answers.at(2).recognition() == RECOGNISES_NOT);
    REQUIRE_FALSE(write_ambition(at, pen, "Een brug die iedereen kan betalen"));
    CHECK(at.table.instruments.ambition->answers.empty());
    CHECK(rules::view(at.table, rules::Viewer::board()).ambition().written().version() == 2);
}

TEST_CASE("instruments are written while people talk, and not before they have met") {
    MiniTable at(1);
    CHECK(reason(log_give(at, north, south)) == WRONG_PHASE);
    CHECK(reason(write_word(at, north, "near", "Te voet")) == WRONG_PHASE);
    CHECK(reason(write_ambition(at, at.table.pen.value, "Een brug")) == WRONG_PHASE);
}
