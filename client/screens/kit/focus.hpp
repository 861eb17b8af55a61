// Which control the keyboard talks to. It knows ids, regions and depths, and nothing of widgets or drawing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/screens/kit/rect.hpp"

namespace samenspel::kit {

struct FocusStop {
    std::string id;
    Rect shown;              // the visible part: where the mouse finds it
    std::string region;      // F6 goes from region to region
    std::string group;       // arrow keys go along a group
    int depth = 0;           // only the deepest layer takes focus: a dialog traps it
    bool editing = false;    // a text field: letters are its own
};

// Every frame: begin_frame(), then add() in the order of drawing, then end_frame(). Moves look at the frame before.
class Focus {
public:
    void begin_frame() { stops_.clear(); at_start_ = current_; }
    void add(FocusStop stop);
    // Gives the focus back when a dialog closed, and takes it along when one opened.
    void end_frame(int deepest);

    const std::string& current() const { return current_; }
    bool has(std::string_view id) const { return current_ == id; }
    // Whether the ring shows: after a key, not after a click.
    bool visible() const { return visible_; }
    void hide_ring() { visible_ = false; }
    bool editing() const { return editing_; }
    int depth() const { return depth_; }

    // The control may appear a frame later: a screen that opens asks for its first field this way.
    void request(std::string_view id, bool visible);
    void clear();
    void move(int step);
    void move_region(int step);
    // False when the focused control is in no group.
    bool move_in_group(int step);
    bool in_group() const;
    // What the mouse is over: the last drawn of the deepest layer; empty for nothing.
    std::string at(Point point) const;
    // Set by moves and requests until a scroll area has shown the control.
    const std::string& reveal() const { return reveal_; }
    void revealed() { reveal_.clear(); }
    const std::vector<FocusStop>& stops() const { return before_; }

private:
    struct Return { int depth; std::string id; bool visible; };

    std::vector<std::size_t> reachable() const;
    int position(const std::vector<std::size_t>& reachable) const;

    std::vector<FocusStop> stops_, before_;
    std::vector<Return> returns_;
    std::string current_, at_start_, reveal_;
    std::size_t lost_at_ = 0;
    int depth_ = 0;
    int patience_ = 0;  // frames that a requested control may still take to appear
    bool visible_ = false, editing_ = false, requested_ = false;
};

}  // namespace samenspel::kit
