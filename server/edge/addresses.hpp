// Under which addresses people on the same network reach this machine.
#pragma once

#include <string>
#include <vector>

namespace samenspel::edge {

// IPv4 addresses of interfaces that are up, the likeliest first: those of home and office networks, then others; virtual
// bridges last. Empty without a network.
std::vector<std::string> lan_addresses();

}  // namespace samenspel::edge
