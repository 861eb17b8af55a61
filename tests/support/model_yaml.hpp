// Reads a scenario's model.yaml for tests of the worlds, without the scenario loader. Throws on anything malformed.
#pragma once

#include <string>

#include "server/worlds/world.hpp"

namespace samenspel::tests {

// Also checks that every number has a unit and a source; throws std::runtime_error naming the first that has not.
worlds::ModelData read_model_yaml(const std::string& path);

}  // namespace samenspel::tests
