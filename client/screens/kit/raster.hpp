// Draws ImGui's triangles in plain software, the same bytes on every machine: golden screenshots without a display.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <string>
#include <vector>

namespace samenspel::kit {

struct Image {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;  // RGBA, R in the lowest byte

    bool operator==(const Image& other) const {
        return width == other.width && height == other.height && pixels == other.pixels;
    }
};

// The current frame's draw data over black. Needs the context's font atlas as RGBA.
Image rasterise(const ImDrawData& data);
// False when the file cannot be written.
bool write_png(const Image& image, const std::string& path);

}  // namespace samenspel::kit
