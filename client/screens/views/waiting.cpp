// What waits for my answer: a question, or something that somebody says to have told or promised me. Its words stand whole,
// beside their buttons or, where that leaves too little room, above them.
#include "client/screens/views/waiting.hpp"

#include <algorithm>
#include <cmath>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/shapes.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

const ToldKnowledge* unheard(const View& view) {
    for (const auto& told : view.knowledge().told())
        if (told.told().to() == view.session.seat() && !told.heard()) return &told;
    return nullptr;
}

// While there is talk: afterwards it is asked whether it was kept.
const PromiseKnowledge* unheard_promise(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    if (view.knowledge().ended() || !phase || (phase->kind() != EXPLORING && phase->kind() != TALKING && phase->kind() != CASE && phase->kind() != RESULT)) return nullptr;
    for (const auto& promise : view.knowledge().promises())
        if (promise.made().to() == view.session.seat() && !promise.heard()) return &promise;
    return nullptr;
}

const AskKnowledge* unanswered(const View& view) {
    const auto asks = knowledge::asks_waiting_for(view.knowledge(), {view.session.seat()});
    return asks.empty() ? nullptr : asks.front();
}

// Who asks what is between two people. At one table it is read when this person wants to, and covers itself again.
constexpr std::int64_t read_ms = 15'000;

struct Reading { std::int64_t until_ms = 0; };

bool waits_covered(const View& view) {
    if (!view.covers_own()) return false;
    const std::int64_t left_ms = view.kit.state<Reading>("waiting").until_ms - view.now_ms;
    if (left_ms > 0) view.kit.wake_at(view.kit.now_ms() + left_ms);
    return left_ms <= 0;
}

// What was answered is put away with its answer: the next one is another person's.
void put_away(const View& view) { view.kit.state<Reading>("waiting") = {}; }

// ---- what stands there ----

struct Press {
    const char* id;
    std::string_view words;
    ButtonStyle style;
};

struct Row {
    std::uint32_t from = 0;      // the seat whose disc stands before the words; 0: they are covered
    std::string words;
    std::vector<Press> presses;  // from left to right
};

Row row_of(const View& view) {
    if (waits_covered(view)) return {0, std::string(tr("waiting.covered")), {{"waiting.read", tr("waiting.read"), {.icon = icon::visible}}}};
    const Press heard{"waiting.heard", tr("waiting.heard"), {.kind = ButtonKind::primary, .icon = icon::check}};
    if (const ToldKnowledge* told = unheard(view)) return {told->told().from(), tr("waiting.told", {seat_name(view.knowledge(), told->told().from())}), {heard}};
    if (const PromiseKnowledge* promise = unheard_promise(view)) return {promise->made().from(), tr("waiting.promise", {seat_name(view.knowledge(), promise->made().from()), promise->made().text()}), {heard}};
    const AskKnowledge* ask = unanswered(view);
    if (!ask) return {};
    const Press decline{"waiting.decline", tr("waiting.decline"), {.icon = icon::close}};
    if (!ask->has_meaning())
        return {ask->interest().from(), tr("waiting.interest", {seat_name(view.knowledge(), ask->interest().from())}), {{"waiting.answer", tr("waiting.show"), {.kind = ButtonKind::primary, .icon = icon::visible}}, decline}};
    std::string word = ask->meaning().word();
    for (const auto& info : view.content().words())
        if (info.id() == word) word = say(info.word());
    return {ask->meaning().from(), tr("waiting.meaning", {seat_name(view.knowledge(), ask->meaning().from()), word}), {{"waiting.answer", tr("waiting.explain"), {.kind = ButtonKind::primary, .icon = icon::forum}}, decline}};
}

// ---- where it stands ----

constexpr float pad_across = 12, pad_down = 8, mark_units = 38, button_units = 36, between = 8;

constexpr TextStyle words_style{.font = Font::small_bold};

struct Plan {
    bool beside = false, in_a_row = false;  // buttons: at the words' right; else beside one another, or each on a row
    float words_width = 0, words_height = 0, height = 0;
};

