#include "client/screens/views/promises.hpp"

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/choices.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

bool concerns(const PromiseKnowledge& promise, std::uint32_t seat) { return promise.made().from() == seat || promise.made().to() == seat; }

std::string_view state_words(const PromiseKnowledge& promise) {
    if (promise.has_kept()) return tr(promise.kept() ? "promises.kept" : "promises.broken");
    return tr(promise.heard() ? "promises.heard" : "promises.unheard");
}

void draw_state(const View& view, FlowCard& flow, const PromiseKnowledge& promise) {
    const Color color = !promise.has_kept() ? view.kit.theme().ink_second : promise.kept() ? view.kit.theme().in_favour : view.kit.theme().against;
    flow.text(state_words(promise), {.font = Font::small, .color = color}, 10);
}

void draw_question(const View& view, FlowCard& flow, const PromiseKnowledge& promise) {
    const std::string id = "promise." + std::to_string(promise.made().from()) + "." + std::to_string(promise.promise());
    const int now = !promise.has_kept() ? -1 : promise.kept() ? 0 : 1;
    const int pressed = segmented(view.kit, id, flow.row(control_height, 10), {{"kept", icon::check, tr("promises.kept"), Tone::good}, {"broken", icon::close, tr("promises.broken"), Tone::bad}}, now);
    if (pressed < 0 || pressed == now) return;
    JudgePromise& command = *view.wants.give().mutable_judge_promise();
    command.set_from(promise.made().from());
    command.set_promise(promise.promise());
    command.set_kept(pressed == 0);
}

}  // namespace

void draw_promises_made(const View& view, Rect& room) {
    const std::uint32_t me = view.session.seat();
    const auto& all = view.knowledge().promises();
    if (me == 0 || view.session.trainer() || std::none_of(all.begin(), all.end(), [&](const PromiseKnowledge& one) { return concerns(one, me); })) return;
    FlowCard flow(view.kit, "promises", room);
    flow.head(icon::handshake, tr("promises.title"));
    bool& open = view.kit.state<bool>("promises.open");
    if (view.covers_own() && !open) {  // a neighbour at the table must not read it
        if (button(view.kit, "promises.read", flow.row(control_height, 0), tr("waiting.read"), {.icon = icon::visible})) {
            open = true;
            view.kit.request_frame();
        }
    } else {
        flow.text(tr("promises.ask"), {.font = Font::small, .color = view.kit.theme().ink_second}, 10);
        for (const auto& promise : all) {
            if (!concerns(promise, me)) continue;
            const bool to_me = promise.made().to() == me;
            flow.text(to_me ? tr("promises.to_me", {seat_name(view.knowledge(), promise.made().from())}) : tr("promises.mine", {seat_name(view.knowledge(), promise.made().to())}), {.font = Font::small_bold, .color = view.kit.theme().ink_second}, 0);
            flow.text("“" + promise.made().text() + "”", {}, 4);
            if (to_me) draw_question(view, flow, promise);
            else draw_state(view, flow, promise);
        }
    }
    room.y0 = flow.bottom() + view.px(gap);
}

void draw_all_promises(const View& view, Rect& room) {
    if (view.knowledge().promises().empty()) return;
    FlowCard flow(view.kit, "promises.all", room);
    flow.head(icon::handshake, tr("promises.title"));
    for (const auto& promise : view.knowledge().promises()) {
        const std::string who = seat_name(view.knowledge(), promise.made().from()) + " " + tr("story.promise", {seat_name(view.knowledge(), promise.made().to()), "“" + promise.made().text() + "”"});
        flow.text(who, {.font = Font::small_bold}, 0);
        draw_state(view, flow, promise);
    }
    room.y0 = flow.bottom() + view.px(gap);
}

}  // namespace samenspel::screens
