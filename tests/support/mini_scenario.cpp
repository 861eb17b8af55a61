#include "tests/support/mini_scenario.hpp"

#include <google/protobuf/text_format.h>

#include <stdexcept>

namespace samenspel::testing {
namespace {

// clang-format off
const char* const text = R"(
id: "mini" version: "1" format: 1 absent_counts: NOT_COUNTED envoy_party: "mayor" pen_seat: "north" least_people: 2 most_people: 8
fill_order: "north" fill_order: "south" fill_order: "mayor" fill_order: "north-clerk"
summary { nl: "Klein" en: "Small" }
model { world: "still" }
lengths { minutes: 45 ticks_per_round: 1 content {
  scenario: "mini" version: "1" title { nl: "Klein" en: "Small" } region { nl: "Twee dorpen" en: "Two villages" }
  parties { number: 1 id: "north" name { nl: "Noord" en: "North" } letter: "N" colour: 0 decides: true }
  parties { number: 2 id: "south" name { nl: "Zuid" en: "South" } letter: "Z" colour: 1 decides: true }
  parties { number: 3 id: "mayor" name { nl: "Burgemeester" en: "Mayor" } letter: "B" colour: 2 decides: true }
  seats { number: 1 id: "north" party: 1 name { nl: "Anne" en: "Anne" } signatory: true }
  seats { number: 2 id: "south" party: 2 name { nl: "Bram" en: "Bram" } signatory: true }
  seats { number: 3 id: "mayor" party: 3 name { nl: "Carla" en: "Carla" } signatory: true }
  seats { number: 4 id: "north-clerk" party: 1 name { nl: "Dirk" en: "Dirk" } signatory: false }
  issues { id: "bridge" title { nl: "Brug" en: "Bridge" } rule: UNANIMITY closed_boards_count: true
    options { id: "none" label { nl: "Geen" en: "None" } } options { id: "wood" label { nl: "Hout" en: "Wood" } } options { id: "stone" label { nl: "Steen" en: "Stone" } } }
  issues { id: "toll" title { nl: "Tol" en: "Toll" } rule: MAJORITY words: "fair"
    options { id: "free" label { nl: "Vrij" en: "Free" } } options { id: "paid" label { nl: "Betaald" en: "Paid" } } }
  issues { id: "name" title { nl: "Naam" en: "Name" } rule: CONSENT
    options { id: "north" label { nl: "Noordbrug" en: "North bridge" } } options { id: "south" label { nl: "Zuidbrug" en: "South bridge" } } }
  issues { id: "permit" title { nl: "Vergunning" en: "Permit" } rule: ONE_PARTY deciders: 3 domain: "council" words: "near"
    options { id: "yes" label { nl: "Ja" en: "Yes" } } options { id: "no" label { nl: "Nee" en: "No" } } }
  issues { id: "path" title { nl: "Pad" en: "Path" } rule: MAJORITY domain: "shore"
    options { id: "low" label { nl: "Laag" en: "Low" } } options { id: "high" label { nl: "Hoog" en: "High" } } }
  domains { id: "council" title { nl: "Bestuur" en: "Council" } explain { nl: "Wie beslist." en: "Who decides." } parties: 3 }
  domains { id: "shore" title { nl: "Oever" en: "Shore" } explain { nl: "Wat er gebeurt." en: "What happens." } icon: "map" }
  acts { id: "survey" title { nl: "Peilen" en: "Survey" } cost: 1 may_be_secret: true }
  acts { id: "lobby" title { nl: "Lobby" en: "Lobby" } cost: 2 may_be_secret: true targets: "north" targets: "south" }
  acts { id: "share" title { nl: "Delen" en: "Share" } cost: 0 may_be_secret: false }
  acts { id: "decree" title { nl: "Besluit" en: "Decree" } cost: 1 parties: 3 from_round: 2 }
  phases { id: "join" kind: JOINING title { nl: "Binnenkomen" en: "Arriving" } length_ms: 300000 process: EXPLORE }
  phases { id: "read" kind: READING title { nl: "Lezen" en: "Reading" } length_ms: 300000 process: EXPLORE }
  phases { id: "explore" kind: EXPLORING title { nl: "Verkennen" en: "Exploring" } length_ms: 300000 process: SHARE forms: "pulse" forms: "guess" }
  phases { id: "talk-1" kind: TALKING round: 1 title { nl: "Ronde 1" en: "Round 1" } length_ms: 420000 process: AGREE }
  phases { id: "result-1" kind: RESULT round: 1 title { nl: "Uitkomst 1" en: "Result 1" } length_ms: 60000 process: AGREE forms: "pulse" }
  phases { id: "talk-2" kind: TALKING round: 2 title { nl: "Ronde 2" en: "Round 2" } length_ms: 420000 process: SHAPE }
  phases { id: "case-2" kind: CASE round: 2 title { nl: "Casus" en: "Case" } length_ms: 60000 process: SHAPE }
  phases { id: "result-2" kind: RESULT round: 2 title { nl: "Uitkomst 2" en: "Result 2" } length_ms: 60000 process: SHAPE }
  phases { id: "debrief" kind: DEBRIEFING title { nl: "Nabespreken" en: "Debriefing" } length_ms: 600000 process: RENEW forms: "reflection" }
  forms { id: "pulse" title { nl: "Polsslag" en: "Pulse" } spread_is_public: true instrument: THERMOMETER
    questions { id: "temperature" kind: PARTNER_SCALE_1_4 text { nl: "Hoe warm?" en: "How warm?" } }
    questions { id: "fair" kind: SCALE_1_10 text { nl: "Eerlijk?" en: "Fair?" } } }
  forms { id: "reflection" title { nl: "Terugblik" en: "Reflection" }
    questions { id: "words" kind: FREE_TEXT text { nl: "Wat nu?" en: "What now?" } } questions { id: "warm" kind: SCALE_1_4 text { nl: "Warm?" en: "Warm?" } } }
  forms { id: "guess" title { nl: "Wat drijft hen?" en: "What drives them?" } instrument: GUESSES
    questions { id: "motive" kind: PARTNER_CHOICE truth: MOTIVE_HELD text { nl: "Waarom?" en: "Why?" } options { id: "instrumental" label { nl: "Nut" en: "Use" } } options { id: "affective" label { nl: "Gevoel" en: "Feeling" } } options { id: "moral" label { nl: "Recht" en: "Right" } } }
    questions { id: "layer" kind: PARTNER_CHOICE truth: LAYER_HELD text { nl: "Voor wie?" en: "For whom?" } options { id: "individual" label { nl: "Zichzelf" en: "Self" } } options { id: "organisation" label { nl: "Achterban" en: "Own" } } options { id: "collective" label { nl: "Allen" en: "All" } } }
    questions { id: "mood" kind: CHOICE text { nl: "Sfeer?" en: "Mood?" } options { id: "good" label { nl: "Goed" en: "Good" } } options { id: "bad" label { nl: "Slecht" en: "Bad" } } }
    questions { id: "sign" kind: PARTNER_TEXT text { nl: "Waaraan zie je dat?" en: "What shows it?" } } }
  words { id: "near" word { nl: "dichtbij" en: "near" } } words { id: "fair" word { nl: "eerlijk" en: "fair" } }
  indicators { id: "agreements" name { nl: "Afspraken" en: "Agreements" } unit: "count" more_is_better: true high: 4 }
  strategies { id: "authority" title { nl: "Gezag" en: "Authority" } text { nl: "Volg wie het weet." en: "Follow who knows." } }
  strategies { id: "elimination" title { nl: "Strepen" en: "Elimination" } text { nl: "Streep weg." en: "Strike out." } }
  strategies { id: "maximise" title { nl: "Het beste" en: "Maximise" } text { nl: "Weeg alles." en: "Weigh all." } }
  strategies { id: "adequate" title { nl: "Genoeg" en: "Adequate" } text { nl: "Neem de eerste die voldoet." en: "Take the first that will do." } }
  strategies { id: "preselection" title { nl: "Eerst dit" en: "Preselection" } text { nl: "Eerst het belangrijkste." en: "First things first." } }
  strategies { id: "consensus" title { nl: "Samen" en: "Consensus" } text { nl: "Als we maar hetzelfde kiezen." en: "As long as we choose the same." } }
  sites { id: "pier" party: 1 name { nl: "Steiger" en: "Pier" } at { x: 0.5 y: 0.5 } }
  instruments: CONDITIONS_SCAN instruments: THERMOMETER instruments: CONVERSATION_LEVELS instruments: GUESSES instruments: GLOSSARY
  instruments: LEDGER instruments: ROYAL_ROUTE instruments: AMBITION instruments: REFLECTIONS
  budget: 3 rounds: 2 start_year: 2026 round_years: 2 length_min: 45 } }
roles { seat: "north" text { nl: "Jij bent Anne." en: "You are Anne." } bottom_line { nl: "Nooit steen" en: "Never stone" } bottom_line_measure { choice { issue: "bridge" options: "wood" options: "none" otherwise: 1 } } concession { nl: "Tol" en: "Toll" }
  interests { id: "north-1" layer: ORGANISATION motive: INSTRUMENTAL weight: 3 title { nl: "Hout" en: "Wood" } text { nl: "Onze zagerij" en: "Our sawmill" } measure_text { nl: "Houten brug" en: "Wooden bridge" } measure { choice { issue: "bridge" options: "wood" } } trigger { nl: "materiaal" en: "material" } price { nl: "de naam" en: "the name" } met_by: "south" }
  interests { id: "north-2" layer: INDIVIDUAL motive: AFFECTIVE weight: 1 title { nl: "Naam" en: "Name" } text { nl: "Mijn dorp" en: "My village" } measure { tabled_by { issue: "name" options: "north" party: "north" } } met_by: "south" }
  words { word: "near" meaning { nl: "te voet" en: "on foot" } } words { word: "fair" meaning { nl: "gelijk" en: "equal" } } }
roles { seat: "south" text { nl: "Jij bent Bram." en: "You are Bram." } bottom_line { nl: "Nooit tol" en: "Never toll" } concession { nl: "Hout" en: "Wood" }
  interests { id: "south-1" layer: ORGANISATION motive: MORAL weight: 2 title { nl: "Vrij" en: "Free" } text { nl: "Iedereen mag over" en: "Everybody may cross" } measure { all { parts { choice { issue: "toll" options: "free" } } parts { indicator { indicator: "agreements" zero_at: 0 full_at: 1 } } } } met_by: "north" }
  words { word: "near" meaning { nl: "per fiets" en: "by bicycle" } } words { word: "fair" meaning { nl: "naar kracht" en: "by strength" } } }
roles { seat: "mayor" text { nl: "Jij bent Carla." en: "You are Carla." }
  interests { id: "mayor-1" layer: COLLECTIVE motive: INSTRUMENTAL weight: 2 title { nl: "Iets" en: "Something" } text { nl: "Een brug" en: "A bridge" } measure { any { parts { choice { issue: "bridge" options: "wood" } } parts { choice { issue: "bridge" options: "stone" } } } } met_by: "north" }
  words { word: "near" meaning { nl: "in zicht" en: "in sight" } } }
roles { seat: "north-clerk" text { nl: "Jij bent Dirk." en: "You are Dirk." }
  interests { id: "clerk-1" layer: INDIVIDUAL motive: INSTRUMENTAL weight: 1 title { nl: "Rust" en: "Quiet" } text { nl: "Geen ruzie" en: "No quarrel" } measure { choice { issue: "name" options: "north" options: "south" } } met_by: "north" } }
option_effects { issue: "bridge" option: "wood" effects { lever: "agree" amount: 1 bearer: ALL } }
option_effects { issue: "bridge" option: "stone" effects { lever: "agree" amount: 1 bearer: EACH } }
option_effects { issue: "permit" option: "yes" effects { lever: "agree" amount: 0 bearer: REGION } effects { lever: "favour" amount: 0 bearer: EACH } }
act_effects { act: "lobby" shows: 0.5 effects { lever: "favour" on: "$target" amount: -2 bearer: ACTOR } }
act_effects { act: "survey" effects { lever: "favour" amount: 3 bearer: ACTOR } }
act_effects { act: "share" opens_forecast: true }
injects { id: "flood" title { nl: "Hoogwater" en: "Flood" } text { nl: "Het veer ligt stil." en: "The ferry stops." } auto_round: 1 effects { lever: "agree" amount: 0 bearer: REGION } }
injects { id: "letter" title { nl: "Brief" en: "Letter" } text { nl: "Een geheime brief." en: "A secret letter." } to: "south" auto_round: 2 }
injects { id: "fair" title { nl: "Kermis" en: "Fair" } text { nl: "Feest." en: "A feast." } }
cases { id: "raft" title { nl: "Vlot" en: "Raft" } text { nl: "Er drijft een vlot." en: "A raft drifts in." } deciders: "north" deciders: "south"
  ways { option { id: "keep" label { nl: "Houden" en: "Keep" } explain { nl: "Handig." en: "Handy." } } effects { lever: "agree" amount: 5 bearer: REGION } effects { lever: "favour" amount: 1 bearer: EACH parties: "north" } }
  ways { option { id: "resign" label { nl: "Opstappen" en: "Resign" } explain { nl: "Iemand gaat." en: "Somebody goes." } } effects { lever: "topple" on: "south" amount: 1 bearer: REGION } } }
successors { seat: "south" name { nl: "Bea, opvolger" en: "Bea, successor" } role { seat: "south" text { nl: "Jij bent Bea." en: "You are Bea." } bottom_line { nl: "Nooit hout" en: "Never wood" } concession { nl: "Tol" en: "Toll" }
  interests { id: "bea-1" layer: INDIVIDUAL motive: AFFECTIVE weight: 3 title { nl: "Zuid" en: "South" } text { nl: "Mijn naam erop" en: "My name on it" } measure { choice { issue: "name" options: "south" } } met_by: "north" }
  words { word: "near" meaning { nl: "per boot" en: "by boat" } } words { word: "fair" meaning { nl: "om de beurt" en: "by turns" } } } }
reflection { nl: "Wat neem je mee?" en: "What do you take home?" }
)";

const char* const assignments = R"(
most_people: 12 fill_order: "east" fill_order: "west"
assignments { id: "supper" title { nl: "Eten" en: "Supper" } text { nl: "Waar eten we?" en: "Where do we eat?" } options { nl: "Thuis" en: "At home" } options { nl: "Buiten" en: "Out" } }
assignments { id: "trip" title { nl: "Uitje" en: "Trip" } text { nl: "Waarheen?" en: "Where to?" } }
assignments { id: "prize" title { nl: "Prijs" en: "Prize" } text { nl: "Wie wint?" en: "Who wins?" } }
assignments { id: "visit" title { nl: "Bezoek" en: "Visit" } text { nl: "Bij wie?" en: "Whom?" } }
)";

