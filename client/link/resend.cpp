// The queue is short, so it is simply searched.
#include "client/link/resend.hpp"

#include <algorithm>
#include <utility>

namespace samenspel::link {

void ResendQueue::keep(std::uint64_t reference, const Standpoint& standpoint, std::string bytes) {
    waiting_.push_back({reference, standpoint, std::move(bytes)});
}

bool ResendQueue::settle(std::uint64_t reference) {
    const auto found =
        std::find_if(waiting_.begin(), waiting_.end(), [reference](const Waiting& one) { return one.reference == reference; });
    if (found == waiting_.end()) return false;
    waiting_.erase(found);
    return true;
}

std::vector<std::uint64_t> ResendQueue::stand(const Standpoint& here) {
    std::vector<std::uint64_t> dropped;
    std::deque<Waiting> kept;
    for (auto& one : waiting_) {
        if (one.standpoint == Standpoint{}) one.standpoint = here;
        if (one.standpoint == here)
            kept.push_back(std::move(one));
        else
            dropped.push_back(one.reference);
    }
    waiting_.swap(kept);
    return dropped;
}

std::vector<std::uint64_t> ResendQueue::clear() {
    std::vector<std::uint64_t> dropped;
    for (const auto& one : waiting_) dropped.push_back(one.reference);
    waiting_.clear();
    return dropped;
}

std::vector<std::string> ResendQueue::all() const {
    std::vector<std::string> bytes;
    for (const auto& one : waiting_) bytes.push_back(one.bytes);
    return bytes;
}

}  // namespace samenspel::link
