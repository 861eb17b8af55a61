// Log lines for the trainer, on stderr. Never a name, a code, a key or anything that a participant wrote.
#pragma once

#include <string>

namespace samenspel::edge {

void log_info(const std::string& line);
void log_warning(const std::string& line);
void log_error(const std::string& line);

}  // namespace samenspel::edge
