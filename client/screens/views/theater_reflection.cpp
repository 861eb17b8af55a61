// The end of the card game: round by round what was asked, chosen and played, now that all cards lie open.
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/invitation.hpp"
#include "client/screens/views/theater.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

// Support as a bar with the spread in words; few answers give only the mean.
void draw_support(const View& view, FlowCard& flow, std::uint32_t round) {
    const auto support = knowledge::support_in(view.knowledge(), round);
    if (!support) return;
    const std::string mean = measured(support->mean, "index");
    Rect row = flow.row(22, 2);
    label(view.kit, row.cut_right(view.px(60)), mean, {.font = Font::body_bold, .align = Align::right});
    label(view.kit, row, tr("theater.support"), {.may_shorten = true});
    const std::string spread = tr("theater.spread", {std::to_string(support->low), std::to_string(support->high)});
    gauge(view.kit, "theater.support." + std::to_string(round), flow.row(10, 4), tr("theater.support"), mean + ", " + spread, static_cast<float>((support->mean - 1) / 9), std::nullopt, {.good = support->mean >= 5.5});
    flow.text(spread, {.font = Font::small, .color = view.kit.theme().ink_second}, 10);
}

void draw_round(const View& view, const Rect& place, std::uint32_t round, float& bottom) {
    const std::string number = std::to_string(round);
    FlowCard flow(view.kit, "theater.round." + number, place);
    flow.head(icon::assignment, tr("theater.round", {number}));
    const std::string id = "theater.asked." + number;
    if (const AssignmentPicked* asked = knowledge::assignment_of(view.knowledge(), round)) flow.text(say(asked->title()), {.font = Font::body_bold, .color = view.kit.theme().ink_second, .id = id}, 6);
    const ChoiceReported* choice = knowledge::choice_in(view.knowledge(), round);
    if (choice) {
        const bool decided = !choice->choice().empty();
        flow.text(decided ? choice->choice() : std::string(tr("theater.undecided")), {.font = Font::heading, .color = decided ? view.kit.theme().primary : view.kit.theme().against}, 2);
        if (decided) flow.text(choice_sentence(*choice), {.font = Font::small, .color = view.kit.theme().ink_second}, 10);
    }
    draw_support(view, flow, round);
    int cards = 0;
    for (const auto& seat : view.content().seats()) cards += knowledge::strategy_of(view.knowledge(), round, {seat.number()}) != nullptr;
    Rect rows = flow.piece(view.px(44) * static_cast<float>(cards), 0);
    draw_cards_of(view, rows, round);
    bottom = flow.bottom();
}

}  // namespace

void draw_reflection(const View& view, const Rect& rect) {
    Rect room = rect;
    if (!view.knowledge().ended()) {
        draw_clock_card(view, room.cut_bottom(clock_card_height(view, room.width())));
        room.cut_bottom(view.px(gap));
    }
    ScrollArea area(view.kit, "theater.rounds", room, {.name = tr("theater.reflection")});
    Rect content = area.content();
    content.x1 -= view.px(10);
    const int rounds = static_cast<int>(view.content().rounds());
    const int across = view.kit.columns() == 1 ? 1 : std::max(1, rounds);
    const auto columns = content.columns(across, view.px(gap));
    float bottom = content.y0;
    for (int round = 1; round <= rounds; ++round) {
        const Rect& column = columns[static_cast<std::size_t>((round - 1) % across)];
        const float top = across == 1 && round > 1 ? bottom + view.px(gap) : content.y0;
        float ends = top;
        draw_round(view, {column.x0, top, column.x1, content.y1}, static_cast<std::uint32_t>(round), ends);
        bottom = std::max(bottom, ends);
    }
    area.used(bottom + view.px(4));
}

}  // namespace samenspel::screens
