// Where pages break.
#include <catch2/catch.hpp>

#include "server/print/flow.hpp"

using namespace samenspel::print;

namespace {

Piece line(double height, bool with_next = false) {
    return {.height = height, .draw = [](double, double) {}, .with_next = with_next};
}
Piece gap(double height) { return {.height = height}; }

std::vector<std::pair<std::size_t, std::size_t>> breaks(const Pieces& pieces, double first, double next) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (const PageOf& page : break_pages(pieces, first, next)) out.emplace_back(page.from, page.until);
    return out;
}
using Breaks = std::vector<std::pair<std::size_t, std::size_t>>;

}  // namespace

TEST_CASE("a page takes what fits, the next one the rest") {
    CHECK(breaks({line(4), line(4), line(4)}, 8, 8) == Breaks{{0, 2}, {2, 3}});
    CHECK(breaks({line(4), line(4)}, 4, 8) == Breaks{{0, 1}, {1, 2}});
    CHECK(breaks({}, 8, 8) == Breaks{{0, 0}});
}

TEST_CASE("a heading goes with what follows it") {
    CHECK(breaks({line(4), line(2, true), line(4)}, 8, 8) == Breaks{{0, 1}, {1, 3}});
}

TEST_CASE("a gap is dropped where a page begins") {
    CHECK(breaks({line(8), gap(2), line(4)}, 8, 8) == Breaks{{0, 1}, {2, 3}});
    CHECK(breaks({line(7), gap(2)}, 8, 8) == Breaks{{0, 1}});
}

TEST_CASE("a group that is higher than a page breaks where the page is full, and a piece that is higher stands alone") {
    CHECK(breaks({line(2), line(4, true), line(4, true), line(4)}, 8, 8) == Breaks{{0, 2}, {2, 4}});
    CHECK(breaks({line(2), line(20), line(2)}, 8, 8) == Breaks{{0, 1}, {1, 2}, {2, 3}});
}
