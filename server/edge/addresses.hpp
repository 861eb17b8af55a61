// Under which addresses people on the same network reach this machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace samenspel::edge {

// What is known of one IPv4 address of this machine.
struct Interface {
    std::string name;
    std::uint32_t address = 0;     // 192.168.1.20 is 0xC0A80114
    bool up = false;               // switched on, and something at its other end
    bool loopback = false;
    bool point_to_point = false;   // a tunnel, mostly
    bool hardware = false;         // a card in this machine, wired or wireless
    bool default_route = false;    // the way out of here goes over it
};

// The addresses to tell people, the likeliest first: of home and office networks, then others, then what a machine gives
// itself without a network (169.254); of bridges and tunnels, which lead to no participant, last. This machine's own
// 127.0.0.1 only when there is nothing else. Never empty.
std::vector<std::string> likely_first(std::vector<Interface> interfaces);

// The same of this machine, as it is now.
std::vector<std::string> lan_addresses();

}  // namespace samenspel::edge
