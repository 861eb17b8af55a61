// The card game on ways of deciding, as players, the projector and the trainer see it.
#include "tests/screens/room.hpp"

#include <algorithm>

#include "client/screens/words.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

constexpr int draw_1 = 2, talk_1 = 3, look_1 = 4, look_2 = 7, talk_3 = 9, debriefing = 10;

void both(Text& text, const char* nl, const char* en) {
    text.set_nl(nl);
    text.set_en(en);
}

PhaseInfo& add_phase(Content& content, PhaseKind kind, std::uint32_t round, const char* nl, const char* en) {
    PhaseInfo& phase = *content.add_phases();
    phase.set_kind(kind);
    phase.set_round(round);
    phase.set_length_ms(300'000);
    both(*phase.mutable_title(), nl, en);
    both(*phase.mutable_invitation(), "Kies samen, binnen de tijd.", "Choose together, within time.");
    return phase;
}

Content card_game() {
    Content content;
    content.set_scenario("theater");
    both(*content.mutable_title(), "Theater van Besluit", "Theatre of Decision");
    both(*content.mutable_region(), "Jullie moeten samen iets besluiten. Iedereen heeft een eigen manier van kiezen, en houdt die voor zich.",
         "You have to decide something together. Everybody has a way of choosing, and keeps it to themselves.");
    content.set_rounds(3);
    content.set_length_min(45);
    const char* const letters[] = {"A", "B", "C", "D", "E", "F"};
    for (std::uint32_t number = 1; number <= 6; ++number) {
        PartyInfo& party = *content.add_parties();
        party.set_number(number);
        party.set_id(letters[number - 1]);
        party.set_letter(letters[number - 1]);
        party.set_colour(number - 1);
        both(*party.mutable_name(), (std::string("Plaats ") + letters[number - 1]).c_str(), (std::string("Place ") + letters[number - 1]).c_str());
        SeatInfo& seat = *content.add_seats();
        seat.set_number(number);
        seat.set_id(letters[number - 1]);
        seat.set_party(number);
        seat.set_signatory(true);
        both(*seat.mutable_name(), (std::string("Speler ") + letters[number - 1]).c_str(), (std::string("Player ") + letters[number - 1]).c_str());
    }
    const char* const strategies[][3] = {{"authority", "Autoriteit", "Authority"}, {"elimination", "Eliminatie", "Elimination"}, {"maximise", "Maximaliseren", "Maximising"},
                                         {"adequate", "Adequaat", "Adequate"}, {"preselection", "Preselectie", "Preselection"}, {"consensus", "Consensus", "Consensus"}};
    for (const auto& [id, nl, en] : strategies) {
        StrategyInfo& strategy = *content.add_strategies();
        strategy.set_id(id);
        both(*strategy.mutable_title(), nl, en);
        both(*strategy.mutable_text(), "Jij begint bij wat het zwaarst weegt. Welke eigenschap is dat? Leg alle mogelijkheden langs die ene lat. Blijven er twee of meer over, dan komt de eigenschap die daarna telt, en zo verder.",
             "You begin with what weighs most. Which quality is that? Hold all options against that one measure. If two or more remain, the quality that counts next comes up, and so on.");
    }
    add_phase(content, JOINING, 0, "Binnenkomen", "Arriving");
    add_phase(content, READING, 0, "Uitleg", "How it works");
    for (std::uint32_t round = 1; round <= 3; ++round) {
        const std::string number = std::to_string(round);
        add_phase(content, DRAWING, round, ("Kaarten ronde " + number).c_str(), ("Cards for round " + number).c_str()).set_open_cards(round == 3);
        add_phase(content, TALKING, round, ("Ronde " + number).c_str(), ("Round " + number).c_str()).set_open_cards(round == 3);
        if (round < 3) add_phase(content, EVALUATING, round, ("Terugblik ronde " + number).c_str(), ("Looking back on round " + number).c_str());
    }
    add_phase(content, DEBRIEFING, 0, "Nagesprek", "Debriefing");
    return content;
}

void pick(Knowledge& known, std::uint32_t round, std::uint32_t reader) {
    AssignmentPicked& picked = *known.mutable_theater()->mutable_assignment();
    picked.set_round(round);
    picked.set_seat(reader);
    both(*picked.mutable_title(), "Het festival", "The festival");
    both(*picked.mutable_text(),
         "Een bekende van jullie organiseert een groot festival over het onderwerp waaraan jullie werken. Duizenden bezoekers, precies de mensen die jullie willen bereiken, en jullie krijgen er een podium. Alleen de plek is er nog niet. Welke plek brengt iedereen op ideeën?",
         "Somebody you know organises a big festival on the subject that you work on. Thousands of visitors, just the people you want to reach, and you get a stage there. Only the place has not been found. Which place would inspire everybody?");
    *known.mutable_theater()->add_picked() = picked;
}

void deal(Knowledge& known, std::uint32_t round, std::uint32_t seat) {
    StrategyDealt& dealt = *known.mutable_theater()->add_dealt();
    dealt.set_seat(seat);
    dealt.set_round(round);
    dealt.set_strategy(known.opened().content().strategies(static_cast<int>((seat + round) % 6)).id());
}

void lay_open(Knowledge& known, std::uint32_t round) {
    StrategiesLaidOpen& open = *known.mutable_theater()->add_open();
    open.set_round(round);
    for (std::uint32_t seat = 1; seat <= 6; ++seat) {
        StrategyCard& card = *open.add_cards();
        card.set_seat(seat);
        card.set_strategy(known.opened().content().strategies(static_cast<int>((seat + round) % 6)).id());
    }
}

void choose(Knowledge& known, std::uint32_t round, const char* choice) {
    ChoiceReported& reported = *known.mutable_theater()->add_choices();
    reported.set_round(round);
    reported.set_seat(choice[0] ? 1 : 0);
    reported.set_choice(choice);
    reported.set_took_ms(95'000);
}

void write_options(Knowledge& known) {
    for (const auto& [text, struck] : std::initializer_list<std::pair<const char*, bool>>{{"De oude scheepswerf", false}, {"Het stadion", true}, {"Een weiland aan de rivier met uitzicht op de brug", false}}) {
        BoardOption& option = *known.mutable_theater()->add_options();
        option.set_text(text);
        option.set_struck(struck);
    }
}

// Twelve people in six duos.
Knowledge game_at(int phase) {
    Knowledge known;
    known.mutable_opened()->set_table(1);
    *known.mutable_opened()->mutable_content() = card_game();
    known.mutable_opened()->set_talk(SPOKEN);
    known.mutable_session()->set_tables(1);
    known.mutable_session()->set_length_min(45);
    known.set_session_started(phase > 0);
    known.mutable_phase()->set_phase(static_cast<std::uint32_t>(phase));
    known.mutable_phase()->set_ends_at_ms(240'000);
    known.set_phase_began_ms(30'000);
    known.set_pen(1);
    known.set_direction(1);
    for (std::uint32_t seat = 1; seat <= 6; ++seat) {
        SeatChanged& held = *known.add_seats();
        held.set_seat(seat);
        held.set_holder(DUO);
        held.set_presence(HERE);
        for (const std::uint32_t participant : {seat, seat + 6}) {
            held.add_participants(participant);
            ParticipantKnowledge& person = *known.add_participants();
            person.set_participant(participant);
            person.set_table(1);
            person.set_seat(seat);
            person.set_placed(true);
        }
    }
    return known;
}

Knowledge in_round(int phase, std::uint32_t round, std::uint32_t seat) {
    Knowledge known = game_at(phase);
    pick(known, round, 2);
    deal(known, round, seat);
    return known;
}

Knowledge at_the_end() {
    Knowledge known = game_at(debriefing);
    const char* const asked[][2] = {{"Samen op stap", "A day out"}, {"Een stoel aan tafel", "A seat at the table"}, {"Het festival", "The festival"}};
    for (std::uint32_t round = 1; round <= 3; ++round) {
        pick(known, round, 2);
        both(*known.mutable_theater()->mutable_picked(static_cast<int>(round) - 1)->mutable_title(), asked[round - 1][0], asked[round - 1][1]);
        lay_open(known, round);
        choose(known, round, round == 2 ? "" : "De oude scheepswerf aan het water");
    }
    return known;
}

// Everybody answered how far they stand behind what rounds 1, 2 and 3 came to; round 2 came to nothing.
Knowledge with_support(Knowledge known) {
    const std::pair<int, const char*> asked[] = {{look_1, "look-1"}, {look_2, "look-2"}, {debriefing, "look-3"}};
    std::uint32_t mean = 6;
    for (const auto& [phase, form] : asked) {
        Content& content = *known.mutable_opened()->mutable_content();
        content.mutable_phases(phase)->add_forms(form);
        FormInfo& info = *content.add_forms();
        info.set_id(form);
        info.add_questions()->set_id("support");
        FormKnowledge& closed = *known.add_forms();
        closed.set_form(form);
        Spread& spread = *closed.mutable_closed()->add_spreads();
        spread.set_question("support");
        spread.set_low(mean - 1);
        spread.set_mean(mean);
        spread.set_high(mean + 1);
        spread.set_answers(6);
        mean = mean == 6 ? 2 : 8;
    }
    return known;
}

}  // namespace

TEST_CASE("before an assignment is picked any player may draw it") {
    Room room(welcome(SEAT_VIEWER, 1, 1), game_at(draw_1));
    pass_recap(room);
    room.window.click("theater.pick");
    CHECK(room.command().has_pick_assignment());
}

TEST_CASE("the picked assignment stands large, with who reads it aloud and who has not read yet") {
    Room room(welcome(SEAT_VIEWER, 1, 1), in_round(draw_1, 1, 1));
    pass_recap(room);
    CHECK(says(room, "leest voor"));
    CHECK(says(room, "Leest nog: "));
    CHECK(faults_everywhere(room, "theater-drawing") == Faults{});
}

TEST_CASE("a strategy card is not on the screen until it is held") {
    Room room(welcome(SEAT_VIEWER, 1, 1), in_round(draw_1, 1, 1));
    pass_recap(room);
    CHECK(room.window.find("theater.secret"));
    CHECK_FALSE(says(room, "Maximaliseren"));
}

TEST_CASE("one tap says that a card is read") {
    Room room(welcome(SEAT_VIEWER, 1, 1), in_round(draw_1, 1, 1));
    pass_recap(room);
    room.window.click("theater.read");
    CHECK(room.command().has_read_card());
}

TEST_CASE("the pen strikes an option through, and everybody sees it struck") {
    Knowledge known = in_round(talk_1, 1, 1);
    write_options(known);
    Room pen(welcome(SEAT_VIEWER, 1, 1), known), other(welcome(SEAT_VIEWER, 1, 2), known);
    pass_recap(pen);
    pass_recap(other);
    CHECK(other.window.find("theater.struck.2"));
    CHECK_FALSE(other.window.find("theater.strike.1"));
    pen.window.click("theater.strike.1");
    const WriteOptions& written = pen.command().write_options();
    REQUIRE(written.options_size() == 3);
    CHECK(written.options(0).struck());
    CHECK(written.options(1).struck());
    CHECK_FALSE(written.options(2).struck());
    CHECK(faults_everywhere(pen, "theater-pen") == Faults{});
    CHECK(faults_everywhere(other, "theater-talking") == Faults{});
}

TEST_CASE("a choice is reported after a second thought") {
    Knowledge known = in_round(talk_1, 1, 1);
    write_options(known);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    room.window.click("theater.choose.1");
    CHECK(room.wants.commands.empty());
    room.window.settle();
    room.window.click("theater.report.yes");
    CHECK(room.command().report_choice().choice() == "De oude scheepswerf");
}

TEST_CASE("after the round its choice and the time that it took stand there") {
    Knowledge known = in_round(look_1, 1, 1);
    choose(known, 1, "De oude scheepswerf");
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    CHECK(says(room, "De oude scheepswerf"));
    CHECK(says(room, "1:35"));
    CHECK(faults_everywhere(room, "theater-evaluating") == Faults{});
}

TEST_CASE("in the last round everybody's strategy lies open on every screen") {
    Knowledge known = in_round(talk_3, 3, 1);
    lay_open(known, 3);
    write_options(known);
    Room room(welcome(SEAT_VIEWER, 1, 2), known), board(welcome(BOARD_VIEWER, 1), known);
    pass_recap(room);
    board.window.settle();
    for (const char* strategy : {"Autoriteit", "Eliminatie", "Maximaliseren", "Adequaat", "Preselectie", "Consensus"}) {
        CHECK(says(room, strategy));
        CHECK(says(board, strategy));
    }
    CHECK(faults_everywhere(room, "theater-open") == Faults{});
    CHECK(faults_everywhere(board, "theater-board-open") == Faults{});
}

TEST_CASE("the projector shows what is to be done in every phase") {
    for (const auto& [name, known] : std::initializer_list<std::pair<const char*, Knowledge>>{
             {"theater-board-pick", game_at(draw_1)}, {"theater-board-drawing", in_round(draw_1, 1, 1)}, {"theater-board-talking", in_round(talk_1, 1, 1)}, {"theater-board-end", at_the_end()}}) {
        Room board(welcome(BOARD_VIEWER, 1), known);
        board.window.settle();
        CHECK(faults_everywhere(board, name) == Faults{});
    }
}

TEST_CASE("explanation, picking and the reflection have room at every size") {
    for (const auto& [name, known] : std::initializer_list<std::pair<const char*, Knowledge>>{{"theater-how", game_at(1)}, {"theater-pick", game_at(draw_1)}, {"theater-reflection", at_the_end()}}) {
        Room room(welcome(SEAT_VIEWER, 1, 1), known);
        pass_recap(room);
        CHECK(faults_everywhere(room, name) == Faults{});
    }
}

TEST_CASE("looking back, everybody reads what each round was about, and so does the trainer") {
    const Knowledge known = at_the_end();
    Room room(welcome(SEAT_VIEWER, 1, 1), known), trainer(welcome(TRAINER_VIEWER, 1), known);
    pass_recap(room);
    trainer.window.settle();
    for (const char* title : {"Samen op stap", "Een stoel aan tafel", "Het festival"}) {
        INFO(title);
        CHECK(says(room, title));
        CHECK(says(trainer, title));
    }
}

TEST_CASE("a round that ended undecided has no support shown, and does not count in the difference that open cards made") {
    const Knowledge known = with_support(at_the_end());
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    pass_recap(room);
    CHECK(room.window.find("theater.support.1"));
    CHECK_FALSE(room.window.find("theater.support.2"));
    CHECK(room.window.find("theater.support.3"));
    CHECK(says(room, screens::tr("theater.undecided")));
    Room trainer(welcome(TRAINER_VIEWER, 1), known);
    trainer.window.settle();
    CHECK(says(trainer, screens::tr("theater.difference", {screens::change(2, "index")})));
    CHECK_FALSE(says(trainer, screens::tr("theater.support.words", {screens::measured(2, "index"), "1", "3"})));
    CHECK(faults_everywhere(room, "theater-support") == Faults{});
}

TEST_CASE("the trainer sees all cards, and can leave Consensus out with fewer seats than strategies") {
    Knowledge known = game_at(talk_1);
    pick(known, 1, 2);
    for (std::uint32_t seat = 1; seat <= 4; ++seat) deal(known, 1, seat);
    for (std::uint32_t seat = 5; seat <= 6; ++seat) {
        known.mutable_seats(static_cast<int>(seat) - 1)->set_holder(EMPTY);
        known.mutable_seats(static_cast<int>(seat) - 1)->clear_participants();
    }
    Room room(welcome(TRAINER_VIEWER, 1), known);
    room.window.settle();
    CHECK(says(room, "Maximaliseren"));
    room.window.click("theater.without");
    CHECK(room.command().limit_strategies().without_consensus());
    CHECK(faults_everywhere(room, "theater-console") == Faults{});
}

TEST_CASE("in the trainer's list the names of a round stand in one column, with guesses beside some of them or none") {
    Knowledge known = game_at(look_1);
    for (std::uint32_t seat = 1; seat <= 6; ++seat) deal(known, 1, seat);
    Content& content = *known.mutable_opened()->mutable_content();
    content.mutable_phases(look_1)->add_forms("guess-1");
    FormInfo& info = *content.add_forms();
    info.set_id("guess-1");
    QuestionInfo& question = *info.add_questions();
    question.set_id("strategy");
    question.set_truth(STRATEGY_HELD);
    FormKnowledge& form = *known.add_forms();
    form.set_form("guess-1");
    for (const std::uint32_t seat : {2u, 5u}) {
        FormSubmitted& submitted = *form.add_submitted();
        submitted.set_seat(seat);
        Answer& answer = *submitted.add_answers();
        answer.set_question("strategy");
        answer.set_partner(1);
        answer.set_option("maximise");
    }
    Room room(welcome(TRAINER_VIEWER, 1), known);
    room.window.settle();
    CHECK(says(room, screens::tr("theater.guessed", {"1", "1"})));
    REQUIRE(room.window.find("theater.holder.1.1"));
    const float edge = room.window.find("theater.holder.1.1")->rect.x0;
    for (std::uint32_t seat = 2; seat <= 6; ++seat) {
        const auto* name = room.window.find("theater.holder.1." + std::to_string(seat));
        REQUIRE(name);
        CHECK(name->rect.x0 == edge);
    }
    CHECK(faults_everywhere(room, "theater-console-guesses") == Faults{});
}

TEST_CASE("the trainer of the card game is offered no pages of the board to turn, and its board has none") {
    Knowledge over = at_the_end();
    over.set_ended(true);
    over.add_outcomes()->set_table(1);
    for (const Knowledge& known : {game_at(1), in_round(talk_1, 1, 1), over}) {
        Room room(welcome(TRAINER_VIEWER, 1), known);
        room.window.settle();
        CHECK(room.window.find("trainer.look"));
        for (const char* page : {"trainer.board.1", "trainer.board.2", "trainer.board.3"}) CHECK_FALSE(room.window.find(page));
    }
    Knowledge explained = game_at(1);
    explained.set_board_page(2);
    over.set_board_page(3);
    Room first(welcome(BOARD_VIEWER, 1), explained), last(welcome(BOARD_VIEWER, 1), over);
    first.window.settle();
    last.window.settle();
    CHECK(first.window.find("board.now"));
    CHECK(says(last, screens::tr("theater.round", {"1"})));
}

TEST_CASE("what the card game does not have, such as a thermometer or a route, is not among the trainer's pages") {
    Room room(welcome(TRAINER_VIEWER, 1), in_round(talk_1, 1, 1));
    room.window.settle();
    CHECK(room.window.find("trainer.tabs.story"));
    CHECK_FALSE(room.window.find("trainer.tabs.insight"));
}
