#include "server/rules/world_state.hpp"

#include <algorithm>

namespace samenspel::rules {

void WorldState::set(const std::vector<NamedQuantity>& quantities, const WorldNames& known) {
    const auto same = [](const NamedQuantity& quantity, const std::string& name) { return quantity.name == name; };
    values_.clear();
    values_.reserve(quantities.size());
    for (const auto& quantity : quantities) values_.push_back(quantity.value);
    if (known && std::equal(quantities.begin(), quantities.end(), known->begin(), known->end(), same)) {
        names_ = known;
        return;
    }
    std::vector<std::string> names;
    for (const auto& quantity : quantities) names.emplace_back(quantity.name);
    names_ = std::make_shared<const std::vector<std::string>>(std::move(names));
}

worlds::Quantities WorldState::quantities() const {
    worlds::Quantities out;
    for (std::size_t i = 0; i < values_.size(); ++i) out.emplace((*names_)[i], values_[i]);
    return out;
}

}  // namespace samenspel::rules
