// A server as a process of its own: started on chosen cores, measured from outside, ended. Knows no protocol.
#pragma once

#include <sys/types.h>
#include <time.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace samenspel::bench {

inline constexpr int any_core = -1;

// Ties the calling process to one core, or frees it with any_core.
void pin(int core);

class Child {
public:
    // Starts `command` and waits for its first line. Null, with `error`, when none comes within `wait_ms`.
    static std::unique_ptr<Child> start(const std::vector<std::string>& command, int core, int wait_ms, std::string* error);
    ~Child();  // asks it to end and, after ten seconds, ends it
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    const std::string& first_line() const { return first_line_; }
    // The value of `key` in the first line, an object in JSON with flat keys; empty when it is not there.
    std::string said(const std::string& key) const;
    bool alive() const;
    std::int64_t cpu_ns() const;      // user and system, of all its threads, since its start
    double memory_kib() const;        // resident

private:
    Child() = default;
    bool read_first_line(int wait_ms);

    pid_t pid_ = 0;
    int out_ = -1;
    clockid_t clock_{};
    std::string first_line_;
};

std::int64_t now_ns();  // monotonic

}  // namespace samenspel::bench
