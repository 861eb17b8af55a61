// A small reader of model.yaml for tests; see the header.
#include "tests/support/model_yaml.hpp"

#include <yaml-cpp/yaml.h>

#include <stdexcept>

namespace samenspel::tests {

namespace {

void read_numbers(const YAML::Node& node, worlds::Quantities& numbers) {
    for (const auto& item : node) {
        const auto key = item.first.as<std::string>();
        if (!item.second["unit"] || !item.second["source"]) throw std::runtime_error("no unit or source: " + key);
        if (!numbers.emplace(key, item.second["value"].as<double>()).second) throw std::runtime_error("twice: " + key);
    }
}

}  // namespace

worlds::ModelData read_model_yaml(const std::string& path) {
    const YAML::Node file = YAML::LoadFile(path);
    worlds::ModelData data;
    read_numbers(file["numbers"], data.numbers);
    for (const YAML::Node& node : file["entities"]) {
        worlds::Entity entity;
        entity.kind = node["kind"].as<std::string>();
        entity.id = node["id"].as<std::string>();
        if (node["numbers"]) read_numbers(node["numbers"], entity.numbers);
        if (node["tags"])
            for (const auto& tag : node["tags"]) entity.tags[tag.first.as<std::string>()] = tag.second.as<std::string>();
        data.entities.push_back(std::move(entity));
    }
    return data;
}

}  // namespace samenspel::tests
