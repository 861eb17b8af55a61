// The player's table: map and clock, what is being decided, and the people.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/bids.hpp"
#include "client/screens/views/debrief.hpp"
#include "client/screens/views/invitation.hpp"
#include "client/screens/views/low.hpp"
#include "client/screens/views/process.hpp"
#include "client/screens/views/together.hpp"
#include "client/screens/views/theater.hpp"
#include "client/screens/views/view.hpp"
#include "client/screens/views/waiting.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

using Page = TablePage;

struct State {
    Page page = Page::proposals;
    std::uint32_t phase = 0;
    int opened = 0;  // bids that were looked at
};

void draw_actions(const View& view, const Rect& actions) {
    if (view.session.seat() == 0) return;
    const auto halves = actions.columns(2, view.px(gap));
    if (view.knowledge().paused_by_time_out() && view.session.seat() == view.knowledge().direction()) {
        if (button(view.kit, "table.resume", halves[0], tr("table.resume"), {.kind = ButtonKind::primary, .icon = icon::play})) view.wants.give().mutable_resume();
    } else if (button(view.kit, "table.time_out", halves[0], tr("table.time_out"), {.icon = icon::pause, .enabled = !view.knowledge().paused(), .hint = tr("table.time_out.hint")})) {
        view.wants.give().mutable_call_time_out();
    }
    if (view.session.seat() == view.knowledge().pen()) {
        const bool talking = knowledge::phase_info(view.knowledge()) && knowledge::phase_info(view.knowledge())->kind() == TALKING;
        if (button(view.kit, "table.propose", halves[1], tr("table.propose"), {.kind = ButtonKind::primary, .icon = icon::add, .enabled = talking, .hint = talking ? std::string_view() : tr("reason.3")})) open_composer(view, 0);
    } else if (button(view.kit, "table.tell", halves[1], tr("table.tell"), {.icon = icon::forum})) {
        open_talk_dialog(view, 0);
    }
}

void draw_side(const View& view, Rect rect) {
    const RegionScope region(view.kit, "region.side", tr("table.side"), rect);
    if (view.session.seat() != 0) {
        draw_actions(view, rect.cut_bottom(view.px(44)));
        rect.cut_bottom(view.px(gap));
    }
    if (knowledge::role_of(view.knowledge(), {view.session.seat()})) {
        draw_role_card(view, rect.cut_top(rect.height() * 0.46f));
        rect.cut_top(view.px(gap));
    }
    draw_partners(view, rect);
}

constexpr float least_page = 110;

// What waits comes before a page that it leaves no room for: on a small screen with large text it stands there until it is answered.
void draw_waiting_alone(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "waiting.scroll", rect, {.name = tr("table.middle")});
    Rect room = area.content();
    draw_waiting(view, room.cut_top(waiting_height(view, room.width())));
    area.used(room.y0);
}

void draw_middle(const View& view, Rect rect, State& state) {
    const RegionScope region(view.kit, "region.middle", tr("table.middle"), rect);
    if (const float height = waiting_height(view, rect.width()); height > 0) {
        if (rect.height() - height < view.px(least_page)) return draw_waiting_alone(view, rect);
        draw_waiting(view, rect.cut_top(height));
        rect.cut_top(view.px(gap));
    }
    if (const float height = draw_conversation_bar(view, rect); height > 0) rect.cut_top(height + view.px(8));
    // While people talk aloud nothing on a screen asks for them.
    const int open = view.spoken() && !view.knowledge().ended() ? 0 : static_cast<int>(knowledge::open_proposals(view.knowledge()).size());
    struct Choice { Page page; Tab tab; };
    std::vector<Choice> all{{Page::proposals, {"proposals", icon::document, tr("table.tab.proposals"), open}},
                            {Page::acts, view.session.seat() != 0 ? Tab{"acts", icon::work, tr("table.tab.acts")} : Tab{"observe", icon::microphone, tr("table.tab.observe")}},
                            {Page::result, {"result", icon::trending_up, tr("table.tab.result")}}, {Page::story, {"story", icon::history, tr("table.tab.story")}}};
    if (view.past && view.session.seat() == 0) all.erase(all.begin() + 1);  // nothing is observed any more
    if (has_bids(view)) all.insert(bids_are_on(view) ? all.begin() : all.begin() + 1, {Page::bids, {"bids", icon::lock, tr("bids.tab")}});
    if (case_is_on(view)) all.insert(all.begin(), {Page::case_card, {"case", icon::forum, tr("case.title")}});
    // Waiting gives are told by a number; while people talk aloud nothing on a screen asks for them.
    if (has_together(view)) all.push_back({Page::together, {"together", icon::handshake, tr("table.tab.together"), view.spoken() ? 0 : waiting_gives(view)}});
    if (knowledge::deals_strategies(view.knowledge())) all.insert(all.begin() + 1, {Page::strategy, {"strategy", icon::star, tr("theater.cards")}});
    if (has_opened(view)) all.push_back({Page::opened, {"opened", icon::key, tr("opened.title")}});
    if (view.kit.columns() < 3) all.push_back({Page::map, {"map", icon::map, tr("table.tab.map")}});
    if (view.kit.columns() < 2) {
        all.push_back({Page::role, {"role", icon::lock, tr("table.tab.role")}});
        all.push_back({Page::people, {"people", icon::groups, tr("table.tab.people")}});
    }
    std::vector<Tab> shown;
    int selected = 0;
    for (std::size_t index = 0; index < all.size(); ++index) {
        shown.push_back(all[index].tab);
        if (all[index].page == state.page) selected = static_cast<int>(index);
    }
    const int pressed = tabs(view.kit, "table.tabs", rect.cut_top(view.px(40)), shown, selected);
    if (pressed >= 0) state.page = all[static_cast<std::size_t>(pressed)].page;
    rect.cut_top(view.px(8));
    switch (all[static_cast<std::size_t>(selected)].page) {
        case Page::proposals: return draw_proposals(view, rect);
        case Page::acts: return view.session.seat() != 0 ? draw_acts(view, rect) : draw_speech(view, rect);
        case Page::result: return draw_result(view, rect);
        case Page::story: return draw_story(view, rect);
        case Page::together: return draw_together(view, rect);
        case Page::map: return draw_map_card(view, rect);
        case Page::role: return draw_role_card(view, rect);
        case Page::people: return draw_partners(view, rect);
        case Page::case_card: return draw_case(view, rect);
        case Page::strategy: return draw_strategies(view, rect);
        case Page::bids: return draw_bids(view, rect);
        case Page::opened: return draw_opened(view, rect);
    }
}

}  // namespace

