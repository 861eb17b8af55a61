// One port for HTTP and WebSockets, one thread, one timer: carries bytes between sockets and a Host, which decides all.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "server/edge/limits.hpp"
#include "server/store/journal.hpp"

namespace samenspel::host {
class Host;
}

namespace samenspel::edge {

struct Options {
    std::string address;            // to listen on; empty: all of them
    std::uint16_t port = 0;         // 0: any
    Limits limits;
    std::string web_folder;         // the web client's files; empty: there is none, and pages explain how to join
    std::string tls_certificate, tls_key;  // PEM files; with both, every connection speaks TLS
    bool stop_when_complete = false;  // run() ends once every table has been played to its end
    bool stop_on_signals = false;     // SIGINT, SIGTERM and SIGHUP end run()
    // Lines of Prometheus text to add to /metrics, about the journal. Called on the thread of run().
    std::function<std::string()> more_metrics;
    // Steady milliseconds; empty: the system's steady clock.
    std::function<std::int64_t()> now_ms;
};

class Edge {
public:
    // Listens. Null, with a sentence in `error` that says what to do, when the port or the files cannot be had.
    static std::unique_ptr<Edge> listen(Options options, std::string* error);
    ~Edge();
    Edge(const Edge&) = delete;
    Edge& operator=(const Edge&) = delete;

    std::uint16_t port() const;
    // The clock of run(), unless the options gave another one.
    static std::int64_t steady_ms();

    // Serves `host` on the calling thread until it is stopped. Connections made before wait in the backlog.
    // The host hears `closed` exactly once for each connection that it heard `opened` of, except when the server stops.
    void run(host::Host& host);

    // These may be called from any thread, also before run(): what comes earlier is kept for it.
    void committed(store::Ticket up_to);
    void failed(store::Ticket ticket, const store::Error& error);
    // Something that the host is to be told, on the thread of run(); dropped once the server stops.
    void tell(std::function<void(host::Host& host, std::int64_t now_ms)> what);
    // Tells every client that the server stops, and ends run() when they have heard it or after two seconds.
    void stop();
    // Looks at the clock now: for a test that moves it.
    void wake();

private:
    explicit Edge(Options options);
    class Loop;
    std::unique_ptr<Loop> loop_;
};

}  // namespace samenspel::edge
