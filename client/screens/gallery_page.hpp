// Every widget of the kit on one page, for maintainers to look at and for tests to hold to its promises.
#pragma once

#include <string>

#include "client/screens/kit/overlays.hpp"

namespace samenspel::screens {

struct GalleryState {
    int vote = 0, tab = 0, answer = 7, place = 0, radio = 0, row = 1, presses = 0;
    int unanswered = 0;
    bool rounds = true, sound = false, dialog = false;
    std::string name = "Zoë Çelik", code, draft = "Eén crèche in Oeverzijl, vóór 2027: dat is ons voorstel.";
    kit::Toasts toasts;
};

void draw_gallery(kit::Kit& kit, GalleryState& state);

}  // namespace samenspel::screens
