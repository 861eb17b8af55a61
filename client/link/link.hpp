// The client's end of the WebSocket: stays connected, resumes, resends, and hands over what came in. It knows the
// envelope and nothing of the game. Native builds have link_native.cpp behind it, a browser its own WebSocket.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "client/link/address.hpp"
#include "client/link/state.hpp"
#include "proto/lite.hpp"

namespace samenspel::link {

struct Options {
    std::string state_folder;             // where identities are kept; empty: nowhere, a restart is somebody new
    std::string profile;                  // keeps several clients of one person apart, on one server and code
    std::function<void()> wake;           // called from any thread when take() has something again; may do little
    std::int64_t first_retry_ms = 250;
    std::int64_t longest_retry_ms = 5'000;
    std::int64_t attempt_ms = 8'000;      // from looking up the host to the welcome
    std::int64_t idle_ms = 20'000;        // silence after which a connection counts as lost; pings go at half of it
};

// In order as they happened. A `ServerMessage` is an event to fold, a welcome, an answer, names, a clock, ...; a
// refusal comes as StateChanged. Disclosures come gapless and once each, across reconnects too.
using Incoming = std::variant<StateChanged, ServerMessage, Abandoned>;

// Not for several threads at once; only `wake` is called from elsewhere.
class Link {
public:
    virtual ~Link() = default;
    // Starts connecting and goes on trying; an earlier connection is closed first. A code in the address counts when
    // the hello has none. The mistake, and nothing is done, when the address makes no sense.
    virtual std::optional<AddressMistake> connect(std::string_view url, Hello hello) = 0;
    // The command's reference, under which it will be acknowledged, rejected or abandoned. It is kept until then, and
    // sent again after a reconnect. 0, and nothing is sent: not connecting, or too many commands wait already.
    virtual std::uint64_t send(Command command) = 0;
    // Sent once, on the connection that stands; false when none does.
    virtual bool say(const ClientMessage&) { return false; }
    // Trainer and board: look at another table. The welcome that follows says when.
    virtual void watch(const Watch& watch) = 0;
    // Does what can be done without blocking. Call it before take(), once a frame.
    virtual void poll() = 0;
    // The next thing that came in; none when that was all.
    virtual std::optional<Incoming> take() = 0;
    // Leaves politely; no more attempts.
    virtual void close() = 0;
};

// A link that works by itself and calls `wake`: for a user interface that sleeps between events.
std::unique_ptr<Link> make_link(Options options);

}  // namespace samenspel::link
