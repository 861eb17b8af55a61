// A world's quantities as a table keeps them between rounds: values alone, with the names shared by all tables that have
// the same ones. Hundreds of tables hold some hundred names each.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/worlds/world.hpp"

namespace samenspel::rules {

using WorldNames = std::shared_ptr<const std::vector<std::string>>;  // in order

struct NamedQuantity {
    std::string_view name;
    double value = 0;
};

class WorldState {
public:
    // `known` is shared when the names are those.
    void set(const std::vector<NamedQuantity>& quantities, const WorldNames& known);
    worlds::Quantities quantities() const;
    friend bool operator==(const WorldState& one, const WorldState& other) { return one.quantities() == other.quantities(); }

private:
    WorldNames names_;
    std::vector<double> values_;
};

}  // namespace samenspel::rules
