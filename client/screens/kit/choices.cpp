// The open list is a layer of its own, so everything below it rests.
#include "client/screens/kit/choices.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "client/screens/kit/icons.hpp"
#include "client/screens/kit/label.hpp"
#include "client/screens/kit/scopes.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"

namespace samenspel::kit {
namespace {

constexpr float stop_height = 36, between = 4;

int count_of(const ScaleStyle& style) { return style.most - style.least + 1; }

// Two where a number would have no room on its stop, as ten of them on a phone with large text.
int rows_of(const Kit& kit, const ScaleStyle& style, float width) {
    const auto count = static_cast<float>(count_of(style));
    const float stop = (width - (count - 1) * kit.px(between)) / count;
    return stop >= text_width(kit, Font::small_bold, std::to_string(style.most)) + kit.px(2) ? 1 : 2;
}

float stops_height(const Kit& kit, const ScaleStyle& style, float width) {
    const auto rows = static_cast<float>(rows_of(kit, style, width));
    return rows * kit.px(stop_height) + (rows - 1) * kit.px(between);
}

std::vector<Rect> stops_of(const Kit& kit, const ScaleStyle& style, Rect room) {
    const int rows = rows_of(kit, style, room.width()), across = (count_of(style) + rows - 1) / rows;
    std::vector<Rect> out;
    for (int row = 0; row < rows; ++row) {
        for (const Rect& stop : room.cut_top(kit.px(stop_height)).columns(across, kit.px(between)))
            if (static_cast<int>(out.size()) < count_of(style)) out.push_back(stop);
        room.cut_top(kit.px(between));
    }
    return out;
}

// The words under either end stay on their own side of the middle.
float end_width(const Kit& kit, float width) { return std::floor(width / 2 - kit.px(6)); }

int stepped_by_key(Kit& kit, int value, const ScaleStyle& style) {
    int next = value;
    if (kit.take_key(Key::right) || kit.take_key(Key::up)) next = std::max(value, style.least - 1) + 1;
    if (kit.take_key(Key::left) || kit.take_key(Key::down)) next = value - 1;
    if (kit.take_key(Key::home)) next = style.least;
    if (kit.take_key(Key::end)) next = style.most;
    for (int digit = 0; digit <= 9; ++digit) {
        if (!kit.take_key(static_cast<Key>(static_cast<int>(Key::zero) + digit))) continue;
        const int meant = digit == 0 ? 10 : digit;
        if (meant >= style.least && meant <= style.most) next = meant;
    }
    return next == value ? value : std::clamp(next, style.least, style.most);
}

void draw_stop(Kit& kit, const Rect& r, int number, bool on, bool hovered) {
    const Theme& t = kit.theme();
    fill(kit, r, on ? t.primary : hovered ? t.primary_soft : t.surface, 8);
    if (!on) outline(kit, r, t.control_border, 8);
    label(kit, r, std::to_string(number), {.font = Font::small_bold, .color = on ? t.on_primary : t.ink, .align = Align::center});
}

struct ListState { bool open = false; };

// The chosen option, -1 for closed without one, -2 while it stays open.
int draw_list(Kit& kit, std::string_view id, const Rect& box, const std::vector<std::string_view>& options, int selected) {
    ModalScope layer(kit);
    const float row = kit.px(34), pad = kit.px(5), below = kit.window().y1 - box.y1, above = box.y0;
    const float wanted = row * static_cast<float>(options.size()) + 2 * pad;
    const bool down = below >= wanted + kit.px(8) || below >= above;
    const float height = std::min(wanted, (down ? below : above) - kit.px(8));
    const Rect list = down ? Rect{box.x0, box.y1 + kit.px(4), box.x1, box.y1 + kit.px(4) + height}
                           : Rect{box.x0, box.y0 - kit.px(4) - height, box.x1, box.y0 - kit.px(4)};
    shadow(kit, list, 1.3f);
    fill(kit, list, kit.theme().surface, 8);
    outline(kit, list, kit.theme().line, 8);
    int out = -2;
    ScrollArea area(kit, std::string(id) + ".list", list.inset(pad));
    for (int i = 0; i < static_cast<int>(options.size()); ++i) {
        const Rect r = area.content().cut_top(row);
        area.used(r.y1);
        const std::string full = std::string(id) + "." + std::to_string(i);
        const std::string_view option = options[static_cast<std::size_t>(i)];
        const Interaction answer = kit.control(full, r, {.role = Role::option, .label = option, .checked = i == selected, .group = id});
        if (answer.hovered || answer.focused) fill(kit, r, kit.theme().primary_soft, 6);
        OwnerScope owner(kit, full);
        Rect rest = r.inset(kit.px(8), 0);
        if (i == selected) icon_at(kit, rest.cut_right(kit.px(20)).center(), icon::check, kit.theme().primary, Font::icon_small);
        label(kit, rest, option, {.font = Font::small, .may_shorten = true});
        if (answer.pressed) out = i;
    }
    if (kit.take_key(Key::escape)) out = -1;
    if (kit.input().mouse_pressed && kit.reachable() && !list.contains(kit.input().mouse)) out = -1;
    return out;
}

}  // namespace

float slider_height(const Kit& kit, const ScaleStyle& style, float width) {
    const float stops = stops_height(kit, style, width);
    if (style.low.empty() && style.high.empty()) return stops;
    const TextStyle words{.font = Font::caption};
    const float half = end_width(kit, width);
    const float ends = std::max(paragraph_height(kit, style.low, half, words), paragraph_height(kit, style.high, half, words));
    return std::ceil(stops + kit.px(4) + std::max(ends, kit.px(18)));
}

bool slider(Kit& kit, std::string_view id, const Rect& rect, int& value, const ScaleStyle& style) {
    const std::string spoken = value >= style.least ? std::to_string(value) : std::string();
    const Rect row{rect.x0, rect.y0, rect.x1, rect.y0 + stops_height(kit, style, rect.width())};
    const Interaction answer = kit.control(id, row, {.role = Role::slider, .label = style.name, .value = spoken, .key_press = false});
    const int before = value;
    if (answer.focused) value = stepped_by_key(kit, value, style);
    OwnerScope owner(kit, id);
    const std::vector<Rect> stops = stops_of(kit, style, row);
    for (int i = 0; i < count_of(style); ++i) {
        const Rect& stop = stops[static_cast<std::size_t>(i)];
        const bool over = answer.hovered && stop.contains(kit.input().mouse);
        if (answer.held && stop.contains(kit.input().mouse)) value = style.least + i;
        draw_stop(kit, stop, style.least + i, style.least + i == value, over);
    }
    if (!style.low.empty() || !style.high.empty()) {
        kit.context.owner.clear();
        const float top = row.y1 + kit.px(4), half = end_width(kit, rect.width());
        const TextStyle words{.font = Font::caption, .color = kit.theme().ink_second};
        TextStyle right = words;
        right.align = Align::right;
        paragraph(kit, {rect.x0, top, rect.x0 + half, rect.y1}, style.low, words);
        paragraph(kit, {rect.x1 - half, top, rect.x1, rect.y1}, style.high, right);
    }
    if (value != before) kit.request_frame();
    return value != before;
}

bool select(Kit& kit, std::string_view id, const Rect& rect, const std::vector<std::string_view>& options, int& selected,
            const SelectStyle& style) {
    ListState& state = kit.state<ListState>(std::string(id) + "#open");
    const bool chosen = selected >= 0 && selected < static_cast<int>(options.size());
    const std::string_view shown = chosen ? options[static_cast<std::size_t>(selected)] : style.hint;
    const Interaction answer = kit.control(id, rect, {.role = Role::select, .label = style.name, .value = chosen ? shown : std::string_view{},
                                                      .enabled = style.enabled});
    fill(kit, rect, style.enabled ? (answer.hovered ? kit.theme().inset : kit.theme().surface) : kit.theme().inset, 8);
    outline(kit, rect, style.enabled ? kit.theme().control_border : kit.theme().line, 8);
    Rect rest = rect.inset(kit.px(12), 0);
    icon_at(kit, rest.cut_right(kit.px(18)).center(), state.open ? icon::expand_less : icon::expand_more, kit.theme().ink_second);
    {
        OwnerScope owner(kit, id);
        label(kit, rest, shown, {.font = Font::small, .color = chosen ? kit.theme().ink : kit.theme().ink_third, .may_shorten = true});
    }
    const bool arrow = answer.focused && kit.take_key(Key::down);
    if ((answer.pressed || arrow) && !options.empty()) {
        state.open = true;
        kit.focus.request(id, kit.focus.visible());
        kit.request_frame();
        return false;
    }
    if (!state.open) return false;
    const int before = selected;
    const int picked = draw_list(kit, id, rect, options, selected);
    if (picked == -2) return false;
    state.open = false;
    kit.request_frame();
    if (picked >= 0) selected = picked;
    return selected != before;
}

}  // namespace samenspel::kit
