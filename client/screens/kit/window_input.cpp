// One table of keys and one switch over event types.
#include "client/screens/kit/window_input.hpp"

namespace samenspel::kit {
namespace {

Key key_of(const SDL_Keysym& symbol) {
    const SDL_Keycode code = symbol.sym;
    const auto after = [code](Key first, SDL_Keycode base) {
        return static_cast<Key>(static_cast<int>(first) + static_cast<int>(code - base));
    };
    // Letters by the character they give, not by place: Control+A stays so on another layout.
    if (code >= SDLK_a && code <= SDLK_z) return after(Key::a, SDLK_a);
    if (code >= SDLK_0 && code <= SDLK_9) return after(Key::zero, SDLK_0);
    if (code >= SDLK_F1 && code <= SDLK_F12) return after(Key::f1, SDLK_F1);
    if (code >= SDLK_KP_1 && code <= SDLK_KP_9) return after(Key::one, SDLK_KP_1);
    switch (code) {
        case SDLK_TAB: return Key::tab;
        case SDLK_RETURN: case SDLK_KP_ENTER: return Key::enter;
        case SDLK_ESCAPE: return Key::escape;
        case SDLK_SPACE: return Key::space;
        case SDLK_BACKSPACE: return Key::backspace;
        case SDLK_DELETE: return Key::erase;
        case SDLK_LEFT: return Key::left;
        case SDLK_RIGHT: return Key::right;
        case SDLK_UP: return Key::up;
        case SDLK_DOWN: return Key::down;
        case SDLK_HOME: return Key::home;
        case SDLK_END: return Key::end;
        case SDLK_PAGEUP: return Key::page_up;
        case SDLK_PAGEDOWN: return Key::page_down;
        case SDLK_KP_0: return Key::zero;
        case SDLK_PLUS: case SDLK_EQUALS: case SDLK_KP_PLUS: return Key::plus;
        case SDLK_MINUS: case SDLK_KP_MINUS: return Key::minus;
        default: return Key::none;
    }
}

Point scaled(Sint32 x, Sint32 y, float ratio) { return {static_cast<float>(x) * ratio, static_cast<float>(y) * ratio}; }

std::optional<InputEvent> window_event(const SDL_WindowEvent& window) {
    InputEvent out;
    if (window.event == SDL_WINDOWEVENT_LEAVE) out.kind = InputEvent::Kind::leave;
    else if (window.event == SDL_WINDOWEVENT_FOCUS_LOST) out.kind = InputEvent::Kind::focus_lost;
    else return std::nullopt;
    return out;
}

}  // namespace

std::optional<InputEvent> translate(const SDL_Event& event, float ratio) {
    InputEvent out;
    switch (event.type) {
        case SDL_MOUSEMOTION:
            out.kind = InputEvent::Kind::move;
            out.point = scaled(event.motion.x, event.motion.y, ratio);
            return out;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            if (event.button.button != SDL_BUTTON_LEFT) return std::nullopt;
            out.kind = InputEvent::Kind::button;
            out.point = scaled(event.button.x, event.button.y, ratio);
            out.down = event.type == SDL_MOUSEBUTTONDOWN;
            out.clicks = event.button.clicks;
            return out;
        case SDL_MOUSEWHEEL:
            out.kind = InputEvent::Kind::wheel;
            out.wheel = event.wheel.preciseY;
            return out;
        case SDL_TEXTINPUT:
            out.kind = InputEvent::Kind::text;
            out.text = event.text.text;
            return out;
        case SDL_KEYDOWN:
        case SDL_KEYUP:
            out.kind = InputEvent::Kind::key;
            out.key = key_of(event.key.keysym);
            out.down = event.type == SDL_KEYDOWN;
            out.repeat = event.key.repeat != 0;
            out.modifiers = {(event.key.keysym.mod & KMOD_SHIFT) != 0, (event.key.keysym.mod & (KMOD_CTRL | KMOD_GUI)) != 0,
                             (event.key.keysym.mod & KMOD_ALT) != 0};
            if (out.key == Key::none) return std::nullopt;
            return out;
        case SDL_WINDOWEVENT:
            return window_event(event.window);
        default:
            return std::nullopt;
    }
}

}  // namespace samenspel::kit
