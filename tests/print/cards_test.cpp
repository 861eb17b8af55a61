// Role cards: complete, apart, readable, the same every time.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "server/print/print.hpp"
#include "server/print/words.hpp"
#include "server/rules/dealing.hpp"
#include "tests/print/pages.hpp"
#include "tests/support/mini_scenario.hpp"

using namespace samenspel;
using namespace samenspel::print::test;
using samenspel::print::Language;
using samenspel::print::say;

namespace {

constexpr double margin = 10 * 72 / 25.4;
constexpr const char* languages[] = {"nl", "en"};

Language language_of(std::string_view language) { return language == "nl" ? Language::dutch : Language::english; }

std::vector<Page> cards_of(const Scenario& scenario, std::uint32_t length, std::string_view language) {
    std::string error;
    const std::string pdf = print::role_cards(scenario, {.length_min = length, .language = language}, &error);
    REQUIRE(error == "");
    return read_pages(pdf);
}

// What only the holder of the seat may know: the texts of its RoleDealt.
std::vector<std::string> secrets_of(const Scenario& scenario, const SeatInfo& seat, Language language) {
    std::vector<std::string> out;
    for (const auto& role : scenario.roles()) {
        if (role.seat() != seat.id()) continue;
        const RoleDealt dealt = rules::dealt_of(role, seat.number());
        for (const Text* text : {&dealt.text(), &dealt.bottom_line(), &dealt.concession()}) out.push_back(say(*text, language));
        for (const auto& card : dealt.cards())
            for (const Text* text : {&card.title(), &card.text(), &card.measure(), &card.trigger(), &card.price()}) out.push_back(say(*text, language));
        for (const auto& meaning : dealt.meanings()) out.push_back(say(meaning.meaning(), language));
    }
    std::erase(out, "");
    return out;
}

void check_inside_margins(const std::vector<Page>& pages) {
    for (const Page& page : pages) {
        CHECK(page.left >= margin - 0.5);
        CHECK(page.top >= margin - 0.5);
        CHECK(page.right <= page.width - margin + 0.5);
        CHECK(page.bottom <= page.height - margin + 0.5);
    }
}

std::string long_text(const std::string& mark, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += fmt::format("{}{} ", mark, i);
    return out;
}

}  // namespace

TEST_CASE("every text of a seat's role is on its own card, at every length and in both languages") {
    for (const auto& length : krimp().lengths())
        for (const char* language : languages) {
            const Content& content = length.content();
            const std::vector<Page> pages = cards_of(krimp(), length.minutes(), language);
            REQUIRE(pages.size() == 2 * static_cast<std::size_t>(content.seats_size()));
            for (std::size_t i = 0; i < pages.size(); i += 2) {
                const SeatInfo& seat = content.seats(static_cast<int>(i / 2));
                const PartyInfo& party = content.parties(static_cast<int>(seat.party()) - 1);
                const std::string card = text_of(pages, i, i + 2);
                CAPTURE(length.minutes(), language, seat.id());
                CHECK(has(card, say(seat.name(), language_of(language))));
                CHECK(has(card, say(party.name(), language_of(language))));
                CHECK(has(card, say(party.mandate(), language_of(language))));
                for (const std::string& text : secrets_of(krimp(), seat, language_of(language))) CHECK(has(card, text));
                for (const auto& word : content.words()) CHECK(has(card, say(word.word(), language_of(language))));
            }
        }
}

TEST_CASE("no card has another seat's secrets") {
    for (const char* language : languages) {
        const Content& content = krimp().lengths(0).content();
        const std::vector<Page> pages = cards_of(krimp(), 45, language);
        int compared = 0;
        for (const auto& holder : content.seats()) {
            const std::string card = text_of(pages, 2 * (holder.number() - 1), 2 * holder.number());
            std::string own;
            for (const std::string& text : secrets_of(krimp(), holder, language_of(language))) own += without_space(text) + "\n";
            for (const auto& other : content.seats()) {
                if (other.number() == holder.number()) continue;
                CHECK_FALSE(has(card, say(other.name(), language_of(language))));
                for (const std::string& text : secrets_of(krimp(), other, language_of(language))) {
                    if (has(own, text)) continue;
                    CAPTURE(holder.id(), other.id(), text);
                    CHECK_FALSE(has(card, text));
                    ++compared;
                }
            }
        }
        CHECK(compared > 500);
    }
}

