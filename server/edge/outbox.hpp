// What one connection has still to be sent, in order, ready to be gathered into one write. Bodies are shared with other
// connections and never copied. No socket here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/buffer.hpp>

namespace samenspel::edge {

class Outbox {
public:
    // The operating system takes at most 64 buffers in one write through Asio: 32 messages.
    static constexpr std::size_t most_buffers = 64;
    using Buffers = std::vector<boost::asio::const_buffer>;

    // One binary WebSocket message made of `head` and `body` (which may be null).
    void add_message(std::string_view head, std::shared_ptr<const std::string> body);
    // Bytes as they are: a control frame or an HTTP answer.
    void add_raw(std::string bytes) { add_raw(std::make_shared<const std::string>(std::move(bytes))); }
    void add_raw(std::shared_ptr<const std::string> bytes);
    // The same for a pong; one that has not left yet is replaced, since only the newest ping wants an answer.
    void add_pong(std::string_view payload);

    // Drops what has not begun to leave.
    void cut();

    // Fills `buffers` with the next bytes to write, at most most_buffers of them.
    void gather(Buffers& buffers) const;
    // The first `bytes` of what was gathered have been written.
    void written(std::size_t bytes);

    bool empty() const { return items_.empty(); }
    std::size_t bytes() const { return bytes_; }
    std::size_t room() const { return items_.capacity(); }  // messages that it keeps memory for
    std::size_t messages() const { return items_.size() - first_; }

private:
    struct Item {
        std::array<char, 42> prefix{};  // header and head
        std::uint8_t prefix_bytes = 0;
        bool pong = false;
        std::shared_ptr<const std::string> body;
        std::size_t size() const { return prefix_bytes + (body ? body->size() : 0); }
    };
    void push(Item item);

    std::vector<Item> items_;
    std::size_t first_ = 0;      // items before this one have left
    std::size_t gone_ = 0;       // bytes of items_[first_] that have left
    std::size_t bytes_ = 0;
};

}  // namespace samenspel::edge
