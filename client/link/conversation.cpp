// Each connection starts with a Hello; nothing else goes out before the Welcome, then all unanswered commands do.
#include "client/link/conversation.hpp"

#include <algorithm>
#include <utility>

namespace samenspel::link {
namespace {

Standpoint standpoint_of(const Welcome& welcome) {
    Standpoint here{welcome.viewer(), welcome.participant(), welcome.table(), welcome.seat()};
    if (here.viewer == TRAINER_VIEWER) here.table = here.seat = 0;  // what is looked at, not who looks
    return here;
}

bool says_anything(const ServerMessage& message) {
    return message.has_event() || message.has_session_event() || message.has_welcome() || message.has_acknowledged() ||
           message.has_rejected() || message.has_names() || message.has_clock() || message.has_refused() || message.has_frozen() ||
           message.has_caught_up() || message.has_setup() || message.has_reach() || message.has_glance() || message.has_ticket() || message.has_printed() || message.has_cursor();
}

}  // namespace

Conversation::Conversation(Hello wanted, Identity identity)
    : wanted_(std::move(wanted)), identity_(std::move(identity)), last_reference_(identity_.reserved) {
    if (identity_.token.empty()) identity_.token = wanted_.token();
}

void Conversation::connected() {
    connected_ = true;
    welcomed_ = false;
    outgoing_.clear();
    if (other_table_) seen_ = 0;
    ClientMessage message;
    Hello& hello = *message.mutable_hello();
    hello = wanted_;
    hello.set_protocol(protocol_version);
    hello.set_instance(identity_.instance);
    if (!identity_.token.empty() && !wanted_.has_trainer_key() && !wanted_.board() && !wanted_.has_ticket()) {
        hello.set_token(identity_.token);
        hello.clear_name();
    } else {
        hello.clear_token();
    }
    hello.set_seen(seen_);
    hello.set_seen_session(seen_session_);
    push(message);
}

void Conversation::disconnected() {
    connected_ = welcomed_ = false;
    outgoing_.clear();
}

Reaction Conversation::heard(ServerMessage& message) {
    Reaction reaction;
    const bool disclosed = message.has_event() || message.has_session_event();
    if (!says_anything(message) || (disclosed && !welcomed_)) {
        reaction.verdict = Verdict::retry;
        reaction.cause = ever_welcomed_ ? Cause::lost : Cause::not_samenspel;
        return reaction;
    }
    // What a trainer wished for is refused, not the trainer.
    const bool of_a_wish = message.refused().refusal() == CANNOT_HOST || message.refused().refusal() == NO_SESSION;
    if (message.has_refused() && welcomed_ && of_a_wish) {
        reaction.deliver = true;
        return reaction;
    }
    if (message.has_refused()) {
        refuse(message.refused(), reaction);
        return reaction;
    }
    reaction.deliver = true;
    if (message.has_welcome()) welcome(*message.mutable_welcome(), reaction);
    if (message.has_event()) reaction.deliver = takes(message.n(), seen_, reaction);
    if (message.has_session_event()) reaction.deliver = takes(message.n(), seen_session_, reaction);
    // A repeated answer is not news; one without a reference is about bytes that were no command.
    if (message.has_acknowledged()) reaction.deliver = resend_.settle(message.acknowledged().reference());
    if (message.has_rejected())
        reaction.deliver = message.rejected().reference() == 0 || resend_.settle(message.rejected().reference());
    return reaction;
}

void Conversation::welcome(Welcome& welcome, Reaction& reaction) {
    if (welcome.protocol() != protocol_version) {
        reaction.deliver = false;
        reaction.verdict = Verdict::stop;
        reaction.cause = Cause::version;
        return;
    }
    if (welcome.has_token() && welcome.token() != identity_.token) {
        identity_.token = welcome.token();
        identity_changed_ = true;
        wanted_.clear_ticket();  // spent
    }
    if (!welcomed_ && seen_ == 0) welcome.set_fresh(true);
    if (!welcomed_ && seen_session_ == 0) welcome.set_fresh_session(true);
    if (welcome.fresh()) seen_ = 0;
    if (welcome.fresh_session()) seen_session_ = 0;
    other_table_ = false;
    standpoint_ = standpoint_of(welcome);
    // Moved while connected: what is under way was given before the move and will still be answered.
    if (welcomed_) return;
    welcomed_ = ever_welcomed_ = reaction.welcomed = true;
    reaction.abandoned = resend_.stand(*standpoint_);
    for (auto& bytes : resend_.all()) outgoing_.push_back(std::move(bytes));
}

void Conversation::refuse(const Refused& refused, Reaction& reaction) const {
    reaction.cause = refused.refusal() == OLD_CLIENT ? Cause::version : Cause::refused_by_server;
    reaction.refusal = refused.refusal();
    reaction.args.assign(refused.args().begin(), refused.args().end());
    reaction.verdict = Verdict::stop;
    const bool resumes = !identity_.token.empty() && !wanted_.has_trainer_key() && !wanted_.board();
    switch (refused.refusal()) {
        case SERVER_STOPPING:
        case NO_SESSION:
        case TOO_SLOW: reaction.verdict = Verdict::retry; break;
        case TOO_MANY_TRIES:
            // Somebody else behind the same router may have guessed codes; a known participant waits and gets in.
            if (resumes || ever_welcomed_) reaction.verdict = Verdict::retry;
            break;
        case WRONG_TICKET:
            // The link was opened again, or read aloud by somebody else since: whoever has a seat here keeps it.
            if (resumes && wanted_.has_ticket()) reaction.verdict = Verdict::without_ticket;
            break;
        case WRONG_TOKEN:
            if (resumes && !wanted_.name().empty()) reaction.verdict = Verdict::anew;
            break;
        default: break;
    }
}

bool Conversation::takes(std::uint64_t n, std::uint64_t& seen, Reaction& reaction) const {
    if (n <= seen) return false;  // sent before the server knew how far we were
    if (n == seen + 1) {
        seen = n;
        return true;
    }
    reaction.verdict = Verdict::retry;
    reaction.cause = Cause::lost;
    return false;
}

std::uint64_t Conversation::command(Command command) {
    if (resend_.full()) return 0;
    if (++last_reference_ > identity_.reserved) {
        identity_.reserved += reference_block;
        identity_changed_ = true;
    }
    command.set_reference(last_reference_);
    ClientMessage message;
    *message.mutable_command() = std::move(command);
    std::string bytes = message.SerializeAsString();
    if (welcomed_) outgoing_.push_back(bytes);
    resend_.keep(last_reference_, standpoint_.value_or(Standpoint{}), std::move(bytes));
    return last_reference_;
}

void Conversation::watch(const Watch& watch) {
    wanted_.set_table(watch.table());
    wanted_.set_as_seat(watch.as_seat());
    other_table_ = true;
    if (!welcomed_) return;
    ClientMessage message;
    *message.mutable_watch() = watch;
    push(message);
}

bool Conversation::say(const ClientMessage& message) {
    if (!welcomed_) return false;
    push(message);
    return true;
}

std::vector<std::uint64_t> Conversation::become(Identity identity) {
    identity_ = std::move(identity);
    identity_changed_ = true;
    last_reference_ = identity_.reserved;
    wanted_.clear_token();
    standpoint_.reset();
    seen_ = seen_session_ = 0;
    return resend_.clear();
}

std::vector<std::string> Conversation::take_outgoing() { return std::exchange(outgoing_, {}); }

bool Conversation::take_identity_changed() { return std::exchange(identity_changed_, false); }

void Conversation::push(const ClientMessage& message) { outgoing_.push_back(message.SerializeAsString()); }

}  // namespace samenspel::link
