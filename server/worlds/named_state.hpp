// A model's state between ticks: a flat array of numbers for the tick, and a name for each, for the journal and the trainer.
// Knows where a number stands, not what it means.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/worlds/world.hpp"

namespace samenspel::worlds {

using State = std::vector<double>;

class StateNames {
public:
    // The next number's name; its place is what size() was before. All are named before the first write or read.
    void add(std::string name) { names_.push_back(std::move(name)); }
    std::size_t size() const { return names_.size(); }
    // Once all are named.
    void close();

    // Both ways keep every bit. Names that are missing keep 0, names that are unknown are dropped.
    Quantities write(const State& state) const;
    State read(const Quantities& quantities) const;

private:
    std::vector<std::string> names_;
    std::vector<std::pair<std::string, std::size_t>> sorted_;  // name and place, in the order of Quantities
    Quantities pattern_;
};

}  // namespace samenspel::worlds
