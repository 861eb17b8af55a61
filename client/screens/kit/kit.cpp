// One frame: keys move the focus first, then widgets draw and answer, then rings, tooltip and focus settle.
#include "client/screens/kit/kit.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "client/screens/kit/label.hpp"
#include "client/screens/kit/shapes.hpp"

namespace samenspel::kit {
namespace {

constexpr std::int64_t tooltip_delay_ms = 350;

// The whole design fits 1280 by 800 units; smaller windows keep a readable size and lose columns instead.
float fitting_scale(const Surface& surface, float text_scale) {
    const float fit = std::min(surface.width / 1280.0f, surface.height / 800.0f);
    const float smallest = 0.85f * surface.pixel_ratio, largest = 3.0f * surface.pixel_ratio;
    const float scale = std::clamp(fit, smallest, largest) * std::clamp(text_scale, 1.0f, 2.0f);
    // In steps, so that dragging a window's edge does not bake fonts at every pixel.
    return std::clamp(std::round(scale * 20.0f) / 20.0f, 0.5f, 6.0f);
}

}  // namespace

Kit::Kit(FontFiles files, Look look_in) : look(look_in), files_(std::move(files)), imgui_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(imgui_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    clips_.push_back({});
}

Kit::~Kit() { ImGui::DestroyContext(imgui_); }

float Kit::px(float units) const { return std::floor(units * scale_ + 0.5f); }

int Kit::columns() const {
    const float units = surface_.width / scale_;
    return units >= 1180 ? 3 : units >= 760 ? 2 : 1;
}

bool Kit::take_fonts_changed() { return std::exchange(fonts_changed_, false); }

void Kit::apply_look() {
    theme_ = look.dark ? &dark_theme() : &light_theme();
    const float scale = fitting_scale(surface_, look.text_scale);
    if (scale == scale_ && look.dark == baked_dark_) return;
    scale_ = scale;
    baked_dark_ = look.dark;
    fonts_changed_ = true;
    if (!fonts_.build(files_, scale_, look.dark) && files_.problem.empty()) {
        files_.problem = "The fonts Inter and Material icons could not be read. Install them again: apt-get install --reinstall "
                         "fonts-inter fonts-material-design-icons-iconfont";
    }
}

void Kit::begin_frame(const Surface& surface, InputFrame input, std::int64_t now_ms) {
    ImGui::SetCurrentContext(imgui_);
    surface_ = surface;
    input_ = std::move(input);
    now_ms_ = std::max(now_ms, now_ms_);
    wake_ms_.reset();
    if (problem().empty()) apply_look();
    if (!problem().empty()) return;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {surface.width, surface.height};
    io.DeltaTime = 1.0f / 60.0f;
    if (io.Fonts->TexID == nullptr) io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(1));
    ImGuiStyle& style = ImGui::GetStyle();
    style.CircleTessellationMaxError = 0.2f;
    style.CurveTessellationTol = 0.7f;
    ImGui::NewFrame();
    draw_ = ImGui::GetBackgroundDrawList();
    draw_->ChannelsSplit(top_channel + 1);
    clips_ = {window()};
    layers_.clear();
    context = {};
    depth_ = channel_ = deepest_ = 0;
    recorded_.clear();
    tooltip_.clear();
    ring_radius_ = -1;
    cursor = ImGuiMouseCursor_Arrow;
    draw_->AddRectFilled({0, 0}, {surface.width, surface.height}, theme_->background);

    focus.begin_frame();
    handle_focus_keys();
    const std::string over = focus.at(input_.mouse);
    if (over != hot_) hover_since_ms_ = now_ms_;
    hot_ = over;
    if (input_.mouse_pressed) {
        active_ = hot_;
        if (hot_.empty()) focus.clear();
        else focus.request(hot_, false);
        focus.revealed();
    }
}

