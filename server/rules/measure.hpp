// How far an interest is served by what a table has agreed and where its world stands.
#pragma once

#include "server/rules/table.hpp"

namespace samenspel::rules {

// 0..1. An indicator that no result has counts as not served.
double served(const Table& table, const Measure& measure);

}  // namespace samenspel::rules
