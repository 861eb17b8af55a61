// The state file's text, written and read.
#include "client/link/identity.hpp"

#include <algorithm>
#include <charconv>

namespace samenspel::link {
namespace {

constexpr std::string_view first_line = "samenspel link 1";
constexpr std::string_view digits = "0123456789abcdef";

// Takes one line "key value" off the text; none when the text goes on differently.
std::optional<std::string_view> take_value(std::string_view& text, std::string_view key) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    if (line.size() <= key.size() || line.substr(0, key.size()) != key || line[key.size()] != ' ') return std::nullopt;
    text.remove_prefix(end + 1);
    return line.substr(key.size() + 1);
}

bool is_plain(char c) { return c > ' ' && c < '\x7f'; }

}  // namespace

bool is_instance(std::string_view text) {
    return text.size() == 16 && std::all_of(text.begin(), text.end(), [](char c) { return digits.find(c) != std::string_view::npos; });
}

std::string instance_from(std::uint64_t bits) {
    std::string out(16, '0');
    for (auto digit = out.rbegin(); digit != out.rend(); ++digit, bits >>= 4) *digit = digits[bits & 15u];
    return out;
}

std::string format_identity(const Identity& identity) {
    std::string out(first_line);
    out += "\ninstance " + identity.instance;
    out += "\ntoken " + identity.token;
    out += "\nreserved " + std::to_string(identity.reserved) + "\n";
    return out;
}

std::optional<Identity> parse_identity(std::string_view text) {
    if (text.substr(0, first_line.size()) != first_line) return std::nullopt;
    text.remove_prefix(first_line.size());
    if (text.empty() || text.front() != '\n') return std::nullopt;
    text.remove_prefix(1);
    const auto instance = take_value(text, "instance");
    if (!instance || !is_instance(*instance)) return std::nullopt;
    const auto token = take_value(text, "token");
    if (!token || !std::all_of(token->begin(), token->end(), is_plain)) return std::nullopt;
    const auto reserved = take_value(text, "reserved");
    if (!reserved || !text.empty()) return std::nullopt;
    Identity identity{std::string(*instance), std::string(*token), 0};
    const auto [end, error] = std::from_chars(reserved->data(), reserved->data() + reserved->size(), identity.reserved);
    if (error != std::errc{} || end != reserved->data() + reserved->size()) return std::nullopt;
    return identity;
}

std::string state_file_name(std::string_view authority, std::string_view code, std::string_view profile) {
    std::string name;
    const auto add = [&name](std::string_view part) {
        for (const char c : part) {
            const bool safe = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
            if (safe) {
                name += c;
            } else {
                // Capitals too: some file systems do not tell them from small letters.
                const auto byte = static_cast<unsigned char>(c);
                name += '%';
                name += digits[byte >> 4];
                name += digits[byte & 15u];
            }
        }
    };
    add(authority);
    name += '_';
    add(code);
    name += '_';
    add(profile);
    return name + ".link";
}

}  // namespace samenspel::link