const char* const drawn_rounds = R"(
rounds: 3
parties { number: 4 id: "east" name { nl: "Oost" en: "East" } letter: "O" colour: 3 decides: true }
parties { number: 5 id: "west" name { nl: "West" en: "West" } letter: "W" colour: 4 decides: true }
seats { number: 5 id: "east" party: 4 name { nl: "Ella" en: "Ella" } signatory: true }
seats { number: 6 id: "west" party: 5 name { nl: "Wim" en: "Wim" } signatory: true }
phases { id: "join" kind: JOINING title { nl: "Binnenkomen" en: "Arriving" } length_ms: 300000 }
phases { id: "draw-1" kind: DRAWING round: 1 title { nl: "Kaarten 1" en: "Cards 1" } length_ms: 240000 }
phases { id: "talk-1" kind: TALKING round: 1 title { nl: "Ronde 1" en: "Round 1" } length_ms: 300000 }
phases { id: "look-1" kind: EVALUATING round: 1 title { nl: "Terug 1" en: "Back 1" } length_ms: 180000 forms: "pulse" }
phases { id: "draw-2" kind: DRAWING round: 2 title { nl: "Kaarten 2" en: "Cards 2" } length_ms: 240000 }
phases { id: "talk-2" kind: TALKING round: 2 title { nl: "Ronde 2" en: "Round 2" } length_ms: 300000 }
phases { id: "look-2" kind: EVALUATING round: 2 title { nl: "Terug 2" en: "Back 2" } length_ms: 180000 forms: "pulse" }
phases { id: "draw-3" kind: DRAWING round: 3 title { nl: "Kaarten 3" en: "Cards 3" } length_ms: 240000 open_cards: true }
phases { id: "talk-3" kind: TALKING round: 3 title { nl: "Ronde 3" en: "Round 3" } length_ms: 300000 open_cards: true }
phases { id: "debrief" kind: DEBRIEFING title { nl: "Nabespreken" en: "Debriefing" } length_ms: 600000 forms: "reflection" }
)";
// clang-format on

}  // namespace

