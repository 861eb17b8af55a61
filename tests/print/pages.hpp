// Reads a PDF back, with poppler's programs.
#pragma once

#include <string>
#include <vector>

#include "proto/full.hpp"

namespace samenspel::print::test {

struct Page {
    double width = 0, height = 0;       // points
    std::string text;                   // in the order in which it was drawn, all white space taken out
    std::string lines;                  // the same, with its lines
    double left = 0, top = 0, right = 0, bottom = 0;  // what its words reach to
};
std::vector<Page> read_pages(const std::string& pdf);

// The text of several pages.
std::string text_of(const std::vector<Page>& pages, std::size_t from, std::size_t until);
std::string without_space(const std::string& text);
bool has(const std::string& page_text, const std::string& text);

// What a command prints, and its exit code.
struct Ran {
    int code = -1;
    std::string output;
};
Ran run(const std::string& command);

const Scenario& krimp();

}  // namespace samenspel::print::test
