#include "server/worlds/from_scenario.hpp"

namespace samenspel::worlds {

ModelData model_data(const Scenario& scenario) {
    ModelData data;
    for (const auto& number : scenario.model().numbers()) data.numbers[number.key()] = number.value();
    for (const auto& entity : scenario.model().entities()) {
        Entity& out = data.entities.emplace_back();
        out.kind = entity.kind();
        out.id = entity.id();
        for (const auto& number : entity.numbers()) out.numbers[number.key()] = number.value();
        for (const auto& tag : entity.tags()) out.tags[tag.key()] = tag.value();
    }
    return data;
}

}  // namespace samenspel::worlds