std::shared_ptr<const Scenario> mini_scenario() {
    auto scenario = std::make_shared<Scenario>();
    if (!google::protobuf::TextFormat::ParseFromString(text, scenario.get())) throw std::logic_error("the mini scenario does not parse");
    return scenario;
}

std::shared_ptr<const Scenario> sequel_scenario() {
    auto scenario = std::make_shared<Scenario>(*mini_scenario());
    auto& phases = *scenario->mutable_lengths(0)->mutable_content()->mutable_phases();
    PhaseInfo& sequel = *phases.Add();
    sequel.set_id("sequel");
    sequel.set_kind(EXPLORING);
    sequel.mutable_title()->set_nl("Vervolg");
    sequel.mutable_title()->set_en("Sequel");
    sequel.set_length_ms(60'000);
    sequel.set_process(SHAPE);
    phases.SwapElements(phases.size() - 2, phases.size() - 1);  // before the debriefing
    return scenario;
}

std::shared_ptr<const Scenario> theater_scenario() {
    auto scenario = std::make_shared<Scenario>(*mini_scenario());
    if (!google::protobuf::TextFormat::MergeFromString(assignments, scenario.get())) throw std::logic_error("the assignments do not parse");
    Content& content = *scenario->mutable_lengths(0)->mutable_content();
    content.clear_phases();
    if (!google::protobuf::TextFormat::MergeFromString(drawn_rounds, &content)) throw std::logic_error("the drawn rounds do not parse");
    return scenario;
}

}  // namespace samenspel::testing
