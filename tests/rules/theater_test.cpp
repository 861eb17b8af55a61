// The card game on ways of deciding, one rule a test.
#include <algorithm>
#include <set>

#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

constexpr std::uint32_t draw_1 = 1, talk_round_1 = 2, look_1 = 3, draw_2 = 4, draw_3 = 7, debrief = 9;
constexpr std::int64_t minute = 60'000;

std::shared_ptr<const rules::Rulebook> cards_book() {
    std::string error;
    static const auto made = rules::Rulebook::make(theater_scenario(), 45, &error);
    return made;
}

// People at the first seats, one each; those beyond six sit down beside somebody.
class CardTable : public TableRun {
public:
    explicit CardTable(std::uint32_t people, std::uint64_t seed = 7) : TableRun(cards_book(), SPOKEN, seed) {
        for (std::uint32_t seat = 1; seat <= std::min(people, 6u); ++seat) sit(seat, people >= seat + 6 ? 2 : 1);
        REQUIRE_FALSE(trainer([](Command& c) { c.mutable_start(); }));
        REQUIRE(table.phase == draw_1);
    }
    void sit(std::uint32_t seat, std::uint32_t people, Holder holder = SINGLE) {
        SeatChanged wanted;
        wanted.set_seat(seat);
        wanted.set_holder(people == 2 ? DUO : holder);
        wanted.set_presence(HERE);
        for (std::uint32_t i = 0; i < people; ++i) wanted.add_participants(seat + 6 * i);
        apply(rules::decide_seat(table, wanted, now_ms).events);
    }
    std::optional<rules::Rejection> seat(std::uint32_t number, const std::function<void(Command&)>& fill) { return give_as(number, command(fill)); }
    std::optional<rules::Rejection> trainer(const std::function<void(Command&)>& fill) { return give_as_trainer(command(fill)); }
    std::optional<rules::Rejection> pick(std::uint32_t number = 1) { return seat(number, [](Command& c) { c.mutable_pick_assignment(); }); }
    std::optional<rules::Rejection> read(std::uint32_t number) { return seat(number, [](Command& c) { c.mutable_read_card(); }); }
    std::optional<rules::Rejection> write(std::uint32_t number, const std::vector<std::pair<std::string, bool>>& options) {
        return seat(number, [&](Command& c) {
            c.mutable_write_options();
            for (const auto& [text, struck] : options) {
                BoardOption& option = *c.mutable_write_options()->add_options();
                option.set_text(text);
                option.set_struck(struck);
            }
        });
    }
    std::optional<rules::Rejection> report(std::uint32_t number, const std::string& choice) {
        return seat(number, [&](Command& c) { c.mutable_report_choice()->set_choice(choice); });
    }
    std::optional<rules::Rejection> next() { return trainer([](Command& c) { c.mutable_next_phase(); }); }
    std::optional<rules::Rejection> without_consensus(bool without = true) {
        return trainer([&](Command& c) { c.mutable_limit_strategies()->set_without_consensus(without); });
    }
    void all_read() {
        for (const auto& held : table.seats)
            if (held.holder() == SINGLE || held.holder() == DUO || held.holder() == BOT) REQUIRE_FALSE(read(held.seat()));
        pass_time(0);
    }
    // From a drawing phase to the next one, or to the end, with a choice after a minute.
    void play_round() {
        REQUIRE_FALSE(pick());
        all_read();
        pass_time(minute);
        REQUIRE_FALSE(report(table.pen.value, "Buiten"));
        pass_time(0);
        if (table.phase_info().kind() == EVALUATING) REQUIRE_FALSE(next());
    }
    // The cards of a round by seat, as they were dealt.
    std::map<std::uint32_t, std::string> cards(std::uint32_t round) const {
        std::map<std::uint32_t, std::string> out;
        for (const auto& [key, dealt] : table.theater.dealt)
            if (key.first == round) out[key.second] = dealt.strategy();
        return out;
    }
    std::set<std::string> strategies(std::uint32_t round) const {
        std::set<std::string> out;
        for (const auto& [seat, strategy] : cards(round)) out.insert(strategy);
        return out;
    }
    int count_of(Event::BodyCase body) const {
        return static_cast<int>(std::count_if(journal.begin(), journal.end(), [&](const Event& event) { return event.body_case() == body; }));
    }
    Knowledge known(rules::Viewer viewer) const { return rules::view(table, viewer); }
};

