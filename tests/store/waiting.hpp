// Waits for completions of a journal, which come on its own thread.
#pragma once

#include <condition_variable>
#include <mutex>

#include "server/store/journal.hpp"

namespace samenspel::testing {

class Waiting {
public:
    explicit Waiting(store::Journal& journal) {
        journal.on_completion({[this](store::Ticket up_to) {
                                   const std::lock_guard lock(mutex_);
                                   done_ = up_to;
                                   ++commits_;
                                   changed_.notify_all();
                               },
                               [this](store::Ticket, store::Error error) {
                                   const std::lock_guard lock(mutex_);
                                   error_ = std::move(error);
                                   changed_.notify_all();
                               }});
    }
    // What became of the append with this ticket.
    store::Error wait(store::Ticket ticket) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return done_ >= ticket || error_; });
        return done_ >= ticket ? store::Error{} : error_;
    }
    void forget_error() {
        const std::lock_guard lock(mutex_);
        error_ = {};
    }
    int commits() {
        const std::lock_guard lock(mutex_);
        return commits_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    store::Ticket done_;
    store::Error error_;
    int commits_ = 0;
};

inline store::Batch batch_of(std::uint32_t stream, std::uint64_t seq, const std::string& body) {
    store::Batch batch;
    batch.records.push_back({stream, seq, static_cast<std::int64_t>(seq) * 10, body});
    return batch;
}

}  // namespace samenspel::testing
