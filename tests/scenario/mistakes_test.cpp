// One mistake at a time in the small valid scenario, and exactly the findings that it gives.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/scenario/broken_folder.hpp"

using samenspel::scenario::test::BrokenFolder;

namespace {

struct Edit {
    std::string file;
    std::string old_words;
    std::string new_words;
};

struct Mistake {
    std::vector<Edit> edits;
    std::vector<std::string> findings;
};

void check_each(const std::vector<Mistake>& mistakes) {
    for (const Mistake& mistake : mistakes) {
        BrokenFolder folder;
        for (const Edit& edit : mistake.edits) folder.replace(edit.file, edit.old_words, edit.new_words);
        CAPTURE(mistake.edits.front().file, mistake.edits.front().new_words);
        CHECK(folder.findings() == mistake.findings);
    }
}

std::string many_words(int count) {
    std::string words;
    for (int i = 0; i < count; ++i) words += "word ";
    return words;
}

}  // namespace

TEST_CASE("a file that is not YAML is reported where the parser stopped") {
    check_each({
        {{{"issues.yaml", "rule: unanimity", "rule: [unanimity"}},
         {"issues.yaml:6:13: error: this is not YAML: end of sequence flow not found; check indentation, quotes and brackets here and just above; between { } a text with , : or ? needs quotes"}},
        {{{"scenario.yaml", "    rounds: 1\n", "\trounds: 1\n"}},
         {"scenario.yaml:22:1: error: this is not YAML: illegal tab when looking for indentation; check indentation, quotes and brackets here and just above; between { } a text with , : or ? needs quotes"}},
        {{{"acts.yaml", "acts:\n", "--- {}\n---\nacts:\n"}},
         {"acts.yaml:1:1: error: the file is not one map of keys and values; see server/scenario/README.md for its keys"}},
        {{{"acts.yaml", "{nl: Tel het verkeer.,", "{nl: Tel auto's, fietsen en karren.,"}},
         {"acts.yaml:2:75: error: 'fietsen en karren.' is not a key here; put a text with a comma between quotes"}},
    });
}

TEST_CASE("a file that is not UTF-8 is reported where its first wrong byte stands, and not read") {
    const std::string mend = "; save the file as UTF-8 (choose it as the encoding under 'Save as') and see whether the letter here is right";
    check_each({
        {{{"scenario.yaml", "één", "\xE9\xE9n"}}, {"scenario.yaml:7:33: error: this is not UTF-8: byte E9" + mend}},
        {{{"acts.yaml", "acts:", "\xFF\xFE"}}, {"acts.yaml:1:1: error: this is not UTF-8: byte FF" + mend}},
    });
    // In turn: Windows' quotes, a sequence cut short, ones longer than needed, half of a pair, beyond the last character.
    for (const std::string wrong : {"\x93zo\x94", "\xC3", "\xE2\x82", "\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80"}) {
        BrokenFolder folder;
        folder.replace("acts.yaml", "Tel het", "Tel " + wrong);
        CAPTURE(wrong.size(), static_cast<unsigned>(static_cast<unsigned char>(wrong[0])));
        const std::vector<std::string> findings = folder.findings();
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].starts_with("acts.yaml:2:67: error: this is not UTF-8: byte "));
    }
    BrokenFolder cut;
    cut.write("acts.yaml", cut.read("acts.yaml") + "# caf\xC3");
    CHECK(cut.findings().size() == 1);
}

TEST_CASE("every letter of UTF-8 may stand in a text, and a mark of it before the first") {
    BrokenFolder folder;
    folder.replace("acts.yaml", "Tel het", "Tel \u00e9 \u20ac \ud7ff \U0001F6B2 \U0010FFFF het");
    folder.replace("acts.yaml", "acts:", "\uFEFFacts:");
    CHECK(folder.findings().empty());
}

