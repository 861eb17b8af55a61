// The first screen: where to, and who.
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Draft {
    std::string address, code, name, key;
    bool trainer = false, begun = false;
};

bool field(const View& view, FlowCard& flow, const char* id, std::string_view name, std::string& value, FieldStyle style) {
    flow.piece(field_label(view.kit, flow.row(0, 0), name), 0);
    style.name = name;
    return text_input(view.kit, id, flow.row(control_height), value, style).submitted;
}

constexpr std::size_t most_shown = 8;  // a network that tells of more has them found by typing

// Sessions that the network tells of, each to be chosen with a press: then only the code and a name are missing.
void draw_nearby(const View& view, FlowCard& flow, Draft& draft) {
    const auto& all = view.door.nearby;
    if (all.empty()) return;
    const float line = line_height(view.kit, Font::body_bold), below = line_height(view.kit, Font::small);
    flow.piece(field_label(view.kit, flow.row(0, 0), tr("connect.nearby")), 0);
    for (std::size_t index = 0; index < std::min(all.size(), most_shown); ++index) {
        const Nearby& one = all[index];
        const std::string id = "connect.nearby." + std::to_string(index + 1);
        const Rect box = flow.piece(line + below + view.px(14), index + 1 == std::min(all.size(), most_shown) ? 16 : 6);
        const bool chosen = draft.address == one.address;
        const Interaction answer = view.kit.control(id, box, {.role = Role::radio, .label = one.name, .value = one.address, .checked = chosen, .group = "connect.nearby"});
        fill(view.kit, box, chosen || answer.hovered ? view.kit.theme().primary_soft : view.kit.theme().inset, 8);
        outline(view.kit, box, chosen ? view.kit.theme().primary : view.kit.theme().control_border, 8, chosen ? 2.0f : 1.0f);
        const OwnerScope owner(view.kit, id);
        Rect inside = box.inset(view.px(12), view.px(7));
        if (chosen) icon_at(view.kit, {inside.x1 - view.px(8), inside.center().y}, icon::check, view.kit.theme().primary);
        inside.x1 -= view.px(24);
        label(view.kit, inside.cut_top(line), one.name, {.font = Font::body_bold, .may_shorten = true});
        label(view.kit, inside.cut_top(below), one.address, {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
        if (!answer.pressed) continue;
        draft.address = one.address;
        view.kit.focus.request(draft.trainer ? "connect.key" : "connect.code", true);
        view.kit.request_frame();
    }
}

}  // namespace

void draw_connect(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.connect", tr("connect.title"), rect);
    Draft& draft = view.kit.state<Draft>("connect");
    const float width = std::min(view.px(440), rect.width() - view.px(32));
    const float left = rect.center().x - width / 2;
    ScrollArea area(view.kit, "connect.scroll", rect, {.name = tr("connect.title")});
    const float top = area.content().y0 + view.px(view.kit.columns() > 1 ? 56 : 12);
    FlowCard flow(view.kit, "connect.card", {left, top, left + width, rect.y1});
    // A join link has said where to and which session: only a name is missing.
    const bool by_link = !view.door.own_server.empty() && !view.door.code.empty() && !draft.trainer;
    if (!view.door.own_server.empty()) draft.address = view.door.own_server;
    if (by_link) draft.code = view.door.code;
    if (!draft.begun) view.kit.focus.request(by_link ? "connect.name" : view.door.own_server.empty() ? "connect.address" : "connect.code", false);
    draft.begun = true;
    flow.text(tr("connect.title"), {.font = Font::heading}, 4);
    flow.text(tr(by_link ? "connect.by_link" : "connect.explain"), {.color = view.kit.theme().ink_second}, 16);
    bool go = false;
    if (view.door.own_server.empty()) draw_nearby(view, flow, draft);
    if (view.door.own_server.empty())
        go |= field(view, flow, "connect.address", tr("connect.address"), draft.address, {.hint = tr("connect.address.hint"), .limit = 200});
    if (!by_link && !draft.trainer) go |= field(view, flow, "connect.code", tr("connect.code"), draft.code, {.hint = tr("connect.code.hint"), .limit = 12, .upper = true});
    if (!draft.trainer) go |= field(view, flow, "connect.name", tr("connect.name"), draft.name, {.hint = tr("connect.name.hint"), .limit = 40});
    else go |= field(view, flow, "connect.key", tr("connect.key"), draft.key, {.limit = 64, .secret = true});
    const std::string trouble = connection_sentence(view.session.connection());
    if (!trouble.empty()) flow.piece(notice(view.kit, flow.row(0, 0), icon::warning, trouble, Tone::warning), 12);
    const bool busy = view.session.connection().state == Connection::State::connecting || view.session.connection().state == Connection::State::waiting;
    const bool enough = !draft.address.empty() && !(draft.trainer ? draft.key : draft.name).empty();
    const bool pressed = button(view.kit, "connect.go", flow.row(40), tr(busy ? "connect.busy" : "connect.go"),
                                {.kind = ButtonKind::primary, .icon = icon::chevron_right, .enabled = enough, .hint = enough ? std::string_view() : tr("connect.missing")});
    if ((pressed || go) && enough) view.wants.connect = ConnectWish{draft.address, draft.code, draft.trainer ? "" : draft.name, draft.trainer ? draft.key : ""};
    toggle(view.kit, "connect.trainer", flow.row(control_height, 0), tr("connect.trainer"), draft.trainer);
    area.used(flow.bottom() + view.px(12));
}

}  // namespace samenspel::screens
