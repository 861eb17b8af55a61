// One WebSocket, from the lookup of its host to its end. It knows no message, only bytes.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "client/link/address.hpp"
#include "client/link/state.hpp"

namespace samenspel::link {

// All of it on the ground's thread.
class Attempt {
public:
    // Hears at most one `ended`, and nothing after it or after `leave`.
    struct Owner {
        virtual void opened() = 0;
        // One binary message, at most 1 MiB. The bytes are gone when this returns.
        virtual void received(const char* bytes, std::size_t size) = 0;
        // Asked after each message; false: read() will be called when there is room again.
        virtual bool wants_more() = 0;
        virtual void ended(Cause cause) = 0;

    protected:
        ~Owner() = default;
    };

    virtual ~Attempt() = default;
    virtual void start(const Address& address) = 0;
    // The other side has shown who it is: from now on silence is judged by pings.
    virtual void settle() = 0;
    // Precondition: opened.
    virtual void write(std::string bytes) = 0;
    virtual void read() = 0;
    // Politely: what was given to write is written, then the WebSocket closes.
    virtual void leave(bool politely) = 0;
};

}  // namespace samenspel::link
