// What may share a frame.
#include <catch2/catch.hpp>

#include "client/screens/kit/input.hpp"

using namespace samenspel::kit;

namespace {

InputEvent key(Key which, bool down, bool repeat = false) {
    InputEvent event;
    event.kind = InputEvent::Kind::key;
    event.key = which;
    event.down = down;
    event.repeat = repeat;
    return event;
}

InputEvent text(const char* words) {
    InputEvent event;
    event.kind = InputEvent::Kind::text;
    event.text = words;
    return event;
}

InputEvent button(bool down, float x) {
    InputEvent event;
    event.kind = InputEvent::Kind::button;
    event.down = down;
    event.point = {x, 5};
    return event;
}

}  // namespace

TEST_CASE("a key changes at most once per frame, so no tap is lost") {
    InputQueue queue;
    for (int i = 0; i < 3; ++i) {
        queue.push(key(Key::left, true));
        queue.push(key(Key::left, false));
    }
    int presses = 0, frames = 0;
    while (queue.pending()) {
        const InputFrame frame = queue.next_frame();
        CHECK(frame.strokes.size() <= 1);
        presses += static_cast<int>(frame.strokes.size());
        ++frames;
    }
    CHECK(presses == 3);
    CHECK(frames == 6);
}

TEST_CASE("Tab and Enter get a frame of their own, so that what follows reaches the new focus") {
    InputQueue queue;
    queue.push(text("Zoë"));
    queue.push(key(Key::tab, true));
    queue.push(text("daarna"));
    CHECK(queue.next_frame().strokes.at(0).text == "Zoë");
    const InputFrame tab = queue.next_frame();
    REQUIRE(tab.strokes.size() == 1);
    CHECK(tab.strokes[0].key == Key::tab);
    CHECK(queue.next_frame().strokes.at(0).text == "daarna");
}

TEST_CASE("a click within one poll is a press and a release in two frames") {
    InputQueue queue;
    queue.push(button(true, 10));
    queue.push(button(false, 10));
    const InputFrame first = queue.next_frame(), second = queue.next_frame();
    CHECK(first.mouse_pressed);
    CHECK_FALSE(first.mouse_released);
    CHECK(first.mouse_down);
    CHECK(second.mouse_released);
    CHECK_FALSE(second.mouse_down);
}

TEST_CASE("what is typed right after a click waits a frame, so that it reaches what the click went to") {
    InputQueue queue;
    queue.push(button(true, 10));
    queue.push(button(false, 10));
    queue.push(key(Key::f, true));
    queue.push(text("f"));
    CHECK(queue.next_frame().strokes.empty());
    CHECK(queue.next_frame().strokes.empty());
    const InputFrame typed = queue.next_frame();
    REQUIRE(typed.strokes.size() == 2);
    CHECK(typed.strokes[0].key == Key::f);
    CHECK(typed.strokes[1].text == "f");
}

TEST_CASE("keys held down are let go when the window loses the keyboard") {
    InputQueue queue;
    queue.push(key(Key::h, true));
    CHECK(queue.next_frame().held.count(Key::h) == 1);
    InputEvent lost;
    lost.kind = InputEvent::Kind::focus_lost;
    queue.push(lost);
    CHECK(queue.next_frame().held.empty());
}

TEST_CASE("a flood of movement never pushes out a key") {
    InputQueue queue;
    queue.push(key(Key::a, true));
    for (int i = 0; i < 10'000; ++i) queue.push(InputEvent{});
    CHECK(queue.next_frame().strokes.size() == 1);
}

TEST_CASE("keys are known by name") {
    CHECK(key_named("Tab") == Key::tab);
    CHECK(key_named("F6") == Key::f6);
    CHECK(key_named("F12") == Key::f12);
    CHECK(key_named("h") == Key::h);
    CHECK(key_named("0") == Key::zero);
    CHECK(key_named("Hyper") == Key::none);
}
