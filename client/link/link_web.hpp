// What only a browser's link has.
#pragma once

#include <string_view>

namespace samenspel::link {

// Whether this browser holds a seat in the session with that code, on the server that the page came from: connecting
// without a name comes back to it.
bool holds_a_seat(std::string_view code);

}  // namespace samenspel::link