rules::Viewer seat_viewer(std::uint32_t seat) { return rules::Viewer::of_seat(rules::SeatId{seat}); }

}  // namespace

TEST_CASE("a round begins with an assignment that one participant picks unseen, once") {
    CardTable table(3);
    CHECK(table.known(rules::Viewer::board()).theater().assignment().text().nl().empty());
    REQUIRE_FALSE(table.pick(2));
    const Knowledge board = table.known(rules::Viewer::board());
    CHECK(board.theater().assignment().seat() == 2);
    CHECK(board.theater().assignment().round() == 1);
    CHECK_FALSE(board.theater().assignment().text().nl().empty());
    CHECK(reason(table.pick(3)) == ALREADY_DONE);
}

TEST_CASE("a pick outside the drawing is refused") {
    CardTable table(2);
    REQUIRE_FALSE(table.pick());
    table.all_read();
    CHECK(reason(table.pick()) == WRONG_PHASE);
    MiniTable other(talk_1);
    CHECK(reason(other.seat(north, [](Command& c) { c.mutable_pick_assignment(); })) == WRONG_PHASE);
}

TEST_CASE("each round has another assignment") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CardTable table(3, seed);
        for (int round = 0; round < 3; ++round) table.play_round();
        std::set<std::string> picked(table.table.theater.picked.begin(), table.table.theater.picked.end());
        CHECK(picked.size() == 3);
    }
}

TEST_CASE("with the assignment everybody gets a strategy that nobody else sees") {
    CardTable table(6);
    CHECK(table.cards(1).empty());
    REQUIRE_FALSE(table.pick());
    CHECK(table.cards(1).size() == 6);
    for (std::uint32_t seat = 1; seat <= 6; ++seat) {
        const Knowledge known = table.known(seat_viewer(seat));
        REQUIRE(known.theater().dealt_size() == 1);
        CHECK(known.theater().dealt(0).strategy() == table.cards(1).at(seat));
    }
    CHECK(table.known(rules::Viewer::board()).theater().dealt_size() == 0);
    CHECK(table.known(rules::Viewer::trainer()).theater().dealt_size() == 6);
}

TEST_CASE("six seats hold all six strategies") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        CardTable table(6, seed);
        REQUIRE_FALSE(table.pick());
        CHECK(table.strategies(1).size() == 6);
    }
}

TEST_CASE("the strategies are dealt anew each round, and nobody gets one twice while the cards allow it") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CardTable table(6, seed);
        for (int round = 0; round < 3; ++round) table.play_round();
        for (std::uint32_t seat = 1; seat <= 6; ++seat) {
            const std::set<std::string> held{table.cards(1).at(seat), table.cards(2).at(seat), table.cards(3).at(seat)};
            CHECK(held.size() == 3);
        }
    }
}

TEST_CASE("under six seats Consensus is always in play") {
    for (const std::uint32_t people : {2u, 3u, 4u, 5u})
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            CardTable table(people, seed);
            for (int round = 0; round < 3; ++round) table.play_round();
            for (std::uint32_t round = 1; round <= 3; ++round) {
                CHECK(table.strategies(round).size() == people);
                CHECK(table.strategies(round).contains("consensus"));
            }
        }
}

TEST_CASE("the trainer can leave Consensus out for one round: the next deal, and no other") {
    CardTable table(4);
    table.play_round();
    REQUIRE_FALSE(table.without_consensus());
    CHECK(table.known(rules::Viewer::trainer()).theater().without_consensus());
    CHECK_FALSE(table.known(seat_viewer(1)).theater().without_consensus());
    table.play_round();
    CHECK_FALSE(table.strategies(2).contains("consensus"));
    CHECK(table.strategies(2).size() == 4);
    CHECK_FALSE(table.known(rules::Viewer::trainer()).theater().without_consensus());
    CHECK(reason(table.without_consensus()) == ALREADY_DONE);
    table.play_round();
    CHECK(table.strategies(3).contains("consensus"));
}

TEST_CASE("leaving Consensus out can be taken back before the deal") {
    CardTable table(4);
    REQUIRE_FALSE(table.without_consensus());
    CHECK(reason(table.without_consensus()) == ALREADY_DONE);
    REQUIRE_FALSE(table.without_consensus(false));
    REQUIRE_FALSE(table.pick());
    CHECK(table.strategies(1).contains("consensus"));
}

