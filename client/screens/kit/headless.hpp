// A window without a window: the same frames, fed with scripted events by semantic id, drawn in software on demand.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "client/screens/kit/kit.hpp"
#include "client/screens/kit/raster.hpp"

namespace samenspel::kit {

using FrameFunction = std::function<void(Kit&)>;

class Headless {
public:
    // Nothing is drawn before the first settle(). Check problem() when fonts may be missing.
    Headless(FrameFunction frame, Surface surface = {}, Look look = {});
    ~Headless();

    const std::string& problem() const { return kit_.problem(); }
    Kit& kit() { return kit_; }
    // Frames until all input is used up and no frame is asked for at once; at most 200. Every action below settles.
    void settle();
    void resize(float width, float height);
    void look(Look look);
    void advance(std::int64_t by_ms);  // time passes; due wake-ups are served

    // False, and nothing happens, when no such id is shown.
    bool hover(std::string_view id);
    bool click(std::string_view id, int clicks = 1);
    bool press_mouse(std::string_view id);  // and hold, until release_mouse()
    void press_at(Point point);             // likewise
    void release_mouse();
    void drag(Point from, Point to);
    void wheel(std::string_view id, float lines);
    void type(std::string_view text);
    bool type_into(std::string_view id, std::string_view text);  // clicks it first
    // "Tab", "Shift+Tab", "Control+a", "F6"; pressed and released `times` times. False for a name that is no key.
    bool key(const std::string& name, int times = 1);
    bool hold(const std::string& name);
    void release(const std::string& name);

    const Semantics& semantics() const { return kit_.semantics(); }
    const Semantic* find(std::string_view id) const { return kit::find(kit_.semantics(), id); }
    bool shows(std::string_view part) const { return kit::shows(kit_.semantics(), part); }
    const std::string& focused() const { return kit_.focus.current(); }
    const std::string& clipboard() const { return *clipboard_; }
    std::vector<std::string> violations() const;
    Image image() const;
    bool save(const std::string& path) const { return write_png(image(), path); }
    int frames() const { return frames_; }

private:
    bool push_mouse(std::string_view id, bool button, bool down, int clicks);
    void push_key(const std::string& name, bool down);
    void one_frame();

    FrameFunction frame_;
    Surface surface_;
    Kit kit_;
    InputQueue queue_;
    std::unique_ptr<std::string> clipboard_;
    Point mouse_ = {-1e6f, -1e6f};
    std::int64_t now_ms_ = 1'000'000;
    int frames_ = 0;
};

}  // namespace samenspel::kit
