// The editing model, without a screen.
#include <catch2/catch.hpp>

#include "client/screens/kit/editor.hpp"
#include "client/screens/kit/utf8.hpp"

using namespace samenspel::kit;

namespace {

Editor editor_with(std::string_view text, float width = 0) {
    Editor editor;
    editor.layout(width, [](char32_t) { return 1.0f; });
    editor.set_text(text);
    return editor;
}

}  // namespace

TEST_CASE("backspace takes a whole accented letter and a whole emoji") {
    Editor editor = editor_with("crèche 🏫é");
    editor.backspace(false);
    editor.backspace(false);
    CHECK(editor.text() == "crèche ");
    editor.backspace(true);
    CHECK(editor.text().empty());
}

TEST_CASE("a row breaks at a blank, and a long word breaks where it must") {
    const Editor editor = editor_with("één twee drie", 9);
    REQUIRE(editor.rows().size() == 2);
    CHECK(to_utf8(editor.row_text(0)) == "één twee ");
    CHECK(to_utf8(editor.row_text(1)) == "drie");
    CHECK(editor_with("basisschoolgebouw", 6).rows().size() == 3);
}

TEST_CASE("up and down keep the column over a short row") {
    Editor editor = editor_with("abcdef\nx\nghijkl");
    editor.move(Move::up, false);
    CHECK(editor.cursor() == 8);
    editor.move(Move::up, false);
    CHECK(editor.cursor() == 6);
    editor.move(Move::down, false);
    editor.move(Move::down, false);
    CHECK(editor.cursor() == 15);
}

TEST_CASE("undo takes back a run of typing at once and redo brings it again") {
    Editor editor = editor_with("");
    for (const char* letter : {"Z", "o", "ë"}) editor.insert(letter, false, 100);
    editor.insert(" en André", false, 100);
    editor.undo();
    CHECK(editor.text() == "Zoë");
    editor.undo();
    CHECK(editor.text().empty());
    editor.redo();
    editor.redo();
    CHECK(editor.text() == "Zoë en André");
}

TEST_CASE("typing replaces the selection and stops at the limit") {
    Editor editor = editor_with("De Wiek");
    editor.move(Move::word_left, true);
    CHECK(editor.selected_text() == "Wiek");
    editor.insert("Ark", false, 100);
    CHECK(editor.text() == "De Ark");
    editor.insert("éééé", false, 8);
    CHECK(editor.text() == "De Arkéé");
}

TEST_CASE("one line drops newlines and control characters from what is pasted") {
    Editor editor = editor_with("");
    editor.insert("a\r\nb\tc\x01", false, 100);
    CHECK(editor.text() == "a b c");
}

TEST_CASE("what is pasted loses marks that turn the direction, as the server would refuse the whole text for them") {
    Editor editor = editor_with("");
    editor.insert("\u202Aevil\u202E\u2066gnp.\u2069\u0085\uFEFF!", false, 50);
    CHECK(editor.text() == "evilgnp.!");
}

TEST_CASE("bytes that are no UTF-8 become replacement characters") {
    CHECK(to_utf8(to_utf32("a\xFF\xC3")) == "a\uFFFD\uFFFD");
    CHECK(to_utf8(to_utf32("\xC0\xAF")) == "\uFFFD");
    CHECK(to_utf8(to_utf32("€ 🏫")) == "€ 🏫");
}
