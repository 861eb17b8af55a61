// The loop of a program of its own: sleeps until an event comes or a time that the kit asked for.
#include "client/screens/kit/window_inside.hpp"

namespace samenspel::kit {

const bool window_draws_when_called = false;

void window_copied(const char* text) { SDL_SetClipboardText(text); }

void Window::run(const FrameFunction& frame) {
    Inside& in = *inside_;
    while (in.running) {
        SDL_Event event;
        if (SDL_WaitEventTimeout(&event, in.sleep_ms()) != 0) {
            do in.take(event);
            while (SDL_PollEvent(&event) != 0);
        }
        if (in.running && in.due() && !in.frame(frame)) in.running = false;
    }
}

void Window::wake() {
    Inside& in = *inside_;
    if (in.wake_event == 0 || in.wake_pending.exchange(true)) return;
    SDL_Event event{};
    event.type = in.wake_event;
    // A full queue means that frames are coming anyway.
    if (SDL_PushEvent(&event) < 0) in.wake_pending.store(false);
}

}  // namespace samenspel::kit
