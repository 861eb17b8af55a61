// A decoder that refuses overlong forms and surrogates, and an encoder.
#include "client/screens/kit/utf8.hpp"

namespace samenspel::kit {

char32_t next_code_point(std::string_view text, std::size_t& position) {
    constexpr char32_t bad = 0xFFFD;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(position++);
    if (first < 0x80) return first;
    const int more = (first >> 5) == 6 ? 1 : (first >> 4) == 14 ? 2 : (first >> 3) == 30 ? 3 : 0;
    if (more == 0) return bad;
    char32_t value = first & (0x3Fu >> more);
    std::size_t at = position;
    for (int i = 0; i < more; ++i, ++at) {
        if (at >= text.size() || (byte(at) & 0xC0) != 0x80) return bad;
        value = value << 6 | (byte(at) & 0x3Fu);
    }
    constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    position = at;
    if (value < smallest[more] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return bad;
    return value;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) out += next_code_point(text, position);
    return out;
}

void append_utf8(std::string& text, char32_t c) {
    const auto put = [&text](char32_t value) { text += static_cast<char>(value); };
    if (c < 0x80) {
        put(c);
        return;
    }
    if (c < 0x800) {
        put(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            put(0xE0 | c >> 12);
        } else {
            put(0xF0 | c >> 18);
            put(0x80 | ((c >> 12) & 63));
        }
        put(0x80 | ((c >> 6) & 63));
    }
    put(0x80 | (c & 63));
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) append_utf8(out, c);
    return out;
}

}  // namespace samenspel::kit
