// The money formulas against every line that our reference run prints, under both class rules.
#include "server/worlds/krimp/funding.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <string>

namespace samenspel::worlds::krimp {
namespace {

constexpr std::array<Track, 5> tracks = {{{9137, .12, 4, 2}, {9137, .15, 4, 2}, {7767, .25, 4, 2}, {7767, .28, 5, 2}, {7767, .20, 6, 3}}};
constexpr double main_eur = 227161, branch_eur = 113580, isolated_eur = 227161, site_eur = 1.4e6, overhead_eur = 150e3;

struct School { const char* name; double pupils; bool isolated; };
constexpr std::array<School, 4> schools = {{{"West", 870, true}, {"CentrePublic", 1100, false}, {"CentreChristian", 1500, false}, {"East", 1030, true}}};

CostRates rates(ClassRule rule) { return {rule, 115e3, 28, 0.5, 0.35, 1050}; }

struct Plan {
    double fixed_income_eur = main_eur;
    double fixed_cost_eur = site_eur + overhead_eur;
    double kept_vocational = 1;    // part of bb and kb taught here
    double extra_vocational = 0;   // pupils of bb and kb of other sites, as a fraction of their pupils there
    double extra_from_pupils = 0;  // all pupils of those sites
};

SiteBooks books_of(ClassRule rule, double pupils, const Plan& plan) {
    std::array<TrackLoad, 5> loads;
    for (std::size_t t = 0; t < tracks.size(); ++t) {
        const bool vocational = t < 2;
        loads[t].kept = vocational ? plan.kept_vocational : 1;
        loads[t].pupils = pupils * tracks[t].share * loads[t].kept +
                          (vocational ? plan.extra_from_pupils * tracks[t].share * plan.extra_vocational : 0);
        loads[t].profiles = 3;
    }
    return site_books(rates(rule), tracks, loads, plan.fixed_income_eur, plan.fixed_cost_eur);
}

SiteBooks school_books(ClassRule rule, const School& school, double decline) {
    Plan plan;
    plan.fixed_income_eur = main_eur + (school.isolated ? isolated_eur : 0);
    return books_of(rule, school.pupils * (1 - decline), plan);
}

std::string region_line(ClassRule rule, double decline) {
    std::string line = fmt::format("  -{:3.0f}%", decline * 100);
    double sum = 0;
    for (const School& school : schools) {
        const SiteBooks books = school_books(rule, school, decline);
        sum += books.result_eur;
        line += fmt::format("{} {} {:6.0f} p {:5.1f} cl {:+.2f}M {:+.0f}%", school.name == schools[0].name ? "" : " ", school.name, books.pupils,
                            books.classes, books.result_eur / 1e6, 100 * books.result_eur / books.income_eur);
    }
    return line + fmt::format("   region {:+.2f}M", sum / 1e6);
}

std::string merger_line(ClassRule rule, double decline) {
    std::array<double, 4> n;
    for (std::size_t i = 0; i < n.size(); ++i) n[i] = schools[i].pupils * (1 - decline);
    const double centre = n[1] + n[2], flanks = n[0] + n[3];
    const double flank_site_eur = site_eur * 0.85;
    const double merged = books_of(rule, n[0], {main_eur + isolated_eur, site_eur}).result_eur +
                          books_of(rule, n[3], {branch_eur + isolated_eur, site_eur}).result_eur +
                          books_of(rule, centre, {main_eur, 2.3e6 + overhead_eur}).result_eur;
    const double bundled = books_of(rule, n[0], {main_eur + isolated_eur, flank_site_eur, 0.5}).result_eur +
                           books_of(rule, n[3], {branch_eur + isolated_eur, flank_site_eur, 0.5}).result_eur +
                           books_of(rule, centre, {main_eur, 2.3e6 + overhead_eur, 1, 0.5, flanks}).result_eur;
    return fmt::format("  -{:3.0f}% centre merged, one board {:+.2f}M; also upper vmbo bundled there {:+.2f}M, {:.0f} pupils travel further",
                       decline * 100, merged / 1e6, bundled / 1e6, flanks * 0.5 * 0.27);
}

double worth_of_forty(ClassRule rule) {
    const School east = {"East", 1, true};
    return school_books(rule, {east.name, 926, true}, 0).result_eur - school_books(rule, {east.name, 886, true}, 0).result_eur;
}

// What the reference run prints, line for line.
std::string whole_print() {
    std::string text;
    for (const ClassRule rule : {ClassRule::ceil, ClassRule::smooth}) {
        text += fmt::format("no deals, class rule {}\n", rule == ClassRule::ceil ? "ceil" : "smooth");
        for (const double decline : {0.0, .07, .14, .21, .28, .35}) text += region_line(rule, decline) + "\n";
        text += "  recruitment war: every site spends 150,000; regional pupils unchanged; region loses 0.60M a year\n";
        for (const double decline : {.14, .21, .28, .35}) text += merger_line(rule, decline) + "\n";
    }
    return text + fmt::format("East at -14%: 40 pupils more is {:+.0f} a year under smooth; {:+.0f} under ceil\n",
                              worth_of_forty(ClassRule::smooth), worth_of_forty(ClassRule::ceil));
}

constexpr const char* expected_print = R"PRINT(no deals, class rule ceil
  -  0% West    870 p  42.0 cl +0.24M +3%  CentrePublic   1100 p  55.0 cl +0.15M +2%  CentreChristian   1500 p  63.0 cl +2.06M +17%  East   1030 p  55.0 cl -0.12M -1%   region +2.33M
  -  7% West    809 p  36.0 cl +0.50M +7%  CentrePublic   1023 p  55.0 cl -0.40M -5%  CentreChristian   1395 p  59.0 cl +1.78M +15%  East    958 p  50.0 cl -0.06M -1%   region +1.82M
  - 14% West    748 p  36.0 cl +0.07M +1%  CentrePublic    946 p  50.0 cl -0.37M -5%  CentreChristian   1290 p  55.0 cl +1.49M +14%  East    886 p  42.0 cl +0.35M +5%   region +1.54M
  - 21% West    687 p  32.0 cl +0.10M +2%  CentrePublic    869 p  42.0 cl +0.01M +0%  CentreChristian   1185 p  55.0 cl +0.75M +8%  East    814 p  36.0 cl +0.53M +8%   region +1.38M
  - 28% West    626 p  32.0 cl -0.34M -6%  CentrePublic    792 p  36.0 cl +0.15M +2%  CentreChristian   1080 p  55.0 cl +0.01M +0%  East    742 p  32.0 cl +0.48M +7%   region +0.30M
  - 35% West    566 p  32.0 cl -0.77M -15%  CentrePublic    715 p  32.0 cl +0.06M +1%  CentreChristian    975 p  50.0 cl -0.16M -2%  East    670 p  32.0 cl -0.03M -1%   region -0.90M
  recruitment war: every site spends 150,000; regional pupils unchanged; region loses 0.60M a year
  - 14% centre merged, one board +4.22M; also upper vmbo bundled there +4.64M, 221 pupils travel further
  - 21% centre merged, one board +3.14M; also upper vmbo bundled there +3.79M, 203 pupils travel further
  - 28% centre merged, one board +1.94M; also upper vmbo bundled there +2.82M, 185 pupils travel further
  - 35% centre merged, one board +0.63M; also upper vmbo bundled there +1.05M, 167 pupils travel further
no deals, class rule smooth
  -  0% West    870 p  47.1 cl -0.34M -5%  CentrePublic   1100 p  53.9 cl +0.27M +3%  CentreChristian   1500 p  66.8 cl +1.63M +13%  East   1030 p  51.8 cl +0.24M +3%   region +1.80M
  -  7% West    809 p  45.2 cl -0.57M -8%  CentrePublic   1023 p  51.6 cl -0.01M -0%  CentreChristian   1395 p  63.3 cl +1.28M +11%  East    958 p  49.7 cl -0.02M -0%   region +0.68M
  - 14% West    748 p  43.4 cl -0.79M -12%  CentrePublic    946 p  49.3 cl -0.29M -4%  CentreChristian   1290 p  59.9 cl +0.93M +9%  East    886 p  47.5 cl -0.28M -4%   region -0.43M
  - 21% West    687 p  41.6 cl -1.01M -17%  CentrePublic    869 p  47.0 cl -0.57M -8%  CentreChristian   1185 p  56.6 cl +0.57M +6%  East    814 p  45.4 cl -0.55M -8%   region -1.56M
  - 28% West    626 p  39.8 cl -1.23M -22%  CentrePublic    792 p  44.7 cl -0.85M -13%  CentreChristian   1080 p  53.3 cl +0.20M +2%  East    742 p  43.2 cl -0.81M -13%   region -2.70M
  - 35% West    566 p  38.0 cl -1.46M -29%  CentrePublic    715 p  42.4 cl -1.14M -19%  CentreChristian    975 p  50.2 cl -0.19M -2%  East    670 p  41.1 cl -1.08M -18%   region -3.85M
  recruitment war: every site spends 150,000; regional pupils unchanged; region loses 0.60M a year
  - 14% centre merged, one board +2.22M; also upper vmbo bundled there +3.36M, 221 pupils travel further
  - 21% centre merged, one board +1.17M; also upper vmbo bundled there +2.33M, 203 pupils travel further
  - 28% centre merged, one board +0.10M; also upper vmbo bundled there +1.29M, 185 pupils travel further
  - 35% centre merged, one board -0.99M; also upper vmbo bundled there +0.25M, 167 pupils travel further
East at -14%: 40 pupils more is +146330 a year under smooth; -176524 under ceil
)PRINT";

}  // namespace

