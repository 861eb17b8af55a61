// What a viewer of this table knows now, computed from the table. Equal at every step to the fold of that viewer's
// disclosures (client/knowledge); tests hold the two against each other.
#pragma once

#include "proto/full.hpp"
#include "server/rules/table.hpp"
#include "server/rules/viewer.hpp"

namespace samenspel::rules {

Knowledge view(const Table& table, Viewer viewer);

}  // namespace samenspel::rules
