// Who may see. A viewer belongs to a seat, the trainer, or the public (board, observer without more): never to a person.
#pragma once

#include "server/rules/ids.hpp"

namespace samenspel::rules {

struct Viewer {
    enum class Kind : std::uint8_t { seat, trainer, board };
    Kind kind = Kind::board;
    SeatId seat{};

    static Viewer of_seat(SeatId seat) { return {Kind::seat, seat}; }
    static Viewer trainer() { return {Kind::trainer, {}}; }
    static Viewer board() { return {Kind::board, {}}; }
    friend bool operator==(const Viewer&, const Viewer&) = default;
};

// Who gives a command. The host fills it from the connection; nothing in it comes from the message.
struct Actor {
    enum class Kind : std::uint8_t { seat, trainer, observer };
    Kind kind = Kind::seat;
    SeatId seat{};
    std::uint32_t participant = 0;
};

}  // namespace samenspel::rules
