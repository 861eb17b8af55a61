// From a compiled scenario to the data a world is made of.
#pragma once

#include "proto/full.hpp"
#include "server/worlds/world.hpp"

namespace samenspel::worlds {

ModelData model_data(const Scenario& scenario);

}  // namespace samenspel::worlds
