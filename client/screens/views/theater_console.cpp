// The trainer's page of strategy cards: who holds what, how long deciding took, who stands behind the choice, and how
// well the others were read.
#include <cmath>

#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/theater.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

void draw_card_row(const View& view, FlowCard& flow, std::uint32_t round, const SeatInfo& seat) {
    const StrategyInfo* held = knowledge::strategy_of(view.knowledge(), round, {seat.number()});
    if (!held) return;
    Rect row = flow.row(30, 4);
    party_disc(view, {row.x0 + view.px(13), row.center().y}, view.px(12), seat.party());
    row.cut_left(view.px(34));
    const Rect strategy = row.cut_left(std::floor(row.width() * 0.34f));  // as wide with guesses in the row as without
    row.cut_left(view.px(8));
    const knowledge::Guessed guessed = knowledge::guessed(view.knowledge(), round, {seat.number()});
    if (guessed.of > 0) {
        const std::string words = tr("theater.guessed", {std::to_string(guessed.right), std::to_string(guessed.of)});
        label(view.kit, row.cut_right(std::min(row.width() * 0.5f, text_width(view.kit, Font::small, words) + view.px(4))), words, {.font = Font::small, .color = view.kit.theme().ink_second, .align = Align::right, .may_shorten = true});
        row.cut_right(view.px(8));
    }
    label(view.kit, strategy, say(held->title()), {.font = Font::body_bold, .may_shorten = true});
    const std::string id = "theater.holder." + std::to_string(round) + "." + std::to_string(seat.number());
    label(view.kit, row, player_name(view, seat.number()), {.may_shorten = true, .id = id});
}

// "6,4 (4 to 9)", and how that differs from the rounds with closed cards.
std::string support_words(const View& view, std::uint32_t round) {
    const auto support = knowledge::support_in(view.knowledge(), round);
    if (!support) return {};
    std::string words = tr("theater.support.words", {measured(support->mean, "index"), std::to_string(support->low), std::to_string(support->high)});
    if (!knowledge::open_in(view.knowledge(), round) || round != view.content().rounds()) return words;
    double before = 0;
    int rounds = 0;
    for (std::uint32_t earlier = 1; earlier < round; ++earlier)
        if (const auto other = knowledge::support_in(view.knowledge(), earlier)) before += other->mean, ++rounds;
    if (rounds > 0) words += " · " + tr("theater.difference", {change(support->mean - before / rounds, "index")});
    return words;
}

void draw_figure(const View& view, FlowCard& flow, std::string_view name, const std::string& value) {
    if (value.empty()) return;
    Rect row = flow.row(24, 2);
    label(view.kit, row.cut_left(row.width() * 0.4f), name, {.color = view.kit.theme().ink_second, .may_shorten = true});
    label(view.kit, row, value, {.font = Font::body_bold, .may_shorten = true});
}

std::string accuracy_words(const View& view, std::uint32_t round) {
    knowledge::Guessed all;
    for (const auto& seat : view.content().seats()) {
        const knowledge::Guessed one = knowledge::guessed(view.knowledge(), round, {seat.number()});
        all.right += one.right;
        all.of += one.of;
    }
    return all.of == 0 ? std::string() : tr("theater.guessed", {std::to_string(all.right), std::to_string(all.of)});
}

float draw_round(const View& view, const Rect& place, std::uint32_t round) {
    const std::string number = std::to_string(round);
    FlowCard flow(view.kit, "theater.console." + number, place);
    const AssignmentPicked* picked = knowledge::assignment_of(view.knowledge(), round);
    flow.head(icon::groups, tr("theater.round", {number}), picked ? say(picked->title()) : std::string());
    if (const ChoiceReported* choice = knowledge::choice_in(view.knowledge(), round)) {
        draw_figure(view, flow, tr("theater.decision"), choice->choice().empty() ? std::string(tr("theater.undecided")) : choice->choice());
        if (!choice->choice().empty()) draw_figure(view, flow, tr("theater.time"), minutes(choice->took_ms()));
    }
    draw_figure(view, flow, tr("theater.support"), support_words(view, round));
    draw_figure(view, flow, tr("theater.accuracy"), accuracy_words(view, round));
    flow.row(0, 4);
    for (const auto& seat : view.content().seats()) draw_card_row(view, flow, round, seat);
    return flow.bottom();
}

bool dealt(const View& view, std::uint32_t round) {
    for (const auto& card : view.knowledge().theater().dealt())
        if (card.round() == round) return true;
    return false;
}

int held_seats(const View& view) {
    int held = 0;
    for (const auto& seat : view.knowledge().seats()) held += knowledge::is_held(seat);
    return held;
}

// Only with fewer seats than strategies, and for the next deal.
float draw_limit(const View& view, const Rect& place) {
    FlowCard flow(view.kit, "theater.limit", place);
    const bool without = view.knowledge().theater().without_consensus(), possible = held_seats(view) < view.content().strategies_size();
    bool wanted = without;
    const std::string_view words = tr("theater.without_consensus");
    if (toggle(view.kit, "theater.without", flow.piece(choice_height(view.kit, words, flow.width()), 4), words, wanted, possible || without))
        view.give_table().mutable_limit_strategies()->set_without_consensus(wanted);
    flow.text(tr(possible ? "theater.without.explain" : "theater.without.all"), {.font = Font::small, .color = view.kit.theme().ink_second}, 0);
    return flow.bottom();
}

}  // namespace

void draw_theater_cards(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "theater.cards", rect, {.name = tr("theater.cards")});
    Rect room = area.content();
    room.x1 -= view.px(10);
    bool any = false;
    for (std::uint32_t round = view.content().rounds(); round >= 1; --round) {  // the newest first
        if (!dealt(view, round) && !knowledge::choice_in(view.knowledge(), round)) continue;
        any = true;
        room.y0 = draw_round(view, room, round) + view.px(gap);
    }
    if (!any) room.y0 += paragraph(view.kit, room, tr("theater.no_cards"), {.color = view.kit.theme().ink_second}) + view.px(gap);
    if (!view.knowledge().ended()) room.y0 = draw_limit(view, room);
    area.used(room.y0 + view.px(4));
}

}  // namespace samenspel::screens
