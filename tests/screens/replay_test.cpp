// Looking back on screen: scrubbing, other eyes, following the trainer and snapping back, and what was opened.
#include "tests/screens/room.hpp"

#include <algorithm>

#include "client/screens/words.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

constexpr std::int64_t second = 1'000, minute = 60'000;

class Story {
public:
    explicit Story(Room& room) : room_(room) {}
    Event& at(std::int64_t at_ms) {
        tell();
        pending_ = std::make_unique<ServerMessage>();
        pending_->mutable_event()->set_at_ms(at_ms);
        return *pending_->mutable_event();
    }
    void tell() {
        if (pending_) room_.take(*pending_);
        pending_.reset();
    }

private:
    Room& room_;
    std::unique_ptr<ServerMessage> pending_;
};

void both(Text& text, const char* nl, const char* en) {
    text.set_nl(nl);
    text.set_en(en);
}

void fill_role(RoleDealt& role, std::uint32_t seat) {
    role.set_seat(seat);
    both(*role.mutable_text(), "Je wilt dat de dorpsschool blijft.", "You want the village school to stay.");
    Card& card = *role.add_cards();
    card.set_card("village");
    card.set_weight(3);
    both(*card.mutable_title(), "De school in het dorp", "The school in the village");
    both(*card.mutable_text(), "Je eigen kinderen zaten er.", "Your own children went there.");
}

// The table of region() from its opening to its debriefing, or through so many of its phases, as this viewer heard it. Seat 1's own
// role with it where it is that seat.
void tell_all(Room& room, std::uint32_t seat, bool trainer, bool ended = true, int phases = region().phases_size()) {
    Story story(room);
    ServerMessage hello;
    *hello.mutable_welcome() = room.session().welcome();
    hello.mutable_welcome()->set_fresh(true);
    room.take(hello);
    Content& content = *story.at(0).mutable_table_opened()->mutable_content();
    content = region();
    if (trainer) content.add_instruments(THERMOMETER);  // something to read under Insight
    const Knowledge known = table_at(0);
    for (const auto& changed : known.seats()) *story.at(0).mutable_seat_changed() = changed;
    for (int phase = 0; phase < phases; ++phase) {
        PhaseEntered& entered = *story.at(phase * 10 * minute).mutable_phase_entered();
        entered.set_phase(static_cast<std::uint32_t>(phase));
        entered.set_ends_at_ms((phase + 1) * 10 * minute);
        if (phase == 1 && (seat == 1 || trainer)) fill_role(*story.at(phase * 10 * minute).mutable_role_dealt(), 1);
        if (phase != 3) continue;
        for (int line = 0; line < 12; ++line) {
            SaidInPlenary& said = *story.at(phase * 10 * minute + (line + 1) * 5 * second).mutable_said_in_plenary();
            said.set_seat(1 + static_cast<std::uint32_t>(line % 3));
            said.set_text("Regel " + std::to_string(line + 1) + " van het gesprek.");
        }
        ProposalTabled& tabled = *story.at(33 * minute).mutable_proposal_tabled();
        tabled.set_proposal(1);
        tabled.set_seat(1);
        tabled.mutable_draft()->add_choices()->set_issue(region().issues(0).id());
        tabled.mutable_draft()->mutable_choices(0)->set_option(region().issues(0).options(0).id());
        for (std::uint32_t party = 1; party <= 2; ++party) tabled.mutable_draft()->add_parties(party);
        if (seat == 1 || trainer) {
            CardRevealed& revealed = *story.at(34 * minute).mutable_card_revealed();
            revealed.set_from(1);
            revealed.add_to(2);
            both(*revealed.mutable_card()->mutable_title(), "De school in het dorp", "The school in the village");
        }
        both(*story.at(35 * minute).mutable_inject_thrown()->mutable_title(), "De bus rijdt niet meer", "The bus has stopped running");
        if (trainer) story.at(36 * minute).mutable_bookmarked()->set_note("Hier werd het stil.");
        story.at(37 * minute).mutable_agreement_reached()->set_proposal(1);
    }
    if (ended) story.at((phases * 10 - 5) * minute).mutable_table_ended();
    story.tell();
    ServerMessage caught_up;
    caught_up.set_caught_up(true);
    room.take(caught_up);
    for (std::uint32_t participant = 1; participant <= 7; ++participant) {
        ServerMessage names;
        Name& name = *names.mutable_names()->add_names();
        name.set_participant(participant);
        name.set_name(name_of(participant));
        room.take(names);
    }
}

