// The page as markup: hostile texts, its own policy, and what it says when something is missing.
#include "server/report/html.hpp"

#include <catch2/catch.hpp>

using namespace samenspel::report;

namespace {

Document hostile(const std::string& text) {
    Document out;
    out.language = "en";
    out.title = out.kicker = out.warning = out.openings_rule = text;
    out.facts = {text};
    out.openings = {{text, text, text, text}};
    Measure measure;
    measure.id = "m";
    measure.title = measure.lead = measure.formula = measure.source = measure.limits = text;
    measure.table.columns = {{text, false}, {text, true}};
    measure.table.rows = {{{text, text, Badge{text, 9}}, {text}}};
    measure.table.row_ids = {text};
    measure.figure = Figure{text, "[]", text};
    out.parts = {{"table-1", text, {{text, text, {measure}}}}};
    return out;
}

std::size_t count(const std::string& page, const std::string& what) {
    std::size_t out = 0;
    for (std::size_t at = page.find(what); at != std::string::npos; at = page.find(what, at + 1)) ++out;
    return out;
}

}  // namespace

TEST_CASE("no text, wherever it stands, becomes markup") {
    const std::string text = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>\u202E";
    const std::string page = to_html(hostile(text), {"", "draw();"});
    CHECK(count(page, "<script>alert") == 0);
    CHECK(count(page, "<img") == 0);
    CHECK(count(page, "\"'>") == 0);
    CHECK(count(page, "\u202E") == 0);
    // Its own: one for the figure's rows, one that draws.
    CHECK(count(page, "<script") == 2);
    CHECK(count(page, "&lt;script&gt;") > 10);
}

TEST_CASE("the page lets its own script run and nothing else") {
    const std::string page = to_html(hostile("x"), {"", "draw();"});
    // SHA-256 of the script in base64, worked out with openssl.
    CHECK(page.find("script-src 'sha256-Nrzt+Ak9TKllQ0f6KxPbgRgME4RTzfjVUaOmcylYOV8='") != std::string::npos);
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("<script>draw();</script>") != std::string::npos);
}

TEST_CASE("without charts the page has its tables and says what is missing") {
    const std::string page = to_html(hostile("x"), {});
    CHECK(page.find("script-src 'none'") != std::string::npos);
    CHECK(count(page, "<script") == 0);
    CHECK(count(page, "<figure") == 0);
    CHECK(count(page, "<table") == 1);
    CHECK(page.find("tools/debrief-charts") != std::string::npos);
}

TEST_CASE("a measure without data says that it was not observed, with its formula") {
    Document document = hostile("x");
    document.parts[0].chapters[0].measures[0].table.rows.clear();
    const std::string page = to_html(document, {"", "draw();"});
    CHECK(page.find("Not observed.") != std::string::npos);
    CHECK(count(page, "<table") == 0);
    CHECK(count(page, "<figure") == 0);
    CHECK(page.find("<dt>Formula</dt><dd>x</dd>") != std::string::npos);
}

TEST_CASE("where parts have chapters and tables of the same title, each region is called after its part too") {
    Document document = hostile("x");
    const std::string one = to_html(document, {"", "draw();"});
    CHECK(count(one, "role=\"region\" aria-labelledby=\"table-1-m-title\"") == 1);
    CHECK(count(one, "id=\"table-1-1\" aria-labelledby=\"table-1-1-title\"") == 1);
    document.parts.push_back(document.parts.front());
    document.parts.back().id = "table-2";
    const std::string two = to_html(document, {"", "draw();"});
    for (const std::string part : {"table-1", "table-2"}) {
        CHECK(count(two, "role=\"region\" aria-labelledby=\"" + part + "-title " + part + "-m-title\"") == 1);
        CHECK(count(two, "id=\"" + part + "-1\" aria-labelledby=\"" + part + "-title " + part + "-1-title\"") == 1);
        for (const char* named : {"-title\"", "-m-title\"", "-1-title\""}) CHECK(count(two, " id=\"" + part + named) == 1);
    }
}
