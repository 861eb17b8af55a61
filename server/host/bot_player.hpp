// What the host needs of a bot: knowledge in, commands out. A bot sees what was disclosed to its seat and nothing else.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/rules/ids.hpp"

namespace samenspel {
class Command;
class Knowledge;
}  // namespace samenspel

namespace samenspel::host {

struct BotPlayer {
    virtual ~BotPlayer() = default;
    // Asked when something new was disclosed, at most once a table second, and every five table seconds while the clock
    // runs. References and the table's number are filled in by the host; at most eight commands are taken.
    virtual std::vector<Command> think(const Knowledge& knowledge, rules::SeatId seat, std::int64_t table_now_ms) = 0;
};

// `temperament` as in Options; `seed` is the same for the same session, table and seat.
using BotFactory =
    std::function<std::unique_ptr<BotPlayer>(std::uint32_t table, rules::SeatId seat, const std::string& temperament, std::uint64_t seed)>;

}  // namespace samenspel::host