Plan plan_of(const View& view, const Row& row, float width) {
    const float inside = width - view.px(2 * pad_across), gap_px = view.px(between), high = view.px(button_units);
    const auto count = static_cast<float>(row.presses.size());
    float all = 0, widest = 0;
    for (const auto& press : row.presses) {
        const float one = button_width(view.kit, press.words, press.style.icon != nullptr);
        all += one + gap_px;
        widest = std::max(widest, one);
    }
    const auto height_at = [&](float room) { return paragraph_height(view.kit, row.words, room, words_style); };
    Plan plan;
    plan.words_width = inside - view.px(mark_units) - all;
    plan.beside = plan.words_width >= view.px(120) && height_at(plan.words_width) <= 2.5f * line_height(view.kit, words_style.font);
    if (plan.beside) {
        plan.words_height = height_at(plan.words_width);
        plan.height = std::max(view.px(64), plan.words_height + view.px(2 * pad_down));
        return plan;
    }
    plan.words_width = inside - view.px(mark_units);
    plan.words_height = std::max(height_at(plan.words_width), view.px(28));
    plan.in_a_row = (inside - (count - 1) * gap_px) / count >= widest;
    const float rows = plan.in_a_row ? 1 : count;
    plan.height = plan.words_height + rows * (high + gap_px) + view.px(2 * pad_down);
    return plan;
}

// Each button's place, as many as there are.
std::vector<Rect> places_of(const View& view, const Row& row, const Plan& plan, Rect& room) {
    const float high = view.px(button_units);
    std::vector<Rect> out;
    if (plan.beside) {
        for (auto press = row.presses.rbegin(); press != row.presses.rend(); ++press) {
            const Rect cut = room.cut_right(button_width(view.kit, press->words, press->style.icon != nullptr));
            room.cut_right(view.px(between));
            out.insert(out.begin(), Rect{cut.x0, cut.center().y - high / 2, cut.x1, cut.center().y + high / 2});
        }
        return out;
    }
    Rect below = room;
    room.y1 = room.y0 + plan.words_height;
    below.y0 = room.y1 + view.px(between);
    if (plan.in_a_row) return below.cut_top(high).columns(static_cast<int>(row.presses.size()), view.px(between));
    for (std::size_t index = 0; index < row.presses.size(); ++index) {
        out.push_back(below.cut_top(high));
        below.cut_top(view.px(between));
    }
    return out;
}

void answer(const View& view, std::string_view pressed) {
    if (pressed == "waiting.read") {
        view.kit.state<Reading>("waiting").until_ms = view.now_ms + read_ms;
        return view.kit.request_frame();
    }
    put_away(view);
    if (const ToldKnowledge* told = unheard(view)) {
        ConfirmHeard& command = *view.wants.give().mutable_confirm_heard();
        command.set_from(told->told().from());
        command.set_told(told->told().told());
        return;
    }
    if (const PromiseKnowledge* promise = unheard_promise(view)) {
        ConfirmPromise& command = *view.wants.give().mutable_confirm_promise();
        command.set_from(promise->made().from());
        command.set_promise(promise->promise());
        return;
    }
    const AskKnowledge& ask = *unanswered(view);
    const bool meaning = ask.has_meaning();
    const std::uint32_t from = meaning ? ask.meaning().from() : ask.interest().from();
    const std::uint32_t number = meaning ? ask.meaning().ask() : ask.interest().ask();
    if (pressed == "waiting.decline") {
        DeclineAsk& command = *view.wants.give().mutable_decline_ask();
        command.set_from(from);
        command.set_ask(number);
    } else if (meaning) {
        ExplainMeaning& command = *view.wants.give().mutable_explain_meaning();
        command.set_from(from);
        command.set_ask(number);
    } else {
        open_talk_dialog(view, from);
    }
}

}  // namespace

bool something_waits(const View& view) {
    if (view.session.seat() == 0) return false;
    return unheard(view) || unheard_promise(view) || unanswered(view);
}

float waiting_height(const View& view, float width) {
    return something_waits(view) ? plan_of(view, row_of(view), width).height : 0;
}

void draw_waiting(const View& view, const Rect& rect) {
    const Row row = row_of(view);
    const Plan plan = plan_of(view, row, rect.width());
    const bool covered = row.from == 0;
    fill(view.kit, rect, covered ? view.kit.theme().inset : view.kit.theme().warning_soft, 12);
    Rect room = rect.inset(view.px(pad_across), view.px(pad_down));
    const std::vector<Rect> places = places_of(view, row, plan, room);
    if (covered) icon_at(view.kit, {room.x0 + view.px(10), room.center().y}, icon::hidden, view.kit.theme().ink_second);
    else party_disc(view, {room.x0 + view.px(14), room.center().y}, view.px(13), knowledge::party_of(view.knowledge(), {row.from}).value);
    room.cut_left(view.px(mark_units));
    const float height = paragraph_height(view.kit, row.words, plan.words_width, words_style);
    paragraph(view.kit, {room.x0, room.center().y - height / 2, room.x0 + plan.words_width, room.center().y + height / 2}, row.words, words_style);
    for (std::size_t index = 0; index < places.size(); ++index) {
        const Press& press = row.presses[index];
        if (button(view.kit, press.id, places[index], press.words, press.style)) answer(view, press.id);
    }
}

}  // namespace samenspel::screens
