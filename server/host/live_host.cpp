// The edge's side of the host: each call sets the time, does its part, and leaves what may be sent in the outbox.
#include "server/host/live_host.hpp"

#include <algorithm>

#include "server/host/wire.hpp"

namespace samenspel::host {
namespace {

constexpr std::size_t most_message_bytes = 16 * 1024;

}  // namespace

LiveHost::LiveHost(store::Journal& journal, const Options& options, std::int64_t now_ms)
    : LiveState(journal, options, now_ms) {
    options_.speed = std::max(options_.speed, std::uint32_t{1});
}

Connection* LiveHost::find(ConnectionId id) {
    const auto found = connections_.find(id.value);
    return found == connections_.end() ? nullptr : found->second.get();
}

Connection* LiveHost::connection_of(std::uint32_t participant) {
    const auto found = seated_.find(participant);
    return found == seated_.end() ? nullptr : find(found->second);
}

void LiveHost::opened(ConnectionId id, std::int64_t now_ms) {
    now_ms_ = std::max(now_ms_, now_ms);
    auto connection = std::make_unique<Connection>();
    connection->id = id;
    connections_[id.value] = std::move(connection);
}

void LiveHost::received(ConnectionId id, std::string_view bytes, std::int64_t now_ms) {
    now_ms_ = std::max(now_ms_, now_ms);
    Connection* connection = find(id);
    if (!connection || connection->closing) return;
    ClientMessage message;
    const bool sound = bytes.size() <= most_message_bytes && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
    switch (sound ? message.body_case() : ClientMessage::BODY_NOT_SET) {
        case ClientMessage::kHello: return hello(*connection, message.hello());
        case ClientMessage::kCommand: return command(*connection, message.command());
        case ClientMessage::kWatch: return watch(*connection, message.watch());
        case ClientMessage::kIssueTicket: return issue_ticket(*connection, message.issue_ticket());
        case ClientMessage::kHostSession: return host_session(*connection, message.host_session());
        case ClientMessage::kAskSetup: return ask_setup(*connection);
        case ClientMessage::kPrint: return print(*connection, message.print());
        case ClientMessage::kPoint: return point(*connection, message.point());
        case ClientMessage::BODY_NOT_SET: return refuse(*connection, BAD_MESSAGE, true);
    }
}

void LiveHost::drained(ConnectionId id, std::int64_t now_ms) {
    now_ms_ = std::max(now_ms_, now_ms);
    Connection* connection = find(id);
    if (!connection || connection->closing) return;
    connection->out_bytes = 0;
    connection->glances_under_way = false;
    if (!connection->history_left || !connection->catching_up) return;
    connection->history_left = false;
    read_on(*connection);
}

void LiveHost::closed(ConnectionId id, std::int64_t now_ms) {
    now_ms_ = std::max(now_ms_, now_ms);
    Connection* connection = find(id);
    if (!connection) return;
    unbind(*connection);
    connections_.erase(id.value);
}

void LiveHost::tick(std::int64_t now_ms) {
    constexpr std::int64_t checkpoint_every_ms = 1'000;
    now_ms_ = std::max(now_ms_, now_ms);
    if (frozen_) {
        if (now_ms_ >= retry_ms_) try_again();
        return;
    }
    for (const auto& table : tables_) {
        run_due(*table);
        if (table->bots_wanted) set_bots(*table);
        if (!table->bots.empty()) let_bots_think(*table);
    }
    send_glances();
    send_cursors();
    while (!graces_.empty() && graces_.front().first <= now_ms_) {
        const std::uint32_t participant = graces_.front().second;
        graces_.pop_front();
        const bool again = std::any_of(graces_.begin(), graces_.end(), [&](const auto& later) { return later.second == participant; });
        if (seated_.count(participant) != 0 || again || here_.erase(participant) == 0) continue;
        commit(rules::decide_presence(session_, hall(), participant).events);
    }
    if (now_ms_ < checkpoint_ms_) return;
    store::Batch batch;
    for (const auto& table : tables_)
        if (table->clock.running()) batch.clocks.emplace_back(table->number, table->clock.now_ms(now_ms_));
    if (batch.empty()) return;
    newest_ = journal_.append(std::move(batch));
    checkpoint_ms_ = now_ms_ + checkpoint_every_ms;
}

std::optional<std::int64_t> LiveHost::next_wake_ms() const {
    if (frozen_) return retry_ms_ == never_ms ? std::nullopt : std::optional(retry_ms_);
    std::optional<std::int64_t> next;
    const auto sooner = [&](std::int64_t at_ms) { next = next ? std::min(*next, at_ms) : at_ms; };
    for (const auto& table : tables_) {
        if (table->bots_wanted && options_.bots) sooner(now_ms_);
        if (table->cursor.waiting) sooner(table->cursor.due_ms);
        if (!table->clock.running()) continue;
        if (const auto due = rules::next_due_ms(table->table)) sooner(table->clock.real_ms(*due));
        for (const auto& bot : table->bots) sooner(table->clock.real_ms(bot_wake_ms(bot, *table)));
        sooner(checkpoint_ms_);
    }
    if (!graces_.empty()) sooner(graces_.front().first);
    if (const auto glances_ms = glances_wake_ms()) sooner(*glances_ms);
    return next;
}

void LiveHost::committed(store::Ticket up_to, std::int64_t now_ms) {
    now_ms_ = std::max(now_ms_, now_ms);
    if (up_to <= forgotten_) return;  // what had become durable was folded again from the file
    durable_ = std::max(durable_, up_to);
    if (frozen_ && probe_.value != 0 && up_to >= probe_) thaw();
    if (offer_due_ && !frozen_) send_offer(trainers());
    ask_for_best();
}

void LiveHost::failed(store::Ticket ticket, const store::Error& error, std::int64_t now_ms) {
    now_ms_ = std::max(now_ms_, now_ms);
    if (ticket > forgotten_) freeze(error);
}

Figures LiveHost::figures() const {
    Figures out;
    out.participants = session_.present;
    out.connections = connections_.size();
    for (const auto& table : tables_) out.tables_running += table->clock.running();
    out.events = events_;
    out.rejections = rejections_;
    out.frames_held = outbox_.size();
    out.frozen_tables = frozen_ ? tables_.size() : 0;
    out.complete = session_.complete && last_ <= durable_;
    return out;
}

}  // namespace samenspel::host