TEST_CASE("missing, unknown and repeated keys are reported with a guess at what was meant") {
    check_each({
        {{{"roles.yaml", "layer: individual", "layr: individual"}},
         {"roles.yaml:7:9: error: 'layer' is missing; add 'layer:' to this entry",
          "roles.yaml:8:9: error: 'layr' is not a key here; did you mean 'layer'?"}},
        {{{"parties.yaml", "letter: N, ", ""}},
         {"parties.yaml:2:5: error: 'letter' is missing; add 'letter:' to this entry"}},
        {{{"roles.yaml", "        weight: 3\n", "        weight: 3\n        weight: 2\n"}},
         {"roles.yaml:11:9: error: 'weight' stands here twice; keep one of the two"}},
        {{{"scenario.yaml", "budget: 4\n", "budget: 4\nbonus: 4\n"}},
         {"scenario.yaml:12:1: error: 'bonus' is not a key here; use one of: languages, id, version, format, title, region, summary, least_people, most_people, start_year, budget, absent_counts, ..."}},
        {{{"map.yaml", "shapes:", "shape:"}},
         {"map.yaml:1:1: error: 'shapes' is missing; add 'shapes:' to this entry",
          "map.yaml:5:1: error: 'shape' is not a key here; did you mean 'shapes'?"}},
    });
}

TEST_CASE("a value of the wrong type or out of range says what it should be") {
    check_each({
        {{{"scenario.yaml", "budget: 4", "budget: a lot"}},
         {"scenario.yaml:11:9: error: 'a lot' is not a whole number; write one from 0 to 100"}},
        {{{"scenario.yaml", "budget: 4", "budget: [4]"}},
         {"scenario.yaml:11:9: error: a single value is expected, not a list; write one value here"}},
        {{{"scenario.yaml", "budget: 4", "budget:"}},
         {"scenario.yaml:11:1: error: the value is empty; write one after the colon or take the key away"}},
        {{{"scenario.yaml", "start_year: 2025", "start_year: 25"}},
         {"scenario.yaml:10:13: error: 25 is out of range; write a whole number from 1900 to 2200"}},
        {{{"scenario.yaml", "format: 1", "format: 2"}},
         {"scenario.yaml:4:9: error: 2 is out of range; write 1"}},
        {{{"roles.yaml", "weight: 3", "weight: 4"}},
         {"roles.yaml:10:17: error: 4 is out of range; write a whole number from 1 to 3"}},
        {{{"acts.yaml", "shows: 0.5", "shows: 1.5"}},
         {"acts.yaml:9:12: error: 1.5 is out of range; write a number from 0 to 1"}},
        {{{"acts.yaml", "cost: 2", "cost: 11"}},
         {"acts.yaml:7:11: error: 11 is out of range; write a whole number from 0 to 10"}},
        {{{"parties.yaml", "decides: true", "decides: maybe"}},
         {"parties.yaml:2:90: error: 'maybe' is neither true nor false; write true or false",
          "issues.yaml:6:16: error: party 'north' takes no positions; take it away or give the party 'decides: true'"}},
        {{{"parties.yaml", "colour: 0", "colour: 8"}},
         {"parties.yaml:2:78: error: 8 is out of range; write a whole number from 0 to 6"}},
        {{{"parties.yaml", "letter: N", "letter: no"}},
         {"parties.yaml:2:67: error: 'no' is not one capital letter; write one of A to Z"}},
        {{{"parties.yaml", "letter: N", "letter: Z"}},
         {"parties.yaml:3:66: error: letter Z already stands for another party; choose another letter"}},
        {{{"scenario.yaml", "reflection:\n  - ", "reflection:\n    "}},
         {"scenario.yaml:19:5: error: a list is expected; write [a, b] or a line with '- ' for each entry"}},
        {{{"map.yaml", "at: [0.5, 0.25]", "at: [0.5]"}},
         {"map.yaml:4:112: error: the list has 1 entries; write exactly 2"}},
        {{{"map.yaml", "at: [0.5, 0.25]", "at: [0.5, 1.25]"}},
         {"map.yaml:4:118: error: 1.25 is out of range; write a number from 0 to 1"}},
        {{{"map.yaml", "low: 0", "low: 100"}},
         {"map.yaml:2:105: error: the gauge's low end is not below its high end; make 'low' less than 'high'"}},
        {{{"map.yaml", "target: 50", "target: 150"}},
         {"map.yaml:2:96: error: the target is off the gauge; choose it from 0 to 100"}},
        {{{"roles.yaml", "layer: individual", "layer: indvidual"}},
         {"roles.yaml:8:16: error: 'indvidual' is not a choice here; did you mean 'individual'?"}},
        {{{"issues.yaml", "rule: majority", "rule: vote"}},
         {"issues.yaml:19:113: error: 'vote' is not a choice here; use one of: unanimity, consent, majority, one_party"}},
        {{{"map.yaml", "kind: water", "kind: sea"}},
         {"map.yaml:6:23: error: 'sea' is not a choice here; use one of: land, water, road, border"}},
        {{{"forms.yaml", "kind: free_text", "kind: scale_1_4, low: {nl: a, en: a}"}},
         {"forms.yaml:7:9: error: 'high' is missing; add 'high:' to this entry"}},
        {{{"scenario.yaml", "absent_counts: not_counted", "absent_counts: ignored"}},
         {"scenario.yaml:13:16: error: 'ignored' is not a choice here; use one of: not_counted, as_support, as_objection, as_abstention"}},
        {{{"model.yaml", "{value: 2.5, unit: eur, source: \"made up for the tests\",", "{value: 2.5, unit: eur,"}},
         {"model.yaml:3:15: error: 'source' is missing; add 'source:' to this entry"}},
        {{{"roles.yaml", "zero_at: 0, full_at: 10", "zero_at: 10, full_at: 10"}},
         {"roles.yaml:19:84: error: 'zero_at' and 'full_at' are the same; make them differ: the measure runs from 0 at one to 1 at the other"}},
        {{{"roles.yaml", "{indicator: traffic, zero_at: 20, full_at: 60}", "{zero_at: 20}"}},
         {"roles.yaml:32:18: error: this measures nothing; give it one of: indicator, issue, tabled_by, all, any",
          "roles.yaml:32:19: error: 'zero_at' is not a key here; use one of: indicator, issue, tabled_by, all, any"}},
        {{{"roles.yaml", "otherwise: 0.25", "otherwise: 2"}},
         {"roles.yaml:14:127: error: 2 is out of range; write a number from 0 to 1"}},
        {{{"roles.yaml", "[{tabled_by: north, issue: bridge, options: [rebuild]}, ", "["}},
         {"roles.yaml:14:24: error: the list has 1 entries; write 2 to 8"}},
    });
}

