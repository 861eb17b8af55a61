#include "client/screens/views/ledger.hpp"

#include "client/knowledge/instruments.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/secret.hpp"
#include "client/screens/views/together.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Entry { int partner = -1, value = 0; std::string text; };

ScaleStyle worth(std::string_view name) { return {.least = 1, .most = 5, .low = tr("ledger.little"), .high = tr("ledger.much"), .name = name}; }

bool may_write(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    return phase && (phase->kind() == EXPLORING || phase->kind() == TALKING || phase->kind() == RESULT) && !view.knowledge().ended() && !view.knowledge().paused();
}

std::vector<const SeatInfo*> partners(const View& view) {
    std::vector<const SeatInfo*> out;
    for (const auto& seat : view.content().seats())
        if (seat.number() != view.session.seat()) out.push_back(&seat);
    return out;
}

// The oldest give that waits for my answer: what it is worth to me, and thanks in one tap.
void draw_answer(const View& view, Rect& room) {
    const auto waiting = knowledge::gives_waiting_for(view.knowledge(), {view.session.seat()});
    if (waiting.empty()) return;
    const GiveLogged& give = waiting.front()->logged();
    FlowCard flow(view.kit, "ledger.answer", room);
    flow.head(icon::heart, tr("ledger.received", {seat_name(view.knowledge(), give.from())}));
    flow.text("“" + give.text() + "”", {}, 8);
    int& value = view.kit.state<int>("ledger.worth." + std::to_string(give.from()) + "." + std::to_string(give.give()));
    const ScaleStyle style = worth(tr("ledger.worth"));
    flow.piece(field_label(view.kit, flow.row(0, 0), tr("ledger.worth")), 0);
    slider(view.kit, "ledger.worth", flow.piece(slider_height(view.kit, style, flow.width())), value, style);
    const auto halves = flow.row(control_height).columns(2, view.px(gap));
    const bool enough = value > 0 && may_write(view);
    const std::string_view hint = enough ? std::string_view() : tr("ledger.worth.first");
    const bool seen = button(view.kit, "ledger.seen", halves[0], tr("ledger.seen"), {.icon = icon::check, .enabled = enough, .hint = hint});
    const bool thanks = button(view.kit, "ledger.thanks", halves[1], tr("ledger.thanks"), {.kind = ButtonKind::primary, .icon = icon::heart, .enabled = enough, .hint = hint});
    room.y0 = flow.bottom() + view.px(gap);
    if (!enough || (!seen && !thanks)) return;
    AnswerGive& answer = *view.wants.give().mutable_answer_give();
    answer.set_from(give.from());
    answer.set_give(give.give());
    answer.set_thanks(thanks);
    answer.set_value(static_cast<std::uint32_t>(value));
}

void draw_new(const View& view, Rect& room) {
    Entry& entry = view.kit.state<Entry>("ledger.entry");
    const auto all = partners(view);
    FlowCard flow(view.kit, "ledger.new", room);
    flow.head(icon::balance, tr("ledger.title"));
    flow.text(tr("ledger.explain"), {.font = Font::small, .color = view.kit.theme().ink_second});
    std::vector<std::string> names;
    for (const auto* seat : all) names.push_back(seat_name(view.knowledge(), seat->number()) + " · " + party_name(view.knowledge(), seat->party()));
    const std::vector<std::string_view> options(names.begin(), names.end());
    flow.piece(field_label(view.kit, flow.row(0, 0), tr("ledger.to")), 0);
    select(view.kit, "ledger.to", flow.row(control_height), options, entry.partner, {.name = tr("ledger.to"), .hint = tr("ledger.to")});
    flow.piece(field_label(view.kit, flow.row(0, 0), tr("ledger.what")), 0);
    text_input(view.kit, "ledger.what", flow.row(control_height), entry.text, {.name = tr("ledger.what"), .hint = tr("ledger.what.hint"), .limit = 80});
    const ScaleStyle style = worth(tr("ledger.cost"));
    flow.piece(field_label(view.kit, flow.row(0, 0), tr("ledger.cost")), 0);
    slider(view.kit, "ledger.cost", flow.piece(slider_height(view.kit, style, flow.width())), entry.value, style);
    const bool enough = entry.partner >= 0 && !entry.text.empty() && entry.value > 0 && may_write(view);
    if (button(view.kit, "ledger.log", flow.row(control_height), tr("ledger.log"), {.kind = ButtonKind::primary, .icon = icon::check, .enabled = enough, .hint = enough ? std::string_view() : tr("ledger.missing")}) && enough) {
        LogGive& give = *view.wants.give().mutable_log_give();
        give.set_to(all[static_cast<std::size_t>(entry.partner)]->number());
        give.set_text(entry.text);
        give.set_value(static_cast<std::uint32_t>(entry.value));
        entry = {};
    }
    room.y0 = flow.bottom() + view.px(gap);
}

