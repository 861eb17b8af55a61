// Widgets by id, as a person would use them.
#include <catch2/catch.hpp>

#include "client/screens/gallery_page.hpp"
#include "client/screens/kit/headless.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/text.hpp"

using namespace samenspel;
using namespace samenspel::kit;

namespace {

struct Gallery {
    screens::GalleryState state;
    Headless window{[this](Kit& kit) { screens::draw_gallery(kit, state); }, {1280, 1180, 1}};
    Gallery() { window.settle(); }
};

}  // namespace

TEST_CASE("a field takes accents and emoji, and keeps what was there") {
    Gallery gallery;
    gallery.window.click("field.draft");
    gallery.window.key("Control+End");
    gallery.window.type(" Naïef? Überhaupt: €\u00A01.240 🏫");
    CHECK(gallery.state.draft == "Eén crèche in Oeverzijl, vóór 2027: dat is ons voorstel. Naïef? Überhaupt: €\u00A01.240 🏫");
    gallery.window.key("Backspace", 2);
    gallery.window.key("Control+z", 2);
    CHECK(gallery.state.draft.substr(gallery.state.draft.size() - 4) == "🏫");
    gallery.window.key("Shift+Enter");
    CHECK(gallery.state.draft.back() == '\n');
    gallery.window.key("Enter");
    CHECK(gallery.state.draft.empty());
}

TEST_CASE("text is cut and pasted through the clipboard") {
    Gallery gallery;
    gallery.window.click("field.name");
    gallery.window.key("Control+a");
    gallery.window.key("Control+x");
    CHECK(gallery.window.clipboard() == "Zoë Çelik");
    CHECK(gallery.state.name.empty());
    gallery.window.key("Control+v", 2);
    CHECK(gallery.state.name == "Zoë ÇelikZoë Çelik");
}

TEST_CASE("a code is written in capitals") {
    Gallery gallery;
    gallery.window.type_into("field.code", "abc-123");
    CHECK(gallery.state.code == "ABC-123");
}

TEST_CASE("a letter shortcut stays out of a text field") {
    Gallery gallery;
    gallery.window.type_into("field.name", "h");
    CHECK(gallery.window.hold("h"));
    CHECK_FALSE(gallery.window.shows("Marieke van Dijk"));
    gallery.window.release("h");
}

TEST_CASE("a secret card is not even recorded while covered, and opens while it is held") {
    Gallery gallery;
    CHECK_FALSE(gallery.window.shows("Marieke van Dijk"));
    gallery.window.press_mouse("secret");
    CHECK(gallery.window.shows("Marieke van Dijk"));
    gallery.window.release_mouse();
    CHECK_FALSE(gallery.window.shows("Marieke van Dijk"));
    for (const char* name : {"h", "Space"}) {
        gallery.window.hold(name);
        CHECK(gallery.window.shows("Marieke van Dijk"));
        gallery.window.release(name);
        CHECK_FALSE(gallery.window.shows("Marieke van Dijk"));
    }
}

TEST_CASE("a list opens over the page, is chosen from with the keyboard, and gives the focus back") {
    Gallery gallery;
    gallery.window.click("select.place");
    REQUIRE(gallery.window.find("select.place.2") != nullptr);
    gallery.window.key("Down", 2);
    gallery.window.key("Enter");
    CHECK(gallery.state.place == 2);
    CHECK(gallery.window.find("select.place.2") == nullptr);
    CHECK(gallery.window.focused() == "select.place");
    gallery.window.key("Enter");
    gallery.window.key("Escape");
    CHECK(gallery.state.place == 2);
    gallery.window.click("select.place");
    gallery.window.click("select.place.4");
    CHECK(gallery.state.place == 4);
}

TEST_CASE("a slider takes arrows, digits and clicks") {
    Gallery gallery;
    gallery.window.click("slider.content");
    gallery.window.key("3");
    CHECK(gallery.state.answer == 3);
    gallery.window.key("Right");
    CHECK(gallery.state.answer == 4);
    gallery.window.key("0");
    CHECK(gallery.state.answer == 10);
    gallery.window.key("Right");
    CHECK(gallery.state.answer == 10);
    gallery.window.key("Home");
    CHECK(gallery.state.answer == 1);
}

