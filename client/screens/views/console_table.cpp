// One table of the trainer's: its clock and people, what is on the table, and the tools beside it.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/console.hpp"
#include "client/screens/views/bids.hpp"
#include "client/screens/views/debrief.hpp"
#include "client/screens/views/invitation.hpp"
#include "client/screens/views/low.hpp"
#include "client/screens/views/process.hpp"
#include "client/screens/views/replay.hpp"
#include "client/screens/views/together.hpp"
#include "client/screens/views/theater.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

enum class Page : std::uint8_t { proposals, result, story, map, observe, people, tools, case_card, guesses, insight, cards, bids, debrief, opened };

// Buttons at the right of a seat's row, the rightmost first.
void draw_seat_buttons(const View& view, Rect& row, const SeatInfo& seat, const SeatChanged* held) {
    const auto square = [&] {
        const Rect cut = row.cut_right(view.px(34));
        return Rect{cut.x0, cut.center().y - view.px(17), cut.x1, cut.center().y + view.px(17)};
    };
    const Holder holder = held ? held->holder() : EMPTY;
    const bool here = held && held->presence() == HERE && holder != BOT;
    const std::string name = seat_name(view.knowledge(), seat.number());
    if (icon_button(view.kit, "trainer.pen." + seat.id(), square(), icon::edit, tr("trainer.pen", {name}))) view.give_table().mutable_hand_pen()->set_seat(seat.number());
    if (held)
        for (const auto participant : held->participants())
            if (icon_button(view.kit, "trainer.device." + std::to_string(participant), square(), icon::key, tr("ticket.for", {view.session.name(participant)}))) ask_for_ticket(view, participant);
    const auto give = [&](Holder wanted) {
        SetSeat& command = *view.give_table().mutable_set_seat();
        command.set_seat(seat.number());
        command.set_holder(wanted);
    };
    if (!here && icon_button(view.kit, "trainer.bot." + seat.id(), square(), holder == BOT ? icon::person : icon::sync, tr(holder == BOT ? "trainer.bot.off" : "trainer.bot"))) give(holder == BOT ? ABSENT : BOT);
    if (here || holder == BOT) return;
    // Nobody waits for whoever is absent. The seat of somebody who was here is theirs again when they return; another one is free again by a press.
    const bool absent = holder == ABSENT;
    if (!(absent && held->participants_size() > 0) && icon_button(view.kit, "trainer.absent." + seat.id(), square(), absent ? icon::undo : icon::leave, tr(absent ? "trainer.absent.off" : "trainer.absent"))) give(absent ? EMPTY : ABSENT);
}

