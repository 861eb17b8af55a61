#include "server/host/tickets.hpp"

#include <algorithm>

#include "server/host/admission.hpp"

namespace samenspel::host {

std::string Tickets::issue(std::uint32_t participant, std::int64_t now_ms) {
    std::string ticket = make_token();
    by_participant_[participant] = {hash_of(ticket), {}, now_ms + std::int64_t{good_for_s} * 1'000};
    return ticket;
}

std::uint32_t Tickets::take(std::string_view ticket, std::string_view instance, std::int64_t now_ms) {
    const std::string hash = hash_of(ticket);
    for (auto& [participant, issued] : by_participant_) {
        if (!same_hash(hash, issued.hash) || now_ms >= issued.until_ms) continue;
        if (!issued.used_by.empty() && issued.used_by != instance) return 0;
        issued.used_by = instance;
        return participant;
    }
    return 0;
}

void Tickets::arrived(std::uint32_t participant) {
    const auto found = by_participant_.find(participant);
    if (found != by_participant_.end() && !found->second.used_by.empty()) by_participant_.erase(found);
}

void Tickets::bury(std::string token_hash) {
    constexpr std::size_t most = 1'000;
    if (token_hash.empty() || buried(token_hash)) return;
    buried_.push_back(std::move(token_hash));
    if (buried_.size() > most) buried_.pop_front();
}

bool Tickets::buried(std::string_view token_hash) const { return std::find(buried_.begin(), buried_.end(), token_hash) != buried_.end(); }

}  // namespace samenspel::host
