// Input is applied after the content was drawn, because only then its height and its controls are known.
#include "client/screens/kit/scroll.hpp"

#include <algorithm>
#include <cmath>

#include "client/screens/kit/shapes.hpp"

namespace samenspel::kit {
namespace {

std::string end_wish(std::string_view id) { return std::string(id) + "#end"; }

}  // namespace

void scroll_to_end(Kit& kit, std::string_view id) {
    kit.state<bool>(end_wish(id)) = true;
    kit.request_frame();
}

ScrollArea::ScrollArea(Kit& kit, std::string_view id, const Rect& rect, Style style)
    : kit_(kit), id_(id), rect_(rect), style_(style), state_(kit.state<State>(std::string(id) + "#scroll")), scope_(kit) {
    bool& wish = kit.state<bool>(end_wish(id));
    const float longest = std::max(0.0f, state_.height - rect.height());
    if (wish || (style.stick_to_end && state_.at_end)) state_.offset = longest;
    wish = false;
    state_.offset = std::floor(std::clamp(state_.offset, 0.0f, longest));
    kit.push_clip(rect);
    within_another_ = kit.context.scrolled;
    kit.context.scrolled = true;
    content_ = rect.inset(kit.px(style.padding), 0);
    content_.y0 -= state_.offset;
    content_.y1 = content_.y0 + 1e6f;
    bottom_ = content_.y0;
    first_record_ = kit.recording().size();
}

ScrollArea::~ScrollArea() {
    const float height = bottom_ - (rect_.y0 - state_.offset);
    if (std::fabs(height - state_.height) > 0.5f) kit_.request_frame();
    state_.height = height;
    kit_.pop_clip();
    const float longest = std::max(0.0f, std::floor(height - rect_.height() + 0.5f)), before = state_.offset;
    if (longest > 0) {
        reveal_focus();
        apply_input(longest);
        draw_bar();
    }
    state_.offset = std::clamp(state_.offset, 0.0f, longest);
    // What came to stand below in this frame does not make it leave the end; only going up does.
    const bool stuck = style_.stick_to_end && state_.at_end && state_.offset >= before;
    state_.at_end = stuck || state_.offset >= longest - kit_.px(2);
    if (state_.offset != before) kit_.request_frame();
}

void ScrollArea::apply_input(float longest) {
    const Semantics& all = kit_.recording();
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(first_record_);
    bool focused = std::any_of(first, all.end(), [](const Semantic& s) { return s.focused; });
    if (std::none_of(first, all.end(), [](const Semantic& s) { return s.focusable; })) {
        ControlInfo info{.role = Role::list, .label = style_.name, .container = true, .key_press = false};
        kit_.context.scrolled = within_another_;
        // Of a long text itself, not of its words: no hand over it.
        focused = kit_.control(id_, rect_, info).focused;
        kit_.cursor = ImGuiMouseCursor_Arrow;
    }
    const float page = rect_.height() * 0.85f, line = kit_.px(48);
    // Whole pixels; the rest waits, or slow wheels and fingers would go nowhere.
    state_.rest -= kit_.take_wheel(rect_) * line;
    const float whole = std::trunc(state_.rest);
    state_.rest -= whole;
    state_.offset += whole;
    const bool mine = focused || (kit_.focus.current().empty() && rect_.contains(kit_.input().mouse));
    if (mine) {
        if (kit_.take_key(Key::page_up)) state_.offset -= page;
        if (kit_.take_key(Key::page_down)) state_.offset += page;
        if (kit_.take_key(Key::up)) state_.offset -= line;
        if (kit_.take_key(Key::down)) state_.offset += line;
        if (kit_.take_key(Key::home)) state_.offset = 0;
        if (kit_.take_key(Key::end)) state_.offset = longest;
    }
    state_.offset = std::floor(state_.offset);
}

void ScrollArea::reveal_focus() {
    const std::string& wanted = kit_.focus.reveal();
    if (wanted.empty()) return;
    const Semantics& all = kit_.recording();
    for (std::size_t i = first_record_; i < all.size(); ++i) {
        if (all[i].id != wanted || !all[i].focusable) continue;
        const float air = kit_.px(12);
        const Rect r = all[i].rect;
        if (r.y1 + air > rect_.y1) state_.offset += r.y1 + air - rect_.y1;
        if (r.y0 - air < rect_.y0) state_.offset -= rect_.y0 - (r.y0 - air);
        kit_.focus.revealed();
        return;
    }
}

void ScrollArea::draw_bar() {
    const float share = rect_.height() / state_.height, longest = state_.height - rect_.height();
    const float length = std::max(kit_.px(28), std::floor(rect_.height() * share)), room = rect_.height() - length;
    const float top = rect_.y0 + std::floor(room * std::clamp(state_.offset / longest, 0.0f, 1.0f));
    const Rect handle{rect_.x1 - kit_.px(5), top, rect_.x1 - kit_.px(1), top + length};
    const Rect grip{rect_.x1 - kit_.px(9), top, rect_.x1, top + length};
    const InputFrame& input = kit_.input();
    const bool over = kit_.reachable() && grip.contains(input.mouse);
    if (over && input.mouse_pressed) {
        state_.dragging = true;
        state_.grabbed = input.mouse.y - top;
    }
    if (!input.mouse_down) state_.dragging = false;
    if (state_.dragging && room > 0) state_.offset = std::floor((input.mouse.y - state_.grabbed - rect_.y0) / room * longest);
    fill(kit_, handle, over || state_.dragging ? kit_.theme().ink_third : kit_.theme().control_border, 2);
}

}  // namespace samenspel::kit
