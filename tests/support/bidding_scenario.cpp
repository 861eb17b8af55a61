#include "tests/support/bidding_scenario.hpp"

#include <google/protobuf/text_format.h>

#include <stdexcept>

#include "tests/support/mini_scenario.hpp"

namespace samenspel::testing {
namespace {

// clang-format off
const char* const more = R"(
option_effects { issue: "north-bank" option: "jetty" effects { lever: "noise" on: "north" amount: 10 bearer: REGION } effects { lever: "cost" amount: 3 bearer: REGION } }
option_effects { issue: "north-bank" option: "quay" effects { lever: "noise" on: "north" on: "south" amount: 30 bearer: REGION } effects { lever: "cost" amount: 5 bearer: EACH } }
option_effects { issue: "south-bank" option: "jetty" effects { lever: "noise" on: "south" amount: 10 bearer: REGION } effects { lever: "cost" amount: 3 bearer: REGION } }
option_effects { issue: "south-bank" option: "quay" effects { lever: "noise" on: "north" on: "south" amount: 30 bearer: REGION } effects { lever: "cost" amount: 5 bearer: EACH } }
)";
const char* const content = R"(
  issues { id: "north-bank" title { nl: "Noordoever" en: "North bank" } rule: CONSENT bidder: 1 if_absent: "none"
    options { id: "none" label { nl: "Niets" en: "Nothing" } } options { id: "jetty" label { nl: "Steiger" en: "Jetty" } } options { id: "quay" label { nl: "Kade" en: "Quay" } } }
  issues { id: "south-bank" title { nl: "Zuidoever" en: "South bank" } rule: CONSENT bidder: 2 if_absent: "none"
    options { id: "none" label { nl: "Niets" en: "Nothing" } } options { id: "jetty" label { nl: "Steiger" en: "Jetty" } } options { id: "quay" label { nl: "Kade" en: "Quay" } } }
  indicators { id: "noise" name { nl: "Lawaai" en: "Noise" } unit: "index" high: 100 }
  indicators { id: "cost" name { nl: "Kosten" en: "Cost" } unit: "index" high: 20 }
  scorable: true
)";
const char* const sheet = R"(
  no_deal: 3
  points { issue: "bridge" option: "wood" points: 4 } points { issue: "toll" option: "paid" points: -1 } points { issue: "north-bank" option: "quay" points: 6 }
  points { issue: "south-bank" option: "quay" points: 6 }
  together { choices { issue: "bridge" option: "stone" } choices { issue: "name" option: "north" } points: 2 }
  tallies { title { nl: "Drukte" en: "Bustle" } base: 5 each: -0.1 squared: -0.01 reach: 30 reach_points: -2
    parts { choice { issue: "north-bank" option: "quay" } amount: 30 } parts { choice { issue: "south-bank" option: "quay" } amount: 30 } }
)";
// clang-format on

void merge(const char* from, google::protobuf::Message* into) {
    google::protobuf::TextFormat::Parser parser;
    if (!parser.MergeFromString(from, into)) throw std::logic_error("the bidding scenario does not parse");
}

ModelEntity* add_entity(Scenario& scenario, const char* kind, const char* id) {
    ModelEntity* entity = scenario.mutable_model()->add_entities();
    entity->set_kind(kind);
    entity->set_id(id);
    return entity;
}

void add_model(Scenario& scenario) {
    scenario.mutable_model()->set_world("issues");
    auto* years = scenario.mutable_model()->add_numbers();
    years->set_key("tick_years");
    years->set_value(2);
    for (const char* party : {"north", "south"}) add_entity(scenario, "party", party);
    auto* of = add_entity(scenario, "sum", "noise")->add_tags();
    of->set_key("of");
    of->set_value("parties");
    add_entity(scenario, "sum", "cost");
    for (const char* sum : {"agree", "favour"}) add_entity(scenario, "sum", sum);  // what the mini scenario's effects name
}

}  // namespace

std::shared_ptr<const Scenario> bidding_scenario() {
    auto scenario = std::make_shared<Scenario>(*mini_scenario());
    merge(more, scenario.get());
    Content& open = *scenario->mutable_lengths(0)->mutable_content();
    merge(content, &open);
    for (int i = open.issues_size() - 1; i >= 0; --i)
        if (open.issues(i).id() == "path") open.mutable_issues()->DeleteSubrange(i, 1);  // of another conversation: no package holds it
    const auto phases = open.phases();
    open.clear_phases();
    for (const PhaseInfo& phase : phases) {
        if (phase.kind() == TALKING) {
            PhaseInfo& bids = *open.add_phases();
            bids.set_id("bids-" + std::to_string(phase.round()));
            bids.set_kind(BIDDING);
            bids.mutable_title()->set_nl("Bieden");
            bids.mutable_title()->set_en("Bids");
            bids.set_length_ms(240'000);
            bids.set_process(AGREE);
        }
        *open.add_phases() = phase;
    }
    for (Role& role : *scenario->mutable_roles())
        if (role.seat() != "north-clerk") merge(sheet, role.mutable_sheet());
    add_model(*scenario);
    return scenario;
}

}  // namespace samenspel::testing
