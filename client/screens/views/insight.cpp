// The trainer's page on how a table works together: both conflict thermometers for each pair, then scan, route, and what
// was written.
#include <algorithm>
#include <iterator>

#include "client/knowledge/instruments.hpp"
#include "client/knowledge/temperature.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/ledger.hpp"
#include "client/screens/views/promises.hpp"
#include "client/screens/views/together.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;
using knowledge::Temperature;

// Light or dark, whichever reads better.
Color ink_on(Color background) {
    const Color light = rgb(0xFFFFFF), dark = rgb(0x1C2630);
    return contrast(light, background) > contrast(dark, background) ? light : dark;
}

Color heat_of(const View& view, Temperature temperature) {
    constexpr int shade[] = {0, 0, 2, 3, 4};
    return temperature == Temperature::not_observed ? view.kit.theme().inset : view.kit.theme().heat[shade[static_cast<int>(temperature)]];
}

std::string level_words(Temperature temperature) {
    return std::string(temperature == Temperature::not_observed ? tr("heat.unseen") : tr("heat." + std::to_string(static_cast<int>(temperature))));
}

// The figure repeats the colour: 1 to 4, or a dash.
void draw_level(const View& view, const Rect& rect, Temperature temperature) {
    const Color color = heat_of(view, temperature);
    fill(view.kit, rect, color, 4);
    const bool seen = temperature != Temperature::not_observed;
    label(view.kit, rect, seen ? std::to_string(static_cast<int>(temperature)) : "–", {.font = Font::small_bold, .color = seen ? ink_on(color) : view.kit.theme().ink_third, .align = Align::center});
}

// Left what the row's party says of the column's, right what the records say of the two.
void draw_pair(const View& view, const Rect& cell, std::uint32_t from, std::uint32_t to, std::uint32_t& picked_from, std::uint32_t& picked_to) {
    const Temperature rated = knowledge::rated_temperature(view.knowledge(), {from}, {to}), inferred = knowledge::inferred_temperature(view.knowledge(), {from}, {to});
    const std::string name = tr("heat.pair", {party_name(view.knowledge(), from), party_name(view.knowledge(), to), level_words(rated), level_words(inferred)});
    const std::string id = "heat." + std::to_string(from) + "." + std::to_string(to);
    const Interaction answer = view.kit.control(id, cell, {.role = Role::button, .label = name});
    const OwnerScope owner(view.kit, id);
    const auto halves = cell.inset(view.px(2)).columns(2, view.px(2));
    draw_level(view, halves[0], rated);
    draw_level(view, halves[1], inferred);
    if (from == picked_from && to == picked_to) outline(view.kit, cell, view.kit.theme().primary, 5, 2);
    if (!answer.pressed) return;
    picked_from = from;
    picked_to = to;
}

void draw_grid(const View& view, FlowCard& flow, std::uint32_t& from, std::uint32_t& to) {
    const int count = view.content().parties_size();
    const float side = std::min(view.px(60), (flow.width() - view.px(30)) / static_cast<float>(count)), height = view.px(32);
    Rect head = flow.piece(view.px(26), 0);
    head.cut_left(view.px(30));
    for (const auto& party : view.content().parties()) {
        const Rect cell = head.cut_left(side);
        party_disc(view, cell.center(), view.px(11), party.number());
    }
    for (const auto& row_party : view.content().parties()) {
        Rect row = flow.piece(height, 2);
        party_disc(view, {row.x0 + view.px(13), row.center().y}, view.px(11), row_party.number());
        row.cut_left(view.px(30));
        for (const auto& party : view.content().parties()) {
            const Rect cell = row.cut_left(side);
            if (party.number() != row_party.number()) draw_pair(view, cell, row_party.number(), party.number(), from, to);
        }
    }
}

