// Greedy: a page takes groups of pieces for as long as they fit.
#include "server/print/flow.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace samenspel::print {
namespace {

// Lengths are sums of fractions: what is higher by less than this still fits.
constexpr double slack = 0.01;

std::size_t group_end(const Pieces& pieces, std::size_t at) {
    while (at < pieces.size() && pieces[at].with_next) ++at;
    return std::min(at + 1, pieces.size());
}

double height_between(const Pieces& pieces, std::size_t from, std::size_t until) {
    double height = 0;
    for (std::size_t i = from; i < until; ++i) height += pieces[i].height;
    return height;
}

}  // namespace

std::vector<PageOf> break_pages(const Pieces& pieces, double first_height, double next_height) {
    std::vector<PageOf> pages;
    std::size_t at = 0;
    do {
        const double room = pages.empty() ? first_height : next_height;
        while (at < pieces.size() && !pieces[at].draw) ++at;
        PageOf page{at, at};
        double used = 0;
        while (at < pieces.size()) {
            const std::size_t end = group_end(pieces, at);
            const double height = height_between(pieces, at, end);
            if (used + height <= room + slack) {
                used += height;
                at = end;
                continue;
            }
            if (height <= next_height + slack && (at > page.from || pages.empty())) break;
            while (at < end && used + pieces[at].height <= room + slack) used += pieces[at++].height;
            if (at == page.from) ++at;
            break;
        }
        page.until = at;
        pages.push_back(page);
        while (at < pieces.size() && !pieces[at].draw) ++at;
    } while (at < pieces.size());
    return pages;
}

double height_of(const Pieces& pieces) { return height_between(pieces, 0, pieces.size()); }

void draw(const Pieces& pieces, PageOf page, double x, double y) {
    for (std::size_t i = page.from; i < page.until; ++i) {
        if (pieces[i].draw) pieces[i].draw(x, y);
        y += pieces[i].height;
    }
}

void keep_together(Pieces* pieces) {
    for (std::size_t i = 0; i + 1 < pieces->size(); ++i) (*pieces)[i].with_next = true;
}

void append(Pieces* to, Pieces more) { to->insert(to->end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end())); }

}  // namespace samenspel::print
