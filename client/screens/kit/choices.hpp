// Choosing a value: a slider row of whole numbers, and a list that opens.
#pragma once

#include <string_view>
#include <vector>

#include "client/screens/kit/kit.hpp"

namespace samenspel::kit {

struct ScaleStyle {
    int least = 1, most = 10;
    std::string_view low = {}, high = {};  // words under the ends, each on as many lines as half the width asks for
    std::string_view name = {};            // for speech
};
// A row of numbered stops, or two where one is too narrow, one control: arrows, Home, End and digits choose (0 is ten), a click too. `value` below
// `least` is "not answered yet". True when it changed.
bool slider(Kit& kit, std::string_view id, const Rect& rect, int& value, const ScaleStyle& style = {});
// In pixels, for a row this wide.
float slider_height(const Kit& kit, const ScaleStyle& style, float width);

struct SelectStyle {
    std::string_view name = {};            // for speech
    std::string_view hint = {};            // shown while nothing is chosen
    bool enabled = true;
};
// A box that shows the choice and opens a list over the screen: arrows, Enter, Escape. `selected` -1 is nothing.
// True when it changed.
bool select(Kit& kit, std::string_view id, const Rect& rect, const std::vector<std::string_view>& options, int& selected,
            const SelectStyle& style = {});

}  // namespace samenspel::kit
