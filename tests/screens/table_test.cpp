// What the table says to those who sit at it: what to do now, who reads the case aloud, whom an act concerns, what waits for an
// answer, what an amendment changes. Words that ask something stand whole, also in large letters on a phone.
#include "tests/screens/room.hpp"

#include "client/screens/words.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

constexpr int talk_1 = 3, result_1 = 4;
constexpr std::pair<float, float> phone{390, 844}, lying_phone{844, 390};

void both(Text& text, const char* nl, const char* en) {
    text.set_nl(nl);
    text.set_en(en);
}

void invite(Knowledge& known, int phase, const char* nl, const char* en) {
    both(*known.mutable_opened()->mutable_content()->mutable_phases(phase)->mutable_invitation(), nl, en);
}

Knowledge invited(int phase = talk_1) {
    Knowledge known = table_at(phase);
    invite(known, phase, "Vraag door, beslis nog niets.", "Ask on, decide nothing yet.");
    return known;
}

void resize(Room& room, std::pair<float, float> window, float scale) {
    room.window.resize(window.first, window.second);
    room.window.look({false, scale});
    room.window.settle();
}

// A text that is drawn whole: none of it behind an ellipsis, and no line missing.
bool stands_whole(const Room& room, std::string_view words) {
    for (const auto& one : room.window.semantics())
        if (one.role == kit::Role::text && one.label.find(words) != std::string::npos) return !one.shortened && !one.cut;
    return false;
}

Knowledge with_case() {
    Knowledge known = table_at(talk_1);
    known.mutable_opened()->mutable_content()->mutable_phases(talk_1)->set_kind(CASE);
    CaseOpened& opened = *known.add_cases()->mutable_opened();
    opened.set_case_("bus");
    opened.set_round(1);
    both(*opened.mutable_title(), "De bus rijdt niet meer", "The bus no longer runs");
    both(*opened.mutable_text(), "Dertig leerlingen komen morgen niet op school.", "Thirty pupils will not get to school tomorrow.");
    for (const char* id : {"pay", "wait"}) {
        OptionInfo& option = *opened.add_options();
        option.set_id(id);
        both(*option.mutable_label(), id, id);
        both(*option.mutable_explain(), "Zo gaat het dan.", "That is how it goes then.");
    }
    opened.add_deciders(1);
    opened.add_deciders(2);
    return known;
}

std::string reader_for(ViewerKind viewer, std::uint32_t seat, const Knowledge& known) {
    Room room(welcome(viewer, 1, seat), known);
    pass_recap(room);
    if (viewer == TRAINER_VIEWER) {
        room.window.click("console.open.1");
        room.window.settle();
    }
    const kit::Semantic* found = room.window.find(viewer == BOARD_VIEWER ? "board.case.reader" : "case.reader");
    return found ? found->label : std::string();
}

Knowledge asked(Talk talk) {
    Knowledge known = table_at(talk_1, talk);
    AskKnowledge& ask = *known.add_asks();
    ask.mutable_interest()->set_ask(1);
    ask.mutable_interest()->set_from(2);
    ask.mutable_interest()->set_to(1);
    ask.set_state(ASK_OPEN);
    return known;
}

Knowledge promised() {
    Knowledge known = table_at(talk_1, TYPED);
    PromiseKnowledge& promise = *known.add_promises();
    promise.mutable_made()->set_from(3);
    promise.mutable_made()->set_to(1);
    promise.mutable_made()->set_text("dat wij de bus naar het dorp betalen zolang jullie school daar nog open is, ja");
    promise.set_promise(1);
    return known;
}

ActInfo& add_act(Knowledge& known, const char* id, const char* target) {
    ActInfo& act = *known.mutable_opened()->mutable_content()->add_acts();
    act.set_id(id);
    both(*act.mutable_title(), id, id);
    both(*act.mutable_explain(), "Dat doe je dan.", "That is what you do then.");
    act.set_cost(1);
    act.add_targets(target);
    return act;
}

}  // namespace

TEST_CASE("what to do now stands on the screens of who plays, looks on or leads, and not while lids are down") {
    const std::string words = "Vraag door, beslis nog niets.";
    for (const auto& [viewer, seat] : std::initializer_list<std::pair<ViewerKind, std::uint32_t>>{{SEAT_VIEWER, 1}, {OBSERVER_VIEWER, 0}, {TRAINER_VIEWER, 0}}) {
        Room room(welcome(viewer, 1, seat), invited());
        pass_recap(room);
        if (viewer == TRAINER_VIEWER) {
            room.glance(glance(1));
            room.window.settle();
            room.window.key("1");
            room.window.key("Enter");
        }
        for (const auto& window : {std::pair<float, float>{1280, 800}, phone, lying_phone}) {
            resize(room, window, 1);
            INFO(window.first);
            REQUIRE(room.window.find("invitation"));
            CHECK(room.window.find("invitation")->label == words);
            CHECK(stands_whole(room, words));
            CHECK(room.window.violations() == Faults{});
        }
        CHECK(faults_everywhere(room, "invitation") == Faults{});
    }
    Knowledge down = invited();
    down.set_lids_down(true);
    Room covered(welcome(SEAT_VIEWER, 1, 1), down);
    covered.window.settle();
    CHECK_FALSE(covered.window.find("invitation"));
}

