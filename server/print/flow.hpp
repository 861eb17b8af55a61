// Pieces of a page under one another, and where pages break. It knows neither letters nor paper.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace samenspel::print {

// What is never cut: a line of text, a row, a gap. Heights and places in points.
struct Piece {
    double height = 0;
    std::function<void(double x, double y)> draw = {};  // empty: a gap, dropped at the top of a page
    bool with_next = false;                        // not the last of its page
};
using Pieces = std::vector<Piece>;

// The pieces of one page.
struct PageOf {
    std::size_t from = 0, until = 0;
};

// Pieces that stay together move to the next page together, unless they are higher than a page; then they break where
// the page is full. A single piece that is higher than a page has a page of its own. At least one page.
std::vector<PageOf> break_pages(const Pieces& pieces, double first_height, double next_height);

double height_of(const Pieces& pieces);
void draw(const Pieces& pieces, PageOf page, double x, double y);
// Glues the pieces together, so that they stay on one page.
void keep_together(Pieces* pieces);
void append(Pieces* to, Pieces more);

}  // namespace samenspel::print
