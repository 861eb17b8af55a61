// See sessions.hpp.
#include "tests/tools/sessions.hpp"

#include <catch2/catch.hpp>

#include "server/report/report.hpp"
#include "tests/support/mini_scenario.hpp"
#include "tests/support/table_run.hpp"

namespace samenspel::testing {

Session random_session(std::uint64_t seed) {
    std::string error;
    Session out;
    const auto add = [&](Event event) {
        event.set_n(out.streams[0].size() + 1);
        out.streams[0].push_back(std::move(event));
    };
    Event opened, placed;
    opened.mutable_session_opened()->set_scenario("mini");
    opened.mutable_session_opened()->set_compiled(mini_scenario()->SerializeAsString());
    opened.mutable_session_opened()->set_tables(1);
    placed.mutable_participant_placed()->set_participant(7);
    placed.mutable_participant_placed()->set_table(1);
    placed.mutable_participant_placed()->set_seat(1);
    add(opened);
    add(placed);
    TableRun run(rules::Rulebook::make(mini_scenario(), 45, &error), TYPED, seed);
    run.seat_everybody();
    rules::Chance chance(seed);
    run.play_at_random(chance, 120);
    for (auto event : run.journal) {
        event.set_n(out.streams[1].size() + 1);
        out.streams[1].push_back(std::move(event));
    }
    out.participants = {{7, "Zwaantje Quist", {}, {}}};
    return out;
}

Session three_tables() {
    std::string error;
    Session out;
    const auto add = [&](std::uint32_t stream) -> Event& {
        Event& event = out.streams[stream].emplace_back();
        event.set_n(out.streams[stream].size());
        return event;
    };
    SessionOpened& opened = *add(0).mutable_session_opened();
    opened.set_scenario("mini");
    opened.set_compiled(mini_scenario()->SerializeAsString());
    opened.set_tables(3);
    for (const std::uint32_t table : {1u, 2u, 3u, 4u}) {
        for (const auto& event : rules::open_table(*rules::Rulebook::make(mini_scenario(), 45, &error), table, TYPED, 1, 0)) {
            Event& copy = add(table);
            const auto n = copy.n();
            copy = event;
            copy.set_n(n);
        }
        if (table > 2) continue;
        add(table).mutable_phase_entered()->set_phase(1);
        add(table).mutable_table_ended();
    }
    OutcomesCompared& compared = *add(0).mutable_outcomes_compared();
    for (const std::uint32_t table : {1u, 2u}) compared.add_outcomes()->set_table(table);
    add(0).mutable_session_ended()->set_complete(true);
    add(0).mutable_table_forked()->set_table(4);
    return out;
}

std::map<std::string, std::string> export_of(const Session& session, bool names) {
    report::Options options;
    options.language = "en";
    const std::vector<report::TableRecord> tables{{1, insight::Record(session.streams.at(1))}};
    return log::exported(session, report::session_report(tables, options), {true, true, names});
}

void write_into(const std::string& folder, const std::map<std::string, std::string>& files) {
    for (const auto& [name, content] : files) REQUIRE(write_whole(folder + "/" + name, content).empty());
}

}  // namespace samenspel::testing
