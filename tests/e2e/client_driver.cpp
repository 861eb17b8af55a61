// The real client without a display, steered line by line from standard input: for whole-program tests and screenshots.
//   connect ADDRESS CODE NAME | trainer ADDRESS CODE KEY | board ADDRESS CODE
//   wait MS | until ID MS | click ID | type ID TEXT | key NAME | hold NAME | release NAME
//   frames NUMBER (answers with the median microseconds that building one took)
//   size WIDTH HEIGHT | look light|dark SCALE | language nl|en | shot FILE | check | dump | has ID
// Answers "ok", "no" or content, one line each.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <thread>
#include <vector>

#include "client/app.hpp"
#include "client/screens/kit/headless.hpp"

using namespace samenspel;

namespace {

std::int64_t steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

class Driver {
public:
    Driver() : app_(link::make_link({}), steady_ms), window_([this](kit::Kit& kit) { app_.frame(kit); }, {1280, 800, 1}) {}

    std::string run(const std::string& line) {
        std::istringstream words(line);
        std::string verb, first, second;
        words >> verb >> first;
        if (verb == "connect" || verb == "trainer" || verb == "board") return connect(verb, first, words);
        if (verb == "wait") return pass(std::stoi(first));
        if (verb == "until") {
            words >> second;
            for (const auto end = steady_ms() + std::stoi(second); steady_ms() < end; pass(30))
                if (window_.find(first)) return "ok";
            return "no";
        }
        if (verb == "has") return window_.find(first) ? "ok" : "no";
        if (verb == "click" || verb == "press" || verb == "type") pass(20);  // what has arrived may move what is aimed at
        if (verb == "click") return answer(window_.click(first));
        if (verb == "type") {
            std::getline(words >> std::ws, second);
            return answer(window_.type_into(first, second));
        }
        if (verb == "key") return answer(window_.key(first));
        if (verb == "hold") return answer(window_.hold(first));
        if (verb == "release") return window_.release(first), "ok";
        if (verb == "press") return answer(window_.press_mouse(first));
        if (verb == "lift") return window_.release_mouse(), "ok";
        if (verb == "frames") return build_frames(std::stoul(first));
        if (verb == "size") {
            words >> second;
            window_.resize(std::stof(first), std::stof(second));
            return pass(20);
        }
        if (verb == "look") {
            words >> second;
            window_.look({first == "dark", std::stof(second)});
            return pass(20);
        }
        if (verb == "language") {
            screens::set_language(screens::language_named(first));
            return pass(20);
        }
        if (verb == "shot") return pass(20), answer(window_.save(first));
        if (verb == "focused") return window_.focused();
        if (verb == "check") {
            std::string out;
            for (const auto& violation : window_.violations()) out += violation + " | ";
            return out.empty() ? "ok" : out;
        }
        if (verb == "dump") {
            std::string out = kit::to_json(window_.semantics());
            for (char& c : out) if (c == '\n') c = ' ';
            return out;
        }
        return "unknown";
    }

private:
    static std::string answer(bool done) { return done ? "ok" : "no"; }
    std::string connect(const std::string& verb, const std::string& address, std::istringstream& words) {
        screens::ConnectWish wish{address, {}, {}, {}};
        words >> wish.code;
        std::string rest;
        std::getline(words >> std::ws, rest);
        if (verb == "board") app_.connect_board(address, wish.code, 1);
        else {
            (verb == "trainer" ? wish.trainer_key : wish.name) = rest;
            app_.connect(wish);
        }
        return pass(50);
    }
    std::string pass(int ms) {
        for (const auto end = steady_ms() + ms; steady_ms() < end;) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            window_.advance(10);
            window_.kit().request_frame();
            window_.settle();
        }
        return "ok";
    }

    std::string build_frames(std::size_t number) {
        std::vector<std::int64_t> took;
        while (took.size() < number) {
            const auto began = std::chrono::steady_clock::now();
            const int before = window_.frames();
            window_.kit().request_frame();
            window_.settle();
            const auto all = std::chrono::steady_clock::now() - began;
            took.push_back(std::chrono::duration_cast<std::chrono::microseconds>(all).count() / std::max(1, window_.frames() - before));
        }
        std::nth_element(took.begin(), took.begin() + static_cast<std::ptrdiff_t>(number / 2), took.end());
        return std::to_string(took[number / 2]);
    }

    client::App app_;
    kit::Headless window_;
};

}  // namespace

int main() {
    Driver driver;
    for (std::string line; std::getline(std::cin, line);) std::cout << driver.run(line) << std::endl;
}
