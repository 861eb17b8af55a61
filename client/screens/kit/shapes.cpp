// Geometry in pixels.
#include "client/screens/kit/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace samenspel::kit {
namespace {

float cross(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

float signed_area(const std::vector<Point>& p) {
    float area = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Point a = p[i], b = p[(i + 1) % p.size()];
        area += a.x * b.y - b.x * a.y;
    }
    return area / 2;
}

bool is_ear(const std::vector<Point>& p, const std::vector<std::size_t>& left, std::size_t at) {
    const std::size_t count = left.size();
    const std::size_t before = (at + count - 1) % count, after = (at + 1) % count;
    const Point a = p[left[before]], b = p[left[at]], c = p[left[after]];
    if (cross(a, b, c) <= 0) return false;
    for (std::size_t k = 0; k < count; ++k) {
        if (k == at || k == before || k == after) continue;
        const Point q = p[left[k]];
        if (cross(a, b, q) >= 0 && cross(b, c, q) >= 0 && cross(c, a, q) >= 0) return false;
    }
    return true;
}

}  // namespace

// What the clip leaves nothing of makes no triangles: a long list costs what is seen of it.
void fill(Kit& kit, const Rect& rect, Color color, float radius_units) {
    if (!kit.visible(rect)) return;
    kit.draw()->AddRectFilled(rect.top_left(), rect.bottom_right(), color, kit.px(radius_units));
}

void outline(Kit& kit, const Rect& rect, Color color, float radius_units, float thickness_units) {
    if (!kit.visible(rect)) return;
    kit.draw()->AddRect(rect.top_left(), rect.bottom_right(), color, kit.px(radius_units), 0,
                        std::max(1.0f, std::floor(thickness_units * kit.scale())));
}

void shadow(Kit& kit, const Rect& r, float strength) {
    const float margin = kit.px(14), corner = kit.px(28), drop = kit.px(3);
    if (!kit.visible({r.x0 - margin, r.y0 - margin, r.x1 + margin, r.y1 + margin + drop})) return;
    float x[4] = {r.x0 - margin, r.x0 - margin + corner, r.x1 + margin - corner, r.x1 + margin};
    float y[4] = {r.y0 - margin + drop, r.y0 - margin + corner + drop, r.y1 + margin - corner + drop, r.y1 + margin + drop};
    if (x[1] > x[2]) x[1] = x[2] = (x[0] + x[3]) / 2;
    if (y[1] > y[2]) y[1] = y[2] = (y[0] + y[3]) / 2;
    const ImVec4 uv = kit.fonts().shadow_uv();
    const float du = (uv.z - uv.x) * 28 / 64, dv = (uv.w - uv.y) * 28 / 64;
    const float u[4] = {uv.x, uv.x + du, uv.z - du, uv.z}, v[4] = {uv.y, uv.y + dv, uv.w - dv, uv.w};
    const Color color = with_alpha(kit.theme().shadow, std::min(1.0f, (kit.theme().dark ? 0.55f : 0.14f) * strength));
    const ImTextureID texture = ImGui::GetIO().Fonts->TexID;
    for (int j = 0; j < 3; ++j) {
        for (int i = 0; i < 3; ++i) {
            kit.draw()->AddImage(texture, {x[i], y[j]}, {x[i + 1], y[j + 1]}, {u[i], v[j]}, {u[i + 1], v[j + 1]}, color);
        }
    }
}

void dashed(Kit& kit, const std::vector<Point>& points, Color color, float thickness, float on, float off) {
    if (on <= 0 || off <= 0) return;
    float left = on;
    bool drawing = true;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Point a = points[i - 1], b = points[i];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        for (float done = 0; done < length;) {
            const float step = std::min(left, length - done);
            if (drawing) {
                const float s = done / length, e = (done + step) / length;
                kit.draw()->AddLine({a.x + (b.x - a.x) * s, a.y + (b.y - a.y) * s}, {a.x + (b.x - a.x) * e, a.y + (b.y - a.y) * e},
                                    color, thickness);
            }
            done += step;
            left -= step;
            if (left > 0.001f) continue;
            drawing = !drawing;
            left = drawing ? on : off;
        }
    }
}

std::vector<Point> bow(Point a, Point b, float bend, int segments) {
    const Point middle{(a.x + b.x) / 2 - (b.y - a.y) * bend * 2, (a.y + b.y) / 2 + (b.x - a.x) * bend * 2};
    std::vector<Point> out;
    for (int i = 0; i <= segments; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(segments), u = 1 - t;
        out.push_back({u * u * a.x + 2 * u * t * middle.x + t * t * b.x, u * u * a.y + 2 * u * t * middle.y + t * t * b.y});
    }
    return out;
}

void fill_polygon(Kit& kit, const std::vector<Point>& points, Color color) {
    if (points.size() < 3) return;
    std::vector<Point> p = points;
    if (signed_area(p) < 0) std::reverse(p.begin(), p.end());
    std::vector<std::size_t> left(p.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    // Anti-aliased edges between the ears would show as hairlines.
    const ImDrawListFlags flags = kit.draw()->Flags;
    kit.draw()->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    while (left.size() >= 3) {
        std::size_t at = 0;
        while (at < left.size() && !is_ear(p, left, at)) ++at;
        if (at == left.size()) break;
        const std::size_t count = left.size();
        kit.draw()->AddTriangleFilled(p[left[(at + count - 1) % count]], p[left[at]], p[left[(at + 1) % count]], color);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
    }
    kit.draw()->Flags = flags;
}

void arc(Kit& kit, Point center, float radius, float thickness, float share, Color color) {
    if (share <= 0) return;
    constexpr float top = -1.5707963f, turn = 6.2831853f;
    if (share >= 1) {
        kit.draw()->AddCircle(center, radius, color, 0, thickness);
        return;
    }
    kit.draw()->PathArcTo(center, radius, top, top + turn * share, 48);
    kit.draw()->PathStroke(color, 0, thickness);
}

bool inside_polygon(const std::vector<Point>& points, Point p) {
    bool inside = false;
    for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
        const Point a = points[i], b = points[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
    return inside;
}

}  // namespace samenspel::kit
