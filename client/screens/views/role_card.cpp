// The secret card: covered until held. The long form for the briefing, the short one beside the table.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/secret.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/views/bids.hpp"
#include "client/screens/views/invitation.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

float draw_card(const View& view, Rect room, const Card& card, bool whole) {
    const Theme& theme = view.kit.theme();
    const float top = room.y0;
    const float line = line_height(view.kit, Font::body_bold);
    Rect head = room.cut_top(line);
    const Rect weight = head.cut_right(view.px(48));
    dots(view.kit, {weight.x1, weight.center().y}, static_cast<int>(card.weight()), 3, theme.secret_accent);
    label(view.kit, head, say(card.title()), {.font = Font::body_bold, .color = theme.secret_ink, .may_shorten = true});
    const TextStyle body{.font = whole ? Font::body : Font::small, .color = theme.secret_ink_second};
    room.y0 += paragraph(view.kit, {room.x0, room.y0, room.x1, room.y0}, say(card.text()), body);
    if (whole) {
        const TextStyle small{.font = Font::small, .color = theme.secret_ink_second};
        const std::string kind = std::string(tr("card.layer." + std::to_string(card.layer()))) + " · " + std::string(tr("card.motive." + std::to_string(card.motive())));
        room.y0 += view.px(3) + paragraph(view.kit, {room.x0, room.y0 + view.px(3), room.x1, room.y0}, kind + ". " + tr("card.served", {say(card.measure())}), small);
        // When it comes up, and what is given for it: the beginning of a trade.
        std::string trade;
        if (card.has_trigger()) trade += tr("card.trigger", {say(card.trigger())});
        if (card.has_price()) trade += (trade.empty() ? "" : " ") + tr("card.price", {say(card.price())});
        if (!trade.empty()) room.y0 += paragraph(view.kit, room, trade, small);
    }
    return room.y0 - top + view.px(whole ? 14 : 8);
}

float heading(const View& view, const Rect& room, std::string_view words) {
    return paragraph(view.kit, room, words, {.font = Font::small_bold, .color = view.kit.theme().secret_accent}) + view.px(4);
}

// What everybody knows of my party.
void draw_mandate(const View& view, FlowCard& flow) {
    const PartyInfo* party = knowledge::party_info(view.knowledge(), {view.session.party()});
    if (!party) return;
    flow.head(icon::flag, tr("briefing.mandate"));
    flow.text(say(party->mandate()));
}

}  // namespace

// Beside the table: titles, weights and the two lines that bind.
void draw_role_card(const View& view, const Rect& rect) {
    const RoleDealt* role = knowledge::role_of(view.knowledge(), {view.session.seat()});
    if (!role) return;
    const SecretCard secret = secret_card(view.kit, "role", rect, tr("role.title"));
    if (!secret.open) return;
    const Theme& theme = view.kit.theme();
    ScrollArea area(view.kit, "role.scroll", secret.inner, {.name = tr("role.title")});
    Rect room = area.content();
    room.x1 -= view.px(12);
    room.y0 += draw_sheet(view, room, *role);
    for (const auto& card : role->cards()) room.y0 += draw_card(view, room, card, false);
    room.y0 += heading(view, room, tr("role.bottom_line"));
    room.y0 += paragraph(view.kit, room, say(role->bottom_line()), {.font = Font::small, .color = theme.secret_ink}) + view.px(6);
    room.y0 += heading(view, room, tr("role.concession"));
    room.y0 += paragraph(view.kit, room, say(role->concession()), {.font = Font::small, .color = theme.secret_ink}) + view.px(6);
    room.y0 += heading(view, room, tr("role.words"));
    for (const auto& meaning : role->meanings()) {
        std::string word = meaning.word();
        for (const auto& info : view.content().words())
            if (info.id() == meaning.word()) word = say(info.word());
        room.y0 += paragraph(view.kit, room, "“" + word + "” — " + say(meaning.meaning()), {.font = Font::small, .color = theme.secret_ink_second}) + view.px(2);
    }
    area.used(room.y0);
}

