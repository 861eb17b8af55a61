// After play: what the trainer opens of whom, with or without asking first, and the steps of the guided debriefing.
#include "tests/rules/rules_fixture.hpp"

#include "client/knowledge/eyes.hpp"
#include "client/knowledge/fold.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

auto open(std::uint32_t seat, OpenKind kind) {
    return [=](Command& c) {
        c.mutable_open()->set_seat(seat);
        c.mutable_open()->set_kind(kind);
    };
}
auto ask(std::uint32_t seat, OpenKind kind) {
    return [=](Command& c) {
        c.mutable_ask_consent()->set_seat(seat);
        c.mutable_ask_consent()->set_kind(kind);
    };
}
auto answer(OpenKind kind, bool given) {
    return [=](Command& c) {
        c.mutable_answer_consent()->set_kind(kind);
        c.mutable_answer_consent()->set_given(given);
    };
}
auto step(DebriefStep to) {
    return [=](Command& c) { c.mutable_step_debrief()->set_step(to); };
}
auto promise(const std::string& text) {
    return [=](Command& c) { c.mutable_promise_for_monday()->set_text(text); };
}
auto say_apart(std::uint32_t to, const std::string& text) {
    return [=](Command& c) {
        c.mutable_say_in_group()->add_members(to);
        c.mutable_say_in_group()->set_text(text);
    };
}
void next(Command& c) { c.mutable_next_phase(); }

// A typed game to its debriefing, with private talk between north, south and the mayor on the way.
MiniTable played() {
    MiniTable table(talk_1, TYPED);
    REQUIRE_FALSE(table.seat(north, say_apart(south, "Tussen ons: het gaat mij om de dorpsschool.")));
    table.pass_time(1'000);
    REQUIRE_FALSE(table.seat(south, say_apart(north, "Dat dacht ik al.")));
    REQUIRE_FALSE(table.seat(mayor, say_apart(south, "Hou dit nog even stil.")));
    while (table.table.phase < debriefing) REQUIRE_FALSE(table.trainer(next));
    return table;
}

std::vector<std::string> texts(const std::vector<Event>& journal) {
    std::vector<std::string> out;
    for (const auto& event : journal) {
        if (!event.has_opened()) continue;
        for (const auto& moment : event.opened().moments())
            if (moment.event().has_said_in_group()) out.push_back(moment.event().said_in_group().text());
    }
    return out;
}

knowledge::Heard heard_by(const std::vector<Event>& journal, rules::Viewer viewer) {
    knowledge::Heard out;
    for (const auto& event : journal) {
        Event disclosed;
        if (rules::disclose(event, rules::access(event, viewer), &disclosed)) out.push_back(std::make_shared<const Event>(disclosed));
    }
    return out;
}

std::string folded(const knowledge::Heard& heard) {
    Knowledge out;
    for (const auto& event : heard) knowledge::fold(out, *event);
    return bytes(out);
}

}  // namespace

TEST_CASE("nothing can be opened while play goes on, nor by a seat") {
    MiniTable table(talk_1);
    CHECK(reason(table.trainer(open(north, OPEN_INTERESTS))) == WRONG_PHASE);
    CHECK(reason(table.trainer(ask(north, OPEN_INTERESTS))) == WRONG_PHASE);
    CHECK(reason(table.trainer(step(STEP_ROLE_OFF))) == WRONG_PHASE);
    CHECK(reason(table.seat(north, promise("Ik bel."))) == WRONG_PHASE);
    MiniTable after = played();
    CHECK(reason(after.seat(north, open(north, OPEN_INTERESTS))) == NOT_YOUR_TURN);
    CHECK(reason(after.trainer(open(99, OPEN_INTERESTS))) == NO_SUCH_SEAT);
    CHECK(reason(after.trainer(open(north, OPEN_UNSET))) == MALFORMED);
}

