// A WebSocket of the browser's, to the server that the page came from.
#pragma once

#include <memory>

#include "client/link/attempt.hpp"

namespace samenspel::link {

struct Options;

std::shared_ptr<Attempt> make_web_attempt(Attempt::Owner& owner, const Options& options);

}  // namespace samenspel::link