TEST_CASE("what to do now stands beside the clock while people read and look back, and is gone when play is over") {
    for (const int phase : {1, 5}) {
        Room room(welcome(SEAT_VIEWER, 1, 1), invited(phase));
        pass_recap(room);
        CHECK(stands_whole(room, "Vraag door, beslis nog niets."));
        CHECK(faults_everywhere(room, "invitation-" + std::to_string(phase)) == Faults{});
    }
    Knowledge over = invited(5);
    over.set_ended(true);
    Room room(welcome(SEAT_VIEWER, 1, 1), over);
    pass_recap(room);
    CHECK_FALSE(room.window.find("invitation"));
}

TEST_CASE("an invitation too long for two lines unfolds at a press, and the next phase begins folded") {
    Room room(welcome(SEAT_VIEWER, 1, 1), table_at(talk_1));
    pass_recap(room);
    resize(room, phone, 1.5f);
    REQUIRE(room.window.find("invitation"));
    CHECK_FALSE(stands_whole(room, "Vertel elkaar"));
    const float two_lines = room.window.find("invitation")->rect.height();
    REQUIRE(room.window.click("invitation.fold"));
    CHECK(stands_whole(room, "Vertel elkaar"));
    CHECK(room.window.find("invitation")->rect.height() > two_lines);
    CHECK(faults_everywhere(room, "invitation-unfolded") == Faults{});
    resize(room, phone, 1.5f);
    ServerMessage message;
    PhaseEntered& entered = *message.mutable_event()->mutable_phase_entered();
    entered.set_phase(result_1);
    entered.set_move(NEXT);
    entered.set_ends_at_ms(900'000);
    room.take(message);
    room.window.settle();
    CHECK_FALSE(stands_whole(room, "Vertel elkaar"));
}

TEST_CASE("the board keeps the ambition beside what to do now, in at most 25 words") {
    Knowledge known = table_at(talk_1);
    known.mutable_opened()->mutable_content()->add_instruments(AMBITION);
    known.mutable_ambition()->mutable_written()->set_version(1);
    known.mutable_ambition()->mutable_written()->set_text("Elk kind een goede school binnen een half uur fietsen.");
    Room room(welcome(BOARD_VIEWER, 1), known);
    room.window.settle();
    REQUIRE(room.window.find("board.now"));
    CHECK(room.window.find("board.now")->label == "Vertel elkaar wat voor jullie echt op het spel staat.");
    REQUIRE(room.window.find("board.ambition"));
    CHECK(room.window.find("board.ambition")->label.find("Elk kind een goede school") != std::string::npos);
    CHECK(words_on(room) <= 25);
    CHECK(faults_everywhere(room, "board-ambition", true) == Faults{});
    // A short ambition and a short invitation stand whole; a pause takes its words from them.
    invite(known, talk_1, "Vraag door, beslis nog niets.", "Ask on, decide nothing yet.");
    known.mutable_ambition()->mutable_written()->set_text("Elk kind dichtbij naar school.");
    Room brief(welcome(BOARD_VIEWER, 1), known);
    brief.window.settle();
    CHECK(brief.window.find("board.now")->label == "Vraag door, beslis nog niets.");
    CHECK(brief.window.find("board.ambition")->label == "“Elk kind dichtbij naar school.”");
    known.set_paused(true);
    Room paused(welcome(BOARD_VIEWER, 1), known);
    paused.window.settle();
    CHECK(words_on(paused) <= 25);
}

TEST_CASE("a case says who reads it aloud: who leads the process, else the pen, else one of them") {
    Knowledge known = with_case();
    known.set_direction(2);
    known.set_pen(1);
    CHECK(reader_for(SEAT_VIEWER, 2, known) == "Lees dit hardop voor");
    CHECK(reader_for(SEAT_VIEWER, 1, known) == "Ruud Kooistra leest dit hardop voor");
    CHECK(reader_for(BOARD_VIEWER, 0, known) == "Ruud Kooistra leest dit hardop voor");
    known.mutable_seats(1)->set_presence(AWAY);
    CHECK(reader_for(SEAT_VIEWER, 1, known) == "Lees dit hardop voor");
    known.mutable_seats(0)->set_holder(BOT);
    CHECK(reader_for(SEAT_VIEWER, 4, known) == "Een van jullie leest dit hardop voor");
    CHECK(reader_for(BOARD_VIEWER, 0, known) == "Een van jullie leest dit hardop voor");
    Room room(welcome(SEAT_VIEWER, 1, 4), known);
    pass_recap(room);
    CHECK(room.window.find("clock.left"));
    CHECK(faults_everywhere(room, "case") == Faults{});
    Room board(welcome(BOARD_VIEWER, 1), known);
    board.window.settle();
    CHECK(board.window.find("board.clock"));
    CHECK(faults_everywhere(board, "board-case") == Faults{});
    // What is decided was read; and who types reads for themselves.
    Knowledge decided = known;
    decided.mutable_cases(0)->mutable_decided()->set_option("pay");
    CHECK(reader_for(SEAT_VIEWER, 4, decided).empty());
    known.mutable_opened()->set_talk(TYPED);
    CHECK(reader_for(SEAT_VIEWER, 4, known).empty());
}

TEST_CASE("an act aimed at a place asks where, one aimed at a party who it is about") {
    Knowledge known = table_at(talk_1);
    add_act(known, "praise", "a");
    add_act(known, "leak", "centre");
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    REQUIRE(room.window.click("table.tabs.acts"));
    REQUIRE(room.window.find("act.praise.target"));
    CHECK(room.window.find("act.praise.target")->label == "Waar?");
    CHECK(room.window.find("act.leak.target")->label == "Om wie gaat het?");
    CHECK(faults_everywhere(room, "acts-aimed") == Faults{});
}

TEST_CASE("what waits for an answer stands whole, with its buttons beside it or below") {
    const std::pair<Knowledge, const char*> waiting[] = {{asked(TYPED), "Ruud Kooistra vraagt naar een belang van jou."}, {promised(), "Heb je dat zo gehoord?"}, {asked(SPOKEN), "Er wacht iets op jou."}};
    int number = 0;
    for (const auto& [known, words] : waiting) {
        INFO(words);
        Room room(welcome(SEAT_VIEWER, 1, 1), known);
        pass_recap(room);
        CHECK(faults_everywhere(room, "waiting-" + std::to_string(++number)) == Faults{});
        for (const auto& window : {std::pair<float, float>{1280, 800}, phone, std::pair<float, float>{400, 850}, lying_phone})
            for (const float scale : {1.0f, 1.3f, 1.5f, 2.0f}) {
                INFO(window.first << " wide at " << scale);
                resize(room, window, scale);
                CHECK(stands_whole(room, words));
                CHECK(room.window.violations() == Faults{});
            }
    }
    Room room(welcome(SEAT_VIEWER, 1, 1), asked(TYPED));
    pass_recap(room);
    resize(room, phone, 1);
    CHECK(room.window.click("waiting.decline"));
    CHECK(room.command().decline_ask().from() == 2);
}

TEST_CASE("the words at the ends of a scale stand whole on a phone") {
    Knowledge known = table_at(talk_1);
    FormInfo& form = *known.mutable_opened()->mutable_content()->add_forms();
    form.set_id("load");
    both(*form.mutable_title(), "Hoe zwaar is het?", "How heavy is it?");
    QuestionInfo& question = *form.add_questions();
    question.set_id("load");
    question.set_kind(SCALE_1_10);
    both(*question.mutable_text(), "Wat vraagt dit van je?", "What does this ask of you?");
    both(*question.mutable_low(), "veel minder dan ik aankan", "much less than I can bear");
    both(*question.mutable_high(), "meer dan ik kan dragen zonder hulp", "more than I can bear without help");
    FormKnowledge& open = *known.add_forms();
    open.set_form("load");
    open.set_open(true);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    CHECK(faults_everywhere(room, "scale-ends") == Faults{});
    for (const float scale : {1.0f, 1.3f, 2.0f}) {
        resize(room, {400, 850}, scale);
        INFO(scale);
        CHECK(stands_whole(room, "veel minder dan ik aankan"));
        CHECK(stands_whole(room, "meer dan ik kan dragen zonder hulp"));
        CHECK(room.window.violations() == Faults{});
    }
}

TEST_CASE("the names of what a result is measured by stand whole on a phone, also one's own under its cover") {
    Knowledge known = table_at(result_1);
    add_results(known);
    both(*known.mutable_opened()->mutable_content()->mutable_indicators(1)->mutable_name(), "Beschermde plekken die over zijn", "Sheltered places that are left");
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    CHECK(faults_everywhere(room, "result-names") == Faults{});
    for (const float scale : {1.0f, 1.3f, 2.0f}) {
        resize(room, {400, 850}, scale);
        INFO(scale);
        CHECK(stands_whole(room, "Beschermde plekken die over zijn"));
        CHECK(stands_whole(room, "Kwaliteit van het onderwijs"));
        CHECK(room.window.violations() == Faults{});
    }
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

TEST_CASE("long sentences are cut to so many words, at a sentence's end where there is one") {
    CHECK(screens::first_words("Een twee. Drie vier vijf.", 4) == "Een twee.");
    CHECK(screens::first_words("Een twee drie vier.", 2) == "Een twee…");
    CHECK(screens::first_words("Een twee.", 5) == "Een twee.");
}
