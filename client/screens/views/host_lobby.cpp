// The room fills up: how people come in at the left, who sits where at the right, and the start of all tables together.
#include "client/knowledge/theater.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/seating.hpp"
#include "client/screens/views/console.hpp"
#include "client/screens/views/host_places.hpp"
#include "client/screens/views/join.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr int most_named = 2;  // tables that miss somebody; the others are counted

struct Starting { bool asking = false; };

void draw_way_in(const View& view, Rect& room) {
    FlowCard flow(view.kit, "host.join", room);
    flow.text(tr("host.join"), {.font = Font::heading}, 6);
    const std::string link = join_link(view), code = join_code(view);
    if (!link.empty()) flow.text(readable(link), {.font = Font::title, .color = view.kit.theme().primary, .id = "host.link"}, 10);
    flow.text(tr("lobby.code"), {.font = Font::small, .color = view.kit.theme().ink_second}, 8);
    giant_label(view.kit, flow.row(52, 12), code, {.align = Align::left, .id = "lobby.code"});
    if (!link.empty()) {
        const float side = std::min(flow.width(), view.px(264));
        draw_qr(view, "host.qr", flow.piece(side, 10), link);
    } else {
        flow.text(tr("host.no_way"), {.font = Font::small, .color = view.kit.theme().ink_second});
    }
    const auto& ways = view.session.reach().ways();
    if (ways.size() > 1) {
        flow.text(tr("host.other_ways"), {.font = Font::small, .color = view.kit.theme().ink_second}, 2);
        for (const auto& way : ways)
            if (way.url() + "/j/" + code != link) flow.text(readable(way.url()), {.font = Font::caption, .color = view.kit.theme().ink_second}, 0);
    }
    if (const std::string board = board_link(view); !board.empty()) {
        flow.row(0, 8);
        flow.text(tr("host.board"), {.font = Font::small, .color = view.kit.theme().ink_second}, 2);
        flow.text(readable(board), {.font = Font::caption, .color = view.kit.theme().ink_second, .id = "host.board"}, 0);
    }
    room.y0 = flow.bottom() + view.px(gap);
}

// On paper before anybody comes; the dialog is the console's.
void draw_paper(const View& view, Rect& room, Console& console) {
    if (button(view.kit, "host.print", room.cut_top(view.px(control_height)), tr("trainer.print"), {.icon = icon::document, .hint = tr("host.print.hint")})) console.begin(Ask::print);
    room.cut_top(view.px(gap));
}

std::string missing_sentence(const View& view, const std::vector<Person>& people) {
    std::string out;
    if (knowledge::plays_cards(view.knowledge())) return out;  // the game is for whoever came: no seat has to be filled
    int tables = 0;
    for (const auto table : tables_in_use(view)) {
        std::string names;
        for (const auto party : parties_without_signatory(view, people, table)) names += (names.empty() ? "" : ", ") + party_name(view.knowledge(), party);
        if (!names.empty() && ++tables <= most_named) out += (out.empty() ? "" : " ") + tr("host.missing", {std::to_string(table), names});
    }
    if (tables > most_named) out += " " + tr_count("host.missing.more", tables - most_named);
    return out;
}

void start(const View& view, bool bots) { view.wants.give().mutable_start_session()->set_fill_with_bots(bots); }

void deal(const View& view, Places& places, int tables) {
    places.by_hand = false;
    view.wants.give().mutable_deal_participants()->set_tables(static_cast<std::uint32_t>(tables));
}

void draw_redeal(const View& view, Places& places) {
    if (places.dealing == 0) return;
    const auto answer = confirm(view.kit, "host.redeal", tr("host.redeal"), tr("host.redeal.explain"), tr("host.redeal.yes"), tr("composer.cancel"));
    if (!answer) return;
    if (*answer) deal(view, places, places.dealing);
    places.dealing = 0;
}

// Dealing, bots and what is still missing.
void draw_before_start(const View& view, Rect& room, const std::vector<Person>& people, Places& places) {
    FlowCard flow(view.kit, "host.before", room);
    flow.head(icon::groups, tr("host.divide"), tr_count("lobby.count", static_cast<long>(people.size())));
    const int most = std::max(1, static_cast<int>(view.knowledge().session().tables()));
    const int needed = std::clamp(tables_for(static_cast<int>(people.size()), view.content().seats_size()), 1, most);
    const int wanted = view.knowledge().session().tables_chosen() ? most : needed;
    const int tables = places.tables == 0 ? wanted : std::clamp(places.tables, 1, most);
    const auto stepper = [&](Rect row) {
        const float size = view.px(control_height);
        if (icon_button(view.kit, "host.fewer", row.cut_left(size), icon::minus, tr("host.fewer"))) places.tables = std::max(1, tables - 1);
        if (icon_button(view.kit, "host.more", row.cut_right(size), icon::add, tr("host.more"))) places.tables = std::min(most, tables + 1);
        label(view.kit, row, tr_count("host.tables", tables), {.font = Font::body_bold, .align = Align::center, .may_shorten = true});
    };
    if (people.empty()) places.by_hand = false;
    const auto deal_button = [&](const Rect& row) {
        if (!button(view.kit, "host.deal", row, tr("host.deal"), {.icon = icon::refresh, .enabled = !people.empty(), .hint = people.empty() ? tr("lobby.nobody") : tr("host.deal.hint")})) return;
        if (places.by_hand) places.dealing = tables;
        else deal(view, places, tables);
    };
    const float words = button_width(view.kit, tr("host.deal"), true), stepping = most > 1 ? view.px(170) : 0.0f;
    if (flow.width() > words + stepping + view.px(300)) {  // side by side
        const float rest = flow.width() - words - stepping - 2 * view.px(gap);
        Rect row = flow.row(std::max(view.px(control_height), choice_height(view.kit, tr("host.fill"), rest)) / view.kit.scale(), 4);
        if (most > 1) stepper(row.cut_left(stepping));
        if (most > 1) row.cut_left(view.px(gap));
        const Rect place = row.cut_left(words);
        deal_button({place.x0, place.y0, place.x1, place.y0 + view.px(control_height)});
        row.cut_left(view.px(gap));
        toggle(view.kit, "lobby.fill", row, tr("host.fill"), places.fill);
    } else {
        if (most > 1) stepper(flow.row(control_height, 8));
        deal_button(flow.row(control_height, 12));
        toggle(view.kit, "lobby.fill", flow.piece(choice_height(view.kit, tr("host.fill"), flow.width()), 6), tr("host.fill"), places.fill);
    }
    room.y0 = flow.bottom() + view.px(gap);
}

