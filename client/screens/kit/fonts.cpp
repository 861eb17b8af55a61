// Sizes are in em as the design gives them; the stb rasteriser keeps fractional advances, which keeps the spacing even.
#include "client/screens/kit/fonts.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdio>

#include "client/screens/kit/icons.hpp"
#include "client/screens/kit/utf8.hpp"

namespace samenspel::kit {
namespace {

constexpr int shadow_size = 64;

bool readable(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file != nullptr) std::fclose(file);
    return file != nullptr;
}

std::string find(const std::vector<std::string>& folders, const char* debian, const char* name, const char* package,
                 std::string& problem) {
    for (const std::string& folder : folders) {
        if (readable(folder + "/" + name)) return folder + "/" + name;
    }
    const std::string path = std::string(debian) + "/" + name;
    if (readable(path)) return path;
    if (problem.empty()) {
        problem = std::string("The font ") + name + " is not on this machine. Install the package " + package +
                  " (apt-get install " + package + "), or put the file in the program's assets/fonts folder.";
    }
    return {};
}

constexpr ImWchar wide_ranges[] = {0x20, 0x24F, 0x370, 0x3FF, 0x400, 0x45F, 0x1E80, 0x1EF9, 0x2002, 0x205E, 0x20A0, 0x20BF,
                                   0x2190, 0x2199, 0x2212, 0x2212, 0x2248, 0x2265, 0x25A0, 0x25CF, 0xFFFD, 0xFFFD, 0};
constexpr ImWchar latin_ranges[] = {0x20, 0x17F, 0x2002, 0x203A, 0x20AC, 0x20AC, 0x2190, 0x2193,
                                    0x2212, 0x2212, 0x2248, 0x2265, 0xFFFD, 0xFFFD, 0};
// Clocks and codes, large: nothing else is drawn in that size.
constexpr ImWchar giant_ranges[] = {0x20, 0x20, '-', ':', 'A', 'Z', 0x2013, 0x2013, 0xFFFD, 0xFFFD, 0};
constexpr float giant_pixels = 220, most_fine_pixels = 64;
constexpr ImWchar digit_ranges[] = {'0', '9', 0};

const ImWchar* icon_ranges() {
    static const std::vector<ImWchar> ranges = [] {
        std::vector<ImWchar> out;
        for (const char* text : icon::all) {
            std::size_t position = 0;
            const char32_t c = next_code_point(text, position);
            out.insert(out.end(), 2, static_cast<ImWchar>(c));
        }
        out.push_back(0);
        return out;
    }();
    return ranges.data();
}

float whole(float value) { return std::floor(value + 0.5f); }

struct Baker {
    ImFontAtlas& atlas;
    const FontFiles& files;
    float scale;
    bool dark;

    ImFontConfig config() const {
        ImFontConfig c;
        c.OversampleH = scale < 1.25f ? 3 : scale < 1.75f ? 2 : 1;
        c.OversampleV = 1;
        // Dark letters on white look thinner than light ones on black.
        c.RasterizerMultiply = dark ? 1.0f : 1.15f;
        return c;
    }
    ImFont* text(const std::string& file, float em, const ImWchar* ranges, bool tabular = false) {
        const float pixels = whole(em * em_to_box * scale);
        ImFontConfig c = config();
        if (pixels > most_fine_pixels) c.OversampleH = 1;  // fine enough, and the atlas stays small
        ImFont* font = nullptr;
        if (tabular) {
            c.GlyphMinAdvanceX = c.GlyphMaxAdvanceX = whole(em * 0.615f * scale);
            font = atlas.AddFontFromFileTTF(file.c_str(), pixels, &c, digit_ranges);
            c.GlyphMinAdvanceX = 0;
            c.GlyphMaxAdvanceX = FLT_MAX;
            c.MergeMode = true;
        }
        ImFont* rest = atlas.AddFontFromFileTTF(file.c_str(), pixels, &c, ranges);
        return tabular ? font : rest;
    }
    ImFont* icons(float size) {
        ImFontConfig c;
        c.PixelSnapH = true;
        return atlas.AddFontFromFileTTF(files.icons.c_str(), whole(size * scale), &c, icon_ranges());
    }
};

}  // namespace

