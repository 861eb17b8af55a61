// Drawing from values that the caller has already worked out.
#include "client/screens/kit/meters.hpp"

#include <algorithm>
#include <cmath>

#include "client/screens/kit/icons.hpp"
#include "client/screens/kit/label.hpp"
#include "client/screens/kit/shapes.hpp"

namespace samenspel::kit {
namespace {

struct Plot {
    Rect area;
    float low = 0, high = 0;
    std::size_t count;

    Point at(std::size_t i, float value) const {
        return {area.x0 + area.width() * static_cast<float>(i) / static_cast<float>(count - 1),
                area.y1 - area.height() * (value - low) / (high - low)};
    }
};

Plot make_plot(const Rect& rect, const Series& series) {
    float low = series.norm.value_or(series.values[0]), high = low;
    const auto widen = [&](const std::vector<float>& values) {
        for (const float value : values) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    };
    widen(series.values);
    widen(series.low);
    widen(series.high);
    const float pad = std::max((high - low) * 0.12f, 0.001f);
    return {rect, low - pad, high + pad, series.values.size()};
}

void draw_band(Kit& kit, const Plot& plot, const Series& series, std::size_t from, Color color) {
    if (series.low.size() != series.values.size() || series.high.size() != series.values.size()) return;
    for (std::size_t i = from; i + 1 < series.values.size(); ++i) {
        const Point corners[] = {plot.at(i, series.high[i]), plot.at(i + 1, series.high[i + 1]),
                                 plot.at(i + 1, series.low[i + 1]), plot.at(i, series.low[i])};
        kit.draw()->PathClear();
        for (const Point& corner : corners) kit.draw()->PathLineTo(corner);
        // Plain fill: anti-aliased edges would leave a seam between neighbours.
        const ImDrawListFlags flags = kit.draw()->Flags;
        kit.draw()->Flags &= ~ImDrawListFlags_AntiAliasedFill;
        kit.draw()->PathFillConvex(with_alpha(color, 0.18f));
        kit.draw()->Flags = flags;
    }
}

void draw_step(Kit& kit, Point c, int index, int current) {
    const Theme& t = kit.theme();
    const float radius = kit.px(10);
    if (index < current) {
        kit.draw()->AddCircleFilled(c, radius, t.primary);
        icon_at(kit, c, icon::check, t.on_primary, Font::icon_small);
        return;
    }
    const bool now = index == current;
    if (now) kit.draw()->AddCircleFilled(c, radius + kit.px(3.5f), t.primary_soft);
    kit.draw()->AddCircleFilled(c, radius, now ? t.primary : t.surface);
    if (!now) kit.draw()->AddCircle(c, radius - kit.px(0.75f), t.control_border, 0, std::max(1.0f, kit.px(1.5f)));
    const std::string number = std::to_string(index + 1);
    ImFont* font = kit.font(Font::caption_bold);
    raw_text(kit, font, {std::floor(c.x - text_width(font, number) / 2 + 0.5f), capital_top(font, c.y)}, now ? t.on_primary : t.ink_third, number);
}

}  // namespace

void gauge(Kit& kit, std::string_view id, const Rect& rect, std::string_view name, std::string_view spoken, float value,
           std::optional<float> target, const GaugeStyle& style) {
    const Theme& t = kit.theme();
    kit.record(Role::gauge, id, name, rect, spoken);
    const float radius = rect.height() / 2;
    const Color track = style.on_secret ? t.secret_inset : t.line;
    const Color bar = style.on_secret ? (style.good ? rgb(0x8FD3DE) : rgb(0xF29A6B)) : style.good ? t.in_favour : t.against;
    kit.draw()->AddRectFilled(rect.top_left(), rect.bottom_right(), track, radius);
    const float end = rect.x0 + std::max(rect.height(), rect.width() * std::clamp(value, 0.0f, 1.0f));
    kit.draw()->AddRectFilled(rect.top_left(), {end, rect.y1}, bar, radius);
    if (!target) return;
    const float x = std::floor(rect.x0 + rect.width() * std::clamp(*target, 0.0f, 1.0f)), over = kit.px(4);
    kit.draw()->AddRectFilled({x - kit.px(2), rect.y0 - over}, {x + kit.px(2), rect.y1 + over}, style.on_secret ? t.secret : t.surface);
    kit.draw()->AddRectFilled({x - kit.px(1), rect.y0 - over}, {x + kit.px(1), rect.y1 + over}, style.on_secret ? t.secret_ink : t.ink);
}

void thermometer(Kit& kit, std::string_view id, const Rect& rect, std::string_view name, std::string_view level_name, int level) {
    kit.record(Role::gauge, id, name, rect, level_name);
    constexpr int bars = 4;
    // Four levels out of the five heat tones; the second is the one left out.
    constexpr int tones[bars] = {0, 2, 3, 4};
    const float space = kit.px(2), width = std::floor((rect.width() - space * (bars - 1)) / bars);
    const int shown = std::clamp(level, 0, bars - 1);
    for (int i = 0; i < bars; ++i) {
        const float x = rect.x0 + static_cast<float>(i) * (width + space);
        const float top = std::floor(rect.y1 - rect.height() * (0.4f + 0.2f * static_cast<float>(i)));
        kit.draw()->AddRectFilled({x, top}, {x + width, rect.y1}, i <= shown ? kit.theme().heat[tones[shown]] : kit.theme().line, kit.px(1.5f));
    }
}

void sparkline(Kit& kit, std::string_view id, const Rect& rect, std::string_view spoken, const Series& series) {
    kit.record(Role::image, id, spoken, rect);
    if (series.values.size() < 2) return;
    const Plot plot = make_plot(rect, series);
    const std::size_t last = series.values.size() - 1;
    const std::size_t known = series.known < 0 ? last : std::min(last, static_cast<std::size_t>(series.known));
    const Color color = series.color != 0 ? series.color : kit.theme().primary;
    draw_band(kit, plot, series, known, color);
    if (series.norm) {
        const float y = std::floor(plot.at(0, *series.norm).y) + 0.5f;
        dashed(kit, {{rect.x0, y}, {rect.x1, y}}, kit.theme().against, std::max(1.0f, kit.px(1.25f)), kit.px(4), kit.px(3));
    }
    std::vector<Point> past, future;
    for (std::size_t i = 0; i <= last; ++i) {
        if (i <= known) past.push_back(plot.at(i, series.values[i]));
        if (i >= known) future.push_back(plot.at(i, series.values[i]));
    }
    kit.draw()->AddPolyline(past.data(), static_cast<int>(past.size()), color, 0, kit.px(2.25f));
    dashed(kit, future, color, kit.px(2.25f), kit.px(4), kit.px(4));
    const Point now = plot.at(known, series.values[known]);
    kit.draw()->AddCircleFilled(now, kit.px(4.5f), kit.theme().surface);
    kit.draw()->AddCircleFilled(now, kit.px(3.25f), color);
}

void ring_timer(Kit& kit, std::string_view id, const Rect& square, std::string_view spoken, float share_left, bool urgent, const char* icon) {
    kit.record(Role::status, id, spoken, square);
    const Point c = square.center();
    const float thick = kit.px(5), radius = std::min(square.width(), square.height()) / 2 - thick / 2;
    kit.draw()->AddCircle(c, radius, kit.theme().line, 0, thick);
    const Color color = urgent ? kit.theme().against : kit.theme().primary;
    arc(kit, c, radius, thick, std::clamp(share_left, 0.0f, 1.0f), color);
    icon_at(kit, c, icon, urgent ? kit.theme().against : kit.theme().ink_second);
}

void phase_stepper(Kit& kit, std::string_view id, const Rect& rect, const std::vector<std::string_view>& steps, int current) {
    const int count = static_cast<int>(steps.size());
    if (count == 0) return;
    const int now = std::clamp(current, 0, count - 1);
    kit.record(Role::status, id, steps[static_cast<std::size_t>(now)], rect, std::to_string(now + 1) + " / " + std::to_string(count));
    const float each = rect.width() / static_cast<float>(count), y = rect.y0 + kit.px(14);
    const auto center = [&](int i) { return Point{std::floor(rect.x0 + each * (static_cast<float>(i) + 0.5f)), y}; };
    for (int i = 0; i + 1 < count; ++i) {
        kit.draw()->AddRectFilled({center(i).x + kit.px(15), y - kit.px(1)}, {center(i + 1).x - kit.px(15), y + kit.px(1)},
                                  i < now ? kit.theme().primary : kit.theme().line);
    }
    bool all_fit = true;
    for (const std::string_view step : steps) all_fit = all_fit && text_width(kit, Font::small_bold, step) <= each - kit.px(6);
    for (int i = 0; i < count; ++i) {
        draw_step(kit, center(i), i, now);
        if (!all_fit && i != now) continue;
        const Font font = i == now ? Font::small_bold : Font::small;
        const std::string_view name = steps[static_cast<std::size_t>(i)];
        // A lone name may be wider than its step, as long as it stays within the whole.
        const float half = std::max(each, std::min(text_width(kit, font, name) + 2, rect.width())) / 2;
        const float middle = std::clamp(center(i).x, rect.x0 + half, std::max(rect.x0 + half, rect.x1 - half));
        label(kit, {middle - half, rect.y1 - kit.px(22), middle + half, rect.y1}, name,
              {.font = font, .color = i == now ? kit.theme().ink : kit.theme().ink_second, .align = Align::center});
    }
}

void dots(Kit& kit, Point right, int filled, int count, Color color) {
    for (int i = 0; i < count; ++i) {
        const Point c{right.x - kit.px(13) * static_cast<float>(count - 1 - i) - kit.px(5), right.y};
        if (i < filled) kit.draw()->AddCircleFilled(c, kit.px(4.5f), color);
        else kit.draw()->AddCircle(c, kit.px(4), color, 0, std::max(1.0f, kit.px(1)));
    }
}

}  // namespace samenspel::kit
