// The trainer's clock: every phase in order, with what is said and done in it.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "server/print/print.hpp"
#include "server/print/words.hpp"
#include "tests/print/pages.hpp"
#include "tests/support/mini_scenario.hpp"

using namespace samenspel;
using namespace samenspel::print::test;
using samenspel::print::Language;
using samenspel::print::say;

namespace {

std::vector<Page> clock_of(const Scenario& scenario, const print::Options& options) {
    std::string error;
    const std::string pdf = print::clock_sheet(scenario, options, &error);
    REQUIRE(error == "");
    return read_pages(pdf);
}

}  // namespace

TEST_CASE("the clock has every phase in order on one A4, with its minute, length, words and forms") {
    for (const auto& length : krimp().lengths())
        for (const char* language : {"nl", "en"}) {
            const Language in = std::string_view(language) == "nl" ? Language::dutch : Language::english;
            const std::vector<Page> pages = clock_of(krimp(), {.length_min = length.minutes(), .language = language});
            REQUIRE(pages.size() == 1);
            CHECK(pages[0].width == Approx(297 * 72 / 25.4).margin(0.01));
            CHECK(pages[0].height == Approx(210 * 72 / 25.4).margin(0.01));
            CHECK(has(pages[0].text, say(length.content().title(), in)));
            CHECK(has(pages[0].text, fmt::format("{} min", length.minutes())));
            std::size_t at = 0;
            std::int64_t minute = 0;
            int number = 0;
            for (const auto& phase : length.content().phases()) {
                const std::int64_t minutes = phase.length_ms() / 60000;
                const std::string row = fmt::format("{}{}{}min{}{}", ++number, minute, minutes, without_space(say(phase.title(), in)), without_space(say(phase.invitation(), in)));
                CAPTURE(length.minutes(), language, row);
                const std::size_t found = pages[0].text.find(row, at);
                REQUIRE(found != std::string::npos);
                at = found + row.size();
                minute += minutes;
                for (const auto& id : phase.forms())
                    for (const auto& form : length.content().forms())
                        if (form.id() == id) CHECK(has(pages[0].text.substr(at, 200), say(form.title(), in)));
            }
            CHECK(minute == length.minutes());
        }
}

TEST_CASE("the clock has nothing secret on it") {
    const std::string text = clock_of(krimp(), {.length_min = 180})[0].text;
    for (const auto& role : krimp().roles()) {
        CHECK_FALSE(has(text, role.text().nl()));
        for (const auto& interest : role.interests()) CHECK_FALSE(has(text, interest.text().nl()));
    }
}

TEST_CASE("a table's number is on its clock") {
    const auto scenario = samenspel::testing::mini_scenario();
    CHECK(has(clock_of(*scenario, {.language = "en", .table = 7})[0].text, "Table 7"));
    CHECK_FALSE(has(clock_of(*scenario, {.language = "en"})[0].text, "Table 7"));
}

TEST_CASE("more phases than fit go on, on a second page with heads of its own") {
    Scenario scenario = *samenspel::testing::mini_scenario();
    Content& content = *scenario.mutable_lengths(0)->mutable_content();
    const int own = content.phases_size();
    while (content.phases_size() < 60) {
        PhaseInfo& phase = *content.add_phases();
        phase = content.phases(3);
        phase.set_length_ms(90'000);
        phase.mutable_title()->set_nl(fmt::format("Fase{}", content.phases_size()));
    }
    const std::vector<Page> pages = clock_of(scenario, {});
    REQUIRE(pages.size() >= 2);
    CHECK(has(pages[1].text, "Zeg hardop"));
    const std::string all = text_of(pages, 0, pages.size());
    for (int i = own + 1; i <= 60; ++i) CHECK(has(all, fmt::format("1:30 min Fase{}", i)));
    for (const Page& page : pages) CHECK(page.bottom <= page.height - 10 * 72 / 25.4 + 0.5);
}
