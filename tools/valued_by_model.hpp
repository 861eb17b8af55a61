// What packages are worth in a scenario whose result a model computes: by signing them in rehearsals of it.
#pragma once

#include <memory>

#include "server/insight/packages.hpp"
#include "server/report/report.hpp"
#include "tools/session.hpp"

namespace samenspel {

// Values are how far each seat's interests are served (0..1) when this package alone is signed in the first round and nobody does
// anything else; outcomes are those that the search for the best came past (tools/rehearsal: attainable). The same dice for all, so
// that packages compare; the table's own end had its own. Nothing for a scenario with score sheets, without roles or issues, or
// one that cannot be set up or that nobody could sign a package in. Takes seconds.
insight::Observed<insight::Bargaining> valued_by_model(const std::shared_ptr<const Scenario>& scenario, const insight::Record& record);
// Whether it would be tried. Takes no time.
bool model_values(const std::shared_ptr<const Scenario>& scenario, const insight::Record& record);

// The scenario that the session was played with; null when the file has none that can be read.
std::shared_ptr<const Scenario> scenario_of(const Session& session);
// One of the session's tables as a report reads it: packages valued by sheets, or else by the model, but not when `quick`.
report::TableRecord record_of(const Session& session, std::uint32_t table, const std::shared_ptr<const Scenario>& scenario, bool quick);

}  // namespace samenspel