TEST_CASE("every page of a card is A5, says whose it is by letter and name, and that it is secret") {
    const Content& content = krimp().lengths(0).content();
    const std::vector<Page> pages = cards_of(krimp(), 45, "nl");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const SeatInfo& seat = content.seats(static_cast<int>(i / 2));
        CHECK(pages[i].width == Approx(148 * 72 / 25.4).margin(0.01));
        CHECK(pages[i].height == Approx(210 * 72 / 25.4).margin(0.01));
        CHECK(pages[i].text.substr(0, 1) == content.parties(static_cast<int>(seat.party()) - 1).letter());
        CHECK(has(pages[i].text, seat.name().nl()));
        CHECK(has(pages[i].text, "Geheim: alleen voor jouw ogen"));
    }
    check_inside_margins(pages);
}

TEST_CASE("what is secret stands below the line that says so") {
    const Content& content = krimp().lengths(0).content();
    const std::vector<Page> pages = cards_of(krimp(), 45, "en");
    for (const auto& seat : content.seats())
        for (std::size_t side = 0; side < 2; ++side) {
            const std::string& page = pages[2 * (seat.number() - 1) + side].text;
            const std::size_t strip = page.find(without_space("Secret: for your eyes only"));
            REQUIRE(strip != std::string::npos);
            for (const std::string& text : secrets_of(krimp(), seat, Language::english)) {
                const std::size_t at = page.find(without_space(text));
                CHECK((at == std::string::npos || at > strip));
            }
        }
}

TEST_CASE("short roles take one page each, with the successors' after the seats', and say exactly this") {
    const auto scenario = samenspel::testing::mini_scenario();
    const std::vector<Page> pages = cards_of(*scenario, 45, "en");
    REQUIRE(pages.size() == 5);
    CHECK(pages[0].lines ==
          "N Anne\nNorth\nSecret: for your eyes only\nYour story\nYou are Anne.\nNever this\nNever stone\nThis you can give\nToll\n"
          "What you mean by these words\nnear on foot\nfair equal\nYour interests\nWeight\nWood\nyour organisation's · for advantage\nOur sawmill\n"
          "Served when: Wooden bridge\nComes up when: material\nWhat you give for it: the name\nWeight\nName\npersonal · from feeling\nMy village\n"
          "Small Card 1, side 1 of 1\n");
    CHECK(has(pages[3].text, "You are Dirk."));
    CHECK(has(pages[4].text, "Bea, successor"));
    CHECK(has(pages[4].text, "You are Bea."));
    for (std::size_t i = 0; i < 4; ++i) CHECK_FALSE(has(pages[i].text, "Bea"));
    check_inside_margins(pages);
}

TEST_CASE("texts of the greatest length are printed whole, on an even number of pages") {
    Scenario scenario = *samenspel::testing::mini_scenario();
    Role& role = *scenario.mutable_roles(0);
    role.mutable_text()->set_nl(long_text("verhaal", 360));
    role.mutable_bottom_line()->set_nl(long_text("grens", 400));
    for (auto& interest : *role.mutable_interests()) {
        interest.mutable_title()->set_nl(long_text("t" + interest.id(), 300));
        interest.mutable_text()->set_nl(long_text("x" + interest.id(), 300));
        interest.mutable_measure_text()->set_nl(long_text("m" + interest.id(), 300));
    }
    role.mutable_words(0)->mutable_meaning()->set_nl(std::string(3900, 'w') + "END");
    scenario.mutable_lengths(0)->mutable_content()->mutable_seats(0)->mutable_name()->set_nl(long_text("naam", 20));
    constexpr std::size_t cards = 5;  // four seats and a successor
    const std::vector<Page> pages = cards_of(scenario, 45, "nl");
    REQUIRE(pages.size() % cards == 0);
    const std::size_t each = pages.size() / cards;
    CHECK(each % 2 == 0);
    CHECK(each > 4);
    // Pages begin with a head of their own, so words are looked for one by one.
    std::string lines;
    for (std::size_t i = 0; i < each; ++i) lines += pages[i].lines;
    for (char& one : lines)
        if (one == '\n') one = ' ';
    int missing = 0;
    for (const auto& [mark, count] : {std::pair{"verhaal", 360}, {"grens", 400}, {"tnorth-1", 300}, {"xnorth-2", 300}, {"mnorth-2", 300}, {"naam", 20}})
        for (int i = 0; i < count; ++i) missing += lines.find(fmt::format("{}{} ", mark, i)) == std::string::npos;
    CHECK(missing == 0);
    CHECK(std::count(lines.begin(), lines.end(), 'w') >= 3900);
    CHECK(has(without_space(lines), "wEND"));
    check_inside_margins(pages);
}