void draw_clock_card(const View& view, const Rect& rect) {
    const Rect inside = card(view.kit, rect, 12);
    Rect room = inside;
    if (const float height = invitation_height(view, room.width()); height > 0 && rect.height() + 1 > clock_card_height(view, rect.width())) {
        draw_invitation(view, room.cut_bottom(height));
        room.cut_bottom(view.px(between_clock_and_words));
    }
    const auto& phase = view.knowledge().phase();
    const PhaseInfo* info = knowledge::phase_info(view.knowledge());
    const std::string left = clock_text(view);
    float share = 1;
    bool urgent = view.knowledge().minute_warned();
    if (info && view.table_now_ms) {
        const auto remaining = static_cast<float>(knowledge::remaining_ms(view.knowledge(), *view.table_now_ms).value_or(0));
        const auto length = static_cast<float>(phase.ends_at_ms() - view.knowledge().phase_began_ms());
        share = length > 0 ? std::clamp(remaining / length, 0.0f, 1.0f) : 0;
    }
    const float side = std::min(room.height(), view.px(46));
    const Rect ring = room.cut_left(side);
    ring_timer(view.kit, "clock", {ring.x0, ring.center().y - side / 2, ring.x1, ring.center().y + side / 2}, left, share, urgent,
               view.knowledge().paused() ? icon::pause : icon::timer);
    room.cut_left(view.px(12));
    label(view.kit, room.cut_left(view.px(96)), left, {.font = Font::number, .color = urgent ? view.kit.theme().against : view.kit.theme().ink, .id = "clock.left"});
    room.cut_left(view.px(8));
    const std::string next = next_phase_title(view);
    const std::string second = view.knowledge().paused() ? std::string(tr("clock.paused")) : next.empty() ? std::string() : tr("clock.next", {next});
    label(view.kit, {room.x0, room.center().y - view.px(20), room.x1, room.center().y}, phase_title(view), {.font = Font::body_bold, .may_shorten = true});
    label(view.kit, {room.x0, room.center().y, room.x1, room.center().y + view.px(20)}, second, {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
}

TablePage table_page_shown(const View& view) { return view.kit.state<State>("table").page; }

void show_table_page(const View& view, int page) {
    if (page >= 0 && page <= static_cast<int>(Page::opened)) view.kit.state<State>("table").page = static_cast<Page>(page);
}

void draw_table(const View& view, const Rect& rect) {
    State& state = view.kit.state<State>("table");
    if (state.phase != view.knowledge().phase().phase()) {  // results, cases and bids show themselves; talk begins at the proposals
        state.phase = view.knowledge().phase().phase();
        const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
        const int opened = view.knowledge().opened_bids_size();
        // Who writes, or chooses who hears it, goes on with that.
        const bool busy = state.page == Page::story && (view.kit.focus.editing() || view.kit.focus.depth() > 0);
        if (!busy) state.page = phase && phase->kind() == RESULT ? Page::result : phase && phase->kind() == CASE ? Page::case_card : bids_are_on(view) || opened > state.opened ? Page::bids : Page::proposals;
        state.opened = opened;
    }
    Rect room = rect.inset(view.px(16), view.px(12));
    const int columns = view.kit.columns();
    if (columns == 3) {
        Rect left = room.cut_left(view.px(352));
        room.cut_left(view.px(gap));
        const Rect clock = left.cut_bottom(clock_card_height(view, left.width()));
        left.cut_bottom(view.px(gap));
        draw_map_card(view, left);
        draw_clock_card(view, clock);
    } else if (!is_low(view)) {
        draw_clock_card(view, room.cut_top(clock_card_height(view, room.width(), room.height() - view.px(44 + 48 + 2 * gap))));  // buttons and tabs have their place
        room.cut_top(view.px(gap));
    } else if (const float height = invitation_height(view, room.width()); height > 0) {
        draw_invitation(view, room.cut_top(height));
        room.cut_top(view.px(4));
    }
    if (columns >= 2) {
        const Rect side = room.cut_right(view.px(columns == 3 ? 340 : 300));
        room.cut_right(view.px(gap));
        draw_middle(view, room, state);
        draw_side(view, side);
    } else {
        Rect actions = room.cut_bottom(view.px(44));
        room.cut_bottom(view.px(gap));
        draw_middle(view, room, state);
        if (is_low(view)) label(view.kit, actions.cut_left(view.px(92)), clock_text(view), {.font = Font::number, .color = view.knowledge().minute_warned() ? view.kit.theme().against : view.kit.theme().ink, .id = "clock.left"});
        draw_actions(view, actions);
    }
    draw_composer(view);
    draw_talk_dialogs(view);
    draw_form_dialog(view);
}

}  // namespace samenspel::screens
