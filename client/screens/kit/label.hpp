// Text: measured, wrapped, shortened, and entered into the record with the room it needed. Positions are pixels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/screens/kit/kit.hpp"

namespace samenspel::kit {

enum class Align : std::uint8_t { left, center, right };

struct TextStyle {
    Font font = Font::body;
    Color color = 0;             // 0: the theme's ink
    Align align = Align::left;
    int max_lines = 0;           // paragraph: 0 is as many as it takes
    bool may_shorten = false;    // an ellipsis is all right here; the whole text must be found elsewhere
    std::string_view id = {};    // to find it in a test
};

struct Line {
    std::size_t begin = 0, end = 0;  // bytes
    float width = 0;
};

// Breaks at blanks and after '-' and '/'; a non-breaking space holds. Words wider than the room are broken.
std::vector<Line> wrap(ImFont* font, std::string_view text, float width);
float text_width(ImFont* font, std::string_view text);
float text_width(const Kit& kit, Font font, std::string_view text);
float line_height(const Kit& kit, Font font);
// The widest line when wrapped at `width`.
float longest_line(const Kit& kit, Font font, std::string_view text, float width);

// One line, its capitals centred in the rectangle's height; shortened with an ellipsis when it does not fit.
// Returns the width drawn.
float label(Kit& kit, const Rect& rect, std::string_view text, const TextStyle& style = {});
// A clock or a code as large as the rectangle lets it be, centred: digits, capitals, ":" and "-". `style` gives colour,
// alignment and id. Returns the width drawn.
float giant_label(Kit& kit, const Rect& rect, std::string_view text, const TextStyle& style = {});
// An icon (icons.hpp), centred. It is not recorded as text.
void icon_at(Kit& kit, Point center, const char* icon, Color color, Font size = Font::icon);

// Wrapped text from the rectangle's top. Its height is a limit only when style.max_lines is set or when it is
// recorded as cut; give it paragraph_height(). Returns the height drawn.
float paragraph(Kit& kit, const Rect& rect, std::string_view text, const TextStyle& style = {});
float paragraph_height(const Kit& kit, std::string_view text, float width, const TextStyle& style = {});

// One line around `center`, outlined so that it reads on a map.
void haloed_label(Kit& kit, Point center, std::string_view text, const TextStyle& style, Color halo);

// For widgets that draw lines themselves and record the whole: text at its top left corner.
void raw_text(Kit& kit, ImFont* font, Point top_left, Color color, std::string_view text);
// Where the top of a line goes so that its capitals are centred on `middle`.
float capital_top(ImFont* font, float middle);

}  // namespace samenspel::kit
