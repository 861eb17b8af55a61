// The trainer's sheet: the whole session on one page, to tick off.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "server/print/paper.hpp"
#include "server/print/print.hpp"
#include "server/print/request.hpp"

namespace samenspel::print {
namespace {

constexpr double width = a4_lying.width - 2 * margin, height = a4_lying.height - 2 * margin;
constexpr std::array sizes{12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5};  // of the table's letters, in points; the first that fits on a page
constexpr double least_padding = 3, most_padding = 7;                     // above and below a row

// The columns of the table; what is left is shared by what to say and what to do.
enum Column : std::uint8_t { box_column, number_column, start_column, length_column, time_column, phase_column, say_column, act_column, column_count };
constexpr std::array<double, column_count> widths = [] {
    std::array<double, column_count> out{22, 22, 42, 48, 56, 104, 0, 0};
    double left = width;
    for (const double one : out) left -= one;
    out[say_column] = left * 0.44;
    out[act_column] = left * 0.56;
    return out;
}();
constexpr double left_of(Column column) {
    double x = 0;
    for (std::uint8_t i = 0; i < column; ++i) x += widths[i];
    return x;
}

// "7", or "7:30" when it is no whole minute.
std::string minutes_of(std::int64_t ms) {
    const std::int64_t seconds = ms / 1000;
    return seconds % 60 ? fmt::format("{}:{:02}", seconds / 60, seconds % 60) : std::to_string(seconds / 60);
}

// Talk is dark, its result darker, what is around it light: they stay apart without colour, and the number is in each.
struct Shade {
    Color fill, letters;
};
Shade shade_of(PhaseKind kind) {
    switch (kind) {
        case TALKING: return {rgb(0x17607D), white};
        case RESULT: return {rgb(0x1C2630), white};
        case CASE: return {rgb(0xF6E3B4), ink};
        case EXPLORING: return {rgb(0xA9CBD8), ink};
        case DEBRIEFING: return {rgb(0xE4E0D7), ink};
        default: return {white, ink};
    }
}

// `drawn`: the talk of a round of the card game.
Word hint_of(PhaseKind kind, bool drawn) {
    switch (kind) {
        case JOINING: return Word::joining;
        case READING: return Word::reading;
        case EXPLORING: return Word::exploring;
        case TALKING: return drawn ? Word::deciding : Word::talking;
        case DRAWING: return Word::drawing;
        case EVALUATING: return Word::evaluating;
        case RESULT: return Word::result;
        case CASE: return Word::case_card;
        case DEBRIEFING: return Word::debriefing;
        default: return Word::pause;
    }
}

class Sheet {
public:
    Sheet(Paper& paper, const Request& request, const Options& options)
        : paper_(paper), content_(*request.content), language_(request.language), options_(options) {
        for (const auto& phase : content_.phases()) total_ms_ += phase.length_ms();
    }

    void draw() {
        const Pieces title = title_pieces();
        const double first_height = height - height_of(title) - bar_height, next_height = height - row_head_height();
        for (const double size : sizes) {
            size_ = size;
            const Pieces all = table();
            const std::vector<PageOf> pages = break_pages(all, first_height, next_height);
            if (pages.size() > 1 && size != sizes.back()) continue;
            if (pages.size() > 1) return draw_pages(title, all, pages);
            // What is left of the page goes to the rows.
            padding_ = std::min(most_padding, padding_ + (first_height - height_of(all)) / 2 / std::max(1, content_.phases_size()));
            const Pieces roomy = table();
            return draw_pages(title, roomy, {{0, roomy.size()}});
        }
    }

private:
    static constexpr double bar_height = 46, blanks_width = width * 0.46;

    double row_head_height() const { return 9 * 1.36 + 2 * least_padding; }

    void draw_pages(const Pieces& title, const Pieces& all, const std::vector<PageOf>& pages) {
        for (std::size_t i = 0; i < pages.size(); ++i) {
            double y = margin;
            if (i == 0) {
                print::draw(title, {0, title.size()}, margin, y - 4);
                draw_blanks();
                draw_bar(y + height_of(title));
                y += height_of(title) + bar_height;
            } else {
                draw_row_head(margin, y);
                y += row_head_height();
            }
            print::draw(all, pages[i], margin, y);
            paper_.finish_page();
        }
    }

    // Scenario and length, as high as the title is long.
    Pieces title_pieces() const {
        const std::string length = fmt::format(fmt::runtime(say(Word::minutes, language_)), minutes_of(total_ms_));
        Pieces out = paper_.text({{say(content_.title(), language_), true}}, 18, width - blanks_width - 20);
        append(&out, paper_.text({{say(Word::clock_sheet, language_) + " · " + length, false, ink_second}}, 11, width - blanks_width - 20));
        out.push_back({.height = 7});
        return out;
    }

    // Which table, who and from when, at the right of the title.
    void draw_blanks() {
        double x = margin + width;
        x = blank(Word::begins_at, "", 60, x);
        x = blank(Word::table, options_.table ? std::to_string(options_.table) : "", 40, x);
        blank(Word::trainer, "", 110, x);
    }

    // A word and a line to write on, ending at `right`; returns where the next one ends.
    double blank(Word word, const std::string& written, double room, double right) {
        const Run label{say(word, language_), false, ink_second};
        const double words = paper_.text_width(label, 10) + 6, x = right - room - words, y = margin + 4;
        paper_.label(label, 10, {x, y, words + 4, 18});
        if (!written.empty()) paper_.label({written, true}, 12, {right - room, y, room, 18}, Align::centre);
        paper_.line(right - room, y + 17, right, y + 17, ink, 0.6);
        return x - 16;
    }

