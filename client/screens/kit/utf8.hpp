// UTF-8 to code points and back. Bytes that are no UTF-8 become U+FFFD; nothing is ever refused.
#pragma once

#include <string>
#include <string_view>

namespace samenspel::kit {

// The code point at `position` (which is < text.size()), and moves `position` behind it.
char32_t next_code_point(std::string_view text, std::size_t& position);
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);
void append_utf8(std::string& text, char32_t code_point);

}  // namespace samenspel::kit
