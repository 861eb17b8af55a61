// Who sits at the table, and how warm I find them.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

// My own last answer about this partner, 1..4; 0 when there is none.
int my_temperature(const View& view, std::uint32_t party) {
    int found = 0;
    for (const auto& form : view.knowledge().forms())
        for (const auto& submitted : form.submitted())
            if (submitted.seat() == view.session.seat())
                for (const auto& answer : submitted.answers())
                    if (answer.partner() == party && answer.scale() != 0) found = static_cast<int>(answer.scale());
    return found;
}

}  // namespace

void draw_partners(const View& view, const Rect& rect) {
    Rect room = card(view.kit, rect);
    section_head(view.kit, room.cut_top(view.px(24)), icon::groups, tr("partners.title"));
    room.cut_top(view.px(6));
    ScrollArea area(view.kit, "partners", room, {.name = tr("partners.title")});
    Rect rows = area.content();
    for (const auto& seat : view.content().seats()) {
        if (seat.number() == view.session.seat()) continue;
        Rect row = rows.cut_top(view.px(50));
        const Rect whole = row.inset(0, view.px(2));
        const bool talks = view.session.seat() != 0;
        const std::string name = seat_name(view.knowledge(), seat.number());
        if (talks) {
            const Rect more = row.cut_right(view.px(38));
            if (icon_button(view.kit, "partner." + seat.id(), {more.x0, more.center().y - view.px(18), more.x1, more.center().y + view.px(18)}, icon::forum, tr("partners.talk", {name}))) open_talk_dialog(view, seat.number());
        }
        // Who sits beside me at a table must not read how warm I find them.
        const int warm = view.spoken() && !view.knowledge().ended() ? 0 : my_temperature(view, seat.party());
        if (warm > 0) {
            const Rect heat = row.cut_right(view.px(34));
            thermometer(view.kit, "heat." + seat.id(), {heat.x0, heat.center().y - view.px(9), heat.x1 - view.px(6), heat.center().y + view.px(9)}, name, tr("heat." + std::to_string(warm)), warm - 1);
        }
        party_disc(view, {whole.x0 + view.px(16), whole.center().y}, view.px(15), seat.party());
        if (view.knowledge().pen() == seat.number()) avatar_mark(view.kit, {whole.x0 + view.px(16), whole.center().y}, view.px(15), icon::edit, Tone::primary);
        row.cut_left(view.px(42));
        const std::string who = holding_text(view, seat.number());
        label(view.kit, {row.x0, row.y0, row.x1, row.center().y + view.px(1)}, name + " · " + party_name(view.knowledge(), seat.party()), {.font = Font::small_bold, .may_shorten = true});
        label(view.kit, {row.x0, row.center().y + view.px(1), row.x1, row.y1}, who, {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
    }
    area.used(rows.y0);
}

}  // namespace samenspel::screens
