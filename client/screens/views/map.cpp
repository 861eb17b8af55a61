// The region: land, water, roads, and its sites, each with the figure that its scenario names first for it.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Picked { std::string site; };

std::vector<Point> placed(const View&, const Rect& rect, const MapShape& shape) {
    std::vector<Point> out;
    for (const auto& point : shape.points()) out.push_back({rect.x0 + point.x() * rect.width(), rect.y0 + point.y() * rect.height()});
    return out;
}

void draw_land(const View& view, const Rect& rect) {
    const Theme& theme = view.kit.theme();
    fill(view.kit, rect, theme.water, 10);
    const ClipScope clip(view.kit, rect);
    for (const char* kind : {"land", "water", "road", "border"})
        for (const auto& shape : view.content().shapes()) {
            if (shape.kind() != kind) continue;
            const auto points = placed(view, rect, shape);
            if (points.size() < 2) continue;
            const int count = static_cast<int>(points.size());
            if (shape.kind() == "land") {
                fill_polygon(view.kit, points, theme.land[0]);
                view.kit.draw()->AddPolyline(points.data(), count, theme.land_edge, ImDrawFlags_Closed, view.px(2));
            } else if (shape.kind() == "water") {
                fill_polygon(view.kit, points, theme.water);
            } else if (shape.kind() == "road") {
                view.kit.draw()->AddPolyline(points.data(), count, theme.road, ImDrawFlags_None, view.px(4));
            } else {
                dashed(view.kit, points, theme.ink_third, view.px(1.5f), view.px(6), view.px(5));
            }
        }
}

const SiteInfo* site_named(const View& view, const std::string& id) {
    for (const auto& site : view.content().sites())
        if (site.id() == id) return &site;
    return nullptr;
}

// What a site is known by: the first of the scenario's indicators that it has.
struct SiteFigure { const IndicatorInfo* info = nullptr; double value = 0; };

SiteFigure figure_of(const View& view, const std::string& site) {
    for (const auto& info : view.content().indicators())
        if (const auto value = knowledge::latest_indicator(view.knowledge(), info.id(), site)) return {&info, *value};
    return {};
}

std::string in_words(const SiteFigure& figure) {
    if (!figure.info) return {};
    if (figure.info->unit() == "pupils") return tr("map.pupils", {whole_number(figure.value)});
    return say(figure.info->name()) + ": " + measured(figure.value, figure.info->unit());
}

// How large a site's figure is beside the largest of its kind, 0..1.
float size_of(const View& view, const SiteFigure& figure) {
    if (!figure.info) return 0.5f;
    double most = 1;
    for (const auto& site : view.content().sites())
        if (const SiteFigure other = figure_of(view, site.id()); other.info == figure.info) most = std::max(most, other.value);
    return static_cast<float>(std::clamp(figure.value / most, 0.0, 1.0));
}

std::vector<float> over_time(const View& view, const std::string& indicator, const std::string& site) {
    std::vector<float> out;
    for (const auto& result : view.knowledge().results())
        for (const auto& known : result.round().indicators())
            if (known.indicator() == indicator && known.subject() == site) out.push_back(static_cast<float>(known.value()));
    return out;
}

// Nothing of the kind is measured in some regions: then there is nothing to say of how it goes on.
bool measures(const View& view, const std::string& indicator) {
    for (const auto& info : view.content().indicators())
        if (info.id() == indicator) return true;
    return false;
}

std::string in_words(const View& view, const Forecast& forecast) {
    if (forecast.indicator() == "pupils")
        return forecast.high() < 1 ? std::string(tr("map.forecast.none")) : tr("map.forecast", {whole_number(forecast.low()), whole_number(forecast.high())});
    for (const auto& info : view.content().indicators())
        if (info.id() == forecast.indicator()) return tr("map.forecast.of", {say(info.name()), measured(forecast.low(), info.unit()), measured(forecast.high(), info.unit())});
    return {};
}

void draw_site(const View& view, const Rect& rect, const SiteInfo& site, Picked& picked, float shift) {
    const Point at{rect.x0 + site.at().x() * rect.width() + shift, rect.y0 + site.at().y() * rect.height()};
    const SiteFigure figure = figure_of(view, site.id());
    const auto open = knowledge::latest_indicator(view.knowledge(), "open", site.id());
    const bool closed = open && *open == 0.0;
    const float radius = view.px(closed ? 11 : 11 + 7 * size_of(view, figure));
    const std::string words = say(site.name()) + ", " + (closed ? std::string(tr("map.closed")) : in_words(figure));
    const Interaction answer = view.kit.control("map." + site.id(), {at.x - radius, at.y - radius, at.x + radius, at.y + radius},
                                                {.label = words, .checked = picked.site == site.id(), .group = "map", .radius = 20});
    if (answer.pressed) picked.site = site.id();
    if (answer.hovered) view.kit.tooltip(words);
    view.kit.draw()->AddCircleFilled(at, radius + view.px(2.5f), picked.site == site.id() ? view.kit.theme().ink : view.kit.theme().surface);
    party_disc(view, at, radius, site.party());
    if (closed) icon_at(view.kit, at, icon::close, view.kit.theme().against, Font::icon_large);
}

