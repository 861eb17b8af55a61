// Layers above the screen. A toast takes no input and no focus.
#include "client/screens/kit/overlays.hpp"

#include <cmath>
#include <utility>
#include <vector>

#include "client/screens/kit/buttons.hpp"
#include "client/screens/kit/icons.hpp"
#include "client/screens/kit/label.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/text.hpp"

namespace samenspel::kit {
namespace {

constexpr std::int64_t toast_ms = 5'000;
constexpr std::size_t most_toasts = 3;

}  // namespace

Dialog::Dialog(Kit& kit, std::string_view id, std::string_view title, const Style& style) : layer_(kit) {
    const Rect window = kit.window();
    kit.draw()->AddRectFilled(window.top_left(), window.bottom_right(), kit.theme().dark ? rgb(0x000000, 0.6f) : rgb(0x1C2630, 0.45f));
    const float margin = kit.px(16), header = kit.px(56), footer = style.footer ? kit.px(64) : kit.px(16);
    const float width = std::min(kit.px(style.width), window.width() - 2 * margin);
    const float height = std::min(header + kit.px(style.body_height) + footer, window.height() - 2 * margin);
    const float x = std::floor((window.width() - width) / 2), y = std::floor((window.height() - height) / 2);
    Rect box{x, y, x + width, y + height};
    kit.record(Role::dialog, id, title, box);
    shadow(kit, box, 2);
    fill(kit, box, kit.theme().surface, 12);
    outline(kit, box, kit.theme().line, 12);
    kit.context.region = id;
    Rect head = box.cut_top(header).inset(kit.px(20), 0);
    const Rect cross = head.cut_right(kit.px(34));
    head.cut_right(kit.px(8));
    if (style.icon != nullptr) {
        icon_at(kit, head.cut_left(kit.px(22)).center(), style.icon, kit.theme().primary);
        head.cut_left(kit.px(8));
    }
    label(kit, head, title, {.font = Font::title, .may_shorten = true});
    footer_ = style.footer ? box.cut_bottom(footer).inset(kit.px(20), kit.px(14)) : Rect{};
    if (!style.footer) box.cut_bottom(footer);
    body_ = box.inset(kit.px(20), 0);
    if (!style.closable) return;
    const float half = kit.px(17);
    const Point c = cross.center();
    closed_ = icon_button(kit, std::string(id) + ".close", {c.x - half, c.y - half, c.x + half, c.y + half}, icon::close,
                          screens::tr("kit.dialog.close"));
    if (kit.take_key(Key::escape)) closed_ = true;
    if (closed_) kit.request_frame();
}

std::optional<bool> confirm(Kit& kit, std::string_view id, std::string_view title, std::string_view text, std::string_view yes,
                            std::string_view no, bool dangerous) {
    const float width = std::min(kit.px(460), kit.window().width() - kit.px(32));
    const float height = paragraph_height(kit, text, width - kit.px(40)) / kit.scale() + 8;
    std::optional<bool> answer;
    Dialog dialog(kit, id, title, {.width = 460, .body_height = height, .icon = dangerous ? icon::warning : icon::help});
    paragraph(kit, dialog.body(), text, {.color = kit.theme().ink_second});
    Rect row = dialog.footer();
    const float yes_width = std::min(button_width(kit, yes), (row.width() - kit.px(gap)) / 2);
    const float no_width = std::min(button_width(kit, no), (row.width() - kit.px(gap)) / 2);
    const Rect yes_rect = row.cut_right(yes_width);
    row.cut_right(kit.px(gap));
    const Rect no_rect = row.cut_right(no_width);
    if (button(kit, std::string(id) + ".no", no_rect, no, {.icon = icon_when_narrow(kit, no_rect.width(), no, icon::close)})) answer = false;
    if (button(kit, std::string(id) + ".yes", yes_rect, yes, {.kind = dangerous ? ButtonKind::danger : ButtonKind::primary, .icon = icon_when_narrow(kit, yes_rect.width(), yes, icon::check)})) answer = true;
    if (dialog.closed()) answer = false;
    if (answer) kit.request_frame();
    return answer;
}

void Toasts::show(std::string text, Tone tone, std::int64_t now_ms) {
    toasts_.push_back({std::move(text), tone, now_ms + toast_ms});
    if (toasts_.size() > most_toasts) toasts_.pop_front();
}

void Toasts::draw(Kit& kit) {
    while (!toasts_.empty() && toasts_.front().until_ms <= kit.now_ms()) toasts_.pop_front();
    if (toasts_.empty()) return;
    kit.wake_at(toasts_.front().until_ms);
    kit.enter_layer(overlay_depth, toast_channel);
    const Rect window = kit.window();
    const float most = std::min(kit.px(420), window.width() - kit.px(32));
    float bottom = window.y1 - kit.px(24);
    for (auto it = toasts_.rbegin(); it != toasts_.rend(); ++it) {
        const float inner = most - kit.px(60);
        const float text_wide = std::min(longest_line(kit, Font::small, it->text, inner), inner);
        const float wide = std::ceil(text_wide) + kit.px(60) + 1;
        const float high = paragraph_height(kit, it->text, std::ceil(text_wide) + 1, {.font = Font::small}) + kit.px(22);
        const float x = std::floor((window.width() - wide) / 2);
        const Rect box{x, bottom - high, x + wide, bottom};
        bottom -= high + kit.px(8);
        kit.record(Role::status, "toast", it->text, box);
        shadow(kit, box, 1.6f);
        fill(kit, box, kit.theme().tooltip, 8);
        const char* icon = it->tone == Tone::bad ? icon::warning : it->tone == Tone::good ? icon::check : icon::info;
        icon_at(kit, {box.x0 + kit.px(26), box.center().y}, icon, kit.theme().on_tooltip);
        paragraph(kit, {box.x0 + kit.px(46), box.y0 + kit.px(11), box.x1 - kit.px(13), box.y1 - kit.px(11)}, it->text,
                  {.font = Font::small, .color = kit.theme().on_tooltip});
    }
    kit.leave_layer();
}

}  // namespace samenspel::kit
