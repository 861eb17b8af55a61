// Rows and columns of text. Cells that do not fit are shortened and say the whole in a tooltip.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/screens/kit/label.hpp"

namespace samenspel::kit {

struct Column {
    std::string_view title = {};
    float share = 1;              // of the width, relative to the others
    Align align = Align::left;
};

struct TableStyle {
    bool pressable = false;       // rows are controls: "id.0", "id.1", ...
    int selected = -1;
    float row_height = 36;        // units
};

// Draws the head and all rows within the rectangle's width; give it table_height() or put it in a ScrollArea, which
// then skips rows that do not show. Returns the row pressed this frame, or -1.
int table(Kit& kit, std::string_view id, std::string_view name, const Rect& rect, const std::vector<Column>& columns,
          const std::vector<std::vector<std::string>>& rows, const TableStyle& style = {});
float table_height(const Kit& kit, std::size_t rows, const TableStyle& style = {});

}  // namespace samenspel::kit
