// No session yet, or one that is over: the trainer chooses what to play, or what to look back at. Everything has a default that is right for most,
// so one press hosts.
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/seating.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr int most_tables = 16, most_expected = 64;  // as many tables as a server opens
constexpr std::uint32_t usual_minutes = 90;
constexpr std::int64_t patience_ms = 8'000;

struct Choices {
    bool begun = false;
    std::string scenario;            // its id; the list may change
    int length = 0;
    int people = 7;
    bool counted = false;            // the trainer said how many; it no longer follows the scenario
    int tables = 0;                  // 0: as many as the people need
    int language = 0, talk = 0;      // Dutch, English; spoken, typed
    bool doubled = false, theater = false;
    std::map<int, bool> off;         // instruments that stay off
    std::int64_t asked_ms = -patience_ms;
    std::optional<HostSession> doubtful;  // closes the session before it for everybody: waits for a yes
};

void ask_server(const View& view, Choices& choices, const HostSession& wish) {
    *view.wants.messages.emplace_back().mutable_host_session() = wish;
    choices.asked_ms = view.now_ms;
}

void host(const View& view, Choices& choices, HostSession wish) {
    if (view.session.host()) ask_server(view, choices, wish);
    else choices.doubtful = std::move(wish);
}

void draw_doubt(const View& view, Choices& choices) {
    if (!choices.doubtful) return;
    const bool earlier = !choices.doubtful->resume().empty();
    const auto answer = confirm(view.kit, "setup.another", tr(earlier ? "setup.earlier" : "setup.another"), tr(earlier ? "setup.earlier.explain" : "setup.another.explain"),
                                tr(earlier ? "setup.earlier.yes" : "setup.another.yes"), tr("composer.cancel"));
    if (!answer) return;
    if (*answer) ask_server(view, choices, *choices.doubtful);
    choices.doubtful.reset();
}

const ScenarioOffer* chosen(const View& view, const Choices& choices) {
    const auto& offers = view.session.setup().scenarios();
    for (const auto& offer : offers)
        if (offer.scenario() == choices.scenario) return &offer;
    return offers.empty() ? nullptr : &offers.Get(0);
}

void usual_length(Choices& choices, const ScenarioOffer& offer) {
    choices.length = 0;
    for (int index = 0; index < offer.lengths_min_size(); ++index)
        if (offer.lengths_min(index) == usual_minutes) choices.length = index;
}

std::string lengths_text(const ScenarioOffer& offer) {
    std::string out;
    for (const auto length : offer.lengths_min()) out += (out.empty() ? "" : " · ") + std::to_string(length);
    return tr("setup.minutes", {out});
}

// One at each seat. Two share one when a class is odd or somebody comes late.
int comfortable(const ScenarioOffer& offer) { return std::max(1, static_cast<int>(offer.most_people()) / 2); }

// How many the people play at: as chosen, else as they need, in so far as a server opens that many.
int tables_of(const Choices& choices, const ScenarioOffer& offer) {
    return choices.tables > 0 ? choices.tables : std::min(most_tables, tables_for(choices.people, comfortable(offer)));
}

// One scenario as a card that can be chosen.
float draw_offer(const View& view, Rect room, const ScenarioOffer& offer, bool on, bool& pressed) {
    const std::string id = "setup.scenario." + offer.scenario(), title = say(offer.title()), summary = say(offer.summary());
    const float pad = view.px(16), line = view.px(26), mark = view.px(30);
    const float wide = room.width() - 2 * pad;
    const float head = paragraph_height(view.kit, title, wide - mark, {.font = Font::title});
    const float body = paragraph_height(view.kit, summary, wide, {});
    const std::string people = tr("setup.people_range", {std::to_string(offer.least_people()), std::to_string(offer.most_people())}), lengths = lengths_text(offer);
    const bool one_line = chip_width(view.kit, icon::groups, people) + chip_width(view.kit, icon::timer, lengths) + view.px(8) <= wide;
    const float height = head + view.px(6) + body + view.px(10) + line * (one_line ? 1 : 2) + 2 * pad;
    const Rect box = room.cut_top(height);
    const Interaction answer = view.kit.control(id, box, {.role = Role::radio, .label = title, .checked = on, .group = "setup.scenario", .radius = 12});
    pressed = answer.pressed;
    shadow(view.kit, box, 0.8f);
    fill(view.kit, box, on ? view.kit.theme().primary_soft : answer.hovered ? view.kit.theme().inset : view.kit.theme().surface, 12);
    outline(view.kit, box, on ? view.kit.theme().primary : view.kit.theme().line, 12, on ? 2.0f : 1.0f);
    const OwnerScope owner(view.kit, id);
    Rect inside = box.inset(pad, pad);
    icon_at(view.kit, {inside.x1 - view.px(10), inside.y0 + head / 2}, on ? icon::check : icon::chevron_right, on ? view.kit.theme().primary : view.kit.theme().ink_third);
    paragraph(view.kit, {inside.x0, inside.y0, inside.x1 - mark, inside.y0 + head}, title, {.font = Font::title});
    inside.cut_top(head + view.px(6));
    inside.y0 += paragraph(view.kit, {inside.x0, inside.y0, inside.x1, inside.y0 + body}, summary, {.color = view.kit.theme().ink_second}) + view.px(10);
    const float first = chip(view.kit, {inside.x0, inside.y0 + line / 2}, icon::groups, people);
    if (one_line) chip(view.kit, {inside.x0 + first + view.px(8), inside.y0 + line / 2}, icon::timer, lengths);
    else chip(view.kit, {inside.x0, inside.y0 + line * 1.5f}, icon::timer, lengths);
    return height;
}

