// The browser's link: a Courier on the page. Identities are kept in the storage of the page's origin.
#include "client/link/link.hpp"

#include <utility>

#include <emscripten.h>
#include <emscripten/html5.h>

#include "client/link/attempt_web.hpp"
#include "client/link/courier.hpp"
#include "client/link/link_web.hpp"

namespace samenspel::link {
namespace {

EM_JS(char*, page_read, (const char* name), {
    let text = null;
    try { text = localStorage.getItem("samenspel/" + UTF8ToString(name)); } catch (refused) {}
    if (text === null) return 0;
    const size = lengthBytesUTF8(text) + 1;
    const copy = _malloc(size);
    stringToUTF8(text, copy, size);
    return copy;
});

EM_JS(int, page_write, (const char* name, const char* text), {
    try {
        localStorage.setItem("samenspel/" + UTF8ToString(name), UTF8ToString(text));
        return 1;
    } catch (refused) {
        return 0;
    }
});

EM_JS(double, page_chance, (), {
    const pair = new Uint32Array(1);
    crypto.getRandomValues(pair);
    return pair[0];
});

EM_JS(char*, page_authority, (), {
    const text = location.host;
    const size = lengthBytesUTF8(text) + 1;
    const copy = _malloc(size);
    stringToUTF8(text, copy, size);
    return copy;
});

// Calls `_samenspel_knock(drop)` when the network comes and goes, and after the machine has slept.
EM_JS(void, page_watch_network, (int gap_ms), {
    addEventListener("offline", () => _samenspel_knock(1));
    addEventListener("online", () => _samenspel_knock(0));
    let last = Date.now();
    setInterval(() => {
        const now = Date.now();
        if (now - last > gap_ms) _samenspel_knock(1);
        last = now;
    }, 5000);
});

// Browsers let a hidden page's timers ring once a minute only: a gap longer than that is sleep.
constexpr int slept_ms = 100'000;

class PageGround final : public Ground {
public:
    explicit PageGround(const Options& options) : options_(options) {}
    ~PageGround() override { stop(); }

    void post(std::function<void()> work) override {
        auto* kept = new std::function<void()>(std::move(work));
        emscripten_set_timeout(run, 0, kept);
    }
    void after(std::int64_t delay_ms, std::function<void()> work) override {
        cancel();
        work_ = std::move(work);
        alarm_ = emscripten_set_timeout([](void* self) {
            auto& ground = *static_cast<PageGround*>(self);
            ground.alarm_ = 0;
            const auto due = std::exchange(ground.work_, nullptr);
            if (due) due();
        }, static_cast<double>(delay_ms), this);
    }
    void cancel() override { stop(); }
    std::shared_ptr<Attempt> make_attempt(Attempt::Owner& owner, bool /*encrypted*/) override { return make_web_attempt(owner, options_); }
    std::uint64_t chance() override {
        return (static_cast<std::uint64_t>(page_chance()) << 32) | static_cast<std::uint64_t>(page_chance());
    }
    std::optional<Identity> read(const std::string& name) override {
        char* text = page_read(name.c_str());
        if (text == nullptr) return std::nullopt;
        auto identity = parse_identity(text);
        free(text);
        return identity;
    }
    bool write(const std::string& name, const Identity& identity) override {
        return page_write(name.c_str(), format_identity(identity).c_str()) != 0;
    }

private:
    static void run(void* kept) {
        auto* work = static_cast<std::function<void()>*>(kept);
        (*work)();
        delete work;
    }
    void stop() {
        if (alarm_ != 0) emscripten_clear_timeout(alarm_);
        alarm_ = 0;
        work_ = nullptr;
    }

    const Options options_;
    std::function<void()> work_;
    long alarm_ = 0;
};

std::weak_ptr<Courier> knocked;  // the page's one link

// The server that the page came from, whatever was typed.
Address own_server() {
    Address address;
    char* authority = page_authority();
    auto parsed = parse_address(std::string("http://") + authority);
    free(authority);
    if (auto* sound = std::get_if<Address>(&parsed)) address = std::move(*sound);
    return address;
}

class WebLink final : public Link {
public:
    explicit WebLink(Options options) : courier_(std::make_shared<Courier>(std::make_shared<PageGround>(options), options)) {
        knocked = courier_;
        page_watch_network(slept_ms);
    }
    ~WebLink() override { courier_->shut_down(); }
    WebLink(const WebLink&) = delete;
    WebLink& operator=(const WebLink&) = delete;

    std::optional<AddressMistake> connect(std::string_view url, Hello hello) override {
        auto typed = parse_address(url);
        if (const auto* sound = std::get_if<Address>(&typed); sound && hello.code().empty() && !sound->code.empty()) hello.set_code(sound->code);
        courier_->connect(own_server(), std::move(hello));
        return std::nullopt;
    }
    std::uint64_t send(Command command) override { return courier_->send(std::move(command)); }
    bool say(const ClientMessage& message) override { return courier_->say(message); }
    void watch(const Watch& watch) override { courier_->watch(watch); }
    void poll() override {}
    std::optional<Incoming> take() override { return courier_->take(); }
    void close() override { courier_->close(); }

private:
    std::shared_ptr<Courier> courier_;
};

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void samenspel_knock(int drop) {
    if (const auto courier = knocked.lock()) courier->knock(drop != 0);
}

std::unique_ptr<Link> make_link(Options options) { return std::make_unique<WebLink>(std::move(options)); }

bool holds_a_seat(std::string_view code) {
    const Address address = own_server();
    char* text = page_read(state_file_name(address.authority() + address.path, code, "").c_str());
    const auto identity = text ? parse_identity(text) : std::nullopt;
    free(text);
    return identity && !identity->token.empty();
}

}  // namespace samenspel::link
