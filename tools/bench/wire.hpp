// The little of the client's side of WebSocket that a load generator needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace samenspel::bench {

std::string upgrade_request(std::uint16_t port);
// One frame, masked with zeros: that costs nothing and a server has to unmask it all the same.
std::string client_frame(std::string_view payload, unsigned char opcode = 2);

// Takes the first whole frame from `bytes`. False when there is none yet.
bool take_frame(std::string_view& bytes, std::string_view* payload, unsigned char* opcode);

// A connected socket on 127.0.0.1, or -1. Not blocking when asked so: then it may still be connecting.
int connect_to(std::uint16_t port, bool blocking);

}  // namespace samenspel::bench
