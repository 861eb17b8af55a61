// Inter and the Material icons in one atlas, baked for one scale. A missing font is a sentence, never an assertion.
#pragma once

#include <imgui.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace samenspel::kit {

enum class Font : std::uint8_t {
    caption, caption_bold, small, small_bold, body, body_bold, title, heading, number, giant, icon_small, icon, icon_large, count
};

struct FontFiles {
    std::string regular, medium, semibold, display;  // Inter
    std::string icons;                                // Material icons
    std::string problem;                              // not empty: which file is missing, and the Debian package that has it
};

// Looks in `folders` first (all five files lie flat in it), then where Debian's packages put them.
FontFiles find_fonts(const std::vector<std::string>& folders = {});

class Fonts {
public:
    // Rebuilds the current ImGui context's atlas; between frames only. `scale` is pixels per unit, 0.5 to 6.
    // False when a file cannot be used; then nothing may be drawn.
    bool build(const FontFiles& files, float scale, bool dark);
    ImFont* operator[](Font font) const { return fonts_[static_cast<std::size_t>(font)]; }
    // Texture corners of a soft box: 64 units square, its blurred edge 28 wide.
    ImVec4 shadow_uv() const { return shadow_uv_; }

private:
    void paint_shadow(int rectangle);

    std::array<ImFont*, static_cast<std::size_t>(Font::count)> fonts_{};
    ImVec4 shadow_uv_{};
};

// ImGui's font size is the line box; an em of Inter is this much smaller.
inline constexpr float em_to_box = 1.2102f;
// Half of a capital's height, in em: texts are centred on their capitals.
inline constexpr float half_capital_em = 0.3635f;

}  // namespace samenspel::kit
