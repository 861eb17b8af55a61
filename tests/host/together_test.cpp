// Looking back together, and a table that branches off: what the host passes on, and what stands after a restart.
#include <catch2/catch.hpp>

#include "tests/host/stage.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

ClientMessage point(std::int64_t at_ms, bool together = true, std::uint32_t table = 1) {
    ClientMessage message;
    Cursor& cursor = *message.mutable_point();
    cursor.set_table(table);
    cursor.set_together(together);
    cursor.set_at_ms(at_ms);
    return message;
}

std::vector<std::int64_t> cursors(const Client& client) {
    std::vector<std::int64_t> out;
    for (const auto& message : client.got)
        if (message.has_cursor()) out.push_back(message.cursor().together() ? message.cursor().at_ms() : -1);
    return out;
}

// A trainer, Anne at seat 1 and Bram at seat 2 of one table, which has ended after some talk.
struct Over {
    Stage stage;
    Client *trainer, *anne, *bram;

    explicit Over(host::Options with = options()) : stage(std::move(with)) {
        REQUIRE(stage.open());
        trainer = &stage.join_as_trainer();
        anne = &stage.join("Anne");
        bram = &stage.join("Bram");
        give(*trainer, [](Command& c) { c.mutable_start_session(); });
        stage.pass(60'000);
        give(*trainer, [](Command& c) { c.mutable_next_phase(); });
        give(*trainer, [](Command& c) { c.mutable_next_phase(); });
        stage.pass(30'000);
        give(*anne, [](Command& c) { c.mutable_say_in_plenary()->set_text("Zullen we beginnen?"); });
        stage.pass(30'000);
    }
    static host::Options options() {
        auto out = mini_options();
        out.typed = true;
        return out;
    }
    void give(Client& client, const std::function<void(Command&)>& fill) { tried(client, fill); }
    // Why not; unset when it was accepted.
    Reason tried(Client& client, const std::function<void(Command&)>& fill) {
        Command command;
        if (client.trainer) command.set_table(1);
        fill(command);
        const auto reference = stage.give(client, command);
        return client.rejected.contains(reference) ? client.rejected[reference] : REASON_UNSET;
    }
    Reason fork(bool open_cards, bool with_people, std::int64_t at_ms = 10'000'000) {
        return tried(*trainer, [&](Command& c) {
            c.mutable_fork_table()->set_from(1);
            c.mutable_fork_table()->set_at_ms(at_ms);
            c.mutable_fork_table()->set_open_cards(open_cards);
            c.mutable_fork_table()->set_with_people(with_people);
        });
    }
    void end() {
        give(*trainer, [](Command& c) { c.mutable_end_table(); });
        for (Client* client : {trainer, anne, bram}) client->got.clear();
    }
};

}  // namespace

TEST_CASE("where the trainer stands reaches everybody at the table at most five times a second, the newest last") {
    Over over;
    over.end();
    for (int i = 1; i <= 10; ++i) over.stage.say(*over.trainer, point(i * 1'000));
    CHECK(cursors(*over.anne) == std::vector<std::int64_t>{1'000});
    over.stage.pass(1'000);
    CHECK(cursors(*over.anne) == std::vector<std::int64_t>{1'000, 10'000});
    CHECK(cursors(*over.bram) == cursors(*over.anne));
    CHECK(cursors(*over.trainer).empty());
    over.stage.pass(5'000);
    CHECK(cursors(*over.anne).size() == 2);
}

TEST_CASE("who comes back finds the group where it stands, and nobody once the trainer let go") {
    Over over;
    over.end();
    over.stage.say(*over.trainer, point(7'000));
    over.stage.disconnect(*over.bram);
    over.bram->got.clear();
    over.stage.connect(*over.bram);
    CHECK(cursors(*over.bram) == std::vector<std::int64_t>{7'000});
    over.stage.pass(1'000);
    over.stage.say(*over.trainer, point(0, false));
    CHECK(cursors(*over.anne) == std::vector<std::int64_t>{7'000, -1});
    over.stage.disconnect(*over.bram);
    over.bram->got.clear();
    over.stage.connect(*over.bram);
    CHECK(cursors(*over.bram).empty());
}

TEST_CASE("when play is taken up again the trainer lets go, and who comes in the debriefing after it is led nowhere") {
    Over over;
    const auto debriefing = [&] {
        const int phases = over.anne->knowledge.opened().content().phases_size();
        const auto last = static_cast<std::uint32_t>(phases - 1);
        over.give(*over.trainer, [&](Command& c) { c.mutable_skip_to_phase()->set_phase(last), c.mutable_skip_to_phase()->set_reason("test"); });
        REQUIRE(over.anne->knowledge.phase().phase() == last);
    };
    debriefing();
    over.stage.say(*over.trainer, point(7'000));
    over.stage.pass(1'000);
    REQUIRE(cursors(*over.anne) == std::vector<std::int64_t>{7'000});
    over.give(*over.trainer, [](Command& c) { c.mutable_back_phase()->set_reason("test"); });
    REQUIRE(over.anne->knowledge.phase().phase() + 1 < static_cast<std::uint32_t>(over.anne->knowledge.opened().content().phases_size()));
    over.stage.say(*over.trainer, point(8'000));
    over.stage.pass(1'000);
    over.stage.say(*over.trainer, point(0, false));
    over.stage.pass(1'000);
    CHECK(cursors(*over.anne) == std::vector<std::int64_t>{7'000, -1});
    debriefing();
    over.stage.disconnect(*over.bram);
    over.bram->got.clear();
    over.stage.connect(*over.bram);
    CHECK(cursors(*over.bram).empty());
}

TEST_CASE("while play goes on nobody is led anywhere; from anybody but a trainer it is no message") {
    Over over;
    over.stage.say(*over.trainer, point(7'000));
    over.stage.pass(1'000);
    CHECK(cursors(*over.anne).empty());
    over.end();
    over.stage.say(*over.anne, point(7'000));
    CHECK(over.anne->refusals == std::vector<Refusal>{BAD_MESSAGE});
    over.stage.say(*over.trainer, point(7'000, true, 9));
    CHECK(over.trainer->refusals == std::vector<Refusal>{BAD_MESSAGE});
    CHECK(cursors(*over.bram).empty());
}

TEST_CASE("a table that ended goes on as a new one from a moment, with its people, paused, and is the same after a restart") {
    Over over;
    std::int64_t before_words = 0;
    for (const auto& event : over.stage.durable(1))
        if (event.has_said_in_plenary()) before_words = event.at_ms() - 1;
    REQUIRE(before_words > 0);
    over.end();
    CHECK(over.anne->knowledge.session_ended());
    over.give(*over.trainer, [&](Command& c) {
        c.mutable_fork_table()->set_from(1);
        c.mutable_fork_table()->set_at_ms(before_words);
        c.mutable_fork_table()->set_open_cards(true);
        c.mutable_fork_table()->set_with_people(true);
    });
    CHECK(over.anne->welcome.table() == 2);
    CHECK(over.anne->welcome.seat() == 1);
    const Knowledge& now = over.anne->knowledge;
    CHECK_FALSE(now.session_ended());
    CHECK_FALSE(now.ended());
    CHECK(now.paused());
    const auto said = [](const Knowledge& known) {
        return std::count_if(known.story().begin(), known.story().end(), [](const auto& entry) { return entry.has_said_in_plenary(); });
    };
    CHECK(said(now) == 0);
    CHECK(now.opened().branch().table() == 1);
    CHECK_FALSE(now.opened().branch().has_after());
    CHECK(now.opened_up_size() >= 2);
    CHECK(now.route_size() == over.stage.truth(*over.anne).knowledge.route_size());
    CHECK(text_of(now) == text_of(over.stage.truth(*over.anne).knowledge));

    // The old one is as it was; the new one's journal begins with its events, renumbered alike.
    const auto old = over.stage.durable(1), forked = over.stage.durable(2);
    const auto after = forked.front().table_opened().branch().after();
    REQUIRE(after < old.size());
    for (std::uint32_t i = 1; i < after; ++i) {
        CHECK(forked[i].body_case() == old[i].body_case());
        CHECK(forked[i].at_ms() == old[i].at_ms());
        CHECK(forked[i].n() == old[i].n());
    }
    over.stage.kill();
    REQUIRE(over.stage.open());
    for (Client* client : {over.trainer, over.anne, over.bram}) over.stage.connect(*client);
    CHECK(over.anne->welcome.table() == 2);
    CHECK(text_of(over.anne->knowledge) == text_of(over.stage.truth(*over.anne).knowledge));

    const auto give = [&](const std::function<void(Command&)>& fill) {
        Command command;
        command.set_table(2);
        fill(command);
        return over.stage.give(*over.trainer, command);
    };
    const auto resumed = give([](Command& c) { c.mutable_resume(); });
    CHECK(over.trainer->acknowledged.contains(resumed));
    over.give(*over.anne, [](Command& c) { c.mutable_say_in_plenary()->set_text("Nu anders."); });
    CHECK(said(over.bram->knowledge) == 1);
    give([](Command& c) { c.mutable_end_table(); });
    CHECK(over.anne->knowledge.session_ended());
    CHECK(over.anne->knowledge.outcomes_size() == 2);
}

TEST_CASE("a fork needs a table that has begun, and a moment at which it was there") {
    Over over;
    const auto tried = [&](std::uint32_t from, std::int64_t at_ms) {
        Command command;
        command.mutable_fork_table()->set_from(from);
        command.mutable_fork_table()->set_at_ms(at_ms);
        const auto reference = over.stage.give(*over.trainer, command);
        return over.trainer->rejected.contains(reference) ? over.trainer->rejected[reference] : REASON_UNSET;
    };
    CHECK(tried(9, 1'000) == NO_SUCH_TABLE);
    CHECK(tried(1, -1) == MALFORMED);
    CHECK(tried(1, 90'000) == REASON_UNSET);  // of one that still runs, without its people
    CHECK(over.anne->welcome.table() == 1);
    CHECK_FALSE(over.anne->knowledge.paused());
}

TEST_CASE("what could best have been agreed is searched once play is over and on disk, and told with the step about the outcome") {
    std::vector<std::uint32_t> asked;
    auto options = Over::options();
    options.search_best = [&](std::uint32_t table) { asked.push_back(table); };
    Over over(options);
    CHECK(asked.empty());
    over.stage.auto_commit = false;
    over.end();
    CHECK(asked.empty());
    over.stage.auto_commit = true;
    over.stage.commit();
    CHECK(asked == std::vector<std::uint32_t>{1});

    BestFound found;
    const IssueInfo& issue = over.anne->knowledge.opened().content().issues(0);
    found.add_choices()->set_issue(issue.id());
    found.mutable_choices(0)->set_option(issue.options(0).id());
    found.set_best(0.7);
    over.stage.host->best_found(1, found, over.stage.now_ms);
    over.stage.settle();
    CHECK_FALSE(over.anne->knowledge.has_best_found());
    over.give(*over.trainer, [](Command& c) { c.mutable_step_debrief()->set_step(STEP_OUTCOME); });
    CHECK(over.anne->knowledge.best_found().best() == 0.7);
    CHECK(text_of(over.anne->knowledge) == text_of(over.stage.truth(*over.anne).knowledge));
    over.stage.host->best_found(9, found, over.stage.now_ms);  // there is no such table

    // It is in the file, and not searched again.
    over.stage.kill();
    REQUIRE(over.stage.open());
    for (Client* client : {over.trainer, over.anne, over.bram}) over.stage.connect(*client);
    CHECK(over.bram->knowledge.best_found().best() == 0.7);
    over.give(*over.trainer, [](Command& c) { c.mutable_step_debrief()->set_step(STEP_MONDAY); });
    CHECK(asked.size() == 1);
}

TEST_CASE("a search that was lost with the server is asked for again when the group goes on") {
    std::vector<std::uint32_t> asked;
    auto options = Over::options();
    options.search_best = [&](std::uint32_t table) { asked.push_back(table); };
    Over over(options);
    over.end();
    REQUIRE(asked.size() == 1);
    over.stage.kill();
    REQUIRE(over.stage.open());
    over.stage.connect(*over.trainer);
    CHECK(asked.size() == 1);
    over.give(*over.trainer, [](Command& c) { c.mutable_step_debrief()->set_step(STEP_ROLE_OFF); });
    CHECK(asked.size() == 2);
}

TEST_CASE("a debrief page is made for the trainer who asked, and for a participant their own once play is over, and for nobody else") {
    struct Asked { host::ConnectionId by; std::uint32_t participant; Print wish; };
    std::vector<Asked> asked;
    auto options = Over::options();
    options.debrief_page = [&](host::ConnectionId by, std::uint32_t participant, const Print& wish) { asked.push_back({by, participant, wish}); };
    Over over(options);
    ClientMessage wish;
    wish.mutable_print()->set_kind(DEBRIEF_PAGE);
    wish.mutable_print()->set_table(1);
    over.stage.say(*over.anne, wish);
    CHECK(asked.empty());  // play goes on
    over.end();
    ClientMessage paper;
    paper.mutable_print()->set_kind(ROLE_CARDS);
    Client& board = over.stage.add_client("");
    board.board = true;
    board.watch_table = 1;
    over.stage.connect(board);
    over.stage.say(board, wish);
    CHECK(board.refusals == std::vector<Refusal>{BAD_MESSAGE});
    over.stage.say(*over.trainer, wish);
    REQUIRE(asked.size() == 1);
    CHECK((asked[0].by.value == over.trainer->connection.value && asked[0].participant == 0));
    CHECK((asked[0].wish.language() == "nl" && asked[0].wish.table() == 1));
    over.stage.say(*over.anne, wish);
    over.stage.say(*over.anne, wish);  // one at a time
    REQUIRE(asked.size() == 2);
    CHECK((asked[1].by.value == over.anne->connection.value && asked[1].participant == over.anne->welcome.participant() && asked[1].wish.table() == 0));
    over.stage.disconnect(*over.anne);  // a reload: the page that is under way comes to the new connection
    const host::ConnectionId asked_by = asked[1].by;
    over.stage.connect(*over.anne);
    over.stage.say(*over.anne, wish);
    REQUIRE(asked.size() == 2);
    const auto pages = [](const Client& client) { return std::count_if(client.got.begin(), client.got.end(), [](const auto& message) { return message.has_printed(); }); };
    Printed page;
    page.set_name("session.html");
    page.set_file("<html>");
    over.stage.host->page_made(over.bram->connection, page, over.stage.now_ms);
    for (const auto to : {over.trainer->connection, asked_by}) over.stage.host->page_made(to, page, over.stage.now_ms);
    over.stage.host->page_made(over.anne->connection, page, over.stage.now_ms);  // not asked for
    over.stage.host->page_made(host::ConnectionId{999}, page, over.stage.now_ms);
    over.stage.settle();
    CHECK((pages(*over.bram) == 0 && pages(*over.trainer) == 1 && pages(*over.anne) == 1));
    over.stage.say(*over.anne, paper);
    CHECK(over.anne->refusals == std::vector<Refusal>{BAD_MESSAGE});
}

TEST_CASE("a new table without its people is nobody's who comes with the code alone") {
    Over over;
    over.end();
    REQUIRE(over.fork(false, false) == REASON_UNSET);
    Client& late = over.stage.join("Laat");
    CHECK(late.welcome.seat() == 0);
    CHECK_FALSE(late.knowledge.has_opened());
    over.give(*over.trainer, [&](Command& c) {
        c.mutable_place_participant()->set_participant(late.welcome.participant());
        c.mutable_place_participant()->set_table(2);
        c.mutable_place_participant()->set_seat(1);
    });
    CHECK(late.welcome.table() == 2);
    CHECK(late.welcome.seat() == 1);
}

TEST_CASE("what somebody wanted closed stays closed at the table that goes on with open cards") {
    Over over;
    over.end();
    const auto ask = [](Command& c) {
        c.mutable_ask_consent()->set_seat(1);
        c.mutable_ask_consent()->set_kind(OPEN_INTERESTS);
    };
    over.give(*over.trainer, ask);
    over.give(*over.anne, [](Command& c) {
        c.mutable_answer_consent()->set_kind(OPEN_INTERESTS);
        c.mutable_answer_consent()->set_given(false);
    });
    REQUIRE(over.fork(true, true) == REASON_UNSET);
    const Knowledge& bram = over.bram->knowledge;
    CHECK(bram.opened_up_size() >= 1);
    for (const auto& opened : bram.opened_up()) CHECK(opened.seat() != 1);
    const auto again = [](Command& c) {
        c.set_table(2);
        c.mutable_open()->set_seat(1);
        c.mutable_open()->set_kind(OPEN_INTERESTS);
    };
    over.give(*over.trainer, [](Command& c) { c.set_table(2), c.mutable_resume(); });
    over.give(*over.trainer, [](Command& c) { c.set_table(2), c.mutable_end_table(); });
    CHECK(over.tried(*over.trainer, again) == CONSENT_REFUSED);
    CHECK(text_of(bram) == text_of(over.stage.truth(*over.bram).knowledge));
}

TEST_CASE("nothing is opened while people elsewhere still play with the same cards") {
    auto options = Over::options();
    options.tables = 2;
    Over over(options);
    const auto open = [](Command& c) {
        c.mutable_open()->set_seat(2);
        c.mutable_open()->set_kind(OPEN_INTERESTS);
    };
    over.end();
    const bool apart = over.anne->welcome.table() != over.bram->welcome.table();
    REQUIRE(apart);
    CHECK(over.tried(*over.trainer, open) == PLAY_GOES_ON);
    CHECK(over.fork(true, true) == PLAY_GOES_ON);
    CHECK(over.fork(false, true) == REASON_UNSET);
    for (const std::uint32_t table : {2U, 3U}) {
        over.give(*over.trainer, [&](Command& c) { c.set_table(table), c.mutable_end_table(); });
    }
    CHECK(over.tried(*over.trainer, open) == REASON_UNSET);
}

TEST_CASE("a table that goes on begins before the end: nothing of the end is in it, and its moment is the one that was asked for") {
    Over over;
    over.end();
    REQUIRE(over.anne->knowledge.scores_size() == 1);
    REQUIRE(over.fork(false, true) == REASON_UNSET);
    CHECK(over.anne->knowledge.scores_size() == 0);
    over.give(*over.trainer, [](Command& c) { c.set_table(2), c.mutable_resume(); });
    over.give(*over.trainer, [](Command& c) { c.set_table(2), c.mutable_end_table(); });
    CHECK(over.anne->knowledge.scores_size() == 1);

    // Whether anybody said something in private just before does not show in when it was.
    Over quiet;
    quiet.end();
    REQUIRE(quiet.fork(false, true, 61'234) == REASON_UNSET);
    CHECK(quiet.anne->knowledge.opened().branch().at_ms() == 61'234);
}

TEST_CASE("when the one who leads is gone everybody is back at the present") {
    Over over;
    over.end();
    over.stage.say(*over.trainer, point(7'000));
    over.stage.pass(1'000);
    over.stage.disconnect(*over.trainer);
    over.stage.pass(1'000);
    CHECK(cursors(*over.anne) == std::vector<std::int64_t>{7'000, -1});
}

TEST_CASE("a promise for Monday is printed under the names of all at its seat; in a copy without names under none") {
    auto options = Over::options();
    std::vector<std::string> who;
    options.print = [&](const Print&, const Scenario&, std::uint32_t, const std::vector<host::PromiseCard>& promises) {
        for (const auto& promise : promises) who.push_back(promise.who + ": " + promise.text);
        return Printed{};
    };
    ClientMessage print;
    print.mutable_print()->set_kind(PROMISE_CARDS);
    Stage stage(options);
    REQUIRE(stage.open());
    Client& chief = stage.join_as_trainer();
    for (const char* name : {"Anne", "Bram", "Carla", "Dirk", "Els"}) stage.join(name);  // one more than there are seats
    Command end, promise;
    end.set_table(1);
    end.mutable_end_table();
    promise.mutable_promise_for_monday()->set_text("Ik bel eerst.");
    stage.give(chief, start_session());
    stage.give(chief, end);
    stage.give(*stage.clients[1], promise);
    stage.say(chief, print);
    Stage copy(options);
    for (const std::uint32_t stream : {0u, 1u}) {
        store::Batch batch;
        for (const auto& event : stage.durable(stream)) batch.records.push_back({stream, event.n(), event.at_ms(), event.SerializeAsString()});
        copy.journal.append(std::move(batch));
    }
    copy.journal.commit();
    REQUIRE(copy.open());
    Client& trainer = copy.add_trainer();
    copy.connect(trainer);
    copy.say(trainer, print);
    CHECK(who == std::vector<std::string>{"Anne & Els: Ik bel eerst.", ": Ik bel eerst."});
}
