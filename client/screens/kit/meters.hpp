// Numbers as pictures: gauge, thermometer, sparkline, ring timer, steps. Each says its value in the record too.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "client/screens/kit/surfaces.hpp"

namespace samenspel::kit {

struct GaugeStyle {
    bool on_secret = false;  // colours for the secret card
    bool good = true;        // reaches its target or moves well; picks the colour, the words are the caller's
};
// A bar with a tick at the target; `value` and `target` 0 to 1. `spoken` is the value in words.
void gauge(Kit& kit, std::string_view id, const Rect& rect, std::string_view name, std::string_view spoken, float value,
           std::optional<float> target, const GaugeStyle& style = {});

// Four rising bars, `level` 0 to 3: readable without colour.
void thermometer(Kit& kit, std::string_view id, const Rect& rect, std::string_view name, std::string_view level_name, int level);

struct Series {
    std::vector<float> values;                // at least 2
    int known = -1;                           // the last known index; later ones are a forecast. -1: all known
    std::vector<float> low = {}, high = {};   // the forecast's band, as long as `values`; or empty
    std::optional<float> norm = {};           // a dashed line
    Color color = 0;                          // 0: primary
};
void sparkline(Kit& kit, std::string_view id, const Rect& rect, std::string_view spoken, const Series& series);

// A ring that empties; `share_left` 0 to 1, an icon in the middle. Red when `urgent`.
void ring_timer(Kit& kit, std::string_view id, const Rect& square, std::string_view spoken, float share_left, bool urgent, const char* icon);

// Steps along a line: before `current` done, `current` now. Names are left out where they do not fit, but for the current one.
void phase_stepper(Kit& kit, std::string_view id, const Rect& rect, const std::vector<std::string_view>& steps, int current);

// `filled` of `count` dots, for weights.
void dots(Kit& kit, Point right_middle, int filled, int count, Color color);

}  // namespace samenspel::kit
