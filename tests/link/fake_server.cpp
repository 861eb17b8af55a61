// Beast's blocking calls; an error ends the connection and is nobody's surprise.
#include "tests/link/fake_server.hpp"

#include <array>
#include <atomic>

#include <sys/socket.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

namespace samenspel::link {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

class Connection final : public FakeConnection {
public:
    explicit Connection(tcp::socket& socket) : stream_(socket) {}
    bool accept() {
        error_code error;
        stream_.accept(error);
        stream_.binary(true);
        return !error;
    }
    bool read(ClientMessage& message) override {
        boost::beast::flat_buffer buffer;
        error_code error;
        stream_.read(buffer, error);
        return !error && message.ParseFromArray(buffer.data().data(), static_cast<int>(buffer.size()));
    }
    void write(const ServerMessage& message) override { write_bytes(message.SerializeAsString(), false); }
    void write_bytes(const std::string& bytes, bool text) override {
        error_code ignored;
        stream_.text(text);
        stream_.write(asio::buffer(bytes), ignored);
    }

private:
    websocket::stream<tcp::socket&> stream_;
};

const std::string page = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi";

}  // namespace

struct FakeServer::Inside {
    enum class Kind { websocket, web, silent };
    Inside() : acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0)) {}

    void serve() {
        while (!stopping) {
            tcp::socket socket(io);
            error_code error;
            acceptor.accept(socket, error);
            if (error || stopping) return;
            handle = socket.native_handle();
            if (stopping) return;
            const int number = ++accepted;
            if (kind == Kind::websocket) {
                Connection connection(socket);
                if (connection.accept()) script(connection, number);
            } else {
                std::array<char, 4'096> request{};
                socket.read_some(asio::buffer(request), error);
                if (kind == Kind::web) asio::write(socket, asio::buffer(page), error);
                // The silent one waits until the other side gives up.
                if (kind == Kind::silent) socket.read_some(asio::buffer(request), error);
            }
            handle = -1;
        }
    }

    Kind kind = Kind::websocket;
    Script script;
    asio::io_context io;
    tcp::acceptor acceptor;
    std::atomic<int> accepted{0};
    std::atomic<int> handle{-1};
    std::atomic<bool> stopping{false};
};

FakeServer::FakeServer(std::unique_ptr<Inside> inside)
    : inside_(std::move(inside)), thread_([all = inside_.get()] { all->serve(); }) {}

FakeServer::FakeServer(Script script)
    : FakeServer([&] {
          auto inside = std::make_unique<Inside>();
          inside->script = std::move(script);
          return inside;
      }()) {}

std::unique_ptr<FakeServer> FakeServer::plain_web_server() {
    auto inside = std::make_unique<Inside>();
    inside->kind = Inside::Kind::web;
    return std::unique_ptr<FakeServer>(new FakeServer(std::move(inside)));
}

std::unique_ptr<FakeServer> FakeServer::silent_server() {
    auto inside = std::make_unique<Inside>();
    inside->kind = Inside::Kind::silent;
    return std::unique_ptr<FakeServer>(new FakeServer(std::move(inside)));
}

FakeServer::~FakeServer() {
    inside_->stopping = true;
    // Wakes the thread out of accept or read; closing alone would not.
    ::shutdown(inside_->acceptor.native_handle(), SHUT_RDWR);
    if (const int handle = inside_->handle; handle >= 0) ::shutdown(handle, SHUT_RDWR);
    thread_.join();
}

std::string FakeServer::url() const { return "ws://127.0.0.1:" + std::to_string(inside_->acceptor.local_endpoint().port()) + "/ws"; }

int FakeServer::accepted() const { return inside_->accepted; }

std::string url_of_nobody() {
    asio::io_context io;
    // Bound and not listening, then closed: the kernel does not hand it out again at once.
    const tcp::acceptor taken(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    return "ws://127.0.0.1:" + std::to_string(taken.local_endpoint().port());
}

}  // namespace samenspel::link
