// What packages are worth in a scenario whose result a model computes: by signing them in rehearsals of it.
#pragma once

#include <memory>

#include "server/insight/packages.hpp"

namespace samenspel {

// Values are how far each seat's interests are served (0..1) when this package alone is signed in the first round and nobody does
// anything else; outcomes are those that the search for the best came past (tools/rehearsal: attainable). The same dice for all, so
// that packages compare; the table's own end had its own. Nothing for a scenario with score sheets, without roles or issues, or
// one that cannot be set up. Takes seconds.
insight::Observed<insight::Bargaining> valued_by_model(const std::shared_ptr<const Scenario>& scenario, const insight::Record& record);

}  // namespace samenspel
