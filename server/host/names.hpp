// People's names as they type them and as they show: which differ by nothing that anybody can see. Unicode's tables are
// utf8proc's.
#pragma once

#include <string>
#include <string_view>

namespace samenspel::host {

// The name as it is kept: composed (NFC), without characters that show nothing, and with one space for each run of blanks
// between what shows. Empty where nothing shows, and for what is no UTF-8. Control characters stay, to be refused.
std::string shown_name(std::string_view typed);
// Equal for names that look the same but for capitals. For comparing alone, not for showing.
std::string compared_name(std::string_view name);

}  // namespace samenspel::host
