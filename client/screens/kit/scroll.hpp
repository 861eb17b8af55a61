// A room with more in it than it shows: wheel, bar, Page keys, and controls that get the focus come into view.
#pragma once

#include <string>
#include <string_view>

#include "client/screens/kit/scopes.hpp"

namespace samenspel::kit {

// While it lives, drawing is clipped to `rect` and content() is where to draw, already moved. Say with used() how far
// down the content came. The area takes the focus itself when it holds no control and overflows.
class ScrollArea {
public:
    struct Style {
        bool stick_to_end = false;        // stays at the end while it is there: logs
        std::string_view name = {};       // for speech
        float padding = 0;                // units, left and right
    };
    ScrollArea(Kit& kit, std::string_view id, const Rect& rect, Style style);
    ScrollArea(Kit& kit, std::string_view id, const Rect& rect) : ScrollArea(kit, id, rect, Style{}) {}
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    // Endless downwards; cut pieces off its top.
    Rect& content() { return content_; }
    void used(float bottom) { bottom_ = std::max(bottom_, bottom); }
    // Whether anything of this would show: skip drawing what does not.
    bool shows(const Rect& rect) const { return kit_.visible(rect); }

private:
    struct State { float offset = 0, height = 0, rest = 0; bool at_end = true, dragging = false; float grabbed = 0; };

    void apply_input(float longest);
    void reveal_focus();
    void draw_bar();

    Kit& kit_;
    std::string id_;
    Rect rect_, content_;
    Style style_;
    State& state_;
    bool within_another_ = false;  // so that it may be cut itself
    float bottom_ = 0;
    std::size_t first_record_ = 0;
    ContextScope scope_;
};

// The area shows its end with the next frame.
void scroll_to_end(Kit& kit, std::string_view id);

}  // namespace samenspel::kit