void draw_people(const View& view, const Rect& rect) {
    Rect room = card(view.kit, rect);
    section_head(view.kit, room.cut_top(view.px(24)), icon::groups, tr("lobby.people"));
    room.cut_top(view.px(6));
    ScrollArea area(view.kit, "trainer.people", room, {.name = tr("lobby.people")});
    Rect rows = area.content();
    rows.x1 -= view.px(8);
    for (const auto& seat : view.content().seats()) {
        Rect row = rows.cut_top(view.px(50));
        const SeatChanged* held = knowledge::seat_state(view.knowledge(), {seat.number()});
        draw_seat_buttons(view, row, seat, held);
        const Point disc{row.x0 + view.px(16), row.center().y};
        party_disc(view, disc, view.px(15), seat.party());
        if (view.knowledge().pen() == seat.number()) avatar_mark(view.kit, disc, view.px(15), icon::edit, Tone::primary);
        row.cut_left(view.px(42));
        const std::string who = holding_text(view, seat.number());
        label(view.kit, {row.x0, row.y0 + view.px(2), row.x1, row.center().y + view.px(1)}, seat_name(view.knowledge(), seat.number()), {.font = Font::small_bold, .may_shorten = true});
        label(view.kit, {row.x0, row.center().y + view.px(1), row.x1, row.y1 - view.px(2)}, who, {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
    }
    area.used(rows.y0);
}

void draw_tools_card(const View& view, const Rect& rect, Console& console) {
    const RegionScope region(view.kit, "region.controls", tr("trainer.controls"), rect);
    ScrollArea area(view.kit, "trainer.tools", card(view.kit, rect, 12), {.name = tr("trainer.controls")});
    Rect room = area.content();
    room.x1 -= view.px(8);
    draw_tools(view, room, console);
    area.used(room.y0);
}

// Back to all tables, and which one this is.
void draw_place(const View& view, const Rect& rect, Console& console) {
    const auto tables = tables_in_use(view);
    const std::uint32_t here = view.session.welcome().table();
    Rect room = rect;
    const std::string_view back = tr("console.overview");
    const std::string number = tr("header.table", {std::to_string(here)});
    const float steps = tables.size() > 1 ? view.px(2 * control_height) : 0, wide = button_width(view.kit, back, true);
    const bool fits = wide + view.px(8) + text_width(view.kit, Font::title, number) + steps <= room.width();
    const bool escape = view.kit.reachable() && !view.kit.focus.editing() && view.kit.take_key(Key::escape);
    const bool pressed = fits ? button(view.kit, "console.back", room.cut_left(wide), back, {.icon = icon::chevron_left})
                              : icon_button(view.kit, "console.back", room.cut_left(view.px(control_height)), icon::groups, back);
    if (pressed || escape) console.at_table = false;
    room.cut_left(view.px(8));
    const auto at = std::find(tables.begin(), tables.end(), here);
    const auto square = [&] { return room.cut_right(view.px(control_height)); };
    if (tables.size() > 1 && at != tables.end()) {
        const auto position = static_cast<std::size_t>(at - tables.begin());
        if (icon_button(view.kit, "console.next_table", square(), icon::chevron_right, tr("console.next_table"))) go_to_table(view, console, tables[(position + 1) % tables.size()]);
        if (icon_button(view.kit, "console.previous_table", square(), icon::chevron_left, tr("console.previous_table"))) go_to_table(view, console, tables[(position + tables.size() - 1) % tables.size()]);
    }
    std::string words = number;
    if (view.knowledge().opened().has_branch()) {
        const Branch& branch = view.knowledge().opened().branch();
        words += " · " + tr(branch.open_cards() ? "fork.from.open" : "fork.from", {std::to_string(branch.table()), minutes(branch.at_ms())});
    }
    label(view.kit, room, words, {.font = Font::title, .may_shorten = true});
}

void draw_page(const View& view, const Rect& room, Console& console, Page page) {
    switch (page) {
        case Page::proposals: return draw_proposals(view, room);
        case Page::result: return draw_result(view, room);
        case Page::story: return draw_story(view, room);
        case Page::map: return draw_map_card(view, room);
        case Page::observe: return draw_speech(view, room);
        case Page::people: return draw_people(view, room);
        case Page::cards: return draw_theater_cards(view, room);
        case Page::tools: return draw_tools_card(view, room, console);
        case Page::case_card: return draw_case(view, room);
        case Page::guesses: return draw_guesses(view, room);
        case Page::insight: return draw_insight(view, room);
        case Page::bids: return draw_bids(view, room);
        case Page::debrief: return draw_debrief_page(view, room);
        case Page::opened: return draw_opened(view, room);
    }
}

// A case, and guesses that were held against the truth, show themselves when they come.
void show_what_came(const View& view, Console& console) {
    struct Seen { std::uint32_t table = 0; bool on = false; int guesses = 0; bool back = false; };
    Seen& seen = view.kit.state<Seen>("console.seen");
    const bool on = case_is_on(view);
    const int guesses = view.knowledge().guesses_size();
    if (on && !seen.on) console.page = static_cast<int>(Page::case_card);
    else if (guesses > seen.guesses && seen.table == view.session.welcome().table()) console.page = static_cast<int>(Page::guesses);
    const bool back = may_look_back(view) && !view.past;
    if (back && !(seen.back && seen.table == view.session.welcome().table())) console.page = static_cast<int>(Page::debrief);
    seen = {view.session.welcome().table(), on, guesses, back};
}

void draw_middle(const View& view, Rect room, Console& console, int columns) {
    const RegionScope region(view.kit, "region.middle", tr("table.middle"), room);
    struct Choice { Page page; Tab tab; };
    std::vector<Choice> all{{Page::proposals, {"proposals", icon::document, tr("table.tab.proposals")}}, {Page::result, {"result", icon::trending_up, tr("table.tab.result")}},
                            {Page::story, {"story", icon::history, tr("table.tab.story")}}, {Page::map, {"map", icon::map, tr("table.tab.map")}}, {Page::observe, {"observe", icon::microphone, tr("table.tab.observe")}}, {Page::insight, {"insight", icon::thermostat, tr("table.tab.insight")}}};
    const Choice cards{Page::cards, {"cards", icon::star, tr("theater.cards")}};
    if (knowledge::plays_cards(view.knowledge())) all = {cards, all[2], all[4], all[5]};  // nothing is bargained, and nothing resolved
    else if (knowledge::deals_strategies(view.knowledge())) all.insert(all.begin() + 1, cards);
    if (!has_insight(view)) std::erase_if(all, [](const Choice& one) { return one.page == Page::insight; });
    if (columns < 3) all.insert(all.begin(), {Page::people, {"people", icon::groups, tr("lobby.people")}});
    if (columns < 2) all.insert(all.begin(), {Page::tools, {"tools", icon::settings, tr("trainer.controls")}});
    if (has_bids(view)) all.insert(all.begin() + 1, {Page::bids, {"bids", icon::lock, tr("bids.tab")}});
    if (case_is_on(view)) all.insert(all.begin(), {Page::case_card, {"case", icon::forum, tr("case.title")}});
    if (!view.knowledge().guesses().empty()) all.push_back({Page::guesses, {"guesses", icon::search, tr("guess.tab")}});
    if (may_look_back(view) && !view.past) {
        all.insert(all.begin(), {Page::debrief, {"debrief", icon::history, tr("debrief.tab")}});
        if (has_opened(view)) all.insert(all.begin() + 1, {Page::opened, {"opened", icon::key, tr("opened.title")}});
    }
    show_what_came(view, console);
    std::vector<Tab> shown;
    int selected = -1;
    for (std::size_t index = 0; index < all.size(); ++index) {
        shown.push_back(all[index].tab);
        if (static_cast<int>(all[index].page) == console.page) selected = static_cast<int>(index);
    }
    if (selected < 0) selected = 0;
    const int pressed = tabs(view.kit, "trainer.tabs", room.cut_top(view.px(40)), shown, selected);
    if (pressed >= 0) console.page = static_cast<int>(all[static_cast<std::size_t>(pressed)].page);
    room.cut_top(view.px(8));
    draw_page(view, room, console, all[static_cast<std::size_t>(selected)].page);
}

}  // namespace

std::optional<TablePage> same_at_table(const Console& console) {
    switch (static_cast<Page>(console.page)) {
        case Page::proposals: return TablePage::proposals;
        case Page::result: return TablePage::result;
        case Page::story: return TablePage::story;
        case Page::map: return TablePage::map;
        case Page::case_card: return TablePage::case_card;
        case Page::cards: return TablePage::strategy;
        case Page::bids: return TablePage::bids;
        default: return std::nullopt;
    }
}

void draw_table_page(const View& view, const Rect& rect, Console& console) {
    draw_switches(view);
    Rect room = rect;
    const int columns = view.kit.columns();
    draw_alert_band(view, room, console);
    if (is_low(view)) {  // all of it on one row
        Rect row = room.cut_top(view.px(control_height));
        room.cut_top(view.px(8));
        draw_place(view, row.cut_left(view.px(232)), console);
        label(view.kit, row.cut_left(view.px(76)), clock_text(view), {.font = Font::title, .align = Align::center, .id = "clock.left"});
        draw_main_tools(view, row, console);
        if (const float height = invitation_height(view, room.width()); height > 0) {
            draw_invitation(view, room.cut_top(height));
            room.cut_top(view.px(4));
        }
        return draw_middle(view, room, console, columns);
    }
    if (columns == 1) {
        draw_place(view, room.cut_top(view.px(control_height)), console);
        room.cut_top(view.px(8));
        draw_clock_card(view, room.cut_top(clock_card_height(view, room.width(), room.height() - view.px(control_height + 48 + 2 * 8))));
        room.cut_top(view.px(8));
        draw_main_tools(view, room.cut_top(view.px(control_height)), console);
        room.cut_top(view.px(8));
        return draw_middle(view, room, console, columns);
    }
    Rect left = room.cut_left(view.px(columns == 3 ? 336 : 300));
    room.cut_left(view.px(gap));
    draw_place(view, left.cut_top(view.px(control_height)), console);
    left.cut_top(view.px(gap));
    draw_clock_card(view, left.cut_top(clock_card_height(view, left.width())));
    left.cut_top(view.px(gap));
    if (columns == 2) {
        draw_tools_card(view, left, console);
        return draw_middle(view, room, console, columns);
    }
    draw_people(view, left);
    const Rect right = room.cut_right(view.px(304));
    room.cut_right(view.px(gap));
    draw_middle(view, room, console, columns);
    draw_tools_card(view, right, console);
}

}  // namespace samenspel::screens
