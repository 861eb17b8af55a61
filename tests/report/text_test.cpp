// Texts that came from anybody, made safe for pages and for their data.
#include "server/report/text.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace samenspel::report;

TEST_CASE("what turns the direction of text around, and what nobody can see, is replaced") {
    CHECK(clean("a\u202Eb") == "a\uFFFDb");
    CHECK(clean("a\u2066b\u2069") == "a\uFFFDb\uFFFD");
    CHECK(clean(std::string("a\0b\x1b", 4)) == "a\uFFFDb\uFFFD");
    CHECK(clean("a\u200Bb\u2060c\u3164\U000E0041") == "a\uFFFDb\uFFFDc\uFFFD\uFFFD");
    // Words and pictures that are spelled with such characters stay whole.
    for (const char* spelled : {"\u2764\uFE0F", "\U0001F469\u200D\U0001F33E", "\u0645\u06CC\u200C\u062E", "beleids\u00ADregel"}) CHECK(clean(spelled) == spelled);
    CHECK(clean("line\nand\ttab") == "line and tab");
    CHECK(clean("na\u00EFef \u20AC \U0001F600") == "na\u00EFef \u20AC \U0001F600");
}

TEST_CASE("bytes that are no UTF-8 are replaced one by one") {
    CHECK(clean("\xC0\xAF") == "\uFFFD\uFFFD");  // overlong
    CHECK(clean("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");  // half a surrogate pair
    CHECK(clean("\xF5\x80\x80\x80").size() == 12);
    CHECK(clean("x\xE2\x82") == "x\uFFFD\uFFFD");  // cut off
}

TEST_CASE("a text has no meaning to a browser, in an element, an attribute, or a script's data") {
    CHECK(escaped("<script>\"&'") == "&lt;script&gt;&quot;&amp;&#39;");
    CHECK(json("</script><!--") == "\"\\u003c/script\\u003e\\u003c!--\"");
    CHECK(json("a\"b\\c\u2028") == "\"a\\\"b\\\\c\uFFFD\"");
}

TEST_CASE("JSON of another hand keeps its value, and hides nothing") {
    CHECK(json_in_sight("{\"a\":\"\u2066x\u2069\u202E\u200E\u061C\"}") == "{\"a\":\"\\u2066x\\u2069\\u202e\\u200e\\u061c\"}");
    CHECK(json_in_sight("\"\u200B\u00AD\uFEFF\u009B\uFE0F\"") == "\"\\u200b\\u00ad\\ufeff\\u009b\\ufe0f\"");
    CHECK(json_in_sight("\"\U000E0041\"") == "\"\\udb40\\udc41\"");  // two halves, as JSON writes what lies beyond U+FFFF
    CHECK(json_in_sight("\"na\u00EFef \U0001F600 \\n\\u202e\"") == "\"na\u00EFef \U0001F600 \\n\\u202e\"");
    CHECK(json_in_sight("\"\xFF\"") == "\"\\ufffd\"");
}

TEST_CASE("numbers are written as each language writes them") {
    const Say english(false), dutch(true);
    CHECK(english.number(1234.5, 1) == "1234.5");
    CHECK(english.number(12345.6, 0) == "12,346");
    CHECK(dutch.number(-1234567.25, 2) == "-1.234.567,25");
    CHECK(dutch.number(-0.04, 1) == "0,0");
    CHECK(dutch("{} of {}", "{} van {}", {"1", "2"}) == "1 van 2");
    // A value is not read as words again.
    CHECK(english("{} and {}", "", {"{}", "2"}) == "{} and 2");
    CHECK(json(std::nan("")) == "null");
    CHECK(clock(754'000) == "12:34");
}
