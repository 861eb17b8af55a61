// The world that is written in YAML alone: sums, rules over them, marks that are watched.
#include <catch2/catch.hpp>

#include "server/worlds/issues/model.hpp"

using namespace samenspel::worlds;

namespace {

Entity entity(const std::string& kind, const std::string& id, Quantities numbers = {}, std::map<std::string, std::string> tags = {}) {
    return {kind, id, std::move(numbers), std::move(tags)};
}

ModelData data() {
    ModelData out;
    out.numbers["tick_years"] = 2;
    out.entities = {entity("party", "hill"),
                    entity("party", "dale", {{"support", 60}}),
                    entity("sum", "support", {{"start", 75}}, {{"of", "parties"}}),
                    entity("sum", "places"),
                    entity("sum", "landscape", {{"start", 100}}),
                    entity("sum", "anger"),
                    entity("rule", "scattering", {{"squared", -1}}, {{"from", "places"}, {"into", "landscape"}}),
                    entity("rule", "many", {{"reach", 3}, {"add", -10}}, {{"from", "places"}, {"into", "support"}}),
                    entity("rule", "both", {{"product", 0.5}}, {{"from", "places"}, {"with", "support"}, {"into", "anger"}}),
                    entity("watch", "council-vote", {{"below", 40}}, {{"of", "support"}})};
    return out;
}

std::unique_ptr<World> world() {
    std::string error;
    auto made = make_world("issues", data(), &error);
    INFO(error);
    REQUIRE(made);
    return made;
}

double value(const Outcome& outcome, const std::string& id, const std::string& subject = {}) {
    for (const auto& indicator : outcome.indicators)
        if (indicator.id == id && indicator.subject == subject) return indicator.value;
    FAIL("no indicator " << id << " of '" << subject << "'");
    return 0;
}

}  // namespace

TEST_CASE("sums begin where the model says, for each party its own") {
    const Outcome start = world()->start(7);
    CHECK(value(start, "support", "hill") == 75);
    CHECK(value(start, "support", "dale") == 60);
    CHECK(value(start, "landscape") == 100);
    CHECK(start.findings.empty());
    CHECK(start.chance == 7);
    CHECK(world()->tick_years() == 2);
}

TEST_CASE("effects count for those they name, for who does it, or for all") {
    const auto made = world();
    const Outcome after = made->tick(made->start(1).state, {{"support", "", {"hill"}, -5}, {"support", "dale", {}, -7}, {"support", "", {}, 1}, {"places", "", {}, 2}}, 1);
    CHECK(value(after, "support", "hill") == 71);
    CHECK(value(after, "support", "dale") == 54);
    CHECK(value(after, "landscape") == 96);
}

TEST_CASE("rules square, reach a mark and multiply") {
    const auto made = world();
    const Outcome after = made->tick(made->start(1).state, {{"places", "", {}, 3}}, 1);
    CHECK(value(after, "landscape") == 91);
    CHECK(value(after, "support", "hill") == 65);
    CHECK(value(after, "anger") == 0.5 * 3 * (65 + 50));  // a region's figure sees the parties' added up
}

TEST_CASE("what is handed over holds for the tick; what is lasting stays, and is to be handed over once") {
    const auto made = world();
    CHECK(made->acts_once("lasting-support"));
    CHECK_FALSE(made->acts_once("support"));
    Outcome after = made->tick(made->start(1).state, {{"lasting-support", "", {"hill"}, -40}, {"places", "", {}, 1}}, 1);
    CHECK(value(after, "support", "hill") == 35);
    CHECK(after.findings == std::vector<std::string>{"council-vote:hill"});
    after = made->tick(after.state, {}, 1);
    CHECK(value(after, "support", "hill") == 35);
    CHECK(value(after, "places") == 0);
}

TEST_CASE("a rule that names no sum, and a model without sums, are refused with a reason") {
    std::string error;
    ModelData bad = data();
    bad.entities.push_back(entity("rule", "lost", {}, {{"from", "nothing"}, {"into", "anger"}}));
    CHECK_FALSE(make_world("issues", bad, &error));
    CHECK(error == "The rule 'lost' names no sum under 'from'.");
    CHECK_FALSE(make_world("issues", {}, &error));
    CHECK(error.find("at least one entity of kind sum") != std::string::npos);
}