TEST_CASE("with six seats every card is in play and none can be left out") {
    CardTable table(6);
    CHECK(reason(table.without_consensus()) == EVERY_CARD_IN_PLAY);
    MiniTable other(talk_1);
    CHECK(reason(other.trainer([](Command& c) { c.mutable_limit_strategies()->set_without_consensus(true); })) == WRONG_PHASE);
}

TEST_CASE("a card is read once, and only after the assignment") {
    CardTable table(3);
    CHECK(reason(table.read(1)) == NO_ASSIGNMENT_YET);
    REQUIRE_FALSE(table.pick());
    CHECK(reason(table.read(5)) == NO_SUCH_CARD);
    REQUIRE_FALSE(table.read(1));
    CHECK(reason(table.read(1)) == ALREADY_DONE);
    CHECK(table.known(rules::Viewer::board()).theater().read_size() == 1);
}

TEST_CASE("the talk's clock starts when all have read, and not by the clock") {
    CardTable table(3);
    REQUIRE_FALSE(table.pick());
    REQUIRE_FALSE(table.read(1));
    REQUIRE_FALSE(table.read(2));
    table.pass_time(60 * minute);
    CHECK(table.table.phase == draw_1);
    CHECK(table.count_of(Event::kMinuteWarned) == 0);
    REQUIRE_FALSE(table.read(3));
    table.pass_time(0);
    CHECK(table.table.phase == talk_round_1);
    CHECK(table.table.phase_ends_ms == table.now_ms + 3 * minute);
}

TEST_CASE("nobody waits for a seat that is declared absent") {
    CardTable table(3);
    REQUIRE_FALSE(table.pick());
    REQUIRE_FALSE(table.read(1));
    REQUIRE_FALSE(table.read(2));
    SeatChanged gone = table.table.seats[2];
    gone.set_presence(AWAY);
    table.apply(rules::decide_seat(table.table, gone, table.now_ms).events);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_set_seat()->set_seat(3); c.mutable_set_seat()->set_holder(ABSENT); }));
    table.pass_time(0);
    CHECK(table.table.phase == talk_round_1);
}

TEST_CASE("who sits down after the deal gets a card that nobody has") {
    CardTable table(3);
    REQUIRE_FALSE(table.pick());
    table.sit(4, 1);
    table.pass_time(0);
    CHECK(table.cards(1).size() == 4);
    CHECK(table.strategies(1).size() == 4);
    table.all_read();
    CHECK(table.table.phase == talk_round_1);
}

TEST_CASE("up to six people talk for three minutes, seven to twelve for five") {
    for (std::uint32_t people = 2; people <= 12; ++people) {
        CardTable table(people);
        REQUIRE_FALSE(table.pick());
        table.all_read();
        REQUIRE(table.table.phase == talk_round_1);
        CHECK(table.table.phase_ends_ms - table.now_ms == (people <= 6 ? 3 : 5) * minute);
    }
}

TEST_CASE("a duo shares one card and one tap") {
    CardTable table(8);
    REQUIRE(table.table.seats[0].holder() == DUO);
    REQUIRE_FALSE(table.pick());
    CHECK(table.cards(1).size() == 6);
    table.all_read();
    CHECK(table.table.phase == talk_round_1);
}

TEST_CASE("one minute before the end everybody is warned") {
    CardTable table(4);
    REQUIRE_FALSE(table.pick());
    table.all_read();
    table.pass_time(2 * minute - 1);
    CHECK_FALSE(table.table.warned);
    table.pass_time(1);
    CHECK(table.table.warned);
    CHECK(table.table.phase == talk_round_1);
}

TEST_CASE("the pen keeps the option board, with what is struck through") {
    CardTable table(4);
    CHECK(reason(table.write(table.table.pen.value, {{"Thuis", false}})) == WRONG_PHASE);
    REQUIRE_FALSE(table.pick());
    table.all_read();
    const std::uint32_t pen = table.table.pen.value, other = pen % 4 + 1;
    REQUIRE_FALSE(table.write(pen, {{"Thuis", false}, {"Buiten", true}}));
    const Knowledge known = table.known(seat_viewer(other));
    REQUIRE(known.theater().options_size() == 2);
    CHECK_FALSE(known.theater().options(0).struck());
    CHECK(known.theater().options(1).struck());
    CHECK(reason(table.write(other, {})) == PEN_IS_ELSEWHERE);
    CHECK(reason(table.write(pen, {{"", false}})) == MALFORMED);
    CHECK(reason(table.write(pen, {{std::string(81, 'x'), false}})) == MALFORMED);
    CHECK(reason(table.write(pen, std::vector<std::pair<std::string, bool>>(13, {"Thuis", false}))) == MALFORMED);
}

