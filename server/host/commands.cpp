// A command from one connection: who gives it, whether it was given before, what the rules say.
#include "server/host/live_host.hpp"
#include "server/host/wire.hpp"

namespace samenspel::host {
namespace {

// Refusals in a row after which a connection that will not slow down is closed.
constexpr std::uint32_t most_too_fast = 200;

bool of_session(const Command& command) {
    return command.body_case() >= Command::kPlaceParticipant && command.body_case() < Command::kAnswerConsent;
}

}  // namespace

rules::Hall LiveHost::hall() const {
    rules::Hall out;
    for (const auto& table : tables_) out.tables.push_back({&table->table, table->clock.now_ms(now_ms_)});
    out.is_here = [this](std::uint32_t participant) { return here_.count(participant) != 0; };
    out.now_ms = session_clock_.now_ms(now_ms_);
    out.in_order = options_.as_many_tables_as_needed;
    return out;
}

bool LiveHost::too_fast(Connection& connection) {
    if (options_.commands_per_second == 0) return false;
    const std::int64_t cost_ms = 1'000 / options_.commands_per_second;
    const std::int64_t paid_ms = std::max(connection.bucket_ms, now_ms_);
    if (paid_ms - now_ms_ > cost_ms * (static_cast<std::int64_t>(options_.commands_at_once) - 1)) return true;
    connection.bucket_ms = paid_ms + cost_ms;
    connection.too_fast = 0;
    return false;
}

void LiveHost::command(Connection& connection, const Command& command) {
    const std::uint64_t reference = command.reference();
    if (connection.role == Connection::Role::unknown) {
        if (!connection.waiting) return refuse(connection, BAD_MESSAGE, true);
        return reject(connection, reference, {TABLE_IS_FROZEN, {}});
    }
    if (too_fast(connection)) {
        if (++connection.too_fast > most_too_fast) return refuse(connection, BAD_MESSAGE, true);
        return reject(connection, reference, {TOO_FAST, {}});
    }
    if (reference == 0 || command.body_case() == Command::BODY_NOT_SET) return reject(connection, reference, {MALFORMED, {}});
    if (connection.role == Connection::Role::board) return reject(connection, reference, {NOT_YOUR_TURN, {}});
    if (frozen_ && !folded_) return reject(connection, reference, {TABLE_IS_FROZEN, {}});
    if (const auto outcome = accepted_.find({connection.participant, connection.instance}, reference))
        return acknowledge(connection, reference, *outcome);
    if (frozen_) return reject(connection, reference, {TABLE_IS_FROZEN, {}});
    if (of_session(command)) session_command(connection, command);
    else table_command(connection, command);
}

void LiveHost::table_command(Connection& connection, const Command& command) {
    const bool by_trainer = connection.role == Connection::Role::trainer;
    LiveTable* table = live(by_trainer ? command.table() : connection.table);
    if (!table) return reject(connection, command.reference(), {NO_SUCH_TABLE, {}});
    run_due(*table);
    if (command.has_admit_observer() && by_trainer) {
        const rules::Person* person = session_.person(command.admit_observer().participant());
        if (!person || person->left || person->table != table->number || person->seat)
            return reject(connection, command.reference(), {NO_SUCH_PARTICIPANT, {}});
    }
    if (command.has_open() && by_trainer && rules::others_play(hall(), table->number)) return reject(connection, command.reference(), {PLAY_GOES_ON, {}});
    rules::Actor actor{rules::Actor::Kind::trainer, {}, 0};
    if (!by_trainer) {
        actor.seat = rules::SeatId{connection.as_seat};
        actor.kind = actor.seat ? rules::Actor::Kind::seat : rules::Actor::Kind::observer;
        actor.participant = connection.participant;
    }
    auto decision = rules::decide(table->table, actor, command, table->clock.now_ms(now_ms_));
    if (decision.rejection) return reject(connection, command.reference(), *decision.rejection);
    Origin origin;
    origin.set_instance(connection.instance);
    origin.set_reference(command.reference());
    origin.set_participant(actor.participant);
    origin.set_seat(actor.seat.value);
    commit(table->number, std::move(decision.events), &origin);
    if (const auto outcome = accepted_.find({connection.participant, connection.instance}, command.reference()))
        return acknowledge(connection, command.reference(), *outcome);
    send(connection, acknowledged(command.reference(), 0), Held::Kind::answer, command.reference());  // accepted, nothing to tell
}

// A table's events as they stand in the journal; empty when there is no such table or it cannot be read.
std::vector<Event> LiveHost::stream_of(std::uint32_t table) {
    std::vector<Event> out;
    if (!live(table)) return out;
    bool sound = true;
    const store::Error error = journal_.read(table, 1, [&](const store::Record& record) {
        sound = out.emplace_back().ParseFromString(record.body);
        return sound;
    });
    if (error || !sound) out.clear();
    return out;
}

void LiveHost::session_command(Connection& connection, const Command& command) {
    const bool by_trainer = connection.role == Connection::Role::trainer;
    const std::uint32_t taken_out = command.leave_session().participant();  // 0: who leaves does so alone
    const bool may = command.has_leave_session() ? by_trainer == (taken_out != 0) : by_trainer;
    if (!may) return reject(connection, command.reference(), {NOT_YOUR_TURN, {}});
    const std::uint32_t leaves = by_trainer ? taken_out : connection.participant;
    for (const auto& table : tables_) run_due(*table);
    rules::SessionDecision decision;
    if (command.has_place_participant()) {
        decision = rules::decide_place(session_, hall(), command.place_participant());
    } else if (command.has_start_session()) {
        decision = rules::decide_start(session_, hall(), command.start_session().fill_with_bots() || options_.fill_with_bots);
    } else if (command.has_deal_participants()) {
        decision = rules::decide_deal(session_, hall(), command.deal_participants().tables());
    } else if (command.has_swap_participants()) {
        decision = rules::decide_swap(session_, hall(), command.swap_participants());
    } else if (command.has_fork_table()) {
        decision = rules::decide_fork(session_, hall(), command.fork_table(), stream_of(command.fork_table().from()));
    } else if (command.has_end_session()) {
        decision = rules::decide_end(session_, hall());
    } else {
        here_.erase(leaves);
        decision = rules::decide_leave(session_, hall(), leaves);
    }
    if (decision.rejection) return reject(connection, command.reference(), *decision.rejection);
    Origin origin;
    origin.set_instance(connection.instance);
    origin.set_reference(command.reference());
    origin.set_participant(connection.participant);
    commit(std::move(decision.events), &origin);
    if (const auto outcome = accepted_.find({connection.participant, connection.instance}, command.reference()))
        acknowledge(connection, command.reference(), *outcome);
    if (!command.has_leave_session()) return;
    if (!by_trainer) close(connection);
    else if (Connection* theirs = connection_of(leaves)) refuse(*theirs, TAKEN_OUT, true);
}

void LiveHost::reject(Connection& connection, std::uint64_t reference, const rules::Rejection& rejection) {
    ++rejections_;
    send(connection, rejected(reference, rejection), Held::Kind::answer, reference);
}

void LiveHost::acknowledge(Connection& connection, std::uint64_t reference, const ExactlyOnce::Outcome& outcome) {
    const Reading* reading = outcome.stream == 0 ? &connection.session : outcome.stream == connection.table ? &connection.at_table : nullptr;
    std::uint64_t number = 0;
    if (reading && reading->log) {
        for (std::size_t index = outcome.last + std::size_t{1}; index-- > outcome.first;) {
            if (!reading->log->shows(index, reading->eye)) continue;
            number = reading->log->number_of(index, reading->eye, reading->next, reading->number);
            break;
        }
    }
    send(connection, acknowledged(reference, number), Held::Kind::answer, reference);
}

void LiveHost::run_due(LiveTable& live) {
    if (frozen_) return;
    for (auto due = rules::decide_due(live.table, live.clock.now_ms(now_ms_)); !due.empty();
         due = rules::decide_due(live.table, live.clock.now_ms(now_ms_)))
        commit(live.number, std::move(due));
}

}  // namespace samenspel::host
