// The figures to reach, each with how it is judged.
#include "tools/bench/report.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace samenspel::bench {
namespace {

// Times the raw floor of the same run. The cheapest of the servers that were compared once, `ws` with rooms by hand, took
// 1.47 times the floor in the open loop.
constexpr double most_closed = 3.3, most_open = 1.47, most_latency = 3;
constexpr double most_memory_kib = 12, most_idle_share = 0.001, most_join_us = 120, least_refold = 1e6, most_restart_s = 5, least_ticks = 20'000, most_scoring_s = 1;
constexpr double most_behind_ms = 1'000;

struct Figure {
    std::string what, wanted, reached;
    bool good = false;
    bool judged = true;  // a run that is smaller than the figure speaks of proves nothing
};

bool complete(const Loaded& loaded) { return loaded.trouble.empty() && loaded.ran.missing() == 0 && loaded.ran.refused == 0 && loaded.lost == 0; }

std::string completeness(const Loaded& loaded) {
    if (!loaded.trouble.empty()) return loaded.trouble;
    if (complete(loaded)) return "nothing missing";
    return fmt::format("{} of {} missing, {} refused, {} connections lost", loaded.ran.missing(), loaded.ran.expected, loaded.ran.refused, loaded.lost);
}

void judge_load(const Results& results, const Compared& compared, std::vector<Figure>& out) {
    const Loaded& server = compared.server;
    if (compared.hall) {
        const double behind_ms = std::max({server.ran.p(0.99), server.ran.late_ms, server.ran.trailing_ms});
        out.push_back({compared.name, "nothing missing, not falling behind",
                       fmt::format("{}; p99 {:.0f} ms, last delivery {:.0f} ms after the last action, {:.0f} % of a core", completeness(server),
                                   server.ran.p(0.99), server.ran.trailing_ms, server.core_share * 100),
                       complete(server) && behind_ms < most_behind_ms});
        return;
    }
    const Loaded* floor = compared.floor();
    if (floor == nullptr) return;
    const bool closed = compared.loop == Loop::closed;
    const double most = closed ? most_closed : most_open;
    out.push_back({compared.name + ", CPU for each delivery", fmt::format("at most {} x the floor", most),
                   fmt::format("{:.2f} x ({:.2f} µs); {}", compared.ratio(), server.cpu_us, completeness(server)),
                   compared.ratio() <= most && complete(server)});
    if (closed) return;
    const double most_ms = most_latency * floor->ran.p(0.99) + results.sync.p99_ms;
    out.push_back({compared.name + ", p99 to every table-mate", fmt::format("at most 3 x the floor and a disk sync: {:.2f} ms", most_ms),
                   server.trouble.empty() ? fmt::format("{:.2f} ms", server.ran.p(0.99)) : server.trouble, complete(server) && server.ran.p(0.99) <= most_ms});
}

std::vector<Figure> figures(const Results& results) {
    std::vector<Figure> out;
    for (const auto& compared : results.compared) judge_load(results, compared, out);
    if (results.joins) {
        const Loaded& joins = *results.joins;
        const auto players = joins.joined.seated;
        out.push_back({"Memory of a connected idle player, with its share of the table", "at most 12 KiB", joins.trouble.empty() ? fmt::format("{:.1f} KiB", joins.memory_kib) : joins.trouble,
                       joins.trouble.empty() && joins.memory_kib <= most_memory_kib});
        out.push_back({fmt::format("Idle CPU with {} connected, clocks running", players), "0", fmt::format("{:.3f} % of a core", joins.idle_share * 100),
                       joins.idle_share >= 0 && joins.idle_share < most_idle_share});
        out.push_back({fmt::format("{} joins at once", players == 1'200 ? "1,200" : std::to_string(joins.joined.seated)), "all seated, at most 120 µs CPU each",
                       fmt::format("{} seated in {:.2f} s, {:.0f} µs each{}", players, joins.joined.seconds, joins.join_cpu_us,
                                   results.floor_joins ? fmt::format(" (floor {:.0f} µs)", results.floor_joins->join_cpu_us) : ""),
                       joins.trouble.empty() && joins.join_cpu_us <= most_join_us});
    }
    if (results.refolded) {
        const Refolded& refolded = *results.refolded;
        out.push_back({fmt::format("Refolding whole sessions of bots ({} events), one core", refolded.events), "1,000,000 events a second",
                       refolded.trouble.empty() ? fmt::format("{:.0f}", refolded.events_per_second) : refolded.trouble,
                       refolded.trouble.empty() && refolded.events_per_second >= least_refold});
    }
    if (results.restarted) {
        const Restarted& restarted = *results.restarted;
        const bool whole = restarted.events >= results.restart_wanted;
        out.push_back({fmt::format("Server back with {} events in {} tables", restarted.events, restarted.tables), whole ? "within 5 s" : "within 5 s with 2,000,000 (run without --quick)",
                       restarted.trouble.empty() ? fmt::format("{:.2f} s, {:.0f} MiB", restarted.seconds, restarted.memory_mib) : restarted.trouble,
                       restarted.trouble.empty() && restarted.seconds <= most_restart_s, whole || !restarted.trouble.empty()});
    }
    for (const auto& ticked : results.ticked)
        out.push_back({fmt::format("World ticks of {}, one core", ticked.world), "20,000 a second",
                       ticked.trouble.empty() ? fmt::format("{:.0f}", ticked.ticks_per_second) : ticked.trouble,
                       ticked.trouble.empty() && ticked.ticks_per_second >= least_ticks});
    if (results.scored) {
        const Scored& scored = *results.scored;
        out.push_back({fmt::format("Every one of {} packages for {} parties, one core", scored.packages, scored.parties), "within 1 s",
                       fmt::format("{:.2f} s, {:.2f} times a bare sum of the same", scored.seconds, scored.ratio()), scored.seconds < most_scoring_s});
    }
    if (!results.proves)
        for (auto& figure : out) figure.judged = false;
    return out;
}

std::string cost(const std::optional<Loaded>& loaded) {
    if (!loaded) return "–";
    return loaded->trouble.empty() ? fmt::format("{:.2f}", loaded->cpu_us) : loaded->trouble;
}

}  // namespace

const Loaded* Compared::floor() const {
    if (loop == Loop::closed || !one_write) return gathered ? &*gathered : nullptr;
    return gathered && gathered->cpu_us < one_write->cpu_us ? &*gathered : &*one_write;
}

double Compared::ratio() const {
    const Loaded* compared_with = floor();
    return compared_with && compared_with->cpu_us > 0 ? server.cpu_us / compared_with->cpu_us : 0;
}

std::string in_markdown(const Results& results) {
    std::string out =
        "| load | raw, a write each, µs | raw, gathered, µs | server, µs | ratio | p50, ms: floor, server | p99, ms: floor, server | server's core |\n"
        "|---|--:|--:|--:|--:|--:|--:|--:|\n";
    for (const auto& compared : results.compared) {
        const Loaded* floor = compared.floor();
        const Ran& ran = compared.server.ran;
        out += fmt::format("| {} | {} | {} | {} | {} | {}, {:.2f} | {}, {:.2f} | {:.0f} % |\n", compared.name, cost(compared.one_write), cost(compared.gathered),
                           cost(compared.server), floor ? fmt::format("**{:.2f}**", compared.ratio()) : "–", floor ? fmt::format("{:.2f}", floor->ran.p(0.5)) : "–",
                           ran.p(0.5), floor ? fmt::format("{:.2f}", floor->ran.p(0.99)) : "–", ran.p(0.99), compared.server.core_share * 100);
    }
    out += fmt::format("\nµs: the server's user and system time for each delivered message. A disk sync took {:.2f} ms (p50), {:.2f} ms (p99).\n\n", results.sync.p50_ms,
                       results.sync.p99_ms);
    out += "| figure | to reach | reached | |\n|---|---|---|---|\n";
    for (const auto& figure : figures(results)) out += fmt::format("| {} | {} | {} | {} |\n", figure.what, figure.wanted, figure.reached, !figure.judged ? "–" : figure.good ? "yes" : "**no**");
    return out;
}

int not_reached(const Results& results) {
    const auto all = figures(results);
    return static_cast<int>(std::count_if(all.begin(), all.end(), [](const Figure& figure) { return figure.judged && !figure.good; }));
}

}  // namespace samenspel::bench