void Kit::handle_focus_keys() {
    // Only the deepest layer may take these, and here none is entered yet.
    depth_ = focus.depth();
    if (take_key(Key::tab)) focus.move(1);
    else if (take_key(Key::tab, {true, false, false})) focus.move(-1);
    else if (take_key(Key::f6)) focus.move_region(1);
    else if (take_key(Key::f6, {true, false, false})) focus.move_region(-1);
    if (focus.in_group()) {
        if (take_key(Key::right) || take_key(Key::down)) focus.move_in_group(1);
        else if (take_key(Key::left) || take_key(Key::up)) focus.move_in_group(-1);
    }
    depth_ = 0;
}

void Kit::push_clip(const Rect& rect) {
    const Rect inner = rect.intersect(clips_.back());
    // Scrolled out of sight: nothing shows, and the sides stay what they were.
    clips_.push_back({inner.x0, inner.y0, std::max(inner.x0, inner.x1), std::max(inner.y0, inner.y1)});
    draw_->PushClipRect(clips_.back().top_left(), clips_.back().bottom_right(), false);
}

void Kit::pop_clip() {
    clips_.pop_back();
    draw_->PopClipRect();
}

void Kit::enter_layer(int depth, int channel) {
    layers_.push_back({depth_, channel_, clips_, context});
    depth_ = depth;
    channel_ = channel;
    if (depth < overlay_depth) deepest_ = std::max(deepest_, depth);
    clips_ = {window()};
    context = {};
    draw_->ChannelsSetCurrent(channel);
    draw_->PushClipRect(clips_.back().top_left(), clips_.back().bottom_right(), false);
}

void Kit::leave_layer() {
    draw_->PopClipRect();
    LayerState before = std::move(layers_.back());
    layers_.pop_back();
    depth_ = before.depth;
    channel_ = before.channel;
    clips_ = std::move(before.clips);
    context = std::move(before.context);
    draw_->ChannelsSetCurrent(channel_);
}

Semantic& Kit::record(Role role, std::string_view id, std::string_view label, const Rect& rect, std::string_view value) {
    Semantic s;
    s.role = role;
    s.id = id;
    s.label = label;
    s.value = value;
    s.rect = rect;
    s.clip = clip();
    s.depth = depth_;
    if (role == Role::text) s.owner = context.owner;
    s.scrolled = context.scrolled;
    s.floating = context.floating;
    recorded_.push_back(std::move(s));
    return recorded_.back();
}

bool Kit::pressed_by_key(const std::string& id, const ControlInfo& info) {
    if (!info.key_press || !focus.has(id)) return false;
    for (const Key key : {Key::enter, Key::space}) {
        if (info.editing && key == Key::space) continue;
        const auto stroke = std::find_if(input_.strokes.begin(), input_.strokes.end(), [key](const Stroke& s) {
            return s.key == key && !s.repeat && s.modifiers == Modifiers{};
        });
        if (stroke == input_.strokes.end()) continue;
        input_.strokes.erase(stroke);
        focus.request(id, true);
        return true;
    }
    return false;
}

Interaction Kit::control(std::string_view id_view, const Rect& rect, const ControlInfo& info) {
    const std::string id(id_view);
    Interaction out;
    Semantic& s = record(info.role, id, info.label, rect, info.value);
    s.checked = info.checked;
    s.disabled = !info.enabled;
    s.container = info.container;
    if (!info.enabled) return out;
    const bool live = reachable() && depth_ < overlay_depth;
    out.focused = live && focus.has(id);
    s.focusable = true;
    s.focused = out.focused;
    focus.add({id, rect.intersect(clip()), context.region, std::string(info.group), depth_, info.editing});
    if (!live) return out;
    out.hovered = hot_ == id && (active_.empty() || active_ == id);
    out.held = active_ == id && input_.mouse_down;
    out.pressed = (input_.mouse_released && active_ == id && hot_ == id) || pressed_by_key(id, info);
    out.ring = out.focused && focus.visible();
    if (out.ring) ring(rect, info.radius);
    if (out.hovered) cursor = info.editing ? ImGuiMouseCursor_TextInput : ImGuiMouseCursor_Hand;
    return out;
}

