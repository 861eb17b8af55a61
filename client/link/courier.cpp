// What the application's thread shares with the ground's is behind the mutex; on a ground with one thread it costs nothing.
#include "client/link/courier.hpp"

#include <utility>

namespace samenspel::link {
namespace {

// What the application leaves lying; beyond it nothing is read until half is taken.
constexpr std::size_t most_inbox_bytes = std::size_t{16} << 20;

}  // namespace

Courier::Courier(std::shared_ptr<Ground> ground, Options options)
    : ground_(std::move(ground)), options_(std::move(options)), backoff_(options_.first_retry_ms, options_.longest_retry_ms) {}

// ---- the application's thread ----

void Courier::connect(Address address, Hello hello) {
    std::uint64_t epoch = 0;
    {
        const std::lock_guard lock(mutex_);
        identity_name_.clear();
        if (!options_.state_folder.empty() && !hello.board()) {
            const std::string profile = hello.has_trainer_key() ? options_.profile + "/trainer" : options_.profile;
            identity_name_ = state_file_name(address.authority() + address.path, hello.code(), profile);
        }
        // With a ticket too: what is kept is replaced only by the token that a welcome brings, and the ticket is good once more for
        // this same instance when its answer is lost.
        const auto stored = identity_name_.empty() ? std::nullopt : ground_->read(identity_name_);
        conversation_.emplace(std::move(hello), stored.value_or(new_identity()));
        epoch = ++epoch_;
        remembered_ = true;
        // Before the first hello: a crash between joining and its answer must not make us two.
        if (!stored) store_identity();
    }
    ground_->post([self = shared_from_this(), address = std::move(address), epoch] {
        self->stop(true);
        self->running_epoch_ = epoch;
        self->address_ = address;
        self->backoff_.reset();
        self->attempt();
    });
}

std::uint64_t Courier::send(Command command) {
    const std::lock_guard lock(mutex_);
    if (!conversation_) return 0;
    const std::uint64_t reference = conversation_->command(std::move(command));
    if (conversation_->take_identity_changed()) store_identity();
    if (reference != 0) ground_->post([self = shared_from_this()] { self->flush(); });
    return reference;
}

bool Courier::say(const ClientMessage& message) {
    const std::lock_guard lock(mutex_);
    if (!conversation_ || !conversation_->say(message)) return false;
    ground_->post([self = shared_from_this()] { self->flush(); });
    return true;
}

void Courier::watch(const Watch& watch) {
    const std::lock_guard lock(mutex_);
    if (!conversation_) return;
    conversation_->watch(watch);
    ground_->post([self = shared_from_this()] { self->flush(); });
}

std::optional<Incoming> Courier::take() {
    const std::lock_guard lock(mutex_);
    if (inbox_.empty()) return std::nullopt;
    Received first = std::move(inbox_.front());
    inbox_.pop_front();
    inbox_bytes_ -= first.size;
    if (held_ && inbox_bytes_ <= most_inbox_bytes / 2) {
        held_ = false;
        ground_->post([self = shared_from_this()] {
            if (self->attempt_) self->attempt_->read();
        });
    }
    return std::move(first.incoming);
}

void Courier::close() {
    {
        const std::lock_guard lock(mutex_);
        if (!conversation_) return;
        conversation_.reset();
        ++epoch_;
    }
    ground_->post([self = shared_from_this()] {
        self->stop(true);
        self->report({});
    });
}

void Courier::shut_down() {
    {
        const std::lock_guard lock(mutex_);
        conversation_.reset();
        ++epoch_;
    }
    stop(false);
}

// ---- the ground's thread ----

void Courier::stop(bool politely) {
    ground_->cancel();
    waiting_ = false;
    ++generation_;
    if (attempt_) attempt_->leave(politely);
    attempt_.reset();
}

void Courier::opened() {
    {
        const std::lock_guard lock(mutex_);
        if (current()) conversation_->connected();
    }
    flush();
}

void Courier::received(const char* bytes, std::size_t size) {
    ServerMessage message;
    Reaction reaction;
    {
        const std::lock_guard lock(mutex_);
        if (!current()) return;
        if (message.ParseFromArray(bytes, static_cast<int>(size))) {
            reaction = conversation_->heard(message);
        } else {
            reaction.verdict = Verdict::retry;
            reaction.cause = conversation_->ever_welcomed() ? Cause::lost : Cause::not_samenspel;
        }
        if (conversation_->take_identity_changed()) store_identity();
    }
    // The state first, so that a welcome is never read by somebody who thinks the link is not open.
    if (reaction.welcomed) {
        attempt_->settle();
        StateChanged open;
        open.state = State::open;
        report(open);
    }
    if (!reaction.abandoned.empty()) push(Abandoned{reaction.abandoned}, 0);
    // Only what came this far resets the delay: a server that drops everybody at once is not knocked at faster.
    if (message.has_caught_up() || message.has_acknowledged()) backoff_.reset();
    if (reaction.deliver) push(std::move(message), size);
    if (reaction.verdict == Verdict::go_on)
        flush();
    else
        part(reaction);
}

bool Courier::wants_more() {
    const std::lock_guard lock(mutex_);
    held_ = inbox_bytes_ >= most_inbox_bytes;
    return !held_;
}

void Courier::ended(Cause cause) {
    attempt_.reset();
    bool known = false;
    {
        const std::lock_guard lock(mutex_);
        if (!current()) return;
        conversation_->disconnected();
        known = conversation_->ever_welcomed();
    }
    StateChanged change;
    change.cause = cause;
    // Nobody was there before: a mistyped host, a stranger's server or certificate does not get better by itself.
    const bool hopeless = !known && (cause == Cause::host_not_found || cause == Cause::not_samenspel || cause == Cause::untrusted || cause == Cause::needs_tls);
    if (hopeless)
        give_up(change);
    else
        retry(change);
}

void Courier::knock(bool drop) {
    if (attempt_ && drop) {
        attempt_->leave(false);
        ended(Cause::lost);
    }
    if (!waiting_) return;
    ground_->cancel();
    waiting_ = false;
    ++generation_;
    attempt();
}

Identity Courier::new_identity() { return {instance_from(ground_->chance()), {}, 0}; }

// Precondition: the mutex is held.
void Courier::store_identity() {
    if (!identity_name_.empty()) remembered_ = ground_->write(identity_name_, conversation_->identity());
}

// Whether the conversation is the one that the ground's thread works on: the application may have closed it, or begun
// another, a moment ago. Precondition: the mutex is held.
bool Courier::current() const { return conversation_ && running_epoch_ == epoch_; }

void Courier::attempt() {
    {
        const std::lock_guard lock(mutex_);
        if (!current()) return;
    }
    StateChanged connecting;
    connecting.state = State::connecting;
    report(connecting);
    attempt_ = ground_->make_attempt(*this, address_.encrypted);
    attempt_->start(address_);
}

void Courier::part(const Reaction& reaction) {
    StateChanged change;
    change.cause = reaction.cause;
    change.refusal = reaction.refusal;
    change.args = reaction.args;
    stop(true);
    if (reaction.verdict == Verdict::stop) return give_up(change);
    Abandoned abandoned;
    {
        const std::lock_guard lock(mutex_);
        if (!current()) return;
        conversation_->disconnected();
        if (reaction.verdict == Verdict::without_ticket) conversation_->drop_ticket();
        if (reaction.verdict == Verdict::anew) {
            abandoned.references = conversation_->become(new_identity());
            conversation_->take_identity_changed();
            store_identity();
        }
    }
    if (reaction.verdict == Verdict::retry) {
        const bool hopeless = reaction.cause == Cause::not_samenspel;
        return hopeless ? give_up(change) : retry(change);
    }
    if (!abandoned.references.empty()) push(std::move(abandoned), 0);
    attempt();
}

void Courier::retry(StateChanged change) {
    change.state = State::waiting;
    change.retry_in_ms = backoff_.next_ms(static_cast<double>(ground_->chance() >> 11) * 0x1p-53);
    waiting_ = true;
    ground_->after(change.retry_in_ms, [weak = weak_from_this(), generation = generation_] {
        const auto self = weak.lock();
        if (!self || self->generation_ != generation) return;
        self->waiting_ = false;
        self->attempt();
    });
    report(std::move(change));
}

void Courier::give_up(StateChanged change) {
    change.state = State::closed;
    {
        const std::lock_guard lock(mutex_);
        if (!current()) return;
        conversation_.reset();
    }
    report(std::move(change));
}

void Courier::flush() {
    std::vector<std::string> outgoing;
    {
        const std::lock_guard lock(mutex_);
        if (!current() || !attempt_) return;
        outgoing = conversation_->take_outgoing();
    }
    for (auto& bytes : outgoing) attempt_->write(std::move(bytes));
}

void Courier::report(StateChanged change) {
    {
        const std::lock_guard lock(mutex_);
        change.remembered = remembered_;
    }
    push(std::move(change), 0);
}

void Courier::push(Incoming incoming, std::size_t size) {
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        first = inbox_.empty();
        inbox_.push_back({std::move(incoming), size});
        inbox_bytes_ += size;
    }
    if (first && options_.wake) options_.wake();
}

}  // namespace samenspel::link
