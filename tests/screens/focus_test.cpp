// The focus, by itself and in a frame with a dialog.
#include <catch2/catch.hpp>

#include <set>

#include "client/screens/gallery_page.hpp"
#include "client/screens/kit/headless.hpp"

using namespace samenspel;
using namespace samenspel::kit;

namespace {

void stops(Focus& focus, std::initializer_list<const char*> ids, int depth = 0) {
    focus.begin_frame();
    for (const char* id : ids) focus.add({id, {}, std::string(1, id[0]), {}, depth});
    focus.end_frame(depth);
}

struct Gallery {
    screens::GalleryState state;
    Headless window{[this](Kit& kit) { screens::draw_gallery(kit, state); }};
    Gallery() { window.settle(); }
};

}  // namespace

TEST_CASE("Tab goes round in the order of drawing, Shift+Tab back") {
    Focus focus;
    stops(focus, {"a1", "a2", "b1"});
    for (const char* expected : {"a1", "a2", "b1", "a1"}) {
        focus.move(1);
        CHECK(focus.current() == expected);
    }
    focus.move(-1);
    CHECK(focus.current() == "b1");
}

TEST_CASE("F6 goes to the first control of the next region") {
    Focus focus;
    stops(focus, {"a1", "a2", "b1", "b2", "c1"});
    focus.request("a2", true);
    focus.move_region(1);
    CHECK(focus.current() == "b1");
    focus.move_region(-1);
    CHECK(focus.current() == "a1");
    focus.move_region(-1);
    CHECK(focus.current() == "c1");
}

TEST_CASE("when the focused control goes away Tab continues from its place") {
    Focus focus;
    stops(focus, {"a", "b", "c"});
    focus.request("b", true);
    stops(focus, {"a", "b", "c"});
    for (int i = 0; i < 3; ++i) stops(focus, {"a", "c"});
    CHECK(focus.current().empty());
    focus.move(1);
    CHECK(focus.current() == "c");
}

TEST_CASE("Tab reaches every control of the page and comes back to the first") {
    Gallery gallery;
    std::set<std::string> focusable;
    for (const Semantic& s : gallery.window.semantics()) {
        if (s.focusable) focusable.insert(s.id);
    }
    std::set<std::string> reached;
    for (std::size_t i = 0; i < focusable.size(); ++i) {
        gallery.window.key("Tab");
        reached.insert(gallery.window.focused());
        const Semantic* focused = gallery.window.find(gallery.window.focused());
        REQUIRE(focused != nullptr);
        INFO(focused->id);
        CHECK(focused->clip.contains(focused->rect));  // scrolled into view
    }
    CHECK(reached == focusable);
    gallery.window.key("Tab");
    CHECK(gallery.window.focused() == "header.size");
}

TEST_CASE("Enter and Space press what has the focus, once each") {
    Gallery gallery;
    gallery.window.click("button.send");
    CHECK(gallery.state.presses == 1);
    gallery.window.key("Enter");
    gallery.window.key("Space");
    CHECK(gallery.state.presses == 3);
}

TEST_CASE("arrows go along a segmented choice without choosing") {
    Gallery gallery;
    gallery.window.click("vote.for");
    gallery.window.key("Right");
    CHECK(gallery.window.focused() == "vote.against");
    CHECK(gallery.state.vote == 0);
    gallery.window.key("Enter");
    CHECK(gallery.state.vote == 1);
    gallery.window.key("Left", 2);
    CHECK(gallery.window.focused() == "vote.abstain");
}

TEST_CASE("a dialog keeps the focus inside, Escape closes it and the focus goes back") {
    Gallery gallery;
    gallery.window.click("button.danger");
    REQUIRE(gallery.window.find("leave") != nullptr);
    std::set<std::string> reached;
    for (int i = 0; i < 7; ++i) {
        gallery.window.key("Tab");
        reached.insert(gallery.window.focused());
    }
    CHECK(reached == std::set<std::string>{"leave.close", "leave.no", "leave.yes"});
    gallery.window.click("button.send");
    CHECK(gallery.state.presses == 0);
    gallery.window.key("Escape");
    CHECK(gallery.window.find("leave") == nullptr);
    CHECK(gallery.window.focused() == "button.danger");
}
