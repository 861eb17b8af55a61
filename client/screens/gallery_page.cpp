// Sample content only. The words here are for maintainers and stay out of the catalogues.
#include "client/screens/gallery_page.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "client/screens/kit/buttons.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/icons.hpp"
#include "client/screens/kit/log.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/secret.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/kit/table.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

void header(Kit& kit, GalleryState& state, Rect bar) {
    RegionScope region(kit, "header", "Kop", bar);
    kit.draw()->AddRectFilled(bar.top_left(), bar.bottom_right(), kit.theme().surface);
    divider(kit, {bar.x0, bar.y1 - 1, bar.x1, bar.y1});
    Rect row = bar.inset(kit.px(16), kit.px(11));
    const Rect logo = row.cut_left(kit.px(34));
    fill(kit, logo.inset(0, kit.px(2)), kit.theme().primary, 8);
    icon_at(kit, logo.center(), icon::handshake, kit.theme().on_primary);
    row.cut_left(kit.px(12));
    const Rect theme = row.cut_right(kit.px(36));
    row.cut_right(kit.px(4));
    const Rect larger = row.cut_right(kit.px(36));
    row.cut_right(kit.px(12));
    if (icon_button(kit, "header.size", larger, icon::text_size, "Grotere tekst")) {
        kit.look.text_scale = kit.look.text_scale >= 2 ? 1 : kit.look.text_scale + 0.25f;
    }
    if (icon_button(kit, "header.theme", theme, kit.look.dark ? icon::light_mode : icon::dark_mode, "Licht of donker")) kit.look.dark = !kit.look.dark;
    const std::vector<std::string_view> steps = {"Opening", "Verkenning", "Onderhandeling", "Stemming", "Nabespreking"};
    if (kit.columns() == 3) phase_stepper(kit, "header.phase", row.cut_right(kit.px(600)), steps, 2);
    Rect title = row;
    label(kit, title.cut_top(std::floor(title.height() / 2)), "Alle bouwstenen", {.font = Font::title});
    label(kit, title, "Samenspel, voor wie eraan bouwt", {.font = Font::small, .color = kit.theme().ink_second, .may_shorten = true});
    (void)state;
}

float buttons_card(Kit& kit, GalleryState& state, const Rect& place) {
    FlowCard card(kit, "buttons", place);
    card.head(icon::gavel, "Knoppen", std::to_string(state.presses) + " keer gedrukt");
    Rect row = card.row(control_height);
    const auto next = [&](std::string_view text, bool with_icon) {
        const Rect r = row.cut_left(button_width(kit, text, with_icon));
        row.cut_left(kit.px(8));
        return r;
    };
    if (button(kit, "button.send", next("Verstuur", true), "Verstuur", {.kind = ButtonKind::primary, .icon = icon::send})) ++state.presses;
    if (button(kit, "button.break", next("Schorsing", true), "Schorsing", {.icon = icon::pause})) {
        state.toasts.show("De schorsing begint: vijf minuten overleg met de achterban.", Tone::good, kit.now_ms());
    }
    row = card.row(control_height);
    if (button(kit, "button.ghost", next("Meer lezen", false), "Meer lezen", {.kind = ButtonKind::ghost})) ++state.presses;
    if (button(kit, "button.danger", next("Tafel verlaten", false), "Tafel verlaten", {.kind = ButtonKind::danger})) state.dialog = true;
    row = card.row(control_height, 12);
    button(kit, "button.off", next("Stemmen kan nog niet", false), "Stemmen kan nog niet", {.kind = ButtonKind::primary, .enabled = false, .hint = "De stemming is nog niet geopend."});
    const std::vector<Segment> votes = {{"for", icon::check, "Voor", Tone::good}, {"against", icon::close, "Tegen", Tone::bad}, {"abstain", icon::minus, "Onthouden", Tone::neutral}};
    const int vote = segmented(kit, "vote", card.row(control_height, 12), votes, state.vote);
    if (vote >= 0) state.vote = vote;
    const std::vector<Tab> all = {{"plenary", icon::forum, "Plenair", 0}, {"willibrord", icon::lock, "Willibrord", 2}};
    const int tab = tabs(kit, "tab", card.row(control_height), all, state.tab);
    if (tab >= 0) state.tab = tab;
    row = card.row(34);
    for (const auto& [id, symbol, name, count] : {std::tuple{"icon.chat", icon::chat, "Gesprek", 3}, std::tuple{"icon.settings", icon::settings, "Instellingen", 0},
                                                  std::tuple{"icon.help", icon::help, "Uitleg", 0}}) {
        if (icon_button(kit, id, row.cut_left(kit.px(34)), symbol, name, count)) ++state.presses;
        row.cut_left(kit.px(6));
    }
    if (link_button(kit, "link.rules", {row.x0 + kit.px(6), row.center().y}, "Lees de regels")) ++state.presses;
    return card.rect().y1;
}

