// The window's state, shared by its drawing and its two loops: one that sleeps, one that the browser calls.
#pragma once

#include <SDL.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <utility>

#include "client/screens/kit/window.hpp"

namespace samenspel::kit {

// The longest sleep: SDL wants an int of milliseconds, and nothing depends on it.
inline constexpr std::int64_t longest_sleep_ms = 600'000;

// What the two loops differ in beside their waiting.
extern const bool window_draws_when_called;   // the browser shows what a frame has drawn by itself
void window_copied(const char* text);         // to the system's clipboard

struct Window::Inside {
    explicit Inside(WindowOptions given) : options(std::move(given)), kit(find_fonts(options.font_folders), options.look) {}

    void take(const SDL_Event& event);
    // Whether a frame is to be drawn now, and how long nothing needs to be done otherwise.
    bool due() const;
    int sleep_ms() const;
    bool frame(const FrameFunction& draw);
    void upload_fonts();
    void present(const ImDrawData& data);
    void apply_cursor();
    void tell_semantics();
    Surface surface() const;
    float ratio() const;

    WindowOptions options;
    Kit kit;
    InputQueue queue;
    SDL_Window* window = nullptr;
    SDL_Renderer* renderer = nullptr;
    SDL_Texture* atlas = nullptr;
    SDL_Cursor* cursors[ImGuiMouseCursor_COUNT] = {};
    ImGuiMouseCursor shown_cursor = -1;
    std::string clipboard, told_semantics;
    Uint32 wake_event = 0;
    std::atomic<bool> wake_pending{false};
    std::uint64_t last_fingerprint = 0;
    int calm_frames = 0;   // frames to draw although nothing more came: what an event changed shows a frame later
    bool running = false, video = false;
    FrameFunction each_frame;  // the browser's loop keeps it; elsewhere run() has it
    Count count;
};

}  // namespace samenspel::kit
