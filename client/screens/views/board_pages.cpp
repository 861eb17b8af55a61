// The board's figures: the region against how it would have gone without a deal, and the tables beside each other.
#include <algorithm>
#include <cmath>
#include <optional>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/board.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

using Indicators = google::protobuf::RepeatedPtrField<Indicator>;

std::optional<double> region_value(const Indicators& indicators, const std::string& id) {
    for (const auto& indicator : indicators)
        if (indicator.indicator() == id && indicator.subject().empty()) return indicator.value();
    return std::nullopt;
}

float share_of(const IndicatorInfo& info, double value) {
    const double width = info.high() - info.low();
    return width == 0 ? 0 : static_cast<float>(std::clamp((value - info.low()) / width, 0.0, 1.0));
}

Color tone_of(const View& view, const IndicatorInfo& info, double value, std::optional<double> without) {
    if (!without || value == *without) return view.kit.theme().ink;
    return (value > *without) == info.more_is_better() ? view.kit.theme().in_favour : view.kit.theme().against;
}

void draw_gauge_row(const View& view, Rect row, const IndicatorInfo& info, double value, std::optional<double> without) {
    const float bar = view.px(10);
    Rect low = row.cut_bottom(bar + view.px(8));
    const std::string now = measured(value, info.unit());
    label(view.kit, row.cut_right(std::ceil(text_width(view.kit, Font::title, now)) + 2), now, {.font = Font::title, .color = tone_of(view, info, value, without), .align = Align::right});
    row.cut_right(view.px(8));
    label(view.kit, row, say(info.name()), {.font = Font::body, .may_shorten = true});
    const std::string spoken = now + (without ? ", " + tr("result.without", {measured(*without, info.unit())}) : std::string());
    gauge(view.kit, "board." + info.id(), {low.x0, low.y0, low.x1, low.y0 + bar}, say(info.name()), spoken, share_of(info, value), without ? std::optional(share_of(info, *without)) : std::nullopt,
          {.good = !without || value == *without || (value > *without) == info.more_is_better()});
}

void draw_indicators(const View& view, Rect room) {
    const auto& results = view.knowledge().results();
    if (results.empty()) {
        paragraph(view.kit, room, tr("result.before"), {.font = Font::body});
        return;
    }
    const RoundResolved& last = results.rbegin()->round();
    const bool compared = last.round() > 0 && !last.without_deal().empty();
    const Rect foot = compared ? room.cut_bottom(line_height(view.kit, Font::caption)) : Rect{};
    if (compared) label(view.kit, foot, tr("result.mark"), {.font = Font::caption, .color = view.kit.theme().ink_second, .may_shorten = true});
    const float height = line_height(view.kit, Font::title) + view.px(22);
    for (const auto& info : view.content().indicators()) {
        const auto value = region_value(last.indicators(), info.id());
        if (!value || room.height() < height) continue;
        draw_gauge_row(view, room.cut_top(height), info, *value, compared ? region_value(last.without_deal(), info.id()) : std::nullopt);
        room.cut_top(view.px(4));
    }
}

// The measures that every table has a figure for, in the scenario's order.
std::vector<const IndicatorInfo*> compared_measures(const View& view) {
    std::vector<const IndicatorInfo*> out;
    for (const auto& info : view.content().indicators()) {
        const auto& all = view.knowledge().outcomes();
        if (std::all_of(all.begin(), all.end(), [&](const TableOutcome& outcome) { return region_value(outcome.indicators(), info.id()).has_value(); })) out.push_back(&info);
    }
    return out;
}

struct Grid { Rect names; std::vector<Rect> columns; };

Grid grid_of(const View& view, const Rect& room) {
    const int tables = std::max(1, view.knowledge().outcomes_size());
    Grid grid;
    Rect rest = room;
    grid.names = rest.cut_left(room.width() * (tables > 5 ? 0.22f : 0.32f));
    rest.x1 = std::min(rest.x1, rest.x0 + static_cast<float>(tables) * view.px(240));  // a figure stays near its name
    grid.columns = rest.columns(tables, view.px(4));
    return grid;
}

// A figure, and in a word how it compares with no deal; the colour only repeats the word.
struct Cell { std::string figure, word; Color tone = 0; };

Cell cell_of(const View& view, const IndicatorInfo& info, const TableOutcome& outcome) {
    const double value = *region_value(outcome.indicators(), info.id());
    const auto without = region_value(outcome.without_deal(), info.id());
    Cell cell{measured(value, info.unit()), {}, tone_of(view, info, value, without)};
    if (without) cell.word = tr(value == *without ? "board.same" : (value > *without) == info.more_is_better() ? "board.better" : "board.worse");
    return cell;
}

float width_of(const View& view, const Cell& cell) {
    return text_width(view.kit, Font::small_bold, cell.figure) + (cell.word.empty() ? 0 : text_width(view.kit, Font::caption, cell.word) + view.px(8));
}