float choices_card(Kit& kit, GalleryState& state, const Rect& place) {
    FlowCard card(kit, "choices", place);
    card.head(icon::check, "Kiezen");
    const auto row = [&](std::string_view text) { return card.piece(choice_height(kit, text, card.width()), 2); };
    constexpr std::string_view rounds = "Tussen de rondes een pauze van vijf minuten, zodat iedereen met de achterban kan praten";
    checkbox(kit, "check.rounds", row(rounds), rounds, state.rounds);
    toggle(kit, "toggle.sound", row("Geluid bij een nieuw voorstel"), "Geluid bij een nieuw voorstel", state.sound);
    bool fixed = true;
    checkbox(kit, "check.fixed", row("Vast onderdeel van het scenario"), "Vast onderdeel van het scenario", fixed, false);
    const char* options[] = {"Eén samenwerkingsschool", "Twee scholen, één bestuur", "Alles blijft zoals het is"};
    for (int i = 0; i < 3; ++i) {
        if (radio(kit, "radio." + std::to_string(i), row(options[i]), options[i], state.radio == i, "radio")) state.radio = i;
    }
    card.row(0, 4);
    card.piece(field_label(kit, card.row(0, 0), "Dorp"), 0);
    select(kit, "select.place", card.row(control_height, 12), {"Oeverzijl", "Hoogmeer", "Sint-Annen", "Veenkamp", "Wierdum"}, state.place, {.name = "Dorp"});
    const ScaleStyle scale{.low = "helemaal niet", .high = "volledig", .name = "Hoezeer ben je tevreden?"};
    card.piece(field_label(kit, card.row(0, 0), scale.name), 0);
    slider(kit, "slider.content", card.piece(slider_height(kit, scale, card.width())), state.answer, scale);
    card.piece(field_label(kit, card.row(0, 0), "Nog niet ingevuld"), 0);
    slider(kit, "slider.empty", card.piece(slider_height(kit, {.most = 5}, card.width())), state.unanswered, {.most = 5, .name = "Nog niet ingevuld"});
    return card.rect().y1;
}

float fields_card(Kit& kit, GalleryState& state, const Rect& place) {
    FlowCard card(kit, "fields", place);
    card.head(icon::edit, "Invullen");
    card.piece(field_label(kit, card.row(0, 0), "Je naam"), 0);
    text_input(kit, "field.name", card.row(control_height, 12), state.name, {.name = "Je naam", .limit = 60});
    card.piece(field_label(kit, card.row(0, 0), "Code van de tafel"), 0);
    text_input(kit, "field.code", card.row(control_height, 4), state.code, {.name = "Code van de tafel", .hint = "ABC-123", .upper = true, .wrong = true});
    card.text("Deze code kent de server niet.", {.font = Font::small, .color = kit.theme().against}, 12);
    card.piece(field_label(kit, card.row(0, 0), "Toelichting"), 0);
    const FieldAnswer sent = text_area(kit, "field.draft", card.piece(text_area_height(kit, state.draft, card.width(), 3, 5)), state.draft,
                                       {.name = "Toelichting", .hint = "Schrijf aan de hele tafel…"});
    if (sent.submitted) state.draft.clear();
    return card.rect().y1;
}

