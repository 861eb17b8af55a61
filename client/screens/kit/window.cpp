// SDL2: one window, one renderer; when a frame is drawn is its loop's business.
#include "client/screens/kit/window.hpp"

#include <SDL.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <utility>

#include "client/screens/kit/window_input.hpp"
#include "client/screens/kit/window_inside.hpp"

namespace samenspel::kit {
namespace {

std::uint64_t mixed(std::uint64_t hash, const void* bytes, std::size_t size) {
    const unsigned char* at = static_cast<const unsigned char*>(bytes);
    for (; size >= 8; size -= 8, at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15ull;
        hash ^= hash >> 29;
    }
    for (; size > 0; --size, ++at) hash = (hash ^ *at) * 1099511628211ull;
    return hash;
}

std::uint64_t fingerprint(const ImDrawData& data) {
    std::uint64_t hash = mixed(1469598103934665603ull, &data.DisplaySize, sizeof data.DisplaySize);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        hash = mixed(hash, list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
        hash = mixed(hash, list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.size_in_bytes()));
        for (const ImDrawCmd& command : list.CmdBuffer) hash = mixed(hash, &command.ClipRect, sizeof command.ClipRect);
    }
    return hash;
}

std::string failure(const char* what) {
    return std::string(what) + ": " + SDL_GetError();
}

}  // namespace

Window::Window(WindowOptions options) : inside_(std::make_unique<Inside>(std::move(options))) {}

Window::~Window() {
    Inside& in = *inside_;
    if (!in.video) return;
    for (SDL_Cursor* cursor : in.cursors) {
        if (cursor != nullptr) SDL_FreeCursor(cursor);
    }
    if (in.atlas != nullptr) SDL_DestroyTexture(in.atlas);
    if (in.renderer != nullptr) SDL_DestroyRenderer(in.renderer);
    if (in.window != nullptr) SDL_DestroyWindow(in.window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

void Window::close() { inside_->running = false; }

std::string Window::open() {
    Inside& in = *inside_;
    if (!in.kit.problem().empty()) return in.kit.problem();
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");  // so that a person's closing differs from a signal's
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return failure("There is no display to open a window on");
    in.video = true;
    const Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | (in.options.fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    in.window = SDL_CreateWindow(in.options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, in.options.width,
                                 in.options.height, flags);
    if (in.window == nullptr) return failure("The window could not be opened");
    SDL_SetWindowMinimumSize(in.window, in.options.least_width, in.options.least_height);
    in.renderer = SDL_CreateRenderer(in.window, -1, window_draws_when_called ? 0 : SDL_RENDERER_PRESENTVSYNC);
    if (in.renderer == nullptr) in.renderer = SDL_CreateRenderer(in.window, -1, SDL_RENDERER_SOFTWARE);
    if (in.renderer == nullptr) return failure("The window cannot be drawn in");
    SDL_RendererInfo info{};
    SDL_GetRendererInfo(in.renderer, &info);
    // SDL's software renderer draws textured lines with gaps.
    if ((info.flags & SDL_RENDERER_SOFTWARE) != 0) ImGui::GetStyle().AntiAliasedLinesUseTex = false;
    in.cursors[ImGuiMouseCursor_Arrow] = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_ARROW);
    in.cursors[ImGuiMouseCursor_TextInput] = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_IBEAM);
    in.cursors[ImGuiMouseCursor_Hand] = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_HAND);
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = &in.clipboard;
    io.SetClipboardTextFn = [](void*, const char* text) { window_copied(text); };
    io.GetClipboardTextFn = [](void* user) {
        std::string& kept = *static_cast<std::string*>(user);
        char* text = SDL_GetClipboardText();
        kept = text != nullptr ? text : "";
        SDL_free(text);
        return kept.c_str();
    };
    in.wake_event = SDL_RegisterEvents(1);
    SDL_StartTextInput();
    in.running = true;
    in.calm_frames = 2;
    return {};
}

float Window::Inside::ratio() const {
    int points = 0, pixels = 0;
    SDL_GetWindowSize(window, &points, nullptr);
    SDL_GetRendererOutputSize(renderer, &pixels, nullptr);
    return points > 0 ? static_cast<float>(pixels) / static_cast<float>(points) : 1;
}

Surface Window::Inside::surface() const {
    int width = 0, height = 0;
    SDL_GetRendererOutputSize(renderer, &width, &height);
    return {static_cast<float>(std::max(width, 1)), static_cast<float>(std::max(height, 1)), ratio()};
}

void Window::Inside::take(const SDL_Event& event) {
    if (event.type == SDL_QUIT) running = false;  // by a signal: see open()
    if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE) running = options.may_close && !options.may_close();
    if (event.type == wake_event) wake_pending.store(false);
    if (event.type == SDL_WINDOWEVENT || event.type == SDL_RENDER_TARGETS_RESET) last_fingerprint = 0;
    if (event.type == SDL_RENDER_DEVICE_RESET) upload_fonts();
    if (const auto input = translate(event, ratio())) queue.push(*input);
    calm_frames = 2;
}