void open_interests(Room& room, std::uint32_t seat) {
    Story story(room);
    Opened& opened = *story.at(60 * minute).mutable_opened();
    opened.set_seat(seat);
    opened.set_kind(OPEN_INTERESTS);
    OpenedMoment& moment = *opened.add_moments();
    moment.set_after(9);
    moment.mutable_event()->set_at_ms(10 * minute);
    fill_role(*moment.mutable_event()->mutable_role_dealt(), seat);
    story.tell();
}

// 2 promised 1 something, and 1 promised 3.
void tell_promises(Room& room) {
    Story story(room);
    const auto promise = [&](std::uint32_t from, std::uint32_t to, const char* text) {
        PromiseMade& made = *story.at(50 * minute).mutable_promise_made();
        made.set_from(from);
        made.set_to(to);
        made.set_text(text);
    };
    promise(2, 1, "I back your plan");
    promise(1, 3, "I call you first");
    story.tell();
    room.window.settle();
}

ServerMessage cursor(std::int64_t at_ms, std::uint32_t seat = 0, bool together = true) {
    ServerMessage message;
    Cursor& now = *message.mutable_cursor();
    now.set_table(1);
    now.set_together(together);
    now.set_at_ms(at_ms);
    now.set_seat(seat);
    return message;
}

bool says(const Room& room, std::string_view words) {
    const auto& all = room.window.semantics();
    return std::any_of(all.begin(), all.end(), [&](const kit::Semantic& one) { return one.label.find(words) != std::string::npos; });
}

bool stands(Room& room, std::string_view id) {
    room.window.settle();
    return room.window.find(id) != nullptr;
}

void press(Room& room, const char* id) {
    INFO(id);
    REQUIRE(stands(room, id));
    room.window.kit().focus.request(id, true);  // brings it into view
    room.window.settle();
    room.window.click(id);
    room.window.settle();
}

void pass_recap(Room& room) {
    if (stands(room, "recap.go")) press(room, "recap.go");
}

struct Seated : Room {
    ~Seated() { screens::set_language(screens::Language::dutch); }
    explicit Seated(std::uint32_t seat, kit::Surface surface = {1280, 800, 1}, bool ended = true) : Room(welcome(SEAT_VIEWER, 1, seat), {}, surface) {
        screens::set_language(screens::Language::english);
        tell_all(*this, seat, false, ended);
        pass_recap(*this);
    }
};
struct Trainer : Room {
    ~Trainer() { screens::set_language(screens::Language::dutch); }
    explicit Trainer(kit::Surface surface = {1280, 800, 1}, bool ended = true, int phases = region().phases_size()) : Room(welcome(TRAINER_VIEWER, 1), {}, surface) {
        screens::set_language(screens::Language::english);
        tell_all(*this, 0, true, ended, phases);
        window.settle();
    }
};

}  // namespace

TEST_CASE("after play one looks back at one's own table, step by step and over the line, and nothing in it can be done") {
    Seated room(1);
    press(room, "replay.open");
    CHECK(stands(room, "replay.line"));
    press(room, "replay.mark.4");  // the proposal: after it the story's lines are known, before it not
    CHECK_FALSE(stands(room, "end.tabs.result"));
    CHECK(room.window.find("table.tabs.proposals"));
    press(room, "table.time_out");
    CHECK(room.wants.commands.empty());
    const std::string there = room.window.find("replay.clock")->label;
    press(room, "replay.back");
    CHECK(room.window.find("replay.clock")->label != there);
    press(room, "replay.forward");
    CHECK(room.window.find("replay.clock")->label == there);
    press(room, "replay.close");
    CHECK(stands(room, "end.tabs.result"));
}

