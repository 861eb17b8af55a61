// What is on screen, as data: tests click by id, a browser's mirror and speech can read it. It knows no drawing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "client/screens/kit/rect.hpp"

namespace samenspel::kit {

enum class Role : std::uint8_t {
    text, button, toggle, radio, input, slider, select, option, tab, link, card, region, dialog, list, table, gauge, image, status
};

struct Semantic {
    Role role = Role::text;
    std::string id, label, value;
    Rect rect;               // as laid out
    Rect clip;               // what of the window it could show in
    std::string owner;       // text: the control it belongs to, or empty
    int depth = 0;           // 0 the screen, 1 a dialog or an open list over it, ...; overlays count as 100
    bool focusable = false, focused = false, checked = false, disabled = false;
    bool scrolled = false;   // lies in a scroll area, so the clip may cut it top and bottom
    bool floating = false;   // may lie over others on purpose: map labels, badges
    bool container = false;  // may hold controls
    bool shortened = false;  // text: drawn with an ellipsis
    bool may_shorten = false;
    bool cut = false;        // text: lines are missing
    float needed_width = 0;  // text: what it would take in one line, or its longest wrapped line
    float needed_height = 0;

    Rect shown() const { return rect.intersect(clip); }
};

using Semantics = std::vector<Semantic>;

const char* role_name(Role role);
// Null when nothing with that id is there.
const Semantic* find(const Semantics& all, std::string_view id);
// Whether any text, label or value shown contains `part`.
bool shows(const Semantics& all, std::string_view part);
// A JSON array, one object per line, rectangles as [x, y, width, height] in pixels.
std::string to_json(const Semantics& all);

}  // namespace samenspel::kit
