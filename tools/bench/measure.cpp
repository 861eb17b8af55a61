// Starts, joins, acts, idles, and reads the meters in between.
#include "tools/bench/measure.hpp"

#include <unistd.h>

#include <algorithm>

#include "tools/bench/child.hpp"

namespace samenspel::bench {
namespace {

constexpr int most_starting_ms = 20'000;
constexpr double most_joining_s = 60;

std::vector<std::string> command_of(const Setting& setting, const Wanted& wanted) {
    const std::uint32_t tables = std::max(1U, (wanted.players + table_players - 1) / table_players);
    if (wanted.kind == Kind::samenspel) return server_command(setting, tables, {});
    return {"/proc/self/exe", wanted.kind == Kind::floor_gathered ? "--floor-gathered" : "--floor-one-write"};
}

// What a server takes that has one table and nobody at it.
double empty_memory_kib(const Setting& setting) {
    static double known = 0;
    if (known > 0) return known;
    std::string error;
    const auto child = Child::start(server_command(setting, 1, {}), setting.server_core, most_starting_ms, &error);
    if (child) known = child->memory_kib();
    return known;
}

}  // namespace

std::vector<std::string> server_command(const Setting& setting, std::uint32_t tables, const std::string& resume) {
    std::vector<std::string> out = {setting.server, "--port", "0", "--data", setting.folder, "--command-limit", "0"};
    if (!resume.empty()) {
        out.insert(out.end(), {"--resume", resume});
    } else {
        out.insert(out.end(), {"--tables", std::to_string(tables), "--talk", "typed", "--length", "180", "--seed", "1"});
    }
    return out;
}

Loaded measure(const Setting& setting, const Wanted& wanted) {
    Loaded out;
    const bool real = wanted.kind == Kind::samenspel;
    const double empty_kib = real ? empty_memory_kib(setting) : 0;
    const auto child = Child::start(command_of(setting, wanted), wanted.any_core ? any_core : setting.server_core, most_starting_ms, &out.trouble);
    if (!child) return out;
    pin(wanted.any_core ? any_core : setting.load_core);
    const double before_kib = real ? empty_kib : child->memory_kib();
    const auto port = static_cast<std::uint16_t>(std::stoi("0" + child->said("port")));
    const auto speech = real ? samenspel_speech(child->said("code")) : floor_speech();
    Load load(port, wanted.players, *speech);

    std::int64_t cpu_ns = child->cpu_ns();
    out.joined = load.join(wanted.at_once, most_joining_s);
    out.join_cpu_us = static_cast<double>(child->cpu_ns() - cpu_ns) / 1e3 / wanted.players;
    if (out.joined.seated != wanted.players) out.trouble = std::to_string(wanted.players - out.joined.seated) + " were not seated";
    if (real && !start_session(port, child->said("trainer_key"))) out.trouble = "the session did not start";
    load.idle(0.5);
    out.memory_kib = (child->memory_kib() - before_kib) / wanted.players;
    if (wanted.idle) {
        load.idle(0.5);
        cpu_ns = child->cpu_ns();
        load.idle(setting.idle_s);
        out.idle_share = static_cast<double>(child->cpu_ns() - cpu_ns) / 1e9 / setting.idle_s;
    }
    if (wanted.loop) {
        cpu_ns = child->cpu_ns();
        out.ran = load.run(*wanted.loop, *wanted.loop == Loop::closed ? setting.closed_s : setting.open_s);
        const auto used_ns = static_cast<double>(child->cpu_ns() - cpu_ns);
        out.cpu_us = used_ns / 1e3 / static_cast<double>(std::max<std::uint64_t>(out.ran.deliveries, 1));
        out.core_share = used_ns / 1e9 / (out.ran.seconds + std::max(out.ran.trailing_ms, 0.0) / 1e3);
    }
    out.lost = load.lost();
    if (!child->alive()) out.trouble = "the server ended by itself";
    return out;
}

}  // namespace samenspel::bench
