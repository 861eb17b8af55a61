// Reading waits for readiness and reads into the edge's one scratch buffer, so an idle connection holds no buffer; writing
// tries at once and waits only when the socket is full.
#include "server/edge/connection.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <boost/asio/error.hpp>

#include "server/edge/log.hpp"

namespace samenspel::edge {
namespace {

using boost::system::error_code;
using tcp = boost::asio::ip::tcp;

constexpr std::size_t read_bytes = 64 * 1024;

}  // namespace

Keeper::Keeper(const Limits& the_limits)
    : limits(the_limits),
      deadlines({the_limits.request_ms, the_limits.silence_ms, the_limits.answer_ms, the_limits.linger_ms, the_limits.taking_ms}),
      strangers(the_limits.strangers, the_limits.strangers_of_one),
      scratch(std::max(the_limits.message_bytes, the_limits.request_bytes) + 64 + read_bytes) {
    buffers.reserve(Outbox::most_buffers);
}

Connection::Connection(tcp::socket socket, host::ConnectionId id, Keeper& keeper)
    : channel_(std::move(socket), keeper.identity.get()), id_(id), keeper_(keeper), http_(std::make_unique<HttpReader>(keeper.limits.request_bytes)),
      frames_(keeper.limits.message_bytes) {}

void Connection::start() {
    keeper_.deadlines.set(*this, Wait::request, keeper_.now_ms());
    await_read();
}

void Connection::await_read() {
    channel_.await_read([self = shared_from_this()](error_code error) {
        if (self->state_ == State::gone) return;
        if (error) self->drop();
        else self->readable();
    });
}

void Connection::readable() {
    std::vector<char>& scratch = keeper_.scratch;
    const std::size_t kept = std::min(partial_.size(), scratch.size() - read_bytes);
    std::memcpy(scratch.data(), partial_.data(), kept);
    error_code error;
    const std::size_t count = channel_.read_some({scratch.data() + kept, read_bytes}, error);
    if (error == boost::asio::error::would_block) return await_read();
    if (error) return drop();
    keeper_.traffic.bytes_in += count;
    if (!partial_.empty()) partial_ = std::string();
    take({scratch.data(), kept + count});
    if (state_ == State::gone) return;
    flush();
    if (state_ != State::gone) await_read();
}

void Connection::take(std::span<char> input) {
    if (state_ == State::http) input = take_http(input);
    if (state_ == State::open) input = take_frames(input);
    if (state_ == State::http || state_ == State::open) partial_.assign(input.data(), input.size());
}

std::span<char> Connection::take_http(std::span<char> input) {
    const HttpReader::Step step = http_->next(input);
    if (step == HttpReader::Step::need_more) return input;
    if (step == HttpReader::Step::broken) {
        ++keeper_.traffic.closed_broken;
        last_words(http_->refusal());
        return {};
    }
    HttpReader::Answer answer = http_->answer(keeper_.state());
    http_.reset();
    ++keeper_.traffic.http_answers;
    if (!answer.upgraded) {
        last_words(std::move(answer.bytes), std::move(answer.body));
        return {};
    }
    state_ = State::open;
    ++keeper_.traffic.opened;
    outbox_.add_raw(std::move(answer.bytes));
    keeper_.deadlines.set(*this, Wait::silence, keeper_.now_ms());
    keeper_.opened(*this);
    return input;
}

std::span<char> Connection::take_frames(std::span<char> input) {
    keeper_.deadlines.set(*this, Wait::silence, keeper_.now_ms());
    while (state_ == State::open) {
        switch (frames_.next(input)) {
            case FrameReader::Step::need_more: return input;
            case FrameReader::Step::message:
                keeper_.strangers.remove(*this);
                ++keeper_.traffic.messages_in;
                keeper_.received(*this, frames_.payload());
                break;
            case FrameReader::Step::ping: outbox_.add_pong(frames_.payload()); break;
            case FrameReader::Step::pong: break;
            case FrameReader::Step::close: close(frames_.code()); break;
            case FrameReader::Step::broken:
                ++keeper_.traffic.closed_broken;
                keeper_.note(log_warning, "a connection was closed: what it sent breaks the WebSocket protocol (code " +
                                              std::to_string(static_cast<unsigned>(frames_.code())) + ")", network);
                close(frames_.code());
                break;
        }
    }
    return {};
}

void Connection::queue(const std::vector<host::Frame>& frames) {
    if (state_ != State::open) return;
    for (const host::Frame& frame : frames) outbox_.add_message(frame.head, frame.body);
    keeper_.traffic.messages_out += frames.size();
}

bool Connection::write_some() {
    outbox_.gather(keeper_.buffers);
    error_code error;
    const std::size_t count = channel_.write_some(keeper_.buffers, error);
    if (error == boost::asio::error::would_block) {
        awaiting_write_ = true;
        channel_.await_write([self = shared_from_this()](error_code failed) {
            self->awaiting_write_ = false;
            if (self->state_ == State::gone) return;
            if (failed) self->drop();
            else self->flush();
        });
        return false;
    }
    if (error) {
        drop();
        return false;
    }
    ++keeper_.traffic.writes;
    keeper_.traffic.bytes_out += count;
    outbox_.written(count);
    return true;
}

void Connection::flush() {
    if (state_ == State::gone) return;
    const bool had_something = anything_left();
    while (!awaiting_write_ && anything_left()) {
        if (!write_some() && state_ == State::gone) return;
    }
    if (anything_left()) {
        if (state_ == State::open && too_slow()) {
            ++keeper_.traffic.closed_slow;
            keeper_.note(log_info, "a connection was closed: it reads too slowly; it may connect again and resume", network);
            refuse(keeper_.too_slow_message, CloseCode::policy);
        }
        return;
    }
    if (state_ == State::closing && !ended_writing_) {
        ended_writing_ = true;
        channel_.end_writing();
        keeper_.deadlines.set(*this, Wait::linger, keeper_.now_ms());
    }
    if (had_something && state_ == State::open) keeper_.drained(*this);
}

bool Connection::too_slow() const {
    return outbox_.bytes() > keeper_.limits.queue_bytes || outbox_.messages() > keeper_.limits.queue_messages;
}

void Connection::leave_open(Wait next) {
    const bool was_open = state_ == State::open;
    state_ = State::closing;
    partial_ = std::string();
    http_.reset();
    keeper_.strangers.remove(*this);
    keeper_.deadlines.set(*this, next, keeper_.now_ms());
    if (was_open) keeper_.closed(*this);
}

void Connection::last_words(std::string bytes, std::shared_ptr<const std::string> body) {
    outbox_.add_raw(std::move(bytes));
    if (body) outbox_.add_raw(std::move(body));
    leave_open(Wait::taking);
    left_ = unconfirmed();
}

// The system holds megabytes of its own, and only tells that it takes more when a good part of them has gone.
std::size_t Connection::unconfirmed() { return outbox_.bytes() + channel_.unconfirmed(); }

void Connection::close(CloseCode code) {
    if (state_ != State::open) return;
    outbox_.add_raw(close_frame(code));
    leave_open(Wait::linger);
}

void Connection::say(std::string_view message, CloseCode code) {
    if (state_ != State::open) return;
    outbox_.add_message({}, std::make_shared<const std::string>(message));
    close(code);
}

void Connection::refuse(std::string_view message, CloseCode code) {
    if (state_ != State::open) return;
    outbox_.cut();
    say(message, code);
}

void Connection::due() {
    switch (wait) {
        case Wait::silence:
            outbox_.add_raw(control_frame(Opcode::ping, {}));
            keeper_.deadlines.set(*this, Wait::answer, keeper_.now_ms());
            flush();
            return;
        case Wait::answer:
            ++keeper_.traffic.closed_silent;
            keeper_.note(log_info, "a connection was closed: it no longer answers", network);
            drop();
            return;
        case Wait::taking: {
            // A trickle does not count: who takes a byte at a time would hold the connection for days.
            const std::size_t left = unconfirmed();
            if (left + keeper_.limits.taking_bytes <= left_) {
                left_ = left;
                keeper_.deadlines.set(*this, Wait::taking, keeper_.now_ms());
                return;
            }
            ++keeper_.traffic.closed_slow;
            drop();
            return;
        }
        case Wait::request:
        case Wait::linger:
            drop();
            return;
    }
}

void Connection::drop() {
    if (state_ == State::gone) return;
    const auto self = shared_from_this();
    if (state_ == State::open) leave_open(Wait::linger);
    state_ = State::gone;
    Deadlines::clear(*this);
    keeper_.strangers.remove(*this);
    outbox_ = {};
    partial_ = std::string();
    channel_.close();
    keeper_.gone(*this);
}

}  // namespace samenspel::edge
