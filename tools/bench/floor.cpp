// Two Beast servers that differ only in how they write.
#include "tools/bench/floor.hpp"

#include <sys/resource.h>

#include <cstdio>
#include <deque>
#include <memory>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

namespace samenspel::bench {
namespace {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using tcp = asio::ip::tcp;
using Failure = boost::system::error_code;
using Bytes = std::shared_ptr<const std::string>;

class Player;
struct Table {
    std::vector<Player*> players;
};

struct Floor {
    explicit Floor(FloorKind the_kind) : kind(the_kind), acceptor(context, tcp::endpoint(asio::ip::address_v4::loopback(), 0), true) {
        acceptor.listen(4096);
    }
    void accept();
    void flush_soon(const std::shared_ptr<Player>& player);

    FloorKind kind;
    asio::io_context context{1};
    tcp::acceptor acceptor;
    std::vector<std::unique_ptr<Table>> tables;
    std::vector<std::shared_ptr<Player>> dirty;
};

class Player : public std::enable_shared_from_this<Player> {
public:
    Player(tcp::socket socket, Floor& floor) : stream_(std::move(socket)), floor_(floor) {}

    void start() {
        stream_.next_layer().set_option(tcp::no_delay(true));
        websocket::permessage_deflate off;
        off.server_enable = false;
        stream_.set_option(off);
        stream_.binary(true);
        stream_.async_accept([self = shared_from_this()](Failure failed) {
            if (failed) return;
            self->sit();
            self->read();
        });
    }

    void deliver(const Bytes& text) {
        waiting_.push_back(text);
        if (floor_.kind == FloorKind::gathered) floor_.flush_soon(shared_from_this());
        else if (!writing_) write_one();
    }

    // Everything that waits, in one write.
    void flush() {
        marked = false;
        if (writing_ || waiting_.empty()) return;
        writing_ = true;
        leaving_.assign(waiting_.begin(), waiting_.end());
        waiting_.clear();
        std::vector<asio::const_buffer> buffers;
        buffers.reserve(leaving_.size());
        for (const auto& frame : leaving_) buffers.push_back(asio::buffer(*frame));
        asio::async_write(stream_.next_layer(), buffers, [self = shared_from_this()](Failure failed, std::size_t) {
            self->writing_ = false;
            if (!failed) self->flush();
        });
    }

    bool marked = false;

private:
    void sit() {
        auto& tables = floor_.tables;
        if (tables.empty() || tables.back()->players.size() == table_players) tables.push_back(std::make_unique<Table>());
        table_ = tables.back().get();
        table_->players.push_back(this);
    }

    void read() {
        stream_.async_read(buffer_, [self = shared_from_this()](Failure failed, std::size_t) {
            if (failed) return self->rise();
            self->pass_on();
            self->buffer_.consume(self->buffer_.size());
            self->read();
        });
    }

    void rise() { std::erase(table_->players, this); }

    void pass_on() {
        const auto data = buffer_.data();
        const std::string_view message(static_cast<const char*>(data.data()), data.size());
        if (message.size() <= FloorHead::bytes || message.size() > 125) return;
        std::string out(message.substr(FloorHead::bytes));
        if (floor_.kind == FloorKind::gathered) out.insert(0, {'\x82', static_cast<char>(out.size())});
        const Bytes bytes = std::make_shared<const std::string>(std::move(out));
        if (message[0] == FloorHead::everybody) {
            for (Player* player : table_->players) player->deliver(bytes);
            return;
        }
        deliver(bytes);
        const std::size_t seated = table_->players.size();
        std::size_t place = static_cast<unsigned char>(message[0]) % seated;
        if (table_->players[place] == this) place = (place + 1) % seated;
        if (table_->players[place] != this) table_->players[place]->deliver(bytes);
    }

    void write_one() {
        writing_ = true;
        stream_.async_write(asio::buffer(*waiting_.front()), [self = shared_from_this()](Failure failed, std::size_t) {
            self->writing_ = false;
            self->waiting_.pop_front();
            if (!failed && !self->waiting_.empty()) self->write_one();
        });
    }

    websocket::stream<tcp::socket> stream_;
    Floor& floor_;
    Table* table_ = nullptr;
    boost::beast::flat_buffer buffer_;
    std::deque<Bytes> waiting_;
    std::vector<Bytes> leaving_;
    bool writing_ = false;
};

void Floor::accept() {
    acceptor.async_accept([this](Failure failed, tcp::socket socket) {
        if (!failed) std::make_shared<Player>(std::move(socket), *this)->start();
        accept();
    });
}

// Once what is ready now has been read; that is what gathers.
void Floor::flush_soon(const std::shared_ptr<Player>& player) {
    if (player->marked) return;
    player->marked = true;
    dirty.push_back(player);
    if (dirty.size() > 1) return;
    asio::post(context, [this] {
        std::vector<std::shared_ptr<Player>> now;
        now.swap(dirty);
        for (const auto& one : now) one->flush();
    });
}

}  // namespace

int run_floor(FloorKind kind) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    Floor floor(kind);
    asio::signal_set signals(floor.context, SIGTERM, SIGINT);
    signals.async_wait([&](Failure, int) { floor.context.stop(); });
    floor.accept();
    std::printf("{\"port\": %u}\n", static_cast<unsigned>(floor.acceptor.local_endpoint().port()));
    std::fflush(stdout);
    floor.context.run();
    std::_Exit(0);  // thousands of connections need no farewell here
}

}  // namespace samenspel::bench
