// The native link: a Courier on Asio, with a thread of its own or on its owner's loop.
#include "client/link/link.hpp"

#include <random>
#include <thread>
#include <utility>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "client/link/attempt_beast.hpp"
#include "client/link/courier.hpp"
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

class AsioGround final : public Ground {
public:
    AsioGround(asio::io_context& io, const Options& options) : io_(io), timer_(io), options_(options) {}

    void post(std::function<void()> work) override { asio::post(io_, std::move(work)); }
    void after(std::int64_t delay_ms, std::function<void()> work) override {
        timer_.expires_after(milliseconds(delay_ms));
        timer_.async_wait([work = std::move(work)](error_code error) {
            if (!error) work();
        });
    }
    void cancel() override { timer_.cancel(); }
    std::shared_ptr<Attempt> make_attempt(Attempt::Owner& owner, bool encrypted) override { return make_beast_attempt(io_, owner, options_, encrypted); }
    std::uint64_t chance() override {
        std::random_device device;
        return (std::uint64_t{device()} << 32) | device();
    }
    std::optional<Identity> read(const std::string& name) override { return read_identity(options_.state_folder + "/" + name); }
    bool write(const std::string& name, const Identity& identity) override {
        return write_identity(options_.state_folder + "/" + name, identity);
    }

private:
    asio::io_context& io_;
    asio::steady_timer timer_;
    const Options options_;
};

class NativeLink final : public Link {
public:
    // With a loop of its own when `own` is set, and then a thread for it too.
    NativeLink(std::unique_ptr<Loop> own, Loop& loop, Options options)
        : own_(std::move(own)), loop_(loop), courier_(std::make_shared<Courier>(std::make_shared<AsioGround>(loop.inside().io, options), options)) {
        if (own_) thread_ = std::thread([this] { loop_.inside().io.run(); });
    }
    ~NativeLink() override {
        if (own_) {
            loop_.inside().io.stop();
            thread_.join();
        }
        courier_->shut_down();
    }
    NativeLink(const NativeLink&) = delete;
    NativeLink& operator=(const NativeLink&) = delete;

    std::optional<AddressMistake> connect(std::string_view url, Hello hello) override {
        auto parsed = parse_address(url);
        if (const auto* mistake = std::get_if<AddressMistake>(&parsed)) return *mistake;
        auto& address = std::get<Address>(parsed);
        if (hello.code().empty() && !address.code.empty()) hello.set_code(address.code);
        courier_->connect(std::move(address), std::move(hello));
        return std::nullopt;
    }
    std::uint64_t send(Command command) override { return courier_->send(std::move(command)); }
    bool say(const ClientMessage& message) override { return courier_->say(message); }
    void watch(const Watch& watch) override { courier_->watch(watch); }
    void poll() override {
        if (!own_) loop_.run_for(0);
    }
    std::optional<Incoming> take() override { return courier_->take(); }
    void close() override { courier_->close(); }

private:
    std::unique_ptr<Loop> own_;
    Loop& loop_;
    std::shared_ptr<Courier> courier_;
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