TEST_CASE("two roles of different length take as many pages as one another") {
    Scenario scenario = *samenspel::testing::mini_scenario();
    scenario.mutable_roles(0)->mutable_text()->set_en(long_text("story", 200));
    const std::vector<Page> pages = cards_of(scenario, 45, "en");
    REQUIRE(pages.size() == 10);
    CHECK(has(pages[3].text, "Bram"));   // the back of the second seat's card
    CHECK_FALSE(has(pages[1].text, "Bram"));
}

TEST_CASE("the same scenario gives the same bytes, another weight gives others") {
    const auto scenario = samenspel::testing::mini_scenario();
    std::string error;
    const std::string once = print::role_cards(*scenario, {}, &error), again = print::role_cards(*scenario, {}, &error);
    CHECK(once == again);
    CHECK(once.find("/CreationDate (20260101000000Z)") != std::string::npos);
    Scenario heavier = *scenario;
    heavier.mutable_roles(0)->mutable_interests(1)->set_weight(2);
    CHECK(print::role_cards(heavier, {}, &error) != once);
}

TEST_CASE("a text that the scenario has in one language only is printed in that one") {
    Scenario scenario = *samenspel::testing::mini_scenario();
    scenario.mutable_roles(0)->mutable_concession()->clear_en();
    CHECK(has(cards_of(scenario, 45, "en")[0].text, "This you can give Tol Whatyoumean"));
}

TEST_CASE("a length or language that is not there is refused with what to do") {
    const auto scenario = samenspel::testing::mini_scenario();
    std::string error;
    CHECK(print::print(ROLE_CARDS, *scenario, {.length_min = 60}, &error) == "");
    CHECK(error == "The scenario 'mini' has no length of 60 minutes: choose one of 45.");
    CHECK(print::print(CLOCK_SHEET, *scenario, {.language = "de"}, &error) == "");
    CHECK(error == "There is no paper in the language 'de': choose nl or en.");
    CHECK(print::print(PRINT_UNSET, *scenario, {}, &error) == "");
    CHECK(error == "Nothing to print: choose role cards, the card game's cards or the clock sheet.");
    CHECK(print::print(ROLE_CARDS, *scenario, {}, &error).substr(0, 5) == "%PDF-");
    CHECK(error == "");
}

TEST_CASE("printed words that the client shows too are the same there") {
    int shared = 0;
    for (const char* language : languages) {
        std::ifstream file(std::string("assets/translations/") + language + ".po");
        const std::string catalogue{std::istreambuf_iterator<char>(file), {}};
        REQUIRE_FALSE(catalogue.empty());
        for (const auto& printed : print::printed_words()) {
            CHECK_FALSE(printed.nl.empty());
            CHECK_FALSE(printed.en.empty());
            const std::string key = fmt::format("msgid \"{}\"\n", printed.key);
            if (catalogue.find(key) == std::string::npos) continue;
            CAPTURE(printed.key);
            CHECK(catalogue.find(fmt::format("{}msgstr \"{}\"\n", key, say(printed.word, language_of(language)))) != std::string::npos);
            ++shared;
        }
    }
    CHECK(shared >= 20);
}

TEST_CASE("the card game's paper is a page for each assignment and for each strategy") {
    const Scenario game = *samenspel::testing::theater_scenario();
    for (const char* language : languages) {
        std::string error;
        const std::string pdf = print::theater_cards(game, {.length_min = 45, .language = language}, &error);
        REQUIRE(error == "");
        const auto pages = read_pages(pdf);
        REQUIRE(pages.size() == 10);
        check_inside_margins(pages);
        CHECK(has(pages[0].text, without_space(say(game.assignments(0).text(), language_of(language)))));
        CHECK(has(pages[0].text, without_space(say(game.assignments(0).options(1), language_of(language)))));
        CHECK(has(pages[9].text, without_space(say(game.lengths(0).content().strategies(5).text(), language_of(language)))));
        CHECK_FALSE(has(pages[9].text, without_space(say(game.assignments(3).text(), language_of(language)))));
    }
    Scenario without = krimp();
    std::string error;
    CHECK(print::theater_cards(without, {.length_min = 45, .language = "nl"}, &error).empty());
    CHECK_FALSE(error.empty());
}
