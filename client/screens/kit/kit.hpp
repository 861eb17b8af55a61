// The frame in which screens draw: look, input, focus, layers, clipping, and the record of what was drawn.
// It knows no window system, no game and no network. See README.md for the widgets on top.
#pragma once

#include <any>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "client/screens/kit/control.hpp"
#include "client/screens/kit/focus.hpp"
#include "client/screens/kit/fonts.hpp"
#include "client/screens/kit/input.hpp"
#include "client/screens/kit/rect.hpp"
#include "client/screens/kit/semantics.hpp"
#include "client/screens/kit/theme.hpp"

namespace samenspel::kit {

struct Look {
    bool dark = false;
    float text_scale = 1.0f;  // 1.0 to 2.0
};

struct Surface {
    float width = 1280, height = 800;  // pixels
    float pixel_ratio = 1;             // pixels per point of the system
};

class Kit {
public:
    explicit Kit(FontFiles files, Look look = {});
    ~Kit();
    Kit(const Kit&) = delete;
    Kit& operator=(const Kit&) = delete;

    // Not empty: fonts are missing, and this sentence says what to install. Nothing can be drawn then.
    const std::string& problem() const { return files_.problem; }
    // `now_ms` never goes back. Everything between begin_frame() and end_frame() is drawing.
    void begin_frame(const Surface& surface, InputFrame input, std::int64_t now_ms);
    void end_frame();

    // Look. A change takes effect with the next frame.
    Look look;
    const Theme& theme() const { return *theme_; }
    float px(float units) const;                    // whole pixels
    float scale() const { return scale_; }          // pixels per unit
    Rect window() const { return {0, 0, surface_.width, surface_.height}; }
    int columns() const;                            // 3, 2 or 1 by the window's width in units
    ImFont* font(Font font) const { return fonts_[font]; }
    const Fonts& fonts() const { return fonts_; }
    bool take_fonts_changed();                      // for renderers: the atlas was rebuilt

    // Drawing.
    ImDrawList* draw() const { return draw_; }
    void push_clip(const Rect& rect);
    void pop_clip();
    const Rect& clip() const { return clips_.back(); }
    bool visible(const Rect& rect) const { return !rect.intersect(clip()).empty(); }

    // Controls and the record. `id` is unique on a screen, dotted: "proposal.4.vote.for".
    Interaction control(std::string_view id, const Rect& rect, const ControlInfo& info);
    Semantic& record(Role role, std::string_view id, std::string_view label, const Rect& rect, std::string_view value = {});
    const Semantics& semantics() const { return shown_; }      // the last whole frame
    const Semantics& recording() const { return recorded_; }   // this frame so far
    // State of a widget between frames, made on first use.
    template <class T>
    T& state(std::string_view id) {
        std::any& any = states_[std::string(id)];
        if (std::any_cast<T>(&any) == nullptr) any = T{};
        return *std::any_cast<T>(&any);
    }
    void forget(std::string_view id) { states_.erase(std::string(id)); }

    // Input for widgets and for shortcuts of screens. A stroke taken is gone; screens behind a dialog get none.
    const InputFrame& input() const { return input_; }
    bool take_key(Key key, Modifiers modifiers = {});
    std::vector<Stroke> take_strokes();             // all that is left, for text fields
    void return_stroke(Stroke stroke) { input_.strokes.push_back(std::move(stroke)); }
    bool key_held(Key key) const { return input_.held.count(key) != 0; }
    float take_wheel(const Rect& rect);
    bool reachable() const { return depth_ == focus.depth(); }
    Focus focus;

    // Time. request_frame() asks for one more frame at once, wake_at() for one at that time.
    std::int64_t now_ms() const { return now_ms_; }
    void request_frame() { wake_at(now_ms_); }
    void wake_at(std::int64_t time_ms);
    std::optional<std::int64_t> wake() const { return wake_ms_; }  // after end_frame()

    // Set through the scopes of scopes.hpp.
    struct Context {
        std::string owner, region;
        bool scrolled = false, floating = false;
    } context;
    void enter_layer(int depth, int channel);
    void leave_layer();
    int depth() const { return depth_; }
    ImGuiMouseCursor cursor = ImGuiMouseCursor_Arrow;
    void tooltip(std::string_view text) { tooltip_ = text; }
    void ring(const Rect& rect, float radius);

private:
    void apply_look();
    void handle_focus_keys();
    void draw_overlays();
    bool pressed_by_key(const std::string& id, const ControlInfo& info);

    struct LayerState { int depth, channel; std::vector<Rect> clips; Context context; };

    FontFiles files_;
    Fonts fonts_;
    ImGuiContext* imgui_ = nullptr;
    const Theme* theme_ = nullptr;
    ImDrawList* draw_ = nullptr;
    Surface surface_;
    InputFrame input_;
    float scale_ = 0;
    bool baked_dark_ = false, fonts_changed_ = false;
    std::int64_t now_ms_ = 0, hover_since_ms_ = 0;
    std::optional<std::int64_t> wake_ms_;
    Semantics recorded_, shown_;
    std::unordered_map<std::string, std::any> states_;
    std::vector<Rect> clips_;
    std::vector<LayerState> layers_;
    std::string hot_, active_, tooltip_;
    Rect ring_, ring_clip_;
    float ring_radius_ = -1;
    int depth_ = 0, channel_ = 0, deepest_ = 0;
};

// The draw channels: the screen, three layers of dialogs and open lists, toasts, tooltip and focus ring.
inline constexpr int deepest_layer = 3;
inline constexpr int toast_channel = 4;
inline constexpr int top_channel = 5;
inline constexpr int overlay_depth = 100;

}  // namespace samenspel::kit
