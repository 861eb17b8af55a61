// The token tables. Text pairs reach 4.5:1; tests/screens/theme_test.cpp holds them to it.
#include "client/screens/kit/theme.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace samenspel::kit {
namespace {

void fill(Color* target, std::initializer_list<std::uint32_t> values) {
    for (const std::uint32_t value : values) *target++ = rgb(value);
}

Theme make_light() {
    Theme t;
    t.background = rgb(0xEFEDE7); t.surface = rgb(0xFFFFFF); t.inset = rgb(0xF6F4EF);
    t.line = rgb(0xE4E0D7); t.control_border = rgb(0x958F83);
    t.ink = rgb(0x1C2630); t.ink_second = rgb(0x4A5763); t.ink_third = rgb(0x5E6A75);
    t.primary = rgb(0x17607D); t.primary_hover = rgb(0x0F4C65); t.primary_soft = rgb(0xE1EEF3); t.on_primary = rgb(0xFFFFFF);
    t.in_favour = rgb(0x14677A); t.in_favour_soft = rgb(0xDCEEF1);
    t.against = rgb(0xAB4217); t.against_soft = rgb(0xFBE7DC);
    t.abstain = rgb(0x6B6355); t.abstain_soft = rgb(0xECE9E3);
    t.warning = rgb(0x8A5A00); t.warning_soft = rgb(0xFBEFD0);
    t.focus = rgb(0x1D4ED8); t.shadow = rgb(0x2A2418); t.tooltip = rgb(0x24303A); t.on_tooltip = rgb(0xFFFFFF); t.on_vivid = rgb(0xFFFFFF);
    t.secret = rgb(0x25324A); t.secret_line = rgb(0x3D4C68); t.secret_ink = rgb(0xF5F1E6);
    t.secret_ink_second = rgb(0xB9C4D6); t.secret_accent = rgb(0xF0C45A); t.secret_inset = rgb(0x1E293D);
    t.water = rgb(0xC4DCE6); t.water_edge = rgb(0x9DC2D1); t.land_edge = rgb(0xFFFFFF); t.road = rgb(0xFFFFFF); t.travel = rgb(0x5D6770);
    fill(t.land, {0xE9E5D6, 0xDFE6D6, 0xE6DFD6, 0xDBE3DF, 0xE7E2E0, 0xDEE1D2});
    fill(t.party, {0x1F66B0, 0xE5A21A, 0x0C8062, 0xB84A80, 0x4D5660, 0x7A5C3E, 0x3F0F57});
    fill(t.on_party, {0xFFFFFF, 0x2A1E00, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF});
    fill(t.heat, {0x3D7EA6, 0x6F9FA8, 0xD9A441, 0xD0702A, 0xA8321A});
    return t;
}

Theme make_dark() {
    Theme t;
    t.dark = true;
    t.background = rgb(0x12171C); t.surface = rgb(0x1C232A); t.inset = rgb(0x252D36);
    t.line = rgb(0x303A45); t.control_border = rgb(0x6F7C8A);
    t.ink = rgb(0xEAEEF1); t.ink_second = rgb(0xBAC4CD); t.ink_third = rgb(0x93A0AC);
    t.primary = rgb(0x66B7D2); t.primary_hover = rgb(0x86CBE2); t.primary_soft = rgb(0x1E3A47); t.on_primary = rgb(0x08191F);
    t.in_favour = rgb(0x63C0CF); t.in_favour_soft = rgb(0x17383F);
    t.against = rgb(0xF29A6B); t.against_soft = rgb(0x43281C);
    t.abstain = rgb(0xC9BFAF); t.abstain_soft = rgb(0x38342D);
    t.warning = rgb(0xE8BE62); t.warning_soft = rgb(0x3D3219);
    t.focus = rgb(0xFFD166); t.shadow = rgb(0x000000); t.tooltip = rgb(0x34404B); t.on_tooltip = rgb(0xEAEEF1); t.on_vivid = rgb(0x12171C);
    t.secret = rgb(0x2A3450); t.secret_line = rgb(0x46547A); t.secret_ink = rgb(0xF5F1E6);
    t.secret_ink_second = rgb(0xBFC9DC); t.secret_accent = rgb(0xF0C45A); t.secret_inset = rgb(0x212A42);
    t.water = rgb(0x1C3A49); t.water_edge = rgb(0x2C566A); t.land_edge = rgb(0x161C22); t.road = rgb(0x47525D); t.travel = rgb(0xA9B4BE);
    fill(t.land, {0x2B302C, 0x28332E, 0x322F2C, 0x263232, 0x2F2D33, 0x2E332A});
    fill(t.party, {0x6AA9EC, 0xF0BC4A, 0x4FC3A1, 0xD97CB0, 0xE3E8EC, 0xC8A27C, 0x8964F7});
    for (Color& color : t.on_party) color = rgb(0x0E1419);
    fill(t.heat, {0x5DA3CF, 0x86B9C0, 0xEBC56C, 0xE98A4A, 0xE0503A});
    return t;
}

// Relative luminance as WCAG 2.1 defines it.
double luminance(Color color) {
    const auto channel = [color](int shift) {
        const double c = static_cast<double>((color >> shift) & 255u) / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(IM_COL32_R_SHIFT) + 0.7152 * channel(IM_COL32_G_SHIFT) + 0.0722 * channel(IM_COL32_B_SHIFT);
}

}  // namespace

Color mix(Color a, Color b, float share) {
    const auto channel = [&](int shift) {
        const float x = static_cast<float>((a >> shift) & 255u), y = static_cast<float>((b >> shift) & 255u);
        return static_cast<Color>(x + (y - x) * share + 0.5f) << shift;
    };
    return channel(0) | channel(8) | channel(16) | channel(24);
}

float contrast(Color a, Color b) {
    const double x = luminance(a), y = luminance(b);
    return static_cast<float>((std::max(x, y) + 0.05) / (std::min(x, y) + 0.05));
}

const Theme& light_theme() {
    static const Theme theme = make_light();
    return theme;
}

const Theme& dark_theme() {
    static const Theme theme = make_dark();
    return theme;
}

}  // namespace samenspel::kit
