// The QR code is worked out once for each text and kept with the screen's state.
#include "client/screens/views/join.hpp"

#include <cmath>

#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/qr.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Drawn { std::string text; QrSquare square; };

const Way* likely_way(const View& view) {
    const auto& ways = view.session.reach().ways();
    for (const auto& way : ways)
        if (way.likely()) return &way;
    return ways.empty() ? nullptr : &ways.Get(0);
}

}  // namespace

std::string join_code(const View& view) {
    return view.session.reach().code().empty() ? view.session.welcome().code() : view.session.reach().code();
}

std::string join_link(const View& view) {
    const Way* way = likely_way(view);
    const std::string code = join_code(view);
    return way && !code.empty() ? way->url() + "/j/" + code : std::string();
}

std::string board_link(const View& view, std::uint32_t table) {
    const Way* way = likely_way(view);
    const std::string code = join_code(view);
    if (!way || code.empty()) return {};
    return way->url() + "/board/" + code + (table != 0 ? "#table=" + std::to_string(table) : std::string());
}

std::string readable(const std::string& link) {
    const auto scheme = link.find("://");
    return scheme == std::string::npos ? link : link.substr(scheme + 3);
}

Rect draw_qr(const View& view, std::string_view id, const Rect& rect, const std::string& text) {
    Drawn& drawn = view.kit.state<Drawn>(std::string(id) + "#qr");
    if (drawn.text != text) drawn = {text, qr_square(text)};
    if (drawn.square.side == 0) return {};
    const int modules = drawn.square.side + 2 * qr_quiet;
    const float module = std::floor(std::min(rect.width(), rect.height()) / static_cast<float>(modules));  // whole pixels: sharp edges
    const float side = module * static_cast<float>(modules);
    const float left = std::floor(rect.center().x - side / 2), top = std::floor(rect.center().y - side / 2);
    const Rect square{left, top, left + side, top + side};
    view.kit.record(Role::image, id, text, square);
    fill(view.kit, square, rgb(0xFFFFFF), 4);
    const float quiet = module * qr_quiet;
    for (int y = 0; y < drawn.square.side; ++y)
        for (int x = 0; x < drawn.square.side;) {
            if (!drawn.square.at(x, y)) {
                ++x;
                continue;
            }
            const int from = x;
            while (x < drawn.square.side && drawn.square.at(x, y)) ++x;
            const Point corner{left + quiet + module * static_cast<float>(from), top + quiet + module * static_cast<float>(y)};
            view.kit.draw()->AddRectFilled(corner, {corner.x + module * static_cast<float>(x - from), corner.y + module}, rgb(0x10161C));
        }
    return square;
}

void draw_ticket_dialog(const View& view) {
    std::string& put_away = view.kit.state<std::string>("ticket.put_away");
    const Ticket* ticket = view.session.ticket();
    if (!ticket || ticket->ticket() == put_away) return;
    const std::string link = join_link(view);
    const std::string way = (link.empty() ? "/j/" + join_code(view) : link) + "#t=" + ticket->ticket();
    Dialog dialog(view.kit, "ticket", tr("ticket.title", {view.session.name(ticket->participant())}), {.width = 420, .body_height = 470, .icon = icon::key});
    {
        ScrollArea area(view.kit, "ticket.scroll", dialog.body(), {.name = tr("ticket.scroll")});
        Rect room = area.content();
        room.x1 -= view.px(14);  // clear of the bar
        room.y0 += paragraph(view.kit, room, tr("ticket.explain"), {.color = view.kit.theme().ink_second}) + view.px(10);
        const Rect place = room.cut_top(std::min(room.width(), view.px(260)));
        draw_qr(view, "ticket.qr", place, way);
        room.cut_top(view.px(10));
        room.y0 += paragraph(view.kit, room, readable(way), {.font = Font::small_bold, .align = Align::center, .id = "ticket.link"}) + view.px(6);
        const std::int64_t left_ms = view.session.ticket_until_ms() - view.now_ms;
        const std::string until = left_ms > 0 ? tr("ticket.good_for", {minutes(left_ms)}) : std::string(tr("ticket.too_old"));
        room.y0 += paragraph(view.kit, room, until, {.font = Font::small, .color = view.kit.theme().ink_second, .align = Align::center});
        if (left_ms > 0) view.kit.wake_at(view.kit.now_ms() + 1000);
        area.used(room.y0);
    }
    const bool done = button(view.kit, "ticket.done", dialog.footer().columns(2, view.px(gap))[1], tr("ticket.done"), {.kind = ButtonKind::primary, .icon = icon::check});
    if (done || dialog.closed()) put_away = ticket->ticket();
}

}  // namespace samenspel::screens
