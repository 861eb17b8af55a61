// How a connection stands, in terms that a person can act upon. The sentences for them are the screens' business.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proto/lite.hpp"

namespace samenspel::link {

enum class State : std::uint8_t {
    connecting,
    open,      // welcomed: commands go out at once
    waiting,   // tries again by itself in `retry_in_ms`; commands are kept
    closed,    // stays so until connect is called again
};

enum class Cause : std::uint8_t {
    none,
    host_not_found,     // mistyped, or another network
    unreachable,        // no way to that machine: another network, or wireless off
    refused,            // the machine is there, no server on that port
    timed_out,          // no answer: firewall, or a machine that sleeps
    not_samenspel,      // something else answers there
    version,            // the server speaks another version of the protocol
    lost,               // the connection broke
    refused_by_server,  // see `refusal` and `args`
    untrusted,          // TLS with a certificate that this machine does not trust, or that is another machine's
    needs_tls,          // the server speaks TLS only, and was asked without
};

struct StateChanged {
    State state = State::closed;
    Cause cause = Cause::none;               // why it came to this; none when asked for
    Refusal refusal = REFUSAL_UNSET;
    std::vector<std::string> args;           // of the refusal
    std::int64_t retry_in_ms = 0;            // with `waiting`
    bool remembered = true;                  // false: the state file cannot be written, so a restart would lose the seat
};

// Commands whose outcome will never be known here: given as somebody who this client is no more.
struct Abandoned {
    std::vector<std::uint64_t> references;
};

}  // namespace samenspel::link
