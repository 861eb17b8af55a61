// Who sits at the table, and what waits for my answer.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

// My own last answer about this partner, 1..4; 0 when there is none.
int my_temperature(const View& view, std::uint32_t party) {
    int found = 0;
    for (const auto& form : view.knowledge().forms())
        for (const auto& submitted : form.submitted())
            if (submitted.seat() == view.session.seat())
                for (const auto& answer : submitted.answers())
                    if (answer.partner() == party && answer.scale() != 0) found = static_cast<int>(answer.scale());
    return found;
}

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

// Who asks what is between two people. At one table it is read when this person wants to, and covers itself again.
constexpr std::int64_t read_ms = 15'000;

struct Reading { std::int64_t until_ms = 0; };

bool waits_covered(const View& view) {
    if (!view.covers_own()) return false;
    const std::int64_t left_ms = view.kit.state<Reading>("waiting").until_ms - view.now_ms;
    if (left_ms > 0) view.kit.wake_at(view.kit.now_ms() + left_ms);
    return left_ms <= 0;
}

void draw_waiting_covered(const View& view, const Rect& rect) {
    fill(view.kit, rect, view.kit.theme().inset, 12);
    Rect room = rect.inset(view.px(12), view.px(8));
    const std::string_view words = tr("waiting.read");
    const Rect read = room.cut_right(button_width(view.kit, words, true));
    room.cut_right(view.px(8));
    icon_at(view.kit, {room.x0 + view.px(10), room.center().y}, icon::hidden, view.kit.theme().ink_second);
    room.cut_left(view.px(28));
    const TextStyle style{.font = Font::small_bold, .max_lines = 2, .may_shorten = true};
    const float height = paragraph_height(view.kit, tr("waiting.covered"), room.width(), style);
    paragraph(view.kit, {room.x0, room.center().y - height / 2, room.x1, room.y1}, tr("waiting.covered"), style);
    if (!button(view.kit, "waiting.read", {read.x0, read.center().y - view.px(18), read.x1, read.center().y + view.px(18)}, words, {.icon = icon::visible})) return;
    view.kit.state<Reading>("waiting").until_ms = view.now_ms + read_ms;
    view.kit.request_frame();
}

// What was answered is put away with its answer: the next one is another person's.
void put_away(const View& view) { view.kit.state<Reading>("waiting") = {}; }

}  // namespace

bool something_waits(const View& view) {
    if (view.session.seat() == 0) return false;
    return unheard(view) || unheard_promise(view) || !knowledge::asks_waiting_for(view.knowledge(), {view.session.seat()}).empty();
}

