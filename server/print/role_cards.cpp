// A card for each seat, and after them one for each who may take a seat over: who it is for all to know, and below the lock what only its holder may know.
#include <algorithm>
#include <array>
#include <deque>
#include <utility>

#include <fmt/format.h>

#include "server/print/paper.hpp"
#include "server/print/print.hpp"
#include "server/print/request.hpp"
#include "server/rules/dealing.hpp"

namespace samenspel::print {
namespace {

constexpr double width = a5_upright.width - 2 * margin;
constexpr double foot_height = 16, room_height = a5_upright.height - 2 * margin - foot_height;
// Of the body, in points. A single page is worth no small print; two pages may be a little smaller before there are more.
constexpr std::array one_page_sizes{10.5, 10.0, 9.5};
constexpr std::array two_page_sizes{11.0, 10.5, 10.0, 9.5, 9.0, 8.5};
constexpr double many_pages_size = 9.5;

struct Seat {
    const SeatInfo* info = nullptr;
    const PartyInfo* party = nullptr;
    RoleDealt role;  // as the event has it, so that paper and screen say the same
    bool successor = false;  // kept back until its seat falls
};

// What depends on nothing but a card's words and the size of its letters.
class Card {
public:
    Card(Paper& paper, const Content& content, Language language, const Seat& seat, double size)
        : paper_(paper), content_(content), language_(language), seat_(seat), size_(size) {}

    // What comes first, and what fills the other side of a card of two pages.
    Pieces front() const {
        Pieces out = head();
        if (seat_.party->has_mandate()) append(&out, section(Word::public_mandate, say(seat_.party->mandate(), language_)));
        out.push_back(gap(0.3));
        append(&out, secret_strip());
        append(&out, section(Word::story, words_of(seat_.role.text())));
        append(&out, section(Word::bottom_line, words_of(seat_.role.bottom_line())));
        append(&out, section(Word::concession, words_of(seat_.role.concession())));
        append(&out, loaded_words());
        return out;
    }

    Pieces back() const {
        Pieces out;
        for (const auto& card : seat_.role.cards()) {
            Pieces piece;
            if (out.empty()) {
                piece = heading(Word::interests);
                piece.push_back(gap(0.3));
            }
            append(&piece, interest(card));
            keep_together(&piece);
            append(&out, std::move(piece));
            out.push_back(gap(0.75));
        }
        return out;
    }

    // At the top of a second page.
    Pieces continuation() const {
        Pieces out;
        out.push_back({.height = 30, .draw = [this](double x, double y) {
            badge({x, y, 24, 24}, 13);
            paper_.label({name(), true}, 11, {x + 32, y, width - 32, 24});
        }});
        append(&out, secret_strip());
        return out;
    }

private:
    const std::string& words_of(const Text& text) const { return say(text, language_); }
    const std::string& name() const { return words_of(seat_.info->name()); }
    Piece gap(double em) const { return {.height = em * size_}; }

    void badge(const Box& box, double letters) const {
        paper_.fill(box, party_color(seat_.party->colour()));
        paper_.frame(box, ink, 0.75);
        paper_.label({seat_.party->letter(), true, on_party_color(seat_.party->colour())}, letters, box, Align::centre);
    }

    // The bar in the party's colour, its letter, and the names, each as long as it is.
    Pieces head() const {
        constexpr double bar = 7, badge_size = 46, left = badge_size + 12;
        auto names = paper_.text({{name(), true}}, 16, width - left);
        append(&names, paper_.text({{words_of(seat_.party->name()), false, ink_second}}, 11.5, width - left));
        const double height = std::max(height_of(names), badge_size);
        return {{.height = bar + 10 + height + 8, .draw = [this, names = std::move(names), height](double x, double y) {
            paper_.fill({x, y, width, bar}, party_color(seat_.party->colour()));
            badge({x, y + bar + 10, badge_size, badge_size}, 26);
            print::draw(names, {0, names.size()}, x + left, y + bar + 10 + (height - height_of(names)) / 2);
        }}};
    }

    Pieces secret_strip() const {
        return {{.height = 30, .draw = [this](double x, double y) {
            constexpr double strip = 21;
            paper_.fill({x, y, width, strip}, secret_color);
            paper_.lock(x + 9, y + 4.5, 12, white);
            paper_.label({say(Word::secret, language_), true, white}, 10.5, {x + 26, y, width - 34, strip});
        }, .with_next = true}};
    }

