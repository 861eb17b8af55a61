// A WebSocket server on loopback that says what a test tells it to, one connection at a time. Blocking, on the test's
// own terms: the test drives it from a second thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "proto/lite.hpp"

namespace samenspel::link {

class FakeConnection {
public:
    virtual ~FakeConnection() = default;
    // The next message; false when the other side is gone.
    virtual bool read(ClientMessage& message) = 0;
    virtual void write(const ServerMessage& message) = 0;
    virtual void write_bytes(const std::string& bytes, bool text) = 0;
};

class FakeServer {
public:
    // Called for each accepted WebSocket, numbered from 1; when it returns, the connection is cut.
    using Script = std::function<void(FakeConnection& connection, int number)>;

    explicit FakeServer(Script script);
    // Accepts TCP and answers every request as a web server that knows no WebSockets.
    static std::unique_ptr<FakeServer> plain_web_server();
    // Accepts TCP and never says a word.
    static std::unique_ptr<FakeServer> silent_server();
    ~FakeServer();
    FakeServer(const FakeServer&) = delete;
    FakeServer& operator=(const FakeServer&) = delete;

    std::string url() const;   // ws://127.0.0.1:port/ws
    int accepted() const;

private:
    struct Inside;
    explicit FakeServer(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
    std::thread thread_;
};

// The url of a port of loopback on which nobody listens.
std::string url_of_nobody();

}  // namespace samenspel::link
