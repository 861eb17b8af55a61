// Conversations, cases, guesses held against the truth, and who takes a seat over.
#include "tests/rules/rules_fixture.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

constexpr std::uint32_t result_2 = 7;

std::optional<rules::Rejection> talk_of(MiniTable& table, const std::string& domain) {
    return table.trainer([&](Command& c) { c.mutable_set_conversation()->set_domain(domain); });
}

std::optional<rules::Rejection> vote(MiniTable& table, std::uint32_t seat, const std::string& option, const std::string& which = "raft") {
    return table.seat(seat, [&](Command& c) {
        c.mutable_vote_case()->set_case_(which);
        c.mutable_vote_case()->set_option(option);
    });
}

void next(MiniTable& table) { REQUIRE_FALSE(table.trainer([](Command& c) { c.mutable_next_phase(); })); }

// The mini scenario, with talk after its last result.
std::shared_ptr<const rules::Rulebook> book_with_a_sequel() {
    std::string error;
    auto made = rules::Rulebook::make(sequel_scenario(), 45, &error);
    INFO(error);
    REQUIRE(made);
    return made;
}

// The south has to go.
void topple(MiniTable& table) {
    REQUIRE_FALSE(vote(table, north, "resign"));
    REQUIRE_FALSE(vote(table, south, "resign"));
    next(table);
    REQUIRE(table.table.phase == result_2);
}

// A whole form: only its first answer differs.
void guess(MiniTable& table, std::uint32_t seat, std::uint32_t partner, const std::string& motive) {
    REQUIRE_FALSE(table.seat(seat, [&](Command& c) {
        c.mutable_submit_form()->set_form("guess");
        const auto answer = [&](const std::string& question, const std::string& option, std::uint32_t about) {
            Answer& added = *c.mutable_submit_form()->add_answers();
            added.set_question(question);
            added.set_option(option);
            if (about) added.set_partner(about);
        };
        answer("motive", motive, partner);
        answer("layer", "individual", partner);
        answer("mood", "good", 0);
    }));
}

std::optional<rules::Rejection> compare(MiniTable& table, const std::string& form, const std::string& question) {
    return table.trainer([&](Command& c) {
        c.mutable_compare_guesses()->set_form(form);
        c.mutable_compare_guesses()->set_question(question);
    });
}

Knowledge seen_by(const MiniTable& table, std::uint32_t seat) { return rules::view(table.table, rules::Viewer::of_seat(rules::SeatId{seat})); }

}  // namespace

TEST_CASE("who leads sets what is talked of: a conversation of this scenario, another than now, or anything again") {
    MiniTable table(talk_1);
    CHECK(reason(talk_of(table, "weather")) == NO_SUCH_DOMAIN);
    CHECK_FALSE(talk_of(table, "council"));
    CHECK(seen_by(table, south).conversation() == "council");
    CHECK(reason(talk_of(table, "council")) == ALREADY_DONE);
    CHECK_FALSE(talk_of(table, ""));
    const std::uint32_t other = table.table.direction.value == clerk ? south : clerk;
    CHECK(reason(table.seat(other, [](Command& c) { c.mutable_set_conversation()->set_domain("shore"); })) == NOT_YOUR_TURN);
}

TEST_CASE("a proposal belongs to the conversation of its issues, else to the one that goes on, and never to two") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(talk_of(table, "shore"));
    CHECK(reason(table.propose({{"permit", "yes"}, {"path", "low"}})) == MIXED_DOMAINS);
    REQUIRE_FALSE(table.propose({{"permit", "yes"}}));
    CHECK(table.table.proposals[0].draft().domain() == "council");
    REQUIRE_FALSE(table.propose({{"toll", "free"}}));
    CHECK(table.table.proposals[1].draft().domain() == "shore");
}

