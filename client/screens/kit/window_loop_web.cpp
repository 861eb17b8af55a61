// The loop of a browser's page: a frame is asked for when an event or a message came, or for a time that the kit named.
#include "client/screens/kit/window_inside.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>

namespace samenspel::kit {
namespace {

// Frames of a page that is not seen never come, and a covered one does not always say that it is hidden; but its title and
// what is read aloud follow the messages. Then a timer draws.
constexpr int unseen_page_ms = 300;

EM_JS(void, page_copy, (const char* text), { Module["page"]["copy"](UTF8ToString(text)); });

Window::Inside* loop = nullptr;   // there is one page
long late_frame = 0, alarm_asked = 0;   // timers; 0: none
bool frame_asked = false;

void tick();
void ask_for_frame();

void alarm_rings(void*) {
    alarm_asked = 0;
    ask_for_frame();
}

EM_BOOL frame_comes(double, void*) {
    tick();
    return EM_FALSE;
}

void late_frame_comes(void*) {
    late_frame = 0;
    tick();
}

void ask_for_frame() {
    if (frame_asked) return;
    frame_asked = true;
    late_frame = emscripten_set_timeout(late_frame_comes, unseen_page_ms, nullptr);
    emscripten_request_animation_frame(frame_comes, nullptr);
}

EM_BOOL visibility_changed(int, const EmscriptenVisibilityChangeEvent*, void*) {
    loop->last_fingerprint = 0;
    ask_for_frame();
    return EM_FALSE;
}

int event_came(void*, SDL_Event*) {
    ask_for_frame();
    return 1;
}

void tick() {
    Window::Inside& in = *loop;
    if (!frame_asked) return;  // came already, by the other way
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0) in.take(event);
    // Asked for by a message as well as by an event.
    in.calm_frames = in.calm_frames > 0 ? in.calm_frames : 1;
    if (late_frame != 0) emscripten_clear_timeout(late_frame);
    late_frame = 0;
    if (!in.frame(in.each_frame)) return;
    frame_asked = false;
    if (alarm_asked != 0) emscripten_clear_timeout(alarm_asked);
    alarm_asked = 0;
    const int sleep_ms = in.sleep_ms();
    if (sleep_ms == 0) ask_for_frame();
    else if (in.kit.wake()) alarm_asked = emscripten_set_timeout(alarm_rings, sleep_ms, nullptr);
}

}  // namespace

const bool window_draws_when_called = true;

void window_copied(const char* text) {
    SDL_SetClipboardText(text);  // SDL keeps it to itself here
    page_copy(text);
}

void Window::run(const FrameFunction& frame) {
    loop = inside_.get();
    inside_->each_frame = frame;
    SDL_AddEventWatch(event_came, nullptr);
    emscripten_set_visibilitychange_callback(nullptr, EM_FALSE, visibility_changed);
    ask_for_frame();
}

void Window::wake() {
    if (loop != nullptr) ask_for_frame();
}

}  // namespace samenspel::kit
