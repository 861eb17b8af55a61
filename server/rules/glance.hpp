// A table in figures for the trainer's console.
#pragma once

#include <cstdint>

#include "proto/full.hpp"
#include "server/rules/table.hpp"

namespace samenspel::rules {

// `now_ms` is table time. All but `speed`, which is the clock's.
Glance glance(const Table& table, std::int64_t now_ms);

}  // namespace samenspel::rules
