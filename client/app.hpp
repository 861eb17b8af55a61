// One client: a link, what came in over it, and the screen that fits. Knows no window system: main and the tests drive it.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "client/link/link.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/session.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::client {

namespace screens = samenspel::screens;

class App {
public:
    // `clock_ms` is this machine's steady time.
    App(std::unique_ptr<link::Link> link, std::function<std::int64_t()> clock_ms);

    // What the connect screen need not ask.
    void come_to(screens::Doorway door) { door_ = std::move(door); }
    // The language now set is the person's own choice, made or kept before: no session's takes its place.
    void keep_language() { language_chosen_ = true; }
    bool language_chosen() const { return language_chosen_; }
    // Connects at once; nothing is asked of the person.
    void connect(const screens::ConnectWish& wish);
    void connect_board(const std::string& address, const std::string& code, std::uint32_t table);
    // The sessions nearby, asked for each frame while the person chooses where to go. Unset: none.
    std::function<std::vector<screens::Nearby>()> nearby;
    // Takes in what arrived, draws one frame, sends what the person wanted.
    void frame(kit::Kit& kit);
    const screens::Session& session() const { return session_; }
    // Of the last connect.
    const std::string& code() const { return wish_.code; }
    const std::string& trainer_key() const { return wish_.trainer_key; }
    // Whose recap was read last, to come to the next time with; empty: none.
    const std::string& recap_read() const { return door_.recap_read; }
    // Keeps or opens a paper that the server made: a file name without folders, and its bytes. Unset: only a word on screen.
    std::function<void(const std::string& name, const std::string& bytes)> save;

private:
    void take_in();
    void take_in(const ServerMessage& message);
    void carry_out(kit::Kit& kit, screens::Intents& wants);

    std::unique_ptr<link::Link> link_;
    std::function<std::int64_t()> clock_ms_;
    screens::Session session_;
    screens::Doorway door_;
    screens::ConnectWish wish_;
    std::string check_page_;   // of the server that was last connected to
    kit::Toasts toasts_;
    bool trying_ = false, language_chosen_ = false;  // the person's own choice stays
};

}  // namespace samenspel::client
