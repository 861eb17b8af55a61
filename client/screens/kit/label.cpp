// Greedy wrapping of our own: ImGui's also breaks after a period or comma, which splits "1.240".
#include "client/screens/kit/label.hpp"

#include <cmath>

#include "client/screens/kit/utf8.hpp"

namespace samenspel::kit {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

float advance(ImFont* font, char32_t c) {
    const int index = static_cast<int>(c);
    return index < font->IndexAdvanceX.Size ? font->IndexAdvanceX.Data[index] : font->FallbackAdvanceX;
}

std::string shortened(ImFont* font, std::string_view text, float width) {
    const float room = width - text_width(font, ellipsis);
    float used = 0;
    std::size_t end = 0;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t c = next_code_point(text, position);
        used += advance(font, c);
        if (used > room || c == '\n') break;
        end = position;
    }
    std::string out(text.substr(0, end));
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out += ellipsis;
    return out;
}

Color ink(const Kit& kit, const TextStyle& style) { return style.color != 0 ? style.color : kit.theme().ink; }

float aligned(const Rect& rect, float width, Align align) {
    if (align == Align::center) return std::floor((rect.x0 + rect.x1 - width) / 2 + 0.5f);
    return align == Align::right ? std::floor(rect.x1 - width) : rect.x0;
}

}  // namespace

float text_width(ImFont* font, std::string_view text) {
    float width = 0;
    for (std::size_t position = 0; position < text.size();) width += advance(font, next_code_point(text, position));
    return width;
}

float text_width(const Kit& kit, Font font, std::string_view text) { return text_width(kit.font(font), text); }

float line_height(const Kit& kit, Font font) { return std::floor(kit.font(font)->FontSize * 1.16f + 0.5f); }

float capital_top(ImFont* font, float middle) {
    return std::floor(middle - (font->Ascent - half_capital_em * font->FontSize / em_to_box) + 0.5f);
}

std::vector<Line> wrap(ImFont* font, std::string_view text, float width) {
    std::vector<Line> lines;
    std::size_t start = 0, position = 0, break_at = 0;
    float used = 0, used_at_break = 0;
    bool can_break = false;
    const auto next_line = [&](std::size_t end, float line_width, std::size_t begin) {
        lines.push_back({start, end, line_width});
        start = position = begin;
        used = 0;
        can_break = false;
    };
    while (position < text.size()) {
        std::size_t after = position;
        const char32_t c = next_code_point(text, after);
        if (c == '\n') {
            next_line(position, used, after);
            continue;
        }
        const float step = advance(font, c);
        if (c == ' ') {
            break_at = position;
            used_at_break = used;
            can_break = true;
        } else if (used + step > width && can_break) {
            std::size_t begin = break_at;
            while (begin < text.size() && text[begin] == ' ') ++begin;
            next_line(break_at, used_at_break, begin);
            continue;
        } else if (used + step > width && position > start) {
            next_line(position, used, position);
            continue;
        }
        used += step;
        position = after;
        if ((c == '-' || c == '/') && position < text.size()) {
            break_at = position;
            used_at_break = used;
            can_break = true;
        }
    }
    lines.push_back({start, text.size(), used});
    return lines;
}

float longest_line(const Kit& kit, Font font, std::string_view text, float width) {
    float longest = 0;
    for (const Line& line : wrap(kit.font(font), text, width)) longest = std::max(longest, line.width);
    return longest;
}

void raw_text(Kit& kit, ImFont* font, Point top_left, Color color, std::string_view text) {
    if (text.empty()) return;
    kit.draw()->AddText(font, font->FontSize, top_left, color, text.data(), text.data() + text.size());
}

float label(Kit& kit, const Rect& rect, std::string_view text, const TextStyle& style) {
    if (text.empty()) return 0;
    ImFont* font = kit.font(style.font);
    const float needed = text_width(font, text);
    const bool fits = needed <= rect.width() + 0.75f;
    const std::string cut = fits ? std::string() : shortened(font, text, rect.width());
    const float width = fits ? needed : text_width(font, cut);
    const float x = aligned(rect, width, style.align);
    const float top = capital_top(font, (rect.y0 + rect.y1) / 2);
    const Rect drawn{x, top, x + width, top + font->FontSize};
    Semantic& s = kit.record(Role::text, style.id, text, drawn);
    s.shortened = !fits;
    s.may_shorten = style.may_shorten;
    s.needed_width = needed;
    s.needed_height = font->FontSize;
    if (kit.visible(drawn)) raw_text(kit, font, {x, top}, ink(kit, style), fits ? text : std::string_view(cut));
    return width;
}

