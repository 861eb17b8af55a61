// Promises on paper: one a page, whole, with the person's own name and nothing of the role.
#include <catch2/catch.hpp>

#include "server/print/print.hpp"
#include "tests/print/pages.hpp"
#include "tests/support/mini_scenario.hpp"

using namespace samenspel;
using namespace samenspel::print::test;

namespace {

std::vector<Page> cards_of(const std::vector<print::PromiseOnPaper>& promises, std::string_view language, std::string* error) {
    const Scenario scenario = *samenspel::testing::mini_scenario();
    const std::string pdf = print::promise_cards(scenario, {.length_min = 45, .language = language, .promises = promises}, error);
    return pdf.empty() ? std::vector<Page>{} : read_pages(pdf);
}

}  // namespace

TEST_CASE("every promise is whole on a page of its own, with who made it, lying A6") {
    // As long as a promise can be: 160 characters.
    std::string longest = "Maandag ";
    while (longest.size() < 155) longest += "bel ik ";
    longest += "END";
    for (const char* language : {"nl", "en"}) {
        std::string error;
        const auto pages = cards_of({{"Anne", "Ik bel eerst."}, {"Bram & Carla", longest}}, language, &error);
        REQUIRE(error.empty());
        REQUIRE(pages.size() == 2);
        CHECK(has(pages[0].text, "Ik bel eerst."));
        CHECK(has(pages[0].text, "Anne"));
        CHECK_FALSE(has(pages[0].text, "Bram"));
        CHECK(has(pages[1].text, "END"));
        CHECK(has(pages[1].text, "Bram & Carla"));
        for (const auto& page : pages) {
            CHECK(page.width == Approx(148 * 72 / 25.4).margin(1));
            CHECK(page.height == Approx(105 * 72 / 25.4).margin(1));
            CHECK(page.bottom <= page.height - 10 * 72 / 25.4 + 0.5);
            CHECK(page.right <= page.width - 10 * 72 / 25.4 + 0.5);
        }
    }
}

TEST_CASE("without promises there is no paper, and the sentence says so") {
    std::string error;
    CHECK(cards_of({}, "nl", &error).empty());
    CHECK(error == "Nobody has written a promise yet.");
}