TEST_CASE("a text is in every language and within its length") {
    check_each({
        {{{"parties.yaml", "name: {nl: Noorddorp, en: North village}", "name: {nl: Noorddorp}"}},
         {"parties.yaml:2:23: error: the text has no 'en'; add 'en:' with its translation"}},
        {{{"parties.yaml", "name: {nl: Noorddorp, en: North village}", "name: North village"}},
         {"parties.yaml:2:23: error: a text is written in each language; write {nl: ..., en: ...}"}},
        {{{"parties.yaml", "name: {nl: Noorddorp, en: North village}", "name: {nl: Noorddorp, en: North village, de: Norddorf}"}},
         {"parties.yaml:2:58: error: 'de' is not a key here; use one of: nl, en"}},
        {{{"parties.yaml", "en: North village}", "en: ''}"}},
         {"parties.yaml:2:43: error: the value is empty; write one between the quotes or take the key away"}},
        {{{"issues.yaml", "en: Rebuild}", "en: Rebuild this old and weary bridge right now}"}},
         {"issues.yaml:10:36: error: the text has 43 characters; shorten it to 40"}},
        {{{"roles.yaml", "en: My name on the bridge}", "en: My name in golden letters on the new bridge over the old river}"}},
         {"roles.yaml:11:47: error: the text has 62 characters; shorten it to 60"}},
        {{{"roles.yaml", "en: You want this bridge", "en: " + many_words(180) + "You want this bridge"}},
         {"roles.yaml:5:78: error: the text has 192 words; shorten it to 180"}},
        {{{"scenario.yaml", "en: Two villages on a river", "en: – " + many_words(112) + "Two villages on a river"}},
         {"scenario.yaml:6:72: error: the text has 124 words; shorten it to 120"}},
        {{{"scenario.yaml", "languages: [nl, en]", "languages: [nl, fr]"}},
         {"scenario.yaml:12:17: error: 'fr' is not a choice here; use one of: nl, en"}},
    });
}

