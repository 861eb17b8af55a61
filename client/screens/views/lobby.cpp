// Waiting together: who sits where, and what the region is like. And waiting alone, for who came when all had begun.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

void draw_seat(const View& view, Rect row, const SeatInfo& seat) {
    const SeatChanged* held = knowledge::seat_state(view.knowledge(), {seat.number()});
    const Rect disc = row.cut_left(view.px(40));
    party_disc(view, disc.center(), view.px(15), seat.party());
    row.cut_left(view.px(8));
    const bool mine = seat.number() == view.session.seat();
    const std::string who = view.session.holders(seat.number());
    const Holder holder = held ? held->holder() : EMPTY;
    std::string state = !who.empty() ? who : std::string(tr(holder == BOT ? "seat.bot" : holder == ABSENT ? "seat.absent" : "seat.empty"));
    if (mine) state += " · " + std::string(tr("seat.you"));
    else if (held && held->presence() == AWAY) state += " · " + std::string(tr("seat.away"));
    label(view.kit, {row.x0, row.y0, row.x1, row.center().y}, say(*knowledge::seat_name(view.knowledge(), {seat.number()})) + " · " + party_name(view.knowledge(), seat.party()),
          {.font = mine ? Font::body_bold : Font::body, .may_shorten = true});
    label(view.kit, {row.x0, row.center().y, row.x1, row.y1}, state,
          {.font = Font::small, .color = who.empty() ? view.kit.theme().ink_third : view.kit.theme().ink_second, .may_shorten = true});
}

}  // namespace

void draw_no_place(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.no_place", tr("no_place.title"), rect);
    const float width = std::min(view.px(520), rect.width() - view.px(32)), left = rect.center().x - width / 2;
    ScrollArea area(view.kit, "no_place.scroll", rect, {.name = tr("no_place.title")});
    const float top = area.content().y0 + view.px(view.kit.columns() > 1 ? 72 : 12);
    FlowCard flow(view.kit, "no_place.card", {left, top, left + width, rect.y1});
    const bool over = view.knowledge().session_ended();
    const std::string name = view.session.name(view.session.welcome().participant());
    icon_at(view.kit, flow.row(44, 6).center(), over ? icon::check : icon::schedule, view.kit.theme().primary, Font::icon_large);
    flow.text(name.empty() || over ? std::string(tr(over ? "no_place.over" : "no_place.title")) : tr("no_place.hello", {name}), {.font = Font::heading, .align = Align::center}, 10);
    flow.text(tr(over ? "no_place.over.explain" : "no_place.explain"), {.align = Align::center, .id = "no_place.explain"}, over ? 0 : 10);
    if (!over) flow.text(tr("no_place.keep"), {.font = Font::small, .color = view.kit.theme().ink_second, .align = Align::center}, 0);
    area.used(flow.bottom() + view.px(12));
}

void draw_lobby(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.lobby", tr("lobby.title"), rect);
    Rect room = rect.inset(view.px(16), view.px(16));
    const int columns = view.kit.columns();
    Rect left = room, right = room;
    if (columns > 1) {
        left = room.cut_left((room.width() - view.px(gap)) * 0.5f);
        room.cut_left(view.px(gap));
        right = room;
    } else {
        left = room.cut_top(room.height() * 0.45f);
        room.cut_top(view.px(gap));
        right = room;
    }
    {
        ScrollArea area(view.kit, "lobby.left", left, {.name = tr("lobby.title")});
        FlowCard flow(view.kit, "lobby.story", area.content());
        flow.text(tr("lobby.welcome"), {.font = Font::heading}, 4);
        flow.text(tr("lobby.explain"), {.color = view.kit.theme().ink_second}, 14);
        if (view.content().has_region()) {
            flow.head(icon::map, tr("lobby.region"));
            flow.text(say(view.content().region()));
        }
        area.used(flow.bottom());
    }
    ScrollArea area(view.kit, "lobby.right", right, {.name = tr("lobby.people")});
    FlowCard flow(view.kit, "lobby.seats", area.content());
    int here = 0;
    for (const auto& seat : view.knowledge().seats()) here += seat.participants_size();
    flow.head(icon::groups, tr("lobby.people"), tr_count("lobby.count", here));
    for (const auto& seat : view.content().seats()) draw_seat(view, flow.row(42), seat);
    area.used(flow.bottom());
}

}  // namespace samenspel::screens
