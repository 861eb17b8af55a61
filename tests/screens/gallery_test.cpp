// The whole page at several scales: nothing overlaps, nothing is cut, and the same picture every time.
#include <catch2/catch.hpp>

#include "client/screens/gallery_page.hpp"
#include "client/screens/kit/headless.hpp"
#include "client/screens/kit/layout_check.hpp"

using namespace samenspel;
using namespace samenspel::kit;

namespace {

struct Gallery {
    screens::GalleryState state;
    Headless window;
    Gallery(Surface surface, Look look) : window([this](Kit& kit) { screens::draw_gallery(kit, state); }, surface, look) { window.settle(); }
};

Semantic text_at(float x0, float y0, float x1, float y1) {
    Semantic s;
    s.label = "tekst";
    s.rect = {x0, y0, x1, y1};
    s.clip = {0, 0, 100, 100};
    return s;
}

}  // namespace

TEST_CASE("nothing on the page overlaps or is cut at any text scale or window size") {
    for (const float scale : {1.0f, 1.5f, 2.0f}) {
        for (const Surface surface : {Surface{1280, 800, 1}, Surface{1024, 640, 1}, Surface{2560, 1600, 2}}) {
            Gallery gallery(surface, {false, scale});
            INFO("text scale " << scale << ", width " << surface.width);
            CHECK(gallery.window.violations() == std::vector<std::string>{});
            gallery.state.dialog = true;
            gallery.window.settle();
            CHECK(gallery.window.violations() == std::vector<std::string>{});
        }
    }
}

TEST_CASE("two renders without a display are the same to the byte") {
    for (const bool dark : {false, true}) {
        Gallery first({640, 400, 1}, {dark, 1}), second({640, 400, 1}, {dark, 1});
        first.window.click("button.send");
        second.window.click("button.send");
        CHECK(first.window.image() == second.window.image());
    }
}

TEST_CASE("a page that nobody touches asks for no frames") {
    Gallery gallery({1280, 800, 1}, {});
    CHECK_FALSE(gallery.window.kit().wake().has_value());
    const int frames = gallery.window.frames();
    gallery.window.settle();
    CHECK(gallery.window.frames() <= frames + 2);
}

TEST_CASE("the layout check finds what it is there for") {
    const Rect window{0, 0, 100, 100};
    CHECK(check_layout({text_at(0, 0, 50, 10), text_at(50, 0, 90, 10)}, window).empty());
    CHECK(check_layout({text_at(0, 0, 50, 10), text_at(40, 0, 90, 10)}, window).size() == 1);
    CHECK_FALSE(check_layout({text_at(60, 0, 110, 10)}, window).empty());
    Semantic shortened = text_at(0, 0, 50, 10);
    shortened.shortened = true;
    CHECK(check_layout({shortened}, window).size() == 1);
    shortened.may_shorten = true;
    CHECK(check_layout({shortened}, window).empty());
    Semantic control = text_at(20, 5, 60, 30);
    control.role = Role::button;
    control.focusable = true;
    control.id = "knop";
    CHECK(check_layout({text_at(0, 0, 50, 10), control}, window).size() == 1);
    Semantic inside = text_at(25, 10, 50, 20);
    inside.owner = "knop";
    CHECK(check_layout({control, inside}, window).empty());
    Semantic below = text_at(0, 95, 50, 105);
    CHECK_FALSE(check_layout({below}, window).empty());
    below.scrolled = true;
    CHECK(check_layout({below}, window).empty());
}

TEST_CASE("the record of a frame is JSON with ids, roles and rectangles") {
    Gallery gallery({1280, 800, 1}, {});
    const std::string json = to_json(gallery.window.semantics());
    CHECK(json.front() == '[');
    CHECK(json.find("\"role\": \"button\", \"id\": \"button.send\", \"label\": \"Verstuur\"") != std::string::npos);
    Semantic odd = text_at(0, 0, 1, 1);
    odd.label = "a\"b\\c\nd";
    CHECK(to_json({odd}).find("a\\\"b\\\\c\\u000ad") != std::string::npos);
}

TEST_CASE("a missing font is a sentence that names its package") {
    const FontFiles files = find_fonts({"/nowhere"});
    CHECK(files.problem.empty());
    FontFiles broken = files;
    broken.problem = "The font Inter-Regular.otf is not on this machine.";
    Kit kit(broken);
    kit.begin_frame({}, {}, 0);
    kit.end_frame();
    CHECK_FALSE(kit.problem().empty());
}