TEST_CASE("keys go along the line: arrows by moment, pages by mark, Home and End to the ends") {
    Seated room(1);
    press(room, "replay.open");
    room.window.kit().focus.request("replay.line", true);
    room.window.settle();
    const auto clock = [&] {
        room.window.settle();
        return room.window.find("replay.clock")->label;
    };
    room.window.key("Home");
    CHECK(clock().starts_with("0:00"));
    room.window.key("PageDown");
    CHECK(clock().starts_with("10:00"));
    room.window.key("PageDown");
    room.window.key("PageDown");
    CHECK(clock().starts_with("30:00"));
    room.window.key("Right");
    CHECK(clock().starts_with("30:05"));
    room.window.key("Left");
    CHECK(clock().starts_with("30:00"));
    room.window.key("PageUp");
    CHECK(clock().starts_with("20:00"));
    room.window.key("End");
    CHECK(clock().starts_with("55:00"));
}

TEST_CASE("through another's eyes there is nothing of theirs before it was opened, and then only that") {
    Seated room(2);
    room.take(cursor(31 * minute, 1));
    room.window.settle();
    CHECK(says(room, "as far as opened"));
    CHECK_FALSE(stands(room, "role"));
    open_interests(room, 1);
    room.take(cursor(32 * minute, 1));
    room.window.settle();
    REQUIRE(stands(room, "role"));
    room.window.press_mouse("role");  // covered, as on one's own screen
    CHECK(says(room, "The school in the village"));
    room.window.release_mouse();
    room.take(cursor(5 * minute, 1));
    CHECK_FALSE(stands(room, "role"));  // before it was dealt
}

TEST_CASE("a screen follows the trainer; who looks around stays there until snapping back") {
    Seated room(1);
    room.take(cursor(33 * minute));
    room.window.settle();
    REQUIRE(room.window.find("replay.clock"));
    CHECK(room.window.find("replay.clock")->label.starts_with("33:00"));
    CHECK_FALSE(room.window.find("replay.snap"));
    press(room, "replay.forward");
    CHECK(room.window.find("replay.clock")->label.starts_with("35:00"));  // with the board's eyes nothing was shown at 34:00
    room.take(cursor(40 * minute));
    room.window.settle();
    CHECK(room.window.find("replay.clock")->label.starts_with("35:00"));
    press(room, "replay.snap");
    CHECK(room.window.find("replay.clock")->label.starts_with("40:00"));
    CHECK_FALSE(stands(room, "replay.snap"));
    press(room, "replay.close");
    press(room, "replay.snap");  // from the end's own page
    CHECK(room.window.find("replay.clock"));
    room.take(cursor(0, 0, false));
    CHECK(stands(room, "end.tabs.result"));
}

