// From SDL's events to the kit's. Only the window includes this.
#pragma once

#include <SDL.h>

#include <optional>

#include "client/screens/kit/input.hpp"

namespace samenspel::kit {

// Nothing for events that are no input. `ratio`: pixels per point.
std::optional<InputEvent> translate(const SDL_Event& event, float ratio);

}  // namespace samenspel::kit
