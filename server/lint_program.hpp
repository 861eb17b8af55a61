// samenspel-lint at work beside the server: what only trying shows of a trainer's own scenario, told while its session goes on.
// Takes less of the processor than play gets; no session waits for it.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace samenspel {

class LintProgram {
public:
    // `program` is its path. Each warning is one line for `tell`, from a thread of its own.
    LintProgram(std::string program, std::function<void(const std::string& line)> tell);
    // What is under way is ended.
    ~LintProgram();
    LintProgram(const LintProgram&) = delete;
    LintProgram& operator=(const LintProgram&) = delete;

    // Of the scenario as its files are now; one that was looked at before is left. Nothing is told of one that takes too long.
    void look_at(const std::string& folder);

private:
    void leave();
    std::vector<std::string> warnings(const std::string& folder) const;

    const std::string program_;
    const std::function<void(const std::string&)> tell_;
    std::atomic<bool> stop_ = false;
    std::thread thread_;
};

}  // namespace samenspel
