// The server's reason, what it mostly means, and a button.
#include "client/screens/views/cannot_start.hpp"

#include "client/screens/kit/buttons.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/icons.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/text.hpp"

namespace samenspel::screens {

using namespace kit;

bool draw_cannot_start(Kit& kit, std::string_view reason) {
    const Rect room = kit.window();
    fill(kit, room, kit.theme().background);
    const RegionScope region(kit, "region.cannot_start", tr("start.cannot"), room);
    ScrollArea area(kit, "start.scroll", room, {.name = tr("start.cannot")});
    const float width = std::min(kit.px(520), room.width() - kit.px(32));
    const float left = room.center().x - width / 2, top = area.content().y0 + kit.px(24);
    FlowCard flow(kit, "start.card", {left, top, left + width, room.y1});
    flow.text(tr("start.cannot"), {.font = Font::heading}, 8);
    flow.piece(notice(kit, flow.row(0, 0), icon::warning, reason, Tone::warning), 12);
    flow.text(tr("start.cannot.hint"), {.color = kit.theme().ink_second}, 16);
    const bool closes = button(kit, "start.close", flow.row(control_height, 0), tr("start.cannot.close"), {.kind = ButtonKind::primary});
    area.used(flow.bottom() + kit.px(24));
    return closes;
}

}  // namespace samenspel::screens
