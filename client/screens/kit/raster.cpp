// Coverage in 28.4 fixed point with the top-left rule; colours and texture are interpolated and blended with rounding.
#include "client/screens/kit/raster.hpp"

#include <algorithm>
#include <cmath>

namespace samenspel::kit {
namespace {

using Fixed = std::int64_t;

struct Texture {
    const unsigned char* pixels;
    int width, height;

    int alpha(int x, int y) const {
        const int cx = std::clamp(x, 0, width - 1), cy = std::clamp(y, 0, height - 1);
        return pixels[(static_cast<std::size_t>(cy) * static_cast<std::size_t>(width) + static_cast<std::size_t>(cx)) * 4 + 3];
    }
    // Bilinear, as a graphics card does it.
    int sample(float u, float v) const {
        const float x = u * static_cast<float>(width) - 0.5f, y = v * static_cast<float>(height) - 0.5f;
        const int xi = static_cast<int>(std::floor(x)), yi = static_cast<int>(std::floor(y));
        const int fx = static_cast<int>((x - static_cast<float>(xi)) * 256), fy = static_cast<int>((y - static_cast<float>(yi)) * 256);
        const int upper = alpha(xi, yi) * (256 - fx) + alpha(xi + 1, yi) * fx;
        const int lower = alpha(xi, yi + 1) * (256 - fx) + alpha(xi + 1, yi + 1) * fx;
        return (upper * (256 - fy) + lower * fy) >> 16;
    }
};

struct Bounds { int x0, y0, x1, y1; };  // the last pixel is inside

void blend(std::uint32_t& target, int r, int g, int b, int a) {
    if (a <= 0) return;
    const int keep = 255 - a;
    const auto channel = [&](int shift, int value) {
        const int old = static_cast<int>((target >> shift) & 255u);
        return static_cast<std::uint32_t>((value * a + old * keep + 127) / 255) << shift;
    };
    target = channel(0, r) | channel(8, g) | channel(16, b) | 0xFF000000u;
}

class Triangle {
public:
    Triangle(const ImDrawVert* a, const ImDrawVert* b, const ImDrawVert* c) : v_{a, b, c} {
        for (int i = 0; i < 3; ++i) {
            x_[i] = std::lround(v_[i]->pos.x * 16);
            y_[i] = std::lround(v_[i]->pos.y * 16);
        }
        area_ = (x_[1] - x_[0]) * (y_[2] - y_[0]) - (x_[2] - x_[0]) * (y_[1] - y_[0]);
        if (area_ >= 0) return;
        std::swap(v_[1], v_[2]);
        std::swap(x_[1], x_[2]);
        std::swap(y_[1], y_[2]);
        area_ = -area_;
    }
    bool empty() const { return area_ == 0; }
    Bounds bounds(const Bounds& clip) const {
        return {std::max(clip.x0, static_cast<int>(std::min({x_[0], x_[1], x_[2]}) >> 4)),
                std::max(clip.y0, static_cast<int>(std::min({y_[0], y_[1], y_[2]}) >> 4)),
                std::min(clip.x1, static_cast<int>(std::max({x_[0], x_[1], x_[2]}) >> 4)),
                std::min(clip.y1, static_cast<int>(std::max({y_[0], y_[1], y_[2]}) >> 4))};
    }

    void fill(Image& image, const Bounds& b, const Texture& texture, ImVec2 white) {
        const bool plain = std::all_of(v_, v_ + 3, [&](const ImDrawVert* v) { return v->uv.x == white.x && v->uv.y == white.y; });
        const bool flat = v_[0]->col == v_[1]->col && v_[1]->col == v_[2]->col;
        Fixed dx[3], dy[3], bias[3];
        for (int i = 0; i < 3; ++i) {
            const int from = (i + 1) % 3, to = (i + 2) % 3;
            dx[i] = x_[to] - x_[from];
            dy[i] = y_[to] - y_[from];
            bias[i] = dy[i] < 0 || (dy[i] == 0 && dx[i] > 0) ? 0 : -1;
        }
        for (int y = b.y0; y <= b.y1; ++y) {
            Fixed w[3];
            for (int i = 0; i < 3; ++i) {
                const int from = (i + 1) % 3;
                w[i] = dx[i] * (y * 16 + 8 - y_[from]) - dy[i] * (b.x0 * 16 + 8 - x_[from]);
            }
            std::uint32_t* row = &image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width)];
            for (int x = b.x0; x <= b.x1; ++x) {
                if (w[0] + bias[0] >= 0 && w[1] + bias[1] >= 0 && w[2] + bias[2] >= 0) shade(row[x], w, flat, plain, texture);
                for (int i = 0; i < 3; ++i) w[i] -= dy[i] * 16;
            }
        }
    }

private:
    void shade(std::uint32_t& pixel, const Fixed (&w)[3], bool flat, bool plain, const Texture& texture) const {
        const float inverse = 1.0f / static_cast<float>(area_);
        const float share[3] = {static_cast<float>(w[0]) * inverse, static_cast<float>(w[1]) * inverse, static_cast<float>(w[2]) * inverse};
        const auto channel = [&](int shift) {
            if (flat) return static_cast<int>((v_[0]->col >> shift) & 255u);
            float sum = 0.5f;
            for (int i = 0; i < 3; ++i) sum += static_cast<float>((v_[i]->col >> shift) & 255u) * share[i];
            return static_cast<int>(sum);
        };
        int alpha = channel(24);
        if (!plain) {
            float u = 0, v = 0;
            for (int i = 0; i < 3; ++i) {
                u += v_[i]->uv.x * share[i];
                v += v_[i]->uv.y * share[i];
            }
            alpha = (alpha * texture.sample(u, v) + 127) / 255;
        }
        blend(pixel, channel(0), channel(8), channel(16), alpha);
    }

    const ImDrawVert* v_[3];
    Fixed x_[3] = {}, y_[3] = {}, area_ = 0;
};

}  // namespace

Image rasterise(const ImDrawData& data) {
    Image image;
    image.width = static_cast<int>(data.DisplaySize.x);
    image.height = static_cast<int>(data.DisplaySize.y);
    image.pixels.assign(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height), 0xFF000000u);
    Texture texture{};
    unsigned char* pixels = nullptr;
    ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &texture.width, &texture.height);
    texture.pixels = pixels;
    const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    for (int n = 0; n < data.CmdListsCount; ++n) {
        const ImDrawList& list = *data.CmdLists[n];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.UserCallback != nullptr) continue;
            const Bounds clip{std::max(0, static_cast<int>(command.ClipRect.x)), std::max(0, static_cast<int>(command.ClipRect.y)),
                              std::min(image.width, static_cast<int>(command.ClipRect.z)) - 1,
                              std::min(image.height, static_cast<int>(command.ClipRect.w)) - 1};
            const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
            const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
            for (unsigned k = 0; k + 2 < command.ElemCount; k += 3) {
                Triangle triangle(vertices + indices[k], vertices + indices[k + 1], vertices + indices[k + 2]);
                const Bounds bounds = triangle.bounds(clip);
                if (!triangle.empty() && bounds.x0 <= bounds.x1 && bounds.y0 <= bounds.y1) triangle.fill(image, bounds, texture, white);
            }
        }
    }
    return image;
}

}  // namespace samenspel::kit
