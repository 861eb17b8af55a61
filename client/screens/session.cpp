#include "client/screens/session.hpp"

#include <algorithm>

#include "client/knowledge/fold.hpp"
#include "client/knowledge/queries.hpp"
#include "client/screens/words.hpp"

namespace samenspel::screens {

std::uint32_t Session::party() const { return knowledge::party_of(knowledge_, {seat()}).value; }

std::string Session::name(std::uint32_t participant) const {
    const auto found = names_.find(participant);
    if (found == names_.end()) return {};
    return found->second.empty() ? tr("people.nameless", {std::to_string(participant)}) : found->second;
}

std::string Session::holders(std::uint32_t seat) const {
    const SeatChanged* held = knowledge::seat_state(knowledge_, {seat});
    std::string out;
    if (held)
        for (const auto participant : held->participants()) out += (out.empty() ? "" : " & ") + name(participant);
    return out;
}

std::string Session::partners() const {
    const SeatChanged* held = trainer() || seat() == 0 ? nullptr : knowledge::seat_state(knowledge_, {seat()});
    std::string out;
    if (held)
        for (const auto participant : held->participants())
            if (participant != welcome_.participant()) out += (out.empty() ? "" : " & ") + name(participant);
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
    // The seat is at another device now: what it knows has no business on this screen any more.
    if (connection.cause == Connection::Cause::refused_by_server && connection.refusal == REPLACED_DEVICE) forget();
}

Session Session::looking_back(Welcome welcome, Knowledge knowledge) const {
    Session out(std::move(welcome), std::move(knowledge));
    out.names_ = names_;
    return out;
}

void Session::forget_table() {
    knowledge::forget_table(knowledge_);
    heard_.clear();
    seated_late_ms_.reset();
    ++history_;
    cursor_.reset();
    ++cursor_moves_;
}

void Session::forget() {
    forget_table();
    knowledge_.Clear();
    observing_late_ms_.reset();
    welcome_.Clear();
    names_.clear();
    waiting_.clear();
    welcomed_ = frozen_ = has_clock_ = joined_ = false;
}

void Session::abandon(const std::vector<std::uint64_t>& references) {
    for (const auto reference : references) waiting_.erase(reference);
    if (!references.empty()) remarks_.push_back({Remark::Tone::bad, std::string(tr("remark.abandoned"))});
}

void Session::take(const ServerMessage& message, std::int64_t now_ms) {
    if (message.has_welcome()) {
        welcome_ = message.welcome();
        welcomed_ = true;
        caught_up_ = false;
        joined_ = joined_ || !welcome_.token().empty();
        if (welcome_.fresh()) forget_table();
        if (welcome_.fresh_session()) {
            knowledge::forget_session(knowledge_);
            observing_late_ms_.reset();
        }
        if (!trainer()) glances_.clear();
    }
    if (message.caught_up()) caught_up_ = true;
    if (message.event().has_seat_changed()) notice_partner(message.event().seat_changed());
    if (message.event().has_seat_changed()) notice_seat(message.event());
    if (message.has_event()) {
        knowledge::fold(knowledge_, message.event());
        heard_.push_back(std::make_shared<const Event>(message.event()));
    }
    if (message.has_cursor() && message.cursor().table() == welcome_.table()) {
        if (message.cursor().together()) cursor_ = message.cursor();
        else cursor_.reset();
        ++cursor_moves_;
    }
    if (message.session_event().has_participant_placed()) notice_observing(message.session_event());
    if (message.has_session_event()) knowledge::fold(knowledge_, message.session_event());
    for (const auto& name : message.names().names()) names_[name.participant()] = name.name();
    greet_partners();
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
    if (message.has_refused()) refused(message.refused());
    take_for_trainer(message, now_ms);
}

// Whoever holds the seat already is told who comes to share it. Before the fold: what was is needed.
void Session::notice_partner(const SeatChanged& changed) {
    if (!caught_up_ || trainer() || seat() == 0 || changed.seat() != seat()) return;
    const SeatChanged* before = knowledge::seat_state(knowledge_, {seat()});
    for (const auto participant : changed.participants()) {
        const bool known = before && std::find(before->participants().begin(), before->participants().end(), participant) != before->participants().end();
        if (!known && participant != welcome_.participant()) partners_.push_back(participant);
    }
}

// Before the fold: it is the phase of then, and who held the seat before, that tell whether this person came to it late.
void Session::notice_seat(const Event& event) {
    if (trainer() || seat() == 0 || event.seat_changed().seat() != seat()) return;
    const auto mine = [&](const SeatChanged& held) { return std::find(held.participants().begin(), held.participants().end(), welcome_.participant()) != held.participants().end(); };
    const SeatChanged* before = knowledge::seat_state(knowledge_, {seat()});
    if (mine(event.seat_changed()) && before && mine(*before)) return;
    const PhaseInfo* phase = knowledge::phase_info(knowledge_);
    const bool under_way = phase && phase->kind() != JOINING && phase->kind() != READING;
    seated_late_ms_.reset();
    if (mine(event.seat_changed()) && under_way) seated_late_ms_ = event.at_ms();
}

// Before the fold too. Who observes stands in no seat: the session alone tells when they came.
void Session::notice_observing(const Event& event) {
    const ParticipantPlaced& placed = event.participant_placed();
    if (placed.participant() != welcome_.participant()) return;
    observing_late_ms_.reset();
    if (placed.table() != 0 && placed.seat() == 0 && knowledge_.session_started()) observing_late_ms_ = event.at_ms();
}

void Session::greet_partners() {
    std::erase_if(partners_, [&](std::uint32_t participant) {
        const std::string who = name(participant);
        if (!who.empty()) remarks_.push_back({Remark::Tone::good, tr("duo.came", {who})});
        return !who.empty();
    });
}

// A refusal that leaves the connection open answers something that was asked over it.
void Session::refused(const Refused& refused) {
    Connection said;
    said.state = Connection::State::none;
    said.cause = Connection::Cause::refused_by_server;
    said.refusal = refused.refusal();
    said.args.assign(refused.args().begin(), refused.args().end());
    remarks_.push_back({Remark::Tone::bad, connection_sentence(said)});
}

void Session::take_for_trainer(const ServerMessage& message, std::int64_t now_ms) {
    if (message.has_setup()) setup_ = message.setup();
    if (message.has_reach()) reach_ = message.reach();
    if (message.has_glance()) glances_[message.glance().table()] = {message.glance(), now_ms};
    if (message.has_ticket()) {
        ticket_ = message.ticket();
        ticket_until_ms_ = now_ms + static_cast<std::int64_t>(message.ticket().good_for_s()) * 1000;
    }
    if (message.has_printed()) {
        printed_.push_back(message.printed());
        ++papers_;
    }
}

const Glance* Session::glance(std::uint32_t table) const {
    const auto found = glances_.find(table);
    return found == glances_.end() ? nullptr : &found->second.glance;
}

bool Session::glances_run() const {
    return std::any_of(glances_.begin(), glances_.end(), [](const auto& one) { return one.second.glance.running(); });
}

std::int64_t Session::glance_now_ms(std::uint32_t table, std::int64_t now_ms) const {
    const Glanced& glanced = glances_.at(table);
    const bool runs = glanced.glance.running() && connected();
    const std::int64_t fast = glanced.glance.speed() == 0 ? 1 : glanced.glance.speed();
    return glanced.glance.now_ms() + (runs ? (now_ms - glanced.at_ms) * fast : 0);
}

}  // namespace samenspel::screens