FontFiles find_fonts(const std::vector<std::string>& folders) {
    constexpr const char* inter = "/usr/share/fonts/opentype/inter";
    FontFiles files;
    files.regular = find(folders, inter, "Inter-Regular.otf", "fonts-inter", files.problem);
    files.medium = find(folders, inter, "Inter-Medium.otf", "fonts-inter", files.problem);
    files.semibold = find(folders, inter, "Inter-SemiBold.otf", "fonts-inter", files.problem);
    files.display = find(folders, inter, "InterDisplay-SemiBold.otf", "fonts-inter", files.problem);
    files.icons = find(folders, "/usr/share/fonts/truetype/material-design-icons-iconfont", "MaterialIcons-Regular.ttf",
                       "fonts-material-design-icons-iconfont", files.problem);
    return files;
}

bool Fonts::build(const FontFiles& files, float scale, bool dark) {
    if (!files.problem.empty()) return false;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.TexDesiredWidth = scale > 2 ? 4096 : 2048;
    Baker bake{atlas, files, std::clamp(scale, 0.5f, 6.0f), dark};
    const auto set = [this](Font font, ImFont* made) { fonts_[static_cast<std::size_t>(font)] = made; };
    set(Font::body, bake.text(files.regular, 14.5f, wide_ranges));
    set(Font::body_bold, bake.text(files.semibold, 14.5f, latin_ranges));
    set(Font::small, bake.text(files.regular, 13, wide_ranges));
    set(Font::small_bold, bake.text(files.semibold, 13, latin_ranges));
    set(Font::caption, bake.text(files.medium, 12, latin_ranges));
    set(Font::caption_bold, bake.text(files.semibold, 12, latin_ranges));
    set(Font::title, bake.text(files.semibold, 16, latin_ranges));
    set(Font::heading, bake.text(files.display, 22, latin_ranges));
    set(Font::number, bake.text(files.display, 26, latin_ranges, true));
    set(Font::giant, bake.text(files.display, giant_pixels / (em_to_box * bake.scale), giant_ranges, true));
    set(Font::icon_small, bake.icons(16));
    set(Font::icon, bake.icons(20));
    set(Font::icon_large, bake.icons(28));
    const int rectangle = atlas.AddCustomRectRegular(shadow_size, shadow_size);
    if (std::find(fonts_.begin(), fonts_.end(), nullptr) != fonts_.end() || !atlas.Build()) return false;
    paint_shadow(rectangle);
    return true;
}

void Fonts::paint_shadow(int rectangle) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    atlas.GetTexDataAsRGBA32(&pixels, &width, &height);
    const ImFontAtlasCustomRect& at = *atlas.GetCustomRectByIndex(rectangle);
    const auto falloff = [](float distance) { return 0.5f * (1.0f - std::erf(distance / 9.0f)); };
    for (int y = 0; y < shadow_size; ++y) {
        for (int x = 0; x < shadow_size; ++x) {
            const float dx = std::fabs(static_cast<float>(x) + 0.5f - shadow_size / 2.0f) - 14.0f;
            const float dy = std::fabs(static_cast<float>(y) + 0.5f - shadow_size / 2.0f) - 14.0f;
            const int border = std::min({x, y, shadow_size - 1 - x, shadow_size - 1 - y});
            const float alpha = falloff(dx) * falloff(dy) * std::min(1.0f, static_cast<float>(border) / 5.0f);
            reinterpret_cast<ImU32*>(pixels)[(at.Y + y) * width + at.X + x] =
                IM_COL32(255, 255, 255, static_cast<int>(alpha * 255.0f + 0.5f));
        }
    }
    shadow_uv_ = {static_cast<float>(at.X) / static_cast<float>(width), static_cast<float>(at.Y) / static_cast<float>(height),
                  static_cast<float>(at.X + shadow_size) / static_cast<float>(width),
                  static_cast<float>(at.Y + shadow_size) / static_cast<float>(height)};
}

}  // namespace samenspel::kit
