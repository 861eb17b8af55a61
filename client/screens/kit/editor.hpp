// The editing of one text: cursor, selection, wrapped rows, undo. It knows widths through a function and draws nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace samenspel::kit {

enum class Move : std::uint8_t {
    left, right, up, down, word_left, word_right, row_start, row_end, text_start, text_end
};

class Editor {
public:
    struct Row { std::size_t begin = 0, end = 0; };  // code points; a newline belongs to the row that it ends

    // Replaces everything and forgets undo, unless it is the text already there.
    void set_text(std::string_view utf8);
    std::string text() const;
    std::size_t size() const { return text_.size(); }
    // Rows break at `width`; 0 is one endless row. `advance` gives a code point's width.
    void layout(float width, std::function<float(char32_t)> advance);
    const std::vector<Row>& rows() const { return rows_; }
    std::u32string_view row_text(std::size_t row) const;
    float width_until(std::size_t row, std::size_t position) const;  // from the row's start

    std::size_t cursor() const { return cursor_; }
    std::size_t cursor_row() const;
    std::size_t selection_begin() const { return cursor_ < anchor_ ? cursor_ : anchor_; }
    std::size_t selection_end() const { return cursor_ < anchor_ ? anchor_ : cursor_; }
    bool has_selection() const { return cursor_ != anchor_; }
    std::string selected_text() const;

    void move(Move move, bool extend);
    void select_all();
    // The cursor goes to the nearest place; coordinates in the widths' unit, row counted from 0.
    void click(std::size_t row, float x, bool extend);
    void select_word();
    // Typed or pasted: control characters are dropped, newlines too when not `many_lines`. At most `limit` code points in all.
    void insert(std::string_view utf8, bool many_lines, std::size_t limit);
    void backspace(bool word);
    void erase(bool word);
    void undo();
    void redo();

private:
    struct Snapshot { std::u32string text; std::size_t cursor; };

    void remember(bool typing);
    void remove_selection();
    void relayout();
    void restore(std::vector<Snapshot>& from, std::vector<Snapshot>& to);
    std::size_t word_left() const;
    std::size_t word_right() const;
    std::size_t nearest(std::size_t row, float x) const;

    std::u32string text_;
    std::size_t cursor_ = 0, anchor_ = 0;
    float width_ = 0, wanted_x_ = -1;
    std::function<float(char32_t)> advance_;
    std::vector<Row> rows_{{}};
    std::vector<Snapshot> undo_, redo_;
    bool typing_ = false;
};

}  // namespace samenspel::kit
