// What was opened after play, person by person: interests with what became of them, words apart, acts.
#include <algorithm>
#include <map>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/debrief.hpp"
#include "client/screens/views/replay.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

std::string names(const View& view, const google::protobuf::RepeatedField<std::uint32_t>& seats, std::uint32_t without) {
    std::string out;
    for (const auto seat : seats)
        if (seat != without) out += (out.empty() ? "" : ", ") + seat_name(view.knowledge(), seat);
    return out;
}

// What one opened moment tells in one sentence; empty for what needs none.
std::string sentence(const View& view, const Event& event) {
    const auto name = [&](std::uint32_t seat) { return seat_name(view.knowledge(), seat); };
    const auto act = [&](const std::string& id) {
        const ActInfo* info = knowledge::act_info(view.knowledge(), id);
        return info ? say(info->title()) : id;
    };
    switch (event.body_case()) {
        case Event::kSaidInGroup: return tr("opened.said", {names(view, event.said_in_group().members(), event.said_in_group().seat()), event.said_in_group().text()});
        case Event::kInterestTold: return tr("opened.told", {name(event.interest_told().to())});
        case Event::kPromiseMade: return tr("story.promise", {name(event.promise_made().to()), event.promise_made().text()});
        case Event::kCorridorRecorded: return tr("story.corridor", {names(view, event.corridor_recorded().members(), 0), std::to_string(event.corridor_recorded().minutes())});
        case Event::kGiveLogged: return tr("opened.gave", {name(event.give_logged().to()), event.give_logged().text()});
        case Event::kCardRevealed: return tr("opened.showed", {names(view, event.card_revealed().to(), 0), say(event.card_revealed().card().title())});
        case Event::kInterestAsked: return tr("opened.asked", {name(event.interest_asked().to())});
        case Event::kAskDeclined: return tr("opened.declined", {name(event.ask_declined().from())});
        case Event::kMeaningExplained: return tr("opened.explained", {name(event.meaning_explained().from()), say(event.meaning_explained().meaning().meaning())});
        case Event::kActDoneSecretly: return tr("opened.act", {act(event.act_done_secretly().act())});
        case Event::kComplianceChosen:
            return tr(event.compliance_chosen().keeps() ? "opened.kept" : "opened.broke", {std::to_string(event.compliance_chosen().proposal()), issue_title(view.knowledge(), event.compliance_chosen().issue())});
        case Event::kBidSubmitted: {
            std::string bid;
            for (const auto& choice : event.bid_submitted().bid().choices())
                bid += (bid.empty() ? "" : ", ") + option_label(view.knowledge(), choice.issue(), choice.option());
            return tr("opened.bid", {bid});
        }
        default: return {};
    }
}

void draw_moment(const View& view, FlowCard& flow, const Event& event, const std::string& id) {
    const std::string words = sentence(view, event);
    if (words.empty()) return;
    const float clock = view.px(58);
    const Rect at = flow.row(0, 0);
    const float height = std::max(paragraph_height(view.kit, words, flow.width() - clock), view.px(22));
    Rect row = flow.piece(height, 4);
    if (may_look_back(view) && !view.past) {
        if (link_button(view.kit, id, {row.x0, row.y0 + view.px(10)}, minutes(event.at_ms()))) look_back(view, event.at_ms());
    } else {
        label(view.kit, {row.x0, row.y0, row.x0 + clock, row.y0 + view.px(20)}, minutes(event.at_ms()), {.font = Font::small, .color = view.kit.theme().ink_second});
    }
    paragraph(view.kit, {at.x0 + clock, row.y0, row.x1, row.y1}, words);
}

void draw_cards(const View& view, FlowCard& flow, const std::vector<const Event*>& events, const std::string& id) {
    const RoleDealt* role = nullptr;
    const InterestsScored* scored = nullptr;
    for (const Event* event : events) {
        if (event->has_role_dealt()) role = &event->role_dealt();
        if (event->has_interests_scored()) scored = &event->interests_scored();
    }
    if (!role) return;
    for (const auto& card : role->cards()) {
        flow.text(say(card.title()), {.font = Font::body_bold}, 0);
        flow.text(say(card.text()), {.font = Font::small, .color = view.kit.theme().ink_second}, 4);
        if (scored)
            for (const auto& score : scored->cards())
                if (score.card() == card.card())
                    gauge(view.kit, id + "." + card.card(), flow.row(10, 10), say(card.title()), measured(score.served() * 100, "pct"), static_cast<float>(score.served()), std::nullopt, {.good = score.served() >= 0.5});
    }
    if (!say(role->bottom_line()).empty()) flow.text(tr("opened.bottom", {say(role->bottom_line())}), {.font = Font::small}, 4);
}

}  // namespace

bool has_opened(const View& view) { return !view.knowledge().opened_up().empty(); }

void draw_opened(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "opened", rect, {.name = tr("opened.title")});
    Rect room = area.content();
    room.x1 -= view.px(10);
    std::map<std::pair<std::uint32_t, int>, std::vector<const Event*>> all;  // by seat, then kind; parts of one opening together
    for (const auto& opened : view.knowledge().opened_up()) {
        auto& events = all[{opened.seat(), static_cast<int>(opened.kind())}];
        for (const auto& moment : opened.moments()) events.push_back(&moment.event());
    }
    if (all.empty()) room.y0 += paragraph(view.kit, room, tr("opened.nothing"), {.color = view.kit.theme().ink_second});
    for (const auto& [whose, events] : all) {
        const auto kind = static_cast<OpenKind>(whose.second);
        const std::string id = "opened." + std::to_string(whose.first) + "." + std::to_string(whose.second);
        FlowCard flow(view.kit, id, room);
        card_accent(view.kit, flow.rect(), view.kit.theme().party[static_cast<std::size_t>(party_color(view, knowledge::party_of(view.knowledge(), {whose.first}).value))]);
        flow.head(kind == OPEN_INTERESTS ? icon::heart : kind == OPEN_TALK ? icon::forum : icon::work, seat_name(view.knowledge(), whose.first), kind_name(kind));
        if (kind == OPEN_INTERESTS) draw_cards(view, flow, events, id);
        else {
            int number = 0;
            for (const Event* event : events) draw_moment(view, flow, *event, id + "." + std::to_string(++number));
        }
        if (events.empty()) flow.text(tr("opened.empty"), {.color = view.kit.theme().ink_second});
        room.y0 = flow.bottom() + view.px(gap);
    }
    area.used(room.y0);
}

}  // namespace samenspel::screens
