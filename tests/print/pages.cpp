// pdftotext gives the words with their boxes, and the text.
#include "tests/print/pages.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <regex>
#include <stdexcept>

#include <sys/wait.h>

#include "server/scenario/loader.hpp"
#include "tests/support/scratch.hpp"

namespace samenspel::print::test {
namespace {

double number(const std::smatch& match, std::size_t group) { return std::stod(match[group].str()); }

}  // namespace

Ran run(const std::string& command) {
    Ran ran;
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (!pipe) throw std::runtime_error("cannot run " + command);
    std::array<char, 65536> some;
    for (std::size_t count = 0; (count = std::fread(some.data(), 1, some.size(), pipe)) > 0;) ran.output.append(some.data(), count);
    const int status = pclose(pipe);
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

std::vector<Page> read_pages(const std::string& pdf) {
    const samenspel::testing::Scratch scratch;
    const std::string file = scratch / "a.pdf";
    std::ofstream(file, std::ios::binary) << pdf;
    const std::string boxes = run("pdftotext -bbox " + file + " -").output, text = run("pdftotext -raw " + file + " -").output;
    static const std::regex what(R"re(<page width="([\d.]+)" height="([\d.]+)">|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">)re");
    std::vector<Page> pages;
    for (std::sregex_iterator at(boxes.begin(), boxes.end(), what), end; at != end; ++at) {
        if ((*at)[1].matched) {
            pages.push_back({.width = number(*at, 1), .height = number(*at, 2), .text = {}, .lines = {}, .left = 1e9, .top = 1e9});
            continue;
        }
        Page& page = pages.back();
        page.left = std::min(page.left, number(*at, 3));
        page.top = std::min(page.top, number(*at, 4));
        page.right = std::max(page.right, number(*at, 5));
        page.bottom = std::max(page.bottom, number(*at, 6));
    }
    std::size_t from = 0;
    for (Page& page : pages) {
        const std::size_t end = text.find('\f', from);
        if (end == std::string::npos) throw std::runtime_error("pdftotext gave fewer pages than there are");
        page.lines = text.substr(from, end - from);
        page.text = without_space(page.lines);
        from = end + 1;
    }
    return pages;
}

std::string text_of(const std::vector<Page>& pages, std::size_t from, std::size_t until) {
    std::string out;
    for (std::size_t i = from; i < std::min(until, pages.size()); ++i) out += pages[i].text;
    return out;
}

std::string without_space(const std::string& text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char one) { return one != ' ' && one != '\n' && one != '\r' && one != '\t'; });
    return out;
}

bool has(const std::string& page_text, const std::string& text) { return page_text.find(without_space(text)) != std::string::npos; }

const Scenario& krimp() {
    static const scenario::Loaded loaded = scenario::load("assets/scenarios/krimp");
    if (!loaded.scenario) throw std::runtime_error("krimp does not load");
    return *loaded.scenario;
}

}  // namespace samenspel::print::test
