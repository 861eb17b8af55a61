// Packages, gains and the points of bargaining theory as they stand on a page, worked out on paper.
#include "server/report/report.hpp"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>

#include "server/report/html.hpp"
#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

insight::Package package(const char* issue, const char* option, insight::Values values) {
    insight::Package out;
    out.choices.emplace_back().set_issue(issue);
    out.choices.back().set_option(option);
    out.values = std::move(values);
    return out;
}

// North and south have 2 each without a deal. Gains, their product and their sum; most that each can gain: 11 and 9.
//   wood         4  4    16    8    the greatest least gain
//   stone       11  1    11   12    the greatest sum
//   free         1  9     9   10
//   paid         1  1     1    2    dominated by wood
//   north       12 -1     –   11    leaves south worse off
//   south        6  3    18    9    the greatest product; relative gains 6/11 and 3/9
//   low          5  3.5  17.5  8.5  relative gains 5/11 and 3.5/9: the greatest least one (wood: 4/11)
// North's name was tabled, then amended into the paid toll and signed.
insight::Bargaining by_hand() {
    insight::Bargaining out;
    out.owners = {{1}, {2}};
    out.no_deal = {2, 2};
    out.all = true;
    out.outcomes = {package("bridge", "wood", {6, 6}),  package("bridge", "stone", {13, 3}), package("toll", "free", {3, 11}), package("toll", "paid", {3, 3}),
                    package("name", "north", {14, 1}), package("name", "south", {8, 5}),    package("path", "low", {7, 5.5})};
    out.tabled = {{1, 1, 60'000, false, {14, 1}}, {1, 2, 120'000, true, {3, 3}}};
    out.ended = insight::Values{3, 3};
    return out;
}

report::Document document(const char* language = "en") {
    report::Options options;
    options.language = language;
    return report::session_report({{1, ToldTable().record(), by_hand()}}, options);
}

const report::Measure& measure(const report::Document& document, const std::string& id) {
    for (const auto& part : document.parts)
        for (const auto& chapter : part.chapters)
            for (const auto& one : chapter.measures)
                if (one.id == id) return one;
    FAIL("no measure " << id);
    return document.parts.at(0).chapters.at(0).measures.at(0);
}

using Lines = std::vector<std::vector<std::string>>;

Lines lines(const report::Measure& one) {
    Lines out;
    for (const auto& row : one.table.rows) {
        out.emplace_back();
        for (const auto& cell : row) out.back().push_back(cell.text);
    }
    return out;
}

google::protobuf::ListValue data(const report::Measure& one) {
    google::protobuf::ListValue out;
    REQUIRE(one.figure);
    REQUIRE(google::protobuf::util::JsonStringToMessage(one.figure->data, &out).ok());
    return out;
}

bool has_mark(const google::protobuf::ListValue& rows, const std::string& kind, const std::string& name, double x, double y) {
    return std::any_of(rows.values().begin(), rows.values().end(), [&](const google::protobuf::Value& row) {
        const auto& fields = row.struct_value().fields();
        return fields.contains("kind") && fields.at("kind").string_value() == kind && fields.at("name").string_value() == name &&
               fields.at("x").number_value() == x && fields.at("y").number_value() == y;
    });
}

bool has_bar(const google::protobuf::ListValue& rows, const std::string& name, const std::string& series, double value) {
    return std::any_of(rows.values().begin(), rows.values().end(), [&](const google::protobuf::Value& row) {
        const auto& fields = row.struct_value().fields();
        return fields.contains("series") && fields.at("name").string_value() == name && fields.at("series").string_value() == series &&
               fields.at("value").number_value() == value;
    });
}

}  // namespace

TEST_CASE("every package stands beside no deal, the end and the best found, with what was left on the table") {
    const auto whole = document();
    const auto& packages = measure(whole, "packages");
    CHECK(lines(packages) == Lines{{"Proposal 1", "01:00", "11.0", "-1.0", "92\u00A0%", "0.0", "no"},
                                   {"Proposal 1, version 2 – signed", "02:00", "2.0", "1.0", "17\u00A0%", "10.0", "yes"},  // to stone: 10 + 0
                                   {"No deal", "–", "0.0", "0.0", "0\u00A0%", "12.0", "yes"},
                                   {"How the table ended", "end", "2.0", "1.0", "17\u00A0%", "10.0", "yes"},
                                   {"Best found", "–", "12.0", "1.0", "100\u00A0%", "0.0", "yes"}});
    CHECK(packages.lead == "The table ended with 17\u00A0% of the best joint gain found. That best: Bridge: Stone. All 7 packages were valued.");
}

