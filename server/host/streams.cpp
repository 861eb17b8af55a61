// From decided events to what viewers get: journal, apply, log, deliver; and reading a stream from any point on.
#include <algorithm>
#include <array>

#include "server/host/live_host.hpp"
#include "server/host/wire.hpp"
#include "server/rules/apply.hpp"

namespace samenspel::host {
namespace {

constexpr std::size_t most_chunk_bytes = 64 * 1024, most_queue_bytes = 256 * 1024;
constexpr std::int64_t checkpoint_every_ms = 1'000;

// The seat whose view an observer was granted last; 0 for none.
std::uint32_t granted(const rules::Table& table, std::uint32_t participant) {
    std::uint32_t seat = 0;
    for (const auto& admitted : table.observers)
        if (admitted.participant() == participant) seat = admitted.seat();
    return seat;
}

}  // namespace

void LiveHost::commit(std::uint32_t table, std::vector<Event> events, const Origin* origin) {
    std::vector<rules::Addressed> addressed;
    addressed.reserve(events.size());
    for (auto& event : events) addressed.push_back({table, std::move(event)});
    commit(std::move(addressed), origin);
}

void LiveHost::commit(std::vector<rules::Addressed> events, const Origin* origin, store::Batch beside) {
    if (events.empty() && beside.empty()) return;
    close_old_views(events);
    std::set<std::uint32_t> begun;
    std::vector<std::pair<std::uint32_t, std::size_t>> places;
    for (auto& [stream, event] : events) {
        EventLog& log = log_of(stream);
        event.set_n(log.size() + 1);
        if (origin && begun.insert(stream).second) {
            *event.mutable_origin() = *origin;
            // Named anew, as clang 14 lets no lambda see a structured binding.
            const auto of_stream = std::count_if(events.begin(), events.end(), [begun_now = stream](const auto& other) { return other.stream == begun_now; });
            event.mutable_origin()->set_events(static_cast<std::uint32_t>(of_stream));
        }
        store::Record& record = beside.records.emplace_back(store::Record{stream, event.n(), event.at_ms(), event.SerializeAsString()});
        apply(stream, event, record.body);
        log.add(record.body);
        places.emplace_back(stream, log.size() - 1);
    }
    events_ += events.size();
    // Of a command with events in two streams the session's stand for its outcome, as they do after a restart.
    for (std::size_t i = 0; i < events.size(); ++i)
        if (events[i].stream == 0) remember(0, places[i].second, events[i].event);
    for (std::size_t i = 0; i < events.size(); ++i)
        if (events[i].stream != 0) remember(events[i].stream, places[i].second, events[i].event);
    if (now_ms_ >= checkpoint_ms_) {
        for (const auto& table : tables_)
            if (table->clock.running()) beside.clocks.emplace_back(table->number, table->clock.now_ms(now_ms_));
        checkpoint_ms_ = now_ms_ + checkpoint_every_ms;
    }
    last_ = newest_ = journal_.append(std::move(beside));
    for (std::size_t i = 0; i < events.size(); ++i) deliver(places[i].first, places[i].second);
    bool table_over = false;
    for (const auto& [stream, event] : events) {
        follow(stream, event);
        table_over = table_over || event.has_table_ended();
    }
    if (table_over) commit(rules::decide_session_end(session_, hall()).events);
    bool may_tell = false;
    for (const auto& [stream, event] : events) {
        if (!event.has_phase_entered() && !event.has_table_ended() && !event.has_debrief_stepped()) continue;
        want_best(*tables_[stream - 1]);
        may_tell = true;
    }
    for (std::size_t i = 0; may_tell && i < tables_.size(); ++i) tell_best(*tables_[i]);
}

void LiveHost::apply(std::uint32_t stream, const Event& event, std::string_view encoded) {
    if (stream == 0) {
        rules::apply_session(session_, event);
        if (event.has_table_forked()) add_table(event.table_forked());
    }
    if (stream != 0) rules::apply(tables_[stream - 1]->table, event, encoded);
    if (LiveTable* table = live(stream)) table->glance.changed = true;
}

// Who is moved learns nothing more of where they were.
void LiveHost::close_old_views(const std::vector<rules::Addressed>& events) {
    for (const auto& [stream, event] : events)
        if (event.has_participant_placed())
            if (Connection* moved = connection_of(event.participant_placed().participant())) look_away(*moved);
}

void LiveHost::deliver(std::uint32_t stream, std::size_t index) {
    const EventLog& log = log_of(stream);
    std::array<std::shared_ptr<const std::string>, 8> bodies;  // one for each kind of access
    // Who is not shown it need not be visited: next moves on with the next event that is.
    const auto to = [&](const std::vector<Connection*>& watchers) {
        for (Connection* watcher : watchers) {
            Reading& reading = stream == 0 ? watcher->session : watcher->at_table;
            const auto access = log.access(index, reading.eye);
            if (!access) continue;
            reading.next = index + 1;
            auto& body = bodies[*access];
            if (!body) body = std::make_shared<const std::string>(log.render(index, *access));
            send_event(*watcher, reading, body, false);
        }
    };
    if (stream != 0) return to(tables_[stream - 1]->watchers);
    const auto narrowed = log.narrowed_to(index);
    if (!narrowed) {
        for (const auto& watchers : session_watchers_) to(watchers);
        return;
    }
    to(watchers_of_session(0));
    for (const std::uint32_t table : *narrowed)
        if (table != 0) to(watchers_of_session(table));
}

std::vector<Connection*>& LiveHost::watchers_of_session(std::uint32_t place) {
    if (session_watchers_.size() <= place) session_watchers_.resize(place + std::size_t{1});
    return session_watchers_[place];
}

void LiveHost::follow(std::uint32_t stream, const Event& event) {
    switch (event.body_case()) {
        case Event::kPhaseEntered:
        case Event::kPaused:
        case Event::kResumed:
        case Event::kTableEnded: return retime(*tables_[stream - 1]);
        case Event::kSeatChanged: tables_[stream - 1]->bots_wanted = true; return;
        case Event::kSessionEnded: return send_offer(trainers());
        case Event::kObserverAdmitted:
            if (Connection* observer = connection_of(event.observer_admitted().participant()); observer && observer->table == stream)
                welcome(*observer, {}, 0, 0);
            return;
        case Event::kParticipantPlaced: {
            const std::uint32_t participant = event.participant_placed().participant();
            send_name(participant);
            if (Connection* moved = connection_of(participant)) welcome(*moved, {}, 0, 0);
            return;
        }
        default: return;
    }
}

void LiveHost::retime(LiveTable& live) {
    if (!live.clock.run(live.should_run() && !frozen_, now_ms_)) return;
    live.glance.changed = true;
    const ServerMessage clock = clock_message(live.clock.now_ms(now_ms_), live.clock.running(), live.clock.speed());
    for (Connection* watcher : live.watchers) send(*watcher, clock);
}

// ---- looking at streams ----

void LiveHost::look_away(Connection& connection) {
    if (connection.session.log) std::erase(watchers_of_session(connection.session.eye.place), &connection);
    if (LiveTable* table = live(connection.table)) std::erase(table->watchers, &connection);
    connection.session.log = connection.at_table.log = nullptr;
    connection.catching_up = connection.history_left = false;
}

// Sets what the connection may see, from who it is and where it sits now.
void LiveHost::look(Connection& connection) {
    look_away(connection);
    std::uint32_t place = connection.as_seat;
    if (connection.role == Connection::Role::participant) {
        const rules::Person* person = session_.person(connection.participant);
        connection.table = person ? person->table : 0;
        place = connection.as_seat = person ? person->seat.value : 0;
        if (place == 0)
            if (const LiveTable* table = live(connection.table)) place = granted(table->table, connection.participant);
    }
    const bool trainer = connection.role == Connection::Role::trainer;
    connection.session = Reading{session_log_.get(), Eye{trainer, trainer ? 0 : connection.table}, 0, 0, 0};
    connection.at_table = Reading{nullptr, Eye{trainer && place == 0, place}, 0, 0, 0};
    if (const LiveTable* table = live(connection.table)) connection.at_table.log = &table->log;
}

void LiveHost::welcome(Connection& connection, const std::string& token, std::uint64_t seen, std::uint64_t seen_session) {
    look(connection);
    connection.glances.clear();
    ++connection.generation;
    const auto start = [](Reading& reading, std::uint64_t number) {
        const auto after = reading.log ? reading.log->after(number, reading.eye) : std::nullopt;
        if (!after) return false;
        reading.next = *after;
        reading.number = reading.released = number;
        return number > 0;
    };
    ServerMessage message;
    Welcome& hello = *message.mutable_welcome();
    hello.set_protocol(1);
    hello.set_fresh(!start(connection.at_table, seen));
    hello.set_fresh_session(!start(connection.session, seen_session));
    hello.set_table(connection.table);
    using Role = Connection::Role;
    if (connection.role == Role::participant) {
        hello.set_participant(connection.participant);
        hello.set_viewer(connection.table == 0 ? LOBBY_VIEWER : connection.as_seat != 0 ? SEAT_VIEWER : OBSERVER_VIEWER);
        hello.set_seat(connection.at_table.eye.place);
        if (!token.empty()) hello.set_token(token);
    } else {
        hello.set_viewer(connection.role == Role::trainer ? TRAINER_VIEWER : BOARD_VIEWER);
        hello.set_seat(connection.as_seat);
        if (connection.role == Role::trainer) hello.set_code(code_);
    }
    send(connection, message, Held::Kind::welcome);
    if (connection.role != Role::participant) send(connection, reach_message(options_.addresses, code_));
    if (connection.role == Role::trainer) send_offer({&connection});
    send_names(connection);
    connection.catching_up = true;
    read_on(connection);
}

// One chunk of history. At its end the connection is live: what comes next is delivered as it happens.
void LiveHost::read_on(Connection& connection) {
    std::size_t bytes = 0;
    for (Reading* reading : {&connection.session, &connection.at_table}) {
        for (; !reading->at_end(); ++reading->next) {
            const auto access = reading->log->access(reading->next, reading->eye);
            if (!access) continue;
            auto body = reading->log->encoded(reading->next, *access);
            if (bytes > 0 && bytes + body->size() > most_chunk_bytes) {
                outbox_.add({last_, connection.id, {}, 0, connection.generation, Held::Kind::history_end_of_chunk, true});
                return;
            }
            bytes += body->size();
            send_event(connection, *reading, std::move(body), true);
        }
    }
    connection.catching_up = false;
    watchers_of_session(connection.session.eye.place).push_back(&connection);
    ServerMessage caught_up;
    caught_up.set_caught_up(true);
    send(connection, caught_up);
    LiveTable* table = live(connection.table);
    if (!table) return;
    table->watchers.push_back(&connection);
    send(connection, clock_message(table->clock.now_ms(now_ms_), table->clock.running(), table->clock.speed()));
    send_cursor(connection, *table);
}

// The trainer's list has everybody; at a table it has whom that table was told of; in the lobby oneself alone.
void LiveHost::send_names(Connection& connection) {
    ServerMessage message;
    Names& names = *message.mutable_names();
    const auto add = [&](std::uint32_t participant) {
        if (!people_.has(participant)) return;
        Name& name = *names.add_names();
        name.set_participant(participant);
        name.set_name(people_.of(participant).name);
    };
    const std::uint32_t table = connection.table, own = connection.participant;
    if (connection.session.eye.trainer) {
        for (std::uint32_t participant = 1; participant <= people_.count(); ++participant)
            if (session_.person(participant)) add(participant);
    } else {
        const bool told = table != 0 && table < session_.told_of.size();
        const std::vector<std::uint32_t> all = told ? session_.told_of[table] : std::vector<std::uint32_t>{};
        if (own != 0 && !std::binary_search(all.begin(), all.end(), own)) add(own);
        for (const auto participant : all) add(participant);
    }
    if (names.names_size() > 0) send(connection, message);
}

void LiveHost::send_name(std::uint32_t participant) {
    const rules::Person* person = session_.person(participant);
    if (!person || !people_.has(participant)) return;
    ServerMessage message;
    Name& name = *message.mutable_names()->add_names();
    name.set_participant(participant);
    name.set_name(people_.of(participant).name);
    if (const LiveTable* table = live(person->table))
        for (Connection* watcher : table->watchers)
            if (watcher->role != Connection::Role::trainer) send(*watcher, message);
    for (Connection* trainer : trainers()) send(*trainer, message);
}

// ---- out ----

void LiveHost::send_event(Connection& connection, Reading& reading, std::shared_ptr<const std::string> body, bool history) {
    const bool of_session = &reading == &connection.session;
    Held held{last_, connection.id, event_frame(++reading.number, of_session, std::move(body)), reading.number, connection.generation,
              of_session ? Held::Kind::session_event : Held::Kind::table_event, history};
    outbox_.add(std::move(held));
}

void LiveHost::send(Connection& connection, const ServerMessage& message, Held::Kind kind, std::uint64_t number) {
    if (connection.closing) return;
    outbox_.add({last_, connection.id, frame(message), number, connection.generation, kind, false});
}

void LiveHost::close(Connection& connection) {
    if (connection.closing) return;
    unbind(connection);
    outbox_.add({last_, connection.id, {}, 0, connection.generation, Held::Kind::close, false});
    connection.closing = true;
}

std::vector<Output> LiveHost::take_output() {
    std::vector<Output> outputs;
    outbox_.release(durable_, [&](Held held) { hand_out(std::move(held), outputs); });
    for (const auto& output : outputs) {
        Connection* connection = find(output.connection);
        if (!connection) continue;
        connection->output = 0;
        if (!output.close) continue;
        unbind(*connection);
        connections_.erase(output.connection.value);
    }
    return outputs;
}

void LiveHost::hand_out(Held held, std::vector<Output>& outputs) {
    Connection* connection = find(held.connection);
    if (!connection) return;
    if (connection->output == 0) {
        outputs.push_back({held.connection, {}, false});
        connection->output = outputs.size();
    }
    Output& output = outputs[connection->output - 1];
    if (output.close) return;
    const bool current = held.generation == connection->generation;
    using Kind = Held::Kind;
    switch (held.kind) {
        case Kind::close: output.close = true; return;
        case Kind::history_end_of_chunk: connection->history_left = connection->history_left || current; return;
        case Kind::welcome:
            connection->released_generation = held.generation;
            connection->waiting.reset();
            break;
        case Kind::table_event: if (current) connection->at_table.released = held.number; break;
        case Kind::session_event: if (current) connection->session.released = held.number; break;
        case Kind::answer:
        case Kind::plain: break;
    }
    if (!held.history) connection->out_bytes += held.frame.size();
    if (connection->out_bytes > most_queue_bytes) {
        output.frames.push_back(frame(refused(TOO_SLOW)));
        output.close = true;
        note_of(*connection, "a connection read too slowly and was closed");
        return;
    }
    output.frames.push_back(std::move(held.frame));
}

}  // namespace samenspel::host