TEST_CASE("the formulas reproduce every line of the reference run under both class rules") {
    CHECK(whole_print() == expected_print);
}

TEST_CASE("the table agrees with the reference script where that lies beside the project") {
    const std::string script = "../shared/reference/krimp_ref.py";
    if (!std::ifstream(script)) return;
    FILE* pipe = popen(("python3 " + script).c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string printed;
    std::array<char, 4096> buffer;
    while (const std::size_t got = fread(buffer.data(), 1, buffer.size(), pipe)) printed.append(buffer.data(), got);
    REQUIRE(pclose(pipe) == 0);
    // The script groups thousands on its last line; fmt has no such flag without a locale.
    std::string plain;
    for (std::size_t i = 0; i < printed.size(); ++i) {
        const bool in_number = i > 0 && i + 1 < printed.size() && isdigit(printed[i - 1]) && isdigit(printed[i + 1]);
        if (printed[i] != ',' || !in_number || printed.compare(i - 3, 7, "150,000") == 0) plain += printed[i];
    }
    CHECK(plain == expected_print);
}

TEST_CASE("forty pupils more are worth about 146,000 euros a year in play and cost money under whole classes") {
    CHECK(worth_of_forty(ClassRule::smooth) == Approx(146'330).margin(1));
    CHECK(worth_of_forty(ClassRule::ceil) == Approx(-176'524).margin(1));
}

TEST_CASE("gaining pupils never lowers a site's result in play") {
    const bool holds = rc::check("gaining pupils never lowers a site's result", [] {
        std::array<TrackLoad, 5> loads;
        for (std::size_t t = 0; t < loads.size(); ++t) {
            loads[t].pupils = *rc::gen::inRange(0, 6000) / 10.0;
            loads[t].profiles = *rc::gen::inRange(1, 9);
            loads[t].kept = *rc::gen::element(1.0, 1 - tracks[t].upper_years / tracks[t].years);
        }
        const double before = site_books(rates(ClassRule::smooth), tracks, loads, 0, 0).result_eur;
        loads[static_cast<std::size_t>(*rc::gen::inRange(0, 5))].pupils += *rc::gen::inRange(1, 500) / 10.0;
        RC_ASSERT(site_books(rates(ClassRule::smooth), tracks, loads, 0, 0).result_eur > before);
    });
    CHECK(holds);
}

TEST_CASE("a track that is not taught costs nothing") {
    std::array<TrackLoad, 5> loads{};
    for (TrackLoad& load : loads) load.kept = 0;
    const SiteBooks books = site_books(rates(ClassRule::smooth), tracks, loads, 100, 40);
    CHECK(books.classes == 0);
    CHECK(books.result_eur == 60);
}

}  // namespace samenspel::worlds::krimp
