// Each widget registers one control, draws its look from the answer, and owns the texts inside.
#include "client/screens/kit/buttons.hpp"

#include <cmath>

#include "client/screens/kit/icons.hpp"
#include "client/screens/kit/label.hpp"
#include "client/screens/kit/scopes.hpp"
#include "client/screens/kit/shapes.hpp"

namespace samenspel::kit {
namespace {

struct ButtonColors { Color fill, text, border; };

ButtonColors button_colors(const Kit& kit, ButtonKind kind, bool enabled, bool hovered) {
    const Theme& t = kit.theme();
    if (!enabled) return {kind == ButtonKind::primary ? t.line : kind == ButtonKind::ghost ? 0 : t.inset, t.ink_third, 0};
    switch (kind) {
        case ButtonKind::primary: return {hovered ? t.primary_hover : t.primary, t.on_primary, 0};
        case ButtonKind::ghost: return {hovered ? t.primary_soft : 0, t.primary, 0};
        case ButtonKind::danger: return {hovered ? t.against_soft : t.surface, t.against, t.against};
        case ButtonKind::secondary: break;
    }
    return {hovered ? t.inset : t.surface, t.ink, t.control_border};
}

// Icon and text, centred together.
void centered_content(Kit& kit, const Rect& rect, const char* icon, std::string_view text, Color icon_color, Color text_color) {
    const float text_space = std::ceil(text_width(kit, Font::small_bold, text)) + 1;
    const float icon_space = icon != nullptr ? kit.px(20) + (text.empty() ? 0 : kit.px(6)) : 0;
    if (icon != nullptr && icon_space + text_space > rect.width() - kit.px(8)) {
        icon_at(kit, rect.center(), icon, icon_color);
        return;
    }
    const float room = std::min(icon_space + text_space, rect.width() - kit.px(8));
    float x = std::floor((rect.x0 + rect.x1 - room) / 2);
    if (icon != nullptr) icon_at(kit, {x + kit.px(10), rect.center().y}, icon, icon_color);
    label(kit, {x + icon_space, rect.y0, x + room, rect.y1}, text, {.font = Font::small_bold, .color = text_color});
}

bool content_fits(const Kit& kit, const Rect& rect, const char* icon, std::string_view text) {
    return text_width(kit, Font::small_bold, text) + kit.px(icon != nullptr ? 35 : 9) <= rect.width();
}

struct Row {
    Interaction answer;
    Rect mark, text;
};

// The common part of checkbox, switch and radio: the mark left, wrapped text right of it.
Row choice_row(Kit& kit, std::string_view id, const Rect& rect, const ControlInfo& info, float mark_units) {
    Row row;
    row.answer = kit.control(id, rect, info);
    if (row.answer.hovered) fill(kit, rect, kit.theme().inset, 8);
    Rect rest = rect.inset(kit.px(6), 0);
    row.mark = rest.cut_left(kit.px(mark_units));
    rest.cut_left(kit.px(10));
    const float height = paragraph_height(kit, info.label, rest.width(), {.font = Font::small});
    rest.y0 = std::floor((rect.y0 + rect.y1 - height) / 2);
    OwnerScope owner(kit, id);
    paragraph(kit, {rest.x0, rest.y0, rest.x1, rest.y0 + height}, info.label,
              {.font = Font::small, .color = info.enabled ? kit.theme().ink : kit.theme().ink_third});
    return row;
}

}  // namespace

float button_width(const Kit& kit, std::string_view text, bool with_icon) {
    return std::ceil(text_width(kit, Font::small_bold, text)) + kit.px(with_icon ? 26 + 28 : 32);
}

const char* icon_when_narrow(const Kit& kit, float width, std::string_view text, const char* icon) {
    return text_width(kit, Font::small_bold, text) + kit.px(9) > width ? icon : nullptr;
}

bool button(Kit& kit, std::string_view id, const Rect& rect, std::string_view text, const ButtonStyle& style) {
    const Interaction answer = kit.control(id, rect, {.role = Role::button, .label = text, .enabled = style.enabled});
    const ButtonColors colors = button_colors(kit, style.kind, style.enabled, answer.hovered || answer.held);
    if (colors.fill != 0) fill(kit, rect, colors.fill, 8);
    if (colors.border != 0) outline(kit, rect, colors.border, 8);
    OwnerScope owner(kit, id);
    centered_content(kit, answer.held ? rect.moved(0, kit.px(1)) : rect, style.icon, text, colors.text, colors.text);
    const bool over = kit.reachable() && rect.contains(kit.input().mouse);
    if (answer.hovered || answer.ring || (!style.enabled && over)) {
        if (!style.hint.empty() && style.hint != text) kit.tooltip(style.hint);
        else if (!content_fits(kit, rect, style.icon, text)) kit.tooltip(text);
    }
    return answer.pressed;
}

void badge(Kit& kit, Point center, int count) {
    const std::string text = count > 99 ? "99+" : std::to_string(count);
    const float width = std::max(kit.px(15), text_width(kit, Font::caption_bold, text) + kit.px(8)), height = kit.px(15);
    const Rect box{center.x - width / 2, center.y - height / 2, center.x + width / 2, center.y + height / 2};
    const Rect rim = box.inset(-kit.px(1.5f));
    kit.draw()->AddRectFilled(rim.top_left(), rim.bottom_right(), kit.theme().surface, rim.height() / 2);
    kit.draw()->AddRectFilled(box.top_left(), box.bottom_right(), kit.theme().against, box.height() / 2);
    FloatingScope floating(kit);
    label(kit, box.inset(-kit.px(2), 0), text, {.font = Font::caption_bold, .color = kit.theme().on_vivid, .align = Align::center});
}

bool icon_button(Kit& kit, std::string_view id, const Rect& rect, const char* icon, std::string_view name, int count) {
    const std::string value = count > 0 ? std::to_string(count) : std::string();
    const Interaction answer = kit.control(id, rect, {.label = name, .value = value});
    if (answer.hovered || answer.held) fill(kit, rect, kit.theme().inset, 8);
    if (answer.hovered || answer.ring) kit.tooltip(name);
    icon_at(kit, rect.center(), icon, answer.hovered ? kit.theme().primary : kit.theme().ink_second);
    OwnerScope owner(kit, id);
    if (count > 0) badge(kit, {rect.x1 - kit.px(8), rect.y0 + kit.px(8)}, count);
    return answer.pressed;
}

bool link_button(Kit& kit, std::string_view id, Point left, std::string_view text) {
    const float width = std::ceil(text_width(kit, Font::small_bold, text)) + 1, half = kit.px(12);
    const Rect rect{left.x, left.y - half, left.x + width, left.y + half};
    const Interaction answer = kit.control(id, rect, {.role = Role::link, .label = text, .radius = 4});
    OwnerScope owner(kit, id);
    label(kit, rect, text, {.font = Font::small_bold, .color = answer.hovered ? kit.theme().primary_hover : kit.theme().primary});
    const float y = std::floor(left.y + kit.px(8));
    kit.draw()->AddRectFilled({rect.x0, y}, {rect.x1, y + std::max(1.0f, std::floor(kit.scale()))}, kit.theme().primary);
    return answer.pressed;
}

int segmented(Kit& kit, std::string_view id, const Rect& rect, const std::vector<Segment>& segments, int selected, bool enabled) {
    int pressed = -1;
    const int count = static_cast<int>(segments.size());
    float x = rect.x0;
    for (int i = 0; i < count; ++i) {
        const Segment& segment = segments[static_cast<std::size_t>(i)];
        const float right = i + 1 == count ? rect.x1 : std::floor(rect.x0 + rect.width() * static_cast<float>(i + 1) / static_cast<float>(count));
        const Rect r{x, rect.y0, right, rect.y1};
        x = right;
        const bool on = i == selected;
        const std::string full = std::string(id) + "." + std::string(segment.id);
        const Interaction answer = kit.control(full, r, {.role = Role::toggle, .label = segment.text, .checked = on, .enabled = enabled, .group = id});
        const ToneColors colors = tone_colors(kit, segment.tone);
        const ImDrawFlags corners = count == 1 ? ImDrawFlags_RoundCornersAll : i == 0 ? ImDrawFlags_RoundCornersLeft
                                    : i + 1 == count ? ImDrawFlags_RoundCornersRight : ImDrawFlags_RoundCornersNone;
        const Color back = on ? colors.text : answer.hovered ? colors.soft : kit.theme().surface;
        const Rect box{r.x0, r.y0, i + 1 == count ? r.x1 : r.x1 + 1, r.y1};
        kit.draw()->AddRectFilled(box.top_left(), box.bottom_right(), back, kit.px(8), corners);
        kit.draw()->AddRect(box.top_left(), box.bottom_right(), on ? colors.text : kit.theme().control_border, kit.px(8), corners,
                            std::max(1.0f, std::floor(kit.scale())));
        OwnerScope owner(kit, full);
        const Color text = on ? kit.theme().on_vivid : enabled ? kit.theme().ink : kit.theme().ink_third;
        centered_content(kit, r, segment.icon, segment.text, on ? text : enabled ? colors.text : text, text);
        if ((answer.hovered || answer.ring) && !content_fits(kit, r, segment.icon, segment.text)) kit.tooltip(segment.text);
        if (answer.pressed) pressed = i;
    }
    return pressed;
}

// Tabs without room for their words: icons, and the chosen one with as much of its words as fits. Tooltips say the rest.
static int icon_tabs(Kit& kit, std::string_view id, const Rect& rect, const std::vector<Tab>& all, int selected) {
    int pressed = -1;
    const float count = static_cast<float>(all.size()), least = std::min(kit.px(44), rect.width() / count);
    const float spare = rect.width() - least * count;
    float x = rect.x0;
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        const Tab& tab = all[static_cast<std::size_t>(i)];
        const bool on = i == selected;
        const float text = std::ceil(text_width(kit, Font::small_bold, tab.text)) + kit.px(8);
        const bool words = on && text + kit.px(20) <= least + spare;
        const Rect r{x, rect.y0, std::floor(x + (words ? std::max(least, text + kit.px(28)) : least)), rect.y1};
        x = std::min(r.x1, rect.x1);
        const std::string full = std::string(id) + "." + std::string(tab.id);
        const std::string value = tab.badge > 0 ? std::to_string(tab.badge) : std::string();
        const Rect shown{r.x0, r.y0, std::min(r.x1, rect.x1), r.y1};
        const Interaction answer = kit.control(full, shown, {.role = Role::tab, .label = tab.text, .value = value, .checked = on, .group = id});
        if (on || answer.hovered) fill(kit, shown, on ? kit.theme().primary_soft : kit.theme().inset, 8);
        const Color color = on ? kit.theme().primary : kit.theme().ink_second;
        OwnerScope owner(kit, full);
        centered_content(kit, shown, tab.icon, words ? tab.text : std::string_view{}, color, color);
        if (tab.badge > 0 && !words) badge(kit, {shown.x1 - kit.px(8), shown.y0 + kit.px(8)}, tab.badge);
        if (answer.hovered || answer.ring) kit.tooltip(tab.text);
        if (answer.pressed) pressed = i;
    }
    return pressed;
}

