// samenspel-bench: the bare floor and the server under the same load in one run, and what it says about each figure.
// Exit code: 0 all that was measured was reached, 1 not all, 2 it could not be measured.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "server/command_line.hpp"
#include "tools/bench/child.hpp"
#include "tools/bench/floor.hpp"
#include "tools/bench/measure.hpp"
#include "tools/bench/refold.hpp"
#include "tools/bench/report.hpp"

namespace samenspel::bench {
namespace {

namespace fs = std::filesystem;

// How much of everything: what the figures speak of, or so little that only its working is tried.
struct Sizes {
    std::uint32_t closed_players = 300;
    std::vector<std::uint32_t> open_players = {300, 1'200, 3'000};
    std::uint32_t hall_players = 834 * table_players;  // 10,000 at full tables
    std::uint32_t joins = 1'200;
    std::uint32_t refold_tables = 16, restart_tables = 100, restart_events = 20'000;
    double refold_s = 3, ticks_s = 2;
};

Sizes quick_sizes() {
    Sizes out;
    out.open_players = {1'200};
    out.restart_events = 1'000;
    out.refold_s = out.ticks_s = 1;
    return out;
}

Sizes tiny_sizes() { return {12, {24}, 24, 24, 1, 2, 50, 0.1, 0.1}; }

struct Plan {
    bool quick = false, tiny = false;
    Sizes sizes;
    std::string assets = default_assets_folder();
    int repeats = 0;
    std::vector<std::string> parts = {"load", "hall", "joins", "refold", "restart", "ticks", "scoring"};
    bool has(const char* part) const { return std::find(parts.begin(), parts.end(), part) != parts.end(); }
};

std::string with_comma(std::uint32_t number) {
    return number < 1'000 ? std::to_string(number) : fmt::format("{},{:03}", number / 1'000, number % 1'000);
}

void say(const std::string& what) { fmt::print(stderr, "  {} ...\n", what); }

// Of several runs the cheapest: other programs on the machine only ever make it dearer. A run that missed something counts
// before any that did not.
Loaded best_of(const Setting& setting, const Wanted& wanted, int repeats) {
    Loaded best = measure(setting, wanted);
    const auto flawed = [](const Loaded& loaded) { return !loaded.trouble.empty() || loaded.ran.missing() > 0 || loaded.lost > 0; };
    for (int more = 1; more < repeats && !flawed(best); ++more) {
        Loaded next = measure(setting, wanted);
        if (flawed(next) || next.cpu_us < best.cpu_us) best = std::move(next);
    }
    return best;
}

Compared compare(const Setting& setting, const Plan& plan, std::uint32_t players, Loop loop) {
    Compared out;
    out.name = fmt::format("{} loop, {} players", loop == Loop::closed ? "closed" : "open", with_comma(players));
    say(out.name);
    out.loop = loop;
    out.players = players;
    Wanted wanted;
    wanted.players = players;
    wanted.loop = loop;
    const auto run = [&](Kind kind) {
        wanted.kind = kind;
        return best_of(setting, wanted, plan.repeats);
    };
    out.one_write = run(Kind::floor_one_write);
    out.gathered = run(Kind::floor_gathered);
    out.server = run(Kind::samenspel);
    return out;
}

Compared hall(const Setting& setting, std::uint32_t players) {
    Compared out;
    out.name = fmt::format("open loop, {} players, all cores", players >= 10'000 ? "10,000" : with_comma(players));
    say(out.name);
    out.hall = true;
    out.players = players;
    Wanted wanted;
    wanted.players = players;
    wanted.loop = Loop::open;
    wanted.any_core = true;
    out.server = measure(setting, wanted);
    return out;
}

Results run(const Setting& setting, const Plan& plan) {
    Results out;
    out.sync = disk_sync(setting.folder);
    const Sizes& sizes = plan.sizes;
    out.proves = !plan.tiny;
    if (plan.has("load")) {
        out.compared.push_back(compare(setting, plan, sizes.closed_players, Loop::closed));
        for (const auto players : sizes.open_players) out.compared.push_back(compare(setting, plan, players, Loop::open));
    }
    if (plan.has("hall") && !plan.quick) out.compared.push_back(hall(setting, sizes.hall_players));
    if (plan.has("joins")) {
        say(with_comma(sizes.joins) + " joins at once, and idleness");
        Wanted wanted;
        wanted.players = wanted.at_once = sizes.joins;
        wanted.kind = Kind::floor_gathered;
        out.floor_joins = measure(setting, wanted);
        wanted.kind = Kind::samenspel;
        wanted.idle = true;
        out.joins = measure(setting, wanted);
    }
    if (plan.has("refold")) {
        say("refolding");
        out.refolded = refold(setting, sizes.refold_tables, sizes.refold_s);
    }
    if (plan.has("restart")) {
        say("restart");
        out.restart_wanted = std::uint64_t{Sizes{}.restart_tables} * Sizes{}.restart_events;
        out.restarted = restart(setting, sizes.restart_tables, sizes.restart_events);
    }
    if (plan.has("ticks")) {
        say("world ticks");
        for (const char* scenario : {"krimp", "triad"}) out.ticked.push_back(tick(plan.assets + "/scenarios/" + scenario, sizes.ticks_s));
    }
    if (plan.has("scoring")) {
        say("exhaustive scoring");
        out.scored = score_everything(plan.repeats);
    }
    return out;
}

std::string beside_this_program(const char* name) {
    std::error_code failed;
    return (fs::read_symlink("/proc/self/exe", failed).parent_path() / name).string();
}

int bench(int argc, char** argv) {
    Setting setting;
    Plan plan;
    setting.server = beside_this_program("samenspel-server");
    std::string data = "/var/tmp";
    CLI::App app("Measures the server against bare fan-out servers in the same run, on this machine and nowhere else.");
    app.add_flag("--quick", plan.quick, "About a minute: fewer players, shorter, once");
    app.add_flag("--tiny", plan.tiny, "Every part with a handful of players: whether it works, not how well");
    app.add_option("--repeats", plan.repeats, "Runs of each load, of which the cheapest counts; 0: 1 when quick, else 3")->check(CLI::Range(0, 20));
    app.add_option("--parts", plan.parts, "Which: load, hall, joins, refold, restart, ticks, scoring")
        ->delimiter(',')->check(CLI::IsMember({"load", "hall", "joins", "refold", "restart", "ticks", "scoring"}));
    app.add_option("--server", setting.server, "The server")->check(CLI::ExistingFile)->capture_default_str();
    app.add_option("--assets", plan.assets, "Folder with scenarios");
    app.add_option("--data", data, "On which disk: a folder for files that are removed afterwards")->check(CLI::ExistingDirectory)->capture_default_str();
    app.add_option("--server-core", setting.server_core, "Core that servers are tied to")->capture_default_str();
    app.add_option("--load-core", setting.load_core, "Core that the players are tied to")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    if (plan.repeats == 0) plan.repeats = plan.quick || plan.tiny ? 1 : 3;
    if (plan.quick) plan.sizes = quick_sizes();
    if (plan.tiny) plan.sizes = tiny_sizes(), setting.closed_s = setting.open_s = setting.idle_s = 0.3;
    else if (plan.quick) setting.closed_s = 3, setting.open_s = 5, setting.idle_s = 3;
    std::string folder = data + "/samenspel-bench-XXXXXX";
    if (mkdtemp(folder.data()) == nullptr) {
        fmt::print(stderr, "samenspel-bench: no folder can be made in {}. Choose another one with --data.\n", data);
        return 2;
    }
    setting.folder = folder;
    const Results results = run(setting, plan);
    fmt::print("{}", in_markdown(results));
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    return not_reached(results) == 0 ? 0 : 1;
}

}  // namespace
}  // namespace samenspel::bench

int main(int argc, char** argv) {
    using namespace samenspel::bench;
    // The floors are this same program, started by itself.
    if (argc == 2 && std::strcmp(argv[1], "--floor-one-write") == 0) return run_floor(FloorKind::one_write);
    if (argc == 2 && std::strcmp(argv[1], "--floor-gathered") == 0) return run_floor(FloorKind::gathered);
    return bench(argc, argv);
}