// Figure and word side by side where every column has room for both, else one under the other.
void draw_row_of(const View& view, const Grid& grid, float y0, float y1, const std::string& name, const std::vector<Cell>& cells, bool beside) {
    divider(view.kit, {grid.names.x0, y0, grid.columns.back().x1, y1});
    const TextStyle style{.font = Font::small, .max_lines = 2, .may_shorten = true};
    const float height = std::min(y1 - y0, paragraph_height(view.kit, name, grid.names.width() - view.px(6), style));
    const float top = (y0 + y1 - height) / 2, middle = (y0 + y1) / 2;
    paragraph(view.kit, {grid.names.x0, top, grid.names.x1 - view.px(6), top + height}, name, style);
    for (std::size_t index = 0; index < cells.size(); ++index) {
        const Rect& column = grid.columns[index];
        const Cell& cell = cells[index];
        if (beside && !cell.word.empty()) {
            const float word = view.px(8) + std::max({text_width(view.kit, Font::caption, tr("board.same")), text_width(view.kit, Font::caption, tr("board.better")), text_width(view.kit, Font::caption, tr("board.worse"))});
            label(view.kit, {column.x0, y0, column.x1 - word, y1}, cell.figure, {.font = Font::small_bold, .align = Align::right});
            label(view.kit, {column.x1 - word + view.px(8), y0, column.x1, y1}, cell.word, {.font = Font::caption, .color = cell.tone});
            continue;
        }
        const float split = cell.word.empty() ? y1 : middle + view.px(1);
        label(view.kit, {column.x0, y0, column.x1, split}, cell.figure, {.font = Font::small_bold, .align = Align::right, .may_shorten = true});
        if (!cell.word.empty()) label(view.kit, {column.x0, split - view.px(3), column.x1, y1}, cell.word, {.font = Font::caption, .color = cell.tone, .align = Align::right, .may_shorten = true});
    }
}

}  // namespace

void draw_board_result(const View& view, const Rect& rect) {
    Rect room = rect.inset(view.px(20), view.px(12));
    draw_board_line(view, room.cut_top(line_height(view.kit, Font::number)));
    room.cut_top(view.px(8));
    const bool wide = room.width() > room.height();
    Rect map = wide ? room.cut_left(std::min(room.width() * 0.46f, room.height() * 1.15f)) : room.cut_top(room.height() * 0.42f);
    if (wide) room.cut_left(view.px(20));
    else room.cut_top(view.px(10));
    draw_map_picture(view, map);
    draw_indicators(view, room);
}

void draw_board_compared(const View& view, const Rect& rect) {
    Rect room = rect.inset(view.px(20), view.px(12));
    label(view.kit, room.cut_top(line_height(view.kit, Font::number)), tr("board.compared"), {.font = Font::heading, .color = view.kit.theme().primary, .may_shorten = true});
    room.cut_top(view.px(4));
    ScrollArea area(view.kit, "board.compared", room, {.name = tr("board.compared")});
    const auto& outcomes = view.knowledge().outcomes();
    Rect content = area.content();
    content.x1 -= view.px(12);  // clear of the bar
    const Grid grid = grid_of(view, content);
    struct Row { std::string name; std::vector<Cell> cells; };
    std::vector<Row> rows;
    for (const auto* info : compared_measures(view)) {
        Row& row = rows.emplace_back(Row{say(info->name()), {}});
        for (const auto& outcome : outcomes) row.cells.push_back(cell_of(view, *info, outcome));
    }
    Row agreements{std::string(tr("end.agreements")), {}}, reveals{std::string(tr("board.reveals")), {}};
    for (const auto& outcome : outcomes) {
        agreements.cells.push_back({std::to_string(outcome.agreements()), {}});
        reveals.cells.push_back({std::to_string(outcome.reveals()), {}});
    }
    rows.push_back(std::move(agreements));
    rows.push_back(std::move(reveals));
    float widest = 0;
    for (const auto& row : rows)
        for (const auto& cell : row.cells) widest = std::max(widest, width_of(view, cell));
    const bool beside = !grid.columns.empty() && widest + view.px(24) <= grid.columns.front().width();

    float y = content.y0;
    const float head = line_height(view.kit, Font::body_bold), line = line_height(view.kit, Font::small);
    for (int index = 0; index < outcomes.size(); ++index) {
        const Rect& column = grid.columns[static_cast<std::size_t>(index)];
        label(view.kit, {column.x0, y, column.x1, y + head}, std::to_string(outcomes.Get(index).table()), {.font = Font::body_bold, .align = Align::right});
    }
    label(view.kit, {grid.names.x0, y, grid.names.x1, y + head}, tr("board.table"), {.font = Font::body_bold, .may_shorten = true});
    y += head + view.px(2);
    // Nobody scrolls on a wall: where one line is enough the rows share the height that is there.
    const float foot = paragraph_height(view.kit, tr("board.than"), content.width(), {.font = Font::caption}) + view.px(8);
    const float share = (room.height() - head - view.px(2) - foot) / static_cast<float>(rows.size());
    const float height = beside ? std::clamp(share, line + view.px(2), 2 * line) : 2 * line + view.px(4);
    for (const auto& row : rows) {
        draw_row_of(view, grid, y, y + height, row.name, row.cells, beside);
        y += height;
    }
    y += paragraph(view.kit, {content.x0, y + view.px(4), content.x1, y}, tr("board.than"), {.font = Font::caption, .color = view.kit.theme().ink_second}) + view.px(4);
    area.used(y);
}

}  // namespace samenspel::screens
