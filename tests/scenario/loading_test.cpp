// What becomes of a scenario without mistakes.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "scenario.pb.h"
#include "server/scenario/loader.hpp"
#include "tests/scenario/broken_folder.hpp"

using namespace samenspel;
using scenario::length_of;
using scenario::load;
using scenario::test::good_folder;

namespace {

scenario::Loaded load_good() {
    scenario::Loaded loaded = load(good_folder);
    for (const auto& finding : loaded.findings) UNSCOPED_INFO(to_line(finding));
    REQUIRE(loaded.findings.empty());
    REQUIRE(loaded.scenario);
    return loaded;
}

}  // namespace

TEST_CASE("a valid scenario survives being written and read back") {
    const scenario::Loaded loaded = load_good();
    Scenario again;
    REQUIRE(again.ParseFromString(loaded.scenario->SerializeAsString()));
    CHECK(again.DebugString() == loaded.scenario->DebugString());
}

TEST_CASE("loading twice gives the same bytes, with or without a slash behind the folder") {
    std::string with_slash(good_folder);
    with_slash.push_back('/');
    CHECK(load_good().scenario->SerializeAsString() == load(with_slash).scenario->SerializeAsString());
}

TEST_CASE("seats are numbered and roles sorted in the order in which people fill them") {
    const scenario::Loaded loaded = load_good();
    const Content& content = loaded.scenario->lengths(0).content();
    REQUIRE(content.seats_size() == 3);
    CHECK(content.seats(0).id() == "mayor-south");
    CHECK(content.seats(0).number() == 1);
    CHECK(content.seats(1).id() == "mayor-north");
    CHECK(content.seats(1).party() == 1);
    CHECK(content.seats(2).id() == "ferry");
    CHECK(content.seats(2).number() == 3);
    REQUIRE(loaded.scenario->roles_size() == 3);
    for (int i = 0; i < 3; ++i) {
        CHECK(loaded.scenario->roles(i).seat() == content.seats(i).id());
        CHECK(loaded.scenario->fill_order(i) == content.seats(i).id());
    }
}

TEST_CASE("a length holds the issues and acts that are open in it, and table time in milliseconds") {
    const scenario::Loaded loaded = load_good();
    const Length* length = length_of(*loaded.scenario, 45);
    REQUIRE(length != nullptr);
    CHECK(length_of(*loaded.scenario, 90) == nullptr);
    CHECK(length->ticks_per_round() == 2);
    const Content& content = length->content();
    CHECK(content.scenario() == "good");
    CHECK(content.length_min() == 45);
    REQUIRE(content.issues_size() == 4);
    CHECK(content.issues(0).rule() == UNANIMITY);
    CHECK(content.issues(0).deciders_size() == 2);
    REQUIRE(content.acts_size() == 2);
    CHECK(content.acts(0).from_round() == 1);
    CHECK(content.phases(2).length_ms() == 450'000);
    CHECK(content.phases(3).forms(0) == "pulse");
    CHECK(content.parties(0).name().nl() == "Noorddorp");
    CHECK(content.sites(0).at().y() == 0.25F);
}

TEST_CASE("an issue that is not open in a length is left out of its content and keeps its effects") {
    scenario::test::BrokenFolder folder;
    folder.replace("scenario.yaml", "open_issues: [bridge, toll, lights, name]", "open_issues: [name, bridge]");
    const scenario::Loaded loaded = load(folder.path());
    REQUIRE(loaded.scenario);
    REQUIRE(loaded.scenario->lengths(0).content().issues_size() == 2);
    CHECK(loaded.scenario->lengths(0).content().issues(0).id() == "name");
    CHECK(loaded.scenario->option_effects_size() == 8);
}

TEST_CASE("measures, effects and the model arrive as they were written") {
    const scenario::Loaded loaded = load_good();
    const Scenario& compiled = *loaded.scenario;
    const Measure& of_north = compiled.roles(1).interests(0).measure();
    REQUIRE(of_north.any().parts_size() == 2);
    CHECK(of_north.any().parts(0).tabled_by().party() == "north");
    CHECK(of_north.any().parts(1).choice().otherwise() == 0.25);
    CHECK(compiled.roles(2).interests(0).measure().all().parts(1).indicator().zero_at() == 60.0);
    const EffectSpec& effect = compiled.option_effects(0).effects(1);
    CHECK(effect.lever() == "pay");
    CHECK(effect.amount() == 2.5);
    CHECK(effect.bearer() == EffectSpec::EACH);
    CHECK(effect.parties(0) == "north");
    CHECK(compiled.act_effects(1).shows() == 0.5);
    CHECK(compiled.injects(0).auto_round() == 1);
    CHECK(compiled.model().numbers(0).unit() == "eur");
    CHECK(compiled.model().entities(0).numbers(0).value() == 80.0);
    CHECK(compiled.model().entities(0).numbers(1).source() == "made up");
    CHECK(compiled.model().entities(0).tags(0).value() == "north");
}

TEST_CASE("what only the world can judge is mentioned with its position") {
    const scenario::Loaded loaded = load_good();
    const auto mentions = [&](scenario::Mention::What what) {
        std::vector<std::string> found;
        for (const auto& mention : loaded.mentions) {
            const std::string file = mention.file.substr(mention.file.rfind('/') + 1);
            if (mention.what == what) {
                found.push_back(file + ":" + std::to_string(mention.line) + ":" + std::to_string(mention.column) + " " +
                                mention.name + (mention.subject.empty() ? "" : " of " + mention.subject));
            }
        }
        return found;
    };
    using What = scenario::Mention::What;
    using Lines = std::vector<std::string>;
    CHECK(mentions(What::lever) ==
          Lines{"issues.yaml:13:21 build", "issues.yaml:14:21 pay", "acts.yaml:13:23 paint", "injects.yaml:2:147 flood"});
    CHECK(mentions(What::measured) ==
          Lines{"roles.yaml:19:38 traffic of pier", "roles.yaml:32:30 traffic", "roles.yaml:50:72 traffic of north"});
    CHECK(mentions(What::shown) == Lines{"map.yaml:2:10 traffic"});
    CHECK(mentions(What::ticks) == Lines{"scenario.yaml:24:22 2"});
}

TEST_CASE("nothing of a role stands in the public content") {
    const scenario::Loaded loaded = load_good();
    const std::string open = loaded.scenario->lengths(0).content().SerializeAsString();
    for (const Role& role : loaded.scenario->roles()) {
        CHECK(open.find(role.text().nl()) == std::string::npos);
        for (const Interest& interest : role.interests()) {
            CHECK(open.find(interest.title().en()) == std::string::npos);
            CHECK(open.find(interest.id()) == std::string::npos);
        }
    }
}
