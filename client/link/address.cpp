// Takes an address apart from left to right: scheme, host, port, path.
#include "client/link/address.hpp"

#include <algorithm>
#include <charconv>

namespace samenspel::link {
namespace {

constexpr bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
constexpr bool digit(char c) { return c >= '0' && c <= '9'; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

// Letters outside ASCII are let through: a resolver may know such names.
bool host_is_fine(std::string_view host, bool bracketed) {
    if (host.empty() || host.size() > 253) return false;
    return std::all_of(host.begin(), host.end(), [&](char c) {
        if (bracketed) return digit(c) || (lower(c) >= 'a' && lower(c) <= 'f') || c == ':' || c == '.';
        return letter(c) || digit(c) || c == '-' || c == '.' || c == '_' || (static_cast<unsigned char>(c) & 0x80u) != 0;
    });
}

bool code_is_fine(std::string_view code) {
    return !code.empty() && code.size() <= 16 &&
           std::all_of(code.begin(), code.end(), [](char c) { return letter(c) || digit(c) || c == '-'; });
}

bool parse_port(std::string_view text, std::uint16_t& port) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 1 || number > 65'535) return false;
    port = static_cast<std::uint16_t>(number);
    return true;
}

enum class Scheme : std::uint8_t { none, ws, http };

// Whether the path was fine. The prefix of a join link or a board's is the WebSocket's prefix too.
bool read_path(std::string_view path, Scheme scheme, Address& address) {
    for (const std::string_view before_code : {"/j/", "/board/"}) {
        const auto at = path.rfind(before_code);
        if (at == std::string_view::npos || scheme == Scheme::ws) continue;
        std::string_view code = path.substr(at + before_code.size());
        if (!code.empty() && code.back() == '/') code.remove_suffix(1);
        if (!code_is_fine(code)) return false;
        address.code = code;
        address.path = std::string(path.substr(0, at)) + "/ws";
        return true;
    }
    if (scheme == Scheme::ws && path.size() > 1) address.path = path;
    return true;
}

}  // namespace

std::string Address::authority() const {
    const bool brackets = host.find(':') != std::string::npos;
    return (brackets ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

std::variant<Address, AddressMistake> parse_address(std::string_view text) {
    text = trimmed(text);
    text = text.substr(0, text.find_first_of("?#"));
    if (text.empty()) return AddressMistake::empty;

    Scheme scheme = Scheme::none;
    bool encrypted = false;
    if (const auto end = text.find("://"); end != std::string_view::npos) {
        std::string name(text.substr(0, end));
        std::transform(name.begin(), name.end(), name.begin(), lower);
        encrypted = name == "wss" || name == "https";
        if (encrypted) name.pop_back();
        if (name != "ws" && name != "http") return AddressMistake::unknown_scheme;
        scheme = name == "ws" ? Scheme::ws : Scheme::http;
        text.remove_prefix(end + 3);
    }

    Address address;
    address.encrypted = encrypted;
    if (scheme != Scheme::none) address.port = encrypted ? 443 : 80;
    const auto slash = std::min(text.find('/'), text.size());
    std::string_view authority = text.substr(0, slash);
    const bool bracketed = !authority.empty() && authority.front() == '[';
    if (bracketed) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos) return AddressMistake::bad_host;
        address.host = authority.substr(1, close - 1);
        authority.remove_prefix(close + 1);
    } else {
        const auto colon = std::min(authority.find(':'), authority.size());
        address.host = authority.substr(0, colon);
        authority.remove_prefix(colon);
    }
    if (!host_is_fine(address.host, bracketed)) return AddressMistake::bad_host;
    if (!authority.empty()) {
        if (authority.front() != ':') return AddressMistake::bad_host;
        if (!parse_port(authority.substr(1), address.port)) return AddressMistake::bad_port;
    }
    if (!read_path(text.substr(slash), scheme, address)) return AddressMistake::bad_code;
    return address;
}

}  // namespace samenspel::link