// A session file in words, with a button that opens it again.
void draw_file(const View& view, FlowCard& flow, const SessionFile& file, const std::string& words, std::string_view verb, const char* icon, Choices& choices) {
    const float width = flow.width() - button_width(view.kit, verb, true) - view.px(8);
    const float height = paragraph_height(view.kit, words, width, {.font = Font::small});
    Rect row = flow.piece(std::max(height, view.px(control_height)));
    Rect go = row.cut_right(button_width(view.kit, verb, true));
    go = {go.x0, go.center().y - view.px(18), go.x1, go.center().y + view.px(18)};
    paragraph(view.kit, {row.x0, row.center().y - height / 2, row.x0 + width, row.center().y + height / 2}, words, {.font = Font::small});
    if (!button(view.kit, "setup.resume." + file.file(), go, verb, {.icon = icon})) return;
    HostSession again;
    again.set_resume(file.file());
    host(view, choices, std::move(again));
}

void draw_unfinished(const View& view, Rect& room, Choices& choices) {
    const auto& files = view.session.setup().unfinished();
    if (files.empty()) return;
    FlowCard flow(view.kit, "setup.unfinished", room);
    flow.head(icon::history, tr("setup.unfinished"));
    for (const auto& file : files) draw_file(view, flow, file, tr("setup.resume", {say(file.title()), day_and_time(file.changed_unix_s())}), tr("setup.go_on"), icon::play, choices);
    room.y0 = flow.bottom() + view.px(gap);
}

// By the name of the file, which says when it was played: looking back changes the file too.
void draw_finished(const View& view, Rect& room, Choices& choices) {
    const auto& files = view.session.setup().finished();
    if (files.empty()) return;
    room.y0 += view.px(gap);
    FlowCard flow(view.kit, "setup.finished", room);
    flow.head(icon::visible, tr("setup.finished"));
    for (const auto& file : files) draw_file(view, flow, file, tr("setup.finished.file", {say(file.title()), file.file().substr(0, file.file().rfind('.'))}), tr("setup.look_back"), icon::visible, choices);
    room.y0 = flow.bottom() + view.px(gap);
}

void draw_scenarios(const View& view, Rect& room, Choices& choices) {
    Rect head = room;
    const float size = view.px(control_height);
    const Rect again = head.cut_right(size);
    if (icon_button(view.kit, "setup.again", {again.x0, again.y0, again.x1, again.y0 + size}, icon::refresh, tr("setup.again"))) view.wants.messages.emplace_back().mutable_ask_setup();
    room.y0 += std::max(size, paragraph(view.kit, head, tr("setup.title"), {.font = Font::heading})) + view.px(2);
    room.y0 += paragraph(view.kit, room, tr("setup.explain"), {.color = view.kit.theme().ink_second}) + view.px(12);
    draw_unfinished(view, room, choices);
    const ScenarioOffer* now = chosen(view, choices);
    for (const auto& offer : view.session.setup().scenarios()) {
        bool pressed = false;
        room.y0 += draw_offer(view, room, offer, &offer == now, pressed) + view.px(gap);
        if (pressed) {
            choices.scenario = offer.scenario();
            usual_length(choices, offer);
            if (!choices.counted) choices.people = comfortable(offer);
        }
    }
    for (const auto& one : view.session.setup().unusable()) {
        std::string words = tr("setup.unusable", {one.scenario(), one.file(), std::to_string(one.line()), one.what(), one.mend()});
        if (one.more() > 0) words += " " + tr("setup.unusable.more", {std::to_string(one.more())});
        room.y0 += notice(view.kit, room, icon::warning, words, Tone::neutral) + view.px(gap);
    }
    if (!now) room.y0 += notice(view.kit, room, icon::info, tr("setup.none"), Tone::warning);
}

