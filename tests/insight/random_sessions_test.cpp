// Every measure over random sessions: defined for whatever the rules let happen, and within its bounds.
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "server/insight/debriefing.hpp"
#include "server/insight/decisions.hpp"
#include "server/insight/openness.hpp"
#include "server/insight/reciprocity.hpp"
#include "server/insight/satisfaction.hpp"
#include "server/insight/speech.hpp"
#include "tests/support/mini_scenario.hpp"
#include "tests/support/table_run.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

bool is_share(const insight::Observed<double>& value) { return !value || (*value >= -1e-9 && *value <= 1 + 1e-9); }

std::vector<Event> journal(std::uint64_t seed) {
    std::string error;
    static const std::array books{rules::Rulebook::make(mini_scenario(), 45, &error), rules::Rulebook::make(theater_scenario(), 45, &error)};
    TableRun run(books[seed % books.size()], seed % 4 < 2 ? TYPED : SPOKEN, seed, any_options(seed));
    run.seat_everybody();
    rules::Chance chance(seed);
    run.play_at_random(chance, 150);
    return run.journal;
}

}  // namespace

TEST_CASE("over random sessions measures stay within their bounds and agree with the table's own counts") {
    CHECK(rc::check([] {
        const insight::Record record(journal(*rc::gen::arbitrary<std::uint64_t>()));
        if (const auto shares = insight::talk_shares(record)) {
            double all = 0;
            for (const auto& one : *shares) all += one.share;
            RC_ASSERT(std::abs(all - 1) < 1e-9);
        }
        RC_ASSERT(is_share(insight::talk_inequality(record)));
        RC_ASSERT(is_share(insight::openness(record).share_known));
        for (const auto& one : insight::kept(record)) RC_ASSERT(is_share(one.reliability) && one.found_out <= one.broken);
        std::size_t agreed = 0;
        for (const auto& event : record.events()) agreed += event.has_agreement_reached();
        std::size_t took = 0;
        for (const auto& course : insight::courses(record)) {
            took += course.agreed_ms.has_value();
            RC_ASSERT(!course.took_ms() || *course.took_ms() >= 0);
        }
        RC_ASSERT(took <= agreed && (took > 0) == (agreed > 0));
        const auto kinds = insight::satisfaction_by_kind(record);
        for (const auto& one : kinds.layer) RC_ASSERT(is_share(one));
        for (const auto& one : insight::satisfaction(record)) RC_ASSERT(is_share(one.total));
        // Asks that the trainer sees open at the end are those that the measure says are open.
        std::size_t open = 0, open_known = 0;
        for (const auto& asked : insight::openness(record).asked) open += asked.answer == insight::Asked::Answer::open;
        for (const auto& ask : record.known().asks()) open_known += ask.state() == ASK_OPEN;
        RC_ASSERT(open == open_known);
        for (const auto& one : insight::strategy_rounds(record)) RC_ASSERT(one.right <= one.guesses);
        std::size_t told = 0, heard = 0, known_heard = 0;
        for (const auto& one : insight::hearings(record)) {
            told += one.told;
            heard += one.heard;
            RC_ASSERT(one.heard <= one.told && one.waited_ms.has_value() == (one.heard > 0));
        }
        for (const auto& one : record.known().told()) known_heard += one.heard();
        RC_ASSERT(told == static_cast<std::size_t>(record.known().told_size()) && heard == known_heard);
        const auto promises = insight::promises(record);
        for (const auto& one : promises) RC_ASSERT(!one.thanked_ms || (one.given_ms && *one.given_ms <= *one.thanked_ms));
        std::uint32_t promises_heard = 0, promises_kept = 0, promises_broken = 0;
        for (const auto& one : record.known().promises()) {
            promises_heard += one.heard();
            promises_kept += one.has_kept() && one.kept();
            promises_broken += one.has_kept() && !one.kept();
        }
        const auto totals = insight::totals(promises);
        RC_ASSERT(totals.made == static_cast<std::uint32_t>(record.known().promises_size()) && totals.heard.value_or(0) == promises_heard);
        RC_ASSERT(totals.kept.value_or(0) == promises_kept && totals.broken.value_or(0) == promises_broken);
        for (const auto& one : insight::steps_taken(record)) RC_ASSERT(!one.took_ms || *one.took_ms >= 0);
        insight::neighbour_guesses(record);
        for (const auto& one : insight::giving(record)) RC_ASSERT(one.answered <= one.gives && one.thanked <= one.answered);
        insight::guesses(record);
        // What the table accepted under one rule for all of its issues is accepted under that rule here.
        for (const auto& one : insight::under_other_rules(record)) {
            const auto proposal = std::find_if(record.known().proposals().begin(), record.known().proposals().end(),
                                               [&](const ProposalKnowledge& known) { return known.proposal() == one.proposal; });
            RC_ASSERT(proposal != record.known().proposals().end());
            const auto all_by = [&](DecisionRule rule) {
                const auto& choices = proposal->versions(proposal->versions_size() - 1).choices();
                return std::all_of(choices.begin(), choices.end(), [&](const Choice& choice) {
                    const auto& issues = record.content().issues();
                    return std::any_of(issues.begin(), issues.end(), [&](const IssueInfo& issue) { return issue.id() == choice.issue() && issue.rule() == rule; });
                });
            };
            if (!one.agreed) continue;
            RC_ASSERT(one.unanimity || !all_by(UNANIMITY));
            RC_ASSERT(one.consent || !all_by(CONSENT));
            RC_ASSERT(one.majority || !all_by(MAJORITY));
        }
    }));
}