float text_card(Kit& kit, const Rect& place) {
    FlowCard card(kit, "text", place);
    card_accent(kit, card.rect(), kit.theme().party[1]);
    card.head(icon::document, "Tekst", "versie 2");
    Rect chips = card.row(22, 10);
    for (const auto& [symbol, words, tone] : {std::tuple{icon::vote, "In stemming", Tone::warning}, std::tuple{icon::edit, "Concept", Tone::neutral},
                                              std::tuple{icon::check, "Akkoord", Tone::good}}) {
        if (chips.width() < chip_width(kit, symbol, words)) chips = card.row(22, 10);
        chips.cut_left(chip(kit, {chips.x0, chips.center().y}, symbol, words, tone) + kit.px(6));
    }
    card.text("De Wiek en de St.-Annaschool gaan samen verder in één gebouw, met behoud van beide identiteiten. Het kost €\u00A01.240.000 en begint in 2027.");
    label(kit, card.row(20), "Deze regel is te lang voor de kaart en krijgt daarom een beletselteken aan het einde van de zin",
          {.font = Font::small, .color = kit.theme().ink_second, .may_shorten = true});
    const float high = notice_height(kit, "Zonder akkoord sluit De Wiek in 2028, en dan beslist de wethouder alleen.", card.width());
    notice(kit, card.piece(high, 10), icon::warning, "Zonder akkoord sluit De Wiek in 2028, en dan beslist de wethouder alleen.", Tone::warning);
    Rect row = card.row(40, 0);
    const char* letters[] = {"K", "W", "A", "V", "G"};
    for (int i = 0; i < 5; ++i) {
        const Rect place_of = row.cut_left(kit.px(44));
        avatar(kit, place_of.center(), kit.px(16), i, letters[i]);
        if (i < 3) avatar_mark(kit, place_of.center(), kit.px(16), i == 1 ? icon::close : icon::check, i == 1 ? Tone::bad : Tone::good);
    }
    return card.rect().y1;
}

float meters_card(Kit& kit, const Rect& place) {
    FlowCard card(kit, "meters", place);
    card.head(icon::trending_up, "Meters", "streep = doel");
    for (const auto& [id, name, words, value, good] : {std::tuple{"gauge.support", "Achterban", "64", 0.64f, true}, std::tuple{"gauge.money", "Financiële ruimte", "38", 0.38f, false}}) {
        Rect row = card.row(24, 4);
        label(kit, row.cut_left(kit.px(124)), name, {.font = Font::small});
        label(kit, row.cut_right(kit.px(36)), words, {.font = Font::small_bold, .align = Align::right});
        gauge(kit, id, {row.x0, row.center().y - kit.px(4), row.x1, row.center().y + kit.px(4)}, name, words, value, 0.6f, {.good = good});
    }
    Rect row = card.row(52, 8);
    ring_timer(kit, "timer", row.cut_left(kit.px(48)), "7 minuten en 42 seconden", 0.6f, false, icon::timer);
    row.cut_left(kit.px(10));
    label(kit, row.cut_left(kit.px(96)), "07:42", {.font = Font::number});
    row.cut_left(kit.px(8));
    const char* levels[] = {"Ontspannen", "Zakelijk", "Gespannen", "Verhit"};
    for (int i = 0; i < 4; ++i) {
        Rect heat = card.row(22, 2);
        const Rect bars = heat.cut_left(kit.px(38));
        heat.cut_left(kit.px(10));
        thermometer(kit, "heat." + std::to_string(i), bars.inset(0, kit.px(3)), "Spanning", levels[i], i);
        label(kit, heat, levels[i], {.font = Font::small});
    }
    card.row(0, 6);
    const Rect plot = panel(kit, card.row(110, 0));
    sparkline(kit, "sparkline", plot, "De Wiek: van 118 naar 71 leerlingen, in 2035 naar verwachting 52",
              {.values = {118, 109, 101, 90, 82, 71, 66, 61, 57, 52}, .known = 5, .low = {118, 109, 101, 90, 82, 71, 62, 55, 48, 41}, .high = {118, 109, 101, 90, 82, 71, 70, 68, 66, 64}, .norm = 84.0f});
    return card.rect().y1;
}