// A choice out of a few under its name; rows of one column when they would not fit side by side.
void draw_choice(const View& view, FlowCard& flow, const std::string& id, std::string_view name, const std::vector<std::string>& words, int& value) {
    flow.piece(field_label(view.kit, flow.row(0, 0), name), 0);
    float widest = 0;
    for (const auto& word : words) widest = std::max(widest, text_width(view.kit, Font::small_bold, word) + view.px(16));
    if (widest * static_cast<float>(words.size()) <= flow.width()) {
        std::vector<Segment> segments;
        std::vector<std::string> ids;
        for (std::size_t index = 0; index < words.size(); ++index) ids.push_back(std::to_string(index));
        for (std::size_t index = 0; index < words.size(); ++index) segments.push_back({ids[index], nullptr, words[index]});
        const int pressed = segmented(view.kit, id, flow.row(control_height, 12), segments, value);
        if (pressed >= 0) value = pressed;
        return;
    }
    for (std::size_t index = 0; index < words.size(); ++index)
        if (radio(view.kit, id + "." + std::to_string(index), flow.piece(choice_height(view.kit, words[index], flow.width()), 0), words[index], value == static_cast<int>(index), id)) value = static_cast<int>(index);
    flow.row(0, 12);
}

std::string seating_sentence(const View& view, const Choices& choices) {
    const ScenarioOffer* offer = chosen(view, choices);
    if (!offer) return {};
    const int most = static_cast<int>(offer->most_people()), least = static_cast<int>(offer->least_people());
    const int tables = tables_of(choices, *offer);
    const auto people = spread(choices.people, tables);
    std::string numbers;
    for (const int number : people) numbers += (numbers.empty() ? "" : " + ") + std::to_string(number);
    std::string out = tables == 1 ? tr("setup.one_table", {numbers}) : tr("setup.tables_of", {std::to_string(tables), numbers});
    if (people.front() > most) out += " " + tr("setup.too_many", {std::to_string(most)});
    else if (people.back() < least) out += " " + tr("setup.too_few", {std::to_string(least)});
    return out;
}

void draw_people(const View& view, FlowCard& flow, Choices& choices) {
    flow.piece(field_label(view.kit, flow.row(0, 0), tr("setup.people")), 0);
    Rect row = flow.row(control_height, 10);
    const float size = view.px(control_height);
    const int before = choices.people;
    if (icon_button(view.kit, "setup.fewer", row.cut_left(size), icon::minus, tr("setup.fewer"))) choices.people = std::max(1, choices.people - 1);
    label(view.kit, row.cut_left(view.px(52)), std::to_string(choices.people), {.font = Font::title, .align = Align::center, .id = "setup.people"});
    if (icon_button(view.kit, "setup.more", row.cut_left(size), icon::add, tr("setup.more"))) choices.people = std::min(most_expected, choices.people + 1);
    choices.counted = choices.counted || choices.people != before;
    flow.piece(field_label(view.kit, flow.row(0, 0), tr("setup.tables")), 0);
    std::vector<std::string> names{std::string(tr("setup.tables.auto"))};
    for (int tables = 1; tables <= most_tables; ++tables) names.push_back(std::to_string(tables));
    const std::vector<std::string_view> options(names.begin(), names.end());
    select(view.kit, "setup.tables", flow.row(control_height, 6), options, choices.tables, {.name = tr("setup.tables")});
    flow.text(seating_sentence(view, choices), {.font = Font::small, .color = view.kit.theme().ink_second, .id = "setup.seating"}, 14);
}

bool stays_off(const Choices& choices, int instrument) {
    const auto found = choices.off.find(instrument);
    return found != choices.off.end() && found->second;
}

// Each on or off, with what it is in a line.
void draw_instruments(const View& view, FlowCard& flow, Choices& choices) {
    const ScenarioOffer* offer = chosen(view, choices);
    if (!offer || offer->instruments().empty()) return;
    flow.piece(field_label(view.kit, flow.row(0, 0), tr("setup.instruments")), 0);
    for (const auto instrument : offer->instruments()) {
        const std::string key = "instrument." + std::to_string(instrument);
        const std::string words = std::string(tr(key)) + ": " + std::string(tr(key + ".explain"));
        bool on = !stays_off(choices, instrument);
        if (toggle(view.kit, "setup." + key, flow.piece(choice_height(view.kit, words, flow.width()), 2), words, on)) choices.off[instrument] = !on;
    }
}

