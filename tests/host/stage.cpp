#include "tests/host/stage.hpp"

#include <algorithm>
#include <utility>

#include "client/knowledge/fold.hpp"
#include "server/rules/disclose.hpp"
#include "tests/support/mini_scenario.hpp"
#include "tests/support/table_run.hpp"

namespace samenspel::testing {

host::Options mini_options() {
    host::Options options;
    options.scenario = mini_scenario();
    options.typed = true;
    options.seed = 1;
    options.away_grace_ms = 2'000;
    return options;
}

Command start_session() {
    Command command;
    command.mutable_start_session();
    return command;
}

Command saying(const std::string& text) {
    Command command;
    command.mutable_say_in_plenary()->set_text(text);
    return command;
}

Command placing(std::uint32_t participant, std::uint32_t table, std::uint32_t seat) {
    Command command;
    command.mutable_place_participant()->set_participant(participant);
    command.mutable_place_participant()->set_table(table);
    command.mutable_place_participant()->set_seat(seat);
    return command;
}

std::string text_of(const Knowledge& knowledge) { return bytes(knowledge); }

// ---- the client ----

void Client::take(const std::string& message_bytes) {
    ServerMessage message;
    if (!message.ParseFromString(message_bytes)) {
        faults.push_back("bytes that are no message");
        return;
    }
    if (message.has_welcome()) {
        welcome = message.welcome();
        welcomed = true;
        caught_up = false;
        if (welcome.has_token()) token = welcome.token();
        if (welcome.fresh()) {
            knowledge::forget_table(knowledge);
            seen = 0;
        }
        if (welcome.fresh_session()) {
            knowledge::forget_session(knowledge);
            seen_session = 0;
        }
    }
    if (message.has_event() || message.has_session_event()) {
        std::uint64_t& last = message.has_event() ? seen : seen_session;
        if (message.n() != last + 1) faults.push_back("number " + std::to_string(message.n()) + " after " + std::to_string(last));
        if (!welcomed) faults.push_back("an event before the welcome");
        last = message.n();
        knowledge::fold(knowledge, message.has_event() ? message.event() : message.session_event());
    }
    if (message.has_acknowledged()) {
        const auto answered = message.acknowledged().reference();
        acknowledged[answered] = message.acknowledged().n();
        unanswered.erase(answered);
    }
    if (message.has_rejected()) {
        const auto reason = message.rejected().reason();
        rejected[message.rejected().reference()] = reason;
        // What could not be judged is given again.
        if (reason != TABLE_IS_FROZEN && reason != TOO_FAST) unanswered.erase(message.rejected().reference());
    }
    for (const auto& name_of : message.names().names()) names[name_of.participant()] = name_of.name();
    if (message.has_refused()) refusals.push_back(message.refused().refusal());
    if (message.has_frozen()) frozen = message.frozen().frozen();
    if (message.caught_up()) caught_up = true;
    got.push_back(std::move(message));
}

// ---- the stage ----

Stage::Stage(host::Options the_options, std::unique_ptr<Ground> ground) : options(std::move(the_options)), ground_(std::move(ground)), journal(*ground_) {}

bool Stage::open() {
    std::string error;
    host = host::Host::open(journal, options, now_ms, &error);
    if (!host) return false;
    const auto committed = [this](store::Ticket up_to) {
        if (std::exchange(lie_once, false)) host->failed(up_to, {store::Error::Kind::other, "The outcome is unknown."}, now_ms);
        else host->committed(up_to, now_ms);
    };
    journal.on_completion({committed,
                           [this](store::Ticket ticket, store::Error failure) { host->failed(ticket, failure, now_ms); }});
    code = host->join_code();
    if (!host->trainer_key().empty()) trainer_key = host->trainer_key();
    settle();
    return true;
}

void Stage::kill() {
    journal.crash();
    host.reset();
    for (const auto& client : clients) {
        client->connection = {};
        client->welcomed = false;
    }
}

Client& Stage::add_client(const std::string& name) {
    Client& client = *clients.emplace_back(std::make_unique<Client>());
    client.name = name;
    client.code = code;
    static const char* const digits = "0123456789abcdef";
    for (std::uint64_t number = next_instance_++, i = 0; i < 16; ++i, number /= 16) client.instance.insert(client.instance.begin(), digits[number % 16]);
    return client;
}

Client& Stage::add_trainer() {
    Client& client = add_client("trainer");
    client.trainer = true;
    client.trainer_key = trainer_key;
    client.watch_table = 1;
    return client;
}

Client& Stage::join(const std::string& name) {
    Client& client = add_client(name);
    connect(client);
    return client;
}

Client& Stage::join_as_trainer() {
    Client& client = add_trainer();
    connect(client);
    return client;
}

void Stage::connect(Client& client, std::uint64_t network) {
    client.connection = {next_connection_++};
    client.welcomed = client.caught_up = client.closed_by_host = client.frozen = false;
    host->opened(client.connection, now_ms);
    host->came_from(client.connection, network);
    ClientMessage message;
    Hello& hello = *message.mutable_hello();
    hello.set_protocol(1);
    hello.set_instance(client.instance);
    if (client.trainer) {
        hello.set_trainer_key(client.trainer_key);
        hello.set_table(client.watch_table);
        hello.set_as_seat(client.watch_seat);
    } else if (client.board) {
        hello.set_code(client.code);
        hello.set_board(true);
        hello.set_table(client.watch_table);
    } else if (!client.ticket.empty()) {
        hello.set_code(client.code);
        hello.set_ticket(client.ticket);
    } else if (!client.token.empty()) {
        hello.set_token(client.token);
        hello.set_table(client.welcome.table());
        hello.set_as_seat(client.welcome.viewer() == SEAT_VIEWER ? client.welcome.seat() : 0);
    } else {
        hello.set_code(client.code);
        hello.set_name(client.name);
        hello.set_observer(client.observer);
    }
    // What was folded is of the view it was welcomed to, which may not be the one that is wanted now.
    const bool same = !(client.trainer || client.board) || (client.welcome.table() == client.watch_table && client.welcome.seat() == client.watch_seat);
    hello.set_seen(same ? client.seen : 0);
    hello.set_seen_session(same ? client.seen_session : 0);
    say(client, message);
}

void Stage::disconnect(Client& client) {
    if (client.connection.value == 0) return;
    const auto id = client.connection;
    client.connection = {};
    client.welcomed = false;
    host->closed(id, now_ms);
    settle();
}

void Stage::say(Client& client, const ClientMessage& message) { say_raw(client, message.SerializeAsString()); }

void Stage::say_raw(Client& client, std::string_view message) {
    if (client.connection.value == 0) return;
    host->received(client.connection, message, now_ms);
    settle();
}

std::uint64_t Stage::give(Client& client, Command command) {
    command.set_reference(++client.reference);
    if (client.trainer && command.table() == 0) command.set_table(client.watch_table);
    client.unanswered[client.reference] = command;
    client.given[client.reference] = command.body_case();
    ClientMessage message;
    *message.mutable_command() = command;
    const std::uint64_t reference = client.reference;
    say(client, message);
    return reference;
}

void Stage::resend(Client& client) {
    const auto again = client.unanswered;
    for (const auto& [reference, command] : again) {
        ClientMessage message;
        *message.mutable_command() = command;
        say(client, message);
    }
}

void Stage::commit() {
    journal.commit();
    while (move_output()) {}
}

bool Stage::move_output() {
    auto outputs = host->take_output();
    for (auto& output : outputs) {
        const auto found = std::find_if(clients.begin(), clients.end(), [&](const auto& client) { return client->connection == output.connection; });
        if (found == clients.end()) continue;
        Client& client = **found;
        for (const auto& frame : output.frames) {
            if (frame.head.size() > 32) client.faults.push_back("a head too long");
            client.take(frame.body ? frame.head + *frame.body : frame.head);
        }
        if (output.close) {
            client.connection = {};
            client.welcomed = false;
            client.closed_by_host = true;
        } else if (!client.slow) {
            host->drained(output.connection, now_ms);
        }
    }
    return !outputs.empty();
}

void Stage::settle() {
    for (;;) {
        const bool moved = move_output();
        if (auto_commit && journal.pending()) journal.commit();
        else if (!moved) return;
    }
}

void Stage::pass(std::int64_t by_ms) {
    const std::int64_t until_ms = now_ms + by_ms;
    while (true) {
        const auto wake_ms = host->next_wake_ms();
        if (!wake_ms || *wake_ms > until_ms) break;
        now_ms = std::max(now_ms, *wake_ms);
        host->tick(now_ms);
        settle();
        if (!auto_commit && host->next_wake_ms() && *host->next_wake_ms() <= now_ms) break;
    }
    now_ms = until_ms;
    host->tick(now_ms);
    settle();
}

std::vector<Event> Stage::durable(std::uint32_t stream) {
    std::vector<Event> out;
    journal.read(stream, 1, [&](const store::Record& record) {
        Event& event = out.emplace_back();
        return event.ParseFromString(record.body);
    });
    return out;
}

Stage::Truth Stage::truth(const Client& client) {
    Truth out;
    const bool trainer = client.welcome.viewer() == TRAINER_VIEWER;
    const std::uint32_t table = client.welcome.table(), seat = client.welcome.seat();
    Event disclosed;
    for (const auto& event : durable(0)) {
        const auto access = rules::session_access(event, {trainer, table});
        if (!access || !rules::disclose(event, *access, &disclosed)) continue;
        ++out.session;
        knowledge::fold(out.knowledge, disclosed);
    }
    if (table == 0) return out;
    const auto viewer = seat != 0 ? rules::Viewer::of_seat(rules::SeatId{seat}) : trainer ? rules::Viewer::trainer() : rules::Viewer::board();
    for (const auto& event : durable(table)) {
        if (!rules::disclose(event, rules::access(event, viewer), &disclosed)) continue;
        ++out.table;
        knowledge::fold(out.knowledge, disclosed);
    }
    return out;
}

}  // namespace samenspel::testing
