// Text fields: one line, or an area that wraps and grows.
#pragma once

#include <string>
#include <string_view>

#include "client/screens/kit/kit.hpp"

namespace samenspel::kit {

struct FieldStyle {
    std::string_view name = {};       // for speech; the visible label is the caller's, see field_label()
    std::string_view hint = {};       // shown while empty
    std::size_t limit = 500;          // code points
    bool secret = false;              // dots instead of letters
    bool upper = false;               // typed letters become capitals: codes
    bool enabled = true;
    bool wrong = false;               // a red border; the words that say why are the caller's
    bool submit_empty = false;        // Enter counts with nothing typed
};

struct FieldAnswer {
    bool changed = false;
    bool submitted = false;           // Enter; in an area Shift+Enter makes a new line
};

// One line, scrolling sideways when the text is longer.
FieldAnswer text_input(Kit& kit, std::string_view id, const Rect& rect, std::string& value, const FieldStyle& style = {});
// Many lines, wrapped; scrolls with the cursor when they are more than the rectangle holds.
FieldAnswer text_area(Kit& kit, std::string_view id, const Rect& rect, std::string& value, const FieldStyle& style = {});
// The height an area wants for its text, between `least` and `most` rows.
float text_area_height(const Kit& kit, std::string_view value, float width, int least, int most);
// A field's visible name above it. Returns the height taken, gap included.
float field_label(Kit& kit, const Rect& rect, std::string_view text);

}  // namespace samenspel::kit