void draw_picked(const View& view, Rect rect, const SiteInfo& site) {
    Rect room = panel(view.kit, rect);
    const SiteFigure figure = figure_of(view, site.id());
    const auto series = figure.info ? over_time(view, figure.info->id(), site.id()) : std::vector<float>{};
    if (series.size() > 1) {
        const Rect chart = room.cut_right(std::min(view.px(130), room.width() * 0.42f));
        room.cut_right(view.px(8));
        sparkline(view.kit, "map.series", chart,
                  figure.info->unit() == "pupils" ? tr("map.series", {say(site.name())}) : tr("map.series.of", {say(figure.info->name()), say(site.name())}), {.values = series});
    }
    label(view.kit, room.cut_top(view.px(22)), say(site.name()), {.font = Font::body_bold, .may_shorten = true});
    if (say(site.place()) != say(site.name()))
        label(view.kit, room.cut_top(view.px(18)), say(site.place()), {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
    if (figure.info && figure.info->unit() == "pupils")
        label(view.kit, room.cut_top(view.px(26)), in_words(figure), {.font = Font::title, .may_shorten = true});
    // Everything that everybody may know of the place, as far as there is room.
    for (const auto& info : view.content().indicators()) {
        if (room.height() < view.px(20) || !figure.info || figure.info->unit() == "pupils") break;
        if (const auto value = knowledge::latest_indicator(view.knowledge(), info.id(), site.id()))
            label(view.kit, room.cut_top(view.px(20)), say(info.name()) + ": " + measured(*value, info.unit()),
                  {.font = &info == figure.info ? Font::body_bold : Font::small, .color = &info == figure.info ? view.kit.theme().ink : view.kit.theme().ink_second, .may_shorten = true});
    }
    for (const auto& forecast : view.knowledge().forecasts())
        if (forecast.subject() == site.id() && room.height() >= view.px(18) && measures(view, forecast.indicator()) && (forecast.high() > 0 || forecast.indicator() == "pupils"))
            label(view.kit, room.cut_top(view.px(20)), in_words(view, forecast), {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
}

// Land, then the sites on it; two in one place stand side by side.
void draw_places(const View& view, const Rect& picture, Picked& picked) {
    draw_land(view, picture);
    const FloatingScope floating(view.kit);
    const auto& sites = view.content().sites();
    std::string last_place;
    for (int index = 0; index < sites.size(); ++index) {
        const SiteInfo& site = sites.Get(index);
        const std::string place = say(site.place());
        const bool second = place == last_place, first = !last_place.empty() && index + 1 < sites.size() && say(sites.Get(index + 1).place()) == place;
        draw_site(view, picture, site, picked, second ? view.px(17) : first ? view.px(-17) : 0);
        if (!second)
            haloed_label(view.kit, {picture.x0 + site.at().x() * picture.width(), picture.y0 + site.at().y() * picture.height() + view.px(32)}, place,
                         {.font = Font::small_bold, .color = view.kit.theme().ink}, view.kit.theme().surface);
        last_place = place;
    }
}

}  // namespace

void draw_map_picture(const View& view, const Rect& rect) { draw_places(view, rect, view.kit.state<Picked>("map")); }

void draw_map_card(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.map", tr("map.title"), rect);
    Rect room = card(view.kit, rect);
    const auto& results = view.knowledge().results();
    const std::string year = results.empty() ? std::string() : std::to_string(results.rbegin()->round().year());
    section_head(view.kit, room.cut_top(view.px(24)), icon::map, tr("map.title"), year);
    room.cut_top(view.px(8));
    Picked& picked = view.kit.state<Picked>("map");
    if (!site_named(view, picked.site) && !view.content().sites().empty()) picked.site = view.content().sites(0).id();
    for (const auto& site : view.content().sites())
        if (picked.site.empty() || (site.party() == view.session.party() && view.kit.state<bool>("map.own") == false)) {
            picked.site = site.id();
            view.kit.state<bool>("map.own") = true;
        }
    const Rect below = room.cut_bottom(view.px(112));
    room.cut_bottom(view.px(8));
    const float height = std::min(room.height(), room.width() * 0.85f);
    const Rect picture{room.x0, room.y0, room.x1, room.y0 + height};
    draw_places(view, picture, picked);
    // A legend where there is room: a colour is never alone.
    Rect legend{room.x0, picture.y1 + view.px(8), room.x1, room.y1};
    for (const auto& site : view.content().sites()) {
        if (legend.height() < view.px(24)) break;
        Rect row = legend.cut_top(view.px(24));
        party_disc(view, {row.x0 + view.px(10), row.center().y}, view.px(9), site.party());
        row.cut_left(view.px(28));
        const std::string name = say(site.name()), owner = party_name(view.knowledge(), site.party());
        label(view.kit, row, name == owner ? name : name + " · " + owner, {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
    }
    if (const SiteInfo* site = site_named(view, picked.site)) draw_picked(view, below, *site);
}

}  // namespace samenspel::screens
