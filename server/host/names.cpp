#include "server/host/names.hpp"

#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace samenspel::host {
namespace {

enum class Shows : unsigned char { nothing, blank, mark, itself };

Shows shows(utf8proc_int32_t code) {
    constexpr utf8proc_int32_t empty_braille = 0x2800, empty_notehead = 0x1D159;  // symbols to Unicode, blanks to the eye
    if (code == empty_braille || code == empty_notehead) return Shows::blank;
    // Held free by Unicode for more that is ignorable; the library knows only what has been assigned.
    if (code == 0x2065 || (code >= 0xFFF0 && code <= 0xFFF8) || (code >= 0xE0000 && code <= 0xE0FFF)) return Shows::nothing;
    const utf8proc_property_t& known = *utf8proc_get_property(code);
    if (known.ignorable) return Shows::nothing;
    switch (known.category) {
        case UTF8PROC_CATEGORY_CF: return Shows::nothing;
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP: return Shows::blank;
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME: return Shows::mark;
        default: return Shows::itself;
    }
}

std::string composed(std::string_view text, int more = 0) {
    utf8proc_uint8_t* made = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | more);
    const auto bytes = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &made, options);
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owned(made, std::free);
    return bytes < 0 ? std::string() : std::string(reinterpret_cast<const char*>(made), static_cast<std::size_t>(bytes));
}

}  // namespace

std::string shown_name(std::string_view typed) {
    std::string out;
    bool after_blank = true;  // a mark there has no letter to stand on
    while (!typed.empty()) {
        utf8proc_int32_t code = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(typed.data()), static_cast<utf8proc_ssize_t>(typed.size()), &code);
        if (size <= 0) return {};
        const std::string_view character = typed.substr(0, static_cast<std::size_t>(size));
        typed.remove_prefix(character.size());
        const Shows what = shows(code);
        if (what == Shows::nothing || (what == Shows::mark && after_blank)) continue;
        if (what != Shows::blank) {
            if (after_blank && !out.empty()) out.push_back(' ');
            out.append(character);
        }
        after_blank = what == Shows::blank;
    }
    return composed(out);
}

std::string compared_name(std::string_view name) { return composed(shown_name(name), UTF8PROC_CASEFOLD); }

}  // namespace samenspel::host
