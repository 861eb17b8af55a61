// Marks are (entry, byte), so a selection survives new entries and a new width.
#include "client/screens/kit/log.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "client/screens/kit/utf8.hpp"

namespace samenspel::kit {

float SelectableLog::paragraph(std::int64_t key, const Rect& rect, std::string_view text, std::string_view prefix, const TextStyle& style) {
    ImFont* font = kit_.font(style.font);
    Entry entry{key, rect, text, std::string(prefix), font, line_height(kit_, style.font), wrap(font, text, rect.width())};
    entry.rect.y1 = rect.y0 + static_cast<float>(entry.lines.size()) * entry.step;
    Mark first, last;
    if (range(first, last) && key >= first.key && key <= last.key) {
        for (std::size_t i = 0; i < entry.lines.size(); ++i) {
            const Line& line = entry.lines[i];
            const std::size_t begin = key == first.key ? std::max(first.offset, line.begin) : line.begin;
            const std::size_t end = key == last.key ? std::min(last.offset, line.end) : line.end;
            if (begin >= end) continue;
            const float left = rect.x0 + text_width(font, text.substr(line.begin, begin - line.begin));
            const float right = rect.x0 + text_width(font, text.substr(line.begin, end - line.begin));
            const float top = rect.y0 + static_cast<float>(i) * entry.step;
            kit_.draw()->AddRectFilled({left, top}, {right, top + entry.step}, with_alpha(kit_.theme().primary, 0.25f));
        }
    }
    kit::paragraph(kit_, entry.rect, text, style);
    const float height = entry.rect.height();
    entries_.push_back(std::move(entry));
    return height;
}

bool SelectableLog::range(Mark& first, Mark& last) {
    const State& s = state();
    first = s.anchor;
    last = s.caret;
    if (first.key < 0 || last.key < 0 || (first.key == last.key && first.offset == last.offset)) return false;
    if (last.key < first.key || (last.key == first.key && last.offset < first.offset)) std::swap(first, last);
    return true;
}

SelectableLog::Mark SelectableLog::mark_at(Point point) const {
    const Entry* best = nullptr;
    for (const Entry& entry : entries_) {
        if (best == nullptr || point.y >= entry.rect.y0 - 4) best = &entry;
    }
    if (best == nullptr) return {};
    if (point.y < best->rect.y0) return {best->key, 0};
    const int row = std::clamp(static_cast<int>((point.y - best->rect.y0) / best->step), 0, static_cast<int>(best->lines.size()) - 1);
    const Line& line = best->lines[static_cast<std::size_t>(row)];
    float x = best->rect.x0;
    std::size_t position = line.begin;
    while (position < line.end) {
        std::size_t after = position;
        next_code_point(best->text, after);
        const float step = text_width(best->font, best->text.substr(position, after - position));
        if (point.x < x + step / 2) break;
        x += step;
        position = after;
    }
    return {best->key, position};
}

void SelectableLog::select_with_mouse(const Interaction& answer) {
    const InputFrame& input = kit_.input();
    State& s = state();
    if (answer.held && input.mouse_pressed) {
        s.caret = mark_at(input.mouse);
        if (!input.modifiers.shift || s.anchor.key < 0) s.anchor = s.caret;
        s.dragging = true;
        const auto entry = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.key == s.caret.key; });
        if (input.clicks >= 2 && entry != entries_.end()) {
            std::size_t begin = s.caret.offset, end = begin;
            const bool word = input.clicks == 2;
            while (begin > 0 && (!word || entry->text[begin - 1] != ' ')) --begin;
            while (end < entry->text.size() && (!word || entry->text[end] != ' ')) ++end;
            s.anchor.offset = begin;
            s.caret.offset = end;
            s.dragging = false;
        }
        kit_.request_frame();
    } else if (s.dragging && answer.held && input.mouse_moved) {
        s.caret = mark_at(input.mouse);
        kit_.request_frame();
    }
    if (!input.mouse_down) s.dragging = false;
}

std::string SelectableLog::copy() {
    Mark first, last;
    std::string out;
    if (!range(first, last)) return out;
    for (const Entry& entry : entries_) {
        if (entry.key < first.key || entry.key > last.key) continue;
        const std::size_t begin = entry.key == first.key ? first.offset : 0;
        const std::size_t end = entry.key == last.key ? std::min(last.offset, entry.text.size()) : entry.text.size();
        if (first.key != last.key) {
            if (!out.empty()) out += '\n';
            out += entry.prefix;
        }
        out += entry.text.substr(begin, end - begin);
    }
    return out;
}

void SelectableLog::finish(const Rect& region) {
    const std::string selected = copy();
    // A container: links or buttons between the entries stay reachable.
    const Interaction answer = kit_.control(id_, region, {.role = Role::list, .label = name_, .value = selected, .container = true, .key_press = false});
    if (answer.hovered) kit_.cursor = ImGuiMouseCursor_TextInput;
    if (entries_.empty()) return;
    select_with_mouse(answer);
    if (!answer.focused) return;
    if (kit_.take_key(Key::a, {false, true, false})) {
        state().anchor = {entries_.front().key, 0};
        state().caret = {entries_.back().key, entries_.back().text.size()};
        kit_.request_frame();
    }
    if (kit_.take_key(Key::c, {false, true, false}) && !selected.empty()) ImGui::SetClipboardText(selected.c_str());
}

}  // namespace samenspel::kit