TEST_CASE("opening somebody's talk opens their own words alone, each at its moment") {
    MiniTable table = played();
    REQUIRE_FALSE(table.trainer(open(north, OPEN_TALK)));
    CHECK(texts(table.journal) == std::vector<std::string>{"Tussen ons: het gaat mij om de dorpsschool."});
    CHECK(reason(table.trainer(open(north, OPEN_TALK))) == ALREADY_DONE);
    const Event& told = table.journal.back();
    REQUIRE(told.opened().moments_size() == 1);
    const OpenedMoment& moment = told.opened().moments(0);
    CHECK(moment.event().at_ms() < told.at_ms());
    CHECK(moment.event().listed().empty());
    std::uint32_t public_before = 0;
    for (const auto& event : table.journal) {
        if (event.has_said_in_group()) break;
        public_before += rules::discloses(event, rules::Access{});
    }
    CHECK(moment.after() == public_before);
}

TEST_CASE("after an opening everybody knows that kind of that person, and nothing else of anybody") {
    MiniTable table = played();
    const auto before = rules::view(table.table, rules::Viewer::board());
    CHECK(before.opened_up().empty());
    REQUIRE_FALSE(table.trainer(open(south, OPEN_INTERESTS)));
    for (const auto viewer : {rules::Viewer::board(), rules::Viewer::of_seat(rules::SeatId{mayor}), rules::Viewer::trainer()}) {
        const Knowledge known = rules::view(table.table, viewer);
        REQUIRE(known.opened_up_size() == 1);
        bool role = false;
        for (const auto& moment : known.opened_up(0).moments()) {
            const Event& event = moment.event();
            const bool of_south = event.role_dealt().seat() == south || event.interests_scored().seat() == south;
            CHECK(of_south);
            role = role || event.role_dealt().cards_size() > 0;
        }
        CHECK(role);
    }
}

TEST_CASE("who was asked is opened only after agreeing, and nobody else hears that they were asked") {
    MiniTable table = played();
    CHECK(reason(table.seat(north, answer(OPEN_TALK, true))) == NO_SUCH_ASK);
    REQUIRE_FALSE(table.trainer(ask(north, OPEN_TALK)));
    CHECK(reason(table.trainer(ask(north, OPEN_TALK))) == ALREADY_DONE);
    CHECK(reason(table.trainer(open(north, OPEN_TALK))) == CONSENT_AWAITED);
    CHECK(rules::view(table.table, rules::Viewer::of_seat(rules::SeatId{north})).consents_size() == 1);
    CHECK(rules::view(table.table, rules::Viewer::of_seat(rules::SeatId{south})).consents_size() == 0);
    REQUIRE_FALSE(table.seat(north, answer(OPEN_TALK, false)));
    CHECK(reason(table.trainer(open(north, OPEN_TALK))) == CONSENT_REFUSED);
    REQUIRE_FALSE(table.seat(north, answer(OPEN_TALK, true)));
    REQUIRE_FALSE(table.trainer(open(north, OPEN_TALK)));
    CHECK(table.journal.back().opened().consented());
    CHECK(reason(table.seat(north, answer(OPEN_TALK, false))) == ALREADY_DONE);
}

TEST_CASE("who sits down later neither answers for who sat there before nor is asked past a refusal") {
    MiniTable table = played();
    const auto seat_holds = [&](std::uint32_t participant) {
        SeatChanged wanted = table.table.seats[north - 1];
        wanted.clear_participants();
        wanted.add_participants(participant);
        Event event;
        *event.mutable_seat_changed() = wanted;
        rules::apply(table.table, event);
    };
    seat_holds(71);
    REQUIRE_FALSE(table.trainer(ask(north, OPEN_TALK)));
    seat_holds(72);
    CHECK(reason(table.seat(north, answer(OPEN_TALK, true))) == NO_SUCH_ASK);
    CHECK(reason(table.trainer(ask(north, OPEN_TALK))) == CONSENT_AWAITED);
    CHECK(reason(table.trainer(open(north, OPEN_TALK))) == CONSENT_AWAITED);
    seat_holds(71);
    REQUIRE_FALSE(table.seat(north, answer(OPEN_TALK, false)));
    seat_holds(72);
    CHECK(reason(table.seat(north, answer(OPEN_TALK, true))) == NO_SUCH_ASK);
    CHECK(reason(table.trainer(ask(north, OPEN_TALK))) == CONSENT_REFUSED);
    CHECK(reason(table.trainer(open(north, OPEN_TALK))) == CONSENT_REFUSED);
    seat_holds(71);
    REQUIRE_FALSE(table.seat(north, answer(OPEN_TALK, true)));  // who refused may come to another mind
    seat_holds(72);
    REQUIRE_FALSE(table.trainer(ask(north, OPEN_TALK)));        // the newcomer is asked as well
    CHECK(reason(table.trainer(open(north, OPEN_TALK))) == CONSENT_AWAITED);
    REQUIRE_FALSE(table.seat(north, answer(OPEN_TALK, true)));
    CHECK_FALSE(table.trainer(open(north, OPEN_TALK)));
}

