// The debriefing: what my interests came to, what was agreed, and what to talk about.
#include <cmath>

#include "client/knowledge/instruments.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/bids.hpp"
#include "client/screens/views/debrief.hpp"
#include "client/screens/views/invitation.hpp"
#include "client/screens/views/process.hpp"
#include "client/screens/views/replay.hpp"
#include "client/screens/views/together.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

void draw_scores(const View& view, FlowCard& flow) {
    const InterestsScored* mine = nullptr;
    for (const auto& score : view.knowledge().scores())
        if (score.seat() == view.session.seat()) mine = &score;
    const RoleDealt* role = knowledge::role_of(view.knowledge(), {view.session.seat()});
    if (!mine || !role) {
        flow.text(tr(view.past ? "end.no_role.past" : "end.no_role"), {.color = view.kit.theme().ink_second});
        return;
    }
    // What nobody opened yet is still this person's alone, also beside the others at one table.
    const bool covered = view.covers_own() && !was_opened(view, view.session.seat(), OPEN_INTERESTS);
    if (covered && !hold_private(view, "end.private", flow.row(control_height), tr("end.private"))) return;
    draw_own_points(view, flow, *mine);
    flow.head(icon::heart, tr("end.interests"), measured(mine->total() * 100, "pct"));
    for (const auto& card : role->cards()) {
        double served = 0;
        for (const auto& score : mine->cards())
            if (score.card() == card.card()) served = score.served();
        Rect row = flow.row(42, 6);
        Rect upper = row.cut_top(view.px(22));
        label(view.kit, upper.cut_right(view.px(64)), measured(served * 100, "pct"), {.font = Font::body_bold, .align = Align::right});
        dots(view.kit, {upper.x1 - view.px(8), upper.center().y}, static_cast<int>(card.weight()), 3, view.kit.theme().primary);
        upper.cut_right(view.px(56));
        label(view.kit, upper, say(card.title()), {.may_shorten = true});
        gauge(view.kit, "end." + card.card(), row.inset(0, view.px(4)), say(card.title()), measured(served * 100, "pct"), static_cast<float>(served), std::nullopt, {.good = served >= 0.5});
    }
    flow.piece(notice(view.kit, flow.row(0, 0), mine->bottom_line_held() ? icon::check : icon::warning, tr(mine->bottom_line_held() ? "end.bottom.held" : "end.bottom.broken", {say(role->bottom_line())}), mine->bottom_line_held() ? Tone::good : Tone::bad));
}

bool wrote_words(const View& view) { return !view.knowledge().glossary().empty() && knowledge::instrument_on(view.knowledge(), GLOSSARY); }

bool has_course(const View& view) {
    return knowledge::instrument_on(view.knowledge(), ROYAL_ROUTE) || knowledge::instrument_on(view.knowledge(), CONDITIONS_SCAN) || !ambition_words(view).empty() || wrote_words(view);
}

// The way we went: route, conditions, ambition and words.
void draw_course(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "end.course", rect, {.name = tr("end.course")});
    Rect room = area.content();
    room.x1 -= view.px(10);
    if (knowledge::instrument_on(view.knowledge(), ROYAL_ROUTE)) draw_route_card(view, room);
    if (knowledge::instrument_on(view.knowledge(), CONDITIONS_SCAN)) draw_scan_card(view, room);
    if (!ambition_words(view).empty()) draw_ambition_card(view, room);
    if (wrote_words(view)) draw_words_card(view, room);
    area.used(room.y0);
}

}  // namespace

