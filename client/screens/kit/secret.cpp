// The content is never laid out while covered, so neither a screenshot nor the record gives it away.
#include "client/screens/kit/secret.hpp"

#include <cmath>
#include <string>

#include "client/screens/kit/icons.hpp"
#include "client/screens/kit/label.hpp"
#include "client/screens/kit/scopes.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/text.hpp"

namespace samenspel::kit {
namespace {

std::string_view hint(const Kit& kit) { return screens::tr(kit.columns() > 1 ? "kit.secret.hint" : "kit.secret.hint.finger"); }

void draw_cover(Kit& kit, const Rect& inner) {
    const Theme& t = kit.theme();
    fill(kit, inner, t.secret_inset, 8);
    const float wide = std::min(kit.px(260), inner.width() - kit.px(24));
    const float text = paragraph_height(kit, hint(kit), wide, {.font = Font::small});
    const bool with_icon = inner.height() >= text + kit.px(28 + 10 + 16);
    float y = std::floor(inner.center().y - (text + (with_icon ? kit.px(38) : 0)) / 2);
    if (with_icon) {
        icon_at(kit, {inner.center().x, y + kit.px(14)}, icon::hidden, t.secret_accent, Font::icon_large);
        y += kit.px(38);
    }
    if (text > inner.height()) return;
    const float left = std::floor(inner.center().x - wide / 2);
    paragraph(kit, {left, y, left + wide, y + text}, hint(kit), {.font = Font::small, .color = t.secret_ink_second, .align = Align::center});
}

}  // namespace

SecretCard secret_card(Kit& kit, std::string_view id, const Rect& rect, std::string_view title) {
    const Theme& t = kit.theme();
    bool& was_open = kit.state<bool>(std::string(id) + "#open");
    // The whole card is the handle: the eye alone would be a small target to hold.
    const Interaction answer = kit.control(id, rect, {.role = Role::toggle, .label = title,
                                                      .value = was_open ? screens::tr("kit.secret.open") : screens::tr("kit.secret.covered"),
                                                      .checked = was_open, .container = true, .radius = 12, .key_press = false});
    const bool key = answer.focused && (kit.key_held(Key::space) || kit.key_held(Key::h));
    if (answer.focused) {
        kit.take_key(Key::space);
        kit.take_key(Key::h);
    }
    SecretCard out;
    out.open = answer.held || key;
    if (out.open != was_open) kit.request_frame();
    was_open = out.open;
    shadow(kit, rect, 0.9f);
    fill(kit, rect, t.secret, 12);
    if (t.dark) outline(kit, rect, t.secret_line, 12);
    Rect rest = rect.inset(kit.px(16), kit.px(10));
    Rect head = rest.cut_top(kit.px(32));
    rest.cut_top(kit.px(6));
    icon_at(kit, head.cut_left(kit.px(20)).center(), icon::lock, t.secret_accent);
    head.cut_left(kit.px(8));
    const Rect eye = head.cut_right(kit.px(32));
    if (answer.hovered && eye.contains(kit.input().mouse)) fill(kit, eye, t.secret_inset, 8);
    icon_at(kit, eye.center(), out.open ? icon::visible : icon::hidden, t.secret_ink_second);
    OwnerScope owner(kit, id);
    label(kit, head, title, {.font = Font::title, .color = t.secret_ink, .may_shorten = true});
    out.inner = rest;
    if (!out.open) draw_cover(kit, rest);
    return out;
}

bool secret_is_open(Kit& kit, std::string_view id) { return kit.state<bool>(std::string(id) + "#open") && find(kit.semantics(), id) != nullptr; }

}  // namespace samenspel::kit
