// The public screen for the projector: clock, what now, what next. Read from eight metres, at most 25 words.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {

using namespace kit;

void draw_board(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.board", tr("board.title"), rect);
    if (view.kit.look.text_scale < 2) {  // from eight metres everything is large
        view.kit.look.text_scale = 2;
        view.kit.request_frame();
    }
    Rect room = rect.inset(view.px(48), view.px(32));
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    const float middle = room.center().y;
    const float big = room.height() * 0.2f;
    label(view.kit, {room.x0, middle - big * 2, room.x1, middle - big}, phase_title(view), {.font = Font::number, .color = view.kit.theme().primary, .align = Align::center});
    ImFont* font = view.kit.font(Font::number);
    const std::string left = view.knowledge().ended() ? std::string(tr("board.over")) : clock_text(view);
    const float size = big * 1.6f;
    const ImVec2 extent = font->CalcTextSizeA(size, 1e9f, 0, left.c_str());
    view.kit.draw()->AddText(font, size, {room.center().x - extent.x / 2, middle - big * 0.9f}, view.knowledge().minute_warned() ? view.kit.theme().against : view.kit.theme().ink, left.c_str());
    view.kit.record(Role::text, "board.clock", left, {room.center().x - extent.x / 2, middle - big * 0.9f, room.center().x + extent.x / 2, middle + big * 0.7f});
    const std::string now = phase ? say(phase->invitation()) : std::string();
    const std::string next = next_phase_title(view);
    paragraph(view.kit, {room.x0, middle + big, room.x1, middle + big * 1.6f}, now, {.font = Font::heading, .align = Align::center});
    if (!next.empty()) label(view.kit, {room.x0, room.y1 - view.px(40), room.x1, room.y1}, tr("clock.next", {next}), {.font = Font::title, .color = view.kit.theme().ink_second, .align = Align::center});
}

}  // namespace samenspel::screens