float giant_label(Kit& kit, const Rect& rect, std::string_view text, const TextStyle& style) {
    if (text.empty() || rect.empty()) return 0;
    ImFont* font = kit.font(Font::giant);
    const float natural = text_width(font, text), capitals = font->FontSize / em_to_box * half_capital_em * 2;
    const float share = std::min(rect.width() / natural, rect.height() / capitals);
    const float width = natural * share, height = capitals * share, size = font->FontSize * share;
    const float x = std::floor(aligned(rect, width, style.align)), top = std::floor(rect.center().y - height / 2);
    Semantic& s = kit.record(Role::text, style.id, text, {x, top, x + width, top + height});
    s.needed_width = width;
    s.needed_height = height;
    // Where the line box begins so that its capitals begin at `top`.
    const float line_top = capital_top(font, 0) * share + top + height / 2;
    kit.draw()->AddText(font, size, {x, line_top}, ink(kit, style), text.data(), text.data() + text.size());
    return width;
}

void icon_at(Kit& kit, Point center, const char* icon, Color color, Font size) {
    IM_ASSERT(size >= Font::icon_small && size <= Font::icon_large && "letters have no icons: a question mark would be drawn");
    ImFont* font = kit.font(size);
    const float half = font->FontSize / 2;
    if (!kit.visible({center.x - half, center.y - half, center.x + half, center.y + half})) return;
    raw_text(kit, font, {std::floor(center.x - half + 0.5f), std::floor(center.y - half + 0.5f)}, color, icon);
}

float paragraph(Kit& kit, const Rect& rect, std::string_view text, const TextStyle& style) {
    if (text.empty()) return 0;
    ImFont* font = kit.font(style.font);
    const float step = line_height(kit, style.font);
    const std::vector<Line> lines = wrap(font, text, rect.width());
    const std::size_t limit = style.max_lines > 0 ? static_cast<std::size_t>(style.max_lines) : lines.size();
    const std::size_t count = std::min(limit, lines.size());
    float longest = 0;
    for (const Line& line : lines) longest = std::max(longest, line.width);
    const float height = static_cast<float>(count) * step;
    const float left = aligned(rect, longest, style.align);
    Semantic& s = kit.record(Role::text, style.id, text, {left, rect.y0, left + std::min(longest, rect.width()), rect.y0 + height});
    s.needed_width = longest;
    s.needed_height = static_cast<float>(lines.size()) * step;
    s.cut = count < lines.size() || (rect.height() > 0 && height > rect.height() + step / 2);
    s.may_shorten = style.may_shorten;
    for (std::size_t i = 0; i < count; ++i) {
        const float y = rect.y0 + static_cast<float>(i) * step;
        if (y > kit.clip().y1 || y + step < kit.clip().y0) continue;
        std::string_view line = text.substr(lines[i].begin, lines[i].end - lines[i].begin);
        std::string last;
        if (count < lines.size() && i + 1 == count) {
            last = shortened(font, text.substr(lines[i].begin), rect.width());
            line = last;
        }
        raw_text(kit, font, {aligned(rect, text_width(font, line), style.align), y}, ink(kit, style), line);
    }
    return height;
}

float paragraph_height(const Kit& kit, std::string_view text, float width, const TextStyle& style) {
    if (text.empty()) return 0;
    std::size_t lines = wrap(kit.font(style.font), text, width).size();
    if (style.max_lines > 0) lines = std::min(lines, static_cast<std::size_t>(style.max_lines));
    return static_cast<float>(lines) * line_height(kit, style.font);
}

void haloed_label(Kit& kit, Point center, std::string_view text, const TextStyle& style, Color halo) {
    ImFont* font = kit.font(style.font);
    const float width = text_width(font, text), x = std::floor(center.x - width / 2), y = capital_top(font, center.y);
    const float out = std::max(1.0f, kit.px(1.5f));
    for (int i = 0; i < 8; ++i) {
        const float angle = static_cast<float>(i) * 0.7853982f;
        raw_text(kit, font, {std::floor(x + std::cos(angle) * out + 0.5f), std::floor(y + std::sin(angle) * out + 0.5f)}, halo, text);
    }
    raw_text(kit, font, {x, y}, ink(kit, style), text);
    Semantic& s = kit.record(Role::text, style.id, text, {x, y, x + width, y + font->FontSize});
    s.needed_width = width;
    s.needed_height = font->FontSize;
}

}  // namespace samenspel::kit