bool Window::Inside::due() const {
    return queue.pending() || calm_frames > 0 || (kit.wake() && *kit.wake() <= static_cast<std::int64_t>(SDL_GetTicks64()));
}

int Window::Inside::sleep_ms() const {
    if (queue.pending() || calm_frames > 0) return 0;
    if (!kit.wake()) return static_cast<int>(longest_sleep_ms);
    const std::int64_t now_ms = static_cast<std::int64_t>(SDL_GetTicks64());
    return static_cast<int>(std::clamp(*kit.wake() - now_ms, std::int64_t{0}, longest_sleep_ms));
}

void Window::Inside::upload_fonts() {
    ImGuiIO& io = ImGui::GetIO();
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    if (atlas != nullptr) SDL_DestroyTexture(atlas);
    atlas = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_RGBA32, SDL_TEXTUREACCESS_STATIC, width, height);
    SDL_UpdateTexture(atlas, nullptr, pixels, 4 * width);
    SDL_SetTextureBlendMode(atlas, SDL_BLENDMODE_BLEND);
    SDL_SetTextureScaleMode(atlas, SDL_ScaleModeLinear);
    last_fingerprint = 0;
}

void Window::Inside::present(const ImDrawData& data) {
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255);
    SDL_RenderClear(renderer);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const SDL_Rect clip{static_cast<int>(command.ClipRect.x), static_cast<int>(command.ClipRect.y),
                                static_cast<int>(command.ClipRect.z - command.ClipRect.x),
                                static_cast<int>(command.ClipRect.w - command.ClipRect.y)};
            if (command.ElemCount == 0 || clip.w <= 0 || clip.h <= 0) continue;
            SDL_RenderSetClipRect(renderer, &clip);
            const ImDrawVert* vertex = list.VtxBuffer.Data + command.VtxOffset;
            // Everything is drawn with the one atlas.
            SDL_RenderGeometryRaw(renderer, atlas, &vertex->pos.x, sizeof(ImDrawVert), reinterpret_cast<const SDL_Color*>(&vertex->col),
                                  sizeof(ImDrawVert), &vertex->uv.x, sizeof(ImDrawVert),
                                  list.VtxBuffer.Size - static_cast<int>(command.VtxOffset), list.IdxBuffer.Data + command.IdxOffset,
                                  static_cast<int>(command.ElemCount), sizeof(ImDrawIdx));
        }
    }
    SDL_RenderSetClipRect(renderer, nullptr);
    SDL_RenderPresent(renderer);
}

void Window::Inside::apply_cursor() {
    if (kit.cursor == shown_cursor) return;
    shown_cursor = kit.cursor;
    SDL_Cursor* cursor = shown_cursor >= 0 ? cursors[shown_cursor] : nullptr;
    SDL_SetCursor(cursor != nullptr ? cursor : cursors[ImGuiMouseCursor_Arrow]);
}

// A reader finds the old file or the new one, whole.
void Window::Inside::tell_semantics() {
    if (options.semantics_file.empty() && !options.tell_semantics) return;
    std::string json = to_json(kit.semantics());
    if (json == told_semantics) return;
    told_semantics = std::move(json);
    if (options.tell_semantics) options.tell_semantics(told_semantics);
    if (options.semantics_file.empty()) return;
    const std::string beside = options.semantics_file + ".new";
    std::ofstream(beside, std::ios::trunc) << told_semantics;
    std::rename(beside.c_str(), options.semantics_file.c_str());
}

// False when nothing can be drawn any more.
bool Window::Inside::frame(const FrameFunction& draw) {
    // A press and its release take a frame each: what the last of them changed shows a frame after that.
    if (queue.pending()) calm_frames = 2;
    else if (calm_frames > 0) --calm_frames;
    kit.begin_frame(surface(), queue.next_frame(), static_cast<std::int64_t>(SDL_GetTicks64()));
    if (!kit.problem().empty()) return false;
    draw(kit);
    kit.end_frame();
    ++count.drawn;
    if (kit.take_fonts_changed()) upload_fonts();
    apply_cursor();
    tell_semantics();
    const ImDrawData& data = *ImGui::GetDrawData();
    const std::uint64_t print = fingerprint(data);
    if (print == last_fingerprint) return true;
    last_fingerprint = print;
    present(data);
    ++count.presented;
    return true;
}

void Window::push(InputEvent event) {
    inside_->queue.push(std::move(event));
    wake();
}

void Window::focus(const std::string& id) {
    inside_->kit.focus.request(id, true);
    wake();
}

Kit& Window::kit() { return inside_->kit; }

void Window::set_fullscreen(bool on) {
    if (inside_->window != nullptr) SDL_SetWindowFullscreen(inside_->window, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

bool Window::fullscreen() const {
    return inside_->window != nullptr && (SDL_GetWindowFlags(inside_->window) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
}

Window::Count Window::count() const { return inside_->count; }

}  // namespace samenspel::kit
