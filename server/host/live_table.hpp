// One table in play: its state, its log, its clock and the bots on its seats.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
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

// Where the trainer stands in the table's past. In memory only.
struct CursorState {
    Cursor newest;
    ConnectionId by{};               // who moved it: they need not be told
    bool waiting = false;            // not passed on yet
    std::int64_t due_ms = 0;         // real time: no sooner than this
};

// What could best have been agreed, as another program searches it. In memory only, until it is told.
struct BestState {
    bool asked = false, due = false;    // due: not handed on yet
    bool again = false;                 // the one that was told is of a past that went on
    std::optional<BestFound> found;
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
    CursorState cursor;
    BestState best;
    std::vector<Bot> bots;
    bool bots_wanted = true;            // seats have changed since the bots were set
};

}  // namespace samenspel::host
