// Makes one Attempt after the other and holds the Conversation: resumes, resends, and keeps what came in until it is
// taken. It knows no WebSocket and no machine, only its Ground.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "client/link/backoff.hpp"
#include "client/link/conversation.hpp"
#include "client/link/ground.hpp"
#include "client/link/link.hpp"

namespace samenspel::link {

// Outlives its link for as long as posted work holds it, and does nothing then.
class Courier final : public Attempt::Owner, public std::enable_shared_from_this<Courier> {
public:
    Courier(std::shared_ptr<Ground> ground, Options options);

    // ---- the application's thread; these are what Link says of them ----
    void connect(Address address, Hello hello);
    std::uint64_t send(Command command);
    bool say(const ClientMessage& message);
    void watch(const Watch& watch);
    std::optional<Incoming> take();
    void close();
    // The link goes away; the ground is not running meanwhile.
    void shut_down();

    // ---- the ground's thread ----
    void opened() override;
    void received(const char* bytes, std::size_t size) override;
    bool wants_more() override;
    void ended(Cause cause) override;
    // There may be a way again, or the machine has slept: an attempt that waits is made now, and one that has been
    // silent is given up.
    void knock(bool drop);

private:
    struct Received {
        Incoming incoming;
        std::size_t size;
    };

    Identity new_identity();
    void store_identity();
    bool current() const;
    void stop(bool politely);
    void attempt();
    void part(const Reaction& reaction);
    void retry(StateChanged change);
    void give_up(StateChanged change);
    void flush();
    void report(StateChanged change);
    void push(Incoming incoming, std::size_t size);

    const std::shared_ptr<Ground> ground_;
    const Options options_;
    Backoff backoff_;
    std::shared_ptr<Attempt> attempt_;
    Address address_;
    bool waiting_ = false;           // for the next attempt
    std::uint64_t generation_ = 0;   // a timer from before the last stop does nothing
    std::uint64_t running_epoch_ = 0;

    std::mutex mutex_;               // guards what follows
    std::optional<Conversation> conversation_;
    std::uint64_t epoch_ = 0;        // counts connects and closes
    std::string identity_name_;
    bool remembered_ = true;
    std::deque<Received> inbox_;
    std::size_t inbox_bytes_ = 0;
    bool held_ = false;
};

}  // namespace samenspel::link
