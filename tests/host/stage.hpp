// A host with clients that fold what they get: no socket, no clock but this one, and a journal in memory unless another
// ground is given. Also the simulator's stage.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "proto/full.hpp"
#include "server/host/host.hpp"
#include "server/rules/session.hpp"
#include "tests/support/ground.hpp"

namespace samenspel::testing {

// One person's client. What it learned survives its connections, as on a laptop.
struct Client {
    std::string instance, name, token, trainer_key, code, ticket;
    bool observer = false, board = false, trainer = false;
    std::uint32_t watch_table = 0, watch_seat = 0;

    host::ConnectionId connection{};   // 0: none
    bool slow = false;                 // reads nothing: the edge does not report it as drained
    Welcome welcome;
    bool welcomed = false;             // on this connection
    Knowledge knowledge;
    std::uint64_t seen = 0, seen_session = 0, reference = 0;
    std::vector<ServerMessage> got;    // since the last clear
    std::map<std::uint64_t, Command> unanswered;
    std::map<std::uint64_t, int> given;                   // reference -> number of the command's body
    std::map<std::uint64_t, std::uint64_t> acknowledged;  // reference -> n
    std::map<std::uint64_t, Reason> rejected;
    std::vector<Refusal> refusals;
    std::map<std::uint32_t, std::string> names;
    bool frozen = false, caught_up = false, closed_by_host = false;
    std::vector<std::string> faults;   // gaps and doubles in its own numbers

    void take(const std::string& bytes);
};

class Stage {
public:
    explicit Stage(host::Options options, std::unique_ptr<Ground> ground = std::make_unique<MemoryGround>());

    host::Options options;
private:
    std::unique_ptr<Ground> ground_;

public:
    Ground& journal;
    std::unique_ptr<host::Host> host;
    std::int64_t now_ms = 1'000;
    std::string code, trainer_key;
    bool auto_commit = true;           // the disk keeps up by itself
    bool lie_once = false;             // the next commit is written, and reported as failed
    std::vector<std::unique_ptr<Client>> clients;

    bool open();                       // or again, after kill
    void kill();                       // the process dies: what was not durable is gone, connections too
    Client& add_client(const std::string& name);
    Client& add_trainer();
    Client& join(const std::string& name);  // added and connected, with the session's code alone
    Client& join_as_trainer();
    // Opens a connection and says hello as the client would now: token if it has one.
    void connect(Client& client, std::uint64_t network = 0);
    void disconnect(Client& client);   // as when the network drops
    void say(Client& client, const ClientMessage& message);
    void say_raw(Client& client, std::string_view bytes);
    // Gives the command with the next reference; the reference.
    std::uint64_t give(Client& client, Command command);
    void resend(Client& client);       // all that was never answered
    void pass(std::int64_t by_ms);     // in steps, as the host asks to be woken
    void commit();
    void settle();                     // moves frames until nothing moves
    bool move_output();                // once; false when there was none

    // What the journal would tell this viewer: the numbers of its disclosures and their fold.
    struct Truth { Knowledge knowledge; std::uint64_t table = 0, session = 0; };
    Truth truth(const Client& client);
    std::vector<Event> durable(std::uint32_t stream);

private:
    std::uint64_t next_connection_ = 1;
    std::uint64_t next_instance_ = 0x1000;
};

host::Options mini_options();
Command start_session();
Command saying(const std::string& text);  // in plenary
Command placing(std::uint32_t participant, std::uint32_t table, std::uint32_t seat);
std::string text_of(const Knowledge& knowledge);

}  // namespace samenspel::testing
