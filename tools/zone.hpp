// What only trying shows of a scenario whose result a model computes: whether its tables can agree on something, and
// whether what they agree on matters to every seat.
#pragma once

#include <vector>

#include "server/scenario/loader.hpp"

namespace samenspel {

// Signs many packages at each length, all of them when they are few and else in a bounded search that is the same every
// time, and warns of a length without a package that leaves nobody worse off and breaks no bottom line, and of a seat that
// no package, or every package, serves better than no deal. Nothing for a scenario that did not load, and nothing for one
// with score sheets, of which the loader knows everything. Takes seconds.
std::vector<scenario::Finding> search_agreements(const scenario::Loaded& loaded);

}  // namespace samenspel
