// What a scenario says of conversations, cases, successors and guesses: how it is compiled, and what can be wrong with it.
#include <catch2/catch.hpp>

#include <functional>

#include "scenario.pb.h"
#include "server/scenario/loader.hpp"
#include "tests/scenario/broken_folder.hpp"

using namespace samenspel;
using scenario::test::BrokenFolder;
using Findings = std::vector<std::string>;

namespace {

const char* const cases = R"(cases:
  - id: raft
    title: {nl: Het vlot, en: The raft}
    text: {nl: Er drijft een vlot tegen de brug., en: A raft drifts against the bridge.}
    deciders: [north, south]
    round: 1
    ways:
      - {id: free, label: {nl: Losmaken, en: Free it}, explain: {nl: Het drijft verder., en: It drifts on.}}
      - {id: saw, label: {nl: Zagen, en: Saw it up}, explain: {nl: Er is hout., en: There is wood.}, effects: [{lever: build, on: [pier], amount: 1, bearer: region}]}
)";

const char* const successors = R"(successors:
  - seat: ferry
    name: {nl: "Veervrouw Ada", en: "Ferrywoman Ada"}
    text: {nl: Jij erft de boot., en: You inherit the boat.}
    interests:
      - id: ada-1
        layer: organisation
        motive: instrumental
        weight: 2
        title: {nl: Varen, en: Sailing}
        text: {nl: De boot moet eruit., en: The boat must go out.}
        measure_text: {nl: Er blijft vraag naar veren., en: Ferries stay wanted.}
        measure: {issue: bridge, options: [close]}
        trigger: {nl: Iemand noemt de boot., en: Somebody names the boat.}
        price: {nl: Je vaart gratis., en: You sail for nothing.}
        met_by: [north]
    bottom_line: {nl: De boot blijft., en: The boat stays.}
    bottom_line_measure: {issue: bridge, options: [close], otherwise: 0.5}
    concession: {nl: De kleur., en: The colour.}
    words: [{word: fair, meaning: {nl: om de beurt, en: by turns}}]
)";

const char* const guess = R"(  - id: guess
    title: {nl: "Wat drijft de anderen?", en: "What drives the others?"}
    spread_is_public: false
    instrument: guesses
    questions:
      - {id: motive, kind: partner_choice, truth: motive_held, text: {nl: Waarom., en: Why.}, options: [{id: instrumental, label: {nl: Nut, en: Use}}, {id: moral, label: {nl: Recht, en: Right}, explain: {nl: Zo hoort het., en: As it should be.}}]}
      - {id: mood, kind: choice, text: {nl: Hoe is het., en: How is it.}, options: [{id: good, label: {nl: Goed, en: Good}}, {id: bad, label: {nl: Slecht, en: Bad}}]}
      - {id: why, kind: partner_text, text: {nl: Waaraan zie je dat., en: What shows it.}}
)";

// The small valid scenario with conversations, a case, a successor and guesses.
class Whole : public BrokenFolder {
public:
    Whole() {
        write("cases.yaml", cases);
        write("roles.yaml", read("roles.yaml") + successors);
        write("forms.yaml", read("forms.yaml") + guess);
        write("issues.yaml", read("issues.yaml") + "domains:\n  - {id: bank, title: {nl: De oever, en: The bank}, explain: {nl: Over de oever., en: About the bank.}, parties: [north], icon: groups}\n");
        replace("issues.yaml", "    icon: bridge\n", "    icon: bridge\n    domain: bank\n");
        replace("scenario.yaml", "      - {id: result-1", "      - {id: case-1, kind: case, minutes: 3, round: 1, title: {nl: Casus, en: Case}, invitation: {nl: Luister., en: Listen.}}\n      - {id: result-1");
    }
};

Findings broken(const std::string& file, const std::string& old_words, const std::string& new_words) {
    Whole folder;
    folder.replace(file, old_words, new_words);
    return folder.findings();
}

}  // namespace