// Tables that would begin without somebody's signature, in so many words; none while bots fill up.
void draw_missing(const View& view, Rect& room, const std::vector<Person>& people, const Places& places) {
    const std::string missing = places.fill || people.empty() ? std::string() : missing_sentence(view, people);
    if (!missing.empty()) room.y0 += notice(view.kit, room, icon::warning, missing, Tone::warning) + view.px(gap);
}

// A table would begin without somebody's signature: that is for the trainer to choose.
void draw_anyway(const View& view, const std::vector<Person>& people, Starting& starting) {
    const std::string words = missing_sentence(view, people) + " " + std::string(tr("host.anyway.explain"));
    const float width = std::min(view.px(520), view.kit.window().width() - view.px(32)) - view.px(40);
    Dialog dialog(view.kit, "host.anyway", tr("host.anyway"), {.width = 520, .body_height = paragraph_height(view.kit, words, width) / view.kit.scale() + 8, .icon = icon::warning});
    paragraph(view.kit, dialog.body(), words, {.color = view.kit.theme().ink_second});
    const auto halves = dialog.footer().columns(2, view.px(gap));
    const bool anyway = button(view.kit, "host.anyway.yes", halves[0], tr("host.anyway.yes"), {.icon = icon::play});
    const bool bots = button(view.kit, "host.anyway.bots", halves[1], tr("host.anyway.bots"), {.kind = ButtonKind::primary, .icon = icon::groups});
    if (anyway || bots) start(view, bots);
    if (anyway || bots || dialog.closed()) starting.asking = false;
}

void draw_start(const View& view, const Rect& rect, const std::vector<Person>& people, const Places& places) {
    Starting& starting = view.kit.state<Starting>("host.starting");
    const bool somebody = !people.empty();
    const std::string_view words = tr(tables_in_use(view).size() > 1 ? "host.start" : "lobby.start");
    if (button(view.kit, "lobby.start", rect, words, {.kind = ButtonKind::primary, .icon = icon::play, .enabled = somebody, .hint = somebody ? std::string_view() : tr("lobby.nobody")})) {
        if (places.fill || missing_sentence(view, people).empty()) start(view, places.fill);
        else starting.asking = true;
    }
    if (starting.asking) draw_anyway(view, people, starting);
}

}  // namespace

void draw_host_lobby(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.lobby", tr("lobby.title"), rect);
    Places& places = view.kit.state<Places>("host.places");
    Console& console = view.kit.state<Console>("console");
    if (console.chosen) console = {};  // of the session before this one
    if (const std::string code = join_code(view); places.code != code) {
        places = {};
        places.code = code;
    }
    const auto people = people_of(view);
    draw_doubt(view, places);
    draw_redeal(view, places);
    draw_console_dialogs(view, console);
    Rect room = rect.inset(view.px(16), view.px(12));
    if (view.kit.columns() == 1) {
        const Rect go = room.cut_bottom(view.px(44));
        room.cut_bottom(view.px(gap));
        draw_picked(view, room, people, places);
        {
            ScrollArea area(view.kit, "host.all", room, {.name = tr("lobby.title")});
            Rect content = area.content();
            content.x1 -= view.px(10);
            draw_way_in(view, content);
            draw_paper(view, content, console);
            draw_before_start(view, content, people, places);
            draw_missing(view, content, people, places);
            draw_places(view, content, people, places);
            area.used(content.y0);
        }
        return draw_start(view, go, people, places);
    }
    Rect left = room.cut_left(view.px(view.kit.columns() == 3 ? 352 : 316));
    room.cut_left(view.px(gap));
    const Rect go = left.cut_bottom(view.px(44));
    left.cut_bottom(view.px(gap));
    const std::string missing = places.fill || people.empty() ? std::string() : missing_sentence(view, people);
    if (!missing.empty()) {
        Rect below = left.cut_bottom(notice_height(view.kit, missing, left.width() - view.px(10)) + view.px(gap));
        below.x1 -= view.px(10);
        draw_missing(view, below, people, places);
    }
    {
        ScrollArea area(view.kit, "host.left", left, {.name = tr("host.join")});
        Rect content = area.content();
        content.x1 -= view.px(10);
        draw_way_in(view, content);
        draw_paper(view, content, console);
        area.used(content.y0);
    }
    draw_before_start(view, room, people, places);
    draw_picked(view, room, people, places);
    {
        ScrollArea area(view.kit, "host.right", room, {.name = tr("lobby.people")});
        Rect content = area.content();
        content.x1 -= view.px(10);
        draw_places(view, content, people, places);
        area.used(content.y0);
    }
    draw_start(view, {go.x0, go.y0, go.x1 - view.px(10), go.y1}, people, places);
}

}  // namespace samenspel::screens
