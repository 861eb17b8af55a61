// The one sentence of a phase that says what to do now, and the clock card that it stands on.
#pragma once

#include <limits>
#include <string>

#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// Empty between phases and when play is over.
std::string invitation(const View& view);

// Two lines at most, one in a window lying down; what does not fit unfolds at a press. Heights are pixels, 0 without one.
float invitation_height(const View& view, float width);
void draw_invitation(const View& view, const kit::Rect& rect);

// Of draw_clock_card() with the invitation under the clock; where that is higher than `most`, and on any lower card, the
// clock stands alone.
float clock_card_height(const View& view, float width, float most = std::numeric_limits<float>::max());
constexpr float between_clock_and_words = 8;  // units

}  // namespace samenspel::screens
