// Column edges come from the shares once; head and rows use the same.
#include "client/screens/kit/table.hpp"

#include <cmath>

#include "client/screens/kit/scopes.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/kit/surfaces.hpp"

namespace samenspel::kit {
namespace {

constexpr float head_units = 32;

std::vector<float> column_edges(const Rect& rect, const std::vector<Column>& columns) {
    float total = 0;
    for (const Column& column : columns) total += column.share;
    std::vector<float> edges{rect.x0};
    float x = rect.x0;
    for (const Column& column : columns) {
        x += rect.width() * column.share / std::max(total, 0.001f);
        edges.push_back(std::floor(x));
    }
    return edges;
}

}  // namespace

float table_height(const Kit& kit, std::size_t rows, const TableStyle& style) {
    return kit.px(head_units) + kit.px(style.row_height) * static_cast<float>(rows);
}

int table(Kit& kit, std::string_view id, std::string_view name, const Rect& rect, const std::vector<Column>& columns,
          const std::vector<std::vector<std::string>>& rows, const TableStyle& style) {
    const std::vector<float> edges = column_edges(rect, columns);
    const float pad = kit.px(8);
    const auto cell = [&](std::size_t column, float y0, float y1) {
        return Rect{edges[column] + pad, y0, edges[column + 1] - pad, y1};
    };
    kit.record(Role::table, id, name, {rect.x0, rect.y0, rect.x1, rect.y0 + table_height(kit, rows.size(), style)},
               std::to_string(rows.size()));
    float y = rect.y0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        label(kit, cell(c, y, y + kit.px(head_units)), columns[c].title,
              {.font = Font::caption_bold, .color = kit.theme().ink_second, .align = columns[c].align, .may_shorten = true});
    }
    y += kit.px(head_units);
    int pressed = -1;
    const float height = kit.px(style.row_height);
    for (std::size_t i = 0; i < rows.size(); ++i, y += height) {
        const Rect row{rect.x0, y, rect.x1, y + height};
        const bool shown = kit.visible(row);
        if (!shown && !style.pressable) continue;
        const std::string full = std::string(id) + "." + std::to_string(i);
        Interaction answer;
        if (style.pressable) {
            const std::string_view first = rows[i].empty() ? std::string_view{} : std::string_view(rows[i][0]);
            answer = kit.control(full, row, {.role = Role::option, .label = first, .checked = static_cast<int>(i) == style.selected, .group = id});
        }
        if (!shown) continue;
        if (static_cast<int>(i) == style.selected || answer.hovered) {
            fill(kit, row, static_cast<int>(i) == style.selected ? kit.theme().primary_soft : kit.theme().inset, 6);
        }
        divider(kit, row);
        OwnerScope owner(kit, style.pressable ? std::string_view(full) : std::string_view{});
        for (std::size_t c = 0; c < std::min(columns.size(), rows[i].size()); ++c) {
            const Rect room = cell(c, y, y + height);
            label(kit, room, rows[i][c], {.font = Font::small, .align = columns[c].align, .may_shorten = true});
            const bool cut = text_width(kit, Font::small, rows[i][c]) > room.width() + 0.75f;
            if (cut && kit.reachable() && room.intersect(kit.clip()).contains(kit.input().mouse)) kit.tooltip(rows[i][c]);
        }
        if (answer.pressed) pressed = static_cast<int>(i);
    }
    return pressed;
}

}  // namespace samenspel::kit