    Pieces heading(Word word) const {
        Pieces out = paper_.text({{say(word, language_), true, secret_color}}, size_ + 0.5, width);
        for (Piece& piece : out) piece.with_next = true;
        return out;
    }

    Pieces section(Word title, const std::string& text) const {
        if (text.empty()) return {};
        Pieces out = heading(title);
        append(&out, paper_.text({{text}}, size_, width));
        out.push_back(gap(0.65));
        return out;
    }

    // A label and what it says, when there is something to say.
    void remark(Pieces* out, Word label, const Text& text) const {
        if (words_of(text).empty()) return;
        append(out, paper_.text({{say(label, language_) + " ", true}, {words_of(text)}}, size_, width - indent()));
    }

    double indent() const { return 10; }

    Pieces interest(const samenspel::Card& card) const {
        constexpr std::array layers{Word::personal, Word::organisation, Word::collective};
        constexpr std::array motives{Word::advantage, Word::feeling, Word::conviction};
        const double right = 92;
        Pieces lines = paper_.text({{words_of(card.title()), true}}, size_ + 1, width - indent() - right);
        lines.front().draw = [this, title = lines.front().draw, weight = card.weight()](double x, double y) {
            draw_weight(x + width - indent(), y, weight);
            title(x, y);
        };
        std::string kind;
        if (card.layer() >= 1 && card.layer() <= layers.size()) kind = say(layers[card.layer() - 1], language_);
        if (card.motive() >= 1 && card.motive() <= motives.size()) kind += (kind.empty() ? "" : " · ") + say(motives[card.motive() - 1], language_);
        if (!kind.empty()) append(&lines, paper_.text({{kind, false, ink_second}}, size_, width - indent()));
        if (!words_of(card.text()).empty()) append(&lines, paper_.text({{words_of(card.text())}}, size_, width - indent()));
        remark(&lines, Word::served, card.measure());
        remark(&lines, Word::trigger, card.trigger());
        remark(&lines, Word::price, card.price());
        for (Piece& line : lines) line.draw = beside_rule(std::move(line));
        return lines;
    }

    // A line of an interest, with its part of the rule that runs along the whole of it.
    std::function<void(double, double)> beside_rule(Piece line) const {
        return [this, line = std::move(line)](double x, double y) {
            paper_.line(x + 1, y, x + 1, y + line.height, secret_color, 2);
            line.draw(x + indent(), y);
        };
    }

    void draw_weight(double right, double y, std::uint32_t weight) const {
        constexpr std::uint32_t most = 3;
        const double radius = size_ * 0.3, step = radius * 2.7, height = (size_ + 1) * 1.36;
        for (std::uint32_t i = 0; i < most; ++i) paper_.dot(right - radius - (most - 1 - i) * step, y + height / 2, radius, secret_color, i < weight);
        const double words_end = right - most * step - 4;
        paper_.label({say(Word::weight, language_), false, ink_second}, size_ - 1, {words_end - 80, y, 80, height}, Align::right);
    }

    // Each word, and beside it what it means to this seat.
    Pieces loaded_words() const {
        Pieces out;
        double column = 0;
        for (const auto& word : content_.words()) column = std::max(column, paper_.text_width({words_of(word.word()), true}, size_));
        column = std::min(column + size_, width / 3);
        for (const auto& meaning : seat_.role.meanings()) {
            std::string said = meaning.word();
            for (const auto& word : content_.words())
                if (word.id() == meaning.word()) said = words_of(word.word());
            Pieces row = out.empty() ? heading(Word::loaded_words) : Pieces{};
            append(&row, beside(paper_.text({{said, true}}, size_, column - 4), paper_.text({{words_of(meaning.meaning())}}, size_, width - column), column));
            keep_together(&row);
            append(&out, std::move(row));
        }
        return out;
    }

    static Pieces beside(Pieces left, Pieces right, double column) {
        Pieces rows;
        for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
            const Piece one = i < left.size() ? left[i] : Piece{}, other = i < right.size() ? right[i] : Piece{};
            rows.push_back({.height = std::max(one.height, other.height), .draw = [one, other, column](double x, double y) {
                if (one.draw) one.draw(x, y);
                if (other.draw) other.draw(x + column, y);
            }});
        }
        return rows;
    }

