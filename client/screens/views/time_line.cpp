// The line along the past: its phases, what turned on the way, and where one stands.
#include <algorithm>
#include <cmath>

#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/replay.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;
using knowledge::Mark;

constexpr float lane = 28, band = 26;
constexpr std::size_t most_words = 4;  // marks in one place that are told of

class Line {
public:
    Line(const Rect& rect, const knowledge::Past& past) : rect_(rect), first_(past.first_ms()), whole_(std::max<std::int64_t>(past.last_ms() - past.first_ms(), 1)) {}
    float x(std::int64_t at_ms) const {
        const double share = static_cast<double>(std::clamp<std::int64_t>(at_ms - first_, 0, whole_)) / static_cast<double>(whole_);
        return rect_.x0 + std::floor(static_cast<float>(share) * rect_.width());
    }
    std::int64_t at_ms(float x) const {
        const double share = std::clamp(static_cast<double>((x - rect_.x0) / std::max(rect_.width(), 1.0f)), 0.0, 1.0);
        return first_ + static_cast<std::int64_t>(share * static_cast<double>(whole_));
    }

private:
    Rect rect_;
    std::int64_t first_, whole_;
};

Color mark_color(const View& view, const Mark& mark) {
    const Theme& theme = view.kit.theme();
    switch (mark.of) {
        case Mark::Of::agreement: return theme.in_favour;
        case Mark::Of::reveal: return theme.against;
        case Mark::Of::inject: return theme.warning;
        case Mark::Of::bookmark: return theme.primary;
        case Mark::Of::temperature: return theme.heat[std::clamp(static_cast<int>(std::lround(mark.value)), 1, 4)];
        default: return theme.ink_second;
    }
}

int rank(const Mark& mark) {
    switch (mark.of) {
        case Mark::Of::bookmark: return 6;
        case Mark::Of::agreement: return 5;
        case Mark::Of::inject: return 4;
        case Mark::Of::result: return 3;
        case Mark::Of::reveal: return 2;
        case Mark::Of::temperature: return 1;
        default: return 0;
    }
}

void draw_phases(const View& view, const Rect& rect, const Line& line, const Looking& looking) {
    std::vector<const Mark*> phases;
    for (const auto& mark : looking.marks)
        if (mark.of == Mark::Of::phase) phases.push_back(&mark);
    fill(view.kit, rect, view.kit.theme().inset, 6);
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const std::int64_t until = i + 1 < phases.size() ? phases[i + 1]->at_ms : looking.past->last_ms();
        const Rect part{line.x(phases[i]->at_ms), rect.y0, line.x(until), rect.y1};
        if (part.width() < 2) continue;
        const bool here = looking.at_ms >= phases[i]->at_ms && (looking.at_ms < until || i + 1 == phases.size());
        fill(view.kit, {part.x0 + 1, part.y0, part.x1 - 1, part.y1}, here ? view.kit.theme().primary_soft : i % 2 ? view.kit.theme().inset : view.kit.theme().line, 4);
        const std::string words = mark_words(view, *phases[i]);
        if (part.width() > view.px(44))
            label(view.kit, part.inset(view.px(6), 0), words, {.font = here ? Font::caption_bold : Font::caption, .color = here ? view.kit.theme().ink : view.kit.theme().ink_second, .may_shorten = true});
    }
}

std::optional<std::int64_t> draw_marks(const View& view, const Rect& rect, const Line& line, const Looking& looking) {
    std::optional<std::int64_t> out;
    const float apart = view.px(20);
    for (std::size_t i = 0; i < looking.marks.size();) {
        if (looking.marks[i].of == Mark::Of::phase) {
            ++i;
            continue;
        }
        const float x = line.x(looking.marks[i].at_ms);
        std::vector<const Mark*> here;
        std::size_t end = i;
        for (; end < looking.marks.size() && line.x(looking.marks[end].at_ms) < x + apart; ++end)
            if (looking.marks[end].of != Mark::Of::phase) here.push_back(&looking.marks[end]);
        // The one that says most is drawn, and comes first in words.
        std::stable_sort(here.begin(), here.end(), [](const Mark* one, const Mark* other) { return rank(*one) > rank(*other); });
        const Mark& mark = *here.front();
        std::string words;
        for (std::size_t k = 0; k < here.size() && k < most_words; ++k) words += (k == 0 ? "" : " · ") + mark_words(view, *here[k]);
        if (here.size() > most_words) words += " …";
        const float middle = std::clamp(x, rect.x0 + view.px(10), rect.x1 - view.px(10)), half = view.px(10);
        const Rect place{middle - half, rect.y0, middle + half, rect.y0 + 2 * half};
        const FloatingScope floating(view.kit);
        const Interaction answer = view.kit.control("replay.mark." + std::to_string(i), place, {.label = words, .value = minutes(mark.at_ms), .group = "replay.marks"});
        const Color color = mark_color(view, mark);
        if (answer.hovered || answer.ring) {
            fill(view.kit, place, view.kit.theme().inset, 10);
            view.kit.tooltip(minutes(mark.at_ms) + " · " + words);
        }
        icon_at(view.kit, place.center(), mark_icon(mark.of), color);
        fill(view.kit, {x, place.y1 - 1, x + std::max(1.0f, view.px(1)), rect.y1}, with_alpha(color, 0.6f));
        if (answer.pressed) out = mark.at_ms;
        i = end;
    }
    return out;
}