void draw_waiting(const View& view, const Rect& rect) {
    if (waits_covered(view)) return draw_waiting_covered(view, rect);
    fill(view.kit, rect, view.kit.theme().warning_soft, 12);
    Rect room = rect.inset(view.px(12), view.px(8));
    const auto put = [&](std::uint32_t from, const std::string& words) {
        party_disc(view, {room.x0 + view.px(14), room.center().y}, view.px(13), knowledge::party_of(view.knowledge(), {from}).value);
        room.cut_left(view.px(38));
        const TextStyle style{.font = Font::small_bold, .max_lines = 2, .may_shorten = true};
        const float height = paragraph_height(view.kit, words, room.width(), style);
        paragraph(view.kit, {room.x0, room.center().y - height / 2, room.x1, room.y1}, words, style);
    };
    const auto take = [&](std::string_view words) {
        Rect cut = room.cut_right(button_width(view.kit, words, true));
        room.cut_right(view.px(8));
        return Rect{cut.x0, cut.center().y - view.px(18), cut.x1, cut.center().y + view.px(18)};
    };
    if (const ToldKnowledge* told = unheard(view)) {
        if (button(view.kit, "waiting.heard", take(tr("waiting.heard")), tr("waiting.heard"), {.kind = ButtonKind::primary, .icon = icon::check})) {
            view.wants.give().mutable_confirm_heard()->set_from(told->told().from());
            view.wants.commands.back().mutable_confirm_heard()->set_told(told->told().told());
            put_away(view);
        }
        return put(told->told().from(), tr("waiting.told", {seat_name(view.knowledge(), told->told().from())}));
    }
    if (const PromiseKnowledge* promise = unheard_promise(view)) {
        if (button(view.kit, "waiting.heard", take(tr("waiting.heard")), tr("waiting.heard"), {.kind = ButtonKind::primary, .icon = icon::check})) {
            view.wants.give().mutable_confirm_promise()->set_from(promise->made().from());
            view.wants.commands.back().mutable_confirm_promise()->set_promise(promise->promise());
            put_away(view);
        }
        return put(promise->made().from(), tr("waiting.promise", {seat_name(view.knowledge(), promise->made().from()), promise->made().text()}));
    }
    const auto asks = knowledge::asks_waiting_for(view.knowledge(), {view.session.seat()});
    if (asks.empty()) return;
    const AskKnowledge& ask = *asks.front();
    const bool meaning = ask.has_meaning();
    const std::uint32_t from = meaning ? ask.meaning().from() : ask.interest().from();
    const std::uint32_t number = meaning ? ask.meaning().ask() : ask.interest().ask();
    if (button(view.kit, "waiting.decline", take(tr("waiting.decline")), tr("waiting.decline"), {.icon = icon::close})) {
        view.wants.give().mutable_decline_ask()->set_from(from);
        view.wants.commands.back().mutable_decline_ask()->set_ask(number);
        put_away(view);
    }
    if (button(view.kit, "waiting.answer", take(tr(meaning ? "waiting.explain" : "waiting.show")), tr(meaning ? "waiting.explain" : "waiting.show"), {.kind = ButtonKind::primary, .icon = meaning ? icon::forum : icon::visible})) {
        put_away(view);
        if (meaning) {
            view.wants.give().mutable_explain_meaning()->set_from(from);
            view.wants.commands.back().mutable_explain_meaning()->set_ask(number);
        } else {
            open_talk_dialog(view, from);
        }
    }
    std::string word = meaning ? ask.meaning().word() : std::string();
    for (const auto& info : view.content().words())
        if (info.id() == word) word = say(info.word());
    put(from, meaning ? tr("waiting.meaning", {seat_name(view.knowledge(), from), word}) : tr("waiting.interest", {seat_name(view.knowledge(), from)}));
}

void draw_partners(const View& view, const Rect& rect) {
    Rect room = card(view.kit, rect);
    section_head(view.kit, room.cut_top(view.px(24)), icon::groups, tr("partners.title"));
    room.cut_top(view.px(6));
    ScrollArea area(view.kit, "partners", room, {.name = tr("partners.title")});
    Rect rows = area.content();
    for (const auto& seat : view.content().seats()) {
        if (seat.number() == view.session.seat()) continue;
        Rect row = rows.cut_top(view.px(50));
        const Rect whole = row.inset(0, view.px(2));
        const bool talks = view.session.seat() != 0;
        const std::string name = seat_name(view.knowledge(), seat.number());
        if (talks) {
            const Rect more = row.cut_right(view.px(38));
            if (icon_button(view.kit, "partner." + seat.id(), {more.x0, more.center().y - view.px(18), more.x1, more.center().y + view.px(18)}, icon::forum, tr("partners.talk", {name}))) open_talk_dialog(view, seat.number());
        }
        // Who sits beside me at a table must not read how warm I find them.
        const int warm = view.spoken() && !view.knowledge().ended() ? 0 : my_temperature(view, seat.party());
        if (warm > 0) {
            const Rect heat = row.cut_right(view.px(34));
            thermometer(view.kit, "heat." + seat.id(), {heat.x0, heat.center().y - view.px(9), heat.x1 - view.px(6), heat.center().y + view.px(9)}, name, tr("heat." + std::to_string(warm)), warm - 1);
        }
        party_disc(view, {whole.x0 + view.px(16), whole.center().y}, view.px(15), seat.party());
        if (view.knowledge().pen() == seat.number()) avatar_mark(view.kit, {whole.x0 + view.px(16), whole.center().y}, view.px(15), icon::edit, Tone::primary);
        row.cut_left(view.px(42));
        const std::string who = holding_text(view, seat.number());
        label(view.kit, {row.x0, row.y0, row.x1, row.center().y + view.px(1)}, name + " · " + party_name(view.knowledge(), seat.party()), {.font = Font::small_bold, .may_shorten = true});
        label(view.kit, {row.x0, row.center().y + view.px(1), row.x1, row.y1}, who, {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
    }
    area.used(rows.y0);
}

}  // namespace samenspel::screens