TEST_CASE("a name that nothing has, or that two things have, is reported") {
    check_each({
        {{{"scenario.yaml", "open_issues: [bridge,", "open_issues: [brigde,"}},
         {"scenario.yaml:25:19: error: there is no issue 'brigde'; did you mean 'bridge'?"}},
        {{{"scenario.yaml", "acts: [count,", "acts: [cont,"}},
         {"scenario.yaml:26:12: error: there is no act 'cont'; did you mean 'count'?"}},
        {{{"scenario.yaml", "forms: [pulse]", "forms: [puls]"}},
         {"scenario.yaml:31:167: error: there is no form 'puls'; did you mean 'pulse'?"}},
        {{{"scenario.yaml", "pen_seat: mayor-north", "pen_seat: mayor"}},
         {"scenario.yaml:16:11: error: there is no seat 'mayor'; use one of: ferry, mayor-north, mayor-south"}},
        {{{"scenario.yaml", "envoy_party: south", "envoy_party: east"}},
         {"scenario.yaml:15:14: error: there is no party 'east'; use one of: north, south"}},
        {{{"scenario.yaml", "fill_order: [mayor-south, mayor-north, ferry]", "fill_order: [mayor-south, mayor-north, ferry, barge]"}},
         {"scenario.yaml:17:47: error: there is no seat 'barge'; use one of: ferry, mayor-north, mayor-south"}},
        {{{"scenario.yaml", "fill_order: [mayor-south, mayor-north, ferry]", "fill_order: [mayor-south, mayor-north]"}},
         {"scenario.yaml:17:13: error: seat 'ferry' is never filled; add it to the list"}},
        {{{"scenario.yaml", "fill_order: [mayor-south, mayor-north, ferry]", "fill_order: [mayor-south, mayor-north, ferry, ferry]"}},
         {"scenario.yaml:17:47: error: seat 'ferry' stands here twice; keep one of the two"}},
        {{{"parties.yaml", "{id: ferry, party: south", "{id: ferry, party: suoth"}},
         {"parties.yaml:7:24: error: there is no party 'suoth'; did you mean 'south'?"}},
        {{{"parties.yaml", "{id: ferry, party: south", "{id: ferry, party: south, id: boat"}},
         {"parties.yaml:7:31: error: 'id' stands here twice; keep one of the two"}},
        {{{"map.yaml", "party: north", "party: nord"}},
         {"map.yaml:4:23: error: there is no party 'nord'; did you mean 'north'?"}},
        {{{"issues.yaml", "on: [pier]", "on: [peer]"}},
         {"issues.yaml:13:33: error: there is no entity of the model or site or party 'peer'; did you mean 'pier'?"}},
        {{{"issues.yaml", "on: [pier]", "on: [$target]"}},
         {"issues.yaml:13:33: error: there is no target to stand in for; name the entity, or give the act 'targets'"}},
        {{{"issues.yaml", "parties: [north]", "parties: [up]"}},
         {"issues.yaml:14:63: error: there is no party 'up'; use one of: north, south"}},
        {{{"acts.yaml", "parties: [north]", "parties: [nort]"}},
         {"acts.yaml:6:15: error: there is no party 'nort'; did you mean 'north'?"}},
        {{{"acts.yaml", "targets: [pier]", "targets: [pie]"}},
         {"acts.yaml:10:15: error: there is no party or site or entity of the model 'pie'; did you mean 'pier'?"}},
        {{{"injects.yaml", "to: [ferry]", "to: [fery]"}},
         {"injects.yaml:3:134: error: there is no seat 'fery'; did you mean 'ferry'?"}},
        {{{"roles.yaml", "indicator: traffic, subject: pier", "indicator: trafic, subject: pier"}},
         {"roles.yaml:19:38: error: there is no indicator 'trafic'; did you mean 'traffic'?"}},
        {{{"roles.yaml", "subject: pier", "subject: peer"}},
         {"roles.yaml:19:56: error: there is no party or site 'peer'; did you mean 'pier'?"}},
        {{{"roles.yaml", "{issue: bridge, options: [rebuild], otherwise", "{issue: ridge, options: [rebuild], otherwise"}},
         {"roles.yaml:14:88: error: there is no issue 'ridge'; did you mean 'bridge'?"}},
        {{{"roles.yaml", "{issue: bridge, options: [rebuild], otherwise", "{issue: bridge, options: [build], otherwise"}},
         {"roles.yaml:14:106: error: there is no option 'build' of 'bridge'; did you mean 'rebuild'?"}},
        {{{"roles.yaml", "tabled_by: north", "tabled_by: nrth"}},
         {"roles.yaml:14:37: error: there is no party 'nrth'; did you mean 'north'?"}},
        {{{"roles.yaml", "met_by: [south]", "met_by: [west]"}},
         {"roles.yaml:17:18: error: there is no party 'west'; use one of: north, south"}},
        {{{"roles.yaml", "{word: fair, meaning: {nl: ieder", "{word: just, meaning: {nl: ieder"}},
         {"roles.yaml:4:5: error: the word 'fair' has 0 meanings for this seat; give it one, under 'words'",
          "roles.yaml:21:20: error: there is no word 'just'; use one of: fair"}},
        {{{"issues.yaml", "  - {id: lights", "  - {id: toll"}},
         {"scenario.yaml:25:33: error: there is no issue 'lights'; use one of: bridge, name, toll",
          "issues.yaml:19:10: error: issue 'toll' is already defined in line 18; give one of the two another name"}},
        {{{"issues.yaml", "  - {id: lights", "  - {id: Lights!"}},
         {"scenario.yaml:25:33: error: there is no issue 'lights'; did you mean 'Lights!'?",
          "issues.yaml:19:10: error: 'Lights!' is not a name; use 1 to 32 of the characters a-z, 0-9, - and _"}},
        {{{"map.yaml", "{id: pier,", "{id: north,"}},
         {"map.yaml:4:10: error: 'north' is a party too; give the site another name: subjects and targets may be either",
          "roles.yaml:19:56: error: there is no party or site 'pier'; use one of: north, south, north"}},
        {{{"scenario.yaml", "id: good", "id: better"}},
         {"scenario.yaml:2:5: error: the id 'better' is not the folder's name; write 'good' or rename the folder"}},
    });
}