void draw_legend(const View& view, FlowCard& flow) {
    Rect row = flow.row(26, 6);
    for (const Temperature temperature : {Temperature::friendly, Temperature::watchful, Temperature::disagreement, Temperature::conflict, Temperature::not_observed}) {
        const std::string words = level_words(temperature);
        const float width = view.px(30) + text_width(view.kit, Font::small, words) + view.px(10);
        if (width > row.width()) row = flow.row(26, 6);
        const Rect mark = row.cut_left(view.px(22));
        draw_level(view, {mark.x0, mark.center().y - view.px(10), mark.x1, mark.center().y + view.px(10)}, temperature);
        row.cut_left(view.px(6));
        label(view.kit, row.cut_left(width - view.px(28)), words, {.font = Font::small, .may_shorten = true});
    }
}

// What was counted between two parties, kind by kind.
std::string signs_in_words(const View& view, std::uint32_t from, std::uint32_t to) {
    const knowledge::Signs signs = knowledge::signs_between(view.knowledge(), {from}, {to});
    std::string out;
    const auto add = [&](const char* key, std::uint32_t count) {
        if (count > 0) out += (out.empty() ? "" : ", ") + std::to_string(count) + " × " + std::string(tr(key));
    };
    add("sign.objections", signs.objections);
    add("sign.blames", signs.blames);
    add("sign.time_outs", signs.time_outs);
    add("sign.declined", signs.declined);
    add("sign.broken", signs.broken);
    add("sign.withdrawals", signs.withdrawals);
    const std::string heat = out.empty() ? std::string(tr("sign.nothing")) : out;
    out.clear();
    add("sign.shown", signs.shown);
    add("sign.heard", signs.heard);
    add("sign.explained", signs.explained);
    add("sign.thanks", signs.thanks);
    return tr("heat.between", {party_name(view.knowledge(), from), party_name(view.knowledge(), to), heat, out.empty() ? std::string(tr("sign.nothing")) : out});
}

void draw_temperatures(const View& view, Rect& room) {
    struct Picked { std::uint32_t from = 0, to = 0; };
    Picked& picked = view.kit.state<Picked>("insight.pair");
    FlowCard flow(view.kit, "insight.heat", room);
    flow.head(icon::thermostat, tr("heat.title"));
    flow.text(tr("heat.explain"), {.font = Font::small, .color = view.kit.theme().ink_second});
    draw_grid(view, flow, picked.from, picked.to);
    flow.row(0, 6);
    draw_legend(view, flow);
    if (picked.from != 0) flow.text(signs_in_words(view, picked.from, picked.to), {.font = Font::small_bold, .id = "insight.signs"});
    flow.text(tr("heat.rule"), {.font = Font::caption, .color = view.kit.theme().ink_second});
    room.y0 = flow.bottom() + view.px(gap);
}

}  // namespace

bool has_insight(const View& view) {
    constexpr Instrument read_here[] = {THERMOMETER, CONDITIONS_SCAN, ROYAL_ROUTE, AMBITION, GLOSSARY, LEDGER};
    return !view.knowledge().promises().empty() ||
           std::any_of(std::begin(read_here), std::end(read_here), [&](Instrument one) { return knowledge::instrument_on(view.knowledge(), one); });
}

void draw_insight(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "insight", rect, {.name = tr("table.tab.insight")});
    Rect room = area.content();
    room.x1 -= view.px(10);
    const auto on = [&](Instrument instrument) { return knowledge::instrument_on(view.knowledge(), instrument); };
    if (on(THERMOMETER)) draw_temperatures(view, room);
    if (on(CONDITIONS_SCAN)) draw_scan_card(view, room);
    if (on(ROYAL_ROUTE)) draw_route_card(view, room);
    if (on(AMBITION)) draw_ambition_card(view, room);
    if (on(GLOSSARY)) draw_words_card(view, room);
    if (on(LEDGER)) draw_whole_ledger(view, room);
    draw_all_promises(view, room);
    area.used(room.y0);
}

}  // namespace samenspel::screens
