// Chooses a model by its name. Knows the list of models and nothing inside them.
#include "server/worlds/issues/model.hpp"
#include "server/worlds/krimp/model.hpp"
#include "server/worlds/krimp/region.hpp"
#include "server/worlds/still.hpp"
#include "server/worlds/triad/model.hpp"
#include "server/worlds/world.hpp"

namespace samenspel::worlds {

std::unique_ptr<World> make_world(std::string_view name, const ModelData& data, std::string* error) {
    if (name == "krimp") {
        auto region = krimp::read_region(data, error);
        return region ? std::make_unique<krimp::Model>(std::move(region)) : nullptr;
    }
    if (name == "issues") {
        auto design = issues::read_design(data, error);
        return design ? std::make_unique<issues::Model>(std::move(design)) : nullptr;
    }
    if (name == "triad") {
        auto town = triad::read_town(data, error);
        return town ? std::make_unique<triad::Model>(std::move(town)) : nullptr;
    }
    if (name == "still") return make_still_world();
    if (error) *error = "There is no world called '" + std::string(name) + "'; known are issues, krimp, still and triad.";
    return nullptr;
}

}  // namespace samenspel::worlds
