// The native link: Core makes one Attempt after the other and holds the Conversation. Everything of Asio runs on the
// loop's thread; what the application's thread shares with it is behind Core's mutex. It knows no WebSocket.
#include "client/link/link.hpp"

#include <deque>
#include <mutex>
#include <random>
#include <thread>
#include <utility>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "client/link/attempt.hpp"
#include "client/link/backoff.hpp"
#include "client/link/conversation.hpp"
#include "client/link/loop.hpp"
#include "client/link/state_file.hpp"

namespace samenspel::link {

struct Loop::Inside {
    boost::asio::io_context io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{io.get_executor()};
};

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::milliseconds;

// What the application leaves lying; beyond it nothing is read until half is taken.
constexpr std::size_t most_inbox_bytes = std::size_t{16} << 20;

// Outlives its link for as long as posted work holds it, and does nothing then.
class Core final : public Attempt::Owner, public std::enable_shared_from_this<Core> {
public:
    Core(asio::io_context& io, Options options)
        : io_(io), options_(std::move(options)), retry_timer_(io), backoff_(options_.first_retry_ms, options_.longest_retry_ms) {}

    // ---- the application's thread ----

    void connect(Address address, Hello hello) {
        std::uint64_t epoch = 0;
        {
            const std::lock_guard lock(mutex_);
            identity_path_.clear();
            if (!options_.state_folder.empty() && !hello.board()) {
                const std::string profile = hello.has_trainer_key() ? options_.profile + "/trainer" : options_.profile;
                identity_path_ = options_.state_folder + "/" + state_file_name(address.authority() + address.path, hello.code(), profile);
            }
            const auto stored = identity_path_.empty() ? std::nullopt : read_identity(identity_path_);
            conversation_.emplace(std::move(hello), stored.value_or(new_identity()));
            epoch = ++epoch_;
            remembered_ = true;
            // Before the first hello: a crash between joining and its answer must not make us two.
            if (!stored) store_identity();
        }
        asio::post(io_, [self = shared_from_this(), address = std::move(address), epoch] {
            self->stop(true);
            self->running_epoch_ = epoch;
            self->address_ = address;
            self->backoff_.reset();
            self->attempt();
        });
    }

    std::uint64_t send(Command command) {
        const std::lock_guard lock(mutex_);
        if (!conversation_) return 0;
        const std::uint64_t reference = conversation_->command(std::move(command));
        if (conversation_->take_identity_changed()) store_identity();
        if (reference != 0) asio::post(io_, [self = shared_from_this()] { self->flush(); });
        return reference;
    }

    void watch(const Watch& watch) {
        const std::lock_guard lock(mutex_);
        if (!conversation_) return;
        conversation_->watch(watch);
        asio::post(io_, [self = shared_from_this()] { self->flush(); });
    }

    std::optional<Incoming> take() {
        const std::lock_guard lock(mutex_);
        if (inbox_.empty()) return std::nullopt;
        Received first = std::move(inbox_.front());
        inbox_.pop_front();
        inbox_bytes_ -= first.size;
        if (held_ && inbox_bytes_ <= most_inbox_bytes / 2) {
            held_ = false;
            asio::post(io_, [self = shared_from_this()] {
                if (self->attempt_) self->attempt_->read();
            });
        }
        return std::move(first.incoming);
    }

    void close() {
        {
            const std::lock_guard lock(mutex_);
            if (!conversation_) return;
            conversation_.reset();
            ++epoch_;
        }
        asio::post(io_, [self = shared_from_this()] {
            self->stop(true);
            self->report({});
        });
    }

    // The link goes away; the loop is not running meanwhile.
    void shut_down() {
        {
            const std::lock_guard lock(mutex_);
            conversation_.reset();
            ++epoch_;
        }
        stop(false);
    }

    // ---- the loop's thread ----

    void stop(bool politely) {
        retry_timer_.cancel();
        ++generation_;
        if (attempt_) attempt_->leave(politely);
        attempt_.reset();
    }

    void opened() override {
        {
            const std::lock_guard lock(mutex_);
            if (current()) conversation_->connected();
        }
        flush();
    }

