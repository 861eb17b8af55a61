// A WebSocket of Beast's.
#pragma once

#include <memory>

#include "client/link/attempt.hpp"

namespace boost::asio {
class io_context;
}

namespace samenspel::link {

struct Options;

// Encrypted: with TLS, and only to a host whose certificate this machine trusts. To be used on the thread that runs the io_context.
std::shared_ptr<Attempt> make_beast_attempt(boost::asio::io_context& io, Attempt::Owner& owner, const Options& options, bool encrypted);

}  // namespace samenspel::link
