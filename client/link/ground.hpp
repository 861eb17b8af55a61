// What a link needs of the machine it runs on: later work, sockets, a place to remember. A native build stands on Asio,
// a browser's on the page.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "client/link/attempt.hpp"
#include "client/link/identity.hpp"

namespace samenspel::link {

class Ground {
public:
    virtual ~Ground() = default;
    // Runs it soon, not now, on the one thread where all of the ground's calls happen. From any thread.
    virtual void post(std::function<void()> work) = 0;
    // Runs it after so long, unless cancelled or replaced by another. Only from the ground's thread, like all below.
    virtual void after(std::int64_t delay_ms, std::function<void()> work) = 0;
    virtual void cancel() = 0;
    // Encrypted: with TLS. A page's attempts are as the page itself came.
    virtual std::shared_ptr<Attempt> make_attempt(Attempt::Owner& owner, bool encrypted) = 0;
    // 64 random bits.
    virtual std::uint64_t chance() = 0;

    // From any thread, one at a time. `name` is a file name without folders; empty: nothing is remembered.
    virtual std::optional<Identity> read(const std::string& name) = 0;
    virtual bool write(const std::string& name, const Identity& identity) = 0;
};

}  // namespace samenspel::link
