// Whether a session file holds together: its chain, its tables, and that every viewer's fold of disclosures is what the rules say.
#pragma once

#include <string>
#include <vector>

namespace samenspel::log {

struct Verdict {
    std::vector<std::string> faults;   // a sentence each; empty: sound
    std::size_t events = 0, tables = 0, viewers = 0;
    bool readable = true;              // false: not a session file; the fault says why
};

// Fold and view are compared after every stride-th event of a table and after its last. `stride` 0: evenly spread, some
// 400 times a table, as knowledge grows with the session and each comparison reads all of it.
Verdict check(const std::string& path, std::size_t stride);

}  // namespace samenspel::log
