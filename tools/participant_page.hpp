// What one participant may take home: the page of what their seats were told for as long as those were theirs. Pure.
#pragma once

#include <optional>

#include "server/report/report.hpp"
#include "tools/session.hpp"

namespace samenspel {

// A part for each table where they sat (Session::stays_of), or for `table` alone when it is not 0. Nothing when there is none.
std::optional<report::Document> participant_page(const Session& session, std::uint32_t participant, std::uint32_t table, const report::Options& options);

}  // namespace samenspel
