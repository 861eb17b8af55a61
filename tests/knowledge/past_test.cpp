// A table's past as one viewer heard it: what was known at a moment, steps from moment to moment, and marks along the line.
#include <catch2/catch.hpp>

#include "client/knowledge/past.hpp"
#include "tests/knowledge/learning.hpp"

using namespace samenspel;
using namespace samenspel::knowledge;

namespace {

std::shared_ptr<const Event> said(std::int64_t at_ms, const std::string& text) {
    auto event = std::make_shared<Event>();
    event->set_at_ms(at_ms);
    event->mutable_said_in_plenary()->set_seat(1);
    event->mutable_said_in_plenary()->set_text(text);
    return event;
}

// Two events every second second, 5,000 in all.
Heard long_talk() {
    Heard out;
    for (int i = 0; i < 5'000; ++i) out.push_back(said(i / 2 * 2'000, std::to_string(i)));
    return out;
}

int lines_until(Past& past, std::int64_t at_ms) { return past.at(at_ms).story_size(); }

}  // namespace

TEST_CASE("a moment holds all that was heard until and with it, whichever way one came there") {
    Past past(long_talk(), {});
    for (const std::int64_t at_ms : {0, 1'999, 2'000, 4'999'000, 3'000, 2'500'000, 2'498'000, 1'000'000, -1, 9'999'999}) {
        const auto expected = at_ms < 0 ? 0 : std::min<std::int64_t>(5'000, (at_ms / 2'000 + 1) * 2);
        CHECK(lines_until(past, at_ms) == expected);
    }
    CHECK(past.at(2'000).story(3).said_in_plenary().text() == "3");
}

TEST_CASE("what is heard meanwhile follows on what was heard, and changes no moment of before") {
    const Heard all = long_talk();
    Past past(Heard(all.begin(), all.begin() + 1'501), {});
    CHECK(lines_until(past, 9'999'999) == 1'501);
    CHECK(past.last_ms() == 1'500'000);
    past.go_on(all);
    CHECK(past.last_ms() == 4'998'000);
    CHECK(lines_until(past, 1'498'000) == 1'500);
    CHECK(lines_until(past, 1'500'000) == 1'502);
    CHECK(lines_until(past, 9'999'999) == 5'000);
}

TEST_CASE("steps go from moment to moment and stop at the ends") {
    Past past({said(100, "a"), said(100, "b"), said(250, "c")}, {});
    CHECK(past.after(-5) == 100);
    CHECK(past.after(100) == 250);
    CHECK(past.after(250) == std::nullopt);
    CHECK(past.before(250) == 100);
    CHECK(past.before(251) == 250);
    CHECK(past.before(100) == std::nullopt);
    CHECK(Past({}, {}).before(5) == std::nullopt);
}

TEST_CASE("what is known of the session stands in every moment, and how it ended in none") {
    Knowledge now;
    now.mutable_session()->set_scenario("krimp");
    now.add_participants()->set_participant(3);
    now.set_session_ended(true);
    now.add_outcomes()->set_table(1);
    now.set_year(2030);
    const Knowledge base = session_part(now);
    Past past({said(100, "a")}, base);
    CHECK(past.at(0).participants_size() == 1);
    CHECK(past.at(0).session().scenario() == "krimp");
    CHECK_FALSE(past.at(100).session_ended());
    CHECK(past.at(100).outcomes().empty());
    CHECK_FALSE(past.at(0).has_year());
}

TEST_CASE("marks stand where something turned, and a temperature is the mean of all that was answered") {
    Heard heard;
    const auto add = [&](std::int64_t at_ms) {
        auto event = std::make_shared<Event>();
        event->set_at_ms(at_ms);
        heard.push_back(event);
        return event;
    };
    Content& content = *add(0)->mutable_table_opened()->mutable_content();
    FormInfo& form = *content.add_forms();
    form.set_id("pulse");
    form.add_questions()->set_id("heat");
    form.mutable_questions(0)->set_kind(PARTNER_SCALE_1_4);
    form.add_questions()->set_id("figure");
    form.mutable_questions(1)->set_kind(SCALE_1_10);
    add(10)->mutable_phase_entered()->set_phase(3);
    heard.push_back(said(20, "no mark"));
    add(30)->mutable_proposal_tabled()->set_proposal(1);
    add(40)->mutable_agreement_reached()->set_proposal(1);
    add(50)->mutable_card_revealed()->set_from(2);
    add(60)->mutable_bookmarked()->set_note("Hier.");
    add(70)->mutable_inject_thrown()->mutable_title()->set_en("Snow");
    FormClosed& closed = *add(80)->mutable_form_closed();
    closed.set_form("pulse");
    for (const auto& [question, mean, answers] : {std::tuple{"heat", 2.0, 3}, std::tuple{"figure", 9.0, 3}}) {
        Spread& spread = *closed.add_spreads();
        spread.set_question(question);
        spread.set_mean(mean);
        spread.set_answers(static_cast<std::uint32_t>(answers));
    }
    add(90)->mutable_round_resolved()->set_round(0);
    const auto marks = marks_of(heard);
    REQUIRE(marks.size() == 7);
    using Of = Mark::Of;
    const Of expected[] = {Of::phase, Of::proposal, Of::agreement, Of::reveal, Of::bookmark, Of::inject, Of::temperature};
    for (std::size_t i = 0; i < 7; ++i) CHECK(marks[i].of == expected[i]);
    CHECK(marks[0].number == 3);
    CHECK(marks[4].note == "Hier.");
    CHECK(marks[5].title->en() == "Snow");
    CHECK(marks[6].value == 2.0);
}

TEST_CASE("a bookmark that was set afterwards stands at the moment that it means, among the others") {
    Heard heard;
    const auto add = [&](std::int64_t at_ms) {
        auto event = std::make_shared<Event>();
        event->set_at_ms(at_ms);
        heard.push_back(event);
        return event;
    };
    add(10)->mutable_proposal_tabled()->set_proposal(1);
    add(40)->mutable_agreement_reached()->set_proposal(1);
    Bookmarked& late = *add(90)->mutable_bookmarked();
    late.set_note("Here.");
    late.set_moment_ms(25);
    add(95)->mutable_bookmarked()->set_note("Now.");
    const auto marks = marks_of(heard);
    REQUIRE(marks.size() == 4);
    CHECK(marks[1].note == "Here.");
    CHECK(marks[1].at_ms == 25);
    CHECK(marks[3].at_ms == 95);
}
