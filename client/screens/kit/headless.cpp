// Time moves only by advance(), so a script gives the same pictures every time.
#include "client/screens/kit/headless.hpp"

#include <utility>

#include "client/screens/kit/layout_check.hpp"

namespace samenspel::kit {
namespace {

constexpr int most_frames = 200;

struct Chord { Key key = Key::none; Modifiers modifiers; };

Chord parse_chord(std::string name) {
    Chord chord;
    for (std::size_t plus = name.find('+'); plus != std::string::npos; plus = name.find('+')) {
        const std::string modifier = name.substr(0, plus);
        if (modifier == "Shift") chord.modifiers.shift = true;
        else if (modifier == "Control") chord.modifiers.control = true;
        else if (modifier == "Alt") chord.modifiers.alt = true;
        else return {};
        name.erase(0, plus + 1);
    }
    chord.key = key_named(name);
    return chord;
}

}  // namespace

Headless::Headless(FrameFunction frame, Surface surface, Look look)
    : frame_(std::move(frame)), surface_(surface), kit_(find_fonts(), look), clipboard_(std::make_unique<std::string>()) {
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = clipboard_.get();
    io.SetClipboardTextFn = [](void* user, const char* text) { *static_cast<std::string*>(user) = text; };
    io.GetClipboardTextFn = [](void* user) { return static_cast<const std::string*>(user)->c_str(); };
}

Headless::~Headless() = default;

void Headless::one_frame() {
    kit_.begin_frame(surface_, queue_.next_frame(), now_ms_);
    if (!kit_.problem().empty()) return;
    frame_(kit_);
    kit_.end_frame();
    ++frames_;
}

void Headless::settle() {
    // One more than asked for: what a press changed shows in the frame after it.
    int calm = 0;
    for (int i = 0; i < most_frames && calm < 2; ++i) {
        one_frame();
        const bool due = kit_.wake() && *kit_.wake() <= now_ms_;
        calm = queue_.pending() || due ? 0 : calm + 1;
    }
}

void Headless::resize(float width, float height) {
    surface_.width = width;
    surface_.height = height;
    settle();
}

void Headless::look(Look look) {
    kit_.look = look;
    settle();
}

void Headless::advance(std::int64_t by_ms) {
    const std::int64_t end_ms = now_ms_ + by_ms;
    while (kit_.wake() && *kit_.wake() <= end_ms && *kit_.wake() > now_ms_) {
        now_ms_ = *kit_.wake();
        settle();
    }
    now_ms_ = end_ms;
    settle();
}

bool Headless::push_mouse(std::string_view id, bool button, bool down, int clicks) {
    const Semantic* target = find(id);
    if (target == nullptr || target->shown().empty()) return false;
    mouse_ = target->shown().center();
    InputEvent event;
    event.kind = button ? InputEvent::Kind::button : InputEvent::Kind::move;
    event.point = mouse_;
    event.down = down;
    event.clicks = clicks;
    queue_.push(event);
    return true;
}

bool Headless::hover(std::string_view id) {
    const bool there = push_mouse(id, false, false, 1);
    settle();
    return there;
}

bool Headless::click(std::string_view id, int clicks) {
    // What lies below the fold comes into view first, as a person would do it.
    if (find(id) != nullptr && find(id)->shown().empty()) {
        kit_.focus.request(id, false);
        settle();
    }
    if (!push_mouse(id, false, false, 1)) return false;
    for (int i = 1; i <= clicks; ++i) {
        push_mouse(id, true, true, i);
        push_mouse(id, true, false, i);
    }
    settle();
    return true;
}

bool Headless::press_mouse(std::string_view id) {
    const bool there = push_mouse(id, false, false, 1) && push_mouse(id, true, true, 1);
    settle();
    return there;
}

void Headless::release_mouse() {
    InputEvent event;
    event.kind = InputEvent::Kind::button;
    event.point = mouse_;
    queue_.push(event);
    settle();
}

void Headless::press_at(Point point) {
    InputEvent event;
    event.point = point;
    queue_.push(event);
    event.kind = InputEvent::Kind::button;
    event.down = true;
    queue_.push(event);
    settle();
    mouse_ = point;
}

void Headless::drag(Point from, Point to) {
    press_at(from);
    InputEvent event;
    event.kind = InputEvent::Kind::move;
    event.point = to;
    queue_.push(event);
    settle();
    mouse_ = to;
    release_mouse();
}

void Headless::wheel(std::string_view id, float lines) {
    push_mouse(id, false, false, 1);
    InputEvent event;
    event.kind = InputEvent::Kind::wheel;
    event.wheel = lines;
    queue_.push(event);
    settle();
}

void Headless::type(std::string_view text) {
    InputEvent event;
    event.kind = InputEvent::Kind::text;
    event.text = text;
    queue_.push(event);
    settle();
}

bool Headless::type_into(std::string_view id, std::string_view text) {
    if (!click(id)) return false;
    type(text);
    return true;
}

void Headless::push_key(const std::string& name, bool down) {
    const Chord chord = parse_chord(name);
    InputEvent event;
    event.kind = InputEvent::Kind::key;
    event.key = chord.key;
    event.down = down;
    event.modifiers = down ? chord.modifiers : Modifiers{};
    queue_.push(event);
}

bool Headless::key(const std::string& name, int times) {
    if (parse_chord(name).key == Key::none) return false;
    for (int i = 0; i < times; ++i) {
        push_key(name, true);
        push_key(name, false);
    }
    settle();
    return true;
}

bool Headless::hold(const std::string& name) {
    if (parse_chord(name).key == Key::none) return false;
    push_key(name, true);
    settle();
    return true;
}

void Headless::release(const std::string& name) {
    push_key(name, false);
    settle();
}

std::vector<std::string> Headless::violations() const { return check_layout(kit_.semantics(), kit_.window()); }

Image Headless::image() const { return rasterise(*ImGui::GetDrawData()); }

}  // namespace samenspel::kit
