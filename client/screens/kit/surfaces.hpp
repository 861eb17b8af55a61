// What content lies on and is marked with: cards, section heads, chips, avatars, lines, notices.
#pragma once

#include <string_view>

#include "client/screens/kit/kit.hpp"

namespace samenspel::kit {

// Design measures, in units.
inline constexpr float gap = 12, card_padding = 16, control_height = 36;

// Draws a raised card and returns the room inside its padding.
Rect card(Kit& kit, const Rect& rect, float padding_units = card_padding);
// A flat, tinted panel within a card; returns the room inside.
Rect panel(Kit& kit, const Rect& rect, float padding_units = 12);
// A coloured band along a card's left edge, to say whose it is.
void card_accent(Kit& kit, const Rect& card_rect, Color color);
// An icon, a title and an optional remark at the right.
void section_head(Kit& kit, const Rect& rect, const char* icon, std::string_view title, std::string_view remark = {});
void divider(Kit& kit, const Rect& rect);  // along the rectangle's top

enum class Tone : std::uint8_t { neutral, primary, good, bad, warning };
struct ToneColors { Color text, soft; };
ToneColors tone_colors(const Kit& kit, Tone tone);

// A small pill; `icon` may be null. Its left middle is at `left`. Returns its width in pixels.
float chip(Kit& kit, Point left, const char* icon, std::string_view text, Tone tone = Tone::neutral);
float chip_width(const Kit& kit, const char* icon, std::string_view text);

// A party's disc with its letter. `party` 0 to 6.
void avatar(Kit& kit, Point center, float radius, int party, std::string_view letter);
// A small mark at an avatar's lower right: an icon in the tone's colour.
void avatar_mark(Kit& kit, Point center, float radius, const char* icon, Tone tone);

// A tinted box with an icon and wrapped text. Returns its height; notice_height() is the same without drawing.
float notice(Kit& kit, const Rect& rect, const char* icon, std::string_view text, Tone tone);
float notice_height(const Kit& kit, std::string_view text, float width);

}  // namespace samenspel::kit
