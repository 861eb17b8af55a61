// The queue's rules about what may share a frame.
#include "client/screens/kit/input.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace samenspel::kit {
namespace {

constexpr std::size_t longest_queue = 4096;

bool moves_focus(Key key) {
    return key == Key::tab || key == Key::enter || key == Key::escape || key == Key::f6;
}

}  // namespace

Key key_named(const std::string& name) {
    static const std::pair<const char*, Key> named[] = {
        {"tab", Key::tab}, {"enter", Key::enter}, {"return", Key::enter}, {"escape", Key::escape}, {"space", Key::space},
        {"backspace", Key::backspace}, {"delete", Key::erase}, {"left", Key::left}, {"right", Key::right},
        {"up", Key::up}, {"down", Key::down}, {"home", Key::home}, {"end", Key::end}, {"pageup", Key::page_up},
        {"pagedown", Key::page_down}, {"plus", Key::plus}, {"minus", Key::minus}, {"f10", Key::f10}, {"f11", Key::f11},
        {"f12", Key::f12}};
    std::string low;
    for (const char c : name) low += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    for (const auto& [text, key] : named) {
        if (low == text) return key;
    }
    const auto after = [](Key first, char base, char c) {
        return static_cast<Key>(static_cast<int>(first) + (c - base));
    };
    if (low.size() == 1 && low[0] >= 'a' && low[0] <= 'z') return after(Key::a, 'a', low[0]);
    if (low.size() == 1 && low[0] >= '0' && low[0] <= '9') return after(Key::zero, '0', low[0]);
    if (low.size() == 2 && low[0] == 'f' && low[1] >= '1' && low[1] <= '9') return after(Key::f1, '1', low[1]);
    return Key::none;
}

void InputQueue::push(InputEvent event) {
    if (events_.size() >= longest_queue) {
        const auto movement = std::find_if(events_.begin(), events_.end(),
                                           [](const InputEvent& e) { return e.kind == InputEvent::Kind::move; });
        events_.erase(movement == events_.end() ? events_.begin() : movement);
    }
    events_.push_back(std::move(event));
}

// False when the event has to wait for the next frame.
bool InputQueue::take(const InputEvent& event, InputFrame& frame, std::set<Key>& changed, bool& closed) {
    using Kind = InputEvent::Kind;
    const bool clicked = frame.mouse_pressed || frame.mouse_released;
    switch (event.kind) {
        case Kind::move:
            if (clicked) return false;
            frame.mouse_moved = true;
            mouse_ = event.point;
            return true;
        case Kind::leave:
            if (clicked) return false;
            if (!mouse_down_) mouse_ = {-1e6f, -1e6f};
            return true;
        case Kind::button:
            if (clicked) return false;
            mouse_ = event.point;
            mouse_down_ = event.down;
            (event.down ? frame.mouse_pressed : frame.mouse_released) = true;
            frame.clicks = event.clicks;
            return true;
        case Kind::wheel:
            frame.wheel += event.wheel;
            return true;
        case Kind::text:
            if (clicked) return false;
            frame.strokes.push_back({Key::none, {}, false, event.text});
            return true;
        case Kind::focus_lost:
            held_.clear();
            modifiers_ = {};
            return true;
        case Kind::key:
            break;
    }
    if (event.down && clicked) return false;
    if (!event.repeat && changed.count(event.key) != 0) return false;
    if (event.down && moves_focus(event.key)) {
        if (!frame.strokes.empty()) return false;
        closed = true;
    }
    if (!event.repeat) changed.insert(event.key);
    modifiers_ = event.modifiers;
    if (event.down) {
        held_.insert(event.key);
        frame.strokes.push_back({event.key, event.modifiers, event.repeat, {}});
    } else {
        held_.erase(event.key);
    }
    return true;
}

InputFrame InputQueue::next_frame() {
    InputFrame frame;
    std::set<Key> changed;
    bool closed = false;
    while (!events_.empty() && !closed && take(events_.front(), frame, changed, closed)) events_.pop_front();
    frame.mouse = mouse_;
    frame.mouse_down = mouse_down_;
    frame.modifiers = modifiers_;
    frame.held = held_;
    return frame;
}

}  // namespace samenspel::kit