float secret_part(Kit& kit, const Rect& place) {
    const Rect rect{place.x0, place.y0, place.x1, place.y0 + kit.px(220)};
    const SecretCard card = secret_card(kit, "secret", rect, "Jouw geheime rol");
    if (card.open) {
        Rect rest = card.inner;
        const Theme& t = kit.theme();
        avatar(kit, {rest.x0 + kit.px(20), rest.y0 + kit.px(22)}, kit.px(18), 0, "K");
        const Rect name = rest.cut_top(kit.px(46));
        label(kit, {name.x0 + kit.px(52), name.y0, name.x1, name.center().y}, "Marieke van Dijk", {.font = Font::body_bold, .color = t.secret_ink});
        label(kit, {name.x0 + kit.px(52), name.center().y, name.x1, name.y1}, "Bestuurder Stichting Het Kompas", {.font = Font::small, .color = t.secret_ink_second, .may_shorten = true});
        rest.cut_top(kit.px(8));
        const Rect line = rest.cut_top(kit.px(40));
        dots(kit, {line.x1, line.y0 + kit.px(10)}, 2, 3, t.secret_accent);
        paragraph(kit, {line.x0, line.y0, line.x1 - kit.px(52), line.y1}, "Geen gedwongen ontslagen in je team", {.font = Font::small, .color = t.secret_ink});
        gauge(kit, "secret.gauge", rest.cut_top(kit.px(8)), "Draagvlak", "71", 0.71f, 0.65f, {.on_secret = true});
    }
    return rect.y1;
}

float map_card(Kit& kit, const Rect& place) {
    FlowCard card(kit, "map", place);
    card.head(icon::map, "Vormen", "Teldatum 1 februari 2027");
    const Rect r = card.row(170, 0);
    ClipScope clip(kit, r);
    FloatingScope floating(kit);
    const Theme& t = kit.theme();
    fill(kit, r, t.water, 8);
    const auto at = [&](float x, float y) { return Point{r.x0 + r.width() * x, r.y0 + r.height() * y}; };
    const std::vector<Point> land = {at(0.06f, 0.2f), at(0.34f, 0.06f), at(0.55f, 0.24f), at(0.86f, 0.1f), at(0.95f, 0.55f), at(0.7f, 0.6f), at(0.8f, 0.92f), at(0.3f, 0.95f), at(0.36f, 0.62f), at(0.1f, 0.7f)};
    fill_polygon(kit, land, t.land[1]);
    kit.draw()->AddPolyline(land.data(), static_cast<int>(land.size()), t.land_edge, ImDrawFlags_Closed, kit.px(2));
    dashed(kit, bow(at(0.24f, 0.35f), at(0.8f, 0.4f), 0.12f), t.travel, kit.px(2), kit.px(5), kit.px(4));
    avatar(kit, at(0.24f, 0.35f), kit.px(14), 0, "K");
    avatar(kit, at(0.8f, 0.4f), kit.px(14), 2, "A");
    haloed_label(kit, at(0.5f, 0.78f), "Sint-Annen", {.font = Font::small_bold}, t.land[1]);
    haloed_label(kit, at(0.52f, 0.48f), "14 min", {.font = Font::caption_bold}, t.land[1]);
    return card.rect().y1;
}