TEST_CASE("conversations, cases, successors and guesses are compiled, what everybody may know into each length's content") {
    const Whole folder;
    REQUIRE(folder.findings() == Findings{});
    const auto loaded = scenario::load(folder.path());
    REQUIRE(loaded.scenario);
    const Content& content = loaded.scenario->lengths(0).content();
    REQUIRE(content.domains_size() == 1);
    CHECK(content.domains(0).title().en() == "The bank");
    CHECK(content.domains(0).parties(0) == 1);
    CHECK(content.issues(0).domain() == "bank");
    CHECK(content.phases(3).kind() == CASE);
    CHECK(content.phases(3).round() == 1);
    CHECK(content.DebugString().find("raft") == std::string::npos);

    REQUIRE(loaded.scenario->cases_size() == 1);
    const Case& raft = loaded.scenario->cases(0);
    CHECK(raft.round() == 1);
    CHECK(raft.deciders(1) == "south");
    CHECK(raft.ways(1).option().id() == "saw");
    CHECK(raft.ways(1).effects(0).lever() == "build");

    REQUIRE(loaded.scenario->successors_size() == 1);
    CHECK(loaded.scenario->successors(0).seat() == "ferry");
    CHECK(loaded.scenario->successors(0).name().nl() == "Veervrouw Ada");
    CHECK(loaded.scenario->successors(0).role().interests(0).id() == "ada-1");
    CHECK(content.DebugString().find("Ada") == std::string::npos);

    const FormInfo& form = content.forms(1);
    CHECK(form.instrument() == GUESSES);
    CHECK(form.questions(0).kind() == PARTNER_CHOICE);
    CHECK(form.questions(0).truth() == MOTIVE_HELD);
    CHECK(form.questions(0).options(1).explain().en() == "As it should be.");
    CHECK(form.questions(1).kind() == CHOICE);
    CHECK(form.questions(2).kind() == PARTNER_TEXT);
}

TEST_CASE("a question whose kind, options and truth do not go together is reported") {
    CHECK(broken("forms.yaml", "{id: why, kind: partner_text,", "{id: why, kind: choice,") ==
          Findings{"forms.yaml:15:9: error: 'options' is missing; add 'options:' to this entry"});
    CHECK(broken("forms.yaml", "{id: mood, kind: choice,", "{id: mood, kind: free_text,") ==
          Findings{"forms.yaml:14:87: error: this kind of question has no options; take them away, or make it a choice"});
    CHECK(broken("forms.yaml", "{id: mood, kind: choice,", "{id: mood, kind: choice, truth: layer_held,") ==
          Findings{"forms.yaml:14:41: error: only a choice about each partner can be held against what is true; write 'kind: partner_choice'"});
    CHECK(broken("forms.yaml", "{id: moral,", "{id: morale,") ==
          Findings{"forms.yaml:13:152: error: 'morale' can never turn out true; did you mean 'moral'?"});
    CHECK(broken("forms.yaml", "truth: motive_held", "truth: strategy_held") ==
          Findings{"forms.yaml:13:112: error: 'instrumental' is no strategy, so it can never turn out true; name one of the strategies",
                   "forms.yaml:13:159: error: 'moral' is no strategy, so it can never turn out true; name one of the strategies"});
    CHECK(broken("forms.yaml", "instrument: guesses", "instrument: violin").size() == 1);
}

TEST_CASE("a case that nobody can decide, or that never comes up, is reported, and so is a phase without one") {
    CHECK(broken("cases.yaml", "    round: 1\n", "    round: 2\n") ==
          Findings{"scenario.yaml:31:14: error: phase 'case-1' has no case to decide; write one in cases.yaml with 'round: 1', or one without a round",
                   "cases.yaml:2:9: warning: case 'raft' never comes up; give a length a phase of kind case in a round that it has"});
    CHECK(broken("cases.yaml", "    round: 1\n", "") == Findings{});
    CHECK(broken("cases.yaml", "deciders: [north, south]", "deciders: [north, east]") ==
          Findings{"cases.yaml:5:23: error: there is no party 'east'; use one of: north, south"});
    CHECK(broken("parties.yaml", "colour: 0, decides: true", "colour: 0, decides: false").back() ==
          "cases.yaml:5:16: error: party 'north' takes no positions; take it away or give the party 'decides: true'");
    CHECK(broken("cases.yaml", "bearer: region", "bearer: actor") ==
          Findings{"cases.yaml:9:158: error: nobody keeps, breaks or does the way of a case; use region, or each with 'parties'"});
    CHECK(broken("scenario.yaml", "kind: case, minutes: 3, round: 1,", "kind: case, minutes: 3,") ==
          Findings{"scenario.yaml:31:9: error: 'round' is missing; add 'round:' to this entry"});
}

TEST_CASE("an issue of a conversation that there is not, and a second successor for one seat, are reported") {
    CHECK(broken("issues.yaml", "domain: bank", "domain: bench") ==
          Findings{"issues.yaml:8:13: error: there is no domain 'bench'; use one of: bank"});
    Whole folder;
    folder.write("roles.yaml", folder.read("roles.yaml") + std::string(successors).substr(std::string("successors:\n").size()));
    const Findings found = folder.findings();
    REQUIRE(found.size() == 2);
    CHECK(found[0].find("successor 'ferry' is already defined") != std::string::npos);
    CHECK(found[1].find("interest 'ada-1' is already defined") != std::string::npos);
}
