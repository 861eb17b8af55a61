// One load on one server, from its start to its end, and what it cost. Knows processes and loads, not what they mean.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/bench/floor.hpp"
#include "tools/bench/load.hpp"

namespace samenspel::bench {

struct Setting {
    std::string server;        // path of samenspel-server
    std::string folder;        // for session files; of the bench alone
    int server_core = 0, load_core = 1;
    double closed_s = 4, open_s = 8, idle_s = 4;
};

enum class Kind { floor_one_write, floor_gathered, samenspel };

struct Loaded {
    Ran ran;
    double cpu_us = 0;         // of the server, for each delivery
    double core_share = 0;     // of one core, while acting
    double memory_kib = 0;     // for each player, once all sit and the session has started
    double join_cpu_us = 0;    // for each player
    double idle_share = -1;    // of one core, while nobody acts
    Joined joined;
    std::uint32_t lost = 0;
    std::string trouble;       // empty when all went well
};

struct Wanted {
    Kind kind = Kind::samenspel;
    std::uint32_t players = 300;
    std::optional<Loop> loop;  // none: they join and that is all
    bool idle = false;
    bool any_core = false;
    std::uint32_t at_once = 1'000;
};

Loaded measure(const Setting& setting, const Wanted& wanted);

// The command of a server with so many tables; empty `resume` begins a session.
std::vector<std::string> server_command(const Setting& setting, std::uint32_t tables, const std::string& resume);

}  // namespace samenspel::bench
