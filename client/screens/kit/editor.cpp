// Undo keeps whole texts: they are short, and a run of typing is one step.
#include "client/screens/kit/editor.hpp"

#include <algorithm>
#include <utility>

#include "client/screens/kit/utf8.hpp"

namespace samenspel::kit {
namespace {

constexpr std::size_t longest_undo = 100;

bool blank(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t'; }

}  // namespace

void Editor::set_text(std::string_view utf8) {
    std::u32string fresh = to_utf32(utf8);
    if (fresh == text_) return;
    text_ = std::move(fresh);
    cursor_ = anchor_ = text_.size();
    undo_.clear();
    redo_.clear();
    typing_ = false;
    relayout();
}

std::string Editor::text() const { return to_utf8(text_); }

void Editor::layout(float width, std::function<float(char32_t)> advance) {
    width_ = width;
    advance_ = std::move(advance);
    relayout();
}

void Editor::relayout() {
    rows_.clear();
    std::size_t start = 0, position = 0, break_at = 0;
    float used = 0;
    const auto next_row = [&](std::size_t end) {
        rows_.push_back({start, end});
        start = position = end;
        break_at = end;
        used = 0;
    };
    while (position < text_.size()) {
        const char32_t c = text_[position];
        if (c == U'\n') {
            next_row(position + 1);
            continue;
        }
        const float step = advance_ ? advance_(c) : 1;
        if (width_ > 0 && used + step > width_ && c != U' ' && position > start) {
            next_row(break_at > start ? break_at : position);
            continue;
        }
        used += step;
        ++position;
        if (c == U' ' || c == U'-' || c == U'/') break_at = position;
    }
    rows_.push_back({start, text_.size()});
}

std::u32string_view Editor::row_text(std::size_t row) const {
    const Row r = rows_[row];
    std::size_t end = r.end;
    if (end > r.begin && text_[end - 1] == U'\n') --end;
    return std::u32string_view(text_).substr(r.begin, end - r.begin);
}

float Editor::width_until(std::size_t row, std::size_t position) const {
    float width = 0;
    for (std::size_t i = rows_[row].begin; i < std::min(position, rows_[row].end); ++i) {
        if (text_[i] != U'\n') width += advance_ ? advance_(text_[i]) : 1;
    }
    return width;
}

std::size_t Editor::cursor_row() const {
    std::size_t row = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (cursor_ >= rows_[i].begin) row = i;
    }
    return row;
}

std::string Editor::selected_text() const {
    return to_utf8(std::u32string_view(text_).substr(selection_begin(), selection_end() - selection_begin()));
}

std::size_t Editor::word_left() const {
    std::size_t at = cursor_;
    while (at > 0 && blank(text_[at - 1])) --at;
    while (at > 0 && !blank(text_[at - 1])) --at;
    return at;
}

std::size_t Editor::word_right() const {
    std::size_t at = cursor_;
    while (at < text_.size() && !blank(text_[at])) ++at;
    while (at < text_.size() && blank(text_[at])) ++at;
    return at;
}

std::size_t Editor::nearest(std::size_t row, float x) const {
    const Row r = rows_[row];
    // Behind the last character of a wrapped row would be the next row's start.
    const bool last = row + 1 == rows_.size();
    const std::size_t end = last ? r.end : std::max(r.begin, r.end - 1);
    float used = 0;
    for (std::size_t i = r.begin; i < end; ++i) {
        const float step = advance_ ? advance_(text_[i]) : 1;
        if (x < used + step / 2) return i;
        used += step;
    }
    return end;
}

void Editor::move(Move move, bool extend) {
    typing_ = false;
    const std::size_t row = cursor_row();
    const bool vertical = move == Move::up || move == Move::down;
    if (vertical && wanted_x_ < 0) wanted_x_ = width_until(row, cursor_);
    if (!vertical) wanted_x_ = -1;
    const bool collapse = has_selection() && !extend;
    switch (move) {
        case Move::left: cursor_ = collapse ? selection_begin() : cursor_ - (cursor_ > 0 ? 1 : 0); break;
        case Move::right: cursor_ = collapse ? selection_end() : std::min(cursor_ + 1, text_.size()); break;
        case Move::up: cursor_ = row == 0 ? 0 : nearest(row - 1, wanted_x_); break;
        case Move::down: cursor_ = row + 1 == rows_.size() ? text_.size() : nearest(row + 1, wanted_x_); break;
        case Move::word_left: cursor_ = word_left(); break;
        case Move::word_right: cursor_ = word_right(); break;
        case Move::row_start: cursor_ = rows_[row].begin; break;
        case Move::row_end: cursor_ = nearest(row, 1e9f); break;
        case Move::text_start: cursor_ = 0; break;
        case Move::text_end: cursor_ = text_.size(); break;
    }
    if (!extend) anchor_ = cursor_;
}

void Editor::select_all() {
    typing_ = false;
    anchor_ = 0;
    cursor_ = text_.size();
}

void Editor::click(std::size_t row, float x, bool extend) {
    typing_ = false;
    wanted_x_ = -1;
    cursor_ = nearest(std::min(row, rows_.size() - 1), x);
    if (!extend) anchor_ = cursor_;
}

void Editor::select_word() {
    while (anchor_ > 0 && !blank(text_[anchor_ - 1])) --anchor_;
    while (cursor_ < text_.size() && !blank(text_[cursor_])) ++cursor_;
}

void Editor::remember(bool typing) {
    wanted_x_ = -1;
    redo_.clear();
    if (typing && typing_) return;
    typing_ = typing;
    undo_.push_back({text_, cursor_});
    if (undo_.size() > longest_undo) undo_.erase(undo_.begin());
}

void Editor::remove_selection() {
    const std::size_t begin = selection_begin();
    text_.erase(begin, selection_end() - begin);
    cursor_ = anchor_ = begin;
}

namespace {

// What text copied from elsewhere brings along unseen, and no server takes: control characters and marks that turn the direction.
bool unwanted(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace

void Editor::insert(std::string_view utf8, bool many_lines, std::size_t limit) {
    std::u32string clean;
    for (const char32_t c : to_utf32(utf8)) {
        if (c == U'\n' && many_lines) clean += c;
        else if (c == U'\n' || c == U'\t') clean += U' ';
        else if (!unwanted(c)) clean += c;
    }
    if (clean.empty()) return;
    remember(clean.size() == 1 && !has_selection() && clean[0] != U'\n');
    remove_selection();
    const std::size_t room = limit > text_.size() ? limit - text_.size() : 0;
    clean.resize(std::min(clean.size(), room));
    text_.insert(cursor_, clean);
    cursor_ = anchor_ = cursor_ + clean.size();
    relayout();
}

void Editor::backspace(bool word) {
    if (!has_selection()) {
        if (cursor_ == 0) return;
        remember(false);
        anchor_ = word ? word_left() : cursor_ - 1;
    } else {
        remember(false);
    }
    remove_selection();
    relayout();
}

void Editor::erase(bool word) {
    if (!has_selection()) {
        if (cursor_ == text_.size()) return;
        remember(false);
        anchor_ = word ? word_right() : cursor_ + 1;
    } else {
        remember(false);
    }
    remove_selection();
    relayout();
}

void Editor::restore(std::vector<Snapshot>& from, std::vector<Snapshot>& to) {
    if (from.empty()) return;
    typing_ = false;
    wanted_x_ = -1;
    to.push_back({text_, cursor_});
    text_ = std::move(from.back().text);
    cursor_ = anchor_ = from.back().cursor;
    from.pop_back();
    relayout();
}

void Editor::undo() { restore(undo_, redo_); }
void Editor::redo() { restore(redo_, undo_); }

}  // namespace samenspel::kit