TEST_CASE("everybody goes on knowing which assignment each round had, by round") {
    CardTable table(4);
    for (std::uint32_t round = 1; round <= 3; ++round) table.play_round();
    REQUIRE(table.table.phase == debrief);
    for (const auto viewer : {rules::Viewer::board(), seat_viewer(1), rules::Viewer::trainer()}) {
        const TheaterKnowledge known = table.known(viewer).theater();
        REQUIRE(known.picked_size() == 3);
        for (int round = 0; round < 3; ++round) {
            CHECK(known.picked(round).round() == static_cast<std::uint32_t>(round) + 1);
            CHECK(known.picked(round).assignment() == table.table.theater.picked[static_cast<std::size_t>(round)]);
        }
    }
}

TEST_CASE("the option board is empty when the next assignment comes") {
    CardTable table(4);
    REQUIRE_FALSE(table.pick());
    table.all_read();
    REQUIRE_FALSE(table.write(table.table.pen.value, {{"Thuis", false}}));
    REQUIRE_FALSE(table.next());
    REQUIRE_FALSE(table.next());
    REQUIRE(table.table.phase == draw_2);
    const TheaterKnowledge known = table.known(rules::Viewer::board()).theater();
    CHECK_FALSE(known.has_assignment());
    CHECK(known.options_size() == 0);
    CHECK(known.read_size() == 0);
}

TEST_CASE("the pen reports the choice, which ends the round with the time that it took") {
    CardTable table(4);
    REQUIRE_FALSE(table.pick());
    table.all_read();
    table.pass_time(95'000);
    const std::uint32_t pen = table.table.pen.value;
    CHECK(reason(table.report(pen % 4 + 1, "Buiten")) == PEN_IS_ELSEWHERE);
    CHECK(reason(table.report(pen, "")) == MALFORMED);
    REQUIRE_FALSE(table.report(pen, "Buiten"));
    CHECK(reason(table.report(pen, "Thuis")) == WRONG_PHASE);  // the round is over
    CHECK(table.table.phase == look_1);
    const ChoiceReported& choice = table.table.theater.choices.at(1);
    CHECK(choice.choice() == "Buiten");
    CHECK(choice.seat() == pen);
    CHECK(choice.took_ms() == 95'000);
}

TEST_CASE("a pause does not count in the time that a decision took") {
    CardTable table(4);
    REQUIRE_FALSE(table.pick());
    table.all_read();
    table.pass_time(30'000);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_pause(); }));
    table.pass_time(10 * minute);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_resume(); }));
    table.pass_time(10'000);
    REQUIRE_FALSE(table.report(table.table.pen.value, "Buiten"));
    CHECK(table.table.theater.choices.at(1).took_ms() == 40'000);
}

TEST_CASE("without a choice in time the round ends undecided") {
    CardTable table(4);
    REQUIRE_FALSE(table.pick());
    table.all_read();
    table.pass_time(3 * minute);
    CHECK(table.table.phase == look_1);
    const ChoiceReported& choice = table.table.theater.choices.at(1);
    CHECK(choice.seat() == 0);
    CHECK(choice.choice().empty());
    CHECK(choice.took_ms() == 3 * minute);
}

TEST_CASE("after rounds 1 and 2 a short form opens") {
    CardTable table(4);
    REQUIRE_FALSE(table.pick());
    table.all_read();
    table.pass_time(3 * minute);
    REQUIRE(table.table.phase == look_1);
    REQUIRE_FALSE(table.table.forms.empty());
    CHECK(table.table.forms.back().open);
}

TEST_CASE("the last round is played with open cards: they lie on the table as soon as they are dealt") {
    CardTable table(5);
    table.play_round();
    table.play_round();
    REQUIRE(table.table.phase == draw_3);
    CHECK(table.known(rules::Viewer::board()).theater().open_size() == 0);
    REQUIRE_FALSE(table.pick());
    const TheaterKnowledge known = table.known(rules::Viewer::board()).theater();
    REQUIRE(known.open_size() == 1);
    CHECK(known.open(0).round() == 3);
    CHECK(known.open(0).cards_size() == 5);
    for (const auto& card : known.open(0).cards()) CHECK(card.strategy() == table.cards(3).at(card.seat()));
}

TEST_CASE("the strategies of the closed rounds are laid open in the final reflection, not before") {
    CardTable table(4);
    for (int round = 0; round < 2; ++round) {
        table.play_round();
        CHECK(table.known(seat_viewer(1)).theater().open_size() == 0);
    }
    table.play_round();
    REQUIRE(table.table.phase == debrief);
    const TheaterKnowledge known = table.known(seat_viewer(1)).theater();
    REQUIRE(known.open_size() == 3);
    for (const auto& round : known.open())
        for (const auto& card : round.cards()) CHECK(card.strategy() == table.cards(round.round()).at(card.seat()));
}

TEST_CASE("what was dealt comes out when the trainer ends the table early, too") {
    CardTable table(4);
    REQUIRE_FALSE(table.pick());
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_end_table(); }));
    CHECK(table.known(seat_viewer(2)).theater().open_size() == 1);
}

