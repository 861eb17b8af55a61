// model.yaml: the numbers of the quantitative model, each with its source. What they mean is the world's business.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "server/scenario/draft.hpp"

namespace samenspel::scenario {

namespace {

constexpr std::size_t longest_key = 64;

std::string key_of(const Value& key) {
    std::string word = key.text();
    const bool fits = word.size() <= longest_key && std::all_of(word.begin(), word.end(), [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
                      });
    if (!fits) key.error(fmt::format("'{}' is not a key", word), "use up to 64 of the characters a-z, 0-9, '_', '-' and '.'");
    return word;
}

// A bare number is enough where `needs_source` is false: an entity's own figures.
void read_number(const Value& key, const Value& value, bool needs_source, ModelNumber* number) {
    number->set_key(key_of(key));
    if (!needs_source && !value.is_map()) {
        number->set_value(value.number(-1e15, 1e15));
        return;
    }
    Fields fields(value);
    number->set_value(fields.need("value").number(-1e15, 1e15));
    if (const Value unit = needs_source ? fields.need("unit") : fields.may("unit")) number->set_unit(unit.text());
    if (const Value source = needs_source ? fields.need("source") : fields.may("source")) number->set_source(source.text());
    fields.may("note");
}

std::string read_entity(Draft& draft, const Value& entry, ModelEntity* entity) {
    Fields fields(entry);
    const Value id = fields.need("id");
    entity->set_kind(fields.need("kind").id());
    entity->set_id(id.id());
    draft.names.define_shared(Kind::entity, entity->id(), id.place());
    if (const Value numbers = fields.may("numbers")) {
        for (const auto& [key, value] : numbers.members()) read_number(key, value, false, entity->add_numbers());
    }
    if (const Value tags = fields.may("tags")) {
        for (const auto& [key, value] : tags.members()) {
            ModelTag* tag = entity->add_tags();
            tag->set_key(key_of(key));
            tag->set_value(value.text());
        }
    }
    for (const char* key : {"source", "note"}) fields.may(key);
    return entity->kind() + " " + entity->id();
}

}  // namespace

void read_model(Draft& draft, const Value& file) {
    Fields fields(file);
    Model* model = draft.scenario.mutable_model();
    model->set_world(fields.need("world").id());
    for (const auto& [key, value] : fields.need("numbers").members()) read_number(key, value, true, model->add_numbers());
    std::set<std::string> seen;
    for (const Value& entry : fields.need("entities").list(0, 2048)) {
        const std::string name = read_entity(draft, entry, model->add_entities());
        if (!seen.insert(name).second)
            entry.error(fmt::format("'{}' stands here twice", name), "give one of the two another id");
    }
}

}  // namespace samenspel::scenario
