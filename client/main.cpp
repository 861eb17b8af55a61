// samenspel: the client in its window. Wiring and command line only.
#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

#include "client/app.hpp"
#include "client/keep_file.hpp"
#include "client/link/address.hpp"
#include "client/link/nearby.hpp"
#include "client/link/state_file.hpp"
#include "client/screens/kit/window.hpp"
#include "client/screens/views/cannot_start.hpp"

namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

// For samenspel-host: the server did not start, and who pressed an icon has no terminal to read why.
int tell_cannot_start(const std::string& reason, bool dark) {
    using namespace samenspel;
    kit::Window window({.title = "Samenspel", .width = 640, .height = 480, .look = {dark}, .semantics_file = environment("SAMENSPEL_SEMANTICS")});
    if (!window.open().empty()) return 1;
    window.run([&](kit::Kit& kit) {
        if (screens::draw_cannot_start(kit, reason)) window.close();
    });
    return 0;
}

std::int64_t steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::vector<samenspel::screens::Nearby> sessions_nearby(const samenspel::link::Nearby& looking) {
    std::vector<samenspel::screens::Nearby> out;
    for (const auto& service : looking.list()) {
        samenspel::link::Address address;
        address.host = service.address;
        address.port = service.port;
        out.push_back({service.name, address.authority()});
    }
    return out;
}

}  // namespace

int main(int count, char** values) {
    using namespace samenspel;
    screens::ConnectWish wish{environment("SAMENSPEL_URL"), environment("SAMENSPEL_CODE"), "", environment("SAMENSPEL_TRAINER_KEY")};
    std::string language = environment("LANG"), profile, cannot_start;
    bool dark = false, board = false, fullscreen = false;
    std::uint32_t table = 1;
    int width = 1280, height = 800;
    float text_scale = 1;
    CLI::App line("Joins a Samenspel session.");
    line.add_option("address", wish.address, "The link or address that the trainer shows");
    line.add_option("--code", wish.code, "Join code, when the address has none");
    line.add_option("--name", wish.name, "Your name");
    const auto* chosen_language = line.add_option("--language", language, "nl or en; without it the session's");
    line.add_option("--profile", profile, "Keeps several clients on one machine apart");
    line.add_option("--text-scale", text_scale, "Size of the text, 1 to 2")->check(CLI::Range(1.0f, 2.0f));
    line.add_option("--width", width, "Window width")->check(CLI::Range(480, 7680));
    line.add_option("--height", height, "Window height")->check(CLI::Range(400, 4320));
    line.add_option("--table", table, "With --board: which table");
    line.add_option("--cannot-start", cannot_start, "Only shows why the server did not start")->group("");
    line.add_flag("--dark", dark, "Light text on a dark ground");
    line.add_flag("--board", board, "The public screen for the projector");
    line.add_flag("--fullscreen", fullscreen, "Fill the screen");
    CLI11_PARSE(line, count, values);

    screens::set_language(screens::language_named(language));
    if (!cannot_start.empty()) return tell_cannot_start(cannot_start, dark);
    // samenspel-host says so where the server stops with this window: everybody's session then does.
    const bool ends_session = !environment("SAMENSPEL_ENDS_SESSION").empty();
    bool asks = false, with_session = false;
    kit::Window window({.title = "Samenspel", .width = width, .height = height, .look = {dark, text_scale}, .fullscreen = fullscreen, .semantics_file = environment("SAMENSPEL_SEMANTICS"),
                        .may_close = [&] { return !(asks = ends_session && with_session); }});
    const std::string problem = window.open();
    if (!problem.empty()) {
        std::fprintf(stderr, "%s\n", problem.c_str());
        return 1;
    }
    link::Options options;
    options.state_folder = link::default_state_folder();
    options.profile = profile;
    options.wake = [&window] { window.wake(); };
    client::App app(link::make_link(options), steady_ms);
    app.save = client::keep_and_open;
    if (chosen_language->count() > 0) app.keep_language();
    std::optional<link::Nearby> looking;  // while the person chooses where to go
    app.nearby = [&] { return looking ? sessions_nearby(*looking) : std::vector<screens::Nearby>(); };
    if (board) app.connect_board(wish.address, wish.code, table);
    else if (!wish.address.empty() && (!wish.name.empty() || !wish.trainer_key.empty())) app.connect(wish);
    if (wish.address.empty()) looking.emplace().start([&window] { window.wake(); });
    window.run([&](kit::Kit& kit) {
        app.frame(kit);
        if (app.session().welcomed()) looking.reset();
        with_session = app.session().welcomed() && !app.session().host();
        if (!asks) return;
        const auto answer = kit::confirm(kit, "close.sure", screens::tr("close.sure"), screens::tr("close.sure.explain"), screens::tr("close.sure.yes"), screens::tr("close.sure.no"));
        if (!answer) return;
        asks = false;
        if (*answer) window.close();
    });
    return 0;
}