int tabs(Kit& kit, std::string_view id, const Rect& rect, const std::vector<Tab>& all, int selected) {
    int pressed = -1;
    float wanted = 0, icons = 0, narrowest = 1e6f;
    bool plain = false;  // whole words without icons say more than icons with cut words
    const auto natural = [&](const Tab& tab) {
        return std::ceil(text_width(kit, Font::small_bold, tab.text)) + kit.px(24 + (tab.icon != nullptr && !plain ? 26 : 0) + (tab.badge > 0 ? 26 : 0));
    };
    for (const Tab& tab : all) {
        wanted += natural(tab) + kit.px(4);
        icons += tab.icon != nullptr ? kit.px(26) : 0;
    }
    if (wanted > rect.width() && wanted - icons <= rect.width()) {
        plain = true;
        wanted -= icons;
    }
    const float shrink = std::min(1.0f, rect.width() / std::max(1.0f, wanted));
    for (const Tab& tab : all) narrowest = std::min(narrowest, tab.icon != nullptr ? natural(tab) * shrink : 0);
    if (narrowest > 0 && shrink < 0.8f) return icon_tabs(kit, id, rect, all, selected);
    float x = rect.x0;
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        const Tab& tab = all[static_cast<std::size_t>(i)];
        const Rect r{x, rect.y0, x + std::floor(natural(tab) * shrink), rect.y1};
        x = r.x1 + std::floor(kit.px(4) * shrink);
        const bool on = i == selected;
        const std::string full = std::string(id) + "." + std::string(tab.id);
        const std::string value = tab.badge > 0 ? std::to_string(tab.badge) : std::string();
        const Interaction answer = kit.control(full, r, {.role = Role::tab, .label = tab.text, .value = value, .checked = on, .group = id});
        if (on || answer.hovered) fill(kit, r, on ? kit.theme().primary_soft : kit.theme().inset, 8);
        const Color color = on ? kit.theme().primary : kit.theme().ink_second;
        Rect rest = r.inset(std::floor(kit.px(12) * shrink), 0);
        if (tab.icon != nullptr && !plain) {
            icon_at(kit, rest.cut_left(kit.px(20)).center(), tab.icon, color);
            rest.cut_left(kit.px(6));
        }
        OwnerScope owner(kit, full);
        if (tab.badge > 0) badge(kit, rest.cut_right(kit.px(20)).center(), tab.badge);
        label(kit, rest, tab.text, {.font = Font::small_bold, .color = color, .may_shorten = true});
        if ((answer.hovered || answer.ring) && shrink < 1) kit.tooltip(tab.text);
        if (answer.pressed) pressed = i;
    }
    return pressed;
}