TEST_CASE("a seat that no person holds is not asked") {
    MiniTable table = played();
    SeatChanged bot;
    bot.set_seat(south);
    bot.set_holder(BOT);
    table.apply(rules::decide_seat(table.table, bot, table.now_ms).events);
    CHECK(reason(table.trainer(ask(south, OPEN_INTERESTS))) == NOBODY_HERE);
    CHECK_FALSE(table.trainer(open(south, OPEN_INTERESTS)));
}

TEST_CASE("a long talk is opened in parts that belong together") {
    MiniTable table(talk_1, TYPED);
    for (int i = 0; i < 200; ++i) REQUIRE_FALSE(table.seat(north, say_apart(south, std::to_string(i) + std::string(450, 'x'))));
    while (table.table.phase < debriefing) REQUIRE_FALSE(table.trainer(next));
    REQUIRE_FALSE(table.trainer(open(north, OPEN_TALK)));
    std::vector<bool> more;
    int moments = 0;
    for (const auto& event : table.journal) {
        if (!event.has_opened()) continue;
        CHECK(event.ByteSizeLong() < 40'000);
        more.push_back(event.opened().more());
        moments += event.opened().moments_size();
    }
    CHECK(moments == 200);
    CHECK(more == std::vector<bool>{true, true, false});
}

TEST_CASE("the debriefing goes on when the table has ended, also when it was paused") {
    MiniTable table = played();
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_pause(); }));
    REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_end_table(); }));
    CHECK_FALSE(table.trainer(step(STEP_MONDAY)));
    CHECK_FALSE(table.seat(north, promise("Ik bel Zuid voor tienen.")));
    CHECK(reason(table.seat(north, say_apart(south, "Nog iets."))) == TABLE_OVER);
    REQUIRE_FALSE(table.seat(north, promise("Ik bel Zuid voor negenen.")));
    CHECK(table.table.debrief.promises.at(north).text() == "Ik bel Zuid voor negenen.");
}

TEST_CASE("a neighbour is of another party, the guess stays with who made it, and ends when the card opens") {
    MiniTable table = played();
    const auto guess = [](Command& c) { c.mutable_guess_neighbour()->set_text("Rust in de tent."); };
    CHECK(reason(table.seat(north, guess)) == WRONG_PHASE);
    REQUIRE_FALSE(table.trainer(step(STEP_NEIGHBOUR)));
    const DebriefStepped stepped = table.journal.back().debrief_stepped();
    REQUIRE(stepped.neighbours_size() == 4);
    for (const auto& pair : stepped.neighbours())
        CHECK(table.table.party_of(rules::SeatId{pair.seat()}) != table.table.party_of(rules::SeatId{pair.neighbour()}));
    REQUIRE_FALSE(table.seat(north, guess));
    CHECK(rules::view(table.table, rules::Viewer::of_seat(rules::SeatId{north})).neighbour_guesses_size() == 1);
    CHECK(rules::view(table.table, rules::Viewer::of_seat(rules::SeatId{south})).neighbour_guesses_size() == 0);
    CHECK(rules::view(table.table, rules::Viewer::trainer()).neighbour_guesses_size() == 1);
    REQUIRE_FALSE(table.trainer(open(stepped.neighbours(0).neighbour(), OPEN_INTERESTS)));
    CHECK(reason(table.seat(north, guess)) == ALREADY_DONE);
}

