// samenspel-whatif: runs a scenario's world without people and prints what comes out; with --bots, whole tables of bots.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "proto/full.hpp"
#include "server/command_line.hpp"
#include "server/scenario/loader.hpp"
#include "server/worlds/from_scenario.hpp"
#include "server/worlds/scenario_check.hpp"
#include "tools/whatif_bots.hpp"

using namespace samenspel;

namespace {

// One line of a plan: an effect from one tick to another, both from 1.
struct Step {
    int from = 1, until = 1;
    worlds::Effect effect;
};

// A list of {tick, until?, lever, party?, on?, amount?}. A sentence in `error` when it cannot be read.
std::vector<Step> read_plan(const std::string& path, int ticks, std::string* error) {
    std::vector<Step> steps;
    try {
        for (const auto& node : YAML::LoadFile(path)) {
            Step step;
            step.from = node["tick"].as<int>(1);
            step.until = node["until"] ? node["until"].as<int>() : ticks;
            step.effect.lever = node["lever"].as<std::string>();
            step.effect.party = node["party"].as<std::string>("");
            step.effect.amount = node["amount"].as<double>(1.0);
            for (const auto& on : node["on"]) step.effect.on.push_back(on.as<std::string>());
            steps.push_back(std::move(step));
        }
    } catch (const YAML::Exception& problem) {
        *error = fmt::format("{}:{}:{}: {}; a plan is a list of {{tick, until, lever, party, on: [...], amount}}", path, problem.mark.line + 1, problem.mark.column + 1, problem.msg);
    }
    return steps;
}

// "model.KEY=VALUE": a number of the model by its key, an entity's as ENTITY.KEY.
bool set_number(worlds::ModelData& data, const std::string& setting) {
    const auto equals = setting.find('=');
    if (setting.rfind("model.", 0) != 0 || equals == std::string::npos) return false;
    const std::string key = setting.substr(6, equals - 6);
    char* end = nullptr;
    const double value = std::strtod(setting.c_str() + equals + 1, &end);
    if (end == setting.c_str() + equals + 1 || *end != '\0') return false;
    if (const auto found = data.numbers.find(key); found != data.numbers.end()) {
        found->second = value;
        return true;
    }
    for (auto& entity : data.entities)
        for (auto& [name, number] : entity.numbers)
            if (entity.id + "." + name == key) {
                number = value;
                return true;
            }
    return false;
}

void print_csv(int tick, int year, const worlds::Outcome& outcome) {
    for (const auto& indicator : outcome.indicators) {
        const bool site = indicator.scope == worlds::Scope::site, party = indicator.scope == worlds::Scope::party;
        fmt::print("{},{},{},{},{},{:.6g}\n", tick, year, party ? indicator.subject : indicator.owner, site ? indicator.subject : "", indicator.id, indicator.value);
    }
}

void print_line(int tick, int year, const worlds::Outcome& outcome) {
    std::map<std::string, double> region;
    for (const auto& indicator : outcome.indicators)
        if (indicator.scope == worlds::Scope::region) region[indicator.id] = indicator.value;
    fmt::print("{:>4} {:>6}", tick, year);
    for (const char* id : {"pupils", "result_eur", "offer_60min", "coverage", "denominations", "travel_mean_min", "leakage_pupils", "solvent_boards", "quality"})
        if (region.count(id)) fmt::print(" {:>14.1f}", region[id]);
    fmt::print("\n");
    for (const auto& finding : outcome.findings) fmt::print("       {}\n", finding);
}

}  // namespace

int main(int count, char** values) {
    std::string scenario = "krimp", plan, assets = samenspel::default_assets_folder();
    std::vector<std::string> settings;
    bool csv = false, bots = false;
    int ticks = 6, seeds = 50;
    std::uint32_t length = 45;
    CLI::App line("Runs a scenario's world without people.");
    line.add_option("scenario", scenario, "A folder in assets/scenarios")->required();
    line.add_option("--plan", plan, "YAML: a list of {tick, until, lever, party, on, amount}");
    line.add_option("--set", settings, "model.KEY=VALUE, also model.ENTITY.KEY=VALUE");
    line.add_option("--ticks", ticks, "How many ticks")->check(CLI::Range(1, 1000))->capture_default_str();
    line.add_option("--assets", assets, "Folder with scenarios");
    line.add_flag("--csv", csv, "tick,year,party,site,indicator,value");
    line.add_flag("--bots", bots, "Play whole sessions with bots of each temperament and print how they end");
    line.add_option("--seeds", seeds, "With --bots: sessions of each kind")->check(CLI::Range(1, 10000))->capture_default_str();
    line.add_option("--length", length, "With --bots: minutes, one of the scenario's lengths")->capture_default_str();
    CLI11_PARSE(line, count, values);

    const scenario::Loaded loaded = scenario::load(assets + "/scenarios/" + scenario);
    for (const auto& finding : loaded.findings) fmt::print(stderr, "{}\n", to_line(finding));
    for (const auto& finding : worlds::check_scenario(loaded)) fmt::print(stderr, "{}\n", to_line(finding));
    if (!loaded.scenario) return 1;
    worlds::ModelData data = worlds::model_data(*loaded.scenario);
    for (const auto& setting : settings)
        if (!set_number(data, setting)) {
            fmt::print(stderr, "samenspel-whatif: the model has no number for '{}'; model.yaml names them.\n", setting);
            return 1;
        }
    std::string error;
    if (bots) {
        const auto book = rules::Rulebook::make(std::make_shared<const Scenario>(*loaded.scenario), length, &error);
        if (book) print_bots(book, seeds);
        else fmt::print(stderr, "samenspel-whatif: {}\n", error);
        return book ? 0 : 1;
    }
    const auto world = worlds::make_world(loaded.scenario->model().world(), data, &error);
    const auto steps = plan.empty() || !world ? std::vector<Step>{} : read_plan(plan, ticks, &error);
    if (!error.empty()) {
        fmt::print(stderr, "samenspel-whatif: {}\n", error);
        return 1;
    }
    if (csv) fmt::print("tick,year,party,site,indicator,value\n");
    else fmt::print("tick   year         pupils     result_eur    offer_60min       coverage  denominations    travel_mean        leakage solvent_boards        quality\n");
    int year = static_cast<int>(loaded.scenario->lengths(0).content().start_year());
    worlds::Outcome outcome = world->start(1);
    for (int tick = 0;; ++tick) {
        csv ? print_csv(tick, year, outcome) : print_line(tick, year, outcome);
        if (tick == ticks) return 0;
        std::vector<worlds::Effect> effects;
        for (const auto& step : steps) {
            const bool first = step.from == tick + 1, holds = step.from <= tick + 1 && tick + 1 <= step.until;
            if (world->acts_once(step.effect.lever) ? first : holds) effects.push_back(step.effect);
        }
        outcome = world->tick(outcome.state, effects, outcome.chance);
        year += world->tick_years();
    }
}
