// The client in a page. Wiring only: what the page's address says, its storage, its title, and its events into the window.
#include <SDL.h>

#include <cstdlib>
#include <memory>
#include <string>

#include <emscripten.h>
#include <emscripten/html5.h>

#include "client/app.hpp"
#include "client/knowledge/queries.hpp"
#include "client/link/link_web.hpp"
#include "client/screens/kit/window.hpp"

namespace {

using namespace samenspel;

// The part of the page's address or storage that `which` names, as text.
EM_JS(char*, page_text, (const char* which), {
    // "", "j" or "board", the code
    const place = location.pathname.split("/");
    const after = new URLSearchParams(location.hash.slice(1));
    const kept = (store, name) => { try { return store.getItem("samenspel/" + name) || ""; } catch (refused) { return ""; } };
    const texts = {
        code: () => /^[A-Za-z0-9-]{1,16}$/.test(place[2] || "") ? place[2] : "",
        board: () => place[1] === "board" ? "1" : "",
        table: () => after.get("table") || "",
        ticket: () => after.get("t") || "",
        chosen: () => kept(localStorage, "language"),
        language: () => kept(localStorage, "language") || navigator.language || "",
        look: () => kept(localStorage, "look"),
        key: () => kept(sessionStorage, "key"),
        recap: () => kept(sessionStorage, "recap"),
        origin: () => location.origin
    };
    const text = texts[UTF8ToString(which)]();
    const size = lengthBytesUTF8(text) + 1;
    const copy = _malloc(size);
    stringToUTF8(text, copy, size);
    return copy;
});

EM_JS(void, page_keep, (const char* name, const char* value, int this_tab_only), {
    try {
        const store = this_tab_only ? sessionStorage : localStorage;
        if (UTF8ToString(value)) store.setItem("samenspel/" + UTF8ToString(name), UTF8ToString(value));
        else store.removeItem("samenspel/" + UTF8ToString(name));
    } catch (refused) {}
});

EM_JS(void, page_title, (const char* title), { document.title = UTF8ToString(title); });
EM_JS(void, page_language, (const char* language), { document.documentElement.lang = UTF8ToString(language); });
EM_JS(int, page_is_hidden, (), { return document.hidden ? 1 : 0; });
EM_JS(void, page_show_semantics, (const char* json), { Module["mirror"]["show"](UTF8ToString(json)); });
EM_JS(void, page_speak, (const char* words), { Module["mirror"]["speak"](UTF8ToString(words)); });
EM_JS(void, page_loaded, (), { Module["page"]["done"](); });
EM_JS(void, page_failed, (const char* why), { Module["page"]["say"](UTF8ToString(why)); });
EM_JS(void, page_save, (const char* name, const char* bytes, int size), {
    Module["page"]["save"](UTF8ToString(name), HEAPU8.slice(bytes, bytes + size));
});
EM_JS(double, page_ratio, (), { return devicePixelRatio; });
// Reloading comes back to the same session; a ticket that was used up goes.
EM_JS(void, page_settle_at, (const char* code), {
    const path = "/j/" + UTF8ToString(code);
    if (location.pathname !== path || location.hash) history.replaceState(null, "", path);
});

std::string text_of(const char* which) {
    char* text = page_text(which);
    std::string out(text);
    std::free(text);
    return out;
}

std::int64_t steady_ms() { return static_cast<std::int64_t>(emscripten_get_now()); }

// There is one page, and it is never left by the program.
struct Page {
    kit::Window window;
    std::unique_ptr<client::App> app;
    std::string title, language, look, recap_read;
    std::size_t seen = 0;      // happenings when the page was last looked at,
    std::uint64_t of = 0;      // in this history of the session's; another begins with nothing
    bool settled = false;