    void received(const char* bytes, std::size_t size) override {
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

    bool wants_more() override {
        const std::lock_guard lock(mutex_);
        held_ = inbox_bytes_ >= most_inbox_bytes;
        return !held_;
    }

    void ended(Cause cause) override {
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
        // Nobody was there before: a mistyped host or a stranger's server does not get better by itself.
        const bool hopeless = !known && (cause == Cause::host_not_found || cause == Cause::not_samenspel);
        if (hopeless)
            give_up(change);
        else
            retry(change);
    }

private:
    struct Received {
        Incoming incoming;
        std::size_t size;
    };

    static Identity new_identity() {
        std::random_device chance;
        return {instance_from((std::uint64_t{chance()} << 32) | chance()), {}, 0};
    }

    // Precondition: the mutex is held.
    void store_identity() {
        if (!identity_path_.empty()) remembered_ = write_identity(identity_path_, conversation_->identity());
    }

    // Whether the conversation is the one that the loop's thread works on: the application may have closed it, or begun
    // another, a moment ago. Precondition: the mutex is held.
    bool current() const { return conversation_ && running_epoch_ == epoch_; }

    void attempt() {
        {
            const std::lock_guard lock(mutex_);
            if (!current()) return;
        }
        StateChanged connecting;
        connecting.state = State::connecting;
        report(connecting);
        attempt_ = make_attempt(io_, *this, options_);
        attempt_->start(address_);
    }

    void part(const Reaction& reaction) {
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

    void retry(StateChanged change) {
        change.state = State::waiting;
        change.retry_in_ms = backoff_.next_ms(std::uniform_real_distribution<double>(0.0, 1.0)(chance_));
        retry_timer_.expires_after(milliseconds(change.retry_in_ms));
        retry_timer_.async_wait([weak = weak_from_this(), generation = generation_](error_code error) {
            const auto self = weak.lock();
            if (!error && self && self->generation_ == generation) self->attempt();
        });
        report(std::move(change));
    }

    void give_up(StateChanged change) {
        change.state = State::closed;
        {
            const std::lock_guard lock(mutex_);
            if (!current()) return;
            conversation_.reset();
        }
        report(std::move(change));
    }

    void flush() {
        std::vector<std::string> outgoing;
        {
            const std::lock_guard lock(mutex_);
            if (!current() || !attempt_) return;
            outgoing = conversation_->take_outgoing();
        }
        for (auto& bytes : outgoing) attempt_->write(std::move(bytes));
    }

    void report(StateChanged change) {
        {
            const std::lock_guard lock(mutex_);
            change.remembered = remembered_;
        }
        push(std::move(change), 0);
    }

    void push(Incoming incoming, std::size_t size) {
        bool first = false;
        {
            const std::lock_guard lock(mutex_);
            first = inbox_.empty();
            inbox_.push_back({std::move(incoming), size});
            inbox_bytes_ += size;
        }
        if (first && options_.wake) options_.wake();
    }

    asio::io_context& io_;
    const Options options_;
    asio::steady_timer retry_timer_;
    Backoff backoff_;
    std::minstd_rand chance_{std::random_device{}()};
    std::shared_ptr<Attempt> attempt_;
    Address address_;
    std::uint64_t generation_ = 0;   // a timer from before the last stop does nothing
    std::uint64_t running_epoch_ = 0;

    std::mutex mutex_;               // guards what follows
    std::optional<Conversation> conversation_;
    std::uint64_t epoch_ = 0;        // counts connects and closes
    std::string identity_path_;
    bool remembered_ = true;
    std::deque<Received> inbox_;
    std::size_t inbox_bytes_ = 0;
    bool held_ = false;
};

class NativeLink final : public Link {
public:
    // With a loop of its own when `own` is set, and then a thread for it too.
    NativeLink(std::unique_ptr<Loop> own, Loop& loop, Options options)
        : own_(std::move(own)), loop_(loop), core_(std::make_shared<Core>(loop.inside().io, std::move(options))) {
        if (own_) thread_ = std::thread([this] { loop_.inside().io.run(); });
    }
    ~NativeLink() override {
        if (own_) {
            loop_.inside().io.stop();
            thread_.join();
        }
        core_->shut_down();
    }
    NativeLink(const NativeLink&) = delete;
    NativeLink& operator=(const NativeLink&) = delete;

    std::optional<AddressMistake> connect(std::string_view url, Hello hello) override {
        auto parsed = parse_address(url);
        if (const auto* mistake = std::get_if<AddressMistake>(&parsed)) return *mistake;
        auto& address = std::get<Address>(parsed);
        if (hello.code().empty() && !address.code.empty()) hello.set_code(address.code);
        core_->connect(std::move(address), std::move(hello));
        return std::nullopt;
    }
    std::uint64_t send(Command command) override { return core_->send(std::move(command)); }
    void watch(const Watch& watch) override { core_->watch(watch); }
    void poll() override {
        if (!own_) loop_.run_for(0);
    }
    std::optional<Incoming> take() override { return core_->take(); }
    void close() override { core_->close(); }

private:
    std::unique_ptr<Loop> own_;
    Loop& loop_;
    std::shared_ptr<Core> core_;
    std::thread thread_;
};

}  // namespace

Loop::Loop() : inside_(std::make_unique<Inside>()) {}
Loop::~Loop() = default;

bool Loop::run_for(std::int64_t most_ms) {
    auto& io = inside_->io;
    io.restart();
    std::size_t done = most_ms > 0 ? io.run_one_for(milliseconds(most_ms)) : 0;
    done += io.poll();
    return done > 0;
}

std::unique_ptr<Link> make_link(Options options) {
    auto own = std::make_unique<Loop>();
    Loop& loop = *own;
    return std::make_unique<NativeLink>(std::move(own), loop, std::move(options));
}

std::unique_ptr<Link> make_link(Loop& loop, Options options) { return std::make_unique<NativeLink>(nullptr, loop, std::move(options)); }

}  // namespace samenspel::link
