// Log lines that anybody who reaches the server can cause, kept from filling the log: each at most once a minute for one
// network address, and some in all. What is left out is counted, and told with the next line. Bounded in memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace samenspel::host {

class LineLimit {
public:
    // The line as it is to be written; nothing when it is one too many. Nothing that a stranger chose may be in `line`:
    // there must be few that differ. `network` as in Host::came_from; all of 0 count as one.
    std::optional<std::string> pass(std::string_view line, std::uint64_t network, std::int64_t now_ms) {
        constexpr std::int64_t minute_ms = 60'000;
        constexpr std::size_t most_in_all = 30;
        while (!written_.empty() && written_.front().at_ms + minute_ms <= now_ms) written_.pop_front();
        const bool again = std::any_of(written_.begin(), written_.end(), [&](const Written& one) { return one.network == network && one.line == line; });
        if (again || written_.size() >= most_in_all) {
            ++left_out_;
            return std::nullopt;
        }
        written_.push_back({now_ms, network, std::string(line)});
        const std::uint64_t left_out = std::exchange(left_out_, 0);
        return std::string(line) + (left_out == 0 ? "" : " (such lines left out before it: " + std::to_string(left_out) + ")");
    }

private:
    struct Written {
        std::int64_t at_ms = 0;
        std::uint64_t network = 0;
        std::string line;
    };
    std::deque<Written> written_;  // within the last minute
    std::uint64_t left_out_ = 0;   // since the last one written
};

}  // namespace samenspel::host
