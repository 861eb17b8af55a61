// A WebSocket of Beast's.
#pragma once

#include <memory>

#include "client/link/attempt.hpp"

namespace boost::asio {
class io_context;
}

namespace samenspel::link {

struct Options;

// To be used on the thread that runs the io_context.
std::shared_ptr<Attempt> make_beast_attempt(boost::asio::io_context& io, Attempt::Owner& owner, const Options& options);

}  // namespace samenspel::link