    Paper& paper_;
    const Content& content_;
    Language language_;
    const Seat& seat_;
    double size_;
};

// How one seat's card lies on its pages.
struct Layout {
    Pieces pieces;
    std::vector<PageOf> pages;
};

Layout layout_of(const Card& card, bool split) {
    Layout out;
    const double next = room_height - height_of(card.continuation());
    out.pieces = card.front();
    if (split) {
        out.pages = break_pages(out.pieces, room_height, next);
        const std::size_t from = out.pieces.size();
        const Pieces back = card.back();
        for (PageOf page : break_pages(back, next, next)) out.pages.push_back({from + page.from, from + page.until});
        append(&out.pieces, back);
        return out;
    }
    append(&out.pieces, card.back());
    out.pages = break_pages(out.pieces, room_height, next);
    return out;
}

class Deck {
public:
    Deck(Paper& paper, const Scenario& scenario, const Request& request, const Options& options)
        : paper_(paper), content_(*request.content), language_(request.language), options_(options) {
        for (const auto& info : content_.seats()) {
            Seat seat{.info = &info, .party = &content_.parties(static_cast<int>(info.party()) - 1), .role = {}};
            for (const auto& role : scenario.roles())
                if (role.seat() == info.id()) seat.role = rules::dealt_of(role, info.number());
            seats_.push_back(std::move(seat));
        }
        for (const auto& next : scenario.successors()) add_successor(next);
    }

    // All cards alike: how thick a card is tells nothing.
    void draw() {
        for (const double size : one_page_sizes)
            if (most_pages(size, false) == 1) return draw_all(size, false, 1);
        for (const double size : two_page_sizes)
            if (most_pages(size, true) == 2) return draw_all(size, true, 2);
        const std::size_t most = most_pages(many_pages_size, false);
        draw_all(many_pages_size, false, most + most % 2);
    }

private:
    void add_successor(const Successor& next) {
        for (const auto& info : content_.seats()) {
            if (info.id() != next.seat()) continue;
            SeatInfo& named = successors_.emplace_back(info);
            *named.mutable_name() = next.name();
            seats_.push_back({&named, &content_.parties(static_cast<int>(info.party()) - 1), rules::dealt_of(next.role(), info.number()), true});
        }
    }

    Card card(const Seat& seat, double size) const { return {paper_, content_, language_, seat, size}; }

    std::size_t most_pages(double size, bool split) const {
        std::size_t most = 0;
        for (const Seat& seat : seats_) most = std::max(most, layout_of(card(seat, size), split).pages.size());
        return most;
    }

    void draw_all(double size, bool split, std::size_t pages) {
        for (const Seat& seat : seats_) {
            const Card one = card(seat, size);
            const Layout layout = layout_of(one, split);
            paper_.outline(say(seat.info->name(), language_));
            for (std::size_t i = 0; i < pages; ++i) {
                double y = margin;
                if (i > 0) {
                    const Pieces top = one.continuation();
                    print::draw(top, {0, top.size()}, margin, y);
                    y += height_of(top);
                }
                if (i < layout.pages.size()) print::draw(layout.pieces, layout.pages[i], margin, y);
                foot(seat, i + 1, pages);
                paper_.finish_page();
            }
        }
    }

    void foot(const Seat& seat, std::size_t page, std::size_t pages) {
        const double y = a5_upright.height - margin - foot_height;
        paper_.line(margin, y + 3, margin + width, y + 3, line_color, 0.5);
        std::string left = say(content_.title(), language_);
        if (options_.table) left += fmt::format(" · {} {}", say(Word::table, language_), options_.table);
        if (seat.successor) left = say(Word::successor, language_) + " · " + left;
        const std::string right = fmt::format(fmt::runtime(say(Word::card_page, language_)), seat.info->number(), page, pages);
        const double right_width = paper_.text_width({right}, 7.5) + 2, high = foot_height - 5;
        paper_.label({left, false, ink_second}, 7.5, {margin, y + 5, width - right_width - 10, high});
        paper_.label({right, false, ink_second}, 7.5, {margin + width - right_width, y + 5, right_width, high}, Align::right);
    }

    Paper& paper_;
    const Content& content_;
    Language language_;
    const Options& options_;
    std::deque<SeatInfo> successors_;  // a deque, so that none moves
    std::vector<Seat> seats_;
};

}  // namespace

std::string role_cards(const Scenario& scenario, const Options& options, std::string* error) {
    const auto request = read_request(scenario, options, error);
    if (!request) return {};
    const std::string title = say(request->content->title(), request->language) + ": " + say(Word::role_cards, request->language);
    Paper paper(a5_upright, title, options.language);
    *error = paper.fault();
    if (!error->empty()) return {};
    Deck(paper, scenario, *request, options).draw();
    std::string pdf = paper.finish();
    *error = paper.fault();
    return pdf;
}

}  // namespace samenspel::print