void draw_end(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.end", tr("end.title"), rect);
    Rect room = rect.inset(view.px(16), view.px(12));
    // Under each other, the upper part takes what it took in the frame before, and half at most.
    float& taken = view.kit.state<float>("end.scores.height");
    Rect left = view.kit.columns() > 1 ? room.cut_left((room.width() - view.px(gap)) * 0.42f) : room.cut_top(std::min(room.height() * 0.5f, taken > 0 ? taken : room.height()));
    if (view.kit.columns() > 1) room.cut_left(view.px(gap));
    else room.cut_top(view.px(gap));
    {
        const bool may_look = !view.past && may_look_back(view);
        const std::string_view words = tr("replay.open");
        const float beside = may_look && view.kit.columns() > 1 ? std::min(button_width(view.kit, words, true), left.width() * 0.5f) : 0;
        const float high = clock_card_height(view, beside > 0 ? left.width() - beside - view.px(gap) : left.width());
        float below = high + view.px(gap);
        Rect clock = left.cut_bottom(high);
        left.cut_bottom(view.px(gap));
        if (may_look) {
            Rect place;
            if (beside > 0) {
                place = clock.cut_right(beside);
                clock.cut_right(view.px(gap));
                place = {place.x0, place.center().y - view.px(20), place.x1, place.center().y + view.px(20)};
            } else {
                place = left.cut_bottom(view.px(control_height));
                left.cut_bottom(view.px(gap));
                below += view.px(control_height + gap);
            }
            if (button(view.kit, "replay.open", place, words, {.icon = icon::history})) look_back(view);
        }
        if (view.knowledge().ended()) {
            FlowCard flow(view.kit, "end.over", clock);
            flow.text(tr("end.over"), {.font = Font::body_bold}, 0);
        } else {
            draw_clock_card(view, clock);
        }
        ScrollArea area(view.kit, "end.left", left, {.name = tr("end.interests")});
        Rect room_left = area.content();
        room_left.x1 -= view.px(10);
        draw_debrief_cards(view, room_left);
        FlowCard flow(view.kit, "end.scores", room_left);
        draw_scores(view, flow);
        area.used(flow.bottom());
        const float needed = flow.bottom() - area.content().y0 + below;
        if (std::abs(taken - needed) > 0.5f) view.kit.request_frame();
        taken = needed;
    }
    {
        int& page = view.kit.state<int>("end.page");
        std::vector<Tab> all{{"result", icon::trending_up, tr("table.tab.result")}, {"agreements", icon::handshake, tr("end.agreements")}, {"story", icon::history, tr("table.tab.story")}};
        if (has_course(view)) all.push_back({"course", icon::branches, tr("end.course")});
        const int guesses = view.knowledge().guesses_size(), opened = view.knowledge().opened_up_size();
        int& openings = view.kit.state<int>("end.openings");
        if (opened > 0) all.insert(all.begin(), Tab{"opened", icon::key, tr("opened.title")});
        if (opened > 0 && openings == 0) page = 5;  // what the trainer opens shows itself
        openings = opened;
        if (guesses > 0) all.push_back({"guesses", icon::search, tr("guess.tab")});
        int& seen = view.kit.state<int>("end.guesses");
        if (guesses > seen) page = 4;  // what the trainer opens shows itself
        seen = guesses;
        // By name, as tabs come and go.
        static constexpr std::pair<std::string_view, int> pages[] = {{"result", 0}, {"agreements", 1}, {"story", 2}, {"course", 3}, {"guesses", 4}, {"opened", 5}};
        const auto number_of = [](std::string_view id) {
            for (const auto& [name, number] : pages)
                if (name == id) return number;
            return 0;
        };
        int selected = 0;
        for (std::size_t index = 0; index < all.size(); ++index)
            if (number_of(all[index].id) == page) selected = static_cast<int>(index);
        const int pressed = tabs(view.kit, "end.tabs", room.cut_top(view.px(40)), all, selected);
        if (pressed >= 0) page = number_of(all[static_cast<std::size_t>(pressed)].id);
        room.cut_top(view.px(8));
        if (page == 0) draw_result(view, room);
        else if (page == 1) draw_proposals(view, room);
        else if (page == 5) draw_opened(view, room);
        else if (page == 4) draw_guesses(view, room);
        else if (page == 3) draw_course(view, room);
        else draw_story(view, room);
    }
    draw_form_dialog(view);
}

}  // namespace samenspel::screens