void draw_briefing(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.briefing", tr("briefing.title"), rect);
    Rect room = rect.inset(view.px(16), view.px(16));
    Rect left = room.cut_left(view.kit.columns() > 1 ? view.px(372) : 0);
    if (view.kit.columns() > 1) {
        room.cut_left(view.px(gap));
        const Rect clock = left.cut_bottom(clock_card_height(view, left.width()));
        left.cut_bottom(view.px(gap));
        draw_clock_card(view, clock);
        ScrollArea area(view.kit, "briefing.left", left, {.name = tr("lobby.region")});
        FlowCard flow(view.kit, "briefing.region", area.content());
        flow.head(icon::map, tr("lobby.region"));
        flow.text(say(view.content().region()));
        draw_mandate(view, flow);
        area.used(flow.bottom());
    } else {
        draw_clock_card(view, room.cut_top(clock_card_height(view, room.width())));
        room.cut_top(view.px(gap));
        if (view.session.party() != 0) {
            FlowCard flow(view.kit, "briefing.region", room);
            draw_mandate(view, flow);
            room.y0 = flow.bottom() + view.px(gap);
        }
    }
    const RoleDealt* role = knowledge::role_of(view.knowledge(), {view.session.seat()});
    if (!role) {
        FlowCard flow(view.kit, "briefing.none", room);
        flow.text(tr(view.past ? "briefing.observer.past" : "briefing.observer"));
        return;
    }
    const SecretCard secret = secret_card(view.kit, "briefing.role", room, tr("briefing.title"));
    if (!secret.open) return;
    const Theme& theme = view.kit.theme();
    ScrollArea area(view.kit, "briefing.scroll", secret.inner, {.name = tr("briefing.title")});
    Rect inside = area.content();
    inside.x1 -= view.px(12);
    inside.y0 += paragraph(view.kit, inside, seat_name(view.knowledge(), view.session.seat()), {.font = Font::title, .color = theme.secret_ink}) + view.px(4);
    inside.y0 += paragraph(view.kit, inside, say(role->text()), {.color = theme.secret_ink}) + view.px(12);
    Rect halves = inside;
    Rect cards = halves.cut_left(view.kit.columns() > 1 ? (inside.width() - view.px(24)) * 0.58f : inside.width());
    float bottom = cards.y0;
    cards.y0 += heading(view, cards, tr("role.interests"));
    for (const auto& card : role->cards()) cards.y0 += draw_card(view, cards, card, true);
    bottom = cards.y0;
    Rect rest = view.kit.columns() > 1 ? Rect{halves.x0 + view.px(24), halves.y0, halves.x1, halves.y1} : Rect{cards.x0, cards.y0, cards.x1, cards.y1};
    const TextStyle plain{.color = theme.secret_ink};
    rest.y0 += draw_sheet(view, rest, *role);
    rest.y0 += heading(view, rest, tr("role.bottom_line"));
    rest.y0 += paragraph(view.kit, rest, say(role->bottom_line()), plain) + view.px(10);
    rest.y0 += heading(view, rest, tr("role.concession"));
    rest.y0 += paragraph(view.kit, rest, say(role->concession()), plain) + view.px(10);
    rest.y0 += heading(view, rest, tr("role.words"));
    for (const auto& meaning : role->meanings()) {
        std::string word = meaning.word();
        for (const auto& info : view.content().words())
            if (info.id() == meaning.word()) word = say(info.word());
        rest.y0 += paragraph(view.kit, rest, "“" + word + "” — " + say(meaning.meaning()), {.font = Font::small, .color = theme.secret_ink_second}) + view.px(3);
    }
    area.used(std::max(bottom, rest.y0) + view.px(8));
}

}  // namespace samenspel::screens
