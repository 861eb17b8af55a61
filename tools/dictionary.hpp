// The data dictionary of an export: every event and field with its meaning and who may see it, out of the vocabulary itself.
#pragma once

#include <string>

namespace samenspel::log {

extern const char* const events_proto;    // proto/events.proto, as it was when this program was built
extern const char* const content_proto;

// Markdown. The comments of the .proto files are the explanations; the labels come from the schema in use.
std::string dictionary();

}  // namespace samenspel::log