std::string side(const char* key, std::uint32_t count, std::uint32_t points) { return tr(key, {std::to_string(count), points == 0 ? std::string("–") : std::to_string(points)}); }

// What I gave each party and got from it, in my own values. Neighbours must not read it.
void draw_overview(const View& view, Rect& room) {
    const float line = line_height(view.kit, Font::small), height = line * 2 + view.px(10);
    const auto count = static_cast<float>(std::max(1, view.content().parties_size() - 1));
    const Rect rect = room.cut_top(height * count + view.px(60));
    room.cut_top(view.px(gap));
    const SecretCard secret = secret_card(view.kit, "ledger.own", rect, tr("ledger.own"));
    if (!secret.open) return;
    Rect inner = secret.inner;
    for (const auto& party : view.content().parties()) {
        if (party.number() == view.session.party()) continue;
        Rect row = inner.cut_top(height);
        party_disc(view, {row.x0 + view.px(12), row.center().y}, view.px(11), party.number());
        row.cut_left(view.px(32));
        const auto gave = knowledge::balance(view.knowledge(), {view.session.party()}, {party.number()}), got = knowledge::balance(view.knowledge(), {party.number()}, {view.session.party()});
        label(view.kit, row.cut_top(line), side("ledger.gave", gave.gives, gave.cost) + " · " + tr("ledger.thanked", {std::to_string(gave.thanked)}), {.font = Font::small, .color = view.kit.theme().secret_ink, .may_shorten = true});
        label(view.kit, row.cut_top(line), side("ledger.got", got.gives, got.worth), {.font = Font::small, .color = view.kit.theme().secret_ink_second, .may_shorten = true});
    }
}

}  // namespace

void draw_ledger_card(const View& view, Rect& room) {
    if (view.session.seat() == 0) return;
    // One thing at a time: who was given something answers first.
    if (waiting_gives(view) > 0) draw_answer(view, room);
    else draw_new(view, room);
    if (!view.knowledge().gives().empty()) draw_overview(view, room);
}

void draw_whole_ledger(const View& view, Rect& room) {
    FlowCard flow(view.kit, "ledger.whole", room);
    flow.head(icon::balance, tr("ledger.title"));
    if (view.knowledge().gives().empty()) flow.text(tr("ledger.none"), {.color = view.kit.theme().ink_second});
    for (const auto& give : view.knowledge().gives()) {
        const GiveLogged& logged = give.logged();
        flow.text(tr("ledger.line", {seat_name(view.knowledge(), logged.from()), seat_name(view.knowledge(), logged.to()), logged.text()}), {.font = Font::small_bold}, 0);
        const std::string worth_words = give.has_answered() ? tr(give.answered().thanks() ? "ledger.line.thanked" : "ledger.line.seen", {std::to_string(logged.value()), std::to_string(give.answered().value())}) : tr("ledger.line.open", {std::to_string(logged.value())});
        const bool felt_less = give.has_answered() && give.answered().value() + 1 < logged.value();
        flow.text(worth_words, {.font = Font::small, .color = felt_less ? view.kit.theme().against : view.kit.theme().ink_second}, 8);
    }
    room.y0 = flow.bottom() + view.px(gap);
}

}  // namespace samenspel::screens