TEST_CASE("the plane's data holds every package by joint and least gain, each of its kind") {
    const auto rows = data(measure(document(), "packages"));
    CHECK(rows.values_size() == 13);  // options, 7 packages, 2 versions, no deal, the end, the best
    for (const auto& [x, y] : std::vector<std::pair<double, double>>{{8, 4}, {12, 1}, {10, 1}, {2, 1}, {11, -1}, {9, 3}, {8.5, 3.5}}) CHECK(has_mark(rows, "tried", "", x, y));
    CHECK(has_mark(rows, "tabled", "1.1", 11, -1));
    CHECK(has_mark(rows, "signed", "1.2", 2, 1));
    CHECK(has_mark(rows, "none", "No deal", 0, 0));
    CHECK(has_mark(rows, "signed", "The end", 2, 1));
    CHECK(has_mark(rows, "best", "Best found", 12, 1));
}

TEST_CASE("who gained what: for each role its gain over no deal, of what was tabled, signed, ended with and best") {
    const auto whole = document();
    const auto& gains = measure(whole, "gains");
    REQUIRE(gains.table.columns.size() == 3);
    CHECK(gains.table.columns[1].title == "Anne");
    CHECK(gains.table.columns[2].title == "Bram");
    CHECK(lines(gains) == Lines{{"Proposal 1", "12.0", "-1.0"},
                                {"Proposal 1, version 2 – signed", "1.0", "1.0"},
                                {"How the table ended", "1.0", "1.0"},
                                {"Best found", "11.0", "1.0"}});
    const auto rows = data(gains);
    CHECK(rows.values_size() == 5);  // options, and two bars for each of two roles
    CHECK(has_bar(rows, "Anne", "how the table ended", 1));
    CHECK(has_bar(rows, "Anne", "best found", 11));
    CHECK(has_bar(rows, "Bram", "best found", 1));
    const auto dutch = document("nl");
    CHECK(measure(dutch, "gains").title == "Wie wat won");
    CHECK(lines(measure(dutch, "gains"))[0] == std::vector<std::string>{"Voorstel 1", "12,0", "-1,0"});
}

TEST_CASE("the appendix names the four points and counts the Pareto frontier") {
    const auto whole = document();
    const auto& points = measure(whole, "points");
    CHECK(lines(points) == Lines{{"Nash", "8", "5", "Name: South bridge"},
                                 {"Kalai-Smorodinsky", "7", "5.5", "Path: Low"},
                                 {"Egalitarian", "6", "6", "Bridge: Wood"},
                                 {"Utilitarian", "13", "3", "Bridge: Stone"}});
    // All but the paid toll.
    CHECK(points.lead.rfind("On the Pareto frontier: 6 of the 7 packages valued.", 0) == 0);
}

TEST_CASE("value left on the table opens the talk, and leads to the packages; the page holds all of it") {
    const auto whole = document();
    const auto opening = std::find_if(whole.openings.begin(), whole.openings.end(), [](const report::Opening& one) { return one.moment == "table-1-packages"; });
    REQUIRE(opening != whole.openings.end());
    CHECK(opening->says == "The table came to 17\u00A0% of the joint gain of the best package found.");
    const std::string page = report::to_html(whole, {"", "draw();"});
    for (const char* id : {"id=\"table-1-packages\"", "id=\"table-1-gains\"", "id=\"table-1-points\"", "href=\"#table-1-packages\"", "data-kind=\"plane\""}) CHECK(page.find(id) != std::string::npos);
}

TEST_CASE("where the table came to the best, nothing is said to have been left") {
    auto bargaining = by_hand();
    bargaining.ended = insight::Values{13, 3};
    report::Options options;
    options.language = "en";
    for (const auto& one : report::session_report({{1, ToldTable().record(), bargaining}}, options).openings) CHECK(one.moment != "table-1-packages");
}

TEST_CASE("interests served are told in percentage points, and a seat's page has no packages of others") {
    auto bargaining = by_hand();
    bargaining.worth = insight::Bargaining::Worth::interests;
    bargaining.no_deal = {0.25, 0.5};
    bargaining.outcomes = {package("bridge", "wood", {0.75, 0.625})};
    bargaining.tabled.clear();
    bargaining.ended = insight::Values{0.5, 0.25};
    report::Options options;
    options.language = "en";
    const auto whole = report::session_report({{1, ToldTable().record(), bargaining}}, options);
    CHECK(lines(measure(whole, "gains")) == Lines{{"How the table ended", "25.0", "-25.0"}, {"Best found", "50.0", "12.5"}});
    const auto own = report::seat_report({1, ToldTable().record(), bargaining}, {1}, options);
    for (const auto& chapter : own.parts.at(0).chapters)
        for (const auto& one : chapter.measures) CHECK((one.id != "packages" && one.id != "gains" && one.id != "points"));
}
