// What everybody promised for Monday, one card a page, to take home: the person's own name, no role, nothing secret.
#include "server/print/paper.hpp"
#include "server/print/print.hpp"
#include "server/print/request.hpp"

namespace samenspel::print {
namespace {

constexpr double width = a6_lying.width - 2 * margin;
constexpr double band_height = 34, text_size = 19, name_size = 13, gap = 14;
constexpr Color band_color = rgb(0x17607D);

}  // namespace

std::string promise_cards(const Scenario& scenario, const Options& options, std::string* error) {
    const auto request = read_request(scenario, options, error);
    if (!request) return {};
    if (options.promises.empty()) {
        *error = "Nobody has written a promise yet.";
        return {};
    }
    Paper paper(a6_lying, say(request->content->title(), request->language), options.language);
    *error = paper.fault();
    if (!error->empty()) return {};
    for (const auto& promise : options.promises) {
        paper.outline(promise.who);
        paper.fill({margin, margin, width, band_height}, band_color);
        paper.label({say(Word::promise, request->language), true, white}, 13, {margin + gap, margin, width - 2 * gap, band_height});
        Pieces pieces = paper.text({{promise.text, true}}, text_size, width);
        const double room = a6_lying.height - 2 * margin - band_height - 2 * gap - name_size * 2;
        // A long promise in smaller letters, so that the name stays on its page.
        for (double size = text_size - 2; height_of(pieces) > room && size >= 11; size -= 2) pieces = paper.text({{promise.text, true}}, size, width);
        draw(pieces, {0, pieces.size()}, margin, margin + band_height + gap);
        paper.label({promise.who, false, ink_second}, name_size, {margin, a6_lying.height - margin - name_size * 2, width, name_size * 2});
        paper.finish_page();
    }
    std::string pdf = paper.finish();
    *error = paper.fault();
    return pdf;
}

}  // namespace samenspel::print