    void draw_bar(double y) {
        constexpr double high = 20;
        if (total_ms_ <= 0) return;
        const auto x_of = [&](std::int64_t ms) { return margin + width * static_cast<double>(ms) / static_cast<double>(total_ms_); };
        std::int64_t at = 0;
        for (int i = 0; i < content_.phases_size(); ++i) {
            const auto& phase = content_.phases(i);
            const Box box{x_of(at), y, x_of(at + phase.length_ms()) - x_of(at), high};
            const Shade shade = shade_of(phase.kind());
            paper_.fill(box, shade.fill);
            paper_.frame(box, ink, 0.6);
            const Run number{std::to_string(i + 1), true, shade.letters};
            if (paper_.text_width(number, 8.5) + 1 < box.width) paper_.label(number, 8.5, box, Align::centre);
            at += phase.length_ms();
        }
        const std::int64_t minutes = total_ms_ / 60000, step = minutes > 120 ? 15 : minutes > 60 ? 10 : 5;
        for (std::int64_t minute = 0; minute <= minutes; minute += step) {
            const double x = x_of(minute * 60000);
            paper_.line(x, y + high, x, y + high + 3, ink, 0.6);
            const Align align = minute == 0 ? Align::left : minute == minutes ? Align::right : Align::centre;
            const double left = align == Align::left ? x : align == Align::right ? x - 40 : x - 20;
            paper_.label({std::to_string(minute), false, ink_second}, 8.5, {left, y + high + 3, 40, 12}, align);
        }
    }

    void draw_row_head(double x, double y) {
        constexpr std::array heads{std::pair{start_column, Word::start}, std::pair{length_column, Word::length}, std::pair{time_column, Word::time},
                                   std::pair{phase_column, Word::phase}, std::pair{say_column, Word::say}, std::pair{act_column, Word::act}};
        for (const auto& [column, word] : heads)
            paper_.label({say(word, language_), true, ink_second}, 9, {x + left_of(column), y, widths[column], row_head_height()});
        paper_.line(x, y + row_head_height(), x + width, y + row_head_height(), ink, 1);
    }

    Pieces table() {
        Pieces out;
        out.push_back({.height = row_head_height(), .draw = [this](double x, double y) { draw_row_head(x, y); }, .with_next = true});
        std::int64_t at = 0;
        for (int i = 0; i < content_.phases_size(); ++i) {
            out.push_back(row(i, at));
            at += content_.phases(i).length_ms();
        }
        return out;
    }

    // What the trainer does: by the kind of phase, and which forms open.
    std::string act_of(const PhaseInfo& phase) const {
        const bool drawn = std::any_of(content_.phases().begin(), content_.phases().end(), [&](const PhaseInfo& other) { return other.kind() == DRAWING && other.round() == phase.round(); });
        std::string act = say(hint_of(phase.kind(), drawn), language_);
        for (const auto& id : phase.forms())
            for (const auto& form : content_.forms())
                if (form.id() == id) act += " " + fmt::format(fmt::runtime(say(Word::form, language_)), say(form.title(), language_));
        return act;
    }

    Piece row(int index, std::int64_t start_ms) const {
        const auto& phase = content_.phases(index);
        const std::string length = fmt::format(fmt::runtime(say(Word::minutes, language_)), minutes_of(phase.length_ms()));
        struct Cell {
            Column column;
            Pieces lines;
        };
        std::vector<Cell> cells;
        const auto add = [&](Column column, Run run) { cells.push_back({column, paper_.text({std::move(run)}, size_, widths[column] - 8)}); };
        add(number_column, {std::to_string(index + 1), true});
        add(start_column, {minutes_of(start_ms)});
        add(length_column, {length});
        add(phase_column, {say(phase.title(), language_), true});
        add(say_column, {say(phase.invitation(), language_)});
        add(act_column, {act_of(phase), false, ink_second});
        double high = 0;
        for (const Cell& cell : cells) high = std::max(high, height_of(cell.lines));
        high += 2 * padding_;
        return {.height = high, .draw = [this, cells = std::move(cells), high](double x, double y) {
            for (const Cell& cell : cells) print::draw(cell.lines, {0, cell.lines.size()}, x + left_of(cell.column), y + padding_);
            const double side = std::min(12.0, high - 2 * padding_), line = size_ * 1.36;
            paper_.frame({x, y + padding_ + (line - side) / 2, side, side}, ink, 0.9);
            const double written = y + padding_ + line - 2;
            paper_.line(x + left_of(time_column), written, x + left_of(time_column) + widths[time_column] - 16, written, line_color, 0.6);
            paper_.line(x, y + high, x + width, y + high, line_color, 0.5);
        }};
    }

    Paper& paper_;
    const Content& content_;
    Language language_;
    const Options& options_;
    std::int64_t total_ms_ = 0;
    double size_ = sizes.front(), padding_ = least_padding;
};

}  // namespace

std::string clock_sheet(const Scenario& scenario, const Options& options, std::string* error) {
    const auto request = read_request(scenario, options, error);
    if (!request) return {};
    const std::string title = say(request->content->title(), request->language) + ": " + say(Word::clock_sheet, request->language);
    Paper paper(a4_lying, title, options.language);
    *error = paper.fault();
    if (!error->empty()) return {};
    Sheet(paper, *request, options).draw();
    std::string pdf = paper.finish();
    *error = paper.fault();
    return pdf;
}

}  // namespace samenspel::print
