// What lies over the screen: dialogs and toasts. Tooltips come with the widgets (Kit::tooltip).
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "client/screens/kit/scopes.hpp"
#include "client/screens/kit/surfaces.hpp"

namespace samenspel::kit {

// Draw it as long as it is open: it dims the screen, keeps the focus inside, and gives it back afterwards.
// body() is the room for content, footer() a row for buttons. closed() turns true on Escape or the cross.
class Dialog {
public:
    struct Style {
        float width = 480;               // units; never wider than the window
        float body_height = 160;         // units; more content than that scrolls if you put it in a ScrollArea
        bool closable = true;
        const char* icon = nullptr;
        bool footer = true;
    };
    Dialog(Kit& kit, std::string_view id, std::string_view title, const Style& style);
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    Rect body() const { return body_; }
    Rect footer() const { return footer_; }
    bool closed() const { return closed_; }

private:
    ModalScope layer_;
    Rect body_, footer_;
    bool closed_ = false;
};

// A question with two answers, its text wrapped and its height to match. The answer in the frame it is given.
std::optional<bool> confirm(Kit& kit, std::string_view id, std::string_view title, std::string_view text, std::string_view yes,
                            std::string_view no, bool dangerous = false);

// Short messages at the bottom that go by themselves. Keep one per window; draw() it last.
class Toasts {
public:
    void show(std::string text, Tone tone, std::int64_t now_ms);
    void draw(Kit& kit);

private:
    struct Toast { std::string text; Tone tone; std::int64_t until_ms; };
    std::deque<Toast> toasts_;
};

}  // namespace samenspel::kit
