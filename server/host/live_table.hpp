// One table in play: its state, its log, its clock and the bots on its seats.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "proto/full.hpp"
#include "server/host/bot_player.hpp"
#include "server/host/connection.hpp"
#include "server/host/event_log.hpp"
#include "server/host/table_clock.hpp"
#include "server/rules/table.hpp"

namespace samenspel::host {

struct Bot {
    rules::SeatId seat;
    std::unique_ptr<BotPlayer> player;
    Knowledge known;
    std::size_t next = 0;            // of the table's log, to fold
    std::uint64_t reference = 0;
    std::int64_t thought_ms = 0;     // table time
};

// What trainers were told of the table in figures.
struct GlanceState {
    std::string last;                // without the moment
    std::uint64_t version = 0;       // counts the different ones; 0: none yet
    std::int64_t looked_ms = -1'000; // real time
    bool changed = true;             // the table has, since
};

struct LiveTable {
    LiveTable(std::uint32_t table_number, std::shared_ptr<Common> common, std::int64_t table_now_ms, std::uint32_t speed)
        : number(table_number), table(common->book), log(EventLog::Of::table, common), clock(table_now_ms, speed) {}

    // The phase clock of a table that has not begun, pauses or is over stands still.
    bool should_run() const { return table.started && !table.paused && !table.ended; }

    std::uint32_t number;
    rules::Table table;
    EventLog log;
    TableClock clock;
    std::vector<Connection*> watchers;  // live on this table's stream
    GlanceState glance;
    std::vector<Bot> bots;
    bool bots_wanted = true;            // seats have changed since the bots were set
};

}  // namespace samenspel::host
