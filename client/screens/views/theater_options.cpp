// The option board: everybody sees it, the pen writes on it, strikes through, and reports what was chosen.
#include <algorithm>

#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/theater.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr std::size_t most_characters = 80;
constexpr std::size_t most_options = 12;

struct Draft {
    std::string words;                // of the next option
    std::string choice;               // about to be reported
    bool reporting = false;
};

knowledge::Language in_use() { return language() == Language::dutch ? knowledge::Language::dutch : knowledge::Language::english; }

void write(const View& view, const std::vector<BoardOption>& options) {
    WriteOptions& command = *view.wants.give().mutable_write_options();
    for (const auto& option : options) *command.add_options() = option;
}

void strike_through(const View& view, const Rect& row, float width) {
    const float y = row.center().y + view.px(1);
    view.kit.draw()->AddLine({row.x0, y}, {row.x0 + width, y}, view.kit.theme().ink_second, view.px(2));
}

void draw_option(const View& view, Rect row, std::vector<BoardOption>& options, std::size_t index, bool pen, Draft& draft) {
    BoardOption& option = options[index];
    const std::string number = std::to_string(index + 1);
    divider(view.kit, row);
    if (pen) {
        const auto square = [&] {
            const Rect cut = row.cut_right(view.px(42));
            return Rect{cut.x0 + view.px(3), cut.center().y - view.px(18), cut.x1 - view.px(3), cut.center().y + view.px(18)};
        };
        const bool struck = option.struck();
        if (icon_button(view.kit, "theater.strike." + number, square(), struck ? icon::undo : icon::close, tr(struck ? "theater.unstrike" : "theater.strike", {option.text()}))) {
            option.set_struck(!struck);
            write(view, options);
        }
        if (!struck && icon_button(view.kit, "theater.choose." + number, square(), icon::check, tr("theater.choose", {option.text()}))) draft = {draft.words, option.text(), true};
        if (struck) row.cut_right(view.px(42));
    }
    row.cut_left(view.px(4));
    const TextStyle style{.font = Font::title, .color = option.struck() ? view.kit.theme().ink_third : view.kit.theme().ink, .may_shorten = true, .id = "theater.option"};
    const float width = label(view.kit, row, option.text(), style);
    if (option.struck()) {
        strike_through(view, row, width);
        view.kit.record(Role::status, "theater.struck." + number, tr("theater.struck", {option.text()}), row);
    }
}

void draw_adding(const View& view, Rect row, std::vector<BoardOption>& options, Draft& draft) {
    const float width = std::min(row.width() * 0.4f, button_width(view.kit, tr("theater.add"), true));
    const Rect place = row.cut_right(width);
    row.cut_right(view.px(8));
    const bool entered = text_input(view.kit, "theater.new", row, draft.words, {.name = tr("theater.new"), .hint = tr("theater.new"), .limit = most_characters}).submitted;
    const bool can = !draft.words.empty() && options.size() < most_options;
    const bool pressed = button(view.kit, "theater.add", place, tr("theater.add"), {.icon = icon::add, .enabled = can});
    if (!can || !(pressed || entered)) return;
    options.emplace_back().set_text(draft.words);
    draft.words.clear();
    write(view, options);
}

void draw_handing_on(const View& view, Rect row) {
    std::vector<std::uint32_t> seats;
    std::vector<std::string> names;
    for (const auto& seat : view.knowledge().seats()) {
        if (seat.seat() == view.session.seat() || !knowledge::is_held(seat)) continue;
        seats.push_back(seat.seat());
        names.push_back(player_name(view, seat.seat()));
    }
    const std::vector<std::string_view> options(names.begin(), names.end());
    int chosen = -1;
    if (select(view.kit, "theater.hand_pen", row, options, chosen, {.name = tr("theater.hand_pen"), .hint = tr("theater.hand_pen")}) && chosen >= 0)
        view.wants.give().mutable_hand_pen()->set_seat(seats[static_cast<std::size_t>(chosen)]);
}

void draw_report(const View& view, Draft& draft) {
    if (!draft.reporting) return;
    Dialog dialog(view.kit, "theater.report", tr("theater.report.title"), {.width = 520, .body_height = 120, .icon = icon::check});
    Rect body = dialog.body();
    body.y0 += paragraph(view.kit, body, draft.choice, {.font = Font::heading, .color = view.kit.theme().primary}) + view.px(10);
    paragraph(view.kit, body, tr("theater.report.explain"), {.color = view.kit.theme().ink_second});
    const auto halves = dialog.footer().columns(2, view.px(gap));
    if (button(view.kit, "theater.report.not_yet", halves[0], tr("theater.report.not_yet")) || dialog.closed()) draft.reporting = false;
    if (!button(view.kit, "theater.report.yes", halves[1], tr("theater.report.yes"), {.kind = ButtonKind::primary, .icon = icon::check})) return;
    view.wants.give().mutable_report_choice()->set_choice(draft.choice);
    draft.reporting = false;
}

// Who writes; the height it took.
float draw_writer(const View& view, const Rect& room, bool pen) {
    if (!pen && view.knowledge().pen() == 0) return 0;
    const std::string writer = pen ? std::string(tr("theater.pen.you")) : tr("theater.pen", {player_name(view, view.knowledge().pen())});
    const TextStyle style{.font = Font::small, .color = view.kit.theme().ink_second, .max_lines = 2, .may_shorten = true, .id = "theater.pen"};
    return paragraph(view.kit, room, writer, style) + view.px(8);
}

}  // namespace

void draw_option_board(const View& view, const Rect& rect) {
    Draft& draft = view.kit.state<Draft>("theater.draft");
    const bool pen = view.session.seat() != 0 && view.session.seat() == view.knowledge().pen();
    Rect room = card(view.kit, rect);
    // Too low for everything that stands still: then all but the title scrolls.
    const bool low = room.height() < view.px(pen ? 64 + 2 * control_height + 18 + 60 : 64 + 60);
    section_head(view.kit, room.cut_top(view.px(24)), icon::document, tr("theater.options"));
    if (!low) room.y0 += draw_writer(view, room, pen);
    auto options = knowledge::option_board(view.knowledge(), in_use());
    if (pen && !low) {
        draw_handing_on(view, room.cut_bottom(view.px(control_height)));
        room.cut_bottom(view.px(8));
        draw_adding(view, room.cut_bottom(view.px(control_height)), options, draft);
        room.cut_bottom(view.px(10));
    }
    {
        ScrollArea area(view.kit, "theater.board", room, {.name = tr("theater.options")});
        Rect rows = area.content();
        rows.x1 -= view.px(8);
        if (low) rows.y0 += draw_writer(view, rows, pen);
        if (options.empty()) rows.y0 += paragraph(view.kit, rows, tr(pen ? "theater.no_options.pen" : "theater.no_options"), {.color = view.kit.theme().ink_third});
        for (std::size_t index = 0; index < options.size(); ++index) draw_option(view, rows.cut_top(view.px(50)), options, index, pen, draft);
        if (pen && low) {
            rows.cut_top(view.px(10));
            draw_adding(view, rows.cut_top(view.px(control_height)), options, draft);
            rows.cut_top(view.px(8));
            draw_handing_on(view, rows.cut_top(view.px(control_height)));
        }
        area.used(rows.y0);
    }
    if (pen) draw_report(view, draft);
    else draft.reporting = false;
}

}  // namespace samenspel::screens
