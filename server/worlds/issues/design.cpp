// Reads a design from a scenario's model data.
#include <algorithm>

#include "server/worlds/issues/model.hpp"

namespace samenspel::worlds::issues {
namespace {

constexpr std::size_t unknown = static_cast<std::size_t>(-1);

double number(const Entity& entity, const std::string& key, double otherwise) {
    const auto found = entity.numbers.find(key);
    return found == entity.numbers.end() ? otherwise : found->second;
}

std::string tag(const Entity& entity, const std::string& key) {
    const auto found = entity.tags.find(key);
    return found == entity.tags.end() ? std::string() : found->second;
}

std::size_t sum_named(const Design& design, const std::string& id) {
    const auto found = std::find_if(design.sums.begin(), design.sums.end(), [&](const Sum& sum) { return sum.id == id; });
    return found == design.sums.end() ? unknown : static_cast<std::size_t>(found - design.sums.begin());
}

void read_sum(const ModelData& data, const Entity& entity, Design& design) {
    Sum& sum = design.sums.emplace_back();
    sum.id = entity.id;
    sum.of_parties = tag(entity, "of") == "parties";
    const double start = number(entity, "start", 0);
    if (!sum.of_parties) sum.start.push_back(start);
    for (const Entity& party : data.entities)
        if (sum.of_parties && party.kind == "party") sum.start.push_back(number(party, sum.id, start));
}

// The sum that a tag names; a sentence in `error` when there is none.
std::size_t needed(const Design& design, const Entity& entity, const std::string& key, std::string* error) {
    const std::size_t found = sum_named(design, tag(entity, key));
    if (found == unknown) *error = "The " + entity.kind + " '" + entity.id + "' names no sum under '" + key + "'.";
    return found;
}

bool read_rule(const Entity& entity, Design& design, std::string* error) {
    Rule rule;
    rule.from = needed(design, entity, "from", error);
    rule.into = needed(design, entity, "into", error);
    rule.with = entity.tags.contains("with") ? needed(design, entity, "with", error) : rule.from;
    if (rule.from == unknown || rule.into == unknown || rule.with == unknown) return false;
    rule.each = number(entity, "each", 0);
    rule.squared = number(entity, "squared", 0);
    rule.product = number(entity, "product", 0);
    rule.add = number(entity, "add", 0);
    rule.has_reach = entity.numbers.contains("reach");
    rule.reach = number(entity, "reach", 0);
    design.rules.push_back(rule);
    return true;
}

}  // namespace

std::unique_ptr<Design> read_design(const ModelData& data, std::string* error) {
    std::string ignored;
    if (!error) error = &ignored;
    auto design = std::make_unique<Design>();
    if (const auto years = data.numbers.find("tick_years"); years != data.numbers.end()) design->tick_years = static_cast<int>(years->second);
    for (const Entity& entity : data.entities) {
        if (entity.kind == "party") design->parties.push_back(entity.id);
        if (entity.kind == "sum") read_sum(data, entity, *design);
    }
    if (design->sums.empty() || design->tick_years < 1) {
        *error = design->sums.empty() ? "The world 'issues' needs at least one entity of kind sum." : "'tick_years' is at least 1.";
        return nullptr;
    }
    for (const Entity& entity : data.entities) {
        if (entity.kind == "rule" && !read_rule(entity, *design, error)) return nullptr;
        if (entity.kind != "watch") continue;
        const std::size_t of = needed(*design, entity, "of", error);
        if (of == unknown) return nullptr;
        design->watches.push_back({entity.id, of, number(entity, "below", 0)});
    }
    return design;
}

}  // namespace samenspel::worlds::issues
