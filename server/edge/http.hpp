// One HTTP request of a connection: reads it, and says 101 to a WebSocket handshake or answers with a short page.
// Knows nothing of codes, seats and sessions; nothing of a request is echoed. Beast stays in the source file.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace samenspel::edge {

class WebFiles;

// What the pages may tell of the server.
struct ServerState {
    bool frozen = false;
    const WebFiles* web = nullptr;  // null: there is no web client, and pages explain how to join
    // The Prometheus text; made only when it is asked for.
    virtual std::string metrics() const = 0;
    // The clock on the wall, in milliseconds since 1970.
    virtual std::int64_t wall_ms() const = 0;
protected:
    ~ServerState() = default;
};

class HttpReader {
public:
    enum class Step {
        need_more,  // give the rest of the input again, with more behind it
        request,    // complete
        broken      // not HTTP, or too large: see refusal()
    };

    explicit HttpReader(std::size_t most_bytes);
    ~HttpReader();
    HttpReader(const HttpReader&) = delete;
    HttpReader& operator=(const HttpReader&) = delete;

    // Takes from the front of `input` and shortens it.
    Step next(std::span<char>& input);
    // After broken: the whole answer to send before closing.
    std::string refusal() const;

    struct Answer {
        std::string bytes;
        std::shared_ptr<const std::string> body = {};  // to send after `bytes`; shared by all who ask for it
        bool upgraded = false;  // 101: frames follow. Otherwise the connection closes after the answer.
    };
    // After request.
    Answer answer(const ServerState& state) const;

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace samenspel::edge