    explicit Page(kit::WindowOptions options) : window(std::move(options)) {}
    void frame(kit::Kit& kit);
    void keep_choices(const kit::Kit& kit);
    void tell_title();
};

Page* page = nullptr;

// Language and look are the person's own and stay for the next visit; a session's language is for that session. That the recap
// was read stays for as long as the tab.
void Page::keep_choices(const kit::Kit& kit) {
    const std::string now = screens::language() == screens::Language::dutch ? "nl" : "en";
    if (now != language) {
        if (!language.empty() && app->language_chosen()) page_keep("language", now.c_str(), 0);
        language = now;
        page_language(now.c_str());
    }
    const std::string how = (kit.look.dark ? "dark " : "light ") + std::to_string(kit.look.text_scale);
    if (how != look && !look.empty()) page_keep("look", how.c_str(), 0);
    look = how;
    if (app->recap_read() == recap_read) return;
    recap_read = app->recap_read();
    page_keep("recap", recap_read.c_str(), 1);
}

// While nobody looks, the title counts what came.
void Page::tell_title() {
    const std::size_t now = knowledge::happenings(app->session().knowledge());
    if (app->session().history() != of) seen = 0;
    of = app->session().history();
    if (page_is_hidden() == 0) seen = now;
    std::string wanted = now > seen ? "(" + std::to_string(now - seen) + ") Samenspel" : "Samenspel";
    if (wanted == title) return;
    title = std::move(wanted);
    page_title(title.c_str());
}

void Page::frame(kit::Kit& kit) {
    app->frame(kit);
    keep_choices(kit);
    tell_title();
    const screens::Session& session = app->session();
    if (!session.welcomed() || settled || session.board()) return;
    settled = true;
    if (session.trainer()) page_keep("key", app->trainer_key().c_str(), 1);
    else if (!app->code().empty()) page_settle_at(app->code().c_str());
}

kit::Look kept_look() {
    kit::Look look;
    const std::string kept = text_of("look");
    look.dark = kept.rfind("dark", 0) == 0;
    const auto space = kept.find(' ');
    if (space != std::string::npos) look.text_scale = std::min(2.0f, std::max(1.0f, std::strtof(kept.c_str() + space, nullptr)));
    return look;
}

// Straight in for who has a seat, a ticket, a board's link or, in this tab, the trainer's key; everybody else is asked.
void knock(client::App& app, const screens::Doorway& door) {
    const std::string key = text_of("key");
    screens::ConnectWish wish;
    wish.address = text_of("origin");
    wish.code = door.code;
    wish.ticket = door.ticket;
    if (door.board) {
        app.connect_board(wish.address, door.code, static_cast<std::uint32_t>(std::max(1, std::atoi(text_of("table").c_str()))));
    } else if (!wish.ticket.empty() || (!door.code.empty() && link::holds_a_seat(door.code))) {
        app.connect(wish);
    } else if (!key.empty() && door.code.empty()) {
        wish.trainer_key = key;
        app.connect(wish);
    }
}

}  // namespace

// ---- the page's events ----

extern "C" {

EMSCRIPTEN_KEEPALIVE void samenspel_text(const char* words) {
    kit::InputEvent event;
    event.kind = kit::InputEvent::Kind::text;
    event.text = words;
    page->window.push(event);
}

// Pressed and released.
EMSCRIPTEN_KEEPALIVE void samenspel_key(const char* name) {
    kit::InputEvent event;
    event.kind = kit::InputEvent::Kind::key;
    event.key = kit::key_named(name);
    event.down = true;
    page->window.push(event);
    event.down = false;
    page->window.push(event);
}

EMSCRIPTEN_KEEPALIVE void samenspel_focus(const char* id) { page->window.focus(id); }

EMSCRIPTEN_KEEPALIVE void samenspel_press(const char* id) {
    page->window.focus(id);
    samenspel_key("enter");
}

// A finger: 0 moves, 1 down, 2 up, 3 it was no press after all, 4 scrolls by so many points.
EMSCRIPTEN_KEEPALIVE void samenspel_pointer(int kind, double x, double y, double by) {
    const float ratio = static_cast<float>(page_ratio());
    kit::InputEvent event;
    event.kind = kit::InputEvent::Kind::move;
    event.point = {static_cast<float>(x) * ratio, static_cast<float>(y) * ratio};
    if (kind == 1 || kind == 2) {
        event.kind = kit::InputEvent::Kind::button;
        event.down = kind == 1;
    } else if (kind == 3) {
        const kit::Point there = event.point;
        event.kind = kit::InputEvent::Kind::button;
        event.point = {-1e6f, -1e6f};  // let go over nothing
        page->window.push(event);
        event.kind = kit::InputEvent::Kind::move;
        event.point = there;
    } else if (kind == 4) {
        page->window.push(event);
        event.kind = kit::InputEvent::Kind::wheel;
        event.wheel = static_cast<float>(by) * ratio / page->window.kit().px(48);
    }
    page->window.push(event);
}

}  // extern "C"

int main() {
    screens::set_language(screens::language_named(text_of("language")));
    kit::WindowOptions options;
    options.title = "Samenspel";
    options.least_width = options.least_height = 1;
    options.look = kept_look();
    options.font_folders = {"/fonts"};
    options.tell_semantics = [](const std::string& json) { page_show_semantics(json.c_str()); };
    page = new Page(std::move(options));
    const std::string problem = page->window.open();
    if (!problem.empty()) {
        page_failed(problem.c_str());
        return 1;
    }
    link::Options wanted;
    wanted.state_folder = "/";  // any: the page has a storage of its own
    wanted.wake = [] { page->window.wake(); };
    page->app = std::make_unique<client::App>(link::make_link(std::move(wanted)), steady_ms);
    page->app->save = [](const std::string& name, const std::string& bytes) { page_save(name.c_str(), bytes.data(), static_cast<int>(bytes.size())); };
    if (!text_of("chosen").empty()) page->app->keep_language();
    screens::Doorway door;
    door.own_server = text_of("origin");
    door.code = text_of("code");
    door.ticket = text_of("ticket");
    door.board = !text_of("board").empty();
    door.recap_read = page->recap_read = text_of("recap");
    page->app->come_to(door);
    knock(*page->app, door);
    page->window.run([](kit::Kit& kit) { page->frame(kit); });
    page_loaded();
    return 0;
}
