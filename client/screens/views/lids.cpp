// Lids down: every screen but the trainer's shows the clock and what to do instead of looking at it.
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {

using namespace kit;

bool lids_are_down(const View& view) {
    return view.knowledge().lids_down() && !view.session.trainer() && !view.knowledge().ended();
}

void draw_lids(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.lids", tr("lids.title"), rect);
    Rect room = rect.inset(rect.width() * 0.08f, view.px(24));
    const float middle = room.center().y;
    const Rect clock{room.x0, middle - room.height() * 0.26f, room.x1, middle + room.height() * 0.04f};
    const bool urgent = view.knowledge().minute_warned();
    giant_label(view.kit, clock, clock_text(view), {.color = urgent ? view.kit.theme().against : view.kit.theme().ink, .align = Align::center, .id = "lids.clock"});
    paragraph(view.kit, {room.x0, middle + room.height() * 0.14f, room.x1, room.y1}, tr("lids.talk"), {.font = Font::number, .color = view.kit.theme().primary, .align = Align::center, .id = "lids.talk"});
}

}  // namespace samenspel::screens
