// The application's window. It draws only when something happened, so an idle client costs nothing.
// Screens see the Kit; SDL stays in window.cpp and window_input.cpp.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "client/screens/kit/kit.hpp"

namespace samenspel::kit {

using FrameFunction = std::function<void(Kit&)>;

struct WindowOptions {
    std::string title;                     // UTF-8
    int width = 1280, height = 800;        // points
    int least_width = 480, least_height = 400;
    Look look = {};
    bool fullscreen = false;
    std::vector<std::string> font_folders = {};  // searched before Debian's
    std::string semantics_file = {};       // when named: what is on screen, as JSON, whenever it changes; for tests
    std::function<void(const std::string& json)> tell_semantics = {};  // the same, for who reads it aloud
    std::function<bool()> may_close = {};  // asked when the person closes the window; false: it stays, and the screen says why
};

class Window {
public:
    explicit Window(WindowOptions options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // Opens it. Not empty: a sentence about what is missing or failed; then run() returns at once.
    std::string open();
    // Until the window is closed, the program is told to end, or close() was called; in a browser it returns at once, and the window must outlive the
    // page. `frame` draws one whole frame; it runs after events, after
    // wake(), and when the kit asked for a frame or a time. Unchanged frames are not presented.
    void run(const FrameFunction& frame);
    void close();
    // From any thread: another frame soon. Cheap when one is already due.
    void wake();
    // As if a person had done it, or had put the focus on this control.
    void push(InputEvent event);
    void focus(const std::string& id);
    Kit& kit();
    void set_fullscreen(bool on);
    bool fullscreen() const;

    struct Count { long drawn = 0, presented = 0; };
    Count count() const;                   // frames so far, for measurements

    struct Inside;                         // for its loops

private:
    std::unique_ptr<Inside> inside_;
};

}  // namespace samenspel::kit
