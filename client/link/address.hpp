// Where a server is, as people type, paste or scan it. Pure; nothing is looked up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace samenspel::link {

inline constexpr std::uint16_t default_port = 7070;

struct Address {
    std::string host;                  // name or number; IPv6 without its brackets
    std::uint16_t port = default_port;
    std::string path = "/ws";          // of the WebSocket
    std::string code;                  // the join code in a join link, as written; else empty
    bool encrypted = false;            // wss:// or https://: TLS

    // "host:port", IPv6 in brackets: for the Host header and for people.
    std::string authority() const;
};

enum class AddressMistake : std::uint8_t {
    empty,
    unknown_scheme,     // only ws, http, wss and https
    bad_host,
    bad_port,           // 1..65535
    bad_code,           // letters, digits and dashes, at most 16
};

// Understands ws://host[:port][/path], http://host[:port][/prefix][/j/CODE or /board/CODE], both with TLS (wss, https) and without a scheme.
// A scheme without a port means 80, with TLS 443, as everywhere; a bare host means the port of this server's own.
// Surrounding blanks and what follows ? or # do not count.
std::variant<Address, AddressMistake> parse_address(std::string_view text);

}  // namespace samenspel::link
