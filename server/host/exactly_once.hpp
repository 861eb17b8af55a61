// Which commands were accepted, and the event that each of them caused last: a repeat gets the stored outcome. Made
// again from the journal's origins after a restart.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace samenspel::host {

class ExactlyOnce {
public:
    struct Outcome {
        std::uint64_t reference = 0;
        std::uint32_t stream = 0;
        std::uint32_t first = 0, last = 0;  // index in the stream's log of its first and last event there
    };

    // A participant's own instances never meet another's.
    using Client = std::pair<std::uint32_t, std::string>;

    void add(const Client& client, Outcome outcome) {
        auto& known = outcomes_[client];
        // References increase, so this is nearly always at the end. Of a command in two streams the first one stands.
        const auto at = std::lower_bound(known.begin(), known.end(), outcome.reference, before);
        if (at == known.end() || at->reference != outcome.reference) known.insert(at, outcome);
    }
    std::optional<Outcome> find(const Client& client, std::uint64_t reference) const {
        const auto found = outcomes_.find(client);
        if (found == outcomes_.end()) return std::nullopt;
        const auto at = std::lower_bound(found->second.begin(), found->second.end(), reference, before);
        if (at == found->second.end() || at->reference != reference) return std::nullopt;
        return *at;
    }
    // 0 for a client that nothing is known of.
    std::uint64_t last_reference(const Client& client) const {
        const auto found = outcomes_.find(client);
        return found == outcomes_.end() || found->second.empty() ? 0 : found->second.back().reference;
    }

private:
    static bool before(const Outcome& outcome, std::uint64_t reference) { return outcome.reference < reference; }
    std::map<Client, std::vector<Outcome>> outcomes_;
};

}  // namespace samenspel::host