// 45 minutes have a debriefing of some minutes: 2, 6, 8, 4 and 7 parts of 27.
TEST_CASE("the steps share the debriefing's time as planned, whichever are taken") {
    MiniTable table = played();
    const std::int64_t whole = mini_book()->phase(debriefing).length_ms();
    for (const auto& [to, parts] : std::vector<std::pair<DebriefStep, std::int64_t>>{{STEP_MONDAY, 7}, {STEP_ROLE_OFF, 2}, {STEP_MOMENTS, 6}, {STEP_NEIGHBOUR, 8}, {STEP_OUTCOME, 4}}) {
        REQUIRE_FALSE(table.trainer(step(to)));
        CHECK(table.journal.back().debrief_stepped().length_ms() == whole * parts / 27);
        CHECK(reason(table.trainer(step(to))) == ALREADY_DONE);
    }
    REQUIRE_FALSE(table.trainer(step(STEP_DONE)));
    CHECK_FALSE(table.journal.back().debrief_stepped().has_length_ms());
}

TEST_CASE("that somebody agreed to be opened is not seen with others' eyes, also in the trainer's list") {
    MiniTable table = played();
    REQUIRE_FALSE(table.trainer(ask(north, OPEN_INTERESTS)));
    REQUIRE_FALSE(table.seat(north, answer(OPEN_INTERESTS, true)));
    REQUIRE_FALSE(table.trainer(open(north, OPEN_INTERESTS)));
    const auto trainers = heard_by(table.journal, rules::Viewer::trainer());
    CHECK(trainers.back()->opened().consented());
    for (const knowledge::Eyes eyes : {knowledge::Eyes{knowledge::Eyes::Of::board, 0}, knowledge::Eyes{knowledge::Eyes::Of::seat, south}})
        CHECK_FALSE(knowledge::seen_with(trainers, true, eyes).back()->opened().has_consented());
}

TEST_CASE("the trainer's list looked at with a seat's eyes is what that seat was told; a seat's with the board's what the board was") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        std::string error;
        const auto book = seed % 2 ? mini_book() : rules::Rulebook::make(theater_scenario(), 45, &error);
        TableRun run(book, seed % 4 < 2 ? TYPED : SPOKEN, seed, any_options(seed));
        run.seat_everybody();
        rules::Chance chance(seed);
        run.play_at_random(chance, 300);
        const auto trainers = heard_by(run.journal, rules::Viewer::trainer());
        const auto board = heard_by(run.journal, rules::Viewer::board());
        CHECK(folded(knowledge::seen_with(trainers, true, {knowledge::Eyes::Of::board, 0})) == folded(board));
        for (std::uint32_t seat = 1; seat <= book->seat_count(); ++seat) {
            const auto own = heard_by(run.journal, rules::Viewer::of_seat(rules::SeatId{seat}));
            INFO("seed " << seed << " seat " << seat);
            CHECK(folded(knowledge::seen_with(trainers, true, {knowledge::Eyes::Of::seat, seat})) == folded(own));
            CHECK(folded(knowledge::seen_with(own, false, {knowledge::Eyes::Of::board, 0})) == folded(board));
        }
    }
}

TEST_CASE("which events everybody is told is what the labels say") {
    for (int i = 0; i < Event::descriptor()->field_count(); ++i) {
        const auto* field = Event::descriptor()->field(i);
        if (!field->containing_oneof()) continue;
        Event event;
        event.GetReflection()->MutableMessage(&event, field);
        INFO(field->name());
        CHECK(knowledge::everybody_was_told(event) == rules::discloses(event, rules::Access{}));
    }
}

