// Rectangles that are cut into pieces, in pixels of the drawing surface. They know nothing of widgets.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <vector>

namespace samenspel::kit {

using Point = ImVec2;

struct Rect {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;

    float width() const { return x1 - x0; }
    float height() const { return y1 - y0; }
    bool empty() const { return x1 <= x0 || y1 <= y0; }
    Point top_left() const { return {x0, y0}; }
    Point bottom_right() const { return {x1, y1}; }
    Point center() const { return {(x0 + x1) / 2, (y0 + y1) / 2}; }
    bool contains(Point p) const { return p.x >= x0 && p.x < x1 && p.y >= y0 && p.y < y1; }
    // With half a pixel of tolerance, because layouts round.
    bool contains(const Rect& r) const {
        return r.x0 >= x0 - 0.5f && r.y0 >= y0 - 0.5f && r.x1 <= x1 + 0.5f && r.y1 <= y1 + 0.5f;
    }
    Rect intersect(const Rect& r) const {
        return {std::max(x0, r.x0), std::max(y0, r.y0), std::min(x1, r.x1), std::min(y1, r.y1)};
    }
    bool operator==(const Rect& r) const { return x0 == r.x0 && y0 == r.y0 && x1 == r.x1 && y1 == r.y1; }

    Rect inset(float all) const { return {x0 + all, y0 + all, x1 - all, y1 - all}; }
    Rect inset(float horizontal, float vertical) const {
        return {x0 + horizontal, y0 + vertical, x1 - horizontal, y1 - vertical};
    }
    Rect moved(float dx, float dy) const { return {x0 + dx, y0 + dy, x1 + dx, y1 + dy}; }

    // Each cut takes a piece away from this rectangle and returns it.
    Rect cut_left(float amount) { const Rect r{x0, y0, x0 + amount, y1}; x0 += amount; return r; }
    Rect cut_right(float amount) { const Rect r{x1 - amount, y0, x1, y1}; x1 -= amount; return r; }
    Rect cut_top(float amount) { const Rect r{x0, y0, x1, y0 + amount}; y0 += amount; return r; }
    Rect cut_bottom(float amount) { const Rect r{x0, y1 - amount, x1, y1}; y1 -= amount; return r; }

    // `count` >= 1 equal columns with `gap` between them, on whole pixels.
    std::vector<Rect> columns(int count, float gap) const {
        std::vector<Rect> out;
        const float each = (width() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
        for (int i = 0; i < count; ++i) {
            const float left = x0 + static_cast<float>(i) * (each + gap);
            out.push_back({static_cast<float>(static_cast<int>(left + 0.5f)), y0,
                           static_cast<float>(static_cast<int>(left + each + 0.5f)), y1});
        }
        return out;
    }
};

}  // namespace samenspel::kit
