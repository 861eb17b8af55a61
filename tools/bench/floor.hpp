// The floor: fan-out with Beast and nothing else. No rules, no journal, no secrets, no order across connections; what a
// server with all of these is measured against.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace samenspel::bench {

inline constexpr std::uint32_t table_players = 12;

// What a client sends to a floor: this head, then the text. Players get their tables in the order of their coming.
struct FloorHead {
    static constexpr char everybody = '\xff';
    static constexpr std::size_t bytes = 1;  // everybody, or the place at the table of the one other who gets it
};

enum class FloorKind {
    one_write,  // each delivery is framed and written by itself
    gathered    // framed once for all who get it; what waits for a connection leaves in one gathered write
};

// Serves on 127.0.0.1 until SIGTERM, having printed {"port": N}. The program's exit code.
int run_floor(FloorKind kind);

}  // namespace samenspel::bench
