// The Prometheus text of /metrics. Counts only: never a name, a code, a key or a text.
#pragma once

#include <cstddef>
#include <string>

namespace samenspel::host {
struct Figures;
}

namespace samenspel::edge {

struct Traffic;

// What is open at this moment.
struct Present {
    std::size_t connections = 0;
};

std::string metrics_text(const host::Figures& host, const Traffic& traffic, const Present& present);

}  // namespace samenspel::edge