TEST_CASE("time is kept for what is talked of while the table talks, and no longer") {
    MiniTable table(talk_1);
    REQUIRE_FALSE(talk_of(table, "council"));
    table.pass_time(30'000);
    REQUIRE_FALSE(talk_of(table, "shore"));
    table.pass_time(10'000);
    next(table);
    table.pass_time(20'000);
    CHECK(table.table.process.talked_ms["council"] == 30'000);
    CHECK(table.table.process.talked_ms["shore"] == 10'000);
}

TEST_CASE("a case opens with its phase for everybody, and names those who decide") {
    MiniTable table(case_2);
    const Knowledge known = seen_by(table, mayor);
    REQUIRE(known.cases_size() == 1);
    CHECK(known.cases(0).opened().options_size() == 2);
    REQUIRE(known.cases(0).opened().deciders_size() == 2);
    CHECK_FALSE(known.cases(0).has_decided());
    CHECK(rules::view(table.table, rules::Viewer::board()).cases_size() == 1);
}

TEST_CASE("a case is decided by more than half of those whom it concerns, by their signatories, and only once") {
    MiniTable table(case_2);
    CHECK(reason(vote(table, mayor, "keep")) == NOT_YOURS_TO_DECIDE);
    CHECK(reason(vote(table, clerk, "keep")) == NOT_SIGNATORY);
    CHECK(reason(vote(table, north, "burn")) == NO_SUCH_CASE);
    CHECK(reason(vote(table, north, "keep", "ferry")) == NO_SUCH_CASE);
    REQUIRE_FALSE(vote(table, north, "keep"));
    CHECK(reason(vote(table, north, "keep")) == ALREADY_DONE);
    REQUIRE_FALSE(vote(table, south, "resign"));
    CHECK(table.count(Event::kCaseDecided) == 0);  // half is not more than half
    REQUIRE_FALSE(vote(table, south, "keep"));
    REQUIRE(table.count(Event::kCaseDecided) == 1);
    CHECK(table.table.process.cases[0].decided->option() == "keep");
    CHECK(reason(vote(table, north, "resign")) == ALREADY_DONE);
}

TEST_CASE("a case without a majority in time ends undecided and does nothing") {
    MiniTable table(case_2);
    REQUIRE_FALSE(vote(table, north, "resign"));
    REQUIRE_FALSE(vote(table, south, "keep"));
    next(table);
    REQUIRE(table.count(Event::kCaseDecided) == 1);
    CHECK(table.table.process.cases[0].decided->option().empty());
    CHECK(table.table.process.successions.empty());
}

TEST_CASE("what a case decided reaches the world at the next resolution") {
    MiniTable table(case_2);
    REQUIRE_FALSE(vote(table, north, "keep"));
    REQUIRE_FALSE(vote(table, south, "keep"));
    next(table);
    CHECK(table.table.results.back().round.read().indicators(0).value() == 5);
}

TEST_CASE("when a seat falls everybody hears who follows, and the new card is its own seat's alone") {
    MiniTable table(case_2, SPOKEN, {}, book_with_a_sequel());
    topple(table);
    for (const std::uint32_t seat : {north, south, mayor, clerk}) {
        const Knowledge known = seen_by(table, seat);
        REQUIRE(known.successions_size() == 1);
        CHECK(known.successions(0).seat() == south);
        CHECK(known.successions(0).name().nl() == "Bea, opvolger");
        REQUIRE(known.roles_size() == 1);
        CHECK((known.roles(0).text().nl() == "Jij bent Bea.") == (seat == south));
    }
    CHECK(rules::role_of(table.table, rules::SeatId{south})->interests(0).id() == "bea-1");
}

TEST_CASE("who falls when all talk is over keeps the card that was played") {
    MiniTable table(case_2);
    topple(table);
    CHECK(table.table.results.back().round.read().findings(0) == "succession:south");
    CHECK(table.count(Event::kSeatSucceeded) == 0);
    while (table.table.phase < debriefing) next(table);
    CHECK(rules::role_of(table.table, rules::SeatId{south})->interests(0).id() == "south-1");
    for (const auto& score : table.table.scores)
        if (score.seat() == south) CHECK(score.cards(0).card() == "south-1");
}

TEST_CASE("guesses are held against the truth in the debriefing, for a question that has one, and counted where there are enough") {
    MiniTable table(exploring);
    CHECK(reason(compare(table, "guess", "motive")) == WRONG_PHASE);
    for (const std::uint32_t seat : {north, south, clerk}) guess(table, seat, mayor, seat == south ? "moral" : "instrumental");
    guess(table, mayor, north, "moral");
    while (table.table.phase < debriefing) next(table);
    CHECK(reason(compare(table, "nothing", "motive")) == NO_SUCH_FORM);
    CHECK(reason(compare(table, "guess", "mood")) == MALFORMED);
    REQUIRE_FALSE(compare(table, "guess", "motive"));
    const Knowledge known = seen_by(table, clerk);
    REQUIRE(known.guesses_size() == 1);
    bool counted = false;
    for (const auto& outcome : known.guesses(0).outcomes()) {
        CHECK(outcome.has_of() == (outcome.partner() == mayor));  // one guess about the north is told to nobody
        if (outcome.partner() != mayor) continue;
        counted = true;
        CHECK(outcome.of() == 3);
        CHECK(outcome.right() == (outcome.truth() == "instrumental" ? 2u : outcome.truth() == "moral" ? 1u : 0u));
    }
    CHECK(counted);
}

TEST_CASE("guesses are held against whom people sat down with, also where somebody else has taken the seat over since") {
    MiniTable table(exploring, SPOKEN, {}, book_with_a_sequel());
    for (const std::uint32_t seat : {north, mayor, clerk}) guess(table, seat, south, "moral");
    while (table.table.phase < case_2) next(table);
    topple(table);
    REQUIRE(table.count(Event::kSeatSucceeded) == 1);
    while (table.table.phase_info().kind() != DEBRIEFING) next(table);
    REQUIRE_FALSE(compare(table, "guess", "motive"));
    const Knowledge known = seen_by(table, clerk);
    for (const auto& outcome : known.guesses(0).outcomes())
        if (outcome.partner() == south) CHECK(outcome.truth() == "moral");  // Bram's; Bea is affective
}
