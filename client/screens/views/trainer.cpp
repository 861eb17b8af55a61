// The trainer's screen: the process at hand, the people, the proposals, and what can be thrown in.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Console {
    enum class Ask { nothing, back, skip, end, inject, whisper } ask = Ask::nothing;
    std::string words, title;
    int choice = -1;
};

// The trainer's command goes to the table that is watched.
Command& give(const View& view) {
    Command& command = view.wants.give();
    command.set_table(view.session.welcome().table());
    return command;
}

// Several tables: which one is looked at.
void draw_table_choice(const View& view, const Rect& rect) {
    std::vector<std::string> names;
    const int tables = static_cast<int>(view.knowledge().session().tables());
    for (int table = 1; table <= tables; ++table) {
        int people = 0;
        for (const auto& participant : view.knowledge().participants()) people += static_cast<int>(participant.table()) == table && !participant.left();
        names.push_back(tr("trainer.table", {std::to_string(table), std::to_string(people)}));
    }
    const std::vector<std::string_view> options(names.begin(), names.end());
    int chosen = static_cast<int>(view.session.welcome().table()) - 1;
    if (select(view.kit, "trainer.table", rect, options, chosen, {.name = tr("trainer.table.name")}) && chosen >= 0) {
        view.wants.watch.emplace();
        view.wants.watch->set_table(static_cast<std::uint32_t>(chosen) + 1);
    }
}