float choice_height(const Kit& kit, std::string_view text, float width) {
    return std::max(kit.px(34), paragraph_height(kit, text, width - kit.px(12 + 36 + 10), {.font = Font::small}) + kit.px(12));
}

bool checkbox(Kit& kit, std::string_view id, const Rect& rect, std::string_view text, bool& value, bool enabled) {
    const Row row = choice_row(kit, id, rect, {.role = Role::toggle, .label = text, .checked = value, .enabled = enabled}, 20);
    const Point c = row.mark.center();
    const float half = kit.px(9);
    const Rect box{c.x - half, c.y - half, c.x + half, c.y + half};
    const Color strong = enabled ? kit.theme().primary : kit.theme().ink_third;
    fill(kit, box, value ? strong : kit.theme().surface, 4);
    if (!value) outline(kit, box, enabled ? kit.theme().control_border : kit.theme().line, 4, 1.5f);
    if (value) icon_at(kit, c, icon::check, kit.theme().on_primary, Font::icon_small);
    if (row.answer.pressed) value = !value;
    return row.answer.pressed;
}

bool toggle(Kit& kit, std::string_view id, const Rect& rect, std::string_view text, bool& value, bool enabled) {
    const Row row = choice_row(kit, id, rect, {.role = Role::toggle, .label = text, .checked = value, .enabled = enabled}, 36);
    const Point c = row.mark.center();
    const Rect track{row.mark.x0, c.y - kit.px(10), row.mark.x1, c.y + kit.px(10)};
    const Color on = enabled ? kit.theme().primary : kit.theme().ink_third;
    fill(kit, track, value ? on : kit.theme().inset, 10);
    outline(kit, track, value ? on : kit.theme().control_border, 10, 1.5f);
    const Point knob{value ? track.x1 - kit.px(10) : track.x0 + kit.px(10), c.y};
    kit.draw()->AddCircleFilled(knob, kit.px(value ? 7 : 6), value ? kit.theme().on_primary : kit.theme().control_border);
    if (row.answer.pressed) value = !value;
    return row.answer.pressed;
}

bool radio(Kit& kit, std::string_view id, const Rect& rect, std::string_view text, bool selected, std::string_view group, bool enabled) {
    const Row row = choice_row(kit, id, rect, {.role = Role::radio, .label = text, .checked = selected, .enabled = enabled, .group = group}, 20);
    const Point c = row.mark.center();
    const Color color = selected ? (enabled ? kit.theme().primary : kit.theme().ink_third) : kit.theme().control_border;
    kit.draw()->AddCircleFilled(c, kit.px(9), kit.theme().surface);
    kit.draw()->AddCircle(c, kit.px(9), color, 0, std::max(1.0f, kit.px(1.75f)));
    if (selected) kit.draw()->AddCircleFilled(c, kit.px(4.75f), color);
    return row.answer.pressed && !selected;
}

}  // namespace samenspel::kit
