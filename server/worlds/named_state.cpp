#include "server/worlds/named_state.hpp"

#include <algorithm>

namespace samenspel::worlds {

void StateNames::close() {
    for (std::size_t place = 0; place < names_.size(); ++place) sorted_.emplace_back(names_[place], place);
    std::sort(sorted_.begin(), sorted_.end());
    for (const auto& [name, place] : sorted_) pattern_.emplace_hint(pattern_.end(), name, 0.0);
}

Quantities StateNames::write(const State& state) const {
    Quantities quantities = pattern_;
    auto place = sorted_.begin();
    for (auto& [name, value] : quantities) value = state[(place++)->second];
    return quantities;
}

State StateNames::read(const Quantities& quantities) const {
    State state(names_.size(), 0.0);
    // Both are sorted, so one walk over the two will do.
    auto place = sorted_.begin();
    for (const auto& [name, value] : quantities) {
        int order = -1;
        while (place != sorted_.end() && (order = place->first.compare(name)) < 0) ++place;
        if (place == sorted_.end()) break;
        if (order == 0) state[(place++)->second] = value;
    }
    return state;
}

}  // namespace samenspel::worlds
