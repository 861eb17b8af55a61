// Queues messages and hands them out as buffers; frees its memory when it runs empty.
#include "server/edge/outbox.hpp"

#include <cstring>

#include "server/edge/frames.hpp"

namespace samenspel::edge {

void Outbox::push(Item item) {
    bytes_ += item.size();
    items_.push_back(std::move(item));
}

void Outbox::add_message(std::string_view head, std::shared_ptr<const std::string> body) {
    Item item;
    const std::size_t payload = head.size() + (body ? body->size() : 0);
    const std::size_t header = put_header(item.prefix.data(), Opcode::binary, payload);
    if (header + head.size() > item.prefix.size()) {
        // A long head (a welcome, an answer) is nobody else's: it becomes a body of its own.
        std::string whole(head);
        if (body) whole += *body;
        body = std::make_shared<const std::string>(std::move(whole));
        head = {};
    }
    if (!head.empty()) std::memcpy(item.prefix.data() + header, head.data(), head.size());
    item.prefix_bytes = static_cast<std::uint8_t>(header + head.size());
    item.body = std::move(body);
    push(std::move(item));
}

void Outbox::add_raw(std::shared_ptr<const std::string> bytes) {
    Item item;
    item.body = std::move(bytes);
    push(std::move(item));
}

void Outbox::add_pong(std::string_view payload) {
    for (std::size_t at = first_ + (gone_ > 0 ? 1 : 0); at < items_.size(); ++at) {
        if (!items_[at].pong) continue;
        bytes_ -= items_[at].size();
        items_[at].body = std::make_shared<const std::string>(control_frame(Opcode::pong, payload));
        bytes_ += items_[at].size();
        return;
    }
    add_raw(control_frame(Opcode::pong, payload));
    items_.back().pong = true;
}

void Outbox::cut() {
    while (messages() > (gone_ > 0 ? 1u : 0u)) {
        bytes_ -= items_.back().size();
        items_.pop_back();
    }
    if (messages() == 0) *this = {};
}

void Outbox::gather(Buffers& buffers) const {
    buffers.clear();
    std::size_t skip = gone_;
    for (std::size_t at = first_; at < items_.size() && buffers.size() + 2 <= most_buffers; ++at) {
        const Item& item = items_[at];
        if (skip < item.prefix_bytes) buffers.emplace_back(item.prefix.data() + skip, item.prefix_bytes - skip);
        const std::size_t body_skip = skip > item.prefix_bytes ? skip - item.prefix_bytes : 0;
        if (item.body && item.body->size() > body_skip) buffers.emplace_back(item.body->data() + body_skip, item.body->size() - body_skip);
        skip = 0;
    }
}

void Outbox::written(std::size_t bytes) {
    bytes_ -= bytes;
    gone_ += bytes;
    while (first_ < items_.size() && gone_ >= items_[first_].size()) {
        gone_ -= items_[first_].size();
        items_[first_].body.reset();
        ++first_;
    }
    if (first_ < items_.size()) {
        if (first_ >= 64 && first_ * 2 >= items_.size()) {
            items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(first_));
            first_ = 0;
        }
        return;
    }
    first_ = 0;
    gone_ = 0;
    items_.clear();
    // An idle connection keeps no more than what a short burst needs.
    if (items_.capacity() > 4) items_ = std::vector<Item>();  // `= {}` would keep it
}

}  // namespace samenspel::edge
