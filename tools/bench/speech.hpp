// How a load generator speaks to a server: what it says to join and to act, and what the answers mean. No sockets.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace samenspel::bench {

// Where somebody sits. Several may share a seat; who shares one hears the same.
struct Seat {
    std::uint32_t table = 0, seat = 0;  // both from 1; 0: nowhere
};

struct Heard {
    bool joined = false;    // nothing is left to wait for
    bool refused = false;
    Seat seat;              // when `seated`
    bool seated = false;
};

class Speech {
public:
    virtual ~Speech() = default;
    // What a player says first; empty: nothing, being connected is enough.
    virtual std::string hello(std::uint32_t player) const = 0;
    // Where such a player sits.
    virtual Seat seat_without_hello(std::uint32_t player) const = 0;
    // One message of the server to somebody who is joining.
    virtual Heard hear(std::string_view message) const = 0;
    // A line to the whole table, or to `to_seat` alone when that is not 0. `reference` counts a player's actions from 1.
    virtual std::string say(std::string_view text, std::uint32_t to_seat, std::uint64_t reference) const = 0;
    // The server said no to an action.
    virtual bool says_no(std::string_view message) const = 0;
};

std::unique_ptr<Speech> floor_speech();
std::unique_ptr<Speech> samenspel_speech(const std::string& code);

// Starts the session as its trainer, over a connection of its own that ends afterwards. False when it is refused or
// nothing comes of it in ten seconds.
bool start_session(std::uint16_t port, const std::string& trainer_key);

// Connects as the public screen and waits for the welcome; milliseconds, or below 0 when none came.
double welcome_ms(std::uint16_t port, const std::string& code);

}  // namespace samenspel::bench
