// The page may only open a socket to its own server, so the address that was typed does not count here. A browser cannot
// ping: it answers the server's pings by itself, and what goes silent is noticed by link_web.
#include "client/link/attempt_web.hpp"

#include <string>
#include <utility>

#include <emscripten.h>
#include <emscripten/websocket.h>

#include "client/link/link.hpp"

namespace samenspel::link {
namespace {

EM_JS(char*, page_socket_url, (const char* path), {
    const url = (location.protocol === "https:" ? "wss://" : "ws://") + location.host + UTF8ToString(path);
    const size = lengthBytesUTF8(url) + 1;
    const text = _malloc(size);
    stringToUTF8(url, text, size);
    return text;
});

class WebAttempt final : public Attempt, public std::enable_shared_from_this<WebAttempt> {
public:
    WebAttempt(Owner& owner, const Options& options) : owner_(&owner), attempt_ms_(options.attempt_ms) {}
    ~WebAttempt() override { drop(); }

    void start(const Address& address) override {
        char* url = page_socket_url(address.path.c_str());
        EmscriptenWebSocketCreateAttributes attributes{url, nullptr, EM_TRUE};
        socket_ = emscripten_websocket_new(&attributes);
        free(url);
        if (socket_ <= 0) {
            // Not now: the owner is still busy starting us.
            alarm_ = emscripten_set_timeout([](void* self) { static_cast<WebAttempt*>(self)->end(Cause::unreachable); }, 0, this);
            return;
        }
        emscripten_websocket_set_onopen_callback(socket_, this, [](int, const EmscriptenWebSocketOpenEvent*, void* self) {
            static_cast<WebAttempt*>(self)->opened();
            return EM_TRUE;
        });
        emscripten_websocket_set_onmessage_callback(socket_, this, [](int, const EmscriptenWebSocketMessageEvent* event, void* self) {
            static_cast<WebAttempt*>(self)->received(*event);
            return EM_TRUE;
        });
        emscripten_websocket_set_onclose_callback(socket_, this, [](int, const EmscriptenWebSocketCloseEvent*, void* self) {
            auto& attempt = *static_cast<WebAttempt*>(self);
            attempt.end(attempt.open_ ? Cause::lost : Cause::unreachable);
            return EM_TRUE;
        });
        // An error is followed by a close, which ends it.
        alarm_ = emscripten_set_timeout([](void* self) {
            auto& attempt = *static_cast<WebAttempt*>(self);
            attempt.alarm_ = 0;
            attempt.end(Cause::timed_out);
        }, static_cast<double>(attempt_ms_), this);
    }

    void settle() override { stop_alarm(); }

    void write(std::string bytes) override {
        if (open_ && socket_ > 0) emscripten_websocket_send_binary(socket_, bytes.data(), static_cast<std::uint32_t>(bytes.size()));
    }

    // The browser reads on by itself.
    void read() override {}

    void leave(bool) override {
        owner_ = nullptr;
        drop();
    }

private:
    void opened() {
        open_ = true;
        const auto self = shared_from_this();
        if (owner_) owner_->opened();
    }

    void received(const EmscriptenWebSocketMessageEvent& event) {
        const auto self = shared_from_this();
        if (!owner_) return;
        // Text is nothing that we speak: an empty message says so.
        owner_->received(reinterpret_cast<const char*>(event.data), event.isText ? 0 : event.numBytes);
        if (owner_) owner_->wants_more();
    }

    void end(Cause cause) {
        const auto self = shared_from_this();
        drop();
        if (Owner* owner = std::exchange(owner_, nullptr)) owner->ended(cause);
    }

    void stop_alarm() {
        if (alarm_ != 0) emscripten_clear_timeout(alarm_);
        alarm_ = 0;
    }

    void drop() {
        stop_alarm();
        if (socket_ <= 0) return;
        emscripten_websocket_close(socket_, 1000, "");
        emscripten_websocket_delete(socket_);  // takes the callbacks along
        socket_ = 0;
        open_ = false;
    }

    Owner* owner_;
    std::int64_t attempt_ms_;
    EMSCRIPTEN_WEBSOCKET_T socket_ = 0;
    long alarm_ = 0;
    bool open_ = false;
};

}  // namespace

std::shared_ptr<Attempt> make_web_attempt(Attempt::Owner& owner, const Options& options) {
    return std::make_shared<WebAttempt>(owner, options);
}

}  // namespace samenspel::link
