// How a table's course went: the royal route as planned and as walked, and the five conditions over time.
#include <cmath>

#include "client/knowledge/course.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/together.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr double wide_apart = 5;  // of nine: answers that far apart ask for a talk

std::string title_of(const View& view, std::uint32_t phase) {
    return static_cast<int>(phase) < view.content().phases_size() ? say(view.content().phases(static_cast<int>(phase)).title()) : "?";
}

// A stop on the line: walked is filled, passed over is struck out, now has a ring; what was gone back to carries an arrow.
void draw_station(const View& view, Point center, float radius, const knowledge::Station& station) {
    const Theme& theme = view.kit.theme();
    const Rect box{center.x - radius, center.y - radius, center.x + radius, center.y + radius};
    const float round = radius / view.kit.scale();
    const bool walked = station.times > 0;
    fill(view.kit, box, walked ? theme.primary : theme.surface, round);
    outline(view.kit, box, station.passed_over ? theme.against : walked ? theme.primary : theme.control_border, round, station.now ? 3.0f : 1.5f);
    if (station.now) outline(view.kit, box.inset(-view.px(4)), theme.primary, round + 4, 1.5f);
    const bool arrow = station.gone_back_to;
    if (station.passed_over) icon_at(view.kit, center, icon::close, theme.against, Font::icon_small);
    else if (walked) icon_at(view.kit, center, arrow ? icon::undo : icon::check, theme.on_primary, Font::icon_small);
}

std::string one_decimal(double value) {
    const long tenths = std::lround(value * 10);
    return std::to_string(tenths / 10) + (language() == Language::dutch ? "," : ".") + std::to_string(tenths % 10);
}

std::string with_sign(double value) { return (value < 0 ? "−" : "+") + one_decimal(std::fabs(value)); }

// "Ambition: do you want the same?" is "Ambition" here.
std::string name_of(const QuestionInfo& question) {
    const std::string words = say(question.text());
    const auto colon = words.find(':');
    return colon == std::string::npos ? words : words.substr(0, colon);
}

// One reading on a scale of ten: a bar from the lowest to the highest answer, a mark at the mean, and the figures.
void draw_reading(const View& view, Rect row, const std::string& when, const knowledge::Reading& reading) {
    const Theme& theme = view.kit.theme();
    label(view.kit, row.cut_left(row.width() * 0.24f), when, {.font = Font::caption, .color = theme.ink_second, .may_shorten = true});
    const Rect figures = row.cut_right(view.px(104));
    row.cut_right(view.px(8));
    const auto at = [&](double value) { return row.x0 + row.width() * static_cast<float>((value - 1) / 9); };
    const float middle = row.center().y, half = view.px(5);
    fill(view.kit, {row.x0, middle - view.px(1), row.x1, middle + view.px(1)}, theme.line);
    const bool apart = reading.high - reading.low >= wide_apart;
    fill(view.kit, {at(reading.low) - half, middle - half, at(reading.high) + half, middle + half}, apart ? theme.against_soft : theme.primary_soft, 5);
    outline(view.kit, {at(reading.low) - half, middle - half, at(reading.high) + half, middle + half}, apart ? theme.against : theme.primary, 5);
    fill(view.kit, {at(reading.mean) - view.px(2), middle - view.px(8), at(reading.mean) + view.px(2), middle + view.px(8)}, theme.ink, 2);
    const std::string words = one_decimal(reading.low).substr(0, one_decimal(reading.low).size() - 2) + " · " + one_decimal(reading.mean) + " · " + one_decimal(reading.high).substr(0, one_decimal(reading.high).size() - 2);
    label(view.kit, figures, words, {.font = Font::small_bold, .color = apart ? theme.against : theme.ink, .align = Align::right, .may_shorten = true});
}

void draw_condition(const View& view, FlowCard& flow, const knowledge::Condition& condition) {
    Rect head = flow.row(24, 0);
    const auto change = condition.change(), spread = condition.spread();
    std::string remark = spread && *spread >= wide_apart ? std::string(tr("scan.apart")) : std::string();
    if (change) remark += (remark.empty() ? "" : " · ") + with_sign(*change);
    if (!remark.empty()) label(view.kit, head.cut_right(std::min(head.width() * 0.6f, text_width(view.kit, Font::small_bold, remark) + view.px(4))), remark, {.font = Font::small_bold, .color = spread && *spread >= wide_apart ? view.kit.theme().against : view.kit.theme().ink_second, .align = Align::right, .may_shorten = true});
    label(view.kit, head, name_of(*condition.question), {.font = Font::body_bold, .may_shorten = true});
    constexpr const char* often[] = {"scan.before", "scan.during", "scan.after"};
    for (std::size_t index = 0; index < condition.readings.size(); ++index)
        if (condition.readings[index].answers > 0) draw_reading(view, flow.row(22, 0), condition.readings.size() == 3 ? std::string(tr(often[index])) : std::to_string(index + 1), condition.readings[index]);
    flow.row(0, 8);
}

}  // namespace

void draw_route_card(const View& view, Rect& room) {
    const auto route = knowledge::route_walked(view.knowledge());
    FlowCard flow(view.kit, "route", room);
    flow.head(icon::branches, tr("route.title"));
    flow.text(tr("route.explain"), {.font = Font::small, .color = view.kit.theme().ink_second});
    const auto count = static_cast<int>(route.stations.size());
    const int in_row = std::max(1, std::min(count, static_cast<int>(flow.width() / view.px(34))));
    for (int first = 0; first < count; first += in_row) {
        const Rect row = flow.row(34, 2);
        const int here = std::min(in_row, count - first);
        const float step = row.width() / static_cast<float>(in_row), radius = view.px(10);
        fill(view.kit, {row.x0 + step / 2, row.center().y - view.px(1), row.x0 + step * (static_cast<float>(here) - 0.5f), row.center().y + view.px(1)}, view.kit.theme().line);
        for (int index = 0; index < here; ++index) draw_station(view, {row.x0 + step * (static_cast<float>(index) + 0.5f), row.center().y}, radius, route.stations[static_cast<std::size_t>(first + index)]);
    }
    if (route.detours.empty()) flow.text(tr("route.straight"), {.font = Font::small, .color = view.kit.theme().ink_second});
    for (const auto& detour : route.detours) {
        flow.text(tr(detour.move == BACK ? "route.back" : "route.skip", {title_of(view, detour.from), title_of(view, detour.to)}), {.font = Font::small_bold}, 0);
        if (!detour.reason.empty()) flow.text("“" + detour.reason + "”", {.font = Font::small, .color = view.kit.theme().ink_second}, 6);
    }
    for (const auto& station : route.stations)
        if (station.passed_over) flow.text(tr("route.passed_over", {title_of(view, station.phase)}), {.font = Font::small, .color = view.kit.theme().against}, 2);
    room.y0 = flow.bottom() + view.px(gap);
}

void draw_scan_card(const View& view, Rect& room) {
    const auto scan = knowledge::conditions_scan(view.knowledge(), view.session.trainer() && !view.session.looks_as_seat());
    if (scan.conditions.empty()) return;
    FlowCard flow(view.kit, "scan", room);
    flow.head(icon::trending_up, tr("scan.title"));
    flow.text(tr(knowledge::has_readings(scan) ? "scan.explain" : "scan.empty"), {.font = Font::small, .color = view.kit.theme().ink_second});
    if (knowledge::has_readings(scan))
        for (const auto& condition : scan.conditions) draw_condition(view, flow, condition);
    room.y0 = flow.bottom() + view.px(gap);
}

}  // namespace samenspel::screens
