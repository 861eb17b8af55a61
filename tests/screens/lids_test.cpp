// Lids down, the trainer's cards on the table, and swapped chairs: what lies over everybody's screen while people talk.
#include "tests/screens/room.hpp"

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
