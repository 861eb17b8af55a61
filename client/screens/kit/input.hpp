// What a person did, queued and handed out frame by frame, so that nothing gets lost between two frames.
// It knows no window system: the window and the tests push the same events.
#pragma once

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <vector>

#include "client/screens/kit/rect.hpp"

namespace samenspel::kit {

enum class Key : std::uint8_t {
    none, tab, enter, escape, space, backspace, erase, left, right, up, down, home, end, page_up, page_down,
    f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12,
    a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
    zero, one, two, three, four, five, six, seven, eight, nine, plus, minus
};

// "Tab", "PageUp", "F6", "a", "7", ...; none when there is no such key. Case does not matter.
Key key_named(const std::string& name);

struct Modifiers {
    bool shift = false, control = false, alt = false;
    bool operator==(const Modifiers& m) const { return shift == m.shift && control == m.control && alt == m.alt; }
};

struct InputEvent {
    enum class Kind : std::uint8_t { move, button, wheel, key, text, leave, focus_lost } kind = Kind::move;
    Point point = {0, 0};    // move and button: pixels
    float wheel = 0;         // lines, up is positive
    bool down = false;       // button and key
    bool repeat = false;     // key: the system repeats a held key
    int clicks = 1;          // button: 2 for a double click
    Key key = Key::none;
    Modifiers modifiers;
    std::string text;        // UTF-8
};

// A key press or a piece of typed text, in the order in which they happened.
struct Stroke {
    Key key = Key::none;     // none: `text` was typed
    Modifiers modifiers;
    bool repeat = false;
    std::string text;
};

struct InputFrame {
    Point mouse = {-1e6f, -1e6f};
    bool mouse_down = false, mouse_pressed = false, mouse_released = false, mouse_moved = false;
    int clicks = 0;          // with mouse_pressed: 1, 2, 3
    float wheel = 0;
    Modifiers modifiers;
    std::set<Key> held;
    std::vector<Stroke> strokes;
};

class InputQueue {
public:
    // At most 4,096 events wait; older mouse movement goes first when more come.
    void push(InputEvent event);
    bool pending() const { return !events_.empty(); }
    // The next frame's worth: at most one change per key and per button, nothing moves or is typed after a click, and keys
    // that move the focus (Tab, Enter, Escape, F6) get a frame of their own, so that what follows reaches the new focus.
    InputFrame next_frame();

private:
    bool take(const InputEvent& event, InputFrame& frame, std::set<Key>& changed, bool& closed);

    std::deque<InputEvent> events_;
    Point mouse_ = {-1e6f, -1e6f};
    bool mouse_down_ = false;
    Modifiers modifiers_;
    std::set<Key> held_;
};

}  // namespace samenspel::kit
