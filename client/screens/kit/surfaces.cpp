// Drawing only; nothing here takes input.
#include "client/screens/kit/surfaces.hpp"

#include <cmath>

#include "client/screens/kit/label.hpp"
#include "client/screens/kit/shapes.hpp"

namespace samenspel::kit {

Rect card(Kit& kit, const Rect& rect, float padding_units) {
    shadow(kit, rect, 0.8f);
    fill(kit, rect, kit.theme().surface, 12);
    outline(kit, rect, kit.theme().line, 12);
    return rect.inset(kit.px(padding_units));
}

Rect panel(Kit& kit, const Rect& rect, float padding_units) {
    fill(kit, rect, kit.theme().inset, 8);
    return rect.inset(kit.px(padding_units));
}

void card_accent(Kit& kit, const Rect& r, Color color) {
    kit.draw()->PushClipRect(r.top_left(), {r.x0 + kit.px(4), r.y1}, true);
    kit.draw()->AddRectFilled(r.top_left(), {r.x0 + kit.px(26), r.y1}, color, kit.px(12));
    kit.draw()->PopClipRect();
}

void section_head(Kit& kit, const Rect& rect, const char* icon, std::string_view title, std::string_view remark) {
    Rect rest = rect;
    if (icon != nullptr) {
        const Rect place = rest.cut_left(kit.px(20));
        icon_at(kit, place.center(), icon, kit.theme().primary);
        rest.cut_left(kit.px(8));
    }
    if (!remark.empty()) {
        const float wanted = text_width(kit, Font::caption, remark) + 1;
        const float title_width = text_width(kit, Font::title, title);
        // The title goes first: a remark that would push it out is shortened.
        const float room = std::max(0.0f, rest.width() - title_width - kit.px(12));
        if (room > kit.px(24)) {
            label(kit, rest.cut_right(std::min(wanted, room)), remark,
                  {.font = Font::caption, .color = kit.theme().ink_third, .align = Align::right, .may_shorten = true});
        }
    }
    label(kit, rest, title, {.font = Font::title});
}

void divider(Kit& kit, const Rect& rect) {
    const float y = std::floor(rect.y0), thick = std::max(1.0f, std::floor(kit.scale()));
    kit.draw()->AddRectFilled({rect.x0, y}, {rect.x1, y + thick}, kit.theme().line);
}

ToneColors tone_colors(const Kit& kit, Tone tone) {
    const Theme& t = kit.theme();
    switch (tone) {
        case Tone::primary: return {t.primary, t.primary_soft};
        case Tone::good: return {t.in_favour, t.in_favour_soft};
        case Tone::bad: return {t.against, t.against_soft};
        case Tone::warning: return {t.warning, t.warning_soft};
        case Tone::neutral: break;
    }
    return {t.abstain, t.abstain_soft};
}

float chip_width(const Kit& kit, const char* icon, std::string_view text) {
    return 2 * kit.px(8) + (icon != nullptr ? kit.px(16) + kit.px(4) : 0) + std::ceil(text_width(kit, Font::caption, text));
}

float chip(Kit& kit, Point left, const char* icon, std::string_view text, Tone tone) {
    const ToneColors colors = tone_colors(kit, tone);
    const float width = chip_width(kit, icon, text), height = kit.px(22), top = std::floor(left.y - height / 2);
    const Rect box{left.x, top, left.x + width, top + height};
    fill(kit, box, colors.soft, 11);
    Rect rest = box.inset(kit.px(8), 0);
    if (icon != nullptr) {
        icon_at(kit, rest.cut_left(kit.px(16)).center(), icon, colors.text, Font::icon_small);
        rest.cut_left(kit.px(4));
    }
    label(kit, rest, text, {.font = Font::caption, .color = colors.text});
    return width;
}

void avatar(Kit& kit, Point center, float radius, int party, std::string_view letter) {
    if (!kit.visible({center.x - radius, center.y - radius, center.x + radius, center.y + radius})) return;
    const int index = std::clamp(party, 0, party_colors - 1);
    kit.draw()->AddCircleFilled(center, radius, kit.theme().party[index]);
    const Font size = radius > kit.px(14) ? Font::body_bold : radius > kit.px(10) ? Font::small_bold : Font::caption_bold;
    ImFont* font = kit.font(size);
    const float width = text_width(font, letter);
    raw_text(kit, font, {std::floor(center.x - width / 2 + 0.5f), capital_top(font, center.y)}, kit.theme().on_party[index], letter);
}

void avatar_mark(Kit& kit, Point center, float radius, const char* icon, Tone tone) {
    const Point at{center.x + radius * 0.75f, center.y + radius * 0.75f};
    if (!kit.visible({at.x - kit.px(9), at.y - kit.px(9), at.x + kit.px(9), at.y + kit.px(9)})) return;
    kit.draw()->AddCircleFilled(at, kit.px(9), kit.theme().surface);
    kit.draw()->AddCircleFilled(at, kit.px(7.5f), tone_colors(kit, tone).text);
    ImFont* font = kit.font(Font::icon_small);
    const float size = std::floor(font->FontSize * 0.8f);
    kit.draw()->AddText(font, size, {std::floor(at.x - size / 2 + 0.5f), std::floor(at.y - size / 2 + 0.5f)}, kit.theme().on_vivid, icon);
}

float notice_height(const Kit& kit, std::string_view text, float width) {
    return std::max(kit.px(20), paragraph_height(kit, text, width - kit.px(24 + 28), {.font = Font::small})) + kit.px(18);
}

float notice(Kit& kit, const Rect& rect, const char* icon, std::string_view text, Tone tone) {
    const ToneColors colors = tone_colors(kit, tone);
    const float height = notice_height(kit, text, rect.width());
    const Rect box{rect.x0, rect.y0, rect.x1, rect.y0 + height};
    fill(kit, box, colors.soft, 8);
    Rect rest = box.inset(kit.px(12), kit.px(9));
    const Rect place = rest.cut_left(kit.px(20));
    icon_at(kit, {place.center().x, place.y0 + kit.px(10)}, icon, colors.text);
    rest.cut_left(kit.px(8));
    const float text_height = paragraph_height(kit, text, rest.width(), {.font = Font::small});
    rest.y0 += std::floor(std::max(0.0f, (kit.px(20) - text_height) / 2));
    paragraph(kit, rest, text, {.font = Font::small});
    return height;
}

}  // namespace samenspel::kit
