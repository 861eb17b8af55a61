// How far an interest is served by what a table has agreed and where its world stands.
#pragma once

#include "server/rules/table.hpp"

namespace samenspel::rules {

// 0..1. An indicator that no result has counts as not served; a choice that a word keeps from working (see clashes), as not
// made.
double served(const Table& table, const Measure& measure);

// By a party's score sheet, in its points: the package in force, with what is settled by absence. The sheet's no_deal unless
// every other issue is agreed; with Content.parts_count, unless anything is. What a word keeps from working is agreed, and
// counts for nothing; where that is all there is, it is the no_deal.
double points_by(const Table& table, const ScoreSheet& sheet);

}  // namespace samenspel::rules
