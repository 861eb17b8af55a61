// The first screen: where to, and who; and the sessions that the network tells of.
#include <catch2/catch.hpp>

#include "client/screens/kit/headless.hpp"
#include "client/screens/views/view.hpp"
#include "tests/screens/room.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

struct Door {
    screens::Session session;
    screens::Doorway door;
    screens::Intents wants;
    kit::Headless window{[this](kit::Kit& kit) { screens::draw_screen(screens::View{kit, session, wants, door, 1'000'000, {}}); }};

    explicit Door(std::vector<screens::Nearby> nearby = {}) {
        door.nearby = std::move(nearby);
        window.settle();
    }
    void hear_of(std::vector<screens::Nearby> nearby) {
        door.nearby = std::move(nearby);
        window.kit().request_frame();
        window.settle();
    }
};

const std::vector<screens::Nearby> two{{"Krimp in de Vechtstreek", "192.168.1.21:7070"}, {"Samenspel", "[fd00::7]:7071"}};

}  // namespace

TEST_CASE("sessions nearby are listed with name and address, and come and go while the screen stands") {
    Door door(two);
    for (const char* words : {"Op dit netwerk", "Krimp in de Vechtstreek", "192.168.1.21:7070", "[fd00::7]:7071"}) CHECK(door.window.shows(words));
    door.hear_of({two[1]});
    CHECK_FALSE(door.window.shows("192.168.1.21:7070"));
    CHECK(door.window.find("connect.nearby.1"));
    door.hear_of({});
    CHECK_FALSE(door.window.shows("Op dit netwerk"));
}

TEST_CASE("choosing a session nearby fills the address, and only code and name are asked") {
    Door door(two);
    CHECK(door.window.click("connect.nearby.1"));
    CHECK(door.window.focused() == "connect.code");
    CHECK_FALSE(door.wants.connect);
    door.window.type("k7m2qx");
    CHECK(door.window.type_into("connect.name", "Noor"));
    door.window.key("Enter");
    REQUIRE(door.wants.connect);
    CHECK(door.wants.connect->address == "192.168.1.21:7070");
    CHECK((door.wants.connect->code == "K7M2QX" && door.wants.connect->name == "Noor"));
}

TEST_CASE("sessions nearby are reached and chosen with the keyboard") {
    Door door(two);
    door.window.kit().focus.request("connect.nearby.1", true);
    door.window.settle();
    door.window.key("Down");
    CHECK(door.window.focused() == "connect.nearby.2");
    door.window.key("Enter");
    CHECK(door.window.focused() == "connect.code");
    CHECK(door.window.find("connect.address")->value == "[fd00::7]:7071");
    Door tabbed(two);
    bool reached = false;
    for (int step = 0; step < 12; ++step) {
        tabbed.window.key("Tab");
        reached = reached || tabbed.window.focused() == "connect.nearby.1";
    }
    CHECK(reached);
}

TEST_CASE("the trainer chooses a session nearby too, and fills in the key") {
    Door door(two);
    REQUIRE(door.window.click("connect.trainer"));
    REQUIRE(door.window.click("connect.nearby.2"));
    CHECK(door.window.focused() == "connect.key");
}

TEST_CASE("with nothing nearby there is no empty box, and a page with a server of its own lists nothing") {
    Door nobody;
    CHECK_FALSE(nobody.window.shows("Op dit netwerk"));
    Door page(two);
    page.door.own_server = "http://192.168.1.20:7070";
    page.hear_of(two);
    CHECK_FALSE(page.window.shows("Op dit netwerk"));
}

TEST_CASE("a network that claims a hundred sessions is shown eight of them") {
    std::vector<screens::Nearby> many;
    for (int number = 0; number < 100; ++number) many.push_back({"Sessie " + std::to_string(number), "10.0.0." + std::to_string(number) + ":7070"});
    Door door(many);
    CHECK(door.window.find("connect.nearby.8"));
    CHECK_FALSE(door.window.find("connect.nearby.9"));
}

TEST_CASE("a list that nobody touches asks for no frames") {
    Door door(two);
    door.window.advance(2'000);
    const int before = door.window.frames();
    door.window.advance(60'000);
    CHECK_FALSE(door.window.kit().wake());
    CHECK(door.window.frames() == before + 2);  // the two looks at the end of the minute, and none within it
}

TEST_CASE("a hostile name is shown as text, cut to its row") {
    std::string name(60, 'W');
    name.append("\u202E<b>");
    Door door({{name, "192.168.1.20:7070"}});
    CHECK(door.window.violations().empty());
    for (const auto& [width, height] : std::initializer_list<std::pair<float, float>>{{1280, 800}, {1920, 1080}, {480, 800}}) {
        door.window.resize(width, height);
        door.window.settle();
        CHECK(door.window.violations().empty());
    }
}