void draw_controls(const View& view, const Rect& rect, Console& console) {
    const RegionScope region(view.kit, "region.controls", tr("trainer.controls"), rect);
    Rect room = card(view.kit, rect, 12);
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    const bool started = phase && phase->kind() != JOINING, over = view.knowledge().ended(), paused = view.knowledge().paused();
    const bool last = phase && static_cast<int>(view.knowledge().phase().phase()) + 1 >= view.content().phases_size();
    struct Control { const char* id; const char* icon; bool enabled; ButtonKind kind; };
    const Control controls[] = {
        {started ? (paused ? "resume" : "pause") : "start", started && !paused ? icon::pause : icon::play, !over, ButtonKind::primary},
        {"next", icon::skip_next, started && !over && !last, ButtonKind::secondary},
        {"extend", icon::add, started && !over, ButtonKind::secondary},
        {"shorten", icon::minus, started && !over, ButtonKind::secondary},
        {"back", icon::undo, started && !over && view.knowledge().phase().phase() >= 2, ButtonKind::secondary},
        {"skip", icon::chevron_right, started && !over && !last, ButtonKind::secondary},
        {"inject", icon::campaign, started && !over, ButtonKind::secondary},
        {"whisper", icon::chat, started && !over, ButtonKind::secondary},
        {"end", icon::stop, started && !over, ButtonKind::ghost}};
    const bool wide = room.width() > view.px(760);  // else signs alone, so that something of the table stays in view
    const auto places = room.cut_top(view.px(40)).columns(9, view.px(8));
    for (std::size_t index = 0; index < std::size(controls); ++index) {
        const Control& control = controls[index];
        const std::string id = std::string("trainer.") + control.id;
        if (!wide && !control.enabled) continue;
        const bool pressed = wide ? button(view.kit, id, places[index], tr(id), {.kind = control.kind, .icon = control.icon, .enabled = control.enabled, .hint = tr(id)})
                                  : icon_button(view.kit, id, places[index], control.icon, tr(id));
        if (!pressed) continue;
        if (id == "trainer.start") give(view).mutable_start();
        else if (id == "trainer.pause") give(view).mutable_pause();
        else if (id == "trainer.resume") give(view).mutable_resume();
        else if (id == "trainer.next") give(view).mutable_next_phase();
        else if (id == "trainer.extend") give(view).mutable_extend()->set_by_ms(60'000);
        else if (id == "trainer.shorten") give(view).mutable_extend()->set_by_ms(-60'000);
        else console = {id == "trainer.back" ? Console::Ask::back : id == "trainer.skip" ? Console::Ask::skip : id == "trainer.end" ? Console::Ask::end : id == "trainer.inject" ? Console::Ask::inject : Console::Ask::whisper, {}, {}, -1};
    }
}

void draw_people(const View& view, const Rect& rect) {
    Rect room = card(view.kit, rect);
    section_head(view.kit, room.cut_top(view.px(24)), icon::groups, tr("lobby.people"));
    room.cut_top(view.px(6));
    ScrollArea area(view.kit, "trainer.people", room, {.name = tr("lobby.people")});
    Rect rows = area.content();
    for (const auto& seat : view.content().seats()) {
        Rect row = rows.cut_top(view.px(50));
        const SeatChanged* held = knowledge::seat_state(view.knowledge(), {seat.number()});
        const Holder holder = held ? held->holder() : EMPTY;
        const bool here = held && held->presence() == HERE && holder != BOT;
        const Rect pen = row.cut_right(view.px(38));
        if (icon_button(view.kit, "trainer.pen." + seat.id(), {pen.x0, pen.center().y - view.px(18), pen.x1, pen.center().y + view.px(18)}, icon::edit, tr("trainer.pen", {seat_name(view.knowledge(), seat.number())})))
            give(view).mutable_hand_pen()->set_seat(seat.number());
        if (!here) {
            const Rect bot = row.cut_right(view.px(38));
            if (icon_button(view.kit, "trainer.bot." + seat.id(), {bot.x0, bot.center().y - view.px(18), bot.x1, bot.center().y + view.px(18)}, holder == BOT ? icon::person : icon::sync, tr(holder == BOT ? "trainer.bot.off" : "trainer.bot"))) {
                give(view).mutable_set_seat()->set_seat(seat.number());
                view.wants.commands.back().mutable_set_seat()->set_holder(holder == BOT ? ABSENT : BOT);
            }
        }
        party_disc(view, {row.x0 + view.px(16), row.center().y}, view.px(15), seat.party());
        if (view.knowledge().pen() == seat.number()) avatar_mark(view.kit, {row.x0 + view.px(16), row.center().y}, view.px(15), icon::edit, Tone::primary);
        row.cut_left(view.px(42));
        std::string who = view.session.holders(seat.number());
        if (who.empty()) who = tr(holder == BOT ? "seat.bot" : holder == ABSENT ? "seat.absent" : "seat.empty");
        else if (held->presence() == AWAY) who += " · " + std::string(tr("seat.away"));
        label(view.kit, {row.x0, row.y0 + view.px(2), row.x1, row.center().y + view.px(1)}, seat_name(view.knowledge(), seat.number()) + " · " + party_name(view.knowledge(), seat.party()), {.font = Font::small_bold, .may_shorten = true});
        label(view.kit, {row.x0, row.center().y + view.px(1), row.x1, row.y1 - view.px(2)}, who, {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
    }
    area.used(rows.y0);
}

bool ask_reason(const View& view, const char* key, Console& console, bool with_phase, int* phase) {
    Dialog dialog(view.kit, "trainer.ask", tr(std::string("trainer.") + key), {.body_height = with_phase ? 230.0f : 160.0f});
    Rect body = dialog.body();
    body.y0 += paragraph(view.kit, body, tr("trainer.reason.explain"), {.color = view.kit.theme().ink_second}) + view.px(8);
    if (with_phase) {
        std::vector<std::string> names;
        for (int index = static_cast<int>(view.knowledge().phase().phase()) + 1; index < view.content().phases_size(); ++index) names.push_back(say(view.content().phases(index).title()));
        const std::vector<std::string_view> views(names.begin(), names.end());
        select(view.kit, "trainer.phase", body.cut_top(view.px(control_height)), views, console.choice, {.name = tr("trainer.phase"), .hint = tr("trainer.phase")});
        body.cut_top(view.px(8));
        *phase = console.choice < 0 ? -1 : static_cast<int>(view.knowledge().phase().phase()) + 1 + console.choice;
    }
    body.y0 += field_label(view.kit, body, tr("objection.reason"));
    text_input(view.kit, "trainer.reason", body.cut_top(view.px(control_height)), console.words, {.name = tr("objection.reason"), .limit = 200});
    const bool enough = !console.words.empty() && (!with_phase || *phase >= 0);
    const bool done = button(view.kit, "trainer.reason.go", dialog.footer().columns(2, view.px(gap))[1], tr("trainer.go"), {.kind = ButtonKind::primary, .enabled = enough});
    if (dialog.closed()) console.ask = Console::Ask::nothing;
    return done && enough;
}

void draw_inject_dialog(const View& view, Console& console) {
    const float tall = std::max(240.0f, view.kit.window().height() / view.kit.scale() - 260.0f);
    Dialog dialog(view.kit, "trainer.deck", tr("trainer.inject"), {.width = 620, .body_height = tall, .icon = icon::campaign});
    {
        ScrollArea area(view.kit, "trainer.deck.scroll", dialog.body(), {.name = tr("trainer.inject")});
        Rect room = area.content();
        room.x1 -= view.px(14);  // clear of the bar
        int index = 0;
        for (const auto& inject : view.knowledge().opened().deck()) {
            const std::string words = say(inject.title()) + " — " + say(inject.text());
            if (radio(view.kit, "trainer.deck." + inject.id(), room.cut_top(choice_height(view.kit, words, room.width())), words, console.choice == index, "trainer.deck")) console.choice = index;
            ++index;
        }
        const std::string own(tr("trainer.inject.own"));
        if (radio(view.kit, "trainer.deck.own", room.cut_top(choice_height(view.kit, own, room.width())), own, console.choice == index, "trainer.deck")) console.choice = index;
        if (console.choice == index) {
            text_input(view.kit, "trainer.inject.title", room.cut_top(view.px(control_height)), console.title, {.name = tr("trainer.inject.title"), .hint = tr("trainer.inject.title"), .limit = 60});
            room.cut_top(view.px(8));
            text_area(view.kit, "trainer.inject.text", room.cut_top(text_area_height(view.kit, console.words, room.width(), 2, 5)), console.words, {.name = tr("trainer.inject.text"), .hint = tr("trainer.inject.text"), .limit = 600});
        }
        area.used(room.y0 + view.px(8));
    }
    const int deck = view.knowledge().opened().deck_size();
    const bool enough = console.choice >= 0 && (console.choice < deck || (!console.title.empty() && !console.words.empty()));
    if (button(view.kit, "trainer.deck.go", dialog.footer().columns(2, view.px(gap))[1], tr("trainer.inject.go"), {.kind = ButtonKind::primary, .icon = icon::campaign, .enabled = enough})) {
        ThrowInject& command = *give(view).mutable_throw_inject();
        if (console.choice < deck) {
            command.set_inject(view.knowledge().opened().deck(console.choice).id());
        } else {
            command.set_title(console.title);
            command.set_text(console.words);
        }
        console = {};
    } else if (dialog.closed()) {
        console = {};
    }
}

void draw_whisper_dialog(const View& view, Console& console) {
    Dialog dialog(view.kit, "trainer.whispering", tr("trainer.whisper"), {.body_height = 220, .icon = icon::chat});
    Rect body = dialog.body();
    std::vector<std::string> names{std::string(tr("trainer.everybody"))};
    for (const auto& seat : view.content().seats()) names.push_back(seat_name(view.knowledge(), seat.number()));
    const std::vector<std::string_view> views(names.begin(), names.end());
    if (console.choice < 0) console.choice = 0;
    select(view.kit, "trainer.whisper.to", body.cut_top(view.px(control_height)), views, console.choice, {.name = tr("talk.with")});
    body.cut_top(view.px(8));
    text_area(view.kit, "trainer.whisper.text", body.cut_top(text_area_height(view.kit, console.words, body.width(), 3, 5)), console.words, {.name = tr("trainer.whisper"), .hint = tr("trainer.whisper.hint"), .limit = 400});
    if (button(view.kit, "trainer.whisper.go", dialog.footer().columns(2, view.px(gap))[1], tr("story.send"), {.kind = ButtonKind::primary, .icon = icon::send, .enabled = !console.words.empty()})) {
        Whisper& command = *give(view).mutable_whisper();
        if (console.choice == 0) for (const auto& seat : view.content().seats()) command.add_to(seat.number());
        else command.add_to(static_cast<std::uint32_t>(console.choice));
        command.set_text(console.words);
        console = {};
    } else if (dialog.closed()) {
        console = {};
    }
}

void draw_dialogs(const View& view, Console& console) {
    int phase = -1;
    switch (console.ask) {
        case Console::Ask::nothing: return;
        case Console::Ask::back:
            if (!ask_reason(view, "back", console, false, &phase)) return;
            give(view).mutable_back_phase()->set_reason(console.words);
            console = {};
            return;
        case Console::Ask::skip:
            if (!ask_reason(view, "skip", console, true, &phase)) return;
            give(view).mutable_skip_to_phase()->set_phase(static_cast<std::uint32_t>(phase));
            view.wants.commands.back().mutable_skip_to_phase()->set_reason(console.words);
            console = {};
            return;
        case Console::Ask::end: {
            const auto answer = confirm(view.kit, "trainer.ending", tr("trainer.end"), tr("trainer.end.explain"), tr("trainer.end.yes"), tr("composer.cancel"), true);
            if (!answer) return;
            if (*answer) give(view).mutable_end_table();
            console = {};
            return;
        }
        case Console::Ask::inject: return draw_inject_dialog(view, console);
        case Console::Ask::whisper: return draw_whisper_dialog(view, console);
    }
}

}  // namespace

void draw_trainer(const View& view, const Rect& rect) {
    Console& console = view.kit.state<Console>("trainer");
    Rect room = rect.inset(view.px(16), view.px(12));
    draw_controls(view, room.cut_top(view.px(64)), console);
    room.cut_top(view.px(gap));
    const int columns = view.kit.columns();
    const bool several = view.knowledge().session().tables() > 1;
    if (several && columns == 1) {
        draw_table_choice(view, room.cut_top(view.px(control_height)));
        room.cut_top(view.px(gap));
    }
    if (columns > 1) {
        Rect left = room.cut_left(view.px(columns == 3 ? 352 : 300));
        room.cut_left(view.px(gap));
        if (several) {
            draw_table_choice(view, left.cut_top(view.px(control_height)));
            left.cut_top(view.px(gap));
        }
        draw_clock_card(view, left.cut_bottom(view.px(72)));
        left.cut_bottom(view.px(gap));
        draw_people(view, left);
    }
    const RegionScope region(view.kit, "region.middle", tr("table.middle"), room);
    int& page = view.kit.state<int>("trainer.page");
    std::vector<Tab> all{{"proposals", icon::document, tr("table.tab.proposals")}, {"result", icon::trending_up, tr("table.tab.result")}, {"story", icon::history, tr("table.tab.story")}, {"map", icon::map, tr("table.tab.map")}, {"observe", icon::microphone, tr("table.tab.observe")}};
    if (columns == 1) all.push_back({"people", icon::groups, tr("lobby.people")});
    const int pressed = tabs(view.kit, "trainer.tabs", room.cut_top(view.px(40)), all, page);
    if (pressed >= 0) page = pressed;
    room.cut_top(view.px(8));
    if (page == 1) draw_result(view, room);
    else if (page == 2) draw_story(view, room);
    else if (page == 3) draw_map_card(view, room);
    else if (page == 4) draw_speech(view, room);
    else if (page == 5) draw_people(view, room);
    else draw_proposals(view, room);
    draw_dialogs(view, console);
}

}  // namespace samenspel::screens