// Another seat as one sees it: before anything was opened the board, then with every opening nearer to what that seat knew of itself.
TEST_CASE("through another's eyes one sees the board's view and what was opened of that seat, never more") {
    MiniTable table = played();
    const knowledge::Eyes of_north{knowledge::Eyes::Of::seat, north};
    const auto with_norths_eyes = [&] { return knowledge::seen_with(heard_by(table.journal, rules::Viewer::of_seat(rules::SeatId{south})), false, of_north); };
    CHECK(folded(with_norths_eyes()) == folded(heard_by(table.journal, rules::Viewer::board())));
    REQUIRE_FALSE(table.trainer(open(mayor, OPEN_TALK)));
    CHECK(folded(with_norths_eyes()) == folded(heard_by(table.journal, rules::Viewer::board())));  // north was not among them
    REQUIRE_FALSE(table.trainer(open(south, OPEN_TALK)));
    REQUIRE_FALSE(table.trainer(open(north, OPEN_TALK)));
    Knowledge known;
    for (const auto& event : with_norths_eyes()) knowledge::fold(known, *event);
    std::vector<std::string> said;
    for (const auto& entry : known.story())
        if (entry.has_said_in_group()) said.push_back(entry.said_in_group().text());
    CHECK(said == std::vector<std::string>{"Tussen ons: het gaat mij om de dorpsschool.", "Dat dacht ik al."});
    CHECK(known.roles().empty());
    REQUIRE_FALSE(table.trainer(open(north, OPEN_INTERESTS)));
    const Knowledge of_itself = rules::view(table.table, rules::Viewer::of_seat(rules::SeatId{north}));
    Knowledge now;
    for (const auto& event : with_norths_eyes()) knowledge::fold(now, *event);
    REQUIRE(now.roles_size() == 1);
    CHECK(bytes(now.roles(0)) == bytes(of_itself.roles(0)));
}

TEST_CASE("what could have been agreed is told with the step about the outcome, once, and only what the table knows") {
    MiniTable table = played();
    BestFound found;
    const IssueInfo& issue = table.table.book->content().issues(0);
    found.add_choices()->set_issue(issue.id());
    found.mutable_choices(0)->set_option(issue.options(1).id());
    found.set_best(0.8);
    const auto told = [&] { return rules::tell_best(table.table, found, table.now_ms); };
    CHECK(told().empty());
    REQUIRE_FALSE(table.trainer(step(STEP_OUTCOME)));
    found.mutable_choices(0)->set_option("no-such-option");
    CHECK(told().empty());
    found.mutable_choices(0)->set_option(issue.options(1).id());
    table.apply(told());
    CHECK(told().empty());
    for (const auto viewer : {rules::Viewer::board(), rules::Viewer::trainer(), rules::Viewer::of_seat(rules::SeatId{north})})
        CHECK(rules::view(table.table, viewer).best_found().best() == 0.8);
}

TEST_CASE("acts are a party's: one of its seats that was asked and did not agree keeps them closed") {
    MiniTable table = played();
    REQUIRE(table.table.party_of(rules::SeatId{north}) == table.table.party_of(rules::SeatId{clerk}));
    REQUIRE_FALSE(table.trainer(ask(clerk, OPEN_ACTS)));
    CHECK(reason(table.trainer(open(north, OPEN_ACTS))) == CONSENT_AWAITED);
    REQUIRE_FALSE(table.seat(clerk, answer(OPEN_ACTS, false)));
    CHECK(reason(table.trainer(open(north, OPEN_ACTS))) == CONSENT_REFUSED);
    CHECK_FALSE(table.trainer(open(south, OPEN_ACTS)));
    REQUIRE_FALSE(table.seat(clerk, answer(OPEN_ACTS, true)));
    CHECK_FALSE(table.trainer(open(north, OPEN_ACTS)));
}

TEST_CASE("that somebody heard an interest is not theirs to open: it tells that another told it") {
    MiniTable table(talk_1, SPOKEN);
    REQUIRE_FALSE(table.seat(north, [](Command& c) {
        c.mutable_tell_interest()->set_card("north-1");
        c.mutable_tell_interest()->set_to(south);
    }));
    REQUIRE_FALSE(table.seat(south, [](Command& c) {
        c.mutable_confirm_heard()->set_from(north);
        c.mutable_confirm_heard()->set_told(1);
    }));
    while (table.table.phase < debriefing) REQUIRE_FALSE(table.trainer(next));
    REQUIRE_FALSE(table.trainer(open(south, OPEN_TALK)));
    CHECK(table.journal.back().opened().moments_size() == 0);
    REQUIRE_FALSE(table.trainer(open(north, OPEN_TALK)));
    CHECK(table.journal.back().opened().moments_size() == 1);
}
