#include "client/screens/session.hpp"

#include "client/knowledge/fold.hpp"
#include "client/knowledge/queries.hpp"
#include "client/screens/words.hpp"

namespace samenspel::screens {

std::uint32_t Session::party() const { return knowledge::party_of(knowledge_, {seat()}).value; }

std::string Session::name(std::uint32_t participant) const {
    const auto found = names_.find(participant);
    return found == names_.end() ? std::string() : found->second;
}

std::string Session::holders(std::uint32_t seat) const {
    const SeatChanged* held = knowledge::seat_state(knowledge_, {seat});
    std::string out;
    if (held)
        for (const auto participant : held->participants()) out += (out.empty() ? "" : " & ") + name(participant);
    return out;
}

std::optional<std::int64_t> Session::table_now_ms(std::int64_t now_ms) const {
    if (!has_clock_) return std::nullopt;
    const bool runs = clock_runs() && connected();
    return clock_.now_ms() + (runs ? (now_ms - clock_at_ms_) * static_cast<std::int64_t>(speed()) : 0);
}

void Session::take(const Connection& connection, std::int64_t now_ms) {
    if (const auto now = table_now_ms(now_ms)) {  // the clock stands still while nothing can be heard
        clock_.set_now_ms(*now);
        clock_at_ms_ = now_ms;
    }
    connection_ = connection;
}

void Session::abandon(const std::vector<std::uint64_t>& references) {
    for (const auto reference : references) waiting_.erase(reference);
    if (!references.empty()) remarks_.push_back({Remark::Tone::bad, std::string(tr("remark.abandoned"))});
}

void Session::take(const ServerMessage& message, std::int64_t now_ms) {
    if (message.has_welcome()) {
        welcome_ = message.welcome();
        welcomed_ = true;
        if (welcome_.fresh()) knowledge::forget_table(knowledge_);
        if (welcome_.fresh_session()) knowledge::forget_session(knowledge_);
    }
    if (message.has_event()) knowledge::fold(knowledge_, message.event());
    if (message.has_session_event()) knowledge::fold(knowledge_, message.session_event());
    for (const auto& name : message.names().names()) names_[name.participant()] = name.name();
    if (message.has_clock()) {
        clock_ = message.clock();
        clock_at_ms_ = now_ms;
        has_clock_ = true;
    }
    if (message.has_frozen()) {
        frozen_ = message.frozen().frozen();
        why_frozen_ = message.frozen().why();
    }
    if (message.has_acknowledged()) waiting_.erase(message.acknowledged().reference());
    if (message.has_rejected()) {
        waiting_.erase(message.rejected().reference());
        remarks_.push_back({Remark::Tone::bad, reason_sentence(message.rejected(), *this)});
    }
}

}  // namespace samenspel::screens
