// Sessions for tests of export and import, and their files.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "tools/log_export.hpp"

namespace samenspel::testing {

// A session of one table, played at random, with participant 7, Zwaantje Quist, at seat 1.
Session random_session(std::uint64_t seed);
// Tables 1 and 2 were played to their end, 3 never began; the session was over, and then table 4 went on from table 1.
Session three_tables();
// The files of table 1's export, by name, in English.
std::map<std::string, std::string> export_of(const Session& session, bool names);
void write_into(const std::string& folder, const std::map<std::string, std::string>& files);

}  // namespace samenspel::testing
