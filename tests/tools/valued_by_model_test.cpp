// What packages are worth by a scenario's model: searched where something can be agreed, and refused where nothing can.
#include <catch2/catch.hpp>

#include "tests/support/mini_scenario.hpp"
#include "tests/support/table_run.hpp"
#include "tools/rehearsal.hpp"
#include "tools/valued_by_model.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

// More packages than are tried one by one, and nobody who may table one: no scenario that the loader lets through, but a session
// file may hold it.
std::shared_ptr<const Scenario> nobody_decides() {
    auto out = std::make_shared<Scenario>(*mini_scenario());
    Content& content = *out->mutable_lengths(0)->mutable_content();
    for (auto& party : *content.mutable_parties()) party.set_decides(false);
    for (int i = 0; i < 4; ++i) {
        IssueInfo& issue = *content.add_issues();
        issue.set_id("more-" + std::to_string(i));
        for (int k = 0; k < 8; ++k) issue.add_options()->set_id("option-" + std::to_string(k));
    }
    return out;
}

Session session_of(const std::shared_ptr<const Scenario>& scenario) {
    std::string error;
    Session out;
    out.streams[0].emplace_back().mutable_session_opened()->set_compiled(scenario->SerializeAsString());
    out.streams[1] = rules::open_table(*rules::Rulebook::make(scenario, 45, &error), 1, TYPED, 1, 0);
    return out;
}

}  // namespace

TEST_CASE("where nobody can table a package the search ends with what there is without one") {
    std::string error;
    const auto book = rules::Rulebook::make(nobody_decides(), 45, &error);
    REQUIRE(book);
    int seen = 0;
    const auto found = rehearsal::attainable(book, 1, [&](const rehearsal::Package&, std::uint32_t, const rehearsal::Outcome&) { ++seen; });
    CHECK(seen == 0);
    CHECK(found.outcome.joint() == rehearsal::without_deal(book, 1).joint());
}

TEST_CASE("a session file whose scenario lets nobody decide is looked back on without the values of packages") {
    const Session session = session_of(nobody_decides());
    const auto record = record_of(session, 1, scenario_of(session), false);
    CHECK_FALSE(record.bargaining);
    CHECK_FALSE(record_of(session, 1, scenario_of(session), true).not_searched);
    CHECK_FALSE(record_of(Session{session.streams, {}}, 1, nullptr, false).bargaining);
}

TEST_CASE("what the model says is asked, and what was left out to be quick is known to be so") {
    const Session session = session_of(mini_scenario());
    const auto quick = record_of(session, 1, scenario_of(session), true);
    CHECK_FALSE(quick.bargaining);
    CHECK(quick.not_searched);
    const auto whole = record_of(session, 1, scenario_of(session), false);
    REQUIRE(whole.bargaining);
    CHECK_FALSE(whole.not_searched);
    CHECK(whole.bargaining->worth == insight::Bargaining::Worth::interests);
    CHECK(whole.bargaining->outcomes.size() > 1);
}
