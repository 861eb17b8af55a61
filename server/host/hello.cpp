// Who somebody is, told by the first message of their connection and by nothing else.
#include <algorithm>

#include "server/host/live_host.hpp"
#include "server/host/names.hpp"
#include "server/host/wire.hpp"

namespace samenspel::host {
namespace {

constexpr std::uint32_t protocol = protocol_version, most_tries = 10;
constexpr std::uint32_t most_people_at_table = 96;  // 32 seats of two, and observers
constexpr std::int64_t minute_ms = 60'000;

}  // namespace

void LiveHost::hello(Connection& connection, const Hello& hello) {
    if (connection.role != Connection::Role::unknown) {
        // The same hello again before its answer left is no harm; a second one on a connection in use is.
        if (connection.released_generation != 0) refuse(connection, BAD_MESSAGE, true);
        return;
    }
    if (hello.protocol() != protocol) return refuse(connection, OLD_CLIENT, true, {std::to_string(protocol)});
    if (frozen_) {
        connection.waiting = std::make_unique<Hello>(hello);
        outbox_.add({{}, connection.id, frame(frozen_message(true, why_frozen_)), 0, 0, Held::Kind::plain, false});
        return;
    }
    admit(connection, hello);
    if (connection.role != Connection::Role::unknown) connection.waiting = std::make_unique<Hello>(hello);  // until it is answered
}

void LiveHost::admit(Connection& connection, const Hello& hello) {
    if (limited(connection)) return refuse(connection, TOO_MANY_TRIES, true);
    // A token is too long to guess, and who has one must not be kept out by a neighbour who guesses. Keys are counted apart.
    if (hello.has_trainer_key()) return be_trainer(connection, hello);
    if (hello.has_token()) return come_back(connection, hello);
    if (wrong_tries_->too_many_codes(connection.network, now_ms_)) return refuse(connection, TOO_MANY_TRIES, true);
    if (!same_hash(tidy_code(hello.code()), code_)) return wrong_try(connection, WRONG_CODE);
    if (hello.has_ticket()) return take_over(connection, hello);
    if (hello.board()) return be_board(connection, hello);
    join(connection, hello);
}

bool LiveHost::limited(Connection& connection) {
    if (now_ms_ - connection.tries_since_ms >= minute_ms) {
        connection.tries_since_ms = now_ms_;
        connection.wrong_tries = 0;
    }
    return connection.wrong_tries >= most_tries;
}

void LiveHost::came_from(ConnectionId id, std::uint64_t network) {
    if (Connection* connection = find(id)) connection->network = network;
}

void LiveHost::wrong_try(Connection& connection, Refusal refusal) {
    if (refusal == WRONG_CODE) wrong_tries_->wrong_code(connection.network, now_ms_);
    if (refusal == WRONG_KEY) wrong_tries_->wrong_key(connection.network, now_ms_);
    ++connection.wrong_tries;
    refuse(connection, refusal, false);
}

void LiveHost::refuse(Connection& connection, Refusal refusal, bool shut, std::vector<std::string> args) {
    send(connection, refused(refusal, std::move(args)));
    if (refusal == BAD_MESSAGE) note_of(connection, "a connection sent what is no message and was closed");
    if (refusal == TOO_MANY_TRIES) note_of(connection, "too many wrong codes, keys or tokens");
    if (shut) close(connection);
}

void LiveHost::be_trainer(Connection& connection, const Hello& hello) {
    // A session that was opened again has its own key; the one of the server that did so is as good.
    const std::string key = hash_of(tidy_code(hello.trainer_key()));
    const bool good = same_hash(key, trainer_key_hash_) || (!trainer_key_.empty() && same_hash(key, hash_of(trainer_key_)));
    if (wrong_tries_->refuses_key(connection.network, good, now_ms_)) return refuse(connection, TOO_MANY_TRIES, true);
    if (!good) return wrong_try(connection, WRONG_KEY);
    if (!sound_instance(hello.instance())) return refuse(connection, BAD_MESSAGE, true);
    connection.role = Connection::Role::trainer;
    if (std::find(trainers_.begin(), trainers_.end(), connection.id) == trainers_.end()) trainers_.push_back(connection.id);
    connection.instance = hello.instance();
    connection.table = live(hello.table()) ? hello.table() : 0;
    connection.as_seat = connection.table != 0 && book_->has(rules::SeatId{hello.as_seat()}) ? hello.as_seat() : 0;
    const bool same = connection.table == hello.table() && connection.as_seat == hello.as_seat();
    welcome(connection, {}, same ? hello.seen() : 0, hello.seen_session());
}

void LiveHost::be_board(Connection& connection, const Hello& hello) {
    connection.role = Connection::Role::board;
    connection.table = live(hello.table()) ? hello.table() : 0;
    const bool same = connection.table == hello.table();
    welcome(connection, {}, same ? hello.seen() : 0, same ? hello.seen_session() : 0);
}

void LiveHost::watch(Connection& connection, const Watch& watch) {
    using Role = Connection::Role;
    if (connection.role == Role::unknown) return;
    if (connection.role != Role::trainer || (watch.table() != 0 && !live(watch.table()))) return refuse(connection, BAD_MESSAGE, true);
    look_away(connection);
    connection.table = watch.table();
    connection.as_seat = connection.table != 0 && book_->has(rules::SeatId{watch.as_seat()}) ? watch.as_seat() : 0;
    if (folded_) welcome(connection, {}, 0, 0);
    else ++connection.generation;  // its view is new: the welcome comes when the journal has been read
}

void LiveHost::join(Connection& connection, const Hello& hello) {
    const std::string name = shown_name(hello.name());
    if (!sound_instance(hello.instance())) return refuse(connection, BAD_MESSAGE, true);
    if (!rules::sound_name(name)) return refuse(connection, NAME_NEEDED, false);
    store::Participant person;
    person.id = people_.with_instance(hello.instance(), name);  // the same join again, its answer was lost
    const bool newly = person.id == 0;
    if (newly) {
        const auto same_name = people_.with_name(name);
        if (std::any_of(same_name.begin(), same_name.end(), [&](std::uint32_t other) { return seated_.count(other) != 0; }))
            return refuse(connection, NAME_TAKEN, false);
        if (session_.ended) return refuse(connection, SESSION_OVER, false);
        if (people_.count() >= tables_.size() * most_people_at_table) return refuse(connection, SESSION_FULL, false);
        person.id = people_.count() + 1;
    }
    const std::string token = make_token();
    person.name = name;
    person.instance = hello.instance();
    person.token_hash = hash_of(token);
    people_.put(person);
    store::Batch beside;
    beside.participants.push_back(person);
    sit_down(person.id, newly, hello, std::move(beside));
    bind(connection, person.id, hello.instance());
    welcome(connection, token, 0, 0);
}

void LiveHost::come_back(Connection& connection, const Hello& hello) {
    const std::string hash = hash_of(hello.token());
    const std::uint32_t participant = people_.with_token(hash);
    if (participant == 0 && tickets_.buried(hash)) return refuse(connection, REPLACED_DEVICE, true);
    if (participant == 0) return wrong_try(connection, WRONG_TOKEN);
    if (!sound_instance(hello.instance())) return refuse(connection, BAD_MESSAGE, true);
    tickets_.arrived(participant);
    sit_down(participant, false, hello, {});
    bind(connection, participant, hello.instance());
    // What the client has folded is of this seat when it says so, or when it never had another.
    const rules::Person* person = session_.person(participant);
    const LiveTable* table = live(person->table);
    const bool granted = table && std::any_of(table->table.observers.begin(), table->table.observers.end(),
                                              [&](const ObserverAdmitted& admitted) { return admitted.participant() == participant; });
    const bool says_so = hello.table() != 0 && hello.table() == person->table && hello.as_seat() == person->seat.value;
    const bool same = !granted && (says_so || (hello.table() == 0 && person->placements == 1));
    welcome(connection, {}, same ? hello.seen() : 0, same ? hello.seen_session() : 0);
}

// With a ticket: the seat goes on at this device, and the token of the one before is no longer good.
void LiveHost::take_over(Connection& connection, const Hello& hello) {
    if (!sound_instance(hello.instance())) return refuse(connection, BAD_MESSAGE, true);
    const std::uint32_t participant = tickets_.take(hello.ticket(), hello.instance(), now_ms_);
    if (!people_.has(participant) || !session_.person(participant)) return wrong_try(connection, WRONG_TICKET);
    const std::string token = make_token();
    store::Participant person = people_.of(participant);
    // The same hello again, its answer was lost: what it was given then is nobody else's token.
    const bool again = person.instance == hello.instance();
    if (!again) tickets_.bury(person.token_hash);
    person.instance = hello.instance();
    person.token_hash = hash_of(token);
    people_.put(person);
    store::Batch beside;
    beside.participants.push_back(std::move(person));
    sit_down(participant, false, hello, std::move(beside));
    bind(connection, participant, hello.instance(), again ? ELSEWHERE : REPLACED_DEVICE);
    note("a seat goes on at another device");
    welcome(connection, token, 0, 0);
}

// Gives a new participant, or one who had left, a seat; marks one who has a seat as here.
void LiveHost::sit_down(std::uint32_t participant, bool newly, const Hello& hello, store::Batch beside) {
    here_.insert(participant);
    const rules::Person* person = session_.person(participant);
    const rules::Hall now = hall();
    const auto decision = newly || !person || person->left ? rules::decide_join(session_, now, participant, hello.observer(), hello.table())
                                                           : rules::decide_presence(session_, now, participant);
    commit(decision.events, nullptr, std::move(beside));
}

void LiveHost::bind(Connection& connection, std::uint32_t participant, const std::string& instance, Refusal to_older) {
    if (Connection* older = connection_of(participant); older && older != &connection) refuse(*older, to_older, true);
    here_.insert(participant);
    connection.role = Connection::Role::participant;
    connection.participant = participant;
    connection.instance = instance;
    seated_[participant] = connection.id;
}

void LiveHost::unbind(Connection& connection) {
    look_away(connection);
    let_go(connection);
    const auto found = seated_.find(connection.participant);
    if (found == seated_.end() || found->second != connection.id) return;
    seated_.erase(found);
    graces_.emplace_back(now_ms_ + options_.away_grace_ms, connection.participant);
}

}  // namespace samenspel::host
