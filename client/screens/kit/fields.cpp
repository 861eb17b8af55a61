// Strokes in order go to the editor; the mouse sets the cursor; then the visible rows are drawn.
#include "client/screens/kit/fields.hpp"

#include <cctype>
#include <cmath>
#include <utility>

#include "client/screens/kit/editor.hpp"
#include "client/screens/kit/label.hpp"
#include "client/screens/kit/scopes.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/kit/utf8.hpp"

namespace samenspel::kit {
namespace {

struct FieldState {
    Editor editor;
    float scroll = 0;  // pixels: sideways for a line, down for an area
    bool had_focus = false;
};

float advance(ImFont* font, char32_t c) {
    const int index = static_cast<int>(c);
    return index < font->IndexAdvanceX.Size ? font->IndexAdvanceX.Data[index] : font->FallbackAdvanceX;
}

bool copy_or_paste(Editor& editor, const Stroke& stroke, bool many_lines, const FieldStyle& style) {
    if (stroke.key == Key::c || stroke.key == Key::x) {
        if (editor.has_selection() && !style.secret) ImGui::SetClipboardText(editor.selected_text().c_str());
        if (stroke.key == Key::x && editor.has_selection()) editor.backspace(false);
        return true;
    }
    if (stroke.key != Key::v) return false;
    const char* text = ImGui::GetClipboardText();
    if (text != nullptr) editor.insert(text, many_lines, style.limit);
    return true;
}

bool edit_with_control(Editor& editor, const Stroke& stroke, bool many_lines, const FieldStyle& style) {
    const bool extend = stroke.modifiers.shift;
    switch (stroke.key) {
        case Key::left: editor.move(Move::word_left, extend); return true;
        case Key::right: editor.move(Move::word_right, extend); return true;
        case Key::home: editor.move(Move::text_start, extend); return true;
        case Key::end: editor.move(Move::text_end, extend); return true;
        case Key::backspace: editor.backspace(true); return true;
        case Key::erase: editor.erase(true); return true;
        case Key::a: editor.select_all(); return true;
        case Key::y: editor.redo(); return true;
        case Key::z: extend ? editor.redo() : editor.undo(); return true;
        default: return copy_or_paste(editor, stroke, many_lines, style);
    }
}

bool edit_plainly(Editor& editor, const Stroke& stroke, bool many_lines) {
    const bool extend = stroke.modifiers.shift;
    switch (stroke.key) {
        case Key::left: editor.move(Move::left, extend); return true;
        case Key::right: editor.move(Move::right, extend); return true;
        case Key::up: editor.move(many_lines ? Move::up : Move::text_start, extend); return true;
        case Key::down: editor.move(many_lines ? Move::down : Move::text_end, extend); return true;
        case Key::home: editor.move(Move::row_start, extend); return true;
        case Key::end: editor.move(Move::row_end, extend); return true;
        case Key::backspace: editor.backspace(false); return true;
        case Key::erase: editor.erase(false); return true;
        default: return false;
    }
}

// True when Enter was pressed to submit. Strokes that mean nothing here go back to the screen's shortcuts.
bool apply_strokes(Kit& kit, Editor& editor, bool many_lines, const FieldStyle& style) {
    bool submitted = false;
    for (Stroke& stroke : kit.take_strokes()) {
        if (stroke.key == Key::none) {
            if (style.upper) {
                for (char& c : stroke.text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
            }
            editor.insert(stroke.text, many_lines, style.limit);
            continue;
        }
        if (stroke.key == Key::enter && !stroke.modifiers.control && !stroke.modifiers.alt) {
            if (many_lines && stroke.modifiers.shift) editor.insert("\n", true, style.limit);
            else if (!stroke.repeat) submitted = true;
            continue;
        }
        // AltGr arrives as Control with Alt and types characters of its own.
        const bool command = stroke.modifiers.control && !stroke.modifiers.alt;
        const bool done = command ? edit_with_control(editor, stroke, many_lines, style) : edit_plainly(editor, stroke, many_lines);
        const bool types = stroke.key == Key::space || stroke.key >= Key::a;
        if (!done && (command || !types)) kit.return_stroke(std::move(stroke));
    }
    return submitted;
}

void apply_mouse(Kit& kit, FieldState& state, const Rect& inner, bool many_lines, const Interaction& answer) {
    if (!answer.held) return;
    const InputFrame& input = kit.input();
    const float x = input.mouse.x - inner.x0 + (many_lines ? 0 : state.scroll);
    const float y = input.mouse.y - inner.y0 + (many_lines ? state.scroll : 0);
    const float row = many_lines ? std::max(0.0f, std::floor(y / line_height(kit, Font::body))) : 0;
    const bool again = !input.mouse_pressed || input.modifiers.shift;
    if (input.mouse_pressed || input.mouse_moved) state.editor.click(static_cast<std::size_t>(row), x, again);
    if (input.mouse_pressed && input.clicks == 2) state.editor.select_word();
    if (input.mouse_pressed && input.clicks >= 3) state.editor.select_all();
}

void draw_frame(Kit& kit, const Rect& rect, const FieldStyle& style, bool focused) {
    const Theme& t = kit.theme();
    fill(kit, rect, style.enabled ? t.surface : t.inset, 8);
    outline(kit, rect, style.wrong ? t.against : focused ? t.primary : style.enabled ? t.control_border : t.line, 8,
            focused || style.wrong ? 1.75f : 1);
}

// `show` turns code points into what is drawn: themselves, or dots.
void draw_rows(Kit& kit, FieldState& state, const Rect& inner, bool many_lines, bool secret, bool focused) {
    const Editor& editor = state.editor;
    ImFont* font = kit.font(Font::body);
    const float step = line_height(kit, Font::body);
    const std::size_t cursor_row = editor.cursor_row();
    for (std::size_t row = 0; row < editor.rows().size(); ++row) {
        const float x = inner.x0 - (many_lines ? 0 : state.scroll);
        const float y = many_lines ? inner.y0 + static_cast<float>(row) * step - state.scroll
                                   : std::floor(capital_top(font, inner.center().y));
        if (y + step < inner.y0 || y > inner.y1) continue;
        const Editor::Row range = editor.rows()[row];
        const std::size_t begin = std::max(editor.selection_begin(), range.begin), end = std::min(editor.selection_end(), range.end);
        if (focused && begin < end) {
            kit.draw()->AddRectFilled({x + editor.width_until(row, begin), y}, {x + editor.width_until(row, end), y + font->FontSize},
                                      with_alpha(kit.theme().primary, 0.28f));
        }
        std::string shown;
        if (secret) {
            for (std::size_t i = 0; i < editor.row_text(row).size(); ++i) append_utf8(shown, U'\u2022');
        } else {
            shown = to_utf8(editor.row_text(row));
        }
        raw_text(kit, font, {x, y}, kit.theme().ink, shown);
        if (focused && row == cursor_row) {
            const float at = std::floor(x + editor.width_until(row, editor.cursor()));
            kit.draw()->AddRectFilled({at, y}, {at + std::max(1.0f, kit.px(1.5f)), y + font->FontSize}, kit.theme().ink);
        }
    }
}

void follow_cursor(FieldState& state, float at, float room, float margin, float longest) {
    if (at - state.scroll > room - margin) state.scroll = at - room + margin;
    if (at - state.scroll < 0) state.scroll = at;
    state.scroll = std::clamp(state.scroll, 0.0f, std::max(0.0f, longest - room));
}

FieldAnswer field(Kit& kit, std::string_view id, const Rect& rect, std::string& value, const FieldStyle& style, bool many_lines) {
    FieldAnswer out;
    ImFont* font = kit.font(Font::body);
    const std::string shown_value = style.secret ? std::string() : value;
    const Interaction answer = kit.control(id, rect, {.role = Role::input, .label = style.name.empty() ? style.hint : style.name,
                                                      .value = shown_value, .enabled = style.enabled, .editing = true, .key_press = false});
    draw_frame(kit, rect, style, answer.focused);
    FieldState& state = kit.state<FieldState>(id);
    const Rect inner = many_lines ? rect.inset(kit.px(12), kit.px(9)) : rect.inset(kit.px(12), kit.px(2));
    state.editor.set_text(value);
    state.editor.layout(many_lines ? inner.width() : 0,
                        [font, secret = style.secret](char32_t c) { return advance(font, secret ? U'\u2022' : c); });
    if (answer.focused) {
        // Reached by Tab: typing replaces a single line's text.
        if (!state.had_focus && kit.focus.visible() && !many_lines) state.editor.select_all();
        apply_mouse(kit, state, inner, many_lines, answer);
        const bool enter = apply_strokes(kit, state.editor, many_lines, style);
        std::string edited = state.editor.text();
        out.changed = edited != value;
        value = std::move(edited);
        out.submitted = enter && (style.submit_empty || !value.empty());
    }
    state.had_focus = answer.focused;
    const float step = line_height(kit, Font::body);
    if (many_lines) {
        follow_cursor(state, static_cast<float>(state.editor.cursor_row()) * step, inner.height(), step,
                      static_cast<float>(state.editor.rows().size()) * step);
    } else {
        follow_cursor(state, state.editor.width_until(0, state.editor.cursor()), inner.width(), kit.px(2),
                      state.editor.width_until(0, state.editor.size()) + kit.px(3));
    }
    OwnerScope owner(kit, id);
    ClipScope clip(kit, inner.inset(-kit.px(2), many_lines ? -kit.px(3) : 0));
    if (value.empty() && !style.hint.empty()) {
        const TextStyle hint{.color = kit.theme().ink_third, .may_shorten = true};
        if (many_lines) paragraph(kit, inner, style.hint, hint);
        else label(kit, inner, style.hint, hint);
    }
    draw_rows(kit, state, inner, many_lines, style.secret, answer.focused);
    return out;
}

}  // namespace

FieldAnswer text_input(Kit& kit, std::string_view id, const Rect& rect, std::string& value, const FieldStyle& style) {
    return field(kit, id, rect, value, style, false);
}

FieldAnswer text_area(Kit& kit, std::string_view id, const Rect& rect, std::string& value, const FieldStyle& style) {
    return field(kit, id, rect, value, style, true);
}

float text_area_height(const Kit& kit, std::string_view value, float width, int least, int most) {
    Editor editor;
    ImFont* font = kit.font(Font::body);
    editor.set_text(value);
    editor.layout(width - 2 * kit.px(12), [font](char32_t c) { return advance(font, c); });
    const int rows = std::clamp(static_cast<int>(editor.rows().size()), least, most);
    return static_cast<float>(rows) * line_height(kit, Font::body) + kit.px(18);
}

float field_label(Kit& kit, const Rect& rect, std::string_view text) {
    const float height = paragraph(kit, {rect.x0, rect.y0, rect.x1, rect.y0}, text, {.font = Font::small_bold, .color = kit.theme().ink_second});
    return height + kit.px(4);
}

}  // namespace samenspel::kit
