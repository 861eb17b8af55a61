// The colours of the client, light and dark. A colour here never means something alone: widgets add a letter, icon or word.
#pragma once

#include <imgui.h>

#include <cstdint>

namespace samenspel::kit {

using Color = ImU32;
inline constexpr int party_colors = 7;

constexpr Color rgb(std::uint32_t hex, float alpha = 1.0f) {
    return IM_COL32((hex >> 16) & 255u, (hex >> 8) & 255u, hex & 255u, static_cast<Color>(alpha * 255.0f + 0.5f));
}
inline Color with_alpha(Color color, float alpha) {
    return (color & 0x00FFFFFFu) | (static_cast<Color>(static_cast<float>(color >> 24) * alpha + 0.5f) << 24);
}
// `share` 0 gives `a`, 1 gives `b`.
Color mix(Color a, Color b, float share);
// WCAG 2 contrast of two opaque colours, 1 to 21.
float contrast(Color a, Color b);

struct Theme {
    bool dark = false;
    Color background = 0, surface = 0, inset = 0, line = 0, control_border = 0;
    Color ink = 0, ink_second = 0, ink_third = 0;
    Color primary = 0, primary_hover = 0, primary_soft = 0, on_primary = 0;
    // Votes, and what is good, bad or neutral in general.
    Color in_favour = 0, in_favour_soft = 0, against = 0, against_soft = 0, abstain = 0, abstain_soft = 0;
    Color warning = 0, warning_soft = 0;
    Color focus = 0, shadow = 0, tooltip = 0, on_tooltip = 0, on_vivid = 0;
    Color secret = 0, secret_line = 0, secret_ink = 0, secret_ink_second = 0, secret_accent = 0, secret_inset = 0;
    Color water = 0, water_edge = 0, land_edge = 0, road = 0, travel = 0;
    Color land[6] = {};
    Color party[party_colors] = {}, on_party[party_colors] = {};
    Color heat[5] = {};
};

const Theme& light_theme();
const Theme& dark_theme();

}  // namespace samenspel::kit
