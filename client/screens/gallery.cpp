// samenspel-gallery: every widget, in a window (no arguments) or as pictures: samenspel-gallery FOLDER.
#include <cstdio>
#include <string>

#include "client/screens/gallery_page.hpp"
#include "client/screens/kit/headless.hpp"
#include "client/screens/kit/window.hpp"

namespace {

using namespace samenspel;

int show() {
    screens::GalleryState state;
    kit::Window window({.title = "Samenspel"});
    const std::string problem = window.open();
    if (!problem.empty()) {
        std::fprintf(stderr, "%s\n", problem.c_str());
        return 1;
    }
    window.run([&](kit::Kit& kit) { screens::draw_gallery(kit, state); });
    return 0;
}

int picture(const std::string& folder, bool dark, float scale) {
    screens::GalleryState state;
    kit::Headless window([&](kit::Kit& kit) { screens::draw_gallery(kit, state); }, {1280, 1180, 1}, {dark, scale});
    window.settle();
    if (!window.problem().empty()) {
        std::fprintf(stderr, "%s\n", window.problem().c_str());
        return 1;
    }
    const std::string name = std::string(dark ? "dark" : "light") + "-" + std::to_string(static_cast<int>(scale * 10));
    int failed = window.save(folder + "/gallery-" + name + ".png") ? 0 : 1;
    for (const std::string& violation : window.violations()) std::printf("%s: %s\n", name.c_str(), violation.c_str());
    window.press_mouse("secret");
    if (scale == 1) failed |= window.save(folder + "/gallery-" + name + "-secret.png") ? 0 : 1;
    window.release_mouse();
    window.click("select.place");
    if (scale == 1) failed |= window.save(folder + "/gallery-" + name + "-list.png") ? 0 : 1;
    window.key("Escape");
    window.click("button.break");
    window.click("button.danger");
    window.key("Tab");
    failed |= window.save(folder + "/gallery-" + name + "-dialog.png") ? 0 : 1;
    for (const std::string& violation : window.violations()) std::printf("%s dialog: %s\n", name.c_str(), violation.c_str());
    if (failed != 0) std::fprintf(stderr, "Cannot write pictures to %s.\n", folder.c_str());
    return failed;
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 1) return show();
    int failed = 0;
    for (const bool dark : {false, true}) {
        for (const float scale : {1.0f, 1.5f, 2.0f}) failed |= picture(arguments[1], dark, scale);
    }
    return failed;
}