TEST_CASE("every seat has a role and every interest somebody else who can meet it") {
    check_each({
        {{{"roles.yaml", "  - seat: ferry", "  - seat: mayor-north"}},
         {"roles.yaml:4:3: error: seat 'ferry' has no role; add an entry with 'seat: ferry'",
          "roles.yaml:40:11: error: role 'mayor-north' is already defined in line 4; give one of the two another name",
          "roles.yaml:53:18: error: a party cannot meet its own interest; name another party that can meet it cheaply"}},
        {{{"roles.yaml", "met_by: [south]", "met_by: []"}},
         {"roles.yaml:17:17: error: the list has 0 entries; write 1 to 16"}},
        {{{"roles.yaml", "met_by: [south]", "met_by: [north]"}},
         {"roles.yaml:17:18: error: a party cannot meet its own interest; name another party that can meet it cheaply"}},
        {{{"roles.yaml", "        price: {nl: Je betaalt de verf., en: You pay for the paint.}\n", ""}},
         {"roles.yaml:7:9: error: 'price' is missing; add 'price:' to this entry"}},
        {{{"roles.yaml", "        trigger: {nl: Iemand begint over namen., en: Somebody speaks of names.}\n", ""}},
         {"roles.yaml:7:9: error: 'trigger' is missing; add 'trigger:' to this entry"}},
        {{{"roles.yaml", "        measure: {any", "        m: {any"}},
         {"roles.yaml:7:9: error: 'measure' is missing; add 'measure:' to this entry",
          "roles.yaml:14:9: error: 'm' is not a key here; use one of: id, layer, motive, weight, title, text, measure_text, measure, trigger, price, suspicion, met_by"}},
        {{{"parties.yaml", "en: Mayor Noor}, signatory: true", "en: Mayor Noor}, signatory: false"}},
         {"parties.yaml:2:10: error: party 'north' has 0 signatory seats; give exactly one of its seats 'signatory: true'"}},
        {{{"parties.yaml", "en: Ferryman Wim}, signatory: false", "en: Ferryman Wim}, signatory: true"}},
         {"parties.yaml:3:10: error: party 'south' has 2 signatory seats; give exactly one of its seats 'signatory: true'"}},
        {{{"issues.yaml", "deciders: [south]", "deciders: [south, north]"}},
         {"issues.yaml:18:107: error: the rule one_party needs one decider; name that party in 'deciders'"}},
        {{{"parties.yaml", "decides: true, mandate: {nl: Beheert de oever in het noorden", "decides: false, mandate: {nl: Beheert de oever in het noorden"}},
         {"issues.yaml:6:16: error: party 'north' takes no positions; take it away or give the party 'decides: true'"}},
        {{{"scenario.yaml", "most_people: 6", "most_people: 7"}},
         {"scenario.yaml:9:14: error: 7 people do not fit; the seats hold 6 as duos"}},
        {{{"scenario.yaml", "least_people: 2", "least_people: 7"}},
         {"scenario.yaml:8:15: error: 'least_people' is more than 'most_people'; exchange or mend them"}},
    });
}

