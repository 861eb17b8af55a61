// The cards of the game on ways of deciding, one a page: assignments to be read aloud, then strategies to be kept secret.
#include <utility>

#include "server/print/paper.hpp"
#include "server/print/print.hpp"
#include "server/print/request.hpp"

namespace samenspel::print {
namespace {

constexpr double width = a5_upright.width - 2 * margin;
constexpr double band_height = 46, title_size = 26, text_size = 17, option_size = 15, gap = 14;
constexpr Color assignment_color = rgb(0x5B3A8C), strategy_color = rgb(0x9C2F2F);

struct Card {
    Word kind;
    Color color;
    const Text& title;
    const Text& text;
    const google::protobuf::RepeatedPtrField<Text>* options = nullptr;
};

void draw_card(Paper& paper, const Card& card, Language language) {
    paper.outline(say(card.title, language));
    paper.fill({margin, margin, width, band_height}, card.color);
    paper.label({say(card.kind, language), true, white}, 15, {margin + gap, margin, width - 2 * gap, band_height});
    Pieces pieces = paper.text({{say(card.title, language), true}}, title_size, width);
    pieces.push_back({.height = gap});
    append(&pieces, paper.text({{say(card.text, language)}}, text_size, width));
    if (card.options)
        for (const Text& option : *card.options) {
            pieces.push_back({.height = gap / 2});
            append(&pieces, paper.text({{"• " + say(option, language)}}, option_size, width));
        }
    draw(pieces, {0, pieces.size()}, margin, margin + band_height + 2 * gap);
    paper.finish_page();
}

}  // namespace

std::string theater_cards(const Scenario& scenario, const Options& options, std::string* error) {
    const auto request = read_request(scenario, options, error);
    if (!request) return {};
    if (scenario.assignments().empty() && request->content->strategies().empty()) {
        *error = "The scenario has no assignments and no strategies to print.";
        return {};
    }
    Paper paper(a5_upright, say(request->content->title(), request->language), options.language);
    *error = paper.fault();
    if (!error->empty()) return {};
    for (const auto& assignment : scenario.assignments())
        draw_card(paper, {Word::assignment, assignment_color, assignment.title(), assignment.text(), &assignment.options()}, request->language);
    for (const auto& strategy : request->content->strategies())
        draw_card(paper, {Word::strategy, strategy_color, strategy.title(), strategy.text()}, request->language);
    std::string pdf = paper.finish();
    *error = paper.fault();
    return pdf;
}

}  // namespace samenspel::print
