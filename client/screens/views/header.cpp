// The bar along the top: where we are in the process, and the person's own settings.
#include "client/knowledge/theater.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

std::string subtitle(const View& view) {
    const Session& session = view.session;
    const std::string table = view.knowledge().has_opened() ? tr("header.table", {std::to_string(view.knowledge().opened().table())}) : std::string();
    if (session.host()) return std::string(tr("header.trainer"));
    if (session.trainer() && !session.looks_as_seat()) return table.empty() ? std::string(tr("header.trainer")) : table + " · " + std::string(tr("header.trainer"));
    if (session.seat() == 0) return table;
    const std::string partners = view.session.partners();
    const std::string with = partners.empty() ? std::string() : " · " + tr("header.with", {partners});
    const std::string whole = table + with + " · " + seat_name(view.knowledge(), session.seat());
    if (knowledge::plays_cards(view.knowledge())) return whole;  // people play themselves
    return whole + ", " + party_name(view.knowledge(), session.party());
}

void draw_settings(const View& view, Rect& bar) {
    const float size = view.px(38);
    const auto square = [&] {
        Rect cut = bar.cut_right(size);
        bar.cut_right(view.px(4));
        return Rect{cut.x0, cut.center().y - size / 2, cut.x1, cut.center().y + size / 2};
    };
    const bool dark = view.kit.look.dark;
    if (icon_button(view.kit, "header.theme", square(), dark ? icon::light_mode : icon::dark_mode, tr(dark ? "header.light" : "header.dark"))) view.wants.switch_theme = true;
    if (icon_button(view.kit, "header.larger", square(), icon::text_size, tr("header.larger"))) view.wants.text_step = 1;
    if (icon_button(view.kit, "header.language", square(), icon::language, tr("header.language"))) view.wants.switch_language = true;
}

void draw_steps(const View& view, const Rect& rect) {
    std::vector<std::string> names;
    int current = -1;
    const auto now = view.knowledge().phase().phase();
    for (int index = 0; index < view.content().phases_size(); ++index) {
        const PhaseInfo& phase = view.content().phases(index);
        const bool drawn = index > 0 && view.content().phases(index - 1).kind() == DRAWING;
        if ((phase.kind() == RESULT || phase.kind() == EVALUATING || drawn) && index > 0) {  // a round and its result are one step
            if (static_cast<int>(now) == index) current = static_cast<int>(names.size()) - 1;
            continue;
        }
        if (static_cast<int>(now) == index) current = static_cast<int>(names.size());
        const bool draws = phase.kind() == DRAWING && index + 1 < view.content().phases_size();
        names.push_back(say(draws ? view.content().phases(index + 1).title() : phase.title()));
    }
    std::vector<std::string_view> steps(names.begin(), names.end());
    if (steps.size() > 1 && steps.size() <= 9 && current >= 0) phase_stepper(view.kit, "header.steps", rect, steps, current);
}

}  // namespace

void draw_header(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.header", tr("header.region"), rect);
    fill(view.kit, rect, view.kit.theme().surface);
    divider(view.kit, {rect.x0, rect.y1 - 1, rect.x1, rect.y1});
    Rect bar = rect.inset(view.px(16), 0);
    const Rect mark = bar.cut_left(view.px(34));
    const Rect square{mark.x0, mark.center().y - view.px(17), mark.x1, mark.center().y + view.px(17)};
    fill(view.kit, square, view.kit.theme().primary, 8);
    icon_at(view.kit, square.center(), icon::handshake, view.kit.theme().on_primary);
    bar.cut_left(view.px(12));
    draw_settings(view, bar);
    const bool offline = !view.session.connected() && view.session.welcomed();
    const float usual = std::min(view.px(360), bar.width() * 0.55f);
    const bool steps = view.knowledge().has_phase() && bar.width() - usual - view.px(16) > view.px(320);
    Rect words = bar.cut_left(offline || steps ? usual : bar.width());
    const std::string title = view.content().has_title() ? say(view.content().title()) : std::string("Samenspel");
    const std::string below = subtitle(view);
    Rect upper{words.x0, words.center().y - view.px(21), words.x1, words.center().y - view.px(1)};
    if (below.empty()) upper = words;
    label(view.kit, upper, title, {.font = Font::title, .may_shorten = true});
    if (!below.empty())
        label(view.kit, {words.x0, words.center().y + view.px(1), words.x1, words.center().y + view.px(19)}, below,
              {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
    bar.cut_left(view.px(16));
    if (offline) {
        chip(view.kit, {bar.x0, bar.center().y}, icon::offline, tr("header.offline"), Tone::warning);
        return;
    }
    if (steps) draw_steps(view, bar.inset(0, view.px(8)));
}

}  // namespace samenspel::screens