// Page keys go from mark to mark, the phases among them.
std::optional<std::int64_t> next_mark(const Looking& looking, bool forward) {
    std::optional<std::int64_t> out;
    for (const auto& mark : looking.marks) {
        if (forward && mark.at_ms > looking.at_ms) return mark.at_ms;
        if (!forward && mark.at_ms < looking.at_ms) out = mark.at_ms;
    }
    return out;
}

std::optional<std::int64_t> by_key(const View& view, const Looking& looking) {
    if (view.kit.take_key(Key::left)) return looking.past->before(looking.at_ms);
    if (view.kit.take_key(Key::right)) return looking.past->after(looking.at_ms);
    if (view.kit.take_key(Key::page_up)) return next_mark(looking, false);
    if (view.kit.take_key(Key::page_down)) return next_mark(looking, true);
    if (view.kit.take_key(Key::home)) return looking.past->first_ms();
    if (view.kit.take_key(Key::end)) return looking.past->last_ms();
    return std::nullopt;
}

}  // namespace

const char* mark_icon(Mark::Of of) {
    switch (of) {
        case Mark::Of::proposal: return icon::document;
        case Mark::Of::agreement: return icon::handshake;
        case Mark::Of::reveal: return icon::heart;
        case Mark::Of::inject: return icon::campaign;
        case Mark::Of::temperature: return icon::thermostat;
        case Mark::Of::bookmark: return icon::flag;
        case Mark::Of::result: return icon::trending_up;
        case Mark::Of::phase: break;
    }
    return icon::schedule;
}

std::string mark_words(const View& view, const Mark& mark) {
    switch (mark.of) {
        case Mark::Of::phase:
            return static_cast<int>(mark.number) < view.content().phases_size() ? say(view.content().phases(static_cast<int>(mark.number)).title()) : std::string("?");
        case Mark::Of::proposal: return tr("mark.proposal", {std::to_string(mark.number)});
        case Mark::Of::agreement: return tr("mark.agreement", {std::to_string(mark.number)});
        case Mark::Of::reveal: return tr("mark.reveal", {seat_name(view.knowledge(), mark.number)});
        case Mark::Of::inject: return mark.title ? say(*mark.title) : std::string("?");
        case Mark::Of::temperature: return tr("mark.temperature", {tr("heat." + std::to_string(std::clamp(static_cast<int>(std::lround(mark.value)), 1, 4)))});
        case Mark::Of::bookmark: return mark.note.empty() ? std::string(tr("mark.bookmark")) : mark.note;
        case Mark::Of::result: return tr("mark.result", {std::to_string(mark.number)});
    }
    return {};
}

float time_line_height(const View& view) { return view.px(lane + band + 6); }

std::optional<std::int64_t> draw_time_line(const View& view, const Rect& rect, const Looking& looking) {
    if (!looking.past || looking.past->empty()) return std::nullopt;
    const Line line(rect, *looking.past);
    Rect room = rect;
    const Rect marks = room.cut_top(view.px(lane));
    const Rect phases{room.x0, room.y0, room.x1, room.y0 + view.px(band)};
    const Interaction answer = view.kit.control("replay.line", phases, {.role = Role::slider, .label = tr("replay.line"), .value = minutes(looking.at_ms), .radius = 6, .key_press = false});
    std::optional<std::int64_t> out;
    {
        const OwnerScope owner(view.kit, "replay.line");
        draw_phases(view, phases, line, looking);
    }
    if (answer.held || answer.pressed) out = line.at_ms(view.kit.input().mouse.x);
    if (answer.focused && !out) out = by_key(view, looking);
    if (const auto jumped = draw_marks(view, marks, line, looking)) out = jumped;
    const float x = line.x(looking.at_ms), half = view.px(5);
    fill(view.kit, {x - view.px(1), marks.y1 - view.px(6), x + view.px(1), phases.y1 + view.px(3)}, view.kit.theme().primary);
    view.kit.draw()->AddCircleFilled({x, phases.y1}, half, view.kit.theme().primary);
    return out;
}

}  // namespace samenspel::screens
