// What was measured, as two tables in Markdown: the loads, and each figure that is to be reached beside what was.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/bench/measure.hpp"
#include "tools/bench/refold.hpp"
#include "tools/bench/scored.hpp"
#include "tools/bench/ticks.hpp"

namespace samenspel::bench {

struct Compared {
    std::string name;
    Loop loop = Loop::open;
    std::uint32_t players = 0;
    bool hall = false;               // on all cores
    std::optional<Loaded> one_write, gathered;
    Loaded server;

    // The floor that is compared with: in the closed loop the gathered one, else the cheaper of the two. Null: none was run.
    const Loaded* floor() const;
    double ratio() const;            // 0 without floor
};

struct Results {
    bool proves = true;        // large enough to judge by
    std::vector<Compared> compared;
    std::optional<Loaded> joins, floor_joins;  // 1,200 at once; the server's also sat idle
    std::optional<Refolded> refolded;
    std::optional<Restarted> restarted;
    std::vector<Ticked> ticked;                // by world
    std::optional<Scored> scored;
    std::uint64_t restart_wanted = 0;          // events that the figure speaks of
    Sync sync;
};

std::string in_markdown(const Results& results);
// How many of the figures that were measured were not reached.
int not_reached(const Results& results);

}  // namespace samenspel::bench
