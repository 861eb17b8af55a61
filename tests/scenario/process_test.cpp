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

// The small valid scenario with conversations, a case, a successor and guesses.
class Whole : public BrokenFolder {
public:
    Whole() : BrokenFolder("tests/scenario/whole") {}
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
    REQUIRE(content.issues(0).words_size() == 1);
    CHECK(content.issues(0).words(0) == "fair");
    REQUIRE(content.instruments_size() == 3);
    CHECK(content.instruments(1) == GLOSSARY);
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

TEST_CASE("what others would be right to suspect stands with the heaviest interest of every role, in the question's own words") {
    Whole folder;
    folder.replace("forms.yaml", "truth: motive_held", "truth: suspicion_held");
    CHECK(folder.findings() ==
          Findings{"roles.yaml:7:13: error: interest 'north-1' weighs most for its seat, but does not say what others would be right to suspect; give it a 'suspicion': an option of question 'motive' in form 'guess'",
                   "roles.yaml:34:13: error: interest 'south-1' weighs most for its seat, but does not say what others would be right to suspect; give it a 'suspicion': an option of question 'motive' in form 'guess'",
                   "roles.yaml:55:13: error: interest 'south-2' weighs most for its seat, but does not say what others would be right to suspect; give it a 'suspicion': an option of question 'motive' in form 'guess'"});
    folder.replace("roles.yaml", "- id: north-1\n", "- id: north-1\n        suspicion: moral\n");
    folder.replace("roles.yaml", "- id: south-1\n", "- id: south-1\n        suspicion: instrumental\n");
    folder.replace("roles.yaml", "- id: south-2\n", "- id: south-2\n        suspicion: moral\n");
    CHECK(folder.findings() == Findings{});
    folder.replace("roles.yaml", "suspicion: moral", "suspicion: morale");
    CHECK(folder.findings().front() ==
          "roles.yaml:7:13: error: 'morale' is no answer to the question 'motive'; give it a 'suspicion': an option of question 'motive' in form 'guess'");
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
    const std::string roles = folder.read("roles.yaml");
    folder.write("roles.yaml", roles + roles.substr(roles.find("successors:\n") + std::string("successors:\n").size()));
    const Findings found = folder.findings();
    REQUIRE(found.size() == 2);
    CHECK(found[0].find("successor 'ferry' is already defined") != std::string::npos);
    CHECK(found[1].find("interest 'ada-1' is already defined") != std::string::npos);
}

TEST_CASE("an issue that leans on a word that nobody defines, and an instrument that there is not, are reported") {
    CHECK(broken("issues.yaml", "words: [fair]", "words: [far]") == Findings{"issues.yaml:9:13: error: there is no word 'far'; did you mean 'fair'?"});
    CHECK(broken("scenario.yaml", "instruments: [guesses,", "instruments: [guess,").size() == 1);
}