TEST_CASE("checkbox, switch, radio, tab and table row answer to a click") {
    Gallery gallery;
    gallery.window.click("check.rounds");
    gallery.window.click("toggle.sound");
    gallery.window.click("radio.2");
    gallery.window.click("tab.willibrord");
    gallery.window.click("schools.0");
    CHECK_FALSE(gallery.state.rounds);
    CHECK(gallery.state.sound);
    CHECK(gallery.state.radio == 2);
    CHECK(gallery.state.tab == 1);
    CHECK(gallery.state.row == 0);
    gallery.window.click("check.fixed");
    CHECK(gallery.window.find("check.fixed")->disabled);
}

TEST_CASE("a log's text is selected and copied with what stands before it") {
    Gallery gallery;
    gallery.window.click("log.text");
    gallery.window.key("Control+a");
    gallery.window.key("Control+c");
    CHECK(gallery.window.clipboard().find("14:02 Naïef om te denken") != std::string::npos);
    gallery.window.click("log.text", 2);
    gallery.window.key("Control+c");
    CHECK(gallery.window.clipboard().find(' ') == std::string::npos);
}

TEST_CASE("a toast goes away by itself, and wakes the window for that") {
    Gallery gallery;
    gallery.window.click("button.break");
    CHECK(gallery.window.shows("De schorsing begint"));
    REQUIRE(gallery.window.kit().wake().has_value());
    gallery.window.advance(6'000);
    CHECK_FALSE(gallery.window.shows("De schorsing begint"));
    CHECK_FALSE(gallery.window.kit().wake().has_value());
}

TEST_CASE("a tooltip waits a moment, and is there at once for the keyboard") {
    Gallery gallery;
    gallery.window.hover("icon.help");
    CHECK(gallery.window.find("icon.help") != nullptr);
    const auto tooltips = [&] {
        int count = 0;
        for (const Semantic& s : gallery.window.semantics()) count += s.role == Role::text && s.label == "Uitleg" ? 1 : 0;
        return count;
    };
    CHECK(tooltips() == 0);
    gallery.window.advance(400);
    CHECK(tooltips() == 1);
}

TEST_CASE("a scroll area moves by wheel and keys, and a click on something below brings it up") {
    Gallery gallery;
    gallery.window.resize(1280, 500);
    CHECK(gallery.window.find("schools.2")->shown().empty());
    CHECK(gallery.window.click("schools.2"));
    CHECK(gallery.state.row == 2);
    const float before = gallery.window.find("button.send")->rect.y0;
    gallery.window.wheel("schools.2", 3);
    CHECK(gallery.window.find("button.send")->rect.y0 > before);
}

TEST_CASE("a log at its end stays there as lines come, and stays where somebody scrolled up to") {
    int lines = 0;
    const auto draw = [&](Kit& kit) {
        ScrollArea area(kit, "log", {0, 0, 400, 200}, {.stick_to_end = true, .name = "log"});
        Rect room = area.content();
        for (int line = 0; line < lines; ++line) {
            Rect row = room;
            room.y0 += 30;
            kit.control("line." + std::to_string(line), {row.x0, row.y0, row.x1, room.y0}, {.role = Role::button, .label = "line"});
        }
        area.used(room.y0);
    };
    Headless window(draw, {400, 200, 1});
    const auto come = [&](int more) {
        lines += more;
        window.kit().request_frame();
        window.settle();
    };
    const auto shown = [&](int line) { return !window.find("line." + std::to_string(line))->shown().empty(); };
    window.settle();
    come(40);
    CHECK(shown(39));
    come(10);
    CHECK(shown(49));
    window.wheel("line.49", 3);
    CHECK_FALSE(shown(49));
    come(10);
    CHECK_FALSE(shown(59));
    CHECK_FALSE(shown(49));
    CHECK(shown(44));
    window.wheel("line.44", -50);
    come(5);
    CHECK(shown(64));
}
