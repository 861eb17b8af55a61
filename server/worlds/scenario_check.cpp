// Holds what a scenario mentions against what its world offers.
#include "server/worlds/scenario_check.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "scenario.pb.h"
#include "server/scenario/report.hpp"
#include "server/worlds/from_scenario.hpp"
#include "server/worlds/world.hpp"

namespace samenspel::worlds {

namespace {

using scenario::Finding;
using scenario::Mention;

struct Offer {
    std::vector<std::string> levers;
    std::vector<std::string> indicators;
    std::set<std::pair<std::string, std::string>> values;  // indicator, subject
    int tick_years = 1;
};

Offer offer_of(const World& world) {
    Offer offer;
    offer.levers = world.levers();
    offer.tick_years = world.tick_years();
    std::set<std::string> ids;
    for (const Indicator& indicator : world.start(1).indicators) {
        ids.insert(indicator.id);
        offer.values.emplace(indicator.id, indicator.subject);
    }
    offer.indicators.assign(ids.begin(), ids.end());
    return offer;
}

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string subjects_of(const Offer& offer, const std::string& indicator) {
    std::string list;
    for (const auto& [id, subject] : offer.values) {
        if (id == indicator) list += (list.empty() ? "" : ", ") + (subject.empty() ? "the region (no subject)" : subject);
    }
    return list;
}

// What is wrong and how to mend it; empty when nothing is.
std::pair<std::string, std::string> judge(const Offer& offer, const Mention& mention) {
    switch (mention.what) {
        case Mention::What::lever:
            if (has(offer.levers, mention.name)) return {};
            return {"the world has no lever '" + mention.name + "'", scenario::suggestion(mention.name, offer.levers)};
        case Mention::What::shown:
            if (has(offer.indicators, mention.name)) return {};
            return {"the world has no indicator '" + mention.name + "'", scenario::suggestion(mention.name, offer.indicators)};
        case Mention::What::measured:
            // An unknown indicator has been reported where map.yaml shows it.
            if (!has(offer.indicators, mention.name) || offer.values.count({mention.name, mention.subject}) > 0) return {};
            return {"the world has no '" + mention.name + "' of " +
                        (mention.subject.empty() ? "the region" : "'" + mention.subject + "'"),
                    "it has one of: " + subjects_of(offer, mention.name)};
        case Mention::What::length:
        case Mention::What::seat: break;
        case Mention::What::ticks:
            if (mention.name == std::to_string(offer.tick_years)) return {};
            return {"a tick covers " + mention.name + " years here and " + std::to_string(offer.tick_years) + " in the world",
                    "change 'round_years' or 'ticks_per_round'"};
    }
    return {};
}

}  // namespace

std::vector<Finding> check_scenario(const scenario::Loaded& loaded) {
    std::vector<Finding> found;
    if (!loaded.scenario) return found;
    const Model& model = loaded.scenario->model();
    std::string problem;
    const std::unique_ptr<World> world = make_world(model.world(), model_data(*loaded.scenario), &problem);
    if (!world) {
        found.push_back(
            {loaded.folder + "/model.yaml", 1, 1, "the world cannot be made: " + problem, "see the world's README.md", true});
        return found;
    }
    const Offer offer = offer_of(*world);
    for (const Mention& mention : loaded.mentions) {
        auto [what, mend] = judge(offer, mention);
        if (what.empty()) continue;
        found.push_back({mention.file, mention.line, mention.column, std::move(what), std::move(mend), true});
    }
    return found;
}

}  // namespace samenspel::worlds
