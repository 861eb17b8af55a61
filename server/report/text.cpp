// Nothing here trusts its argument: texts come from participants, and from files that anybody may have made.
#include "server/report/text.hpp"

#include <cmath>

#include <fmt/format.h>

namespace samenspel::report {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The length of the well-formed sequence at the start of `rest` (RFC 3629) with its code point; 0 when there is none.
std::size_t sequence(std::string_view rest, std::uint32_t* code) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(rest[at]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || length > rest.size()) return 0;
    *code = length == 1 ? first : first & (0xFFu >> (length + 1));
    for (std::size_t at = 1; at < length; ++at) {
        if ((byte(at) & 0xC0) != 0x80) return 0;
        *code = *code << 6 | (byte(at) & 0x3Fu);
    }
    const bool overlong = (length == 3 && *code < 0x800) || (length == 4 && *code < 0x10000);
    if (overlong || *code > 0x10FFFF || (*code >= 0xD800 && *code <= 0xDFFF)) return 0;
    return length;
}

bool turns_text_around(std::uint32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F || code == 0x061C;
}

// Those that Unicode lets a screen leave out (Default_Ignorable_Code_Point), and what marks annotations.
bool shows_nothing(std::uint32_t code) {
    return code == 0xAD || code == 0x34F || code == 0x115F || code == 0x1160 || code == 0x17B4 || code == 0x17B5 || (code >= 0x180B && code <= 0x180F) ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x2060 && code <= 0x206F) || code == 0x3164 || (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF ||
           code == 0xFFA0 || (code >= 0xFFF0 && code <= 0xFFFB) || (code >= 0x1BCA0 && code <= 0x1BCA3) || (code >= 0x1D173 && code <= 0x1D17A) ||
           (code >= 0xE0000 && code <= 0xE0FFF);
}

// Of those, what a word or a picture is spelled with: a hyphen for where a word may break, joiners, and the choice of a letter's form.
bool is_spelling(std::uint32_t code) { return code == 0xAD || code == 0x200C || code == 0x200D || (code >= 0x180B && code <= 0x180F && code != 0x180E) || (code >= 0xFE00 && code <= 0xFE0F); }

bool is_control(std::uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 || code == 0xFEFF || (code & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::string Say::operator()(std::string_view english, std::string_view dutch, const std::vector<std::string>& values) const {
    const std::string_view words = dutch_ ? dutch : english;
    std::string out;
    std::size_t next = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == '{' && at + 1 < words.size() && words[at + 1] == '}') {
            if (next < values.size()) out += values[next++];
            ++at;
        } else {
            out += words[at];
        }
    }
    return out;
}

std::string Say::number(double value, int digits) const {
    std::string out = fmt::format("{:.{}f}", value, digits);
    if (out.find_first_not_of("-0.") == std::string::npos && out[0] == '-') out.erase(0, 1);
    const std::size_t point = out.find('.');
    // Thousands apart, from five digits on.
    const std::size_t whole_end = point == std::string::npos ? out.size() : point, begin = out[0] == '-' ? 1 : 0;
    if (dutch_ && point != std::string::npos) out[point] = ',';
    if (whole_end - begin > 4 && std::isfinite(value))
        for (std::size_t at = whole_end; at > begin + 3;) out.insert(at -= 3, dutch_ ? "." : ",");
    return out;
}

std::string clean(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        std::uint32_t code = 0;
        const std::size_t length = sequence(text, &code);
        if (length == 0) out += replacement;
        else if (code == '\n' || code == '\t') out += ' ';
        else if (is_control(code) || turns_text_around(code) || (shows_nothing(code) && !is_spelling(code))) out += replacement;
        else out += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char letter : clean(text)) {
        switch (letter) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += letter;
        }
    }
    return out;
}

std::string json(std::string_view text) {
    std::string out = "\"";
    for (const char letter : clean(text)) {
        switch (letter) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '<': out += "\\u003c"; break;
            case '>': out += "\\u003e"; break;
            case '&': out += "\\u0026"; break;
            default: out += letter;
        }
    }
    return out + '"';
}

std::string json_in_sight(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    while (!json.empty()) {
        std::uint32_t code = 0;
        const std::size_t length = sequence(json, &code);
        if (length == 0) out += "\\ufffd";
        else if (!is_control(code) && !turns_text_around(code) && !shows_nothing(code)) out += json.substr(0, length);
        else if (code < 0x10000) out += fmt::format("\\u{:04x}", code);
        else out += fmt::format("\\u{:04x}\\u{:04x}", 0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF));
        json.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

std::string json(double value) { return std::isfinite(value) ? fmt::format("{}", value) : std::string("null"); }

std::string json_object(const std::vector<std::pair<std::string_view, std::string>>& fields) {
    std::string out;
    for (const auto& [name, value] : fields) {
        if (!out.empty()) out += ',';
        out += json(name);
        out += ':';
        out += value;
    }
    return "{" + out + "}";
}

std::string json_list(const std::vector<std::string>& items) { return fmt::format("[{}]", fmt::join(items, ",")); }

std::string clock(std::int64_t ms) {
    const std::int64_t seconds = ms < 0 ? 0 : ms / 1000;
    return fmt::format("{:02}:{:02}", seconds / 60, seconds % 60);
}

}  // namespace samenspel::report