void Kit::ring(const Rect& rect, float radius) {
    ring_ = rect;
    ring_radius_ = radius;
    // Some air, so that a ring is not shaved off at the edge of a scroll area.
    const float air = px(5);
    ring_clip_ = {clip().x0 - air, clip().y0 - air, clip().x1 + air, clip().y1 + air};
}

bool Kit::take_key(Key key, Modifiers modifiers) {
    if (!reachable()) return false;
    // What types a character belongs to the text field that has the focus.
    const bool types = key == Key::space || key >= Key::a;
    if (types && !modifiers.control && !modifiers.alt && focus.editing()) return false;
    const auto stroke = std::find_if(input_.strokes.begin(), input_.strokes.end(), [&](const Stroke& s) {
        return s.key == key && s.modifiers == modifiers;
    });
    if (stroke == input_.strokes.end()) return false;
    input_.strokes.erase(stroke);
    return true;
}

std::vector<Stroke> Kit::take_strokes() { return std::exchange(input_.strokes, {}); }

float Kit::take_wheel(const Rect& rect) {
    if (!reachable() || !rect.intersect(clip()).contains(input_.mouse)) return 0;
    return std::exchange(input_.wheel, 0.0f);
}

void Kit::wake_at(std::int64_t time_ms) { wake_ms_ = std::min(wake_ms_.value_or(time_ms), time_ms); }

void Kit::draw_overlays() {
    draw_->ChannelsSetCurrent(top_channel);
    if (ring_radius_ >= 0) {
        const float out = px(2.5f), radius = px(ring_radius_) + out;
        const Rect r = ring_.inset(-out);
        draw_->PushClipRect(ring_clip_.top_left(), ring_clip_.bottom_right(), false);
        draw_->AddRect(r.top_left(), r.bottom_right(), theme_->surface, radius, 0, std::max(3.0f, px(5)));
        draw_->AddRect(r.top_left(), r.bottom_right(), theme_->focus, radius, 0, std::max(2.0f, px(2.5f)));
        draw_->PopClipRect();
    }
    if (tooltip_.empty()) return;
    const bool by_key = focus.visible() && (hot_.empty() || focus.has(hot_));
    if (!by_key && now_ms_ < hover_since_ms_ + tooltip_delay_ms) {
        wake_at(hover_since_ms_ + tooltip_delay_ms);
        return;
    }
    enter_layer(overlay_depth + 1, top_channel);
    const float width = std::min(longest_line(*this, Font::small, tooltip_, px(300)), px(300));
    const float height = paragraph_height(*this, tooltip_, std::ceil(width) + 1, {.font = Font::small});
    const Point anchor = by_key ? Point{ring_.x0, ring_.y1 - px(6)} : input_.mouse;
    Rect box{anchor.x, anchor.y + px(20), anchor.x + std::ceil(width) + px(25), anchor.y + px(20) + height + px(18)};
    if (box.x1 > surface_.width - px(4)) box = box.moved(surface_.width - px(4) - box.x1, 0);
    if (box.x0 < px(4)) box = box.moved(px(4) - box.x0, 0);
    if (box.y1 > surface_.height - px(4)) box = box.moved(0, anchor.y - px(8) - box.y1);
    shadow(*this, box, 1.2f);
    draw_->AddRectFilled(box.top_left(), box.bottom_right(), theme_->tooltip, px(8));
    paragraph(*this, box.inset(px(12), px(9)), tooltip_, {.font = Font::small, .color = theme_->on_tooltip});
    leave_layer();
}

void Kit::end_frame() {
    if (!problem().empty()) return;
    draw_overlays();
    draw_->ChannelsMerge();
    ImGui::Render();
    if (!input_.mouse_down) active_.clear();
    const std::string focused = focus.current();
    focus.end_frame(deepest_);
    if (focus.current() != focused) request_frame();
    for (Semantic& s : recorded_) s.focused = s.focusable && s.depth == focus.depth() && focus.has(s.id);
    shown_.swap(recorded_);
}

}  // namespace samenspel::kit