TEST_CASE("secret words do not stand in a public text") {
    check_each({
        {{{"acts.yaml", "en: Count the traffic.", "en: They say the ferry will stop."}},
         {"acts.yaml:2:85: error: the whole of a secret text (line 3 of injects.yaml) stands in this public one; say one of the two in other words"}},
        {{{"acts.yaml", "en: Count the traffic.", "en: MY NAME -- on the bridge!"}},
         {"acts.yaml:2:85: error: the whole of a secret text (line 11 of roles.yaml) stands in this public one; say one of the two in other words"}},
        {{{"parties.yaml", "Looks after the northern bank.", "A wall. The bridge shall carry your name. So be it."}},
         {"parties.yaml:2:148: error: the whole of a secret text (line 12 of roles.yaml) stands in this public one; say one of the two in other words"}},
        {{{"forms.yaml", "What is on your mind?", "Did you know that the mayor in the north counts every cart himself?"}, {"roles.yaml", "en: You want this bridge", "en: The mayor in the north counts every cart himself. You want this bridge"}},
         {"forms.yaml:7:73: error: a sentence of a secret text (line 5 of roles.yaml) stands in this public one; say one of the two in other words"}},
    });
}

TEST_CASE("time, rounds, acts and budgets fit their length") {
    check_each({
        {{{"scenario.yaml", "minutes: 14", "minutes: 27"}},
         {"scenario.yaml:28:7: error: the phases take 45.5 of 45 minutes; shorten some of them"}},
        {{{"scenario.yaml", "  - minutes: 45", "  - minutes: 60"}},
         {"scenario.yaml:21:14: error: 60 minutes is no length of a session; use 45, 90 or 180"}},
        {{{"scenario.yaml", "ticks_per_round: 2", "ticks_per_round: 3"}},
         {"scenario.yaml:24:22: error: 3 ticks do not fit evenly in 4 years; let every tick cover the same number of whole years"}},
        {{{"scenario.yaml", "id: talk-1, kind: talking, minutes: 7.5, round: 1", "id: talk-1, kind: talking, minutes: 7.5, round: 2"}},
         {"scenario.yaml:30:58: error: 2 is out of range; write 1"}},
        {{{"scenario.yaml", "kind: result, minutes: 1, round: 1", "kind: break, minutes: 1"}},
         {"scenario.yaml:28:7: error: 0 of the 1 rounds come to a result; give every round its talking and result phases, or change 'rounds'"}},
        {{{"scenario.yaml", "id: talk-1, kind: talking, minutes: 7.5, round: 1", "id: talk-1, kind: talking, minutes: 7.5"}},
         {"scenario.yaml:30:9: error: 'round' is missing; add 'round:' to this entry"}},
        {{{"scenario.yaml", "id: read, kind", "id: join, kind"}},
         {"scenario.yaml:29:14: error: phase 'join' is already defined in line 28; give one of the two another name"}},
        {{{"scenario.yaml", "open_issues: [bridge, toll, lights, name]", "open_issues: [bridge, toll, lights]"}},
         {"scenario.yaml:25:18: warning: 3 issues are open in 45 minutes; 4 is what a group can handle in that time",
          "issues.yaml:20:10: warning: issue 'name' never comes up; add it to 'open_issues' of a length in scenario.yaml"}},
        {{{"scenario.yaml", "budget: 4", "budget: 1"}},
         {"acts.yaml:3:9: error: act 'paint' costs 2 of a budget of 1; lower its cost or raise 'budget' in scenario.yaml"}},
        {{{"acts.yaml", "may_be_secret: true", "may_be_secret: false"}},
         {"acts.yaml:9:12: error: an open act always shows; take 'shows' away or write 'may_be_secret: true'"}},
        {{{"acts.yaml", "bearer: actor", "bearer: all"}},
         {"acts.yaml:13:64: error: nobody keeps or breaks an act; use actor or region"}},
        {{{"issues.yaml", "amount: 1, bearer: all", "amount: 1, bearer: all, parties: [north]"}},
         {"issues.yaml:13:73: error: 'parties' limits the bearer 'each' alone; take it away or write 'bearer: each'"}},
        {{{"issues.yaml", "amount: 1, bearer: all", "amount: 1, bearer: actor"}},
         {"issues.yaml:13:59: error: nobody is the actor of an option; use each, all or region"}},
        {{{"acts.yaml", "from_round: 1", "from_round: 2"}},
         {"scenario.yaml:26:19: warning: act 'paint' opens in round 2, after the last; take it out of this length"}},
        {{{"injects.yaml", "auto_round: 1", "auto_round: 2"}},
         {"injects.yaml:2:10: warning: inject 'flood' comes in round 2, after the last; choose an earlier round, or 0 for the trainer alone"}},
    });
}

