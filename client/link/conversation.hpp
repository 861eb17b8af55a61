// What is said over a WebSocket, without the WebSocket: greeting, resuming, resending, numbering. Pure: messages and
// events of the connection go in, bytes and a verdict come out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/link/identity.hpp"
#include "client/link/resend.hpp"
#include "client/link/state.hpp"
#include "proto/lite.hpp"

namespace samenspel::link {

inline constexpr std::uint32_t protocol_version = 1;

// What to do with the connection after a message.
enum class Verdict : std::uint8_t {
    go_on,
    retry,   // drop it and connect again after a while
    anew,    // the server does not know our token any more: become somebody new, connect at once
    without_ticket,  // the ticket is spent, and a token is kept: go on as that one, connect at once
    stop,    // drop it; only the user can mend this
};

struct Reaction {
    bool deliver = false;                    // the application should see the message
    bool welcomed = false;                   // the first welcome on this connection
    std::vector<std::uint64_t> abandoned;    // commands that are not waited for any more
    Verdict verdict = Verdict::go_on;
    Cause cause = Cause::none;
    Refusal refusal = REFUSAL_UNSET;
    std::vector<std::string> args;
};

class Conversation {
public:
    // `wanted` says who the user wants to be; instance, token and numbers are filled in for each connection. With a
    // token in `identity` the name is left out: it resumes.
    Conversation(Hello wanted, Identity identity);

    // A connection stands: says hello.
    void connected();
    void disconnected();
    // May mend `message`: a history from 1 is always announced as fresh.
    Reaction heard(ServerMessage& message);

    // The command's reference; 0, and nothing is kept, when too many wait for an answer already.
    std::uint64_t command(Command command);
    void watch(const Watch& watch);
    // Any other message, once. False when nobody is welcomed now.
    bool say(const ClientMessage& message);
    // The next hello goes by the token that is kept.
    void drop_ticket() { wanted_.clear_ticket(); }
    // Drops token and commands, whose references are returned.
    std::vector<std::uint64_t> become(Identity identity);

    // ClientMessages to write now, in order. The identity must be stored first: it covers the references in them.
    std::vector<std::string> take_outgoing();
    const Identity& identity() const { return identity_; }
    // Whether it changed since this was last asked.
    bool take_identity_changed();
    bool ever_welcomed() const { return ever_welcomed_; }
    std::size_t waiting() const { return resend_.size(); }

private:
    void welcome(Welcome& welcome, Reaction& reaction);
    void refuse(const Refused& refused, Reaction& reaction) const;
    // Whether the numbered disclosure is the next of its stream; a gap ends the connection.
    bool takes(std::uint64_t n, std::uint64_t& seen, Reaction& reaction) const;
    void push(const ClientMessage& message);

    Hello wanted_;
    Identity identity_;
    bool identity_changed_ = false;
    std::uint64_t last_reference_ = 0;
    ResendQueue resend_;
    std::optional<Standpoint> standpoint_;
    std::vector<std::string> outgoing_;
    std::uint64_t seen_ = 0, seen_session_ = 0;
    bool other_table_ = false;   // asked to watch another one, not welcomed there yet
    bool connected_ = false, welcomed_ = false, ever_welcomed_ = false;
};

}  // namespace samenspel::link