TEST_CASE("the trainer leads: the place is told at once, then not more often than five times a second, and let go at the end") {
    Trainer room;
    press(room, "replay.open");
    REQUIRE(room.message().has_point());
    CHECK(room.message().point().together());
    const std::size_t before = room.wants.messages.size();
    press(room, "replay.forward");
    press(room, "replay.forward");
    room.advance(1'000);
    room.window.settle();
    CHECK(room.wants.messages.size() <= before + 3);
    CHECK(room.message().point().at_ms() > 0);
    press(room, "replay.close");
    room.advance(1'000);
    room.window.settle();
    CHECK_FALSE(room.message().point().together());
}

TEST_CASE("looking back with nobody's eyes in particular the group sees what was tabled, who stood where, and the story") {
    Seated room(2);
    ServerMessage message = cursor(34 * minute);
    room.take(message);
    room.window.settle();
    REQUIRE(stands(room, "table.tabs.proposals"));
    REQUIRE(stands(room, "proposal.1.positions"));
    CHECK(room.window.find("proposal.1.positions")->value.find(": ") != std::string::npos);
    CHECK_FALSE(stands(room, "board.clock"));
    CHECK_FALSE(stands(room, "role"));  // nobody's own
    CHECK_FALSE(stands(room, "table.tabs.observe"));
    CHECK(faults_everywhere(room, "replay-public") == Faults{});
    message.mutable_cursor()->set_page(static_cast<std::uint32_t>(screens::TablePage::story));
    room.take(message);
    room.window.settle();
    CHECK(says(room, "Regel 12 van het gesprek."));
    message = cursor(46 * minute);  // another phase: the trainer's page stays on
    message.mutable_cursor()->set_page(static_cast<std::uint32_t>(screens::TablePage::story));
    room.take(message);
    room.window.settle();
    CHECK(says(room, "Regel 12 van het gesprek."));
    CHECK_FALSE(says(room, "The school in the village"));  // shown to 2 alone at 34:00
}

TEST_CASE("the trainer marks a moment while looking back, and finds it among the moments to come back to") {
    Trainer room;
    press(room, "replay.open");
    press(room, "replay.mark.4");
    press(room, "replay.keep");
    CHECK(faults_everywhere(room, "replay-keeping") == Faults{});
    press(room, "replay.note");
    room.window.type("Here it turned.");
    press(room, "replay.keeping.go");
    CHECK(room.command().bookmark().note() == "Here it turned.");
    CHECK(room.command().bookmark().moment_ms() == 33 * minute);
    CHECK_FALSE(stands(room, "replay.keeping.go"));
    {
        Story story(room);
        Bookmarked& marked = *story.at(60 * minute).mutable_bookmarked();
        marked.set_note("Here it turned.");
        marked.set_moment_ms(33 * minute);
        story.tell();
    }
    room.window.settle();
    CHECK(says(room, "Here it turned."));  // on the line
    press(room, "replay.close");
    press(room, "debrief.moment.1");
    CHECK(room.window.find("replay.clock")->label.starts_with("33:00"));
    press(room, "replay.close");
    press(room, "debrief.moment.2");
    CHECK(room.window.find("replay.clock")->label.starts_with("36:00"));
    Seated seated(1);
    press(seated, "replay.open");
    CHECK_FALSE(stands(seated, "replay.keep"));
}

TEST_CASE("the group stands on the page that the trainer's own view shows") {
    Trainer room;
    press(room, "replay.open");
    press(room, "replay.mark.4");
    press(room, "trainer.tabs.story");
    room.advance(1'000);
    room.window.settle();
    CHECK(room.message().point().page() == static_cast<std::uint32_t>(screens::TablePage::story));
    press(room, "trainer.tabs.insight");
    room.advance(1'000);
    room.window.settle();
    CHECK(room.message().point().together());
    CHECK_FALSE(room.message().point().has_page());
}

TEST_CASE("in the past the board tells in large letters what was tabled and what had just come, and no secret") {
    Room board(welcome(BOARD_VIEWER, 1), {}, {1920, 1080, 1});
    screens::set_language(screens::Language::english);
    tell_all(board, 0, false);
    board.take(cursor(31 * minute));
    board.window.settle();
    REQUIRE(stands(board, "board.then.newest"));
    CHECK(board.window.find("board.then.newest")->label.find("Regel 12") != std::string::npos);
    CHECK_FALSE(stands(board, "board.then.1.positions"));
    board.take(cursor(36 * minute));
    board.window.settle();
    CHECK(stands(board, "board.then.1.positions"));
    CHECK(says(board, "Proposal 1"));
    CHECK(board.window.find("board.then.newest")->label.find("The bus has stopped running") != std::string::npos);
    CHECK_FALSE(says(board, "The school in the village"));
    CHECK(board.window.kit().look.text_scale >= 2);
    CHECK(faults_everywhere(board, "replay-board", true) == Faults{});
    board.take(cursor(10 * minute));
    CHECK(stands(board, "board.now"));  // nothing yet: the clock
    screens::set_language(screens::Language::dutch);
}

TEST_CASE("of a table that still plays the trainer alone looks back; it plays on, nobody is led there, and a new table can begin from it") {
    Trainer room({1280, 800, 1}, false, 4);
    CHECK_FALSE(stands(room, "debrief.next"));
    press(room, "trainer.replay");
    REQUIRE(stands(room, "replay.line"));
    CHECK(room.window.find("replay.clock")->label.starts_with("30:00"));  // where this phase began
    CHECK_FALSE(stands(room, "replay.together"));
    CHECK(room.window.find("replay.live"));
    {
        Story story(room);
        SaidInPlenary& said = *story.at(39 * minute).mutable_said_in_plenary();
        said.set_seat(1);
        said.set_text("Said meanwhile.");
        story.tell();
    }
    room.advance(1'000);
    room.window.settle();
    CHECK(room.window.find("replay.clock")->label == "30:00 / 39:00");
    CHECK(room.wants.messages.empty());
    CHECK(faults_everywhere(room, "replay-running") == Faults{});
    press(room, "replay.fork");
    press(room, "fork.go");
    CHECK(room.command().fork_table().at_ms() == 30 * minute);
    CHECK_FALSE(room.command().fork_table().open_cards());
    CHECK(stands(room, "trainer.replay"));

    // Still open when play ends: nobody is taken along before the trainer says so.
    press(room, "trainer.replay");
    {
        Story story(room);
        story.at(40 * minute).mutable_table_ended();
        story.tell();
    }
    room.advance(1'000);
    REQUIRE(stands(room, "replay.together"));
    CHECK(room.wants.messages.empty());
    press(room, "replay.together");
    REQUIRE(room.message().has_point());
    CHECK(room.message().point().together());
    press(room, "replay.close");
    CHECK_FALSE(stands(room, "replay.line"));
}

TEST_CASE("at a table that still plays nobody but the trainer looks back, whatever comes") {
    Room room(welcome(SEAT_VIEWER, 1, 1), {});
    tell_all(room, 1, false, false, 4);
    pass_recap(room);
    room.take(cursor(33 * minute));
    CHECK_FALSE(stands(room, "replay.line"));
    CHECK_FALSE(room.window.find("replay.open"));
}

TEST_CASE("the trainer opens somebody's kind of things, or asks first, and takes the steps in any order") {
    Trainer room;
    REQUIRE(stands(room, "debrief.next"));
    press(room, "debrief.next");
    CHECK(room.command().step_debrief().step() == STEP_ROLE_OFF);
    press(room, "debrief.step.5");
    CHECK(room.command().step_debrief().step() == STEP_MONDAY);
    press(room, "open.kind.talk");
    const std::string seat = region().seats(0).id();
    press(room, ("open." + seat + ".ask").c_str());
    CHECK(room.command().ask_consent().seat() == 1);
    CHECK(room.command().ask_consent().kind() == OPEN_TALK);
    press(room, ("open." + seat + ".go").c_str());
    CHECK(room.command().open().kind() == OPEN_TALK);
    press(room, "debrief.moment.1");
    CHECK(stands(room, "replay.line"));
    CHECK(room.window.find("replay.clock")->label.starts_with("36:00"));
    press(room, "replay.fork");
    press(room, "fork.go");
    CHECK(room.command().fork_table().at_ms() == 36 * minute);
    CHECK(room.command().fork_table().open_cards());
}

TEST_CASE("who is asked answers on their own screen; word, guess and promise are sent") {
    Seated room(1);
    {
        Story story(room);
        ConsentAsked& asked = *story.at(60 * minute).mutable_consent_asked();
        asked.set_seat(1);
        asked.set_kind(OPEN_TALK);
        story.tell();
    }
    press(room, "consent.2.yes");
    CHECK(room.command().answer_consent().given());
    const auto step = [&](DebriefStep to) {
        Story story(room);
        DebriefStepped& stepped = *story.at(60 * minute).mutable_debrief_stepped();
        stepped.set_step(to);
        if (to == STEP_NEIGHBOUR) {
            stepped.add_neighbours()->set_seat(1);
            stepped.mutable_neighbours(0)->set_neighbour(2);
        }
        story.tell();
        room.window.settle();
    };
    const auto write = [&](const char* id, const char* words) {
        press(room, id);
        room.window.type(words);
        room.window.settle();
        press(room, (std::string(id) + ".send").c_str());
    };
    step(STEP_ROLE_OFF);
    write("debrief.word", "relieved");
    CHECK(room.command().say_one_word().word() == "relieved");
    step(STEP_NEIGHBOUR);
    write("debrief.guess", "peace");
    CHECK(room.command().guess_neighbour().text() == "peace");
    step(STEP_MONDAY);
    write("debrief.promise", "I will call first");
    CHECK(room.command().promise_for_monday().text() == "I will call first");
}

TEST_CASE("once play is over everybody has a page of their own for the asking, and the trainer the whole one, also as PDF") {
    Seated during(1, {1280, 800, 1}, false);
    CHECK_FALSE(stands(during, "debrief.page.make"));
    Seated after(1);
    press(after, "debrief.page.make");
    CHECK((after.message().print().kind() == DEBRIEF_PAGE && after.message().print().language() == "en" && !after.message().print().pdf()));
    CHECK_FALSE(stands(after, "debrief.page.pdf"));
    const auto asked = after.wants.messages.size();
    press(after, "debrief.page.make");  // it is being made
    CHECK(after.wants.messages.size() == asked);
    Trainer trainer;
    press(trainer, "debrief.page.pdf");
    CHECK((trainer.message().print().kind() == DEBRIEF_PAGE && trainer.message().print().pdf()));
}

TEST_CASE("who was promised something tells in the debriefing whether it was kept, and may think again; who promised reads how it stands") {
    Seated room(1);
    CHECK_FALSE(room.window.shows("Promised during play"));   // nothing was promised yet
    tell_promises(room);
    CHECK(room.window.shows("I back your plan"));
    press(room, "promise.2.1.kept");
    CHECK(room.command().judge_promise().from() == 2);
    CHECK(room.command().judge_promise().promise() == 1);
    CHECK(room.command().judge_promise().kept());
    {
        Story story(room);
        PromiseJudged& judged = *story.at(60 * minute).mutable_promise_judged();
        judged.set_promise(1);
        judged.set_from(2);
        judged.set_to(1);
        judged.set_kept(true);
        story.tell();
    }
    const std::size_t asked = room.wants.commands.size();
    press(room, "promise.2.1.kept");   // it says so already
    CHECK(room.wants.commands.size() == asked);
    press(room, "promise.2.1.broken");
    CHECK(room.wants.commands.size() == asked + 1);
    CHECK(room.command().judge_promise().has_kept());
    CHECK_FALSE(room.command().judge_promise().kept());
    // Of one's own promise one is not asked.
    CHECK(room.window.shows("I call you first"));
    CHECK_FALSE(room.window.find("promise.1.1.kept"));
    CHECK(room.window.shows("Not confirmed as heard"));
    Seated other(4);
    tell_promises(other);
    CHECK_FALSE(other.window.shows("Promised during play"));   // it concerns neither
}

TEST_CASE("around one table promises stay covered in the debriefing until they are read on purpose, or play is over") {
    Seated room(1, {1280, 800, 1}, false);
    tell_promises(room);
    CHECK(room.window.shows("Promised during play"));
    CHECK_FALSE(room.window.shows("I back your plan"));
    CHECK_FALSE(room.window.shows("I call you first"));
    CHECK_FALSE(room.window.find("promise.2.1.kept"));
    CHECK(faults_everywhere(room, "promises-covered") == Faults{});
    press(room, "promises.read");
    CHECK(room.window.shows("I back your plan"));
    CHECK(room.window.shows("I call you first"));
    CHECK(faults_everywhere(room, "promises-read") == Faults{});
    press(room, "promise.2.1.broken");
    CHECK(room.command().judge_promise().from() == 2);
    CHECK_FALSE(room.command().judge_promise().kept());
    Seated after(1);
    tell_promises(after);
    CHECK_FALSE(after.window.find("promises.read"));
}

TEST_CASE("looking back fits every window, for a participant and for the trainer") {
    Seated seated(1);
    open_interests(seated, 1);
    open_interests(seated, 3);
    CHECK(faults_everywhere(seated, "debrief-end") == Faults{});
    press(seated, "replay.open");
    press(seated, "replay.mark.4");
    CHECK(faults_everywhere(seated, "replay-own") == Faults{});
    Trainer trainer;
    CHECK(faults_everywhere(trainer, "debrief-trainer") == Faults{});
    press(trainer, "debrief.moment.1");
    CHECK(faults_everywhere(trainer, "replay-trainer", true) == Faults{});
}

TEST_CASE("a hand that holds the time line still costs no frames") {
    Seated seated(1);
    press(seated, "replay.open");
    const kit::Rect line = seated.window.find("replay.line")->rect;
    const int before = seated.window.frames();
    seated.window.press_at(line.center());
    CHECK(seated.window.frames() - before < 12);
    seated.window.release_mouse();
}