TEST_CASE("two parties are told apart by their colours, by people who see fewer colours too") {
    check_each({
        {{{"parties.yaml", "colour: 1", "colour: 0"}},
         {"parties.yaml:3:77: error: not everybody can tell party 'south' from party 'north' by its colour; choose one that is free: 1 (yellow), 2 (green), 3 (pink), 4 (grey), 5 (brown), 6 (purple)"}},
    });
    BrokenFolder folder;
    std::string more;
    for (int i = 0; i < 6; ++i)
        more += "  - {id: p" + std::to_string(i) + ", name: {nl: x, en: x}, letter: " + std::string(1, static_cast<char>('A' + i)) + ", colour: " + std::to_string(i == 5 ? 1 : i + 2) +
                ", decides: false, mandate: {nl: x, en: x}}\n";
    folder.replace("parties.yaml", "seats:\n", more + "seats:\n");
    CHECK(folder.findings().empty());  // eight parties and seven colours
    folder.replace("parties.yaml", "letter: E, colour: 6", "letter: E, colour: 1");
    CHECK(folder.findings() == std::vector<std::string>{"parties.yaml:9:55: error: not everybody can tell party 'p5' from party 'p4' by its colour; choose one that is free: 6 (purple)"});
}

TEST_CASE("what a seat wants can be had, from somebody who has a say in it") {
    check_each({
        {{{"issues.yaml", "deciders: [north, south]", "deciders: [north]"}},
         {"roles.yaml:7:13: error: nobody in 'met_by' of interest 'north-1' decides on what it is measured by; name a party that decides on one of the issues of its measure, or measure something else"}},
        {{{"scenario.yaml", "open_issues: [bridge, toll, lights, name]", "open_issues: [toll, lights, name]"}},
         {"scenario.yaml:25:18: warning: 3 issues are open in 45 minutes; 4 is what a group can handle in that time",
          "issues.yaml:2:9: warning: issue 'bridge' never comes up; add it to 'open_issues' of a length in scenario.yaml",
          "roles.yaml:43:13: warning: interest 'south-2' can never be served in 45 minutes; open an issue that its measure looks at, or let the measure look at another one too"}},
        {{{"parties.yaml", "seats:\n", "  - {id: east, name: {nl: x, en: x}, letter: E, colour: 2, decides: false, mandate: {nl: x, en: x}}\nseats:\n"}, {"roles.yaml", "met_by: [south]", "met_by: [south, east]"}},
         {"roles.yaml:7:13: error: interest 'north-1' is met by party 'east', for which nobody sits at the table; give that party a seat, or name another one"}},
    });
}

