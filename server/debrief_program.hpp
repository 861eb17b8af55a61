// samenspel-debrief at work beside the server: pages for the trainer and for participants, and what could best have been agreed. One thing at a time, with less
// of the processor than play gets; a session that is over may have to wait for it, a session that runs never does.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "proto/full.hpp"
#include "server/host/host.hpp"

namespace samenspel {

class DebriefProgram {
public:
    // Tells the host something, from any thread: Edge::tell.
    using Tell = std::function<void(std::function<void(host::Host& host, std::int64_t now_ms)>)>;

    // `program` is its path, `data` the folder of the session files. Answers come through `tell`, as long as `is_current(file)` says, on the host's own thread, that the
    // session of that file is still the one in play.
    DebriefProgram(std::string program, const std::string& data, Tell tell, std::function<bool(const std::string& file)> is_current);
    // What is under way is ended, what waits is dropped.
    ~DebriefProgram();
    DebriefProgram(const DebriefProgram&) = delete;
    DebriefProgram& operator=(const DebriefProgram&) = delete;

    // The trainer's, before all that waits, or a participant's own (0: the trainer's). A page without bytes says that it could not be made.
    void page(const std::string& file, host::ConnectionId asker, std::uint32_t participant, const Print& wish);
    void best(const std::string& file, std::uint32_t table);

private:
    using Answer = std::function<void(host::Host&, std::int64_t)>;
    void add(std::function<Answer()> job, bool soon);
    void work();
    Answer make_page(const std::string& file, host::ConnectionId asker, std::uint32_t participant, const Print& wish);
    Answer find_best(const std::string& file, std::uint32_t table);

    const std::string program_;
    const Tell tell_;
    const std::function<bool(const std::string&)> is_current_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<Answer()>> jobs_;
    std::atomic<bool> stop_ = false;
    std::thread thread_;   // started with the first job
};

}  // namespace samenspel
