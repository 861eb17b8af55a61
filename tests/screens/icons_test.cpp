// Icons that scenarios name.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "client/screens/kit/icons.hpp"
#include "client/screens/views/view.hpp"

using namespace samenspel;
using namespace samenspel::screens;

TEST_CASE("every icon that a shipped scenario names is drawn as itself") {
    const std::regex named("icon: ([a-z_]+)");
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("assets/scenarios")) {
        if (entry.path().extension() != ".yaml") continue;
        std::ifstream file(entry.path());
        std::stringstream all;
        all << file.rdbuf();
        const std::string text = all.str();
        for (std::sregex_iterator match(text.begin(), text.end(), named), end; match != end; ++match) names.insert((*match)[1].str());
    }
    CHECK(names.size() > 20);
    std::set<std::string> glyphs;
    for (const auto& name : names) {
        INFO(name);
        CHECK((icon_named(name) != kit::icon::document || name == "document"));
        CHECK(glyphs.insert(icon_named(name)).second);
    }
}