float log_card(Kit& kit, const Rect& place) {
    FlowCard card(kit, "log", place);
    card.head(icon::history, "Verslag", "kies en kopieer");
    const Rect room = card.row(130, 0);
    ScrollArea area(kit, "log.area", room, {.stick_to_end = true, .name = "Verslag"});
    SelectableLog log(kit, "log.text", "Verslag");
    const char* texts[] = {"Sint-Willibrord diende voorstel 4 in: gebouw en huisvesting gewijzigd.", "Dank. Voor ons staat voorop dat er één openbare school bereikbaar blijft.",
                           "Naïef om te denken dat personeel vóór 2027 al rust heeft.", "De gemeente vraagt om een schorsing van vijf minuten."};
    for (int i = 0; i < 4; ++i) {
        Rect row = area.content();
        row.x1 -= kit.px(12);
        const Rect time = row.cut_left(kit.px(46));
        label(kit, {time.x0, time.y0, time.x1, time.y0 + line_height(kit, Font::small)}, "14:0" + std::to_string(i), {.font = Font::caption, .color = kit.theme().ink_third});
        const float high = log.paragraph(i, row, texts[i], "14:0" + std::to_string(i) + " ", {.font = Font::small});
        area.content().cut_top(high + kit.px(8));
        area.used(area.content().y0);
    }
    log.finish({room.x0, room.y0, room.x1 - kit.px(12), room.y1});
    return card.rect().y1;
}

float table_card(Kit& kit, GalleryState& state, const Rect& place) {
    FlowCard card(kit, "table.card", place);
    card.head(icon::groups, "Tabel");
    const std::vector<std::vector<std::string>> rows = {{"De Wiek", "Oeverzijl", "71"}, {"Mariaschool", "Terwolde", "119"}, {"Sint-Annaschool met de Bijbel", "Sint-Annen", "58"}};
    const int pressed = table(kit, "schools", "Scholen", card.piece(table_height(kit, rows.size()), 0), {{"School", 2}, {"Dorp", 1.4f}, {"Leerlingen", 1.2f, Align::right}},
                              rows, {.pressable = true, .selected = state.row});
    if (pressed >= 0) state.row = pressed;
    return card.rect().y1;
}

}  // namespace

void draw_gallery(Kit& kit, GalleryState& state) {
    Rect window = kit.window();
    header(kit, state, window.cut_top(kit.px(60)));
    RegionScope region(kit, "body", "Bouwstenen", window);
    {
        ScrollArea area(kit, "page", window, {.name = "Bouwstenen", .padding = 14});
        area.content().cut_top(kit.px(14));
        std::vector<Rect> columns = area.content().columns(kit.columns(), kit.px(gap));
        const auto add = [&](auto&& draw) {
            // The shortest column takes the next card.
            Rect* best = &columns[0];
            for (Rect& column : columns) {
                if (column.y0 < best->y0) best = &column;
            }
            best->y0 = draw(*best) + kit.px(gap);
            area.used(best->y0);
        };
        add([&](const Rect& r) { return buttons_card(kit, state, r); });
        add([&](const Rect& r) { return fields_card(kit, state, r); });
        add([&](const Rect& r) { return secret_part(kit, r); });
        add([&](const Rect& r) { return meters_card(kit, r); });
        add([&](const Rect& r) { return choices_card(kit, state, r); });
        add([&](const Rect& r) { return text_card(kit, r); });
        add([&](const Rect& r) { return map_card(kit, r); });
        add([&](const Rect& r) { return log_card(kit, r); });
        add([&](const Rect& r) { return table_card(kit, state, r); });
    }
    if (state.dialog) {
        const auto answer = confirm(kit, "leave", "Tafel verlaten?", "Je medespelers zien dat je weg bent. Je rol blijft voor je bewaard: met dezelfde code kom je terug.", "Verlaten", "Blijven", true);
        if (answer) state.dialog = false;
        if (answer && *answer) ++state.presses;
    }
    state.toasts.draw(kit);
}

}  // namespace samenspel::screens
