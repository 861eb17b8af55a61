// Whether a scorable scenario can be settled, in the regional energy strategy with one party's score without a deal changed.
// Where the finding stands is looked up, so that the scenario's own lines may move.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/scenario/broken_folder.hpp"

using samenspel::scenario::test::BrokenFolder;

namespace {

using Findings = std::vector<std::string>;

// "file:line:column" of the first such words.
std::string place_of(const BrokenFolder& folder, const std::string& file, const std::string& words) {
    const std::string text = folder.read(file);
    const std::size_t at = text.find(words);
    REQUIRE(at != std::string::npos);
    const std::size_t line_begin = text.rfind('\n', at) + 1;
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    return file + ":" + std::to_string(line) + ":" + std::to_string(at - line_begin + 1);
}

// The finding at the value of `key: value`.
std::string at_value(const BrokenFolder& folder, const std::string& file, const std::string& key, const std::string& value, const std::string& said) {
    std::string place = place_of(folder, file, key + value);
    const std::size_t colon = place.rfind(':');
    const std::size_t column = std::stoul(place.substr(colon + 1)) + key.size();
    place.erase(colon + 1);
    return place.append(std::to_string(column)).append(": error: ").append(said);
}

void without_deal(BrokenFolder& folder, const std::string& points) { folder.replace("roles.yaml", "no_deal: 25", "no_deal: " + points); }

}  // namespace

TEST_CASE("the regional energy strategy can be settled at each of its lengths") { CHECK(BrokenFolder("assets/scenarios/energy").findings().empty()); }

TEST_CASE("where one party would have more without any deal, there is no agreement, and it is never served") {
    BrokenFolder folder("assets/scenarios/energy");
    without_deal(folder, "1000");
    Findings expected;
    for (const std::string minutes : {"45", "90", "180"})
        expected.push_back(at_value(folder, "scenario.yaml", "minutes: ", minutes + "\n", "in " + minutes + " minutes there is no agreement that all can live with; "
                                    "lower a party's 'no_deal', raise its points for an option, or ask fewer parties to decide"));
    for (const std::string minutes : {"45", "90", "180"})
        expected.push_back(at_value(folder, "parties.yaml", "id: ", "aldervoort", "in " + minutes + " minutes no package gives party 'aldervoort' more than no deal; "
                                    "raise its points for an option, or lower its 'no_deal'"));
    CHECK(folder.findings() == expected);
}

TEST_CASE("a party that every package serves better than no deal has no reason to negotiate") {
    BrokenFolder folder("assets/scenarios/energy");
    without_deal(folder, "-1000");
    Findings expected;
    for (const std::string minutes : {"45", "90", "180"})
        expected.push_back(at_value(folder, "parties.yaml", "id: ", "aldervoort", "in " + minutes + " minutes no package gives party 'aldervoort' less than no deal; "
                                    "raise its 'no_deal', or let an option cost it points"));
    CHECK(folder.findings() == expected);
}