TEST_CASE("a trainer who moves on before anybody picked reads the assignment, and everybody gets a card") {
    CardTable table(4);
    REQUIRE_FALSE(table.next());
    CHECK(table.table.phase == talk_round_1);
    REQUIRE(table.table.theater.assignment);
    CHECK(table.table.theater.assignment->seat() == 0);
    CHECK(table.cards(1).size() == 4);
}

TEST_CASE("a round that the trainer goes back to is played again: other cards, no choice yet") {
    CardTable table(4);
    table.play_round();
    REQUIRE(table.table.phase == draw_2);
    for (int back = 0; back < 3; ++back) REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_back_phase()->set_reason("Nog eens."); }));
    REQUIRE(table.table.phase == draw_1);
    CHECK(table.known(rules::Viewer::board()).theater().choices_size() == 0);
    REQUIRE_FALSE(table.pick());
    CHECK(table.cards(1).size() == 4);
    CHECK(table.table.theater.picked.size() == 2);  // the talk that was passed on the way back used up none
    table.all_read();
    REQUIRE_FALSE(table.report(table.table.pen.value, "Thuis"));
    CHECK(table.table.theater.choices.at(1).choice() == "Thuis");
}

TEST_CASE("stepping back to a round's talk uses up no assignment: the round's own lies there again, with the cards of then") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CardTable table(4, seed);
        REQUIRE_FALSE(table.pick(3));
        const std::string assignment = table.table.theater.assignment->assignment();
        const auto cards = table.cards(1);
        table.all_read();
        REQUIRE_FALSE(table.report(table.table.pen.value, "Buiten"));
        table.pass_time(0);
        REQUIRE_FALSE(table.next());
        REQUIRE(table.table.phase == draw_2);
        REQUIRE_FALSE(table.without_consensus());
        for (int back = 0; back < 2; ++back) REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_back_phase()->set_reason("Te snel."); }));
        REQUIRE(table.table.phase == talk_round_1);
        CHECK(table.table.theater.assignment->assignment() == assignment);
        CHECK(table.table.theater.assignment->seat() == 3);
        CHECK(table.cards(1) == cards);
        CHECK(table.table.theater.picked.size() == 1);
        CHECK_FALSE(table.table.theater.choices.contains(1));
        CHECK(table.known(seat_viewer(2)).theater().dealt(0).strategy() == cards.at(2));
        REQUIRE_FALSE(table.report(table.table.pen.value, "Thuis"));
        table.pass_time(0);
        REQUIRE_FALSE(table.next());
        REQUIRE_FALSE(table.pick());
        CHECK_FALSE(table.strategies(2).contains("consensus"));  // what was asked for the next deal is kept until then
        CHECK(table.table.theater.picked.size() == 2);
    }
}

TEST_CASE("stepping back to the open round's talk leaves its cards open") {
    CardTable table(4);
    for (int round = 0; round < 3; ++round) table.play_round();
    REQUIRE(table.table.phase == debrief);
    const auto cards = table.cards(3);
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_back_phase()->set_reason("Nog eens."); }));
    CHECK(table.cards(3) == cards);
    CHECK(table.known(rules::Viewer::board()).theater().open_size() == 3);
}

TEST_CASE("to and fro over all rounds uses up an assignment a round and no more") {
    CardTable table(5);
    for (int times = 0; times < 4; ++times) {
        while (table.table.phase != debrief) REQUIRE_FALSE(table.next());
        while (table.table.phase != draw_1) REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_back_phase()->set_reason("Nog eens."); }));
    }
    CHECK(table.table.theater.picked.size() == 3);
}