void draw_settings(const View& view, Rect& room, Choices& choices) {
    FlowCard flow(view.kit, "setup.settings", room);
    flow.head(icon::settings, tr("setup.how"));
    if (const ScenarioOffer* offer = chosen(view, choices)) {
        if (choices.length >= offer->lengths_min_size()) usual_length(choices, *offer);
        std::vector<std::string> lengths;
        for (const auto length : offer->lengths_min()) lengths.push_back(tr("setup.minutes", {std::to_string(length)}));
        draw_choice(view, flow, "setup.length", tr("setup.length"), lengths, choices.length);
    }
    draw_people(view, flow, choices);
    draw_choice(view, flow, "setup.talk", tr("setup.talk"), {std::string(tr("setup.talk.spoken")), std::string(tr("setup.talk.typed"))}, choices.talk);
    draw_choice(view, flow, "setup.language", tr("setup.language"), {"Nederlands", "English"}, choices.language);
    int absent = choices.doubled ? 1 : 0;
    draw_choice(view, flow, "setup.absent", tr("setup.absent"), {std::string(tr("setup.absent.none")), std::string(tr("setup.absent.doubled"))}, absent);
    choices.doubled = absent == 1;
    draw_instruments(view, flow, choices);
    const ScenarioOffer* offer = chosen(view, choices);
    if (offer && !offer->theater()) {
        flow.row(0, 8);
        const std::string_view words = tr("theater.with_roles");
        toggle(view.kit, "setup.theater", flow.piece(choice_height(view.kit, words, flow.width()), 0), words, choices.theater);
    }
    room.y0 = flow.bottom();
}

HostSession wish(const View& view, const Choices& choices) {
    HostSession wanted;
    const ScenarioOffer& offer = *chosen(view, choices);
    wanted.set_scenario(offer.scenario());
    if (choices.length < offer.lengths_min_size()) wanted.set_length_min(offer.lengths_min(choices.length));
    wanted.set_tables(static_cast<std::uint32_t>(choices.tables));
    if (choices.tables == 0) wanted.set_tables_expected(static_cast<std::uint32_t>(tables_of(choices, offer)));
    wanted.set_talk(choices.talk == 0 ? SPOKEN : TYPED);
    wanted.set_absent(choices.doubled ? DOUBLED : NO_SIGNATURE);
    for (const auto instrument : offer.instruments())
        if (stays_off(choices, instrument)) wanted.add_without(static_cast<Instrument>(instrument));
    if (choices.theater && !offer.theater()) wanted.set_theater(true);
    wanted.set_language(choices.language == 0 ? "nl" : "en");
    return wanted;
}

void draw_go(const View& view, const Rect& rect, Choices& choices) {
    const bool busy = view.now_ms < choices.asked_ms + patience_ms, can = chosen(view, choices) != nullptr;
    if (busy) view.kit.wake_at(view.kit.now_ms() + choices.asked_ms + patience_ms - view.now_ms);
    if (!button(view.kit, "setup.go", rect, tr(busy ? "setup.busy" : "setup.go"), {.kind = ButtonKind::primary, .icon = icon::play, .enabled = can && !busy, .hint = can ? std::string_view() : tr("setup.none")})) return;
    host(view, choices, wish(view, choices));
}

void begin(const View& view, Choices& choices) {
    if (choices.begun || view.session.setup().scenarios().empty()) return;
    choices.begun = true;
    choices.language = language() == Language::dutch ? 0 : 1;
    choices.people = comfortable(view.session.setup().scenarios(0));
    usual_length(choices, view.session.setup().scenarios(0));
    view.kit.focus.request("setup.go", false);  // Enter hosts
}

}  // namespace

void draw_host_setup(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.setup", tr("setup.title"), rect);
    Choices& choices = view.kit.state<Choices>("setup");
    begin(view, choices);
    draw_doubt(view, choices);
    Rect room = rect.inset(view.px(16), view.px(12));
    if (view.kit.columns() == 1) {
        const Rect go = room.cut_bottom(view.px(44));
        room.cut_bottom(view.px(gap));
        {
            ScrollArea area(view.kit, "setup.all", room, {.name = tr("setup.title")});
            Rect content = area.content();
            content.x1 -= view.px(10);
            draw_scenarios(view, content, choices);
            draw_settings(view, content, choices);
            draw_finished(view, content, choices);
            area.used(content.y0);
        }
        return draw_go(view, go, choices);
    }
    Rect right = room.cut_right(view.px(380));
    const Rect go = right.cut_bottom(view.px(44));
    right.cut_bottom(view.px(gap));
    room.cut_right(view.px(gap));
    {
        ScrollArea area(view.kit, "setup.left", room, {.name = tr("setup.title")});
        Rect content = area.content();
        content.x1 -= view.px(12);
        draw_scenarios(view, content, choices);
        draw_finished(view, content, choices);
        area.used(content.y0);
    }
    {
        ScrollArea area(view.kit, "setup.right", right, {.name = tr("setup.how")});
        Rect content = area.content();
        content.x1 -= view.px(10);
        draw_settings(view, content, choices);
        area.used(content.y0);
    }
    draw_go(view, {right.x0, go.y0, go.x1 - view.px(10), go.y1}, choices);
}

}  // namespace samenspel::screens
