// A card that neighbours cannot read over a shoulder: covered until its eye is held down or a key is held on it.
#pragma once

#include <string_view>

#include "client/screens/kit/kit.hpp"

namespace samenspel::kit {

struct SecretCard {
    bool open = false;  // draw the content now, and only now: while covered it must not be drawn or recorded
    Rect inner;         // room for it, under the head
};

// Holding the mouse on the eye (or the covered face) shows it, as does holding Space or H while it has the focus.
// It covers itself at release, when the focus leaves and when the window loses it.
SecretCard secret_card(Kit& kit, std::string_view id, const Rect& rect, std::string_view title);

// Whether that card lies open on this screen: for what is as secret as the card and stands beside it. A card that is no
// longer drawn is covered, also when it was held as it went.
bool secret_is_open(Kit& kit, std::string_view id);

}  // namespace samenspel::kit
