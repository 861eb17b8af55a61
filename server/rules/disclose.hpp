// The one door: what of an event one viewer may learn. Reads the labels of the schema and the audience that stands in
// the event; never looks at the table.
#pragma once

#include "proto/full.hpp"
#include "server/rules/viewer.hpp"

namespace samenspel::rules {

// What a viewer is to one event. Viewers with equal access get byte-equal disclosures, so encode once for each.
struct Access {
    bool listed = false;
    bool owner = false;
    bool trainer = false;
    friend bool operator==(const Access&, const Access&) = default;
    // 0..7, for small tables.
    unsigned index() const { return (listed ? 1u : 0u) | (owner ? 2u : 0u) | (trainer ? 4u : 0u); }
};

Access access(const Event& event, Viewer viewer);

// Writes into `out` the permitted part of `event`, built from nothing by adding. False when the viewer may not know of
// the event at all; `out` is then empty. A field without a label is never shown.
bool disclose(const Event& event, Access access, Event* out);

// The same from an encoded event to an encoded disclosure, without a message in between. `out` is not `event`.
bool disclose_encoded(std::string_view event, Access access, std::string* out);

// True when disclose would give something; of the kind of event alone, the number of its body's field.
bool discloses(const Event& event, Access access);
bool discloses(int kind, Access access);

// Names of the fields reachable from Event that carry no label: empty in a sound schema.
std::vector<std::string> unlabelled_fields();

}  // namespace samenspel::rules
