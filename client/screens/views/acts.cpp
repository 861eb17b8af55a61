// What my party can do by itself this round, within its budget.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

std::string target_name(const View& view, const std::string& id) {
    for (const auto& party : view.content().parties())
        if (party.id() == id) return say(party.name());
    for (const auto& site : view.content().sites())
        if (site.id() == id) return say(site.name());
    return id;
}

// A place is asked for with another word than somebody.
std::string_view target_question(const View& view, const ActInfo& act) {
    for (const auto& party : view.content().parties())
        if (act.targets_size() > 0 && party.id() == act.targets(0)) return tr("acts.target.party");
    return tr("acts.target.site");
}

const ActDone* done_by_me(const View& view, const std::string& act) {
    for (const auto& done : view.knowledge().acts())
        if (done.party() == view.session.party() && done.act() == act) return &done;
    return nullptr;
}

void draw_done(const View& view, FlowCard& flow, const ActDone& done, const std::string& id, bool may) {
    Rect row = flow.row(34);
    const float width = button_width(view.kit, tr("acts.take_back"), true);
    const Rect back = row.cut_right(width);
    const bool covered = view.spoken();  // a neighbour may look along: open or secret looks the same
    const char* key = covered ? "acts.done.covered" : done.secret() ? "acts.done.secret" : "acts.done";
    chip(view.kit, {row.x0, row.center().y}, done.secret() && !covered ? icon::lock : icon::check, done.has_target() && !covered ? tr("acts.done.at", {target_name(view, done.target())}) : std::string(tr(key)), Tone::good);
    if (!button(view.kit, id + ".back", back, tr("acts.take_back"), {.kind = ButtonKind::ghost, .icon = icon::undo, .enabled = may})) return;
    TakeBackAct& command = *view.wants.give().mutable_take_back_act();
    command.set_number(done.number());
    command.set_secret(done.secret());
}

void draw_ways(const View& view, FlowCard& flow, const ActInfo& act, const std::string& id, bool may, bool affordable) {
    int& target = view.kit.state<int>(id + ".target.choice");
    std::vector<std::string> names;
    for (const auto& one : act.targets()) names.push_back(target_name(view, one));
    if (!names.empty()) {
        const std::vector<std::string_view> views(names.begin(), names.end());
        if (view.kit.state<bool>(id + ".target.made") == false) target = -1;
        view.kit.state<bool>(id + ".target.made") = true;
        select(view.kit, id + ".target", flow.row(control_height), views, target, {.name = target_question(view, act), .hint = target_question(view, act), .enabled = may});
    }
    const bool aimed = names.empty() || target >= 0;
    const std::string hint = !affordable ? std::string(tr("acts.too_dear")) : !aimed ? std::string(target_question(view, act)) : std::string();
    const auto places = flow.row(control_height).columns(act.may_be_secret() ? 2 : 1, view.px(8));
    const auto give = [&](bool secret) {
        DoAct& command = *view.wants.give().mutable_do_act();
        command.set_act(act.id());
        if (!names.empty()) command.set_target(act.targets(target));
        command.set_secret(secret);
    };
    if (button(view.kit, id + ".open", places[0], tr("acts.do"), {.icon = icon::check, .enabled = may && affordable && aimed, .hint = hint})) give(false);
    if (act.may_be_secret() && button(view.kit, id + ".secret", places[1], tr("acts.do.secret"), {.icon = icon::lock, .enabled = may && affordable && aimed, .hint = hint})) give(true);
}

}  // namespace

void draw_acts(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "acts", rect, {.name = tr("table.tab.acts")});
    Rect room = area.content();
    const std::uint32_t party = view.session.party();
    const std::uint32_t left = knowledge::budget_left(view.knowledge(), {party});
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    const bool may = phase && phase->kind() == TALKING && !view.knowledge().paused() && view.session.seat() != 0;
    {
        FlowCard flow(view.kit, "acts.budget", room);
        Rect row = flow.row(26, 4);
        dots(view.kit, {row.x1, row.center().y}, static_cast<int>(left), static_cast<int>(view.content().budget()), view.kit.theme().primary);
        label(view.kit, row.cut_left(row.width() - view.px(70)), tr("acts.budget", {std::to_string(left), std::to_string(view.content().budget())}), {.font = Font::body_bold, .may_shorten = true});
        flow.text(tr("acts.explain"), {.font = Font::small, .color = view.kit.theme().ink_second}, 0);
        room.y0 = flow.bottom() + view.px(gap);
    }
    for (const auto& act : view.content().acts()) {
        const auto& parties = act.parties();
        if (!parties.empty() && std::find(parties.begin(), parties.end(), party) == parties.end()) continue;
        const std::string id = "act." + act.id();
        FlowCard flow(view.kit, id, room);
        Rect head = flow.row(26, 4);
        icon_at(view.kit, {head.x0 + view.px(10), head.center().y}, icon_named(act.icon()), view.kit.theme().primary);
        head.cut_left(view.px(30));
        const std::string cost = tr_count("acts.cost", static_cast<long>(act.cost()));
        const float width = chip_width(view.kit, nullptr, cost);
        chip(view.kit, {head.x1 - width, head.center().y}, nullptr, cost);
        head.cut_right(width + view.px(8));
        label(view.kit, head, say(act.title()), {.font = Font::body_bold, .may_shorten = true});
        flow.text(say(act.explain()), {.color = view.kit.theme().ink_second});
        if (const ActDone* done = done_by_me(view, act.id())) draw_done(view, flow, *done, id, may);
        else draw_ways(view, flow, act, id, may, act.cost() <= left);
        room.y0 = flow.bottom() + view.px(gap);
    }
    area.used(room.y0);
}

}  // namespace samenspel::screens