TEST_CASE("the model and the map agree and every number has a key") {
    check_each({
        {{{"model.yaml", "kind: site, id: pier", "kind: site, id: quay"}},
         {"map.yaml:4:10: error: site 'pier' is not in the model; add an entity of kind site to model.yaml",
          "model.yaml:5:22: error: site 'quay' is not on the map; add it to 'sites' in map.yaml"}},
        {{{"model.yaml", "toll.price", "Toll price"}},
         {"model.yaml:3:3: error: 'Toll price' is not a key; use up to 64 of the characters a-z, 0-9, '_', '-' and '.'"}},
        {{{"model.yaml", "world: krimp", "world:"}},
         {"model.yaml:1:1: error: the value is empty; write one after the colon or take the key away"}},
    });
}
TEST_CASE("a party of the model sits at the table") {
    BrokenFolder folder;
    folder.replace("model.yaml", "entities:\n", "entities:\n  - {kind: party, id: west}\n");
    CHECK(folder.findings() ==
          std::vector<std::string>{"model.yaml:5:23: error: party 'west' is not in parties.yaml; add it there or take it out of the model"});
}

TEST_CASE("a missing file is reported and the others are still read") {
    BrokenFolder folder;
    folder.remove("map.yaml");
    folder.replace("acts.yaml", "cost: 2", "cost: 20");
    CHECK(folder.findings() ==
          std::vector<std::string>{
              "map.yaml:1:1: error: this file is missing or cannot be read; write it; server/scenario/README.md says what belongs in it",
              "acts.yaml:7:11: error: 20 is out of range; write a whole number from 0 to 10"});
}

TEST_CASE("a file under a wrong name is warned of") {
    BrokenFolder folder;
    folder.write("role.yaml", "roles: []\n");
    CHECK(folder.findings() == std::vector<std::string>{"role.yaml:1:1: warning: no scenario has a file of this name, so it is not read; "
                                                        "did you mean 'roles.yaml'?"});
}

TEST_CASE("a party has at most five acts in view at once") {
    BrokenFolder folder;
    std::string more;
    std::string names;
    for (const std::string name : {"a", "b", "c", "d", "e"}) {
        more += "  - {id: " + name + ", title: {nl: x, en: x}, explain: {nl: x, en: x}, cost: 0, parties: [north]}\n";
        names += name + ", ";
    }
    folder.replace("acts.yaml", "acts:\n", "acts:\n" + more);
    folder.replace("scenario.yaml", "acts: [count", "acts: [" + names + "count");
    CHECK(folder.findings() ==
          std::vector<std::string>{"scenario.yaml:26:11: error: party 'north' has 7 acts in view; leave it at most 5 in this length"});
}

TEST_CASE("a measure that contains itself is reported instead of being followed for ever") {
    BrokenFolder folder;
    folder.replace("roles.yaml", "measure: {any: [", "measure: &again {any: [*again, ");
    const std::vector<std::string> findings = folder.findings();
    REQUIRE_FALSE(findings.empty());
    CHECK(findings.front() == "roles.yaml:14:18: error: the measure is nested too deep; use at most 6 levels of all and any");
}

TEST_CASE("a folder that is not there gives findings and no scenario") {
    BrokenFolder folder;
    for (const char* file : {"scenario", "parties", "map", "model", "issues", "acts", "injects", "forms", "roles"}) {
        folder.remove(std::string(file) + ".yaml");
    }
    CHECK(folder.findings().size() == 9);
}

TEST_CASE("a file that breaks off anywhere gives findings and never a crash") {
    for (const char* file : {"scenario.yaml", "parties.yaml", "map.yaml", "model.yaml", "issues.yaml", "acts.yaml", "roles.yaml"}) {
        BrokenFolder folder;
        const std::string whole = folder.read(file);
        for (std::size_t length = 0; length + 2 < whole.size(); length += 83) {
            folder.write(file, whole.substr(0, length));
            CAPTURE(file, length);
            CHECK_FALSE(folder.findings().empty());
        }
    }
}
