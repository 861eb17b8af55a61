// What a control tells the kit of itself, and how it is answered.
#pragma once

#include <string_view>

#include "client/screens/kit/semantics.hpp"

namespace samenspel::kit {

// How a control answers this frame.
struct Interaction {
    bool hovered = false, held = false, pressed = false;
    bool focused = false;      // has the keyboard
    bool ring = false;         // ... and shows it
};

struct ControlInfo {
    Role role = Role::button;
    std::string_view label = {}, value = {};
    bool checked = false, enabled = true;
    std::string_view group = {};// arrow keys go along controls of one group
    bool editing = false;      // takes typed text
    bool container = false;    // other controls may lie in it
    float radius = 8;          // of the focus ring, in units
    bool key_press = true;     // Enter and Space press it
};

}  // namespace samenspel::kit
