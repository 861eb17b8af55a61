// Things to press: buttons, icon buttons, segmented choices, tabs, checkboxes, switches, radio rows.
#pragma once

#include <string_view>
#include <vector>

#include "client/screens/kit/surfaces.hpp"

namespace samenspel::kit {

enum class ButtonKind : std::uint8_t { primary, secondary, ghost, danger };

struct ButtonStyle {
    ButtonKind kind = ButtonKind::secondary;
    const char* icon = nullptr;
    bool enabled = true;
    std::string_view hint = {};  // a tooltip; for a disabled button the reason
};

// This icon where the words do not fit the width, and none where they do: for a button that needs no picture of its own.
const char* icon_when_narrow(const Kit& kit, float width, std::string_view text, const char* icon);
// True in the frame in which it is pressed. When the label does not fit, icon and tooltip stand in for it; a button
// without an icon shortens its label.
bool button(Kit& kit, std::string_view id, const Rect& rect, std::string_view text, const ButtonStyle& style = {});
// The width a button wants, in pixels.
float button_width(const Kit& kit, std::string_view text, bool with_icon = false);
// `name` is its tooltip and its label for speech. A badge of 0 shows none.
bool icon_button(Kit& kit, std::string_view id, const Rect& rect, const char* icon, std::string_view name, int badge = 0);
// Words that act, within text.
bool link_button(Kit& kit, std::string_view id, Point left_middle, std::string_view text);

struct Segment {
    std::string_view id = {};  // appended to the row's id: "vote" and "for" make "vote.for"
    const char* icon = nullptr;
    std::string_view text = {};
    Tone tone = Tone::primary;
};
// One choice out of a few, side by side; arrows go along. Returns the index pressed this frame, or -1.
int segmented(Kit& kit, std::string_view id, const Rect& rect, const std::vector<Segment>& segments, int selected, bool enabled = true);

struct Tab {
    std::string_view id = {};
    const char* icon = nullptr;
    std::string_view text = {};
    int badge = 0;
};
int tabs(Kit& kit, std::string_view id, const Rect& rect, const std::vector<Tab>& tabs, int selected);

// These change `value` and return true in that frame. Their text wraps; height by choice_height().
bool checkbox(Kit& kit, std::string_view id, const Rect& rect, std::string_view text, bool& value, bool enabled = true);
bool toggle(Kit& kit, std::string_view id, const Rect& rect, std::string_view text, bool& value, bool enabled = true);
// One row of a list of which one is chosen; rows with the same group are walked with arrows.
bool radio(Kit& kit, std::string_view id, const Rect& rect, std::string_view text, bool selected, std::string_view group, bool enabled = true);
float choice_height(const Kit& kit, std::string_view text, float width);

// The red disc with a number, at a corner.
void badge(Kit& kit, Point center, int count);

}  // namespace samenspel::kit
