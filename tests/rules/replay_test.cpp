// Over random sessions: knowledge is a fold, and a journal makes the same table again.
#include <array>
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <set>
#include <string>

#include "client/knowledge/fold.hpp"
#include "server/rules/view.hpp"
#include "tests/support/bidding_scenario.hpp"
#include "tests/support/mini_scenario.hpp"
#include "tests/support/table_run.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

// One of the scenarios, by seed: the card game, the bridge with strategy cards, bidding, the bridge; talk comes after its end, so that
// who falls is followed. All have the same seats.
std::shared_ptr<const rules::Rulebook> book(std::uint64_t seed) {
    static std::string error;
    static const std::array made{rules::Rulebook::make(theater_scenario(), 45, &error), rules::Rulebook::make(sequel_scenario(), 45, &error),
                                 rules::Rulebook::make(bidding_scenario(), 45, &error), rules::Rulebook::make(sequel_scenario(), 45, &error)};
    return made[seed % made.size()];
}

}  // namespace

TEST_CASE("for every viewer and at every step the fold of its disclosures equals the view of the table") {
    CHECK(rc::check([] {
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        TableRun run(book(seed), seed % 8 < 4 ? SPOKEN : TYPED, seed, any_options(seed));
        const auto all = viewers(*book(seed));
        std::vector<Knowledge> known(all.size());
        const auto check = [&](const Event& event) {
            for (std::size_t i = 0; i < all.size(); ++i) {
                Event disclosed;
                if (rules::disclose(event, rules::access(event, all[i]), &disclosed)) knowledge::fold(known[i], disclosed);
            }
        };
        for (const auto& event : run.journal) check(event);
        run.after_event = [&](const Event& event) {
            check(event);
            for (std::size_t i = 0; i < all.size(); ++i)
                if (bytes(known[i]) != bytes(rules::view(run.table, all[i]))) {
                    const Knowledge view = rules::view(run.table, all[i]);
                    RC_LOG() << "viewer " << i << " after " << event.ShortDebugString() << "\nfold " << known[i].ShortDebugString() << "\nview "
                             << view.ShortDebugString();
                    RC_FAIL("fold and view differ");
                }
        };
        run.seat_everybody();
        rules::Chance chance(seed);
        run.play_at_random(chance, 120);
    }));
}

TEST_CASE("folding the journal again gives the same table, from its bytes too") {
    CHECK(rc::check([] {
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        TableRun run(book(seed), TYPED, seed, any_options(seed));
        run.seat_everybody();
        rules::Chance chance(seed);
        run.play_at_random(chance, 200);
        rules::Table again(book(seed)), encoded(book(seed));
        for (const auto& event : run.journal) {
            rules::apply(again, event);
            RC_ASSERT(rules::apply_encoded(encoded, event.SerializeAsString()));
        }
        for (const rules::Table* table : {&again, &encoded}) {
            for (const auto viewer : viewers(*book(seed))) RC_ASSERT(bytes(rules::view(*table, viewer)) == bytes(rules::view(run.table, viewer)));
            RC_ASSERT(table->world_state == run.table.world_state);
            RC_ASSERT(table->world_without_deal == run.table.world_without_deal);
            RC_ASSERT(table->chance_world == run.table.chance_world);
            RC_ASSERT(table->chance_rules == run.table.chance_rules);
        }
    }));
}

TEST_CASE("every command type and every event type occurs at least a hundred times in the random runs") {
    std::map<int, int> commands, events;
    for (std::uint64_t seed = 1; seed <= 1400; ++seed) {
        TableRun run(book(seed), seed % 3 ? TYPED : SPOKEN, seed, any_options(seed));
        run.seat_everybody();
        rules::Chance chance(seed);
        run.play_at_random(chance, 400, &commands);
        for (const auto& event : run.journal) ++events[event.body_case()];
    }
    const auto* command = Command::descriptor();
    for (int i = 0; i < command->field_count(); ++i) {
        const auto* field = command->field(i);
        if (!field->containing_oneof() || (field->number() >= Command::kPlaceParticipant && field->number() < Command::kAnswerConsent)) continue;
        INFO(field->name());
        CHECK(commands[field->number()] >= 100);
    }
    const auto* event = Event::descriptor();
    for (int i = 0; i < event->field_count(); ++i) {
        const auto* field = event->field(i);
        const bool of_session = field->number() >= Event::kSessionOpened && field->number() < Event::kOpened;
        if (!field->containing_oneof() || of_session) continue;
        INFO(field->name());
        CHECK(events[field->number()] >= 100);
    }
}
